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
    while from > 0 && matches!(pieces.term(from - 1), Term::Mid | Term::Early | Term::Late | Term::The) {
        from -= 1;
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

enum Cue {
    End,
    None,
    Tense(Tense),
}

fn cue(pieces: &Pieces, at: usize) -> Cue {
    match pieces.term(at) {
        Term::Break => Cue::End,
        Term::Ahead => Cue::Tense(Tense::Ahead),
        Term::Back => Cue::Tense(Tense::Back),
        // "is to resume", "agreed to buy", "to be sold": such infinitives look ahead.
        Term::To
            if pieces.lower(at + 1) == "be" || at.checked_sub(1).is_some_and(|b| leads_infinitive(pieces.lower(b))) =>
        {
            Cue::Tense(Tense::Ahead)
        }
        Term::Other if !pieces.capital(at) && is_past_form(pieces.lower(at)) => {
            let before = at.checked_sub(1).map_or("", |b| pieces.lower(b));
            if before == "be" || pieces.lower(at) == "supposed" { Cue::None } else { Cue::Tense(Tense::Back) }
        }
        _ => Cue::None,
    }
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

fn is_past_form(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
}
