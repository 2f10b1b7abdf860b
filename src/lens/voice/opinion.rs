//! Where the writer judges or predicts without a source.

use super::own::Own;
use super::{Opinion, loaded};
use crate::grammar::lexicon::Lexicon;
use crate::grammar::phrase::Window;
use crate::model::attribution::{Heard, Tone};
use crate::model::probability;
use crate::reading::{Confidence, Reason};
use crate::text::{ByteSpan, Document, TokenKind, TokenSpan};
use phf::phf_map;
use std::sync::LazyLock;

/// How the writer takes a stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Says how likely something is: "it seems highly unlikely that".
    Predicts,
    /// Says what is good or bad: "it is a disgrace that".
    Judges,
    /// Says what ought to be: "must", "should".
    Demands,
    /// Takes something for proven: "has proven that".
    Concludes,
    /// Speaks in the first person: "in my view".
    Confesses,
}

use Kind::{Concludes, Confesses, Demands, Judges, Predicts};

/// Predicates by their first word in lower case: what follows it, as [`Window::matches`] reads it, and the kind.
static PREDICATES: phf::Map<&'static str, &'static [(&'static str, Kind)]> = phf_map! {
    "it" => &[
        ("is|was|'s|seems|appears|remains|looks ~ unlikely|likely|inevitable|certain|doubtful|inconceivable|improbable that|to", Predicts),
        ("is|was|'s|seems|appears|remains ~ clear|obvious|evident|apparent|plain|undeniable|true that", Concludes),
        ("is|was|'s|seems|would|be ~ be? absurd|outrageous|tragic|shameful|disgraceful|ridiculous|laughable|ironic|telling|disturbing|troubling|alarming|astonishing|shocking|remarkable|wrong|unfair|unjust|foolish|naive|dangerous|reckless|cruel|sad|worrying|sickening|appalling|pathetic|hypocritical|unacceptable|baffling|hilarious|refreshing|wonderful|great|good|bad|strange|odd|bizarre that|to|how|when|for|,|.", Judges),
        ("is|was|'s|would ~ be? a|an? shame|disgrace|scandal|pity|tragedy|outrage|travesty|farce|joke|lie|mistake", Judges),
        ("is|was|'s ~ imperative|essential|vital|crucial that|to|for|we|they", Demands),
        ("is|was|'s ~ high time that|to|for|we|they", Demands),
        ("is|'s ~ time that|to|for|we|they", Demands),
        ("is|'s no|hardly|little a? wonder|surprise|coincidence|accident|secret", Judges),
    ],
    "has" => &[("~ proven|proved|shown|demonstrated that", Concludes)],
    "have" => &[("~ proven|proved|shown|demonstrated that", Concludes)],
    "proves" => &[("that", Concludes)],
    "must" => &[("~ be|not|do|have|take|stop|act|now|end|come|make|face|learn|remember|reckon|stand|change|finally", Demands)],
    "should" => &[("be|have|not|never|know|remember|stop|take|do|worry|come|make|consider|also|at|all", Demands)],
    "ought" => &[("to", Demands)],
    "cannot" => &[("afford|be allowed|stand|continue|go|ignore|help", Demands)],
    "as" => &[("i|we have|'ve? ~ written|wrote|argued|predicted|warned|noted", Confesses)],
    "in" => &[("my|our view|opinion|mind", Confesses)],
    "i" => &[("~ think|believe|suspect|doubt|hope|fear|suppose|wonder|am|find|argue|guess", Confesses)],
    "we" => &[("must|should|need|cannot|can't|ought", Demands), ("~ believe|think|know|fear", Confesses)],
    "let" => &[("'s|us ~ be|not|hope|face|remember", Demands)],
    "so" => &[("much for", Judges)],
    "sadly" => &[("", Judges)],
    "unfortunately" => &[("", Judges)],
    "fortunately" => &[("", Judges)],
    "thankfully" => &[("", Judges)],
    "regrettably" => &[("", Judges)],
    "tragically" => &[(",", Judges)],
    "ironically" => &[("", Judges)],
    "predictably" => &[("", Judges)],
    "inexplicably" => &[("", Judges)],
    "laughably" => &[("", Judges)],
    "nothing" => &[("~ but|less|more|short a|of|than", Judges)],
    "little" => &[("~ more than", Judges)],
    "amounts" => &[("to", Judges)],
    "deserves" => &[("to|a|better|credit|praise|no", Judges)],
    "smacks" => &[("of", Judges)],
    "reeks" => &[("of", Judges)],
    "is" => &[("~ a|an|the disgrace|farce|joke|scandal|travesty|sham|failure|disaster|lie|tragedy|mistake|masterpiece|triumph", Judges), ("~ likely|unlikely|bound|doomed|destined|certain to", Predicts)],
    "was" => &[("~ a|an|the disgrace|farce|joke|scandal|travesty|sham|failure|disaster|lie|tragedy|mistake|masterpiece|triumph", Judges)],
    "are" => &[("~ likely|unlikely|bound|doomed|destined|certain to", Predicts)],
    "will" => &[("~ surely|undoubtedly|inevitably|certainly|never|likely|almost probably?", Predicts)],
};

/// Least log odds for a sentence whose wording alone gives its writer away: chosen on the sentences of BABE and NewsSD that no training
/// saw. Below even odds, since the network learned from teachers that are unsure of sentences they did not learn from.
const LEAST: f32 = -1.3;
/// The same where most of it is thought to be what a source says: the network, which was taught to tell a writer's view from a
/// source's, must be surer.
const LEAST_ATTRIBUTED: f32 = -1.1;
/// How the log odds of an opinion become those of its being right: the "slope, shift" that `scripts/calibration.js opinions` prints,
/// times and plus what is set here (Platt 1999, *Probabilistic outputs for support vector machines*). Set from the 50 marks of NewsSD's
/// dev part.
const SLOPE: f32 = 0.25;
const SHIFT: f32 = 0.65;
/// Words that a sentence has at least to have a tone.
const FEWEST: usize = 4;

static BY_FIRST_WORD: LazyLock<Lexicon<&[(&str, Kind)]>> = LazyLock::new(|| Lexicon::over(&PREDICATES));

/// Appends the opinions of a sentence: where no predicate gives the writer away, the wording of the whole may, as the network
/// heard it.
pub(super) fn find(
    document: &Document,
    window: Window,
    own: &Own,
    heard: Option<(&Heard, Tone)>,
    out: &mut Vec<Opinion>,
) {
    let before = out.len();
    by_predicate(document, window, own, out);
    let Some((heard, tone)) = heard.filter(|_| out.len() == before) else { return };
    let span = document.bytes(TokenSpan::from_range(window.from..window.end));
    let is_word = |&at: &usize| document.kind(at) == Some(TokenKind::Word);
    if (window.from..window.end).filter(is_word).count() < FEWEST {
        return;
    }
    let mostly = |bytes: usize| 2 * bytes > span.len();
    // A sentence that is mostly quoted has no tone of the writer's, nor has one that passes on what others say.
    let passes_on = (window.from..window.end).any(|at| is_hearsay(window.lower(at)));
    if passes_on || mostly(own.quoted_in(span)) {
        return;
    }
    let odds = tone.view;
    if odds >= if mostly(own.others_in(span)) { LEAST_ATTRIBUTED } else { LEAST } {
        let reason = Reason::with("reasonOpinionTone", [telling(&window, heard)]);
        out.push(Opinion { span, confidence: confidence(odds), reason });
    }
}

fn is_hearsay(word: &str) -> bool {
    matches!(word, "reportedly" | "allegedly" | "supposedly" | "purportedly" | "reputedly")
}

/// The words of a sentence, three at most, that speak most for a view of its writer's, in their order.
fn telling(window: &Window, heard: &Heard) -> String {
    let mut words: Vec<(f32, usize)> = (window.from..window.end)
        .filter(|&at| loaded::can_push(window, at))
        .map(|at| (heard.tone(window.document.tokens[at].span).view, at))
        .collect();
    words.sort_by(|a, b| b.0.total_cmp(&a.0));
    let speaking = words.iter().filter(|word| word.0 > 0.0).count();
    words.truncate(speaking.clamp(1, 3));
    words.sort_by_key(|word| word.1);
    words.iter().map(|word| format!("“{}”", window.document.word(word.1))).collect::<Vec<_>>().join(", ")
}

/// The clauses in which the writer, not a source, takes a stand.
fn by_predicate(document: &Document, window: Window, own: &Own, out: &mut Vec<Opinion>) {
    let mut at = window.from;
    while at < window.end {
        let found = Some(window.lower(at))
            .filter(|_| document.kind(at) == Some(TokenKind::Word))
            .and_then(|word| BY_FIRST_WORD.get(word))
            .and_then(|predicates| window.longest(at + 1, predicates))
            .filter(|_| own.holds(document.tokens[at].span));
        let Some((end, kind)) = found else {
            at += 1;
            continue;
        };
        let clause = clause_around(document, window, at, end);
        let span = document.bytes(clause);
        if 2 * own.others_in(span) <= span.len() {
            let words = document.bytes(TokenSpan::from_range(at..end));
            push(out, span, kind, words.of(document.text));
        }
        at = end.max(clause.end as usize);
    }
}

fn push(out: &mut Vec<Opinion>, span: ByteSpan, kind: Kind, words: &str) {
    let (key, share) = match kind {
        Predicts => ("reasonOpinionPredicts", 0.75_f32),
        Judges => ("reasonOpinionJudges", 0.8),
        Demands => ("reasonOpinionDemands", 0.7),
        Concludes => ("reasonOpinionConcludes", 0.7),
        Confesses => ("reasonOpinionConfesses", 0.8),
    };
    let odds = (share / (1.0 - share)).ln();
    out.push(Opinion { span, confidence: confidence(odds), reason: Reason::with(key, [words]) });
}

fn confidence(odds: f32) -> Confidence {
    probability(SLOPE * odds + SHIFT)
}

/// The clause around the tokens `at..end`: to the nearest comma before a conjunction or subject, semicolon, dash or bracket on either
/// side.
fn clause_around(document: &Document, window: Window, at: usize, end: usize) -> TokenSpan {
    let breaks = |i: usize| match window.lower(i) {
        ";" | ":" | "—" | "–" | "--" | "(" | ")" => true,
        "," => opens_clause(window, i + 1) || i < at && window.lower(i + 1) == window.lower(at),
        _ => false,
    };
    let start = (window.from..at).rev().find(|&i| breaks(i)).map_or(window.from, |i| i + 1);
    // A conjunction is not part of what is claimed.
    let start = if start < at
        && matches!(
            window.lower(start),
            "as" | "but" | "and" | "while" | "because" | "although" | "though" | "since" | "so" | "yet"
        ) {
        start + 1
    } else {
        start
    };
    let mut stop = (end..window.end).find(|&i| breaks(i)).unwrap_or(window.end);
    while stop > end && matches!(document.kind(stop - 1), Some(TokenKind::Stop | TokenKind::Sign)) {
        stop -= 1;
    }
    TokenSpan::from_range(start..stop)
}

fn opens_clause(window: Window, at: usize) -> bool {
    matches!(
        window.lower(at),
        "as" | "but"
            | "and"
            | "while"
            | "because"
            | "although"
            | "though"
            | "since"
            | "so"
            | "yet"
            | "which"
            | "who"
            | "even"
            | "it"
            | "he"
            | "she"
            | "they"
            | "we"
            | "i"
            | "unless"
            | "if"
            | "when"
            | "where"
            | "whereas"
    )
}
