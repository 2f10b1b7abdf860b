//! Which stretches of a text are the writer's own words.

use crate::lens::attribution::{Attribution, Manner, SourceKind};
use crate::text::{ByteSpan, Document};

/// The stretches that are somebody else's words: quotations and attributed contents.
#[derive(Debug)]
pub(super) struct Own {
    /// By rising start, without overlap.
    others: Vec<ByteSpan>,
    /// Those between quotation marks or told as they were said, by rising start, without overlap.
    quoted: Vec<ByteSpan>,
}

/// Words that are less surely another's count as the writer's.
const LEAST_SURE: f32 = 0.4;

impl Own {
    /// Gathers the stretches. What the writer says of themselves, and what the writer tells of another's thoughts and
    /// wishes, stays the writer's.
    pub(super) fn new(document: &Document, attributions: &[Attribution]) -> Self {
        let told = attributions
            .iter()
            .filter(|a| a.manner != Manner::Belief && a.source_kind != SourceKind::Writer && !a.source.is_empty())
            .filter(|a| a.confidence >= LEAST_SURE);
        let marked = document.quotations.iter().filter(|q| q.depth == 0).map(|q| q.span);
        // A tweet with its writer's name below it stands in no marks.
        let direct = told.clone().filter(|a| a.manner == Manner::Direct).flat_map(|a| a.content.iter().copied());
        let quoted = joined(marked.chain(direct).collect());
        let others = joined(quoted.iter().copied().chain(told.flat_map(|a| a.content.iter().copied())).collect());
        Self { others, quoted }
    }

    /// Whether a span begins in the writer's own words.
    pub(super) fn holds(&self, span: ByteSpan) -> bool {
        let after = self.others.partition_point(|o| o.start <= span.start);
        !self.others[..after].last().is_some_and(|o| o.holds(span.start))
    }

    /// Number of bytes of a span that are somebody else's words.
    pub(super) fn others_in(&self, span: ByteSpan) -> usize {
        shared(&self.others, span)
    }

    /// Number of bytes of a span that stand between quotation marks or are told as they were said.
    pub(super) fn quoted_in(&self, span: ByteSpan) -> usize {
        shared(&self.quoted, span)
    }
}

/// Spans by rising start, those that touch as one.
fn joined(mut spans: Vec<ByteSpan>) -> Vec<ByteSpan> {
    spans.sort_unstable();
    let mut out: Vec<ByteSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => *last = last.to(span),
            _ => out.push(span),
        }
    }
    out
}

/// Number of bytes that a span shares with some spans in order, none of which overlaps another.
fn shared(sorted: &[ByteSpan], span: ByteSpan) -> usize {
    let first = sorted.partition_point(|o| o.end <= span.start);
    sorted[first..]
        .iter()
        .take_while(|o| o.start < span.end)
        .map(|o| ByteSpan::new(o.start.max(span.start), o.end.min(span.end)).len())
        .sum()
}
