//! What the models of this lens see of a sentence and of a word.

use super::lexicon;
use crate::grammar::phrase::Window;
use crate::grammar::stem;
use crate::model::{BUCKETS, Linear};
use crate::text::TokenKind;

/// The kinds of feature; each hashes apart from the others.
#[derive(Debug, Clone, Copy)]
enum Of {
    Word = 1,
    Stem,
    Ending,
    Beginning,
    Pair,
    Before,
    Behind,
    BeforeBefore,
    BehindBehind,
    Class,
    ClassNear,
    Length,
    Shape,
    First,
    PairWith,
    ClassCount,
}

fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

fn bucket(of: Of, value: u32) -> u32 {
    let mixed = (value ^ (of as u32).wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
    (mixed ^ mixed >> 15) & (BUCKETS as u32 - 1)
}

fn mix(a: u32, b: u32) -> u32 {
    a.rotate_left(7).wrapping_mul(0x9e37_79b9) ^ b
}

/// What stands for a word: names and numbers are all alike, so that no model learns who is good and who is bad.
fn face(window: &Window, at: usize) -> u32 {
    match window.document.kind(at) {
        _ if !(window.from..window.end).contains(&at) => hash("<edge>"),
        Some(TokenKind::Number) => hash("<number>"),
        Some(TokenKind::Quote) => hash("<quote>"),
        Some(TokenKind::Address) => hash("<address>"),
        Some(TokenKind::Word) if at > window.from && window.is_capitalized(at) && window.lower(at) != "i" => {
            hash("<name>")
        }
        _ => hash(window.lower(at)),
    }
}

/// The features of a sentence, appended to an empty list; each index is below [`BUCKETS`].
pub fn of_sentence(window: &Window, out: &mut Vec<u32>) {
    let mut before = hash("<edge>");
    let mut classes = 0u32;
    let mut words = 0u32;
    for at in window.from..window.end {
        let face = face(window, at);
        out.push(bucket(Of::Word, face));
        out.push(bucket(Of::Pair, mix(before, face)));
        before = face;
        let word = window.lower(at);
        if window.document.kind(at) == Some(TokenKind::Word) {
            words += 1;
            if word.len() > 4 && !(at > window.from && window.is_capitalized(at)) {
                out.push(bucket(Of::Stem, hash(stem(word).as_ref())));
                if let Some(end) = word.len().checked_sub(4).and_then(|i| word.get(i..)) {
                    out.push(bucket(Of::Ending, hash(end)));
                }
            }
            if let Some(entry) = lexicon::entry(word) {
                out.push(bucket(Of::Class, entry.class as u32));
                classes += 1;
            }
        }
    }
    out.push(bucket(Of::ClassCount, classes.min(4)));
    out.push(bucket(Of::Length, (words / 6).min(8)));
    out.push(bucket(Of::First, face(window, window.from)));
}

/// The words of a sentence, three at most, that weigh most for the model, in their order, joined by commas.
pub(super) fn strongest_words(window: &Window, model: &Linear) -> [String; 1] {
    let mut words: Vec<(f32, usize)> = (window.from..window.end)
        .filter(|&at| can_push(window, at))
        .map(|at| {
            let word = window.lower(at);
            let weight = [bucket(Of::Word, face(window, at)), bucket(Of::Stem, hash(stem(word).as_ref()))]
                .iter()
                .map(|&f| model.weight(f))
                .sum();
            (weight, at)
        })
        .collect();
    words.sort_by(|a, b| b.0.total_cmp(&a.0));
    let pushing = words.iter().filter(|w| w.0 > 0.0).count();
    words.truncate(pushing.clamp(1, 3));
    words.sort_by_key(|w| w.1);
    [words.iter().map(|w| format!("“{}”", window.document.word(w.1))).collect::<Vec<_>>().join(", ")]
}

/// The features of one word in its sentence, appended to an empty list; each index is below [`BUCKETS`].
pub fn of_word(window: &Window, at: usize, out: &mut Vec<u32>) {
    let word = window.lower(at);
    let own = hash(word);
    let stem = hash(stem(word).as_ref());
    out.push(bucket(Of::Word, own));
    out.push(bucket(Of::Stem, stem));
    for (of, part) in [
        (Of::Ending, word.len().checked_sub(3).and_then(|i| word.get(i..))),
        (Of::Ending, word.len().checked_sub(4).and_then(|i| word.get(i..))),
        (Of::Beginning, word.get(..4)),
        (Of::Beginning, word.get(..6)),
    ] {
        if let Some(part) = part {
            out.push(bucket(of, hash(part)));
        }
    }
    let around = [
        face(window, at.wrapping_sub(2)),
        face(window, at.wrapping_sub(1)),
        face(window, at + 1),
        face(window, at + 2),
    ];
    out.push(bucket(Of::BeforeBefore, around[0]));
    out.push(bucket(Of::Before, around[1]));
    out.push(bucket(Of::Behind, around[2]));
    out.push(bucket(Of::BehindBehind, around[3]));
    out.push(bucket(Of::PairWith, mix(around[1], stem)));
    out.push(bucket(Of::Pair, mix(stem, around[2])));
    let class = |i: usize| lexicon::entry(window.lower(i)).map_or(0, |e| e.class as u32 + 1);
    out.push(bucket(Of::Class, class(at)));
    if class(at) > 0 {
        out.push(bucket(Of::Class, 100));
    }
    for near in [at.wrapping_sub(1), at + 1] {
        out.push(bucket(Of::ClassNear, class(near)));
    }
    let shape = u32::from(word.contains('-'))
        | u32::from(word.ends_with("ly")) << 1
        | u32::from(word.ends_with("ed")) << 2
        | u32::from(word.ends_with("ing")) << 3
        | ((word.len() as u32 / 3).min(5)) << 4;
    out.push(bucket(Of::Shape, shape));
}

/// Whether a token can be a loaded word at all: a word of some length that is no name and not one of the commonest.
pub fn can_push(window: &Window, at: usize) -> bool {
    let word = window.lower(at);
    window.document.kind(at) == Some(TokenKind::Word)
        && word.len() > 3
        && !is_common(word)
        && !is_part_of_name(window, at)
}

/// A capital inside a sentence makes a name: "the Joke Factory", "Brave New World".
fn is_part_of_name(window: &Window, at: usize) -> bool {
    window.is_capitalized(at)
        && (at > window.from && !matches!(window.before(at, 1), "“" | "\"" | ":" | "‘")
            || window.is_capitalized(at + 1))
}

fn is_common(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "with"
            | "from"
            | "this"
            | "have"
            | "they"
            | "were"
            | "their"
            | "been"
            | "will"
            | "would"
            | "about"
            | "there"
            | "which"
            | "when"
            | "what"
            | "than"
            | "them"
            | "then"
            | "some"
            | "into"
            | "also"
            | "after"
            | "other"
            | "could"
            | "because"
            | "these"
            | "those"
            | "where"
            | "while"
            | "being"
            | "through"
            | "before"
            | "between"
            | "during"
            | "should"
            | "said"
            | "says"
            | "your"
            | "ours"
    )
}
