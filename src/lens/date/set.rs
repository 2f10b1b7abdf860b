//! Repeated times: "every Monday", "each year", "weekly", "twice a week", "Tuesday nights".

use super::reader::{Found, Reader};
use super::relative::count;
use super::value::{Length, Meaning};
use super::words::{Part, Term, Unit};

impl Reader<'_, '_, '_> {
    /// "every Monday", "each of the past three years", "daily", "once a week".
    pub(super) fn set(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        match self.term(at) {
            // "the annual meeting", "a quarterly dividend" tell a kind, not a time.
            Term::Often(Unit::Year) if self.pieces.lower(at) == "annual" => None,
            Term::Often(Unit::Quarter) if self.term(next) == Term::Other => None,
            // "bi-monthly", "semi-annually"
            Term::Often(unit)
                if self.pieces.is_hyphen(at) && at.checked_sub(1).is_some_and(|b| self.pieces.lower(b) == "bi") =>
            {
                Found::new(next, Meaning::Set(Length::new(Some(2.0), unit).value()))
            }
            Term::Often(Unit::Year)
                if self.pieces.is_hyphen(at) && at.checked_sub(1).is_some_and(|b| self.pieces.lower(b) == "semi") =>
            {
                Found::new(next, Meaning::Set("P6M".to_owned()))
            }
            // "an everyday matter" is a kind.
            Term::Often(Unit::Day)
                if self.pieces.lower(at) == "everyday" && !matches!(self.term(next), Term::Break | Term::Sign(_)) =>
            {
                None
            }
            Term::Often(unit) => Found::new(next, Meaning::Set(Length::new(Some(1.0), unit).value())),
            Term::Once => {
                if self.term(next) != Term::A && self.term(next) != Term::Every {
                    return None;
                }
                let Term::Unit(unit) = self.term(next + 1) else { return None };
                Found::new(next + 2, Meaning::Set(Length::new(Some(1.0), unit).value()))
            }
            Term::Every => match self.term(next) {
                Term::Unit(Unit::Day) => {
                    let found = Found { end: next + 1, meaning: Meaning::Set(String::new()) };
                    let clock = self.with_hour(found);
                    if clock.end > next + 1 {
                        return Some(clock);
                    }
                    Found::new(next + 1, Meaning::Set(Length::new(Some(1.0), Unit::Day).value()))
                }
                Term::Unit(unit) => Found::new(next + 1, Meaning::Set(Length::new(Some(1.0), unit).value())),
                Term::Weekday(day) => Some(self.with_hour(self.on_weekdays(next + 1, day))),
                Term::Month(month) => Found::new(next + 1, Meaning::Set(format!("XXXX-{month:02}"))),
                Term::Season(season) => Found::new(next + 1, Meaning::Set(format!("XXXX-{}", season.code()))),
                Term::Part(part) => {
                    Some(self.with_hour(Found { end: next + 1, meaning: Meaning::Set(part.code().to_owned()) }))
                }
                Term::Other if self.pieces.lower(next) == "other" => {
                    if let Term::Weekday(day) = self.term(next + 1) {
                        return Some(self.with_hour(self.on_weekdays(next + 2, day)));
                    }
                    let Term::Unit(unit) = self.term(next + 1) else { return None };
                    Found::new(next + 2, Meaning::Set(Length::new(Some(2.0), unit).value()))
                }
                Term::Digits | Term::Cardinal(_) => {
                    let (n, end) = count(self, next)?;
                    let (Term::Unit(unit) | Term::Units(unit)) = self.term(end) else { return None };
                    Found::new(end + 1, Meaning::Set(Length::new(Some(n), unit).value()))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// "Mondays", "Tuesday nights".
    pub(super) fn weekdays(&self, at: usize, day: u8) -> Option<Found> {
        Some(self.with_hour(self.on_weekdays(at + 1, day)))
    }

    /// "every Monday at 4pm": the hour takes the place of the part of the day.
    fn with_hour(&self, found: Found) -> Found {
        let Meaning::Set(value) = &found.meaning else { return found };
        let next = if self.term(found.end) == Term::At { found.end + 1 } else { found.end };
        let read = self.bare_clock(next).or_else(|| self.stopped_clock(next).filter(|_| next > found.end));
        let Some((clock, end)) = read else { return found };
        let day = value.split('T').next().unwrap_or("");
        Found { end, meaning: Meaning::Set(format!("{day}{}", clock.short())) }
    }

    fn on_weekdays(&self, end: usize, day: u8) -> Found {
        match self.term(end) {
            Term::Part(part @ (Part::Morning | Part::Afternoon | Part::Evening | Part::Night)) => {
                Found { end: end + 1, meaning: Meaning::Set(format!("XXXX-WXX-{day}{}", part.code())) }
            }
            _ => Found { end, meaning: Meaning::Set(format!("XXXX-WXX-{day}")) },
        }
    }
}
