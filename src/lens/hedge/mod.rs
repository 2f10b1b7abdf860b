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
//! Where the trained model of attributions was asked, it drops nouns and passives of the rules in which it sees nothing of the kind,
//! and adds words that it takes for a cue without a source. Those are unsure: the default threshold of 0.4 hides them, and shows what
//! the rules find, nouns included ("concerns about", of which half are somebody's after all). At 0.75 only what holds back by its own
//! meaning is left.
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

mod lone;
mod words;

use crate::grammar::lexicon::Filter;
use crate::grammar::phrase::{Window, is_light};
use crate::lens::attribution::{Attribution, Manner};
use crate::model::attribution::LoneCue;
use crate::reading::{Confidence, Reason};
use crate::text::{ByteSpan, Document, TokenKind, TokenSpan};
use lone::Evidence;
use std::borrow::Cow;
use std::sync::LazyLock;
use words::{BE, Kind, NOUNS, PASSIVES, PHRASES, WEASELS, is_be};

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

/// Finds the hedges of a document, by rising start: those of the rules, the cues of attributions that name nobody, and `lone`, words
/// of which the trained model thinks that they pass something on without a source (none where it was not asked).
pub fn find(document: &Document, attributions: &[Attribution], lone: Option<&[LoneCue]>) -> Vec<Hedge> {
    let evidence = lone.map(Evidence);
    let mut hedges: Vec<Hedge> = document.sentences.iter().flat_map(|s| find_in(document, s.tokens)).collect();
    if let Some(evidence) = evidence {
        // Nouns often have an owner elsewhere in the text, and passives often only tell what happened.
        let doubtful = |span| matches!(shape(document, span), Shape::Noun | Shape::Passive);
        hedges.retain(|hedge| !doubtful(hedge.span) || evidence.chance(hedge.span) > 0.0);
    }
    let bare = attributions.iter().filter(|a| a.source.is_empty() && a.manner != Manner::Direct);
    let bare = bare.filter_map(|a| a.cue.first()).map(|&cue| (cue, confidence_of_bare(document, cue)));
    add_new(document, &mut hedges, bare.collect());
    if let Some(evidence) = evidence {
        let mut told: Vec<ByteSpan> =
            attributions.iter().filter(|a| !a.source.is_empty()).flat_map(|a| a.cue.iter().copied()).collect();
        told.sort();
        let mut runs = evidence.runs(document);
        runs.retain(|&(span, _)| !meets(&told, span));
        runs.iter_mut().for_each(|(_, chance)| *chance = confidence_of_run(*chance));
        add_new(document, &mut hedges, runs);
    }
    hedges
}

/// Adds what no hedge overlaps yet, as words that pass something on; all by rising start.
fn add_new(document: &Document, hedges: &mut Vec<Hedge>, more: Vec<(ByteSpan, Confidence)>) {
    let known: Vec<ByteSpan> = hedges.iter().map(|hedge| hedge.span).collect();
    for (span, confidence) in more.into_iter().filter(|&(span, _)| !meets(&known, span)) {
        let reason = Reason::with(Kind::Hearsay.key(), [span.of(document.text)]);
        hedges.push(Hedge { span, confidence, reason });
    }
    hedges.sort_by_key(|hedge| hedge.span);
}

/// Whether one of some spans in order overlaps `span`.
fn meets(sorted: &[ByteSpan], span: ByteSpan) -> bool {
    let after = sorted.partition_point(|other| other.end <= span.start);
    sorted.get(after).is_some_and(|other| other.overlaps(span))
}

fn shape(document: &Document, span: ByteSpan) -> Shape {
    let tokens = document.tokens_within(span);
    let first = document.lower(tokens.start as usize).replace('’', "'");
    let last = (tokens.end as usize).checked_sub(1).map_or("", |at| document.lower(at));
    if NOUNS.contains(&*first) {
        Shape::Noun
    } else if !is_be(&first) || !PASSIVES.contains_key(last) {
        Shape::Phrase
    } else if WEASELS.contains(last) {
        Shape::Weasel
    } else {
        Shape::Passive
    }
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
            hedges.push(Hedge { span, confidence: confidence(kind, shape(document, span)), reason });
        }
        at = end;
    }
    hedges
}

/// How a hedge was recognised, where it matters for how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// "concerns about"
    Noun,
    /// "was criticized"
    Passive,
    /// "is believed"
    Weasel,
    Phrase,
}

/// The share of such marks that hold back or hide a source: eighteen marks of each shape, drawn by chance from PolNeAR's training
/// articles, were judged one by one. The corpus itself marks fewer, see `scripts/calibration.js hedges`.
fn confidence(kind: Kind, shape: Shape) -> Confidence {
    match (shape, kind) {
        (Shape::Noun, _) => 0.5,
        (_, Kind::Asked) => 0.87,
        (Shape::Passive, _) => 0.63,
        (Shape::Weasel, _) => 0.7,
        (Shape::Phrase, Kind::Tentative | Kind::Open | Kind::Possible) => 0.93,
        (Shape::Phrase, Kind::Reaction) => 0.85,
        (Shape::Phrase, Kind::Hearsay | Kind::Expected) => 0.78,
    }
}

/// The same for the cue of an attribution that has no source: "was asked" hides who asked, "refusing" only has its subject far away.
fn confidence_of_bare(document: &Document, cue: ByteSpan) -> Confidence {
    let hides = |word: &str| is_be(word) || matches!(word, "asked" | "’s");
    let hides = document.tokens_within(cue).range().any(|at| hides(document.lower(at)));
    if hides { 0.6 } else { 0.3 }
}

/// The same for words that only the model of attributions takes for a cue without a source: too unsure to be shown by default.
fn confidence_of_run(chance: f32) -> Confidence {
    0.1 + 0.25 * chance
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
        // "Ann’s proposed budget" has an owner, "it’s expected" has not.
        if self.kind(at) == Some(TokenKind::Possessive) && self.0.document.class(at.wrapping_sub(1)).is_none() {
            return None;
        }
        let participle = self.0.skip_light(at + 1, 3);
        let kind = *PASSIVES.get(self.lower(participle))?;
        let end = participle + 1;
        // "They were not asked" passes no question on.
        let asked = kind != Kind::Asked || !(at..participle).any(|i| self.is_denial(i));
        (asked && !self.has_agent(end)).then_some((end, kind))
    }

    fn is_denial(&self, at: usize) -> bool {
        matches!(self.lower(at), "not" | "never") || self.lower(at).ends_with("n't") || self.lower(at).ends_with("n’t")
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
            "perceived" | "alleged" | "suspected" | "presumed" | "reputed" | "accused" => {
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
            "asked" => {
                !self.has_agent(at + 1)
                    && self.nobody_before(at)
                    && !(1..=2).any(|back| self.is_denial(at.wrapping_sub(back)))
            }
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
        // "to talk about", "will hope that" are verbs.
        let before = self.0.document.class(at.wrapping_sub(1)).filter(|_| at > self.0.from);
        let verb = self.before(at, 1) == "to"
            || before.is_some_and(|class| class.is_auxiliary() && !is_be(self.before(at, 1)));
        verb || owner(1) || owner(2) || matches!(self.lower(end), "from" | "by") || self.lower(at + 1) == "from"
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::model::attribution::LoneCue;
    use crate::text::{ByteSpan, Document, Passage};

    /// The text with its hedges in brackets.
    fn marked(text: &str) -> String {
        let passage = Passage::from_text(text);
        let mut out = text.to_owned();
        for hedge in find(&Document::new(&passage, None), &[], None).iter().rev() {
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
    fn what_only_happens_to_somebody_hides_no_source() {
        check(&[
            "The guards were not asked about the key.",
            "The bridge will be named after a baker.",
            "They met to talk about the toll, and Low’s proposed tunnel was signed away.",
            "The clerk, whom she accused of theft, wept.",
        ]);
    }

    #[test]
    fn the_model_of_attributions_has_a_say_where_the_rules_are_unsure() {
        let text = "The council was praised, the choir was praised, and word spread that the ferry is believed lost.";
        let passage = Passage::from_text(text);
        let document = Document::new(&passage, None);
        let cue = |word: &str, chance| LoneCue {
            span: ByteSpan::from_range(text.rfind(word).map_or(0..0, |start| start..start + word.len())),
            chance,
        };
        let lone = [cue("praised", 0.02), cue("word", 0.3), cue("spread", 0.1), cue("lost", 0.04)];
        let words = |lone: Option<&[LoneCue]>| -> Vec<&str> {
            find(&document, &[], lone).iter().map(|hedge| hedge.span.of(text)).collect()
        };
        assert_eq!(words(None), ["was praised", "was praised", "is believed"]);
        assert_eq!(words(Some(&lone)), ["was praised", "word spread", "is believed"]);
        assert!(
            find(&document, &[], Some(&lone))
                .iter()
                .all(|hedge| (hedge.confidence < 0.4) == hedge.span.of(text).contains("word"))
        );
    }

    #[test]
    fn likely_voters_are_a_kind_of_voters() {
        check(&["The poll of likely voters closed.", "Rain is [likely].", "A likely story, said nobody."]);
    }

    #[test]
    fn a_speakers_own_maybe_is_the_speakers() {
        check(&[
            "“Maybe we lost, it seems,” she said.",
            "“The truce has not, [as many had hoped], held,” the paper wrote.",
        ]);
    }
}
