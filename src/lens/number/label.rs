//! Digits that count nothing: labels, telephone numbers, the numbers of a list, parts of names.

use super::amount::Amount;
use super::reader::Reader;
use super::{fraction, money, unit};
use crate::lens::date::pieces::Joint;
use crate::lens::date::words::Term;

impl Reader<'_, '_, '_> {
    /// A label, a score, a telephone number or a part of a name: "COVID-19", "F-16", "3-1", "555-1234", "A4".
    pub fn is_label(&self, at: usize) -> bool {
        let joint = self.pieces.joint(at);
        if self.term(at) != Term::Digits {
            return false;
        }
        let tied = match joint {
            Joint::Spaced => false,
            Joint::Hyphen => true,
            Joint::Tight => matches!(
                self.before(at),
                Term::Other | Term::A | Term::Digits | Term::Sign(b':' | b'/' | b'#' | b'.' | b'=' | b'&')
            ),
        };
        let next = self.term(at + 1);
        let goes_on = match (next, self.pieces.joint(at + 1)) {
            (Term::Digits, Joint::Hyphen) => !self.ends_in_unit(at + 1),
            // "9to5Mac"
            (Term::To, Joint::Tight) | (Term::Sign(b':'), Joint::Tight) => true,
            (Term::Sign(b'/'), Joint::Tight) => {
                self.term(at + 2) == Term::Digits && fraction::ratio(self.pieces, at).is_none()
            }
            (Term::Other, Joint::Tight) => {
                let word = self.pieces.lower(at + 1);
                if self.is_for_machines(at) {
                    return true;
                }
                unit::read(self.pieces, at + 1).is_none()
                    && money::short_scale(self.pieces, at + 1).is_none()
                    && money::behind(self.pieces, at + 1, false).is_none()
                    && word != "yo"
                    && !matches!(word, "x" | "e")
            }
            _ => false,
        };
        tied && !(joint == Joint::Hyphen && self.before(at) == Term::Digits && self.ends_in_unit(at)) || goes_on
    }

    /// "4K" is how sharp a screen is, "0x10" and "3x4" are written for machines; "4K people" are counted, "1.3x10^6" is a number.
    fn is_for_machines(&self, at: usize) -> bool {
        let (digits, word) = (self.pieces.text(at), self.pieces.lower(at + 1));
        let counted = || {
            matches!(
                self.pieces.lower(at + 2),
                "people"
                    | "followers"
                    | "views"
                    | "likes"
                    | "subscribers"
                    | "runners"
                    | "miles"
                    | "steps"
                    | "users"
                    | "jobs"
                    | "votes"
                    | "troops"
            )
        };
        let more = || {
            self.pieces.joint(at + 2) == Joint::Tight
                && self.term(at + 2) == Term::Digits
                && self.pieces.text(at + 2) != "10"
        };
        self.pieces.text(at + 1) == "K" && matches!(digits, "2" | "4" | "5" | "8") && !counted()
            || word == "x" && more()
            || digits == "0" && word.starts_with('x') && word.len() > 1
    }

    /// "1." where a line begins: the number of what follows.
    pub fn is_list_number(&self, at: usize) -> bool {
        self.term(at) == Term::Digits
            && self.before(at) == Term::Break
            && matches!(self.pieces.text(at + 1), "." | ")")
            && self.pieces.joint(at + 1) == Joint::Tight
            && self.term(at + 2) != Term::Break
            && !(self.term(at + 2) == Term::Digits && self.pieces.joint(at + 2) == Joint::Tight)
    }

    /// "She called 911", "911 calls".
    pub fn is_called(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |b| self.pieces.lower(b));
        let calls = matches!(
            before,
            "call" | "calls" | "called" | "calling" | "dial" | "dials" | "dialed" | "dialled" | "dialing"
        );
        let called = matches!(
            self.pieces.lower(at + 1),
            "call" | "calls" | "caller" | "callers" | "operator" | "dispatcher" | "dispatchers"
        );
        (calls || called) && matches!(self.pieces.text(at), "911" | "999" | "112" | "000" | "311" | "988")
    }

    /// "the Xbox 360", "a Boeing 737 jet", "Formula One": behind a name in the middle of a sentence, unless it counts things ("In the
    /// Senate 52 members") or a match is told ("beat Hull 3 to 1").
    pub fn is_part_of_name(&self, at: usize, amount: Amount) -> bool {
        let Some(name) = at.checked_sub(1) else { return false };
        let behind_name = self.term(name) == Term::Other
            && self.pieces.capital(name)
            && self.pieces.joint(at) == Joint::Spaced
            && self.before(name) != Term::Break;
        if !behind_name || amount.end != at + 1 || self.pieces.follows_capitals(at) {
            return false;
        }
        let next = self.pieces.lower(amount.end);
        // "In Gaza 40 people were killed."
        let behind_place = matches!(self.before(name), Term::In | Term::At | Term::From)
            || matches!(
                name.checked_sub(1).map_or("", |b| self.pieces.lower(b)),
                "near" | "across" | "throughout" | "outside" | "around"
            );
        if behind_place && self.term(amount.end) == Term::Other && !self.pieces.capital(amount.end) {
            return false;
        }
        let tight = self.pieces.joint(amount.end) == Joint::Tight;
        match self.term(at) {
            Term::Cardinal(1) => self.pieces.capital(at),
            Term::Digits => {
                let told = matches!(next, "to" | "-" | "\u{2013}" | "\u{2014}" | "," | "(" | "of");
                let counts = !tight && self.term(amount.end) == Term::Other && next.ends_with('s') && next.len() > 3;
                !(told || counts && amount.value <= 100.0)
            }
            _ => false,
        }
    }
}
