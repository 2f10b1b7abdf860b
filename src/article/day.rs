//! Days as pages write them: "2020-03-22T14:05:00Z", "March 22, 2020", "22 Mar 2020", "20200322", "/2020/03/22/".

use crate::grammar::calendar::MONTHS;
use chrono::{Datelike, NaiveDate};

/// Characters of a text that are looked at.
const LONGEST: usize = 400;

/// A day written in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) date: NaiveDate,
    /// Whether it is said to be that of a change ("Updated 23 March 2020").
    pub(super) is_change: bool,
}

/// The first day written in a text, by the clock of whoever wrote it, that is not said to be that of a change.
/// `day_first` settles 3/4/2020.
pub(super) fn written_in(text: &str, day_first: bool) -> Option<NaiveDate> {
    all_in(text, day_first).into_iter().find(|written| !written.is_change).map(|written| written.date)
}

/// All days written in a text. `day_first` settles 3/4/2020.
pub(super) fn all_in(text: &str, day_first: bool) -> Vec<Written> {
    let parts = Part::all(text);
    let mut days = Vec::new();
    let mut is_change = false;
    let mut rest = parts.as_slice();
    while let Some((part, after)) = rest.split_first() {
        let is = |words: &[&str]| words.iter().any(|word| part.text.eq_ignore_ascii_case(word));
        rest = after;
        if is(&["updated", "modified", "revised", "update"]) {
            is_change = true;
        } else if is(&["published", "posted", "created", "original"]) {
            is_change = false;
        } else if let Some((date, others)) = starting(*part, after, day_first) {
            days.push(Written { date, is_change });
            is_change = false;
            rest = others;
        }
    }
    days
}

/// The day with which a text begins, before a dash: "3 May 2020 – The bridge is closed."
pub(super) fn opening(text: &str, day_first: bool) -> Option<NaiveDate> {
    let parts = Part::all(text);
    let (first, after) = parts.split_first()?;
    let (date, others) = starting(*first, after, day_first)?;
    let last = parts.get(parts.len() - others.len() - 1)?;
    let rest = text.get(last.end..)?.trim_start();
    rest.starts_with(['-', '–', '—']).then_some(date)
}

/// Whether a stamp with a time of day may be in another zone than the writer's: it is in universal time, which is seldom the
/// writer's own, or it names no zone.
pub(super) fn lacks_own_zone(stamp: &str) -> bool {
    let stamp = stamp.trim();
    if stamp.len() <= 10 || !stamp.contains(':') {
        return false;
    }
    let is_universal = ["Z", "+00:00", "+0000", "GMT", "UTC"].iter().any(|zone| stamp.ends_with(zone));
    let offset = stamp.rfind(['+', '-']).and_then(|at| stamp.get(at + 1..)).map_or("", |zone| zone);
    let has_offset = matches!(offset.len(), 4..=5) && offset.bytes().all(|b| b.is_ascii_digit() || b == b':');
    is_universal || !has_offset && !stamp.ends_with(|c: char| c.is_ascii_alphabetic())
}

/// A run of letters and digits in a text.
#[derive(Debug, Clone, Copy)]
struct Part<'t> {
    text: &'t str,
    /// Where it ends, in bytes.
    end: usize,
    /// The character after it.
    sign: Option<char>,
}

impl<'t> Part<'t> {
    fn all(text: &'t str) -> Vec<Self> {
        let text = text.get(..LONGEST).unwrap_or(text);
        let mut parts = Vec::new();
        let mut start = 0;
        for (end, sign) in text.char_indices().map(|(at, c)| (at, Some(c))).chain([(text.len(), None)]) {
            if sign.is_some_and(char::is_alphanumeric) {
                continue;
            }
            parts.extend(text.get(start..end).filter(|part| !part.is_empty()).map(|text| Self { text, end, sign }));
            start = end + sign.map_or(0, char::len_utf8);
        }
        parts
    }
}

/// A day that begins with `first`, and the parts after it.
fn starting<'p, 't>(first: Part, after: &'p [Part<'t>], day_first: bool) -> Option<(NaiveDate, &'p [Part<'t>])> {
    if let Some(day) = compact(first.text) {
        return Some((day, after));
    }
    let ([second, third], others) = after.split_first_chunk::<2>()?;
    let date = of_three(first, *second, *third, day_first)?;
    Some((date, others))
}

fn of_three(first: Part, second: Part, third: Part, day_first: bool) -> Option<NaiveDate> {
    if let Some(month) = month(first.text) {
        return date(year(third.text)?, month, day_of_month(second.text)?);
    }
    if let Some(month) = month(second.text) {
        return match year(first.text) {
            Some(year) => date(year, month, day_of_month(third.text)?),
            None => date(year(third.text)?, month, day_of_month(first.text)?),
        };
    }
    if let (Some(year), Ok(month)) = (year(first.text), second.text.parse()) {
        return date(year, month, day_of_month(third.text.split('T').next()?)?);
    }
    let (Ok(a), Ok(b)) = (first.text.parse::<u32>(), second.text.parse::<u32>()) else { return None };
    let is_joined = first.sign == second.sign && matches!(first.sign, Some('/' | '.'));
    let year = year(third.text).or_else(|| short_year(third.text).filter(|_| is_joined))?;
    let (month, day) = if a > 12 || day_first && b <= 12 { (b, a) } else { (a, b) };
    date(year, month, day)
}

/// "20" of "3/22/20".
fn short_year(part: &str) -> Option<i32> {
    if part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()) {
        part.parse::<i32>().ok().map(|year| 2000 + year)
    } else {
        None
    }
}

/// "20200322".
fn compact(part: &str) -> Option<NaiveDate> {
    let digits = part.get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    part.get(8..).filter(|rest| rest.is_empty() || rest.starts_with('T'))?;
    date(digits.get(..4)?.parse().ok()?, digits.get(4..6)?.parse().ok()?, digits.get(6..)?.parse().ok()?)
}

fn year(part: &str) -> Option<i32> {
    if part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit()) { part.parse().ok() } else { None }
}

fn day_of_month(part: &str) -> Option<u32> {
    let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = part.get(digits.len()..)?;
    (matches!(ending, "" | "st" | "nd" | "rd" | "th") && digits.len() <= 2).then(|| digits.parse().ok())?
}

fn month(part: &str) -> Option<u32> {
    if part.len() < 3 {
        return None;
    }
    let is = |name: &str| name.get(..part.len()).is_some_and(|head| head.eq_ignore_ascii_case(part));
    let at = MONTHS.iter().position(|name| is(name) && (part.len() <= 4 || part.len() == name.len()))?;
    u32::try_from(at + 1).ok()
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).filter(|date| (1990..=2100).contains(&date.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> String {
        written_in(text, false).map_or_else(|| "none".into(), |day| day.to_string())
    }

    #[test]
    fn days_are_read_in_the_ways_pages_write_them() {
        for text in [
            "2020-03-22T23:05:00-05:00",
            "By Ann Low | March 22, 2020 at 9 a.m.",
            "Sunday 22nd March 2020",
            "Mar. 22, 2020",
            "Sun, 22 Mar 2020 10:00:00 GMT",
            "20200322",
            "https://news.example/2020/03/22/bridge",
            "22/3/2020",
            "3/22/20 8:00am",
            "22.3.20",
            "2020/mar/22",
            "3/22/2020",
            "Published: 22 March 2020. Updated: 24 March 2020",
            "Updated 24 March 2020, published 22 March 2020",
        ] {
            assert_eq!(day(text), "2020-03-22", "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_left() {
        for text in [
            "12 things",
            "March 2020",
            "version 2.3.4",
            "2020",
            "May 5",
            "Updated March 24, 2020",
            "31 February 2020",
            "3-22-20",
            "3/22 of 20",
        ] {
            assert_eq!(day(text), "none", "{text}");
        }
    }

    #[test]
    fn the_order_of_a_numeric_day_is_the_languages() {
        assert_eq!(written_in("3/4/2020", true).map(|d| d.to_string()).as_deref(), Some("2020-04-03"));
        assert_eq!(written_in("3/4/2020", false).map(|d| d.to_string()).as_deref(), Some("2020-03-04"));
    }

    #[test]
    fn a_change_is_told_from_publication() {
        let days = |text| {
            all_in(text, false)
                .iter()
                .map(|w| format!("{}{}", w.date, if w.is_change { " changed" } else { "" }))
                .collect::<Vec<_>>()
        };
        assert_eq!(days("Published 22 March 2020, updated 24 March 2020"), ["2020-03-22", "2020-03-24 changed"]);
        assert_eq!(
            days("Updated Mar. 24, 2020 8:21 am / Original Mar. 22, 2020"),
            ["2020-03-24 changed", "2020-03-22"]
        );
    }

    #[test]
    fn a_day_opens_a_story_before_a_dash() {
        assert!(opening("March 22, 2020 -- The bridge is closed.", false).is_some());
        assert!(opening("22 March 2020 – The bridge is closed.", false).is_some());
        assert!(opening("March 22, 2020 was a Sunday.", false).is_none());
        assert!(opening("The bridge was closed on March 22, 2020 – for good.", false).is_none());
    }

    #[test]
    fn stamps_that_may_not_be_in_the_writers_zone() {
        for stamp in [
            "2020-03-22T10:00:00Z",
            "2020-03-22T10:00:00.000+00:00",
            "2020-03-22 10:00:00",
            "Sun, 22 Mar 2020 10:00:00 GMT",
        ] {
            assert!(lacks_own_zone(stamp), "{stamp}");
        }
        for stamp in ["2020-03-22", "2020-03-22T10:00:00-05:00", "2020-03-22T10:00+0530", "22 Mar 2020 10:00 EST"] {
            assert!(!lacks_own_zone(stamp), "{stamp}");
        }
    }
}
