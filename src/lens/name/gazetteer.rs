//! What is known of words before a page is read: places, organisations, given names, titles, and what only looks like a name.

use crate::text::Document;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// What a word or phrase may be; several at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Traits(u32);

impl Traits {
    pub const MALE: Self = Self(1);
    pub const FEMALE: Self = Self(1 << 1);
    /// A given name; [`Self::MALE`] or [`Self::FEMALE`] where it is mostly one of them.
    pub const GIVEN: Self = Self(1 << 2);
    pub const PLACE: Self = Self(1 << 3);
    pub const ORGANIZATION: Self = Self(1 << 4);
    /// Ends a company's name: "Inc.".
    pub const SUFFIX: Self = Self(1 << 5);
    /// Heads an organisation's name: "Ministry", "Bank".
    pub const HEAD: Self = Self(1 << 6);
    /// Ends a place's name: "River", "Street".
    pub const PLACE_HEAD: Self = Self(1 << 7);
    /// Opens a place's name: "Mount", "San".
    pub const PLACE_OPENING: Self = Self(1 << 8);
    /// A title that may stand before a person's name.
    pub const TITLE: Self = Self(1 << 9);
    /// May be part of a title, before its head: "Prime", "Deputy".
    pub const TITLE_MODIFIER: Self = Self(1 << 10);
    /// Ends a person's name: "Jr.".
    pub const PERSON_END: Self = Self(1 << 11);
    /// A nationality, people, faith or party membership.
    pub const NATIONALITY: Self = Self(1 << 12);
    /// A weekday, month or time zone.
    pub const CALENDAR: Self = Self(1 << 13);
    /// An event, work, law, product.
    pub const OTHER: Self = Self(1 << 14);
    /// Ends the name of an event, work or law: "Act", "Cup".
    pub const OTHER_HEAD: Self = Self(1 << 15);
    /// A given name or surname that is also an everyday word or a month.
    pub const EVERYDAY: Self = Self(1 << 16);
    /// A function word.
    pub const FUNCTION: Self = Self(1 << 17);
    /// A common word that begins sentences.
    pub const COMMON: Self = Self(1 << 18);
    /// Some known phrase of several words begins with this word.
    pub const BEGINS_PHRASE: Self = Self(1 << 19);
    /// Stands between the words of a name: "of", "and", "de".
    pub const CONNECTOR: Self = Self(1 << 20);
    /// A single capital letter, with or without its full stop.
    pub const INITIAL: Self = Self(1 << 21);
    /// A surname that is a person's where it stands alone.
    pub const FIGURE: Self = Self(1 << 22);

    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A known word or phrase.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub traits: Traits,
    /// The fullest of its names.
    pub full: &'static str,
}

type Table = HashMap<&'static str, Entry, BuildHasherDefault<Fold>>;

/// Most words of a known phrase.
const LONGEST_PHRASE: usize = 7;

/// What is known of a word in capitals, written as a name is: "MOSCOW" as "Moscow".
pub(super) fn look_up_shouted(word: &str) -> Option<&'static Entry> {
    let mut letters = word.chars();
    let title: String = letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect();
    look_up(&title)
}

/// What is known of a word or phrase as it is written.
pub(super) fn look_up(word: &str) -> Option<&'static Entry> {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(load).get(word)
}

/// The traits of a word; given names are known in any case.
pub(super) fn traits(word: &str, lower: &str) -> Traits {
    let own = look_up(word).map_or_else(|| compound(word), |e| e.traits);
    if word == lower { own } else { own.and(look_up(lower).map_or(Traits::default(), |e| e.traits)) }
}

/// "Belgians", "Democrats" have the traits of a people; "Post-Gazette" heads a name as "Gazette" does.
fn compound(word: &str) -> Traits {
    if let Some((_, last)) = word.rsplit_once('-') {
        let heads = look_up(last).is_some_and(|e| e.traits.has(Traits::HEAD));
        return if heads { Traits::HEAD } else { Traits::default() };
    }
    let people = word.strip_suffix('s').and_then(look_up).filter(|e| e.traits.has(Traits::NATIONALITY));
    people.map_or(Traits::default(), |_| Traits::NATIONALITY)
}

/// The longest known phrase of at least two words that begins at token `at` and ends before token `end`: its number of tokens and what
/// is known of it.
pub(super) fn phrase(document: &Document, at: usize, end: usize) -> Option<(usize, &'static Entry)> {
    let mut key = String::with_capacity(48);
    let mut found = None;
    for index in at..end.min(at + LONGEST_PHRASE) {
        if index > at && document.tokens.get(index).is_some_and(|t| t.spaced) {
            key.push(' ');
        }
        key.push_str(document.word(index));
        if index > at
            && let Some(entry) = look_up(&key)
        {
            found = Some((index + 1 - at, entry));
        }
    }
    found
}

fn load() -> Table {
    let mut table = Table::default();
    let files = [
        include_str!("places.txt"),
        include_str!("organizations.txt"),
        include_str!("given.txt"),
        include_str!("words.txt"),
    ];
    for file in files {
        let mut traits = Traits::default();
        for line in file.lines().filter(|l| !l.starts_with("# ")) {
            if let Some(section) = line.strip_prefix("## ") {
                traits = traits_of_section(section);
                continue;
            }
            for entry in line.split(',') {
                let mut names = entry.split('=').map(str::trim).filter(|n| !n.is_empty());
                let Some(full) = names.next() else { continue };
                for name in std::iter::once(full).chain(names) {
                    insert(&mut table, name, full, traits);
                    // "U.S" where the full stop of "U.S." was left out.
                    if let Some(name) = name.strip_suffix('.').filter(|n| n.contains('.')) {
                        insert(&mut table, name, full, traits);
                    }
                }
            }
        }
    }
    table
}

fn insert(table: &mut Table, name: &'static str, full: &'static str, traits: Traits) {
    let entry = table.entry(name).or_insert(Entry { traits: Traits::default(), full });
    if entry.traits == Traits::BEGINS_PHRASE {
        entry.full = full;
    }
    entry.traits = entry.traits.and(traits);
    if let Some((first, _)) = name.split_once([' ', '\'', '’']) {
        let begin = table.entry(first).or_insert(Entry { traits: Traits::default(), full: first });
        begin.traits = begin.traits.and(Traits::BEGINS_PHRASE);
    }
}

fn traits_of_section(section: &str) -> Traits {
    match section {
        "countries" | "regions" | "us" | "cities" => Traits::PLACE,
        "known" => Traits::ORGANIZATION,
        "suffixes" => Traits::SUFFIX,
        "heads" => Traits::HEAD,
        "place heads" => Traits::PLACE_HEAD,
        "place openings" => Traits::PLACE_OPENING,
        "male" => Traits::GIVEN.and(Traits::MALE),
        "female" => Traits::GIVEN.and(Traits::FEMALE),
        "either" => Traits::GIVEN,
        "title heads" => Traits::TITLE,
        "title modifiers" => Traits::TITLE_MODIFIER,
        "person endings" => Traits::PERSON_END,
        "public figures" => Traits::FIGURE,
        "nationalities" => Traits::NATIONALITY,
        "calendar" => Traits::CALENDAR,
        "other" => Traits::OTHER,
        "other heads" => Traits::OTHER_HEAD,
        "months of people" => Traits::EVERYDAY,
        "openers" => Traits::FUNCTION,
        "common" => Traits::COMMON,
        _ => Traits::default(),
    }
}

/// A fast hash for the table, whose keys are fixed: nothing a page holds is ever inserted.
#[derive(Default)]
struct Fold(u64);

impl Hasher for Fold {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            for (to, from) in word.iter_mut().zip(chunk) {
                *to = *from;
            }
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
        self.0 ^= self.0 >> 32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_knows_its_fullest_form() {
        assert_eq!(look_up("U.S.").unwrap().full, "United States");
        assert_eq!(look_up("Kiev").unwrap().full, "Kyiv");
        assert!(look_up("Fed").unwrap().traits.has(Traits::ORGANIZATION));
        assert!(traits("Angela", "angela").has(Traits::FEMALE));
        assert!(look_up("us").is_none());
    }
}
