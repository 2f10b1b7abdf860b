//! A time of day with its day: "noon Thursday", "Friday morning", "5 p.m. EST Nov. 9", "Friday before 4 p.m.".

use super::clock::{Half, clock_of, is_zone};
use super::hours::Beside;
use super::pieces::Joint;
use super::reader::{Found, Reader};
use super::value::{Clock, Meaning, Point};
use super::words::{Part, Term, Unit};

/// A day behind a time: the piece after it, the day, and the part of it that was named.
pub(super) struct DayBehind {
    pub end: usize,
    pub day: Point,
    pub part: Option<Part>,
}

impl Reader<'_, '_, '_> {
    /// A time of day with the day that stands behind it: "10 p.m. Wednesday", "5 p.m. EST, Nov. 6", "noon on Thursday".
    pub(super) fn clock_on_day(&self, at: usize, clock: Clock, end: usize) -> Found {
        let half = self.has_half(end);
        let end = if is_zone(self.pieces.text(end)) { end + 1 } else { end };
        if let Some(DayBehind { end: day_end, day, part }) = self.day_behind(end) {
            let clock = if half { clock } else { self.of_day(clock, at, part) };
            return Found { end: day_end, meaning: Meaning::Clock(Some(day), clock) };
        }
        let base = self.last.filter(|last| matches!(last, Point::Day(_)));
        Found { end, meaning: Meaning::Clock(base, clock) }
    }

    /// The half of the day that a time without one is most likely in, beside a day and maybe a part of it: what is told of a
    /// day happened in the evening if it says so, and from one to six in the afternoon. "03:30" stays in the morning.
    pub(super) fn of_day(&self, clock: Clock, at: usize, part: Option<Part>) -> Clock {
        let later = match part {
            Some(Part::Afternoon | Part::Evening) => clock.hour < 12,
            Some(Part::Night) => (6..12).contains(&clock.hour),
            Some(_) => false,
            None => (1..=6).contains(&clock.hour) && !self.pieces.text(at).starts_with('0'),
        };
        if later { Clock { hour: clock.hour + 12, ..clock } } else { clock }
    }

    pub(super) fn day_behind(&self, at: usize) -> Option<DayBehind> {
        let mut next = at;
        if self.is_comma(next) {
            next += 1;
        }
        if matches!(self.term(next), Term::On | Term::Of) {
            next += 1;
        }
        let term = self.term(next);
        let begins = term.names_day()
            || matches!(
                term,
                Term::ShortWeekday(_) | Term::Next | Term::Last | Term::This | Term::Digits | Term::Ordinal(_)
            );
        if !begins {
            return None;
        }
        let found = match term {
            Term::Digits | Term::Ordinal(_) => self.deeper(|| self.numeric(next))?,
            _ => self.expression(next)?,
        };
        let (day, part) = match found.meaning {
            Meaning::Point(day @ (Point::Day(_) | Point::DayOf { .. } | Point::Weekday(_))) => (day, None),
            Meaning::Part(Some(day), part) => (day, Some(part)),
            _ => return None,
        };
        Some(DayBehind { end: found.end, day, part })
    }

    /// "Friday morning", "yesterday afternoon", "Tuesday in the evening", "tomorrow am".
    pub(super) fn with_part(&self, found: Found) -> Found {
        let Meaning::Point(point) = found.meaning else { return found };
        let at = found.end;
        let modified = if matches!(self.term(at), Term::Early | Term::Late | Term::Mid) { at + 1 } else { at };
        let (part, end) = match (self.term(modified), self.term(at + 1), self.term(at + 2)) {
            (Term::Part(part), ..) => (part, modified + 1),
            (Term::In, Term::The, Term::Part(part)) => (part, at + 3),
            (Term::Am, ..) => (Part::Morning, at + 1),
            (Term::Pm, ..) => (Part::Afternoon, at + 1),
            _ => return found,
        };
        Found { end, meaning: Meaning::Part(Some(point), part) }
    }

    /// "Friday at 5 p.m.", "Oct. 14, 8:00", "tonight at 9", "Friday before 4 p.m.", "in the morning at 7".
    pub(super) fn with_clock(&self, found: Found) -> Found {
        let (base, part) = match found.meaning {
            Meaning::Point(point @ (Point::Day(_) | Point::DayOf { .. } | Point::Weekday(_))) => (Some(point), None),
            Meaning::Part(base, part) => (base, Some(part)),
            _ => return found,
        };
        let at = if self.is_comma(found.end) { found.end + 1 } else { found.end };
        let leads = matches!(self.term(at), Term::From | Term::Between);
        let hours_at = if matches!(self.term(at), Term::At | Term::From | Term::Between) { at + 1 } else { at };
        let beside = if part.is_some() { Beside::PartOfDay } else { Beside::Day };
        if let Some(hours) = self.hours(hours_at, leads, beside) {
            return self.hours_on_day(hours, base, part);
        }
        if let Some(found) = self.hours_from(at + 1, base).filter(|_| self.term(at) == Term::From) {
            return found;
        }
        let (led, at) = self.leads_clock(at);
        let (clock, end) = match self.term(at) {
            Term::Noon => (clock_of(12, 0, None, None), at + 1),
            Term::Midnight => (clock_of(24, 0, None, None), at + 1),
            _ => {
                let read =
                    self.bare_clock(at).or_else(|| self.minutes_in_words(at).filter(|&(_, end)| self.closes(end)));
                let Some((clock, end)) = read.or_else(|| self.hour_led(at, part).filter(|_| led)) else { return found };
                (
                    if self.has_half(end)
                        || self.pieces.joint(end - 1) == Joint::Tight && self.term(end - 1) != Term::Digits
                    {
                        clock
                    } else {
                        self.of_day(clock, at, part)
                    },
                    end,
                )
            }
        };
        let end = if is_zone(self.pieces.text(end)) { end + 1 } else { end };
        Found { end, meaning: Meaning::Clock(base, clock) }
    }

    /// "at", "around", "before", "no later than": whether a word leads to a time, and the piece after it.
    fn leads_clock(&self, at: usize) -> (bool, usize) {
        match self.term(at) {
            Term::At | Term::About | Term::Before | Term::After | Term::By => (true, at + 1),
            Term::For if self.term(at + 2) == Term::Sign(b':') => (true, at + 1),
            Term::Later if self.term(at + 1) == Term::Than => (true, at + 2),
            _ if self.pieces.lower(at) == "no"
                && matches!(self.term(at + 1), Term::Later | Term::Earlier)
                && self.term(at + 2) == Term::Than =>
            {
                (true, at + 3)
            }
            _ => (false, at),
        }
    }

    /// A bare hour behind "at": in a part of the day, with the first letter of its half ("today at 9p"), or where nothing follows
    /// that it could count.
    fn hour_led(&self, at: usize, part: Option<Part>) -> Option<(Clock, usize)> {
        let hour = match (self.term(at), self.pieces.integer(at)) {
            (Term::Cardinal(hour), _) => u32::from(hour),
            (_, Some((hour, 1 | 2))) => hour,
            _ => return None,
        };
        let half = match self.pieces.lower(at + 1) {
            "a" | "p" if self.pieces.joint(at + 1) != Joint::Tight => None,
            "a" => Some(Half::Am),
            "p" => Some(Half::Pm),
            _ => None,
        };
        let fits = (1..=12).contains(&hour) && (part.is_some() || half.is_some() || self.term(at + 1) == Term::Break);
        let end = at + 1 + usize::from(half.is_some());
        let half = half.or(part.filter(|part| *part == Part::Morning).map(|_| Half::Am));
        fits.then(|| (clock_of(hour, 0, None, half), end))
    }

    /// Whether what ends before piece `end` is followed by nothing that it could count.
    fn closes(&self, end: usize) -> bool {
        matches!(self.term(end), Term::Break | Term::Sign(b',' | b')' | b';') | Term::And | Term::To | Term::Or)
    }

    /// "noon", "midnight Friday", "overnight", "in the morning" (from "in").
    pub(super) fn part_of_day(&self, at: usize) -> Option<Found> {
        match self.term(at) {
            Term::Noon => Some(self.clock_on_day(at, clock_of(12, 0, None, None), at + 1)),
            Term::Midnight => {
                let hour = if self.day_behind(at + 1).is_some() { 24 } else { 0 };
                Some(self.clock_on_day(at, clock_of(hour, 0, None, None), at + 1))
            }
            Term::Part(part) => match (self.day_behind(at + 1), self.pieces.lower(at)) {
                (Some(behind), _) => Found::new(behind.end, Meaning::Part(Some(behind.day), part)),
                (None, "overnight") if self.before(at) != Term::The && self.before(at) != Term::A => {
                    Found::new(at + 1, Meaning::Part(self.shifted(Unit::Day, 0), part))
                }
                _ => None,
            },
            Term::In => {
                let (Term::The, Term::Part(part)) = (self.term(at + 1), self.term(at + 2)) else { return None };
                Some(self.with_clock(self.part_on_day(Found { end: at + 3, meaning: Meaning::Part(None, part) })))
            }
            _ => None,
        }
    }

    /// A part of the day with the day that stands behind it, or else the day spoken of.
    pub(super) fn part_on_day(&self, found: Found) -> Found {
        let Meaning::Part(_, part) = found.meaning else { return found };
        if let Some(behind) = self.day_behind(found.end) {
            return Found { end: behind.end, meaning: Meaning::Part(Some(behind.day), part) };
        }
        let base = self.last.filter(|last| matches!(last, Point::Day(_)));
        Found { end: found.end, meaning: Meaning::Part(base, part) }
    }
}
