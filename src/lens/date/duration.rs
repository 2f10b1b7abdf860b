//! Lengths of time, and what is counted from one: "three years", "two and a half hours", "10-year", "three days ago".

use super::pieces::Joint;
use super::reader::{Found, Reader};
use super::relative::{count, vague};
use super::tense::Tense;
use super::value::{Length, Meaning, Point, add_days, add_months};
use super::words::{Term, Unit};
use chrono::{Datelike, NaiveDate};

impl Reader<'_, '_, '_> {
    /// What a number begins: a date, a clock time or a length.
    pub(super) fn counted(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.clock(at) {
            return Some(found);
        }
        if let Some(found) = self.nth(at).or_else(|| self.numeric(at)) {
            return Some(found);
        }
        if let Some(found) = self.quarter(at).or_else(|| self.half_year(at)) {
            return Some(found);
        }
        if let Some(found) = self.decade(at) {
            return Some(found);
        }
        if let Some((year, end)) = self.year_in_words(at)
            && (1500..2100).contains(&year)
            && !matches!(self.term(end), Term::Units(_) | Term::Unit(_) | Term::Scale(_))
            && !matches!(self.term(at), Term::Cardinal(2) if !self.is_led(at))
        {
            return Found::point(end, Point::Year(year));
        }
        if let Some(found) = self.counted_window(at).or_else(|| self.part_of_stretch(at)) {
            return Some(found);
        }
        if let Some((n, end)) = self.ordinal(at)
            && let Some(found) = self.day_alone(at, at, n, end)
        {
            return Some(found);
        }
        let (length, end) = self.length(at)?;
        if let Some(found) = self.length_starting(at, end, length) {
            return Some(found);
        }
        let found = Found { end, meaning: Meaning::Length(length) };
        Some(self.counted_from(at, found, length)).filter(|f| !self.is_age(f.end))
    }

    /// "years old", "year-old", "years of age": an age is no length of time.
    pub(super) fn is_age(&self, end: usize) -> bool {
        self.term(end) == Term::Old || self.term(end) == Term::Of && self.term(end + 1) == Term::Age
    }

    /// "nearly two years", "more than four hours", "at least 30 days", "about a decade ago".
    pub(super) fn approximate(&self, at: usize) -> Option<Found> {
        let next = match (self.term(at), self.term(at + 1)) {
            (Term::About, _) | (Term::Over, Term::A) => at + 1,
            (Term::Less | Term::Filler, Term::Than) if matches!(self.pieces.lower(at), "more" | "less" | "fewer") => {
                at + 2
            }
            (Term::At, _) if self.is_present(at).is_some() => return self.is_present(at),
            (Term::At, Term::Least) => at + 2,
            (Term::Up, Term::To) => at + 2,
            // "another hour", "full day"
            (Term::Filler, Term::Unit(unit)) if matches!(self.pieces.lower(at), "another" | "full" | "whole") => {
                let length = Length::new(Some(1.0), unit);
                return Found::new(at + 2, Meaning::Length(length));
            }
            _ => return None,
        };
        let inner = match self.term(next) {
            Term::A => self.indefinite(next)?,
            Term::Digits | Term::Cardinal(_) | Term::Scale(_) | Term::Half | Term::Vague(_) | Term::Group(_) => {
                self.counted(next)?
            }
            Term::The if self.term(at) == Term::At => self.definite(next)?,
            Term::Noon | Term::Midnight if self.term(at) == Term::About => self.part_of_day(next)?,
            _ => return None,
        };
        match (&inner.meaning, self.term(at)) {
            (Meaning::Length(_), _) | (Meaning::Clock(..), Term::About) => Some(inner),
            (Meaning::Point(_), Term::About) if self.term(inner.end - 1) == Term::Ago => Some(inner),
            _ => None,
        }
    }

    /// "at present", "at the present time".
    fn is_present(&self, at: usize) -> Option<Found> {
        let next = if self.term(at + 1) == Term::The { at + 2 } else { at + 1 };
        let end = match (self.pieces.lower(next), self.pieces.lower(next + 1)) {
            ("present", "time") => next + 2,
            ("present", _) if next == at + 1 => next + 1,
            _ => return None,
        };
        Found::point(end, Point::Present)
    }

    /// A count with its unit: "three years", "a week", "two-year", "an hour and a half", "2 years 21 days", "weeks or months".
    pub(super) fn length(&self, at: usize) -> Option<(Length, usize)> {
        let (value, next) = self.count_of_units(at)?;
        let mut unit_at = next;
        let mut guard = 0;
        while matches!(self.term(unit_at), Term::Filler) && guard < 2 {
            unit_at += 1;
            guard += 1;
        }
        let (unit, unit_end) = self.unit(unit_at, next > at && self.term(at) != Term::A)?;
        if self.term(at) == Term::A && matches!(unit, Unit::Second | Unit::Quarter | Unit::Night | Unit::Weekend) {
            return None;
        }
        let mut length = Length::new(value, unit);
        let mut end = unit_end;
        // "an hour and a half"
        if let (Some(count), Term::And, Term::Half) = (value, self.term(end), self.term(end + 1)) {
            return Some((Length::new(Some(count + 0.5), unit), end + 2));
        }
        if let (Some(count), Term::And, Term::A) = (value, self.term(end), self.term(end + 1)) {
            let share = match self.term(end + 2) {
                Term::Half => Some(0.5),
                Term::Unit(Unit::Quarter) => Some(0.25),
                _ => None,
            };
            if let Some(share) = share {
                return Some((Length::new(Some(count + share), unit), end + 3));
            }
        }
        // "2 years, 1 month and 21 days"
        for slot in 0..2 {
            let next = if matches!(self.term(end), Term::And | Term::Sign(b',')) { end + 1 } else { end };
            if value.is_none() || !matches!(self.term(next), Term::Digits | Term::Cardinal(_)) {
                break;
            }
            let Some((count, count_end)) = count(self, next) else { break };
            let Some((unit, unit_end)) = self.unit(count_end, true) else { break };
            // "7 days a week, 365 days a year": no sum.
            if unit == length.unit || self.term(unit_end) == Term::A {
                break;
            }
            // "for three months, and two days ago"
            if self.term(unit_end) == Term::Ago && next > end {
                break;
            }
            length.more[slot] = Some((count, unit));
            end = unit_end;
        }
        // "a year or two", "a week or so", "weeks or months"
        if self.term(end) == Term::Or {
            match self.term(end + 1) {
                Term::Cardinal(2) if value == Some(1.0) => end += 2,
                Term::Other if self.pieces.lower(end + 1) == "so" => end += 2,
                _ => {}
            }
        }
        Some((length, end))
    }

    /// How many units: a number, "a", "a few", "several", "half an".
    fn count_of_units(&self, at: usize) -> Option<(Option<f64>, usize)> {
        match self.term(at) {
            Term::Vague(how) => {
                let end = if self.term(at + 1) == Term::Of { at + 2 } else { at + 1 };
                Some((vague(how), end))
            }
            Term::Half if matches!(self.term(at + 1), Term::A) => Some((Some(0.5), at + 2)),
            Term::Half if matches!(self.term(at + 1), Term::Unit(_)) => Some((Some(0.5), at + 1)),
            Term::A => match self.term(at + 1) {
                Term::Vague(how) => {
                    let end = if self.term(at + 2) == Term::Of { at + 3 } else { at + 2 };
                    Some((vague(how), end))
                }
                Term::Unit(_) | Term::Filler => Some((Some(1.0), at + 1)),
                Term::Half if matches!(self.term(at + 2), Term::Unit(_)) => Some((Some(0.5), at + 2)),
                Term::Scale(_) | Term::Group(_) | Term::Half => count(self, at).map(|(n, end)| (Some(n), end)),
                _ => None,
            },
            _ => {
                let (value, end) = count(self, at)?;
                // "two to three weeks", "12-18 months", "five or six days": the lower end.
                let to = match (self.term(end), self.pieces.joint(end)) {
                    (Term::To | Term::Or, _) => end + 1,
                    (Term::Sign(b'-'), _) => end + 1,
                    (Term::Digits | Term::Cardinal(_), Joint::Hyphen) => end,
                    _ => return Some((Some(value), end)),
                };
                match count(self, to) {
                    Some((second, to_end))
                        if second > value && matches!(self.term(to_end), Term::Unit(_) | Term::Units(_)) =>
                    {
                        Some((Some(value), to_end))
                    }
                    _ => Some((Some(value), end)),
                }
            }
        }
    }

    fn unit(&self, at: usize, counted: bool) -> Option<(Unit, usize)> {
        match self.term(at) {
            Term::Unit(Unit::Quarter) if self.pieces.is_hyphen(at) => None,
            Term::Unit(unit) => Some((unit, at + 1)),
            Term::Units(unit) => Some((unit, at + 1)),
            Term::Second if counted && (self.pieces.is_hyphen(at) || self.before(at) == Term::Cardinal(1)) => {
                Some((Unit::Second, at + 1))
            }
            Term::Part(super::words::Part::Night) if counted => Some((Unit::Night, at + 1)),
            Term::Other if counted && self.pieces.joint(at) == Joint::Tight => match self.pieces.lower(at) {
                "h" if self.pieces.term(at + 1) != Term::Digits || self.pieces.joint(at + 1) != Joint::Tight => {
                    Some((Unit::Hour, at + 1))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// A length, or what it counts to: "three days ago", "a year earlier", "two weeks from now", "in two months".
    pub(super) fn counted_from(&self, at: usize, found: Found, length: Length) -> Found {
        self.counted_point(at, found.end, length).unwrap_or(found)
    }

    fn counted_point(&self, at: usize, end: usize, length: Length) -> Option<Found> {
        match self.term(end) {
            Term::Ago => {
                let Some(_) = length.whole() else { return Found::point(end + 1, Point::Past) };
                if let Some(point) = self.year_before_quarter(at, length) {
                    return Found::point(end + 1, point);
                }
                Found::point(end + 1, self.moved(self.published?, length, -1)?)
            }
            Term::Earlier => {
                if let Some(point) = self.year_before_quarter(at, length) {
                    return Found::point(end + 1, point);
                }
                // "against 1988, a year earlier": the year before was named already.
                let last = self.last.filter(|last| match (last.year(), self.published) {
                    (Some(year), Some(published)) => length.unit != Unit::Year || year != published.year() - 1,
                    _ => true,
                });
                let from = last.and_then(Point::first_day).or(self.published)?;
                Found::point(end + 1, self.moved(from, length, -1)?)
            }
            Term::Later => {
                let from = self.last.and_then(Point::first_day).or(self.published)?;
                Found::point(end + 1, self.moved(from, length, 1)?)
            }
            Term::From | Term::After | Term::Before => {
                let sign = if self.term(end) == Term::Before { -1 } else { 1 };
                let base = match self.term(end + 1) {
                    Term::Now | Term::Today => self.published?,
                    Term::Tomorrow => add_days(self.published?, 1)?,
                    Term::Yesterday => add_days(self.published?, -1)?,
                    // "three days after Christmas", "two weeks before March 3", "16 days from 01/02/2018"
                    Term::Month(_) | Term::Holiday | Term::Weekday(_) | Term::Digits | Term::Next | Term::Last => {
                        let day = self.expression(end + 1)?;
                        let Some(Point::Day(base)) = day.as_point() else { return None };
                        if self.term(end) == Term::From && self.joiner(day.end).is_some() {
                            return None;
                        }
                        return Found::point(day.end, Point::Day(self.walked(base, length, sign)?));
                    }
                    _ => return None,
                };
                // "four months from tomorrow" is a day, "four months from now" a month.
                let point = match self.term(end + 1) {
                    Term::Now => self.moved(base, length, sign)?,
                    _ => Point::Day(self.walked(base, length, sign)?),
                };
                Found::point(end + 2, point)
            }
            // "For the first time in ten years" looks back.
            _ if self.before(at) == Term::In && self.is_behind_first_time(at) => None,
            _ if self.before(at) == Term::In
                && self.tense(at, end) != Tense::Back
                && !self.pieces.is_hyphen(end - 1) =>
            {
                Found::point(end, self.moved(self.published?, length, 1)?)
            }
            _ => None,
        }
    }

    /// Whether "first time in", "only time in" or the like stands before a piece.
    fn is_behind_first_time(&self, at: usize) -> bool {
        let lower = |back: usize| at.checked_sub(back).map_or("", |piece| self.pieces.lower(piece));
        lower(2) == "time" && matches!(lower(3), "first" | "second" | "third" | "last" | "only")
    }

    /// Beside a quarter, "a year ago" is the same quarter of the year before.
    fn year_before_quarter(&self, at: usize, length: Length) -> Option<Point> {
        if length.unit != Unit::Year || length.whole() != Some(1) {
            return None;
        }
        let (quarter, spoken_at) = self.quarter?;
        (at - spoken_at.min(at) < QUARTER_REACH).then(|| quarter.years_on(-1))?
    }

    /// The day that lies a length ahead of another, or behind it.
    pub(super) fn walked(&self, from: NaiveDate, length: Length, sign: i32) -> Option<NaiveDate> {
        let mut day = step(from, length.unit, length.whole()?.checked_mul(sign)?)?;
        for (count, unit) in length.more.iter().flatten() {
            day = step(day, *unit, *count as i32 * sign)?;
        }
        Some(day)
    }

    fn moved(&self, from: NaiveDate, length: Length, sign: i32) -> Option<Point> {
        let mut by = length.whole()?.checked_mul(sign)?;
        if length.unit == Unit::Decade {
            return Point::around(from, Unit::Year, by * 10);
        }
        if length.more[0].is_some() {
            return self.walked(from, length, sign).map(Point::Day);
        }
        match length.unit {
            Unit::Week | Unit::Fortnight => {
                by = by.checked_mul(if length.unit == Unit::Week { 7 } else { 14 })?;
                Point::around(from, Unit::Day, by)
            }
            unit => Point::around(from, unit, by),
        }
    }
}

/// How many pieces "a year ago" may stand behind the quarter that it is compared with.
const QUARTER_REACH: usize = 120;

fn step(day: NaiveDate, unit: Unit, by: i32) -> Option<NaiveDate> {
    match unit {
        Unit::Century => add_months(day, by.checked_mul(1200)?),
        Unit::Decade => add_months(day, by.checked_mul(120)?),
        Unit::Year => add_months(day, by.checked_mul(12)?),
        Unit::Quarter => add_months(day, by.checked_mul(3)?),
        Unit::Month => add_months(day, by),
        Unit::Fortnight => add_days(day, by.checked_mul(14)?),
        Unit::Week => add_days(day, by.checked_mul(7)?),
        Unit::Day | Unit::Night => add_days(day, by),
        _ => Some(day),
    }
}
