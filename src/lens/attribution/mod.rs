//! **Sources**: who says what.

use crate::lens::name::Name;
use crate::reading::{Confidence, Reason, Shares};
use crate::text::{ByteSpan, Document};

/// An attribution: a source, a cue and a content (after the PARC and PolNeAR corpora).
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// Who says it, in fragments by rising start; empty where nobody is named ("reportedly").
    pub source: Vec<ByteSpan>,
    /// The words that attribute ("said", "according to"), in fragments by rising start.
    pub cue: Vec<ByteSpan>,
    /// What is said, in fragments by rising start.
    pub content: Vec<ByteSpan>,
    /// How it is told.
    pub manner: Manner,
    /// What kind of source it is.
    pub source_kind: SourceKind,
    /// The source's fullest name in the story, without titles; none for sources without a name.
    pub speaker: Option<String>,
    /// Index of the attribution whose content this one lies in.
    pub nested_in: Option<usize>,
    /// How sure it is that the content is attributed to this source.
    pub confidence: Confidence,
    /// Why it is marked.
    pub reason: Reason,
}

/// How a content is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// Word for word: at least nine tenths of the content's words stand between quotation marks.
    Direct,
    /// Partly between quotation marks.
    Mixed,
    /// In the writer's words.
    Indirect,
    /// Not said but thought, wanted or planned, as the writer tells it.
    Belief,
}

/// The kind of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// A person identified by name.
    Named,
    /// A person or persons without a name ("officials", "an aide").
    Unnamed,
    /// An institution, company, party or government speaking as such.
    Organization,
    /// A report, study, poll, filing or statement.
    Document,
    /// Another news organisation: what it reports comes second-hand.
    Outlet,
    /// People at large.
    Public,
    /// The author or publication of the article itself.
    Writer,
}

/// Finds the attributions of a document, by rising start.
pub fn find(_document: &Document, _names: &[Name]) -> Vec<Attribution> {
    Vec::new()
}

/// Counts the body's words by the kind of source they stand on.
pub fn shares(document: &Document, _attributions: &[Attribution]) -> Shares {
    let words = document.words_in(ByteSpan::new(0, document.text.len() as u32));
    Shares { by_kind: Vec::new(), unattributed: words, words }
}
