//! **Hearsay** reads a news page and says who says each thing.
//!
//! A [`Page`] comes in as it was sensed, a [`Reading`] goes out: who says what, on which kind of source, which words
//! hedge, insist or push, which names, dates and amounts the story has, and what its headline claims beyond
//! its body. Nothing here touches a network, a clock or a file.
//!
//! ```
//! use hearsay::{Options, Page, read};
//!
//! let page = Page::from_paragraphs("Bridge to close", &["The bridge “is not safe”, the mayor, Ann Low, said on Monday."]);
//! let options = Options { whole_page: true, ..Options::default() };
//! let reading = read(&page, &options)?;
//! let said = &reading.attributions[0];
//! assert_eq!(said.cue[0].of(&reading.body.text), "said");
//! # Ok::<(), hearsay::Unreadable>(())
//! ```

pub mod article;
pub mod grammar;
#[cfg(feature = "cli")]
pub mod html;
pub mod lens;
pub mod model;
pub mod packed;
pub mod page;
pub mod reading;
pub mod report;
pub mod text;

#[cfg(all(target_arch = "wasm32", feature = "dom"))]
pub mod dom;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use article::Unreadable;
pub use page::Page;
pub use reading::Reading;

use article::Article;
use lens::attribution::Finder;
use text::Document;

/// What a reader may choose about a reading.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Options {
    /// Read all text of the page where it does not look like an article.
    pub whole_page: bool,
    /// The page's blocks are those that the reader selected: read all of them, whatever they look like.
    pub selection: bool,
    /// The publication date as the reader corrected it (`2020-03-22`).
    pub published: Option<String>,
    /// What finds who says what.
    pub finder: Finder,
}

/// Reads a page.
///
/// # Errors
/// [`Unreadable`] where the page has no text to read or is not in English.
pub fn read(page: &Page, options: &Options) -> Result<Reading, Unreadable> {
    let article = article::parse(page, options)?;
    if !article.is_english(&page.lang) {
        return Err(Unreadable::NotEnglish);
    }
    Ok(read_article(article, options.finder))
}

/// Reads an article whose parts are known, its attributions as `finder` finds them.
pub fn read_article(article: Article, finder: Finder) -> Reading {
    let day = article.published.as_ref().map(|p| p.date);
    let body = Document::new(&article.body, day);
    let title = Document::new(&article.headline, day);

    let heard = (finder != Finder::Rules).then(|| model::attribution::hear(&body)).flatten();
    let names = lens::name::find(&body, heard.as_ref());
    let pieces = lens::date::Pieces::cut(&body);
    let dates = lens::date::find(&pieces);
    let numbers = lens::number::find(&pieces, &dates);
    let attributions = lens::attribution::find(&body, &names, finder, heard.as_ref());
    let lone_cues = heard.as_ref().map(model::attribution::Heard::lone_cues);
    let hedges = lens::hedge::find(&body, &attributions, lone_cues.as_deref());
    let heard_title = heard.as_ref().and_then(|_| model::attribution::hear(&title));
    let title_names = lens::name::find(&title, heard_title.as_ref());
    let title_attributions = lens::attribution::find(&title, &title_names, finder, heard_title.as_ref());
    let voice = lens::voice::find(&body, &attributions, heard.as_ref());
    let findings = lens::headline::compare(&title, &title_attributions, &body, &attributions, &names);
    let shares = lens::attribution::shares(&body, &attributions);
    let sentences = body.sentences.iter().map(|s| s.span).collect();

    Reading {
        roles: article.roles,
        published: article.published,
        sentences,
        attributions,
        names,
        dates,
        numbers,
        hedges,
        boosters: voice.boosters,
        loaded: voice.loaded,
        opinions: voice.opinions,
        headline: reading::Headline { passage: article.headline, attributions: title_attributions, findings },
        shares,
        body: article.body,
    }
}
