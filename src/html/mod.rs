//! An HTML file → a [`Page`](crate::Page), by the rules at the head of `extension/page/snapshot.js`.
//!
//! A test holds the two against each other in real browsers.

mod decode;
mod snapshot;
mod tree;

pub use decode::decode;
pub use snapshot::{snapshot, whole_snapshot};
