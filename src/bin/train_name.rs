//! Trains the kinds of names: `cargo run --release --features train --bin train-name -- SILVER src/model/name.bin`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [silver, weights] = arguments.as_slice() else {
        eprintln!("usage: train-name SILVER WEIGHTS (SILVER is what spacy_tags.py writes of running text)");
        return ExitCode::FAILURE;
    };
    let written =
        hearsay::model::training::name::train(Path::new(silver)).and_then(|bytes| std::fs::write(weights, bytes));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
