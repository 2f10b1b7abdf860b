//! Trains the tagger, and measures it and the phrases made of its tags.

pub(super) mod corpus;
mod fit;
pub mod measure;
mod store;

use crate::model::tagger::Tagger;
use corpus::{Capitals, Sentence, in_our_tokens, read, rewritten};
use fit::{Example, Fit, Plan};
use std::path::PathBuf;

/// Where the texts lie that a tagger is trained on.
#[derive(Debug)]
pub struct Sources {
    /// Annotated sentences, CoNLL-U, gzipped.
    pub gold: Vec<PathBuf>,
    /// The same files as `spacy_tags.py` tagged them, by the same names: what the teacher sees besides the words.
    pub peer: PathBuf,
    /// Other news text as `spacy_tags.py` tagged it; the teacher tags it anew.
    pub silver: PathBuf,
}

/// The tagger that is shipped; its teacher, which may be large and is seen by nobody.
const PUPIL: Plan = Plan {
    own_epochs: 4,
    epochs: 5,
    rate: 0.25,
    least_seen: 3,
    rows: Some(43_000),
    least_weight: 0.25,
    seed: 20_200_322,
};
const TEACHER: Plan =
    Plan { own_epochs: 8, epochs: 8, rate: 0.25, least_seen: 1, rows: None, least_weight: 0.0, seed: 20_200_322 };

/// How often gold is read for each time that the teacher's text is.
const GOLD_TIMES: usize = 5;

/// Trains a tagger and gives the bytes of `tagger.bin`.
///
/// A teacher is trained on the gold with another tagger's opinion as a feature, then tags other news text; the pupil learns from both.
///
/// # Errors
/// A file that cannot be read or is no CoNLL-U.
pub fn train(sources: &Sources, skip: Option<u64>) -> std::io::Result<Vec<u8>> {
    let mut gold = Vec::new();
    for path in &sources.gold {
        let peer = sources.peer.join(path.file_name().unwrap_or_default());
        gold.extend(read(path, Some(&peer))?);
    }
    let mut kept_out = Vec::new();
    if let Some(fold) = skip {
        let (out, rest): (Vec<_>, Vec<_>) = gold.into_iter().partition(|s| s.document % 8 == fold);
        (kept_out, gold) = (out, rest);
    }
    let mut examples: Vec<Example> = Vec::new();
    for (number, sentence) in gold.iter().enumerate() {
        examples.extend(std::iter::repeat_n(Example::of(sentence, false), GOLD_TIMES));
        add_variants(sentence, number, &mut examples);
    }
    let with_hints: Vec<Example> = gold.iter().map(|s| Example::of(s, true)).collect();
    let teacher = Fit::train(&with_hints, TEACHER);
    if !kept_out.is_empty() {
        let right = measure::accuracy(&kept_out, |s| teacher.tag(&Example::of(s, true)));
        println!("the teacher on what was kept out: {right:.2}");
    }
    for (number, mut sentence) in read(&sources.silver, Some(&sources.silver))?.into_iter().enumerate() {
        sentence.tags = teacher.tag(&Example::of(&sentence, true));
        examples.push(Example::of(&sentence, false));
        add_variants(&sentence, number, &mut examples);
    }
    let fitted = Fit::train(&examples, PUPIL);
    let bytes = store::bytes(&fitted);
    if !kept_out.is_empty() {
        let stored = Tagger::load(&bytes);
        println!("the tagger on the same: {:.2}", measure::accuracy(&kept_out, |s| stored.tag(s.words())));
    }
    Ok(bytes)
}

/// The sentence in Hearsay's tokens, and now and then as it would stand in a headline or be typed without care.
fn add_variants(sentence: &Sentence, number: usize, examples: &mut Vec<Example>) {
    examples.extend(in_our_tokens(sentence).map(|s| Example::of(&s, false)));
    let capitals = match number % 24 {
        0 | 8 | 16 => Capitals::Title,
        4 => Capitals::All,
        12 | 20 => Capitals::None,
        _ => return,
    };
    examples.push(Example::of(&rewritten(sentence, capitals), false));
}

/// A hash for what is known beside a word.
fn hint(kind: u32, parts: &[&str]) -> u32 {
    let bytes = parts.iter().flat_map(|p| p.bytes().chain([0]));
    bytes.fold(0x811c_9dc5 ^ kind, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193)) | 1
}
