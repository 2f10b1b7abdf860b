//! Quarters, half-years, seasons and fiscal years; lengths that stand without a count.

use super::pieces::Joint;
use super::reader::{Found, Reader};
use super::tense::Tense;
use super::value::{Length, Meaning, Point, quarter_of};
use super::words::{Season, Term, Unit};
use chrono::Datelike;

impl Reader<'_, '_, '_> {
    /// "third quarter", "third-quarter", "3rd quarter": the number, and the piece after it.
    pub(super) fn quarter_name(&self, at: usize) -> Option<(u8, usize)> {
        let (n, next) = self.ordinal(at)?;
        (self.term(next) == Term::Unit(Unit::Quarter) && (1..=4).contains(&n)).then_some((n, next + 1))
    }

    /// A quarter with its year: "third quarter of 1984", "the third quarter", "Q3 2016" (from the ordinal).
    pub(super) fn quarter(&self, at: usize) -> Option<Found> {
        let (quarter, end) = self.quarter_name(at)?;
        self.quarter_with_year(at, quarter, end)
    }

    fn quarter_with_year(&self, at: usize, quarter: u8, end: usize) -> Option<Found> {
        if self.term(end) == Term::Of && self.term(end + 1) == Term::The && self.term(end + 2) == Term::Unit(Unit::Year)
        {
            let year = Some(self.published?.year());
            return Found::point(end + 3, Point::Quarter { year, quarter });
        }
        let (year_end, year) = self.year_behind(end);
        let year = year.or_else(|| self.year_of_quarter(quarter, at, end));
        Found::point(year_end, Point::Quarter { year, quarter })
    }

    /// The year of a quarter that was named without one: the last such quarter that had begun.
    fn year_of_quarter(&self, quarter: u8, from: usize, to: usize) -> Option<i32> {
        let Point::Quarter { year: Some(year), quarter: now } = quarter_of(self.published?) else { return None };
        let ahead = self.tense(from, to) == Tense::Ahead;
        Some(if quarter > now && !ahead { year - 1 } else { year })
    }

    /// "first half of 1990", "second half of the year".
    pub(super) fn half_year(&self, at: usize) -> Option<Found> {
        let half = match self.term(at) {
            Term::Ordinal(1) => 1,
            Term::Second | Term::Last => 2,
            _ => return None,
        };
        if self.term(at + 1) != Term::Half {
            return None;
        }
        if self.term(at + 2) == Term::Of
            && self.term(at + 3) == Term::The
            && self.term(at + 4) == Term::Unit(Unit::Year)
        {
            return Found::point(at + 5, Point::Half { year: Some(self.published?.year()), half });
        }
        let (end, year) = self.year_behind(at + 2);
        year.and_then(|year| Found::point(end, Point::Half { year: Some(year), half }))
    }

    /// The number of the quarter that the text speaks of: the last one named, or else the last one that ended.
    pub(super) fn quarter_spoken_of(&self) -> Option<u8> {
        match self.quarter?.0 {
            Point::Quarter { quarter, .. } => Some(quarter),
            _ => None,
        }
    }

    /// "the quarter", "the latest period": the quarter that was named last, or else the last one that ended, moved by years.
    pub(super) fn quarter_found(&self, end: usize, years: i32) -> Option<Found> {
        let point = match self.quarter {
            Some((point, _)) => point,
            None => self.shifted(Unit::Quarter, -1)?,
        };
        Found::point(end, point.years_on(years)?)
    }

    /// "this quarter", "the current quarter".
    pub(super) fn quarter_found_now(&self, end: usize) -> Option<Found> {
        Found::point(end, self.shifted(Unit::Quarter, 0)?)
    }

    /// "fiscal 1989", "fiscal first quarter", "fiscal year 1990".
    pub(super) fn fiscal(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        if let Some(found) = self.quarter(next) {
            return Some(found);
        }
        let year_at = if self.term(next) == Term::Unit(Unit::Year) { next + 1 } else { next };
        if let Some(year) = self.four_digits(year_at) {
            return Found::point(year_at + 1, Point::Year(year));
        }
        // "the fiscal year" with nothing behind it is a length.
        (year_at > next).then(|| Found::new(year_at, Meaning::Length(Length::new(Some(1.0), Unit::Year))))?
    }

    /// A unit without a count: "year-earlier", "year-ago quarter", "year-end", "years", "weeks ago", "decades".
    pub(super) fn bare_unit(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        match self.term(at) {
            Term::Unit(Unit::Quarter) => {
                let (clock, end) = self.past_or_to(at)?;
                Some(self.clock_on_day(at, clock, end))
            }
            Term::Unit(Unit::Year) => match self.term(next) {
                Term::Ago | Term::Earlier => {
                    let end = next + 1;
                    if let Some((quarter, quarter_end)) = self.quarter_name(end) {
                        let year = self.year_of_quarter(quarter, at, quarter_end)?.checked_sub(1);
                        return Found::point(quarter_end, Point::Quarter { year, quarter });
                    }
                    let of_period = matches!(self.term(end), Term::Unit(Unit::Quarter) | Term::Period);
                    let end = if of_period { end + 1 } else { end };
                    match self.quarter {
                        Some(_) => self.quarter_found(end, -1),
                        None if of_period && self.term(end - 1) != Term::Period => self.quarter_found(end, -1),
                        None => Found::point(end, self.shifted(Unit::Year, -1)?),
                    }
                }
                Term::Edge if self.pieces.lower(next) == "end" => Found::point(next + 1, self.shifted(Unit::Year, 0)?),
                Term::Possessive if self.pieces.lower(next + 1) == "end" => {
                    Found::point(next + 2, self.shifted(Unit::Year, 0)?)
                }
                _ => {
                    let year = self.four_digits(next)?;
                    Found::point(next + 1, Point::Year(year))
                }
            },
            Term::Unit(Unit::Weekend) if self.term(next) == Term::Of && self.term(next + 1) == Term::Holiday => {
                self.weekend_of(next + 1)
            }
            Term::Unit(Unit::Week) => {
                let (week, digits) = self.pieces.integer(next)?;
                let published = self.published.filter(|_| digits <= 2 && (1..=53).contains(&week))?;
                // "week 3 of 2027"
                if self.term(next + 1) == Term::Of
                    && let Some((end, year)) = self.year_stretch(next + 2)
                {
                    return Found::point(end, Point::Week { year, week });
                }
                Found::point(next + 1, Point::Week { year: published.iso_week().year(), week })
            }
            Term::Units(unit) => {
                let many = Length::new(None, unit);
                match self.term(next) {
                    Term::Ago | Term::Earlier => return Found::point(next + 1, Point::Past),
                    Term::Long => return Found::new(next + 1, Meaning::Length(many)),
                    Term::Or => {
                        if let Term::Units(_) = self.term(next + 1) {
                            return Found::new(next + 2, Meaning::Length(many));
                        }
                    }
                    _ => {}
                }
                let led = matches!(self.before(at), Term::For | Term::In | Term::Within | Term::Over | Term::After)
                    || matches!(
                        at.checked_sub(1).map_or("", |b| self.pieces.lower(b)),
                        "took" | "take" | "takes" | "spent" | "spend"
                    );
                let whole = matches!(
                    unit,
                    Unit::Minute
                        | Unit::Hour
                        | Unit::Day
                        | Unit::Week
                        | Unit::Month
                        | Unit::Year
                        | Unit::Decade
                        | Unit::Century
                );
                let leads = matches!(self.term(next), Term::Of | Term::Later | Term::Before | Term::After);
                let bare = !matches!(self.before(at), Term::The | Term::Digits | Term::Cardinal(_) | Term::Scale(_));
                (whole && bare && (led || leads)).then(|| Found::new(next, Meaning::Length(many)))?
            }
            _ => None,
        }
    }

    /// "summer", "spring 1999", "winter of 1994".
    pub(super) fn season(&self, at: usize) -> Option<Found> {
        let Term::Season(season) = self.term(at) else { return None };
        let (end, year) = self.year_behind(at + 1);
        if year.is_none() {
            let verb = matches!(season, Season::Spring | Season::Fall);
            let led = matches!(self.before(at), Term::In | Term::During | Term::Since | Term::By | Term::Until);
            if !led && (verb || season != Season::Summer) {
                return None;
            }
        }
        let year = year.or_else(|| self.season_year(season, self.tense(at, end) == Tense::Ahead, false));
        Found::point(end, Point::Season { year, season })
    }

    /// The year of a season that was named without one. Winter counts to the year it begins in.
    pub(super) fn season_year(&self, season: Season, ahead: bool, ended: bool) -> Option<i32> {
        let published = self.published?;
        let month = published.month();
        let (first, last) = match season {
            Season::Spring => (3, 5),
            Season::Summer => (6, 8),
            Season::Fall => (9, 11),
            Season::Winter => (12, 12),
        };
        let year = published.year();
        Some(if ahead {
            if month < first { year } else { year + 1 }
        } else if ended {
            if month > last { year } else { year - 1 }
        } else if season == Season::Winter && month < 6 {
            year - 1
        } else {
            year
        })
    }

    /// Words that begin an expression rarely enough not to be terms: "Q3 2016", "2016 Q3", "H1 2016", "FY2019".
    pub(super) fn rare(&self, at: usize) -> Option<Found> {
        if self.pieces.joint(at + 1) != Joint::Tight || self.term(at + 1) != Term::Digits {
            return None;
        }
        let (n, digits) = self.pieces.integer(at + 1)?;
        let end = at + 2;
        match self.pieces.lower(at) {
            "q" if digits == 1 && (1..=4).contains(&n) => self.quarter_with_year(at, n as u8, end),
            "h" if digits == 1 && (1..=2).contains(&n) => {
                let (year_end, year) = self.year_behind(end);
                Found::point(year_end, Point::Half { year: Some(year?), half: n as u8 })
            }
            "fy" => match digits {
                4 => Found::point(end, Point::Year(n as i32)),
                2 => Found::point(end, Point::Year(2000 + n as i32)),
                _ => None,
            },
            _ => None,
        }
    }
}
