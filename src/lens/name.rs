//! **Names**: people, organisations and places, with every alias linked.

use crate::reading::Confidence;
use crate::text::{ByteSpan, Document};

/// A person, organisation or place of the story.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// What it is.
    pub kind: NameKind,
    /// Its fullest form in the story, without titles.
    pub full: String,
    /// Every mention, by rising start: the name without titles, articles or possessive endings.
    pub mentions: Vec<ByteSpan>,
    /// The role the story gives at the first mention ("chairman of the Joint Chiefs of Staff").
    pub role: Option<String>,
    /// How sure it is that this is a name of this kind.
    pub confidence: Confidence,
}

/// The kind of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, institution, party, newspaper.
    Organization,
    /// A country, city, region, building or other place.
    Place,
}

/// Finds the names of a document, by the start of their first mention.
pub fn find(_document: &Document) -> Vec<Name> {
    Vec::new()
}
