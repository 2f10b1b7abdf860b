//! Tokens → sentences.

use super::span::{ByteSpan, TokenSpan};
use super::token::{Token, TokenKind, is_title};

/// A sentence: a run of tokens inside one paragraph, its closing quotation mark included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sentence {
    /// Where it lies, in bytes.
    pub span: ByteSpan,
    /// Its tokens.
    pub tokens: TokenSpan,
    /// Index of its paragraph in the document.
    pub paragraph: u32,
}

/// Splits the tokens of one paragraph, `tokens` being indices into `all`, and appends its sentences.
pub(super) fn split(text: &str, all: &[Token], tokens: TokenSpan, paragraph: u32, out: &mut Vec<Sentence>) {
    let mut start = tokens.start;
    let mut at = tokens.start;
    while at < tokens.end {
        at += 1;
        if ends_sentence(text, all, at - 1, tokens.end) {
            while at < tokens.end && closes(text, &all[at as usize]) {
                at += 1;
            }
            push(all, start..at, paragraph, out);
            start = at;
        }
    }
    push(all, start..tokens.end, paragraph, out);
}

fn push(all: &[Token], range: std::ops::Range<u32>, paragraph: u32, out: &mut Vec<Sentence>) {
    if range.is_empty() {
        return;
    }
    let first = all[range.start as usize].span;
    let last = all[range.end as usize - 1].span;
    out.push(Sentence { span: first.to(last), tokens: TokenSpan::new(range.start, range.end), paragraph });
}

/// A closing mark right behind the end of a sentence still belongs to it.
fn closes(text: &str, token: &Token) -> bool {
    let word = token.span.of(text);
    !token.spaced && (matches!(word, ")" | "]" | "”" | "’" | "\"" | "'" | "''" | "»"))
}

fn ends_sentence(text: &str, all: &[Token], at: u32, end: u32) -> bool {
    let token = &all[at as usize];
    let word = token.span.of(text);
    let mut next = at + 1;
    while next < end && closes(text, &all[next as usize]) {
        next += 1;
    }
    let Some(follower) = all.get(next as usize).filter(|_| next < end) else { return false };
    let starts_new = follower.capitalized
        || matches!(follower.kind, TokenKind::Number | TokenKind::Quote | TokenKind::Address)
        || follower.kind == TokenKind::Sign && matches!(follower.span.of(text), "(" | "[" | "•" | "–" | "—" | "-");
    match token.kind {
        TokenKind::Stop if word.contains(['?', '!']) => follower.spaced && starts_new,
        TokenKind::Stop if word.contains('…') || word.len() > 1 => follower.spaced && follower.capitalized,
        TokenKind::Stop => follower.spaced && starts_new,
        TokenKind::Word if word.ends_with('.') => {
            let is_initial = word.chars().filter(|c| c.is_alphabetic()).count() == 1;
            follower.spaced
                && !is_title(word)
                && !is_initial
                && follower.capitalized
                && is_common_opening(follower.span.of(text))
        }
        _ => false,
    }
}

/// After "U.S." or "Inc." only a word that often opens a sentence tells that one ended.
fn is_common_opening(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "In"
            | "On"
            | "At"
            | "It"
            | "He"
            | "She"
            | "They"
            | "We"
            | "But"
            | "And"
            | "This"
            | "That"
            | "These"
            | "Those"
            | "His"
            | "Her"
            | "Their"
            | "If"
            | "When"
            | "While"
            | "As"
            | "For"
            | "There"
            | "What"
            | "Some"
            | "Many"
            | "However"
            | "After"
            | "Before"
            | "I"
            | "You"
            | "How"
            | "Why"
            | "Who"
            | "So"
            | "Since"
            | "Still"
            | "Yet"
            | "Both"
            | "Last"
            | "Under"
            | "By"
            | "To"
            | "With"
            | "According"
    )
}
