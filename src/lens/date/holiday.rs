//! Holidays by name: "Christmas Day", "Thanksgiving", "last Easter".

use super::nth::nth_day;
use super::reader::{Found, Reader};
use super::tense::Tense;
use super::value::{Point, add_days};
use super::words::{Term, Unit};
use chrono::{Datelike, NaiveDate};

/// When a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Rule {
    /// Month and day.
    Fixed(u32, u32),
    /// Month, weekday (1 is Monday) and which one of the month; 0 is the last.
    Nth(u32, u8, u8),
    /// As `Nth`, and some days later.
    After(u32, u8, u8, i32),
    /// Days after Easter Sunday.
    Easter(i32),
}

/// Names in lower case, longest first where one begins another.
const NAMES: &[(&str, Rule)] = &[
    ("christmas eve", Rule::Fixed(12, 24)),
    ("christmas day", Rule::Fixed(12, 25)),
    ("christmas", Rule::Fixed(12, 25)),
    ("xmas", Rule::Fixed(12, 25)),
    ("boxing day", Rule::Fixed(12, 26)),
    ("new year 's eve", Rule::Fixed(12, 31)),
    ("new year 's day", Rule::Fixed(1, 1)),
    ("new year eve", Rule::Fixed(12, 31)),
    ("new year day", Rule::Fixed(1, 1)),
    ("thanksgiving day", Rule::Nth(11, 4, 4)),
    ("thanksgiving", Rule::Nth(11, 4, 4)),
    ("black friday", Rule::After(11, 4, 4, 1)),
    ("cyber monday", Rule::After(11, 4, 4, 4)),
    ("good friday", Rule::Easter(-2)),
    ("ash wednesday", Rule::Easter(-46)),
    ("palm sunday", Rule::Easter(-7)),
    ("easter sunday", Rule::Easter(0)),
    ("easter monday", Rule::Easter(1)),
    ("easter", Rule::Easter(0)),
    ("halloween", Rule::Fixed(10, 31)),
    ("valentine 's day", Rule::Fixed(2, 14)),
    ("independence day", Rule::Fixed(7, 4)),
    ("labor day", Rule::Nth(9, 1, 1)),
    ("labour day", Rule::Nth(9, 1, 1)),
    ("memorial day", Rule::Nth(5, 1, 0)),
    ("election day", Rule::After(11, 1, 1, 1)),
    ("inauguration day", Rule::Fixed(1, 20)),
    ("mother 's day", Rule::Nth(5, 7, 2)),
    ("father 's day", Rule::Nth(6, 7, 3)),
    ("martin luther king day", Rule::Nth(1, 1, 3)),
    ("martin luther king jr. day", Rule::Nth(1, 1, 3)),
    ("mlk day", Rule::Nth(1, 1, 3)),
    ("may day", Rule::Fixed(5, 1)),
    ("presidents ' day", Rule::Nth(2, 1, 3)),
    ("presidents day", Rule::Nth(2, 1, 3)),
    ("veterans day", Rule::Fixed(11, 11)),
    ("armistice day", Rule::Fixed(11, 11)),
    ("columbus day", Rule::Nth(10, 1, 2)),
    ("groundhog day", Rule::Fixed(2, 2)),
    ("saint patrick 's day", Rule::Fixed(3, 17)),
    ("st. patrick 's day", Rule::Fixed(3, 17)),
    ("st patrick 's day", Rule::Fixed(3, 17)),
    ("earth day", Rule::Fixed(4, 22)),
    ("juneteenth", Rule::Fixed(6, 19)),
    ("bastille day", Rule::Fixed(7, 14)),
    ("canada day", Rule::Fixed(7, 1)),
    ("australia day", Rule::Fixed(1, 26)),
    ("anzac day", Rule::Fixed(4, 25)),
    ("bonfire night", Rule::Fixed(11, 5)),
    ("guy fawkes night", Rule::Fixed(11, 5)),
    ("guy fawkes day", Rule::Fixed(11, 5)),
    ("remembrance day", Rule::Fixed(11, 11)),
    ("remembrance sunday", Rule::Nth(11, 7, 2)),
];

/// Within so many days a holiday to come is meant, whatever the verb says, but for "since New Year's Day".
const SOON: i64 = 14;

impl Reader<'_, '_, '_> {
    /// A holiday's name with its year: "Thanksgiving", "Easter 1998", "Christmas Day of next year".
    pub(super) fn holiday(&self, at: usize) -> Option<Found> {
        let (end, rule) = self.holiday_name(at)?;
        let tense = self.tense(at, end);
        // "Prices dropped to Black Friday levels", a week before it: that of this year.
        let soon = |published: NaiveDate| {
            let next = [0, 1].into_iter().filter_map(|by| rule.day_in(published.year() + by));
            next.map(|day| (day - published).num_days()).any(|away| (1..=SOON).contains(&away))
        };
        let on_it = matches!(self.before(at), Term::On | Term::Since | Term::After | Term::From);
        let back = tense == Tense::Back && (on_it || !self.published.is_some_and(soon));
        let day = |end| self.holiday_day(rule, tense == Tense::Ahead, back, end);
        let weekend = |at| self.term(at) == Term::Unit(Unit::Weekend);
        if weekend(end) {
            return day(end + 1)?.on_weekend(0);
        }
        let found = day(end)?;
        if weekend(found.end) { found.on_weekend(1) } else { Some(found) }
    }

    /// "the weekend of Halloween" at the holiday.
    pub(super) fn weekend_of(&self, at: usize) -> Option<Found> {
        self.expression(at)?.on_weekend(0)
    }

    /// The name at piece `at`: the piece after it, and its rule.
    pub(super) fn holiday_name(&self, at: usize) -> Option<(usize, Rule)> {
        NAMES.iter().find_map(|(name, rule)| {
            let mut next = at;
            for word in name.split(' ') {
                let fits = match word {
                    "'s" | "'" => matches!(self.pieces.lower(next), "'s" | "’s" | "s'" | "s’" | "'" | "’"),
                    _ => self.pieces.lower(next) == word,
                };
                if !fits {
                    return None;
                }
                next += 1;
            }
            Some((next, *rule))
        })
    }

    /// The day of a holiday: in the year written behind it, or else the nearest one that fits.
    pub(super) fn holiday_day(&self, rule: Rule, ahead: bool, back: bool, end: usize) -> Option<Found> {
        let (end, year) = self.year_behind(end);
        if let Some(year) = year {
            return Found::point(end, Point::Day(rule.day_in(year)?));
        }
        let Some(published) = self.published else {
            return match rule {
                Rule::Fixed(month, day) => Found::point(end, Point::DayOf { month: Some(month as u8), day: day as u8 }),
                _ => None,
            };
        };
        let days = [-1, 0, 1].into_iter().filter_map(|by| rule.day_in(published.year() + by));
        let day = days.min_by_key(|day| {
            let away = (*day - published).num_days();
            match (ahead, back) {
                (true, _) if away < 0 => -away + 1000,
                (false, true) if away > 0 => away + 1000,
                (false, false) if away > 0 => away * 2,
                _ => away.abs(),
            }
        })?;
        Found::point(end, Point::Day(day))
    }
}

impl Found {
    /// The weekend at a day, which is the one before a Monday or Tuesday; it ends so many pieces later.
    fn on_weekend(self, more: usize) -> Option<Self> {
        let Some(Point::Day(day)) = self.as_point() else { return None };
        let week = add_days(day, -2)?.iso_week();
        Self::point(self.end + more, Point::Weekend { year: week.year(), week: week.week() })
    }
}

impl Rule {
    fn day_in(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Self::Nth(month, weekday, nth) => nth_weekday(year, month, weekday, nth),
            Self::After(month, weekday, nth, days) => add_days(nth_weekday(year, month, weekday, nth)?, days),
            Self::Easter(days) => add_days(easter(year)?, days),
        }
    }
}

fn nth_weekday(year: i32, month: u32, weekday: u8, nth: u8) -> Option<NaiveDate> {
    nth_day(NaiveDate::from_ymd_opt(year, month, 1)?, weekday, nth)
}

/// Easter Sunday of the Gregorian calendar, after the algorithm that *Nature* printed anonymously in 1876.
fn easter(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, (sum / 31) as u32, (sum % 31 + 1) as u32)
}
