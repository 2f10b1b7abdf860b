//! Quotations that the model leaves at the wrong words: with a lead before their marks that nobody says, or at a cue that came
//! in passing.

use crate::model::attribution::Found;
use crate::text::{ByteSpan, Document, Quotation, TokenKind, TokenSpan};

/// How many cues back a quotation is sought.
const NEAR: usize = 8;

/// Mends the contents of what the model found; `quotation_of` is [`super::find::quotations_by_token`]'s.
pub(super) fn mend(document: &Document, quotation_of: &[u32], found: &mut Vec<Found>) {
    for one in found.iter_mut() {
        leave_out_lead(document, one);
        put_it(document, one);
        end_with_marks(document, one);
    }
    hand_back(document, found);
    rejoin(document, found);
    add_halves(document, quotation_of, found);
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

fn end_with_marks(document: &Document, found: &mut Found) {
    let Some(&cue) = found.cue.first() else { return };
    for content in &mut found.content {
        *content = within_marks(document, cue, *content);
    }
}

/// A content without what follows a quotation that ends in a full stop or comma, with no further quotation in it, where the cue stands
/// before the marks: that is the writer's (He called out, “Come in!” as they passed).
pub(super) fn within_marks(document: &Document, cue: ByteSpan, content: ByteSpan) -> ByteSpan {
    let quotation = begins(document, content.start).filter(|quotation| quotation.closed && content.start >= cue.end);
    let Some(quotation) = quotation else { return content };
    let last = quotation.inner.end as usize - 1;
    let behind = ByteSpan::new(quotation.span.end.min(content.end), content.end);
    let next = document.quotations.partition_point(|other| other.span.start < behind.start);
    let quotes_on = document.quotations.get(next).is_some_and(|other| behind.contains(other.span));
    let ends = document.kind(last) == Some(TokenKind::Stop) || document.lower(last) == ",";
    let is_longer = ends && !quotes_on && document.words_in(behind) > 0;
    if is_longer { ByteSpan::new(content.start, quotation.span.end) } else { content }
}

/// "It" of "as Low put it" stands for the quotation that follows (Low [put it] in May, “…”).
fn put_it(document: &Document, found: &mut Found) {
    let (Some(cue), Some(content)) = (found.cue.last_mut(), found.content.first_mut()) else { return };
    let (verb, tokens) = (document.tokens_within(*cue), document.tokens_within(*content));
    let it = tokens.start as usize;
    let puts = matches!(document.lower(verb.end as usize - 1), "put" | "puts") && verb.end == tokens.start;
    let last =
        document.quotation_at(content.end.saturating_sub(1)).filter(|quotation| quotation.span.end >= content.end);
    if let Some(quotation) = last.filter(|_| puts && document.lower(it) == "it" && document.word(it + 1) != "“") {
        *cue = cue.to(document.tokens[it].span);
        *content = ByteSpan::new(quotation.span.start.max(content.start), content.end);
    }
}

/// The quotation that begins at a byte.
fn begins<'d>(document: &'d Document, byte: u32) -> Option<&'d Quotation> {
    document.quotation_at(byte).filter(|quotation| quotation.span.start == byte)
}

/// Gives the second half of a split quotation back to who said the first, from a cue that came between them: it goes on in small
/// letters behind a comma (“…,” said Low, pointing to the deck, “…”).
fn rejoin(document: &Document, found: &mut [Found]) {
    let text = document.text;
    for index in 0..found.len() {
        let (Some(&between), Some(&content)) = (found[index].cue.first(), found[index].content.last()) else {
            continue;
        };
        let Some(half) = document.quotation_at(content.end.saturating_sub(1)).map(|quotation| quotation.span) else {
            continue;
        };
        let lead = ByteSpan::new(content.start, half.start.max(content.start)).of(text).trim_end();
        let goes_on = half.of(text).chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
        if !goes_on || content.start < between.end || lead.len() < 2 || !lead.ends_with(',') {
            continue;
        }
        let said_first = |other: &Found| {
            let (Some(&cue), Some(&first)) = (other.cue.first(), other.content.last()) else { return false };
            let inside = first.of(text).trim_end_matches(['”', '"', '’', '\'']);
            let split = document.quotation_at(first.start).is_some_and(|q| q.closed && q.span.end >= first.end);
            first.end <= cue.start
                && cue.end <= between.start
                && document.sentence_at(cue.start) == document.sentence_at(half.start)
                && split
                && inside.ends_with(',')
        };
        let near = index.saturating_sub(NEAR);
        if let Some(to) = found[near..index].iter().rposition(said_first) {
            let lead = lead.trim_end_matches(',').len() as u32;
            if let Some(last) = found[index].content.last_mut() {
                *last = ByteSpan::new(content.start, content.start + lead);
            }
            found[near + to].content.push(half);
        }
    }
}

/// Whether a cue says that something was not said; no quotation follows such a one.
fn is_denied(document: &Document, cue: ByteSpan) -> bool {
    let words = cue.of(document.text).to_lowercase();
    words.split([' ', '\u{a0}']).any(|word| {
        matches!(word, "not" | "never" | "declined" | "refused") || word.ends_with("n't") || word.ends_with("n’t")
    })
}

/// Gives a quotation that is a sentence of its own back to who was quoted in the sentence before it, from a cue that came in
/// passing (“…,” said Low, who voted for the plan. “…”), or to who was quoted before in the paragraph, from one that denies (“…,” said
/// Low. She did not name a price. “…”).
fn hand_back(document: &Document, found: &mut Vec<Found>) {
    let paragraph = |at: usize| document.sentences[at].paragraph;
    let is_quotation = |span: ByteSpan| begins(document, span.start).is_some();
    let is_sentence_start = |span: ByteSpan| {
        document.sentence_at(span.start).is_some_and(|at| document.sentences[at].span.start == span.start)
    };
    for index in 0..found.len() {
        let (Some(&cue), Some(&last)) = (found[index].cue.first(), found[index].content.last()) else { continue };
        let Some(home) = document.sentence_at(cue.start) else { continue };
        let behind = last.start > cue.end && is_quotation(last) && is_sentence_start(last);
        if !behind || document.sentence_at(last.start) != Some(home + 1) {
            continue;
        }
        let denied = is_denied(document, cue);
        let is_home = |at: usize| at == home || denied && at < home && paragraph(at) == paragraph(home);
        let quotes_before = |other: &Found| {
            let at = other
                .cue
                .first()
                .filter(|at| at.end <= cue.start && document.sentence_at(at.start).is_some_and(is_home));
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

/// Gives sentences between quotation marks that nobody is found to say to whoever said the quotation before them: the one with a
/// cue behind it in the same paragraph (“…,” said Low. “…”), or the one left open at the end of the paragraph before.
fn add_halves(document: &Document, quotation_of: &[u32], found: &mut [Found]) {
    for index in 0..found.len() {
        while let Some(from) = goes_on_behind(document, &found[index]) {
            let halves = whole_quotations(document, quotation_of, from).into_iter().map(|half| document.bytes(half));
            let before = found[index].content.len();
            for half in halves {
                let told_inside = |other: &Found| other.cue.first().is_some_and(|&cue| half.contains(cue));
                let takes = |other: &Found| !told_inside(other) && other.content.iter().any(|said| said.overlaps(half));
                if found.iter().any(takes) {
                    break;
                }
                found[index].content.push(half);
            }
            if found[index].content.len() == before {
                break;
            }
        }
    }
}

/// The token from which more of what somebody says may follow: behind the sentence of a cue that stands behind a quotation, or
/// behind a paragraph whose quotation was left open.
fn goes_on_behind(document: &Document, one: &Found) -> Option<usize> {
    let (cue, last) = (one.cue.first()?, one.content.last()?);
    let quotation = document.quotation_at(last.start)?;
    if !quotation.closed {
        let at = document.paragraphs.partition_point(|paragraph| paragraph.start <= last.start);
        return document.paragraph_tokens.get(at).map(|tokens| tokens.start as usize);
    }
    let before = last.end <= cue.start && quotation.span.start == last.start;
    let sentence = document.sentence_at(cue.start)?;
    let next = document.sentences.get(sentence + 1).filter(|_| before)?;
    (next.paragraph == document.sentences[sentence].paragraph).then_some(next.tokens.start as usize)
}

/// The quotations from a token to the end of its paragraph that make whole sentences.
fn whole_quotations(document: &Document, quotation_of: &[u32], from: usize) -> Vec<TokenSpan> {
    let Some(first) = document.sentence_of(from) else { return Vec::new() };
    let paragraph = document.sentences[first].paragraph;
    let mut whole: Vec<(u32, TokenSpan)> = Vec::new();
    for sentence in document.sentences[first..].iter().take_while(|sentence| sentence.paragraph == paragraph) {
        let quotation = quotation_of[sentence.tokens.start as usize];
        let is_whole = sentence.tokens.range().all(|at| quotation_of[at] == quotation);
        if quotation == u32::MAX || !is_whole {
            // What its last sentence does not belong to is no whole quotation.
            if whole.last().is_some_and(|&(last, _)| last == quotation) {
                whole.pop();
            }
            break;
        }
        match whole.last_mut().filter(|(last, _)| *last == quotation) {
            Some((_, tokens)) => *tokens = tokens.to(sentence.tokens),
            None => whole.push((quotation, sentence.tokens)),
        }
    }
    whole.into_iter().map(|(_, tokens)| tokens).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::find::quotations_by_token;
    use super::*;
    use crate::text::Passage;

    /// An attribution of `source | cue | content | content…`, each a part of the text.
    pub fn found(text: &str, parts: &str) -> Found {
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

    /// What `mend` makes of attributions of a text, each given and taken as [`found`] reads it.
    pub fn mended_by(mend: fn(&Document, &[u32], &mut Vec<Found>), text: &str, parts: &[&str]) -> Vec<String> {
        let spans = |one: &Found| {
            let all = one.source.iter().chain(&one.cue).chain(&one.content);
            all.map(|span| span.of(text)).collect::<Vec<_>>().join(" | ")
        };
        mend_all(mend, text, parts).iter().map(spans).collect()
    }

    fn mend_all(mend: fn(&Document, &[u32], &mut Vec<Found>), text: &str, parts: &[&str]) -> Vec<Found> {
        let passage = Passage::from_text(text);
        let document = Document::new(&passage, None);
        let mut all = parts.iter().map(|parts| found(text, parts)).collect();
        mend(&document, &quotations_by_token(&document), &mut all);
        all
    }

    /// What is left of the contents, by attribution.
    fn mended(text: &str, parts: &[&str]) -> Vec<Vec<String>> {
        let contents = |one: &Found| one.content.iter().map(|c| c.of(text).to_owned()).collect();
        mend_all(mend, text, parts).iter().map(contents).collect()
    }

    #[test]
    fn it_of_put_it_is_what_follows() {
        let text = "The Gazette put it in a long piece, “the man who stayed.”";
        let parts = ["The Gazette | put | it in a long piece, “the man who stayed.”"];
        assert_eq!(mended_by(mend, text, &parts), ["The Gazette | put it | “the man who stayed.”"]);
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
    fn what_follows_the_marks_of_a_whole_quotation_is_not_said() {
        let text = "Low called out, “Come in!” as the bus went by.";
        assert_eq!(mended(text, &["Low | called out | “Come in!” as the bus went by"]), [["“Come in!”"]]);
        let text = "Low said: “We will pay for the deck,” but the town has paid for it.";
        let all = "Low | said | “We will pay for the deck,” but the town has paid for it";
        assert_eq!(mended(text, &[all]), [["“We will pay for the deck,”"]]);
        let text = "Low said the “long wait” for the deck was over.";
        let all = "Low | said | the “long wait” for the deck was over";
        assert_eq!(mended(text, &[all]), [["the “long wait” for the deck was over"]]);
    }

    #[test]
    fn a_second_half_goes_back_over_what_comes_between() {
        let text = "“The deck,” Low said, pointing to the old planks, “moves in the wind.”";
        let low = "Low | said | “The deck,”";
        let pointing = "Low | pointing to | the old planks, “moves in the wind.”";
        assert_eq!(
            mended(text, &[low, pointing]),
            [vec!["“The deck,”", "“moves in the wind.”"], vec!["the old planks"]]
        );
    }

    #[test]
    fn what_is_denied_is_followed_by_no_quotation() {
        let text = "“The deck is old,” Low said. She did not name a price. “It moves in the wind.”";
        let low = "Low | said | “The deck is old,”";
        let price = "She | did not name | a price | “It moves in the wind.”";
        assert_eq!(
            mended(text, &[low, price]),
            [vec!["“The deck is old,”", "“It moves in the wind.”"], vec!["a price"]]
        );
    }

    #[test]
    fn a_second_half_that_nobody_says_is_added() {
        let text = "“The deck is old,” said Low. “I think of the wind. It moves.” “We wait.” Rand left.";
        let low = "Low | said | “The deck is old,”";
        let inner = "I | think of | the wind";
        let whole = vec!["“The deck is old,”", "“I think of the wind. It moves.”", "“We wait.”"];
        assert_eq!(mended(text, &[low, inner]), [whole, vec!["the wind"]]);
        let text = "“The deck is old,” said Low. “It moves,” said Rand.";
        assert_eq!(mended(text, &[low]), [["“The deck is old,”"]]);
    }

    #[test]
    fn a_quotation_left_open_goes_on_in_the_next_paragraph() {
        let text = "Low said: “The deck is old.\n\n“It moves in the wind.\n\n“We wait.”\n\nRand left.";
        let whole = ["“The deck is old.", "“It moves in the wind.", "“We wait.”"];
        assert_eq!(mended(text, &["Low | said | “The deck is old."]), [whole]);
    }

    #[test]
    fn a_quotation_of_another_speaker_stays() {
        let text = "“The deck is old,” said Low. Rand was blunt: “It moves in the wind.”";
        let low = "Low | said | “The deck is old,”";
        let rand = "Rand | was blunt | “It moves in the wind.”";
        assert_eq!(mended(text, &[low, rand]), [["“The deck is old,”"], ["“It moves in the wind.”"]]);
    }
}
