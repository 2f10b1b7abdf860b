//! Whether the clause around a date looks ahead or back.

use super::pieces::Pieces;
use super::words::Term;

/// Which way a clause looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Back,
    Ahead,
    Unknown,
}

/// How many pieces are looked at on each side.
const REACH: usize = 14;

/// The tense of the nearest verb before piece `from`, or else after piece `to`, inside the sentence.
pub(super) fn around(pieces: &Pieces, from: usize, to: usize) -> Tense {
    let mut from = from;
    // "by early May", "until 9 a.m. Tuesday": what stands between says nothing.
    let furthest = from.saturating_sub(REACH);
    while from > furthest && is_lead(pieces, from - 1) {
        from -= 1;
    }
    // "as early as Tuesday"
    if from > 1 && pieces.lower(from - 1) == "as" && matches!(pieces.lower(from - 2), "early" | "soon") {
        return Tense::Ahead;
    }
    // "by May", "until Friday" look ahead by themselves; "by May he had left" does not.
    if from > 0 && matches!(pieces.term(from - 1), Term::By | Term::Until) && pieces.lower(from - 1) != "through" {
        let had = (from.saturating_sub(REACH)..to + REACH)
            .filter(|at| !(from..to).contains(at))
            .any(|at| matches!(pieces.lower(at), "had" | "were"));
        return if had { Tense::Back } else { Tense::Ahead };
    }
    for at in (from.saturating_sub(REACH)..from).rev() {
        match cue(pieces, at) {
            Cue::End => break,
            Cue::None => {}
            Cue::Tense(tense) => return tense,
        }
    }
    for at in to..to + REACH {
        match cue(pieces, at) {
            Cue::End => break,
            Cue::None => {}
            Cue::Tense(tense) => return tense,
        }
    }
    Tense::Unknown
}

fn is_lead(pieces: &Pieces, at: usize) -> bool {
    matches!(
        pieces.term(at),
        Term::Mid | Term::Early | Term::Late | Term::The | Term::Am | Term::Pm | Term::Noon | Term::Midnight
    ) || pieces.term(at) == Term::Digits && matches!(pieces.term(at + 1), Term::Am | Term::Pm)
}

enum Cue {
    End,
    None,
    Tense(Tense),
}

fn cue(pieces: &Pieces, at: usize) -> Cue {
    match pieces.term(at) {
        Term::Break => Cue::End,
        // "had been due to expire" looks back.
        Term::Ahead if is_behind_had_been(pieces, at) => Cue::Tense(Tense::Back),
        Term::Ahead => Cue::Tense(Tense::Ahead),
        // "would be paid in January"
        Term::Back if at.checked_sub(1).is_some_and(|b| pieces.lower(b) == "be") => Cue::None,
        Term::Back => Cue::Tense(Tense::Back),
        // "is to resume", "agreed to buy", "to be sold": such infinitives look ahead.
        Term::To
            if pieces.lower(at + 1) == "be"
                || at
                    .checked_sub(1)
                    .is_some_and(|b| leads_infinitive(pieces.lower(b)) && !is_behind_had_been(pieces, b)) =>
        {
            Cue::Tense(Tense::Ahead)
        }
        Term::Other if !pieces.capital(at) && is_on_the_timetable(pieces, at) => Cue::Tense(Tense::Ahead),
        Term::Other if !pieces.capital(at) && is_past_form(pieces.lower(at)) => {
            let before = at.checked_sub(1).map_or("", |b| pieces.lower(b));
            if before == "be" || pieces.lower(at) == "supposed" { Cue::None } else { Cue::Tense(Tense::Back) }
        }
        _ => Cue::None,
    }
}

fn is_behind_had_been(pieces: &Pieces, at: usize) -> bool {
    let Some(been) = at.checked_sub(1) else { return false };
    pieces.lower(been) == "been" && (been.saturating_sub(3)..been).any(|before| pieces.lower(before) == "had")
}

/// Words before "to" and a verb that look ahead.
fn leads_infinitive(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "planned"
            | "scheduled"
            | "expected"
            | "set"
            | "agreed"
            | "plans"
            | "wants"
            | "intends"
            | "hopes"
            | "expects"
            | "likely"
            | "due"
            | "ready"
            | "about"
            | "promised"
            | "pledged"
            | "vowed"
    )
}

/// "The show opens", "it goes on sale": the present of what is arranged looks ahead.
fn is_on_the_timetable(pieces: &Pieces, at: usize) -> bool {
    let word = pieces.lower(at);
    matches!(word, "opens" | "premieres" | "debuts" | "airs" | "arrives" | "resumes" | "expires")
        || word == "kicks" && pieces.lower(at + 1) == "off"
        || matches!(word, "goes" | "go")
            && pieces.lower(at + 1) == "on"
            && matches!(pieces.lower(at + 2), "sale" | "air")
        || matches!(word, "takes") && pieces.lower(at + 1) == "place"
}

fn is_past_form(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
}
