//! Where the words and phrases of the tables hold back, and where they do not.

use super::nouns::NOUNS;
use super::place::SENSES;
use super::words::{BE, Kind, PASSIVES, PHRASES, is_be};
use crate::grammar::WordClass;
use crate::grammar::lexicon::Filter;
use crate::grammar::phrase::{Window, is_light};
use crate::text::TokenKind;
use std::borrow::Cow;
use std::sync::LazyLock;

/// First words of phrases, of passives and of what holds back by its place, with either apostrophe.
static FIRST_WORDS: LazyLock<Filter> = LazyLock::new(|| {
    let curly: Vec<String> = BE.iter().map(|w| w.replace('\'', "’")).collect();
    let tables = PHRASES.keys().chain(NOUNS.keys()).chain(PASSIVES.keys()).chain(SENSES).chain(BE).copied();
    Filter::over(tables.chain(curly.iter().map(String::as_str)))
});

/// Looks for hedges in one sentence.
pub(super) struct Scan<'d, 't>(pub(super) Window<'d, 't>);

impl<'d> Scan<'d, '_> {
    pub(super) fn lower(&self, at: usize) -> &'d str {
        self.0.lower(at)
    }

    pub(super) fn before(&self, at: usize, back: usize) -> &'d str {
        self.0.before(at, back)
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.0.document.kind(at)
    }

    /// The hedge that begins at token `at`: the token after its last one, and its kind.
    pub(super) fn hedge_at(&self, at: usize) -> Option<(usize, Kind)> {
        if !matches!(self.kind(at), Some(TokenKind::Word | TokenKind::Possessive)) {
            return None;
        }
        let word = self.lower(at);
        if !FIRST_WORDS.may_hold(word) {
            return self.compound(at);
        }
        let straight = if word.contains('’') { Cow::Owned(word.replace('’', "'")) } else { Cow::Borrowed(word) };
        let passive = if is_be(&straight) { self.passive(at) } else { None };
        let phrases = PHRASES.get(&*straight).or_else(|| NOUNS.get(&*straight));
        let phrase = phrases.and_then(|phrases| self.0.longest(at + 1, phrases));
        let longest = passive.into_iter().chain(phrase).max_by_key(|found| found.0);
        let found = longest.filter(|&(end, _)| self.holds_back(at, end, word));
        found.or_else(|| self.sense(at)).or_else(|| self.reduced(at)).or_else(|| self.compound(at))
    }

    /// A form of "be", adverbs, a participle of saying or thinking, and nobody who does it.
    fn passive(&self, at: usize) -> Option<(usize, Kind)> {
        // "Ann’s proposed budget" has an owner, "it’s expected" has not.
        if self.kind(at) == Some(TokenKind::Possessive) && self.0.document.class(at.wrapping_sub(1)).is_none() {
            return None;
        }
        let participle = self.0.skip_light(at + 1, 3);
        let kind = *PASSIVES.get(self.lower(participle))?;
        let end = participle + 1;
        // "They were not asked" passes no question on.
        let asked = kind != Kind::Asked || !(at..participle).any(|i| self.is_denial(i));
        // "Named after a baker", "signed away" tell of no decision.
        let turned = kind == Kind::Decided && matches!(self.lower(end), "after" | "away" | "off" | "out" | "up");
        (asked && !turned && !self.has_agent(end)).then_some((end, kind))
    }

    fn is_denial(&self, at: usize) -> bool {
        matches!(self.lower(at), "not" | "never") || self.lower(at).ends_with("n't") || self.lower(at).ends_with("n’t")
    }

    /// Whether a "by" soon after token `at` names who did it.
    pub(super) fn has_agent(&self, at: usize) -> bool {
        (at..self.0.end.min(at + 8))
            .take_while(|&i| !matches!(self.kind(i), Some(TokenKind::Sign | TokenKind::Stop | TokenKind::Quote)))
            .find(|&i| self.lower(i) == "by")
            .is_some_and(|i| {
                !matches!(self.lower(i + 1), "some" | "many" | "most" | "others" | "critics" | "observers")
            })
    }

    /// The guards: whether the words at `at..end` hold back here.
    fn holds_back(&self, at: usize, end: usize, word: &str) -> bool {
        let next = self.lower(end);
        let before = self.before(at, 1);
        let single = end == at + 1;
        match word {
            "may" => !self.0.is_capitalized(at) && !single || !self.0.is_capitalized(at) && !self.permits(end),
            "might" if single => {
                let noun_before = matches!(
                    before,
                    "the"
                        | "their"
                        | "his"
                        | "her"
                        | "its"
                        | "our"
                        | "military"
                        | "economic"
                        | "political"
                        | "full"
                        | "all"
                        | "naval"
                        | "and"
                        | "of"
                        | "financial"
                );
                !noun_before && !matches!(next, "of" | "and" | "") && !self.0.is_capitalized(at)
            }
            "could" if single => {
                let n = if next == "also" || next == "still" { self.lower(end + 1) } else { next };
                let able = matches!(
                    n,
                    "not"
                        | "hardly"
                        | "barely"
                        | "no"
                        | "see"
                        | "hear"
                        | "sense"
                        | "smell"
                        | "feel"
                        | "remember"
                        | "tell"
                        | "afford"
                        | "only"
                        | "never"
                        | "scarcely"
                        | ""
                );
                // "It could use a coat of paint" says that it needs one.
                let needs = n == "use" && matches!(self.lower(end + 1), "a" | "an" | "some" | "more");
                let purpose = (2..=4).any(|back| matches!(self.before(at, back), "so" | "as" | "if" | "whatever"));
                !able
                    && !needs
                    && !purpose
                    && !matches!(before, "so" | "who" | "what" | "as" | "ever" | "never" | "than")
            }
            "likely" => {
                let counted = |i| {
                    matches!(
                        self.lower(i),
                        "voters" | "voter" | "lad" | "lads" | "story" | "caucusgoers" | "caucus-goers" | "electorate"
                    )
                };
                !counted(end) && !counted(end + 1) && !counted(end + 2)
            }
            "supposed" => next != "to" || !is_be(before),
            "accused" => self.0.is_capitalized(at) || self.is_no_verb(at),
            "perceived" | "alleged" | "suspected" | "presumed" | "reputed" => self.is_no_verb(at),
            "told" | "informed" | "reminded" => {
                matches!(before, "when" | "whenever" | "if" | "once") && !self.has_agent(end)
            }
            "considered" | "labeled" | "labelled" | "dubbed" | "deemed" if single => {
                matches!(
                    before,
                    "long" | "once" | "widely" | "," | "now" | "been" | "what's" | "was" | "is" | "generally" | "often"
                )
            }
            "asked" if single => matches!(before, "" | "," | "when"),
            "asked" => {
                !self.has_agent(at + 1)
                    && self.nobody_before(at)
                    && !(1..=2).any(|back| self.is_denial(at.wrapping_sub(back)))
            }
            "pressed" | "questioned" => self.nobody_before(at) && !self.has_agent(at + 1),
            // "what it looks like"
            "look" | "looks" | "looked" | "sound" | "sounds" | "sounded"
                if self.lower(at + 1) == "like" && matches!(self.before(at, 2), "what" | "how") =>
            {
                false
            }
            "apparent" => !matches!(before, "became" | "become" | "becomes" | "is" | "was"),
            "known" => before != "well" && !self.has_agent(end),
            "sounds" | "sounded" if single => {
                !matches!(next, "of" | "the" | "a" | "") && self.kind(end) == Some(TokenKind::Word)
            }
            "appeared" | "appear" | "appears" | "appearing" if single => self.appears_so(end),
            // "It first appeared in May."
            "it" if matches!(self.lower(end - 1), "appeared" | "appears") => self.appears_so(end),
            _ if NOUNS.contains_key(word) => !self.is_owned(at, end),
            _ => true,
        }
    }

    /// Whether what stands behind an "appeared" that ends before token `end` is what something seems, not where or when it is seen.
    fn appears_so(&self, end: usize) -> bool {
        let next = self.lower(end);
        !matches!(
            next,
            "on" | "in"
                | "at"
                | "before"
                | "with"
                | "alongside"
                | "together"
                | "for"
                | "as"
                | "here"
                | "there"
                | "live"
                | "tuesday"
                | "monday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
                | "from"
                | "under"
                | "next"
                | "by"
                | "to"
                | "and"
                | ""
        ) && self.kind(end) == Some(TokenKind::Word)
    }

    /// Whether nobody stands before the participle at `at` who would make it a verb; an article may open the sentence.
    fn is_no_verb(&self, at: usize) -> bool {
        let determined = self.0.document.class(at.wrapping_sub(1)) == Some(WordClass::Determiner);
        let subject = matches!(self.before(at, 1), "he" | "she" | "they" | "has" | "have" | "had" | "who" | "it");
        !subject && (determined || !self.0.is_capitalized(at.wrapping_sub(1)))
    }

    /// Whether a "may" before token `at` gives leave or forbids.
    fn permits(&self, at: usize) -> bool {
        match self.lower(at) {
            "only" | "" => true,
            "not" if self.lower(at + 1) == "be" => self.lower(at + 2).ends_with("ed"),
            "not" => matches!(self.lower(at + 1), "exceed" | "use" | "enter" | "carry" | "sell"),
            "no" => self.lower(at + 1) == "longer",
            next => matches!(
                next,
                "apply" | "register" | "submit" | "enter" | "elect" | "opt" | "request" | "bring" | "contact"
            ),
        }
    }

    /// Whether the participle at `at` has no subject that would make it an active verb ("When asked about", ", asked whether").
    fn nobody_before(&self, at: usize) -> bool {
        let before = self.before(at, 1);
        let adverb = self.0.document.class(at.wrapping_sub(1)) == Some(WordClass::Adverb);
        let skipped = (adverb || is_light(before)) && before != "been" && before != "being";
        let before = if skipped { self.before(at, 2) } else { before };
        matches!(
            before,
            "" | ","
                | "when"
                | "whenever"
                | "if"
                | "once"
                | "and"
                | "been"
                | "being"
                | "-"
                | "—"
                | "–"
                | "("
                | "but"
                | "was"
                | "were"
                | "is"
                | "are"
                | "be"
                | "”"
                | "\""
        ) || is_be(before)
    }

    /// Whether a noun of saying belongs to somebody: "his criticism", "the union's demands", "complaints from residents".
    fn is_owned(&self, at: usize, end: usize) -> bool {
        let owner = |back: usize| {
            let i = at.wrapping_sub(back);
            at >= self.0.from + back
                && (self.kind(i) == Some(TokenKind::Possessive)
                    || matches!(
                        self.lower(i),
                        "his" | "her" | "their" | "its" | "our" | "my" | "your" | "he" | "she" | "they" | "it" | "who"
                    ))
        };
        // "to talk about", "will hope that" are verbs, "to requests for" is none.
        let before = self.0.document.class(at.wrapping_sub(1)).filter(|_| at > self.0.from);
        let verb = self.before(at, 1) == "to" && !self.lower(at).ends_with('s')
            || before.is_some_and(|class| class.is_auxiliary() && !is_be(self.before(at, 1)));
        verb || owner(1) || owner(2) || matches!(self.lower(end), "from" | "by") || self.lower(at + 1) == "from"
    }
}
