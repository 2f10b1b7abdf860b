//! The walk over the pieces: which amount begins here, and what it counts.

use super::amount::{self, Amount};
use super::{Number, NumberKind, fraction, money, unit};
use crate::lens::date::Date;
use crate::lens::date::pieces::{Joint, Pieces};
use crate::lens::date::words::{Term, Unit};
use crate::text::ByteSpan;

/// Reads the amounts of one document from left to right.
pub(super) struct Reader<'p, 'd, 't> {
    pub pieces: &'p Pieces<'d, 't>,
}

/// An amount with what it counts.
pub(super) struct Found {
    /// First piece, which may lie before the digits ("US$").
    pub start: usize,
    pub end: usize,
    pub value: f64,
    pub kind: NumberKind,
    pub unit: Option<&'static str>,
}

impl Reader<'_, '_, '_> {
    pub fn read_all(&self, dates: &[Date]) -> Vec<Number> {
        let mut numbers: Vec<Number> = Vec::new();
        let mut dates = dates.iter().map(|d| d.span).peekable();
        // Where the last sum of money ended, and its currency.
        let mut sum: Option<(usize, &'static str)> = None;
        let mut at = 0;
        while let Some(piece) = self.pieces.all.get(at) {
            if !begins(piece.term) {
                at += 1;
                continue;
            }
            while dates.next_if(|date| date.end <= piece.span.start).is_some() {}
            let inside = |span: ByteSpan, date: Option<&ByteSpan>| date.is_some_and(|date| date.overlaps(span));
            if inside(piece.span, dates.peek()) {
                at += 1;
                continue;
            }
            let Some(mut found) = self.amount(at) else {
                at = self.skipped(at);
                continue;
            };
            if let Some((_, code)) = sum.filter(|&(end, _)| self.second_of_range(end) == Some(found.start)) {
                self.price_second(&mut found, code);
            }
            sum = found.unit.filter(|_| found.kind == NumberKind::Money).map(|code| (found.end, code));
            let span = self.pieces.span(found.start, found.end);
            at = found.end.max(at + 1);
            if inside(span, dates.peek()) || numbers.last().is_some_and(|last| last.span.overlaps(span)) {
                continue;
            }
            numbers.push(Number {
                span,
                kind: found.kind,
                value: found.value,
                unit: found.unit.map(str::to_owned),
                // The shares that are right (`scripts/calibration.js numbers money percentages quantities`).
                confidence: match found.kind {
                    NumberKind::Percent => 0.97,
                    NumberKind::Money => 0.9,
                    NumberKind::Quantity => 0.92,
                    NumberKind::Number => 0.87,
                },
            });
        }
        numbers
    }

    pub fn term(&self, at: usize) -> Term {
        self.pieces.term(at)
    }

    pub fn before(&self, at: usize) -> Term {
        at.checked_sub(1).map_or(Term::Break, |b| self.term(b))
    }

    /// The piece to go on at where piece `at` begins no amount: a telephone number is passed as a whole.
    fn skipped(&self, at: usize) -> usize {
        let mut next = at + 1;
        while self.term(at) == Term::Digits
            && (self.term(next) == Term::Digits && self.pieces.joint(next) == Joint::Hyphen
                || matches!(self.term(next), Term::Sign(b'/' | b':')) && self.pieces.joint(next) == Joint::Tight)
        {
            next += 1;
        }
        next
    }

    fn amount(&self, at: usize) -> Option<Found> {
        if let Some((start, code, next)) = money::before(self.pieces, at) {
            return self.money_behind_sign(start, code, next);
        }
        if let Some(found) = self.percent_of(at) {
            return Some(found);
        }
        let (negative, from) = self.sign(at);
        if matches!(self.term(from), Term::Sign(_) | Term::Other | Term::Less) {
            return None;
        }
        if self.is_label(from) || self.is_list_number(from) || self.is_called(from) {
            return None;
        }
        if let Some(value) = fraction::ratio(self.pieces, from) {
            let value = if negative { -value } else { value };
            let amount = Amount { value, end: from + 3, fraction: true };
            return Some(self.measured(at, amount));
        }
        let mut amount = amount::parse(self.pieces, from)?;
        if negative {
            amount.value = -amount.value;
        }
        let start = self.leading_point(from, &mut amount).unwrap_or(at);
        let found = self.measured(start, amount);
        if let Some(share) = self.one_in(at, amount, &found) {
            return Some(share);
        }
        if found.kind != NumberKind::Number {
            return Some(found);
        }
        (negative || self.is_plain_number(from, amount) && !self.is_part_of_name(from, amount)).then_some(found)
    }

    /// "one in five", "nine out of 10": a share, where the second number is the larger one.
    fn one_in(&self, start: usize, first: Amount, found: &Found) -> Option<Found> {
        let next = match (self.term(first.end), self.term(first.end + 1)) {
            (Term::In | Term::Over, _) => first.end + 1,
            (Term::Other, Term::Of) if self.pieces.lower(first.end) == "out" => first.end + 2,
            _ => return None,
        };
        let is_other =
            self.is_label(next) || self.term(start) == Term::Cardinal(1) && self.is_part_of_name(start, first);
        let second = amount::parse(self.pieces, next).filter(|_| found.kind == NumberKind::Number && !is_other)?;
        let year = self.pieces.integer(next).is_some_and(|(_, digits)| digits == 4);
        let whole = |value: f64| value >= 1.0 && value.fract() == 0.0;
        let counts =
            matches!(self.term(second.end), Term::Unit(_) | Term::Units(_) | Term::Month(_) | Term::Sign(b'%' | b':'));
        let fits = first.value < second.value && first.value <= 100.0 && whole(first.value) && whole(second.value);
        (fits && !year && !counts && self.measured(next, second).kind == NumberKind::Number).then(|| Found {
            start,
            end: second.end,
            value: first.value / second.value,
            kind: NumberKind::Number,
            unit: None,
        })
    }

    /// "-5", "minus five": whether the amount is negative, and the piece that it begins at.
    fn sign(&self, at: usize) -> (bool, usize) {
        let negative = match self.term(at) {
            Term::Sign(b'-') => {
                self.pieces.joint(at) == Joint::Spaced
                    && self.pieces.joint(at + 1) == Joint::Tight
                    && self.term(at + 1) == Term::Digits
                    && self.before(at) != Term::Digits
            }
            Term::Other => {
                matches!(self.pieces.lower(at), "minus" | "negative")
                    && matches!(self.term(at + 1), Term::Digits | Term::Cardinal(_) | Term::Scale(_))
            }
            _ => false,
        };
        (negative, at + usize::from(negative))
    }

    /// "$5", "US$ 1.5bn", "€3 million".
    fn money_behind_sign(&self, start: usize, code: &'static str, at: usize) -> Option<Found> {
        if !matches!(self.term(at), Term::Digits | Term::Cardinal(_) | Term::Glyph) {
            return None;
        }
        let mut amount = amount::parse(self.pieces, at)?;
        if self.term(amount.end - 1) == Term::Digits
            && let Some(scale) = money::short_scale(self.pieces, amount.end)
            && (self.pieces.joint(amount.end) == Joint::Tight || self.pieces.lower(amount.end) != "b")
        {
            amount.value = amount::tidy(amount.value * scale);
            amount.end += 1;
        } else if amount.end == at + 1
            && let Some(scale) = self.scale_of_range(amount.end)
        {
            amount.value = amount::tidy(amount.value * scale);
        }
        let negative = start.checked_sub(1).is_some_and(|b| {
            self.term(b) == Term::Sign(b'-')
                && self.pieces.joint(start) == Joint::Tight
                && self.pieces.joint(b) == Joint::Spaced
        });
        let value = if negative { -amount.value } else { amount.value };
        Some(Found { start, end: amount.end, value, kind: NumberKind::Money, unit: Some(code) })
    }

    /// The piece that the second amount of a range begins at, the first of which ends before piece `end`: "40-50", "40 to 50".
    fn second_of_range(&self, end: usize) -> Option<usize> {
        if self.term(end) == Term::Digits && self.pieces.is_hyphen(end) {
            return Some(end);
        }
        (self.term(end) == Term::To || matches!(self.pieces.text(end), "-" | "–" | "—")).then_some(end + 1)
    }

    /// Makes money of the second amount of a range whose first one has the currency `code`; "40m" are no metres there.
    fn price_second(&self, found: &mut Found, code: &'static str) {
        let scale = money::short_scale(self.pieces, found.end - 1).filter(|_| found.end == found.start + 2);
        match (found.kind, scale, self.pieces.text(found.start).parse::<f64>()) {
            (NumberKind::Number, ..) => {}
            (NumberKind::Quantity, Some(scale), Ok(digits)) => found.value = amount::tidy(digits * scale),
            _ => return,
        }
        (found.kind, found.unit) = (NumberKind::Money, Some(code));
    }

    /// "$40-50 billion", "$3 to $5 million": what the scale behind the second amount multiplies the first one by.
    fn scale_of_range(&self, end: usize) -> Option<f64> {
        let second = self.second_of_range(end)?;
        let digits = money::before(self.pieces, second).map_or(second, |(_, _, next)| next);
        let amount = amount::parse(self.pieces, digits).filter(|_| self.term(digits) == Term::Digits)?;
        match self.term(amount.end - 1) {
            Term::Scale(_) if amount.end == digits + 2 => {
                let bare: f64 = self.pieces.text(digits).replace(',', "").parse().ok()?;
                Some(amount.value / bare)
            }
            Term::Digits => money::short_scale(self.pieces, amount.end),
            _ => None,
        }
        .filter(|scale| scale.is_finite())
    }

    /// ".25": the full stop before the digits belongs to them.
    fn leading_point(&self, at: usize, amount: &mut Amount) -> Option<usize> {
        let point = at.checked_sub(1)?;
        let tied = self.pieces.joint(at) == Joint::Tight && self.pieces.joint(point) == Joint::Spaced;
        if !tied || self.pieces.text(point) != "." || amount.end != at + 1 {
            return None;
        }
        amount.value = format!("0.{}", self.pieces.text(at)).parse().ok()?;
        Some(point)
    }

    /// Whether the digits at piece `at` close a range with a unit: "10-15 percent".
    pub fn ends_in_unit(&self, at: usize) -> bool {
        amount::parse(self.pieces, at).is_some_and(|a| {
            self.is_percent(a.end).is_some()
                || unit::read(self.pieces, a.end).is_some()
                || matches!(self.term(a.end - 1), Term::Scale(_))
        })
    }

    /// Whether an amount without a unit counts something: not a year, not the pronoun "one", not a lone "half".
    fn is_plain_number(&self, at: usize, amount: Amount) -> bool {
        let next = self.term(amount.end);
        match self.term(at) {
            Term::Cardinal(1) if amount.end == at + 1 => {
                let leads = matches!(
                    self.before(at),
                    Term::The | Term::This | Term::That | Term::Every | Term::Same | Term::Next | Term::Coming
                ) || matches!(
                    at.checked_sub(1).map_or("", |b| self.pieces.lower(b)),
                    "no" | "which" | "any" | "only" | "another" | "good" | "big" | "loved"
                );
                let noun = self.pieces.lower(amount.end) != "another" && matches!(next, Term::Last | Term::Filler)
                    || next == Term::Other && !is_behind_pronoun(self.pieces.lower(amount.end));
                !leads && noun
            }
            // "They zero in on it."
            Term::Cardinal(0) if amount.end == at + 1 => next != Term::In || self.pieces.lower(amount.end + 1) != "on",
            // "the Six-Day War"
            Term::Cardinal(_)
                if self.pieces.is_hyphen(amount.end) && self.pieces.capital(at) && self.pieces.capital(amount.end) =>
            {
                false
            }
            Term::Half if amount.end == at + 1 => self.before(at) == Term::Than || next == Term::Of,
            Term::Scale(_) | Term::Group(_) => amount.end > at + 1,
            Term::Unit(_) => amount.end > at + 1,
            Term::Digits => {
                let before = at.checked_sub(1).map_or("", |b| self.pieces.text(b));
                !(matches!(before, "#") && self.pieces.joint(at) == Joint::Tight)
            }
            _ => true,
        }
    }

    /// "percent of 20", said the other way round.
    fn percent_of(&self, at: usize) -> Option<Found> {
        if self.term(at) != Term::Other || matches!(self.before(at), Term::Digits | Term::Cardinal(_) | Term::Scale(_))
        {
            return None;
        }
        let end = self.is_percent(at).filter(|&end| self.term(end) == Term::Of)?;
        let amount = amount::parse(self.pieces, end + 1)?;
        let ends = matches!(self.term(amount.end), Term::Break | Term::Sign(_));
        ends.then_some(Found {
            start: at,
            end: amount.end,
            value: amount.value,
            kind: NumberKind::Percent,
            unit: Some("%"),
        })
    }

    pub fn is_percent(&self, at: usize) -> Option<usize> {
        match self.pieces.lower(at) {
            "%" | "percent" | "pct" | "percents" | "percentage" => {
                let points = self.pieces.lower(at) == "percentage" && self.pieces.lower(at + 1).starts_with("point");
                Some(if points { at + 2 } else { at + 1 })
            }
            "per" if self.pieces.lower(at + 1) == "cent" => Some(at + 2),
            _ => None,
        }
    }
}

fn begins(term: Term) -> bool {
    matches!(
        term,
        Term::Digits
            | Term::Cardinal(_)
            | Term::Scale(_)
            | Term::Group(_)
            | Term::Glyph
            | Term::Half
            | Term::A
            | Term::Sign(_)
            | Term::Other
            | Term::Unit(Unit::Quarter)
    )
}

/// Words that follow the pronoun "one", never the number.
fn is_behind_pronoun(word: &str) -> bool {
    matches!(
        word,
        "another"
            | "is"
            | "who"
            | "whose"
            | "which"
            | "you"
            | "he"
            | "she"
            | "they"
            | "we"
            | "i"
            | "does"
            | "has"
            | "as"
            | "if"
            | "else"
            | "but"
            | "where"
            | "when"
            | "with"
    )
}
