//! An HTML file → a [`Page`], as the browser's snapshot takes it.

use crate::page::Page;

/// Takes the snapshot of an HTML file.
pub fn snapshot(_bytes: &[u8]) -> Page {
    Page::default()
}
