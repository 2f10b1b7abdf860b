//! Numbers of a headline and a body, as far as they can be held against each other.

use crate::grammar::calendar::MONTHS;
use crate::grammar::stem;
use crate::text::{Document, TokenKind, TokenSpan};

/// An amount and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    /// Its tokens, the unit left out.
    pub(super) tokens: TokenSpan,
    pub(super) value: f64,
    /// Stems of the two words behind it, or the sign "%" or a currency.
    pub(super) counts: [String; 2],
}

impl Amount {
    /// Whether both count the same thing.
    pub(super) fn same_unit(&self, other: &Self) -> bool {
        self.counts.iter().any(|a| !a.is_empty() && other.counts.contains(a))
    }

    /// Whether the other is the same or rounds to it.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let larger = self.value.abs().max(other.value.abs());
        (self.value - other.value).abs() <= 0.1 * larger
    }
}

/// The amounts among some tokens: years, ages, dates, times and ordinals are none.
pub(super) fn amounts(document: &Document, tokens: TokenSpan) -> Vec<Amount> {
    let mut amounts = Vec::new();
    let mut at = tokens.start as usize;
    let end = tokens.end as usize;
    while at < end {
        let Some(mut value) = value_of(document, at) else {
            at += 1;
            continue;
        };
        let start = at;
        at += 1;
        while let Some(factor) = multiplier(document.lower(at)).filter(|_| at < end) {
            value *= factor;
            at += 1;
        }
        let before = start.checked_sub(1).map_or("", |i| document.word(i));
        if is_calendar(document, start, at, value) {
            continue;
        }
        let behind = document.lower(at);
        let counts = match (before, behind) {
            (_, "%" | "percent" | "per" | "pct") => ["%".to_owned(), String::new()],
            ("$" | "£" | "€" | "US$", _) | (_, "dollars" | "pounds" | "euros") => ["$".to_owned(), String::new()],
            _ => [counted(document, at, end), counted(document, at + 1, end)],
        };
        amounts.push(Amount { tokens: TokenSpan::from_range(start..at), value, counts });
    }
    amounts
}

fn counted(document: &Document, at: usize, end: usize) -> String {
    let plain = at < end
        && document.kind(at) == Some(TokenKind::Word)
        && document.lower(at).len() > 2
        && !super::overlap::is_empty_word(document.lower(at));
    if plain { stem(document.lower(at)).into_owned() } else { String::new() }
}

fn value_of(document: &Document, at: usize) -> Option<f64> {
    let word = document.lower(at);
    match document.kind(at)? {
        TokenKind::Number => {
            let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            let factor = match &word[digits.len()..] {
                "" => 1.0,
                "m" | "mn" => 1e6,
                "k" => 1e3,
                "b" | "bn" => 1e9,
                _ => return None,
            };
            digits.replace(',', "").parse::<f64>().ok().map(|v| v * factor)
        }
        TokenKind::Word => SMALL.iter().position(|&w| w == word).map(|i| i as f64 + 2.0).or(match word {
            "thirty" => Some(30.0),
            "forty" => Some(40.0),
            "fifty" => Some(50.0),
            "sixty" => Some(60.0),
            "seventy" => Some(70.0),
            "eighty" => Some(80.0),
            "ninety" => Some(90.0),
            "dozen" => Some(12.0),
            _ => None,
        }),
        _ => None,
    }
}

const SMALL: [&str; 19] = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

fn multiplier(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

fn is_calendar(document: &Document, start: usize, end: usize, value: f64) -> bool {
    let is_year = end == start + 1 && (1900.0..2100.0).contains(&value) && document.word(start).len() == 4;
    let before = start.checked_sub(1).map_or("", |i| document.lower(i));
    let near_month = [before, document.lower(end)].iter().any(|w| {
        let three = w.get(..3).unwrap_or("");
        w.len() > 2
            && matches!(three, "jan" | "feb" | "mar" | "apr" | "jun" | "jul" | "aug" | "sep" | "oct" | "nov" | "dec")
            && MONTHS.iter().any(|m| m.starts_with(w.trim_end_matches('.')))
    });
    is_year
        || near_month
        || matches!(document.lower(end), "years" | "year" | "a.m." | "p.m." | "am" | "pm")
        || matches!(before, "no." | "#" | "chapter" | "title" | "part")
}
