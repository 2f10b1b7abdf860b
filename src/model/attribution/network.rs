//! From tokens to scores: embeddings, one convolution over neighbours, eight separable ones with growing reach, and among
//! them a [recurrent](super::recurrent) layer that remembers.
//!
//! All other arithmetic is on integers, with one rounding rule (halves upwards), so that every machine gets the same scores.
//! The layers are residual: each adds what it found to what is there (He et al. 2016; dilated convolutions for tagging:
//! Strubell et al. 2017).

use super::recurrent::recurrent;
use super::simd::{self, Block, OUTPUTS_AT_ONCE, ROWS_AT_ONCE, Row, Sums, WIDTH};
use super::token::{Shape, Token};
use super::weights::{
    ACTIVATION_BITS, BEFORE_RECURRENT, COLUMNS, Dense, OUTPUTS, PARTS, REACH, Separable, UNTAGGED, WEIGHT_BITS, Weights,
};
use crate::text::Document;
use rustc_hash::FxHashMap;

/// What the network gives out for one token, with [`WEIGHT_BITS`] fraction bits.
pub(super) type Scores = [i32; OUTPUTS];

/// Tokens worked on at once; their activations stay in the processor's second cache.
const BLOCK: usize = 2048;
/// Rows that go through a layer at once; they stay in the first cache.
pub(super) const CHUNK: usize = 32;
/// How far the network looks to either side of a block: as far as all convolutions together, and so far that the states of the
/// recurrent layer have forgotten nearly all that they would bring from farther away.
const HALO: usize = {
    let (mut sum, mut at) = (MEMORY, 0);
    while at < REACH.len() {
        sum += REACH[at];
        at += 1;
    }
    sum
};
/// Of what was so many tokens ago the longest of a layer's means has a tenth left, where no gate keeps it.
const MEMORY: usize = 128;
/// How far a single layer looks: so many rows of zeros stand before and after those of a block.
const MARGIN: usize = {
    let (mut most, mut at) = (0, 0);
    while at < REACH.len() {
        most = if REACH[at] > most { REACH[at] } else { most };
        at += 1;
    }
    most
};
pub(super) const ZERO: Row = [0; WIDTH];
/// Blocks of outputs in a row.
const BLOCKS: usize = WIDTH / OUTPUTS_AT_ONCE;
/// A feature that a part of a token does not have.
const NONE: u32 = u32::MAX;

/// A token as rows of the tables.
pub(super) type Features = [u32; 7];

/// The rows of the tables that stand for each token of a document.
pub(super) fn features(document: &Document, tokens: &[Token], weights: &Weights) -> Vec<Features> {
    let text = document.text;
    let mut word = String::new();
    let mut paragraph = 0;
    let mut rows = Vec::with_capacity(tokens.len());
    for (token, tag) in tokens.iter().zip(tags(document, tokens)) {
        word.clear();
        if token.shape == Shape::BREAK {
            word.push('\n');
        } else {
            for c in token.span.of(text).chars() {
                match c {
                    'A'..='Z' => word.push(c.to_ascii_lowercase()),
                    _ if c.is_numeric() => word.push('0'),
                    _ if c.is_ascii() => word.push(c),
                    _ => word.extend(c.to_lowercase()),
                }
            }
        }
        let from = |n: usize| word.char_indices().nth_back(n - 1).map_or(0, |(at, _)| at);
        let head = word.char_indices().nth(3).map_or(word.len(), |(at, _)| at);
        rows.push([
            weights.word(hash(b"", &word)) as u32,
            hash(b"p", &word[..head]) % PARTS,
            hash(b"s", &word[from(3)..]) % PARTS,
            tag,
            u32::from(token.shape.0),
            token.quoting as u32,
            paragraph,
        ]);
        if token.shape == Shape::BREAK {
            paragraph = (paragraph + 1).min(3);
        }
    }
    rows
}

/// The part of speech of each token: that of the document's own token that it begins in.
fn tags(document: &Document, tokens: &[Token]) -> impl Iterator<Item = u32> {
    let mut behind = 0;
    tokens.iter().map(move |token| {
        while document.tokens.get(behind).is_some_and(|own| own.span.start <= token.span.start) {
            behind += 1;
        }
        let is_word = behind > 0 && token.shape != Shape::BREAK;
        if is_word { document.tag(behind - 1) as u32 } else { UNTAGGED }
    })
}

/// FNV-1a, 32 bits.
fn hash(salt: &[u8], word: &str) -> u32 {
    let step = |hash: u32, &byte: &u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    word.as_bytes().iter().fold(salt.iter().fold(0x811c_9dc5, step), step)
}

/// Scores every token.
pub(super) fn score(features: &[Features], weights: &Weights) -> Vec<Scores> {
    #[cfg(target_arch = "x86_64")]
    {
        #[target_feature(enable = "avx2")]
        fn by_avx2(features: &[Features], weights: &Weights) -> Vec<Scores> {
            score_by(features, weights, |block, rows| simd::avx2::sums(block, rows))
        }
        #[target_feature(enable = "sse2")]
        fn by_sse2(features: &[Features], weights: &Weights) -> Vec<Scores> {
            score_by(features, weights, |block, rows| simd::sse2::sums(block, rows))
        }
        #[allow(unsafe_code)]
        if std::arch::is_x86_feature_detected!("avx2") {
            // SAFETY: the processor has AVX2, as was just asked.
            unsafe { by_avx2(features, weights) }
        } else {
            // SAFETY: every x86-64 processor has SSE2.
            unsafe { by_sse2(features, weights) }
        }
    }
    #[cfg(not(target_arch = "x86_64"))]
    score_by(features, weights, simd::sums)
}

/// The inner loop, as this processor runs it best.
pub(super) trait Kernel: Fn(&Block, &[Row; ROWS_AT_ONCE]) -> [Sums; ROWS_AT_ONCE] + Copy {}
impl<F: Fn(&Block, &[Row; ROWS_AT_ONCE]) -> [Sums; ROWS_AT_ONCE] + Copy> Kernel for F {}

// From here on everything is inlined, so that all of it is compiled for the processor that the kernel is for; WebAssembly,
// which has but one kernel, is the exception.
#[inline(always)]
fn score_by(features: &[Features], weights: &Weights, kernel: impl Kernel) -> Vec<Scores> {
    let mut scores = Vec::with_capacity(features.len());
    let mut parts = Parts::default();
    let (mut here, mut next, mut states) = (Vec::new(), Vec::new(), Vec::new());
    let mut start = 0;
    while start < features.len() {
        let end = (start + BLOCK).min(features.len());
        let from = start.saturating_sub(HALO);
        let to = (end + HALO).min(features.len());
        for rows in [&mut here, &mut next] {
            rows.clear();
            rows.resize(to - from + 2 * MARGIN, ZERO);
        }
        parts.read(&features[from..to], weights, kernel);
        parts.first_layer(&weights.first, &mut here[MARGIN..]);
        for (number, (layer, &reach)) in weights.further.iter().zip(&REACH[1..]).enumerate() {
            if number == BEFORE_RECURRENT {
                recurrent(&weights.recurrent, &mut here[MARGIN..MARGIN + to - from], &mut states, kernel);
            }
            separable(layer, reach, &here, &mut next, kernel);
            core::mem::swap(&mut here, &mut next);
        }
        give_out(&here[MARGIN + start - from..MARGIN + end - from], &weights.output, &mut scores, kernel);
        start = end;
    }
    scores
}

/// What the tokens of a block are made of: each is a word in a place.
///
/// The first layer sums what a token and both its neighbours give it, before anything else is done to them. What a word or
/// a place gives depends on nothing else, so that it is computed once for all tokens that have it: three in five tokens of
/// an article are words that were there before.
#[derive(Default)]
struct Parts {
    numbers: FxHashMap<Features, u32>,
    /// Word and place of each token, between two that stand for what is beyond the block.
    of_tokens: Vec<[u32; 2]>,
    /// The embedding of each part; the first is all zero.
    rows: Vec<Row>,
    /// What each part gives to the token after its own, to its own and to the one before.
    gifts: Vec<[[Sums; BLOCKS]; 3]>,
}

impl Parts {
    #[inline(always)]
    fn read(&mut self, features: &[Features], weights: &Weights, kernel: impl Kernel) {
        self.numbers.clear();
        self.of_tokens.clear();
        self.rows.clear();
        self.rows.push(ZERO);
        self.of_tokens.push([0; 2]);
        for &[word, first, last, end, shape, quoting, paragraph] in features {
            let word = [word, first, last, end, shape, NONE, NONE];
            let place = [NONE, NONE, NONE, NONE, NONE, quoting, paragraph];
            let parts = [word, place].map(|part| self.number(part, weights));
            self.of_tokens.push(parts);
        }
        self.of_tokens.push([0; 2]);
        self.rows.resize(self.rows.len().next_multiple_of(CHUNK), ZERO);
        if self.gifts.len() < self.rows.len() {
            self.gifts = vec![[[[0; OUTPUTS_AT_ONCE]; BLOCKS]; 3]; self.rows.len()];
        }
        let (chunks, _) = self.rows.as_chunks();
        for (rows, gifts) in chunks.iter().zip(self.gifts.as_chunks_mut::<CHUNK>().0) {
            dense(&weights.first, rows, kernel, |row, block, sums| gifts[row].as_flattened_mut()[block] = *sums);
        }
    }

    fn number(&mut self, part: Features, weights: &Weights) -> u32 {
        *self.numbers.entry(part).or_insert_with(|| {
            self.rows.push(embed(&part, weights));
            (self.rows.len() - 1) as u32
        })
    }

    #[inline(always)]
    fn first_layer(&self, layer: &Dense, rows: &mut [Row]) {
        for (row, parts) in rows.iter_mut().zip(self.of_tokens.windows(3)) {
            let [before, here, after] = core::array::from_fn(|at| parts[at].map(|part| &self.gifts[part as usize][at]));
            for (block, places) in row.as_chunks_mut().0.iter_mut().enumerate() {
                let before = add(&before[0][block], &before[1][block]);
                let here = add(&here[0][block], &here[1][block]);
                let after = add(&after[0][block], &after[1][block]);
                *places = found(&add(&add(&before, &here), &add(&after, &layer.bias[block])));
            }
        }
    }
}

fn embed(part: &Features, weights: &Weights) -> Row {
    let mut row = ZERO;
    let mut start = 0;
    for ((table, &index), columns) in weights.tables.iter().zip(part).zip(COLUMNS) {
        let numbers = table.row(index as usize);
        row[start..start + numbers.len()].copy_from_slice(numbers);
        start += columns;
    }
    row
}

/// The sums of a layer's outputs for the rows of a chunk, without the bias; `put` takes row, block of outputs and sums.
#[inline(always)]
pub(super) fn dense(layer: &Dense, rows: &[Row; CHUNK], kernel: impl Kernel, mut put: impl FnMut(usize, usize, &Sums)) {
    for (number, block) in layer.blocks.iter().enumerate() {
        for (four, rows) in rows.as_chunks::<ROWS_AT_ONCE>().0.iter().enumerate() {
            for (t, sums) in kernel(block, rows).iter().enumerate() {
                put(four * ROWS_AT_ONCE + t, number, sums);
            }
        }
    }
}

#[inline(always)]
pub(super) fn add(a: &Sums, b: &Sums) -> Sums {
    core::array::from_fn(|o| a[o].wrapping_add(b[o]))
}

/// What a layer found: nothing below zero.
#[inline(always)]
fn found(sums: &Sums) -> [i16; OUTPUTS_AT_ONCE] {
    sums.map(|sum| narrow(rounded(sum).max(0)))
}

/// A row's values with what a layer found at their places.
#[inline(always)]
pub(super) fn add_found(here: &[i16; OUTPUTS_AT_ONCE], sums: &Sums) -> [i16; OUTPUTS_AT_ONCE] {
    let found = found(sums);
    core::array::from_fn(|o| here[o].saturating_add(found[o]))
}

/// The rows of a chunk, with rows of zeros where there are no more.
#[inline(always)]
pub(super) fn whole(rows: &[Row]) -> [Row; CHUNK] {
    let mut chunk = [ZERO; CHUNK];
    chunk[..rows.len()].copy_from_slice(rows);
    chunk
}

#[inline(always)]
fn rounded(sum: i32) -> i32 {
    sum.wrapping_add(1 << (WEIGHT_BITS - 1)) >> WEIGHT_BITS
}

#[inline(always)]
fn narrow(number: i32) -> i16 {
    number.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16
}

/// Runs a further layer over the rows of a block, which stand between their margins.
#[inline(always)]
fn separable(layer: &Separable, reach: usize, here: &[Row], next: &mut [Row], kernel: impl Kernel) {
    let last = here.len() - MARGIN;
    for start in (MARGIN..last).step_by(CHUNK) {
        let end = (start + CHUNK).min(last);
        let rows = [&here[start - reach..end - reach], &here[start..end], &here[start + reach..end + reach]];
        chunk(layer, rows, &mut next[start..end], kernel);
    }
}

/// Runs a further layer over a chunk, given the rows before it, its own and those after it.
// A browser begins with quickly made slow code and goes over to fast code at a call: in WebAssembly there must be calls,
// or the whole first reading is slow.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn chunk(layer: &Separable, [before, here, after]: [&[Row]; 3], next: &mut [Row], kernel: impl Kernel) {
    let mut weighed = [ZERO; CHUNK];
    for (row, ((before, here), after)) in weighed.iter_mut().zip(before.iter().zip(here).zip(after)) {
        *row = weigh([before, here, after], &layer.taps);
    }
    dense(&layer.mix, &weighed, kernel, |row, block, sums| {
        if let (Some(here), Some(next)) = (here.get(row), next.get_mut(row)) {
            let here = &here.as_chunks().0[block];
            next.as_chunks_mut().0[block] = add_found(here, &add(sums, &layer.mix.bias[block]));
        }
    });
}

/// The weighed sum of three rows, channel by channel.
#[inline(always)]
fn weigh(rows: [&Row; 3], taps: &[Row; 3]) -> Row {
    core::array::from_fn(|i| {
        let products = core::array::from_fn::<_, 3, _>(|r| i32::from(rows[r][i]) * i32::from(taps[r][i]));
        narrow(rounded(products[0].wrapping_add(products[1]).wrapping_add(products[2])))
    })
}

#[inline(always)]
fn give_out(rows: &[Row], layer: &Dense, scores: &mut Vec<Scores>, kernel: impl Kernel) {
    let first = scores.len();
    scores.resize(first + rows.len(), [0; OUTPUTS]);
    for (rows, scores) in rows.chunks(CHUNK).zip(scores[first..].chunks_mut(CHUNK)) {
        dense(layer, &whole(rows), kernel, |row, block, sums| {
            if let Some(scores) = scores.get_mut(row) {
                let own = scores.iter_mut().skip(block * OUTPUTS_AT_ONCE);
                for (score, sum) in own.zip(&add(sums, &layer.bias[block])) {
                    *score = sum >> ACTIVATION_BITS;
                }
            }
        });
    }
}
