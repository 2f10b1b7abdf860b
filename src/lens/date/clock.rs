//! Times of day: "10:30", "7 p.m.", "noon Thursday", "Friday morning", "5 p.m. EST Nov. 9".

use super::pieces::Joint;
use super::reader::{Found, Reader};
use super::value::{Clock, Meaning, Point};
use super::words::{Part, Term, Unit};

impl Reader<'_, '_, '_> {
    /// A time of day that begins with digits or a number word.
    pub(super) fn clock(&self, at: usize) -> Option<Found> {
        if let Some((from, to, end)) = self.clocks(at, false) {
            return Some(self.clock_range(from, to, end, None));
        }
        let (clock, end) = self.bare_clock(at)?;
        if let Some(found) = self.repeated_clock(clock, end) {
            return Some(found);
        }
        Some(self.clock_on_day(clock, end))
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
        let (Term::Cardinal(hour @ 1..=12), Term::Cardinal(tens @ 10..=50)) = (self.term(at), self.term(at + 1)) else {
            return None;
        };
        let (minute, end) = match self.term(at + 2) {
            Term::Cardinal(ones @ 1..=9) if tens >= 20 => (tens + ones, at + 3),
            _ => (tens, at + 2),
        };
        let (half, end) = self.half_of_day(end)?;
        Some((clock_of(hour.into(), minute.into(), None, Some(half)), end))
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
        // "12 midnight", "12 noon"
        if hour == 12 && matches!(self.term(end), Term::Noon | Term::Midnight) {
            return Some((clock_of(if self.term(end) == Term::Noon { 12 } else { 0 }, 0, None, None), end + 1));
        }
        minute.map(|minute| (clock_of(hour, minute, second, None), end))
    }

    /// "a.m.", "pm", "p m", "p".
    fn half_of_day(&self, at: usize) -> Option<(Half, usize)> {
        match self.term(at) {
            Term::Am => Some((Half::Am, at + 1)),
            Term::Pm => Some((Half::Pm, at + 1)),
            // "7p.m." comes in three pieces.
            Term::Other | Term::A
                if matches!(self.pieces.lower(at), "a" | "p")
                    && self.pieces.text(at + 1) == "."
                    && self.pieces.joint(at + 1) == Joint::Tight
                    && self.pieces.lower(at + 2).trim_end_matches('.') == "m" =>
            {
                Some((if self.pieces.lower(at) == "a" { Half::Am } else { Half::Pm }, at + 3))
            }
            Term::Other if matches!(self.pieces.lower(at), "a" | "p") && self.pieces.lower(at + 1) == "m" => {
                Some((if self.pieces.lower(at) == "a" { Half::Am } else { Half::Pm }, at + 2))
            }
            _ => None,
        }
    }

    /// "in the morning", "at night".
    fn spoken_half(&self, at: usize) -> Option<(Half, usize)> {
        let (part, end) = match (self.term(at), self.term(at + 1), self.term(at + 2)) {
            (Term::In, Term::The, Term::Part(part)) => (part, at + 3),
            (Term::At, Term::Part(part), _) => (part, at + 2),
            _ => return None,
        };
        Some((if part == Part::Morning { Half::Am } else { Half::Pm }, end))
    }

    /// A time of day with the day that stands behind it: "10 p.m. Wednesday", "5 p.m. EST, Nov. 6", "noon on Thursday".
    pub(super) fn clock_on_day(&self, clock: Clock, end: usize) -> Found {
        let mut end = end;
        if is_zone(self.pieces.text(end)) {
            end += 1;
        }
        if let Some((day_end, point)) = self.day_behind(end) {
            return Found { end: day_end, meaning: Meaning::Clock(Some(point), clock) };
        }
        let base = self.last.filter(|last| matches!(last, Point::Day(_)));
        Found { end, meaning: Meaning::Clock(base, clock) }
    }

    pub(super) fn day_behind(&self, at: usize) -> Option<(usize, Point)> {
        let mut next = at;
        if self.is_comma(next) {
            next += 1;
        }
        if matches!(self.term(next), Term::On | Term::Of) {
            next += 1;
        }
        if !matches!(
            self.term(next),
            Term::Weekday(_)
                | Term::ShortWeekday(_)
                | Term::Month(_)
                | Term::Today
                | Term::Tomorrow
                | Term::Yesterday
                | Term::Next
                | Term::Last
                | Term::This
                | Term::Digits
        ) {
            return None;
        }
        let found = match self.term(next) {
            Term::Digits => self.numeric(next)?,
            _ => self.expression(next)?,
        };
        match found.meaning {
            Meaning::Point(point @ (Point::Day(_) | Point::DayOf { .. } | Point::Weekday(_)))
            | Meaning::Part(Some(point), _) => Some((found.end, point)),
            _ => None,
        }
    }

    /// "Friday morning", "yesterday afternoon", "Tuesday in the evening".
    pub(super) fn with_part(&self, found: Found) -> Found {
        let Meaning::Point(point) = found.meaning else { return found };
        let at = found.end;
        let modified = if matches!(self.term(at), Term::Early | Term::Late | Term::Mid) { at + 1 } else { at };
        let (part, end) = match (self.term(modified), self.term(at + 1), self.term(at + 2)) {
            (Term::Part(part), ..) => (part, modified + 1),
            (Term::In, Term::The, Term::Part(part)) => (part, at + 3),
            _ => return found,
        };
        Found { end, meaning: Meaning::Part(Some(point), part) }
    }

    /// "Friday at 5 p.m.", "Oct. 14, 8:00", "tonight at 9".
    pub(super) fn with_clock(&self, found: Found) -> Found {
        let (base, evening) = match found.meaning {
            Meaning::Point(point @ (Point::Day(_) | Point::DayOf { .. } | Point::Weekday(_))) => (Some(point), None),
            Meaning::Part(base, part) => (base, Some(part)),
            _ => return found,
        };
        let mut at = found.end;
        if self.is_comma(at) {
            at += 1;
        }
        let led = matches!(self.term(at), Term::At);
        let ranges = matches!(self.term(at), Term::From | Term::Between);
        if let Some((mut from, mut to, end)) = self.clocks(at + usize::from(ranges), ranges) {
            if matches!(evening, Some(Part::Afternoon | Part::Evening | Part::Night)) && from.hour < 12 && to.hour < 12
            {
                from.hour += 12;
                to.hour += 12;
            }
            return self.clock_range(from, to, end, base);
        }
        if matches!(self.term(at), Term::At | Term::About) {
            at += 1;
        }
        let (clock, end) = match self.term(at) {
            Term::Noon => (clock_of(12, 0, None, None), at + 1),
            Term::Midnight => (clock_of(24, 0, None, None), at + 1),
            _ => match (self.bare_clock(at), evening) {
                (Some(read), _) => read,
                (None, Some(part)) if led => {
                    let hour = match (self.term(at), self.pieces.integer(at)) {
                        (Term::Cardinal(hour), _) => u32::from(hour),
                        (_, Some((hour, 1 | 2))) => hour,
                        _ => return found,
                    };
                    let half = if part == Part::Morning { Half::Am } else { Half::Pm };
                    if hour == 0 || hour > 12 {
                        return found;
                    }
                    (clock_of(hour, 0, None, Some(half)), at + 1)
                }
                _ => return found,
            },
        };
        let end = if is_zone(self.pieces.text(end)) { end + 1 } else { end };
        Found { end, meaning: Meaning::Clock(base, clock) }
    }

    /// "noon", "midnight Friday", "overnight", "in the morning" (from "in").
    pub(super) fn part_of_day(&self, at: usize) -> Option<Found> {
        match self.term(at) {
            Term::Noon => Some(self.clock_on_day(clock_of(12, 0, None, None), at + 1)),
            Term::Midnight => {
                let hour = if self.day_behind(at + 1).is_some() { 24 } else { 0 };
                Some(self.clock_on_day(clock_of(hour, 0, None, None), at + 1))
            }
            Term::Part(part) => {
                let day = self.day_behind(at + 1);
                match (day, self.pieces.lower(at)) {
                    (Some((end, point)), _) => Found::new(end, Meaning::Part(Some(point), part)),
                    (None, "overnight") if self.before(at) != Term::The && self.before(at) != Term::A => {
                        Found::new(at + 1, Meaning::Part(self.shifted(Unit::Day, 0), part))
                    }
                    _ => None,
                }
            }
            Term::In => {
                let (Term::The, Term::Part(part)) = (self.term(at + 1), self.term(at + 2)) else { return None };
                let found = Found { end: at + 3, meaning: Meaning::Part(None, part) };
                self.part_on_day(at, found)
            }
            _ => None,
        }
    }

    /// A part of the day with the day that stands behind it, or else the day spoken of.
    pub(super) fn part_on_day(&self, _at: usize, found: Found) -> Option<Found> {
        let Meaning::Part(_, part) = found.meaning else { return Some(found) };
        if let Some((end, point)) = self.day_behind(found.end) {
            return Found::new(end, Meaning::Part(Some(point), part));
        }
        let base = self.last.filter(|last| matches!(last, Point::Day(_)));
        Found::new(found.end, Meaning::Part(base, part))
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Half {
    Am,
    Pm,
}

fn clock_of(hour: u32, minute: u32, second: Option<u8>, half: Option<Half>) -> Clock {
    let hour = match half {
        Some(Half::Pm) if hour < 12 => hour + 12,
        Some(Half::Am) if hour == 12 => 0,
        _ => hour,
    };
    Clock { hour: hour.min(24) as u8, minute: minute.min(59) as u8, second }
}

fn is_zone(text: &str) -> bool {
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
