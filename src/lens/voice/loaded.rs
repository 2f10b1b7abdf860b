//! Words that push.

use super::lexicon;
use super::{Loaded, own::Own};
use crate::grammar::phrase::Window;
use crate::reading::Reason;
use crate::text::{Document, TokenKind};

/// Appends the loaded words of a sentence, by rising start.
pub(super) fn find(document: &Document, window: Window, own: &Own, out: &mut Vec<Loaded>) {
    for at in window.from..window.end {
        if document.kind(at) != Some(TokenKind::Word) {
            continue;
        }
        let word = window.lower(at);
        if word.len() < 3 || is_part_of_name(window, at) {
            continue;
        }
        let Some(entry) = lexicon::entry(word) else { continue };
        if entry.plain_beside.iter().any(|&n| window.lower(at + 1) == n || window.before(at, 1) == n) {
            continue;
        }
        let span = document.tokens[at].span;
        let quoted = !own.holds(span);
        let reason = Reason::with(entry.class.key(), [span.of(document.text)]);
        out.push(Loaded { span, quoted, confidence: 0.6, reason });
    }
}

/// A capital inside a sentence makes a name: "the Joke Factory", "Brave New World".
fn is_part_of_name(window: Window, at: usize) -> bool {
    window.is_capitalized(at)
        && (at > window.from && !matches!(window.before(at, 1), "“" | "\"" | ":" | "‘")
            || window.is_capitalized(at + 1))
}
