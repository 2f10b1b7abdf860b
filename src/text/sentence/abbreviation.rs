//! Full stops that belong to a short form.

use super::Reader;
use crate::text::token::{Token, TokenKind, is_title};

impl Reader<'_> {
    /// "p. 55", "Rs. 200", "Albert I. Jones".
    pub(super) fn is_short_form(&self, at: u32, next: u32) -> bool {
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

    /// `length` is the number of the sentence's tokens before the abbreviation.
    pub(super) fn ends_behind_abbreviation(&self, word: &str, length: u32, next: u32, follower: &Token) -> bool {
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
pub(super) fn is_common_opening(word: &str) -> bool {
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
