//! Contents that break off in the middle of a clause go on.
//!
//! The model's tags lie side by side, so a content ends where it sees another attribution, even where that one stands in the
//! middle of it ("that the people who [seem] …"), and sometimes at a bracket.

use crate::grammar::WordClass;
use crate::model::attribution::Found;
use crate::text::{ByteSpan, Document, TokenKind, TokenSpan};

/// Carries every content that breaks off to the end of its sentence, or as far as the next attribution.
pub(super) fn carry_on(document: &Document, found: &mut [Found]) {
    let mut others: Vec<ByteSpan> = found.iter().flat_map(|one| one.source.iter().chain(&one.cue)).copied().collect();
    others.sort_unstable();
    for one in found {
        let (Some(cue), Some(content)) = (one.cue.last(), one.content.last_mut()) else { continue };
        if content.start < cue.end {
            continue;
        }
        let tokens = document.tokens_within(*content);
        let Some(sentence) = document.sentence_of(tokens.start as usize).and_then(|at| document.sentences.get(at))
        else {
            continue;
        };
        let Some(breaks_at) = breaks_off(document, tokens, sentence.tokens) else { continue };
        let next = others.get(others.partition_point(|other| other.start < content.end));
        let next = next.map(|other| document.tokens_within(*other).start).filter(|_| breaks_at == Break::Inside);
        let mut end = next.map_or(sentence.tokens.end, |next| next.min(sentence.tokens.end)) as usize;
        while end > tokens.end as usize
            && (document.kind(end - 1) == Some(TokenKind::Stop) || document.lower(end - 1) == ",")
        {
            end -= 1;
        }
        if end > tokens.end as usize {
            *content = document.bytes(TokenSpan::from_range(tokens.start as usize..end));
        }
    }
}

/// Where a content breaks off.
#[derive(Clone, Copy, PartialEq)]
enum Break {
    /// Behind a word that ends no clause ("the", "of", "that"), or before a bracket.
    Inside,
    /// Before the verb that its last words wait for, or between "that" and an "according to" of its own.
    BeforeClause,
}

fn breaks_off(document: &Document, content: TokenSpan, sentence: TokenSpan) -> Option<Break> {
    let end = content.end as usize;
    let last = end.checked_sub(1).filter(|_| content.end < sentence.end)?;
    let is_word = |at: usize| matches!(document.kind(at), Some(TokenKind::Word | TokenKind::Number));
    let behind = if document.lower(end) == "," { end + 1 } else { end };
    let goes_on = is_word(behind) || document.kind(behind) == Some(TokenKind::Quote) || document.lower(behind) == "(";
    let only_that = content.len() == 1 && document.class(last) == Some(WordClass::That);
    if only_that && document.lower(end) == "," && document.lower(end + 1) == "according" {
        return Some(Break::BeforeClause);
    }
    // "Admit killing": whom, is to come.
    let only_gerund = content.len() == 1 && document.lower(last).ends_with("ing");
    if document.lower(end) == "(" || goes_on && (only_gerund || ends_nothing(document, last)) {
        return Some(Break::Inside);
    }
    let verb = document.class(end).is_some_and(WordClass::is_auxiliary);
    (verb && is_word(last)).then_some(Break::BeforeClause)
}

/// Whether a clause cannot end in a word.
fn ends_nothing(document: &Document, at: usize) -> bool {
    match document.class(at) {
        Some(WordClass::Determiner) => matches!(
            document.lower(at),
            "the" | "a" | "an" | "this" | "these" | "those" | "his" | "her" | "its" | "their" | "our" | "my" | "your"
        ),
        Some(WordClass::Preposition | WordClass::That | WordClass::Subordinator | WordClass::Coordinator) => true,
        Some(class) => class == WordClass::Contrast || class.is_auxiliary(),
        None => false,
    }
}
