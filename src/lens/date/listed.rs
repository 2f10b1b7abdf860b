//! Lists of days under a line that tells their year once: "The 2020 dates:", and below it "June 9 – Hull", "Jan. 3 – York".

use super::reader::Reader;
use super::words::Term;
use chrono::Datelike;

/// The list that is being read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed {
    year: i32,
    /// The month of the item before: such lists go forwards, so that an earlier month is one of the next year.
    month: u8,
}

/// Longest line, in pieces, that can stand above a list.
const LONGEST_HEAD: usize = 24;

impl Reader<'_, '_, '_> {
    /// Takes note of the paragraph behind the break at piece `at`: an item of a list, the line above one, or the end of one.
    pub(super) fn enter_paragraph(&mut self, at: usize) {
        self.listed = match (self.term(at + 1), self.listed) {
            (Term::Month(month), Some(Listed { year, month: before })) => {
                Some(Listed { year: year + i32::from(month < before), month })
            }
            _ => self.announced(at + 1),
        };
    }

    /// The year of a day without one that opens the paragraph at piece `at`, if it is an item of a list.
    pub(super) fn listed_year(&self, at: usize) -> Option<i32> {
        let opens = at.checked_sub(1).is_some_and(|before| self.pieces.opens_paragraph(before));
        self.listed.filter(|_| opens).map(|listed| listed.year)
    }

    /// The list that the paragraph at piece `at` announces: "2020 dates", "upcoming tour dates", "the 2021 schedule".
    fn announced(&self, at: usize) -> Option<Listed> {
        let end =
            (at..self.pieces.all.len()).take(LONGEST_HEAD + 1).find(|&piece| self.pieces.opens_paragraph(piece))?;
        let of = |words: &[&str]| (at..end).any(|piece| words.contains(&self.pieces.lower(piece)));
        if !of(&["dates", "schedule", "fixtures"]) {
            return None;
        }
        if let Some(year) = (at..end).find_map(|piece| self.four_digits(piece)) {
            return Some(Listed { year, month: 0 });
        }
        let published = self.published.filter(|_| of(&["tour", "upcoming", "coming", "remaining"]))?;
        Some(Listed { year: published.year(), month: published.month() as u8 })
    }
}
