//! Whom the story calls what: "the governor" is the one to whom it gives that office, and nobody else.

use super::head_noun::{kind_of_noun, singles_out};
use crate::grammar::WordClass;
use crate::lens::name::{Name, NameKind};
use crate::text::{ByteSpan, Document, TokenKind};
use rustc_hash::FxHashMap;

/// Most words of a title before a name.
const LONGEST_TITLE: usize = 4;
/// Most tokens of an office behind a name, or before it: ", the chairman of the Joint Chiefs of Staff,".
const LONGEST: usize = 16;

/// The persons of a story by the offices, trades and titles that it gives them.
#[derive(Debug)]
pub struct Offices {
    holders: FxHashMap<String, Vec<usize>>,
}

impl Offices {
    /// Reads them from what stands around each mention.
    pub fn new(document: &Document, names: &[Name]) -> Self {
        let mut offices = Self { holders: FxHashMap::default() };
        for (index, name) in names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person) {
            let mut give = |noun: &str| offices.give(noun, index);
            for &mention in &name.mentions {
                around(document, mention, &mut give);
            }
        }
        offices
    }

    /// The persons with an office, by their first mention.
    pub fn holders(&self, noun: &str) -> &[usize] {
        self.holders.get(noun).map_or(&[], Vec::as_slice)
    }

    fn give(&mut self, noun: &str, person: usize) {
        let spelled_out: &[&str] = match noun.trim_end_matches('.') {
            "gov" => &["governor"],
            "gen" => &["general"],
            "sen" | "senator" => &["senator", "lawmaker"],
            "rep" | "representative" => &["representative", "lawmaker", "congressman", "congresswoman"],
            "congressman" => &["congressman", "lawmaker"],
            "congresswoman" => &["congresswoman", "lawmaker"],
            "prof" => &["professor"],
            "dr" => &["doctor"],
            "col" => &["colonel"],
            "capt" => &["captain"],
            "lt" => &["lieutenant"],
            "sgt" => &["sergeant"],
            "adm" => &["admiral"],
            noun => &[noun],
        };
        for &noun in spelled_out {
            let holders = self.holders.entry(noun.to_owned()).or_default();
            if !holders.contains(&person) {
                holders.push(person);
            }
        }
    }
}

/// The nouns by which a mention's neighbours call its bearer.
fn around(document: &Document, mention: ByteSpan, give: &mut impl FnMut(&str)) {
    let tokens = document.tokens_within(mention);
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let first = start.saturating_sub(LONGEST_TITLE);
    let title = (first..start)
        .rev()
        .take_while(|&at| document.kind(at) == Some(TokenKind::Word) && document.class(at).is_none());
    title.for_each(|at| give(document.lower(at)));
    // "Low, the mayor of Dalby," and "Low is the mayor of Dalby".
    let is_apposed = document.lower(end) == ",";
    if is_apposed
        || document.class(end) == Some(WordClass::Be) && document.class(end + 1) == Some(WordClass::Determiner)
    {
        phrase(document, end + 1, give);
    }
    // "the mayor of Dalby, Ann Low"
    if start > 1 && document.lower(start - 1) == "," {
        let first = (start - 1).saturating_sub(LONGEST);
        let opens = (first..start - 1)
            .rev()
            .take_while(|&at| matches!(document.kind(at), Some(TokenKind::Word | TokenKind::Possessive)))
            .find(|&at| {
                document.class(at) == Some(WordClass::Determiner)
                    && document.class(at.wrapping_sub(1)) != Some(WordClass::Preposition)
            });
        if let Some(opens) = opens {
            phrase(document, opens, give);
        }
    }
}

/// The nouns that head the phrase at token `from`: each that is one of a person, up to the first that is not in the phrase itself.
/// What stands before a possessive is somebody else's ("the governor’s lawyer").
fn phrase(document: &Document, from: usize, give: &mut impl FnMut(&str)) {
    let in_phrase = |at: &usize| {
        let class = document.class(*at);
        matches!(document.kind(*at), Some(TokenKind::Word | TokenKind::Possessive))
            && matches!(class, None | Some(WordClass::Determiner | WordClass::Coordinator | WordClass::Adverb))
    };
    let phrase: Vec<usize> = (from..from + LONGEST).take_while(in_phrase).collect();
    let owned = phrase.iter().rposition(|&at| document.kind(at) == Some(TokenKind::Possessive)).map_or(0, |at| at + 1);
    for &at in &phrase[owned..] {
        let noun = document.lower(at);
        if singles_out(noun) || kind_of_noun(noun).is_some() {
            give(noun);
        }
    }
}
