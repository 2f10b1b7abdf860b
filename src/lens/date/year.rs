//! Years, decades and centuries: "1999", "nineteen ninety-nine", "the 1990s", "the 20th century", "2016 Q3".

use super::pieces::Joint;
use super::reader::{Found, Reader};
use super::value::Point;
use super::words::{Term, Unit};

impl Reader<'_, '_, '_> {
    /// "nineteen ninety-seven", "two thousand (and) ten", "nineteen oh one".
    pub(super) fn year_in_words(&self, at: usize) -> Option<(i32, usize)> {
        match (self.term(at), self.term(at + 1)) {
            (Term::Cardinal(century @ 11..=20), Term::Cardinal(tens)) if tens >= 10 || tens == 0 => {
                let base = i32::from(century) * 100 + i32::from(tens);
                match self.term(at + 2) {
                    Term::Cardinal(ones @ 1..=9) if tens >= 20 || tens == 0 => Some((base + i32::from(ones), at + 3)),
                    Term::Unit(_) | Term::Units(_) | Term::Scale(_) => None,
                    _ if tens >= 10 && (century != 20 || tens < 30) => Some((base, at + 2)),
                    _ => None,
                }
            }
            (Term::Cardinal(century @ 11..=19), Term::Scale(2)) => {
                let next = if self.term(at + 2) == Term::And { at + 3 } else { at + 2 };
                let base = i32::from(century) * 100;
                match (self.term(next), self.term(next + 1)) {
                    (Term::Cardinal(tens @ 20..=90), Term::Cardinal(ones @ 1..=9)) => {
                        Some((base + i32::from(tens) + i32::from(ones), next + 2))
                    }
                    (Term::Cardinal(n), _) => Some((base + i32::from(n), next + 1)),
                    _ => None,
                }
            }
            (Term::Cardinal(2), Term::Scale(3)) => {
                let next = if self.term(at + 2) == Term::And { at + 3 } else { at + 2 };
                match (self.term(next), self.term(next + 1)) {
                    (Term::Cardinal(tens @ 20..=90), Term::Cardinal(ones @ 1..=9)) => {
                        Some((2000 + i32::from(tens) + i32::from(ones), next + 2))
                    }
                    (Term::Cardinal(n), _) => Some((2000 + i32::from(n), next + 1)),
                    _ => Some((2000, at + 2)),
                }
            }
            _ => None,
        }
    }

    /// "1990s", "1970's", "20th century".
    pub(super) fn decade(&self, at: usize) -> Option<Found> {
        if let Some((n, next)) = self.ordinal(at)
            && self.term(next) == Term::Unit(Unit::Century)
            && n > 0
        {
            return Found::point(next + 1, Point::Century(i32::from(n) - 1));
        }
        let (number, digits) = self.pieces.integer(at)?;
        if !self.is_plural(at + 1) || number % 10 != 0 {
            return None;
        }
        let leads = matches!(self.before(at), Term::The | Term::Early | Term::Late | Term::Mid | Term::Sign(b'\''));
        match digits {
            4 if (1000..2200).contains(&number) => Found::point(at + 2, Point::Decade(number as i32 / 10)),
            2 if leads => Found::point(at + 2, Point::Decade(full_decade(number as i32))),
            _ => None,
        }
    }

    pub(super) fn is_plural(&self, at: usize) -> bool {
        self.pieces.joint(at) == Joint::Tight
            && (self.pieces.lower(at) == "s" || self.term(at) == Term::Possessive && self.pieces.lower(at).len() > 1)
    }

    /// "'80s" at its apostrophe.
    pub(super) fn short_decade(&self, at: usize) -> Option<Found> {
        if self.term(at) != Term::Sign(b'\'') || self.pieces.joint(at + 1) != Joint::Tight {
            return None;
        }
        self.decade(at + 1)
    }

    /// "the nineties".
    pub(super) fn decade_in_words(&self, at: usize) -> Option<Found> {
        let decade = match self.pieces.lower(at) {
            "twenties" => 2,
            "thirties" => 3,
            "forties" => 4,
            "fifties" => 5,
            "sixties" => 6,
            "seventies" => 7,
            "eighties" => 8,
            "nineties" => 9,
            _ => return None,
        };
        Found::point(at + 1, Point::Decade(full_decade(decade * 10)))
    }

    pub(super) fn year_alone(&self, at: usize) -> Option<Found> {
        let year = self.four_digits(at).filter(|y| (1500..2100).contains(y))?;
        if let Some(found) = self.part_of_year(at, year) {
            return Some(found);
        }
        let next = self.term(at + 1);
        let tight = self.pieces.joint(at + 1) == Joint::Tight
            && !matches!(next, Term::Sign(_) | Term::Break | Term::Possessive);
        let tied = self.pieces.is_hyphen(at)
            && !matches!(self.before(at), Term::Mid | Term::Early | Term::Late)
            && !matches!(at.checked_sub(1).map_or("", |b| self.pieces.lower(b)), "pre" | "post" | "then");
        let counts = match next {
            Term::Scale(_) | Term::Units(_) | Term::Group(_) | Term::Filler | Term::Sign(b'%') => true,
            Term::Sign(b':') => self.pieces.joint(at + 2) == Joint::Tight && self.term(at + 2) == Term::Digits,
            Term::Sign(b'/') => self.pieces.joint(at + 1) == Joint::Tight,
            Term::Other if !self.pieces.capital(at + 1) => is_counted_noun(self.pieces.lower(at + 1)),
            _ => false,
        };
        let before = at.checked_sub(1).map_or("", |b| self.pieces.text(b));
        let money = matches!(before, "$" | "£" | "€" | "#" | "+" | "¥" | ":" if self.pieces.joint(at) == Joint::Tight)
            || matches!(before, "$" | "£" | "€" | "No." | "no.");
        let led = matches!(self.before(at), Term::In | Term::Since | Term::Until | Term::During);
        // "1920 x 1080": width and height.
        let sides = matches!(before, "x" | "×") || matches!(self.pieces.text(at + 1), "x" | "×");
        if tight || tied || money || sides || counts && !(led && next == Term::Other) {
            return None;
        }
        Found::point(at + 1, Point::Year(year))
    }

    /// "2016 Q3", "2019-H2".
    pub(super) fn part_of_year(&self, at: usize, year: i32) -> Option<Found> {
        let (n, 1) = self.pieces.integer(at + 2).filter(|_| self.pieces.joint(at + 2) == Joint::Tight)? else {
            return None;
        };
        match (self.pieces.lower(at + 1), n) {
            ("q", 1..=4) => Found::point(at + 3, Point::Quarter { year: Some(year), quarter: n as u8 }),
            ("h", 1 | 2) => Found::point(at + 3, Point::Half { year: Some(year), half: n as u8 }),
            _ => None,
        }
    }
}

/// The decade, without its last digit, that "80s" means.
fn full_decade(short: i32) -> i32 {
    if short < 20 { 200 + short / 10 } else { 190 + short / 10 }
}

/// A plural behind four digits is what they count; a verb is not.
fn is_counted_noun(word: &str) -> bool {
    word == "people"
        || word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !matches!(word, "does" | "says" | "this" | "less" | "thus" | "always" | "perhaps")
            // What is held in a year rather than counted.
            && !matches!(word, "dates" | "elections" | "primaries" | "caucuses" | "midterms" | "playoffs" | "olympics")
}
