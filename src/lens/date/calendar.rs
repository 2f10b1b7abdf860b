//! Days, months and years that are named: "Oct. 23, 1999", "23/10/99", "1999", "the 1990s", "the 20th century".

use super::pieces::Joint;
use super::reader::{Found, Reader};
use super::tense::Tense;
use super::value::{Meaning, Point, add_months};
use super::words::{Term, Unit};
use chrono::{Datelike, NaiveDate};

/// What is named after a month so many months back is over, whatever is still to come.
const JUST_OVER: u8 = 4;

impl Reader<'_, '_, '_> {
    /// A month, with its day and year where they stand.
    pub(super) fn month(&self, at: usize) -> Option<Found> {
        let Term::Month(month) = self.term(at) else { return None };
        if let Some(found) = self.holiday(at) {
            return Some(found);
        }
        if let Some(found) = self.day_behind_month(at, month) {
            return Some(self.with_clock(found));
        }
        let (end, year) = self.year_behind(at + 1);
        if year.is_none() && !self.is_month_alone(at, month) {
            return None;
        }
        let year = year.or_else(|| self.year_of_month(month, at, end));
        Found::point(end, Point::Month { year, month })
    }

    /// "Oct. 23, 1999", "October the 23rd": the day after the name of its month.
    pub(super) fn day_behind_month(&self, at: usize, month: u8) -> Option<Found> {
        let mut next = at + 1;
        match self.term(next) {
            Term::The => next += 1,
            Term::Sign(b'/') => next += 1,
            // "October, 1st"
            Term::Sign(b',') if self.ordinal(next + 1).is_some() => next += 1,
            _ => {}
        }
        let (day, end) = self.day_of_month(next).or_else(|| self.day_in_words(next))?;
        // "May 10 people", "June 14 percent" stay what they are; "June 14:30" is a clock.
        let clock = self.term(end) == Term::Sign(b':') && self.pieces.joint(end + 1) == Joint::Tight;
        if clock || self.term(end) == Term::Sign(b'%') {
            return None;
        }
        if let Some(found) = self.days_of_month(at, month, day, end) {
            return Some(found);
        }
        let (end, year) = self.year_behind_day(end);
        let point = self.day_point(month, day, year, at, end)?;
        Found::point(end, point)
    }

    /// "March 3-7", "November 19 to 20, 1998".
    fn days_of_month(&self, at: usize, month: u8, day: u8, end: usize) -> Option<Found> {
        let next = match (self.term(end), self.pieces.joint(end)) {
            (Term::To | Term::Until, _) if self.term(end + 1) == Term::The => end + 2,
            (Term::To | Term::Until | Term::Sign(b'-'), _) => end + 1,
            (Term::Digits, Joint::Hyphen) => end,
            _ => return None,
        };
        let (last, last_end) = self.day_of_month(next).filter(|&(last, _)| last > day)?;
        if matches!(self.term(last_end), Term::Month(_) | Term::Sign(b':' | b'%') | Term::Am | Term::Pm) {
            return None;
        }
        let (end, year) = self.year_behind_day(last_end);
        let from = self.day_point(month, day, year, at, end)?;
        let to = self.day_point(month, last, year.or(from.year()), at, end)?;
        Found::new(end, Meaning::Range(from.value(), to.value(), false))
    }

    /// "twenty-one", "five" behind the name of a month.
    fn day_in_words(&self, at: usize) -> Option<(u8, usize)> {
        let (day, end) = match (self.term(at), self.term(at + 1)) {
            (Term::Cardinal(tens @ (20 | 30)), Term::Cardinal(ones @ 1..=9)) => (tens + ones, at + 2),
            (Term::Cardinal(n), _) => (n, at + 1),
            _ => return None,
        };
        let ends = matches!(self.term(end), Term::Break | Term::Sign(b',') | Term::Cardinal(_) | Term::Digits);
        ((1..=31).contains(&day) && ends && self.year_in_words(at).is_none()).then_some((day, end))
    }

    /// A day of the month in digits or as an ordinal, and the piece after it.
    pub(super) fn day_of_month(&self, at: usize) -> Option<(u8, usize)> {
        if let Some((day, digits)) = self.pieces.integer(at) {
            let mut end = at + 1;
            if matches!(self.pieces.lower(end), "st" | "nd" | "rd" | "th") && self.pieces.joint(end) == Joint::Tight {
                end += 1;
            } else if self.pieces.joint(end) == Joint::Tight
                && matches!(self.term(end), Term::Other | Term::Am | Term::Pm)
            {
                return None;
            }
            return (digits <= 2 && (1..=31).contains(&day)).then_some((day as u8, end));
        }
        self.ordinal(at).filter(|&(n, _)| (1..=31).contains(&n))
    }

    /// "first", "twenty-first", "21st" and the piece after it.
    pub(super) fn ordinal(&self, at: usize) -> Option<(u8, usize)> {
        match self.term(at) {
            Term::Ordinal(n) => Some((n, at + 1)),
            Term::Second => Some((2, at + 1)),
            Term::Cardinal(tens @ (20 | 30)) => match self.term(at + 1) {
                Term::Ordinal(n @ 1..=9) => Some((tens + n, at + 2)),
                Term::Second => Some((tens + 2, at + 2)),
                _ => None,
            },
            Term::Digits if matches!(self.pieces.lower(at + 1), "st" | "nd" | "rd" | "th") => {
                let (n, digits) = self.pieces.integer(at)?;
                (digits <= 2 && self.pieces.joint(at + 1) == Joint::Tight).then_some((n as u8, at + 2))
            }
            _ => None,
        }
    }

    /// A year behind a day: ", 1999", " 1999", " of this year".
    pub(super) fn year_behind_day(&self, at: usize) -> (usize, Option<i32>) {
        let next = if self.is_comma(at) || self.term(at) == Term::Of { at + 1 } else { at };
        match self.four_digits(next) {
            Some(year) if self.pieces.joint(next + 1) != Joint::Tight || self.ends_word(next + 1) => {
                (next + 1, Some(year))
            }
            _ => match (self.relative_year(at), self.year_in_words(next)) {
                (Some((end, year)), _) | (None, Some((year, end))) => (end, Some(year)),
                _ => (at, None),
            },
        }
    }

    pub(super) fn ends_word(&self, at: usize) -> bool {
        matches!(self.term(at), Term::Sign(_) | Term::Break | Term::Possessive)
    }

    /// A year behind a month or season: "1999", "of 1999", ", 1999", "'99", "last year", "of next year".
    pub(super) fn year_behind(&self, at: usize) -> (usize, Option<i32>) {
        let next = if matches!(self.term(at), Term::Of | Term::In | Term::Sign(b',' | b'/')) { at + 1 } else { at };
        if let Some(year) = self.four_digits(next)
            && !self.is_clock_or_count(next + 1)
        {
            return (next + 1, Some(year));
        }
        if let Some((year, end)) = self.year_in_words(next) {
            return (end, Some(year));
        }
        if self.term(next) == Term::Sign(b'\'')
            && let Some((short, 2)) = self.pieces.integer(next + 1)
        {
            return (next + 2, Some(self.full_year(short as i32)));
        }
        // "April of 87"
        if self.term(at) == Term::Of
            && let Some((short @ 32..=99, 2)) = self.pieces.integer(next)
            && matches!(self.term(next + 1), Term::Break | Term::Sign(b','))
        {
            return (next + 1, Some(self.full_year(short as i32)));
        }
        if (next == at || self.term(at) == Term::Of)
            && let Some((end, year)) = self.relative_year(at)
        {
            return (end, Some(year));
        }
        (at, None)
    }

    fn is_clock_or_count(&self, at: usize) -> bool {
        match self.term(at) {
            Term::Sign(b':' | b'%') | Term::Scale(_) => {
                self.pieces.joint(at) == Joint::Tight || self.term(at) != Term::Sign(b':')
            }
            _ => false,
        }
    }

    /// "last year", "of this year", "next year".
    pub(super) fn relative_year(&self, at: usize) -> Option<(usize, i32)> {
        let next = if self.term(at) == Term::Of { at + 1 } else { at };
        let by = match self.term(next) {
            Term::This | Term::Current => 0,
            Term::Last | Term::Previous => -1,
            Term::Next | Term::Coming => 1,
            _ => return None,
        };
        if self.term(next + 1) != Term::Unit(Unit::Year) {
            return None;
        }
        Some((next + 2, self.published?.year() + by))
    }

    pub(super) fn four_digits(&self, at: usize) -> Option<i32> {
        let (year, digits) = self.pieces.integer(at)?;
        (digits == 4 && (1000..2200).contains(&year)).then_some(year as i32)
    }

    /// Whether the name of a month, with nothing behind it, means the month: not the verb, the modal or the first name.
    fn is_month_alone(&self, at: usize, month: u8) -> bool {
        // "May to March", "Jan-Feb"
        let ranges = self.joiner(at + 1).is_some_and(|next| matches!(self.term(next), Term::Month(_)));
        let led = self.is_led(at) || ranges && self.pieces.capital(at);
        let ambiguous = matches!(month, 5) || matches!(month, 3) || self.pieces.lower(at).len() == 3;
        if !self.pieces.capital(at) && (ambiguous || month == 8 || matches!(month, 4 | 6)) {
            return led && month != 5 && month != 3 && self.pieces.lower(at).len() > 3;
        }
        if ambiguous && !led {
            return month == 3
                && self.pieces.capital(at)
                && self.term(at + 1) == Term::Sign(b',')
                && self.before(at) != Term::Break;
        }
        // "April Jones", "June Carter": a name goes on with a capital.
        let named = matches!(month, 4 | 5 | 6 | 8) && self.pieces.capital(at + 1) && self.term(at + 1) == Term::Other;
        led || !named
    }

    /// Whether a word that leads dates stands before piece `at`.
    pub(super) fn is_led(&self, at: usize) -> bool {
        matches!(
            self.before(at),
            Term::In
                | Term::Since
                | Term::Until
                | Term::By
                | Term::From
                | Term::Of
                | Term::During
                | Term::Before
                | Term::After
                | Term::Last
                | Term::Next
                | Term::This
                | Term::Early
                | Term::Late
                | Term::Mid
                | Term::To
                | Term::For
                | Term::Between
                | Term::Month(_)
                | Term::Every
                | Term::Past
                | Term::Previous
                | Term::Following
                | Term::About
        )
    }

    /// The year of a month that was named without one.
    pub(super) fn year_of_month(&self, month: u8, from: usize, to: usize) -> Option<i32> {
        let published = self.published?;
        let (year, now) = (published.year(), published.month() as u8);
        if let Some(told) = self.year_just_told(month, from) {
            return Some(told);
        }
        // "It is expected within weeks of an October conference", told in November.
        let names_event =
            matches!(self.before(from), Term::A | Term::The | Term::Possessive) && self.term(to) == Term::Other;
        let just_over = names_event && now.saturating_sub(month) <= JUST_OVER;
        Some(match (self.tense(from, to), month.cmp(&now)) {
            (Tense::Ahead, std::cmp::Ordering::Less) if !just_over => year + 1,
            (Tense::Ahead, _) => year,
            (_, std::cmp::Ordering::Greater) => year - 1,
            _ => year,
        })
    }

    /// The year of a month behind an earlier year's date in the same sentence ("in November 2016, and by December").
    fn year_just_told(&self, month: u8, at: usize) -> Option<i32> {
        let (Point::Month { year: Some(year), month: before }, published) = (self.last?, self.published?) else {
            return None;
        };
        let year = if month < before { year + 1 } else { year };
        let same_sentence = (self.last_at..at).all(|between| self.term(between) != Term::Break);
        let over = (year, month) < (published.year(), published.month() as u8);
        (same_sentence && over && year < published.year()).then_some(year)
    }

    /// A day of a month; without a year, that of the list it stands in, or the nearest one that fits the tense.
    pub(super) fn day_point(&self, month: u8, day: u8, year: Option<i32>, from: usize, to: usize) -> Option<Point> {
        let of = |year| NaiveDate::from_ymd_opt(year, month.into(), day.into());
        if let Some(year) = year.or_else(|| self.listed_year(from)) {
            return of(year).map(Point::Day);
        }
        let Some(published) = self.published else {
            return of(2000).map(|_| Point::DayOf { month: Some(month), day });
        };
        let candidates = [published.year() - 1, published.year(), published.year() + 1].into_iter().filter_map(of);
        let tense = self.tense(from, to);
        let distance = |date: &NaiveDate| {
            let days = (*date - published).num_days();
            // A day far ahead is less likely than one as far back.
            let far = if days > 0 { days * 2 } else { -days };
            match tense {
                Tense::Back if days > 0 => far + 200,
                Tense::Ahead if days < 0 => far * 3,
                _ => far,
            }
        };
        let nearest = candidates.min_by_key(distance);
        Some(nearest.map_or(Point::DayOf { month: Some(month), day }, Point::Day))
    }

    /// A day, month or year that begins with digits or an ordinal: "23 October 1999", "2016-11-07", "10/23/99", "1999".
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.days_before_month(at, false) {
            return Some(found);
        }
        if let Some(found) = self.day_before_month(at) {
            return Some(self.with_clock(found));
        }
        if self.term(at) != Term::Digits {
            return None;
        }
        if let Some(found) = self.digits_only(at) {
            return Some(self.with_clock(found));
        }
        self.decade(at).or_else(|| self.year_alone(at))
    }

    /// "23 October 1999", "23rd of October".
    pub(super) fn day_before_month(&self, at: usize) -> Option<Found> {
        let (day, mut next) = self.day_of_month(at).or_else(|| match (self.term(at), self.term(at + 1)) {
            (Term::Cardinal(n @ 1..=31), Term::Month(_)) => Some((n, at + 1)),
            (Term::Cardinal(20), Term::Cardinal(ones @ 1..=9)) if matches!(self.term(at + 2), Term::Month(_)) => {
                Some((20 + ones, at + 2))
            }
            _ => None,
        })?;
        // "$12 December 27"
        if matches!(self.before(at), Term::Sign(_)) && matches!(self.pieces.text(at - 1), "$" | "£" | "€") {
            return None;
        }
        if matches!(self.term(next), Term::Of | Term::Sign(b'-'))
            || self.term(next) == Term::Break && self.pieces.text(next) == "."
        {
            next += 1;
        }
        if self.term(next) == Term::Every && self.term(next + 1) == Term::Unit(Unit::Month) {
            return Found::new(next + 2, Meaning::Set(format!("XXXX-XX-{day:02}")));
        }
        let Term::Month(month) = self.term(next) else { return self.day_of_relative_month(day, next) };
        if month == 5 && !self.pieces.capital(next)
            || self.pieces.capital(next + 1)
                && self.term(next + 1) == Term::Other
                && next == at + 1
                && matches!(self.term(at), Term::Ordinal(_))
        {
            return None;
        }
        let (end, year) = self.year_behind_day(next + 1);
        let (end, year) = if year.is_none() { self.year_behind(next + 1) } else { (end, year) };
        Found::point(end, self.day_point(month, day, year, at, end)?)
    }

    /// "20th of next month", "the 21st this month".
    fn day_of_relative_month(&self, day: u8, at: usize) -> Option<Found> {
        let by = match self.term(at) {
            Term::This => 0,
            Term::Last | Term::Previous => -1,
            Term::Next => 1,
            _ => return None,
        };
        let ordinal =
            matches!(self.before(at), Term::Of | Term::Ordinal(_)) || self.pieces.joint(at - 1) == Joint::Tight;
        if self.term(at + 1) != Term::Unit(Unit::Month) || !ordinal {
            return None;
        }
        let month = add_months(self.published?.with_day(1)?, by)?;
        Found::point(at + 2, Point::Day(month.with_day(day.into())?))
    }
}
