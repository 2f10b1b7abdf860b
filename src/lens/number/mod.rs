//! **Numbers**: amounts with value and unit.
//!
//! It marks counts in digits and words, shares of a hundred, money with its currency, and measures with their unit; ages are
//! measures in years. Ranges give two marks; the first end takes the unit of the second.
//!
//! It does not mark dates and what is part of one, years, telephone numbers, scores and ratios ("3-1", "4:3"), labels
//! ("COVID-19", "F-16"), ordinals, and the pronoun "one".
//!
//! - "about *half a million* votes": 500000; "*two dozen*": 24; "*one in five* adults": 0.2.
//! - "*$1.5bn*": 1500000000 `USD`; "*three million euros*": 3000000 `EUR`; "*4.5 per cent*": 4.5 `%`.
//! - "*190 square miles*": 190 `square mile`; "*5 feet 2 inches*": 5.17 `foot`; "a *29-year-old* man": 29 `year`.
//!
//! Units are the English singular ("kilometer", as the field's recognisers spell it), currencies their ISO 4217 code where the
//! text tells the country and their name where it does not ("franc"). The cases follow Microsoft's *Recognizers-Text*
//! specifications where those fit running text: they read "$20" as a number as well, here it is money only.
//!
//! How well, as the share of specified results with the specified value (rules were written beside these cases): numbers 83 %,
//! percent 83 %, money 93 % (92 % with the unit), measures 97 % (91 %), ages 94 %:
//! `python3 ../shared/score/recognizers.py --inputs ../shared/gold/recognizers/NumberModel.json > in.jsonl &&
//! hearsay read --format jsonl in.jsonl > pred.jsonl && python3 ../shared/score/recognizers.py
//! ../shared/gold/recognizers/NumberModel.json pred.jsonl`, and the same for the other models.
//!
//! The confidence of a number is the share of its kind that is right there; the default threshold of 0.4 and that of 0.75
//! show them all.

pub(in crate::lens) mod amount;
mod fraction;
mod label;
mod measure;
mod money;
mod reader;
mod unit;

use crate::lens::date::Date;
use crate::lens::date::pieces::Pieces;
use crate::reading::Confidence;
use crate::text::ByteSpan;
use reader::Reader;

/// An amount.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Where it stands, its unit included.
    pub span: ByteSpan,
    /// What it counts.
    pub kind: NumberKind,
    /// Its value, in `unit`.
    pub value: f64,
    /// The unit ("USD", "kilometre", "%"); none for a plain count.
    pub unit: Option<String>,
    /// How sure the value is.
    pub confidence: Confidence,
}

/// The kind of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NumberKind {
    /// A plain count or number.
    Number,
    /// A share of a hundred.
    Percent,
    /// An amount of money.
    Money,
    /// A measure with a unit.
    Quantity,
}

/// Finds the amounts of a document that are not part of a date, by rising start.
pub fn find(pieces: &Pieces, dates: &[Date]) -> Vec<Number> {
    Reader { pieces }.read_all(dates)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, Passage};

    /// The amounts of a text, each as `words = value unit`.
    fn read(text: &str) -> Vec<String> {
        let passage = Passage::from_text(text);
        let document = Document::new(&passage, None);
        let pieces = Pieces::cut(&document);
        let dates = crate::lens::date::find(&pieces);
        let show = |n: &Number| format!("{} = {} {}", n.span.of(text), n.value, n.unit.as_deref().unwrap_or("-"));
        find(&pieces, &dates).iter().map(show).collect()
    }

    #[test]
    fn digits_and_words_have_a_value() {
        assert_eq!(read("Some 12,567 people and two dozen dogs"), ["12,567 = 12567 -", "two dozen = 24 -"]);
        assert_eq!(read("half a million votes"), ["half a million = 500000 -"]);
        assert_eq!(read("one hundred and sixty-one pages"), ["one hundred and sixty-one = 161 -"]);
        assert_eq!(read("two thirds of the town"), ["two thirds = 0.6666666666666666 -"]);
    }

    #[test]
    fn the_lines_of_a_picture_cost_nothing() {
        assert_eq!(read("Stamps cost 76p, it runs at 1080p."), ["76p = 76 pence"]);
    }

    #[test]
    fn parts_and_lists() {
        assert_eq!(read("three twenty-fifths of it"), ["three twenty-fifths = 0.12 -"]);
        assert_eq!(read("two and fifty-four hundredths"), ["two and fifty-four hundredths = 2.54 -"]);
        assert_eq!(read("See rules 12,14,16."), ["12 = 12 -", "14 = 14 -", "16 = 16 -"]);
        assert_eq!(read("some 1,234,567 of them"), ["1,234,567 = 1234567 -"]);
    }

    #[test]
    fn both_ends_of_a_range_are_money_of_one_scale() {
        assert_eq!(read("It buys $40-50 billion of it."), ["$40 = 40000000000 USD", "50 billion = 50000000000 USD"]);
        assert_eq!(read("from $3 to $5 million"), ["$3 = 3000000 USD", "$5 million = 5000000 USD"]);
        assert_eq!(read("a bill of £30–40m"), ["£30 = 30000000 GBP", "40m = 40000000 GBP"]);
        assert_eq!(read("It fell from $3 to $2."), ["$3 = 3 USD", "$2 = 2 USD"]);
    }

    #[test]
    fn digits_and_words_that_count_nothing_are_left_alone() {
        assert_eq!(read("He writes for 9to5Mac and 9to5Toys."), [""; 0]);
        assert_eq!(read("They answered 911 calls from one another."), [""; 0]);
        assert_eq!(read("After the Six-Day War they left."), [""; 0]);
    }

    #[test]
    fn money_has_a_currency() {
        assert_eq!(
            read("a loan of 37 MUSD, not 75 EUR million"),
            ["37 MUSD = 37000000 USD", "75 EUR million = 75000000 EUR"]
        );
        assert_eq!(read("It cost fifteen dollars fifty."), ["fifteen dollars fifty = 15.5 USD"]);
        assert_eq!(read("It cost $1.5bn, or £900m."), ["$1.5bn = 1500000000 USD", "£900m = 900000000 GBP"]);
        assert_eq!(read("He paid three million euros."), ["three million euros = 3000000 EUR"]);
        assert_eq!(read("a fine of US$ 40"), ["US$ 40 = 40 USD"]);
    }

    #[test]
    fn shares_and_measures_have_a_unit() {
        assert_eq!(read("Sales rose 4.5 per cent."), ["4.5 per cent = 4.5 %"]);
        assert_eq!(read("a wall of 190 square miles"), ["190 square miles = 190 square mile"]);
        assert_eq!(read("a lake of 190 km2"), ["190 km2 = 190 square kilometer"]);
        assert_eq!(read("The load is 20 (kg)."), ["20 (kg) = 20 kilogram"]);
        assert_eq!(read("a 29-year-old man"), ["29-year-old = 29 year"]);
        assert_eq!(
            read("It has 101 hp, 406 lb-ft and does 90 miles per gallon."),
            ["101 hp = 101 horsepower", "406 lb-ft = 406 pound-foot", "90 miles per gallon = 90 mile per gallon"]
        );
    }

    #[test]
    fn labels_dates_and_pronouns_are_no_amounts() {
        assert_eq!(read("COVID-19 hit in 2020; an F-16 flew on March 3."), [""; 0]);
        assert_eq!(read("Call 555-0199. No one did."), [""; 0]);
        assert_eq!(read("She called 911. They zero in on it."), [""; 0]);
    }

    #[test]
    fn a_number_in_a_name_counts_nothing() {
        assert_eq!(read("They flew a Boeing 737 and an Airbus A350."), [""; 0]);
        assert_eq!(read("It runs on an Xbox One in 4K, on a PlayStation 4 too."), [""; 0]);
        assert_eq!(read("Bomb Kills 19 in Hull"), ["19 = 19 -"]);
        assert_eq!(read("They beat Hull 3 to 1."), ["3 = 3 -", "1 = 1 -"]);
        assert_eq!(read("For Low 12 members voted."), ["12 = 12 -"]);
        assert_eq!(read("In Gaza 40 people were killed, in Ohio 300 workers."), ["40 = 40 -", "300 = 300 -"]);
        assert_eq!(
            read("In Texas 1 in 5 adults fell to zero in April; 4K people came."),
            ["1 in 5 = 0.2 -", "zero = 0 -", "4K = 4000 -"]
        );
    }

    #[test]
    fn the_number_of_an_item_counts_nothing() {
        assert_eq!(read("1. Finland\n\n2. Norway\n\n3 people left."), ["3 = 3 -"]);
    }
}
