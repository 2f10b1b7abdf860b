//! From tokens to scores: embeddings, one convolution over neighbours, eight separable ones with growing reach.
//!
//! All arithmetic is on integers, with one rounding rule (halves upwards), so that every machine gets the same scores.
//! The layers are residual: each adds what it found to what is there (He et al. 2016; dilated convolutions for tagging:
//! Strubell et al. 2017).

use super::simd::products;
use super::token::{Shape, Token};
use super::weights::{ACTIVATION_BITS, Dense, OUTPUTS, PARTS, REACH, Row, Separable, VECTORS, WEIGHT_BITS, Weights};

/// What the network gives out for one token, with [`WEIGHT_BITS`] fraction bits.
pub(super) type Scores = [i32; OUTPUTS];

/// Tokens worked on at once; their activations stay in the processor's cache.
const BLOCK: usize = 1024;
/// How far the network looks to either side, all layers together.
const HALO: usize = {
    let (mut sum, mut at) = (0, 0);
    while at < REACH.len() {
        sum += REACH[at];
        at += 1;
    }
    sum
};
const ZERO: Row = [[0; 8]; VECTORS];

/// A token as rows of the tables.
pub(super) type Features = [u32; 7];

/// The rows of the tables that stand for each token.
pub(super) fn features(text: &str, tokens: &[Token], weights: &Weights) -> Vec<Features> {
    let mut word = String::new();
    let mut paragraph = 0;
    let mut rows = Vec::with_capacity(tokens.len());
    for token in tokens {
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
            hash(b"t", &word[from(2)..]) % PARTS,
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

/// FNV-1a, 32 bits.
fn hash(salt: &[u8], word: &str) -> u32 {
    let step = |hash: u32, &byte: &u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    word.as_bytes().iter().fold(salt.iter().fold(0x811c_9dc5, step), step)
}

/// Scores every token.
pub(super) fn score(features: &[Features], weights: &Weights) -> Vec<Scores> {
    let mut scores = Vec::with_capacity(features.len());
    let mut here = Vec::new();
    let mut next = Vec::new();
    let mut start = 0;
    while start < features.len() {
        let end = (start + BLOCK).min(features.len());
        let from = start.saturating_sub(HALO);
        let to = (end + HALO).min(features.len());
        embed(&features[from..to], weights, &mut here);
        run(&mut here, &mut next, weights);
        give_out(&here[start - from..end - from], &weights.output, &mut scores);
        start = end;
    }
    scores
}

/// Fills `rows` with a zero row, the embeddings, a zero row.
fn embed(features: &[Features], weights: &Weights, rows: &mut Vec<Row>) {
    rows.clear();
    rows.push(ZERO);
    for token in features {
        let mut row = ZERO;
        let mut places = row.as_flattened_mut().iter_mut();
        for (table, &index) in weights.tables.iter().zip(token) {
            for &number in table.row(index as usize) {
                if let Some(place) = places.next() {
                    *place = number;
                }
            }
        }
        rows.push(row);
    }
    rows.push(ZERO);
}

/// Runs all layers but the last; `here` comes in with a row too many at either end and goes out without them.
fn run(here: &mut Vec<Row>, next: &mut Vec<Row>, weights: &Weights) {
    let count = here.len() - 2;
    next.clear();
    next.resize(count, ZERO);
    // A token's row with both its neighbours' is one stretch of memory.
    let flat = here.as_flattened();
    for at in (0..count).step_by(4) {
        let x = core::array::from_fn(|t| {
            let token = (at + t).min(count - 1);
            &flat[token * VECTORS..(token + 3) * VECTORS]
        });
        dense(&weights.first, x, |t, output, sum| {
            if let Some(row) = next.get_mut(at + t) {
                row[output / 8][output % 8] = narrow(sum.max(0));
            }
        });
    }
    core::mem::swap(here, next);
    for (layer, &reach) in weights.further.iter().zip(&REACH[1..]) {
        next.clear();
        next.extend_from_slice(here);
        for at in (0..count).step_by(4) {
            let mixed: [Row; 4] = core::array::from_fn(|t| weigh(here, (at + t).min(count - 1), reach, layer));
            dense(&layer.mix, [&mixed[0], &mixed[1], &mixed[2], &mixed[3]], |t, output, sum| {
                if let Some(row) = next.get_mut(at + t) {
                    let place = &mut row[output / 8][output % 8];
                    *place = place.saturating_add(narrow(sum.max(0)));
                }
            });
        }
        core::mem::swap(here, next);
    }
}

/// The sums of a layer's outputs for four rows, with [`ACTIVATION_BITS`] fraction bits.
#[inline(always)]
fn dense(layer: &Dense, x: [&[[i16; 8]]; 4], mut put: impl FnMut(usize, usize, i32)) {
    for output in (0..layer.bias.len()).step_by(2) {
        let sums = products(x, [layer.output(output), layer.output(output + 1)]);
        for (t, pair) in sums.into_iter().enumerate() {
            for (o, sum) in pair.into_iter().enumerate() {
                let sum = sum.wrapping_add(layer.bias[output + o]);
                put(t, output + o, sum.wrapping_add(1 << (WEIGHT_BITS - 1)) >> WEIGHT_BITS);
            }
        }
    }
}

/// The weighed sum of a token's row and of those `reach` before and after.
#[inline(always)]
fn weigh(rows: &[Row], token: usize, reach: usize, layer: &Separable) -> Row {
    let before = token.checked_sub(reach).and_then(|at| rows.get(at)).unwrap_or(&ZERO);
    let after = rows.get(token + reach).unwrap_or(&ZERO);
    let here = &rows[token];
    let [tap_before, tap_here, tap_after] = &layer.taps;
    core::array::from_fn(|v| {
        core::array::from_fn(|i| {
            let sum = (i32::from(before[v][i]) * i32::from(tap_before[v][i]))
                .wrapping_add(i32::from(here[v][i]) * i32::from(tap_here[v][i]))
                .wrapping_add(i32::from(after[v][i]) * i32::from(tap_after[v][i]));
            narrow(sum.wrapping_add(1 << (WEIGHT_BITS - 1)) >> WEIGHT_BITS)
        })
    })
}

fn narrow(number: i32) -> i16 {
    number.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16
}

fn give_out(rows: &[Row], layer: &Dense, scores: &mut Vec<Scores>) {
    let first = scores.len();
    scores.resize(first + rows.len(), [0; OUTPUTS]);
    for at in (0..rows.len()).step_by(4) {
        let x: [&[[i16; 8]]; 4] = core::array::from_fn(|t| rows[(at + t).min(rows.len() - 1)].as_slice());
        for output in (0..OUTPUTS).step_by(2) {
            let sums = products(x, [layer.output(output), layer.output(output + 1)]);
            for (t, pair) in sums.into_iter().enumerate() {
                if let Some(scores) = scores.get_mut(first + at + t) {
                    for (o, sum) in pair.into_iter().enumerate() {
                        scores[output + o] = sum.wrapping_add(layer.bias[output + o]) >> ACTIVATION_BITS;
                    }
                }
            }
        }
    }
}
