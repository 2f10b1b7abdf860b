//! Two ends of one stretch: "from Oct. 2 to Oct. 22", "between 2014 and 2018", "5 to 6 p.m.", "March 3-7".

use super::pieces::Joint;
use super::reader::{Found, Reader};
use super::value::{Clock, Meaning, Point};
use super::words::Term;

impl Reader<'_, '_, '_> {
    /// What "from" or "between" begins, where both ends stand.
    pub(super) fn range_from(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        if let Some((from, to, end)) = self.clocks(next, true) {
            return Some(self.clock_range(from, to, end, None));
        }
        if let Some(found) = self.days_before_month(next, true) {
            return Some(found);
        }
        let first = self.expression(next)?;
        let separates = match self.term(at) {
            Term::Between => matches!(self.term(first.end), Term::And | Term::Until),
            _ => matches!(self.term(first.end), Term::To | Term::Until | Term::Sign(b'-')),
        };
        let second = self.expression(first.end + 1).filter(|_| separates)?;
        self.join(next, &first, &second)
    }

    /// A range whose first end is `found`: "Oct. 2 to October 22", "9 a.m. - 5 p.m.".
    pub(super) fn continued(&self, at: usize, found: &Found) -> Option<Found> {
        if !matches!(self.term(found.end), Term::To | Term::Until | Term::Sign(b'-')) {
            return None;
        }
        let second = self.expression(found.end + 1)?;
        self.join(at, found, &second)
    }

    fn join(&self, at: usize, first: &Found, second: &Found) -> Option<Found> {
        match (&first.meaning, &second.meaning) {
            (Meaning::Point(from), Meaning::Point(to)) => {
                let day = |point: Point| match (point, self.published) {
                    (Point::Present, Some(published)) => Point::Day(published),
                    _ => point,
                };
                let (mut from, to) = (day(*from), day(*to));
                let (mut start, end) = (from.first_day()?, to.first_day()?);
                // "from March to May 2015": the year behind the second end is the first one's as well.
                let written = (at..first.end).any(|piece| self.four_digits(piece).is_some());
                while !written && start > end {
                    from = from.years_on(-1)?;
                    start = from.first_day()?;
                }
                if start > end || std::mem::discriminant(&from) != std::mem::discriminant(&to) {
                    return None;
                }
                Found::new(second.end, Meaning::Range(from.value(), to.value(), false))
            }
            (Meaning::Clock(first_day, from), Meaning::Clock(second_day, to)) => {
                let first_named = self.names_day(at, first.end);
                let second_named = self.names_day(first.end, second.end);
                let base = match (first_named, second_named) {
                    (true, _) => *first_day,
                    (false, true) => *second_day,
                    _ => None,
                };
                let second_base = if second_named { *second_day } else { base };
                let value =
                    |base: Option<Point>, clock: &Clock| base.map_or_else(String::new, Point::value) + &clock.short();
                Found::new(second.end, Meaning::Range(value(base, from), value(second_base, to), true))
            }
            _ => None,
        }
    }

    fn names_day(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| {
            matches!(
                self.term(at),
                Term::Weekday(_)
                    | Term::ShortWeekday(_)
                    | Term::Month(_)
                    | Term::Today
                    | Term::Tomorrow
                    | Term::Yesterday
            )
        })
    }

    pub(super) fn clock_range(&self, from: Clock, to: Clock, end: usize, base: Option<Point>) -> Found {
        let (end, base) = match (base, self.day_behind(end)) {
            (None, Some((day_end, day))) => (day_end, Some(day)),
            (base, _) => (end, base),
        };
        let day = base.map_or_else(String::new, Point::value);
        Found { end, meaning: Meaning::Range(day.clone() + &from.short(), day + &to.short(), true) }
    }

    /// "5 to 6 p.m.", "9:30-11 a.m.", and behind "between" "8am and 2pm": both times, and the piece after them. At least one of
    /// them must be a time by itself.
    pub(super) fn clocks(&self, at: usize, led: bool) -> Option<(Clock, Clock, usize)> {
        let (mut from, first_end) = self.clock_or_hour(at)?;
        let second_at = match (self.term(first_end), self.pieces.joint(first_end)) {
            (Term::To | Term::Until | Term::Sign(b'-'), _) => first_end + 1,
            (Term::And, _) if led => first_end + 1,
            (Term::Digits, Joint::Hyphen) => first_end,
            _ => return None,
        };
        let (mut to, end) = self.clock_or_hour(second_at)?;
        let (first_half, second_half) = (self.has_half(first_end), self.has_half(end));
        let plain = |at: usize, end: usize| end == at + 1;
        let half_missing = plain(at, first_end) && !second_half || plain(second_at, end) && !first_half;
        let written = !plain(at, first_end) || !plain(second_at, end);
        if half_missing && !(led && written) {
            return None;
        }
        if plain(second_at, end)
            && matches!(self.term(end), Term::Unit(_) | Term::Units(_) | Term::Other | Term::Scale(_))
        {
            return None;
        }
        if !first_half && second_half && from.hour < 12 {
            let later = from.hour + 12;
            let evening = to.hour >= 12 && later <= to.hour || to.hour < 12 && from.hour > to.hour;
            if evening {
                from.hour = later;
            }
        } else if first_half && !second_half && to.hour < 12 {
            let morning = from.hour >= 12 && to.hour + 12 < from.hour || from.hour < 12 && to.hour >= from.hour;
            if !morning {
                to.hour += 12;
            }
        }
        Some((from, to, end))
    }

    fn clock_or_hour(&self, at: usize) -> Option<(Clock, usize)> {
        self.bare_clock(at).or_else(|| {
            let hour = match (self.term(at), self.pieces.integer(at)) {
                (Term::Cardinal(hour @ 1..=12), _) => hour,
                (_, Some((hour @ 0..=24, 1 | 2))) => hour as u8,
                _ => return None,
            };
            Some((Clock { hour, minute: 0, second: None }, at + 1))
        })
    }

    /// Whether the time that ends before piece `end` says which half of the day it is in.
    fn has_half(&self, end: usize) -> bool {
        end.checked_sub(1).is_some_and(|last| {
            matches!(self.term(last), Term::Am | Term::Pm | Term::Part(_)) || self.pieces.lower(last) == "m"
        })
    }
}
