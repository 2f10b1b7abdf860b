//! Blocks → headline, byline, body, caption, furniture; the publication date.

use crate::Options;
use crate::page::Page;
use crate::text::Passage;
use chrono::NaiveDate;

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

/// A publication date and where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: NaiveDate,
    /// Where the page says so ("json-ld", "article:published_time", "time", "url", "reader").
    pub found_in: &'static str,
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
            published: published.map(|date| Published { date, found_in: "given" }),
        }
    }
}

/// Takes a page apart.
///
/// # Errors
/// [`Unreadable`] where there is no text to read or it is not in English.
pub fn parse(page: &Page, _options: &Options) -> Result<Article, Unreadable> {
    let roles = vec![Role::Body; page.blocks.len()];
    let body = Passage::from_blocks(page.blocks.iter().enumerate().map(|(i, b)| (i as u32, b.text.as_str())));
    if body.text.is_empty() {
        return Err(Unreadable::NoArticle);
    }
    Ok(Article { roles, headline: Passage::default(), body, published: None })
}
