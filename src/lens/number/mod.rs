//! **Numbers**: amounts with value and unit.

pub(in crate::lens) mod amount;
mod money;
mod reader;
mod unit;

use crate::lens::date::Date;
use crate::lens::date::pieces::Pieces;
use crate::reading::Confidence;
use crate::text::{ByteSpan, Document};
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
pub fn find(document: &Document, dates: &[Date]) -> Vec<Number> {
    let pieces = Pieces::cut(document);
    Reader { pieces: &pieces }.read_all(dates)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Passage;

    /// The amounts of a text, each as `words = value unit`.
    fn read(text: &str) -> Vec<String> {
        let passage = Passage::from_text(text);
        let document = Document::new(&passage, None);
        let dates = crate::lens::date::find(&document);
        let show = |n: &Number| format!("{} = {} {}", n.span.of(text), n.value, n.unit.as_deref().unwrap_or("-"));
        find(&document, &dates).iter().map(show).collect()
    }

    #[test]
    fn digits_and_words_have_a_value() {
        assert_eq!(read("Some 12,567 people and two dozen dogs"), ["12,567 = 12567 -", "two dozen = 24 -"]);
        assert_eq!(read("half a million votes"), ["half a million = 500000 -"]);
        assert_eq!(read("one hundred and sixty-one pages"), ["one hundred and sixty-one = 161 -"]);
        assert_eq!(read("two thirds of the town"), ["two thirds = 0.6666666666666666 -"]);
    }

    #[test]
    fn money_has_a_currency() {
        assert_eq!(read("It cost $1.5bn, or £900m."), ["$1.5bn = 1500000000 USD", "£900m = 900000000 GBP"]);
        assert_eq!(read("He paid three million euros."), ["three million euros = 3000000 EUR"]);
        assert_eq!(read("a fine of US$ 40"), ["US$ 40 = 40 USD"]);
    }

    #[test]
    fn shares_and_measures_have_a_unit() {
        assert_eq!(read("Sales rose 4.5 per cent."), ["4.5 per cent = 4.5 %"]);
        assert_eq!(read("a wall of 190 square miles"), ["190 square miles = 190 square mile"]);
        assert_eq!(read("a 29-year-old man"), ["29-year-old = 29 year"]);
    }

    #[test]
    fn labels_dates_and_pronouns_are_no_amounts() {
        assert_eq!(read("COVID-19 hit in 2020; an F-16 flew on March 3."), [""; 0]);
        assert_eq!(read("Call 555-0199. No one did."), [""; 0]);
    }
}
