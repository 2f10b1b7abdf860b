//! **Hedges**: words by which the writer holds back.
//!
//! Marked are words that soften a claim ("apparently", "it seems"), that give a possibility ("could"), that leave a
//! question open ("it is unclear whether"), and that pass on what is said, expected, asked or feared without saying by whom
//! ("reportedly", "is widely expected to", "amid fears that").
//!
//! Not marked: the month of May and a "may" of permission, "might" as power, a "could" of ability, "likely voters", and
//! passives whose "by" names the source. Inside a quotation only what hides a source is marked; a speaker's own
//! "maybe" is the speaker's.
//!
//! | text | marked |
//! | --- | --- |
//! | The bridge reportedly failed twice. | reportedly |
//! | It is unclear whether the ferry may sail in May. | It is unclear whether; may |
//! | The vote is widely expected to be close. | is widely expected |
//!
//! The classes follow Hyland (1998), *Hedging in Scientific Research Articles*, and the weasel words of Ganter and Strube
//! (2009), *Finding hedges by chasing weasels*; the agentless passive is theirs as well. Measured by
//! `score/hedge.py gold/hedge/dev.jsonl` (recall of cues without a source, flags per 1,000 words).
//!
//! Messages:
//!
//! | key | sentence |
//! | --- | --- |
//! | `reasonHedgeTentative` | “$1” softens the claim: it is put as likely or as it seems, not as a fact. |
//! | `reasonHedgePossible` | “$1” gives a possibility, not a fact. |
//! | `reasonHedgeHearsay` | “$1” passes on what is said or thought, without saying by whom. |
//! | `reasonHedgeExpected` | “$1” tells what is expected, hoped or planned, without saying by whom. |
//! | `reasonHedgeOpen` | “$1” leaves the question open. |
//! | `reasonHedgeAsked` | “$1” gives a question, without saying who asked it. |
//! | `reasonHedgeReaction` | “$1” tells of a reaction, without saying whose it is. |

mod words;

use crate::grammar::lexicon::Filter;
use crate::grammar::phrase::{Window, is_light};
use crate::lens::attribution::{Attribution, Manner};
use crate::reading::{Confidence, Reason};
use crate::text::{ByteSpan, Document, TokenKind, TokenSpan};
use std::borrow::Cow;
use std::sync::LazyLock;
use words::{BE, Kind, NOUNS, PASSIVES, PHRASES, is_be};

/// Words that hold back ("reportedly", "it appears").
#[derive(Debug, Clone, PartialEq)]
pub struct Hedge {
    /// Where they stand.
    pub span: ByteSpan,
    /// How sure it is that they hold back here.
    pub confidence: Confidence,
    /// Why they are marked.
    pub reason: Reason,
}

/// First words of phrases and of passives, with either apostrophe.
static FIRST_WORDS: LazyLock<Filter> = LazyLock::new(|| {
    let curly: Vec<String> = BE.iter().map(|w| w.replace('\'', "’")).collect();
    Filter::over(PHRASES.keys().chain(BE.iter()).copied().chain(curly.iter().map(String::as_str)))
});

/// Finds the hedges of a document, by rising start; among them the cues of attributions that name nobody.
pub fn find(document: &Document, attributions: &[Attribution]) -> Vec<Hedge> {
    let mut hedges: Vec<Hedge> = document.sentences.iter().flat_map(|s| find_in(document, s.tokens)).collect();
    let known: Vec<ByteSpan> = hedges.iter().map(|hedge| hedge.span).collect();
    let is_new = |cue: ByteSpan| {
        let after = known.partition_point(|span| span.end <= cue.start);
        known.get(after).is_none_or(|span| !span.overlaps(cue))
    };
    for attribution in attributions.iter().filter(|a| a.source.is_empty() && a.manner != Manner::Direct) {
        if let Some(&span) = attribution.cue.first().filter(|&&cue| is_new(cue)) {
            let reason = Reason::with(Kind::Hearsay.key(), [span.of(document.text)]);
            hedges.push(Hedge { span, confidence: attribution.confidence, reason });
        }
    }
    hedges.sort_by_key(|hedge| hedge.span);
    hedges
}

/// Finds the hedges of one sentence, given by its tokens.
pub(super) fn find_in(document: &Document, sentence: TokenSpan) -> Vec<Hedge> {
    let scan = Scan(Window::over(document, sentence));
    let mut hedges = Vec::new();
    let mut at = scan.0.from;
    while at < scan.0.end {
        let Some((end, kind)) = scan.hedge_at(at) else {
            at += 1;
            continue;
        };
        let span = document.bytes(TokenSpan::from_range(at..end));
        if kind.counts_in_quotes() || !document.is_quoted(span.start) {
            let reason = Reason::with(kind.key(), [span.of(document.text)]);
            hedges.push(Hedge { span, confidence: confidence(kind), reason });
        }
        at = end;
    }
    hedges
}

/// Estimates, not yet measured: which kinds hold back more surely than others.
fn confidence(kind: Kind) -> Confidence {
    match kind {
        Kind::Tentative | Kind::Open => 0.9,
        Kind::Possible => 0.8,
        Kind::Hearsay | Kind::Expected => 0.75,
        Kind::Asked => 0.7,
        Kind::Reaction => 0.6,
    }
}

struct Scan<'d, 't>(Window<'d, 't>);

impl<'d> Scan<'d, '_> {
    fn lower(&self, at: usize) -> &'d str {
        self.0.lower(at)
    }

    fn before(&self, at: usize, back: usize) -> &'d str {
        self.0.before(at, back)
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.0.document.kind(at)
    }

    /// The hedge that begins at token `at`: the token after its last one, and its kind.
    fn hedge_at(&self, at: usize) -> Option<(usize, Kind)> {
        if !matches!(self.kind(at), Some(TokenKind::Word | TokenKind::Possessive)) {
            return None;
        }
        let word = self.lower(at);
        if !FIRST_WORDS.may_hold(word) {
            return None;
        }
        let straight = if word.contains('’') { Cow::Owned(word.replace('’', "'")) } else { Cow::Borrowed(word) };
        let passive = if is_be(&straight) { self.passive(at) } else { None };
        let phrase = PHRASES.get(&*straight).and_then(|phrases| self.0.longest(at + 1, phrases));
        let (end, kind) = match (passive, phrase) {
            (Some(p), Some(q)) => {
                if p.0 > q.0 {
                    p
                } else {
                    q
                }
            }
            (p, q) => p.or(q)?,
        };
        self.holds_back(at, end, word).then_some((end, kind))
    }

    /// A form of "be", adverbs, a participle of saying or thinking, and nobody who does it.
    fn passive(&self, at: usize) -> Option<(usize, Kind)> {
        let participle = self.0.skip_light(at + 1, 3);
        let kind = *PASSIVES.get(self.lower(participle))?;
        let end = participle + 1;
        (!self.has_agent(end)).then_some((end, kind))
    }

    /// Whether a "by" soon after token `at` names who did it.
    fn has_agent(&self, at: usize) -> bool {
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
                        | "feel"
                        | "remember"
                        | "tell"
                        | "afford"
                        | "only"
                        | "never"
                        | "scarcely"
                        | ""
                );
                let purpose = (2..=4).any(|back| matches!(self.before(at, back), "so" | "as" | "if" | "whatever"));
                !able && !purpose && !matches!(before, "so" | "who" | "what" | "as" | "ever" | "never" | "than")
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
            "perceived" | "alleged" | "suspected" | "presumed" | "reputed" => {
                !matches!(before, "he" | "she" | "they" | "has" | "have" | "had" | "who" | "it")
                    && !self.0.is_capitalized(at.wrapping_sub(1))
            }
            "considered" | "labeled" | "labelled" | "dubbed" | "deemed" if single => {
                matches!(
                    before,
                    "long" | "once" | "widely" | "," | "now" | "been" | "what's" | "was" | "is" | "generally" | "often"
                )
            }
            "asked" if single => matches!(before, "" | "," | "when"),
            "asked" => !self.has_agent(at + 1) && self.nobody_before(at),
            "pressed" | "questioned" => self.nobody_before(at) && !self.has_agent(at + 1),
            "apparent" => !matches!(before, "became" | "become" | "becomes" | "is" | "was"),
            "known" => before != "well" && !self.has_agent(end),
            "sounds" | "sounded" if single => {
                !matches!(next, "of" | "the" | "a" | "") && self.kind(end) == Some(TokenKind::Word)
            }
            "appeared" | "appear" | "appears" | "appearing" if single => {
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
            _ if NOUNS.contains(word) => !self.is_owned(at, end),
            _ => true,
        }
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
        let before =
            if is_light(before) && before != "been" && before != "being" { self.before(at, 2) } else { before };
        matches!(
            before,
            "" | ","
                | "when"
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
        owner(1) || owner(2) || matches!(self.lower(end), "from" | "by") || self.lower(at + 1) == "from"
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::text::{Document, Passage};

    /// The text with its hedges in brackets.
    fn marked(text: &str) -> String {
        let passage = Passage::from_text(text);
        let mut out = text.to_owned();
        for hedge in find(&Document::new(&passage, None), &[]).iter().rev() {
            out.insert(hedge.span.end as usize, ']');
            out.insert(hedge.span.start as usize, '[');
        }
        out
    }

    /// Every marked text must come out as it is written.
    fn check(texts: &[&str]) {
        for text in texts {
            assert_eq!(marked(&text.replace(['[', ']'], "")), *text);
        }
    }

    #[test]
    fn doubt_is_marked() {
        check(&[
            "The pump [apparently] failed on Sunday.",
            "[It appears that] nobody told the crew.",
            "[It seems highly unlikely] that the ferry will sail.",
            "The council [seemed to] agree, and the lake is [likely] to freeze.",
        ]);
    }

    #[test]
    fn open_questions_are_marked_as_one_phrase() {
        check(&[
            "[It is not yet clear whether] the dam will hold.",
            "[It’s unclear how] the fire began.",
            "[It remains to be seen], she wrote, if they pay.",
            "The cause [remains unknown].",
        ]);
    }

    #[test]
    fn hearsay_and_expectation_without_a_source_are_marked() {
        check(&[
            "The clerk [reportedly] left by the back door.",
            "The vote [is widely expected] in autumn.",
            "The baker, [known as] Old Tom, [was accused] of theft.",
            "The truce has not, [as some had hoped], held.",
            "[Asked about] the delay, the engineer shrugged.",
            "The plan met [criticism] at once.",
        ]);
    }

    #[test]
    fn an_agent_or_an_owner_is_a_source() {
        check(&[
            "The baker was accused by his sister of theft.",
            "The plan met the union’s criticism at once.",
            "Her concerns were shared.",
        ]);
    }

    #[test]
    fn modals_hold_back_only_as_possibilities() {
        check(&[
            "The storm [may] reach the coast, and it [could] rain until May.",
            "In May the river rises.",
            "Residents may not be moved without notice.",
            "The might of the navy was on show; the navy [might] leave.",
            "They could not see the shore.",
        ]);
    }

    #[test]
    fn likely_voters_are_a_kind_of_voters() {
        check(&["The poll of likely voters closed.", "Rain is [likely]."]);
    }

    #[test]
    fn a_speakers_own_maybe_is_the_speakers() {
        check(&[
            "“Maybe we lost, it seems,” she said.",
            "“The truce has not, [as many had hoped], held,” the paper wrote.",
        ]);
    }
}
