//! Files and standard input → documents to read.

use crate::args::InputKind;
use chrono::NaiveDate;
use flate2::read::MultiGzDecoder;
use hearsay::article::Article;
use hearsay::reading::Headline;
use hearsay::{Options, Page, Reading, Unreadable};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Why a document could not be read.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    #[error("{0}")]
    File(#[from] io::Error),
    #[error("line {line}, column {column}: {what}")]
    Line { line: usize, column: usize, what: String },
    #[error("line {line}: {text:?} is not a day such as 2020-03-22")]
    Day { line: usize, text: String },
    #[error("{0}")]
    Unreadable(#[from] Unreadable),
}

/// A file, or standard input.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    kind: InputKind,
    /// Whether pages are taken with what is no part of a story.
    whole: bool,
}

/// A document to read.
#[derive(Debug)]
pub struct Given {
    /// Its id in the output.
    pub id: String,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Text { title: String, text: String, published: Option<NaiveDate> },
    Page(Page),
}

impl Given {
    /// Reads the document. A page in another language is taken apart and left without marks.
    pub fn read(&self, options: &Options) -> Result<(Reading, Option<Unreadable>), InputError> {
        match &self.content {
            Content::Page(page) => {
                let article = hearsay::article::parse(page, options)?;
                if article.is_english(&page.lang) {
                    Ok((hearsay::read_article(article, options.finder), None))
                } else {
                    let Article { roles, headline, body, published } = article;
                    let headline = Headline { passage: headline, ..Headline::default() };
                    Ok((
                        Reading { roles, headline, body, published, ..Reading::default() },
                        Some(Unreadable::NotEnglish),
                    ))
                }
            }
            Content::Text { title, text, published } => {
                let day = options.published.as_deref().and_then(day).or(*published);
                Ok((hearsay::read_article(Article::from_text(title, text, day), options.finder), None))
            }
        }
    }
}

#[derive(serde::Deserialize)]
struct Row {
    id: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default, alias = "date")]
    published: Option<String>,
    text: String,
}

type Documents = Box<dyn Iterator<Item = Result<Given, InputError>>>;

impl Source {
    /// The source at `path`; `-` is standard input. `whole`: whether pages are taken with what is no part of a story.
    pub fn new(path: &Path, kind: InputKind, whole: bool) -> Self {
        Self { path: path.to_owned(), kind, whole }
    }

    /// How messages name it.
    pub fn name(&self) -> String {
        if self.is_standard_input() { "standard input".into() } else { self.path.display().to_string() }
    }

    /// Its size in bytes; 0 where that is not known.
    pub fn size(&self) -> u64 {
        std::fs::metadata(&self.path).map_or(0, |m| if m.is_file() { m.len() } else { 0 })
    }

    /// The documents in it, in order. What cannot be opened or understood is an error in its place.
    pub fn documents(&self) -> Documents {
        let only = |document: Result<Given, InputError>| Box::new(std::iter::once(document)) as Documents;
        let (reader, kind) = match self.open() {
            Ok(opened) => opened,
            Err(error) => return only(Err(error.into())),
        };
        match kind {
            InputKind::Jsonl => self.rows(reader),
            InputKind::Html => {
                only(self.taken(reader).map(|page| Given { id: self.id(), content: Content::Page(page) }))
            }
            InputKind::Text | InputKind::Auto => only(self.text(reader)),
        }
    }

    /// The source's only document, taken as HTML, as the page it is.
    pub fn page(&self) -> Result<Page, InputError> {
        self.taken(self.open()?.0)
    }

    fn is_standard_input(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    fn file_name(&self) -> String {
        self.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// The file's name without its endings.
    fn id(&self) -> String {
        if self.is_standard_input() {
            return "stdin".into();
        }
        let mut name = self.file_name();
        for ending in [".gz", ".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".jsonl", ".ndjson"] {
            if let Some(stem) = name.strip_suffix(ending).filter(|s| !s.is_empty()) {
                name.truncate(stem.len());
            }
        }
        name
    }

    fn open(&self) -> io::Result<(Box<dyn BufRead>, InputKind)> {
        let name = self.file_name().to_ascii_lowercase();
        let mut reader: Box<dyn BufRead> = if self.is_standard_input() {
            Box::new(BufReader::new(io::stdin()))
        } else if name.ends_with(".gz") {
            Box::new(BufReader::new(MultiGzDecoder::new(File::open(&self.path)?)))
        } else {
            Box::new(BufReader::new(File::open(&self.path)?))
        };
        let plain = name.strip_suffix(".gz").unwrap_or(&name);
        let by_name = match plain.rsplit_once('.').map(|(_, ending)| ending) {
            _ if self.kind != InputKind::Auto => self.kind,
            Some("jsonl" | "ndjson") => InputKind::Jsonl,
            Some("html" | "htm" | "xhtml") => InputKind::Html,
            _ if !self.is_standard_input() => InputKind::Text,
            _ => match reader.fill_buf()?.trim_ascii_start().first() {
                Some(b'<') => InputKind::Html,
                Some(b'{') => InputKind::Jsonl,
                _ => InputKind::Text,
            },
        };
        Ok((reader, by_name))
    }

    fn taken(&self, mut reader: Box<dyn BufRead>) -> Result<Page, InputError> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes)?;
        Ok(if self.whole { hearsay::html::whole_snapshot(&bytes) } else { hearsay::html::snapshot(&bytes) })
    }

    fn text(&self, mut reader: Box<dyn BufRead>) -> Result<Given, InputError> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes)).into_owned();
        Ok(Given { id: self.id(), content: Content::Text { title: String::new(), text, published: None } })
    }

    fn rows(&self, reader: Box<dyn BufRead>) -> Documents {
        let file = self.id();
        Box::new(reader.lines().enumerate().filter_map(move |(index, line)| match line {
            Ok(line) if line.trim().is_empty() => None,
            Ok(line) => Some(row(&line, index + 1, &file)),
            Err(error) => Some(Err(error.into())),
        }))
    }
}

fn row(line: &str, number: usize, file: &str) -> Result<Given, InputError> {
    let Row { id, title, published, text } = serde_json::from_str(line).map_err(|error| row_error(number, &error))?;
    let published = match published.filter(|p| !p.is_empty()) {
        None => None,
        Some(text) => Some(day(&text).ok_or(InputError::Day { line: number, text })?),
    };
    Ok(Given {
        id: id.unwrap_or_else(|| format!("{file}:{number}")),
        content: Content::Text { title: title.unwrap_or_default(), text, published },
    })
}

/// The parser counts lines within the row, which is always line 1.
fn row_error(line: usize, error: &serde_json::Error) -> InputError {
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or_default().to_owned();
    InputError::Line { line, column: error.column(), what }
}

/// The day of `2020-03-22`, alone or at the start of a time stamp.
fn day(text: &str) -> Option<NaiveDate> {
    text.trim().get(..10)?.parse().ok()
}
