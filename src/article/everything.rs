//! The roles where the reader asked for more than the story: for the whole of a page that is no article, or for what they selected.

use super::Role;
use super::sensed::Sensed;

/// How much the reader asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of the page's text; no menus, no buttons, nothing that is not shown.
    Page,
    /// Every block there is.
    Selection,
}

/// The role of every block: body, but for what is left out.
pub(super) fn roles(sensed: &Sensed, extent: Extent) -> Vec<Role> {
    let mut is_out: Vec<bool> = Vec::with_capacity(sensed.page.elements.len());
    for (index, element) in sensed.page.elements.iter().enumerate() {
        let around = sensed.parent(index).and_then(|parent| is_out.get(parent).copied()).unwrap_or_default();
        is_out.push(around || element.hidden || matches!(&*element.tag, "nav" | "button" | "menu"));
    }
    let role = |block: usize| {
        let facts = &sensed.blocks[block];
        let is_out = sensed.element_of(block).is_none_or(|element| is_out[element]);
        let is_link = facts.link_share > 0.8 && !facts.ends_sentence;
        let is_body = extent == Extent::Selection || !is_out && !is_link;
        if is_body && facts.words > 0.0 { Role::Body } else { Role::Furniture }
    };
    (0..sensed.blocks.len()).map(role).collect()
}
