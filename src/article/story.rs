//! Where the story stands, and the role of every block.

use super::Role;
use super::hint::Hints;
use super::sensed::Sensed;

/// A child with this share of an element's prose is where the story stands.
const MOST: f32 = 0.6;
/// The same inside an `<article>`, which is rarely too wide.
const MOST_OF_ARTICLE: f32 = 0.9;
/// So many items of a list, each with so much of its text in links, lead to other stories where they end the text.
const LINKED_ITEMS: usize = 3;
const LINKED_ITEM: f32 = 0.15;
/// A byline or summary between the headline and the story is no longer than this, in words.
const BYLINE_WORDS: f32 = 30.0;

/// The element the story stands in: from the root, always into the child that holds most of the prose. It ends at an
/// element that says it is the story's text, and before one that holds a single paragraph of several. None where there
/// is no prose.
pub(super) fn element(sensed: &Sensed) -> Option<usize> {
    let counts = sensed.sum(|block, _| f32::from(u8::from(sensed.blocks[block].prose() > 0.0)));
    let mut is_block = vec![false; counts.len()];
    (0..sensed.blocks.len()).filter_map(|block| sensed.element_of(block)).for_each(|element| is_block[element] = true);
    let mut heaviest: Vec<Option<usize>> = vec![None; counts.len()];
    let mut root: Option<usize> = None;
    for element in 0..counts.len() {
        let best = match sensed.parent(element) {
            Some(parent) => &mut heaviest[parent],
            None => &mut root,
        };
        if best.is_none_or(|b| sensed.prose[b] < sensed.prose[element]) {
            *best = Some(element);
        }
    }
    let mut story = root?;
    while let Some(child) = heaviest[story] {
        let most = if sensed.hints(story).has(Hints::IN_ARTICLE) { MOST_OF_ARTICLE } else { MOST };
        let is_single = counts[child] < 2.0 && (counts[story] > 1.0 || is_block[child]);
        let ends = sensed.hints(story).has(Hints::STORY) || is_single;
        if ends || sensed.prose[child] < most * sensed.prose[story] {
            break;
        }
        story = child;
    }
    (sensed.prose[story] > 0.0).then_some(story)
}

/// The role of every block, given the element the story stands in and the block of the headline.
pub(super) fn roles(sensed: &Sensed, story: usize, headline: Option<usize>) -> Vec<Role> {
    let within = sensed.within(story);
    let mut roles: Vec<Role> = (0..sensed.blocks.len())
        .map(|block| match sensed.element_of(block) {
            _ if headline == Some(block) => Role::Headline,
            Some(element) if within.get(element).copied().unwrap_or_default() => role(sensed, block),
            _ => Role::Furniture,
        })
        .collect();
    drop_what_stands_before(&mut roles, headline);
    drop_last_links(sensed, &mut roles);
    drop_bare_headings(sensed, &mut roles);
    add_bylines_and_captions(sensed, &mut roles, headline);
    roles
}

/// The role of a block inside the story's element.
fn role(sensed: &Sensed, block: usize) -> Role {
    let facts = &sensed.blocks[block];
    let hints = sensed.hints_of(block);
    if hints.has(Hints::FURNITURE.and(Hints::COMMENTS)) || facts.is_notice {
        return Role::Furniture;
    }
    if hints.has(Hints::CAPTION) || facts.is_credit {
        return Role::Caption;
    }
    if hints.has(Hints::BYLINE) || facts.begins_with_by && facts.words < 20.0 {
        return Role::Byline;
    }
    let is_body = match sensed.tag_of(block) {
        _ if sensed.is_heading(block) => facts.link_share < 0.5 && facts.words < 30.0,
        "p" | "blockquote" | "q" | "pre" | "dd" => {
            facts.link_share < 0.6 && (facts.words >= 1.0 || facts.ends_sentence)
        }
        "li" | "td" => facts.link_share < 0.6,
        _ => {
            let is_sentence = facts.words >= 6.0 && (facts.ends_sentence || facts.has_sentence);
            facts.link_share < 0.4 && (is_sentence || facts.words > 25.0)
        }
    };
    if is_body { Role::Body } else { Role::Furniture }
}

/// Nothing of the story stands above its headline.
fn drop_what_stands_before(roles: &mut [Role], headline: Option<usize>) {
    let Some(headline) = headline else { return };
    let (before, after) = roles.split_at_mut(headline.min(roles.len()));
    if after.contains(&Role::Body) {
        before.iter_mut().filter(|role| **role == Role::Body).for_each(|role| *role = Role::Furniture);
    }
}

/// A list that ends the text, of which every item holds a link, leads to other stories.
fn drop_last_links(sensed: &Sensed, roles: &mut [Role]) {
    let leads_away =
        |block: usize| sensed.hints_of(block).has(Hints::LISTED) && sensed.blocks[block].link_share > LINKED_ITEM;
    let body = (0..roles.len()).rev().filter(|&block| roles[block] == Role::Body);
    let last: Vec<usize> = body.take_while(|&block| leads_away(block)).collect();
    if last.len() >= LINKED_ITEMS {
        last.into_iter().for_each(|block| roles[block] = Role::Furniture);
    }
}

/// Headings before the first text of the story, and those with no text after them, are furniture.
fn drop_bare_headings(sensed: &Sensed, roles: &mut [Role]) {
    let first = (0..roles.len()).find(|&block| roles[block] == Role::Body && !sensed.is_heading(block));
    let mut text_follows = false;
    for block in (0..roles.len()).rev() {
        if roles[block] != Role::Body {
            continue;
        }
        let is_heading = sensed.is_heading(block);
        if first.is_none_or(|first| block < first) || is_heading && !text_follows {
            roles[block] = Role::Furniture;
        }
        text_follows = !is_heading;
    }
}

/// Bylines and captions also stand outside the story's element: around the headline, and above the first paragraph.
fn add_bylines_and_captions(sensed: &Sensed, roles: &mut [Role], headline: Option<usize>) {
    let Some(first) = roles.iter().position(|&role| role == Role::Body) else { return };
    let Some(last) = roles.iter().rposition(|&role| role == Role::Body) else { return };
    let top = headline.filter(|&headline| headline < first);
    let start = top.unwrap_or(first).saturating_sub(4);
    for (block, role) in roles.iter_mut().enumerate().take(last).skip(start) {
        let hints = sensed.hints_of(block);
        let facts = &sensed.blocks[block];
        if *role != Role::Furniture || hints.has(Hints::COMMENTS) {
            continue;
        }
        let is_close = block < first && first - block < 25;
        if top.is_some_and(|top| top < block) && hints.has(Hints::CAPTION) {
            *role = Role::Caption;
        } else if is_close && facts.words < BYLINE_WORDS && (hints.has(Hints::BYLINE) || facts.begins_with_by) {
            *role = Role::Byline;
        }
    }
}
