//! Whether a page is an article at all, or a home page, a list of results, a shop, a forum, a mailbox, a mail.

use super::Role;
use super::hint::Hints;
use super::mail;
use super::sensed::Sensed;
use super::stated::Stated;

/// A page that does not call itself an article needs so many words of prose in its body,
const ENOUGH_WORDS: f32 = 80.0;
/// or so many paragraphs.
const ENOUGH_PARAGRAPHS: usize = 3;
/// Under a headline in an `<article>` of their own, fewer paragraphs are a story.
const ENOUGH_UNDER_A_HEADLINE: usize = 2;
/// With more of its prose than this in lists and cards it is a page of teasers.
const MOSTLY_TEASERS: f32 = 0.6;
/// Without a headline, a date, paragraphs that say so or one of so many words it is a list: of messages, of files, of anything.
const LONG_PARAGRAPH: f32 = 40.0;
/// What calls itself a product or a list is read as an article only with so many words.
const LONG_FOR_OTHERS: f32 = 400.0;

/// Whether what was found is a story. A page may say that it is one, and is believed where it has a few sentences.
pub(super) fn is_article(sensed: &Sensed, stated: &Stated, roles: &[Role], has_headline: bool, has_date: bool) -> bool {
    let (mut words, mut in_lists, mut in_paragraphs, mut paragraphs) = (0.0, 0.0, 0.0, 0_usize);
    let (mut has_text, mut in_article, mut longest) = (false, true, 0.0_f32);
    for (block, _) in roles.iter().enumerate().filter(|(_, role)| **role == Role::Body) {
        let Some(facts) = sensed.blocks.get(block) else { continue };
        let prose = facts.prose();
        has_text = true;
        words += prose;
        in_paragraphs += if sensed.tag_of(block) == "p" { prose } else { 0.0 };
        longest = longest.max(prose);
        paragraphs += usize::from(prose > 0.0);
        in_article &= sensed.hints_of(block).has(Hints::IN_ARTICLE);
        in_lists += if sensed.hints_of(block).has(Hints::LISTED) { prose } else { 0.0 };
    }
    if stated.is_article && !stated.is_other {
        return has_text;
    }
    if mail::is_mail(sensed, roles) {
        return false;
    }
    let is_teasers = in_lists > MOSTLY_TEASERS * words && !(has_headline && has_date);
    let is_told_apart = has_date && words > 0.0 || in_article && paragraphs >= ENOUGH_UNDER_A_HEADLINE;
    let is_short = words < ENOUGH_WORDS && paragraphs < ENOUGH_PARAGRAPHS && !(has_headline && is_told_apart);
    let is_list = longest < LONG_PARAGRAPH && in_paragraphs < words / 2.0 && !has_headline && !has_date;
    let is_other = stated.is_other && words < LONG_FOR_OTHERS;
    has_text && !is_teasers && !is_short && !is_list && !is_other
}
