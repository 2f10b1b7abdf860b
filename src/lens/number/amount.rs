//! "1,200", "two dozen", "half a million", "three and a quarter": digits and words → a value.

use super::fraction::{compound_part, fraction_behind, glyph, half, is_part_of, part, scaled, tail};
use crate::lens::date::pieces::{Joint, Pieces};
use crate::lens::date::words::{Term, Unit};

/// A value and where its words end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::lens) struct Amount {
    /// The value.
    pub value: f64,
    /// The piece after its last one.
    pub end: usize,
    /// Whether it is a part of one ("two thirds").
    pub fraction: bool,
}

/// The amount that begins at piece `at`. "a" and "half" begin one only before a word of number.
pub(in crate::lens) fn parse(pieces: &Pieces, at: usize) -> Option<Amount> {
    match pieces.term(at) {
        Term::Glyph => {
            Some(Amount { value: glyph(pieces.lower(at))?, end: at + 1, fraction: true }).map(|a| scaled(pieces, a))
        }
        Term::Half => half(pieces, at),
        Term::A => match pieces.term(at + 1) {
            Term::Scale(_) | Term::Group(_) => cardinal(pieces, at),
            Term::Half => half(pieces, at + 1).filter(|a| a.end > at + 2 || pieces.term(a.end) == Term::Break),
            Term::Ordinal(_) | Term::OrdinalScale(_) | Term::Unit(Unit::Quarter)
                if is_part_of(pieces, at + 2)
                    || pieces.term(at + 2) == Term::Break && pieces.term(at + 1) != Term::Unit(Unit::Quarter) =>
            {
                part(pieces, 1.0, at + 1)
            }
            _ => None,
        },
        Term::Unit(Unit::Quarter) if matches!(pieces.term(at + 1), Term::Scale(3..)) => {
            Some(scaled(pieces, Amount { value: 0.25, end: at + 1, fraction: true }))
        }
        Term::Digits | Term::Cardinal(_) | Term::Scale(_) | Term::Group(_) => cardinal(pieces, at),
        _ => None,
    }
}

pub(super) fn ten_to(power: u8) -> f64 {
    10f64.powi(i32::from(power))
}

/// What was read last, which decides what may follow.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum After {
    Nothing,
    Tens,
    Ones,
    Digits,
    Scale(u8),
}

fn cardinal(pieces: &Pieces, start: usize) -> Option<Amount> {
    let mut at = start;
    let (mut total, mut group) = (0.0, 0.0);
    let mut after = After::Nothing;
    let mut end = start;
    if pieces.term(at) == Term::A {
        group = 1.0;
        at += 1;
        after = After::Ones;
    }
    // The powers that closed a group fall: "two million three hundred thousand", never "two thousand three million".
    let mut lowest = u8::MAX;
    loop {
        match pieces.term(at) {
            // "one hundred thirty-fifths", "one twenty-fifth": the tens begin what it is divided by.
            Term::Cardinal(20..) if after != After::Nothing && compound_part(pieces, at).is_some() => break,
            Term::Cardinal(n) => {
                let fits = match after {
                    After::Nothing | After::Scale(_) => true,
                    After::Tens => (1..10).contains(&n),
                    After::Ones | After::Digits => false,
                };
                if !fits {
                    break;
                }
                group += f64::from(n);
                after = if n >= 20 { After::Tens } else { After::Ones };
                at += 1;
            }
            Term::Digits => {
                let fits = match after {
                    After::Nothing => true,
                    After::Scale(power) => pieces.integer(at).is_some_and(|(n, _)| f64::from(n) < ten_to(power)),
                    _ => false,
                };
                if !fits {
                    break;
                }
                let (value, next) = digits(pieces, at)?;
                group += value;
                after = After::Digits;
                at = next;
            }
            Term::Scale(2) if group < 1000.0 && !matches!(after, After::Scale(2)) => {
                group = if group == 0.0 { 100.0 } else { group * 100.0 };
                after = After::Scale(2);
                at += 1;
            }
            Term::Scale(power) if power > 2 => {
                if group == 0.0 && after == After::Nothing {
                    // "thousands of" and a bare "million" have no value.
                    if pieces.lower(at).ends_with('s') || at > start {
                        break;
                    }
                    group = 1.0;
                }
                if let After::Scale(before) = after
                    && before > 2
                {
                    total *= ten_to(power);
                } else if power < lowest {
                    total += group * ten_to(power);
                } else {
                    total = (total + group) * ten_to(power);
                }
                lowest = lowest.min(power);
                group = 0.0;
                after = After::Scale(power);
                at += 1;
            }
            Term::Group(size) if total == 0.0 => {
                group = if group == 0.0 { 1.0 } else { group } * f64::from(size);
                at += 1;
                end = at;
                break;
            }
            Term::And | Term::Sign(b'-') | Term::Point => {
                if let Some(amount) = tail(pieces, at, total + group, after) {
                    return Some(amount);
                }
                let next = pieces.term(at + 1);
                let joins = match (pieces.term(at), after) {
                    (Term::And, After::Scale(power)) => {
                        let small = match next {
                            Term::Cardinal(_) => true,
                            Term::Digits => pieces.integer(at + 1).is_some_and(|(n, _)| f64::from(n) < ten_to(power)),
                            _ => false,
                        };
                        let repeats = power == 2 && pieces.term(at + 2) == Term::Scale(2) && lowest == u8::MAX;
                        small && !repeats && !(next == Term::Cardinal(0))
                    }
                    (Term::Sign(b'-'), After::Tens) => matches!(next, Term::Cardinal(1..=9)),
                    _ => false,
                };
                if !joins {
                    break;
                }
                at += 1;
                continue;
            }
            _ => break,
        }
        end = at;
        // "the 1990 40 percent" would otherwise run on.
        if after == After::Digits && !matches!(pieces.term(at), Term::Scale(_) | Term::Group(_) | Term::And) {
            break;
        }
    }
    if end == start {
        return None;
    }
    let value = tidy(total + group);
    let amount = Amount { value, end, fraction: false };
    if let Some(part) = part(pieces, value, end) {
        return Some(part);
    }
    Some(fraction_behind(pieces, amount))
}

/// Without the noise that decimal fractions leave behind: 16.4 million is 16400000.
pub(super) fn tidy(value: f64) -> f64 {
    let whole = value.round();
    if (value - whole).abs() < 1e-6 { whole } else { value }
}

/// The value of digits with separators, and the piece after them. "40 000" and "1 234 567" count as one number.
fn digits(pieces: &Pieces, at: usize) -> Option<(f64, usize)> {
    let text = pieces.text(at);
    if text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit()) {
        let mut end = at + 1;
        while pieces.term(end) == Term::Digits && pieces.joint(end) == Joint::Spaced && is_group(pieces.text(end)) {
            end += 1;
        }
        if end > at + 2 || end == at + 2 && pieces.text(at + 1) == "000" {
            let joined: String = (at..end).map(|i| pieces.text(i)).collect();
            return Some((value_of(&joined)?, end));
        }
    }
    let value = value_of(text)?;
    Some(power(pieces, at + 1, value).unwrap_or((value, at + 1)))
}

/// "e6" and "^3" right behind digits, "x10^6" among them.
fn power(pieces: &Pieces, at: usize, base: f64) -> Option<(f64, usize)> {
    let tight = |at: usize| pieces.joint(at) == Joint::Tight;
    if !tight(at) {
        return None;
    }
    let (scientific, exponent_at) = match (pieces.lower(at), pieces.text(at + 1), pieces.text(at + 2)) {
        ("e", ..) => (true, at + 1),
        ("x", "10", "^") => (true, at + 3),
        ("^", ..) => (false, at + 1),
        _ => return None,
    };
    let (sign, digits_at) = match pieces.text(exponent_at) {
        "-" | "--" => (-1, exponent_at + 1),
        "+" => (1, exponent_at + 1),
        _ if pieces.joint(exponent_at) == Joint::Hyphen => (-1, exponent_at),
        _ => (1, exponent_at),
    };
    let (exponent, digits) = pieces.integer(digits_at)?;
    if digits > 2 || pieces.joint(digits_at) == Joint::Spaced {
        return None;
    }
    let exponent = sign * exponent as i32;
    let value = if scientific { base * 10f64.powi(exponent) } else { base.powi(exponent) };
    Some((value, digits_at + 1))
}

fn is_group(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or("");
    whole.len() == 3 && whole.bytes().all(|b| b.is_ascii_digit())
}

/// The value of "1,234.5", "1.234,5" or "12,34,567"; none where the separators make no number.
pub(super) fn value_of(text: &str) -> Option<f64> {
    let (commas, stops) = (text.matches(',').count(), text.matches('.').count());
    let last_group = |separator| text.rsplit(separator).next().map_or(0, str::len);
    let plain: String = match (commas, stops) {
        (0, 0 | 1) => return text.parse().ok(),
        (1, 0) if last_group(',') != 3 => text.replace(',', "."),
        (_, 0) if last_group(',') == 3 => text.replace(',', ""),
        (_, 1) if text.find(',') < text.find('.') => text.replace(',', ""),
        (1, _) => text.replace('.', "").replace(',', "."),
        _ => return None,
    };
    plain.parse().ok()
}
