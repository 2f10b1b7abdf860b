//! What is told inside what is told: the contents read again, each as a text of its own, two layers deep.
//!
//! The training articles mark one layer, but whoever is said to have said something reads the same one layer down. So the model
//! reads every content that has a word of speech or thought in it, and word rules stand [guard](super::guard): an inner
//! attribution must have a source that is somebody else and a verb that says or thinks what follows. One missed is better than
//! one invented.

use super::find::{Draft, Pattern};
use super::guard::{Guard, tells_of_another};
use super::pronoun::Outer;
use super::source::Resolver;
use super::trained::{last_before, met, one, within_its_sentence};
use super::{Attribution, Manner, inner_quotations, put_in_order};
use crate::grammar::WordClass;
use crate::model::attribution::{self as model, Found};
use crate::reading::Confidence;
use crate::text::{ByteSpan, Document, Passage, Quotation, TokenKind, TokenSpan};

/// The layers, the outermost one counted.
const LAYERS: usize = 3;
/// The most that an inner attribution is trusted: the share that was right of sixty read.
const MOST: Confidence = 0.83;

/// Adds what is told inside the contents of `attributions`, from the outside inwards, and leaves out what is in there already
/// but does not pass. `drafts` are what the word rules found.
pub(super) fn add(document: &Document, resolver: &Resolver, drafts: &[Draft], attributions: &mut Vec<Attribution>) {
    let reader = Reader { document, resolver, guard: Guard::new(document, resolver) };
    put_in_order(attributions);
    reader.sift(attributions);
    for layer in 1..LAYERS {
        put_in_order(attributions);
        reader.read_layer(layer, drafts, attributions);
    }
}

struct Reader<'d> {
    document: &'d Document<'d>,
    resolver: &'d Resolver<'d>,
    guard: Guard<'d>,
}

impl Reader<'_> {
    /// Leaves out what stands inside another's content and does not pass.
    fn sift(&self, attributions: &mut Vec<Attribution>) {
        let sifted = |one: &Attribution| {
            let Some(outer) = one.nested_in.and_then(|at| attributions.get(at)) else { return Some(one.clone()) };
            let (source, cue, content) = (one.source.clone(), one.cue.clone(), one.content.clone());
            self.told(Found { source, cue, content, confidence: one.confidence }, outer)
        };
        *attributions = attributions.iter().filter_map(sifted).collect();
    }

    /// Adds what is told inside the attributions of one layer.
    fn read_layer(&self, layer: usize, drafts: &[Draft], attributions: &mut Vec<Attribution>) {
        let outer: Vec<usize> = (0..attributions.len()).filter(|&at| depth(attributions, at) == layer).collect();
        let mut cues: Vec<ByteSpan> = attributions.iter().flat_map(|a| a.cue.iter().copied()).collect();
        cues.sort_unstable();
        let mut contents: Vec<(ByteSpan, usize)> =
            outer.iter().flat_map(|&at| attributions[at].content.iter().map(move |&content| (content, at))).collect();
        contents.sort_unstable();
        let read = Passages::of(self.document, attributions, &outer).read().into_iter();
        let read = read.map(|(said_in, found)| (said_in, within_its_sentence(self.document, found)));
        let by_rule = drafts.iter().filter(|draft| self.is_plain(draft));
        let by_rule = by_rule.filter_map(|draft| {
            let found = drafted(self.document, draft)?;
            let cue = *found.cue.first()?;
            let (around, said_in) = last_before(&contents, cue.end, |(span, _)| *span)?;
            let inside = around.contains(cue) && found.content.iter().all(|&content| around.contains(content));
            inside.then_some((said_in, found))
        });
        let mut inner: Vec<Attribution> = Vec::new();
        for (said_in, found) in read.chain(by_rule) {
            let Some(&cue) = found.cue.first().filter(|&&cue| met(&cues, cue).is_empty()) else { continue };
            let Some(told) = self.told(found, &attributions[said_in]) else { continue };
            cues.insert(cues.partition_point(|known| known.start < cue.start), cue);
            inner.push(told);
        }
        // What is told inside one of these is the next layer's, in another voice.
        let mut contents: Vec<ByteSpan> = inner.iter().flat_map(|told| told.content.iter().copied()).collect();
        contents.sort_unstable();
        inner.retain(|told| {
            let around =
                told.cue.first().and_then(|cue| last_before(&contents, cue.end, |span| *span).map(|c| (c, cue)));
            !around.is_some_and(|(content, &cue)| content.contains(cue))
        });
        attributions.extend(inner);
    }

    /// Whether a draft of the word rules is one that they seldom get wrong: by its pattern, or by a short source.
    fn is_plain(&self, draft: &Draft) -> bool {
        let document = self.document;
        let Some(source) = draft.source else { return false };
        let start = source.start as usize;
        let opens =
            document.class(start).is_some() || document.tokens.get(start).is_some_and(|token| token.capitalized);
        let short = source.len() < 6 && source.range().all(|at| document.class(at) != Some(WordClass::Preposition));
        match draft.pattern {
            Pattern::Accordingly | Pattern::Postposed | Pattern::ToldBy => true,
            Pattern::Address | Pattern::Relayed => false,
            _ => opens && short,
        }
    }

    /// What is told in the words of `outer`, where it passes.
    fn told(&self, found: Found, outer: &Attribution) -> Option<Attribution> {
        let voice = voice(self.document, self.resolver, outer, &found);
        let found = self.guard.let_in(found, voice.quoted)?;
        let mut told = one(self.document, found, |source| self.resolver.look_inside(source, &voice));
        told.confidence = told.confidence.min(MOST).min(outer.confidence);
        Some(told)
    }
}

/// How many attributions are around one, itself counted.
fn depth(attributions: &[Attribution], at: usize) -> usize {
    let around = |&at: &usize| attributions.get(at).and_then(|one| one.nested_in);
    std::iter::successors(Some(at), around).take(LAYERS + 1).count()
}

/// What the word rules found, as the model would tell it.
fn drafted(document: &Document, draft: &Draft) -> Option<Found> {
    let bytes = |tokens: TokenSpan| document.bytes(tokens);
    let content = draft.content.iter().copied().map(bytes).collect();
    let source = vec![bytes(draft.source?)];
    Some(Found { source, cue: vec![bytes(draft.cue)], content, confidence: super::NESTED })
}

/// In whose voice an inner attribution is told.
fn voice(document: &Document, resolver: &Resolver, outer: &Attribution, inner: &Found) -> Outer {
    let holds =
        |spans: &[ByteSpan], quotation: &Quotation| spans.first().is_some_and(|cue| quotation.span.contains(*cue));
    let around = inner.cue.first().and_then(|cue| document.quotation_at(cue.start));
    // A transcript's words stand in no marks.
    let is_quoted = |at: usize| document.tokens.get(at).is_some_and(|token| document.is_quoted(token.span.start));
    let unmarked = |spans: &[ByteSpan]| !spans.iter().any(|&span| document.tokens_within(span).range().any(is_quoted));
    let quoted = around.is_some_and(|quotation| !holds(&outer.cue, quotation))
        || outer.manner == Manner::Direct && unmarked(&outer.content);
    let plural = outer.source.first().is_some_and(|&source| resolver.is_plural(document.tokens_within(source)));
    Outer { kind: outer.source_kind, speaker: outer.speaker.clone(), quoted, plural }
}

/// Contents as the paragraphs of one text, so that the model reads them in one go.
#[derive(Default)]
struct Passages {
    text: String,
    rows: Vec<Row>,
}

/// Where a passage lies.
#[derive(Clone, Copy)]
struct Row {
    /// Its first byte in the passages' text.
    start: u32,
    in_document: ByteSpan,
    /// Index of the attribution that it is a content of.
    said_in: usize,
}

impl Passages {
    /// The contents of some of the attributions.
    fn of(document: &Document, attributions: &[Attribution], outer: &[usize]) -> Self {
        let mut passages = Self::default();
        for &at in outer {
            attributions[at].content.iter().for_each(|&content| passages.push(document, content, at));
        }
        passages
    }

    /// Adds a content where a word of another's speech or thought stands in it.
    fn push(&mut self, document: &Document, content: ByteSpan, said_in: usize) {
        let tokens = inside_marks(document, document.tokens_within(content));
        if !tokens.range().any(|at| tells_of_another(document, at)) {
            return;
        }
        let span = document.bytes(tokens);
        let start = self.text.len();
        self.rows.push(Row { start: start as u32, in_document: span, said_in });
        self.text.extend(span.of(document.text).chars().map(|c| if c == '\n' { ' ' } else { c }));
        self.mark_quotations(document, span, start);
        // A sentence begins with a capital and ends with a full stop.
        if let Some(first) = self.text.get_mut(start..start + 1) {
            first.make_ascii_uppercase();
        }
        self.text.push_str(".\n\n");
    }

    /// Turns the single marks of quotations inside a quotation into the double ones that the model knows, which are as long.
    fn mark_quotations(&mut self, document: &Document, span: ByteSpan, start: usize) {
        if !document.is_quoted(span.start) {
            return;
        }
        for quotation in inner_quotations(document, span).filter(|quotation| span.contains(quotation.span)) {
            for at in [quotation.inner.start.wrapping_sub(1), quotation.inner.end] {
                let Some(mark) = document.tokens.get(at as usize) else { continue };
                let double = match mark.span.of(document.text) {
                    "‘" => "“",
                    "’" => "”",
                    "'" => "\"",
                    _ => continue,
                };
                let from = start + (mark.span.start - span.start) as usize;
                self.text.replace_range(from..from + double.len(), double);
            }
        }
    }

    /// What the model finds, each with the attribution it is said in, its spans in the document's bytes.
    fn read(&self) -> Vec<(usize, Found)> {
        let found = model::tag_apart(&Document::new(&Passage::from_text(&self.text), None)).into_iter();
        found
            .filter_map(|found| {
                let at = found.cue.first().or(found.content.first())?.start;
                let row = *self.rows.get(self.rows.partition_point(|row| row.start <= at).checked_sub(1)?)?;
                let place = |at: u32| (at - row.start + row.in_document.start).min(row.in_document.end);
                let placed = |spans: Vec<ByteSpan>| {
                    spans.into_iter().map(|span| ByteSpan::new(place(span.start), place(span.end))).collect()
                };
                let Found { source, cue, content, confidence } = found;
                let found = Found { source: placed(source), cue: placed(cue), content: placed(content), confidence };
                Some((row.said_in, found))
            })
            .collect()
    }
}

/// A content without the quotation marks around it, the "that" before it and the comma or stop behind it.
fn inside_marks(document: &Document, content: TokenSpan) -> TokenSpan {
    let (mut start, mut end) = (content.start as usize, content.end as usize);
    let marks = |at: usize| document.kind(at) == Some(TokenKind::Quote);
    let is_whole = |q: &&Quotation| q.inner.start as usize == start + 1 && q.inner.end as usize + 1 >= end;
    let quoted = document.quotation_at(document.bytes(content).start).filter(is_whole);
    if let Some(quotation) = quoted {
        (start, end) = (quotation.inner.start as usize, quotation.inner.end.min(content.end) as usize);
    } else if end > start && marks(start) && !(start + 1..end).any(marks) {
        start += 1;
    }
    while end > start && matches!(document.lower(end - 1), "," | "." | ";" | ":") {
        end -= 1;
    }
    while start < end && (document.class(start) == Some(WordClass::That) || document.lower(start) == ",") {
        start += 1;
    }
    TokenSpan::from_range(start..end.max(start))
}
