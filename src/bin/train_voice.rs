//! Trains the voice lens: `cargo run --release --features train --bin train-voice -- DATA src/model/voice.bin`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [data, weights] = arguments.as_slice() else {
        eprintln!("usage: train-voice DATA WEIGHTS (DATA holds babe.jsonl and newssd-train.jsonl)");
        return ExitCode::FAILURE;
    };
    let written =
        hearsay::model::training::voice::train(Path::new(data)).and_then(|bytes| std::fs::write(weights, bytes));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
