//! Words that push.

use super::own::Own;
use super::{Loaded, features, lexicon};
use crate::grammar::phrase::Window;
use crate::model::{probability, voice};
use crate::reading::Reason;
use crate::text::Document;

/// Least probability for a word of the list.
const LISTED: f32 = 0.08;
/// How sure a word of the list is at least: three in four such marks are annotators' marks in BABE's opinionated sentences, one in nine
/// in BASIL's straight news, and the probability by itself knows nothing of the list.
const LISTED_CONFIDENCE: f32 = 0.45;
/// Least probability for any other word, and least log-odds that the sentence it stands in is its writer's own view: outside
/// opinion the model is no guide.
const UNLISTED: (f32, f32) = (0.5, 1.0);

/// Appends the loaded words of a sentence, by rising start. `tone` is the log-odds that the sentence is its writer's own view.
pub(super) fn find(document: &Document, window: Window, own: &Own, tone: f32, out: &mut Vec<Loaded>) {
    let mut seen = Vec::new();
    for at in window.from..window.end {
        let entry = lexicon::entry(window.lower(at));
        if entry.is_none() && tone < UNLISTED.1 || !features::can_push(&window, at) {
            continue;
        }
        if entry.is_some_and(|e| e.plain_beside.iter().any(|&n| window.lower(at + 1) == n || window.before(at, 1) == n))
        {
            continue;
        }
        seen.clear();
        features::of_word(&window, at, &mut seen);
        let probability = probability(voice::LOADED.log_odds(&seen));
        if probability < if entry.is_some() { LISTED } else { UNLISTED.0 } {
            continue;
        }
        let confidence = if entry.is_some() { probability.max(LISTED_CONFIDENCE) } else { probability };
        let span = document.tokens[at].span;
        let key = entry.map_or("reasonLoadedLearnt", |e| e.class.key());
        let reason = Reason::with(key, [span.of(document.text)]);
        out.push(Loaded { span, quoted: !own.holds(span), confidence, reason });
    }
}
