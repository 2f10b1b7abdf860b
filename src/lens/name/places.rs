//! Places that only their surroundings tell: in small letters where the writer does not care for capitals, and states by their postal
//! codes ("Dayton, OH").

use super::gazetteer::{self, Traits};
use super::{Mention, NameKind};
use crate::text::{Document, TokenKind, TokenSpan};
use rustc_hash::FxHashSet;

/// The codes that the United States Postal Service has for the states.
static STATES: phf::Set<&'static str> = phf::phf_set! {
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN",
    "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA",
    "WA", "WV", "WI", "WY", "DC"
};

/// Makes a place of the state after a comma, and of the name before it: "[Dayton], [OH]".
pub(super) fn add_states(document: &Document, mentions: &mut Vec<Mention>) {
    let is_state = |&at: &usize| {
        let word = document.word(at);
        word.len() == 2 && document.word(at - 1) == "," && document.tokens[at - 2].capitalized && STATES.contains(word)
    };
    let states: FxHashSet<u32> = (2..document.tokens.len()).filter(is_state).map(|at| at as u32).collect();
    if states.is_empty() {
        return;
    }
    mentions.retain(|m| !m.tokens.range().any(|at| states.contains(&(at as u32))));
    for city in mentions.iter_mut().filter(|m| states.contains(&(m.tokens.end + 1)) && m.title.is_none()) {
        (city.kind, city.gender) = (NameKind::Place, None);
    }
    mentions.extend(states.into_iter().map(|at| place(TokenSpan::new(at, at + 1), None)));
}

fn place(tokens: TokenSpan, known: Option<&'static str>) -> Mention {
    Mention { tokens, kind: NameKind::Place, title: None, known, gender: None, confidence: 0.7 }
}

/// Most words of a place.
const LONGEST: usize = 3;

/// Adds the known places that follow a preposition of place, or another place, in a document without capitals.
pub(super) fn add_small(document: &Document, mentions: &mut Vec<Mention>) {
    if !is_careless(document) {
        return;
    }
    let taken: FxHashSet<usize> = mentions.iter().flat_map(|m| m.tokens.range()).collect();
    let mut after_place = usize::MAX;
    for sentence in &document.sentences {
        let end = sentence.tokens.end as usize;
        let mut at = sentence.tokens.start as usize;
        while at < end {
            let led = at.checked_sub(1).is_some_and(|before| {
                matches!(
                    document.lower(before),
                    "in" | "from" | "to" | "near" | "around" | "visit" | "visiting" | "outside"
                )
            });
            let comma = document.word(at) == "," && after_place == at;
            let length = if led || after_place == at { place_at(document, at, end) } else { None };
            match length {
                Some((length, full)) => {
                    let tokens = TokenSpan::from_range(at..at + length);
                    if !tokens.range().any(|at| taken.contains(&at)) {
                        mentions.push(place(tokens, Some(full)));
                    }
                    at += length;
                    after_place = at;
                }
                None => {
                    at += 1;
                    if comma {
                        after_place = at;
                    }
                }
            }
        }
    }
}

/// Whether sentences begin in small letters or "i" stands for "I".
fn is_careless(document: &Document) -> bool {
    let opens_small = |at: usize| document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word && !t.capitalized);
    let small = document.sentences.iter().filter(|s| opens_small(s.tokens.start as usize)).count();
    small * 3 >= document.sentences.len() || (0..document.tokens.len()).any(|at| document.word(at) == "i")
}

/// The longest known place in small letters that begins at a token: its number of words and its fullest name.
fn place_at(document: &Document, at: usize, end: usize) -> Option<(usize, &'static str)> {
    let doubtful = Traits::EVERYDAY.and(Traits::COMMON).and(Traits::FUNCTION).and(Traits::TITLE).and(Traits::HEAD);
    let mut key = String::new();
    let mut found = None;
    for index in at..end.min(at + LONGEST) {
        let word = document.word(index);
        if document.kind(index) != Some(TokenKind::Word) || word.chars().any(char::is_uppercase) {
            break;
        }
        if index > at {
            key.push(' ');
        }
        let mut letters = word.chars();
        key.extend(letters.next().into_iter().flat_map(char::to_uppercase).chain(letters));
        if key.len() > 3
            && let Some(entry) = gazetteer::look_up(&key)
            && entry.traits.has(Traits::PLACE)
            && !entry.traits.has(doubtful)
        {
            found = Some((index + 1 - at, entry.full));
        }
    }
    found
}
