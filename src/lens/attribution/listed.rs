//! A list under its speaker: "The mayor also said:", and below it lines without a full stop, each of which the mayor said.

use super::cue::{Act, cue_verb};
use super::find::{Draft, Finder, Pattern, quotations_by_token};
use crate::grammar::Form;
use crate::text::{Document, TokenKind, TokenSpan};
use std::cell::LazyCell;

/// Fewest items of a list.
const FEWEST: usize = 2;
/// Tokens of an item; what is shorter may be a heading, what is longer is a paragraph.
const ITEM: std::ops::RangeInclusive<usize> = 4..=45;

/// Finds what is said in lists, by rising content.
pub(super) fn drafts(document: &Document) -> Vec<Draft> {
    let quotation_of = LazyCell::new(|| quotations_by_token(document));
    let paragraphs = &document.paragraph_tokens;
    let lead = |(at, &paragraph): (usize, &TokenSpan)| {
        let (source, cue) = leader(document, &quotation_of, paragraph)?;
        let items = paragraphs[at + 1..].iter().copied();
        let content: Vec<TokenSpan> = items.take_while(|&item| is_item(document, item)).collect();
        (content.len() >= FEWEST).then_some(Draft {
            source: Some(source),
            cue,
            content,
            act: Act::Say,
            pattern: Pattern::Clause,
        })
    };
    paragraphs.iter().enumerate().filter_map(lead).collect()
}

/// Source and cue of a paragraph that ends in "… said:".
fn leader(
    document: &Document,
    quotation_of: &LazyCell<Vec<u32>, impl FnOnce() -> Vec<u32>>,
    paragraph: TokenSpan,
) -> Option<(TokenSpan, TokenSpan)> {
    let colon = (paragraph.end as usize).checked_sub(1).filter(|&at| document.word(at) == ":")?;
    let verb = colon.checked_sub(1).filter(|&at| at > paragraph.start as usize)?;
    cue_verb(document.lower(verb)).filter(|cue| cue.act == Act::Say && cue.form != Form::Ing && !cue.may_be_noun)?;
    let sentence = document.sentences.get(document.sentence_of(verb)?)?;
    let clause = Finder { document, quotation_of }.clause_at(verb, sentence);
    let group = clause.verb_group(verb).filter(|group| !group.passive)?;
    Some((clause.subject(group.tokens.start as usize)?, group.tokens))
}

/// Whether a paragraph is a line of words that ends without a sign.
fn is_item(document: &Document, paragraph: TokenSpan) -> bool {
    let last = (paragraph.end as usize).saturating_sub(1);
    ITEM.contains(&paragraph.len()) && matches!(document.kind(last), Some(TokenKind::Word | TokenKind::Number))
}
