//! Where the words that are attributed begin and end.

use super::clause::{Clause, VerbGroup, is_occasion};
use super::cue::Act;
use super::find::{Draft, Finder, MAX_CONTENT};
use crate::grammar::WordClass;
use crate::text::{TokenKind, TokenSpan};

impl Finder<'_> {
    /// Where the content begins behind a cue: past the addressee, the day and the occasion, at "that", a colon's far
    /// side or a quotation. Gives the end of the cue too.
    pub(super) fn content_start(&self, clause: Clause, after: usize, group: VerbGroup) -> (usize, usize) {
        let mut at = after;
        if group.cue.act == Act::Tell {
            let addressee = clause.noun_phrase_after(at).filter(|n| !self.is_quote_start(clause, at) && n.len() <= 12);
            if let Some(addressee) = addressee {
                let that = addressee.range().find(|&t| clause.lower(t) == "that");
                at = that.unwrap_or_else(|| self.end_of_addressee(clause, addressee));
            }
        }
        let horizon = clause.hi().min(at + 16);
        let mut skipped = at;
        loop {
            let lower = clause.lower(skipped);
            let dated = clause.class(skipped) == Some(WordClass::Calendar);
            let early_or_late = skipped == at && matches!(lower, "late" | "early" | "last" | "earlier" | "later");
            if dated || early_or_late {
                skipped += 1;
            } else if lower == "on" && clause.class(skipped + 1) == Some(WordClass::Calendar) {
                skipped += 2;
            } else if clause.opens_occasion(skipped) {
                let stop = (skipped..horizon).find(|&t| {
                    clause.lower(t) == "that"
                        || clause.lower(t) == ":"
                        || clause.lower(t) == ","
                        || self.is_quote_start(clause, t)
                });
                let occasion = (skipped..horizon).find(|&t| is_occasion(clause.lower(t))).map(|t| t + 1);
                let Some(next) = stop.or(occasion) else { break };
                skipped = next;
            } else {
                break;
            }
        }
        let cue_end = if clause.lower(skipped) == ":" && skipped == after { skipped } else { after };
        while matches!(clause.lower(skipped), "," | ":") {
            skipped += 1;
        }
        (cue_end, skipped)
    }

    /// An addressee is a pronoun, a name, or a noun phrase up to its first plain noun that is followed by a clause.
    pub(super) fn end_of_addressee(&self, clause: Clause, addressee: TokenSpan) -> usize {
        let start = addressee.start as usize;
        if matches!(clause.class(start), Some(WordClass::ObjectPronoun | WordClass::SubjectPronoun)) {
            return start + 1;
        }
        let mut end = start;
        while end < addressee.end as usize && clause.class(end) == Some(WordClass::Determiner) {
            end += 1;
        }
        let named = clause.capitalized(end);
        while end < addressee.end as usize
            && named
            && (clause.capitalized(end) || clause.document.kind(end) == Some(TokenKind::Possessive))
        {
            end += 1;
        }
        if named { end } else { (end + 1).min(addressee.end as usize) }
    }

    /// Adds the sentences behind `sentence` that go on with the same quotation or are quotations themselves.
    pub(super) fn carry_on(&self, content: &mut Vec<TokenSpan>, sentence: usize) {
        let Some(mut last) = content.last().copied().filter(|l| !l.is_empty()) else { return };
        let paragraph = self.document.sentences[sentence].paragraph;
        for next in self.document.sentences[sentence + 1..].iter().take_while(|s| s.paragraph == paragraph) {
            let start = next.tokens.start as usize;
            let quotation = self.quotation_of[start];
            let whole = next
                .tokens
                .range()
                .all(|t| self.quotation_of[t] == quotation || self.document.kind(t) == Some(TokenKind::Stop));
            if quotation == u32::MAX || !whole {
                break;
            }
            let goes_on = self.quotation_of[last.end as usize - 1] == quotation;
            if goes_on {
                last = last.to(next.tokens);
                if let Some(end) = content.last_mut() {
                    *end = last;
                }
            } else {
                last = next.tokens;
                content.push(last);
            }
        }
    }

    /// Paragraphs that are nothing but a quotation, behind one whose quotation was left open or that ended in a quotation.
    pub(super) fn continued_paragraphs(&self, out: &mut [Draft]) {
        let document = self.document;
        for index in 1..document.paragraphs.len() {
            let tokens = document.paragraph_tokens[index];
            let previous = document.paragraph_tokens[index - 1];
            let (Some(&quotation), Some(&open)) = (
                self.quotation_of.get(tokens.start as usize),
                self.quotation_of.get((previous.end as usize).wrapping_sub(1)),
            ) else {
                continue;
            };
            let left_open = document.quotations.get(open as usize).is_some_and(|q| !q.closed);
            let all_quoted = quotation != u32::MAX && tokens.range().all(|t| self.quotation_of[t] != u32::MAX);
            if !left_open || !all_quoted || tokens.is_empty() {
                continue;
            }
            let earlier = out
                .iter_mut()
                .rev()
                .find(|d| d.content.iter().any(|c| c.end > previous.start && c.start < previous.end));
            if let Some(draft) = earlier {
                draft.content.push(tokens);
            }
        }
    }

    /// Whether nothing but an adjunct of time or occasion stands between `at` and the end of the sentence.
    pub(super) fn is_at_end(&self, clause: Clause, at: usize) -> bool {
        let mut at = at;
        while at < clause.hi() {
            let calendar = clause.class(at) == Some(WordClass::Calendar)
                || clause.lower(at) == "on" && clause.class(at + 1) == Some(WordClass::Calendar);
            if clause.document.kind(at) == Some(TokenKind::Stop) {
                return true;
            }
            if clause.lower(at) == "," {
                return !self.is_quote_start(clause, at + 1);
            }
            if clause.opens_occasion(at) {
                let end = self.content_end(clause, clause.hi());
                return !(at..end).any(|t| clause.lower(t) == "that" || self.is_quote_start(clause, t))
                    && end - at < 10;
            }
            if !calendar {
                return clause.document.kind(at) == Some(TokenKind::Quote) && at + 1 >= clause.hi();
            }
            at += 1;
        }
        true
    }

    /// Whether a quotation that counts as somebody's words ends at token `at` or just before a comma there.
    pub(super) fn ends_quote(&self, clause: Clause, at: usize) -> bool {
        let at = if clause.lower(at) == "," { at.wrapping_sub(1) } else { at };
        clause.tokens.holds(at as u32) && clause.is_foreign(at) && self.quotation_of[at] != u32::MAX
    }

    pub(super) fn quote_start(&self, clause: Clause, at: usize) -> usize {
        let at = if clause.lower(at) == "," { at.saturating_sub(1) } else { at };
        let Some(quotation) = self.document.quotations.get(self.quotation_of[at] as usize) else { return at };
        let start = self.document.tokens_within(quotation.span).start as usize;
        if start > clause.lo() && clause.lower(start - 1) == ":" {
            return start;
        }
        // Words before a short quotation belong to the same statement: It was "a disaster," she said.
        let from = if start > clause.lo() { self.segment_start(clause, start) } else { start };
        let words_before = (from..start).filter(|&t| clause.document.kind(t) == Some(TokenKind::Word)).count();
        if words_before > 0 && words_before < 40 && start > clause.lo() { from } else { start }
    }

    pub(super) fn is_quote_start(&self, clause: Clause, at: usize) -> bool {
        clause.tokens.holds(at as u32) && clause.is_foreign(at) && self.document.kind(at) == Some(TokenKind::Quote)
    }

    /// The start of the clause that token `at` ends: behind the last semicolon, or the clause's own start.
    pub(super) fn segment_start(&self, clause: Clause, at: usize) -> usize {
        let lowest = clause.lo().max(at.saturating_sub(MAX_CONTENT));
        (lowest..at).rev().find(|&t| !clause.is_foreign(t) && clause.lower(t) == ";").map_or(lowest, |t| t + 1)
    }

    pub(super) fn content_end(&self, clause: Clause, hi: usize) -> usize {
        let hi = hi.min(clause.lo() + MAX_CONTENT.max(clause.tokens.len().min(2 * MAX_CONTENT)));
        let stop = self.document.kind(hi.wrapping_sub(1)) == Some(TokenKind::Stop) && !clause.is_foreign(hi - 1);
        if stop { hi - 1 } else { hi }
    }

    /// Takes signs off both ends, but keeps quotation marks.
    pub(super) fn trim(&self, range: std::ops::Range<usize>) -> TokenSpan {
        let is_sign = |t: usize| {
            matches!(self.document.kind(t), Some(TokenKind::Sign | TokenKind::Stop))
                && !matches!(self.document.lower(t), "$" | "(" | ")" | "%")
        };
        let (mut start, mut end) = (range.start, range.end);
        while start < end && is_sign(start) {
            start += 1;
        }
        while start < end
            && !self.document.lower(end - 1).is_empty()
            && is_sign(end - 1)
            && !matches!(self.document.kind(end - 1), Some(TokenKind::Stop))
        {
            end -= 1;
        }
        TokenSpan::from_range(start..end)
    }
}
