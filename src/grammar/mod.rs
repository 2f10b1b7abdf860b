//! Tokens → what kind of word they are, their stems, and the phrases they make.

pub mod calendar;
mod chunk;
mod inflection;
pub mod lexicon;
pub mod phrase;
mod stem;
mod tag;
mod word_class;

pub use chunk::{Chunk, ChunkKind, chunks};
pub use inflection::{Form, forms_of};
pub use stem::stem;
pub use tag::{TAGS, Tag};
pub use word_class::WordClass;
