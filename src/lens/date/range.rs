//! Two ends of one stretch: "from Oct. 2 to Oct. 22", "between 2014 and 2018", "March to May 2015", "Jan-Feb 2017".

use super::hours::Beside;
use super::pieces::Joint;
use super::reader::{Found, Reader};
use super::value::{Clock, Meaning, Point, add_days};
use super::words::{Term, Unit};
use chrono::Datelike;

impl Reader<'_, '_, '_> {
    /// What "from" or "between" begins, where both ends stand.
    pub(super) fn range_from(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        if let Some(hours) = self.hours(next, true, Beside::Nothing) {
            return Some(self.hours_on_day(hours, None, None));
        }
        if let Some(found) = self.hours_from(next, None).filter(|_| self.term(at) == Term::From) {
            return Some(found);
        }
        if let Some(found) = self.days_before_month(next, true) {
            return Some(found);
        }
        let first = self.expression(next)?;
        // "from November 18-19" has both ends already.
        if matches!(first.meaning, Meaning::Range(..)) && self.joiner(first.end).is_none() {
            return Some(first);
        }
        let second_at = match (self.term(at), self.term(first.end)) {
            (Term::Between, Term::And) => first.end + 1,
            _ => self.joiner(first.end)?,
        };
        let second = self.expression(second_at).or_else(|| self.up_to_now(second_at))?;
        self.join(next, &first, &second, true)
    }

    /// A range whose first end is `found`: "Oct. 2 to October 22", "9 a.m. - 5 p.m.", "Nov-Feb 2017".
    pub(super) fn continued(&self, at: usize, found: &Found) -> Option<Found> {
        let second_at = self.joiner(found.end)?;
        let second = self.expression(second_at)?;
        // "this year through August" is told of both by themselves.
        let loose = self.term(found.end) != Term::To && matches!(self.term(at), Term::Digits | Term::Month(_));
        self.join(at, found, &second, loose)
    }

    /// The second end of a range, behind "to", "until" or a dash at piece `at`, or a hyphen before a month.
    pub(super) fn joiner(&self, at: usize) -> Option<usize> {
        match (self.term(at), self.pieces.joint(at)) {
            (Term::To | Term::Until | Term::Sign(b'-' | b'~'), _) => Some(at + 1),
            (Term::Month(_), Joint::Hyphen) => Some(at),
            (Term::Digits, Joint::Hyphen) if self.term(at + 1) == Term::Sign(b'/') => Some(at),
            _ => None,
        }
    }

    /// "from March to date".
    fn up_to_now(&self, at: usize) -> Option<Found> {
        (self.pieces.lower(at) == "date").then(|| Found::point(at + 1, Point::Present))?
    }

    /// Both ends as one; `loose` where they may be of two kinds ("2014 through May 2018").
    fn join(&self, at: usize, first: &Found, second: &Found, loose: bool) -> Option<Found> {
        match (&first.meaning, &second.meaning) {
            (Meaning::Point(from), Meaning::Point(to)) => {
                let now = |point: Point| match (point, self.published) {
                    (Point::Present, Some(published)) => Point::Day(published),
                    _ => point,
                };
                let (from, to) = (now(*from), now(*to));
                if !loose && std::mem::discriminant(&from) != std::mem::discriminant(&to) {
                    return None;
                }
                let (from, to) = self.fitted(at, first.end, second.end, from, to)?;
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
                // "between 2:00 tomorrow and 4:00"
                let mut to = *to;
                if second_base == base && to.hour < 12 && from.hour >= 12 && !self.has_half(second.end) {
                    to.hour += 12;
                }
                let value =
                    |base: Option<Point>, clock: Clock| base.map_or_else(String::new, Point::value) + &clock.short();
                Found::new(second.end, Meaning::Range(value(base, *from), value(second_base, to), true))
            }
            _ => None,
        }
    }

    /// Two ends whose words end before `middle` and `end`, in order. "from March to May 2015": the year behind the second one is
    /// the first one's as well; without a year, the second one is the first of its name after the first.
    fn fitted(&self, at: usize, middle: usize, end: usize, from: Point, to: Point) -> Option<(Point, Point)> {
        let (mut from, mut to) = (from, to);
        let by_month =
            matches!(self.term(at), Term::Month(_) | Term::Digits | Term::Ordinal(_)) && self.names_month(at, middle);
        let (first_year, second_year) = (self.names_year(at, middle), self.names_year(middle, end));
        if by_month && !first_year && second_year {
            from = from.in_year(to.year()?)?;
            if from.first_day()? > to.first_day()? {
                from = from.years_on(-1)?;
            }
        } else if !second_year && from.first_day()? > to.first_day()? {
            to = self.next_one(to, middle, end)?;
        } else if !first_year && !second_year && self.names_month(middle, end) {
            let sooner = to.years_on(-1).filter(|sooner| sooner.first_day() > from.first_day());
            to = sooner.unwrap_or(to);
        }
        if from.first_day()? > to.first_day()? {
            return None;
        }
        Some(if by_month && !first_year && !second_year { self.not_over(from, to) } else { (from, to) })
    }

    /// A range without a year that lies ahead, or the one of the year before where that is not over.
    fn not_over(&self, from: Point, to: Point) -> (Point, Point) {
        let earlier = || {
            let published =
                self.published.filter(|published| from.first_day().is_some_and(|from| from > *published))?;
            let (from, to) = (from.years_on(-1)?, to.years_on(-1)?);
            let last = match to {
                Point::Month { .. } => published.with_day(1)?,
                _ => published,
            };
            (to.first_day()? >= last).then_some((from, to))
        };
        earlier().unwrap_or((from, to))
    }

    /// What is named between two pieces without its year or week, once more later.
    fn next_one(&self, point: Point, from: usize, to: usize) -> Option<Point> {
        match point {
            Point::Day(day) if !self.names_month(from, to) => {
                let weekday = (from..to).any(|at| matches!(self.term(at), Term::Weekday(_)));
                weekday.then(|| add_days(day, 7).map(Point::Day))?
            }
            point => point.years_on(1).filter(|_| self.names_month(from, to)),
        }
    }

    pub(super) fn names_year(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.four_digits(at).is_some() || self.term(at) == Term::Unit(Unit::Year))
    }

    fn names_month(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| matches!(self.term(at), Term::Month(_) | Term::Sign(b'/')))
    }

    fn names_day(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.term(at).names_day() || matches!(self.term(at), Term::ShortWeekday(_)))
    }
}
