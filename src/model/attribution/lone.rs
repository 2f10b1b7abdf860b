//! Cues that may have no source: how likely each token attributes while nobody is named.
//!
//! Over all rows of tags, weighed by the chain's scores (Rabiner 1989, *A tutorial on hidden Markov models*), a token has a share
//! that make it part of a cue; the network's leaning tells how likely a cue has no source. Their product finds more of such cues than
//! the best row does, and less sure ones.

use super::network::Scores;
use super::token::{Shape, Token};
use super::weights::{TAGS, Transitions, WEIGHT_BITS};
use crate::text::ByteSpan;

/// Chances below this are not told.
const LEAST: f32 = 0.01;

/// A token that may be a cue without a source, in bytes of the given text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LoneCue {
    /// The token.
    pub span: ByteSpan,
    /// How likely it is one, from 0.01 to 1.
    pub chance: f32,
}

/// Where the leanings of a cue's source begin among the scores: to its left, to its right, nowhere.
const SOURCE: usize = TAGS + 2;

type Row = [f32; TAGS];

/// All tokens whose chance is at least [`LEAST`], by rising start.
pub(super) fn find(tokens: &[Token], scores: &[Scores], transitions: &Transitions) -> Vec<LoneCue> {
    let chain = Chain::new(transitions);
    let mut found = Vec::new();
    let mut start = 0;
    for paragraph in tokens.split(|t| t.shape == Shape::BREAK) {
        if let Some(scores) = scores.get(start..start + paragraph.len()) {
            let shares = chain.shares_of_cues(scores);
            found.extend(paragraph.iter().zip(scores).zip(shares).filter_map(|((token, scores), share)| {
                let chance = share * share_without_source(scores);
                (chance >= LEAST).then_some(LoneCue { span: token.span, chance })
            }));
        }
        start += paragraph.len() + 1;
    }
    found
}

fn natural(score: i32) -> f32 {
    score as f32 / (1 << WEIGHT_BITS) as f32
}

fn share_without_source(scores: &Scores) -> f32 {
    let [left, right, nowhere] = [0, 1, 2].map(|at| natural(scores[SOURCE + at]));
    1.0 / (1.0 + (left - nowhere).exp() + (right - nowhere).exp())
}

/// Transitions as factors.
struct Chain {
    between: [Row; TAGS],
    first: Row,
    last: Row,
}

impl Chain {
    fn new(transitions: &Transitions) -> Self {
        let factors = |row: [i32; TAGS]| row.map(|score| natural(score).exp());
        Self {
            between: transitions.between.map(factors),
            first: factors(transitions.first),
            last: factors(transitions.last),
        }
    }

    /// For each token of a paragraph the share of rows in which it begins a cue or goes on with one.
    fn shares_of_cues(&self, scores: &[Scores]) -> Vec<f32> {
        let emissions: Vec<Row> = scores.iter().map(emission).collect();
        let mut forward: Vec<Row> = Vec::with_capacity(emissions.len());
        for emission in &emissions {
            let before = match forward.last() {
                Some(row) => {
                    let mut sums = [0.0; TAGS];
                    for (share, factors) in row.iter().zip(&self.between) {
                        sums.iter_mut().zip(factors).for_each(|(sum, factor)| *sum += share * factor);
                    }
                    sums
                }
                None => self.first,
            };
            forward.push(normal(product(&before, emission)));
        }
        let mut backward = self.last;
        let mut shares = vec![0.0; emissions.len()];
        for ((share, forward), emission) in shares.iter_mut().zip(&forward).zip(&emissions).rev() {
            let here = normal(product(forward, &backward));
            *share = here[3] + here[4];
            let after = product(emission, &backward);
            backward = normal(
                self.between.map(|factors| factors.iter().zip(&after).map(|(factor, share)| factor * share).sum()),
            );
        }
        shares
    }
}

fn emission(scores: &Scores) -> Row {
    let top = scores[..TAGS].iter().copied().max().unwrap_or(0);
    std::array::from_fn(|tag| natural(scores[tag].saturating_sub(top)).exp())
}

fn product(a: &Row, b: &Row) -> Row {
    std::array::from_fn(|tag| a[tag] * b[tag])
}

/// A row whose sum is one; rows of which nothing is left stay as they are.
fn normal(row: Row) -> Row {
    let sum: f32 = row.iter().sum();
    if sum > 0.0 { row.map(|share| share / sum) } else { row }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokenize;
    use super::super::weights::OUTPUTS;
    use super::*;

    const FLAT: Transitions = Transitions { between: [[0; TAGS]; TAGS], first: [0; TAGS], last: [0; TAGS] };

    fn scores(cue: i32, nowhere: i32) -> Scores {
        let mut scores = [0; OUTPUTS];
        scores[3] = cue << WEIGHT_BITS;
        scores[SOURCE + 2] = nowhere << WEIGHT_BITS;
        scores
    }

    #[test]
    fn a_token_is_a_lone_cue_as_far_as_it_is_a_cue_and_has_no_source() {
        let tokens = tokenize("rain expected");
        let found = find(&tokens, &[scores(-20, 20), scores(20, 20)], &FLAT);
        assert_eq!(found.iter().map(|one| one.span).collect::<Vec<_>>(), [tokens[0].span, tokens[1].span]);
        // Of seven tags alike in all but one, the sixth remains for going on with a cue.
        assert!((found[0].chance - 1.0 / 6.0).abs() < 1e-3 && found[1].chance > 0.999, "{found:?}");
        assert_eq!(find(&tokens, &[scores(-20, -20), scores(20, -20)], &FLAT), []);
    }

    #[test]
    fn neighbours_count_as_far_as_the_chain_joins_them() {
        let mut joined = FLAT;
        joined.between[3] = [-40 << WEIGHT_BITS; TAGS];
        joined.between[3][4] = 0;
        let tokens = tokenize("widely expected");
        let found = find(&tokens, &[scores(20, 20), scores(0, 20)], &joined);
        assert!(found.iter().all(|one| one.chance > 0.99), "{found:?}");
        assert_eq!(find(&[], &[], &joined), []);
    }
}
