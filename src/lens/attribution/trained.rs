//! The trained model's attributions in the words of this lens, alone or beside those of the rules.

use super::cue::{Act, cue_verb};
use super::find::{Draft, Pattern};
use super::source::Resolver;
use super::{Attribution, NESTED, attribution, nest, relays};
use crate::lens::name::Name;
use crate::model::attribution::{self as model, Found};
use crate::text::{ByteSpan, Document, TokenSpan};

/// Finds the attributions of a document with the trained model, by rising cue.
pub fn find(document: &Document, names: &[Name]) -> Vec<Attribution> {
    let mut attributions = read(document, names);
    nest(&mut attributions);
    attributions
}

/// Those of the model, with what only the rules see: a quotation or an "according to" that the model missed, a source that it
/// left open, and speech inside another's content, which its training articles leave unmarked.
pub fn find_beside(document: &Document, names: &[Name]) -> Vec<Attribution> {
    let mut attributions = read(document, names);
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
            }
            attributions.push(one);
        }
    }
    attributions.sort_by_key(|a| a.cue.first().or(a.content.first()).map(|span| span.start));
    nest(&mut attributions);
    attributions
}

/// Those of some spans in order, none of which overlaps another, that share a byte with `span`.
fn met(sorted: &[ByteSpan], span: ByteSpan) -> &[ByteSpan] {
    let first = sorted.partition_point(|other| other.end <= span.start);
    let after = sorted.partition_point(|other| other.start < span.end);
    sorted.get(first..after).unwrap_or(&[])
}

/// The last of some spans in order that begins before a byte.
fn last_before<T: Copy>(sorted: &[T], end: u32, span: impl Fn(&T) -> ByteSpan) -> Option<T> {
    sorted.partition_point(|one| span(one).start < end).checked_sub(1).map(|at| sorted[at])
}

fn read(document: &Document, names: &[Name]) -> Vec<Attribution> {
    let mut resolver = Resolver::new(document, names);
    let found = model::tag(document.text);
    found.into_iter().map(|found| one(document, &mut resolver, found)).collect()
}

fn one(document: &Document, resolver: &mut Resolver, found: Found) -> Attribution {
    let tokens = |span: &ByteSpan| document.tokens_within(*span);
    let cue = found.cue.first().map_or(TokenSpan::new(0, 0), tokens);
    let content: Vec<_> = found.content.iter().map(tokens).filter(|span| !span.is_empty()).collect();
    let source = found.source.first().map(tokens).filter(|span| !span.is_empty());
    let draft = Draft { source, cue, content, act: act(document, cue.range()), pattern: Pattern::Clause };
    let read = attribution(document, resolver, &draft);
    let Found { source, cue, content, confidence } = found;
    Attribution { source, cue, content, confidence, ..read }
}

/// What the first known verb of a cue does; where none is known, it says.
fn act(document: &Document, cue: std::ops::Range<usize>) -> Act {
    cue.into_iter().find_map(|at| cue_verb(document.lower(at))).map_or(Act::Say, |cue| cue.act)
}
