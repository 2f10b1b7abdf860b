//! The trained model's attributions in the words of this lens, alone or beside those of the rules.

use super::cue::{Act, cue_verb};
use super::find::{Draft, Pattern};
use super::source::Resolver;
use super::{Attribution, NESTED, attribution, nest, relays};
use crate::lens::name::Name;
use crate::model::attribution::Found;
use crate::text::{ByteSpan, Document, TokenSpan};

/// The attributions that the trained model found in a document, by rising cue.
pub fn find(document: &Document, names: &[Name], found: Vec<Found>) -> Vec<Attribution> {
    let mut attributions = read(document, names, found);
    nest(&mut attributions);
    attributions
}

/// Those of the model, with what only the rules see: a quotation or an "according to" that the model missed, a source that it
/// left open, and speech inside another's content, which its training articles leave unmarked.
pub fn find_beside(document: &Document, names: &[Name], found: Vec<Found>) -> Vec<Attribution> {
    let mut attributions = read(document, names, found);
    let mut contents: Vec<ByteSpan> = attributions.iter().flat_map(|a| a.content.iter().copied()).collect();
    contents.sort_by_key(|span| span.start);
    let mut cues: Vec<(ByteSpan, usize)> =
        attributions.iter().enumerate().flat_map(|(index, a)| a.cue.iter().map(move |&cue| (cue, index))).collect();
    cues.sort_by_key(|(cue, _)| cue.start);
    let mut resolver = Resolver::new(document, names);
    for draft in super::find::drafts(document).iter().filter(|draft| relays(document, draft)) {
        let mut one = attribution(document, &mut resolver, draft);
        let Some(&cue) = one.cue.first() else { continue };
        if let Some((_, index)) = last_before(&cues, cue.end, |(span, _)| *span).filter(|(span, _)| span.overlaps(cue))
        {
            let known = &mut attributions[index];
            if known.source.is_empty() && !known.content.iter().any(|c| one.source.iter().any(|s| s.overlaps(*c))) {
                let Attribution { source, source_kind, speaker, .. } = one;
                *known = Attribution { source, source_kind, speaker, ..known.clone() };
            }
            continue;
        }
        let fits = |&content: &ByteSpan| match draft.pattern {
            // What "according to" attributes may be what others say.
            Pattern::Accordingly => met(&contents, content).iter().all(|inner| content.contains(*inner)),
            Pattern::Quote | Pattern::Postposed => met(&contents, content).is_empty(),
            _ => false,
        };
        let missed = one.content.iter().all(fits);
        let outer = last_before(&contents, cue.end, |span| *span).filter(|outer| outer.contains(cue));
        let inside = outer.is_some_and(|outer| one.content.iter().all(|&content| outer.contains(content)));
        let speech = matches!(draft.act, Act::Say | Act::Tell) && draft.pattern != Pattern::Relayed;
        if missed || inside && speech {
            if inside {
                one.confidence = one.confidence.min(NESTED);
            } else {
                keep_sources_inside(document, &mut resolver, &mut attributions, &one);
            }
            attributions.push(one);
        }
    }
    attributions.sort_by_key(|a| a.cue.first().or(a.content.first()).map(|span| span.start));
    nest(&mut attributions);
    attributions
}

/// The model takes "According to the paper, the minister" for one source where it misses the "according to": the sources of what
/// stands inside a content begin with it.
fn keep_sources_inside(document: &Document, resolver: &mut Resolver, known: &mut [Attribution], outer: &Attribution) {
    for inner in known {
        let Some(&content) = outer.content.iter().find(|content| inner.cue.iter().any(|cue| content.contains(*cue)))
        else {
            continue;
        };
        let reaches_out = |source: &ByteSpan| source.overlaps(content) && !content.contains(*source);
        if inner.source.iter().any(reaches_out) {
            let clip = |source: &ByteSpan| ByteSpan::new(source.start.max(content.start), source.end.min(content.end));
            let source = inner.source.iter().filter(|source| source.overlaps(content)).map(clip).collect();
            let found =
                Found { source, cue: inner.cue.clone(), content: inner.content.clone(), confidence: inner.confidence };
            *inner = one(document, resolver, found);
        }
    }
}

/// Those of some spans in order, none of which overlaps another, that share a byte with `span`.
pub(super) fn met(sorted: &[ByteSpan], span: ByteSpan) -> &[ByteSpan] {
    let first = sorted.partition_point(|other| other.end <= span.start);
    let after = sorted.partition_point(|other| other.start < span.end);
    sorted.get(first..after).unwrap_or(&[])
}

/// The last of some spans in order that begins before a byte.
fn last_before<T: Copy>(sorted: &[T], end: u32, span: impl Fn(&T) -> ByteSpan) -> Option<T> {
    sorted.partition_point(|one| span(one).start < end).checked_sub(1).map(|at| sorted[at])
}

fn read(document: &Document, names: &[Name], found: Vec<Found>) -> Vec<Attribution> {
    let mut resolver = Resolver::new(document, names);
    let tells = |found: &Found| !found.cue.iter().any(|&cue| is_proof(document, cue));
    let found = found.into_iter().filter(tells).map(|found| within_its_sentence(document, found));
    found.map(|found| one(document, &mut resolver, found)).collect()
}

fn one(document: &Document, resolver: &mut Resolver, found: Found) -> Attribution {
    let tokens = |span: &ByteSpan| document.tokens_within(*span);
    let cue = found.cue.first().map_or(TokenSpan::new(0, 0), tokens);
    let content: Vec<_> = found.content.iter().map(tokens).filter(|span| !span.is_empty()).collect();
    let source = found.source.first().map(tokens).filter(|span| !span.is_empty());
    let draft = Draft { source, cue, content, act: act(document, cue.range()), pattern: Pattern::Clause };
    let read = attribution(document, resolver, &draft);
    let Found { source, cue, content, confidence } = found;
    let trimmed = |spans: Vec<ByteSpan>| spans.into_iter().map(|span| without_comma(document, span)).collect();
    Attribution { source: trimmed(source), cue: trimmed(cue), content, confidence, ..read }
}

/// A span without the comma or colon that it ends in, which belongs to the sentence around; a colon alone stays ("LOW: We must act").
fn without_comma(document: &Document, span: ByteSpan) -> ByteSpan {
    let words = span.of(document.text).trim_end_matches([',', ':', ';', ' ']);
    if words.is_empty() { span } else { ByteSpan::new(span.start, span.start + words.len() as u32) }
}

/// "According to" attributes the sentence it stands in, and beyond it quotations alone.
fn within_its_sentence(document: &Document, mut found: Found) -> Found {
    let sentence = |span: ByteSpan| document.sentence_of(document.tokens_within(span).start as usize);
    let accordingly = found.cue.first().filter(|cue| cue.of(document.text).eq_ignore_ascii_case("according to"));
    if let Some(home) = accordingly.map(|&cue| sentence(cue))
        && found.content.iter().any(|&content| sentence(content) == home)
    {
        found.content.retain(|&content| sentence(content) == home || document.is_quoted(content.start));
    }
    found
}

/// Whether a cue only proves: "has proven that" is how the writer insists, whoever did it.
fn is_proof(document: &Document, cue: ByteSpan) -> bool {
    let mut words = document.tokens_within(cue).range().map(|at| document.lower(at));
    words.any(|word| matches!(word, "prove" | "proves" | "proved" | "proven"))
}

/// What the first known verb of a cue does; where none is known, it says.
fn act(document: &Document, cue: std::ops::Range<usize>) -> Act {
    cue.into_iter().find_map(|at| cue_verb(document.lower(at))).map_or(Act::Say, |cue| cue.act)
}
