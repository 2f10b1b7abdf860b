//! Relative clauses set off by commas: what is said in one ends with it, and what is said around it goes on behind it.
//!
//! The model's tags lie side by side, so that "a report, which it said it had seen, warned of cracks" is to it one thing that it
//! said.

use super::clause::Clause;
use super::cue::cue_verb;
use super::find::Finder;
use crate::grammar::{Form, Tag, WordClass};
use crate::model::attribution::Found;
use crate::text::{ByteSpan, Document, TokenKind, TokenSpan};

/// Most tokens between the relative pronoun and the source or cue in its clause.
const NEAR: usize = 4;
/// Most tokens of a relative clause.
const LONGEST: usize = 40;

/// Keeps the contents of relative clauses inside them, and those around them whole; `quotation_of` is
/// [`super::find::quotations_by_token`]'s.
pub(super) fn keep_apart(document: &Document, quotation_of: &[u32], found: &mut [Found]) {
    let reader = Reader { document, quotation_of };
    for index in 0..found.len() {
        reader.begin_behind_clause(&mut found[index]);
        let Some(aside) = reader.aside(&found[index]) else { continue };
        reader.cut(&mut found[index], aside);
        let cues = index.saturating_sub(3)..(index + 4).min(found.len());
        for other in cues.filter(|&other| other != index) {
            reader.carry_over(&mut found[other], aside);
        }
    }
    for one in found.iter_mut() {
        reader.find_subject(one);
    }
}

/// A relative clause between two commas.
#[derive(Debug, Clone, Copy)]
struct Aside {
    /// The comma before "which".
    opens: usize,
    /// The comma behind the clause.
    closes: usize,
    /// The end of the sentence, without its stop.
    end: usize,
}

struct Reader<'d> {
    document: &'d Document<'d>,
    quotation_of: &'d [u32],
}

impl<'d> Reader<'d> {
    fn tokens(&self, span: ByteSpan) -> TokenSpan {
        self.document.tokens_within(span)
    }

    fn clause(&self, at: usize) -> Option<Clause<'d>> {
        let sentence = self.document.sentences.get(self.document.sentence_of(at)?)?;
        Some(Finder { document: self.document, quotation_of: self.quotation_of }.clause_at(at, sentence))
    }

    /// The relative clause that the source and the cue of an attribution stand in, where the sentence goes on behind it.
    fn aside(&self, one: &Found) -> Option<Aside> {
        let cue = self.tokens(*one.cue.first()?);
        let source = one.source.first().map_or(cue, |source| self.tokens(*source));
        let first = cue.start.min(source.start) as usize;
        let clause = self.clause(cue.start as usize)?;
        let opens = (first.saturating_sub(NEAR)..=first).rev().find(|&at| self.opens(at))?.checked_sub(1)?;
        let from = cue.end.max(source.end) as usize;
        let close = |&at: &usize| clause.lower(at) == "," && !clause.is_foreign(at) && self.is_finite(at + 1);
        let closes = (from..clause.hi().min(opens + LONGEST)).find(close)?;
        let stops = self.document.kind(clause.hi() - 1) == Some(TokenKind::Stop);
        (opens >= clause.lo()).then_some(Aside { opens, closes, end: clause.hi() - usize::from(stops) })
    }

    /// Whether a token is the "which" or "who" of a relative clause behind a comma.
    fn opens(&self, at: usize) -> bool {
        at > 0 && self.document.lower(at - 1) == "," && matches!(self.document.lower(at), "which" | "who" | "whom")
    }

    /// Whether a verb with a tense stands at a token, or behind an adverb there.
    fn is_finite(&self, at: usize) -> bool {
        let at = at + usize::from(self.document.class(at) == Some(WordClass::Adverb));
        let closed = self.document.class(at);
        let word = self.document.kind(at) == Some(TokenKind::Word);
        let says = || cue_verb(self.document.lower(at)).is_some_and(|cue| cue.form == Form::Past);
        closed.is_some_and(WordClass::is_auxiliary)
            || word && closed.is_none() && (says() || matches!(self.document.tag(at), Tag::VerbPast | Tag::VerbPresent))
    }

    /// Ends what is said in a relative clause with it.
    fn cut(&self, one: &mut Found, aside: Aside) {
        let (opens, closes) = (self.document.tokens[aside.opens].span, self.document.tokens[aside.closes].span);
        one.content.retain(|content| content.start < closes.start);
        for content in one.content.iter_mut().filter(|content| content.start > opens.start) {
            content.end = content.end.min(closes.start);
        }
    }

    /// Carries a content that lacks its verb where the relative clause begins over it to the end of the sentence.
    fn carry_over(&self, one: &mut Found, aside: Aside) {
        let Some(cue) = one.cue.last().map(|&cue| self.tokens(cue)).filter(|cue| cue.end as usize <= aside.opens)
        else {
            return;
        };
        let breaks = |&content: &ByteSpan| {
            let tokens = self.tokens(content);
            tokens.start >= cue.end && (aside.opens..=aside.opens + 1).contains(&(tokens.end as usize))
        };
        let Some(at) = one.content.iter().position(breaks) else { return };
        let start = self.tokens(one.content[at]).start as usize;
        let says = |at: usize| self.is_finite(at) && self.document.class(at) != Some(WordClass::Adverb);
        if !(start..aside.opens).any(says) {
            one.content.truncate(at + 1);
            one.content[at] = self.document.bytes(TokenSpan::from_range(start..aside.end));
        }
    }

    /// Gives a verb behind a relative clause the subject before it, from a pronoun inside it.
    fn find_subject(&self, one: &mut Found) -> Option<()> {
        let cue = self.tokens(*one.cue.first()?).start as usize;
        let source = self.tokens(*one.source.first()?);
        let closes = cue.checked_sub(1).filter(|&at| self.document.lower(at) == ",")?;
        let clause = self.clause(cue)?;
        let inside = source.end as usize <= closes && source.len() == 1;
        let pronoun = matches!(self.document.class(source.start as usize), Some(WordClass::SubjectPronoun));
        let lowest = clause.lo().max(closes.saturating_sub(LONGEST));
        let opens = (lowest..closes).rev().find(|&at| clause.lower(at) == ",")?;
        if !inside || !pronoun || !self.opens(opens + 1) || (source.start as usize) <= opens + 1 {
            return None;
        }
        let subject = clause.subject(cue)?;
        let before = TokenSpan::from_range(subject.start as usize..opens);
        (!before.is_empty()).then(|| one.source = vec![self.document.bytes(before)])
    }

    /// What is told "according to X, who …, …" begins behind the clause, which is part of who tells it.
    fn begin_behind_clause(&self, one: &mut Found) -> Option<()> {
        let document = self.document;
        let cue = self.tokens(*one.cue.first()?);
        let (source, content) = (one.source.last_mut()?, one.content.first_mut()?);
        let tokens = document.tokens_within(*content);
        let start = tokens.start as usize;
        let begins = self.opens(start) || document.lower(start) == "whose";
        let joins = start.checked_sub(1) == Some(document.tokens_within(*source).end as usize);
        if document.lower(cue.start as usize) != "according" || !begins || !joins {
            return None;
        }
        let comma = tokens.range().find(|&at| document.lower(at) == "," && !self.is_finite(at + 1))?;
        let rest = TokenSpan::from_range(comma + 1..tokens.end as usize);
        if !rest.is_empty() {
            *source = ByteSpan::new(source.start, document.tokens[comma - 1].span.end);
            *content = document.bytes(rest);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::quoted::tests::mended_by;
    use super::*;

    fn kept_apart(text: &str, parts: &[&str]) -> Vec<String> {
        mended_by(|document, quotation_of, found| keep_apart(document, quotation_of, found), text, parts)
    }

    #[test]
    fn what_is_said_around_a_relative_clause_goes_on_behind_it() {
        let text = "The Gazette reported that a draft, which it said it had seen, warned of cracks in the piers.";
        assert_eq!(
            kept_apart(
                text,
                &["The Gazette | reported | that a draft", "it | said | it had seen, warned of cracks in the piers"]
            ),
            [
                "The Gazette | reported | that a draft, which it said it had seen, warned of cracks in the piers",
                "it | said | it had seen",
            ]
        );
    }

    #[test]
    fn a_verb_behind_a_relative_clause_has_its_subject_before_it() {
        let text = "A draft report, which it said it had seen, warned that the boom could break.";
        assert_eq!(
            kept_apart(text, &["it | said | it had seen", "it | warned | that the boom could break"]),
            ["it | said | it had seen", "A draft report | warned | that the boom could break"]
        );
    }

    #[test]
    fn what_somebody_in_a_relative_clause_thinks_ends_with_it() {
        let text = "The captain, who believes the quay will flood, left the room before noon.";
        assert_eq!(
            kept_apart(text, &["who | believes | the quay will flood, left the room before noon"]),
            ["who | believes | the quay will flood"]
        );
        let text = "The captain, who believes the quay will flood, and soon, stayed.";
        assert_eq!(
            kept_apart(text, &["who | believes | the quay will flood, and soon"]),
            ["who | believes | the quay will flood, and soon"]
        );
    }

    #[test]
    fn who_asked_for_no_name_is_part_of_the_source() {
        let text =
            "According to two clerks, who asked for no names because they were afraid, the crack was seen in May.";
        let clerks =
            "two clerks | According to | who asked for no names because they were afraid, the crack was seen in May";
        assert_eq!(
            kept_apart(text, &[clerks]),
            ["two clerks, who asked for no names because they were afraid | According to | the crack was seen in May"]
        );
    }
}
