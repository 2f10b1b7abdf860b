//! Tokens → pieces: hyphenated words and "5pm", "21st", "2016-11-07" taken apart, each piece looked up once.

use super::words::{self, Term};
use crate::text::{ByteSpan, Document, TokenKind};

/// How a piece hangs on the piece before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lens) enum Joint {
    /// White space, or the start of the text, stands between.
    Spaced,
    /// Nothing stands between.
    Tight,
    /// A hyphen inside one word stands between.
    Hyphen,
}

/// A word, a run of digits or a sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::lens) struct Piece {
    /// Where it lies, in bytes of the document's text.
    pub span: ByteSpan,
    /// The token it was cut from.
    pub token: u32,
    /// What it may mean.
    pub term: Term,
    /// How it hangs on the piece before.
    pub joint: Joint,
    /// Whether it begins with a capital.
    pub capital: bool,
}

/// All pieces of a document, with a [`Term::Break`] before each paragraph.
#[derive(Debug)]
pub struct Pieces<'d, 't> {
    /// The document.
    pub(in crate::lens) document: &'d Document<'t>,
    /// The pieces, by rising start.
    pub(in crate::lens) all: Vec<Piece>,
}

impl<'d, 't> Pieces<'d, 't> {
    /// Cuts a document's tokens.
    pub fn cut(document: &'d Document<'t>) -> Self {
        let mut pieces = Self { document, all: Vec::with_capacity(document.tokens.len() + document.tokens.len() / 8) };
        for paragraph in &document.paragraph_tokens {
            pieces.push(ByteSpan::new(0, 0), paragraph.start, Term::Break, Joint::Spaced, false);
            for at in paragraph.range() {
                pieces.cut_token(at);
            }
        }
        pieces.push(ByteSpan::new(0, 0), document.tokens.len() as u32, Term::Break, Joint::Spaced, false);
        pieces
    }

    /// Whether a piece is the break before a paragraph, or the end of the text.
    pub(in crate::lens) fn opens_paragraph(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|piece| piece.term == Term::Break && piece.span.is_empty())
    }

    fn push(&mut self, span: ByteSpan, token: u32, term: Term, joint: Joint, capital: bool) {
        self.all.push(Piece { span, token, term, joint, capital });
    }

    fn cut_token(&mut self, at: usize) {
        let Some(&token) = self.document.tokens.get(at) else { return };
        let joint = if token.spaced { Joint::Spaced } else { Joint::Tight };
        let index = at as u32;
        match token.kind {
            TokenKind::Word | TokenKind::Number => {
                let document = self.document;
                let lower = document.lower(at);
                let plain = token.kind == TokenKind::Word
                    && !lower.bytes().any(|b| matches!(b, b'-' | 0xe2 | 0xc2) || b.is_ascii_digit());
                if plain {
                    let term = words::term(lower.strip_suffix('.').unwrap_or(lower));
                    self.push(token.span, index, term, joint, token.capitalized);
                } else {
                    self.cut_mixed(lower, token.span.start, index, joint);
                }
            }
            TokenKind::Possessive => self.push(token.span, index, Term::Possessive, joint, false),
            TokenKind::Stop => self.push(token.span, index, Term::Break, joint, false),
            _ => {
                let sign = self.document.word(at);
                let byte = match sign {
                    "–" | "—" | "‐" | "−" => b'-',
                    "’" | "‘" | "'" => b'\'',
                    _ => sign.bytes().next().unwrap_or(0),
                };
                self.push(token.span, index, Term::Sign(byte), joint, false);
            }
        }
    }

    fn cut_mixed(&mut self, lower: &str, start: u32, token: u32, first: Joint) {
        let mut joint = first;
        let mut at = 0;
        while let Some(c) = lower.get(at..).and_then(|rest| rest.chars().next()) {
            let rest = lower.get(at..).unwrap_or("");
            let (length, term) = if c.is_ascii_digit() {
                // "22,24,26" is a list.
                let listed =
                    matches!(self.all.last(), Some(last) if last.token == token && last.term == Term::Sign(b','));
                (if listed { list_item(rest) } else { digits(rest) }, Term::Digits)
            } else if matches!(c, '-' | '‐' | '\u{2011}') {
                at += c.len_utf8();
                joint = Joint::Hyphen;
                continue;
            } else if c.is_alphabetic() || c == '.' {
                let length = rest
                    .char_indices()
                    .find(|&(_, c)| c.is_ascii_digit() || matches!(c, '-' | '‐' | '\u{2011}' | ':' | '/' | ','))
                    .map_or(rest.len(), |(at, _)| at);
                let word = &rest[..length];
                (length, words::term(word.strip_suffix('.').unwrap_or(word)))
            } else if c.is_numeric() {
                (c.len_utf8(), Term::Glyph)
            } else {
                (c.len_utf8(), Term::Sign(rest.bytes().next().unwrap_or(0)))
            };
            let length = length.max(1);
            let span = ByteSpan::from_range(start as usize + at..start as usize + at + length);
            let capital = span.of(self.document.text).starts_with(|c: char| c.is_uppercase());
            self.push(span, token, term, joint, capital);
            joint = Joint::Tight;
            at += length;
        }
    }

    /// Whether the longer words before piece `at` in its sentence, the nearest eight pieces looked at, are two at least and all have a
    /// capital: "Storm Hits Hull Today" is a headline.
    pub(in crate::lens) fn follows_capitals(&self, at: usize) -> bool {
        let is_word = |at: &usize| self.term(*at) == Term::Other && self.lower(*at).len() > 3;
        let mut words = (0..at).rev().take(8).take_while(|&b| self.term(b) != Term::Break).filter(is_word).peekable();
        let last = words.next();
        last.is_some_and(|last| self.capital(last)) && words.peek().is_some() && words.all(|b| self.capital(b))
    }

    /// Whether a hyphen joins piece `at` to the one before.
    pub(in crate::lens) fn is_hyphen(&self, at: usize) -> bool {
        self.joint(at) == Joint::Hyphen
    }

    /// The term of piece `at`; [`Term::Break`] beyond the end.
    pub(in crate::lens) fn term(&self, at: usize) -> Term {
        self.all.get(at).map_or(Term::Break, |p| p.term)
    }

    /// How piece `at` hangs on the one before.
    pub(in crate::lens) fn joint(&self, at: usize) -> Joint {
        self.all.get(at).map_or(Joint::Spaced, |p| p.joint)
    }

    /// Whether piece `at` begins with a capital.
    pub(in crate::lens) fn capital(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|p| p.capital)
    }

    /// Piece `at` in lower case.
    pub(in crate::lens) fn lower(&self, at: usize) -> &str {
        let Some(piece) = self.all.get(at) else { return "" };
        let Some(token) = self.document.tokens.get(piece.token as usize) else { return "" };
        let from = piece.span.start.saturating_sub(token.span.start) as usize;
        self.document.lower(piece.token as usize).get(from..from + piece.span.len()).unwrap_or("")
    }

    /// Piece `at` as it stands in the text.
    pub(in crate::lens) fn text(&self, at: usize) -> &'t str {
        self.all.get(at).map_or("", |p| p.span.of(self.document.text))
    }

    /// A whole number without separators at piece `at`, and its number of digits.
    pub(in crate::lens) fn integer(&self, at: usize) -> Option<(u32, usize)> {
        if self.term(at) != Term::Digits {
            return None;
        }
        let text = self.text(at);
        (text.len() <= 9).then(|| text.parse().ok()).flatten().map(|n| (n, text.len()))
    }

    /// The bytes from piece `from` to the piece before `to`.
    pub(in crate::lens) fn span(&self, from: usize, to: usize) -> ByteSpan {
        match (self.all.get(from), self.all.get(to.wrapping_sub(1))) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => ByteSpan::new(0, 0),
        }
    }
}

/// Length of the digits at the start of a text up to a comma, in a list without spaces.
fn list_item(text: &str) -> usize {
    digits(text.split(',').next().unwrap_or(text))
}

/// Length of the digits at the start of a text, with inner commas and full stops that digits follow; of the first number where
/// the commas part no thousands.
fn digits(text: &str) -> usize {
    let length = run_of_digits(text);
    let mut groups = text[..length].split(',');
    let first = groups.next().unwrap_or("");
    let last = groups.next_back();
    let lists = last.is_some_and(|last| last.split('.').next().map_or(0, str::len) != 3) && groups.next().is_some();
    if lists { first.len() } else { length }
}

fn run_of_digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let joins = matches!(bytes[at], b'.' | b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !bytes[at].is_ascii_digit() && !joins {
            break;
        }
        at += 1;
    }
    at
}
