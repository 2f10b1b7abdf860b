//! The report as JSON in pieces. As one object a long page's report takes a browser a tenth of a second to hand over to the page.

use super::Report;
use serde::Serialize;

/// Entries of a list in one piece of [`Report::pieces`]: parsed in a few milliseconds.
const PIECE: usize = 500;

impl Report {
    /// The report as JSON in pieces: first one object without its lists, then for each list `["names", […]]`, as often as it takes.
    ///
    /// # Errors
    /// None but those of the serializer.
    pub fn pieces(&self) -> Result<Vec<String>, serde_json::Error> {
        let Self { published, published_reason, stated_days, headline, shares, .. } = self;
        let head = serde_json::json!({
            "published": published,
            "published_reason": published_reason,
            "stated_days": stated_days,
            "headline": headline,
            "shares": shares,
        });
        let mut pieces = vec![serde_json::to_string(&head)?];
        add_list(&mut pieces, "attributions", &self.attributions)?;
        add_list(&mut pieces, "names", &self.names)?;
        add_list(&mut pieces, "dates", &self.dates)?;
        add_list(&mut pieces, "numbers", &self.numbers)?;
        add_list(&mut pieces, "hedges", &self.hedges)?;
        add_list(&mut pieces, "boosters", &self.boosters)?;
        add_list(&mut pieces, "loaded", &self.loaded)?;
        add_list(&mut pieces, "opinions", &self.opinions)?;
        add_list(&mut pieces, "findings", &self.findings)?;
        Ok(pieces)
    }
}

fn add_list<T: Serialize>(pieces: &mut Vec<String>, name: &str, entries: &[T]) -> Result<(), serde_json::Error> {
    // An empty list is told, too.
    let chunks = entries.chunks(PIECE).chain(entries.is_empty().then_some(entries));
    for chunk in chunks {
        pieces.push(serde_json::to_string(&(name, chunk))?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::report::report;
    use crate::{Options, Page, read};

    #[test]
    fn the_pieces_make_up_the_report() {
        let said = "“The bridge is not safe,” the mayor, Ann Low, said on Monday.";
        let page = Page::from_paragraphs("Bridge to close", &[said; 700]);
        let options = Options { whole_page: true, ..Options::default() };
        let reading = read(&page, &options).expect("an English page");
        let report = report(&reading, &page);
        let whole: serde_json::Value =
            serde_json::from_str(&serde_json::to_string(&report).expect("a report")).expect("an object");
        let pieces = report.pieces().expect("a report");

        let mut made: serde_json::Value = serde_json::from_str(&pieces[0]).expect("an object");
        for piece in &pieces[1..] {
            let (name, mut entries): (String, Vec<serde_json::Value>) = serde_json::from_str(piece).expect("a list");
            match made.get_mut(&name).and_then(serde_json::Value::as_array_mut) {
                Some(list) => list.append(&mut entries),
                None => made[name] = entries.into(),
            }
        }
        assert_eq!(made, whole);
        assert!(report.attributions.len() > 500 && pieces.len() > 10, "a long list takes several pieces");
    }
}
