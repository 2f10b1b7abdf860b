//! Which words of the headline come back where in the body.

use crate::grammar::stem;
use crate::lens::name::Name;
use crate::text::{ByteSpan, Document, TokenKind, TokenSpan};
use rustc_hash::FxHashMap;

/// Most content words of a headline that are looked for; one bit each.
const MOST: usize = 64;

/// The content words of a headline, and where each comes back in the body.
#[derive(Debug)]
pub(super) struct Overlap {
    /// (token of the headline, its bit), by rising token.
    title: Vec<(u32, u8)>,
    /// (token of the body, bit), by rising token.
    hits: Vec<(u32, u8)>,
    /// What each bit weighs: more where few sentences of the body have the word.
    weights: Vec<f32>,
    /// (tokens, bits) of each of the body's sentences that is not the headline itself.
    sentences: Vec<(TokenSpan, u64)>,
}

impl Overlap {
    /// Looks every content word of the headline up in the body, by its stem, or by any alias of its name.
    pub(super) fn new(title: &Document, body: &Document, names: &[Name]) -> Self {
        let mut bits: FxHashMap<String, u8> = FxHashMap::default();
        let mut spellings: Vec<(&str, u8)> = Vec::new();
        let mut found = Vec::new();
        for at in 0..title.tokens.len() {
            let word = title.lower(at);
            if !is_content(title, at) || is_empty_word(word) {
                continue;
            }
            let next = bits.values().max().map_or(0, |&b| b as usize + 1);
            let bit = match bits.get(stem(word).as_ref()) {
                Some(&bit) => bit,
                None if next < MOST => {
                    let bit = next as u8;
                    for alias in aliases(word, body, names) {
                        bits.entry(alias).or_insert(bit);
                    }
                    bits.insert(stem(word).into_owned(), bit);
                    bit
                }
                None => break,
            };
            if title.tokens[at].capitalized && word.len() > 5 {
                spellings.push((word, bit));
            }
            found.push((at as u32, bit));
        }
        let mut overlap = Self { title: found, hits: Vec::new(), weights: Vec::new(), sentences: Vec::new() };
        overlap.search(title, body, &bits, &spellings);
        overlap
    }

    fn search(&mut self, title: &Document, body: &Document, bits: &FxHashMap<String, u8>, spellings: &[(&str, u8)]) {
        let initials: u32 = bits.keys().map(|k| initial(k)).fold(0, |a, b| a | b);
        let mut frequency = vec![0u32; bits.values().max().map_or(0, |&b| b as usize + 1)];
        let heading = title.text.trim();
        for sentence in &body.sentences {
            if body
                .paragraphs
                .get(sentence.paragraph as usize)
                .is_some_and(|p| p.of(body.text).trim_end_matches('.') == heading.trim_end_matches('.'))
            {
                continue;
            }
            let mut mask = 0u64;
            for at in sentence.tokens.range() {
                let word = body.lower(at);
                if initial(word) & initials == 0 || !is_content(body, at) {
                    continue;
                }
                let respelt = || {
                    spellings
                        .iter()
                        .find(|(s, _)| body.tokens[at].capitalized && is_respelling(s, word))
                        .map(|&(_, b)| b)
                };
                if let Some(bit) = bits.get(stem(word).as_ref()).copied().or_else(respelt) {
                    self.hits.push((at as u32, bit));
                    mask |= 1 << bit;
                }
            }
            for (bit, count) in frequency.iter_mut().enumerate() {
                *count += (mask >> bit & 1) as u32;
            }
            self.sentences.push((sentence.tokens, mask));
        }
        let all = self.sentences.len() as f32;
        self.weights = frequency.iter().map(|&f| (1.0 + all / f.max(1) as f32).ln()).collect();
    }

    /// The bits of a stretch of the headline.
    pub(super) fn title_bits(&self, tokens: TokenSpan) -> u64 {
        self.title.iter().filter(|&&(at, _)| tokens.holds(at)).fold(0, |m, &(_, b)| m | 1 << b)
    }

    /// The bits of a stretch of the body.
    pub(super) fn body_bits(&self, tokens: TokenSpan) -> u64 {
        let first = self.hits.partition_point(|&(at, _)| at < tokens.start);
        self.hits[first..].iter().take_while(|&&(at, _)| at < tokens.end).fold(0, |m, &(_, b)| m | 1 << b)
    }

    /// The bits of several stretches of the body, given in bytes.
    pub(super) fn bits_of(&self, body: &Document, spans: &[ByteSpan]) -> u64 {
        spans.iter().fold(0, |m, &s| m | self.body_bits(body.tokens_within(s)))
    }

    /// Share of the weight of `wanted` that `got` has.
    pub(super) fn share(&self, wanted: u64, got: u64) -> f32 {
        let weight = |mask: u64| -> f32 {
            self.weights.iter().enumerate().filter(|&(b, _)| mask >> b & 1 == 1).map(|(_, w)| w).sum()
        };
        let all = weight(wanted);
        if all > 0.0 { weight(wanted & got) / all } else { 0.0 }
    }

    /// The sentences of the body, each with the bits it has.
    pub(super) fn sentences(&self) -> &[(TokenSpan, u64)] {
        &self.sentences
    }
}

/// All words of a name, where `word` is one of them; a single small word of a long name says nothing.
fn aliases(word: &str, body: &Document, names: &[Name]) -> Vec<String> {
    let words = |span: ByteSpan| {
        body.tokens_within(span).range().filter(|&i| is_content(body, i) && !is_empty_word(body.lower(i)))
    };
    let Some(name) = names.iter().find(|n| n.mentions.iter().any(|&m| words(m).any(|i| body.lower(i) == word))) else {
        return Vec::new();
    };
    name.mentions.iter().flat_map(|&m| words(m)).map(|i| stem(body.lower(i)).into_owned()).collect()
}

fn is_content(document: &Document, at: usize) -> bool {
    matches!(document.kind(at), Some(TokenKind::Word)) && document.lower(at).len() > 2
        || matches!(document.lower(at), "us" | "uk" | "eu" | "un")
            && document.word(at).bytes().all(|b| b.is_ascii_uppercase())
}

/// One bit for the first letter.
fn initial(word: &str) -> u32 {
    match word.bytes().next() {
        Some(b @ b'a'..=b'z') => 1 << (b - b'a'),
        _ => 1 << 26,
    }
}

/// Two spellings of one foreign name: the same length and first letter, one letter apart.
fn is_respelling(a: &str, b: &str) -> bool {
    a.len() == b.len()
        && a.len() > 5
        && a.bytes().next() == b.bytes().next()
        && a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).count() == 1
}

/// Words too common to tell what a headline is about.
pub(super) fn is_empty_word(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "and"
            | "for"
            | "but"
            | "not"
            | "with"
            | "from"
            | "that"
            | "this"
            | "these"
            | "those"
            | "has"
            | "have"
            | "had"
            | "was"
            | "were"
            | "are"
            | "been"
            | "being"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "your"
            | "who"
            | "what"
            | "why"
            | "how"
            | "when"
            | "where"
            | "which"
            | "will"
            | "would"
            | "could"
            | "should"
            | "may"
            | "might"
            | "can"
            | "must"
            | "into"
            | "over"
            | "after"
            | "before"
            | "about"
            | "than"
            | "then"
            | "more"
            | "most"
            | "some"
            | "all"
            | "any"
            | "one"
            | "out"
            | "off"
            | "you"
            | "they"
            | "she"
            | "him"
            | "them"
            | "says"
            | "said"
            | "say"
            | "new"
            | "just"
            | "now"
            | "here"
            | "there"
            | "did"
            | "does"
            | "get"
            | "gets"
            | "got"
            | "amid"
            | "against"
            | "under"
            | "while"
            | "during"
            | "per"
            | "via"
            | "too"
            | "also"
            | "mr"
            | "mrs"
    )
}
