//! What an amount counts: percent, money, a measure with its unit, or nothing named.

use super::amount::{self, Amount};
use super::reader::{Found, Reader};
use super::{NumberKind, money, unit};
use crate::lens::date::pieces::Joint;
use crate::lens::date::words::{Term, Unit};

impl Reader<'_, '_, '_> {
    /// The amount with the unit behind it.
    pub(super) fn measured(&self, start: usize, amount: Amount) -> Found {
        let Amount { value, end, .. } = amount;
        if let Some(end) = self.is_percent(end) {
            return Found { start, end, value, kind: NumberKind::Percent, unit: Some("%") };
        }
        // "years old", "year-old", "months of age"
        if let Some((end, unit)) = self.age(end) {
            return Found { start, end, value, kind: NumberKind::Quantity, unit: Some(unit) };
        }
        if let Some(code) = money::of_millions(self.pieces, end) {
            let value = amount::tidy(value * 1e6);
            return Found { start, end: end + 1, value, kind: NumberKind::Money, unit: Some(code) };
        }
        let digits = self.term(end - 1) == Term::Digits;
        let scale = money::short_scale(self.pieces, end).filter(|_| digits);
        if let Some(scale) = scale
            && let Some((code, end)) = money::behind(self.pieces, end + 1, true)
        {
            return Found { start, end, value: amount::tidy(value * scale), kind: NumberKind::Money, unit: Some(code) };
        }
        let of_millions = matches!(self.term(end - 1), Term::Scale(3..));
        if let Some((code, end)) = money::behind(self.pieces, end, of_millions) {
            // "75 USD million"
            if let Term::Scale(power @ 3..) = self.term(end)
                && !of_millions
            {
                let value = amount::tidy(value * amount::ten_to(power));
                return Found { start, end: end + 1, value, kind: NumberKind::Money, unit: Some(code) };
            }
            return self.with_small_change(Found { start, end, value, kind: NumberKind::Money, unit: Some(code) });
        }
        let next = self.pieces.lower(end + 1);
        let counted = next == "people" || next.len() > 4 && next.ends_with('s') && !self.pieces.capital(end + 1);
        let closes = matches!(self.term(end + 1), Term::Break | Term::Sign(_));
        let tight = self.pieces.joint(end) == Joint::Tight;
        let million = self.pieces.lower(end) == "m"
            && (tight && (counted || self.pieces.text(end) == "M") || closes && self.pieces.text(end) == "M");
        if let Some((unit, end)) = self.unit_in_brackets(end) {
            return Found { start, end, value, kind: NumberKind::Quantity, unit: Some(unit) };
        }
        if !million && let Some((unit, end)) = unit::read(self.pieces, end) {
            return self.with_smaller_unit(Found { start, end, value, kind: NumberKind::Quantity, unit: Some(unit) });
        }
        if let Some(scale) = scale
            && (self.pieces.joint(end) == Joint::Tight || self.pieces.lower(end).len() > 1)
            && (self.pieces.lower(end) != "m" || million)
        {
            return Found {
                start,
                end: end + 1,
                value: amount::tidy(value * scale),
                kind: NumberKind::Number,
                unit: None,
            };
        }
        // "10 to 15 percent": the first end is a share as well.
        if let Some(found) = self.unit_of_range(start, amount) {
            return found;
        }
        Found { start, end, value, kind: NumberKind::Number, unit: None }
    }

    fn unit_of_range(&self, start: usize, amount: Amount) -> Option<Found> {
        let next = match (self.term(amount.end), self.pieces.joint(amount.end)) {
            (Term::To | Term::Or | Term::Sign(b'-'), _) => amount.end + 1,
            (Term::Digits, Joint::Hyphen) => amount.end,
            _ => return None,
        };
        let second = amount::parse(self.pieces, next)?;
        let (kind, unit) = if self.is_percent(second.end).is_some() {
            (NumberKind::Percent, "%")
        } else {
            (NumberKind::Quantity, unit::read(self.pieces, second.end)?.0)
        };
        Some(Found { start, end: amount.end, value: amount.value, kind, unit: Some(unit) })
    }

    /// "years old", "-year-old", "years of age", "yo".
    fn age(&self, at: usize) -> Option<(usize, &'static str)> {
        let unit = match self.term(at) {
            Term::Unit(unit) | Term::Units(unit) => match unit {
                Unit::Year => "year",
                Unit::Month => "month",
                Unit::Week => "week",
                Unit::Day => "day",
                _ => return None,
            },
            Term::Other if self.pieces.lower(at) == "yo" => return Some((at + 1, "year")),
            _ => return None,
        };
        match (self.term(at + 1), self.term(at + 2)) {
            (Term::Old, _) => Some((at + 2, unit)),
            (Term::Of, Term::Age) => Some((at + 3, unit)),
            _ => None,
        }
    }

    /// "20 (kg)".
    fn unit_in_brackets(&self, at: usize) -> Option<(&'static str, usize)> {
        let closing = match self.term(at) {
            Term::Sign(b'(') => b')',
            Term::Sign(b'[') => b']',
            Term::Sign(b'{') => b'}',
            Term::Sign(b'<') => b'>',
            _ => return None,
        };
        let (unit, end) = unit::read(self.pieces, at + 1)?;
        (self.term(end) == Term::Sign(closing)).then_some((unit, end + 1))
    }

    /// "thirteen dollars and forty-five cents", "fifteen dollars fifty".
    fn with_small_change(&self, found: Found) -> Found {
        if found.unit == Some("cent") || found.unit == Some("pence") {
            return found;
        }
        let next = if self.term(found.end) == Term::And { found.end + 1 } else { found.end };
        let Some(amount) = amount::parse(self.pieces, next) else { return found };
        match money::behind(self.pieces, amount.end, false) {
            Some(("cent" | "pence", end)) => Found { end, value: found.value + amount.value / 100.0, ..found },
            // Two digits or a number word that ends the sentence.
            None if !matches!(self.before(found.start), Term::Between | Term::From)
                && found.value.fract() == 0.0
                && (10.0..100.0).contains(&amount.value)
                && amount.value.fract() == 0.0
                && self.term(amount.end) == Term::Break =>
            {
                Found { end: amount.end, value: found.value + amount.value / 100.0, ..found }
            }
            _ => found,
        }
    }

    /// "5 feet 2 inches".
    fn with_smaller_unit(&self, found: Found) -> Found {
        let Some((name, size)) = found.unit.and_then(unit::smaller) else { return found };
        let next = if matches!(self.term(found.end), Term::And | Term::Sign(b',')) { found.end + 1 } else { found.end };
        let Some(amount) = amount::parse(self.pieces, next) else { return found };
        match unit::read(self.pieces, amount.end) {
            Some((unit, end)) if unit == name => Found { end, value: found.value + amount.value / size, ..found },
            _ if name == "inch" && self.pieces.lower(amount.end) == "in" => {
                Found { end: amount.end + 1, value: found.value + amount.value / size, ..found }
            }
            _ => found,
        }
    }
}
