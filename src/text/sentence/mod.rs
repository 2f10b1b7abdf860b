//! Tokens → sentences.

mod abbreviation;
mod opening;
#[cfg(test)]
mod tests;

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
    let reader = Reader { text, all, first: tokens.start, end: tokens.end };
    let mut start = tokens.start;
    let mut at = tokens.start;
    let mut expected = None;
    while at < tokens.end {
        if at == start {
            if let Some(marker) = reader.marker(at + u32::from(reader.is_bullet(at))) {
                expected = Some(marker.next());
                at = marker.end;
                continue;
            }
        } else if reader.opens_item(at, expected)
            || reader.opens_label(at)
            || reader.opens_line(at)
            || reader.opens_text(at)
        {
            push(all, start..at, paragraph, out);
            start = at;
            continue;
        }
        at += 1;
        if let Some(end) = reader.sentence_end(start, at - 1) {
            at = end;
            push(all, start..at, paragraph, out);
            start = at;
        }
    }
    push(all, start..tokens.end, paragraph, out);
}

fn push(all: &[Token], range: std::ops::Range<u32>, paragraph: u32, out: &mut Vec<Sentence>) {
    let tokens = TokenSpan::new(range.start, range.end);
    if let (Some(first), Some(last)) = (all.get(range.start as usize), all.get((range.end as usize).wrapping_sub(1)))
        && !tokens.is_empty()
    {
        out.push(Sentence { span: first.span.to(last.span), tokens, paragraph });
    }
}

/// Reads the tokens of one paragraph.
struct Reader<'a> {
    text: &'a str,
    all: &'a [Token],
    first: u32,
    end: u32,
}

impl<'a> Reader<'a> {
    fn token(&self, at: u32) -> Option<&'a Token> {
        self.all.get(at as usize).filter(|_| at >= self.first && at < self.end)
    }

    fn word(&self, at: u32) -> &'a str {
        self.token(at).map_or("", |t| t.span.of(self.text))
    }

    fn kind(&self, at: u32) -> Option<TokenKind> {
        self.token(at).map(|t| t.kind)
    }

    fn spaced(&self, at: u32) -> bool {
        self.token(at).is_some_and(|t| t.spaced)
    }

    /// The token after the sentence that began with token `start` and ends with token `at`, if one does.
    fn sentence_end(&self, start: u32, at: u32) -> Option<u32> {
        let token = self.token(at)?;
        let word = self.word(at);
        let mut next = at + 1;
        // A closing mark, and the number of a reference ("[3]", "11"), right behind the end still belong to it.
        if word == "." && self.is_reference(next) {
            next = self.after_references(next);
        }
        let closing = next;
        while self.closes(next) {
            next += 1;
        }
        let follower = self.token(next)?;
        let dash =
            follower.kind == TokenKind::Sign && matches!(self.word(next), "•" | "–" | "—" | "-") && next == closing;
        let starts_new = follower.capitalized
            || matches!(follower.kind, TokenKind::Number | TokenKind::Quote | TokenKind::Address)
            || matches!(self.word(next), "(" | "[")
            || dash
            || self.word(next) == "." && follower.spaced && !token.spaced;
        let ends = match token.kind {
            TokenKind::Stop if word.contains(['?', '!']) => follower.spaced && starts_new,
            TokenKind::Stop if word.contains('…') || word.len() > 1 => follower.spaced && follower.capitalized,
            // ". . ." stands for left-out words; only a fourth full stop ends the sentence.
            TokenKind::Stop if token.spaced && (self.word(at + 1) == "." || self.word(at.wrapping_sub(1)) == ".") => {
                let spaced_stop = |back: u32| {
                    let before = at.wrapping_sub(back);
                    self.word(before) == "." && self.spaced(before)
                };
                (1..=3).all(spaced_stop) && follower.capitalized
            }
            TokenKind::Stop if self.word(next) == "." && self.ends_in_dots(next) => false,
            TokenKind::Stop if self.is_short_form(at, next) => false,
            TokenKind::Stop => {
                follower.spaced && starts_new || next == at + 1 && !follower.spaced && self.lacks_space(at, next)
            }
            TokenKind::Word if word.ends_with('.') => {
                follower.spaced && self.ends_behind_abbreviation(word, at - start, next, follower)
            }
            _ => false,
        };
        ends.then_some(next)
    }

    fn closes(&self, at: u32) -> bool {
        !self.spaced(at) && matches!(self.word(at), ")" | "]" | "”" | "’" | "\"" | "'" | "''" | "»")
    }

    fn is_reference(&self, at: u32) -> bool {
        let bracketed =
            self.word(at) == "[" && self.kind(at + 1) == Some(TokenKind::Number) && self.word(at + 2) == "]";
        let raised = self.kind(at) == Some(TokenKind::Number) && self.word(at).len() <= 3;
        !self.spaced(at) && (bracketed || raised && self.kind(at.wrapping_sub(2)) != Some(TokenKind::Number))
    }

    fn after_references(&self, mut at: u32) -> u32 {
        loop {
            if self.word(at) == "[" && !self.spaced(at) && self.word(at + 2) == "]" {
                at += 3;
            } else if self.kind(at) == Some(TokenKind::Number) && self.word(at).len() <= 3 {
                at += 1;
            } else {
                return at;
            }
        }
    }

    /// "the world.Today": the space after a full stop was forgotten.
    fn lacks_space(&self, at: u32, next: u32) -> bool {
        let (Some(before), Some(after)) = (self.token(at.wrapping_sub(1)), self.token(next)) else { return false };
        let word = before.span.of(self.text);
        // "is Tuesday.Mr. Low left": before a title a name may end a sentence, too.
        let may_be_name = !before.capitalized || is_title(self.word(next)) && self.word(next).ends_with('.');
        let small = before.kind == TokenKind::Word && may_be_name && word.len() > 2 && !word.contains('.');
        let amount = before.kind == TokenKind::Number && word.contains(',');
        let plain = after.span.of(self.text).chars().nth(1).is_none_or(char::is_lowercase);
        (small || amount || self.word(at.wrapping_sub(1)).ends_with(')')) && after.capitalized && plain
    }

    /// Whether nothing but full stops and closing marks follows in the paragraph.
    fn ends_in_dots(&self, from: u32) -> bool {
        (from..self.end).take(8).all(|at| self.word(at) == "." || self.closes(at)) && self.end - from <= 8
    }
}
