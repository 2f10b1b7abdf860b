//! **Names**: people, organisations and places, with every alias linked.
//!
//! A name is marked without its title, article or possessive ending, and every mention points to one entry: "Ann Low",
//! "Mayor Low" and "Low"; "Harbour Watch (HW)" and "HW"; "U.S." and "United States"; "Soleimani" and "Suleimani".
//!
//! Not marked: peoples and nationalities, months and weekdays, events, laws, works and products, titles without a bearer, and words
//! that are capitalised only because a sentence or a heading begins.
//!
//! Three examples: "[Ann Low], the mayor of [Hull]"; "[Acme Holdings Inc.] fell, and [Acme] said"; "[U.S.] President [Donald Trump]".
//!
//! A first pass collects runs of capitalised words and weighs what each run's own words and neighbours say of its kind; a second lets the
//! whole document decide, since one plain mention settles all others (one sense per discourse: Gale, Church and Yarowsky 1992). What
//! the network hears of each mention (`src/model/attribution.md`) counts beside what the rules say.
//!
//! The confidence of a name is that of its surest mention, set on the annotated texts (`scripts/calibration.js names`). The default
//! threshold of 0.4 shows 96 in 100 marks, of which 82 in 100 are right (80 of all), and 98 in 100 of the right ones; at 0.75
//! 74 in 100 are shown, of which 89 are right.

mod alias;
mod candidate;
mod context;
mod gazetteer;
mod heard;
mod kind;
mod neighbour;
mod places;
mod role;
mod run;
mod score;
mod spelling;
#[cfg(test)]
mod tests;
mod things;
mod vote;

use crate::model::attribution::Heard;
use crate::reading::Confidence;
use crate::text::{ByteSpan, Document, TokenSpan};
use candidate::Candidate;
use context::{Context, Style};
use gazetteer::Traits;
use rustc_hash::FxHashMap;

/// A person, organisation or place of the story.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// What it is.
    pub kind: NameKind,
    /// Its fullest form in the story, without titles.
    pub full: String,
    /// Every mention, by rising start: the name without titles, articles or possessive endings.
    pub mentions: Vec<ByteSpan>,
    /// The role the story gives at the first mention ("chairman of the Joint Chiefs of Staff").
    pub role: Option<String>,
    /// The pronoun a person takes, where a title or the given name tells.
    pub gender: Option<Gender>,
    /// How sure it is that this is a name of this kind.
    pub confidence: Confidence,
}

/// The kind of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, institution, party, newspaper.
    Organization,
    /// A country, city, region, building or other place.
    Place,
}

/// The pronoun that a title or given name calls for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "She".
    Female,
    /// "He".
    Male,
}

/// Looks up which name is mentioned where.
#[derive(Debug, Clone)]
pub struct Mentions {
    /// (mention, index of its name), by rising start, without overlap.
    rows: Vec<(ByteSpan, usize)>,
}

impl Mentions {
    /// The mentions of all names.
    pub fn new(names: &[Name]) -> Self {
        let mut rows: Vec<_> =
            names.iter().enumerate().flat_map(|(index, name)| name.mentions.iter().map(move |&m| (m, index))).collect();
        rows.sort_by_key(|(span, _)| span.start);
        Self { rows }
    }

    /// The mention that holds a byte, and the index of its name.
    pub fn at(&self, byte: u32) -> Option<(ByteSpan, usize)> {
        let after = self.rows.partition_point(|(span, _)| span.start <= byte);
        self.rows.get(after.checked_sub(1)?).copied().filter(|(span, _)| span.holds(byte))
    }

    /// The mentions that end before a byte, the nearest first, each with the index of its name.
    pub fn before(&self, byte: u32) -> impl Iterator<Item = (ByteSpan, usize)> {
        let after = self.rows.partition_point(|(mention, _)| mention.end <= byte);
        self.rows[..after].iter().rev().copied()
    }

    /// The mentions that lie wholly inside a span, by rising start, each with the index of its name.
    pub fn within(&self, span: ByteSpan) -> impl Iterator<Item = (ByteSpan, usize)> {
        let first = self.rows.partition_point(|(mention, _)| mention.start < span.start);
        self.rows[first..]
            .iter()
            .copied()
            .take_while(move |(m, _)| m.start < span.end)
            .filter(move |(m, _)| m.end <= span.end)
    }
}

/// Whether a word is a nationality, people, faith or party membership: "Russian", "Democratic".
pub(crate) fn is_nationality(word: &str) -> bool {
    gazetteer::look_up(word).is_some_and(|entry| entry.traits.has(Traits::NATIONALITY))
}

/// One place where a name stands.
#[derive(Debug, Clone)]
struct Mention {
    tokens: TokenSpan,
    kind: NameKind,
    title: Option<TokenSpan>,
    /// The fullest form of a known name.
    known: Option<&'static str>,
    gender: Option<Gender>,
    confidence: Confidence,
}

/// Finds the names of a document, by the start of their first mention.
pub fn find(document: &Document, heard: Option<&Heard>) -> Vec<Name> {
    let context = Context::new(document);
    let mut candidates = Vec::new();
    for (sentence, &style) in document.sentences.iter().zip(&context.styles) {
        let first = candidates.len();
        candidate::collect(document, &context, sentence, &mut candidates);
        if style != Style::Prose {
            let mut at = 0;
            candidates.retain(|c| {
                at += 1;
                at <= first || style == Style::Heading && things::is_plainly_a_person(c)
            });
        }
    }
    things::cut_things_of_persons(document, &context, &mut candidates);
    things::drop_storms(document, &mut candidates);
    things::drop_abbreviated_things(document, &mut candidates);
    let mut mentions = vote::decide(document, &context, &candidates, heard);
    add_headings(document, &context, &mut mentions);
    places::add_small(document, &mut mentions);
    places::add_states(document, &mut mentions);
    mentions.sort_by_key(|m| m.tokens.start);
    alias::group(document, &mentions).into_iter().filter_map(|rows| entry(document, &mentions, &rows)).collect()
}

/// In headings and shouted lines only names that prose has shown, or that are known, count.
fn add_headings(document: &Document, context: &Context, mentions: &mut Vec<Mention>) {
    const LONGEST: usize = 6;
    let mut shown: FxHashMap<String, (NameKind, Option<&'static str>)> = FxHashMap::default();
    let found_before: FxHashMap<u32, u32> = mentions.iter().map(|m| (m.tokens.start, m.tokens.end)).collect();
    for mention in mentions.iter() {
        let key = document.slice(mention.tokens).to_lowercase();
        shown.entry(key).or_insert((mention.kind, mention.known));
    }
    for (sentence, &style) in document.sentences.iter().zip(&context.styles) {
        if style == Style::Prose {
            continue;
        }
        let (mut at, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        while at < end {
            if let Some(&after) = found_before.get(&(at as u32)) {
                at = after as usize;
                continue;
            }
            let mut found = None;
            if run::is_name_word(document, at) {
                for stop in at + 1..=end.min(at + LONGEST) {
                    let tokens = TokenSpan::from_range(at..stop);
                    let text = document.slice(tokens);
                    let row = shown.get(&text.to_lowercase()).copied().or_else(|| known(text, stop - at));
                    if let Some((kind, known)) = row {
                        found = Some(Mention { tokens, kind, title: None, known, gender: None, confidence: 0.7 });
                    }
                }
            }
            at = found.as_ref().map_or(at + 1, |m| m.tokens.end as usize);
            mentions.extend(found);
        }
    }
}

fn known(text: &str, words: usize) -> Option<(NameKind, Option<&'static str>)> {
    let entry = gazetteer::look_up(text)?;
    let doubtful = Traits::GIVEN
        .and(Traits::EVERYDAY)
        .and(Traits::COMMON)
        .and(Traits::FUNCTION)
        .and(Traits::HEAD)
        .and(Traits::NATIONALITY);
    if words == 1 && entry.traits.has(doubtful) {
        return None;
    }
    if entry.traits.has(Traits::PLACE) {
        Some((NameKind::Place, Some(entry.full)))
    } else if entry.traits.has(Traits::ORGANIZATION) {
        Some((NameKind::Organization, Some(entry.full)))
    } else {
        None
    }
}

fn is_person(mention: &Mention) -> bool {
    mention.kind == NameKind::Person
}

fn gender(document: &Document, candidate: &Candidate) -> Option<Gender> {
    let title = candidate.title.map_or("", |t| document.word(t.end as usize - 1));
    match title {
        "Mr" | "Mr." | "Sir" | "Lord" | "King" | "Prince" | "Duke" | "Baron" | "Congressman" | "Chairman"
        | "Father" | "Brother" => {
            return Some(Gender::Male);
        }
        "Mrs" | "Mrs." | "Ms" | "Ms." | "Miss" | "Dame" | "Lady" | "Queen" | "Princess" | "Duchess" | "Baroness"
        | "Congresswoman" | "Chairwoman" | "Spokeswoman" | "Sister" | "Mother" => return Some(Gender::Female),
        _ => {}
    }
    if candidate.units < 2 && candidate.title.is_some() {
        return None;
    }
    if candidate.first.has(Traits::MALE) {
        Some(Gender::Male)
    } else if candidate.first.has(Traits::FEMALE) {
        Some(Gender::Female)
    } else {
        None
    }
}
fn entry(document: &Document, mentions: &[Mention], rows: &[usize]) -> Option<Name> {
    let rows: Vec<&Mention> = rows.iter().filter_map(|&row| mentions.get(row)).collect();
    let first = rows.first()?;
    let fullest = rows.iter().max_by_key(|m| (m.tokens.len(), m.tokens.len() * 64 + document.slice(m.tokens).len()))?;
    let mut confidences: Vec<f32> = rows.iter().map(|m| m.confidence).collect();
    confidences.sort_by(f32::total_cmp);
    Some(Name {
        kind: fullest.kind,
        full: document.slice(fullest.tokens).to_owned(),
        mentions: rows.iter().map(|m| document.bytes(m.tokens)).collect(),
        role: role::of(document, first),
        gender: rows.iter().find_map(|m| m.gender),
        confidence: confidences.last().copied().unwrap_or_default(),
    })
}
