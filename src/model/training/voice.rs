//! Trains the two models of the voice lens: is a sentence its writer's own view, and does a word push?

use super::logistic::{Example, Plan, cross_validate, figures, fit};
use crate::grammar::phrase::Window;
use crate::lens::voice::features;
use crate::model::Linear;
use crate::text::{Document, Passage};
use serde_json::Value;
use std::collections::HashSet;
use std::path::Path;

const OPINION: Plan = Plan { epochs: 12, rate: 0.3, decay: 2e-5, seed: 20_200_322 };
const LOADED: Plan = Plan { epochs: 8, rate: 0.3, decay: 2e-6, seed: 20_200_322 };

/// Trains on the sentences in `data` (`babe.jsonl`, `newssd-train.jsonl`), prints the figures of a five-fold cross-validation, and
/// gives the bytes of `voice.bin`.
///
/// # Errors
/// A file that cannot be read or is not JSON Lines.
pub fn train(data: &Path) -> std::io::Result<Vec<u8>> {
    let babe = rows(&data.join("babe.jsonl"))?;
    let news = rows(&data.join("newssd-train.jsonl"))?;
    let mut sentences = opinions(&babe, "biased", "link");
    let news = opinions(&news, "subjective", "id");
    let split = sentences.len();
    sentences.extend(news);
    let odds = cross_validate(&sentences, 5, OPINION);
    println!("opinion, cross-validated: P, R, F1, macro-F1");
    for threshold in [-0.6, -0.3, 0.0, 0.3, 0.6] {
        let babe = figures(&sentences[..split], &odds[..split], threshold);
        let news = figures(&sentences[split..], &odds[split..], threshold);
        println!("  {threshold:5.1}  BABE {babe:.1?}  NewsSD {news:.1?}");
    }
    let words = loaded(&babe);
    let odds = cross_validate(&words, 5, LOADED);
    println!("loaded words, cross-validated: P, R, F1, macro-F1");
    for threshold in [-2.0, -1.5, -1.0, -0.5, 0.0, 0.5] {
        println!("  {threshold:5.1}  BABE {:.1?}", figures(&words, &odds, threshold));
    }
    let opinion = fit(&sentences.iter().collect::<Vec<_>>(), OPINION);
    let loaded = fit(&words.iter().collect::<Vec<_>>(), LOADED);
    Ok([Linear::store(opinion.bias, &opinion.weights), Linear::store(loaded.bias, &loaded.weights)].concat())
}

fn rows(path: &Path) -> std::io::Result<Vec<Value>> {
    let text = std::fs::read_to_string(path)?;
    text.lines().map(|line| serde_json::from_str(line).map_err(std::io::Error::other)).collect()
}

/// One example a row, of its first sentence to its last.
fn opinions(rows: &[Value], label: &str, group: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    for row in rows {
        let (Some(yes), Some(text)) = (row[label].as_bool(), row["text"].as_str()) else { continue };
        let passage = Passage::from_text(text);
        let document = Document::new(&passage, None);
        let mut all = Vec::new();
        for sentence in &document.sentences {
            features::of_sentence(&Window::over(&document, sentence.tokens), &mut all);
        }
        examples.push(Example { features: all, yes, group: group_of(row, group) });
    }
    examples
}

/// One example a word that could push.
fn loaded(rows: &[Value]) -> Vec<Example> {
    let mut examples = Vec::new();
    for row in rows {
        let (Some(_), Some(text)) = (row["biased"].as_bool(), row["text"].as_str()) else { continue };
        let pushing: HashSet<String> = row["words"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .flat_map(|phrase| {
                phrase
                    .split_whitespace()
                    .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
                    .collect::<Vec<_>>()
            })
            .collect();
        let passage = Passage::from_text(text);
        let document = Document::new(&passage, None);
        for sentence in &document.sentences {
            let window = Window::over(&document, sentence.tokens);
            for at in sentence.tokens.range().filter(|&at| features::can_push(&window, at)) {
                let mut all = Vec::new();
                features::of_word(&window, at, &mut all);
                examples.push(Example {
                    features: all,
                    yes: pushing.contains(window.lower(at)),
                    group: group_of(row, "link"),
                });
            }
        }
    }
    examples
}

/// Sentences of one article stay together.
fn group_of(row: &Value, key: &str) -> u64 {
    let name = row[key].as_str().unwrap_or("");
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)) >> 8
}
