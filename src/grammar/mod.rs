//! Tokens → what kind of word they are, their stems, and the phrases they make.

pub mod calendar;
mod inflection;
pub mod lexicon;
pub mod phrase;
mod stem;
mod word_class;

pub use inflection::{Form, forms_of};
pub use stem::stem;
pub use word_class::WordClass;
