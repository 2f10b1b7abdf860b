//! The trained weights, and what loads them. Each set of weights has a model card beside it (`attribution.md`).

pub mod attribution;
