//! Tokens → sentences.

use super::span::{ByteSpan, TokenSpan};
use super::token::{Token, TokenKind, is_title};

/// A sentence: a run of tokens inside one paragraph, its closing quotation mark included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sentence {
    /// Where it lies, in bytes.
    pub span: ByteSpan,
    /// Its tokens.
    pub tokens: TokenSpan,
    /// Index of its paragraph in the document.
    pub paragraph: u32,
}

/// Splits the tokens of one paragraph, `tokens` being indices into `all`, and appends its sentences.
pub(super) fn split(text: &str, all: &[Token], tokens: TokenSpan, paragraph: u32, out: &mut Vec<Sentence>) {
    let reader = Reader { text, all, first: tokens.start, end: tokens.end };
    let mut start = tokens.start;
    let mut at = tokens.start;
    let mut expected = None;
    while at < tokens.end {
        if at == start {
            if let Some(marker) = reader.marker(at + u32::from(reader.is_bullet(at))) {
                expected = Some(marker.next());
                at = marker.end;
                continue;
            }
        } else if reader.opens_item(at, expected) || reader.opens_label(at) || reader.opens_line(at) {
            push(all, start..at, paragraph, out);
            start = at;
            continue;
        }
        at += 1;
        if let Some(end) = reader.sentence_end(start, at - 1) {
            at = end;
            push(all, start..at, paragraph, out);
            start = at;
        }
    }
    push(all, start..tokens.end, paragraph, out);
}

fn push(all: &[Token], range: std::ops::Range<u32>, paragraph: u32, out: &mut Vec<Sentence>) {
    let tokens = TokenSpan::new(range.start, range.end);
    if let (Some(first), Some(last)) = (all.get(range.start as usize), all.get((range.end as usize).wrapping_sub(1)))
        && !tokens.is_empty()
    {
        out.push(Sentence { span: first.span.to(last.span), tokens, paragraph });
    }
}

/// The number or letter of a list's item: "2.", "b)", "3.)".
#[derive(Clone, Copy, PartialEq)]
struct Marker {
    is_letter: bool,
    value: u32,
    /// The token after it.
    end: u32,
}

impl Marker {
    fn next(self) -> Self {
        Self { value: self.value + 1, ..self }
    }
}

/// Reads the tokens of one paragraph.
struct Reader<'a> {
    text: &'a str,
    all: &'a [Token],
    first: u32,
    end: u32,
}

impl<'a> Reader<'a> {
    fn token(&self, at: u32) -> Option<&'a Token> {
        self.all.get(at as usize).filter(|_| at >= self.first && at < self.end)
    }

    fn word(&self, at: u32) -> &'a str {
        self.token(at).map_or("", |t| t.span.of(self.text))
    }

    fn kind(&self, at: u32) -> Option<TokenKind> {
        self.token(at).map(|t| t.kind)
    }

    fn spaced(&self, at: u32) -> bool {
        self.token(at).is_some_and(|t| t.spaced)
    }

    fn is_bullet(&self, at: u32) -> bool {
        matches!(self.word(at), "•" | "⁃" | "◦" | "▪" | "‣")
    }

    fn marker(&self, at: u32) -> Option<Marker> {
        let word = self.word(at);
        let (is_letter, value) = match (self.kind(at)?, word.as_bytes()) {
            (TokenKind::Number, [_] | [_, _]) => (false, word.parse().ok()?),
            (TokenKind::Word, [letter @ b'a'..=b'z']) => (true, u32::from(letter - b'a') + 1),
            _ => return None,
        };
        let mut end = at + 1;
        while end < at + 3 && !self.spaced(end) && matches!(self.word(end), "." | ")") {
            end += 1;
        }
        let closed = end > at + 1 && self.spaced(end) && !(at > self.first && self.word(at - 1) == "(");
        closed.then_some(Marker { is_letter, value, end })
    }

    /// The next item of a list that runs on in one paragraph.
    fn opens_item(&self, at: u32, expected: Option<Marker>) -> bool {
        let Some(expected) = expected else { return false };
        let item = self.marker(at + u32::from(self.is_bullet(at)));
        let behind_bullet = self.is_bullet(at.wrapping_sub(1));
        !behind_bullet && item.is_some_and(|m| m.is_letter == expected.is_letter && m.value == expected.value)
    }

    /// The label of a credit in the middle of a line: "… in the hall Photo: Ann Low".
    fn opens_label(&self, at: u32) -> bool {
        matches!(self.word(at), "Image" | "Photo" | "Video" | "Audio" | "Picture" | "Photograph")
            && self.word(at + 1) == ":"
            && !self.spaced(at + 1)
            && !matches!(self.word(at.wrapping_sub(1)), "," | ":" | "(" | "[" | "“" | "\"")
    }

    /// A line that ends early, before one that begins like a sentence, is a line of its own.
    fn opens_line(&self, at: u32) -> bool {
        const EARLY: usize = 45;
        let (Some(token), Some(before)) = (self.token(at), self.token(at.wrapping_sub(1))) else { return false };
        if !token.spaced {
            return false;
        }
        let gap = self.text.get(before.span.end as usize..token.span.start as usize).unwrap_or("");
        if !gap.contains(['\n', '\u{2028}']) {
            return false;
        }
        let upto = self.text.get(..before.span.end as usize).unwrap_or("");
        let window = upto.char_indices().rev().take(EARLY + 1).find(|(_, c)| matches!(c, '\n' | '\u{2028}'));
        let line_is_short = window.is_some() || upto.chars().count() <= EARLY;
        let starts_new = token.capitalized || self.word(at) == "(" || self.is_bullet(at);
        line_is_short && starts_new && !matches!(self.word(at - 1), "," | "-" | "–" | "—" | "and" | "of" | "the")
    }

    /// The token after the sentence that began with token `start` and ends with token `at`, if one does.
    fn sentence_end(&self, start: u32, at: u32) -> Option<u32> {
        let token = self.token(at)?;
        let word = self.word(at);
        let mut next = at + 1;
        // A closing mark, and the number of a reference ("[3]", "11"), right behind the end still belong to it.
        if word == "." && self.is_reference(next) {
            next = self.after_references(next);
        }
        let closing = next;
        while self.closes(next) {
            next += 1;
        }
        let follower = self.token(next)?;
        let dash =
            follower.kind == TokenKind::Sign && matches!(self.word(next), "•" | "–" | "—" | "-") && next == closing;
        let starts_new = follower.capitalized
            || matches!(follower.kind, TokenKind::Number | TokenKind::Quote | TokenKind::Address)
            || matches!(self.word(next), "(" | "[")
            || dash
            || self.word(next) == "." && follower.spaced && !token.spaced;
        let ends = match token.kind {
            TokenKind::Stop if word.contains(['?', '!']) => follower.spaced && starts_new,
            TokenKind::Stop if word.contains('…') || word.len() > 1 => follower.spaced && follower.capitalized,
            // ". . ." stands for left-out words; only a fourth full stop ends the sentence.
            TokenKind::Stop if token.spaced && (self.word(at + 1) == "." || self.word(at.wrapping_sub(1)) == ".") => {
                let spaced_stop = |back: u32| {
                    let before = at.wrapping_sub(back);
                    self.word(before) == "." && self.spaced(before)
                };
                (1..=3).all(spaced_stop) && follower.capitalized
            }
            TokenKind::Stop if self.word(next) == "." && self.ends_in_dots(next) => false,
            TokenKind::Stop if self.is_short_form(at, next) => false,
            TokenKind::Stop => {
                follower.spaced && starts_new || next == at + 1 && !follower.spaced && self.lacks_space(at, next)
            }
            TokenKind::Word if word.ends_with('.') => {
                follower.spaced && self.ends_behind_abbreviation(word, at - start, next, follower)
            }
            _ => false,
        };
        ends.then_some(next)
    }

    fn closes(&self, at: u32) -> bool {
        !self.spaced(at) && matches!(self.word(at), ")" | "]" | "”" | "’" | "\"" | "'" | "''" | "»")
    }

    fn is_reference(&self, at: u32) -> bool {
        let bracketed =
            self.word(at) == "[" && self.kind(at + 1) == Some(TokenKind::Number) && self.word(at + 2) == "]";
        let raised = self.kind(at) == Some(TokenKind::Number) && self.word(at).len() <= 3;
        !self.spaced(at) && (bracketed || raised && self.kind(at.wrapping_sub(2)) != Some(TokenKind::Number))
    }

    fn after_references(&self, mut at: u32) -> u32 {
        loop {
            if self.word(at) == "[" && !self.spaced(at) && self.word(at + 2) == "]" {
                at += 3;
            } else if self.kind(at) == Some(TokenKind::Number) && self.word(at).len() <= 3 {
                at += 1;
            } else {
                return at;
            }
        }
    }

    /// "p. 55", "Rs. 200", "Albert I. Jones".
    fn is_short_form(&self, at: u32, next: u32) -> bool {
        let before = self.word(at.wrapping_sub(1));
        let numbered = self.kind(next) == Some(TokenKind::Number);
        let lists = matches!(
            before,
            "p" | "pp"
                | "P"
                | "Rs"
                | "rs"
                | "ch"
                | "Ch"
                | "vol"
                | "Vol"
                | "art"
                | "Art"
                | "No"
                | "no"
                | "nos"
                | "para"
                | "fig"
                | "Fig"
                | "°"
        );
        let initial = before == "I"
            && self.token(at.wrapping_sub(2)).is_some_and(|t| t.capitalized)
            && self.token(next).is_some_and(|t| t.capitalized)
            && !is_common_opening(self.word(next));
        numbered && lists || initial
    }

    /// "the world.Today": the space after a full stop was forgotten.
    fn lacks_space(&self, at: u32, next: u32) -> bool {
        let (Some(before), Some(after)) = (self.token(at.wrapping_sub(1)), self.token(next)) else { return false };
        let word = before.span.of(self.text);
        let small = before.kind == TokenKind::Word && !before.capitalized && word.len() > 2 && !word.contains('.');
        let amount = before.kind == TokenKind::Number && word.contains(',');
        let plain = after.span.of(self.text).chars().nth(1).is_none_or(char::is_lowercase);
        (small || amount || self.word(at.wrapping_sub(1)).ends_with(')')) && after.capitalized && plain
    }

    /// Whether nothing but full stops and closing marks follows in the paragraph.
    fn ends_in_dots(&self, from: u32) -> bool {
        (from..self.end).take(8).all(|at| self.word(at) == "." || self.closes(at)) && self.end - from <= 8
    }

    /// `length` is the number of the sentence's tokens before the abbreviation.
    fn ends_behind_abbreviation(&self, word: &str, length: u32, next: u32, follower: &Token) -> bool {
        // "At 5 a.m. Mr. Low left."
        const OPENING: u32 = 3;
        let is_initial = word.chars().filter(|c| c.is_alphabetic()).count() == 1;
        let explains = matches!(word, "e.g." | "i.e." | "viz." | "cf.");
        if is_title(word) || explains || is_initial || !follower.capitalized {
            return false;
        }
        let follower = self.word(next);
        let hour = matches!(word, "a.m." | "p.m." | "A.M." | "P.M.");
        if hour {
            return length >= OPENING && !is_part_of_day(follower);
        }
        is_common_opening(follower)
    }
}

/// What may follow "9 a.m." in the same sentence.
fn is_part_of_day(word: &str) -> bool {
    word.ends_with("day")
        || word.len() <= 4 && word.chars().all(char::is_uppercase) && word.len() > 1
        || matches!(
            word,
            "Eastern"
                | "Pacific"
                | "Central"
                | "Mountain"
                | "Greenwich"
                | "Moscow"
                | "British"
                | "Beijing"
                | "January"
                | "February"
                | "March"
                | "April"
                | "June"
                | "July"
                | "August"
                | "September"
                | "October"
                | "November"
                | "December"
                | "Jan."
                | "Feb."
                | "Aug."
                | "Sept."
                | "Oct."
                | "Nov."
                | "Dec."
                | "Tuesdays"
                | "Local"
        )
}

/// After "U.S." or "Inc." only a word that often opens a sentence tells that one ended.
fn is_common_opening(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "In"
            | "On"
            | "At"
            | "It"
            | "He"
            | "She"
            | "They"
            | "We"
            | "But"
            | "And"
            | "This"
            | "That"
            | "These"
            | "Those"
            | "His"
            | "Her"
            | "Their"
            | "If"
            | "When"
            | "While"
            | "As"
            | "For"
            | "There"
            | "What"
            | "Some"
            | "Many"
            | "However"
            | "After"
            | "Before"
            | "I"
            | "You"
            | "How"
            | "Why"
            | "Who"
            | "So"
            | "Since"
            | "Still"
            | "Yet"
            | "Both"
            | "Last"
            | "Under"
            | "By"
            | "To"
            | "With"
            | "According"
            | "My"
            | "Our"
            | "Your"
            | "Its"
            | "Not"
            | "Now"
            | "Then"
            | "Each"
            | "Most"
            | "Millions"
            | "Thousands"
            | "Hundreds"
            | "Such"
            | "Where"
            | "Which"
            | "Let"
            | "Mr."
            | "Mrs."
            | "Ms."
            | "During"
            | "Although"
            | "Because"
            | "From"
            | "Even"
            | "Also"
            | "Meanwhile"
            | "Among"
            | "Another"
            | "Other"
            | "Others"
            | "Police"
            | "Officials"
    )
}

#[cfg(test)]
mod tests {
    use crate::text::{Document, Passage};

    /// Holds the splitter to a text whose sentences end at "|".
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let passage = Passage::from_text(&text);
        let document = Document::new(&passage, None);
        let sentences: Vec<&str> = document.sentences.iter().map(|s| s.span.of(&text)).collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(sentences, expected);
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence_unless_a_new_one_opens() {
        check("Gen. Tarrow flew to the U.S. with Mr. Low.| He slept.");
        check("She lives in the U.S.| The house is small.");
        check("They left at 9 p.m.| Ann Low stayed.");
        check("At 9 p.m. Mr. Low left.");
        check("They want help, e.g. Mr. Low.");
        check("They left at 9 p.m. Tuesday with Acme Inc. Chief Ann Low.");
        check("See p. 12 of the report.| It cost Rs. 300 in all.");
        check("Did you meet Carl I. Tarrow there?");
    }

    #[test]
    fn closing_marks_and_references_belong_to_the_sentence() {
        check("“We are leaving.”| She did (at last).[4]| The door closed.");
        check("“It rains.” – Ann Low");
        check("This is known.12| The rest is not.");
    }

    #[test]
    fn left_out_words_do_not_end_a_sentence() {
        check("He said . . . I forget what.");
        check("It is lost. . . .");
        check("They paused... and left.| Nobody saw it.");
    }

    #[test]
    fn a_forgotten_space_still_ends_a_sentence() {
        check("The bridge is closed.|The road is open.");
        check("Write to example.org or see Node.js for it.");
    }

    #[test]
    fn items_of_a_list_are_sentences() {
        check("1. Close the bridge| 2. Open the road| 3. Leave");
        check("a) close the bridge| b) open the road");
        check("1.) Close it.| 2.) Open it.");
    }

    #[test]
    fn short_lines_stand_alone() {
        check("Plan for the bridge\n|The council will meet on Monday to close it.");
        check("The council will meet on Monday to close the old bridge over the\nRiver Hull.");
        check("A crowd in the hall| Photo: Ann Low");
    }
}
