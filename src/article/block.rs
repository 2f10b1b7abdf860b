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
        let mut count = Count::default();
        let mut linked = 0;
        let (mut rest, mut at) = (block.text.as_str(), 0);
        for link in block.links.chunks_exact(2) {
            for (end, is_link) in [(link[0], false), (link[1], true)] {
                let (piece, after) = split(rest, end.saturating_sub(at) as usize);
                let before = count.seen;
                count.add(piece);
                linked += if is_link { count.seen - before } else { 0 };
                (rest, at) = (after, at.max(end));
            }
        }
        count.add(rest);
        let Count { seen, after_stop, has_sentence, .. } = count;
        let words = count.half_words as f32 / 2.0;
        let start = block.text.trim_start();
        Self {
            words,
            link_share: if seen == 0 { 0.0 } else { linked as f32 / seen as f32 },
            ends_sentence: after_stop,
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

/// Words and sentences of a text that is read piece by piece.
#[derive(Debug, Default)]
struct Count {
    /// Characters that are no white space.
    seen: u32,
    half_words: u32,
    in_word: bool,
    after_stop: bool,
    stop_before_space: bool,
    has_sentence: bool,
}

impl Count {
    fn add(&mut self, piece: &str) {
        let bytes = piece.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match ASCII.get(usize::from(byte)) {
                Some(CharKind::Word) => {
                    // Most of a text are words: each at one go.
                    let more = bytes.iter().skip(at + 1).take_while(|&&byte| is_word(byte)).count();
                    self.take(CharKind::Word);
                    self.seen += more as u32;
                    at += 1 + more;
                }
                Some(&kind) => {
                    self.take(kind);
                    at += 1;
                }
                None => {
                    let Some(c) = piece.get(at..).and_then(|rest| rest.chars().next()) else { return };
                    self.take(CharKind::of(c));
                    at += c.len_utf8();
                }
            }
        }
    }

    /// Takes in the next character.
    #[inline(always)]
    fn take(&mut self, kind: CharKind) {
        if kind == CharKind::White {
            self.stop_before_space |= self.after_stop;
            self.in_word = false;
            return;
        }
        self.has_sentence |= self.stop_before_space;
        self.stop_before_space = false;
        self.seen += 1;
        match kind {
            CharKind::Word => {
                self.half_words += if self.in_word { 0 } else { 2 };
                self.in_word = true;
            }
            CharKind::Spaceless => {
                self.half_words += 1;
                self.in_word = false;
                self.has_sentence |= self.after_stop;
            }
            CharKind::Closing => return,
            CharKind::Stop | CharKind::Sign | CharKind::White => {}
        }
        self.after_stop = kind == CharKind::Stop;
    }
}

/// Whether a byte is an ASCII letter or digit.
fn is_word(byte: u8) -> bool {
    matches!(ASCII.get(usize::from(byte)), Some(CharKind::Word))
}

/// A text cut after so many UTF-16 code units; a character in the middle goes with the first part.
fn split(text: &str, units: usize) -> (&str, &str) {
    if let Some(parts) = text.split_at_checked(units).filter(|(head, _)| head.is_ascii()) {
        return parts;
    }
    let mut left = units;
    let cut = text.char_indices().find(|(_, c)| {
        let is_beyond = left == 0;
        left = left.saturating_sub(c.len_utf16());
        is_beyond
    });
    text.split_at(cut.map_or(text.len(), |(at, _)| at))
}

/// What a character is to the counting of words and sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CharKind {
    White,
    /// A letter or digit.
    Word,
    /// One of a script that puts no space between words.
    Spaceless,
    /// Ends a sentence.
    Stop,
    /// May stand after such an end.
    Closing,
    Sign,
}

impl CharKind {
    fn of(c: char) -> Self {
        match ASCII.get(c as usize) {
            Some(kind) => *kind,
            // The marks first: they are the most frequent of these in English, and to ask what is a letter takes long.
            None if matches!(c, '”' | '“' | '’' | '»' | '」' | '』' | '）') => Self::Closing,
            None if matches!(c, '…' | '。' | '！' | '？' | '।' | '؟') => Self::Stop,
            None if matches!(c, '–' | '—' | '‘') => Self::Sign,
            None if is_plain_letter(c) => Self::Word,
            None if c.is_whitespace() => Self::White,
            None if is_spaceless(c) => Self::Spaceless,
            None if c.is_alphanumeric() => Self::Word,
            None => Self::Sign,
        }
    }
}

/// Nearly all characters are of these.
static ASCII: [CharKind; 128] = {
    let mut kinds = [CharKind::Sign; 128];
    let mut c = 0;
    while c < kinds.len() {
        kinds[c] = match c as u8 {
            b' ' | b'\t'..=b'\r' => CharKind::White,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => CharKind::Word,
            b'.' | b'!' | b'?' | b':' | b';' => CharKind::Stop,
            b'"' | b'\'' | b')' | b']' => CharKind::Closing,
            _ => CharKind::Sign,
        };
        c += 1;
    }
    kinds
};

/// Letters of the scripts that most news is written in, beside ASCII's.
fn is_plain_letter(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Α'..='Ρ' | 'Σ'..='ϵ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | 'א'..='ת' | 'ؠ'..='ي' | 'अ'..='ह' | '가'..='힣')
}

/// Characters of scripts that put no space between words.
fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(text: &str, links: &[u32]) -> BlockFacts {
        BlockFacts::of(&Block { text: text.into(), links: links.into(), ..Block::default() })
    }

    #[test]
    fn words_and_sentences_are_counted_over_the_ends_of_links() {
        let plain = facts("The pier is closed. It isn't safe.", &[]);
        let linked = facts("The pier is closed. It isn't safe.", &[1, 6, 17, 26]);
        assert_eq!((plain.words, plain.has_sentence, plain.ends_sentence), (7.0, true, true));
        assert_eq!((linked.words, linked.has_sentence, linked.ends_sentence), (7.0, true, true));
        assert_eq!(facts("橋は閉鎖。", &[]).words, 2.0);
    }

    #[test]
    fn plain_letters_are_letters() {
        let letters: Vec<char> = (0..=0xffff).filter_map(char::from_u32).filter(|&c| is_plain_letter(c)).collect();
        assert!(letters.iter().all(|&c| c.is_alphanumeric() && !c.is_whitespace() && !is_spaceless(c)));
        assert!(letters.len() > 12_000, "{}", letters.len());
    }

    #[test]
    fn the_share_of_links_is_counted_in_characters_that_are_seen() {
        assert_eq!(facts("🌉é ab", &[0, 3]).link_share, 0.5);
        assert_eq!(facts("🌉é ab", &[4, 6]).link_share, 0.5);
        assert_eq!(facts("ab cd", &[0, 90]).link_share, 1.0, "a link that is too long");
        assert_eq!(facts(" \n", &[0, 1]).link_share, 0.0);
    }
}
