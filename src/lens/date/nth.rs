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
        let of = next + 1;
        let stretch_at = match self.term(of) {
            Term::Of | Term::In => of + 1,
            Term::This | Term::Next | Term::Last | Term::Previous => of,
            _ => return None,
        };
        match self.term(next) {
            Term::Weekday(day) => {
                let (end, first) = self.month_stretch(stretch_at)?;
                Found::point(end, Point::Day(nth_day(first, day, n)?))
            }
            Term::Unit(Unit::Week) => {
                if let Some((end, first)) = self.month_stretch(stretch_at) {
                    // The first week of a month is the one that holds its first Thursday, as ISO counts those of a year.
                    return Found::point(end, week_of(nth_day(first, 4, n)?));
                }
                let (end, year) = match self.four_digits(stretch_at) {
                    Some(year) => (stretch_at + 1, year),
                    None => self.relative_year(stretch_at)?,
                };
                let last = NaiveDate::from_ymd_opt(year, 12, 28)?.iso_week().week();
                let week = if n == 0 { last } else { n.into() };
                (week <= last).then(|| Found::point(end, Point::Week { year, week }))?
            }
            _ => None,
        }
    }

    /// The first day of the month that stands at piece `at`, named or "next month", and the piece after it.
    fn month_stretch(&self, at: usize) -> Option<(usize, NaiveDate)> {
        if let Term::Month(month) = self.term(at) {
            let (end, year) = self.year_behind(at + 1);
            let year = year.or_else(|| self.year_of_month(month, at, end))?;
            return Some((end, NaiveDate::from_ymd_opt(year, month.into(), 1)?));
        }
        let by = match self.term(at) {
            Term::This => 0,
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
        let (day, first_end) = self.day_of_month(at)?;
        let second_at = match self.term(first_end) {
            Term::To | Term::Until | Term::Sign(b'-') => first_end + 1,
            Term::And if led => first_end + 1,
            Term::Digits if self.is_hyphen(first_end) => first_end,
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
