//! Sentences that begin where no full stop ended the one before: items of a list, labels, lines, text behind a caption.

use super::Reader;
use crate::text::token::TokenKind;

/// The number or letter of a list's item: "2.", "b)", "3.)".
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Marker {
    pub(super) is_letter: bool,
    pub(super) value: u32,
    /// The token after it.
    pub(super) end: u32,
}

impl Marker {
    pub(super) fn next(self) -> Self {
        Self { value: self.value + 1, ..self }
    }
}

/// A line of at most so many characters ends early.
const EARLY: usize = 45;

impl Reader<'_> {
    pub(super) fn is_bullet(&self, at: u32) -> bool {
        matches!(self.word(at), "•" | "⁃" | "◦" | "▪" | "‣")
    }

    pub(super) fn marker(&self, at: u32) -> Option<Marker> {
        let word = self.word(at);
        let (is_letter, value) = match (self.kind(at)?, word.as_bytes()) {
            (TokenKind::Number, [_] | [_, _]) => (false, word.parse().ok()?),
            (TokenKind::Word, [letter @ b'a'..=b'z']) => (true, u32::from(letter - b'a') + 1),
            _ => return None,
        };
        let mut end = at + 1;
        while end < at + 3 && !self.spaced(end) && matches!(self.word(end), "." | ")") {
            end += 1;
        }
        let closed = end > at + 1 && self.spaced(end) && !(at > self.first && self.word(at - 1) == "(");
        closed.then_some(Marker { is_letter, value, end })
    }

    /// The next item of a list that runs on in one paragraph.
    pub(super) fn opens_item(&self, at: u32, expected: Option<Marker>) -> bool {
        let Some(expected) = expected else { return false };
        let item = self.marker(at + u32::from(self.is_bullet(at)));
        let behind_bullet = self.is_bullet(at.wrapping_sub(1));
        !behind_bullet && item.is_some_and(|m| m.is_letter == expected.is_letter && m.value == expected.value)
    }

    /// The label of a credit in the middle of a line: "… in the hall Photo: Ann Low".
    pub(super) fn opens_label(&self, at: u32) -> bool {
        matches!(self.word(at), "Image" | "Photo" | "Video" | "Audio" | "Picture" | "Photograph")
            && self.word(at + 1) == ":"
            && !self.spaced(at + 1)
            && !matches!(self.word(at.wrapping_sub(1)), "," | ":" | "(" | "[" | "“" | "\"")
    }

    /// A line that ends early, before one that begins like a sentence, is a line of its own.
    pub(super) fn opens_line(&self, at: u32) -> bool {
        let (Some(token), Some(before)) = (self.token(at), self.token(at.wrapping_sub(1))) else { return false };
        if !token.spaced {
            return false;
        }
        let gap = self.text.get(before.span.end as usize..token.span.start as usize).unwrap_or("");
        if !gap.contains(['\n', '\u{2028}']) {
            return false;
        }
        let upto = self.text.get(..before.span.end as usize).unwrap_or("");
        let window = upto.char_indices().rev().take(EARLY + 1).find(|(_, c)| matches!(c, '\n' | '\u{2028}'));
        let line_is_short = window.is_some() || upto.chars().count() <= EARLY;
        let starts_new = token.capitalized || self.word(at) == "(" || self.is_bullet(at) || self.has_short_lines_only();
        line_is_short && starts_new && !matches!(self.word(at - 1), "," | "-" | "–" | "—" | "and" | "of" | "the")
    }

    /// A paragraph of three or more lines that all end early is a list.
    fn has_short_lines_only(&self) -> bool {
        const ENOUGH: usize = 50;
        let (Some(first), Some(last)) = (self.token(self.first), self.token(self.end.wrapping_sub(1))) else {
            return false;
        };
        let text = first.span.to(last.span).of(self.text);
        let mut lines = text.split(['\n', '\u{2028}']).take(ENOUGH);
        text.matches(['\n', '\u{2028}']).take(2).count() == 2 && lines.all(|line| line.chars().count() <= EARLY)
    }

    /// Text that goes on behind a caption or a date without a full stop: "… of the harbour In the north, two …",
    /// "… May 7, 2015 On Tuesday, the council …".
    ///
    /// A preposition has a capital only in titles, and there what follows it has one too.
    pub(super) fn opens_text(&self, at: u32) -> bool {
        let (Some(token), Some(next)) = (self.token(at), self.token(at + 1)) else { return false };
        let spaced = token.spaced && next.spaced;
        if !spaced || !matches!(self.kind(at.wrapping_sub(1)), Some(TokenKind::Word | TokenKind::Number)) {
            return false;
        }
        let determiner =
            matches!(self.word(at + 1), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "this" | "that");
        match self.word(at) {
            "In" | "At" | "As" => determiner,
            "On" => determiner || self.word(at + 1).ends_with("day") && next.capitalized,
            _ => false,
        }
    }
}
