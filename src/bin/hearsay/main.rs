//! `hearsay`: reads articles from files or standard input and says who says each thing in them.

mod args;
mod input;
mod pretty;
mod progress;
mod record;

use args::{Args, Command, Format, InputKind, ReadArgs, SnapshotArgs};
use clap::Parser;
use input::{InputError, Source};
use record::Record;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Args { command } = Args::parse();
    let outcome = match command {
        Command::Read(args) => read(&args),
        Command::Snapshot(args) => snapshot(&args),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hearsay: cannot write: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Reads every document it can and says which it could not; false where there was one.
fn read(args: &ReadArgs) -> io::Result<bool> {
    let sources: Vec<Source> = args.files.iter().map(|path| Source::new(path, args.input, args.whole_page)).collect();
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    let progress = progress::start(&sources, !io::stdout().is_terminal());
    let options = hearsay::Options {
        whole_page: args.whole_page,
        selection: false,
        published: args.published.map(|day| day.to_string()),
        finder: args.finder(),
    };
    let mut all_read = true;
    for source in &sources {
        for given in source.documents() {
            let problem = match given.and_then(|given| Ok((given.read(&options)?, given.id))) {
                Ok(((reading, problem), id)) => {
                    write(&mut out, &record::of(&id, &reading), args.format)?;
                    problem.map(InputError::from)
                }
                Err(error) => Some(error),
            };
            if let Some(problem) = problem {
                all_read = false;
                progress.say(&format!("hearsay: {}: {problem}", source.name()));
            }
            progress.document_done();
        }
        progress.source_done(source);
    }
    progress.finish();
    out.flush()?;
    Ok(all_read)
}

/// Prints each file's page as one line of JSON.
fn snapshot(args: &SnapshotArgs) -> io::Result<bool> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    for path in &args.files {
        let source = Source::new(path, InputKind::Html, args.whole_page);
        match source.page() {
            Ok(page) => {
                serde_json::to_writer(&mut out, &page)?;
                out.write_all(b"\n")?;
            }
            Err(error) => {
                all_read = false;
                eprintln!("hearsay: {}: {error}", source.name());
            }
        }
    }
    out.flush()?;
    Ok(all_read)
}

fn write(out: &mut impl Write, record: &Record, format: Format) -> io::Result<()> {
    match format {
        Format::Pretty => pretty::write(out, record),
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, record)?;
            out.write_all(b"\n")
        }
        Format::Jsonl => {
            serde_json::to_writer(&mut *out, record)?;
            out.write_all(b"\n")
        }
    }
}
