//! Runs of capitalised words, and the small words that join them.

use super::gazetteer::{self, Entry, Traits};
use crate::text::{Document, TokenKind};

/// A word of a run, or a known phrase taken as one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub start: usize,
    pub end: usize,
    pub traits: Traits,
    pub known: Option<&'static Entry>,
}

/// Most units of one run; a longer run is cut, so that time stays linear.
const LONGEST_RUN: usize = 24;

/// Reads the run of name words that begins at token `at` and ends before token `end` into `units`, and tells the token after it.
pub(super) fn read(document: &Document, at: usize, end: usize, units: &mut Vec<Unit>) -> usize {
    Reader { document, end, units }.read(at)
}

struct Reader<'a, 'd> {
    document: &'a Document<'d>,
    end: usize,
    units: &'a mut Vec<Unit>,
}

impl Reader<'_, '_> {
    fn is_name_word(&self, at: usize) -> bool {
        is_name_word(self.document, at)
    }

    /// Reads the run that begins at `at` into `units` and tells the token after it.
    fn read(&mut self, at: usize) -> usize {
        self.units.clear();
        let mut next = at;
        while next < self.end && self.units.len() < LONGEST_RUN {
            if self.is_name_word(next) {
                let unit = self.unit(next);
                let document_word = self.document.word(next);
                let part = Traits::HEAD.and(Traits::PLACE_HEAD).and(Traits::OTHER_HEAD).and(Traits::GIVEN);
                // "James To", "Carl Or".
                let short_surname = self.units.len() == 1
                    && self.units.first().is_some_and(is_given)
                    && matches!(document_word, "To" | "Or" | "So" | "Do" | "He" | "An" | "No" | "My");
                if unit.traits.has(Traits::FUNCTION)
                    && !short_surname
                    && !unit.traits.has(part)
                    && !self.units.is_empty()
                    && unit.known.is_none()
                {
                    break;
                }
                next = unit.end;
                self.units.push(unit);
                continue;
            }
            let joined = self.joint(next);
            if joined == 0 {
                break;
            }
            let unit = Unit { start: next, end: next + joined, traits: Traits::CONNECTOR, known: None };
            self.units.push(unit);
            next += joined;
        }
        next
    }

    fn unit(&self, at: usize) -> Unit {
        let document = self.document;
        let word = document.word(at);
        let mut traits = gazetteer::traits(word, document.lower(at));
        if traits.has(Traits::BEGINS_PHRASE)
            && let Some((length, known)) = gazetteer::phrase(document, at, self.end)
        {
            let last = at + length - 1;
            let head = gazetteer::traits(document.word(last), document.lower(last)).has(Traits::HEAD);
            let traits = if head { known.traits.and(Traits::HEAD) } else { known.traits };
            return Unit { start: at, end: at + length, traits, known: Some(known) };
        }
        if is_initial(word) {
            traits = traits.and(Traits::INITIAL);
        }
        let whole = Traits::PLACE.and(Traits::ORGANIZATION).and(Traits::OTHER);
        let known = gazetteer::look_up(word).filter(|e| e.traits.has(whole)).or_else(|| shouted_place(word));
        Unit { start: at, end: at + 1, traits, known }
    }

    /// How many tokens from `at` on join the run to what follows: "of", "and", "de", "&".
    fn joint(&self, at: usize) -> usize {
        let document = self.document;
        let Some(last) = self.units.last() else { return 0 };
        let word = document.word(at);
        let follows = |offset: usize| at + offset < self.end && self.is_name_word(at + offset);
        match word {
            "&" if follows(1) => 1,
            "'s" | "’s" | "'" | "’"
                if follows(1)
                    && document.kind(at) == Some(TokenKind::Possessive)
                    && matches!(
                        document.word(at - 1),
                        "People"
                            | "Women"
                            | "Children"
                            | "Workers"
                            | "Teachers"
                            | "Farmers"
                            | "Men"
                            | "Lloyd"
                            | "Veterans"
                    ) =>
            {
                1
            }
            "," if follows(1) => usize::from(
                gazetteer::look_up(document.word(at + 1))
                    .is_some_and(|e| e.traits.has(Traits::SUFFIX.and(Traits::PERSON_END)) && at + 1 == last.end + 1),
            ),
            "de" | "da" | "dos" | "del" | "della" | "di" | "du" | "la" | "le" | "van" | "von" | "der" | "den"
            | "ter" | "bin" | "ibn" | "bint" | "al" | "el" | "ben" | "zu" | "und" | "e" | "y" | "do" | "des" => {
                if last.traits.has(Traits::CONNECTOR) {
                    0
                } else if follows(1) {
                    1
                } else if follows(2) && matches!(document.word(at + 1), "la" | "las" | "los" | "der" | "den" | "le") {
                    2
                } else {
                    0
                }
            }
            "of" | "for" | "on" => {
                let article = usize::from(document.word(at + 1) == "the");
                if !follows(1 + article) {
                    return 0;
                }
                let next = gazetteer::traits(document.word(at + 1 + article), document.lower(at + 1 + article));
                let office = last.traits.has(Traits::TITLE) && next.has(Traits::TITLE_MODIFIER) && article == 0;
                let headed =
                    self.units.iter().any(|u| u.traits.has(Traits::HEAD) || is_joining_head(document.word(u.start)));
                let fits = match word {
                    "of" => office || headed || last.traits.has(Traits::PLACE_HEAD),
                    _ => headed,
                };
                if fits && !next.has(Traits::FUNCTION.and(Traits::CALENDAR)) { 1 + article } else { 0 }
            }
            "and" if follows(1) => {
                let inside =
                    self.units.iter().any(|u| u.traits.has(Traits::CONNECTOR) && document.word(u.start) != "and");
                let next = self.unit(at + 1);
                let name_like = Traits::PLACE.and(Traits::ORGANIZATION).and(Traits::GIVEN).and(Traits::TITLE);
                let headed = {
                    let mut end = at + 1;
                    while end < self.end && self.is_name_word(end) {
                        end += 1;
                    }
                    let head = gazetteer::traits(document.word(end - 1), document.lower(end - 1));
                    end > at + 2 && head.has(Traits::HEAD)
                };
                let plain = !last.traits.has(name_like.and(Traits::NATIONALITY)) && self.units.len() == 1;
                usize::from(!next.traits.has(name_like) && (inside && !last.traits.has(name_like) || plain && headed))
            }
            _ => 0,
        }
    }
}

/// Whether a token can be part of a name by its look: "Low", "al-Sadr", not "I", "Iranian-backed".
pub(super) fn is_name_word(document: &Document, at: usize) -> bool {
    let Some(token) = document.tokens.get(at).filter(|t| t.kind == TokenKind::Word) else { return false };
    let word = document.word(at);
    if token.capitalized {
        let pronoun = word == "I" || word.starts_with("I'") || word.starts_with("I’");
        return !pronoun && !ends_small(word) && !is_file_or_site(word) && !is_prefixed(word);
    }
    matches!(word.split_once('-'), Some(("al" | "el" | "ul" | "ad" | "as" | "an" | "ar" | "at" | "ash" | "bin", rest)) if rest.starts_with(char::is_uppercase))
}

/// "Iranian-backed", "Trump-era": an adjective made of a name; not "Jong-un", "Kwok-kin".
fn ends_small(word: &str) -> bool {
    let Some((first, last)) = word.rsplit_once('-') else { return false };
    if !last.starts_with(char::is_lowercase) || last.chars().count() < 2 {
        return false;
    }
    let syllables = (2..=5).contains(&first.len()) && last.len() <= 5 && gazetteer::look_up(first).is_none();
    let adjective = matches!(
        last,
        "led"
            | "run"
            | "era"
            | "made"
            | "born"
            | "based"
            | "style"
            | "like"
            | "old"
            | "year"
            | "held"
            | "owned"
            | "free"
            | "only"
            | "wide"
            | "long"
            | "elect"
            | "in"
            | "up"
            | "off"
            | "out"
            | "on"
            | "to"
            | "day"
            | "time"
            | "level"
            | "class"
            | "size"
            | "type"
            | "shot"
            | "check"
            | "known"
            | "paid"
            | "aged"
            | "term"
            | "range"
            | "down"
            | "over"
            | "back"
            | "top"
            | "side"
            | "bound"
            | "site"
    );
    !syllables || adjective
}

/// "Pro-Tarrow", "Anti-Tarrow", "Non-Aligned": an adjective made of a name.
fn is_prefixed(word: &str) -> bool {
    word.split_once(['-', '\u{2011}']).is_some_and(|(first, _)| {
        matches!(first, "Pro" | "Anti" | "Non" | "Ex" | "Pre" | "Post" | "Self" | "Mid" | "Semi" | "Quasi")
    })
}

/// "Prices.pdf", "Example.com".
fn is_file_or_site(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(_, last)| last.len() > 1 && last.starts_with(char::is_lowercase))
}

/// "MOSCOW (AP) —", "in LONDON": a known place in capitals.
fn shouted_place(word: &str) -> Option<&'static Entry> {
    if word.len() < 5 || !word.chars().all(char::is_uppercase) {
        return None;
    }
    gazetteer::look_up_shouted(word).filter(|entry| entry.traits.has(Traits::PLACE))
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && matches!(letters.as_str(), "" | ".")
        || word.len() == 4 && word.ends_with('.') && word.chars().filter(|c| c.is_uppercase()).count() == 2
}

/// Heads that take "of" or "for" besides those that end a name.
fn is_joining_head(word: &str) -> bool {
    matches!(
        word,
        "House"
            | "Bank"
            | "Center"
            | "Centre"
            | "Centers"
            | "Republic"
            | "Kingdom"
            | "Commonwealth"
            | "Daughters"
            | "Sons"
            | "Friends"
            | "Isle"
            | "Gulf"
            | "Cape"
            | "Bay"
            | "Strait"
            | "Archdiocese"
            | "Diocese"
            | "Church"
            | "Campaign"
            | "Institutes"
            | "Citizens"
            | "Doctors"
            | "Physicians"
            | "Voice"
            | "Knights"
            | "Order"
            | "Reporters"
            | "Veterans"
            | "Campaigners"
            | "State"
            | "Port"
            | "Lake"
            | "Tower"
            | "Palace"
            | "Hall"
            | "Museum"
            | "Union"
            | "League"
            | "Ministry"
            | "Municipality"
    )
}

pub(super) fn is_whole(unit: &Unit) -> bool {
    unit.known.is_some_and(|e| e.traits.has(Traits::PLACE.and(Traits::ORGANIZATION)))
}

pub(super) fn is_given(unit: &Unit) -> bool {
    unit.traits.has(Traits::GIVEN.and(Traits::INITIAL)) && unit.end == unit.start + 1
}
