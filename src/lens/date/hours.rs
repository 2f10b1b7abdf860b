//! From one time on the clock to another: "5 to 6 p.m.", "9:30-11 a.m.", "between 3 and 8 yesterday".

use super::daytime::DayBehind;
use super::pieces::Joint;
use super::reader::{Found, Reader};
use super::value::{Clock, Meaning, Point};
use super::words::{Part, Term};

/// What stands before two times and belongs to them.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Beside {
    Nothing,
    Day,
    PartOfDay,
}

/// Two times, where the words for each begin, and the piece after them.
#[derive(Clone, Copy)]
pub(super) struct Hours {
    from: (Clock, usize),
    to: (Clock, usize),
    end: usize,
    /// Whether one of them says which half of the day it is in.
    half: bool,
}

impl Reader<'_, '_, '_> {
    /// Two times of day. At least one of them must be a time by itself, or both be led by "between" and stand beside a day.
    pub(super) fn hours(&self, at: usize, led: bool, beside: Beside) -> Option<Hours> {
        let (mut from, first_end) = self.clock_or_hour(at, led)?;
        let (second_at, hyphen) = match (self.term(first_end), self.pieces.joint(first_end)) {
            (Term::To | Term::Until, _) => (first_end + 1, false),
            (Term::Sign(b'-'), _) => (first_end + 1, true),
            (Term::And, _) if led => (first_end + 1, false),
            (Term::Digits, Joint::Hyphen) => (first_end, true),
            _ => return None,
        };
        let (mut to, end) = self.clock_or_hour(second_at, led)?;
        let (first_half, second_half) = (self.has_half(first_end), self.has_half(end));
        let plain = |at: usize, end: usize| end == at + 1 && !self.is_short_clock(at);
        let half_missing = plain(at, first_end) && !second_half || plain(second_at, end) && !first_half;
        let written = !plain(at, first_end) || !plain(second_at, end);
        // "rates fell from 8 to 7 on Friday", "traded between 9.30 and 9.45" and "between 15 and 20 on Monday" are no hours.
        let hours = |at: usize| {
            self.pieces.integer(at).is_none_or(|(hour, _)| hour <= 12 || self.is_short_clock(at))
                && self.stopped_clock(at).is_none()
        };
        let sure = hours(at)
            && hours(second_at)
            && match self.before(at) {
                Term::Between => beside != Beside::Nothing || self.day_behind(end).is_some(),
                Term::From => {
                    beside == Beside::PartOfDay || hyphen && (beside == Beside::Day || self.day_behind(end).is_some())
                }
                _ => false,
            };
        if half_missing && !(led && (written || sure)) {
            return None;
        }
        let counts =
            matches!(self.term(end), Term::Unit(_) | Term::Units(_) | Term::Other | Term::Scale(_) | Term::Sign(b'%'));
        if plain(second_at, end) && counts {
            return None;
        }
        let minutes = |clock: Clock| u32::from(clock.hour) * 60 + u32::from(clock.minute);
        if !first_half && second_half && from.hour < 12 {
            let later = minutes(from) + 12 * 60;
            let evening = to.hour >= 12 && later <= minutes(to) || to.hour < 12 && from.hour > to.hour;
            if evening {
                from.hour += 12;
            }
        } else if first_half && !second_half && to.hour < 12 {
            let morning = from.hour >= 12 && to.hour + 12 < from.hour || from.hour < 12 && to.hour >= from.hour;
            if !morning {
                to.hour += 12;
            }
        } else if !first_half && !second_half && to.hour < 12 && minutes(to) < minutes(from) {
            to.hour += 12;
        }
        Some(Hours { from: (from, at), to: (to, second_at), end, half: first_half || second_half })
    }

    /// The range of two times on the day that stands before them, or else behind.
    pub(super) fn hours_on_day(&self, hours: Hours, base: Option<Point>, part: Option<Part>) -> Found {
        let behind = if base.is_none() { self.day_behind(hours.end) } else { None };
        let (end, base, part) = match behind {
            Some(DayBehind { end, day, part }) => (end, Some(day), part),
            None => (hours.end, base, part),
        };
        let ((mut from, from_at), (mut to, to_at)) = (hours.from, hours.to);
        if base.is_some() && !hours.half && to.hour <= 12 {
            from = self.of_day(from, from_at, part);
            if to.hour < 12 && (from.hour >= 12 || part.is_some()) {
                to = self.of_day(to, to_at, part);
            }
            if to.hour < from.hour && to.hour < 12 {
                to.hour += 12;
            }
        }
        let day = base.map_or_else(String::new, Point::value);
        Found { end, meaning: Meaning::Range(day.clone() + &from.short(), day + &to.short(), true) }
    }

    /// "10 for two hours", "2 p.m. for 90 minutes" behind "from", on the day that stands before it.
    pub(super) fn hours_from(&self, at: usize, base: Option<Point>) -> Option<Found> {
        let (from, end) = self.clock_or_hour(at, true)?;
        if self.term(end) != Term::For {
            return None;
        }
        let (length, end) = self.length(end + 1)?;
        let to = from.after(length.minutes()?);
        let day = base.map_or_else(String::new, Point::value);
        Found::new(end, Meaning::Range(day.clone() + &from.short(), day + &to.short(), true))
    }

    /// "two hours from 2 p.m.": the length ends before piece `end`.
    pub(super) fn hours_behind(&self, end: usize, minutes: u32) -> Option<Found> {
        if self.term(end) != Term::From {
            return None;
        }
        let (from, end) = self.clock_or_hour(end + 1, false)?;
        if self.term(end) == Term::To {
            return None;
        }
        Found::new(end, Meaning::Range(from.short(), from.after(minutes).short(), true))
    }

    fn clock_or_hour(&self, at: usize, led: bool) -> Option<(Clock, usize)> {
        self.bare_clock(at).or_else(|| self.minutes_in_words(at).filter(|_| led)).or_else(|| {
            let hour = match (self.term(at), self.pieces.integer(at)) {
                (Term::Cardinal(hour @ 1..=12), _) => hour,
                (_, Some((hour @ 0..=24, 1 | 2))) => hour as u8,
                // "between 0730 and 0930"
                (_, Some((time, 4))) if led && self.is_short_clock(at) => {
                    return Some((
                        Clock { hour: (time / 100) as u8, minute: (time % 100) as u8, second: None },
                        at + 1,
                    ));
                }
                // "9.30-4.30pm"
                _ => return self.stopped_clock(at).filter(|_| led),
            };
            Some((Clock { hour, minute: 0, second: None }, at + 1))
        })
    }

    /// "9.30" where a time must stand.
    pub(super) fn stopped_clock(&self, at: usize) -> Option<(Clock, usize)> {
        if self.term(at) != Term::Digits {
            return None;
        }
        let (hour, minute) = self.pieces.text(at).split_once('.').filter(|(_, minute)| minute.len() == 2)?;
        let (hour, minute) = (hour.parse::<u8>().ok()?, minute.parse::<u8>().ok()?);
        (hour < 24 && minute < 60).then_some((Clock { hour, minute, second: None }, at + 1))
    }

    /// "0730", of two ends that both are written so.
    fn is_short_clock(&self, at: usize) -> bool {
        let text = self.pieces.text(at);
        text.len() == 4 && text.starts_with('0') && self.pieces.integer(at).is_some_and(|(time, _)| time % 100 < 60)
    }

    /// Whether the time that ends before piece `end` says which half of the day it is in.
    pub(super) fn has_half(&self, end: usize) -> bool {
        end.checked_sub(1).is_some_and(|last| {
            matches!(self.term(last), Term::Am | Term::Pm | Term::Part(_))
                || self.pieces.lower(last).trim_end_matches('.') == "m"
        })
    }
}
