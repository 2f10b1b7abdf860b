//! **Numbers**: amounts with value and unit.

pub(in crate::lens) mod amount;

use crate::lens::date::Date;
use crate::reading::Confidence;
use crate::text::{ByteSpan, Document};

/// An amount.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Where it stands, its unit included.
    pub span: ByteSpan,
    /// What it counts.
    pub kind: NumberKind,
    /// Its value, in `unit`.
    pub value: f64,
    /// The unit ("USD", "kilometre", "%"); none for a plain count.
    pub unit: Option<String>,
    /// How sure the value is.
    pub confidence: Confidence,
}

/// The kind of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NumberKind {
    /// A plain count or number.
    Number,
    /// A share of a hundred.
    Percent,
    /// An amount of money.
    Money,
    /// A measure with a unit.
    Quantity,
}

/// Finds the amounts of a document that are not part of a date, by rising start.
pub fn find(_document: &Document, _dates: &[Date]) -> Vec<Number> {
    Vec::new()
}
