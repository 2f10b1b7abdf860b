//! Times on the clock, without their day: "10:30", "7 p.m.", "half past eight", "seven thirty-five pm".

use super::daytime::DayBehind;
use super::hours::Beside;
use super::pieces::Joint;
use super::reader::{Found, Reader};
use super::value::{Clock, Meaning};
use super::words::{Part, Term, Unit};

impl Reader<'_, '_, '_> {
    /// A time of day that begins with digits or a number word.
    pub(super) fn clock(&self, at: usize) -> Option<Found> {
        if let Some(hours) = self.hours(at, false, Beside::Nothing) {
            return Some(self.hours_on_day(hours, None, None));
        }
        // "five thirty tomorrow evening"
        if let Some((clock, end)) = self.minutes_in_words(at)
            && let Some(DayBehind { end, day, part: Some(part) }) = self.day_behind(end)
        {
            return Found::new(end, Meaning::Clock(Some(day), self.of_day(clock, at, Some(part))));
        }
        let (clock, end) = self.bare_clock(at)?;
        if let Some(found) = self.repeated_clock(clock, end) {
            return Some(found);
        }
        Some(self.clock_on_day(at, clock, end))
    }

    /// "9am on Sundays", "3pm every day".
    fn repeated_clock(&self, clock: Clock, end: usize) -> Option<Found> {
        let next = if self.term(end) == Term::On { end + 1 } else { end };
        match (self.term(next), self.term(next + 1)) {
            (Term::Weekdays(day), _) => Found::new(next + 1, Meaning::Set(format!("XXXX-WXX-{day}{}", clock.short()))),
            (Term::Every, Term::Weekday(day)) => {
                Found::new(next + 2, Meaning::Set(format!("XXXX-WXX-{day}{}", clock.short())))
            }
            (Term::Every, Term::Unit(Unit::Day)) => Found::new(next + 2, Meaning::Set(clock.short())),
            _ => None,
        }
    }

    /// "half past eight", "a quarter to nine", "ten minutes past 9 in the evening".
    pub(super) fn past_or_to(&self, at: usize) -> Option<(Clock, usize)> {
        let (minutes, mut next, exact) = match (self.term(at), self.term(at + 1)) {
            (Term::A, Term::Unit(Unit::Quarter)) => (15, at + 2, true),
            (Term::Unit(Unit::Quarter), _) => (15, at + 1, true),
            (Term::Half, _) => (30, at + 1, true),
            (Term::Digits, _) => (self.pieces.integer(at).filter(|&(n, _)| n < 60)?.0, at + 1, false),
            (Term::Cardinal(tens @ (20 | 30 | 40 | 50)), Term::Cardinal(ones @ 1..=9)) => {
                (u32::from(tens + ones), at + 2, false)
            }
            (Term::Cardinal(n), _) => (u32::from(n), at + 1, false),
            _ => return None,
        };
        let mut exact = exact;
        if matches!(self.term(next), Term::Unit(Unit::Minute) | Term::Units(Unit::Minute)) {
            next += 1;
            exact = true;
        }
        let past = match self.term(next) {
            Term::Past => true,
            Term::To if exact => false,
            _ => return None,
        };
        let (hour, end) = match (self.term(next + 1), self.pieces.integer(next + 1)) {
            (Term::Cardinal(hour @ 1..=12), _) => (u32::from(hour), next + 2),
            (_, Some((hour @ 1..=12, 1 | 2))) => (hour, next + 2),
            _ => return None,
        };
        let end = if self.term(end) == Term::Oclock { end + 1 } else { end };
        let (half, end) = match self.half_of_day(end).or_else(|| self.spoken_half(end)) {
            Some((half, end)) => (Some(half), end),
            None => (None, end),
        };
        let whole = clock_of(hour, 0, None, half);
        let total = u32::from(whole.hour) * 60 + if past { minutes } else { 24 * 60 - minutes };
        Some((clock_of(total / 60 % 24, total % 60, None, None), end))
    }

    /// "seven thirty-five pm".
    fn clock_in_words(&self, at: usize) -> Option<(Clock, usize)> {
        let (clock, end) = self.minutes_in_words(at)?;
        let (half, end) = self.half_of_day(end)?;
        Some((clock_of(clock.hour.into(), clock.minute.into(), None, Some(half)), end))
    }

    /// "seven thirty-five": a time only where a day or another time says so.
    pub(super) fn minutes_in_words(&self, at: usize) -> Option<(Clock, usize)> {
        let (Term::Cardinal(hour @ 1..=12), Term::Cardinal(tens @ 10..=50)) = (self.term(at), self.term(at + 1)) else {
            return None;
        };
        let (minute, end) = match self.term(at + 2) {
            Term::Cardinal(ones @ 1..=9) if tens >= 20 => (tens + ones, at + 3),
            _ => (tens, at + 2),
        };
        Some((clock_of(hour.into(), minute.into(), None, None), end))
    }

    /// A time of day without its day.
    pub(super) fn bare_clock(&self, at: usize) -> Option<(Clock, usize)> {
        if let Some(read) = self.past_or_to(at).or_else(|| self.clock_in_words(at)) {
            return Some(read);
        }
        let (hour, mut end) = match self.term(at) {
            Term::Digits => {
                let text = self.pieces.text(at);
                if let Some((hour, minute)) = text.split_once('.') {
                    // "8.30 pm"
                    let (half, half_end) = self.half_of_day(at + 1)?;
                    let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?);
                    return (text.len() >= 4 && hour <= 12 && minute < 60)
                        .then(|| (clock_of(hour, minute, None, Some(half)), half_end));
                }
                let (hour, digits) = self.pieces.integer(at)?;
                if let 3 | 4 = digits {
                    // "340pm"
                    let (half, end) = self.half_of_day(at + 1)?;
                    let (hour, minute) = (hour / 100, hour % 100);
                    return ((1..=12).contains(&hour) && minute < 60)
                        .then(|| (clock_of(hour, minute, None, Some(half)), end));
                }
                if digits > 2 {
                    return None;
                }
                (hour, at + 1)
            }
            Term::Cardinal(hour @ 1..=12) => (u32::from(hour), at + 1),
            _ => return None,
        };
        let mut minute = None;
        let mut second = None;
        if self.term(at) == Term::Digits && self.term(end) == Term::Sign(b':') && self.pieces.joint(end) == Joint::Tight
        {
            let (m, digits) = self.pieces.integer(end + 1)?;
            if digits != 2 || m > 59 || hour > 24 || self.pieces.joint(end + 1) != Joint::Tight {
                return None;
            }
            minute = Some(m);
            end += 2;
            if self.term(end) == Term::Sign(b':') && self.pieces.joint(end) == Joint::Tight {
                let (s, digits) = self.pieces.integer(end + 1)?;
                if digits != 2 || s > 59 {
                    return None;
                }
                second = Some(s as u8);
                end += 2;
            }
            if matches!(self.term(end), Term::Sign(b':' | b'.'))
                && self.pieces.joint(end) == Joint::Tight
                && self.term(end + 1) == Term::Digits
            {
                return None;
            }
        }
        if let Some((half, half_end)) = self.half_of_day(end) {
            return (hour <= 24).then(|| (clock_of(hour, minute.unwrap_or(0), second, Some(half)), half_end));
        }
        if self.term(end) == Term::Oclock {
            let (half, half_end) = self.spoken_half(end + 1).map_or((None, end + 1), |(h, e)| (Some(h), e));
            return (hour <= 24).then(|| (clock_of(hour, 0, None, half), half_end));
        }
        if let Some((half, half_end)) = self.spoken_half(end).filter(|_| hour <= 12) {
            return Some((clock_of(hour, minute.unwrap_or(0), second, Some(half)), half_end));
        }
        // "11ish"
        if minute.is_none() && (1..=12).contains(&hour) && self.pieces.lower(end) == "ish" {
            return Some((clock_of(hour, 0, None, None), end + 1));
        }
        // "12 midnight", "12 noon"
        if hour == 12 && matches!(self.term(end), Term::Noon | Term::Midnight) {
            return Some((clock_of(if self.term(end) == Term::Noon { 12 } else { 0 }, 0, None, None), end + 1));
        }
        minute.map(|minute| (clock_of(hour, minute, second, None), end))
    }

    /// "a.m.", "pm", "p m", "p . m .", ".am".
    fn half_of_day(&self, at: usize) -> Option<(Half, usize)> {
        // "9.am"
        if self.pieces.text(at) == "." && self.pieces.joint(at + 1) == Joint::Tight {
            match self.term(at + 1) {
                Term::Am => return Some((Half::Am, at + 2)),
                Term::Pm => return Some((Half::Pm, at + 2)),
                _ => {}
            }
        }
        match self.term(at) {
            Term::Am => Some((Half::Am, at + 1)),
            Term::Pm => Some((Half::Pm, at + 1)),
            // "7p.m." comes in three pieces.
            Term::Other | Term::A
                if matches!(self.pieces.lower(at), "a" | "p")
                    && self.pieces.text(at + 1) == "."
                    && self.pieces.lower(at + 2).trim_end_matches('.') == "m" =>
            {
                Some((if self.pieces.lower(at) == "a" { Half::Am } else { Half::Pm }, at + 3))
            }
            Term::Other | Term::A
                if matches!(self.pieces.lower(at), "a" | "p")
                    && self.pieces.lower(at + 1).trim_end_matches('.') == "m" =>
            {
                Some((if self.pieces.lower(at) == "a" { Half::Am } else { Half::Pm }, at + 2))
            }
            _ => None,
        }
    }

    /// "in the morning", "at night", "early morning".
    fn spoken_half(&self, at: usize) -> Option<(Half, usize)> {
        let (part, end) = match (self.term(at), self.term(at + 1), self.term(at + 2)) {
            (Term::In, Term::The, Term::Part(part)) => (part, at + 3),
            (Term::At | Term::Early | Term::Late, Term::Part(part), _) => (part, at + 2),
            _ => return None,
        };
        Some((if part == Part::Morning { Half::Am } else { Half::Pm }, end))
    }
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Half {
    Am,
    Pm,
}

/// The time at which an hour and minute stand, in the half of the day where one was said.
pub(super) fn clock_of(hour: u32, minute: u32, second: Option<u8>, half: Option<Half>) -> Clock {
    let hour = match half {
        Some(Half::Pm) if hour < 12 => hour + 12,
        Some(Half::Am) if hour == 12 => 0,
        _ => hour,
    };
    Clock { hour: hour.min(24) as u8, minute: minute.min(59) as u8, second }
}

/// Abbreviations of time zones.
pub(super) fn is_zone(text: &str) -> bool {
    matches!(
        text,
        "EST"
            | "EDT"
            | "ET"
            | "CST"
            | "CDT"
            | "CT"
            | "MST"
            | "MDT"
            | "PST"
            | "PDT"
            | "PT"
            | "GMT"
            | "BST"
            | "CET"
            | "CEST"
            | "UTC"
            | "EET"
            | "IST"
            | "JST"
            | "AEST"
            | "AEDT"
    )
}
