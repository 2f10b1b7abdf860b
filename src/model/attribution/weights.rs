//! The trained weights: their file format and their loader.
//!
//! The file is little-endian and has, in this order: the mark `HSY5`; the number of known words and of rows of the word
//! table (two `u32`); the hashes of the known words, rising (`u32` each), and the row of each (`u16` each); then every
//! part of the network in the order of [`Weights`]. A table of 8-bit numbers is written as one `u16` multiplier (a layer:
//! one an output), then its numbers; the 16-bit number meant is `round(number * multiplier / 256)`. Biases are `i32`.

use super::simd::{Block, OUTPUTS_AT_ONCE, Row, Sums, WIDTH};

/// Rows of each table of hashed word parts.
pub(super) const PARTS: u32 = 4096;
/// In the place of a part of speech, for what is no word; the others are the numbers of [`Tag`](crate::grammar::Tag).
pub(super) const UNTAGGED: u32 = 31;
/// Columns of the tables, in the order in which they fill a row of input.
pub(super) const COLUMNS: [usize; 7] = [64, 16, 16, 8, 8, 8, 8];
/// Reach of each layer: the first reads both neighbours whole, the others one value of each channel on either side.
pub(super) const REACH: [usize; 9] = [1, 2, 4, 8, 16, 1, 2, 4, 8];
/// After so many of the further layers comes the recurrent one.
pub(super) const BEFORE_RECURRENT: usize = 5;
/// Numbers that the network gives out for a token: [`TAGS`] tags, five that tell where cue and source stand, then [`VOICE`], then
/// [`NAMES`].
pub(super) const OUTPUTS: usize = 23;
/// Where the four numbers of the voice begin: of the sentence, whether it is biased and whether it states its writer's own
/// view; of the word, whether it pushes in opinion and in straight news.
pub(super) const VOICE: usize = 12;
/// Where the seven numbers of names begin: none, and the first and further tokens of a person, an organisation and a place.
pub(super) const NAMES: usize = 16;
/// Outside, and the first and further tokens of a source, a cue and a content.
pub(super) const TAGS: usize = 7;
/// Fraction bits of activations.
pub(super) const ACTIVATION_BITS: u32 = 9;
/// Fraction bits of weights, and of the scores given out.
pub(super) const WEIGHT_BITS: u32 = 12;

/// A table of embeddings.
pub(super) struct Table {
    numbers: Vec<i16>,
    columns: usize,
}

impl Table {
    /// Row `index`; empty where there is none.
    pub fn row(&self, index: usize) -> &[i16] {
        self.numbers.chunks_exact(self.columns).nth(index).unwrap_or(&[])
    }
}

/// A layer in which every output reads every input of a row.
pub(super) struct Dense {
    /// The weights of sixteen outputs each; in the last block some may stand for no output and be zero.
    pub blocks: Vec<Block>,
    /// What is added to each output; its fraction bits are those of activations and weights together.
    pub bias: Vec<Sums>,
}

/// A layer that weighs three values of each channel, then mixes the channels.
pub(super) struct Separable {
    /// Weights of the value before, here and after.
    pub taps: [Row; 3],
    pub mix: Dense,
}

/// The layer that remembers.
pub(super) struct Recurrent {
    /// What a row gives to the states that read forwards: a gate for each, then a value for each.
    pub forwards: Dense,
    /// The same for those that read backwards.
    pub backwards: Dense,
    /// What the states of both directions add to a row.
    pub output: Dense,
}

/// What is added to the score of a row of tags.
pub(super) struct Transitions {
    /// `between[a][b]`: for `b` right after `a`.
    pub between: [[i32; TAGS]; TAGS],
    pub first: [i32; TAGS],
    pub last: [i32; TAGS],
}

/// A small network with one hidden layer that scores a pair of spans.
pub(super) struct Ranker {
    pub units: Vec<Units>,
}

/// Hidden units; those that are not there are zero.
#[derive(Clone)]
pub(super) struct Units {
    /// For each sign, its weight in each unit.
    pub weights: Vec<[f32; UNITS_AT_ONCE]>,
    pub bias: [f32; UNITS_AT_ONCE],
    /// The weight of each unit in the score.
    pub output: [f32; UNITS_AT_ONCE],
}

/// Units of a ranker computed at once.
const UNITS_AT_ONCE: usize = 16;

/// All that was trained.
pub(super) struct Weights {
    known: Known,
    /// Known words, first three letters, last three letters, parts of speech, shape, quoting, place in the article.
    pub tables: [Table; 7],
    /// The first layer: what a row gives to the next, what to itself, what to the one before, [`WIDTH`] outputs each.
    pub first: Dense,
    pub further: Vec<Separable>,
    pub recurrent: Recurrent,
    pub output: Dense,
    pub transitions: Transitions,
    /// Which cue a content belongs to.
    pub cue_of_content: Ranker,
    /// Which source a cue belongs to.
    pub source_of_cue: Ranker,
    /// Weights of [`super::link`]'s signs of a right attribution, the last one added to all.
    pub confidence: Vec<f32>,
}

impl Weights {
    /// Reads the weights; none where the bytes are not in the format above.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut file = File { bytes };
        if file.take(4)? != b"HSY5" {
            return None;
        }
        let words = file.u32()? as usize;
        let rows = file.u32()? as usize;
        let hashes = (0..words).map(|_| file.u32()).collect::<Option<Vec<_>>>()?;
        let places = (0..words).map(|_| file.u16()).collect::<Option<Vec<_>>>()?;
        let known = Known::new(hashes.into_iter().zip(places));
        let sizes = [rows, PARTS as usize, PARTS as usize, UNTAGGED as usize + 1, 16, 8, 4];
        let mut tables = Vec::with_capacity(sizes.len());
        for (rows, columns) in sizes.into_iter().zip(COLUMNS) {
            tables.push(file.table(rows, columns)?);
        }
        let weights = Self {
            known,
            tables: tables.try_into().ok()?,
            first: file.dense(WIDTH, 3)?,
            further: REACH[1..].iter().map(|_| file.separable()).collect::<Option<_>>()?,
            recurrent: Recurrent {
                forwards: file.dense(WIDTH, 1)?,
                backwards: file.dense(WIDTH, 1)?,
                output: file.dense(WIDTH, 1)?,
            },
            output: file.dense(OUTPUTS, 1)?,
            transitions: file.transitions()?,
            cue_of_content: file.ranker()?,
            source_of_cue: file.ranker()?,
            confidence: file.floats()?,
        };
        file.bytes.is_empty().then_some(weights)
    }

    /// The row of a word in the first table, by the word's hash; 0 for an unknown word.
    pub fn word(&self, hash: u32) -> usize {
        self.known.row(hash)
    }
}

/// The known words: their hashes in an open table, half of it free.
struct Known {
    slots: Vec<(u32, u16)>,
}

impl Known {
    fn new(words: impl ExactSizeIterator<Item = (u32, u16)>) -> Self {
        let mut slots = vec![(0, 0); (words.len() * 2).next_power_of_two().max(2)];
        let mask = slots.len() - 1;
        for (hash, row) in words {
            let mut at = hash as usize & mask;
            while slots[at].1 != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = (hash, row);
        }
        Self { slots }
    }

    fn row(&self, hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            match self.slots[at] {
                (_, 0) => return 0,
                (found, row) if found == hash => return usize::from(row),
                _ => at = (at + 1) & mask,
            }
        }
    }
}

/// What is left to read of a file of weights.
struct File<'b> {
    bytes: &'b [u8],
}

impl<'b> File<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn i32s<const N: usize>(&mut self) -> Option<[i32; N]> {
        let mut numbers = [0; N];
        for number in &mut numbers {
            *number = i32::from_le_bytes(self.array()?);
        }
        Some(numbers)
    }

    fn floats(&mut self) -> Option<Vec<f32>> {
        let count = self.u32()? as usize;
        (0..count).map(|_| self.array().map(f32::from_le_bytes)).collect()
    }

    fn table(&mut self, rows: usize, columns: usize) -> Option<Table> {
        let multiplier = self.u16()?;
        let numbers = self.take(rows.checked_mul(columns)?)?;
        Some(Table { numbers: numbers.iter().map(|&n| widen(n, multiplier)).collect(), columns })
    }

    /// A layer whose outputs each read so many rows; what they read of the second row comes after all that they read of
    /// the first, as if it were for outputs of its own.
    fn dense(&mut self, outputs: usize, rows: usize) -> Option<Dense> {
        let blocks_a_row = outputs.div_ceil(OUTPUTS_AT_ONCE);
        let mut blocks = vec![Block([[[0; 2]; OUTPUTS_AT_ONCE]; WIDTH / 2]); rows * blocks_a_row];
        let multipliers = (0..outputs).map(|_| self.u16()).collect::<Option<Vec<_>>>()?;
        for (output, multiplier) in multipliers.into_iter().enumerate() {
            for row in 0..rows {
                let block = &mut blocks[row * blocks_a_row + output / OUTPUTS_AT_ONCE];
                for (pair, numbers) in block.0.iter_mut().zip(self.take(WIDTH)?.chunks_exact(2)) {
                    pair[output % OUTPUTS_AT_ONCE] = [widen(numbers[0], multiplier), widen(numbers[1], multiplier)];
                }
            }
        }
        let mut bias = vec![[0; OUTPUTS_AT_ONCE]; blocks_a_row];
        for number in bias.as_flattened_mut().iter_mut().take(outputs) {
            *number = i32::from_le_bytes(self.array()?);
        }
        Some(Dense { blocks, bias })
    }

    fn separable(&mut self) -> Option<Separable> {
        let mut taps = [[0; WIDTH]; 3];
        for number in taps.as_flattened_mut() {
            *number = i16::from_le_bytes(self.array()?);
        }
        Some(Separable { taps, mix: self.dense(WIDTH, 1)? })
    }

    fn transitions(&mut self) -> Option<Transitions> {
        let mut between = [[0; TAGS]; TAGS];
        for row in &mut between {
            *row = self.i32s()?;
        }
        Some(Transitions { between, first: self.i32s()?, last: self.i32s()? })
    }

    fn ranker(&mut self) -> Option<Ranker> {
        let count = self.u32()? as usize;
        let hidden = (0..count).map(|_| self.floats()).collect::<Option<Vec<_>>>()?;
        let (bias, output) = (self.floats()?, self.floats()?);
        let groups = hidden.chunks(UNITS_AT_ONCE).zip(bias.chunks(UNITS_AT_ONCE)).zip(output.chunks(UNITS_AT_ONCE));
        let filled = |numbers: &[f32]| core::array::from_fn(|unit| numbers.get(unit).copied().unwrap_or(0.0));
        let units = groups.map(|((hidden, bias), output)| Units {
            weights: (0..hidden.iter().map(Vec::len).min().unwrap_or(0))
                .map(|sign| filled(&hidden.iter().map(|unit| unit[sign]).collect::<Vec<_>>()))
                .collect(),
            bias: filled(bias),
            output: filled(output),
        });
        Some(Ranker { units: units.collect() })
    }
}

fn widen(number: u8, multiplier: u16) -> i16 {
    let wide = (i32::from(number as i8) * i32::from(multiplier) + 128) >> 8;
    wide.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_are_found_and_others_are_not() {
        let known = Known::new([(7, 1), (7 + 4, 2), (1_000_003, 3)].into_iter());
        assert_eq!([7, 11, 1_000_003, 8, 0].map(|hash| known.row(hash)), [1, 2, 3, 0, 0]);
    }

    #[test]
    fn eight_bit_numbers_are_widened_by_their_multiplier_and_rounded() {
        assert_eq!([widen(1, 256), widen(0xff, 384), widen(3, 128), widen(0x80, 65_535)], [1, -1, 2, -32_767]);
    }

    #[test]
    fn bytes_that_are_no_weights_are_refused() {
        assert!(Weights::read(b"").is_none());
        assert!(Weights::read(b"HSY5\xff\xff\xff\xff").is_none());
        assert!(Weights::read(&[b"HSY5".as_slice(), &[0; 100]].concat()).is_none());
    }
}
