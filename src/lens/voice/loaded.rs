//! Words that push.

use super::own::Own;
use super::{Loaded, lexicon};
use crate::grammar::phrase::Window;
use crate::model::attribution::{Heard, Tone};
use crate::model::probability;
use crate::reading::{Confidence, Reason};
use crate::text::{Document, TokenKind};
use rustc_hash::FxHashMap;

/// How sure a word of the list is where nothing heard speaks for or against it.
const LISTED_CONFIDENCE: Confidence = 0.45;
/// Least log odds of a word: chosen on BASIL, where a few more words are marked than its annotators marked.
const LEAST: f32 = -0.3;
/// The same of a word of the list.
const LEAST_LISTED: f32 = -2.5;
/// The same of a word that is a source's: what a source says is often strong, and no news.
const LEAST_QUOTED: f32 = 0.5;
/// By how much a word must push more that comes again: what a story is about is told again and again. Of the words that BASIL's
/// annotators marked one in twelve comes again in its article, of all others half.
const COMES_AGAIN: f32 = 2.0;
/// Of so many tokens a word comes once before it is said to come again: articles of BASIL have 700.
const STRETCH: usize = 1500;
/// By how much a word must push more in opinion, where readers marked more of them.
const IN_OPINION: f32 = 1.0;

/// How often each word stands in a document, in small letters.
pub(super) struct Counts<'d> {
    of: FxHashMap<&'d str, usize>,
    /// How often a word may stand there that does not come again.
    once: usize,
}

impl<'d> Counts<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let mut of: FxHashMap<&str, usize> = FxHashMap::default();
        let words = (0..document.tokens.len()).map(|at| document.lower(at));
        words.filter(|word| word.len() > LONGEST_LIGHT).for_each(|word| *of.entry(word).or_default() += 1);
        Self { of, once: 1 + document.tokens.len() / STRETCH }
    }

    fn comes_again(&self, word: &str) -> bool {
        self.of.get(word).is_some_and(|&count| count > self.once)
    }
}

/// Appends the loaded words of a sentence, by rising start; `heard` is what the network heard of the document, and the tone of this
/// sentence.
pub(super) fn find(
    document: &Document,
    window: Window,
    own: &Own,
    counts: &Counts,
    heard: Option<(&Heard, Tone)>,
    out: &mut Vec<Loaded>,
) {
    for at in window.from..window.end {
        let entry = lexicon::entry(window.lower(at));
        if entry.is_none() && heard.is_none() || !can_push(&window, at) {
            continue;
        }
        if entry.is_some_and(|e| e.plain_beside.iter().any(|&n| window.lower(at + 1) == n || window.before(at, 1) == n))
        {
            continue;
        }
        let span = document.tokens[at].span;
        let quoted = !own.holds(span);
        let odds = heard.map(|(heard, tone)| {
            let push = heard.push(span);
            // Where the writer judges, words are judged as they were in opinion.
            let odds = if tone.view >= 0.0 { push.in_news.max(push.in_opinion - IN_OPINION) } else { push.in_news };
            if counts.comes_again(window.lower(at)) { odds - COMES_AGAIN } else { odds }
        });
        let least = match (quoted, entry) {
            (true, _) => LEAST_QUOTED,
            (false, Some(_)) => LEAST_LISTED,
            (false, None) => LEAST,
        };
        if odds.is_some_and(|odds| odds < least) {
            continue;
        }
        let sure = odds.map_or(0.0, probability);
        let confidence = if entry.is_some() { sure.max(LISTED_CONFIDENCE) } else { sure };
        let key = entry.map_or("reasonLoadedLearnt", |e| e.class.key());
        let reason = Reason::with(key, [span.of(document.text)]);
        out.push(Loaded { span, quoted, confidence, reason });
    }
}

/// Words this long and shorter are never loaded.
const LONGEST_LIGHT: usize = 3;

/// Whether a token can be a loaded word at all: a word of some length that is no name and not one of the commonest.
pub(super) fn can_push(window: &Window, at: usize) -> bool {
    let word = window.lower(at);
    window.document.kind(at) == Some(TokenKind::Word)
        && word.len() > LONGEST_LIGHT
        && !is_common(word)
        && !is_part_of_name(window, at)
}

/// A capital inside a sentence makes a name: "the Joke Factory", "Brave New World".
fn is_part_of_name(window: &Window, at: usize) -> bool {
    window.is_capitalized(at)
        && (at > window.from && !matches!(window.before(at, 1), "“" | "\"" | ":" | "‘")
            || window.is_capitalized(at + 1))
}

fn is_common(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "with"
            | "from"
            | "this"
            | "have"
            | "they"
            | "were"
            | "their"
            | "been"
            | "will"
            | "would"
            | "about"
            | "there"
            | "which"
            | "when"
            | "what"
            | "than"
            | "them"
            | "then"
            | "some"
            | "into"
            | "also"
            | "after"
            | "other"
            | "could"
            | "because"
            | "these"
            | "those"
            | "where"
            | "while"
            | "being"
            | "through"
            | "before"
            | "between"
            | "during"
            | "should"
            | "said"
            | "says"
            | "your"
            | "ours"
    )
}
