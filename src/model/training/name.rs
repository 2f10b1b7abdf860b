//! Trains what tells persons, organisations and places apart in the lens for names.

use super::logistic::{Example, Plan, cross_validate, figures, fit};
use super::tagger::corpus::{Sentence, read};
use crate::lens::name::features;
use crate::model::Linear;
use crate::text::{Document, Passage};
use std::path::Path;

const PLAN: Plan = Plan { epochs: 6, rate: 0.3, decay: 1e-6, seed: 20_200_322 };

/// The kinds in the order of the file, as another tagger names them.
const KINDS: [&[&str]; 3] = [&["PERSON"], &["ORG"], &["GPE", "LOC", "FAC"]];

/// Trains on news text whose names another tagger marked (`spacy_tags.py`), prints the figures of a five-fold cross-validation
/// against that tagger, and gives the bytes of `name.bin`.
///
/// # Errors
/// A file that cannot be read or is no CoNLL-U.
pub fn train(silver: &Path) -> std::io::Result<Vec<u8>> {
    let mut rows: Vec<(Vec<u32>, Option<usize>, u64)> = Vec::new();
    for (number, sentence) in read(silver, None)?.iter().enumerate() {
        rows.extend(candidates(sentence).into_iter().map(|(f, kind)| (f, kind, number as u64 / 40)));
    }
    println!("{} candidates", rows.len());
    let mut bytes = Vec::new();
    for (kind, names) in KINDS.iter().enumerate() {
        let examples: Vec<Example> = rows
            .iter()
            .map(|(f, k, group)| Example { features: f.clone(), yes: *k == Some(kind), group: *group })
            .collect();
        let odds = cross_validate(&examples, 5, PLAN);
        println!("{names:?}: {:.1?}", figures(&examples, &odds, 0.0));
        let trained = fit(&examples.iter().collect::<Vec<_>>(), PLAN);
        bytes.extend(Linear::store(trained.bias, &trained.weights));
    }
    Ok(bytes)
}

/// The candidates of a sentence whose limits the other tagger shares, or of which it sees nothing at all, and their kind.
fn candidates(sentence: &Sentence) -> Vec<(Vec<u32>, Option<usize>)> {
    let Some(ends) = sentence.ends() else { return Vec::new() };
    let mut entities: Vec<(usize, usize, String)> = Vec::new();
    for (row, &end) in sentence.rows.iter().zip(&ends) {
        let start = end - row.form.len();
        match (row.entity.split_once('-'), entities.last_mut()) {
            (Some(("I", _)), Some(last)) => last.1 = end,
            (Some((_, kind)), _) => entities.push((start, end, kind.to_owned())),
            (None, _) => {}
        }
    }
    for entity in &mut entities {
        let text = &sentence.text[entity.0..entity.1];
        let inner = text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text);
        entity.0 += text.len() - inner.len();
        let inner = inner.strip_suffix("'s").or_else(|| inner.strip_suffix("’s")).unwrap_or(inner);
        entity.1 = entity.0 + inner.trim_end().len();
    }
    let passage = Passage::from_text(&sentence.text);
    let document = Document::new(&passage, None);
    let mut found = Vec::new();
    for (tokens, features) in features::of_document(&document) {
        let range = document.bytes(tokens).range();
        let entity = entities.iter().find(|e| e.0 < range.end && range.start < e.1);
        match entity {
            Some((start, end, kind)) if *start == range.start && *end == range.end => {
                found.push((features, KINDS.iter().position(|names| names.contains(&kind.as_str()))));
            }
            Some(_) => {}
            None => found.push((features, None)),
        }
    }
    found
}
