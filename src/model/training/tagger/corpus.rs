//! CoNLL-U → sentences.

use super::hint;
use crate::grammar::Tag;
use crate::text::{Document, Passage};
use std::io::Read;
use std::path::Path;

/// A word of an annotated sentence.
#[derive(Debug, Clone, Default)]
pub struct Word {
    /// As written.
    pub form: String,
    /// Its universal part of speech.
    pub universal: String,
    /// Its Penn Treebank tag.
    pub penn: String,
    /// Place of the word it depends on; none for the root, and where no tree is given.
    pub head: Option<usize>,
    /// How it depends on its head.
    pub relation: String,
    /// "B" or "I" in a noun chunk, where the file says so.
    pub chunk: String,
    /// "B-PERSON", "I-PERSON" in a name, where the file says so.
    pub entity: String,
}

/// An annotated sentence.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Its text.
    pub text: String,
    /// Number of its document in the file.
    pub document: u64,
    /// Its words.
    pub rows: Vec<Word>,
    /// One a word.
    pub tags: Vec<Tag>,
    /// What another tagger says of each word, hashed.
    pub(super) hints: Vec<[u32; 4]>,
}

impl Sentence {
    /// The words as written.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|r| r.form.as_str())
    }

    /// Where each word ends in the text; none where the words are not those of the text.
    pub(in crate::model::training) fn ends(&self) -> Option<Vec<usize>> {
        let mut at = 0;
        let mut end_of = |row: &Word| {
            at += self.text.get(at..)?.find(row.form.as_str())? + row.form.len();
            Some(at)
        };
        self.rows.iter().map(&mut end_of).collect()
    }
}

/// Reads a gzipped CoNLL-U file, and the same sentences as another tagger tagged them.
pub(in crate::model::training) fn read(path: &Path, peer: Option<&Path>) -> std::io::Result<Vec<Sentence>> {
    let mut sentences = parse(path)?;
    let Some(peer) = peer else { return Ok(sentences) };
    let other = if peer == path { sentences.clone() } else { parse(peer)? };
    if other.len() != sentences.len() {
        return Err(std::io::Error::other(format!("{} and {} differ", path.display(), peer.display())));
    }
    for (sentence, other) in sentences.iter_mut().zip(&other) {
        let at = |i: usize| other.rows.get(i).map_or("", |r| r.penn.as_str());
        sentence.hints = (0..sentence.rows.len())
            .map(|i| {
                let (before, own, after) = (at(i.wrapping_sub(1)), at(i), at(i + 1));
                let row = other.rows.get(i);
                let (relation, universal) = row.map_or(("", ""), |r| (r.relation.as_str(), r.universal.as_str()));
                let form = sentence.rows[i].form.to_lowercase();
                [
                    hint(1, &[own, universal, relation]),
                    hint(2, &[before, own, after]),
                    hint(3, &[own, &form]),
                    hint(4, &[relation, &form]),
                ]
            })
            .collect();
    }
    Ok(sentences)
}

fn parse(path: &Path) -> std::io::Result<Vec<Sentence>> {
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(std::fs::File::open(path)?).read_to_string(&mut text)?;
    let mut sentences = Vec::new();
    let mut document = 0;
    for block in text.split("\n\n") {
        let mut rows: Vec<Word> = Vec::new();
        let mut written = "";
        for line in block.lines() {
            if line.starts_with("# newdoc") {
                document += 1;
            }
            if let Some(text) = line.strip_prefix("# text = ") {
                written = text;
            }
            let columns: Vec<&str> = line.split('\t').collect();
            let [id, form, _, universal, penn, _, head, relation, _, misc] = columns.as_slice() else { continue };
            if id.parse::<usize>().is_err() {
                continue;
            }
            let said = |key: &str| misc.split('|').find_map(|m| m.strip_prefix(key)).unwrap_or("").to_owned();
            rows.push(Word {
                form: (*form).to_owned(),
                universal: (*universal).to_owned(),
                penn: (*penn).to_owned(),
                head: head.parse::<usize>().ok().and_then(|h| h.checked_sub(1)),
                relation: (*relation).to_owned(),
                chunk: said("Chunk="),
                entity: said("Ent="),
            });
        }
        if rows.is_empty() {
            continue;
        }
        let tags = rows.iter().map(|r| Tag::of(&r.universal, &r.penn)).collect();
        let hints = vec![[0; 4]; rows.len()];
        sentences.push(Sentence { text: written.to_owned(), document, rows, tags, hints });
    }
    Ok(sentences)
}

/// The same sentence as Hearsay splits it, where that differs: treebanks split "do|n't" and "Iranian|-|backed".
pub(super) fn in_our_tokens(sentence: &Sentence) -> Option<Sentence> {
    let ends = sentence.ends()?;
    let passage = Passage::from_text(&sentence.text);
    let document = Document::new(&passage, None);
    let mut ours = Sentence { rows: Vec::new(), tags: Vec::new(), hints: Vec::new(), ..sentence.clone() };
    for token in &document.tokens {
        let range = token.span.range();
        let first = ends.partition_point(|&end| end <= range.start);
        let last = ends.partition_point(|&end| end < range.end).min(ends.len() - 1);
        let parts = sentence.tags.get(first..=last)?;
        ours.tags.push(joined(parts, token.span.of(&sentence.text)));
        ours.rows.push(Word { form: token.span.of(&sentence.text).to_owned(), ..Word::default() });
        ours.hints.push([0; 4]);
    }
    (ours.rows.len() != sentence.rows.len()).then_some(ours)
}

/// The tag of a word from those of its parts.
fn joined(parts: &[Tag], word: &str) -> Tag {
    match parts {
        [] => Tag::Other,
        [one] => *one,
        [first, .., last] if word.contains(['-', '\u{2011}']) => match last {
            Tag::VerbParticiple | Tag::VerbIng | Tag::VerbPast => Tag::Adjective,
            Tag::Adposition | Tag::Adverb if *first != Tag::Number => Tag::Noun,
            Tag::Punctuation => *first,
            other => *other,
        },
        [first, ..] => *first,
    }
}

/// How a writer may treat capitals.
#[derive(Debug, Clone, Copy)]
pub(super) enum Capitals {
    /// "Ferry Sinks Off Hull", as headlines are.
    Title,
    /// "FERRY SINKS OFF HULL"
    All,
    /// "ferry sinks off hull", and apostrophes left out with them.
    None,
}

/// The same sentence by another writer.
pub(super) fn rewritten(sentence: &Sentence, capitals: Capitals) -> Sentence {
    let mut other = sentence.clone();
    for (at, row) in other.rows.iter_mut().enumerate() {
        row.form = match capitals {
            Capitals::Title if at == 0 || row.form.len() > 3 || sentence.tags[at].is_verb() => {
                let mut letters = row.form.chars();
                letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
            }
            Capitals::Title => continue,
            Capitals::All => row.form.to_uppercase(),
            Capitals::None if row.form.len() > 1 => row.form.to_lowercase().replace(['\'', '’'], ""),
            Capitals::None => row.form.to_lowercase(),
        };
        if row.form.is_empty() {
            row.form.clone_from(&sentence.rows[at].form);
        }
    }
    other
}
