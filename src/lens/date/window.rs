//! Stretches that are counted off the calendar: "next 3 days", "10 previous weeks", "the first two weeks of 2021", "three days
//! starting Monday", "the week beginning March 2", "the end of Friday".

use super::reader::{Found, Reader};
use super::value::{Clock, Length, Meaning, Point, add_days, add_months, week_of};
use super::words::{Term, Unit};
use chrono::{Datelike, NaiveDate, Weekday};

impl Reader<'_, '_, '_> {
    /// "next 3 days", "previous two quarters", "10 past weeks", with `length` read up to piece `end`. The past ends on the day of
    /// publication, what comes begins on the day after; quarters and decades are counted as whole ones. With its article ("the
    /// past three months") TIMEX3 has such a stretch as a length.
    pub(super) fn window(&self, at: usize, end: usize, length: Length, ahead: bool) -> Option<Found> {
        let published = self.published?;
        let count = length.whole().filter(|count| *count > 0)?;
        let (from, to) = match length.unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Century | Unit::Weekend => return None,
            unit @ (Unit::Quarter | Unit::Decade) => {
                let (first, last) = if ahead { (1, count) } else { (-count, -1) };
                (Point::around(published, unit, first)?, Point::around(published, unit, last)?)
            }
            _ => {
                let weekdays = self.is_working_days(end);
                let far = if weekdays {
                    weekdays_on(published, if ahead { count } else { -count })?
                } else {
                    self.walked(published, length, if ahead { 1 } else { -1 })?
                };
                let within = ahead && self.before(at) == Term::Within;
                match (ahead, add_days(published, 1)?) {
                    (true, tomorrow) => (Point::Day(if within { published } else { tomorrow }), Point::Day(far)),
                    (false, _) => {
                        (Point::Day(far), Point::Day(if weekdays { add_days(published, -1)? } else { published }))
                    }
                }
            }
        };
        Found::new(end, Meaning::Range(from.value(), to.value(), false))
    }

    /// Whether what ends before piece `end` counts working days.
    pub(super) fn is_working_days(&self, end: usize) -> bool {
        self.term(end - 1) == Term::Units(Unit::Day)
            && matches!(self.pieces.lower(end - 2), "business" | "working" | "trading")
    }

    /// "3 next weeks", "the 5 past years": the count stands first.
    pub(super) fn counted_window(&self, at: usize) -> Option<Found> {
        let (count, next) = super::relative::count(self, at)?;
        let ahead = match self.term(next) {
            Term::Next | Term::Coming | Term::Following => true,
            Term::Last | Term::Past | Term::Previous => false,
            _ => return None,
        };
        let Term::Units(unit) = self.term(next + 1) else { return None };
        self.window(at, next + 2, Length::new(Some(count), unit), ahead)
    }

    /// "first two weeks of 2021", "last ten days of May": from the ordinal.
    pub(super) fn part_of_stretch(&self, at: usize) -> Option<Found> {
        let first = match self.term(at) {
            Term::Ordinal(1) => true,
            Term::Last => false,
            _ => return None,
        };
        if !matches!(self.term(at + 1), Term::Digits | Term::Cardinal(_)) {
            return None;
        }
        let (length, end) = self.length(at + 1)?;
        let count = length.whole().filter(|count| (1..=366).contains(count) && length.more[0].is_none())?;
        if !matches!(self.term(end), Term::Of | Term::In) {
            return None;
        }
        let (end, from, next) = match self.month_stretch(end + 1) {
            Some((end, from)) => (end, from, add_months(from, 1)?),
            None => {
                let (end, year) = self.year_stretch(end + 1)?;
                (end, NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year + 1, 1, 1)?)
            }
        };
        let last = add_days(next, -1)?;
        let (from, to) = match length.unit {
            Unit::Day if first => (Point::Day(from), Point::Day(add_days(from, count - 1)?)),
            Unit::Day => (Point::Day(add_days(last, 1 - count)?), Point::Day(last)),
            // The first week of a year or month is the one that holds its first Thursday, as ISO 8601 counts them.
            Unit::Week if first => (week_of(add_days(from, 3)?), week_of(add_days(from, 3 + 7 * (count - 1))?)),
            Unit::Week => (week_of(add_days(last, -3 - 7 * (count - 1))?), week_of(add_days(last, -3)?)),
            _ => return None,
        };
        Found::new(end, Meaning::Range(from.value(), to.value(), false))
    }

    /// "three days starting Monday", "(for) two weeks, from May 20", "a day starting Friday at 5 p.m.": the length ends before
    /// piece `end`.
    pub(super) fn length_starting(&self, at: usize, end: usize, length: Length) -> Option<Found> {
        if self.pieces.is_hyphen(end - 1) || self.before(at) == Term::Within {
            return None;
        }
        if let Some(found) = length.minutes().and_then(|minutes| self.hours_behind(end, minutes)) {
            return Some(found);
        }
        let verb_at = if self.is_comma(end) { end + 1 } else { end };
        let day_at = match self.term(verb_at) {
            // "three days from today" is the third day from now.
            Term::From if self.before(at) == Term::For || self.is_comma(end) => verb_at + 1,
            _ if is_start(self.pieces.lower(verb_at)) => {
                verb_at + 1 + usize::from(matches!(self.term(verb_at + 1), Term::On | Term::From | Term::At))
            }
            _ => return None,
        };
        let found = self.expression(day_at)?;
        let (Meaning::Point(Point::Day(from)) | Meaning::Clock(Some(Point::Day(from)), _)) = found.meaning else {
            return None;
        };
        let after = self.walked(from, length, 1)?;
        match found.meaning {
            Meaning::Clock(_, clock) => {
                let value = |day| Point::Day(day).value() + &clock.short();
                Found::new(found.end, Meaning::Range(value(from), value(after), true))
            }
            _ => {
                let last = add_days(after, -1).filter(|last| *last >= from)?;
                Found::new(found.end, Meaning::Range(Point::Day(from).value(), Point::Day(last).value(), false))
            }
        }
    }

    /// "the week of March 6", "the week beginning on the 18th", "the week after next" (from "week").
    pub(super) fn week_beginning(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        if self.term(next) == Term::After && self.term(next + 1) == Term::Next {
            let clear = !matches!(self.term(next + 2), Term::Unit(_) | Term::Weekday(_) | Term::Month(_));
            return clear.then(|| Found::point(next + 2, self.shifted(Unit::Week, 2)?))?;
        }
        let day_at = match self.term(next) {
            Term::Of => next + 1,
            _ if is_start(self.pieces.lower(next)) => next + 1 + usize::from(self.term(next + 1) == Term::On),
            _ => return None,
        };
        let (end, day) = match self.expression(day_at) {
            Some(found) => (found.end, found.as_point()?.first_day()?),
            None => {
                let (n, end) = self.ordinal(day_at + 1).filter(|_| self.term(day_at) == Term::The)?;
                (end, self.last_such_day(n)?)
            }
        };
        if self.term(next) == Term::Of || day.weekday() == Weekday::Mon {
            return Found::point(end, week_of(day));
        }
        let (from, to) = (Point::Day(day).value(), Point::Day(add_days(day, 6)?).value());
        Found::new(end, Meaning::Range(from, to, false))
    }

    /// The last day that was the `n`th of its month.
    pub(super) fn last_such_day(&self, n: u8) -> Option<NaiveDate> {
        let published = self.published?;
        let month = published.with_day(1)?;
        (-2..=0).rev().filter_map(|by| add_months(month, by)?.with_day(n.into())).find(|day| *day <= published)
    }

    /// "the end of Friday", "end of tomorrow": its last second.
    pub(super) fn end_of_day(&self, at: usize, day_at: usize) -> Option<Found> {
        let named = matches!(self.term(day_at), Term::Today | Term::Tomorrow | Term::Weekday(_))
            || matches!((self.term(day_at), self.term(day_at + 1)), (Term::This | Term::Next, Term::Weekday(_)));
        if !named || self.pieces.lower(at) != "end" {
            return None;
        }
        let found = self.expression(day_at)?;
        let Some(Point::Day(day)) = found.as_point() else { return None };
        let clock = Clock { hour: 23, minute: 59, second: Some(59) };
        Found::new(found.end, Meaning::Clock(Some(Point::Day(day)), clock))
    }
}

/// Words that say when a length begins.
fn is_start(word: &str) -> bool {
    matches!(word, "starting" | "beginning" | "commencing")
}

/// The day so many working days ahead, or back where the count is negative.
fn weekdays_on(from: NaiveDate, count: i32) -> Option<NaiveDate> {
    let mut day = from;
    let mut left = count.unsigned_abs().min(1000);
    while left > 0 {
        day = add_days(day, count.signum())?;
        left -= u32::from(day.weekday().num_days_from_monday() < 5);
    }
    Some(day)
}
