//! Days and months in digits: "2016-11-07", "10/23/99", "13.5.2015", "20161107", "10/1-11/7".

use super::pieces::Joint;
use super::reader::{Found, Reader};
use super::value::{Meaning, Point};
use super::words::Term;
use chrono::{Datelike, NaiveDate};

/// How far ahead of its publication a text writes a year in two digits.
const YEARS_AHEAD: i32 = 12;

/// Month, day and maybe year.
type MonthDay = (u8, u8, Option<i32>);

impl Reader<'_, '_, '_> {
    /// "2016-11-07", "10/23/99", "13.5.2015".
    pub(super) fn digits_only(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.slash_days(at) {
            return Some(found);
        }
        let text = self.pieces.text(at);
        if let Some(day) =
            eight_digits(text).filter(|_| self.ends_number(at + 1) || self.term(at + 1) == Term::Sign(b'-'))
        {
            return Found::point(at + 1, Point::Day(day));
        }
        if text.contains('.') {
            let mut parts = text.split('.').map(str::parse::<u32>);
            let (Some(Ok(a)), Some(Ok(b)), Some(Ok(c)), None) =
                (parts.next(), parts.next(), parts.next(), parts.next())
            else {
                return None;
            };
            let day = if a > 999 {
                ymd(a, b, c)
            } else if c > 999 {
                ymd(c, b, a).or_else(|| ymd(c, a, b))
            } else {
                None
            };
            return Found::point(at + 1, Point::Day(day?));
        }
        if self.pieces.is_hyphen(at) && self.before(at) == Term::Digits {
            return None;
        }
        // "2016 10 16"
        if let (Some(year), Some((month, 2)), Some((day, 2))) =
            (self.four_digits(at), self.pieces.integer(at + 1), self.pieces.integer(at + 2))
            && self.pieces.joint(at + 1) == Joint::Spaced
            && self.pieces.joint(at + 2) == Joint::Spaced
            && matches!(self.term(at + 3), Term::Break | Term::Sign(b','))
        {
            return Found::point(at + 3, Point::Day(ymd(year as u32, month, day)?));
        }
        let separator = |at: usize| match (self.term(at), self.pieces.joint(at)) {
            (Term::Sign(b'/'), Joint::Tight) => Some((b'/', at + 1)),
            (Term::Digits | Term::Month(_), Joint::Hyphen) => Some((b'-', at)),
            _ => None,
        };
        let (first, length) = self.pieces.integer(at)?;
        let (mark, second_at) = separator(at + 1)?;
        let (second, _) = match self.term(second_at) {
            Term::Month(month) => (u32::from(month), 2),
            _ => self.pieces.integer(second_at)?,
        };
        let third = separator(second_at + 1)
            .filter(|&(m, _)| m == mark)
            .and_then(|(_, third_at)| Some((third_at, self.pieces.integer(third_at)?)));
        if let Some((third_at, (third, digits))) = third {
            let end = third_at + 1;
            let day = if length == 4 {
                ymd(first, second, third)
            } else {
                let year = if digits == 4 {
                    third
                } else if digits == 2 {
                    self.full_year(third as i32) as u32
                } else {
                    return None;
                };
                ymd(year, first, second).or_else(|| ymd(year, second, first))
            };
            return Found::point(end, Point::Day(day?));
        }
        let end = second_at + 1;
        if length == 4 && (1500..2200).contains(&first) {
            if self.term(second_at) == Term::Digits && self.pieces.text(second_at).len() == 2 && mark == b'-' {
                // "2016-17" is a span of years, "2016-07" a month.
                if (1..=12).contains(&second) && second as i32 != (first as i32 % 100) + 1 {
                    return Found::point(end, Point::Month { year: Some(first as i32), month: second as u8 });
                }
                let to = first as i32 / 100 * 100 + second as i32;
                return (to > first as i32)
                    .then(|| Found::new(end, Meaning::Range(first.to_string(), to.to_string(), false)))?;
            }
            if let Some(to) = self.four_digits(second_at) {
                return (to > first as i32)
                    .then(|| Found::new(end, Meaning::Range(first.to_string(), to.to_string(), false)))?;
            }
            return (1..=12)
                .contains(&second)
                .then(|| Found::point(end, Point::Month { year: Some(first as i32), month: second as u8 }))?;
        }
        if length <= 2 && (1..=12).contains(&first) && self.four_digits(second_at).is_some() {
            return Found::point(end, Point::Month { year: Some(second as i32), month: first as u8 });
        }
        if (first, second, mark, length) == (9, 11, b'/', 1) && self.ends_number(end) {
            let attacks = NaiveDate::from_ymd_opt(2001, 9, 11)?;
            if self.published.is_none_or(|published| published > attacks) {
                return Found::point(end, Point::Day(attacks));
            }
        }
        let whole = self.pieces.text(second_at).len() <= 2 && length <= 2 && self.ends_number(end);
        let leads = matches!(
            self.before(at),
            Term::On
                | Term::This
                | Term::Weekday(_)
                | Term::ShortWeekday(_)
                | Term::By
                | Term::Until
                | Term::From
                | Term::Since
                | Term::To
                | Term::Between
        ) || self.is_comma(at.wrapping_sub(1)) && matches!(self.term(at.wrapping_sub(2)), Term::Weekday(_))
            || self.is_listed_day(at);
        if mark == b'/' && whole {
            let (month, day) = if first <= 12 { (first, second) } else { (second, first) };
            let point = self.day_point(month.try_into().ok()?, day.try_into().ok()?, None, at, end)?;
            let found = Found { end, meaning: Meaning::Point(point) };
            // "6/4 between 9 a.m. and 4 p.m."
            let timed = matches!(self.term(end), Term::Between | Term::From | Term::Before | Term::After)
                && self.with_clock(found.clone()).end > end;
            return (leads || timed).then_some(found);
        }
        None
    }

    /// The year that two digits mean: no more than some years after the publication date.
    pub(super) fn full_year(&self, short: i32) -> i32 {
        let newest = self.published.map_or(2039, |published| published.year() + YEARS_AHEAD);
        if 2000 + short <= newest { 2000 + short } else { 1900 + short }
    }

    /// "10/1-11/7", "5/1-5/7, 2020", "10/1/2018 to 10/7/2018": days in digits with a stroke on both sides of a hyphen.
    pub(super) fn slash_days(&self, at: usize) -> Option<Found> {
        let (from, first_end) = self.slash_day(at)?;
        let second_at = self.joiner(first_end)?;
        let (mut to, mut end) = self.slash_day(second_at)?;
        if to.2.is_none() {
            (end, to.2) = self.year_behind_day(end);
        }
        let day = |(month, day, year): MonthDay, end| self.day_point(month, day, year, at, end);
        let last = day(to, end)?;
        let mut first = day((from.0, from.1, from.2.or(to.2)), end)?;
        if from.2.is_none() && first.first_day()? > last.first_day()? {
            first = first.years_on(-1)?;
        }
        if first.first_day()? > last.first_day()? {
            return None;
        }
        Found::new(end, Meaning::Range(first.value(), last.value(), false))
    }

    /// "10/1", "5/7/2020" at piece `at`, and the piece after it.
    fn slash_day(&self, at: usize) -> Option<(MonthDay, usize)> {
        let stroke = |at: usize| self.term(at) == Term::Sign(b'/') && self.pieces.joint(at) == Joint::Tight;
        let (first, 1 | 2) = self.pieces.integer(at)? else { return None };
        let (second, 1 | 2) = self.pieces.integer(at + 2).filter(|_| stroke(at + 1))? else { return None };
        let (month, day) = if first <= 12 { (first, second) } else { (second, first) };
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let (year, end) = match self.four_digits(at + 4).filter(|_| stroke(at + 3)) {
            Some(year) => (Some(year), at + 5),
            None if stroke(at + 3) => return None,
            None => (None, at + 3),
        };
        Some(((month as u8, day as u8, year), end))
    }

    /// "on 11/20, 11/22 or 11/25": whether another day in digits stands before this one.
    fn is_listed_day(&self, at: usize) -> bool {
        let listed = matches!(self.before(at), Term::Sign(b',') | Term::Or | Term::And);
        listed && at >= 4 && self.slash_day(at - 4).is_some_and(|(_, end)| end == at - 1)
    }

    fn ends_number(&self, at: usize) -> bool {
        self.pieces.joint(at) != Joint::Tight
            || matches!(self.term(at), Term::Break | Term::Sign(b',' | b')' | b';' | b'"'))
    }
}

/// "20161107".
fn eight_digits(text: &str) -> Option<NaiveDate> {
    if text.len() != 8 || !matches!(text.get(..2), Some("19" | "20")) {
        return None;
    }
    ymd(text.get(..4)?.parse().ok()?, text.get(4..6)?.parse().ok()?, text.get(6..)?.parse().ok()?)
}

fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}
