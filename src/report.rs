//! A reading as the browser gets it: flat marks to paint, and a report to show.
//!
//! Marks cross the boundary as one array of numbers, six a mark; everything a card or the panel says is in the
//! report, in lists that the marks point into.

use crate::lens::attribution::{Attribution, Manner, SourceKind};
use crate::lens::date::DateKind;
use crate::lens::name::NameKind;
use crate::lens::number::NumberKind;
use crate::page::Page;
use crate::reading::{Confidence, Reading, Reason, Shares};
use crate::text::{ByteSpan, Passage, Placer};
use serde::Serialize;

/// What a mark shows. Its name in lower case with hyphens is the name of its highlight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum MarkKind {
    /// The source of an attribution.
    Source,
    /// The cue of an attribution.
    Cue,
    /// A content given word for word or partly so.
    Quote,
    /// A content in the writer's words.
    Indirect,
    /// A content that is thought, wanted or planned.
    Belief,
    /// Words that hold back.
    Hedge,
    /// Words that insist.
    Booster,
    /// A word that pushes, in the writer's own voice.
    Loaded,
    /// A word that pushes, in a source's voice.
    LoadedQuoted,
    /// The writer's own judgement.
    Opinion,
    /// A person.
    Person,
    /// An organisation.
    Organization,
    /// A place.
    Place,
    /// A date.
    Date,
    /// An amount.
    Number,
    /// A place in the headline that the body does not carry.
    Headline,
}

/// A lens as the reader can switch it: its name, and the kinds of mark it shows.
pub const LENSES: [(&str, &[MarkKind]); 8] = [
    ("sources", &[MarkKind::Source, MarkKind::Cue, MarkKind::Quote, MarkKind::Indirect]),
    ("beliefs", &[MarkKind::Belief]),
    ("voice", &[MarkKind::Booster, MarkKind::Loaded, MarkKind::LoadedQuoted, MarkKind::Opinion]),
    ("hedges", &[MarkKind::Hedge]),
    ("names", &[MarkKind::Person, MarkKind::Organization, MarkKind::Place]),
    ("dates", &[MarkKind::Date]),
    ("numbers", &[MarkKind::Number]),
    ("headline", &[MarkKind::Headline]),
];

impl MarkKind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Self; 16] = [
        Self::Source,
        Self::Cue,
        Self::Quote,
        Self::Indirect,
        Self::Belief,
        Self::Hedge,
        Self::Booster,
        Self::Loaded,
        Self::LoadedQuoted,
        Self::Opinion,
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Date,
        Self::Number,
        Self::Headline,
    ];

    /// The kind's name, as the painter's style sheet spells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Cue => "cue",
            Self::Quote => "quote",
            Self::Indirect => "indirect",
            Self::Belief => "belief",
            Self::Hedge => "hedge",
            Self::Booster => "booster",
            Self::Loaded => "loaded",
            Self::LoadedQuoted => "loaded-quoted",
            Self::Opinion => "opinion",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Date => "date",
            Self::Number => "number",
            Self::Headline => "headline",
        }
    }
}

/// Numbers a mark takes in [`Report::marks`].
pub const MARK_WIDTH: usize = 6;

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
        let mut out = String::new();
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
        AttributionEntry {
            source: self.words(&attribution.source),
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
