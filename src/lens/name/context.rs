//! What the whole document tells about a capital letter: whether the word is also written small, and which sentences are headings.

use crate::grammar::lexicon::Filter;
use crate::text::{Document, Sentence, TokenKind};
use rustc_hash::FxHashMap;

/// How a word is written across the document.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    /// Capitalised in the middle of a sentence that is no heading.
    pub inside: u32,
    /// Capitalised where a sentence opens.
    pub opening: u32,
    /// In small letters.
    pub small: u32,
}

/// How a sentence is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Capital letters mean names.
    Prose,
    /// Most words are capitalised.
    Heading,
    /// Most words are in capitals throughout.
    Shouted,
}

/// Counts over the whole document.
pub(super) struct Context<'d> {
    seen: FxHashMap<&'d str, Seen>,
    /// One a sentence.
    pub styles: Vec<Style>,
}

impl<'d> Context<'d> {
    pub fn new(document: &'d Document) -> Self {
        let mut context = Self {
            seen: FxHashMap::default(),
            styles: document.sentences.iter().map(|s| style(document, s)).collect(),
        };
        let mut filter = Filter::default();
        for (sentence, &style) in document.sentences.iter().zip(&context.styles) {
            let mut opening = true;
            for index in sentence.tokens.range() {
                let Some(token) = document.tokens.get(index) else { continue };
                if token.kind != TokenKind::Word {
                    opening |= token.kind == TokenKind::Quote || document.word(index) == ":";
                    continue;
                }
                if token.capitalized {
                    let lower = document.lower(index);
                    filter.add(lower);
                    let seen = context.seen.entry(lower).or_default();
                    seen.inside += u32::from(!opening && style == Style::Prose);
                    seen.opening += u32::from(opening && style == Style::Prose);
                }
                opening = false;
            }
        }
        for (index, token) in document.tokens.iter().enumerate() {
            if token.kind == TokenKind::Word && !token.capitalized {
                let word = document.word(index);
                if filter.may_hold(word)
                    && let Some(seen) = context.seen.get_mut(word)
                {
                    seen.small += 1;
                }
            }
        }
        context
    }

    /// How a word, given in small letters, is written across the document.
    pub fn seen(&self, lower: &str) -> Seen {
        self.seen.get(lower).copied().unwrap_or_default()
    }
}

/// Fewest words that make a sentence's capital letters suspicious.
const MIN_WORDS: usize = 4;

fn style(document: &Document, sentence: &Sentence) -> Style {
    let (mut words, mut capitalized, mut shouted) = (0, 0, 0);
    // A heading seldom ends in a full stop.
    let ends_in_stop = sentence.span.of(document.text).ends_with(['.', '"', '”']);
    for index in sentence.tokens.range() {
        let Some(token) = document.tokens.get(index).filter(|t| t.kind == TokenKind::Word) else { continue };
        let word = document.word(index);
        // Headings leave short words small.
        if word.len() < 4 && !token.capitalized {
            continue;
        }
        words += 1;
        capitalized += usize::from(token.capitalized);
        shouted += usize::from(word.len() > 1 && !word.contains('.') && !word.chars().any(char::is_lowercase));
    }
    let share = if ends_in_stop { 95 } else { 75 };
    let few =
        (2..MIN_WORDS).contains(&words) && words == sentence.tokens.len() && capitalized == words && !ends_in_stop;
    if words >= 3 && shouted * 10 >= words * 7 {
        Style::Shouted
    } else if few || words >= MIN_WORDS && capitalized * 100 >= words * share {
        Style::Heading
    } else {
        Style::Prose
    }
}
