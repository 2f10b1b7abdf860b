//! What the network hears of the writer's own voice: how a sentence sounds, and which words push.

use super::network::Scores;
use super::weights::{VOICE, WEIGHT_BITS};
use super::{Heard, token::Token};
use crate::text::ByteSpan;

/// How a stretch of text sounds, as log odds; 0 is one in two.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tone {
    /// That readers find it biased (asked of sentences of BABE, Spinde et al. 2021).
    pub biased: f32,
    /// That it states its writer's own view, nobody else's (asked of NewsSD, Antici et al. 2023).
    pub view: f32,
}

/// Whether a word pushes, as log odds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Push {
    /// As readers of opinionated sentences marked words (BABE).
    pub in_opinion: f32,
    /// As readers of straight news did (BASIL, Fan et al. 2019).
    pub in_news: f32,
}

impl Heard<'_> {
    /// How a sentence sounds: what the network gives out for it is the mean over its tokens.
    pub fn tone(&self, sentence: ByteSpan) -> Tone {
        let [biased, view] = self.means(sentence, VOICE);
        Tone { biased, view }
    }

    /// Whether a word pushes; of one that the network splits, its parts on average.
    pub fn push(&self, word: ByteSpan) -> Push {
        let [in_opinion, in_news] = self.means(word, VOICE + 2);
        Push { in_opinion, in_news }
    }

    fn means(&self, span: ByteSpan, from: usize) -> [f32; 2] {
        let scores = self.scores_of(span);
        let unit = (1_i64 << WEIGHT_BITS) as f32 * scores.len().max(1) as f32;
        [from, from + 1].map(|at| scores.iter().map(|score| i64::from(score[at])).sum::<i64>() as f32 / unit)
    }

    pub(super) fn scores_of(&self, span: ByteSpan) -> &[Scores] {
        let first = self.tokens.partition_point(|token: &Token| token.span.end <= span.start);
        let after = self.tokens.partition_point(|token| token.span.start < span.end);
        self.scores.get(first..after).unwrap_or(&[])
    }
}
