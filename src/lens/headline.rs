//! **Headline**: what the headline claims that the body does not carry.

use crate::lens::attribution::Attribution;
use crate::lens::name::Name;
use crate::reading::{Confidence, Reason};
use crate::text::{ByteSpan, Document};

/// Something the headline claims that the body does not carry.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The place in the headline.
    pub headline: ByteSpan,
    /// The place in the body it was held against.
    pub body: ByteSpan,
    /// One plain sentence, in English, for the command line.
    pub sentence: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// The same sentence by its message key.
    pub reason: Reason,
}

/// Holds the headline against the body.
pub fn compare(
    _title: &Document,
    _title_attributions: &[Attribution],
    _body: &Document,
    _attributions: &[Attribution],
    _names: &[Name],
) -> Vec<Finding> {
    Vec::new()
}
