//! Weekdays, weeks and days that are counted inside a month or year: "the first Friday of July", "the third week of 2027",
//! "from 4 to 22 January".

use super::reader::{Found, Reader};
use super::value::{Meaning, Point, add_days, add_months, week_of};
use super::weekday::day_of_week;
use super::words::{Term, Unit};
use chrono::{Datelike, NaiveDate};

impl Reader<'_, '_, '_> {
    /// "first Friday of July", "second Monday of next month", "last week of 2015" (from the ordinal).
    pub(super) fn nth(&self, at: usize) -> Option<Found> {
        let (n, next) = match self.term(at) {
            Term::Last => (0, at + 1),
            _ => self.ordinal(at)?,
        };
        // "first Monday evening of next month"
        let part = match (self.term(next), self.term(next + 1)) {
            (Term::Weekday(_), Term::Part(part)) => Some(part),
            _ => None,
        };
        let of = next + 1 + usize::from(part.is_some());
        let stretch_at = match self.term(of) {
            Term::Of | Term::In => of + 1,
            Term::This | Term::Next | Term::Last | Term::Previous => of,
            _ => return None,
        };
        match self.term(next) {
            Term::Weekday(day) => {
                let (end, first) = self.month_stretch(stretch_at)?;
                let day = Point::Day(nth_day(first, day, n)?);
                Found::new(end, part.map_or(Meaning::Point(day), |part| Meaning::Part(Some(day), part)))
            }
            // "15th day of next month", "last day of the year"
            Term::Unit(Unit::Day) => {
                let (end, first, months) = match self.month_stretch(stretch_at) {
                    Some((end, first)) => (end, first, 1),
                    None => {
                        let (end, year) = self.year_stretch(stretch_at)?;
                        (end, NaiveDate::from_ymd_opt(year, 1, 1)?, 12)
                    }
                };
                let next = add_months(first, months)?;
                let day = if n == 0 { add_days(next, -1) } else { add_days(first, i32::from(n) - 1) }?;
                (day < next).then(|| Found::point(end, Point::Day(day)))?
            }
            // "third month of 2021"
            Term::Unit(Unit::Month) => {
                let (end, year) = self.year_stretch(stretch_at)?;
                let month = if n == 0 { 12 } else { n };
                (month <= 12).then(|| Found::point(end, Point::Month { year: Some(year), month }))?
            }
            Term::Unit(Unit::Week) => {
                if let Some((end, first)) = self.month_stretch(stretch_at) {
                    // The first week of a month is the one that holds its first Thursday, as ISO counts those of a year.
                    return Found::point(end, week_of(nth_day(first, 4, n)?));
                }
                let (end, year) = self.year_stretch(stretch_at)?;
                let last = NaiveDate::from_ymd_opt(year, 12, 28)?.iso_week().week();
                let week = if n == 0 { last } else { n.into() };
                (week <= last).then(|| Found::point(end, Point::Week { year, week }))?
            }
            _ => None,
        }
    }

    /// The year that stands at piece `at`, in digits, "next year" or "the year", and the piece after it.
    pub(super) fn year_stretch(&self, at: usize) -> Option<(usize, i32)> {
        if let Some(year) = self.four_digits(at) {
            return Some((at + 1, year));
        }
        if self.term(at) == Term::The && self.term(at + 1) == Term::Unit(Unit::Year) {
            return Some((at + 2, self.published?.year()));
        }
        self.relative_year(at)
    }

    /// The first day of the month that stands at piece `at`, named, "next month" or "the month", and the piece after it.
    pub(super) fn month_stretch(&self, at: usize) -> Option<(usize, NaiveDate)> {
        if let Term::Month(month) = self.term(at) {
            let (end, year) = self.year_behind(at + 1);
            let year = year.or_else(|| self.year_of_month(month, at, end))?;
            return Some((end, NaiveDate::from_ymd_opt(year, month.into(), 1)?));
        }
        let by = match self.term(at) {
            Term::This | Term::The => 0,
            Term::Next => 1,
            Term::Last | Term::Previous => -1,
            _ => return None,
        };
        if self.term(at + 1) != Term::Unit(Unit::Month) {
            return None;
        }
        Some((at + 2, add_months(self.published?.with_day(1)?, by)?))
    }

    /// "4 to 22 January 1995", "3 until 12 of Sept", "4-23 next month": days of one month, named behind the second.
    pub(super) fn days_before_month(&self, at: usize, led: bool) -> Option<Found> {
        let (day, first_end) = self.day_of_month(at + usize::from(led && self.term(at) == Term::The))?;
        let second_at = match self.term(first_end) {
            Term::And | Term::To | Term::Until if led && self.term(first_end + 1) == Term::The => first_end + 2,
            Term::To | Term::Until | Term::Sign(b'-') => first_end + 1,
            Term::And if led => first_end + 1,
            Term::Digits if self.pieces.is_hyphen(first_end) => first_end,
            _ => return None,
        };
        let (last, last_end) = self.day_of_month(second_at).filter(|&(last, _)| last > day)?;
        let month_at = if matches!(self.term(last_end), Term::Of | Term::In) { last_end + 1 } else { last_end };
        let (end, first) = self.month_stretch(month_at)?;
        // "from 5 to 10 March 3" is none.
        let from = first.with_day(day.into())?;
        let to = first.with_day(last.into())?;
        Found::new(end, Meaning::Range(Point::Day(from).value(), Point::Day(to).value(), false))
    }

    /// "the rest of the week", "the remainder of this year": from the publication date to the last day.
    pub(super) fn rest_of(&self, end: usize, stretch: Point) -> Option<Found> {
        let published = self.published?;
        let next = match stretch {
            Point::Week { .. } => add_days(stretch.first_day()?, 7),
            Point::Month { .. } => add_months(stretch.first_day()?, 1),
            Point::Year(_) => add_months(stretch.first_day()?, 12),
            _ => None,
        }?;
        let last = add_days(next, -1)?;
        Found::new(end, Meaning::Range(Point::Day(published).value(), Point::Day(last).value(), false))
    }
}

/// The `n`th weekday `day` of the month that begins on `first`; 0 is the last one.
pub(super) fn nth_day(first: NaiveDate, day: u8, n: u8) -> Option<NaiveDate> {
    if n == 0 {
        let last = add_days(add_months(first, 1)?, -1)?;
        let found = day_of_week(last, day)?;
        return if found > last { add_days(found, -7) } else { Some(found) };
    }
    let ahead = (i32::from(day) - 1 - first.weekday().num_days_from_monday() as i32).rem_euclid(7);
    let found = add_days(first, ahead + 7 * (i32::from(n) - 1))?;
    (found.month() == first.month()).then_some(found)
}
