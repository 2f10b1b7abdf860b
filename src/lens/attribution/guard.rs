//! What an inner attribution must be like to be let in.

use super::clause::{Clause, VerbGroup};
use super::cue::{Act, Cue, cue_verb};
use super::find::{Finder, quotations_by_token};
use super::source::Resolver;
use super::{SourceKind, inner_quotations};
use crate::grammar::{Form, WordClass};
use crate::model::attribution::Found;
use crate::text::{ByteSpan, Document, TokenKind, TokenSpan};

/// Whether a word may be the cue of an inner attribution.
fn tells(document: &Document, at: usize) -> bool {
    let lower = document.lower(at);
    lower == "according" || cue_verb(lower).is_some_and(|cue| may_tell(cue, lower))
}

/// Whether a word may be the cue of an inner attribution of somebody else: not "I think", "you know", "to say", "would believe".
pub(super) fn tells_of_another(document: &Document, at: usize) -> bool {
    let light = |class| matches!(class, WordClass::Adverb | WordClass::Have | WordClass::Be | WordClass::Do);
    let own = || {
        let mut before = (at.saturating_sub(4)..at).rev().filter(|&at| !document.class(at).is_some_and(light));
        before.next().is_some_and(|at| {
            let word = document.lower(at).split(['\'', '’']).next().unwrap_or("");
            matches!(word, "i" | "we" | "you" | "to") || document.class(at) == Some(WordClass::Modal)
        })
    };
    tells(document, at) && !own()
}

/// Whether a verb tells what somebody says or thinks, as nothing but that: of what somebody knows or learns the outer speaker
/// says that it is so.
fn may_tell(cue: Cue, lower: &str) -> bool {
    const FACTS: [&str; 11] =
        ["know", "knew", "underst", "see", "saw", "learn", "hear", "reali", "regret", "imagin", "consider"];
    match cue.act {
        Act::Say | Act::Tell | Act::Show => true,
        Act::Think => !FACTS.iter().any(|stem| lower.starts_with(stem)),
        Act::Address | Act::Manner | Act::Will => false,
    }
}

/// Whether nobody stands between a verb and what it says: the "that" in "said the plan that …" is the plan's.
fn has_no_addressee(verb: &str) -> bool {
    ["say", "said", "think", "thought", "belie", "insist", "argu", "conten"].iter().any(|stem| verb.starts_with(stem))
}

/// Most tokens between a verb and its "that".
const LONGEST_ADDRESSEE: usize = 8;

/// The word rules that an inner attribution must pass.
pub(super) struct Guard<'d> {
    document: &'d Document<'d>,
    resolver: &'d Resolver<'d>,
    quotation_of: Vec<u32>,
}

impl<'d> Guard<'d> {
    pub fn new(document: &'d Document<'d>, resolver: &'d Resolver<'d>) -> Self {
        Self { document, resolver, quotation_of: quotations_by_token(document) }
    }

    /// An attribution that passes, its content no longer than the quotation that it begins with. `quoted` tells whether the words
    /// around it are the outer speaker's own.
    pub fn let_in(&self, mut found: Found, quoted: bool) -> Option<Found> {
        let document = self.document;
        let cue = document.tokens_within(*found.cue.first()?);
        let source = document.tokens_within(*found.source.first()?);
        found.content.iter_mut().for_each(|content| *content = self.cut(*content, quoted));
        if document.lower(cue.start as usize) == "according" {
            let says = |&content: &ByteSpan| document.words_in(content) > 2;
            return (self.is_somebody(source) && found.content.iter().all(says)).then_some(found);
        }
        let verb = cue.range().find(|&at| tells(document, at))?;
        let sentence = document.sentences.get(document.sentence_of(verb)?)?;
        let finder = Finder { document, quotation_of: &self.quotation_of };
        let clause = finder.clause_at(verb, sentence);
        let group = clause.verb_group(verb)?;
        let lower = document.lower(verb);
        let speech = matches!(group.cue.act, Act::Say | Act::Tell);
        let behind = |content: &&mut ByteSpan| speech && content.start >= document.bytes(cue).end;
        if let Some(content) = found.content.first_mut().filter(behind) {
            *content = self.past_addressee(*content, lower);
        }
        for content in &mut found.content {
            *content = self.past_about(*content);
        }
        let quotes = found.content.iter().any(|content| self.begins_with_mark(*content));
        let passes = self.is_cue(&group, cue, quotes)
            && self.is_said_of(&clause, &group, source, cue)
            && self.may_speak(source, group.cue, lower, quoted)
            && found.content.iter().all(|&content| self.is_whole(content, source, cue))
            && found.content.iter().any(|&content| self.is_clause(content, lower));
        passes.then_some(found)
    }

    /// A quotation without the "of" before it ("warned of “slow loss”").
    fn past_about(&self, content: ByteSpan) -> ByteSpan {
        let tokens = self.document.tokens_within(content);
        let behind = self.document.bytes(TokenSpan::new((tokens.start + 1).min(tokens.end), tokens.end));
        let about = matches!(self.document.lower(tokens.start as usize), "of" | "about");
        if about && tokens.len() > 2 && self.begins_with_mark(behind) { behind } else { content }
    }

    fn begins_with_mark(&self, content: ByteSpan) -> bool {
        self.document.kind(self.document.tokens_within(content).start as usize) == Some(TokenKind::Quote)
    }

    /// Whether a cue is the verb group with what may stand around it: no noun before, no "about" behind but before a quotation, and
    /// no participle ("without saying").
    fn is_cue(&self, group: &VerbGroup, cue: TokenSpan, quotes: bool) -> bool {
        let document = self.document;
        let (start, end) = (group.tokens.start, group.tokens.end as usize);
        let finite =
            group.cue.form != Form::Ing || group.tokens.range().any(|at| document.class(at) == Some(WordClass::Be));
        let light = |at: usize| document.class(at).is_some() || document.lower(at).ends_with("self");
        let about = matches!(document.lower(end), "about" | "of" | "over") && cue.end as usize > end && !quotes;
        finite && !about && (cue.start.min(start)..start).all(|at| light(at as usize))
    }

    /// Whether the verb is one that the source is the subject of, and it is said to be so.
    fn is_said_of(&self, clause: &Clause, group: &VerbGroup, source: TokenSpan, cue: TokenSpan) -> bool {
        let (start, end) = (group.tokens.start as usize, group.tokens.end as usize);
        if group.tokens.range().any(|at| self.unsays(at)) {
            return false;
        }
        if group.passive {
            return group.cue.act == Act::Tell && self.document.lower(cue.end as usize - 1) == "by";
        }
        if source.start >= group.tokens.end {
            return clause.noun_phrase_after(end).is_some_and(|behind| behind.overlaps(source));
        }
        let subject = clause.subject(start).is_some_and(|subject| subject.overlaps(source));
        let shared = self.document.class(start.wrapping_sub(1)) == Some(WordClass::Coordinator);
        !self.is_supposed(clause, source) && !self.is_cut(source) && (subject || shared)
    }

    /// Whether it is asked, compared or made a condition that the source says something.
    fn is_supposed(&self, clause: &Clause, source: TokenSpan) -> bool {
        let start = source.start as usize;
        let before = start.checked_sub(1).map_or("", |at| clause.lower(at));
        let asked =
            ["whether", "as", "than", "what", "which", "whom", "how", "why", "do", "does", "did"].contains(&before);
        let mut left = (clause.lo()..start).rev().take_while(|&at| clause.lower(at) != ",");
        asked || left.any(|at| matches!(clause.lower(at), "if" | "unless"))
    }

    /// Whether a noun phrase is but the end of one: a determiner or a verb stands before it, or it breaks off.
    fn is_cut(&self, source: TokenSpan) -> bool {
        let document = self.document;
        let (start, end) = (source.start as usize, source.end as usize);
        let Some(before) = start.checked_sub(1) else { return false };
        let bare =
            document.class(start).is_none() && document.tokens.get(start).is_some_and(|token| !token.capitalized);
        let open = document.kind(before) == Some(TokenKind::Word) && document.class(before).is_none();
        document.class(before) == Some(WordClass::Determiner)
            || bare && open && cue_verb(document.lower(before)).is_none()
            || bare && document.class(before) == Some(WordClass::SubjectPronoun)
            || bare && source.len() == 1 && !self.resolver.is_plural(source) && document.lower(start) != "police"
            || source.len() > 1 && document.class(end - 1).is_some()
    }

    /// Whether a word of the verb group means that it is not said, or not yet.
    fn unsays(&self, at: usize) -> bool {
        let lower = self.document.lower(at);
        matches!(lower, "not" | "never")
            || lower.ends_with("n't")
            || lower.ends_with("n’t")
            || self.document.class(at) == Some(WordClass::Modal)
    }

    /// Whether a source is somebody else than the outer speaker, as far as the words tell.
    fn may_speak(&self, source: TokenSpan, cue: Cue, verb: &str, quoted: bool) -> bool {
        let lower = self.document.lower(source.start as usize);
        if source.len() == 1 && matches!(lower, "he" | "she" | "they") {
            let thinks = cue.act == Act::Think
                || ["worr", "agree", "disagree", "conclu"].iter().any(|stem| verb.starts_with(stem));
            return cue.act != Act::Show && (quoted || !thinks);
        }
        self.is_somebody(source) && (cue.act != Act::Show || self.resolver.look_up(source).kind == SourceKind::Document)
    }

    /// Whether a source is a noun phrase that stands for somebody in particular.
    fn is_somebody(&self, source: TokenSpan) -> bool {
        let document = self.document;
        let first = document.lower(source.start as usize);
        let first = first.split(['\'', '’']).next().unwrap_or("");
        let in_particular = match document.class(source.start as usize) {
            None => !matches!(first, "i" | "we" | "you" | "it" | "that" | "there" | "what" | "whoever" | "whatever"),
            Some(WordClass::Determiner) => !matches!(first, "no" | "any"),
            _ => false,
        };
        let nobody = matches!(
            first,
            "nobody" | "none" | "anyone" | "anybody" | "everyone" | "everybody" | "someone" | "somebody"
        );
        // A clause that goes on behind "but" or a verb that is not a relative clause's is no noun phrase.
        let mut relative = false;
        let runs_on = source.range().any(|at| {
            relative |= matches!(document.lower(at), "who" | "which" | "whose" | ",");
            match document.class(at) {
                Some(WordClass::Contrast | WordClass::That | WordClass::ObjectPronoun) => true,
                Some(WordClass::SubjectPronoun) => document.lower(at) != "who" || at + 1 == source.end as usize,
                Some(class) => class.is_auxiliary() && !relative || document.lower(at) == "whom",
                None => false,
            }
        });
        in_particular && !nobody && !runs_on
    }

    /// Whether a content ends where a clause does, and does not begin in the middle of one.
    fn is_whole(&self, content: ByteSpan, source: TokenSpan, cue: TokenSpan) -> bool {
        let document = self.document;
        let tokens = document.tokens_within(content);
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let says = tokens.range().any(|at| {
            matches!(document.kind(at), Some(TokenKind::Word | TokenKind::Number)) && document.class(at).is_none()
        });
        let begins =
            says && !document.class(start).is_some_and(WordClass::is_auxiliary) && document.lower(start) != "to";
        let next = document.class(end);
        let ends = tokens.end == source.start
            || tokens.end == cue.start
            || document.kind(end) != Some(TokenKind::Word) && document.kind(end) != Some(TokenKind::Number)
            || document.sentence_of(end) != document.sentence_of(start)
            || matches!(next, Some(WordClass::Coordinator | WordClass::Contrast | WordClass::Subordinator));
        begins && ends
    }

    /// Whether a content is a clause or a quotation, not a thing that is named.
    fn is_clause(&self, content: ByteSpan, verb: &str) -> bool {
        let document = self.document;
        let tokens = document.tokens_within(content);
        let start = tokens.start as usize;
        let words = tokens.range().filter(|&at| document.kind(at) == Some(TokenKind::Word)).count();
        let that = document.class(start) == Some(WordClass::That);
        let first = start + usize::from(that);
        if document.kind(first) == Some(TokenKind::Quote) {
            return true;
        }
        // Whoever says or thinks "the deck …" says a clause; the verb of one behind "and" or "which" is not its own.
        let class = document.class(first);
        let subject = matches!(class, Some(WordClass::Determiner | WordClass::SubjectPronoun))
            || document.tokens.get(first).is_some_and(|token| token.capitalized)
            || document.kind(first) == Some(TokenKind::Number);
        let plain = subject
            && document.class(first + 1) != Some(WordClass::Preposition)
            && document.lower(tokens.end as usize) != ",";
        let own = |at: &usize| {
            let class = document.class(*at);
            document.lower(*at) != ","
                && !matches!(class, Some(WordClass::Coordinator | WordClass::Subordinator | WordClass::That))
        };
        let has_verb = |at: usize| {
            let lower = document.lower(at);
            let open = document.class(at).is_none() && !document.tokens[at].capitalized;
            document.class(at).is_some_and(WordClass::is_auxiliary)
                || open && (lower.ends_with("ed") || cue_verb(lower).is_some_and(|cue| cue.form == Form::Past))
                || ["’re", "’ve", "’ll", "’m", "'re", "'ve", "'ll", "'m"].iter().any(|ending| lower.ends_with(ending))
        };
        words > 2
            && (that || has_no_addressee(verb) && plain || (first..tokens.end as usize).take_while(own).any(has_verb))
    }

    /// A content from its "that" on where what stands before it is whom it is told ("assured [the union] that …").
    fn past_addressee(&self, content: ByteSpan, verb: &str) -> ByteSpan {
        let document = self.document;
        let tokens = document.tokens_within(content);
        let noun_phrase = |at: &usize| {
            let class = document.class(*at);
            let word = matches!(document.kind(*at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Possessive));
            word && !matches!(class, Some(WordClass::That | WordClass::Subordinator | WordClass::SubjectPronoun))
                && !class.is_some_and(WordClass::is_auxiliary)
        };
        let before = tokens.range().take_while(noun_phrase).count();
        let pronoun = document.class(tokens.start as usize) == Some(WordClass::ObjectPronoun) && tokens.len() > 1;
        if pronoun && before < tokens.len() && document.class(tokens.start as usize + before) != Some(WordClass::That) {
            return document.bytes(TokenSpan::new(tokens.start + 1, tokens.end));
        }
        let that = tokens.start as usize + before;
        if has_no_addressee(verb) || before > LONGEST_ADDRESSEE || document.class(that) != Some(WordClass::That) {
            return content;
        }
        document.bytes(TokenSpan::from_range(that..tokens.end as usize))
    }

    /// A content that begins with a quotation inside the outer one ends with it, and in somebody's own words what follows ", but"
    /// is what that one says to it.
    fn cut(&self, content: ByteSpan, quoted: bool) -> ByteSpan {
        let document = self.document;
        let Some(outer) = document.quotation_at(content.start).filter(|_| quoted) else { return content };
        let mut inner = inner_quotations(document, outer.span).filter(|inner| inner.span.start == content.start);
        if let Some(inner) = inner.next().filter(|inner| inner.inner.len() > 2) {
            return ByteSpan::new(content.start, content.end.min(inner.span.end));
        }
        let tokens = document.tokens_within(content);
        let contrast = |at: &usize| {
            let and = usize::from(document.class(at + 1) == Some(WordClass::Coordinator));
            document.lower(*at) == "," && document.class(at + 1 + and) == Some(WordClass::Contrast)
        };
        let end = tokens.range().skip(1).find(contrast).unwrap_or(tokens.end as usize);
        document.bytes(TokenSpan::from_range(tokens.start as usize..end))
    }
}
