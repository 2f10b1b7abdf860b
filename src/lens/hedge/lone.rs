//! What the trained model of attributions thinks of words that may pass something on while nobody is named.

use crate::model::attribution::LoneCue;
use crate::text::{ByteSpan, Document, TokenKind};

/// From this chance on words are marked that no rule knows.
pub(super) const MARKED: f32 = 0.07;

/// The model's chances, by rising start.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence<'a>(pub(super) &'a [LoneCue]);

impl Evidence<'_> {
    /// How likely the likeliest word of a span passes something on without a source; 0 where the model sees nothing of the kind.
    pub(super) fn chance(&self, span: ByteSpan) -> f32 {
        let first = self.0.partition_point(|cue| cue.span.end <= span.start);
        let met = self.0[first..].iter().take_while(|cue| cue.span.start < span.end);
        met.fold(0.0, |most, cue| most.max(cue.chance))
    }

    /// Runs of neighbouring words whose chance is high enough by itself, each with that of its likeliest word.
    ///
    /// A run needs a word of an open class: "has" or "about" alone tell a reader nothing.
    pub(super) fn runs(&self, document: &Document) -> Vec<(ByteSpan, f32)> {
        let mut runs: Vec<(ByteSpan, f32)> = Vec::new();
        let mut last = None;
        for cue in self.0.iter().filter(|cue| cue.chance >= MARKED) {
            let at = document.tokens_within(cue.span).start as usize;
            if document.kind(at) != Some(TokenKind::Word) {
                continue;
            }
            match runs.last_mut().filter(|_| last.is_some_and(|last| last + 1 == at)) {
                Some((span, chance)) => {
                    *span = span.to(cue.span);
                    *chance = chance.max(cue.chance);
                }
                None => runs.push((cue.span, cue.chance)),
            }
            last = Some(at);
        }
        runs.retain(|&(span, _)| document.tokens_within(span).range().any(|at| is_open(document, at)));
        runs
    }
}

fn is_open(document: &Document, at: usize) -> bool {
    document.class(at).is_none() && document.word(at).chars().nth(2).is_some()
}
