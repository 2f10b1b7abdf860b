//! What the trained model sees of a candidate: its words, its neighbours and their parts of speech, hashed.

use super::candidate::Candidate;
use super::gazetteer::Traits;
use super::kind::{Evidence, is_acronym};
use crate::model::name;
use crate::text::{Document, TokenKind};

/// Kinds of features; the number is part of the hash.
#[derive(Clone, Copy)]
enum Of {
    Whole = 1,
    First,
    Inner,
    Last,
    Ending,
    Shape,
    Units,
    Trait,
    Tags,
    Before,
    FurtherBefore,
    After,
    FurtherAfter,
    Around,
    TagBefore,
    TagAfter,
    VerbAfter,
    NounAfter,
}

fn hash(kind: Of, text: &str) -> u32 {
    let start = 0x811c_9dc5 ^ (kind as u32).wrapping_mul(0x9e37_79b1);
    let mixed = text.bytes().fold(start, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    (mixed ^ mixed >> 15) % crate::model::BUCKETS as u32
}

/// All features of a candidate.
fn of(document: &Document, candidate: &Candidate, out: &mut Vec<u32>) {
    let (start, end) = (candidate.tokens.start as usize, candidate.tokens.end as usize);
    let mut see = |kind: Of, text: &str| out.push(hash(kind, text));
    let whole = document.slice(candidate.tokens);
    see(Of::Whole, whole);
    see(Of::First, document.word(start));
    see(Of::Last, document.word(end - 1));
    for at in (start + 1..end).take(4) {
        see(Of::Inner, document.word(at));
    }
    let last = document.lower(end - 1);
    for length in [2, 3, 4] {
        if let Some(ending) = last.len().checked_sub(length).and_then(|from| last.get(from..)) {
            see(Of::Ending, ending);
        }
    }
    let shape = [
        if candidate.units > 3 { "4" } else { ["0", "1", "2", "3"][candidate.units] },
        if is_acronym(whole) { "A" } else { "" },
        if candidate.opens_sentence { "o" } else { "" },
        if candidate.follows_the { "t" } else { "" },
        if candidate.title.is_some() { "m" } else { "" },
    ]
    .concat();
    see(Of::Shape, &shape);
    see(Of::Units, &shape[..1]);
    for (bit, name) in TRAITS {
        for (traits, place) in [(candidate.first, "f"), (candidate.last, "l"), (candidate.all, "a")] {
            if traits.has(bit) {
                see(Of::Trait, &[place, name].concat());
            }
        }
    }
    if candidate.known.is_some() {
        see(Of::Trait, "known");
    }
    let outer = candidate.title.map_or(start, |t| t.start as usize);
    let tag = |at: Option<usize>| at.map_or("", |i| document.tag(i).universal());
    let lower = |at: Option<usize>| at.map_or("", |i| document.lower(i));
    let (before, further) = (outer.checked_sub(1), outer.checked_sub(2));
    // The possessive ending is seen, and so is what follows it.
    let possessive = document.kind(end) == Some(TokenKind::Possessive);
    let tags: Vec<&str> = (start..end.min(start + 4)).map(|i| document.tag(i).universal()).collect();
    see(Of::Tags, &tags.join(" "));
    see(Of::Before, lower(before));
    see(Of::FurtherBefore, lower(further));
    see(Of::After, document.lower(end));
    see(Of::FurtherAfter, document.lower(end + 1));
    see(Of::Around, &[lower(before), " ", document.lower(end)].concat());
    see(Of::TagBefore, &[tag(further), " ", tag(before)].concat());
    see(Of::TagAfter, &[tag(Some(end)), " ", tag(Some(end + 1))].concat());
    if document.tag(end).is_verb() {
        see(Of::VerbAfter, &crate::grammar::stem(document.lower(end)));
    }
    let thing = end + usize::from(possessive);
    if document.tag(thing).is_noun() {
        see(Of::NounAfter, document.lower(thing));
    }
}

const TRAITS: [(Traits, &str); 15] = [
    (Traits::GIVEN, "given"),
    (Traits::PLACE, "place"),
    (Traits::ORGANIZATION, "organization"),
    (Traits::SUFFIX, "suffix"),
    (Traits::HEAD, "head"),
    (Traits::PLACE_HEAD, "place head"),
    (Traits::PLACE_OPENING, "place opening"),
    (Traits::TITLE, "title"),
    (Traits::NATIONALITY, "nationality"),
    (Traits::OTHER_HEAD, "other head"),
    (Traits::EVERYDAY, "everyday"),
    (Traits::FUNCTION, "function"),
    (Traits::COMMON, "common"),
    (Traits::CONNECTOR, "connector"),
    (Traits::INITIAL, "initial"),
];

/// What the log-odds for being a name at all are worth.
const IS_NAME: f32 = 0.4;
/// What it is worth that a kind's log-odds are above the mean of the three.
const KIND: f32 = 0.15;
/// Log-odds beyond these say no more.
const MOST_ODDS: f32 = 4.0;
/// The most that [`ask`] says for a kind: it has all the odds, and the two others have none.
pub(super) const MOST_ADDED: f32 = (IS_NAME + KIND * 4.0 / 3.0) * MOST_ODDS;

/// What the trained model says of a candidate among its neighbours; nothing where the name is known or bears a title.
///
/// Its three log-odds say two things: whether it is a name at all, and which kind is likelier than the others.
pub(super) fn ask(document: &Document, candidate: &Candidate) -> Evidence {
    if candidate.known.is_some() || candidate.title.is_some() {
        return Evidence::default();
    }
    let mut seen = Vec::with_capacity(64);
    of(document, candidate, &mut seen);
    let odds = name::KINDS.each_ref().map(|kind| kind.log_odds(&seen).clamp(-MOST_ODDS, MOST_ODDS));
    let best = odds.into_iter().fold(f32::MIN, f32::max);
    let mean = odds.iter().sum::<f32>() / 3.0;
    let [person, organization, place] = odds.map(|odds| IS_NAME * best + KIND * (odds - mean));
    Evidence { person, organization, place }
}

/// The candidates of a document, each with its features, to train on.
#[cfg(feature = "train")]
pub(crate) fn of_document(document: &Document) -> Vec<(crate::text::TokenSpan, Vec<u32>)> {
    let context = super::context::Context::new(document);
    let mut candidates = Vec::new();
    for sentence in &document.sentences {
        super::candidate::collect(document, &context, sentence, &mut candidates);
    }
    candidates
        .iter()
        .map(|c| {
            let mut features = Vec::new();
            of(document, c, &mut features);
            (c.tokens, features)
        })
        .collect()
}
