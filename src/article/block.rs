//! What can be seen of a block by itself: how much prose is in it, how much of it is links.

use super::phrase;
use crate::page::Block;

/// What can be seen of a block by itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct BlockFacts {
    /// Number of words; half a word for a character of a script without spaces.
    pub(super) words: f32,
    /// Share of its characters, white space left out, that are in links.
    pub(super) link_share: f32,
    /// Whether it ends as a sentence does.
    pub(super) ends_sentence: bool,
    /// Whether a sentence ends inside it.
    pub(super) has_sentence: bool,
    /// Whether it begins like a notice ("Read more", "Sign up", "©").
    pub(super) is_notice: bool,
    /// Whether it begins like a caption or credit ("Photo:", "FILE -").
    pub(super) is_credit: bool,
    /// Whether it begins with "By", with a capital after it.
    pub(super) begins_with_by: bool,
}

impl BlockFacts {
    pub(super) fn of(block: &Block) -> Self {
        let mut links = block.links.chunks_exact(2).map(|pair| (pair[0], pair[1]));
        let mut link = links.next();
        let (mut at, mut seen, mut linked) = (0_u32, 0_u32, 0_u32);
        let mut words = 0.0_f32;
        let mut in_word = false;
        let mut last = ' ';
        let mut stop_before_space = false;
        let mut has_sentence = false;
        for c in block.text.chars() {
            while link.is_some_and(|(_, end)| end <= at) {
                link = links.next();
            }
            let is_linked = link.is_some_and(|(start, _)| start <= at);
            at += c.len_utf16() as u32;
            if c.is_whitespace() {
                stop_before_space |= is_stop(last);
                in_word = false;
                continue;
            }
            has_sentence |= stop_before_space;
            stop_before_space = false;
            seen += 1;
            linked += u32::from(is_linked);
            if c.is_ascii_alphanumeric() {
                words += if in_word { 0.0 } else { 1.0 };
                in_word = true;
                last = c;
                continue;
            }
            if is_spaceless(c) {
                words += 0.5;
                in_word = false;
                has_sentence |= is_stop(last);
            } else if c.is_alphanumeric() {
                words += if in_word { 0.0 } else { 1.0 };
                in_word = true;
            }
            if !is_closing(c) {
                last = c;
            }
        }
        let start = block.text.trim_start();
        Self {
            words,
            link_share: if seen == 0 { 0.0 } else { linked as f32 / seen as f32 },
            ends_sentence: is_stop(last),
            has_sentence,
            is_notice: phrase::is_notice(start, words),
            is_credit: phrase::is_credit(start, words),
            begins_with_by: phrase::begins_with_by(start),
        }
    }

    /// Words that read like a story's: those of sentences, outside links.
    pub(super) fn prose(&self) -> f32 {
        let is_prose = !self.is_notice
            && !self.is_credit
            && self.link_share < 0.5
            && (self.words >= 8.0 && self.ends_sentence || self.words >= 25.0);
        if is_prose { self.words * (1.0 - self.link_share) } else { 0.0 }
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | ':' | ';' | '。' | '！' | '？' | '।' | '؟')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '“' | '’' | '\'' | ')' | ']' | '»' | '」' | '』' | '）')
}

/// Characters of scripts that put no space between words.
fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}')
}
