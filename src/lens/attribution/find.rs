//! Sentences → drafts of attributions: a source, a cue and a content, as token spans.

use super::clause::{Clause, VerbGroup};
use super::cue::{Act, is_relaying_adverb};
use super::quoted::within_marks;
use crate::grammar::{Form, WordClass};
use crate::text::{Document, Sentence, TokenKind, TokenSpan};

/// Longest content that is followed outside quotation marks, in tokens.
pub(super) const MAX_CONTENT: usize = 160;

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
    /// "was told by X that"
    ToldBy,
    /// "reportedly"
    Relayed,
    /// Something thought or wanted.
    Mind,
    /// Criticism, praise, demands, refusals.
    Address,
    /// A signature or a transcript's label.
    Labelled,
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
    let quotation_of = quotations_by_token(document);
    let finder = Finder { document, quotation_of: &quotation_of };
    let mut out = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        finder.sentence(index, sentence, &mut out);
    }
    finder.continued_paragraphs(&mut out);
    for draft in &mut out {
        let cue = document.bytes(draft.cue);
        for content in draft.content.iter_mut().filter(|content| !content.is_empty()) {
            *content = document.tokens_within(within_marks(document, cue, document.bytes(*content)));
        }
    }
    out.retain(|draft| draft.content.iter().any(|content| !content.is_empty()));
    out.sort_by_key(|d: &Draft| d.cue.start);
    out
}

/// Which outermost quotation each token lies in; `u32::MAX` for none.
pub(super) fn quotations_by_token(document: &Document) -> Vec<u32> {
    let mut quotation_of = vec![u32::MAX; document.tokens.len()];
    for (index, quotation) in document.quotations.iter().enumerate().filter(|(_, q)| q.depth == 0) {
        let tokens = document.tokens_within(quotation.span);
        quotation_of[tokens.range()].fill(index as u32);
    }
    quotation_of
}

/// Reads a document's sentences one after another.
pub(super) struct Finder<'d> {
    pub(super) document: &'d Document<'d>,
    /// Which outermost quotation each token lies in; `u32::MAX` for none.
    pub(super) quotation_of: &'d [u32],
}

impl<'d> Finder<'d> {
    fn sentence(&self, index: usize, sentence: &Sentence, out: &mut Vec<Draft>) {
        let first = out.len();
        for at in sentence.tokens.range() {
            if self.document.kind(at) != Some(TokenKind::Word) {
                continue;
            }
            let lower = self.document.lower(at);
            let draft = if let Some(after) = self.prepositional_cue(at) {
                self.accordingly(self.clause_at(at, sentence), at, after)
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

    /// The clause around a token: its sentence, or as much of it as lies in the same quotation.
    pub(super) fn clause_at(&self, at: usize, sentence: &Sentence) -> Clause<'d> {
        let inside = self.quotation_of[at];
        let tokens = match self.document.quotations.get(inside as usize) {
            Some(q) => TokenSpan::new(q.inner.start.max(sentence.tokens.start), q.inner.end.min(sentence.tokens.end)),
            None => sentence.tokens,
        };
        Clause { document: self.document, quotation_of: self.quotation_of, tokens, inside }
    }

    /// The end of a cue that is a preposition: "according to", "in the words of".
    fn prepositional_cue(&self, at: usize) -> Option<usize> {
        let lower = |ahead: usize| self.document.lower(at + ahead);
        if lower(0) == "according" && lower(1) == "to" {
            return Some(at + 2);
        }
        let whose =
            matches!(lower(2), "words" | "view" | "opinion" | "telling" | "estimation" | "judgment" | "judgement");
        (lower(0) == "in" && lower(1) == "the" && whose && lower(3) == "of").then_some(at + 4)
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
            let that = source.end as usize;
            if group.cue.act == Act::Tell && clause.class(that) == Some(WordClass::That) {
                let cue = TokenSpan::from_range(group.tokens.start as usize..after + 1);
                return self.draft(Some(source), cue, vec![self.trim(that..end)], Act::Tell, Pattern::ToldBy);
            }
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
        let goes_on = self.is_quote_start(clause, next) || !quoted && clause.lower(outer_end) == "," && next + 1 < end;
        if next < end && goes_on {
            content.push(self.trim(next..end));
        }
        if quoted {
            self.carry_on(&mut content, sentence);
        }
        content.retain(|c| !c.is_empty());
        let pattern = if quoted { Pattern::Quote } else { Pattern::Postposed };
        self.draft(Some(source), group.tokens, content, group.cue.act, pattern)
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
