//! Where the story stands: the element whose text it is, and the role of every block.

use super::Role;
use super::block::BlockFacts;
use super::hint::{self, Hints};
use crate::page::Page;

/// A page with what can be seen of its blocks and elements.
pub(super) struct Sensed<'p> {
    pub(super) page: &'p Page,
    pub(super) blocks: Vec<BlockFacts>,
    /// Hints of each element itself.
    own: Vec<Hints>,
    /// Hints of each element and all around it, those that cannot be true left out.
    pub(super) hints: Vec<Hints>,
    /// Words of prose in each element that is not furniture.
    prose: Vec<f32>,
}

/// An element with this share of the page's prose is no furniture where its words leave a doubt.
const TOO_MUCH_FOR_DOUBT: f32 = 0.4;
/// An element with this share of the page's prose is no furniture, whatever its words say.
const TOO_MUCH_FOR_FURNITURE: f32 = 0.9;
/// An element with this share of what is around it is where the story stands.
const MOST: f32 = 0.6;
/// The same inside an `<article>`, which is rarely too wide.
const MOST_OF_ARTICLE: f32 = 0.9;
/// What prose in a list counts for: teasers stand in lists more often than stories do.
const IN_LIST: f32 = 0.3;

impl<'p> Sensed<'p> {
    pub(super) fn new(page: &'p Page) -> Self {
        let blocks: Vec<BlockFacts> = page.blocks.iter().map(BlockFacts::of).collect();
        let own: Vec<Hints> = (page.elements.iter())
            .map(|element| match element.tag.as_str() {
                "body" | "html" => Hints::NONE,
                tag => {
                    let hidden = if element.hidden { Hints::DOUBTFUL } else { Hints::NONE };
                    hint::of_tag(tag).and(hint::of_words(&element.words)).and(hidden)
                }
            })
            .collect();
        let mut sensed = Self { page, blocks, own, hints: Vec::new(), prose: Vec::new() };
        let all = sensed.sum(|_| 1.0);
        sensed.spread_hints(&all);
        let hints = std::mem::take(&mut sensed.hints);
        let never = Hints::FURNITURE.and(Hints::COMMENTS).and(Hints::CAPTION);
        sensed.prose = sensed.sum(|element| match hints[element] {
            hints if hints.has(never) => 0.0,
            hints if hints.has(Hints::LISTED) => IN_LIST,
            _ => 1.0,
        });
        sensed.hints = hints;
        sensed
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

    /// Whether `element` is `around` or lies in it.
    fn is_within(&self, element: usize, around: usize) -> bool {
        std::iter::successors(Some(element), |&e| self.parent(e)).take_while(|&e| e >= around).any(|e| e == around)
    }

    /// Words of prose in each element, every block weighed by its element.
    fn sum(&self, weight: impl Fn(usize) -> f32) -> Vec<f32> {
        let mut sums = vec![0.0; self.page.elements.len()];
        for (block, facts) in self.blocks.iter().enumerate() {
            if let Some(element) = self.element_of(block) {
                sums[element] += facts.prose() * weight(element);
            }
        }
        for element in (0..sums.len()).rev() {
            if let Some(parent) = self.parent(element) {
                sums[parent] += sums[element];
            }
        }
        sums
    }

    /// Hands hints down to what lies inside.
    fn spread_hints(&mut self, prose: &[f32]) {
        let total = prose.first().copied().unwrap_or_default().max(1.0);
        for element in 0..self.own.len() {
            let mut own = self.own[element];
            let share = prose[element] / total;
            if share > TOO_MUCH_FOR_DOUBT {
                own = own.without(Hints::DOUBTFUL.and(Hints::CAPTION).and(Hints::BYLINE));
                own = own.without(Hints::SUMMARY.and(Hints::HEADLINE));
            }
            if share > TOO_MUCH_FOR_FURNITURE {
                own = own.without(Hints::COMMENTS.and(Hints::FURNITURE));
            }
            if own.has(Hints::DOUBTFUL) {
                own = own.and(Hints::FURNITURE);
            }
            let around = self.parent(element).map_or(Hints::NONE, |p| self.hints[p]);
            let is_list = match self.page.elements[element].tag.as_str() {
                "li" => true,
                "article" => around.has(Hints::IN_ARTICLE),
                _ => false,
            };
            let own = if is_list { own.and(Hints::LISTED) } else { own };
            let own = if self.page.elements[element].tag == "article" { own.and(Hints::IN_ARTICLE) } else { own };
            self.hints.push(around.and(own));
        }
    }

    /// Whether each element is the element of a block.
    fn own_blocks(&self) -> Vec<bool> {
        let mut is_block = vec![false; self.page.elements.len()];
        (0..self.blocks.len()).filter_map(|b| self.element_of(b)).for_each(|e| is_block[e] = true);
        is_block
    }

    /// Number of blocks with prose in each element.
    fn prose_blocks(&self) -> Vec<u32> {
        let mut counts = vec![0; self.page.elements.len()];
        for (block, facts) in self.blocks.iter().enumerate() {
            if let Some(element) = self.element_of(block).filter(|_| facts.prose() > 0.0) {
                counts[element] += 1;
            }
        }
        for element in (0..counts.len()).rev() {
            if let Some(parent) = self.parent(element) {
                counts[parent] += counts[element];
            }
        }
        counts
    }

    /// The element the story stands in: from the root, always into the child that holds most of the prose. It ends at an
    /// element that says it is the story's text, and before one that holds a single paragraph of several.
    fn story(&self) -> Option<usize> {
        let counts = self.prose_blocks();
        let is_block = self.own_blocks();
        let mut heaviest: Vec<Option<usize>> = vec![None; self.prose.len()];
        for element in 1..self.prose.len() {
            if let Some(parent) = self.parent(element) {
                let best = &mut heaviest[parent];
                if best.is_none_or(|b| self.prose[b] < self.prose[element]) {
                    *best = Some(element);
                }
            }
        }
        let mut story = 0;
        while let Some(child) = heaviest.get(story).copied().flatten() {
            let is_article = self.hints[story].has(Hints::IN_ARTICLE);
            let most = if is_article { MOST_OF_ARTICLE } else { MOST };
            let is_single = counts[child] < 2 && (counts[story] > 1 || is_block[child]);
            if self.hints[story].has(Hints::STORY) || is_single || self.prose[child] < most * self.prose[story] {
                break;
            }
            story = child;
        }
        self.prose.get(story).is_some_and(|&p| p > 0.0).then_some(story)
    }

    /// The role of every block; `headline` is the block of the headline.
    pub(super) fn roles(&self, headline: Option<usize>) -> Vec<Role> {
        let mut roles = vec![Role::Furniture; self.blocks.len()];
        if let Some(role) = headline.and_then(|h| roles.get_mut(h)) {
            *role = Role::Headline;
        }
        let Some(story) = self.story() else { return roles };
        for block in 0..self.blocks.len() {
            let Some(element) = self.element_of(block) else { continue };
            if roles[block] == Role::Furniture && self.is_within(element, story) {
                roles[block] = self.role(block, element);
            }
        }
        self.close_headings(&mut roles);
        roles
    }

    fn role(&self, block: usize, element: usize) -> Role {
        let facts = &self.blocks[block];
        let hints = self.hints[element];
        let tag = self.page.elements[element].tag.as_str();
        if hints.has(Hints::FURNITURE.and(Hints::COMMENTS)) || facts.is_notice {
            return Role::Furniture;
        }
        if hints.has(Hints::CAPTION) || facts.is_credit {
            return Role::Caption;
        }
        if hints.has(Hints::BYLINE) || facts.begins_with_by && facts.words < 20.0 {
            return Role::Byline;
        }
        let is_body = match tag {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt" | "th" => facts.link_share < 0.5 && facts.words < 30.0,
            "p" | "blockquote" | "q" | "pre" | "dd" => {
                facts.link_share < 0.6 && (facts.words >= 1.0 || facts.ends_sentence)
                    || facts.words > 25.0 && facts.link_share < 0.9
            }
            "li" | "td" => facts.link_share < 0.6,
            _ => {
                facts.link_share < 0.4
                    && (facts.words >= 6.0 && (facts.ends_sentence || facts.has_sentence) || facts.words > 25.0)
            }
        };
        if is_body { Role::Body } else { Role::Furniture }
    }

    /// Headings with no text of the story after them are furniture, and so are those before it.
    fn close_headings(&self, roles: &mut [Role]) {
        let is_heading = |block: usize| {
            let tag = self.element_of(block).map_or("", |e| self.page.elements[e].tag.as_str());
            matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt" | "th")
        };
        let first = (0..roles.len()).find(|&b| roles[b] == Role::Body && !is_heading(b));
        let mut text_follows = false;
        for block in (0..roles.len()).rev() {
            if roles[block] != Role::Body {
                continue;
            }
            if first.is_none_or(|first| block < first) {
                roles[block] = Role::Furniture;
            } else if is_heading(block) {
                if !text_follows {
                    roles[block] = Role::Furniture;
                }
                text_follows = false;
            } else {
                text_follows = true;
            }
        }
    }
}
