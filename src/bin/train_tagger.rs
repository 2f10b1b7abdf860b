//! Trains the tagger, and measures it.
//!
//!     cargo run --release --features train --bin train-tagger -- train DATA PEER src/model/tagger.bin
//!     cargo run --release --features train --bin train-tagger -- measure DATA PEER
//!     cargo run --release --features train --bin train-tagger -- tag < TEXTS
//!
//! DATA holds CoNLL-U files, gzipped: those whose names end in `-train` are trained on, those in `-dev` measured. PEER holds the same
//! files as `src/model/training/tagger/spacy_tags.py` tagged them, and `silver.conllu.gz`. TEXTS is a JSON string a line; they are tagged with
//! the weights as shipped.

use hearsay::model::training::tagger::{Sources, measure, train};
use hearsay::text::{Document, Passage};
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["train", data, peer, weights] => learn(Path::new(data), Path::new(peer), Path::new(weights), None),
        ["try", data, peer, weights, fold] => {
            learn(Path::new(data), Path::new(peer), Path::new(weights), fold.parse().ok())
        }
        ["tag"] => tag(std::io::stdin().lock(), std::io::BufWriter::new(std::io::stdout().lock())),
        ["measure", data, peer] => {
            files(Path::new(data), "-dev.conllu.gz").and_then(|f| measure::print(&f, Some(Path::new(peer))))
        }
        _ => {
            eprintln!(
                "usage: train-tagger train DATA PEER WEIGHTS | try DATA PEER WEIGHTS FOLD | measure DATA PEER | tag"
            );
            return ExitCode::FAILURE;
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Trains on everything, or on seven eighths of the documents to try the rest.
fn learn(data: &Path, peer: &Path, weights: &Path, fold: Option<u64>) -> std::io::Result<()> {
    let gold = files(data, "-train.conllu.gz")?;
    let bytes = train(&Sources { gold, peer: peer.to_owned(), silver: peer.join("silver.conllu.gz") }, fold)?;
    std::fs::write(weights, bytes)
}

/// Writes a line for each text: where its words start, in bytes, and the numbers of their tags.
fn tag(texts: impl BufRead, mut out: impl Write) -> std::io::Result<()> {
    for text in texts.lines() {
        let passage = Passage::from_text(&serde_json::from_str::<String>(&text?)?);
        let document = Document::new(&passage, None);
        let starts: Vec<u32> = document.tokens.iter().map(|token| token.span.start).collect();
        let tags: Vec<u8> = (0..starts.len()).map(|index| document.tag(index) as u8).collect();
        writeln!(out, "{}", serde_json::to_string(&(starts, tags))?)?;
    }
    out.flush()
}

/// The files of a folder whose names end so, by name.
fn files(folder: &Path, ending: &str) -> std::io::Result<Vec<PathBuf>> {
    let all = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut files: Vec<PathBuf> = all.into_iter().map(|entry| entry.path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(ending));
    files.sort();
    Ok(files)
}
