//! Linear models over hashed features, eight bits a weight.

/// Number of weights of a [`Linear`] model; a feature is the hash of what was seen, cut to this many buckets.
pub const BUCKETS: usize = 1 << 15;

/// Bytes of a model as stored: scale, bias, weights.
const STORED: usize = 8 + BUCKETS;

/// A logistic regression whose features are hashed into buckets (Weinberger et al. 2009, *Feature hashing for large scale
/// multitask learning*).
#[derive(Debug, Clone, Copy)]
pub struct Linear {
    scale: f32,
    bias: f32,
    weights: &'static [u8],
}

impl Linear {
    /// Reads the model number `index` of a file of models.
    ///
    /// A file that is too short gives a model that is never sure of anything (0 for every input).
    fn load(file: &'static [u8], index: usize) -> Self {
        let stored = file.get(index * STORED..(index + 1) * STORED).unwrap_or(&[]);
        let number = |at: usize| stored.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0.0, f32::from_le_bytes);
        Self {
            scale: number(0),
            bias: if stored.is_empty() { f32::MIN } else { number(4) },
            weights: stored.get(8..).unwrap_or(&[]),
        }
    }

    /// What one feature adds to the log-odds, before the division by [`length`](Self::log_odds).
    pub fn weight(&self, feature: u32) -> f32 {
        self.weights.get(feature as usize % BUCKETS).map_or(0.0, |&b| f32::from(b as i8) * self.scale)
    }

    /// The log-odds of a set of features; their sum is divided by the root of their number, so that long sentences are no
    /// surer than short ones.
    pub fn log_odds(&self, features: &[u32]) -> f32 {
        let sum: f32 = features.iter().map(|&f| self.weight(f)).sum();
        self.bias + sum / (features.len().max(1) as f32).sqrt()
    }
}

/// The probability of some log-odds.
pub fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// The three models of the lens for names.
pub mod name {
    use super::Linear;
    use std::sync::LazyLock;

    static FILE: &[u8] = include_bytes!("name.bin");

    /// Whether words are a person, an organisation, a place, in this order.
    pub static KINDS: LazyLock<[Linear; 3]> = LazyLock::new(|| [0, 1, 2].map(|index| Linear::load(FILE, index)));
}

#[cfg(feature = "train")]
impl Linear {
    /// The stored form of trained weights.
    pub(super) fn store(bias: f32, weights: &[f32]) -> Vec<u8> {
        let most = weights.iter().fold(0.0f32, |m, w| m.max(w.abs())).max(f32::MIN_POSITIVE);
        let scale = most / 127.0;
        let mut bytes = Vec::with_capacity(STORED);
        bytes.extend(scale.to_le_bytes());
        bytes.extend(bias.to_le_bytes());
        bytes.extend(weights.iter().map(|w| (w / scale).round() as i8 as u8));
        bytes
    }
}
