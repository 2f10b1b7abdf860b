//! Tokens → what kind of word they are.

mod inflection;
mod word_class;

pub use inflection::{Form, forms_of};
pub use word_class::WordClass;
