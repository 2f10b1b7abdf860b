//! Days as pages write them: "2020-03-22T14:05:00Z", "March 22, 2020", "22 Mar 2020", "20200322", "/2020/03/22/".

use chrono::{Datelike, NaiveDate};

/// Characters of a text that are looked at.
const LONGEST: usize = 400;

/// The first day written in a text, by the clock of whoever wrote it. A day that is said to be that of a change
/// ("Updated 23 March 2020") does not count. `day_first` settles 3/4/2020.
pub(super) fn written_in(text: &str, day_first: bool) -> Option<NaiveDate> {
    let text = text.get(..LONGEST).unwrap_or(text);
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let mut is_change = false;
    for (at, part) in parts.iter().enumerate() {
        let rest = parts.get(at..).unwrap_or_default();
        if ["updated", "modified", "revised", "update"].iter().any(|word| part.eq_ignore_ascii_case(word)) {
            is_change = true;
        } else if ["published", "posted", "created"].iter().any(|word| part.eq_ignore_ascii_case(word)) {
            is_change = false;
        } else if let Some(day) = starting(rest, day_first) {
            if !is_change {
                return Some(day);
            }
            is_change = false;
        }
    }
    None
}

/// Whether a time stamp is given in universal time, which is seldom the writer's own.
pub(super) fn is_universal(stamp: &str) -> bool {
    let stamp = stamp.trim();
    stamp.len() > 10 && ["Z", "+00:00", "+0000", "GMT", "UTC"].iter().any(|zone| stamp.ends_with(zone))
}

fn starting(parts: &[&str], day_first: bool) -> Option<NaiveDate> {
    let first = parts.first()?;
    if let Some(day) = compact(first) {
        return Some(day);
    }
    let (second, third) = (parts.get(1)?, parts.get(2)?);
    if let Some(month) = month(first) {
        return date(year(third)?, month, day_of_month(second)?);
    }
    if let Some(month) = month(second) {
        return date(year(third)?, month, day_of_month(first)?);
    }
    if let (Some(year), Ok(month)) = (year(first), second.parse()) {
        return date(year, month, day_of_month(third.split('T').next()?)?);
    }
    let (Ok(a), Ok(b), Some(year)) = (first.parse::<u32>(), second.parse::<u32>(), year(third)) else { return None };
    let (month, day) = if a > 12 || day_first && b <= 12 { (b, a) } else { (a, b) };
    date(year, month, day)
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
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
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
            "3/22/2020",
            "Published: 22 March 2020. Updated: 24 March 2020",
            "Updated 24 March 2020, published 22 March 2020",
        ] {
            assert_eq!(day(text), "2020-03-22", "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_left() {
        for text in
            ["12 things", "March 2020", "version 2.3.4", "2020", "May 5", "Updated March 24, 2020", "31 February 2020"]
        {
            assert_eq!(day(text), "none", "{text}");
        }
    }

    #[test]
    fn the_order_of_a_numeric_day_is_the_languages() {
        assert_eq!(written_in("3/4/2020", true).map(|d| d.to_string()).as_deref(), Some("2020-04-03"));
        assert_eq!(written_in("3/4/2020", false).map(|d| d.to_string()).as_deref(), Some("2020-03-04"));
    }
}
