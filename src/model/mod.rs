//! The trained weights, and what loads them. Each set of weights has a model card beside it (`attribution.md`).

pub mod attribution;
pub mod tagger;
#[cfg(feature = "train")]
pub mod training;

/// The probability of some log-odds.
pub fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}
