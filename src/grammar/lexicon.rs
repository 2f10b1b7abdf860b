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
        let bit = Self::bit(word);
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// A number below 4,096.
    fn bit(word: &str) -> usize {
        let bytes = word.as_bytes();
        let byte = |i: usize| bytes.get(i).map_or(0, |&b| u32::from(b));
        let seen = byte(0) | byte(1) << 8 | byte(bytes.len().wrapping_sub(1)) << 16 | (bytes.len() as u32) << 24;
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
    }

    #[test]
    fn a_filter_lets_its_words_through_and_few_others() {
        let filter = Filter::over(["reportedly", "may", "it", ""].into_iter());
        assert!(["reportedly", "may", "it", ""].iter().all(|w| filter.may_hold(w)));
        let others = ["the", "of", "harbour", "ferry", "minister", "said", "a", "on", "and", "council"];
        assert!(others.iter().filter(|w| filter.may_hold(w)).count() < 2);
    }
}
