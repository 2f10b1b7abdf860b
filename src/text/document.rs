//! The parsed form of a passage.

use super::Passage;
use super::quotation::{self, Quotation};
use super::sentence::{self, Sentence};
use super::span::{ByteSpan, TokenSpan};
use super::token::{self, Token, TokenKind};
use crate::grammar::{Chunk, Tag, WordClass, chunks};
use crate::model::tagger;
use chrono::NaiveDate;
use std::cell::Cell;

/// A passage split into tokens, sentences and quotations. Made once, read by every lens, never changed.
#[derive(Debug)]
pub struct Document<'t> {
    /// The passage's text. All byte spans count into it.
    pub text: &'t str,
    /// The day the text was published, from which "Thursday" and "last month" are counted.
    pub published: Option<NaiveDate>,
    /// The paragraphs, by rising start.
    pub paragraphs: Vec<ByteSpan>,
    /// The tokens of each paragraph.
    pub paragraph_tokens: Vec<TokenSpan>,
    /// All tokens, by rising start.
    pub tokens: Vec<Token>,
    /// All sentences, by rising start; none crosses a paragraph.
    pub sentences: Vec<Sentence>,
    /// All quotations, by rising start; none crosses a paragraph.
    pub quotations: Vec<Quotation>,
    /// The block of each paragraph.
    blocks: Vec<u32>,
    lower: String,
    classes: Vec<Option<WordClass>>,
    /// One a token; none where its sentence was not asked for yet.
    tags: Vec<Cell<Option<Tag>>>,
}

impl<'t> Document<'t> {
    /// Parses a passage.
    pub fn new(passage: &'t Passage, published: Option<NaiveDate>) -> Self {
        let text = passage.text.as_str();
        let tokens = token::tokenize(text);
        let paragraphs: Vec<ByteSpan> = passage.paragraphs.iter().map(|p| p.span).collect();
        let mut document = Self {
            text,
            published,
            paragraph_tokens: Vec::with_capacity(paragraphs.len()),
            blocks: passage.paragraphs.iter().map(|p| p.block).collect(),
            paragraphs,
            tokens,
            sentences: Vec::new(),
            quotations: Vec::new(),
            lower: text.to_ascii_lowercase(),
            classes: Vec::new(),
            tags: Vec::new(),
        };
        document.tags.resize(document.tokens.len(), Cell::new(None));
        document.classes = document.tokens.iter().map(|token| document.class_of(token)).collect();
        for (index, &paragraph) in document.paragraphs.iter().enumerate() {
            let tokens = document.tokens_within(paragraph);
            document.paragraph_tokens.push(tokens);
            sentence::split(text, &document.tokens, tokens, index as u32, &mut document.sentences);
            if !tokens.is_empty() {
                quotation::pair(text, &document.tokens, tokens, &mut document.quotations);
            }
        }
        document
    }

    /// The paragraphs before `index` that make up the block of the one right before it, where they are `most` at most and the text goes on
    /// in another block; else that one alone.
    pub fn block_before(&self, index: usize, most: usize) -> std::ops::Range<usize> {
        let Some(last) = index.checked_sub(1).filter(|&last| last < self.blocks.len()) else { return 0..0 };
        let in_block = |block: &&u32| **block == self.blocks[last];
        let count = self.blocks[..index].iter().rev().take(most + 1).take_while(in_block).count();
        let is_whole = count <= most && self.blocks.first() != self.blocks.last();
        if is_whole { index - count..index } else { last..index }
    }

    /// The tokens that begin inside a byte span.
    pub fn tokens_within(&self, span: ByteSpan) -> TokenSpan {
        let start = self.tokens.partition_point(|t| t.span.start < span.start);
        let count = self.tokens[start..].partition_point(|t| t.span.start < span.end);
        TokenSpan::from_range(start..start + count)
    }

    /// The text of token `index`; empty where there is no such token.
    pub fn word(&self, index: usize) -> &'t str {
        self.tokens.get(index).map_or("", |t| t.span.of(self.text))
    }

    /// The text of token `index` with its ASCII letters in lower case; empty where there is no such token.
    pub fn lower(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |t| t.span.of(&self.lower))
    }

    /// The closed word class of token `index`; none for a word of an open class, and for what is no word.
    pub fn class(&self, index: usize) -> Option<WordClass> {
        self.classes.get(index).copied().flatten()
    }

    /// The part of speech of token `index`; [`Tag::Other`] where there is no such token.
    ///
    /// The first call in a sentence tags that sentence; sentences that nobody asks about cost nothing.
    pub fn tag(&self, index: usize) -> Tag {
        let Some(cell) = self.tags.get(index) else { return Tag::Other };
        cell.get().unwrap_or_else(|| {
            let sentence = self.sentence_of(index).map(|s| self.sentences[s].tokens.range());
            let range = sentence.unwrap_or(index..index + 1);
            let words = range.clone().map(|i| self.word(i));
            for (at, tag) in range.zip(tagger::tag(words)) {
                self.tags[at].set(Some(tag));
            }
            cell.get().unwrap_or(Tag::Other)
        })
    }

    /// The noun phrases and verb groups of a sentence, by rising start, counted in the document's tokens.
    pub fn chunks(&self, sentence: TokenSpan) -> Vec<Chunk> {
        let start = sentence.start as usize;
        let tags: Vec<Tag> = sentence.range().map(|i| self.tag(i)).collect();
        let mut found = chunks(&tags, |i| self.word(start + i));
        for chunk in &mut found {
            chunk.tokens = chunk.tokens.start + start..chunk.tokens.end + start;
        }
        found
    }

    fn class_of(&self, token: &Token) -> Option<WordClass> {
        // "US" is a country, "us" is not.
        let is_word = token.kind == TokenKind::Word && token.span.of(self.text) != "US";
        is_word.then(|| WordClass::of(token.span.of(&self.lower))).flatten()
    }

    /// The kind of token `index`.
    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.get(index).map(|t| t.kind)
    }

    /// The bytes from the first to the last token of a token span; empty for an empty one.
    pub fn bytes(&self, tokens: TokenSpan) -> ByteSpan {
        match (self.tokens.get(tokens.start as usize), self.tokens.get((tokens.end as usize).wrapping_sub(1))) {
            (Some(first), Some(last)) if !tokens.is_empty() => first.span.to(last.span),
            _ => ByteSpan::new(0, 0),
        }
    }

    /// The text from the first to the last token of a token span.
    pub fn slice(&self, tokens: TokenSpan) -> &'t str {
        self.bytes(tokens).of(self.text)
    }

    /// Index of the sentence that holds token `index`.
    pub fn sentence_of(&self, index: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|s| s.tokens.start as usize <= index);
        after.checked_sub(1).filter(|&s| self.sentences[s].tokens.holds(index as u32))
    }

    /// The sentence that a byte lies in.
    pub fn sentence_at(&self, byte: u32) -> Option<usize> {
        self.sentence_of(self.tokens_within(ByteSpan::new(byte, byte + 1)).start as usize)
    }

    /// The outermost quotation that a byte lies in, its marks included.
    pub fn quotation_at(&self, byte: u32) -> Option<&Quotation> {
        let after = self.quotations.partition_point(|q| q.span.start <= byte);
        self.quotations[..after].iter().rev().find(|q| q.depth == 0).filter(|q| q.span.holds(byte))
    }

    /// Whether a byte lies inside a quotation.
    pub fn is_quoted(&self, byte: u32) -> bool {
        self.quotation_at(byte).is_some()
    }

    /// Number of word and number tokens in a byte span.
    pub fn words_in(&self, span: ByteSpan) -> usize {
        let tokens = self.tokens_within(span);
        self.tokens[tokens.range()].iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::Document;
    use crate::grammar::{ChunkKind, Tag};
    use crate::text::Passage;

    #[test]
    fn a_sentence_is_tagged_when_it_is_asked_about() {
        let passage = Passage::from_text("The ferry left. It may sink in May.");
        let document = Document::new(&passage, None);
        let asked = || document.tags.iter().filter(|tag| tag.get().is_some()).count();
        assert_eq!(asked(), 0);
        assert_eq!([document.tag(5), document.tag(8)], [Tag::Modal, Tag::ProperNoun]);
        assert_eq!(asked(), 6);
        assert_eq!(document.tag(1000), Tag::Other);
    }

    #[test]
    fn phrases_are_counted_in_the_tokens_of_the_document() {
        let passage = Passage::from_text("It sank. The old ferry had not left.");
        let document = Document::new(&passage, None);
        let chunks = document.chunks(document.sentences[1].tokens);
        let found: Vec<_> = chunks.into_iter().map(|c| (c.kind, c.tokens)).collect();
        assert_eq!(found, [(ChunkKind::Noun, 3..6), (ChunkKind::Verb, 6..9)]);
    }
}
