//! Words of time that are part of a name ("USA Today", "Current Biology", "the now-infamous barge") or number the rounds of a league.

use super::pieces::Joint;
use super::reader::Reader;
use super::words::{Term, Unit};

impl Reader<'_, '_, '_> {
    /// Whether the expression at pieces `at..end` tells no time.
    pub(super) fn is_named(&self, at: usize, end: usize) -> bool {
        let pieces = self.pieces;
        let word = pieces.lower(at);
        if matches!(word, "now" | "soon") && self.pieces.is_hyphen(end) && self.term(end) == Term::Other {
            return true;
        }
        if !pieces.capital(at) {
            return false;
        }
        // "kickoff in Week 13"
        if self.term(at) == Term::Unit(Unit::Week) && end == at + 2 && self.term(at + 1) == Term::Digits {
            return true;
        }
        // "the Six-Day War"
        if pieces.capital(end) && pieces.lower(end) == "war" {
            return true;
        }
        let is_name = |at: usize| matches!(self.term(at), Term::Other) && pieces.capital(at);
        let closes = || {
            let before = at.wrapping_sub(if self.before(at) == Term::Possessive { 2 } else { 1 });
            at > 0 && pieces.joint(at) == Joint::Spaced && is_name(before) && !pieces.follows_capitals(at)
        };
        let opens = || pieces.joint(end) == Joint::Spaced && is_name(end);
        end == at + 1
            && (matches!(word, "today" | "now" | "daily" | "weekly" | "monthly") && closes()
                || word == "current" && self.before(at) != Term::Break
                || matches!(word, "current" | "daily" | "weekly" | "monthly") && opens())
    }
}
