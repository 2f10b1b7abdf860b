//! What the marks point into: the lists that a card and the panel show.

use crate::article::DayKind;
use crate::lens::attribution::{Manner, SourceKind};
use crate::lens::date::DateKind;
use crate::lens::name::NameKind;
use crate::lens::number::NumberKind;
use crate::reading::{Confidence, Reason};
use serde::Serialize;

/// A day that the page states, as shown.
#[derive(Debug, Clone, Serialize)]
pub struct StatedDayEntry {
    /// The day as `2020-03-22`.
    pub day: String,
    /// What it is the day of.
    pub kind: DayKind,
    /// Where the page says so.
    pub found_in: &'static str,
}

/// An attribution as shown.
#[derive(Debug, Clone, Serialize)]
pub struct AttributionEntry {
    /// The source's words; empty where nobody is named.
    pub source: String,
    /// The cue's words.
    pub cue: String,
    /// The content's words, fragments joined by an ellipsis.
    pub content: String,
    /// How it is told.
    pub manner: Manner,
    /// The kind of source.
    pub source_kind: SourceKind,
    /// The source's full name.
    pub speaker: Option<String>,
    /// Whether its words are a pronoun ("who", "it") behind which the story names nobody.
    pub is_pronoun: bool,
    /// Index of the attribution it lies in.
    pub nested_in: Option<usize>,
    /// Whether it stands in the headline.
    pub in_headline: bool,
    /// Number of words in the content.
    pub words: usize,
    /// How sure it is.
    pub confidence: Confidence,
    /// Why it is marked.
    pub reason: Reason,
}

/// A name as shown.
#[derive(Debug, Clone, Serialize)]
pub struct NameEntry {
    /// What it is.
    pub kind: NameKind,
    /// The fullest form.
    pub full: String,
    /// All different forms, by first use.
    pub forms: Vec<String>,
    /// Number of mentions.
    pub mentions: usize,
    /// The role at first mention.
    pub role: Option<String>,
    /// How sure it is.
    pub confidence: Confidence,
}

/// A date as shown.
#[derive(Debug, Clone, Serialize)]
pub struct DateEntry {
    /// Its words.
    pub text: String,
    /// What it is.
    pub kind: DateKind,
    /// Its TIMEX3 value.
    pub value: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// An amount as shown.
#[derive(Debug, Clone, Serialize)]
pub struct NumberEntry {
    /// Its words.
    pub text: String,
    /// What it counts.
    pub kind: NumberKind,
    /// Its value.
    pub value: f64,
    /// Its unit.
    pub unit: Option<String>,
    /// How sure it is.
    pub confidence: Confidence,
}

/// A few marked words as shown.
#[derive(Debug, Clone, Serialize)]
pub struct WordsEntry {
    /// The words.
    pub text: String,
    /// Whether a source says them.
    pub quoted: bool,
    /// How sure it is.
    pub confidence: Confidence,
    /// Why they are marked.
    pub reason: Reason,
}

/// A finding about the headline as shown.
#[derive(Debug, Clone, Serialize)]
pub struct FindingEntry {
    /// The words in the headline.
    pub headline: String,
    /// The words in the body.
    pub body: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// What was found.
    pub reason: Reason,
}

/// Words by kind of source as shown.
#[derive(Debug, Clone, Serialize)]
pub struct SharesEntry {
    /// (kind of source, words).
    pub by_kind: Vec<(SourceKind, usize)>,
    /// Words nobody else stands for.
    pub unattributed: usize,
    /// All words.
    pub words: usize,
}
