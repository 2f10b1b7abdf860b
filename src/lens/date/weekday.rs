//! Weekdays: "Thursday", "Friday, Oct. 23", "Monday of last week".

use super::reader::{Found, Reader};
use super::tense::Tense;
use super::value::{Meaning, Point, add_days, add_months};
use super::words::{Term, Unit};
use chrono::{Datelike, NaiveDate};

impl Reader<'_, '_, '_> {
    /// A weekday, with the date it stands beside.
    pub(super) fn weekday(&self, at: usize) -> Option<Found> {
        let (day, short) = match self.term(at) {
            Term::Weekday(day) => (day, false),
            Term::ShortWeekday(day) => (day, true),
            _ => return None,
        };
        if let Some(found) = self.date_behind_weekday(at) {
            return Some(self.with_clock(found));
        }
        if short
            && !(self.pieces.capital(at) && matches!(self.before(at), Term::On | Term::Last | Term::Next | Term::This))
        {
            return None;
        }
        let mut end = at + 1;
        let mut point = self.weekday_point(day, at, end);
        // "Friday next week", "Monday of last week".
        let next = if self.term(end) == Term::Of { end + 1 } else { end };
        let by = match self.term(next) {
            Term::Next | Term::Following | Term::Coming => Some(1),
            Term::Last | Term::Previous => Some(-1),
            Term::This => Some(0),
            _ => None,
        };
        if let Some(by) = by
            && self.term(next + 1) == Term::Unit(Unit::Week)
            && let Some(published) = self.published
        {
            end = next + 2;
            point = Point::Day(day_of_week(add_days(published, by * 7)?, day)?);
        }
        Some(self.with_clock(self.with_part(Found { end, meaning: Meaning::Point(point) })))
    }

    /// "Friday, Oct. 23", "Friday the 23rd", "Friday 10/23".
    pub(super) fn date_behind_weekday(&self, at: usize) -> Option<Found> {
        let mut next = at + 1;
        if self.is_comma(next) || self.term(next) == Term::Break && self.pieces.text(next) == "." {
            next += 1;
        }
        if self.term(next) == Term::The {
            if next > at + 1 {
                return None;
            }
            next += 1;
        }
        let found = match self.term(next) {
            Term::Month(month) => self.day_behind_month(next, month),
            Term::Digits | Term::Ordinal(_) | Term::Cardinal(_) | Term::Second => {
                self.day_before_month(next).or_else(|| self.digits_only(next)).or_else(|| {
                    let (n, end) = self.ordinal(next)?;
                    let Term::Weekday(day) = self.term(at) else { return None };
                    Found::point(end, Point::Day(self.nearest_match(day, n)?))
                })
            }
            _ => None,
        }?;
        matches!(found.as_point(), Some(Point::Day(_) | Point::DayOf { .. })).then_some(found)
    }

    /// The nearest day that is both weekday `day` and the `n`th of a month.
    pub(super) fn nearest_match(&self, day: u8, n: u8) -> Option<NaiveDate> {
        let published = self.published?;
        let month = published.with_day(1)?;
        let fits = |date: &NaiveDate| date.weekday().number_from_monday() == u32::from(day);
        (-6..=6)
            .filter_map(|by| add_months(month, by)?.with_day(n.into()))
            .filter(fits)
            .min_by_key(|date| (*date - published).num_days().abs())
    }

    /// A weekday with nothing beside it: the last one, the day of publication included, unless the verb looks ahead.
    pub(super) fn weekday_point(&self, day: u8, from: usize, to: usize) -> Point {
        let Some(published) = self.published else { return Point::Weekday(day) };
        let back = (published.weekday().num_days_from_monday() as i32 + 1 - i32::from(day)).rem_euclid(7);
        let by = if self.tense(from, to) == Tense::Ahead { 7 - back } else { -back };
        add_days(published, by).map_or(Point::Weekday(day), Point::Day)
    }
}

/// Weekday `day` (1 is Monday) of the week that holds `date`.
pub(super) fn day_of_week(date: NaiveDate, day: u8) -> Option<NaiveDate> {
    add_days(date, i32::from(day) - 1 - date.weekday().num_days_from_monday() as i32)
}
