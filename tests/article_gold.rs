//! The story's text, held against the pages of the article extraction benchmark in `../shared`; skipped where that is missing.

use flate2::read::GzDecoder;
use hearsay::{Options, article, html};
use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Runs of four words, as a bag: what the benchmark counts.
fn runs(text: &str) -> HashMap<Vec<&str>, usize> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
    let mut runs = HashMap::new();
    for run in words.windows(words.len().clamp(1, 4)) {
        *runs.entry(run.to_vec()).or_default() += 1;
    }
    runs
}

#[test]
fn the_story_is_found_on_real_pages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/article");
    let Ok(rows) = std::fs::read_to_string(folder.join("dev.jsonl")) else {
        println!("skipped: {} is not there", folder.display());
        return;
    };
    let (mut precision, mut read, mut recall, mut pages) = (0.0, 0.0, 0.0, 0.0);
    for row in rows.lines().filter(|row| !row.is_empty()) {
        let row: serde_json::Value = serde_json::from_str(row).expect("a row of gold");
        let mut page = Vec::new();
        let path = folder.join(row["html"].as_str().expect("a path"));
        GzDecoder::new(File::open(path).expect("a page")).read_to_end(&mut page).expect("a packed page");
        let text = article::parse(&html::snapshot(&page), &Options::default()).map(|a| a.body.text).unwrap_or_default();
        let (gold, ours) = (runs(row["body"].as_str().expect("a body")), runs(&text));
        let common: usize = gold.iter().map(|(run, n)| ours.get(run).map_or(0, |m| *n.min(m))).sum();
        let share = |of: &HashMap<Vec<&str>, usize>| common as f64 / of.values().sum::<usize>().max(1) as f64;
        pages += 1.0;
        recall += share(&gold);
        read += f64::from(u8::from(!ours.is_empty()));
        precision += share(&ours);
    }
    let (precision, recall) = (precision / f64::max(read, 1.0), recall / f64::max(pages, 1.0));
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!("{pages} pages: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}");
    assert!(f1 >= 0.955, "F1 {f1:.3}");
}
