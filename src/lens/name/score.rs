//! Results of matches: a country beside one is its team.

use super::candidate::Candidate;
use crate::text::{Document, TokenKind};

/// Whether a result of a match stands beside a candidate.
pub(super) fn is_beside(document: &Document, candidate: &Candidate) -> bool {
    const REACH: usize = 2;
    let (start, end) = (candidate.tokens.start as usize, candidate.tokens.end as usize);
    (end..end + REACH).any(|at| is_score(document, at))
        || (1..=REACH).filter_map(|back| start.checked_sub(back)).any(|at| is_score_before(document, at))
}

/// "1 – 0", "2-1" at token `at`: a country beside it is its team.
fn is_score(document: &Document, at: usize) -> bool {
    let small = |i: usize| document.kind(i) == Some(TokenKind::Number) && document.word(i).len() <= 2;
    is_glued_score(document, at) || small(at) && matches!(document.word(at + 1), "–" | "-" | "—") && small(at + 2)
}

/// The same, ending at token `at`.
fn is_score_before(document: &Document, at: usize) -> bool {
    is_glued_score(document, at) || at >= 2 && is_score(document, at - 2)
}

fn is_glued_score(document: &Document, at: usize) -> bool {
    matches!(document.word(at).as_bytes(), [a, b'-', b] if a.is_ascii_digit() && b.is_ascii_digit())
}
