//! Sources, cues and contents that are plainly not whole or not such: whom a letter is to, a senator's party for a cue, a source that
//! runs on into the next sentence or the day, a content that is a lone "that", an "according to" that the model gives no more than the addressee of what it tells.

use crate::grammar::WordClass;
use crate::model::attribution::Found;
use crate::text::{ByteSpan, Document, TokenKind, TokenSpan};

/// How many attributions away another one is sought.
const NEAR: usize = 4;

/// Mends what the model found.
pub(super) fn mend(document: &Document, found: &mut Vec<Found>) {
    let is_salutation = |source: &ByteSpan| is_salutation(document, document.tokens_within(*source).start as usize);
    let is_nothing = |one: &Found| {
        one.source.iter().any(is_salutation) || tells_nothing(document, &one.content) || is_that_said(document, one)
    };
    found.retain(|one| !is_nothing(one));
    found.iter_mut().for_each(|one| keep_source_in_sentence(document, one));
    give_back_from_party(document, found);
    for index in 0..found.len() {
        reach_over_what_is_told(document, found, index);
    }
}

/// A source stands in one sentence, that of its cue where it reaches there, and ends before the quotation that follows.
fn keep_source_in_sentence(document: &Document, one: &mut Found) {
    let Some(cue) = one.cue.first().map(|cue| document.tokens_within(*cue).start as usize) else { return };
    for source in &mut one.source {
        let tokens = document.tokens_within(*source);
        let (mut start, mut end) = (tokens.start as usize, tokens.end as usize);
        if tokens.len() < 2 {
            continue;
        }
        let (first, last) = (document.sentence_of(start), document.sentence_of(end - 1));
        if first != last {
            let home = if last == document.sentence_of(cue) && start < cue { last } else { first };
            let Some(sentence) = home.and_then(|at| document.sentences.get(at)) else { continue };
            (start, end) = (start.max(sentence.tokens.start as usize), end.min(sentence.tokens.end as usize));
        }
        let opens = |at: usize| {
            let mark = document.tokens[at].span.start;
            document.quotations.binary_search_by_key(&mark, |quotation| quotation.span.start).is_ok()
        };
        let is_mark = |at: usize| document.kind(at) == Some(TokenKind::Quote);
        while end > start + 1 && is_mark(end - 1) && opens(end - 1) {
            end -= 1;
        }
        if end < tokens.end as usize && document.kind(end - 1) == Some(TokenKind::Stop) {
            end -= 1;
        }
        end = without_day(document, start, without_link(document, start, end));
        if (start, end) != (tokens.start as usize, tokens.end as usize) && end > start {
            *source = document.bytes(TokenSpan::from_range(start..end));
        }
    }
}

/// The end of a source without the "and" that joins it to nothing of it.
fn without_link(document: &Document, start: usize, end: usize) -> usize {
    let links = |at: usize| document.class(at) == Some(WordClass::Coordinator);
    let end = if end > start + 1 && links(end - 1) { end - 1 } else { return end };
    if end > start + 1 && document.lower(end - 1) == "," { end - 1 } else { end }
}

/// The end of a source without the day of its saying, behind a name: "Harbour Watch [on Tuesday, May 3]", "Ann Low [last week]".
fn without_day(document: &Document, start: usize, end: usize) -> usize {
    let names = |at: usize| at > start && document.tokens.get(at - 1).is_some_and(|token| token.capitalized);
    let is_day = |at: usize| {
        document.class(at) == Some(WordClass::Calendar)
            || matches!(document.kind(at), Some(TokenKind::Number))
            || matches!(document.lower(at), "," | "may")
    };
    let last = |at: usize| {
        matches!(document.lower(at), "last" | "this" | "earlier")
            && at + 2 == end
            && matches!(document.lower(at + 1), "week" | "month" | "year" | "night" | "weekend")
    };
    let on = |at: usize| document.lower(at) == "on" && at + 1 < end && (at + 1..end).all(is_day);
    (start + 1..end).find(|&at| names(at) && (on(at) || last(at))).unwrap_or(end)
}

/// "That said, the boats still run": nobody says it.
fn is_that_said(document: &Document, one: &Found) -> bool {
    let ([source], [cue]) = (one.source.as_slice(), one.cue.as_slice()) else { return false };
    let (source, cue) = (document.tokens_within(*source), document.tokens_within(*cue));
    let lower = |tokens: TokenSpan| document.lower(tokens.start as usize);
    source.len() == 1
        && cue.len() == 1
        && cue.start == source.end
        && (lower(source), lower(cue)) == ("that", "said")
        && document.lower(cue.end as usize) == ","
}

/// Whether words that begin at a token are whom a letter is to ("Dear Ida: …"), with or without the "dear", at the start of a paragraph.
fn is_salutation(document: &Document, at: usize) -> bool {
    let opens = |at: usize| document.paragraph_tokens.binary_search_by_key(&at, |p| p.start as usize).is_ok();
    [Some(at), at.checked_sub(1)].into_iter().flatten().any(|at| document.lower(at) == "dear" && opens(at))
}

/// Whether all that is told is a word that stands for what does not follow: the "that" of a clause that the model lost, "found
/// [himself]"; but not "rejected [that]."
fn tells_nothing(document: &Document, content: &[ByteSpan]) -> bool {
    let [only] = content else { return false };
    let goes_on = || document.kind(document.tokens_within(*only).end as usize) == Some(TokenKind::Word);
    match only.of(document.text).to_ascii_lowercase().as_str() {
        "that" | "what" => goes_on(),
        "himself" | "herself" | "itself" | "themselves" | "myself" => true,
        _ => false,
    }
}

/// Whether words are a party and a state ("R-Ohio").
fn is_party(words: &str) -> bool {
    let words = words.trim_matches(['(', ')', ',', '.', ' ']);
    let mut letters = words.chars();
    matches!(letters.next(), Some('R' | 'D' | 'I'))
        && matches!(letters.next(), Some('-' | '–' | '‑'))
        && letters.next().is_some_and(char::is_uppercase)
        && !words.contains(' ')
}

/// What a party "says" was said by whoever was quoted before it (“…,” said Low, R-Ohio. “…”).
fn give_back_from_party(document: &Document, found: &mut Vec<Found>) {
    let paragraph = |span: ByteSpan| document.paragraphs.partition_point(|paragraph| paragraph.start <= span.start);
    let mut index = 0;
    while index < found.len() {
        let Some(&cue) = found[index].cue.first().filter(|cue| is_party(cue.of(document.text))) else {
            index += 1;
            continue;
        };
        let said = found.remove(index).content;
        let quotes = |other: &Found| {
            other
                .content
                .iter()
                .any(|c| c.end <= cue.start && document.is_quoted(c.start) && paragraph(*c) == paragraph(cue))
        };
        let near = index.saturating_sub(NEAR)..index;
        if let Some(to) = near.rev().find(|&at| quotes(&found[at])) {
            let quoted = said.into_iter().filter(|content| document.is_quoted(content.start));
            found[to].content.extend(quoted);
        }
    }
}

/// "According to" tells the whole of what it ends, not the addressee alone (“…,” he told [Low], according to two clerks).
fn reach_over_what_is_told(document: &Document, found: &mut [Found], index: usize) {
    let (Some(&cue), Some(&content)) = (found[index].cue.first(), found[index].content.first()) else { return };
    if !cue.of(document.text).eq_ignore_ascii_case("according to") || content.start >= cue.start {
        return;
    }
    let start = document.tokens_within(content).start;
    let ends_there = |other: &&Found| other.cue.first().is_some_and(|cue| document.tokens_within(*cue).end == start);
    let near = found[index.saturating_sub(NEAR)..index].iter().rev().find(ends_there);
    let Some(first) = near.and_then(|other| other.content.first()) else { return };
    if first.start < content.start && document.sentence_at(first.start) == document.sentence_at(content.start) {
        found[index].content[0] = ByteSpan::new(first.start, content.end);
    }
}

#[cfg(test)]
mod tests {
    use super::super::quoted::tests::mended_by;
    use super::*;

    fn mended(text: &str, parts: &[&str]) -> Vec<String> {
        mended_by(|document, _, found| mend(document, found), text, parts)
    }

    #[test]
    fn whom_a_letter_is_to_says_nothing() {
        let text = "Dear Ida: My neighbour sings.\n\nThe mayor said it was late.";
        let parts = ["Dear Ida | : | My neighbour sings", "The mayor | said | it was late"];
        assert_eq!(mended(text, &parts), ["The mayor | said | it was late"]);
    }

    #[test]
    fn whom_a_letter_in_capitals_is_to_says_nothing_either() {
        let text = "DEAR IDA: My neighbour sings.";
        assert!(mended(text, &["IDA | : | My neighbour sings"]).is_empty());
    }

    #[test]
    fn a_that_without_its_clause_tells_nothing() {
        assert!(mended("The Gazette reported that it was late.", &["The Gazette | reported | that"]).is_empty());
        assert!(mended("Ann Low found herself on the quay.", &["Ann Low | found | herself"]).is_empty());
        let rejected = "The clerks | rejected | that";
        assert_eq!(mended("The clerks rejected that.", &[rejected]), [rejected]);
    }

    #[test]
    fn a_party_says_nothing() {
        let text = "“The deck is old,” said Sen. Ann Low, R-Ohio. “It moves.” Rain fell.";
        let low = "Sen. Ann Low | said | “The deck is old,”";
        assert_eq!(
            mended(text, &[low, "Sen. Ann Low | R-Ohio | “It moves.”"]),
            ["Sen. Ann Low | said | “The deck is old,” | “It moves.”"]
        );
    }

    #[test]
    fn a_source_ends_with_its_sentence() {
        let text = "“The deck is old,” said Ann Low, who leads the yard. “It moves.”";
        assert_eq!(
            mended(text, &["Ann Low, who leads the yard. “ | said | “The deck is old,”"]),
            ["Ann Low, who leads the yard | said | “The deck is old,”"]
        );
        let text = "The yard wants Ann Low. The clerks asked for a vote.";
        assert_eq!(mended(text, &["Ann Low. The clerks | asked for | a vote"]), ["The clerks | asked for | a vote"]);
    }

    #[test]
    fn a_source_ends_before_the_day_and_the_and() {
        let text = "The Low Trust on Tuesday, May 3 said it was late. Ann Low last week said it was late. A poll released last week found it.";
        let parts = [
            "The Low Trust on Tuesday, May 3 | said | it was late",
            "Ann Low last week | said | it was late",
            "A poll released last week | found | it",
        ];
        assert_eq!(
            mended(text, &parts),
            ["The Low Trust | said | it was late", "Ann Low | said | it was late", parts[2]]
        );
        let text = "Ann Low, who fled, and said it was late.";
        assert_eq!(
            mended(text, &["Ann Low, who fled, and | said | it was late"]),
            ["Ann Low, who fled | said | it was late"]
        );
    }

    #[test]
    fn that_said_is_nobody() {
        assert!(mended("That said, it was late.", &["That | said | it was late"]).is_empty());
        let sign = "That | said | it was late";
        assert_eq!(mended("A sign hung there. That said it was late.", &[sign]), [sign]);
    }

    #[test]
    fn according_to_tells_the_whole() {
        let text = "“You have been hard on me,” he told Ann Low, according to two clerks.";
        let told = "he | told | “You have been hard on me,”";
        assert_eq!(
            mended(text, &[told, "two clerks | according to | Ann Low"])[1],
            "two clerks | according to | “You have been hard on me,” he told Ann Low"
        );
    }
}
