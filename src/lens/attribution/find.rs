//! Sentences → drafts of attributions: a source, a cue and a content, as token spans.

use super::clause::{Clause, VerbGroup, is_occasion};
use super::cue::{Act, is_relaying_adverb};
use crate::grammar::{Form, WordClass};
use crate::text::{Document, Sentence, TokenKind, TokenSpan};

/// Longest content that is followed outside quotation marks, in tokens.
const MAX_CONTENT: usize = 160;

/// How an attribution was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// A quotation with a cue beside it.
    Quote,
    /// A cue with a clause behind it.
    Clause,
    /// A clause with source and cue behind it.
    Postposed,
    /// "according to"
    Accordingly,
    /// "reportedly"
    Relayed,
    /// Something thought or wanted.
    Mind,
    /// Criticism, praise, demands, refusals.
    Address,
}

/// An attribution in tokens.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Who; none where nobody is named.
    pub source: Option<TokenSpan>,
    /// The attributing words.
    pub cue: TokenSpan,
    /// The words attributed, by rising start.
    pub content: Vec<TokenSpan>,
    /// What the cue does.
    pub act: Act,
    /// How it was recognised.
    pub pattern: Pattern,
}

/// Finds the drafts of a document, by rising cue.
pub fn drafts(document: &Document) -> Vec<Draft> {
    let mut quotation_of = vec![u32::MAX; document.tokens.len()];
    for (index, quotation) in document.quotations.iter().enumerate().filter(|(_, q)| q.depth == 0) {
        let tokens = document.tokens_within(quotation.span);
        quotation_of[tokens.range()].fill(index as u32);
    }
    let finder = Finder { document, quotation_of: &quotation_of };
    let mut out = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        finder.sentence(index, sentence, &mut out);
    }
    finder.continued_paragraphs(&mut out);
    out.sort_by_key(|d: &Draft| d.cue.start);
    out
}

struct Finder<'d> {
    document: &'d Document<'d>,
    quotation_of: &'d [u32],
}

impl<'d> Finder<'d> {
    fn sentence(&self, index: usize, sentence: &Sentence, out: &mut Vec<Draft>) {
        let first = out.len();
        for at in sentence.tokens.range() {
            if self.document.kind(at) != Some(TokenKind::Word) {
                continue;
            }
            let lower = self.document.lower(at);
            let draft = if lower == "according" && self.document.lower(at + 1) == "to" {
                self.accordingly(self.clause_at(at, sentence), at, at + 2)
            } else if is_relaying_adverb(lower) {
                self.relayed(self.clause_at(at, sentence), at)
            } else if super::cue::cue_verb(lower).is_some() {
                let clause = self.clause_at(at, sentence);
                clause.verb_group(at).and_then(|group| self.verb(clause, group, index, &out[first..]))
            } else {
                None
            };
            out.extend(draft);
        }
        separate(&mut out[first..]);
    }

    fn clause_at(&self, at: usize, sentence: &Sentence) -> Clause<'d> {
        let inside = self.quotation_of[at];
        let tokens = match self.document.quotations.get(inside as usize) {
            Some(q) => TokenSpan::new(q.inner.start.max(sentence.tokens.start), q.inner.end.min(sentence.tokens.end)),
            None => sentence.tokens,
        };
        Clause { document: self.document, quotation_of: self.quotation_of, tokens, inside }
    }

    /// "According to X, …", "…, according to X."
    fn accordingly(&self, clause: Clause, start: usize, after: usize) -> Option<Draft> {
        let source = self.source_behind(clause, after, start > clause.lo() + 1)?;
        let end = self.content_end(clause, clause.hi());
        let next = source.end as usize;
        let mut content = Vec::new();
        let left = self.trim(clause.lo()..start);
        let right = self.trim(next.min(end)..end);
        if start > clause.lo() + 1 && !left.is_empty() {
            content.push(left);
            if right.len() > 1 && clause.lower(next) == "," && clause.class(start - 2) != Some(WordClass::Coordinator) {
                content.push(right);
            }
        } else if right.len() > 1 {
            content.push(right);
        }
        let cue = TokenSpan::from_range(start..after);
        self.draft(Some(source), cue, content, Act::Say, Pattern::Accordingly)
    }

    /// The source behind "according to". Only a bare name takes an apposition, and only "a …" or "who …", since "the …" behind the
    /// comma is where the content begins as a rule.
    fn source_behind(&self, clause: Clause, after: usize, ends_sentence: bool) -> Option<TokenSpan> {
        let source = clause.noun_phrase_after(after)?;
        let Some(comma) = source.range().find(|&t| clause.lower(t) == ",") else { return Some(source) };
        if ends_sentence && source.end as usize + 1 >= clause.hi() {
            return Some(source);
        }
        let second = (comma + 1..=source.end as usize).find(|&t| clause.lower(t) == ",");
        let apposed = matches!(clause.lower(comma + 1), "a" | "an" | "who")
            || self.document.kind(comma + 1) == Some(TokenKind::Number);
        let end = second.filter(|_| clause.capitalized(after) && apposed).unwrap_or(comma);
        Some(TokenSpan::from_range(source.start as usize..end))
    }

    /// "X reportedly did Y": the sentence is somebody's report, nobody says whose.
    fn relayed(&self, clause: Clause, at: usize) -> Option<Draft> {
        let end = self.content_end(clause, clause.hi());
        let near_cue = (at + 1..at + 3).any(|t| {
            clause
                .verb_group(t)
                .is_some_and(|g| g.tokens.start as usize <= at && matches!(g.cue.act, Act::Say | Act::Tell))
        });
        if near_cue || clause.class(at + 1).is_none() && clause.class(at.wrapping_sub(1)) == Some(WordClass::Determiner)
        {
            return None;
        }
        let content = [self.trim(self.segment_start(clause, at)..at), self.trim(at + 1..end.max(at + 1))];
        let content = content.into_iter().filter(|c| !c.is_empty()).collect();
        self.draft(None, TokenSpan::from_range(at..at + 1), content, Act::Say, Pattern::Relayed)
    }

    fn verb(&self, clause: Clause, group: VerbGroup, sentence: usize, before: &[Draft]) -> Option<Draft> {
        let start = group.tokens.start as usize;
        let after = group.tokens.end as usize;
        if group.passive {
            return self.passive(clause, group);
        }
        let shared = || {
            before
                .iter()
                .rev()
                .find(|d| d.source.is_some() && self.quotation_of[d.cue.start as usize] == clause.inside)
                .and_then(|d| d.source)
        };
        let before_group = start.checked_sub(1).filter(|&b| b >= clause.lo());
        let quote_before = before_group.is_some_and(|b| self.ends_quote(clause, b));
        let comma_before = before_group.is_some_and(|b| clause.lower(b) == ",");

        if (quote_before || comma_before) && group.cue.form != Form::Ing && group.cue.act != Act::Think {
            let inverted = clause.noun_phrase_after(after).filter(|_| self.says(group));
            if let Some(source) = inverted.filter(|_| quote_before || clause.subject(start).is_none()) {
                return self.postposed(clause, group, source, start, source.end as usize, sentence);
            }
        }
        let participial =
            group.cue.form == Form::Ing && before_group.is_none_or(|b| clause.class(b) != Some(WordClass::Be));
        let source = if participial && !clause.class(start).is_some_and(WordClass::is_auxiliary) {
            shared().or_else(|| self.clause_subject(clause, start))
        } else {
            clause.subject(start).or_else(|| {
                let coordinated = before_group.is_some_and(|b| clause.class(b) == Some(WordClass::Coordinator));
                if coordinated { shared().or_else(|| self.clause_subject(clause, start)) } else { None }
            })
        }?;
        let source_start = source.start as usize;
        let follows = source.end as usize <= start;
        let at_end = self.is_at_end(clause, after);
        let gap = source_start.checked_sub(1).filter(|&b| b >= clause.lo() && follows);
        let behind_content = gap.is_some_and(|b| clause.lower(b) == "," || self.ends_quote(clause, b));
        if self.says(group) && behind_content && (at_end || gap.is_some_and(|b| self.ends_quote(clause, b))) {
            return self.postposed(clause, group, source, source_start, after, sentence);
        }
        if at_end && !behind_content {
            return None;
        }
        self.preposed(clause, group, source, sentence)
    }

    fn says(&self, group: VerbGroup) -> bool {
        matches!(group.cue.act, Act::Say | Act::Tell | Act::Manner | Act::Address | Act::Show | Act::Think)
    }

    /// "X was told that", "it is expected that": no source, or the one behind "by".
    fn passive(&self, clause: Clause, group: VerbGroup) -> Option<Draft> {
        let after = group.tokens.end as usize;
        let next = clause.lower(after);
        let end = self.content_end(clause, clause.hi());
        let subject = clause.subject(group.tokens.start as usize);
        if next == "by" {
            let source = clause.noun_phrase_after(after + 1)?;
            let content = subject.filter(|_| group.cue.act == Act::Address)?;
            let cue = TokenSpan::from_range(group.tokens.start as usize..after + 1);
            return self.draft(Some(source), cue, vec![content], group.cue.act, Pattern::Address);
        }
        if matches!(group.cue.act, Act::Think | Act::Say | Act::Will) && matches!(next, "to" | "that") && after < end {
            let mut content: Vec<TokenSpan> =
                subject.filter(|s| clause.lower(s.start as usize) != "it").into_iter().collect();
            content.push(self.trim(after..end));
            return self.draft(None, group.tokens, content, Act::Think, Pattern::Mind);
        }
        None
    }

    /// The subject of the clause in which the verb at `start` stands: its first noun phrase.
    fn clause_subject(&self, clause: Clause, start: usize) -> Option<TokenSpan> {
        let from = self.segment_start(clause, start);
        let from = (from..start).find(|&t| {
            !matches!(clause.class(t), Some(WordClass::Adverb | WordClass::Contrast | WordClass::Coordinator))
        })?;
        let subject = clause.noun_phrase_after(from)?;
        let starts_well = clause.capitalized(from)
            || matches!(clause.class(from), Some(WordClass::Determiner | WordClass::SubjectPronoun));
        let end = (subject.range())
            .find(|&t| clause.class(t) == Some(WordClass::Preposition))
            .unwrap_or(subject.end as usize);
        let names = (subject.start as usize..end)
            .take_while(|&t| clause.capitalized(t) || matches!(clause.class(t), Some(WordClass::Determiner)))
            .count();
        let short = if clause.capitalized(from) && names > 0 && clause.class(from) != Some(WordClass::Determiner) {
            from..from + names
        } else {
            from..end.min(from + 4)
        };
        (starts_well && short.end <= start && !short.is_empty()).then(|| TokenSpan::from_range(short))
    }

    /// "X said (that) …", "X wants to …", "X criticised …"
    fn preposed(&self, clause: Clause, group: VerbGroup, source: TokenSpan, sentence: usize) -> Option<Draft> {
        let after = group.tokens.end as usize;
        let (cue_end, from) = self.content_start(clause, after, group);
        let end = self.content_end(clause, clause.hi());
        if from >= end {
            return None;
        }
        let mut content = vec![self.trim(from..end)];
        let quoted = (from..end).any(|t| self.is_quote_start(clause, t));
        let next = clause.class(from);
        let pattern = match group.cue.act {
            Act::Say | Act::Tell if quoted => Pattern::Quote,
            Act::Say | Act::Tell => Pattern::Clause,
            Act::Show => Pattern::Clause,
            Act::Manner if self.is_quote_start(clause, from) => Pattern::Quote,
            Act::Manner => return None,
            Act::Address => Pattern::Address,
            Act::Think | Act::Will => Pattern::Mind,
        };
        if group.cue.act == Act::Will
            && !matches!(group.cue.form, Form::Base | Form::Third | Form::Past)
            && next != Some(WordClass::Preposition)
        {
            return None;
        }
        if group.cue.may_be_noun
            && pattern != Pattern::Quote
            && matches!(clause.lower(from), "of" | "on" | "from" | "in")
        {
            return None;
        }
        if pattern == Pattern::Quote {
            self.carry_on(&mut content, sentence);
        }
        let cue = TokenSpan::from_range(group.tokens.start as usize..cue_end);
        self.draft(Some(source), cue, content, group.cue.act, pattern)
    }

    /// Where the content begins behind a cue: past the addressee, the day and the occasion, at "that", a colon's far
    /// side or a quotation. Gives the end of the cue too.
    fn content_start(&self, clause: Clause, after: usize, group: VerbGroup) -> (usize, usize) {
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
            if clause.class(skipped) == Some(WordClass::Calendar) {
                skipped += 1;
            } else if matches!(lower, "late" | "early" | "last" | "earlier" | "later")
                && skipped < horizon
                && skipped == at
            {
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
    fn end_of_addressee(&self, clause: Clause, addressee: TokenSpan) -> usize {
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

    /// "…," X said. / "…," said X. The content stands before, and may go on behind.
    fn postposed(
        &self,
        clause: Clause,
        group: VerbGroup,
        source: TokenSpan,
        outer_start: usize,
        outer_end: usize,
        sentence: usize,
    ) -> Option<Draft> {
        let before = outer_start.checked_sub(1)?;
        let quoted = self.ends_quote(clause, before);
        let from = if quoted { self.quote_start(clause, before) } else { self.segment_start(clause, before) };
        let mut content = vec![self.trim(from..outer_start)];
        let (_, next) = self.content_start(clause, outer_end, group);
        let end = self.content_end(clause, clause.hi());
        if next < end && self.is_quote_start(clause, next) {
            content.push(self.trim(next..end));
        } else if next < end && !quoted && clause.lower(outer_end) == "," && next + 1 < end {
            content.push(self.trim(next..end));
        }
        if quoted {
            self.carry_on(&mut content, sentence);
        }
        content.retain(|c| !c.is_empty());
        let pattern = if quoted { Pattern::Quote } else { Pattern::Postposed };
        self.draft(Some(source), group.tokens, content, group.cue.act, pattern)
    }

    /// Adds the sentences behind `sentence` that go on with the same quotation or are quotations themselves.
    fn carry_on(&self, content: &mut Vec<TokenSpan>, sentence: usize) {
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
    fn continued_paragraphs(&self, out: &mut Vec<Draft>) {
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

    fn draft(
        &self,
        source: Option<TokenSpan>,
        cue: TokenSpan,
        mut content: Vec<TokenSpan>,
        act: Act,
        pattern: Pattern,
    ) -> Option<Draft> {
        content.retain(|c| !c.is_empty());
        content.sort_by_key(|c| c.start);
        let has_word = content
            .iter()
            .any(|c| c.range().any(|t| matches!(self.document.kind(t), Some(TokenKind::Word | TokenKind::Number))));
        has_word.then_some(Draft { source, cue, content, act, pattern })
    }

    /// Whether nothing but an adjunct of time or occasion stands between `at` and the end of the sentence.
    fn is_at_end(&self, clause: Clause, at: usize) -> bool {
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
    fn ends_quote(&self, clause: Clause, at: usize) -> bool {
        let at = if clause.lower(at) == "," { at.wrapping_sub(1) } else { at };
        clause.tokens.holds(at as u32) && clause.is_foreign(at) && self.quotation_of[at] != u32::MAX
    }

    fn quote_start(&self, clause: Clause, at: usize) -> usize {
        let at = if clause.lower(at) == "," { at.saturating_sub(1) } else { at };
        let Some(quotation) = self.document.quotations.get(self.quotation_of[at] as usize) else { return at };
        let start = self.document.tokens_within(quotation.span).start as usize;
        // Words before a short quotation belong to the same statement: It was "a disaster," she said.
        let from = if start > clause.lo() { self.segment_start(clause, start) } else { start };
        let words_before = (from..start).filter(|&t| clause.document.kind(t) == Some(TokenKind::Word)).count();
        if words_before > 0 && words_before < 40 && start > clause.lo() { from } else { start }
    }

    fn is_quote_start(&self, clause: Clause, at: usize) -> bool {
        clause.tokens.holds(at as u32) && clause.is_foreign(at) && self.document.kind(at) == Some(TokenKind::Quote)
    }

    /// The start of the clause that token `at` ends: behind the last semicolon, or the clause's own start.
    fn segment_start(&self, clause: Clause, at: usize) -> usize {
        let lowest = clause.lo().max(at.saturating_sub(MAX_CONTENT));
        (lowest..at).rev().find(|&t| !clause.is_foreign(t) && clause.lower(t) == ";").map_or(lowest, |t| t + 1)
    }

    fn content_end(&self, clause: Clause, hi: usize) -> usize {
        let hi = hi.min(clause.lo() + MAX_CONTENT.max(clause.tokens.len().min(2 * MAX_CONTENT)));
        let stop = self.document.kind(hi.wrapping_sub(1)) == Some(TokenKind::Stop) && !clause.is_foreign(hi - 1);
        if stop { hi - 1 } else { hi }
    }

    /// Takes signs off both ends, but keeps quotation marks.
    fn trim(&self, range: std::ops::Range<usize>) -> TokenSpan {
        let is_sign = |t: usize| {
            matches!(self.document.kind(t), Some(TokenKind::Sign | TokenKind::Stop))
                && !matches!(self.document.lower(t), "$" | "(" | ")" | "%")
        };
        let (mut start, mut end) = (range.start, range.end);
        while start < end && is_sign(start) {
            start += 1;
        }
        while start < end
            && self.document.lower(end - 1) != ""
            && is_sign(end - 1)
            && !matches!(self.document.kind(end - 1), Some(TokenKind::Stop))
        {
            end -= 1;
        }
        TokenSpan::from_range(start..end)
    }
}

/// Cuts a content where the next attribution of the same sentence begins, unless that one lies inside it.
fn separate(drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let Some(next) = drafts.get(index + 1) else { break };
        let next_start = next
            .source
            .filter(|s| s.start > drafts[index].cue.end && s.end <= next.cue.start)
            .map_or(next.cue.start, |s| s.start.min(next.cue.start));
        let shares_source = next.source.is_some() && next.source == drafts[index].source;
        let accordingly = next.pattern == Pattern::Accordingly || next.pattern == Pattern::Postposed;
        if !shares_source && !accordingly {
            continue;
        }
        let cut = if accordingly { next.cue.start.min(next_start) } else { next.cue.start };
        if cut <= drafts[index].cue.end {
            continue;
        }
        for content in &mut drafts[index].content {
            if content.start < cut && content.end > cut {
                *content = TokenSpan::new(content.start, cut);
            }
        }
        let start = cut;
        drafts[index].content.retain(|c| c.start < start || !shares_source);
    }
}
