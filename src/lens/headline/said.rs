//! What the headline lets somebody say, held against what that somebody says in the body.

use super::verb;
use super::{Finding, Kind, Pair};
use crate::grammar::stem;
use crate::lens::attribution::{Attribution, SourceKind};
use crate::text::{ByteSpan, Document, TokenKind, TokenSpan};

/// Least share of the headline's content, by weight, that a body content must have.
const SAME_CONTENT: f32 = 0.45;

/// Compares every attribution of the headline.
pub(super) fn compare(pair: &Pair) -> Vec<Finding> {
    pair.title_attributions.iter().filter(|a| !a.source.is_empty()).flat_map(|a| one(pair, a)).collect()
}

fn one(pair: &Pair, claim: &Attribution) -> Vec<Finding> {
    let Some(source) = whole(&claim.source) else { return Vec::new() };
    let Some(head) = head(pair.title, source) else { return Vec::new() };
    let mut wanted = claim.content.iter().fold(0, |m, &s| m | pair.overlap.title_bits(with_complement(pair.title, s)));
    wanted &= !pair.overlap.title_bits(pair.title.tokens_within(source));
    let said: Vec<Said> =
        pair.attributions.iter().enumerate().filter_map(|(i, a)| Said::new(pair, i, a, &head, wanted)).collect();
    let same: Vec<&Said> = said.iter().filter(|s| s.share >= SAME_CONTENT && s.matches > 1).collect();
    let mut findings = Vec::new();
    if let Some(best) = same.iter().copied().max_by(|a, b| a.share.total_cmp(&b.share)) {
        let alone = said.iter().filter(|s| s.source != best.source).count();
        findings.extend(dropped_quantifier(pair, source, &same, alone));
        findings.extend(dropped_relay(pair, source, &same));
        findings.extend(stronger_verb(pair, claim, &same, &said));
    } else if said.is_empty() {
        findings.extend(never_heard(pair, claim, source));
    }
    findings
}

/// An attribution of the body whose source has the same head as the headline's.
#[derive(Debug)]
struct Said<'a> {
    index: usize,
    attribution: &'a Attribution,
    source: ByteSpan,
    /// Share of the headline's content that comes back.
    share: f32,
    /// Number of content words that come back.
    matches: u32,
}

impl<'a> Said<'a> {
    fn new(pair: &Pair, index: usize, attribution: &'a Attribution, wanted_head: &str, wanted: u64) -> Option<Self> {
        let source = whole(&attribution.source)?;
        let same_name = attribution
            .speaker
            .as_deref()
            .is_some_and(|s| s.rsplit(' ').next().is_some_and(|w| stem(&w.to_ascii_lowercase()) == wanted_head));
        if !same_name && head(pair.body, source)? != wanted_head {
            return None;
        }
        let got = pair.overlap.bits_of(pair.body, &attribution.content);
        Some(Self {
            index,
            attribution,
            source,
            share: pair.overlap.share(wanted, got),
            matches: (wanted & got).count_ones(),
        })
    }
}

/// What is said, with the "of …" behind its last noun where it ends before that (confirms [merger of both colleges]).
fn with_complement(title: &Document, content: ByteSpan) -> TokenSpan {
    let TokenSpan { start, end, .. } = title.tokens_within(content);
    let (start, mut end) = (start as usize, end as usize);
    if title.lower(end) == "of" {
        end += 1;
        while title.kind(end) == Some(TokenKind::Word) && !ends_head(title.lower(end)) {
            end += 1;
        }
    }
    TokenSpan::from_range(start..end)
}

fn whole(spans: &[ByteSpan]) -> Option<ByteSpan> {
    Some(spans.first()?.to(*spans.last()?))
}

/// The stem of a source's head: its last word before "of", "in", "who" or a comma.
fn head(document: &Document, source: ByteSpan) -> Option<String> {
    let tokens = document.tokens_within(source);
    let mut last = None;
    for at in tokens.range() {
        let word = document.lower(at);
        match document.kind(at) {
            Some(TokenKind::Word) => match last {
                Some(measure) if word == "of" && is_measure(measure) => last = None,
                Some(_) if ends_head(word) => break,
                _ => last = Some(word),
            },
            Some(TokenKind::Sign) if last.is_some() => break,
            _ => {}
        }
    }
    last.map(|w| stem(w).into_owned())
}

/// Words that begin what comes behind a head.
fn ends_head(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "at"
            | "who"
            | "that"
            | "with"
            | "from"
            | "on"
            | "for"
            | "and"
            | "familiar"
            | "close"
            | "briefed"
            | "citing"
    )
}

/// Nouns that only measure out what stands behind their "of".
fn is_measure(word: &str) -> bool {
    matches!(
        word,
        "handful"
            | "number"
            | "group"
            | "couple"
            | "dozens"
            | "minority"
            | "majority"
            | "some"
            | "one"
            | "two"
            | "three"
            | "several"
            | "few"
            | "hundreds"
    )
}

/// Words that make a source smaller than the bare plural.
fn quantifier(document: &Document, source: ByteSpan) -> Option<String> {
    let tokens = document.tokens_within(source);
    let first = tokens.start as usize;
    let words: Vec<&str> = (first..tokens.end as usize).take(3).map(|i| document.lower(i)).collect();
    let count = match words.as_slice() {
        // Three and more are what a bare plural says.
        ["some" | "several" | "two" | "certain", ..] => 1,
        ["a", "few" | "couple" | "handful" | "number" | "group" | "minority", ..] => 2,
        ["one", "of", ..] | ["at", "least", _] | ["only", _, _] => 3,
        ["few", ..] => 1,
        ["a" | "an" | "one", ..] => 1,
        _ => return None,
    };
    let end = (first + count).min(tokens.end as usize);
    Some(document.slice(crate::text::TokenSpan::from_range(first..end)).to_owned())
}

/// Heads that are plural without saying how many: a body word for one or some of them is a difference.
fn is_bare_plural(document: &Document, source: ByteSpan) -> bool {
    let tokens = document.tokens_within(source);
    let first = document.lower(tokens.start as usize);
    let last = (tokens.end as usize).checked_sub(1).map_or("", |i| document.lower(i));
    let is_plural = last.ends_with('s')
        && !last.ends_with("ss")
        && !document.tokens_within(source).range().any(|i| document.kind(i) == Some(TokenKind::Number))
        || last == "people";
    let free = !matches!(
        first,
        "the"
            | "some"
            | "several"
            | "two"
            | "three"
            | "four"
            | "five"
            | "many"
            | "most"
            | "few"
            | "a"
            | "an"
            | "one"
            | "all"
            | "more"
            | "both"
            | "these"
            | "those"
            | "his"
            | "her"
            | "their"
            | "other"
            | "certain"
            | "top"
    );
    is_plural && free
}

fn dropped_quantifier(pair: &Pair, source: ByteSpan, same: &[&Said], others: usize) -> Option<Finding> {
    let first_word = pair.title.tokens_within(source).start as usize;
    if !is_bare_plural(pair.title, source)
        || pair.title.is_quoted(source.start)
        || pair.title.word(first_word).is_empty()
    {
        return None;
    }
    // A capitalised plural that is somebody's name ("Giants say") counts nobody.
    let mut smallest = None;
    for said in same {
        smallest = Some((said, quantifier(pair.body, said.source)?));
    }
    let (said, quantifier) = smallest?;
    // "an official said" twice, of two officials, makes officials.
    if matches!(quantifier.to_ascii_lowercase().as_str(), "a" | "an" | "one") && (others > 0 || same.len() > 1) {
        return None;
    }
    let words = vec![source.of(pair.title.text).to_owned(), said.source.of(pair.body.text).to_owned()];
    Some(Finding::new(Kind::Quantifier, source, said.source, 0.85, words))
}

fn dropped_relay(pair: &Pair, source: ByteSpan, same: &[&Said]) -> Option<Finding> {
    let relay = |said: &Said| -> Option<usize> {
        let mut index = said.index;
        // A chain is no longer than the list.
        for _ in 0..pair.attributions.len() {
            let outer = pair.attributions.get(index)?.nested_in.or_else(|| around(pair, index))?;
            if pair.attributions.get(outer)?.source_kind == SourceKind::Outlet {
                return Some(outer);
            }
            index = outer;
        }
        None
    };
    let outers: Option<Vec<usize>> = same.iter().map(|s| relay(s)).collect();
    let outer = &pair.attributions[*outers?.first()?];
    let outlet = whole(&outer.source)?;
    let full = outer.speaker.as_deref().unwrap_or("");
    let told = outlet.of(pair.body.text);
    if names_relay(pair.title, told) || names_relay(pair.title, full) {
        return None;
    }
    let from = match full {
        "" => told.to_owned(),
        full if told.contains(full) => told.to_owned(),
        full => format!("{told} ({full})"),
    };
    Some(Finding::new(Kind::Relay, source, outlet, 0.85, vec![source.of(pair.title.text).to_owned(), from]))
}

/// The tightest attribution to an outlet whose content holds the whole of another's source and cue.
fn around(pair: &Pair, index: usize) -> Option<usize> {
    let inner = pair.attributions.get(index)?;
    let span = whole(&inner.source)?.to(whole(&inner.cue)?);
    pair.attributions
        .iter()
        .enumerate()
        .filter(|&(i, a)| {
            i != index && a.source_kind == SourceKind::Outlet && a.content.iter().any(|c| c.contains(span))
        })
        .min_by_key(|(_, a)| whole(&a.content).map_or(0, |c| c.len()))
        .map(|(i, _)| i)
}

/// Whether the headline itself says that it passes on a report.
fn names_relay(title: &Document, outlet: &str) -> bool {
    let outlet = outlet.to_ascii_lowercase();
    let last = outlet.split([' ', '’', '\'']).rfind(|w| w.len() > 2);
    (0..title.tokens.len()).any(|i| {
        let word = title.lower(i);
        last == Some(word) || matches!(word, "report" | "reports" | "reportedly" | "reported" | "media")
    })
}

fn stronger_verb(pair: &Pair, claim: &Attribution, same: &[&Said], said: &[Said]) -> Option<Finding> {
    let cue = whole(&claim.cue)?;
    let (at, strong) =
        pair.title.tokens_within(cue).range().find_map(|i| Some((i, verb::strong(pair.title.lower(i))?)))?;
    let cue_words = |a: &Attribution| -> Vec<String> {
        a.cue.iter().flat_map(|&c| pair.body.tokens_within(c).range()).map(|i| pair.body.lower(i).to_owned()).collect()
    };
    if said.iter().any(|s| cue_words(s.attribution).iter().any(|w| strong.is_borne_out_by(w))) {
        return None;
    }
    let best = same.iter().max_by(|a, b| a.share.total_cmp(&b.share))?;
    if !same.iter().all(|s| cue_words(s.attribution).iter().any(|w| strong.exceeds(w))) {
        return None;
    }
    let body_cue = whole(&best.attribution.cue)?;
    let words = vec![pair.title.word(at).to_owned(), body_cue.of(pair.body.text).to_owned()];
    Some(Finding::new(Kind::Verb, cue, body_cue, 0.75, words))
}

/// A person who speaks in the headline and is never heard in the body: none of the capitalised words of the name is there.
///
/// Only a first and a last name tell a person, and only where the headline's other words are in lower case do capitals tell a name:
/// "Shocking Report: …" speaks for nobody.
fn never_heard(pair: &Pair, claim: &Attribution, source: ByteSpan) -> Option<Finding> {
    let tokens = pair.title.tokens_within(source);
    let capitalized = |at: usize| pair.title.tokens.get(at).is_some_and(|token| token.capitalized);
    if claim.source_kind != SourceKind::Named || !tokens.range().all(capitalized) || !is_sentence_case(pair.title) {
        return None;
    }
    let words: Vec<&str> = tokens.range().map(|at| pair.title.lower(at)).filter(|word| word.len() > 2).collect();
    if words.len() < 2 {
        return None;
    }
    let heading = pair.title.text.trim();
    let comes_back = pair.body.sentences.iter().any(|s| {
        !s.span.of(pair.body.text).starts_with(heading)
            && s.tokens.range().any(|i| {
                words.iter().any(|w| {
                    pair.body.lower(i).starts_with(w)
                        || pair.body.lower(i).len() > 3 && w.starts_with(pair.body.lower(i))
                })
            })
    });
    let known = pair.names.iter().any(|n| words.iter().any(|w| n.full.to_ascii_lowercase().contains(w)));
    if comes_back || known {
        return None;
    }
    let first = pair.body.sentences.first()?.span;
    Some(Finding::new(Kind::Speaker, source, first, 0.7, vec![source.of(pair.title.text).to_owned()]))
}

/// Whether a headline has at least two words of an open class that begin with a small letter.
fn is_sentence_case(title: &Document) -> bool {
    let small = |&at: &usize| {
        title.kind(at) == Some(TokenKind::Word)
            && !title.tokens[at].capitalized
            && title.class(at).is_none()
            && title.lower(at).len() > 3
    };
    (0..title.tokens.len()).filter(small).take(2).count() == 2
}
