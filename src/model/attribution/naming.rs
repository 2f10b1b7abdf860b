//! What the network hears of names: whether the words of a span are one, and of which kind.

use super::Heard;
use super::weights::{NAMES, WEIGHT_BITS};
use crate::text::ByteSpan;

/// What speaks for a name of each kind rather than for none, as log odds; 0 is one in two.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Naming {
    /// A person.
    pub person: f32,
    /// A company, institution, party, newspaper.
    pub organization: f32,
    /// A country, city, region, building or other place.
    pub place: f32,
}

impl Heard<'_> {
    /// Whether a span's words are a name, and of which kind: the mean over its tokens.
    pub fn naming(&self, span: ByteSpan) -> Naming {
        let scores = self.scores_of(span);
        let unit = (1_i64 << WEIGHT_BITS) as f32 * scores.len().max(1) as f32;
        // A name begins and goes on: of both tags the likelier counts.
        let [person, organization, place] = [1, 3, 5].map(|begin| {
            let over_none = |score: &super::Scores| {
                i64::from(score[NAMES + begin].max(score[NAMES + begin + 1])) - i64::from(score[NAMES])
            };
            scores.iter().map(over_none).sum::<i64>() as f32 / unit
        });
        Naming { person, organization, place }
    }
}
