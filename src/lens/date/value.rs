//! Calendar values and how TIMEX3 writes them.

use super::words::{Part, Season, Unit};
use chrono::{Datelike, Days, Months, NaiveDate};

/// A stretch of the calendar, as exactly as it was said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Point {
    Day(NaiveDate),
    /// A day whose year or month is not known.
    DayOf {
        month: Option<u8>,
        day: u8,
    },
    /// A weekday with nothing to count from; 1 is Monday.
    Weekday(u8),
    Month {
        year: Option<i32>,
        month: u8,
    },
    /// ISO week.
    Week {
        year: i32,
        week: u32,
    },
    Weekend {
        year: i32,
        week: u32,
    },
    Quarter {
        year: Option<i32>,
        quarter: u8,
    },
    Half {
        year: Option<i32>,
        half: u8,
    },
    Season {
        year: Option<i32>,
        season: Season,
    },
    Year(i32),
    /// The year without its last digit.
    Decade(i32),
    /// The year without its last two digits.
    Century(i32),
    Past,
    Present,
    Future,
}

impl Point {
    pub fn value(self) -> String {
        let of_year = |year: Option<i32>| year.map_or_else(|| "XXXX".to_owned(), |y| format!("{y:04}"));
        match self {
            Self::Day(day) => day.format_iso(),
            Self::DayOf { month: Some(month), day } => format!("XXXX-{month:02}-{day:02}"),
            Self::DayOf { month: None, day } => format!("XXXX-XX-{day:02}"),
            Self::Weekday(day) => format!("XXXX-WXX-{day}"),
            Self::Month { year, month } => format!("{}-{month:02}", of_year(year)),
            Self::Week { year, week } => format!("{year:04}-W{week:02}"),
            Self::Weekend { year, week } => format!("{year:04}-W{week:02}-WE"),
            Self::Quarter { year, quarter } => format!("{}-Q{quarter}", of_year(year)),
            Self::Half { year, half } => format!("{}-H{half}", of_year(year)),
            Self::Season { year, season } => format!("{}-{}", of_year(year), season.code()),
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Century(century) => format!("{century:02}"),
            Self::Past => "PAST_REF".to_owned(),
            Self::Present => "PRESENT_REF".to_owned(),
            Self::Future => "FUTURE_REF".to_owned(),
        }
    }

    /// Whether the stretch is longer than a day, week or month.
    pub fn is_coarser(self, unit: Unit) -> bool {
        match unit {
            Unit::Day | Unit::Night => !matches!(self, Self::Day(_)),
            Unit::Week | Unit::Weekend => !matches!(self, Self::Day(_) | Self::Week { .. } | Self::Weekend { .. }),
            Unit::Month => matches!(
                self,
                Self::Quarter { .. }
                    | Self::Half { .. }
                    | Self::Season { .. }
                    | Self::Year(_)
                    | Self::Decade(_)
                    | Self::Century(_)
            ),
            _ => false,
        }
    }

    /// The first day of the stretch, where it is known.
    pub fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month { year: Some(year), month } => NaiveDate::from_ymd_opt(year, month.into(), 1),
            Self::Week { year, week } => NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon),
            Self::Weekend { year, week } => NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Sat),
            Self::Quarter { year: Some(year), quarter } => {
                NaiveDate::from_ymd_opt(year, (u32::from(quarter) * 3).checked_sub(2)?, 1)
            }
            Self::Half { year: Some(year), half } => NaiveDate::from_ymd_opt(year, if half == 1 { 1 } else { 7 }, 1),
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
            Self::Decade(decade) => NaiveDate::from_ymd_opt(decade * 10, 1, 1),
            Self::Century(century) => NaiveDate::from_ymd_opt(century * 100, 1, 1),
            _ => None,
        }
    }

    /// The stretch of `unit` that holds `day`, moved by `by` units.
    pub fn around(day: NaiveDate, unit: Unit, by: i32) -> Option<Self> {
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Day | Unit::Night => Self::Day(add_days(day, by)?),
            Unit::Week => week_of(add_days(day, by.checked_mul(7)?)?),
            Unit::Fortnight => week_of(add_days(day, by.checked_mul(14)?)?),
            Unit::Weekend => match week_of(add_days(day, by.checked_mul(7)?)?) {
                Self::Week { year, week } => Self::Weekend { year, week },
                other => other,
            },
            Unit::Month => month_of(add_months(day, by)?),
            Unit::Quarter => quarter_of(add_months(day, by.checked_mul(3)?)?),
            Unit::Year => Self::Year(day.year().checked_add(by)?),
            Unit::Decade => Self::Decade(day.year().div_euclid(10).checked_add(by)?),
            Unit::Century => Self::Century(day.year().div_euclid(100).checked_add(by)?),
        })
    }

    /// The same stretch of another year: a quarter stays a quarter.
    pub fn years_on(self, by: i32) -> Option<Self> {
        Some(match self {
            Self::Day(day) => Self::Day(add_months(day, by.checked_mul(12)?)?),
            Self::Month { year: Some(year), month } => Self::Month { year: Some(year + by), month },
            Self::Quarter { year: Some(year), quarter } => Self::Quarter { year: Some(year + by), quarter },
            Self::Year(year) => Self::Year(year + by),
            _ => return None,
        })
    }

    /// The same day or month in another year.
    pub fn in_year(self, year: i32) -> Option<Self> {
        self.years_on(year.checked_sub(self.year()?)?)
    }

    pub fn year(self) -> Option<i32> {
        match self {
            Self::Day(day) => Some(day.year()),
            Self::Month { year, .. }
            | Self::Quarter { year, .. }
            | Self::Half { year, .. }
            | Self::Season { year, .. } => year,
            Self::Week { year, .. } | Self::Weekend { year, .. } | Self::Year(year) => Some(year),
            _ => None,
        }
    }
}

trait Iso {
    fn format_iso(&self) -> String;
}

impl Iso for NaiveDate {
    fn format_iso(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

pub(super) fn add_days(day: NaiveDate, by: i32) -> Option<NaiveDate> {
    let days = Days::new(by.unsigned_abs().into());
    if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

pub(super) fn add_months(day: NaiveDate, by: i32) -> Option<NaiveDate> {
    let months = Months::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
}

pub(super) fn week_of(day: NaiveDate) -> Point {
    let week = day.iso_week();
    Point::Week { year: week.year(), week: week.week() }
}

pub(super) fn month_of(day: NaiveDate) -> Point {
    Point::Month { year: Some(day.year()), month: day.month() as u8 }
}

pub(super) fn quarter_of(day: NaiveDate) -> Point {
    Point::Quarter { year: Some(day.year()), quarter: (day.month0() / 3 + 1) as u8 }
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Clock {
    pub hour: u8,
    pub minute: u8,
    pub second: Option<u8>,
}

impl Clock {
    pub fn value(self) -> String {
        match self.second {
            Some(second) => format!("T{:02}:{:02}:{second:02}", self.hour, self.minute),
            None => format!("T{:02}:{:02}", self.hour, self.minute),
        }
    }
}

impl Clock {
    /// The time so many minutes later, on the same round of the clock.
    pub fn after(self, minutes: u32) -> Self {
        let total = (u32::from(self.hour) * 60 + u32::from(self.minute) + minutes) % (24 * 60);
        Self { hour: (total / 60) as u8, minute: (total % 60) as u8, second: self.second }
    }

    /// The value with a full hour's minutes left out, as the ends of a range are written.
    pub fn short(self) -> String {
        if self.minute == 0 && self.second.is_none() { format!("T{:02}", self.hour) } else { self.value() }
    }
}

/// A length of time: up to three counts, each with its unit. No count means that it was not said how many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Length {
    pub count: Option<f64>,
    pub unit: Unit,
    pub more: [Option<(f64, Unit)>; 2],
}

impl Length {
    pub fn new(count: Option<f64>, unit: Unit) -> Self {
        Self { count, unit, more: [None; 2] }
    }

    /// A whole number of units, for counting on the calendar.
    pub fn whole(self) -> Option<i32> {
        self.count.filter(|c| c.fract() == 0.0 && c.abs() < 1e6).map(|c| c as i32)
    }

    /// A length of hours and minutes, up to a day, in minutes.
    pub fn minutes(self) -> Option<u32> {
        let mut total = 0.0;
        for (count, unit) in std::iter::once((self.count?, self.unit)).chain(self.more.iter().flatten().copied()) {
            total += match unit {
                Unit::Minute => count,
                Unit::Hour => count * 60.0,
                _ => return None,
            };
        }
        (total.fract() == 0.0 && (1.0..=1440.0).contains(&total)).then_some(total as u32)
    }

    pub fn value(self) -> String {
        let Some(count) = self.count else {
            let (clock, letter) = match self.unit {
                Unit::Decade => (false, 'E'),
                Unit::Century => (false, 'C'),
                Unit::Quarter => (false, 'Q'),
                unit => letter(unit).1,
            };
            return format!("P{}X{letter}", if clock { "T" } else { "" });
        };
        let mut parts = vec![(count, self.unit)];
        parts.extend(self.more.iter().flatten());
        if let [(count, unit)] = parts[..]
            && count.fract() != 0.0
            && count > 1.0
        {
            let below = match unit {
                Unit::Year => Some((12.0, Unit::Month)),
                Unit::Hour => Some((60.0, Unit::Minute)),
                Unit::Minute => Some((60.0, Unit::Second)),
                _ => None,
            };
            if let Some((size, below)) = below
                && (count.fract() * size).fract() < 1e-9
            {
                parts = vec![(count.trunc(), unit), (count.fract() * size, below)];
            }
        }
        let mut rows: Vec<(u8, bool, f64, char)> = parts
            .into_iter()
            .map(|(count, unit)| {
                let (factor, (clock, letter)) = letter(unit);
                (order(clock, letter), clock, count * factor, letter)
            })
            .collect();
        rows.sort_by_key(|row| row.0);
        let mut out = String::from("P");
        for (_, clock, count, letter) in rows {
            if clock && !out.contains('T') {
                out.push('T');
            }
            out.push_str(&format!("{}{letter}", trimmed(count)));
        }
        if self.unit == Unit::Weekend {
            out.push('E');
        }
        out
    }
}

fn trimmed(count: f64) -> String {
    let text = format!("{count:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// How many of TIMEX3's letter a unit is, and the letter; the flag says that it stands behind the `T`.
fn letter(unit: Unit) -> (f64, (bool, char)) {
    match unit {
        Unit::Second => (1.0, (true, 'S')),
        Unit::Minute => (1.0, (true, 'M')),
        Unit::Hour => (1.0, (true, 'H')),
        Unit::Day | Unit::Night => (1.0, (false, 'D')),
        Unit::Week | Unit::Weekend => (1.0, (false, 'W')),
        Unit::Fortnight => (2.0, (false, 'W')),
        Unit::Month => (1.0, (false, 'M')),
        Unit::Quarter => (3.0, (false, 'M')),
        Unit::Year => (1.0, (false, 'Y')),
        Unit::Decade => (10.0, (false, 'Y')),
        Unit::Century => (100.0, (false, 'Y')),
    }
}

fn order(clock: bool, letter: char) -> u8 {
    match (clock, letter) {
        (false, 'Y') => 0,
        (false, 'M') => 1,
        (false, 'W') => 2,
        (false, _) => 3,
        (true, 'H') => 4,
        (true, 'M') => 5,
        (true, _) => 6,
    }
}

/// What an expression means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    Point(Point),
    Part(Option<Point>, Part),
    Clock(Option<Point>, Clock),
    Length(Length),
    /// The value of a repeated time.
    Set(String),
    /// The values of two ends.
    Range(String, String, bool),
}
