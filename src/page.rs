//! What comes in: a page as it was sensed, without any judgement.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A snapshot of a page: the text of its blocks, the elements around them, and what the page says of itself.
///
/// In the browser it is [unpacked](crate::packed) from what JavaScript sensed (`extension/page/snapshot.js`), on the command line an
/// HTML parser fills it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// The page's address; empty where it has none.
    pub url: String,
    /// The text of `<title>`.
    pub title: String,
    /// The `lang` attribute of the root element; empty where there is none.
    pub lang: String,
    /// What the page says of itself, as raw strings in the order of the document.
    pub meta: Vec<Meta>,
    /// The blocks' elements and all their ancestors; a parent stands before its children.
    pub elements: Vec<Element>,
    /// The page's text, in the order of the document.
    pub blocks: Vec<Block>,
}

/// One thing the page says of itself.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meta {
    /// `json-ld` for a JSON-LD script, `time` for a `<time datetime>`, `canonical` for that link, else the `property`, `name` or
    /// `itemprop` of a `<meta>`, in lower case ("article:published_time", "og:title").
    pub name: String,
    /// The raw string.
    pub value: String,
    /// Index in [`Page::elements`] of the nearest listed element around it, for `time`; -1 elsewhere.
    pub element: i32,
    /// Class, id, role, itemprop, rel and aria-label of a `<time>`, as in [`Element::words`]; empty elsewhere.
    pub words: Arc<str>,
}

/// An element that holds text, at any depth.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Element {
    /// The tag's name in lower case. Many elements share one, and their words.
    pub tag: Arc<str>,
    /// Index of the parent in [`Page::elements`]; -1 for a root.
    pub parent: i32,
    /// Its class, id, role, itemprop, rel and aria-label, joined by spaces, as written.
    pub words: Arc<str>,
    /// Whether it is not shown (`hidden`, `aria-hidden="true"`, `display:none`), as far as the sensing side can tell.
    pub hidden: bool,
}

/// A run of text without a block boundary inside: a paragraph, a heading, a list item, a table cell, a caption.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Block {
    /// Index in [`Page::elements`] of the nearest block-level element around it.
    pub element: u32,
    /// The text of its text nodes as they are in the document, white space included; a `<br>` is U+2028.
    pub text: String,
    /// The parts of `text` inside links, in UTF-16 code units, flat: start, end, start, end, …
    pub links: Vec<u32>,
}

impl Page {
    /// A page of nothing but paragraphs, under a headline.
    pub fn from_paragraphs(title: &str, paragraphs: &[&str]) -> Self {
        let element = |tag: &str, parent| Element { tag: tag.into(), parent, ..Element::default() };
        let mut page = Self { title: title.into(), lang: "en".into(), ..Self::default() };
        page.elements = vec![element("body", -1), element("article", 0), element("h1", 1)];
        page.blocks = vec![Block { element: 2, text: title.into(), links: Vec::new() }];
        for text in paragraphs {
            page.elements.push(element("p", 1));
            page.blocks.push(Block {
                element: page.elements.len() as u32 - 1,
                text: (*text).into(),
                links: Vec::new(),
            });
        }
        page
    }
}
