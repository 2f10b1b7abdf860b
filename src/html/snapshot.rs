//! A document's tree → a page. The numbers of the rules are those of `snapshot.js`.

use super::decode;
use super::tree::{Data, NodeId, Tree};
use crate::page::{Block, Element, Meta, Page};
use phf::{Set, phf_set};
use rustc_hash::FxHashSet;

static SKIPPED: Set<&str> = phf_set! {
    "script", "style", "noscript", "template", "head", "title", "base", "link", "meta", "textarea", "input", "select", "option",
    "optgroup", "datalist", "iframe", "frame", "frameset", "noframes", "object", "embed", "param", "applet", "svg", "math", "canvas",
    "video", "audio", "source", "track", "map", "area", "rp", "rt", "rtc", "progress", "meter",
};
static INLINE: Set<&str> = phf_set! {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "label", "mark", "nobr", "picture", "q", "rb", "ruby", "s", "samp", "slot", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
};
/// Elements whose headers and footers are theirs, not the page's.
static SECTIONS: Set<&str> = phf_set! { "article", "aside", "header", "main", "nav", "section" };
static PHRASING_ONLY: Set<&str> = phf_set! { "p", "h1", "h2", "h3", "h4", "h5", "h6" };
const WORDS: [&str; 6] = ["class", "id", "role", "itemprop", "rel", "aria-label"];
const LINE_BREAK: &str = "\u{2028}";
/// UTF-16 code units of text after which a snapshot ends.
const TEXT_LIMIT: usize = 400_000;

/// Takes the snapshot of an HTML file, for the story on it. Its `url` stays empty.
pub fn snapshot(bytes: &[u8]) -> Page {
    take(bytes, false)
}

/// Takes the snapshot of an HTML file with what is no part of any story: its menus, header and footer, what is there to be written in.
/// Its `url` stays empty.
pub fn whole_snapshot(bytes: &[u8]) -> Page {
    take(bytes, true)
}

fn take(bytes: &[u8], whole: bool) -> Page {
    let tree = Tree::parse(&decode(bytes));
    let root = tree.walk().find(|&n| tree.is_html(n, "html"));
    let mut walk = Walk::new(&tree, whole);
    let bodies = root.and_then(|root| children(&tree, root).find(|&n| tree.is_html(n, "body")));
    if let Some(body) = bodies.filter(|&body| !is_skipped(&tree, body, whole)) {
        walk.run(body);
    }
    Page {
        url: String::new(),
        title: title(&tree),
        lang: root.and_then(|root| tree.attribute(root, "lang")).unwrap_or_default().to_owned(),
        meta: meta(&walk),
        elements: walk.elements,
        blocks: walk.blocks,
    }
}

fn children(tree: &Tree, node: NodeId) -> impl Iterator<Item = NodeId> {
    std::iter::successors(tree.first_child(node), |&child| tree.next(child))
}

/// Rule 2, but for what ends a run.
fn is_skipped(tree: &Tree, element: NodeId, whole: bool) -> bool {
    let is_editable = || {
        tree.attribute(element, "contenteditable").is_some_and(|value| {
            value.is_empty() || value.eq_ignore_ascii_case("true") || value.eq_ignore_ascii_case("plaintext-only")
        })
    };
    SKIPPED.contains(tree.tag(element)) || !whole && is_editable()
}

/// Rules 3 and 4. `around` is the tag of the nearest boundary.
fn is_boundary(tag: &str, around: &str) -> bool {
    let is_loose = tag == "button" || tag.contains('-');
    let is_inline = INLINE.contains(tag) || is_loose && PHRASING_ONLY.contains(around);
    !is_inline
}

/// White space in the sense of rule 5.
fn is_white(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{c}' | '\r' | ' ' | '\u{a0}' | '\u{200b}' | '\u{2028}' | '\u{feff}')
}

/// An element that the walk is in.
struct Frame {
    node: NodeId,
    next: Option<NodeId>,
    is_boundary: bool,
    is_link: bool,
    /// Whether it is one of [`SECTIONS`] or lies in one.
    is_sectioned: bool,
    /// Index in the stack of the nearest boundary, itself included.
    owner: usize,
    /// Index in the page's elements once it is listed.
    index: Option<u32>,
}

#[derive(Default)]
struct Run {
    text: String,
    /// Its length in UTF-16 code units.
    length: usize,
    links: Vec<u32>,
}

struct Walk<'t> {
    tree: &'t Tree,
    whole: bool,
    elements: Vec<Element>,
    blocks: Vec<Block>,
    /// Index in `elements` of each node that is listed; `u32::MAX` elsewhere.
    listed: Vec<u32>,
    /// Elements that are no part of any story.
    apart: FxHashSet<NodeId>,
    stack: Vec<Frame>,
    open_links: usize,
    left: usize,
    is_truncated: bool,
    run: Run,
}

impl<'t> Walk<'t> {
    fn new(tree: &'t Tree, whole: bool) -> Self {
        Self {
            tree,
            whole,
            elements: Vec::new(),
            blocks: Vec::new(),
            listed: vec![u32::MAX; tree.len()],
            apart: FxHashSet::default(),
            stack: Vec::new(),
            open_links: 0,
            left: TEXT_LIMIT,
            is_truncated: false,
            run: Run::default(),
        }
    }

    fn run(&mut self, body: NodeId) {
        self.enter(body, true);
        while let Some(frame) = self.stack.last_mut().filter(|_| !self.is_truncated) {
            let Some(node) = frame.next else {
                self.leave();
                continue;
            };
            frame.next = self.tree.next(node);
            let (owner, is_sectioned) = (frame.owner, frame.is_sectioned);
            match self.tree.data(node) {
                Data::Text(text) => self.append(text),
                Data::Element { .. } if self.tree.tag(node) == "br" => self.append(LINE_BREAK),
                Data::Element { .. } if is_skipped(self.tree, node, self.whole) => {}
                Data::Element { .. } => {
                    let tag = self.tree.tag(node);
                    let is_boundary = is_boundary(tag, self.tag_at(owner));
                    if is_boundary {
                        self.flush();
                    }
                    if self.is_apart(node, is_sectioned) {
                        self.apart.insert(node);
                    } else {
                        self.enter(node, is_boundary);
                    }
                }
                Data::Other => {}
            }
        }
        self.flush();
    }

    /// Whether an element is a menu, or a header or footer of the page, by rule 2. `is_sectioned`: whether it lies in one of
    /// [`SECTIONS`].
    fn is_apart(&self, element: NodeId, is_sectioned: bool) -> bool {
        let has_heading = || self.tree.within(element).any(|n| matches!(self.tree.tag(n), "h1" | "h2" | "h3"));
        match self.tree.tag(element) {
            "nav" => !self.whole,
            "footer" => !self.whole && !is_sectioned,
            "header" => !self.whole && !is_sectioned && !has_heading(),
            _ => false,
        }
    }

    fn tag_at(&self, depth: usize) -> &'t str {
        self.stack.get(depth).map_or("", |frame| self.tree.tag(frame.node))
    }

    fn enter(&mut self, node: NodeId, is_boundary: bool) {
        let is_link = self.tree.tag(node) == "a" && self.tree.attribute(node, "href").is_some();
        self.open_links += usize::from(is_link);
        let owner = if is_boundary { self.stack.len() } else { self.stack.last().map_or(0, |f| f.owner) };
        let next = self.tree.first_child(node);
        let is_sectioned = SECTIONS.contains(self.tree.tag(node)) || self.stack.last().is_some_and(|f| f.is_sectioned);
        self.stack.push(Frame { node, next, is_boundary, is_link, is_sectioned, owner, index: None });
    }

    fn leave(&mut self) {
        if self.stack.last().is_some_and(|f| f.is_boundary) {
            self.flush();
        }
        if let Some(frame) = self.stack.pop() {
            self.open_links -= usize::from(frame.is_link);
        }
    }

    /// Rules 5, 6 and 10.
    fn append(&mut self, data: &str) {
        if self.run.length == 0 && data.chars().all(is_white) {
            return;
        }
        let (kept, length) = up_to(data, self.left);
        self.is_truncated = kept.len() < data.len();
        self.left -= length;
        let (start, end) = (self.run.length as u32, (self.run.length + length) as u32);
        self.run.text.push_str(kept);
        self.run.length += length;
        if self.open_links > 0 && length > 0 {
            match self.run.links.last_mut() {
                Some(last) if *last == start => *last = end,
                _ => self.run.links.extend([start, end]),
            }
        }
    }

    /// Ends the run: makes a block of it.
    fn flush(&mut self) {
        if self.run.length == 0 {
            return;
        }
        let Run { text, links, .. } = std::mem::take(&mut self.run);
        let owner = self.stack.last().map_or(0, |f| f.owner);
        let element = self.list(owner);
        self.blocks.push(Block { element, text, links });
    }

    /// Rule 7: lists the element at `owner` in the stack with all that is around it.
    fn list(&mut self, owner: usize) -> u32 {
        let first = self.stack.get(..=owner).unwrap_or_default().iter().rposition(|f| f.index.is_some());
        let mut parent = first.and_then(|at| self.stack[at].index);
        for frame in self.stack.iter_mut().take(owner + 1).skip(first.map_or(0, |at| at + 1)) {
            let index = self.elements.len() as u32;
            self.elements.push(describe(self.tree, frame.node, parent.map_or(-1, |p| p as i32)));
            self.listed[frame.node] = index;
            frame.index = Some(index);
            parent = Some(index);
        }
        parent.unwrap_or_default()
    }
}

/// The longest start of `text` that has at most `limit` UTF-16 code units, and how many it has.
fn up_to(text: &str, limit: usize) -> (&str, usize) {
    if text.len() <= limit && text.is_ascii() {
        return (text, text.len());
    }
    let mut length = 0;
    for (at, c) in text.char_indices() {
        if length + c.len_utf16() > limit {
            return (&text[..at], length);
        }
        length += c.len_utf16();
    }
    (text, length)
}

fn describe(tree: &Tree, node: NodeId, parent: i32) -> Element {
    let tag = tree.tag(node);
    let hidden = tree.attribute(node, "hidden").is_some()
        || tree.attribute(node, "aria-hidden") == Some("true")
        || tag == "dialog" && tree.attribute(node, "open").is_none()
        || tree.attribute(node, "style").is_some_and(hides);
    Element { tag: tag.into(), parent, words: words_of(tree, node).into(), hidden }
}

fn words_of(tree: &Tree, node: NodeId) -> String {
    let mut words = String::new();
    for value in WORDS.iter().filter_map(|name| tree.attribute(node, name)).filter(|value| !value.is_empty()) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(value);
    }
    words
}

/// Whether a `style` attribute hides its element.
fn hides(style: &str) -> bool {
    style.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(property, value)| {
        let starts = |word: &str| value.trim_start().get(..word.len()).is_some_and(|v| v.eq_ignore_ascii_case(word));
        let property = property.trim();
        property.eq_ignore_ascii_case("display") && starts("none")
            || property.eq_ignore_ascii_case("visibility") && starts("hidden")
    })
}

/// Rule 9.
fn title(tree: &Tree) -> String {
    let Some(node) = tree.walk().find(|&n| tree.is_html(n, "title")) else { return String::new() };
    tree.text(node).split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Rule 8.
fn meta(walk: &Walk) -> Vec<Meta> {
    let tree = walk.tree;
    let statement = |node: NodeId| {
        let attribute = |name: &str| tree.attribute(node, name);
        let (name, value, element) = match tree.tag(node) {
            "meta" => {
                let value = attribute("content")?;
                let name = ["property", "name", "itemprop"].iter().filter_map(|n| attribute(n)).map(str::trim);
                (name.into_iter().find(|n| !n.is_empty())?.to_lowercase(), value.to_owned(), -1)
            }
            "script" if attribute("type")?.eq_ignore_ascii_case("application/ld+json") => {
                ("json-ld".into(), tree.text(node), -1)
            }
            "time" if ancestors(tree, node).any(|n| walk.apart.contains(&n)) => return None,
            "time" => ("time".into(), attribute("datetime")?.to_owned(), nearest_listed(walk, node)),
            "link" if attribute("rel")?.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case("canonical")) => {
                ("canonical".into(), attribute("href")?.to_owned(), -1)
            }
            _ => return None,
        };
        let words = if tree.tag(node) == "time" { words_of(tree, node) } else { String::new() };
        Some(Meta { name, value, element, words: words.into() })
    };
    let of = |tag: &'static str| tree.walk().filter(move |&node| tree.tag(node) == tag).filter_map(statement);
    ["meta", "script", "time", "link"].into_iter().flat_map(of).collect()
}

fn nearest_listed(walk: &Walk, node: NodeId) -> i32 {
    ancestors(walk.tree, node)
        .find_map(|n| walk.listed.get(n).copied().filter(|&index| index != u32::MAX))
        .map_or(-1, |index| index as i32)
}

/// A node and all around it, the innermost first.
fn ancestors(tree: &Tree, node: NodeId) -> impl Iterator<Item = NodeId> {
    std::iter::successors(Some(node), |&n| tree.parent(n))
}
