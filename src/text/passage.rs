//! A run of prose cut out of a page's blocks, which remembers where each paragraph came from.

use super::offsets::{Offsets, Translate};
use super::span::{ByteSpan, Utf16, Utf16Span};

/// Prose to be read as one: the body of an article, or its headline.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Passage {
    /// The paragraphs, joined by a blank line (or the text as it was given).
    pub text: String,
    /// Where each paragraph lies, in order, without overlap.
    pub paragraphs: Vec<Paragraph>,
    /// Where soft hyphens were left out, rising, as places in `text`: nobody reads them in the middle of a word.
    hyphens: Vec<u32>,
}

/// The block of a paragraph that stands nowhere on the page.
pub const OFF_THE_PAGE: u32 = u32::MAX;

/// One paragraph of a [`Passage`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paragraph {
    /// Where it lies in the passage's text.
    pub span: ByteSpan,
    /// Index of the page's block it was cut from; [`OFF_THE_PAGE`] for none.
    pub block: u32,
    /// Byte offset of its first character in the block's text.
    pub start_in_block: u32,
}

/// A place on the page: UTF-16 code units in the text of one block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Index of the block.
    pub block: u32,
    /// UTF-16 code units in the block's text, half-open.
    pub span: Utf16Span,
}

/// Whether the lines of a block's text are lines on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// Ends of lines and tabs show as spaces, as in every element unless its style says otherwise.
    Flow,
    /// They are shown (`<pre>`).
    Kept,
}

/// A forced line break (`<br>`) inside a block, as the snapshot writes it: U+2028 LINE SEPARATOR.
const LINE_BREAK: char = '\u{2028}';
const SOFT_HYPHEN: char = '\u{ad}';

impl Passage {
    /// Joins whole blocks, given as (index, text, lines) by rising index. White space around a block is left out, ends of lines that do
    /// not show become spaces one for one (CSS Text Module Level 3, 4.1), and two line breaks with nothing between them end a paragraph.
    pub fn from_blocks<'a>(blocks: impl IntoIterator<Item = (u32, &'a str, Lines)>) -> Self {
        let mut passage = Self::default();
        for (block, text, lines) in blocks {
            for piece in paragraphs_of_block(text) {
                passage.push(block, text, lines, piece);
            }
        }
        passage
    }

    /// A plain text as it is: paragraphs are separated by lines without a word, and every offset into the
    /// passage is an offset into `text`. All paragraphs belong to block 0.
    pub fn from_text(text: &str) -> Self {
        let mut paragraphs = Vec::new();
        let mut line_start = 0;
        let mut open: Option<ByteSpan> = None;
        for line in text.split_inclusive('\n') {
            let trimmed = trim(text, line_start..line_start + line.len());
            line_start += line.len();
            open = match (open, trimmed.is_empty()) {
                (Some(paragraph), true) => {
                    paragraphs.push(paragraph);
                    None
                }
                (Some(paragraph), false) => Some(paragraph.to(trimmed)),
                (None, true) => None,
                (None, false) => Some(trimmed),
            };
        }
        paragraphs.extend(open);
        let paragraphs =
            paragraphs.into_iter().map(|span| Paragraph { span, block: 0, start_in_block: span.start }).collect();
        Self { text: text.to_owned(), paragraphs, hyphens: Vec::new() }
    }

    /// A text that stands nowhere on the page, as one paragraph: spans of it have no places.
    pub fn off_the_page(text: &str) -> Self {
        let span = trim(text, 0..text.len());
        let paragraph = Paragraph { span, block: OFF_THE_PAGE, start_in_block: span.start };
        let paragraphs = if span.is_empty() { Vec::new() } else { vec![paragraph] };
        Self { text: text.to_owned(), paragraphs, hyphens: Vec::new() }
    }

    fn push(&mut self, block: u32, text: &str, lines: Lines, piece: ByteSpan) {
        if piece.of(text).chars().all(|c| c == SOFT_HYPHEN || c.is_whitespace()) {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        for part in piece.of(text).split_inclusive([SOFT_HYPHEN, '\n', '\r', '\t']) {
            match part.chars().next_back() {
                Some(SOFT_HYPHEN) => {
                    self.text.push_str(part.trim_end_matches(SOFT_HYPHEN));
                    self.hyphens.push(self.text.len() as u32);
                }
                Some('\n' | '\r' | '\t') if lines == Lines::Flow => {
                    self.text.push_str(part.strip_suffix(['\n', '\r', '\t']).unwrap_or(part));
                    self.text.push(' ');
                }
                _ => self.text.push_str(part),
            }
        }
        let span = ByteSpan::from_range(start..self.text.len());
        self.paragraphs.push(Paragraph { span, block, start_in_block: piece.start });
    }

    /// Prepares the translation of byte spans into places on the page. `block_text` gives a block's text by index.
    pub fn placer<'a>(&self, block_text: impl Fn(u32) -> &'a str) -> Placer<'_> {
        let mut translations: Vec<(u32, Translate<Utf16>)> = Vec::new();
        for paragraph in &self.paragraphs {
            if translations.last().is_none_or(|&(block, _)| block != paragraph.block) {
                translations.push((paragraph.block, Offsets::to_utf16(block_text(paragraph.block))));
            }
        }
        Placer { passage: self, translations }
    }
}

/// Finds the places of a passage's byte spans on the page; made by [`Passage::placer`].
#[derive(Debug)]
pub struct Placer<'p> {
    passage: &'p Passage,
    /// One a block, in the order of the paragraphs.
    translations: Vec<(u32, Translate<Utf16>)>,
}

impl Placer<'_> {
    /// The places of a span on the page, one a paragraph it touches.
    pub fn places(&self, span: ByteSpan) -> impl Iterator<Item = Place> {
        let paragraphs = &self.passage.paragraphs;
        let first = paragraphs.partition_point(|p| p.span.end <= span.start);
        let touched = paragraphs[first..].iter().take_while(move |p| p.span.start < span.end);
        touched.filter(|p| p.block != OFF_THE_PAGE).filter_map(move |p| {
            let hyphens = &self.passage.hyphens;
            let before = hyphens.partition_point(|&at| at < p.span.start);
            let in_block = |at: u32, hyphens_before: usize| {
                let left_out = (hyphens_before - before) * SOFT_HYPHEN.len_utf8();
                at - p.span.start + p.start_in_block + left_out as u32
            };
            let (start, end) = (span.start.max(p.span.start), span.end.min(p.span.end));
            let start = in_block(start, hyphens.partition_point(|&at| at <= start).max(before));
            let end = in_block(end, hyphens.partition_point(|&at| at < end).max(before));
            let row = self.translations.binary_search_by_key(&p.block, |&(block, _)| block).ok()?;
            Some(Place { block: p.block, span: self.translations[row].1.span(ByteSpan::new(start, end)) })
        })
    }
}

fn paragraphs_of_block(text: &str) -> Vec<ByteSpan> {
    if !text.contains(LINE_BREAK) {
        let whole = trim(text, 0..text.len());
        return if whole.is_empty() { Vec::new() } else { vec![whole] };
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut after_break: Option<usize> = None;
    for (at, c) in text.char_indices() {
        if c == LINE_BREAK {
            if after_break.is_some() {
                pieces.push(trim(text, start..at));
                start = at;
            }
            after_break = Some(at);
        } else if !c.is_whitespace() {
            after_break = None;
        }
    }
    pieces.push(trim(text, start..text.len()));
    pieces.retain(|p| !p.is_empty());
    pieces
}

fn trim(text: &str, range: std::ops::Range<usize>) -> ByteSpan {
    let slice = text.get(range.clone()).unwrap_or("");
    let start = range.start + (slice.len() - slice.trim_start().len());
    ByteSpan::from_range(start..start + slice.trim().len())
}

#[cfg(test)]
mod tests {
    use super::Lines::{Flow, Kept};
    use super::*;

    fn paragraphs(passage: &Passage) -> Vec<&str> {
        passage.paragraphs.iter().map(|p| p.span.of(&passage.text)).collect()
    }

    #[test]
    fn blocks_are_trimmed_and_joined_by_a_blank_line() {
        let passage = Passage::from_blocks([(3, "\n  One.  ", Flow), (7, "Two.\u{2028} \u{2028}Three.", Flow)]);
        assert_eq!(passage.text, "One.\n\nTwo.\n\nThree.");
        assert_eq!(paragraphs(&passage), ["One.", "Two.", "Three."]);
    }

    #[test]
    fn lines_of_the_source_are_none_of_the_page() {
        let text = "The mayor\r\n\tsaid it\n  would close.";
        let passage = Passage::from_blocks([(0, text, Flow), (1, text, Kept)]);
        assert_eq!(paragraphs(&passage), ["The mayor   said it   would close.", text]);
    }

    #[test]
    fn a_place_counts_utf16_units_in_its_block() {
        let blocks = [" “🙂” yes ", "no"];
        let passage = Passage::from_blocks([(0, blocks[0], Flow), (1, blocks[1], Flow)]);
        let yes = passage.text.find("yes").unwrap() as u32;
        let all = ByteSpan::new(yes, passage.text.len() as u32);
        let placer = passage.placer(|b| blocks[b as usize]);
        let places: Vec<Place> = placer.places(all).collect();
        assert_eq!(places.len(), 2);
        assert_eq!(places[0], Place { block: 0, span: Utf16Span::new(6, 9) });
        assert_eq!(places[1], Place { block: 1, span: Utf16Span::new(0, 2) });
    }

    #[test]
    fn soft_hyphens_are_left_out_and_places_reach_over_them() {
        let block = "\u{ad}Vla\u{ad}di\u{ad}mir é\u{ad}té no";
        let passage = Passage::from_blocks([(0, "No\u{ad}ne.", Flow), (1, block, Flow)]);
        assert_eq!(paragraphs(&passage), ["None.", "Vladimir été no"]);
        let placer = passage.placer(|index| if index == 0 { "No\u{ad}ne." } else { block });
        let units: Vec<u16> = block.encode_utf16().collect();
        let place = |words: &str| {
            let start = passage.text.find(words).unwrap() as u32;
            let place = placer.places(ByteSpan::new(start, start + words.len() as u32)).next().unwrap();
            assert_eq!(place.block, 1);
            String::from_utf16_lossy(&units[place.span.start as usize..place.span.end as usize])
        };
        assert_eq!(place("Vladimir"), "Vla\u{ad}di\u{ad}mir");
        assert_eq!(place("été no"), "é\u{ad}té no");
        assert_eq!(place("no"), "no");
        assert_eq!(Passage::from_blocks([(0, "\u{ad}\u{2028} \u{2028}Low.", Flow)]).paragraphs.len(), 1);
    }

    #[test]
    fn what_is_off_the_page_has_no_place() {
        let passage = Passage::off_the_page(" A title ");
        assert_eq!(paragraphs(&passage), ["A title"]);
        assert_eq!(passage.placer(|_| "").places(ByteSpan::new(1, 8)).count(), 0);
    }

    #[test]
    fn plain_text_keeps_its_offsets() {
        let text = "Headline\n\n  First line\nsecond line.\n \nNext.\n";
        let passage = Passage::from_text(text);
        assert_eq!(passage.text, text);
        assert_eq!(paragraphs(&passage), ["Headline", "First line\nsecond line.", "Next."]);
    }
}
