//! Which block is the headline.

use super::hint::Hints;
use super::sensed::Sensed;
use super::stated::Stated;

/// No headline is longer than this, in words.
const LONGEST: f32 = 45.0;
/// What a block must reach to be taken for the headline.
const ENOUGH: f32 = 3.0;
/// What it counts for to be a title of the page, word for word.
const LIKE_A_TITLE: f32 = 4.0;
/// Words of a title that are looked at.
const TITLE_WORDS: usize = 64;

/// The block of the headline. It is a heading or says it is a headline, is like what the page states as its title, and
/// stands above the story's first paragraph.
pub(super) fn find(sensed: &Sensed, stated: &Stated, first_paragraph: usize) -> Option<usize> {
    let titles: Vec<Vec<String>> = stated.titles.iter().map(|title| words(title)).filter(|w| !w.is_empty()).collect();
    let mut best: Option<(f32, usize)> = None;
    for block in 0..sensed.blocks.len() {
        let facts = &sensed.blocks[block];
        let own = sensed.element_of(block).and_then(|e| sensed.own.get(e)).copied().unwrap_or_default();
        let tag = sensed.tag_of(block);
        let is_heading = matches!(tag, "h1" | "h2" | "h3");
        if !is_heading && !own.has(Hints::HEADLINE) || facts.words > LONGEST || facts.words < 1.0 {
            continue;
        }
        let mut score = match tag {
            "h1" => 2.0,
            "h2" => 0.5,
            _ => 0.0,
        };
        score += if own.has(Hints::HEADLINE) { 0.5 } else { 0.0 };
        score += if block < first_paragraph { 1.0 } else { -1.5 };
        if sensed.hints_of(block).has(Hints::FURNITURE.and(Hints::COMMENTS).and(Hints::LISTED)) {
            score -= 1.5;
        }
        // Words are looked at last, and only where they could tell: most headings stand in furniture.
        if best.is_some_and(|(highest, _)| score + LIKE_A_TITLE <= highest) {
            continue;
        }
        let text = words(&sensed.page.blocks[block].text);
        let likeness = titles.iter().map(|title| likeness(&text, title)).fold(0.0, f32::max);
        score += LIKE_A_TITLE * likeness;
        if facts.link_share > 0.8 && likeness < 0.5 {
            score -= 2.0;
        }
        if best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, block));
        }
    }
    best.filter(|&(score, _)| score >= ENOUGH).map(|(_, block)| block)
}

/// The page's title without the site's name, for a page that shows no headline.
pub(super) fn stated(stated: &Stated) -> &str {
    let title = stated.titles.first().map_or("", |title| title.trim());
    let end = [" | ", " – ", " — ", " - ", " « ", " :: "].iter().filter_map(|sign| title.rfind(sign)).max();
    let head = end.and_then(|end| title.get(..end)).unwrap_or(title);
    if head.split_whitespace().count() >= 3 { head } else { title }
}

/// Words in common over the mean of both lengths; a title that goes on after the block ("Headline | Site") loses little.
pub(super) fn likeness(block: &[String], title: &[String]) -> f32 {
    let common = block.iter().filter(|word| title.contains(word)).count().min(title.len());
    if block.is_empty() { 0.0 } else { 2.0 * common as f32 / (block.len() + title.len()) as f32 }
}

pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(TITLE_WORDS)
        .map(str::to_lowercase)
        .collect()
}
