//! Words that push, by what they do to the reader.

use crate::grammar::lexicon::Filter;
use crate::grammar::stem;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// What a loaded word does to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Violence as a picture of something that is none: "slam", "crippling".
    Force,
    /// Contempt: "farce", "clueless".
    Contempt,
    /// Alarm: "terrifying", "looming".
    Alarm,
    /// A hidden or base motive: "ploy", "pander".
    Motive,
    /// Praise: "heroic", "dazzling".
    Praise,
    /// Stress without content: "utterly", "sheer".
    Stress,
}

impl Class {
    /// Key of the sentence that tells why such a word is marked.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Force => "reasonLoadedForce",
            Self::Contempt => "reasonLoadedContempt",
            Self::Alarm => "reasonLoadedAlarm",
            Self::Motive => "reasonLoadedMotive",
            Self::Praise => "reasonLoadedPraise",
            Self::Stress => "reasonLoadedStress",
        }
    }
}

/// A loaded word: its class, and the neighbours beside which it is plain.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) class: Class,
    pub(super) plain_beside: Vec<&'static str>,
    /// The one form that counts, where not every form does.
    exact: Option<&'static str>,
}

/// The entry of a word in lower case, whichever form it has.
pub(super) fn entry(word: &str) -> Option<&'static Entry> {
    if !BEGINNINGS.may_hold(word.get(..3)?) {
        return None;
    }
    LEXICON.get(word).or_else(|| LEXICON.get(stem(word).as_ref())).filter(|e| e.exact.is_none_or(|e| e == word))
}

type ByStem = HashMap<String, Entry, BuildHasherDefault<Fnv>>;

static LEXICON: LazyLock<ByStem> = LazyLock::new(|| parse(include_str!("lexicon.txt")));

/// The first three letters of every word; no form of a word changes them.
static BEGINNINGS: LazyLock<Filter> = LazyLock::new(|| Filter::over(LEXICON.keys().filter_map(|k| k.get(..3))));

fn parse(source: &'static str) -> ByStem {
    let mut lexicon = ByStem::default();
    let mut class = None;
    let mut last: Option<String> = None;
    for word in source.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace) {
        if word.starts_with('[') {
            class = class_named(word.trim_matches(['[', ']']));
        } else if let (Some(neighbour), Some(stem)) = (word.strip_prefix('-'), &last) {
            if let Some(entry) = lexicon.get_mut(stem) {
                entry.plain_beside.push(neighbour);
            }
        } else if let Some(class) = class {
            let exact = word.strip_prefix('=');
            let key = exact.map_or_else(|| stem(word).into_owned(), str::to_owned);
            lexicon.entry(key.clone()).or_insert(Entry { class, plain_beside: Vec::new(), exact });
            last = Some(key);
        }
    }
    lexicon
}

fn class_named(name: &str) -> Option<Class> {
    Some(match name {
        "force" => Class::Force,
        "contempt" => Class::Contempt,
        "alarm" => Class::Alarm,
        "motive" => Class::Motive,
        "praise" => Class::Praise,
        "stress" => Class::Stress,
        _ => return None,
    })
}

/// The FNV-1a hash: short keys, no attacker.
#[derive(Debug)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_of_the_list_is_known_and_used() {
        for class in [Class::Force, Class::Contempt, Class::Alarm, Class::Motive, Class::Praise, Class::Stress] {
            assert!(LEXICON.values().filter(|e| e.class == class).count() > 40, "{class:?}");
        }
    }

    #[test]
    fn every_form_finds_its_entry() {
        for word in ["slams", "slammed", "slamming", "bullied", "crippling", "disgraceful"] {
            assert!(entry(word).is_some(), "{word}");
        }
        assert!(entry("table").is_none());
    }
}
