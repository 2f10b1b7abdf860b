//! Parts of one, by themselves and behind an amount: "two thirds", "half a million", "twenty-fifths", "and a half", "2 1/2".

use super::amount::{After, Amount, ten_to};
use crate::lens::date::pieces::{Joint, Pieces};
use crate::lens::date::words::{Term, Unit};

pub(super) fn is_part_of(pieces: &Pieces, at: usize) -> bool {
    pieces.term(at) == Term::Of
}

pub(super) fn glyph(text: &str) -> Option<f64> {
    Some(match text {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "⅕" => 0.2,
        "⅙" => 1.0 / 6.0,
        "⅛" => 0.125,
        "⅜" => 0.375,
        "⅝" => 0.625,
        "⅞" => 0.875,
        _ => return None,
    })
}

/// "half", "half a million", "half a dozen".
pub(super) fn half(pieces: &Pieces, at: usize) -> Option<Amount> {
    let mut next = at + 1;
    if pieces.term(next) == Term::A {
        next += 1;
    }
    match pieces.term(next) {
        Term::Scale(power) => Some(Amount { value: 0.5 * ten_to(power), end: next + 1, fraction: false }),
        Term::Group(size) => Some(Amount { value: 0.5 * f64::from(size), end: next + 1, fraction: false }),
        _ => Some(Amount { value: 0.5, end: at + 1, fraction: true }),
    }
}

/// "two thirds", "three-quarters", "one eighth", with `count` read before piece `at`.
pub(super) fn part(pieces: &Pieces, count: f64, at: usize) -> Option<Amount> {
    // "five - eighths"
    if pieces.term(at) == Term::Sign(b'-')
        && at.checked_sub(1).is_some_and(|b| matches!(pieces.term(b), Term::Cardinal(_)))
        && matches!(pieces.term(at + 1), Term::Parts(_) | Term::Ordinal(_))
        && !pieces.capital(at + 1)
    {
        return part(pieces, count, at + 1);
    }
    if let Some((size, plural)) = compound_part(pieces, at)
        && plural == (count > 1.0)
        && (plural || matches!(pieces.term(at + 2), Term::Of | Term::Break | Term::Sign(_)))
    {
        return Some(Amount { value: count / size, end: at + 2, fraction: true });
    }
    let hyphen = pieces.joint(at) == Joint::Hyphen;
    let size = match pieces.term(at) {
        Term::Parts(size) if count > 1.0 => f64::from(size),
        Term::OrdinalScale(power) if count > 1.0 && pieces.lower(at).ends_with('s') => ten_to(power),
        Term::Units(Unit::Quarter) if matches!(pieces.term(at + 1), Term::Scale(3..)) => {
            return Some(scaled(pieces, Amount { value: count / 4.0, end: at + 1, fraction: true }));
        }
        Term::Ordinal(n) if count == 1.0 && n > 2 => f64::from(n),
        Term::OrdinalScale(power) if count == 1.0 => ten_to(power),
        Term::Units(Unit::Quarter) if hyphen || is_part_of(pieces, at + 1) => 4.0,
        Term::Unit(Unit::Quarter) if count == 1.0 && (hyphen || is_part_of(pieces, at + 1)) => 4.0,
        Term::Half if count == 1.0 => 2.0,
        _ => return None,
    };
    let mut amount = Amount { value: count / size, end: at + 1, fraction: true };
    if is_part_of(pieces, amount.end)
        && pieces.term(amount.end + 1) == Term::A
        && let Term::Scale(power @ 3..) = pieces.term(amount.end + 2)
    {
        amount = Amount { value: amount.value * ten_to(power), end: amount.end + 3, fraction: false };
    }
    Some(amount)
}

/// "twenty-fifth", "thirty fifths": what a count is divided by, and whether it is in the plural.
pub(super) fn compound_part(pieces: &Pieces, at: usize) -> Option<(f64, bool)> {
    let Term::Cardinal(tens @ 20..) = pieces.term(at) else { return None };
    match pieces.term(at + 1) {
        Term::Ordinal(ones @ 1..=9) => Some((f64::from(tens + ones), false)),
        Term::Parts(ones @ 3..=9) => Some((f64::from(tens + ones), true)),
        _ => None,
    }
}

/// "fifty-four hundredths" behind "and": a share below one, and the piece after it.
fn mixed_part(pieces: &Pieces, at: usize) -> Option<(f64, usize)> {
    let (count, end) = match (pieces.term(at), pieces.term(at + 1)) {
        (Term::Cardinal(tens @ 20..), Term::Cardinal(ones @ 1..=9)) => (tens + ones, at + 2),
        (Term::Cardinal(n), _) => (n, at + 1),
        _ => return None,
    };
    let Term::Parts(size) = pieces.term(end) else { return None };
    (count < size).then(|| (f64::from(count) / f64::from(size), end + 1))
}

/// "and a half", "and three quarters", "point five": what may close an amount of `value`.
pub(super) fn tail(pieces: &Pieces, at: usize, value: f64, after: After) -> Option<Amount> {
    let (share, end) = match (pieces.term(at), pieces.term(at + 1), pieces.term(at + 2)) {
        (Term::And, Term::A, Term::Half) => (0.5, at + 3),
        (Term::And, Term::A, Term::Unit(Unit::Quarter)) => (0.25, at + 3),
        (Term::And, Term::A, Term::Ordinal(n)) if n > 2 => (1.0 / f64::from(n), at + 3),
        (Term::And, Term::Half, _) => (0.5, at + 2),
        (Term::And, Term::Cardinal(1), Term::Half) => (0.5, at + 3),
        (Term::And, Term::Cardinal(1), Term::Ordinal(n)) if n > 2 => (1.0 / f64::from(n), at + 3),
        (Term::And, Term::Cardinal(_), Term::Parts(_) | Term::Cardinal(_)) => mixed_part(pieces, at + 1)?,
        (Term::And, Term::Cardinal(n), Term::Units(Unit::Quarter)) => (f64::from(n) / 4.0, at + 3),
        (Term::Point, Term::Cardinal(_), _) => return decimals(pieces, at + 1, value),
        _ => return None,
    };
    if let Term::Scale(power @ 3..) = pieces.term(end) {
        let scaled = match after {
            After::Scale(before) if before > power => value + share * ten_to(power),
            _ => (value + share) * ten_to(power),
        };
        return Some(Amount { value: scaled, end: end + 1, fraction: false });
    }
    let of = match after {
        After::Scale(power @ 3..) => ten_to(power),
        _ => 1.0,
    };
    Some(Amount { value: value + share * of, end, fraction: false })
}

fn decimals(pieces: &Pieces, start: usize, value: f64) -> Option<Amount> {
    let (mut at, mut place, mut sum) = (start, 0.1, 0.0);
    while let Term::Cardinal(n) = pieces.term(at) {
        let ones = match pieces.term(at + 1) {
            Term::Cardinal(ones @ 1..=9) if n >= 20 => ones,
            _ => 0,
        };
        if n >= 10 {
            sum += f64::from(n + ones) * place / 10.0;
            place /= 100.0;
        } else {
            sum += f64::from(n) * place;
            place /= 10.0;
        }
        at += if ones > 0 { 2 } else { 1 };
    }
    Some(scaled(pieces, Amount { value: value + sum, end: at, fraction: false }))
}

/// "2 1/2" and "2½".
pub(super) fn fraction_behind(pieces: &Pieces, amount: Amount) -> Amount {
    let at = amount.end;
    if pieces.term(at) == Term::Glyph
        && let Some(share) = glyph(pieces.lower(at))
    {
        return scaled(pieces, Amount { value: amount.value + share, end: at + 1, fraction: false });
    }
    if amount.value.fract() == 0.0
        && let Some(share) = ratio(pieces, at)
        && pieces.joint(at) != Joint::Tight
    {
        return scaled(pieces, Amount { value: amount.value + share, end: at + 3, fraction: false });
    }
    amount
}

/// "3/4" at piece `at`.
pub(super) fn ratio(pieces: &Pieces, at: usize) -> Option<f64> {
    let (over, _) = pieces.integer(at)?;
    if pieces.term(at + 1) != Term::Sign(b'/') || pieces.joint(at + 1) != Joint::Tight {
        return None;
    }
    let (under, _) = pieces.integer(at + 2)?;
    let ends = pieces.term(at + 3) != Term::Sign(b'/');
    (ends && over < under && under <= 100).then(|| f64::from(over) / f64::from(under))
}

pub(super) fn scaled(pieces: &Pieces, amount: Amount) -> Amount {
    match pieces.term(amount.end) {
        Term::Scale(power) => Amount { value: amount.value * ten_to(power), end: amount.end + 1, fraction: false },
        _ => amount,
    }
}
