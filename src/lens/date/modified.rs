//! Parts of a stretch, and its ends: "early next week", "late 1999", "mid-November", "the end of the month".

use super::clock::clock_of;
use super::reader::{Found, Reader};
use super::tense::Tense;
use super::value::{Meaning, Point};
use super::words::{Part, Term, Unit};

impl Reader<'_, '_, '_> {
    /// "early next week", "late 1999", "mid-November", "the end of the month" (from "end"), "later this year".
    pub(super) fn modified(&self, at: usize) -> Option<Found> {
        let term = self.term(at);
        let mut next = at + 1;
        match term {
            Term::Edge => {
                if self.term(next) != Term::Of {
                    return None;
                }
                next += 1;
            }
            Term::Earlier | Term::Later | Term::Early | Term::Late | Term::Mid => {
                if self.term(next) == Term::In {
                    next += 1;
                }
            }
            _ => return None,
        }
        if self.term(next) == Term::The {
            next += 1;
        }
        if term == Term::Mid && self.term(next) == Term::Part(Part::Night) && self.pieces.lower(next) == "night" {
            return Some(self.clock_on_day(next, clock_of(0, 0, None, None), next + 1));
        }
        if let Some(found) = self.end_of_day(at, next) {
            return Some(found);
        }
        if let Term::Part(part) = self.term(next)
            && term != Term::Edge
        {
            if matches!(term, Term::Earlier | Term::Later) {
                return None;
            }
            let found = Found { end: next + 1, meaning: Meaning::Part(None, part) };
            return Some(self.with_clock(self.part_on_day(found)));
        }
        let inner = match self.term(next) {
            // "the end of the year": this one.
            Term::Unit(
                unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century),
            ) => {
                if unit == Unit::Quarter {
                    return self.quarter_found(next + 1, 0);
                }
                if matches!(self.pieces.lower(at), "rest" | "remainder")
                    && let Some(found) = self.shifted(unit, 0).and_then(|stretch| self.rest_of(next + 1, stretch))
                {
                    return Some(found);
                }
                let by = if unit == Unit::Century && self.tense(at, next) == Tense::Back { -1 } else { 0 };
                return Found::point(next + 1, self.shifted(unit, by)?);
            }
            Term::Digits | Term::Cardinal(_) => self.numeric(next).or_else(|| {
                let (year, end) = self.year_in_words(next)?;
                Found::point(end, Point::Year(year))
            })?,
            Term::Month(month) if term != Term::Edge => {
                let (end, year) = self.year_behind(next + 1);
                let year = match year {
                    Some(year) => Some(year),
                    None => self.month(next)?.as_point()?.year(),
                };
                Found { end, meaning: Meaning::Point(Point::Month { year, month }) }
            }
            Term::Other => self.decade_in_words(next)?,
            _ => self.expression(next)?,
        };
        match (inner.meaning.clone(), term) {
            (Meaning::Point(Point::Past | Point::Present | Point::Future), _) => None,
            // "Earlier Friday": only the day is the date.
            (_, Term::Earlier | Term::Later) if matches!(self.term(next), Term::Weekday(_)) => None,
            (Meaning::Point(stretch), _) if matches!(self.pieces.lower(at), "rest" | "remainder") => {
                Some(self.rest_of(inner.end, stretch).unwrap_or(inner))
            }
            (Meaning::Point(_), _) => Some(inner),
            (Meaning::Part(..), _) if term != Term::Edge => Some(inner),
            _ => None,
        }
    }
}
