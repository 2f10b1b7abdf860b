//! Quotations that a participle of speech leads to: "Low hardly explained herself, [asserting], “We pay.”" The model hears the verb of
//! the sentence and gives it all that follows.

use super::cue::{Act, cue_verb};
use crate::grammar::Form;
use crate::model::attribution::Found;
use crate::text::{ByteSpan, Document, TokenKind};

/// Gives each quotation behind a participle and a comma or colon to that participle; its source is that of the sentence's verb.
pub(super) fn hand_over(document: &Document, found: &mut Vec<Found>) {
    let mut cues: Vec<ByteSpan> = found.iter().flat_map(|one| one.cue.iter().copied()).collect();
    cues.sort_unstable();
    let mut more = Vec::new();
    for one in found.iter_mut().filter(|one| one.content.len() > 1) {
        let Some(last) = one.cue.last().copied() else { continue };
        let is_free = |verb: &ByteSpan| {
            let met = cues.partition_point(|cue| cue.end <= verb.start);
            verb.start > last.end && cues.get(met).is_none_or(|cue| !cue.overlaps(*verb))
        };
        let mut contents = one.content.iter().enumerate();
        let led = contents.find_map(|(at, &content)| Some((at, leading_verb(document, content).filter(is_free)?)));
        let Some((led, verb)) = led else { continue };
        let content = one.content.split_off(led);
        more.push(Found { source: one.source.clone(), cue: vec![verb], content, confidence: one.confidence });
    }
    if !more.is_empty() {
        found.extend(more);
        found.sort_by_key(|one| one.cue.first().or(one.content.first()).map(|span| span.start));
    }
}

/// The participle of speech before a quotation, in one sentence with it.
fn leading_verb(document: &Document, content: ByteSpan) -> Option<ByteSpan> {
    let opens = document.tokens_within(content).start as usize;
    if document.kind(opens) != Some(TokenKind::Quote) || !matches!(document.lower(opens.checked_sub(1)?), "," | ":") {
        return None;
    }
    let at = opens.checked_sub(2)?;
    let verb = cue_verb(document.lower(at))?;
    let in_sentence = document.sentence_of(at) == document.sentence_of(opens);
    (in_sentence && verb.act == Act::Say && verb.form == Form::Ing).then(|| document.tokens[at].span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Passage;

    /// What is left of "Low explained it … “We pay.”" once quotations are handed over, each attribution as "cue: content / content".
    fn handed_over(text: &str, cue: &str, contents: &[&str]) -> Vec<String> {
        let passage = Passage::from_text(text);
        let document = Document::new(&passage, None);
        let span = |words: &str| {
            let start = text.find(words).expect("words of the text");
            ByteSpan::from_range(start..start + words.len())
        };
        let content = contents.iter().map(|words| span(words)).collect();
        let mut found = vec![Found { source: vec![span("Low")], cue: vec![span(cue)], content, confidence: 0.7 }];
        hand_over(&document, &mut found);
        let words = |spans: &[ByteSpan]| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" / ");
        found.iter().map(|one| format!("{} {}: {}", words(&one.source), words(&one.cue), words(&one.content))).collect()
    }

    #[test]
    fn a_quotation_is_said_by_the_participle_that_leads_to_it() {
        let text = "Low explained the bill, asserting, “We pay.” Rain fell.";
        assert_eq!(
            handed_over(text, "explained", &["the bill", "“We pay.”"]),
            ["Low explained: the bill", "Low asserting: “We pay.”"]
        );
        let text = "Low explained the bill, smiling, “We pay.” Rain fell.";
        assert_eq!(handed_over(text, "explained", &["the bill", "“We pay.”"]), ["Low explained: the bill / “We pay.”"]);
        let text = "Asserting, “We pay,” Low explained the bill.";
        assert_eq!(handed_over(text, "explained", &["“We pay,”", "the bill"]), ["Low explained: “We pay,” / the bill"]);
    }
}
