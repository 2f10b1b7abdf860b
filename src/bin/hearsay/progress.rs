//! A progress bar for many documents.

use crate::input::Source;
use indicatif::{ProgressBar, ProgressStyle};
use std::cell::Cell;
use std::io::IsTerminal;

/// How far the reading is, shown on standard error; nothing where nobody would see it.
pub struct Progress {
    bar: ProgressBar,
    documents: Cell<u64>,
}

/// Starts a bar over the sizes of all sources. It is shown where standard error is a terminal that `alone`
/// carries it and there is enough to read.
pub fn start(sources: &[Source], alone: bool) -> Progress {
    let size: u64 = sources.iter().map(Source::size).sum();
    let is_worth_it = sources.len() > 1 || size > 1 << 20;
    let bar = if alone && is_worth_it && std::io::stderr().is_terminal() {
        let style = ProgressStyle::with_template("{bar:30} {bytes} of {total_bytes}, {msg}, {eta} to go");
        ProgressBar::new(size).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    } else {
        ProgressBar::hidden()
    };
    Progress { bar, documents: Cell::new(0) }
}

impl Progress {
    /// Counts a document.
    pub fn document_done(&self) {
        self.documents.set(self.documents.get() + 1);
        self.bar.set_message(format!("{} documents", self.documents.get()));
    }

    /// Counts a source's bytes.
    pub fn source_done(&self, source: &Source) {
        self.bar.inc(source.size());
    }

    /// Writes a line to standard error without tearing the bar.
    pub fn say(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
