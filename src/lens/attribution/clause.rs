//! Where a verb's subject and object lie, from the closed word classes alone.

use super::cue::{Cue, cue_verb};
use crate::grammar::{Form, WordClass};
use crate::text::{Document, TokenKind, TokenSpan};

/// Longest source that is followed, in tokens.
const MAX_SOURCE: usize = 40;

/// A part of one sentence that is read on its own: outside all quotations (which are then skipped as wholes), or
/// inside one.
#[derive(Debug, Clone, Copy)]
pub struct Clause<'d> {
    /// The document.
    pub document: &'d Document<'d>,
    /// Which outermost quotation each token lies in; `u32::MAX` for none.
    pub quotation_of: &'d [u32],
    /// The tokens.
    pub tokens: TokenSpan,
    /// The quotation that is read inside of, or `u32::MAX`.
    pub inside: u32,
}

/// The verb group around a cue verb.
#[derive(Debug, Clone, Copy)]
pub struct VerbGroup {
    /// Auxiliaries, adverbs, the verb and its particle.
    pub tokens: TokenSpan,
    /// What kind of cue it is.
    pub cue: Cue,
    /// Whether it is passive ("was told", "is expected").
    pub passive: bool,
}

impl<'d> Clause<'d> {
    /// First token.
    pub fn lo(&self) -> usize {
        self.tokens.start as usize
    }

    /// First token after.
    pub fn hi(&self) -> usize {
        self.tokens.end as usize
    }

    /// A token's lower-case text; empty outside the clause.
    pub fn lower(&self, at: usize) -> &'d str {
        if self.tokens.holds(at as u32) { self.document.lower(at) } else { "" }
    }

    /// A token's word class; none outside the clause and in another quotation.
    pub fn class(&self, at: usize) -> Option<WordClass> {
        if self.is_foreign(at) || !self.tokens.holds(at as u32) { None } else { self.document.class(at) }
    }

    /// Whether a token lies in a quotation that this clause does not read.
    pub fn is_foreign(&self, at: usize) -> bool {
        self.quotation_of.get(at).is_some_and(|&q| q != self.inside)
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        if self.tokens.holds(at as u32) { self.document.kind(at) } else { None }
    }

    /// Whether a token begins with a capital.
    pub fn capitalized(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.capitalized)
    }

    /// The verb group whose verb is token `verb`, where its neighbours show that it is a verb here.
    pub fn verb_group(&self, verb: usize) -> Option<VerbGroup> {
        let lower = self.lower(verb);
        let cue = cue_verb(lower)?;
        if self.capitalized(verb) && verb > self.lo() && !self.is_title_case() {
            return None;
        }
        let mut start = verb;
        let mut auxiliary = None;
        while start > self.lo() {
            match self.class(start - 1) {
                Some(WordClass::Adverb) => {}
                Some(class) if class.is_auxiliary() => auxiliary = auxiliary.or(Some(class)),
                _ => break,
            }
            start -= 1;
        }
        // An adverb that opens the clause belongs to the sentence, not to the verb.
        let before = start.checked_sub(1).filter(|&b| b >= self.lo());
        let passive = matches!(cue.form, Form::Past | Form::Participle) && auxiliary == Some(WordClass::Be);
        if !self.is_verb(cue, verb, before, auxiliary) {
            return None;
        }
        let mut end = verb + 1;
        if is_particle(lower, self.lower(end)) {
            end += 1;
        }
        Some(VerbGroup { tokens: TokenSpan::from_range(start..end), cue, passive })
    }

    fn is_verb(&self, cue: Cue, verb: usize, before: Option<usize>, auxiliary: Option<WordClass>) -> bool {
        let class = before.and_then(|b| self.class(b));
        let kind = before.and_then(|b| self.kind(b));
        let after_noun_phrase =
            before.is_some_and(|b| self.is_foreign(b) || self.kind(b) == Some(TokenKind::Word)) && class.is_none();
        let after_comma = before.is_some_and(|b| self.lower(b) == ",") || kind == Some(TokenKind::Quote);
        let after_pronoun = class == Some(WordClass::SubjectPronoun);
        if matches!(class, Some(WordClass::Determiner | WordClass::ObjectPronoun))
            || kind == Some(TokenKind::Possessive)
        {
            return auxiliary.is_some();
        }
        match cue.form {
            Form::Past => !matches!(class, Some(WordClass::Preposition)) || auxiliary.is_some(),
            Form::Participle => matches!(auxiliary, Some(WordClass::Have | WordClass::Be)),
            Form::Ing => {
                auxiliary == Some(WordClass::Be)
                    || after_comma
                    || matches!(class, Some(WordClass::Preposition | WordClass::Subordinator))
            }
            Form::Third if auxiliary.is_some() => false,
            Form::Third if cue.may_be_noun => {
                after_pronoun
                    || before.is_some_and(|b| self.capitalized(b)) && after_noun_phrase
                    || self.lower(verb + 1) == "that"
            }
            Form::Third => {
                after_noun_phrase
                    || after_pronoun
                    || after_comma
                    || matches!(class, Some(WordClass::That | WordClass::Subordinator))
            }
            Form::Base => {
                let after_plural = before.is_some_and(|b| self.lower(b).ends_with('s') || self.lower(b) == "people")
                    && after_noun_phrase;
                matches!(auxiliary, Some(WordClass::Modal | WordClass::Do))
                    || after_pronoun
                    || after_plural && (!cue.may_be_noun || self.lower(verb + 1) == "that")
            }
        }
    }

    /// Whether most of the first words are capitalised, as in a headline.
    fn is_title_case(&self) -> bool {
        let words = || (self.lo()..self.hi()).filter(|&t| self.kind(t) == Some(TokenKind::Word)).take(16);
        words().filter(|&t| self.capitalized(t)).count() * 3 > words().count() * 2
    }

    /// The subject left of a verb group.
    pub fn subject(&self, group_start: usize) -> Option<TokenSpan> {
        let mut end = group_start;
        while end > self.lo() && self.class(end - 1) == Some(WordClass::Adverb) {
            end -= 1;
        }
        if end > self.lo() && self.lower(end - 1) == "," {
            let opening = self.comma_before(end - 1)?;
            let subject = self.noun_phrase_before(opening)?;
            return Some(TokenSpan::from_range(subject.start as usize..end - 1));
        }
        self.noun_phrase_before(end)
    }

    /// The comma that opens the apposition closed by the comma at `closing`.
    fn comma_before(&self, closing: usize) -> Option<usize> {
        let first = self.lo().max(closing.saturating_sub(MAX_SOURCE));
        (first..closing)
            .rev()
            .take_while(|&t| !self.is_foreign(t) && self.kind(t) != Some(TokenKind::Stop))
            .find(|&t| self.lower(t) == ",")
    }

    /// The noun phrase that ends before token `end`.
    fn noun_phrase_before(&self, end: usize) -> Option<TokenSpan> {
        let lowest = self.lo().max(end.saturating_sub(MAX_SOURCE));
        let mut start = end;
        while start > lowest {
            let at = start - 1;
            if self.lower(at) == ")" {
                let Some(open) = (lowest..at).rev().find(|&t| self.lower(t) == "(") else { break };
                start = open;
                continue;
            }
            if !self.extends_left(at, end) {
                break;
            }
            start = at;
            if self.class(at) == Some(WordClass::SubjectPronoun) {
                break;
            }
        }
        let follows_verb =
            start > self.lo() && self.class(start - 1).is_some_and(|c| matches!(c, WordClass::Be | WordClass::Modal));
        if follows_verb {
            let relative = (lowest..start).rev().take(12).find(|&t| matches!(self.lower(t), "who" | "which"))?;
            let outer = self.noun_phrase_before_relative(relative)?;
            return self.trimmed(outer..end);
        }
        self.trimmed(start..end)
    }

    fn noun_phrase_before_relative(&self, relative: usize) -> Option<usize> {
        let end = if relative > self.lo() && self.lower(relative - 1) == "," { relative - 1 } else { relative };
        let lowest = self.lo().max(end.saturating_sub(MAX_SOURCE));
        let start = (lowest..end).rev().take_while(|&t| self.extends_left(t, end)).last()?;
        Some(start)
    }

    /// Whether a noun phrase that ends at `end` may be longer by the token at `at`.
    fn extends_left(&self, at: usize, end: usize) -> bool {
        if self.is_foreign(at) {
            return false;
        }
        match self.kind(at) {
            Some(TokenKind::Possessive | TokenKind::Number | TokenKind::Address) => return true,
            Some(TokenKind::Word) => {}
            _ => return matches!(self.lower(at), "/" | "$" | "%"),
        }
        match self.class(at) {
            None => !self.is_finite_cue(at),
            Some(WordClass::Determiner | WordClass::Preposition) => true,
            Some(WordClass::Adverb) => at + 1 < end,
            Some(WordClass::SubjectPronoun) => at + 1 == end,
            Some(WordClass::Calendar) => self.kind(at + 1) == Some(TokenKind::Possessive),
            Some(WordClass::Coordinator) => self.joins_nouns(at),
            _ => false,
        }
    }

    fn is_finite_cue(&self, at: usize) -> bool {
        cue_verb(self.lower(at)).is_some_and(|c| matches!(c.form, Form::Past | Form::Third) && !c.may_be_noun)
            && !self.capitalized(at)
    }

    /// Whether "and" at `at` joins two nouns rather than two clauses.
    fn joins_nouns(&self, at: usize) -> bool {
        let Some(left) = at.checked_sub(1).filter(|&l| l >= self.lo()) else { return false };
        let both_names =
            self.capitalized(left) && (self.capitalized(at + 1) || self.class(at + 1) == Some(WordClass::Determiner));
        let both_bare = self.class(left).is_none()
            && self.class(at + 1).is_none()
            && !self.capitalized(left)
            && !self.capitalized(at + 1);
        both_names || both_bare && self.lower(left).ends_with('s')
    }

    /// Takes conjunctions, adverbs and a leading time or place off a noun phrase.
    fn trimmed(&self, range: std::ops::Range<usize>) -> Option<TokenSpan> {
        let mut start = range.start;
        while start < range.end {
            match self.class(start) {
                Some(WordClass::Adverb | WordClass::Coordinator | WordClass::Contrast | WordClass::Calendar) => {
                    start += 1
                }
                Some(WordClass::Preposition) => {
                    start += 1;
                    if self.class(start) == Some(WordClass::Determiner) {
                        start += 1;
                    }
                    start += 1;
                }
                _ => break,
            }
        }
        let has_head = (start..range.end).any(|t| {
            matches!(self.kind(t), Some(TokenKind::Word | TokenKind::Address))
                && self.class(t) != Some(WordClass::Determiner)
        }) || start + 1 == range.end && self.class(start) == Some(WordClass::Determiner);
        (start < range.end && has_head).then(|| TokenSpan::from_range(start..range.end))
    }

    /// The noun phrase that begins at token `start`, with its appositions.
    pub fn noun_phrase_after(&self, start: usize) -> Option<TokenSpan> {
        let highest = self.hi().min(start + MAX_SOURCE);
        let mut end = start;
        while end < highest && !self.is_foreign(end) {
            if self.lower(end) == "(" {
                let Some(close) = (end..highest).find(|&t| self.lower(t) == ")") else { break };
                end = close + 1;
                continue;
            }
            let goes_on = match self.kind(end) {
                Some(TokenKind::Word) => self.extends_right(end, start),
                Some(TokenKind::Possessive | TokenKind::Number | TokenKind::Address) => true,
                _ => {
                    self.lower(end) == "," && end > start && self.opens_apposition(end + 1)
                        || matches!(self.lower(end), "/" | "$" | "%")
                }
            };
            if !goes_on {
                break;
            }
            end += 1;
        }
        let only_function_words = (start..end).all(|t| matches!(self.class(t), Some(c) if c != WordClass::SubjectPronoun && c != WordClass::ObjectPronoun && c != WordClass::Determiner));
        (end > start && !only_function_words).then(|| TokenSpan::from_range(start..end))
    }

    fn extends_right(&self, at: usize, start: usize) -> bool {
        match self.class(at) {
            None => true,
            Some(WordClass::Determiner) => true,
            Some(WordClass::SubjectPronoun) => at == start || self.lower(at) == "who",
            Some(WordClass::ObjectPronoun) => at == start,
            Some(WordClass::Preposition) => {
                at > start && self.class(at + 1) != Some(WordClass::Calendar) && !self.opens_occasion(at)
            }
            Some(WordClass::Coordinator) => at > start,
            Some(WordClass::Calendar) => self.kind(at + 1) == Some(TokenKind::Possessive),
            Some(class) if class.is_auxiliary() => (start..at).rev().take(8).any(|t| self.lower(t) == "who"),
            _ => false,
        }
    }

    fn opens_apposition(&self, at: usize) -> bool {
        match self.class(at) {
            Some(WordClass::Determiner) => !matches!(self.lower(at), "this" | "these" | "those" | "some" | "many"),
            Some(WordClass::SubjectPronoun) => self.lower(at) == "who",
            None => {
                let noun = self.kind(at) == Some(TokenKind::Word)
                    && !self.capitalized(at)
                    && !self.lower(at).ends_with("ing")
                    && cue_verb(self.lower(at)).is_none();
                noun || self.kind(at) == Some(TokenKind::Number)
            }
            _ => false,
        }
    }

    /// Whether "in a statement", "on Twitter", "at a rally" begins at `at`.
    pub fn opens_occasion(&self, at: usize) -> bool {
        if !matches!(self.lower(at), "in" | "on" | "at" | "during" | "after" | "via" | "to" | "by" | "through") {
            return false;
        }
        (at + 1..at + 6).take_while(|&t| self.kind(t) == Some(TokenKind::Word)).any(|t| is_occasion(self.lower(t)))
    }
}

/// Whether a word names an occasion or a channel on which something is said.
pub fn is_occasion(lower: &str) -> bool {
    matches!(
        lower,
        "statement"
            | "interview"
            | "email"
            | "e-mail"
            | "tweet"
            | "letter"
            | "post"
            | "speech"
            | "memo"
            | "report"
            | "conference"
            | "briefing"
            | "rally"
            | "twitter"
            | "facebook"
            | "telephone"
            | "phone"
            | "video"
            | "message"
            | "testimony"
            | "debate"
            | "call"
            | "release"
            | "reporters"
            | "hearing"
            | "article"
            | "column"
            | "remarks"
            | "event"
            | "television"
            | "radio"
            | "court"
            | "news"
            | "podcast"
            | "op-ed"
            | "essay"
            | "filing"
    )
}

fn is_particle(verb: &str, next: &str) -> bool {
    match next {
        "for" => matches!(verb, "call" | "calls" | "called" | "calling"),
        "on" => matches!(verb, "call" | "calls" | "called" | "calling"),
        _ => false,
    }
}
