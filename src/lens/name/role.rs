//! The role that the story gives at the first mention.

use super::Mention;
use super::neighbour::is_occupation;
use crate::text::{Document, TokenKind, TokenSpan};

/// Most words of a role.
const LONGEST: usize = 16;

/// The title before the name, or the words between commas behind it.
pub(super) fn of(document: &Document, mention: &Mention) -> Option<String> {
    behind(document, mention).or_else(|| before(document, mention))
}

fn before(document: &Document, mention: &Mention) -> Option<String> {
    if let Some(title) = mention.title {
        let text = document.slice(title);
        return (!is_form_of_address(text)).then(|| text.to_owned());
    }
    let at = mention.tokens.start.checked_sub(1)? as usize;
    if !is_occupation(document.lower(at)) || !super::is_person(mention) {
        return None;
    }
    Some(document.word(at).to_owned())
}

fn is_form_of_address(title: &str) -> bool {
    matches!(
        title.trim_end_matches('.'),
        "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Mx" | "Sir" | "Dame" | "Lord" | "Lady" | "Messrs"
    )
}

/// ", the chairman of the Joint Chiefs of Staff,".
fn behind(document: &Document, mention: &Mention) -> Option<String> {
    let end = mention.tokens.end as usize;
    if document.word(end) != "," {
        return None;
    }
    let mut start = end + 1;
    let article = matches!(document.lower(start), "a" | "an" | "the");
    let opens = article || is_occupation(document.lower(start)) || {
        super::is_person(mention)
            && super::gazetteer::look_up(document.word(start))
                .is_some_and(|e| e.traits.has(super::gazetteer::Traits::TITLE))
    };
    if !opens {
        return None;
    }
    if article {
        start += 1;
    }
    let sentence = document.sentence_of(end).and_then(|s| document.sentences.get(s))?;
    let mut stop = start;
    while stop < sentence.tokens.end as usize && stop - start < LONGEST {
        match document.word(stop) {
            "," | "." | ";" | ":" | "who" | "which" | "whose" | "said" | "says" | "told" | "?" | "!" | "—" | "–"
            | "(" => break,
            _ if document.kind(stop) == Some(TokenKind::Quote) => break,
            _ => stop += 1,
        }
    }
    if stop == start || stop - start >= LONGEST {
        return None;
    }
    Some(document.slice(TokenSpan::from_range(start..stop)).to_owned())
}
