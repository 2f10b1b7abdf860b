//! What goes out: everything that was found in a page, in byte spans.

use crate::article::{Published, Role};
use crate::lens::attribution::{Attribution, SourceKind};
use crate::lens::date::Date;
use crate::lens::headline::Finding;
use crate::lens::hedge::Hedge;
use crate::lens::name::Name;
use crate::lens::number::Number;
use crate::lens::voice::{Booster, Loaded, Opinion};
use crate::text::{ByteSpan, Passage};

/// How sure a mark is, from 0 to 1: the share of such marks that are right.
pub type Confidence = f32;

/// A plain sentence that says why a mark is there: the key of a message in `_locales` and what to fill in.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Reason {
    /// Key of the message.
    pub key: &'static str,
    /// What the message's `$1`, `$2`, … stand for.
    pub words: Vec<String>,
}

impl Reason {
    /// A reason whose message has nothing to fill in.
    pub fn plain(key: &'static str) -> Self {
        Self { key, words: Vec::new() }
    }

    /// A reason with words to fill in.
    pub fn with(key: &'static str, words: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { key, words: words.into_iter().map(Into::into).collect() }
    }
}

/// The reading of one page or text. Byte spans count into [`body`](Self::body), those of the headline into
/// [`headline`](Self::headline).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The role of each of the page's blocks.
    pub roles: Vec<Role>,
    /// The publication date, and where it was found.
    pub published: Option<Published>,
    /// The story itself.
    pub body: Passage,
    /// The story's sentences.
    pub sentences: Vec<ByteSpan>,
    /// Who says what, by rising start.
    pub attributions: Vec<Attribution>,
    /// People, organisations and places, each with all its mentions.
    pub names: Vec<Name>,
    /// Dates, times and durations, by rising start.
    pub dates: Vec<Date>,
    /// Amounts, by rising start.
    pub numbers: Vec<Number>,
    /// Words that hold back, by rising start.
    pub hedges: Vec<Hedge>,
    /// Words that insist, by rising start.
    pub boosters: Vec<Booster>,
    /// Words that push, by rising start.
    pub loaded: Vec<Loaded>,
    /// Where the writer judges or predicts without a source, by rising start.
    pub opinions: Vec<Opinion>,
    /// The headline, read on its own and held against the body.
    pub headline: Headline,
    /// How many of the body's words stand on which kind of source.
    pub shares: Shares,
}

/// The headline as read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Headline {
    /// Its text, one paragraph; empty where the page has no headline.
    pub passage: Passage,
    /// Who says what in it; byte spans count into its own text.
    pub attributions: Vec<Attribution>,
    /// What it claims that the body does not carry.
    pub findings: Vec<Finding>,
}

/// Words of the body by the kind of source they are attributed to. A word in nested contents counts once, for the outermost source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shares {
    /// (kind of source, number of words), every kind once.
    pub by_kind: Vec<(SourceKind, usize)>,
    /// Words attributed to nobody: the writer's own voice.
    pub unattributed: usize,
    /// All words of the body.
    pub words: usize,
}
