//! What "the" and "a" begin: "the third quarter", "the nine months", "the year-ago period", "a year ago", "a few days".

use super::reader::{Found, Reader};
use super::tense::Tense;
use super::value::{Length, Meaning, Point, week_of};
use super::words::{Term, Unit};
use chrono::Datelike;

impl Reader<'_, '_, '_> {
    /// What "the" begins.
    pub(super) fn definite(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        if let Some(found) = self.nth(next) {
            return Some(found);
        }
        if let Some(found) = self.part_of_stretch(next) {
            return Some(found);
        }
        match self.term(next) {
            Term::Last
            | Term::Past
            | Term::Previous
            | Term::Next
            | Term::Coming
            | Term::Following
            | Term::Current
            | Term::Latest
            | Term::Same => {
                if let Some(found) = self.relative(next).filter(|f| f.as_point() != Some(Point::Present)) {
                    return Some(found);
                }
                (self.term(next) == Term::Past && matches!(self.before(at), Term::In | Term::Of | Term::From))
                    .then(|| Found::point(next + 1, Point::Past))?
            }
            Term::Future => self.adverb(next),
            Term::Early | Term::Late | Term::Mid | Term::Edge => self.modified(next),
            Term::Season(season) => {
                let (end, year) = self.year_behind(next + 1);
                let year = year.or_else(|| self.season_year(season, self.tense(at, next + 1) == Tense::Ahead, false));
                Found::point(end, Point::Season { year, season })
            }
            Term::Unit(unit) => self.definite_unit(at, unit),
            Term::Ordinal(_) | Term::Second | Term::Digits | Term::Cardinal(_) => self.definite_count(at),
            Term::Fiscal => self.fiscal(next),
            Term::Filler
                if matches!(self.pieces.lower(next), "full" | "whole")
                    && self.term(next + 1) == Term::Unit(Unit::Year) =>
            {
                Found::point(next + 2, self.shifted(Unit::Year, 0)?)
            }
            Term::Sign(b'\'') => self.short_decade(next),
            Term::Holiday => None,
            Term::Other => self.definite_other(next),
            _ => None,
        }
    }

    pub(super) fn definite_other(&self, next: usize) -> Option<Found> {
        if let Some(found) = self.decade_in_words(next) {
            return Some(found);
        }
        match self.pieces.lower(next) {
            "near" | "foreseeable" | "distant" if self.term(next + 1) == Term::Future => {
                Found::point(next + 2, Point::Future)
            }
            "comparable" | "corresponding" => {
                if self.term(next + 1) == Term::Unit(Unit::Year) {
                    return self.bare_unit(next + 1);
                }
                None
            }
            _ => None,
        }
    }

    pub(super) fn definite_unit(&self, at: usize, unit: Unit) -> Option<Found> {
        let (next, end) = (at + 1, at + 2);
        // "the day before yesterday", "the year-ago quarter".
        if unit == Unit::Day {
            let by = match (self.term(end), self.term(end + 1)) {
                (Term::Before, Term::Yesterday) => -2,
                (Term::After, Term::Tomorrow) => 2,
                // "the day before."
                (side @ (Term::Before | Term::After), Term::Break) => {
                    let point = self.beside_last(unit, if side == Term::Before { -1 } else { 1 })?;
                    return Found::point(end + 1, point);
                }
                _ => return None,
            };
            return Found::point(end + 2, self.shifted(Unit::Day, by)?);
        }
        if unit == Unit::Week
            && let Some(found) = self.week_beginning(next)
        {
            return Some(found);
        }
        if unit == Unit::Weekend
            && self.term(end) == Term::Of
            && let Some(found) = self.weekend_of(end + 1)
        {
            return Some(found);
        }
        // "the year ended June 30" is a length.
        if matches!(self.pieces.lower(end), "ended" | "ending") && matches!(unit, Unit::Year | Unit::Week | Unit::Month)
        {
            return Found::new(end, Meaning::Length(Length::new(Some(1.0), unit)));
        }
        if unit == Unit::Year
            && let Some((year, year_end)) = self.year_in_words(end).or_else(|| Some((self.four_digits(end)?, end + 1)))
        {
            return Found::point(year_end, Point::Year(year));
        }
        if let Some(found) = self.bare_unit(next).filter(|f| f.end > end) {
            let adjective = matches!(self.term(found.end - 1), Term::Ago | Term::Earlier);
            return (!adjective).then_some(found);
        }
        match unit {
            Unit::Quarter => self.quarter_found(end, 0),
            Unit::Weekend => {
                let by = if self.tense(at, end) == Tense::Ahead { 0 } else { -1 };
                let week = self.published.map(week_of)?;
                let Point::Week { .. } = week else { return None };
                let late = self.published.is_some_and(|p| p.weekday().num_days_from_monday() >= 5);
                Found::point(end, self.shifted(Unit::Weekend, if late { 0 } else { by })?)
            }
            Unit::Week if matches!(self.before(at), Term::For | Term::During | Term::In) => {
                Found::point(end, self.shifted(unit, 0)?)
            }
            Unit::Month
                if matches!(self.before(at), Term::For | Term::During)
                    && matches!(self.term(end), Term::Break | Term::Sign(_)) =>
            {
                Found::point(end, self.same(unit)?)
            }
            Unit::Year if matches!(self.before(at), Term::For | Term::During | Term::In | Term::Of) => {
                Found::point(end, self.shifted(unit, 0)?)
            }
            _ => None,
        }
    }

    /// "the nine months", "the third quarter", "the 1988 period", "the first half of 1990", "the 15th of May".
    pub(super) fn definite_count(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        // "the nineteen seventies"
        if let (Term::Cardinal(century @ 11..=20), Some(Point::Decade(decade))) =
            (self.term(next), self.decade_in_words(next + 1).and_then(|found| found.as_point()))
        {
            return Found::point(next + 2, Point::Decade(i32::from(century) * 10 + decade % 10));
        }
        if let Some(found) = self.quarter(next).or_else(|| self.half_year(next)).or_else(|| self.decade(next)) {
            // "the third-quarter results": the article belongs to the results.
            let adjective =
                self.quarter_name(next).is_some_and(|(_, end)| end == found.end && self.pieces.is_hyphen(end - 1));
            return (!adjective).then_some(found);
        }
        if let Some(year) = self.four_digits(next) {
            if let Some((quarter, end)) = self.quarter_name(next + 1) {
                return Found::point(end, Point::Quarter { year: Some(year), quarter });
            }
            if matches!(self.term(next + 1), Term::Unit(Unit::Quarter) | Term::Period) {
                let point = self.quarter_spoken_of().map(|quarter| Point::Quarter { year: Some(year), quarter });
                return Found::point(next + 2, point.unwrap_or(Point::Year(year)));
            }
        }
        // "on the 17 from 2 p.m. to 4 p.m."
        if let Some((n, 1 | 2)) = self.pieces.integer(next)
            && matches!(self.term(next + 1), Term::From | Term::Between)
            && let Some(found) = self.day_alone(at, next, n.try_into().ok()?, next + 1)
        {
            return Some(found);
        }
        if let Some(found) = self.numeric(next) {
            // "the 1987 crash": so does this one.
            return (!matches!(found.meaning, Meaning::Point(Point::Year(_)))).then_some(found);
        }
        if let Some((n, end)) = self.ordinal(next) {
            if let Some((length, length_end)) = self.length(end).filter(|_| n == 1) {
                return Found::new(length_end, Meaning::Length(length));
            }
            return self.day_alone(at, next, n, end);
        }
        let (length, end) = self.length(next)?;
        if self.pieces.is_hyphen(end - 1) {
            return None;
        }
        Some(self.counted_from(at, Found { end, meaning: Meaning::Length(length) }, length))
    }

    /// "on the 29th", "on 29th": a day of the month or the one before, behind "on" at the piece before `at`.
    pub(super) fn day_alone(&self, at: usize, ordinal: usize, n: u8, end: usize) -> Option<Found> {
        let alone = matches!(self.term(end), Term::Break | Term::Sign(_) | Term::And);
        if self.term(ordinal) != Term::Digits || self.before(at) != Term::On {
            return None;
        }
        let found = Found { end, meaning: Meaning::Point(Point::Day(self.last_such_day(n)?)) };
        let timed = self.with_clock(found.clone());
        if timed.end > end { Some(timed) } else { alone.then_some(found) }
    }

    /// "all day", "all week".
    pub(super) fn all(&self, at: usize) -> Option<Found> {
        let Term::Unit(unit) = self.term(at + 1) else { return None };
        Found::new(at + 2, Meaning::Length(Length::new(Some(1.0), unit)))
    }

    /// What "a" begins: "a year ago", "a few days", "a couple of weeks".
    pub(super) fn indefinite(&self, at: usize) -> Option<Found> {
        if let Some((clock, end)) = self.past_or_to(at) {
            return Some(self.clock_on_day(at, clock, end));
        }
        let word_before = at.checked_sub(1).map_or("", |b| self.pieces.lower(b));
        if matches!(word_before, "miles" | "kilometers" | "kilometres" | "km" | "feet" | "meters" | "metres" | "knots")
        {
            return None;
        }
        // "a year-earlier loss", "a several-year low": the words with hyphens stand for themselves.
        if self.pieces.is_hyphen(at + 2) {
            return None;
        }
        let (length, end) = self.length(at)?;
        if let Some(found) = self.length_starting(at, end, length) {
            return Some(found);
        }
        let found = self.counted_from(at, Found { end, meaning: Meaning::Length(length) }, length);
        if found.end > end {
            return Some(found);
        }
        // "three times a week", "$5 a day": how often.
        let rate = matches!(self.before(at), Term::Digits | Term::Scale(_) | Term::Once | Term::Cardinal(_))
            || matches!(
                at.checked_sub(1).map_or("", |b| self.pieces.lower(b)),
                "times" | "dollars" | "cents" | "barrels" | "tons" | "tonnes" | "people"
            );
        if rate && end == at + 2 {
            return Found::new(end, Meaning::Set(length.value()));
        }
        Some(found)
    }
}
