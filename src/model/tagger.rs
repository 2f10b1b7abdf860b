//! The tagger: which part of speech a word has in its sentence.
//!
//! A greedy linear model over hashed features, in two looks. The first weighs each word by itself: the word, its endings and
//! beginnings, its shape. Words that are hardly ever anything else are done with that. The others are weighed again from left to
//! right with their neighbours: the two tags before, the words around, and what the first look said of the words that follow
//! (as Giménez and Màrquez 2004, *SVMTool*, look ahead at ambiguity classes). Everything is in integers, so that a page is
//! read the same natively and in WebAssembly.

mod features;

use crate::grammar::{TAGS, Tag};
pub(crate) use features::{BEFORE, Guess, Look, context_features, look, own_features};
use std::sync::LazyLock;

/// The weights as shipped.
static SHIPPED: &[u8] = include_bytes!("tagger.bin");

/// The tagger as shipped.
static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::load(SHIPPED));

/// Tags the words of one sentence with the shipped weights; one tag a word.
pub fn tag<'w>(words: impl Iterator<Item = &'w str>) -> Vec<Tag> {
    TAGGER.tag(words)
}

/// What the weights are: scores of all tags for a feature. Trained ones are in integers; in training they are not yet.
pub(crate) trait Weights {
    /// A score.
    type Score: Copy + Default + PartialOrd;
    /// Adds the weights of a feature, if it has any.
    fn add(&self, feature: u32, scores: &mut [Self::Score; ROW]);
    /// Whether the first score leads the second so far that the neighbours need not be asked.
    fn is_clear(&self, best: Self::Score, second: Self::Score) -> bool;
    /// Whether the first score leads the second so far that the second is not remembered.
    fn is_likely(&self, best: Self::Score, second: Self::Score) -> bool;
}

/// Numbers of a row: one score a tag, and one to fill it up.
pub(crate) const ROW: usize = 32;

/// Lead in units from which on a word is tagged by itself.
pub(crate) const CLEAR: i16 = 48;
/// Lead in units from which on a word's second tag is forgotten.
pub(crate) const LIKELY: i16 = 24;
/// Units of weights that make one natural logarithm of the odds.
#[cfg(feature = "train")]
pub(crate) const UNIT: f32 = 8.0;

/// Bits of the number of a bucket of weights.
const BUCKET_BITS: u32 = 15;
/// Number of buckets.
pub(crate) const BUCKETS: usize = 1 << BUCKET_BITS;

/// Two rows of weights, of features that share a bucket. The last byte of a row tells the features of one bucket apart; a row with a
/// zero there is empty.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Bucket([[i8; ROW]; 2]);

/// Trained weights.
#[derive(Debug)]
pub struct Tagger {
    buckets: Vec<Bucket>,
}

/// The bucket of a feature and its mark in the bucket.
pub(crate) fn place(feature: u32) -> (usize, i8) {
    let mark = (feature >> 7) as u8;
    ((feature >> (32 - BUCKET_BITS)) as usize, mark.max(1) as i8)
}

impl Tagger {
    /// Reads weights: the number of rows of each bucket, the rows' marks, which tags have a weight (a bit each), the weights.
    ///
    /// A file that is cut short gives a tagger that knows less.
    pub fn load(file: &[u8]) -> Self {
        let mut buckets = vec![Bucket([[0; ROW]; 2]); BUCKETS];
        let (counts, rest) = file.split_at_checked(buckets.len() / 4).unwrap_or((&[], &[]));
        let count = |bucket: usize| counts.get(bucket / 4).map_or(0, |b| usize::from(b >> (bucket % 4 * 2) & 3).min(2));
        let rows: usize = (0..buckets.len()).map(count).sum();
        let (marks, rest) = rest.split_at_checked(rows).unwrap_or((&[], &[]));
        let (masks, weights) = rest.split_at_checked(rows * 4).unwrap_or((&[], &[]));
        let mut weights = weights.iter();
        let mut row = 0;
        for (at, bucket) in buckets.iter_mut().enumerate() {
            for to in bucket.0.iter_mut().take(count(at)) {
                to[ROW - 1] = marks.get(row).map_or(0, |&m| m as i8);
                // The four bytes of a mask stand apart, which compresses better.
                let byte = |i: usize| masks.get(i * rows + row).map_or(0, |&m| u32::from(m));
                let mask = byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24;
                for (tag, weight) in to.iter_mut().enumerate().take(TAGS) {
                    if mask >> tag & 1 == 1 {
                        *weight = weights.next().map_or(0, |&w| w as i8);
                    }
                }
                row += 1;
            }
        }
        Self { buckets }
    }

    /// Tags the words of one sentence; one tag a word.
    pub fn tag<'w>(&self, words: impl Iterator<Item = &'w str>) -> Vec<Tag> {
        let words = look(words);
        decode(self, &words).into_iter().map(|t| Tag::from_number(usize::from(t))).collect()
    }
}

impl Weights for Tagger {
    type Score = i16;

    fn add(&self, feature: u32, scores: &mut [i16; ROW]) {
        let (bucket, mark) = place(feature);
        let Some(bucket) = self.buckets.get(bucket) else { return };
        for row in &bucket.0 {
            if row[ROW - 1] == mark {
                for (score, &weight) in scores.iter_mut().zip(row) {
                    *score += i16::from(weight);
                }
                return;
            }
        }
    }

    fn is_clear(&self, best: i16, second: i16) -> bool {
        best - second >= CLEAR
    }

    fn is_likely(&self, best: i16, second: i16) -> bool {
        best - second >= LIKELY
    }
}

fn two_best<S: Copy + PartialOrd>(scores: &[S; ROW]) -> (usize, usize) {
    let (mut best, mut second) = if scores[1] > scores[0] { (1, 0) } else { (0, 1) };
    for (tag, &score) in scores.iter().enumerate().take(TAGS).skip(2) {
        if score > scores[best] {
            second = best;
            best = tag;
        } else if score > scores[second] {
            second = tag;
        }
    }
    (best, second)
}

/// The first look at a word: its scores, and what they say.
pub(crate) fn guess<W: Weights>(weights: &W, look: &Look) -> ([W::Score; ROW], Guess) {
    let mut scores = [W::Score::default(); ROW];
    own_features(look, |feature| weights.add(feature, &mut scores));
    let (best, second) = two_best(&scores);
    let kept = if weights.is_likely(scores[best], scores[second]) { best } else { second };
    let is_clear = weights.is_clear(scores[best], scores[second]);
    (scores, Guess { best: best as u8, second: kept as u8, is_clear })
}

/// The tags of a sentence, by number.
pub(crate) fn decode<W: Weights>(weights: &W, looks: &[Look]) -> Vec<u8> {
    let mut first: Vec<[W::Score; ROW]> = Vec::with_capacity(looks.len());
    let mut guesses = Vec::with_capacity(looks.len());
    for look in looks {
        let (scores, guess) = guess(weights, look);
        first.push(scores);
        guesses.push(guess);
    }
    let mut tags = Vec::with_capacity(looks.len());
    let mut before = [BEFORE; 2];
    for (at, scores) in first.iter_mut().enumerate() {
        let guess = guesses[at];
        let mut tag = guess.best;
        if !guess.is_clear {
            context_features(looks, &guesses, at, before, |feature| weights.add(feature, scores));
            tag = two_best(scores).0 as u8;
        }
        tags.push(tag);
        before = [tag, before[0]];
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::{Tagger, tag};
    use crate::grammar::Tag;

    #[track_caller]
    fn check(tagged: &str) {
        let pairs: Vec<(&str, &str)> = tagged.split(' ').filter_map(|pair| pair.rsplit_once('/')).collect();
        let tags = tag(pairs.iter().map(|(word, _)| *word));
        let said: Vec<String> = pairs.iter().zip(tags).map(|((w, _), t)| format!("{w}/{}", t.universal())).collect();
        assert_eq!(said.join(" "), tagged);
    }

    #[test]
    fn the_same_word_is_tagged_by_its_place() {
        check("The/DET ferry/NOUN may/AUX leave/VERB in/ADP May/PROPN ./PUNCT");
        check("They/PRON report/VERB that/SCONJ the/DET report/NOUN is/AUX late/ADJ ./PUNCT");
        check("She/PRON has/VERB a/DET boat/NOUN that/PRON has/AUX arrived/VERB ./PUNCT");
        check("He/PRON did/AUX not/PART want/VERB to/PART go/VERB to/ADP the/DET harbour/NOUN ./PUNCT");
    }

    #[test]
    fn a_word_of_our_own_tokens_is_tagged_as_a_whole() {
        check("The/DET city-owned/ADJ bridge/NOUN isn’t/AUX safe/ADJ ./PUNCT");
    }

    #[test]
    fn forms_of_a_verb_are_told_apart() {
        let tags = tag("Officials said they had seen boats leaving .".split(' '));
        assert_eq!(
            tags,
            [
                Tag::PluralNoun,
                Tag::VerbPast,
                Tag::Pronoun,
                Tag::Auxiliary,
                Tag::VerbParticiple,
                Tag::PluralNoun,
                Tag::VerbIng,
                Tag::Punctuation
            ]
        );
    }

    #[test]
    fn any_bytes_make_a_tagger_and_any_words_are_tagged() {
        for file in [&[][..], &[0xff; 100], &[0xff; 100_000]] {
            let tagger = Tagger::load(file);
            assert_eq!(tagger.tag(["", "é", "’", "-", "ǅ", "🚢"].into_iter()).len(), 6);
        }
        assert_eq!(tag(std::iter::empty()), []);
    }
}
