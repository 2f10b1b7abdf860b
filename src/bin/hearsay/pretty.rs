//! A record as marked text with a short summary, for a terminal.
//!
//! One character carries one style: where lenses overlap, the narrower one wins over the wider.

use crate::record::{AttributionRow, Record};
use anstyle::{AnsiColor, Color, Style};
use hearsay::lens::attribution::{Manner, SourceKind};
use hearsay::lens::name::NameKind;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes a record. Colours are left out by the stream where nobody would see them.
pub fn write(out: &mut impl Write, record: &Record) -> io::Result<()> {
    let bold = Style::new().bold();
    if !record.title.is_empty() {
        let title = painted(&record.title, &attribution_layers(&record.headline.attributions), bold);
        writeln!(out, "{title}")?;
    }
    if let Some(published) = &record.published {
        writeln!(out, "published {published}")?;
    }
    writeln!(out, "\n{}\n", painted(&record.text, &body_layers(record), Style::new()).trim_end())?;
    write!(out, "{}", summary(record))?;
    writeln!(out)
}

/// Marks of one kind with the style they get.
struct Layer {
    spans: Vec<[u32; 2]>,
    style: Style,
}

fn colour(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(colour)))
}

/// From the widest to the narrowest: a later layer paints over an earlier one.
fn body_layers(record: &Record) -> Vec<Layer> {
    let mut layers = Vec::new();
    layers.push(Layer { spans: pairs(&record.opinions, |o| [o.start, o.end]), style: Style::new().italic() });
    layers.extend(attribution_layers(&record.attributions));
    for (kind, style) in [
        (NameKind::Person, colour(AnsiColor::BrightWhite)),
        (NameKind::Organization, colour(AnsiColor::BrightWhite)),
        (NameKind::Place, colour(AnsiColor::White)),
    ] {
        let spans = record.names.iter().filter(|n| n.kind == kind).map(|n| [n.start, n.end]).collect();
        layers.push(Layer { spans, style: style.underline() });
    }
    layers
        .push(Layer { spans: pairs(&record.dates, |d| [d.start, d.end]), style: colour(AnsiColor::Blue).underline() });
    let numbers = pairs(&record.numbers, |n| [n.start, n.end]);
    layers.push(Layer { spans: numbers, style: colour(AnsiColor::Blue) });
    layers.push(Layer { spans: pairs(&record.hedges, |h| [h.start, h.end]), style: colour(AnsiColor::Magenta) });
    let boosters = pairs(&record.boosters, |b| [b.start, b.end]);
    layers.push(Layer { spans: boosters, style: colour(AnsiColor::Red).underline() });
    let (quoted, own): (Vec<_>, Vec<_>) = record.loaded.iter().partition(|l| l.quoted);
    let spans = |rows: &[&crate::record::LoadedRow]| rows.iter().map(|l| [l.start, l.end]).collect();
    layers.push(Layer { spans: spans(&quoted), style: colour(AnsiColor::Red) });
    layers.push(Layer { spans: spans(&own), style: colour(AnsiColor::Red).bold() });
    layers
}

fn attribution_layers(attributions: &[AttributionRow]) -> Vec<Layer> {
    let contents = |manners: &[Manner]| {
        attributions.iter().filter(|a| manners.contains(&a.manner)).flat_map(|a| a.content.clone()).collect()
    };
    vec![
        Layer { spans: contents(&[Manner::Belief]), style: colour(AnsiColor::BrightCyan) },
        Layer { spans: contents(&[Manner::Indirect]), style: colour(AnsiColor::Cyan) },
        Layer { spans: contents(&[Manner::Direct, Manner::Mixed]), style: colour(AnsiColor::Green) },
        Layer {
            spans: attributions.iter().flat_map(|a| a.source.clone()).collect(),
            style: colour(AnsiColor::Yellow).bold(),
        },
        Layer { spans: attributions.iter().flat_map(|a| a.cue.clone()).collect(), style: colour(AnsiColor::Yellow) },
    ]
}

fn pairs<T>(rows: &[T], span: impl Fn(&T) -> [u32; 2]) -> Vec<[u32; 2]> {
    rows.iter().map(span).collect()
}

fn painted(text: &str, layers: &[Layer], plain: Style) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut styles = vec![plain; characters.len()];
    for layer in layers {
        for &[start, end] in &layer.spans {
            if let Some(run) = styles.get_mut(start as usize..end as usize) {
                run.fill(layer.style);
            }
        }
    }
    let mut out = String::with_capacity(text.len());
    let mut current = Style::new();
    for (&character, &style) in characters.iter().zip(&styles) {
        if style != current {
            let _ = write!(out, "{}{}", current.render_reset(), style.render());
            current = style;
        }
        out.push(character);
    }
    let _ = write!(out, "{}", current.render_reset());
    out
}

/// Who is quoted how often, and what the headline adds.
fn summary(record: &Record) -> String {
    let mut out = String::new();
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let _ = writeln!(out, "{}", count(record.attributions.len(), "attribution", "attributions"));
    for (kind, words) in KINDS {
        let of_kind: Vec<&AttributionRow> = record.attributions.iter().filter(|a| a.source_kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let _ = write!(out, "  {:>3} {words}", of_kind.len());
        let mut speakers: Vec<&str> = of_kind.iter().filter_map(|a| a.speaker.as_deref()).collect();
        speakers.sort_unstable();
        speakers.dedup();
        let _ = writeln!(out, "{}{}", if speakers.is_empty() { "" } else { ": " }, speakers.join(", "));
    }
    for finding in &record.headline.findings {
        let _ = writeln!(out, "headline: {finding}");
    }
    out
}

const KINDS: [(SourceKind, &str); 7] = [
    (SourceKind::Named, "by name"),
    (SourceKind::Unnamed, "without a name"),
    (SourceKind::Organization, "organisations"),
    (SourceKind::Document, "documents"),
    (SourceKind::Outlet, "other news organisations"),
    (SourceKind::Public, "people at large"),
    (SourceKind::Writer, "the writer's own"),
];
