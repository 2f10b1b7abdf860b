//! **Hedges**: words by which the writer holds back.

use crate::reading::{Confidence, Reason};
use crate::text::{ByteSpan, Document};

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

/// Finds the hedges of a document, by rising start.
pub fn find(_document: &Document) -> Vec<Hedge> {
    Vec::new()
}
