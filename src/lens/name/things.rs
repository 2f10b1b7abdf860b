//! Candidates that are not what they look like: things named after a person, storms, abbreviations of common words.

use super::candidate::Candidate;
use super::context::Context;
use super::gazetteer::Traits;
use super::{kind, neighbour};
use crate::grammar::stem;
use crate::text::{Document, TokenSpan};
use rustc_hash::FxHashSet;

/// "Low Papers", where the story has an Ann Low: the name is "Low". So it is for every "Low Paper", once one was plainly a thing.
pub(super) fn cut_things_of_persons(document: &Document, context: &Context, candidates: &mut [Candidate]) {
    let part = Traits::HEAD.and(Traits::PLACE_HEAD).and(Traits::OTHER_HEAD).and(Traits::SUFFIX).and(Traits::PERSON_END);
    let persons = candidates.iter().filter(|c| is_plainly_a_person(c) && !c.all.has(kind::NOT_PERSON));
    let surnames: FxHashSet<&str> = persons.map(|c| document.word(c.tokens.end as usize - 1)).collect();
    let may_be_thing = |c: &Candidate| {
        let first = c.tokens.start as usize;
        c.units == 2
            && c.tokens.len() == 2
            && c.title.is_none()
            && c.first == Traits::default()
            && !c.last.has(part)
            && surnames.contains(document.word(first))
            && !surnames.contains(document.word(first + 1))
    };
    let thing = |c: &Candidate| stem(document.lower(c.tokens.end as usize - 1));
    let is_plainly_a_thing = |c: &&Candidate| {
        let lower = document.lower(c.tokens.end as usize - 1);
        may_be_thing(c)
            && (lower.ends_with('s') && !lower.ends_with("ss")
                || context.seen(lower).small > 0
                || c.follows_the
                || neighbour::is_thing(document, c.tokens.end as usize))
    };
    let things: FxHashSet<_> = candidates.iter().filter(is_plainly_a_thing).map(thing).collect();
    if things.is_empty() {
        return;
    }
    for candidate in candidates.iter_mut().filter(|c| may_be_thing(c) && things.contains(&thing(c))) {
        let first = candidate.tokens.start as usize;
        candidate.tokens = TokenSpan::from_range(first..first + 1);
        candidate.units = 1;
        (candidate.second, candidate.last, candidate.all) = (Traits::default(), candidate.first, candidate.first);
    }
}

/// "Hurricane Ann", and "Ann" from then on: a storm bears a given name and is nobody.
pub(super) fn drop_storms(document: &Document, candidates: &mut Vec<Candidate>) {
    let is_storm = |c: &Candidate| {
        let first = document.word(c.tokens.start as usize);
        c.tokens.len() == 2 && matches!(first, "Hurricane" | "Typhoon" | "Cyclone" | "Storm")
    };
    let storms: FxHashSet<&str> =
        candidates.iter().filter(|c| is_storm(c)).map(|c| document.word(c.tokens.start as usize + 1)).collect();
    if !storms.is_empty() {
        candidates.retain(|c| !is_storm(c) && (c.title.is_some() || !storms.contains(document.slice(c.tokens))));
    }
}

/// "HP" where the text has written out "hypersensitivity pneumonitis (HP)" in small letters, or "HDR (high dynamic range)": what is
/// abbreviated is no name.
pub(super) fn drop_abbreviated_things(document: &Document, candidates: &mut Vec<Candidate>) {
    let is_short =
        |c: &Candidate| c.tokens.len() == 1 && c.known.is_none() && kind::is_acronym(document.slice(c.tokens));
    let things: FxHashSet<&str> = candidates
        .iter()
        .filter(|c| is_short(c) && is_written_out_small(document, c.tokens.start as usize))
        .map(|c| document.slice(c.tokens))
        .collect();
    if !things.is_empty() {
        candidates.retain(|c| !is_short(c) || !things.contains(document.slice(c.tokens)));
    }
}

/// Whether the letters of the abbreviation at token `at` begin the small words before or behind it, beside a bracket or an "or".
fn is_written_out_small(document: &Document, at: usize) -> bool {
    let letters: Vec<char> = document.lower(at).chars().filter(|c| c.is_alphabetic()).collect();
    let begins = |first: usize| {
        letters.iter().enumerate().all(|(n, letter)| {
            let token = document.tokens.get(first + n);
            token.is_some_and(|token| !token.capitalized) && document.lower(first + n).starts_with(*letter)
        })
    };
    let behind = document.word(at + 1) == "(" && begins(at + 2);
    let mark = at.checked_sub(1).map_or("", |mark| document.lower(mark));
    let joined = if mark == "or" && at > 1 && document.word(at - 2) == "," { 2 } else { 1 };
    let before = matches!(mark, "(" | "or") && at.checked_sub(joined + letters.len()).is_some_and(begins);
    behind || before
}

/// A given name and one or two unknown words, alone between small words or signs.
pub(super) fn is_plainly_a_person(candidate: &Candidate) -> bool {
    let doubtful = Traits::EVERYDAY.and(Traits::COMMON).and(Traits::FUNCTION).and(Traits::PLACE);
    (2..=3).contains(&candidate.units)
        && candidate.first.has(Traits::GIVEN.and(Traits::INITIAL))
        && !candidate.last.has(Traits::INITIAL)
        && !candidate.all.has(
            doubtful
                .and(Traits::HEAD)
                .and(Traits::PLACE_HEAD)
                .and(Traits::OTHER_HEAD)
                .and(Traits::TITLE)
                .and(Traits::NATIONALITY),
        )
}
