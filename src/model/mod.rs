//! The trained weights, and what loads them. Each set of weights has a model card beside it (`attribution.md`).

pub mod attribution;
mod linear;
pub mod tagger;
#[cfg(feature = "train")]
pub mod training;

pub use linear::{BUCKETS, Linear, name, probability};
