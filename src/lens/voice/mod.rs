//! **Voice**: where the writer speaks without a source, insists or pushes.

use crate::lens::attribution::Attribution;
use crate::lens::hedge::Hedge;
use crate::reading::{Confidence, Reason};
use crate::text::{ByteSpan, Document};

/// Words that insist ("in fact", "proven").
#[derive(Debug, Clone, PartialEq)]
pub struct Booster {
    /// Where they stand.
    pub span: ByteSpan,
    /// How sure it is that they insist here.
    pub confidence: Confidence,
    /// Why they are marked.
    pub reason: Reason,
}

/// A word that pushes the reader to a judgement.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Where it stands.
    pub span: ByteSpan,
    /// Whether it is a source's word: it stands between quotation marks or in an attributed content.
    pub quoted: bool,
    /// How sure it is that the word pushes here.
    pub confidence: Confidence,
    /// Why it is marked.
    pub reason: Reason,
}

/// A clause in which the writer judges or predicts without a source.
#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    /// Where it stands.
    pub span: ByteSpan,
    /// How sure it is that this is the writer's own judgement.
    pub confidence: Confidence,
    /// Why it is marked.
    pub reason: Reason,
}

/// What the voice lens found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Voice {
    /// By rising start.
    pub boosters: Vec<Booster>,
    /// By rising start.
    pub loaded: Vec<Loaded>,
    /// By rising start.
    pub opinions: Vec<Opinion>,
}

/// Finds where the writer insists, pushes and judges.
pub fn find(_document: &Document, _attributions: &[Attribution], _hedges: &[Hedge]) -> Voice {
    Voice::default()
}
