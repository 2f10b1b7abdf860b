//! A page as it comes from JavaScript: a few long strings, and numbers that say what stands where in them.
//!
//! One object for each block, each element and each statement took longer to send than to read. `extension/page/packed.js` packs, in
//! the same form.

use crate::page::{Block, Element, Meta, Page};
use std::sync::Arc;

/// Numbers a block takes in [`Packed::blocks`].
const BLOCK_WIDTH: usize = 3;
/// Numbers an element takes in [`Packed::elements`].
const ELEMENT_WIDTH: usize = 4;
/// Numbers a statement takes in [`Packed::statements`].
const STATEMENT_WIDTH: usize = 4;

/// A [`Page`], packed. Offsets are UTF-16 code units; where one thing ends the next one starts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Packed {
    /// See [`Page::url`].
    pub url: String,
    /// See [`Page::title`].
    pub title: String,
    /// See [`Page::lang`].
    pub lang: String,
    /// The text of all blocks.
    pub text: String,
    /// Three numbers a block: its element, where its text ends in `text`, where its links end in `links`.
    pub blocks: Vec<u32>,
    /// Where a link starts and where it ends in the text of its block, again and again.
    pub links: Vec<u32>,
    /// The different tags, with a space between them.
    pub tags: String,
    /// The different words that elements have, one after the other.
    pub words: String,
    /// Where each of them ends in `words`.
    pub word_ends: Vec<u32>,
    /// Four numbers an element: which of the tags it has, which of the words, its parent or [`u32::MAX`], 1 if it is hidden.
    pub elements: Vec<u32>,
    /// What the page says of itself, the name of each statement and its value.
    pub stated: String,
    /// Four numbers a statement: where its name ends in `stated`, where its value ends, the element of a `<time>` or
    /// [`u32::MAX`], which of the words a `<time>` has.
    pub statements: Vec<u32>,
}

impl Packed {
    /// The page. What its numbers point at and is not there is empty.
    pub fn unpack(self) -> Page {
        let tags: Vec<Arc<str>> = self.tags.split(' ').map(Arc::from).collect();
        let words: Vec<Arc<str>> = cut(&self.words, self.word_ends.iter().copied()).map(Arc::from).collect();
        let none: Arc<str> = Arc::default();
        let one_of = |of: &[Arc<str>], index: u32| of.get(index as usize).unwrap_or(&none).clone();
        let index = |element: u32| i32::try_from(element).unwrap_or(-1);

        let rows = self.elements.as_chunks::<ELEMENT_WIDTH>().0;
        let elements = rows.iter().map(|&[tag, word, parent, hidden]| Element {
            tag: one_of(&tags, tag),
            parent: index(parent),
            words: one_of(&words, word),
            hidden: hidden != 0,
        });
        let rows = self.blocks.as_chunks::<BLOCK_WIDTH>().0;
        let texts = cut(&self.text, rows.iter().map(|&[_, end, _]| end));
        let mut links_start = 0;
        let blocks = rows.iter().zip(texts).map(|(&[element, _, links_end], text)| {
            let links = self.links.get(links_start..links_end as usize).unwrap_or_default().to_vec();
            links_start = links_end as usize;
            Block { element, text, links }
        });
        let rows = self.statements.as_chunks::<STATEMENT_WIDTH>().0;
        let mut stated = cut(&self.stated, rows.iter().flat_map(|&[name_end, value_end, ..]| [name_end, value_end]));
        let meta = rows.iter().map(|&[_, _, element, word]| Meta {
            name: stated.next().unwrap_or_default(),
            value: stated.next().unwrap_or_default(),
            element: index(element),
            words: one_of(&words, word),
        });
        Page {
            meta: meta.collect(),
            elements: elements.collect(),
            blocks: blocks.collect(),
            url: self.url,
            title: self.title,
            lang: self.lang,
        }
    }
}

/// Cuts a text at rising ends. Half a surrogate pair is U+FFFD, as a lone one is everywhere.
fn cut(text: &str, ends: impl Iterator<Item = u32>) -> impl Iterator<Item = String> {
    let mut rest = text;
    let mut before = 0_u32;
    let mut is_in_pair = false;
    ends.map(move |end| {
        let mut left = end.saturating_sub(before);
        before = before.max(end);
        let mut piece = String::new();
        if is_in_pair && left > 0 {
            piece.push(char::REPLACEMENT_CHARACTER);
            is_in_pair = false;
            left -= 1;
        }
        let (whole, over) = split(rest, left as usize);
        piece.push_str(whole);
        rest = rest.get(whole.len()..).unwrap_or_default();
        if over {
            piece.push(char::REPLACEMENT_CHARACTER);
            rest = rest.get(4..).unwrap_or_default();
            is_in_pair = true;
        }
        piece
    })
}

/// The characters of a text that lie in its first `units` UTF-16 code units, and whether the next one would lie there in half.
fn split(text: &str, units: usize) -> (&str, bool) {
    // As long as all is ASCII, a unit is a byte.
    if let Some(head) = text.get(..units).filter(|head| head.is_ascii()) {
        return (head, false);
    }
    let mut left = units;
    for (at, byte) in text.bytes().enumerate() {
        let taken = match byte {
            // The bytes of a character after its first.
            0x80..=0xbf => continue,
            0xf0.. => 2,
            _ => 1,
        };
        if left < taken {
            return (text.get(..at).unwrap_or_default(), left > 0);
        }
        left -= taken;
    }
    (text, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, ends: &[u32]) -> Vec<String> {
        cut(text, ends.iter().copied()).collect()
    }

    #[test]
    fn a_text_is_cut_at_utf16_code_units() {
        assert_eq!(texts("abcde", &[2, 2, 5]), ["ab", "", "cde"]);
        assert_eq!(texts("“é”🌉ab", &[3, 5, 7]), ["“é”", "🌉", "ab"]);
    }

    #[test]
    fn halves_of_a_pair_are_lone_surrogates_on_both_sides() {
        assert_eq!(texts("a🌉b", &[2, 4]), ["a\u{fffd}", "\u{fffd}b"]);
        assert_eq!(texts("a🌉b", &[2, 2, 3, 4]), ["a\u{fffd}", "", "\u{fffd}", "b"]);
        assert_eq!(texts("🌉🌉", &[1, 3, 4]), ["\u{fffd}", "\u{fffd}\u{fffd}", "\u{fffd}"]);
    }

    #[test]
    fn what_numbers_point_at_and_is_not_there_is_empty() {
        assert_eq!(texts("ab", &[1, 9, 3, 12]), ["a", "b", "", ""]);
        let packed = Packed {
            elements: vec![7, 9, 3, 1, 0],
            blocks: vec![5, 2, 8, 6],
            statements: vec![2, 4, 9, 9, 1],
            ..Packed::default()
        };
        let page = packed.unpack();
        assert_eq!(page.meta, [Meta { element: 9, ..Meta::default() }]);
        assert_eq!(page.elements, [Element { parent: 3, hidden: true, ..Element::default() }]);
        assert_eq!(page.blocks, [Block { element: 5, ..Block::default() }]);
    }

    #[test]
    fn a_page_is_put_together_of_what_was_packed() {
        let packed = Packed {
            text: "“Not safe”It stays so.".into(),
            blocks: vec![1, 10, 2, 1, 22, 2],
            links: vec![1, 9],
            tags: "body p".into(),
            words: "lead “first”main".into(),
            word_ends: vec![0, 12, 16],
            elements: vec![0, 0, u32::MAX, 0, 1, 1, 0, 1, 1, 2, 0, 0],
            stated: "og:titleLow “stays”time2020-03-22".into(),
            statements: vec![8, 19, u32::MAX, 0, 23, 33, 2, 2],
            ..Packed::default()
        };
        let element =
            |tag: &str, words: &str, parent, hidden| Element { tag: tag.into(), words: words.into(), parent, hidden };
        let page = packed.unpack();
        assert_eq!(
            page.elements,
            [element("body", "", -1, false), element("p", "lead “first”", 0, true), element("p", "main", 0, false)]
        );
        let meta = |name: &str, value: &str, element, words: &str| Meta {
            name: name.into(),
            value: value.into(),
            element,
            words: words.into(),
        };
        assert_eq!(page.meta, [meta("og:title", "Low “stays”", -1, ""), meta("time", "2020-03-22", 2, "main")]);
        let block = |text: &str, links| Block { element: 1, text: text.into(), links };
        assert_eq!(page.blocks, [block("“Not safe”", vec![1, 9]), block("It stays so.", vec![])]);
    }
}
