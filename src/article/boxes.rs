//! Boxes between and below the paragraphs, told by what heads them or by the form in them, whatever their classes say: readers'
//! comments, the wall of a story that is sold, a letter to sign up for.
//!
//! An element whose first block is a heading like "4 comments" or "Keep reading for a pound a week" is such a box with all that
//! stands in it; so is a short element with a form. A heading of comments that heads no element ends the story in the element
//! around it.

use super::hint::Hints;
use super::phrase;
use super::sensed::Sensed;
use crate::page::Block;

/// An element with more of the page's prose is no box, whatever heads it.
const MOST_OF_PAGE: f32 = 0.6;
/// A box with a form in it has no more words of prose.
const WORDS_BESIDE_A_FORM: f32 = 60.0;

/// The boxes of a page, each with what it is.
pub(super) fn find(sensed: &Sensed) -> Vec<(usize, Hints)> {
    let prose = &sensed.all_prose;
    let total = prose.iter().copied().fold(1.0, f32::max);
    let first_block = first_blocks(sensed);
    let mut boxes = Vec::new();
    for (block, Block { text, .. }) in sensed.page.blocks.iter().enumerate() {
        let Some(heading) = sensed.element_of(block) else { continue };
        let is_heading = matches!(sensed.tag_of(block), "h2" | "h3" | "h4" | "h5" | "h6");
        let hint = match () {
            () if !is_heading => continue,
            () if phrase::heads_comments(text) => Hints::COMMENTS,
            () if phrase::heads_box(text) => Hints::FURNITURE,
            () => continue,
        };
        let is_headed = |&element: &usize| {
            first_block[element] == Some(block) && !is_wide(sensed, element) && prose[element] <= MOST_OF_PAGE * total
        };
        let around = std::iter::successors(sensed.parent(heading), |&element| sensed.parent(element));
        match around.take_while(is_headed).last() {
            Some(element) => boxes.push((element, hint)),
            None if hint == Hints::COMMENTS => boxes.extend(later_siblings(sensed, heading).map(|later| (later, hint))),
            None => {}
        }
    }
    let forms = (0..sensed.page.elements.len()).filter(|&element| &*sensed.page.elements[element].tag == "form");
    let beside = forms.filter_map(|form| sensed.parent(form));
    boxes.extend(
        beside
            .filter(|&element| !is_wide(sensed, element) && prose[element] <= WORDS_BESIDE_A_FORM)
            .map(|element| (element, Hints::DOUBTFUL)),
    );
    boxes
}

/// Elements that hold a story or a page are no boxes.
fn is_wide(sensed: &Sensed, element: usize) -> bool {
    matches!(&*sensed.page.elements[element].tag, "html" | "body" | "main" | "article")
}

/// For each element the first block in it.
fn first_blocks(sensed: &Sensed) -> Vec<Option<usize>> {
    let mut first = vec![None; sensed.page.elements.len()];
    for block in 0..sensed.page.blocks.len() {
        let mut around = sensed.element_of(block);
        while let Some(element) = around.filter(|&element| first[element].is_none()) {
            first[element] = Some(block);
            around = sensed.parent(element);
        }
    }
    first
}

fn later_siblings<'s>(sensed: &'s Sensed, element: usize) -> impl Iterator<Item = usize> + 's {
    let parent = sensed.parent(element);
    (element + 1..sensed.page.elements.len()).filter(move |&later| parent.is_some() && sensed.parent(later) == parent)
}
