//! Words that insist.

use super::Booster;
use crate::grammar::lexicon::Lexicon;
use crate::grammar::phrase::Window;
use crate::reading::Reason;
use crate::text::{Document, TokenKind, TokenSpan};
use phf::phf_map;
use std::sync::LazyLock;

/// How a booster insists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Claims to be plain for all to see: "clearly", "of course".
    Certain,
    /// Claims a proof: "in fact", "has proven".
    Proof,
}

use Kind::{Certain, Proof};

/// Phrases by their first word in lower case: what follows it, as [`Window::matches`] reads it, and the kind.
static PHRASES: phf::Map<&'static str, &'static [(&'static str, Kind)]> = phf_map! {
    "in" => &[("fact", Proof), ("reality", Proof), ("truth", Proof), ("actual fact", Proof), ("no uncertain terms", Certain)],
    "as" => &[("a matter of fact", Proof), ("everyone|everybody knows", Certain), ("we all know", Certain)],
    "of" => &[("course", Certain)],
    "no" => &[("doubt", Certain), ("question that|about", Certain), ("wonder", Certain), ("surprise that", Certain)],
    "without" => &[("a|any? doubt|question", Certain)],
    "beyond" => &[("a|any|all? doubt|question|dispute", Certain)],
    "there" => &[("is|was|can|'s no|be ~ no? doubt|question|denying|mistaking|mistake", Certain)],
    "make" => &[("no mistake", Certain)],
    "let" => &[("there be no doubt|mistake", Certain)],
    "clearly" => &[("", Certain)],
    "obviously" => &[("", Certain)],
    "undoubtedly" => &[("", Certain)],
    "undeniably" => &[("", Certain)],
    "indisputably" => &[("", Certain)],
    "unquestionably" => &[("", Certain)],
    "unmistakably" => &[("", Certain)],
    "indeed" => &[("", Proof)],
    "certainly" => &[("", Certain)],
    "surely" => &[("", Certain)],
    "definitely" => &[("", Certain)],
    "absolutely" => &[("", Certain)],
    "plainly" => &[("", Certain)],
    "evidently" => &[("", Certain)],
    "inevitably" => &[("", Certain)],
    "inarguably" => &[("", Certain)],
    "doubtless" => &[("", Certain)],
    "naturally" => &[(",", Certain)],
    "needless" => &[("to say", Certain)],
    "truly" => &[("", Certain)],
    "actually" => &[("", Proof)],
    "demonstrably" => &[("", Proof)],
    "provably" => &[("", Proof)],
    "conclusively" => &[("", Proof)],
    "undeniable" => &[("", Certain)],
    "indisputable" => &[("", Certain)],
    "unquestionable" => &[("", Certain)],
    "unmistakable" => &[("", Certain)],
    "irrefutable" => &[("", Proof)],
    "has" => &[("~ proven|proved|demonstrated that?", Proof), ("~ shown that", Proof)],
    "have" => &[("~ proven|proved|demonstrated that?", Proof), ("~ shown that", Proof)],
    "had" => &[("~ proven|proved that?", Proof)],
    "proves" => &[("that|once|how", Proof), ("beyond", Proof)],
    "proved" => &[("that|once|how", Proof)],
    "proven" => &[("", Proof)],
    "it" => &[("is|was|'s ~ obvious|undeniable|evident|self-evident|plain that?", Certain), ("is|was|'s ~ clear that", Certain), ("goes without saying", Certain)],
    "the" => &[("fact is|remains|was", Proof), ("truth is|remains|was", Proof), ("reality is|remains", Proof), ("simple fact|truth", Proof)],
    "simply" => &[("put", Certain), ("not", Certain), ("cannot", Certain)],
    "quite" => &[("simply|clearly", Certain)],
    "once" => &[("and for all", Certain)],
};

static BY_FIRST_WORD: LazyLock<Lexicon<&[(&str, Kind)]>> = LazyLock::new(|| Lexicon::over(&PHRASES));

/// Appends the boosters of a sentence, by rising start; words between quotation marks are the speaker's.
pub(super) fn find(document: &Document, window: Window, out: &mut Vec<Booster>) {
    let mut at = window.from;
    while at < window.end {
        let found = Some(window.lower(at))
            .filter(|_| document.kind(at) == Some(TokenKind::Word))
            .and_then(|word| BY_FIRST_WORD.get(word))
            .and_then(|phrases| window.longest(at + 1, phrases))
            .filter(|&(end, _)| insists(window, at, end));
        let Some((end, kind)) = found else {
            at += 1;
            continue;
        };
        let span = document.bytes(TokenSpan::from_range(at..end));
        if !document.is_quoted(span.start) {
            let (key, confidence) = match kind {
                Certain => ("reasonBoosterCertain", 0.85),
                Proof => ("reasonBoosterProof", 0.85),
            };
            out.push(Booster { span, confidence, reason: Reason::with(key, [span.of(document.text)]) });
        }
        at = end;
    }
}

/// The guards: "not clearly" holds back, "absolutely" alone answers a question, a "proven track record" is a phrase of trade.
fn insists(window: Window, at: usize, end: usize) -> bool {
    let before = window.before(at, 1);
    let next = window.lower(end);
    match window.lower(at) {
        "proven" => {
            !matches!(next, "to" | "reserves" | "track" | "guilty")
                && !matches!(before, "be" | "not" | "until" | "if" | "never" | "un")
        }
        "no" => before != "have" && before != "has",
        "clearly" => {
            !matches!(before, "not" | "more" | "most" | "as" | "see" | "speak" | "so") && window.before(at, 2) != "not"
        }
        "certainly" | "absolutely" | "definitely" => !matches!(before, "almost" | "not" | "not,"),
        "actually" => !matches!(before, "not" | "never" | "whether" | "if"),
        "indeed" => next != "?" && before != "if",
        "evidently" | "truly" => before != "yours",
        _ => true,
    }
}
