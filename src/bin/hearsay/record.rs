//! A reading as one JSON object. Offsets are Unicode code points, half-open.

use hearsay::lens::attribution::{Attribution, Manner, SourceKind};
use hearsay::lens::date::DateKind;
use hearsay::lens::name::NameKind;
use hearsay::lens::number::NumberKind;
use hearsay::reading::{Headline, Reading};
use hearsay::text::{ByteSpan, CodePoint, Offsets, Translate};
use serde::Serialize;

/// One document as read.
#[derive(Debug, Serialize)]
pub struct Record {
    pub id: String,
    pub title: String,
    pub published: Option<String>,
    pub text: String,
    pub sentences: Vec<[u32; 2]>,
    pub attributions: Vec<AttributionRow>,
    pub names: Vec<NameRow>,
    pub dates: Vec<DateRow>,
    pub numbers: Vec<NumberRow>,
    pub hedges: Vec<SpanRow>,
    pub boosters: Vec<SpanRow>,
    pub loaded: Vec<LoadedRow>,
    pub opinions: Vec<SpanRow>,
    pub headline: HeadlineRow,
}

#[derive(Debug, Serialize)]
pub struct AttributionRow {
    pub source: Vec<[u32; 2]>,
    pub cue: Vec<[u32; 2]>,
    pub content: Vec<[u32; 2]>,
    pub manner: Manner,
    pub source_kind: SourceKind,
    pub speaker: Option<String>,
    pub nested_in: Option<usize>,
    pub confidence: f64,
}

#[derive(Debug, Serialize)]
pub struct NameRow {
    pub start: u32,
    pub end: u32,
    pub kind: NameKind,
    pub entity: usize,
    pub confidence: f64,
}

#[derive(Debug, Serialize)]
pub struct DateRow {
    pub start: u32,
    pub end: u32,
    #[serde(rename = "type")]
    pub kind: DateKind,
    pub value: String,
    pub confidence: f64,
}

#[derive(Debug, Serialize)]
pub struct NumberRow {
    pub start: u32,
    pub end: u32,
    pub kind: NumberKind,
    pub value: f64,
    pub unit: Option<String>,
    pub confidence: f64,
}

#[derive(Debug, Serialize)]
pub struct SpanRow {
    pub start: u32,
    pub end: u32,
    pub confidence: f64,
}

#[derive(Debug, Serialize)]
pub struct LoadedRow {
    pub start: u32,
    pub end: u32,
    pub quoted: bool,
    pub confidence: f64,
}

#[derive(Debug, Serialize)]
pub struct HeadlineRow {
    pub text: String,
    pub attributions: Vec<AttributionRow>,
    pub findings: Vec<String>,
}

/// The record of a reading.
pub fn of(id: &str, reading: &Reading) -> Record {
    let count = Counted { offsets: Offsets::to_code_points(&reading.body.text) };
    let mut names: Vec<NameRow> = (reading.names.iter().enumerate())
        .flat_map(|(entity, name)| name.mentions.iter().map(move |&mention| (entity, name, mention)))
        .map(|(entity, name, mention)| {
            let [start, end] = count.pair(mention);
            NameRow { start, end, kind: name.kind, entity, confidence: rounded(name.confidence) }
        })
        .collect();
    names.sort_by_key(|n| (n.start, n.end));
    Record {
        id: id.into(),
        title: reading.headline.passage.text.clone(),
        published: reading.published.as_ref().map(|p| p.date.to_string()),
        sentences: count.pairs(&reading.sentences),
        attributions: reading.attributions.iter().map(|a| count.attribution(a)).collect(),
        names,
        dates: (reading.dates.iter())
            .map(|d| {
                let [start, end] = count.pair(d.span);
                DateRow { start, end, kind: d.kind, value: d.value.clone(), confidence: rounded(d.confidence) }
            })
            .collect(),
        numbers: (reading.numbers.iter())
            .map(|n| {
                let [start, end] = count.pair(n.span);
                let confidence = rounded(n.confidence);
                NumberRow { start, end, kind: n.kind, value: n.value, unit: n.unit.clone(), confidence }
            })
            .collect(),
        hedges: reading.hedges.iter().map(|h| count.span(h.span, h.confidence)).collect(),
        boosters: reading.boosters.iter().map(|b| count.span(b.span, b.confidence)).collect(),
        loaded: (reading.loaded.iter())
            .map(|l| {
                let [start, end] = count.pair(l.span);
                LoadedRow { start, end, quoted: l.quoted, confidence: rounded(l.confidence) }
            })
            .collect(),
        opinions: reading.opinions.iter().map(|o| count.span(o.span, o.confidence)).collect(),
        headline: headline(&reading.headline),
        text: reading.body.text.clone(),
    }
}

fn headline(headline: &Headline) -> HeadlineRow {
    let count = Counted { offsets: Offsets::to_code_points(&headline.passage.text) };
    HeadlineRow {
        text: headline.passage.text.clone(),
        attributions: headline.attributions.iter().map(|a| count.attribution(a)).collect(),
        findings: headline.findings.iter().map(|f| f.sentence.clone()).collect(),
    }
}

/// Spans of one text, counted in code points.
struct Counted {
    offsets: Translate<CodePoint>,
}

impl Counted {
    fn pair(&self, span: ByteSpan) -> [u32; 2] {
        let span = self.offsets.span(span);
        [span.start, span.end]
    }

    fn pairs(&self, spans: &[ByteSpan]) -> Vec<[u32; 2]> {
        spans.iter().map(|&span| self.pair(span)).collect()
    }

    fn span(&self, span: ByteSpan, confidence: f32) -> SpanRow {
        let [start, end] = self.pair(span);
        SpanRow { start, end, confidence: rounded(confidence) }
    }

    fn attribution(&self, attribution: &Attribution) -> AttributionRow {
        AttributionRow {
            source: self.pairs(&attribution.source),
            cue: self.pairs(&attribution.cue),
            content: self.pairs(&attribution.content),
            manner: attribution.manner,
            source_kind: attribution.source_kind,
            speaker: attribution.speaker.clone(),
            nested_in: attribution.nested_in,
            confidence: rounded(attribution.confidence),
        }
    }
}

fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}
