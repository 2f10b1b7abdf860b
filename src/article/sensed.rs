//! A page with what can be seen of its blocks and elements, before any role is given.

use super::block::BlockFacts;
use super::boxes;
use super::hint::{self, Hints};
use crate::page::{Element, Page};
use rustc_hash::FxHashMap;

/// A page with what can be seen of its blocks and elements.
pub(super) struct Sensed<'p> {
    pub(super) page: &'p Page,
    pub(super) blocks: Vec<BlockFacts>,
    /// Hints of each element by itself.
    pub(super) own: Vec<Hints>,
    /// Hints of each element and all around it, those that cannot be true left out.
    pub(super) hints: Vec<Hints>,
    /// Words of prose in each element, furniture or not.
    pub(super) all_prose: Vec<f32>,
    /// Words of prose in each element that is not furniture.
    pub(super) prose: Vec<f32>,
}

/// What elements are taken for whose words leave a doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubts {
    /// Furniture, unless much of the page is in them.
    Furniture,
    /// What they would be without those words.
    Nothing,
}

/// An element with this share of the page's prose is no furniture where its words leave a doubt.
const TOO_MUCH_FOR_DOUBT: f32 = 0.4;
/// An element with this share of the page's prose is no furniture, whatever its words say.
const TOO_MUCH_FOR_FURNITURE: f32 = 0.9;
/// An element with this share of the page's prose, or so many words of it, is no byline or headline.
const TOO_MUCH_FOR_BYLINE: f32 = 0.2;
const MOST_WORDS_OF_BYLINE: f32 = 150.0;
/// With so many articles under linked headings none of them is the page's own.
const MANY_CARDS: usize = 3;
/// What prose in a list counts for: teasers stand in lists more often than stories do.
const IN_LIST: f32 = 0.3;

impl<'p> Sensed<'p> {
    pub(super) fn new(page: &'p Page, doubts: Doubts) -> Self {
        let blocks = page.blocks.iter().map(BlockFacts::of).collect();
        let own = own_hints(&page.elements);
        let mut sensed = Self { page, blocks, own, hints: Vec::new(), all_prose: Vec::new(), prose: Vec::new() };
        sensed.all_prose = sensed.sum(|block, _| sensed.blocks.get(block).map_or(0.0, BlockFacts::prose));
        sensed.mark_cards();
        sensed.mark_boxes();
        sensed.weigh(doubts);
        sensed
    }

    /// Takes some `<article>`s for furniture, since another story stands in them.
    pub(super) fn set_apart(&mut self, articles: &[usize], doubts: Doubts) {
        for &article in articles {
            self.own[article] = self.own[article].and(Hints::OTHER_STORY);
        }
        self.weigh(doubts);
    }

    fn mark_boxes(&mut self) {
        for (element, hint) in boxes::find(self) {
            self.own[element] = self.own[element].and(hint);
        }
    }

    fn weigh(&mut self, doubts: Doubts) {
        let sensed = self;
        sensed.hints = sensed.inherited_hints(&sensed.all_prose, doubts);
        let never = Hints::FURNITURE.and(Hints::COMMENTS).and(Hints::CAPTION);
        sensed.prose = sensed.sum(|block, element| {
            let prose = sensed.blocks.get(block).map_or(0.0, BlockFacts::prose);
            match sensed.hints(element) {
                hints if hints.has(never) => 0.0,
                hints if hints.has(Hints::LISTED) => IN_LIST * prose,
                _ => prose,
            }
        });
    }

    /// The parent of an element. A parent that does not stand before its child is none.
    pub(super) fn parent(&self, element: usize) -> Option<usize> {
        let parent = usize::try_from(self.page.elements.get(element)?.parent).ok()?;
        (parent < element).then_some(parent)
    }

    /// The element of a block.
    pub(super) fn element_of(&self, block: usize) -> Option<usize> {
        let element = self.page.blocks.get(block)?.element as usize;
        (element < self.page.elements.len()).then_some(element)
    }

    /// The tag of a block's element; empty where it has none.
    pub(super) fn tag_of(&self, block: usize) -> &'p str {
        self.element_of(block).and_then(|e| self.page.elements.get(e)).map_or("", |e| &*e.tag)
    }

    /// The hints of an element and all around it.
    pub(super) fn hints(&self, element: usize) -> Hints {
        self.hints.get(element).copied().unwrap_or_default()
    }

    /// The hints of a block's element and all around it.
    pub(super) fn hints_of(&self, block: usize) -> Hints {
        self.element_of(block).map_or(Hints::NONE, |e| self.hints(e))
    }

    /// Whether a block is a heading by its tag.
    pub(super) fn is_heading(&self, block: usize) -> bool {
        matches!(self.tag_of(block), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt" | "th")
    }

    /// Which elements are `around` or lie in it.
    pub(super) fn within(&self, around: usize) -> Vec<bool> {
        let mut within: Vec<bool> = Vec::with_capacity(self.page.elements.len());
        for element in 0..self.page.elements.len() {
            let inside = self.parent(element).and_then(|p| within.get(p).copied()).unwrap_or_default();
            within.push(inside || element == around);
        }
        within
    }

    /// Adds up a weight of blocks, given by (block, element), for each element with all that lies in it.
    pub(super) fn sum(&self, weight: impl Fn(usize, usize) -> f32) -> Vec<f32> {
        let mut sums = vec![0.0; self.page.elements.len()];
        for block in 0..self.blocks.len() {
            if let Some(element) = self.element_of(block) {
                sums[element] += weight(block, element);
            }
        }
        for element in (0..sums.len()).rev() {
            if let Some(parent) = self.parent(element) {
                sums[parent] += sums[element];
            }
        }
        sums
    }

    /// A list item, or one of several articles, whose heading is a link leads to another story.
    fn mark_cards(&mut self) {
        let mut nearest: Vec<Option<usize>> = Vec::with_capacity(self.own.len());
        let mut is_nested: Vec<bool> = Vec::with_capacity(self.own.len());
        for (element, own) in self.own.iter().enumerate() {
            let parent = self.parent(element);
            let around = parent.and_then(|p| nearest.get(p).copied()).flatten();
            let is_item = own.has(Hints::LISTED.and(Hints::IN_ARTICLE));
            nearest.push(if is_item { Some(element) } else { around });
            is_nested.push(own.has(Hints::LISTED) || own.has(Hints::IN_ARTICLE) && around.is_some());
        }
        let mut cards: Vec<usize> = (0..self.blocks.len())
            .filter(|&block| self.is_heading(block) && self.blocks[block].link_share > 0.8)
            .filter_map(|block| nearest.get(self.element_of(block)?).copied()?)
            .collect();
        cards.dedup();
        let is_page_of_cards = cards.iter().filter(|&&card| !is_nested[card]).count() >= MANY_CARDS;
        for card in cards {
            if is_nested[card] || is_page_of_cards {
                self.own[card] = self.own[card].and(Hints::CARD);
            }
        }
    }

    /// Hands hints down to what lies inside. `prose` is what each element holds of it, furniture or not.
    fn inherited_hints(&self, prose: &[f32], doubts: Doubts) -> Vec<Hints> {
        let total = prose.iter().copied().fold(1.0, f32::max);
        let mut all: Vec<Hints> = Vec::with_capacity(self.own.len());
        for (element, (&own, &prose)) in self.own.iter().zip(prose).enumerate() {
            let share = prose / total;
            let mut own = own;
            if share > TOO_MUCH_FOR_DOUBT || doubts == Doubts::Nothing {
                own = own.without(Hints::DOUBTFUL.and(Hints::CAPTION));
            }
            if share > TOO_MUCH_FOR_DOUBT {
                own = own.without(Hints::CARD);
            }
            if share > TOO_MUCH_FOR_BYLINE || prose > MOST_WORDS_OF_BYLINE {
                own = own.without(Hints::BYLINE.and(Hints::SUMMARY).and(Hints::HEADLINE));
            }
            if share > TOO_MUCH_FOR_FURNITURE {
                own = own.without(Hints::COMMENTS.and(Hints::FURNITURE));
            }
            if own.has(Hints::DOUBTFUL.and(Hints::CARD).and(Hints::OTHER_STORY)) {
                own = own.and(Hints::FURNITURE);
            }
            let around = self.parent(element).and_then(|p| all.get(p).copied()).unwrap_or_default();
            if own.has(Hints::IN_ARTICLE) && around.has(Hints::IN_ARTICLE) {
                own = own.and(Hints::LISTED);
            }
            all.push(around.and(own));
        }
        all
    }
}

/// Hints of each element by itself. The words of `<body>` and `<html>` are about the page as a whole.
fn own_hints(elements: &[Element]) -> Vec<Hints> {
    // Most words come again and again, and those of a packed page are each kept once: their places tell them apart.
    let mut known: FxHashMap<*const u8, Hints> = FxHashMap::default();
    let mut of_words = |words: &str| *known.entry(words.as_ptr()).or_insert_with(|| hint::of_words(words));
    let hints = elements.iter().map(|Element { tag, words, hidden, .. }| match &**tag {
        "body" | "html" => Hints::NONE,
        tag if *hidden => hint::of_tag(tag).and(of_words(words)).and(Hints::FURNITURE),
        tag => hint::of_tag(tag).and(of_words(words)),
    });
    hints.collect()
}
