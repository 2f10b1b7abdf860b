//! The walk over the pieces: which expression begins here, and what the ones before it mean for it.

use super::listed::Listed;
use super::pieces::Pieces;
use super::tense::{self, Tense};
use super::value::{Meaning, Point};
use super::words::{Term, Unit};
use super::{Date, DateKind};
use chrono::{Datelike, NaiveDate};

/// An expression: the piece after its last one, and what it means.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub end: usize,
    pub meaning: Meaning,
}

impl Found {
    pub fn point(end: usize, point: Point) -> Option<Self> {
        Some(Self { end, meaning: Meaning::Point(point) })
    }

    pub fn new(end: usize, meaning: Meaning) -> Option<Self> {
        Some(Self { end, meaning })
    }

    pub fn as_point(&self) -> Option<Point> {
        match self.meaning {
            Meaning::Point(point) => Some(point),
            _ => None,
        }
    }
}

/// How deep expressions may lie in one another; no sentence needs more, and a hostile text gets no further.
const DEEPEST: u8 = 4;

/// Reads the expressions of one document from left to right.
pub(super) struct Reader<'p, 'd, 't> {
    pub pieces: &'p Pieces<'d, 't>,
    pub published: Option<NaiveDate>,
    /// The quarter that was spoken of last, for "the quarter" and "a year earlier", and the piece where it was.
    pub quarter: Option<(Point, usize)>,
    /// The last stretch of the calendar that was named, for "that year" and "two days later".
    pub last: Option<Point>,
    /// The piece where it began.
    pub last_at: usize,
    /// The list of days that is being read.
    pub listed: Option<Listed>,
    /// How many expressions are being read inside one another.
    pub depth: std::cell::Cell<u8>,
}

impl Reader<'_, '_, '_> {
    pub fn term(&self, at: usize) -> Term {
        self.pieces.term(at)
    }

    /// The term before piece `at`.
    pub fn before(&self, at: usize) -> Term {
        at.checked_sub(1).map_or(Term::Break, |b| self.term(b))
    }

    pub fn tense(&self, from: usize, to: usize) -> Tense {
        tense::around(self.pieces, from, to)
    }

    pub fn is_comma(&self, at: usize) -> bool {
        self.term(at) == Term::Sign(b',')
    }

    /// All expressions.
    pub fn read_all(mut self) -> Vec<Date> {
        let mut dates = Vec::new();
        let mut at = 0;
        while at < self.pieces.all.len() {
            if self.pieces.opens_paragraph(at) {
                self.enter_paragraph(at);
            }
            let Some(found) = self.expression(at) else {
                at += 1;
                continue;
            };
            let found = self.continued(at, &found).unwrap_or(found);
            if self.is_named(at, found.end) {
                at = found.end.max(at + 1);
                continue;
            }
            self.remember(at, &found);
            dates.push(self.date(at, &found));
            at = found.end.max(at + 1);
        }
        dates
    }

    fn date(&self, at: usize, found: &Found) -> Date {
        let of_base = |base: &Option<Point>| base.map_or_else(String::new, Point::value);
        let (kind, value) = match &found.meaning {
            Meaning::Point(point) => (DateKind::Date, point.value()),
            Meaning::Part(base, part) => (DateKind::Time, of_base(base) + part.code()),
            Meaning::Clock(base, clock) => (DateKind::Time, of_base(base) + &clock.value()),
            Meaning::Length(length) => (DateKind::Duration, length.value()),
            Meaning::Set(value) => (DateKind::Set, value.clone()),
            Meaning::Range(from, to, is_time) => {
                (if *is_time { DateKind::Time } else { DateKind::Date }, format!("{from}/{to}"))
            }
        };
        Date { span: self.pieces.span(at, found.end), kind, value, confidence: self.confidence(at, found) }
    }

    /// The share of such dates whose value is right (`scripts/calibration.js dates`). Ranges are an estimate: the corpora mark their
    /// two ends apart.
    fn confidence(&self, at: usize, found: &Found) -> f32 {
        match &found.meaning {
            Meaning::Point(Point::Day(_)) => match self.term(at) {
                Term::Weekday(_) => 0.82,
                _ => 0.9,
            },
            Meaning::Point(Point::Past | Point::Present | Point::Future) => 0.63,
            Meaning::Point(_) => 0.82,
            Meaning::Length(_) => 0.78,
            Meaning::Set(_) => 0.55,
            Meaning::Range(..) => 0.6,
            Meaning::Part(..) | Meaning::Clock(..) => 0.42,
        }
    }

    fn remember(&mut self, at: usize, found: &Found) {
        let point = match found.meaning {
            Meaning::Point(point) | Meaning::Part(Some(point), _) | Meaning::Clock(Some(point), _) => point,
            _ => return,
        };
        // A report of results keeps to the quarter that it names first; later ones are compared with it.
        let recent = |year: i32| self.published.is_none_or(|published| (published.year() - year).abs() <= 1);
        if let (Point::Quarter { year: Some(year), .. }, None) = (point, self.quarter)
            && recent(year)
        {
            self.quarter = Some((point, at));
        }
        if let (Some((_, spoken_at)), Point::Quarter { .. }) = (&mut self.quarter, point) {
            *spoken_at = at;
        }
        if !matches!(point, Point::Past | Point::Present | Point::Future) {
            (self.last, self.last_at) = (Some(point), at);
        }
    }

    /// The expression that begins at piece `at`.
    pub fn expression(&self, at: usize) -> Option<Found> {
        self.deeper(|| self.expression_here(at))
    }

    /// Reads an expression inside the one that is being read.
    pub fn deeper(&self, read: impl FnOnce() -> Option<Found>) -> Option<Found> {
        if self.depth.get() >= DEEPEST {
            return None;
        }
        self.depth.set(self.depth.get() + 1);
        let found = read();
        self.depth.set(self.depth.get() - 1);
        found
    }

    fn expression_here(&self, at: usize) -> Option<Found> {
        match self.term(at) {
            Term::Other
            | Term::Break
            | Term::Sign(_)
            | Term::Possessive
            | Term::And
            | Term::Of
            | Term::Ahead
            | Term::Back => {
                if self.term(at) == Term::Other {
                    self.rare(at)
                } else {
                    self.short_decade(at)
                }
            }
            Term::The => self.definite(at),
            Term::A => self.indefinite(at),
            Term::Digits
            | Term::Cardinal(_)
            | Term::Scale(_)
            | Term::Group(_)
            | Term::Glyph
            | Term::Half
            | Term::Vague(_)
            | Term::Ordinal(_)
            | Term::Second => self.counted(at),
            Term::About | Term::Less | Term::Filler | Term::At | Term::Up | Term::Over => self.approximate(at),
            Term::Month(_) => self.month(at),
            Term::Weekday(_) | Term::ShortWeekday(_) => self.weekday(at),
            Term::Weekdays(day) => self.weekdays(at, day),
            Term::This
            | Term::That
            | Term::Same
            | Term::Last
            | Term::Past
            | Term::Previous
            | Term::Next
            | Term::Coming
            | Term::Following
            | Term::Current
            | Term::Latest
            | Term::Recent => self.relative(at),
            Term::Early | Term::Late | Term::Mid | Term::Earlier | Term::Later | Term::Edge => self.modified(at),
            Term::Now | Term::Today | Term::Yesterday | Term::Tomorrow | Term::Tonight => self.deictic(at),
            Term::PastAdverb | Term::PresentAdverb | Term::FutureAdverb | Term::Future => self.adverb(at),
            Term::Noon | Term::Midnight | Term::Part(_) | Term::In => self.part_of_day(at),
            Term::Season(_) => self.season(at),
            Term::Every | Term::Often(_) | Term::Once => self.set(at),
            Term::From | Term::Between => self.range_from(at),
            Term::All => self.all(at),
            Term::Fiscal => self.fiscal(at),
            Term::Unit(_) | Term::Units(_) => self.bare_unit(at),
            Term::Holiday => self.holiday(at),
            _ => None,
        }
    }

    /// The stretch of `unit` around the publication date, moved by `by`.
    pub fn shifted(&self, unit: Unit, by: i32) -> Option<Point> {
        Point::around(self.published?, unit, by)
    }
}
