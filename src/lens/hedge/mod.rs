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
//! and adds words that it takes for a cue without a source. Those are unsure, as are nouns of which it hears little, what was decided
//! ("was approved"), feelings ("concerns") and passives that lead on to no claim: the default threshold of 0.4 hides them. At 0.75 only
//! what holds back by its own meaning is left.
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
//! | `reasonHedgeDecided` | “$1” tells what was decided or made known, without saying by whom. |

mod lone;
mod nouns;
mod place;
mod scan;
#[cfg(test)]
mod tests;
mod words;

use crate::grammar::Tag;
use crate::grammar::phrase::Window;
use crate::lens::attribution::{Attribution, Manner};
use crate::model::attribution::LoneCue;
use crate::reading::{Confidence, Reason};
use crate::text::{ByteSpan, Document, TokenSpan};
use lone::Evidence;
use nouns::NOUNS;
use scan::Scan;
use std::ops::Range;
use words::{Kind, PASSIVES, WEASELS, is_be};

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

/// From this chance on the model is believed that nobody is named, even where the attribution with that cue has a source.
const AGAINST_A_SOURCE: f32 = 0.2;
/// How sure a noun is of which the model hears little.
const UNHEARD_NOUN: Confidence = 0.35;

/// Finds the hedges of a document, by rising start: those of the rules, the cues of attributions that name nobody, and `lone`, words
/// of which the trained model thinks that they pass something on without a source (none where it was not asked).
pub fn find(document: &Document, attributions: &[Attribution], lone: Option<&[LoneCue]>) -> Vec<Hedge> {
    let evidence = lone.map(Evidence);
    let mut hedges: Vec<Hedge> = document.sentences.iter().flat_map(|s| find_in(document, s.tokens)).collect();
    if let Some(evidence) = evidence {
        // Nouns often have an owner elsewhere in the text, and passives often only tell what happened.
        let doubtful = |span| matches!(shape(document, span), Shape::Noun | Shape::Passive);
        hedges.retain(|hedge| !doubtful(hedge.span) || evidence.chance(hedge.span) > 0.0);
        for hedge in hedges.iter_mut().filter(|hedge| shape(document, hedge.span) == Shape::Noun) {
            let heard = evidence.chance(hedge.span) >= lone::MARKED;
            hedge.confidence = if heard { hedge.confidence } else { UNHEARD_NOUN };
        }
    }
    let bare = attributions.iter().filter(|a| a.source.is_empty() && a.manner != Manner::Direct);
    let bare = bare.filter_map(|a| a.cue.first()).map(|&cue| (cue, confidence_of_bare(document, cue)));
    add_new(document, &mut hedges, bare.collect());
    if let Some(evidence) = evidence {
        let mut told: Vec<ByteSpan> =
            attributions.iter().filter(|a| !a.source.is_empty()).flat_map(|a| a.cue.iter().copied()).collect();
        told.sort();
        let mut runs = evidence.runs(document);
        runs.retain(|&(span, chance)| chance >= AGAINST_A_SOURCE || !meets(&told, span));
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
    if NOUNS.contains_key(&*first) {
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
            let shape = shape(document, span);
            let confidence = confidence(kind, shape).min(most_sure(document, kind, shape, at..end));
            hedges.push(Hedge { span, confidence, reason });
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
        (_, Kind::Decided) => 0.35,
        (Shape::Passive, _) => 0.63,
        (Shape::Weasel, _) => 0.7,
        (Shape::Phrase, Kind::Tentative | Kind::Open | Kind::Possible) => 0.93,
        (Shape::Phrase, Kind::Reaction) => 0.85,
        (Shape::Phrase, Kind::Hearsay | Kind::Expected) => 0.78,
    }
}

/// How sure some tokens can make a hedge at most.
///
/// On forty pages of news, reviews and columns read sentence by sentence, hardly a passive hid a source that led on to no claim ("were
/// shown", "has been announced"), was denied ("was never viewed") or told the reader something ("Be warned"); "known as" gave names,
/// "looks great" was what the writer saw, and of feelings only those that something is so were reported.
fn most_sure(document: &Document, kind: Kind, shape: Shape, tokens: Range<usize>) -> Confidence {
    const UNSURE: Confidence = 0.38;
    let Range { start: at, end } = tokens;
    let unsure = match shape {
        Shape::Passive => {
            let leads_on = matches!(document.lower(end), "to" | "that" | "as" | "whether" | "if");
            !leads_on && !matches!(kind, Kind::Asked | Kind::Reaction)
                || is_denied(document, at..end)
                || document.word(at) == "Be"
        }
        Shape::Phrase => {
            document.lower(at) == "known"
                || end == at + 2
                    && place::SENSES.contains(&document.lower(at))
                    && document.tag(at + 1) == Tag::Adjective
                    && !is_chance(document.lower(at + 1))
        }
        Shape::Noun => kind == Kind::Reaction && document.lower(end - 1) != "that",
        Shape::Weasel => false,
    };
    if unsure { UNSURE } else { 1.0 }
}

fn is_denied(document: &Document, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| matches!(document.lower(at), "not" | "never"))
}

/// "Looks unlikely" says how likely it is, whoever looks.
fn is_chance(word: &str) -> bool {
    matches!(
        word,
        "likely"
            | "unlikely"
            | "certain"
            | "uncertain"
            | "possible"
            | "impossible"
            | "probable"
            | "inevitable"
            | "doubtful"
    )
}

/// The same for the cue of an attribution that has no source: "was asked" hides who asked, "refusing" only has its subject far away.
fn confidence_of_bare(document: &Document, cue: ByteSpan) -> Confidence {
    let hides = |word: &str| is_be(word) || matches!(word, "asked" | "’s");
    let hides = document.tokens_within(cue).range().any(|at| hides(document.lower(at)));
    // "They were not asked" passes no question on.
    let denied = is_denied(document, document.tokens_within(cue).range());
    if hides && !denied { 0.6 } else { 0.3 }
}

/// The same for words that only the model of attributions takes for a cue without a source: too unsure to be shown by default.
fn confidence_of_run(chance: f32) -> Confidence {
    0.1 + 0.25 * chance
}
