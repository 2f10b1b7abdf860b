//! Look-ups of words, one for every token of a text, most of them in vain.

use rustc_hash::FxHashMap;

/// A table of words in lower case, with a [`Filter`] before it.
#[derive(Debug)]
pub struct Lexicon<V> {
    filter: Filter,
    entries: FxHashMap<&'static str, V>,
}

impl<V: Copy> Lexicon<V> {
    /// The lexicon of a table that was checked for twins when it was compiled.
    pub fn over(table: &phf::Map<&'static str, V>) -> Self {
        Self {
            filter: Filter::over(table.keys().copied()),
            entries: table.entries().map(|(&word, &value)| (word, value)).collect(),
        }
    }

    /// What stands for a word; none where it is not in the table.
    pub fn get(&self, word: &str) -> Option<V> {
        if self.filter.may_hold(word) { self.entries.get(word).copied() } else { None }
    }

    /// What stands for two words written as one.
    pub fn get_joined(&self, start: &str, end: &str) -> Option<V> {
        if !self.filter.may_hold_joined(start, end) {
            return None;
        }
        self.entries.get([start, end].concat().as_str()).copied()
    }
}

/// A quick no to most words that are not in a set.
///
/// It looks at a word's length, its first two bytes and its last one (a Bloom filter with one cheap hash); what it lets through
/// must still be looked up.
#[derive(Debug)]
pub struct Filter([u64; 64]);

impl Default for Filter {
    /// Lets nothing through.
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Filter {
    /// A filter that lets all of `words` through.
    pub fn over<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut filter = Self::default();
        words.for_each(|word| filter.add(word));
        filter
    }

    /// Lets a word through from now on.
    pub fn add(&mut self, word: &str) {
        let bit = Self::bit(word);
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    /// Whether a word may be in the set.
    pub fn may_hold(&self, word: &str) -> bool {
        self.has(Self::bit(word))
    }

    /// Whether two words written as one may be in the set.
    pub fn may_hold_joined(&self, start: &str, end: &str) -> bool {
        let (first, second) = match *start.as_bytes() {
            [first, second, ..] => (Some(first), Some(second)),
            [first] => (Some(first), end.bytes().next()),
            [] => (end.bytes().next(), end.as_bytes().get(1).copied()),
        };
        let last = end.bytes().next_back().or(start.bytes().next_back());
        self.has(Self::bit_of(first, second, last, start.len() + end.len()))
    }

    fn has(&self, bit: usize) -> bool {
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }

    fn bit(word: &str) -> usize {
        let bytes = word.as_bytes();
        Self::bit_of(bytes.first().copied(), bytes.get(1).copied(), bytes.last().copied(), bytes.len())
    }

    /// A number below 4,096.
    fn bit_of(first: Option<u8>, second: Option<u8>, last: Option<u8>, length: usize) -> usize {
        let byte = |byte: Option<u8>| u32::from(byte.unwrap_or_default());
        let seen = byte(first) | byte(second) << 8 | byte(last) << 16 | (length as u32) << 24;
        (seen.wrapping_mul(0x9e37_79b1) >> 20) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::{Filter, Lexicon};

    #[test]
    fn a_lexicon_gives_what_its_table_holds() {
        let lexicon = Lexicon::over(&phf::phf_map! { "may" => 1, "reportedly" => 2 });
        assert_eq!(
            [lexicon.get("may"), lexicon.get("reportedly"), lexicon.get("mary"), lexicon.get("")],
            [Some(1), Some(2), None, None]
        );
        let joined = |start, end| lexicon.get_joined(start, end);
        assert_eq!(
            [joined("report", "edly"), joined("", "may"), joined("may", ""), joined("ma", "ry"), joined("", "")],
            [Some(2), Some(1), Some(1), None, None]
        );
    }

    #[test]
    fn a_filter_lets_its_words_through_and_few_others() {
        let filter = Filter::over(["reportedly", "may", "it", ""].into_iter());
        assert!(["reportedly", "may", "it", ""].iter().all(|w| filter.may_hold(w)));
        let others = ["the", "of", "harbour", "ferry", "minister", "said", "a", "on", "and", "council"];
        assert!(others.iter().filter(|w| filter.may_hold(w)).count() < 2);
    }
}
