//! What can be asked for on the command line.

use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};
use hearsay::lens::attribution::Finder;
use std::path::PathBuf;

/// Reads news articles and says who says each thing in them.
#[derive(Debug, Parser)]
#[command(name = "hearsay", version)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read articles: text, HTML (.html, .html.gz), JSON Lines (.jsonl with id, title, published, text), or - for standard input.
    Read(ReadArgs),
    /// Print what is read of an HTML file before any judgement, as JSON: its blocks, their elements, what it says of itself.
    Snapshot(SnapshotArgs),
}

#[derive(Debug, clap::Args)]
pub struct ReadArgs {
    /// The files; - is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How to write what was read: marked text, indented JSON, or one JSON object a line.
    #[arg(long, value_enum, default_value_t = Format::Pretty)]
    pub format: Format,
    /// What the files are; by their names (standard input: by its first character) unless said.
    #[arg(long, value_enum, default_value_t = InputKind::Auto)]
    pub input: InputKind,
    /// The day the articles were published (2020-03-22), over what they say themselves.
    #[arg(long, value_name = "DAY")]
    pub published: Option<NaiveDate>,
    /// Read a page even where it does not look like an article.
    #[arg(long)]
    pub whole_page: bool,
    /// What finds who says what.
    #[arg(long, value_enum, default_value_t = FinderKind::Both)]
    pub finder: FinderKind,
}

impl ReadArgs {
    /// What finds who says what.
    pub fn finder(&self) -> Finder {
        match self.finder {
            FinderKind::Rules => Finder::Rules,
            FinderKind::Model => Finder::Model,
            FinderKind::Both => Finder::Both,
        }
    }
}

#[derive(Debug, clap::Args)]
pub struct SnapshotArgs {
    /// The HTML files (.html, .html.gz); - is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// With menus, the page's header and footer and what is there to be written in, which are no part of a story.
    #[arg(long)]
    pub whole_page: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Pretty,
    Json,
    Jsonl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FinderKind {
    Rules,
    Model,
    Both,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum InputKind {
    Auto,
    Text,
    Html,
    Jsonl,
}
