//! Several stories on one page: a second one below, which was loaded while the reader scrolled, is a reading of its own.
//!
//! Only `<article>`s are looked at, each with a heading and prose of its own, side by side or inside one another. The one whose
//! heading the window's title names is the story that is open: pages that load the next story change the title when it
//! comes into view. Where the title names none of them, it is the one with the headline. A live blog's posts are
//! no stories apart: their headline stands above them all.

use super::headline::{likeness, words};
use super::hint::Hints;
use super::sensed::Sensed;

/// With fewer words of prose an `<article>` is no story, but a teaser or a box.
const STORY_WORDS: f32 = 50.0;
/// A heading that shares less with the title than this is not named by it.
const NAMED: f32 = 0.6;

/// The outermost `<article>`s that hold another story than the one that is open. `headline` is the block of the page's headline.
pub(super) fn others(sensed: &Sensed, headline: Option<usize>) -> Vec<usize> {
    let article_of = outermost_articles(sensed);
    let around = |block: usize| sensed.element_of(block).and_then(|element| article_of.get(element).copied()).flatten();
    let Some(home) = headline.and_then(around) else { return Vec::new() };

    let prose = sensed.sum(|block, _| sensed.blocks[block].prose());
    let title = words(&sensed.page.title);
    let mut stories: Vec<Story> = Vec::new();
    for block in (0..sensed.blocks.len()).filter(|&block| matches!(sensed.tag_of(block), "h1" | "h2" | "h3")) {
        let Some(article) = around(block).filter(|&article| prose[article] >= STORY_WORDS) else { continue };
        let named = likeness(&words(&sensed.page.blocks[block].text), &title);
        match stories.last_mut().filter(|story| story.article == article) {
            Some(story) => story.named = story.named.max(named),
            None => stories.push(Story { article, named }),
        }
    }
    let most = stories.iter().map(|story| story.named).fold(0.0, f32::max);
    let is_named = |story: &&Story| most >= NAMED && story.named == most;
    let Some(home) = stories.iter().find(|story| story.article == home) else { return Vec::new() };
    let open = if is_named(&home) { home } else { stories.iter().find(is_named).unwrap_or(home) };
    stories.iter().map(|story| story.article).filter(|&article| article != open.article).collect()
}

struct Story {
    article: usize,
    /// How much of its headings the window's title shares.
    named: f32,
}

/// For each element the outermost `<article>` that it is or lies in.
fn outermost_articles(sensed: &Sensed) -> Vec<Option<usize>> {
    let mut outermost: Vec<Option<usize>> = Vec::with_capacity(sensed.page.elements.len());
    for (element, facts) in sensed.page.elements.iter().enumerate() {
        let around = sensed.parent(element).and_then(|parent| outermost.get(parent).copied()).flatten();
        let is_article = &*facts.tag == "article" && !sensed.own[element].has(Hints::COMMENTS);
        outermost.push(around.or(is_article.then_some(element)));
    }
    outermost
}
