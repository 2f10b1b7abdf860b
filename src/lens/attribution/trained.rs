//! The trained model's attributions in the words of this lens, alone or beside those of the rules.

use super::cue::{Act, cue_verb, is_feeling};
use super::find::{Draft, Pattern, quotations_by_token};
use super::source::{Resolved, Resolver};
use super::{Attribution, aside, attribution, broken, leading, quoted, relays, stray};
use crate::grammar::Form;
use crate::model::attribution::{Found, Heard};
use crate::text::{ByteSpan, Document, TokenKind, TokenSpan};

/// Most tokens of the source of an attribution that the rules add.
const LONGEST_PLAIN_SOURCE: usize = 16;

/// Finds the attributions of a document with the trained model, by rising cue.
pub fn find(document: &Document, resolver: &mut Resolver, heard: Option<&Heard>) -> Vec<Attribution> {
    let mut found = heard.map_or_else(Vec::new, Heard::attributions);
    if found.is_empty() {
        return Vec::new();
    }
    let quotation_of = quotations_by_token(document);
    aside::keep_apart(document, &quotation_of, &mut found);
    broken::carry_on(document, &mut found);
    leading::hand_over(document, &mut found);
    quoted::mend(document, &quotation_of, &mut found);
    stray::mend(document, &mut found);
    let tells = |found: &Found| !found.cue.iter().any(|&cue| is_proof(document, cue));
    let found = found.into_iter().filter(tells).map(|found| within_its_sentence(document, found));
    found.map(|found| one(document, found, |source| resolver.resolve(source))).collect()
}

/// Those of the model, with what only the rules see: a quotation or an "according to" that the model missed, and a source that
/// it left open. `drafts` are those of the rules.
pub fn find_beside(
    document: &Document,
    resolver: &mut Resolver,
    drafts: &[Draft],
    heard: Option<&Heard>,
) -> Vec<Attribution> {
    let mut attributions = find(document, resolver, heard);
    if attributions.is_empty() {
        return attributions;
    }
    settle_quotations(document, resolver, drafts, &mut attributions);
    let mut contents: Vec<ByteSpan> = attributions.iter().flat_map(|a| a.content.iter().copied()).collect();
    contents.sort_by_key(|span| span.start);
    let mut cues: Vec<(ByteSpan, usize)> =
        attributions.iter().enumerate().flat_map(|(index, a)| a.cue.iter().map(move |&cue| (cue, index))).collect();
    cues.sort_by_key(|(cue, _)| cue.start);
    for draft in drafts.iter().filter(|draft| relays(document, draft)) {
        let one = attribution(document, draft, |source| resolver.look_up(source));
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
            Pattern::Quote | Pattern::Postposed => is_plain(document, draft) && met(&contents, content).is_empty(),
            _ => false,
        };
        if one.content.iter().all(fits) {
            keep_sources_inside(document, resolver, &mut attributions, &one);
            attributions.push(one);
        }
    }
    leave_out_wordless(document, &mut attributions);
    attributions
}

/// Leaves out what a mere sign attributes ("According to Low[,] …") where the same words have a cue of words.
fn leave_out_wordless(document: &Document, attributions: &mut Vec<Attribution>) {
    let wordless = |one: &Attribution| one.cue.iter().all(|cue| document.words_in(*cue) == 0);
    let same = |a: &Attribution, b: &Attribution| a.source == b.source && a.content.first() == b.content.first();
    let told = |one: &Attribution| attributions.iter().any(|other| !wordless(other) && same(one, other));
    let mut left_out = attributions
        .iter()
        .map(|one| wordless(one) && !one.source.is_empty() && told(one))
        .collect::<Vec<_>>()
        .into_iter();
    attributions.retain(|_| left_out.next() != Some(true));
}

/// Gives each closed quotation that a cue and its source stand right behind (“…,” she said) to them, from whoever else was thought
/// to say it; what led to it stays theirs.
fn settle_quotations(document: &Document, resolver: &Resolver, drafts: &[Draft], all: &mut Vec<Attribution>) {
    for (draft, said) in drafts.iter().filter_map(|draft| Some((draft, said_before(document, draft)?))) {
        let cue = document.bytes(draft.cue);
        let own = all.iter().position(|one| one.cue.iter().any(|known| known.overlaps(cue)));
        let around = |one: &Attribution| one.content.iter().any(|content| content.overlaps(cue));
        let has = |one: &Attribution| one.content.iter().any(|content| content.overlaps(said));
        if own.is_some_and(|own| has(&all[own])) || all.iter().any(around) {
            continue;
        }
        for other in all.iter_mut().filter(|one| has(one)) {
            let content: Vec<ByteSpan> = other.content.iter().filter_map(|&one| lead(document, one, said)).collect();
            *other = with_content(document, resolver, other, content);
        }
        match own.and_then(|own| all.get_mut(own)) {
            Some(own) => {
                let mut content = own.content.clone();
                content.push(said);
                content.sort_unstable();
                *own = with_content(document, resolver, own, content);
            }
            None => all.push(attribution(document, draft, |source| resolver.look_up(source))),
        }
    }
    all.retain(|one| !one.content.is_empty());
}

/// The closed quotation that a draft's source and cue, one beside the other, stand right behind.
fn said_before(document: &Document, draft: &Draft) -> Option<ByteSpan> {
    let source = draft.source.filter(|_| draft.pattern == Pattern::Quote && is_plain(document, draft))?;
    let beside = source.end == draft.cue.start || draft.cue.end == source.start;
    let first = source.start.min(draft.cue.start) as usize;
    let finite = draft.cue.range().filter_map(|at| cue_verb(document.lower(at))).all(|cue| cue.form != Form::Ing);
    let mark = first.checked_sub(1).filter(|&at| beside && finite && document.kind(at) == Some(TokenKind::Quote))?;
    let quotation = document.quotation_at(document.tokens[mark].span.start)?;
    let meant = draft.content.iter().any(|&content| document.bytes(content).overlaps(quotation.span));
    let goes_on = matches!(document.lower(mark - 1), "," | "?" | "!" | "—" | "–" | "-");
    let whole = quotation.closed && quotation.inner.end as usize == mark;
    let tells = draft.act != Act::Tell && begins_clause(document, source.end.max(draft.cue.end) as usize);
    (meant && goes_on && whole && !tells).then_some(quotation.span)
}

/// Whether a word may begin the clause that is said, not an adjunct of the saying.
fn begins_clause(document: &Document, at: usize) -> bool {
    use crate::grammar::WordClass::{Adverb, Calendar, Contrast, Coordinator, Preposition, Subordinator};
    let adjunct =
        matches!(document.class(at), Some(Adverb | Calendar | Contrast | Coordinator | Preposition | Subordinator));
    let lower = document.lower(at);
    document.kind(at) == Some(TokenKind::Word) && !adjunct && !lower.ends_with("ly") && !lower.ends_with("ing")
}

/// What is left of a content before a quotation that is somebody else's; none where nothing but signs is.
fn lead(document: &Document, content: ByteSpan, said: ByteSpan) -> Option<ByteSpan> {
    if !content.overlaps(said) {
        return Some(content);
    }
    let before = ByteSpan::new(content.start, said.start.max(content.start));
    let words = before.of(document.text).trim_end_matches([':', ',', ';', ' ', '\n', '—', '–', '-']);
    let before = ByteSpan::new(before.start, before.start + words.len() as u32);
    (document.words_in(before) > 0).then_some(before)
}

fn with_content(document: &Document, resolver: &Resolver, known: &Attribution, content: Vec<ByteSpan>) -> Attribution {
    let (source, cue) = (known.source.clone(), known.cue.clone());
    one(document, Found { source, cue, content, confidence: known.confidence }, |source| resolver.look_up(source))
}

/// Whether a draft is one that the word rules seldom get wrong: a short source, a verb of speech, and a quotation beside the cue or
/// a statement before it.
fn is_plain(document: &Document, draft: &Draft) -> bool {
    let Some(source) = draft.source.filter(|source| source.len() <= LONGEST_PLAIN_SOURCE) else { return false };
    let start = source.start as usize;
    let capitalized = document.tokens.get(start).is_some_and(|token| token.capitalized);
    let begins = capitalized || document.class(start).is_some();
    let cue = draft.cue.range().find_map(|at| cue_verb(document.lower(at)));
    let says = matches!(draft.act, Act::Say | Act::Tell) && cue.is_some_and(|cue| !cue.may_be_noun);
    let quoted = |content: &TokenSpan| document.kind(content.start as usize) == Some(TokenKind::Quote);
    match draft.pattern {
        Pattern::Quote => begins && (says || draft.act == Act::Manner) && draft.content.iter().any(quoted),
        Pattern::Postposed => begins && says && draft.content.len() == 1,
        _ => false,
    }
}

/// The model takes "According to the paper, the minister" for one source where it misses the "according to": the sources of what
/// stands inside a content begin with it.
fn keep_sources_inside(document: &Document, resolver: &Resolver, known: &mut [Attribution], outer: &Attribution) {
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
            *inner = one(document, found, |source| resolver.look_up(source));
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
pub(super) fn last_before<T: Copy>(sorted: &[T], end: u32, span: impl Fn(&T) -> ByteSpan) -> Option<T> {
    sorted.partition_point(|one| span(one).start < end).checked_sub(1).map(|at| sorted[at])
}

pub(super) fn one(document: &Document, found: Found, resolve: impl FnOnce(TokenSpan) -> Resolved) -> Attribution {
    let tokens = |span: &ByteSpan| document.tokens_within(*span);
    let cue = found.cue.first().map_or(TokenSpan::new(0, 0), tokens);
    let content: Vec<_> = found.content.iter().map(tokens).filter(|span| !span.is_empty()).collect();
    let source = found.source.first().map(tokens).filter(|span| !span.is_empty());
    let draft = Draft { source, cue, content, act: act(document, cue.range()), pattern: Pattern::Clause };
    let read = attribution(document, &draft, resolve);
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
pub(super) fn within_its_sentence(document: &Document, mut found: Found) -> Found {
    let sentence = |span: ByteSpan| document.sentence_at(span.start);
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

/// What the first known word of a cue does; where none is known, it says.
fn act(document: &Document, mut cue: std::ops::Range<usize>) -> Act {
    let known = |word: &str| if is_feeling(word) { Some(Act::Think) } else { cue_verb(word).map(|cue| cue.act) };
    cue.find_map(|at| known(document.lower(at))).unwrap_or(Act::Say)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Passage;

    fn act_of(cue: &str) -> Act {
        let passage = Passage::from_text(cue);
        let document = Document::new(&passage, None);
        act(&document, 0..document.tokens.len())
    }

    #[test]
    fn a_feeling_is_thought_where_nothing_is_said() {
        assert_eq!(act_of("has never stopped wondering"), Act::Think);
        assert_eq!(act_of("is worried about"), Act::Think);
        assert_eq!(act_of("said proudly"), Act::Say);
        assert_eq!(act_of("made it known"), Act::Think);
        assert_eq!(act_of("took to task"), Act::Say);
    }
}
