//! **Dates**: every date, time, duration and repeated time with its calendar value, in the terms of TIMEX3.

mod article;
mod calendar;
mod clock;
mod duration;
mod holiday;
mod nth;
mod period;
pub(in crate::lens) mod pieces;
mod range;
mod reader;
mod relative;
mod set;
mod tense;
mod value;
mod weekday;
pub(in crate::lens) mod words;
mod year;

use crate::reading::Confidence;
use crate::text::{ByteSpan, Document};
use pieces::Pieces;
use reader::Reader;

/// A date, time, duration or set in the sense of TIMEX3.
#[derive(Debug, Clone, PartialEq)]
pub struct Date {
    /// Where it stands.
    pub span: ByteSpan,
    /// What it is.
    pub kind: DateKind,
    /// Its TIMEX3 value ("2020-03-21", "2013-W12", "P3D", "PRESENT_REF").
    pub value: String,
    /// How sure the value is.
    pub confidence: Confidence,
}

/// The type of a TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum DateKind {
    /// A day, month, year, season or the like.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time ("every Monday").
    Set,
}

/// Finds the dates of a document, by rising start, counted from its publication date.
pub fn find(document: &Document) -> Vec<Date> {
    let pieces = Pieces::cut(document);
    Reader { pieces: &pieces, published: document.published, quarter: None, last: None, depth: std::cell::Cell::new(0) }
        .read_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Passage;
    use chrono::NaiveDate;

    /// The dates of a text published on Wednesday, 18 March 2020, each as `words = value`.
    fn read(text: &str) -> Vec<String> {
        let passage = Passage::from_text(text);
        let document = Document::new(&passage, NaiveDate::from_ymd_opt(2020, 3, 18));
        find(&document).iter().map(|d| format!("{} = {}", d.span.of(text), d.value)).collect()
    }

    #[test]
    fn a_bare_weekday_is_the_last_one_unless_the_verb_looks_ahead() {
        assert_eq!(read("The mayor resigned on Thursday."), ["Thursday = 2020-03-12"]);
        assert_eq!(read("The council will meet on Thursday."), ["Thursday = 2020-03-19"]);
        assert_eq!(read("Trains stopped Wednesday."), ["Wednesday = 2020-03-18"]);
        assert_eq!(read("Talks open next Tuesday."), ["next Tuesday = 2020-03-24"]);
    }

    #[test]
    fn days_months_and_years_are_read_as_written() {
        assert_eq!(
            read("Born on 3 May 1961, he left in August 1999."),
            ["3 May 1961 = 1961-05-03", "August 1999 = 1999-08"]
        );
        assert_eq!(read("It opened on Sunday, Feb. 9, 2020."), ["Sunday, Feb. 9, 2020 = 2020-02-09"]);
        assert_eq!(read("The file is dated 2019-11-30."), ["2019-11-30 = 2019-11-30"]);
        assert_eq!(read("In 1987 the mill closed."), ["1987 = 1987"]);
        assert_eq!(read("She grew up in the 1990s."), ["the 1990s = 199"]);
    }

    #[test]
    fn what_is_counted_from_the_day_of_publication() {
        assert_eq!(read("It rained yesterday and last week."), ["yesterday = 2020-03-17", "last week = 2020-W11"]);
        assert_eq!(read("They met three days ago."), ["three days ago = 2020-03-15"]);
        assert_eq!(read("Prices rose this year."), ["this year = 2020"]);
        assert_eq!(read("He was seen on Monday night."), ["Monday night = 2020-03-16TNI"]);
        assert_eq!(read("It fell in the first quarter of 2019."), ["the first quarter of 2019 = 2019-Q1"]);
    }

    #[test]
    fn lengths_and_repetitions() {
        assert_eq!(read("The strike lasted three years."), ["three years = P3Y"]);
        assert_eq!(read("The ferry leaves every Monday."), ["every Monday = XXXX-WXX-1"]);
        assert_eq!(read("a 10-year lease"), ["10-year = P10Y"]);
        assert_eq!(read("They waited two and a half hours."), ["two and a half hours = PT2H30M"]);
    }

    #[test]
    fn words_that_only_look_like_dates_are_none() {
        assert_eq!(read("She may go, and they march on."), [""; 0]);
        assert_eq!(read("He sold 2000 goats at 1,990 pounds."), [""; 0]);
        assert_eq!(read("She is 29 years old."), [""; 0]);
    }

    #[test]
    fn without_a_publication_date_nothing_is_counted_from_it() {
        let passage = Passage::from_text("They left on Friday, two weeks ago, in 2011.");
        let values: Vec<String> = find(&Document::new(&passage, None)).into_iter().map(|d| d.value).collect();
        assert_eq!(values, ["XXXX-WXX-5", "P2W", "2011"]);
    }
}
