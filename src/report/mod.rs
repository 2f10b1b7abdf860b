//! A reading as the browser gets it: flat marks to paint, and a report to show.
//!
//! Marks cross the boundary as one array of numbers, six a mark; everything a card or the panel says is in the
//! report, in lists that the marks point into.

mod entry;
mod mark;
mod pieces;

pub use entry::{
    AttributionEntry, DateEntry, FindingEntry, NameEntry, NumberEntry, SharesEntry, StatedDayEntry, WordsEntry,
};
pub use mark::{LENSES, MARK_WIDTH, MarkKind};

use crate::lens::attribution::{Attribution, Manner, is_pronoun};
use crate::lens::name::NameKind;
use crate::page::Page;
use crate::reading::{Confidence, Reading, Reason, Shares};
use crate::text::{ByteSpan, Passage, Placer};
use serde::Serialize;

/// A reading in the browser's terms.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Six numbers a mark: kind, block, start and end (UTF-16 code units in the block's text, half-open), confidence in
    /// thousandths, and the index of what it belongs to in the report's list of that kind.
    #[serde(skip)]
    pub marks: Vec<u32>,
    /// Role of each block, by index.
    #[serde(skip)]
    pub roles: Vec<crate::article::Role>,
    /// The publication date as `2020-03-22`, and where it was found.
    pub published: Option<(String, &'static str)>,
    /// Why it is this day; none where there is no such date.
    pub published_reason: Option<Reason>,
    /// All days that the page states, of publication, of changes and of an archive's copies, the most trusted first.
    pub stated_days: Vec<StatedDayEntry>,
    /// The headline's text; empty where there is none.
    pub headline: String,
    /// Sources, cues and contents point here. Those of the headline come first.
    pub attributions: Vec<AttributionEntry>,
    /// Names point here.
    pub names: Vec<NameEntry>,
    /// Dates point here.
    pub dates: Vec<DateEntry>,
    /// Numbers point here.
    pub numbers: Vec<NumberEntry>,
    /// Hedges point here.
    pub hedges: Vec<WordsEntry>,
    /// Boosters point here.
    pub boosters: Vec<WordsEntry>,
    /// Loaded words of both kinds point here.
    pub loaded: Vec<WordsEntry>,
    /// Opinions point here.
    pub opinions: Vec<WordsEntry>,
    /// Marks in the headline point here.
    pub findings: Vec<FindingEntry>,
    /// Words by kind of source.
    pub shares: SharesEntry,
}

/// Puts a reading into the browser's terms. `page` is the page it was made from.
pub fn report(reading: &Reading, page: &Page) -> Report {
    let block_text = |block: u32| page.blocks.get(block as usize).map_or("", |b| b.text.as_str());
    let mut marks = Marks { numbers: Vec::new() };
    let headline = &reading.headline;
    let first_of_body = headline.attributions.len();

    let title = Marker { passage: &headline.passage, placer: headline.passage.placer(block_text) };
    let body = Marker { passage: &reading.body, placer: reading.body.placer(block_text) };
    for (index, finding) in headline.findings.iter().enumerate() {
        marks.add(&title, MarkKind::Headline, finding.headline, finding.confidence, index);
    }
    for (index, attribution) in headline.attributions.iter().enumerate() {
        marks.add_attribution(&title, attribution, index);
    }
    for (index, attribution) in reading.attributions.iter().enumerate() {
        marks.add_attribution(&body, attribution, first_of_body + index);
    }
    for (index, name) in reading.names.iter().enumerate() {
        for &mention in &name.mentions {
            marks.add(&body, kind_of_name(name.kind), mention, name.confidence, index);
        }
    }
    for (index, date) in reading.dates.iter().enumerate() {
        marks.add(&body, MarkKind::Date, date.span, date.confidence, index);
    }
    for (index, number) in reading.numbers.iter().enumerate() {
        marks.add(&body, MarkKind::Number, number.span, number.confidence, index);
    }
    for (index, hedge) in reading.hedges.iter().enumerate() {
        marks.add(&body, MarkKind::Hedge, hedge.span, hedge.confidence, index);
    }
    for (index, booster) in reading.boosters.iter().enumerate() {
        marks.add(&body, MarkKind::Booster, booster.span, booster.confidence, index);
    }
    for (index, loaded) in reading.loaded.iter().enumerate() {
        let kind = if loaded.quoted { MarkKind::LoadedQuoted } else { MarkKind::Loaded };
        marks.add(&body, kind, loaded.span, loaded.confidence, index);
    }
    for (index, opinion) in reading.opinions.iter().enumerate() {
        marks.add(&body, MarkKind::Opinion, opinion.span, opinion.confidence, index);
    }

    let Shares { by_kind, unattributed, words } = reading.shares.clone();
    let own = |span: ByteSpan, confidence, reason: &Reason| WordsEntry {
        text: body.words(&[span]),
        quoted: false,
        confidence,
        reason: reason.clone(),
    };
    Report {
        roles: reading.roles.clone(),
        published: reading.published.as_ref().map(|p| (p.date.to_string(), p.found_in)),
        published_reason: reading.published.as_ref().map(|p| p.reason.clone()),
        stated_days: (reading.published.iter().flat_map(|p| &p.stated))
            .map(|day| StatedDayEntry { day: day.date.to_string(), kind: day.kind, found_in: day.found_in })
            .collect(),
        headline: headline.passage.text.clone(),
        attributions: (headline.attributions.iter().map(|a| title.entry(a, 0, true)))
            .chain(reading.attributions.iter().map(|a| body.entry(a, first_of_body, false)))
            .collect(),
        names: reading
            .names
            .iter()
            .map(|name| NameEntry {
                kind: name.kind,
                full: name.full.clone(),
                forms: body.forms(&name.mentions),
                mentions: name.mentions.len(),
                role: name.role.clone(),
                confidence: name.confidence,
            })
            .collect(),
        dates: reading
            .dates
            .iter()
            .map(|d| DateEntry {
                text: body.words(&[d.span]),
                kind: d.kind,
                value: d.value.clone(),
                confidence: d.confidence,
            })
            .collect(),
        numbers: reading
            .numbers
            .iter()
            .map(|n| NumberEntry {
                text: body.words(&[n.span]),
                kind: n.kind,
                value: n.value,
                unit: n.unit.clone(),
                confidence: n.confidence,
            })
            .collect(),
        hedges: reading.hedges.iter().map(|h| own(h.span, h.confidence, &h.reason)).collect(),
        boosters: reading.boosters.iter().map(|b| own(b.span, b.confidence, &b.reason)).collect(),
        loaded: (reading.loaded.iter())
            .map(|l| WordsEntry { quoted: l.quoted, ..own(l.span, l.confidence, &l.reason) })
            .collect(),
        opinions: reading.opinions.iter().map(|o| own(o.span, o.confidence, &o.reason)).collect(),
        findings: (headline.findings.iter())
            .map(|f| FindingEntry {
                headline: title.words(&[f.headline]),
                body: body.words(&[f.body]),
                confidence: f.confidence,
                reason: f.reason.clone(),
            })
            .collect(),
        shares: SharesEntry { by_kind, unattributed, words },
        marks: marks.numbers,
    }
}

fn kind_of_name(kind: NameKind) -> MarkKind {
    match kind {
        NameKind::Person => MarkKind::Person,
        NameKind::Organization => MarkKind::Organization,
        NameKind::Place => MarkKind::Place,
    }
}

struct Marker<'p> {
    passage: &'p Passage,
    placer: Placer<'p>,
}

impl Marker<'_> {
    /// The words of some spans, white space made one, fragments joined by an ellipsis.
    fn words(&self, spans: &[ByteSpan]) -> String {
        let mut out = String::with_capacity(spans.iter().map(|span| span.len() + 5).sum());
        for span in spans {
            if !out.is_empty() {
                out.push_str(" … ");
            }
            for (at, word) in span.of(&self.passage.text).split_whitespace().enumerate() {
                if at > 0 {
                    out.push(' ');
                }
                out.push_str(word);
            }
        }
        out
    }

    fn forms(&self, mentions: &[ByteSpan]) -> Vec<String> {
        let mut forms: Vec<String> = Vec::new();
        for &mention in mentions {
            let form = self.words(&[mention]);
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        forms
    }

    fn entry(&self, attribution: &Attribution, offset: usize, in_headline: bool) -> AttributionEntry {
        let content = self.words(&attribution.content);
        let source = self.words(&attribution.source);
        AttributionEntry {
            is_pronoun: attribution.speaker.is_none() && is_pronoun(&source),
            source,
            cue: self.words(&attribution.cue),
            words: content.split(' ').filter(|w| w.chars().any(char::is_alphanumeric)).count(),
            content,
            manner: attribution.manner,
            source_kind: attribution.source_kind,
            speaker: attribution.speaker.clone(),
            nested_in: attribution.nested_in.map(|outer| outer + offset),
            in_headline,
            confidence: attribution.confidence,
            reason: attribution.reason.clone(),
        }
    }
}

struct Marks {
    numbers: Vec<u32>,
}

impl Marks {
    fn add(&mut self, marker: &Marker, kind: MarkKind, span: ByteSpan, confidence: Confidence, index: usize) {
        for place in marker.placer.places(span).filter(|p| !p.span.is_empty()) {
            let thousandths = (confidence.clamp(0.0, 1.0) * 1000.0).round() as u32;
            self.numbers.extend([
                kind as u32,
                place.block,
                place.span.start,
                place.span.end,
                thousandths,
                index as u32,
            ]);
        }
    }

    fn add_attribution(&mut self, marker: &Marker, attribution: &Attribution, index: usize) {
        let content = match attribution.manner {
            Manner::Direct | Manner::Mixed => MarkKind::Quote,
            Manner::Indirect => MarkKind::Indirect,
            Manner::Belief => MarkKind::Belief,
        };
        let parts = [
            (&attribution.content, content),
            (&attribution.source, MarkKind::Source),
            (&attribution.cue, MarkKind::Cue),
        ];
        for (spans, kind) in parts {
            for &span in spans {
                self.add(marker, kind, span, attribution.confidence, index);
            }
        }
    }
}
