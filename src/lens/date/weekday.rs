//! Weekdays: "Thursday", "Friday, Oct. 23", "Monday of last week".

use super::pieces::Joint;
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
            return Some(self.with_stamped_year(at, self.with_clock(found)));
        }
        if let Some(found) = self.weekday_counted(at, day) {
            return Some(found);
        }
        if short
            && !(self.pieces.capital(at) && matches!(self.before(at), Term::On | Term::Last | Term::Next | Term::This))
        {
            return None;
        }
        let mut end = at + 1;
        // "Tuesday afternoons"
        if matches!(self.term(end), Term::Part(_)) && self.pieces.lower(end).ends_with('s') {
            return self.weekdays(at, day);
        }
        let mut point = self.weekday_point(day, at, end);
        // "Friday next week", "Monday of last week".
        let next = match (self.term(end), self.term(end + 1)) {
            (Term::Of, Term::The) => end + 2,
            (Term::Of, _) => end + 1,
            _ => end,
        };
        if let Some(by) = self.week_named(next)
            && let Some(published) = self.published
        {
            end = next + 2;
            point = Point::Day(day_of_week(add_days(published, by * 7)?, day)?);
        }
        let found = self.with_part(Found { end, meaning: Meaning::Point(point) });
        // "Wednesday evening next week"
        if let (Meaning::Part(_, part), Some(by)) = (&found.meaning, self.week_named(found.end))
            && let Some(published) = self.published
        {
            let day = day_of_week(add_days(published, by * 7)?, day)?;
            return Some(
                self.with_clock(Found { end: found.end + 2, meaning: Meaning::Part(Some(Point::Day(day)), *part) }),
            );
        }
        Some(self.with_clock(found))
    }

    /// "Wed Oct 26 15:50:06 2016": the year behind the time.
    fn with_stamped_year(&self, at: usize, found: Found) -> Found {
        match (found.meaning, self.four_digits(found.end)) {
            (Meaning::Clock(Some(day), clock), Some(year)) if !self.names_year(at, found.end) => {
                Found { end: found.end + 1, meaning: Meaning::Clock(day.in_year(year).or(Some(day)), clock) }
            }
            (meaning, _) => Found { end: found.end, meaning },
        }
    }

    /// "Monday two weeks from now": that weekday of the week that is counted to.
    fn weekday_counted(&self, at: usize, day: u8) -> Option<Found> {
        let next = if self.is_comma(at + 1) { at + 2 } else { at + 1 };
        if !matches!(self.term(next), Term::Digits | Term::Cardinal(_) | Term::A) {
            return None;
        }
        let (length, end) = self.length(next)?;
        if (self.term(end), self.term(end + 1)) != (Term::From, Term::Now) {
            return None;
        }
        let around = self.walked(self.published?, length, 1)?;
        Found::point(end + 2, Point::Day(day_of_week(around, day)?))
    }

    /// "next week", "last week": by how many weeks the one named at piece `at` is off.
    fn week_named(&self, at: usize) -> Option<i32> {
        if self.term(at + 1) != Term::Unit(Unit::Week) {
            return None;
        }
        match self.term(at) {
            Term::Next | Term::Following | Term::Coming => Some(1),
            Term::Last | Term::Previous => Some(-1),
            Term::This => Some(0),
            _ => None,
        }
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
        // "this Friday (June 15)"
        let bracket = self.term(next) == Term::Sign(b'(');
        if bracket {
            next += 1;
        }
        let found = match self.term(next) {
            Term::Month(month) => self.day_behind_month(next, month),
            Term::Digits | Term::Ordinal(_) | Term::Cardinal(_) | Term::Second => {
                self.day_before_month(next).or_else(|| self.digits_only(next)).or_else(|| {
                    let (n, end) = self.ordinal(next).or_else(|| self.bare_day(next))?;
                    let (Term::Weekday(day) | Term::ShortWeekday(day)) = self.term(at) else { return None };
                    Found::point(end, Point::Day(self.nearest_match(day, n)?))
                })
            }
            _ => None,
        }?;
        let closed = bracket && self.term(found.end) == Term::Sign(b')');
        let found = Found { end: found.end + usize::from(closed), ..found };
        (closed == bracket && matches!(found.as_point(), Some(Point::Day(_) | Point::DayOf { .. }))).then_some(found)
    }

    /// "31" behind "Sunday", where nothing follows that it could count.
    fn bare_day(&self, at: usize) -> Option<(u8, usize)> {
        let (n, _) = self.pieces.integer(at).filter(|(n, digits)| *digits <= 2 && (1..=31).contains(n))?;
        let closes = matches!(self.term(at + 1), Term::Break | Term::At | Term::Between | Term::From);
        (closes && self.pieces.joint(at) == Joint::Spaced).then_some((n as u8, at + 1))
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

    /// A weekday with nothing beside it: the last one, the day of publication included, unless the verb looks ahead to another.
    pub(super) fn weekday_point(&self, day: u8, from: usize, to: usize) -> Point {
        let Some(published) = self.published else { return Point::Weekday(day) };
        let back = (published.weekday().num_days_from_monday() as i32 + 1 - i32::from(day)).rem_euclid(7);
        // "They plan to vote on Friday", printed on a Friday.
        let by = if back > 0 && self.tense(from, to) == Tense::Ahead { 7 - back } else { -back };
        add_days(published, by).map_or(Point::Weekday(day), Point::Day)
    }
}

/// Weekday `day` (1 is Monday) of the week that holds `date`.
pub(super) fn day_of_week(date: NaiveDate, day: u8) -> Option<NaiveDate> {
    add_days(date, i32::from(day) - 1 - date.weekday().num_days_from_monday() as i32)
}
