//! Quotations that the model leaves at the wrong words: with a lead before their marks that nobody says, or at a cue that came
//! in passing.

use crate::model::attribution::Found;
use crate::text::{ByteSpan, Document};

/// How many cues back a quotation is sought.
const NEAR: usize = 8;

/// Mends the contents of what the model found.
pub(super) fn mend(document: &Document, found: &mut Vec<Found>) {
    for one in found.iter_mut() {
        leave_out_lead(document, one);
    }
    hand_back(document, found);
}

/// What leads to a quotation by a colon is the writer's where the cue stands behind the marks (It was a mess: “…,” he said).
fn leave_out_lead(document: &Document, found: &mut Found) {
    let Some(&cue) = found.cue.first() else { return };
    for content in found.content.iter_mut().filter(|content| content.end <= cue.start) {
        let Some(quotation) = document.quotation_at(content.end.saturating_sub(1)).map(|q| q.span) else { continue };
        let lead = ByteSpan::new(content.start, quotation.start.max(content.start));
        if lead.of(document.text).trim_end().ends_with(':') {
            *content = ByteSpan::new(quotation.start, content.end);
        }
    }
}

/// Gives a quotation that is a sentence of its own back to who was quoted in the sentence before it, from a cue that came in
/// passing (“…,” said Low, who voted for the plan. “…”).
fn hand_back(document: &Document, found: &mut Vec<Found>) {
    let sentence =
        |byte: u32| document.sentence_of(document.tokens_within(ByteSpan::new(byte, byte + 1)).start as usize);
    let is_quotation = |span: ByteSpan| document.quotation_at(span.start).is_some_and(|q| q.span.start == span.start);
    let is_sentence_start =
        |span: ByteSpan| sentence(span.start).is_some_and(|at| document.sentences[at].span.start == span.start);
    for index in 0..found.len() {
        let (Some(&cue), Some(&last)) = (found[index].cue.first(), found[index].content.last()) else { continue };
        let Some(home) = sentence(cue.start) else { continue };
        let behind = last.start > cue.end && is_quotation(last) && is_sentence_start(last);
        if !behind || sentence(last.start) != Some(home + 1) {
            continue;
        }
        let quotes_before = |other: &Found| {
            let at = other.cue.first().filter(|at| at.end <= cue.start && sentence(at.start) == Some(home));
            at.is_some_and(|at| other.content.iter().any(|c| c.end <= at.start && is_quotation(*c)))
        };
        let near = index.saturating_sub(NEAR);
        if let Some(to) = found[near..index].iter().position(quotes_before) {
            found[index].content.pop();
            found[near + to].content.push(last);
        }
    }
    found.retain(|one| !one.content.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Passage;

    /// An attribution of `source | cue | content | content…`, each a part of the text.
    fn found(text: &str, parts: &str) -> Found {
        let span = |part: &str| {
            let start = text.find(part).expect("a part of the text");
            ByteSpan::from_range(start..start + part.len())
        };
        let mut parts = parts.split(" | ").map(span);
        let (source, cue) = (parts.next(), parts.next());
        Found {
            source: source.into_iter().collect(),
            cue: cue.into_iter().collect(),
            content: parts.collect(),
            confidence: 0.9,
        }
    }

    /// What is left of the contents, by attribution.
    fn mended(text: &str, parts: &[&str]) -> Vec<Vec<String>> {
        let passage = Passage::from_text(text);
        let mut all = parts.iter().map(|parts| found(text, parts)).collect();
        mend(&Document::new(&passage, None), &mut all);
        all.iter().map(|one| one.content.iter().map(|c| c.of(text).to_owned()).collect()).collect()
    }

    #[test]
    fn a_lead_with_a_colon_is_not_said() {
        let text = "Low spoke of the long wait for the deck: “Nobody told us a thing,” she said.";
        let wait = "she | said | the long wait for the deck: “Nobody told us a thing,”";
        assert_eq!(mended(text, &[wait]), [["“Nobody told us a thing,”"]]);
    }

    #[test]
    fn a_colon_behind_the_cue_is_part_of_what_is_said() {
        let text = "Low said that one thing was sure: “Nobody told us a thing.”";
        let sure = "Low | said | that one thing was sure: “Nobody told us a thing.”";
        assert_eq!(mended(text, &[sure]), [["that one thing was sure: “Nobody told us a thing.”"]]);
    }

    #[test]
    fn a_second_half_goes_back_to_who_was_quoted() {
        let text = "“The deck is old,” said A. B. Low of Dalby, Va., who voted for the plan. “It moves in the wind.”";
        let low = "A. B. Low of Dalby, Va. | said | “The deck is old,”";
        let who = "who | voted for | the plan | “It moves in the wind.”";
        assert_eq!(
            mended(text, &[low, who]),
            [vec!["“The deck is old,”", "“It moves in the wind.”"], vec!["the plan"]]
        );
    }

    #[test]
    fn a_quotation_of_another_speaker_stays() {
        let text = "“The deck is old,” said Low. Rand was blunt: “It moves in the wind.”";
        let low = "Low | said | “The deck is old,”";
        let rand = "Rand | was blunt | “It moves in the wind.”";
        assert_eq!(mended(text, &[low, rand]), [["“The deck is old,”"], ["“It moves in the wind.”"]]);
    }
}
