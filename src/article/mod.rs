//! Blocks → headline, byline, body, caption, furniture; the publication date.
//!
//! In one pass each over blocks and elements: every block is weighed for prose (`block`), every element for what its tag and
//! words give away (`hint`), both together for the whole page (`sensed`). The story stands where most of the prose does
//! (`story`); what a page states of itself (`stated`) settles its headline and, of all the days it states (`statement`), the one
//! of publication (`headline`, `published`). A hint is not believed of an element that holds too much of the page. Other stories on
//! the page are set apart (`apart`); of a page that is no article (`verdict`) all is read where the reader asks (`everything`).
//!
//! On 121 pages of the article extraction benchmark, by its own measure and with these pages looked at while it was written:
//! precision 98.6, recall 98.5, F1 98.5. `cargo test --features cli --test article_gold -- --nocapture` prints it where the
//! pages are.

mod apart;
mod block;
mod boxes;
mod day;
mod everything;
mod headline;
mod hint;
mod language;
mod mail;
mod phrase;
mod published;
mod sensed;
mod stated;
mod statement;
mod story;
mod verdict;

pub use published::Published;
pub use statement::{DayKind, StatedDay};

use crate::Options;
use crate::page::{Element, Page};
use crate::text::{Lines, Passage};
use chrono::NaiveDate;
use everything::Extent;
use sensed::{Doubts, Sensed};
use stated::Stated;

/// What a block of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The story's headline.
    Headline,
    /// Who wrote it, when it was published.
    Byline,
    /// The story itself.
    Body,
    /// The text under a picture.
    Caption,
    /// Everything else: menus, related links, comments, notices.
    Furniture,
}

/// An article taken apart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Article {
    /// The role of each of the page's blocks; empty for a plain text.
    pub roles: Vec<Role>,
    /// The headline, one paragraph; empty where there is none.
    pub headline: Passage,
    /// The body.
    pub body: Passage,
    /// The publication date.
    pub published: Option<Published>,
}

/// Why a page was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// No block of the page looks like a story.
    #[error("this page has no article to read")]
    NoArticle,
    /// The text is in another language.
    #[error("this page is not in English, the only language read so far")]
    NotEnglish,
}

impl Unreadable {
    /// Key of the message in `_locales` that tells the reader.
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::NoArticle => "errorNoArticle",
            Self::NotEnglish => "errorNotEnglish",
        }
    }
}

impl Article {
    /// A plain text whose headline is known. All offsets into the body are offsets into `text`.
    pub fn from_text(title: &str, text: &str, published: Option<NaiveDate>) -> Self {
        Self {
            roles: Vec::new(),
            headline: Passage::from_text(title),
            body: Passage::from_text(text),
            published: published.map(Published::given),
        }
    }
}

/// Takes a page apart. With [`Options::whole_page`] all text of a page that does not look like an article is its body, with
/// [`Options::selection`] all there is.
///
/// # Errors
/// [`Unreadable::NoArticle`] where there is no story to read.
pub fn parse(page: &Page, options: &Options) -> Result<Article, Unreadable> {
    let stated = Stated::new(page);
    let corrected = options.published.as_deref().and_then(|day| day::written_in(day, false));
    let article = if options.selection { None } else { story(page, &stated) };
    let extent = match options {
        Options { selection: true, .. } => Some(Extent::Selection),
        Options { whole_page: true, .. } => Some(Extent::Page),
        _ => None,
    };
    let article = article.or_else(|| all_of(page, &stated, extent?)).ok_or(Unreadable::NoArticle)?;
    let Article { published, .. } = article;
    let published = match corrected {
        Some(date) => Some(Published::corrected(date, published)),
        None => published,
    };
    Ok(Article { published, ..article })
}

/// The story of a page that is an article.
fn story(page: &Page, stated: &Stated) -> Option<Article> {
    attempt(page, stated, Doubts::Furniture).or_else(|| attempt(page, stated, Doubts::Nothing))
}

fn attempt(page: &Page, stated: &Stated, doubts: Doubts) -> Option<Article> {
    let mut sensed = Sensed::new(page, doubts);
    let mut found = find(&sensed, stated)?;
    let others = apart::others(&sensed, found.headline);
    if !others.is_empty() {
        sensed.set_apart(&others, doubts);
        found = find(&sensed, stated)?;
    }
    let Found { headline, roles } = found;
    let published = published::find(&sensed, stated, &roles);
    let body = passage(page, &roles, Role::Body);
    let is_article = verdict::is_article(&sensed, stated, &roles, headline.is_some(), published.is_some());
    if body.text.is_empty() || !is_article {
        return None;
    }
    let headline = match headline {
        Some(_) => passage(page, &roles, Role::Headline),
        None => Passage::off_the_page(headline::stated(stated)),
    };
    Some(Article { roles, headline, body, published })
}

struct Found {
    /// The block of the headline.
    headline: Option<usize>,
    roles: Vec<Role>,
}

fn find(sensed: &Sensed, stated: &Stated) -> Option<Found> {
    let story = story::element(sensed)?;
    let unaware = story::roles(sensed, story, None);
    let first_paragraph = unaware.iter().position(|&role| role == Role::Body)?;
    let headline = headline::find(sensed, stated, first_paragraph);
    let roles = if headline.is_some() { story::roles(sensed, story, headline) } else { unaware };
    Some(Found { headline, roles })
}

/// What the reader asked for of a page that is no article.
fn all_of(page: &Page, stated: &Stated, extent: Extent) -> Option<Article> {
    let sensed = Sensed::new(page, Doubts::Nothing);
    let mut roles = everything::roles(&sensed, extent);
    let first = roles.iter().position(|&role| role == Role::Body)?;
    if extent == Extent::Page
        && let Some(headline) = headline::find(&sensed, stated, first + 1)
        && roles.iter().filter(|&&role| role == Role::Body).count() > 1
    {
        roles[headline] = Role::Headline;
    }
    let headline = passage(page, &roles, Role::Headline);
    let body = passage(page, &roles, Role::Body);
    let published = published::find(&sensed, stated, &roles);
    (!body.text.is_empty()).then_some(Article { roles, headline, body, published })
}

impl Article {
    /// Whether the body is in English. `stated` is the language the page claims to be in; it only matters for a few words.
    pub fn is_english(&self, stated: &str) -> bool {
        language::is_english(&self.body.text, stated)
    }
}

/// The blocks of one role as one text.
fn passage(page: &Page, roles: &[Role], role: Role) -> Passage {
    let lines = lines(&page.elements);
    let blocks = page.blocks.iter().zip(roles).enumerate().filter(|(_, (_, r))| **r == role);
    Passage::from_blocks(blocks.map(|(index, (block, _))| {
        let lines = lines.get(block.element as usize).copied().unwrap_or(Lines::Flow);
        (index as u32, block.text.as_str(), lines)
    }))
}

/// Of each element, whether it shows the lines of its text: it lies in a `<pre>`.
fn lines(elements: &[Element]) -> Vec<Lines> {
    let mut all: Vec<Lines> = Vec::with_capacity(elements.len());
    for Element { tag, parent, .. } in elements {
        let around = usize::try_from(*parent).ok().and_then(|parent| all.get(parent).copied());
        all.push(if &**tag == "pre" { Lines::Kept } else { around.unwrap_or(Lines::Flow) });
    }
    all
}
