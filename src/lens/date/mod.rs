//! **Dates**: every date, time, duration and repeated time with its calendar value, in the terms of TIMEX3.

mod calendar;
mod clock;
mod duration;
mod holiday;
mod period;
pub(in crate::lens) mod pieces;
mod range;
mod reader;
mod relative;
mod set;
mod tense;
mod value;
pub(in crate::lens) mod words;

use crate::reading::Confidence;
use crate::text::{ByteSpan, Document};
use pieces::Pieces;
use reader::Reader;

/// A date, time, duration or set in the sense of TIMEX3.
#[derive(Debug, Clone, PartialEq)]
pub struct Date {
    /// Where it stands.
    pub span: ByteSpan,
    /// What it is.
    pub kind: DateKind,
    /// Its TIMEX3 value ("2020-03-21", "2013-W12", "P3D", "PRESENT_REF").
    pub value: String,
    /// How sure the value is.
    pub confidence: Confidence,
}

/// The type of a TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum DateKind {
    /// A day, month, year, season or the like.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time ("every Monday").
    Set,
}

/// Finds the dates of a document, by rising start, counted from its publication date.
pub fn find(document: &Document) -> Vec<Date> {
    let pieces = Pieces::cut(document);
    Reader { pieces: &pieces, published: document.published, quarter: None, last: None }.read_all()
}
