//! **Dates**: every date, time, duration and repeated time with its calendar value, in the terms of TIMEX3.
//!
//! It marks what names a stretch of the calendar or counts one from the day of publication: days, weeks, months, quarters,
//! seasons, years, decades, times of day, holidays, lengths of time, repeated times, and the two ends of a range as one. In
//! news a bare "Thursday" is the last one, the day of publication included, unless the verb looks ahead. A quarter that a report
//! of results names first is the one that its "the quarter" and "a year ago" are counted from. Beside a day, a time from one to
//! six that does not say its half of the day is in the afternoon. "Next 3 days" is a stretch of the calendar, "the past three
//! months" a length, as TIMEX3 has it.
//!
//! It does not mark the modal "may" and the verb "march", ages ("29 years old" is an amount), ordinal words that count no
//! time, adjectives of kind ("the annual meeting", "future earnings"), or four digits that count something.
//!
//! Read on Wednesday, 18 March 2020:
//! - "The council will meet on *Thursday*": `2020-03-19`; "it met on *Thursday*": `2020-03-12`.
//! - "*early next week*": `2020-W13`; "*three days ago*": `2020-03-15`; "*the third quarter of 2019*": `2019-Q3`.
//! - "for *two and a half hours*": `PT2H30M`; "*every Monday*": `XXXX-WXX-1`; "*from 3 to 7 May*": `2020-05-03/2020-05-07`.
//!
//! One walk over the tokens, cut into pieces that are each looked up once in a table of some 400 words; what may begin an
//! expression is tried from there, nothing else. Time is linear in the text.
//!
//! Types and values follow TIMEX3 (Pustejovsky et al., *TimeML*, 2003; ISO 24617-1) and its reading by Strötgen and Gertz
//! (*HeidelTime*, SemEval 2010), Chang and Manning (*SUTime*, LREC 2012) and UzZaman et al. (*TempEval-3*, SemEval 2013).
//! A range is written as its two ends with a stroke between, as ISO 8601 does; TIMEX3 has no form for it.
//!
//! How well, on the articles of TimeBank and AQUAINT that the rules were written beside (so these are no test figures):
//! F1 93.9 relaxed, 87.6 strict, 79.8 value: `hearsay read --format jsonl ../shared/gold/dates/dev.jsonl > pred.jsonl &&
//! python3 ../shared/score/dates.py ../shared/gold/dates/dev.jsonl pred.jsonl`. Of the cases of Microsoft's *Recognizers-Text*,
//! which speak to an assistant and were looked at as well, 75 % are resolved as specified: `node scripts/score.js datetime`.
//!
//! The confidence of a date is the share of its kind whose value is right there. The default threshold of 0.4 shows them all: where a
//! value is wrong the words still name a time. At 0.75 days, weekdays, months, years and lengths are left.

mod article;
mod calendar;
mod clock;
mod daytime;
mod duration;
mod holiday;
mod hours;
mod listed;
mod modified;
mod named;
mod nth;
mod numeric;
mod period;
pub(in crate::lens) mod pieces;
mod range;
mod reader;
mod relative;
mod set;
mod tense;
mod value;
mod weekday;
mod window;
pub(in crate::lens) mod words;
mod year;

use crate::reading::Confidence;
use crate::text::ByteSpan;
pub use pieces::Pieces;
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

/// Finds the dates of a document, by rising start, none inside another, counted from its publication date. Without that date,
/// what is counted from it is left out, or keeps the open form that TIMEX3 has for it (`XXXX-WXX-4`).
pub fn find(pieces: &Pieces) -> Vec<Date> {
    let published = pieces.document.published;
    Reader { pieces, published, quarter: None, last: None, last_at: 0, listed: None, depth: std::cell::Cell::new(0) }
        .read_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, Passage};
    use chrono::NaiveDate;

    /// The dates of a text published on Wednesday, 18 March 2020, each as `words = value`.
    fn read(text: &str) -> Vec<String> {
        read_on(NaiveDate::from_ymd_opt(2020, 3, 18), text)
    }

    fn read_on(published: Option<NaiveDate>, text: &str) -> Vec<String> {
        let passage = Passage::from_text(text);
        let document = Document::new(&passage, published);
        find(&Pieces::cut(&document)).iter().map(|d| format!("{} = {}", d.span.of(text), d.value)).collect()
    }

    #[test]
    fn a_name_tells_no_time() {
        assert_eq!(read("She told USA Today and the People's Daily."), [""; 0]);
        assert_eq!(read("The journal Current Biology had it on Monday."), ["Monday = 2020-03-16"]);
        assert_eq!(read("The now-infamous barge won in Week 13."), [""; 0]);
        assert_eq!(read("Today Ann Low left."), ["Today = 2020-03-18"]);
        assert_eq!(read("Storm Hits Hull Today"), ["Today = 2020-03-18"]);
        assert_eq!(read("He scored two free kicks on Saturday."), ["Saturday = 2020-03-14"]);
        assert_eq!(read("Ann Soon-Low took Prime Now, Current and GoBank public."), [""; 0]);
        assert_eq!(read("The Six-Day War was short."), [""; 0]);
    }

    #[test]
    fn a_list_of_days_has_the_year_that_stands_above_it() {
        let list = "The band's 2021 dates:\n\nNov. 9 – Hull\n\nJan. 3 – York\n\nIt opened in Bath on June 10.";
        assert_eq!(read(list), ["2021 = 2021", "Nov. 9 = 2021-11-09", "Jan. 3 = 2022-01-03", "June 10 = 2019-06-10"]);
        let coming = "Tour dates\n\nMarch 20: Hull\n\nFebruary 2: Bath";
        assert_eq!(read(coming), ["March 20 = 2020-03-20", "February 2 = 2021-02-02"]);
    }

    #[test]
    fn the_day_of_the_towers_is_known_by_its_number() {
        assert_eq!(read("They fell since 9/11, and 9/11 is far."), ["9/11 = 2001-09-11", "9/11 = 2001-09-11"]);
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
    fn a_month_without_a_year_is_of_the_year_just_told() {
        assert_eq!(
            read("He fell ill in November 2016, and by December he was well. A year later he sang."),
            ["November 2016 = 2016-11", "December = 2016-12", "A year later = 2017"]
        );
        assert_eq!(read("It closed in October 2011 and opened in May."), ["October 2011 = 2011-10", "May = 2012-05"]);
        assert_eq!(read("They left in 2016. The next year they were back."), ["2016 = 2016", "The next year = 2017"]);
        assert_eq!(
            read("The law is expected within weeks of a February meeting."),
            ["weeks = PXW", "February = 2020-02"]
        );
        assert_eq!(read("They will meet at an October fair."), ["October = 2020-10"]);
        assert_eq!(read("It fell in 2016. It rose in May."), ["2016 = 2016", "May = 2019-05"]);
    }

    #[test]
    fn lengths_and_repetitions() {
        assert_eq!(read("The strike lasted three years."), ["three years = P3Y"]);
        assert_eq!(read("The ferry leaves every Monday."), ["every Monday = XXXX-WXX-1"]);
        assert_eq!(read("They sing Tuesday evenings."), ["Tuesday evenings = XXXX-WXX-2TEV"]);
        assert_eq!(read("Rent is due on the 19th of every month."), ["the 19th of every month = XXXX-XX-19"]);
        assert_eq!(read("a 10-year lease"), ["10-year = P10Y"]);
        assert_eq!(read("They waited two and a half hours."), ["two and a half hours = PT2H30M"]);
    }

    #[test]
    fn two_ends_are_one_range() {
        assert_eq!(read("It ran from March 3 to March 7."), ["from March 3 to March 7 = 2020-03-03/2020-03-07"]);
        assert_eq!(read("open 5 to 6 p.m."), ["5 to 6 p.m. = T17/T18"]);
        assert_eq!(read("between 2014 and 2018"), ["between 2014 and 2018 = 2014/2018"]);
    }

    #[test]
    fn the_ends_of_a_range_may_be_of_two_kinds_or_leave_out_the_year() {
        assert_eq!(read("He served 2014 through May 2018."), ["2014 through May 2018 = 2014/2018-05"]);
        assert_eq!(read("Rents rose between June 2019 and now."), ["between June 2019 and now = 2019-06/2020-03-18"]);
        assert_eq!(read("The pass shut Nov-Feb 2017."), ["Nov-Feb 2017 = 2016-11/2017-02"]);
        assert_eq!(read("It rained from August to October."), ["from August to October = 2019-08/2019-10"]);
        assert_eq!(read("The pool is shut from Monday to Friday."), ["from Monday to Friday = 2020-03-16/2020-03-20"]);
        assert_eq!(read("the fair of 10/1-10/7, 2018"), ["10/1-10/7, 2018 = 2018-10-01/2018-10-07"]);
        assert_eq!(read("Sales this year through January fell."), ["this year = 2020", "January = 2020-01"]);
    }

    #[test]
    fn stretches_are_counted_off_the_calendar() {
        assert_eq!(read("Storms loom: next 3 days at a glance"), ["next 3 days = 2020-03-19/2020-03-21"]);
        assert_eq!(read("Losses grew in the past two quarters."), ["the past two quarters = 2019-Q3/2019-Q4"]);
        assert_eq!(read("He rested for the past three months."), ["the past three months = P3M"]);
        assert_eq!(read("It would last four years."), ["four years = P4Y"]);
        assert_eq!(read("The first two weeks of 2021 were wet."), ["The first two weeks of 2021 = 2021-W01/2021-W02"]);
        assert_eq!(
            read("She is off for three days starting Monday."),
            ["three days starting Monday = 2020-03-23/2020-03-25"]
        );
        assert_eq!(read("the week beginning March 2"), ["the week beginning March 2 = 2020-W10"]);
        assert_eq!(read("on the 15th day of next month"), ["the 15th day of next month = 2020-04-15"]);
    }

    #[test]
    fn a_time_stands_before_or_behind_its_day() {
        assert_eq!(read("The board met Monday at 3:30."), ["Monday at 3:30 = 2020-03-16T15:30"]);
        assert_eq!(read("Cut off on Monday at 03:30."), ["Monday at 03:30 = 2020-03-16T03:30"]);
        assert_eq!(read("They will reply on Friday before 4 p.m."), ["Friday before 4 p.m. = 2020-03-20T16:00"]);
        assert_eq!(
            read("He slept between 3 and 5 yesterday."),
            ["between 3 and 5 yesterday = 2020-03-17T15/2020-03-17T17"]
        );
        assert_eq!(read("It is open from 9 p.m. for two hours."), ["from 9 p.m. for two hours = T21/T23"]);
        assert_eq!(read("Rates fell from 8 to 7 on Monday."), ["Monday = 2020-03-16"]);
        assert_eq!(read("The Lions won Monday 6-3."), ["Monday = 2020-03-16"]);
    }

    #[test]
    fn days_counted_inside_a_month_and_holidays() {
        assert_eq!(read("The lake froze on Labor Day weekend 2019."), ["Labor Day weekend 2019 = 2019-W35-WE"]);
        assert_eq!(read("They meet on the first Friday of July 2019."), ["the first Friday of July 2019 = 2019-07-05"]);
        assert_eq!(read("Shops shut on Easter Monday 2019."), ["Easter Monday 2019 = 2019-04-22"]);
        assert_eq!(read("She spoke at half past eight."), ["half past eight = T08:30"]);
    }

    #[test]
    fn a_report_of_results_compares_with_the_quarter_it_names_first() {
        assert_eq!(
            read("Profit in the fourth quarter fell. It was higher a year earlier."),
            ["the fourth quarter = 2019-Q4", "a year earlier = 2018-Q4"]
        );
    }

    #[test]
    fn hostile_text_takes_linear_time_and_little_stack() {
        for word in [
            "from ",
            "early ",
            "the end of ",
            "5 pm ",
            "between 1 and ",
            "a year ago ",
            "Monday, ",
            "1,1,",
            "1/1 between 1-2 ",
        ] {
            let text = word.repeat(20_000);
            let passage = Passage::from_text(&text);
            let document = Document::new(&passage, NaiveDate::from_ymd_opt(2020, 3, 18));
            for date in find(&Pieces::cut(&document)) {
                assert!(!date.span.of(&text).is_empty());
            }
        }
    }

    #[test]
    fn what_stands_near_is_not_taken_for_more_than_it_says() {
        let read_all = read("It opens 7 days a week, 365 days a year.");
        assert!(read_all.iter().any(|date| date == "365 days = P365D"), "{read_all:?}");
        assert_eq!(read("They moved two years ago. Since that day he swims."), ["two years ago = 2018"]);
        assert_eq!(read("They will sing for the first time in 25 years."), ["25 years = P25Y"]);
        assert_eq!(read("It will be sold in 25 years."), ["25 years = 2045"]);
        assert_eq!(read("The lamp dropped before Christmas."), ["Christmas = 2019-12-25"]);
    }

    #[test]
    fn a_holiday_a_few_days_ahead_is_the_coming_one() {
        let read = read_on(NaiveDate::from_ymd_opt(2019, 11, 18), "The lamp dropped to Black Friday levels.");
        assert_eq!(read, ["Black Friday = 2019-11-29"]);
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
        let values: Vec<String> =
            find(&Pieces::cut(&Document::new(&passage, None))).into_iter().map(|d| d.value).collect();
        assert_eq!(values, ["XXXX-WXX-5", "P2W", "2011"]);
    }
}
