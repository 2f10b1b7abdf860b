//! What is counted from the publication date or from what was named before: "last week", "next Friday", "yesterday",
//! "that year".

use super::reader::{Found, Reader};
use super::tense::Tense;
use super::value::{Length, Meaning, Point, add_days};
use super::weekday::day_of_week;
use super::words::{Part, Term, Unit, Vague};
use crate::lens::number::amount;
use chrono::Datelike;

/// Where a word like "last" or "next" points.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    This,
    Last,
    Next,
    Same,
    Latest,
}

impl Reader<'_, '_, '_> {
    /// "last week", "next Friday", "this year's third quarter", "the past three months" (from "past").
    pub(super) fn relative(&self, at: usize) -> Option<Found> {
        let term = self.term(at);
        if term == Term::Last
            && let Some(found) = self.nth(at).or_else(|| self.part_of_stretch(at))
        {
            return Some(found);
        }
        let mut way = way(term)?;
        let mut next = at + 1;
        // "this past spring", "this coming Sunday", "the last full year".
        if way == Way::This
            && let Some(second) = self::way(self.term(next)).filter(|w| matches!(w, Way::Last | Way::Next))
        {
            way = second;
            next += 1;
        }
        while matches!(self.term(next), Term::Fiscal)
            || self.term(next) == Term::Filler && self.term(next + 1) != Term::Than
        {
            next += 1;
        }
        match self.term(next) {
            Term::Unit(unit) => self.relative_unit(term, way, unit, at, next),
            Term::Units(unit) => self.relative_units(term, way, unit, at, next),
            // "this may take long", "this march of protesters"
            Term::Month(3 | 5) if !self.pieces.capital(next) => None,
            Term::Month(month) if term != Term::That && term != Term::Same => self.relative_month(way, month, next),
            Term::Weekday(day) | Term::ShortWeekday(day) => {
                // "this Friday (June 15)", "next Friday 5/12"
                if let Some(found) = self.date_behind_weekday(next) {
                    return Some(self.with_clock(found));
                }
                let published = self.published?;
                let point = match way {
                    Way::Last if term == Term::Previous => day_of_week(add_days(published, -7)?, day)?,
                    Way::Last => {
                        let back =
                            (published.weekday().num_days_from_monday() as i32 - i32::from(day)).rem_euclid(7) + 1;
                        add_days(published, -back)?
                    }
                    Way::Next if self::way(self.term(at)) == Some(Way::This) => {
                        let ahead =
                            6 - (published.weekday().num_days_from_monday() as i32 - i32::from(day)).rem_euclid(7);
                        add_days(published, ahead.max(1))?
                    }
                    Way::Next => day_of_week(add_days(published, 7)?, day)?,
                    _ if matches!(term, Term::That | Term::Same) => return None,
                    _ => day_of_week(published, day)?,
                };
                let mut found = Found { end: next + 1, meaning: Meaning::Point(Point::Day(point)) };
                if self.is_comma(found.end)
                    && let Some(date) =
                        self.expression(found.end + 1).filter(|d| matches!(d.as_point(), Some(Point::Day(_))))
                {
                    found = date;
                }
                Some(self.with_clock(self.with_part(found)))
            }
            Term::Season(season) if term != Term::That && term != Term::Same => {
                let year = self.season_year(season, way == Way::Next, way == Way::Last);
                Found::point(next + 1, Point::Season { year, season })
            }
            Term::Part(part) => {
                let by = match way {
                    Way::This => 0,
                    Way::Last => -1,
                    Way::Next => 1,
                    _ => return None,
                };
                if term == Term::That {
                    return None;
                }
                Some(
                    self.with_clock(Found { end: next + 1, meaning: Meaning::Part(self.shifted(Unit::Day, by), part) }),
                )
            }
            Term::Holiday => {
                let (end, name) = self.holiday_name(next)?;
                let found = self.holiday_day(name, way == Way::Next, way == Way::Last, end)?;
                Some(found)
            }
            Term::Ordinal(_) | Term::Second => self.quarter(next).filter(|_| term != Term::Last),
            Term::Digits if self.term(next + 1) == Term::Sign(b'/') => self.digits_only(next),
            Term::Vague(_) | Term::Cardinal(_) | Term::Digits => self.relative_count(at, next),
            Term::Period if matches!(way, Way::Latest) || term == Term::Current => self.quarter_found(next + 1, 0),
            Term::Future => Found::point(next + 1, Point::Future),
            _ if term == Term::Current => {
                // "the current rate": now.
                (next == at + 1).then(|| Found::point(next, Point::Present))?
            }
            _ => None,
        }
    }

    fn relative_unit(&self, term: Term, way: Way, unit: Unit, at: usize, unit_at: usize) -> Option<Found> {
        let mut end = unit_at + 1;
        if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Night) {
            return (way == Way::Last && unit != Unit::Second && term == Term::Past)
                .then(|| Found::new(end, Meaning::Length(Length::new(Some(1.0), unit))))?;
        }
        // "last year's third quarter", "this year's quarter".
        if unit == Unit::Year && self.term(end) == Term::Possessive {
            let year = self.shifted(unit, by_of(way)?)?.year();
            let next = if self.term(end + 1) == Term::Fiscal { end + 2 } else { end + 1 };
            if let Some((quarter, quarter_end)) = self.quarter_name(next) {
                return Found::point(quarter_end, Point::Quarter { year, quarter });
            }
            if self.term(next) == Term::Unit(Unit::Quarter) {
                let quarter = self.quarter_spoken_of()?;
                return Found::point(next + 1, Point::Quarter { year, quarter });
            }
        }
        // "this week Friday", "next week on Friday", "last week's".
        if unit == Unit::Week {
            let next = if matches!(self.term(end), Term::On | Term::Sign(b'-')) { end + 1 } else { end };
            if let Term::Weekday(day) | Term::ShortWeekday(day) = self.term(next)
                && self.pieces.capital(next)
                && let Some(published) = self.published
                && let Some(by) = by_of(way)
            {
                let day = day_of_week(add_days(published, by * 7)?, day)?;
                let found = Found { end: next + 1, meaning: Meaning::Point(Point::Day(day)) };
                return Some(self.with_clock(self.with_part(found)));
            }
        }
        let point = match way {
            Way::Same => self.same(unit)?,
            Way::Latest if unit == Unit::Quarter => return self.quarter_found(end, 0),
            Way::Latest => self.shifted(unit, if unit == Unit::Year { -1 } else { 0 })?,
            Way::This if unit == Unit::Quarter => return self.quarter_found_now(end),
            Way::Next if unit == Unit::Fortnight => {
                return self.window(at, end, Length::new(Some(2.0), Unit::Week), true);
            }
            Way::Last if unit == Unit::Quarter && self.before(at) != Term::The => self.shifted(unit, -1)?,
            // "the past decade" is a length, "the last decade" one of the calendar.
            Way::Last if term == Term::Past && unit != Unit::Year && unit != Unit::Day => {
                return Found::new(end, Meaning::Length(Length::new(Some(1.0), unit)));
            }
            _ if matches!(term, Term::Following | Term::Previous) && self.before(at) == Term::The => {
                self.beside_last(unit, by_of(way)?)?
            }
            // "In 2016 … The next year": told of the past.
            _ if term == Term::Next && self.before(at) == Term::The && self.tells_of_past(at, end) => {
                self.beside_last(unit, 1)?
            }
            _ => self.shifted(unit, by_of(way)?)?,
        };
        if unit == Unit::Day {
            return Some(self.with_part(Found { end, meaning: Meaning::Point(point) }));
        }
        if unit == Unit::Year && self.term(end) == Term::Edge && self.pieces.lower(end) == "end" {
            end += 1;
        }
        Found::point(end, point)
    }

    fn relative_units(&self, term: Term, way: Way, unit: Unit, at: usize, unit_at: usize) -> Option<Found> {
        let end = unit_at + 1;
        let many = Found::new(end, Meaning::Length(Length::new(None, unit)));
        match term {
            Term::This => {
                (unit == Unit::Day && self.pieces.lower(at) == "these").then(|| Found::point(end, Point::Present))?
            }
            Term::Recent if matches!(unit, Unit::Year | Unit::Day) => Found::point(end, Point::Past),
            Term::Recent => many,
            Term::Coming => Found::point(end, Point::Future),
            Term::Past => Found::point(end, Point::Past),
            _ if way == Way::Last && unit == Unit::Day => None,
            _ => None,
        }
    }

    fn relative_month(&self, way: Way, month: u8, at: usize) -> Option<Found> {
        let published = self.published?;
        let now = published.month() as u8;
        let (written_end, written) = self.year_behind(at + 1);
        let year = written.unwrap_or(match way {
            Way::Last if month < now => published.year(),
            Way::Last => published.year() - 1,
            Way::Next if month > now => published.year(),
            Way::Next => published.year() + 1,
            _ => published.year(),
        });
        if let Some((day, end)) = self.day_of_month(at + 1).filter(|_| written.is_none()) {
            return Found::point(end, self.day_point(month, day, Some(year), at, end)?);
        }
        Found::point(written_end, Point::Month { year: Some(year), month })
    }

    /// "(the) past three months", "next few days", "last 12 to 18 months".
    fn relative_count(&self, at: usize, count_at: usize) -> Option<Found> {
        if !matches!(
            self.term(at),
            Term::Last | Term::Past | Term::Previous | Term::Next | Term::Coming | Term::Following | Term::Latest
        ) {
            return None;
        }
        // "it would last four years"
        if self.term(at) == Term::Last
            && (matches!(self.before(at), Term::Ahead | Term::To | Term::Month(5))
                || matches!(
                    at.checked_sub(1).map_or("", |b| self.pieces.lower(b)),
                    "can" | "could" | "may" | "not" | "only"
                ))
        {
            return None;
        }
        let (length, end) = self.length(count_at)?;
        let ahead = matches!(self.term(at), Term::Next | Term::Coming | Term::Following);
        // TIMEX3 has "the past three months" as a length; quarters and working days are told by the calendar.
        let by_calendar = length.unit == Unit::Quarter || self.is_working_days(end);
        if (self.before(at) != Term::The || by_calendar)
            && self.term(at) != Term::Latest
            && let Some(found) = self.window(at, end, length, ahead)
        {
            return Some(found);
        }
        Found::new(end, Meaning::Length(length))
    }

    /// "that year", "the same month": the stretch named last.
    pub(super) fn same(&self, unit: Unit) -> Option<Point> {
        match unit {
            Unit::Quarter => Some(self.quarter?.0),
            Unit::Year => self.last.and_then(Point::year).map(Point::Year).or_else(|| self.shifted(unit, 0)),
            // "They moved two years ago. Since that day …": no day was named.
            _ if self.last.is_some_and(|last| last.is_coarser(unit)) => None,
            _ => match self.last.and_then(Point::first_day) {
                Some(day) => Point::around(day, unit, 0),
                None => self.shifted(unit, 0),
            },
        }
    }

    /// "the following year", "the previous day": counted from the stretch named last.
    pub(super) fn beside_last(&self, unit: Unit, by: i32) -> Option<Point> {
        match self.last.and_then(Point::first_day) {
            Some(day) => Point::around(day, unit, by),
            None => self.shifted(unit, by),
        }
    }

    /// Whether pieces `at..end` stand where the stretch named last is over and no verb looks ahead.
    fn tells_of_past(&self, at: usize, end: usize) -> bool {
        let over = self.last.and_then(Point::first_day).zip(self.published).is_some_and(|(day, now)| day < now);
        over && self.tense(at, end) != Tense::Ahead
    }

    /// "now", "today", "yesterday", "tonight".
    pub(super) fn deictic(&self, at: usize) -> Option<Found> {
        let by = match self.term(at) {
            Term::Now => {
                // "now that", "now is": a mere filler is not told apart.
                return (self.term(at + 1) != Term::That).then(|| Found::point(at + 1, Point::Present))?;
            }
            Term::Tonight => {
                let base = self.shifted(Unit::Day, 0);
                return Some(self.with_clock(Found { end: at + 1, meaning: Meaning::Part(base, Part::Night) }));
            }
            Term::Today => 0,
            Term::Yesterday => -1,
            _ => 1,
        };
        let Some(point) = self.shifted(Unit::Day, by) else {
            return (by == 0).then(|| Found::point(at + 1, Point::Present))?;
        };
        Some(self.with_clock(self.with_part(Found { end: at + 1, meaning: Meaning::Point(point) })))
    }

    /// "recently", "currently", "soon", "future".
    pub(super) fn adverb(&self, at: usize) -> Option<Found> {
        let point = match self.term(at) {
            Term::PastAdverb => Point::Past,
            Term::PresentAdverb => Point::Present,
            Term::FutureAdverb => {
                let as_soon_as = at.checked_sub(1).is_some_and(|b| self.pieces.lower(b) == "as");
                if as_soon_as || matches!(self.term(at + 1), Term::After | Term::Before) {
                    return None;
                }
                Point::Future
            }
            Term::Future => {
                let units = matches!(self.term(at + 1), Term::Units(_));
                // "future earnings" tells a kind, not a time.
                if !units && !matches!(self.before(at), Term::The | Term::In | Term::Of) {
                    return None;
                }
                return Found::point(at + 1 + usize::from(units), Point::Future);
            }
            _ => return None,
        };
        Found::point(at + 1, point)
    }
}

fn way(term: Term) -> Option<Way> {
    Some(match term {
        Term::This | Term::Current => Way::This,
        Term::That | Term::Same => Way::Same,
        Term::Last | Term::Past | Term::Previous => Way::Last,
        Term::Next | Term::Coming | Term::Following => Way::Next,
        Term::Latest | Term::Recent => Way::Latest,
        _ => return None,
    })
}

fn by_of(way: Way) -> Option<i32> {
    match way {
        Way::This => Some(0),
        Way::Last => Some(-1),
        Way::Next => Some(1),
        Way::Same | Way::Latest => None,
    }
}

/// "a couple of", "several": a number, or none where it was not said how many.
pub(super) fn vague(vague: Vague) -> Option<f64> {
    match vague {
        Vague::Couple => Some(2.0),
        Vague::Few | Vague::Several => None,
    }
}

/// The amount at piece `at`, where it is one that can count units of time.
pub(super) fn count(reader: &Reader, at: usize) -> Option<(f64, usize)> {
    let amount = amount::parse(reader.pieces, at)?;
    Some((amount.value, amount.end))
}
