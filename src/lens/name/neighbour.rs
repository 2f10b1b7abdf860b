//! What the words around a candidate say of its kind.

use super::candidate::Candidate;
use super::gazetteer::{self, Traits};
use super::kind::{Evidence, is_acronym};
use crate::grammar::Tag;
use crate::text::{Document, TokenKind};

/// What the words around a candidate say.
pub(super) fn evidence(document: &Document, candidate: &Candidate) -> Evidence {
    let mut sum = Evidence::default();
    let start = candidate.tokens.start as usize;
    let end = candidate.tokens.end as usize;
    let before = start.checked_sub(1).map_or("", |i| document.lower(i));
    let further = start.checked_sub(2).map_or("", |i| document.lower(i));
    let after = document.lower(end);
    let known = candidate.known.is_some();
    let possessive = document.kind(end) == Some(TokenKind::Possessive);
    match before {
        "in" | "near" | "outside" | "across" | "throughout" => sum.place += 1.5,
        "at" | "from" | "to" | "around" | "into" | "inside" | "of" | "through" | "toward" | "towards"
            if !possessive =>
        {
            sum.place += 0.4
        }
        // "the Low government": the article belongs to what follows.
        "the" if !possessive && !known && is_thing(document, end) => {}
        "the" => {
            sum.add(Evidence::of(-2.0, if candidate.units > 1 { 1.2 } else { 0.6 }, if known { 0.0 } else { -0.3 }))
        }
        "a" | "an" | "every" | "each" | "another" | "this" => sum.add(Evidence::of(-1.5, -1.5, -1.5)),
        "my" | "our" | "your" | "his" | "her" | "their" | "its" => sum.add(Evidence::of(-0.3, -0.8, -0.8)),
        "by" | "with" | "and" => sum.person += 0.2,
        _ if is_occupation(before) && !known => sum.person += 2.0,
        _ => {}
    }
    if before == ","
        && further.len() > 3
        && document.tokens.get(start.wrapping_sub(2)).is_some_and(|t| t.capitalized)
        && candidate.known.is_none()
    {
        sum.place += 0.2;
    }
    match after {
        "said" | "says" | "told" | "added" | "asked" | "replied" | "explained" | "tweeted" | "wrote" | "insisted"
        | "argued" | "denied" | "noted" | "recalled" | "testified" | "smiled" | "laughed" | "resigned" | "died"
        | "joked" => sum.person += 1.0,
        "announced" | "reported" | "confirmed" | "claimed" | "warned" => sum.add(Evidence::of(0.5, 0.4, 0.0)),
        "who" | "whose" | "himself" | "herself" => sum.person += 1.5,
        "residents" | "suburb" | "neighborhood" | "neighbourhood" => sum.place += 1.0,
        "shares" | "executives" | "employees" | "spokesman" | "spokeswoman" | "headquarters" | "website"
        | "newspaper" | "magazine" | "reporter" | "officials" => sum.organization += 0.7,
        _ => {}
    }
    // "Acme (NYSE: ACM)".
    if after == "("
        && matches!(document.lower(end + 1), "nyse" | "nasdaq" | "lse" | "amex" | "tsx" | "asx" | "otc" | "ticker")
    {
        sum.organization += 4.0;
    }
    if after == "," {
        let next = document.lower(end + 1);
        let next_word = document.word(end + 1);
        if is_age(document, end + 1) && !is_acronym(document.word(end - 1)) {
            sum.person += 2.5;
        } else if next == "who" {
            sum.person += 1.5;
        } else if next == "where" {
            sum.place += 1.5;
        } else if gazetteer::look_up(next_word).is_some_and(|e| e.traits.has(Traits::PLACE))
            && !known
            && candidate.units <= 2
        {
            sum.place += if matches!(before, "in" | "at" | "of" | "from" | "near" | "to") { 2.0 } else { 0.8 };
        } else if matches!(next, "a" | "an" | "the") && names_person(document.lower(head_noun(document, end + 2))) {
            sum.person += 1.5;
        }
    }

    // A line of its own: "Tarrow,".
    if after == "," && candidate.units == 1 && !known && is_whole_sentence(document, start, end + 1) {
        sum.person += 2.0;
    }
    let addressed = after.is_empty() || after == "," && candidate.opens_sentence;
    if addressed && candidate.first.has(Traits::GIVEN) && candidate.units == 1 {
        sum.person += 1.0;
    }
    if after == "(" && document.kind(end + 1) == Some(TokenKind::Word) && is_acronym(document.word(end + 1)) && !known {
        sum.organization += 2.0;
    }
    sum
}

/// "43" in "Ann Low, 43, of Hull"; not "2" in "1 tackle, 2 assists".
fn is_age(document: &Document, at: usize) -> bool {
    document.kind(at) == Some(TokenKind::Number) && document.word(at).len() <= 2 && !is_thing(document, at + 1)
}

fn is_whole_sentence(document: &Document, start: usize, end: usize) -> bool {
    let sentence = document.sentence_of(start).and_then(|s| document.sentences.get(s));
    sentence.is_some_and(|s| s.tokens.range() == (start..end))
}

/// Whether a token is a common noun in small letters.
pub(super) fn is_thing(document: &Document, at: usize) -> bool {
    let open = document.tokens.get(at).is_some_and(|t| !t.capitalized) && document.class(at).is_none();
    open && matches!(document.tag(at), Tag::Noun | Tag::PluralNoun)
}

/// The last noun of the phrase that token `at` stands in: "woman" in "young Scottish woman from".
fn head_noun(document: &Document, at: usize) -> usize {
    const LONGEST: usize = 6;
    let is_part = |i: &usize| document.tag(*i).is_noun() || matches!(document.tag(*i), Tag::Adjective | Tag::Number);
    (at..at + LONGEST).take_while(is_part).last().unwrap_or(at)
}

fn names_person(lower: &str) -> bool {
    is_occupation(lower)
        || matches!(
            lower,
            "man"
                | "woman"
                | "boy"
                | "girl"
                | "father"
                | "mother"
                | "brother"
                | "sister"
                | "boss"
                | "chief"
                | "leader"
                | "critic"
        )
}

/// Small words that name what a person does.
pub(super) fn is_occupation(lower: &str) -> bool {
    let mut letters = lower.chars();
    let Some(first) = letters.next().filter(|c| c.is_ascii_lowercase()) else { return false };
    if lower.len() < 4 {
        return false;
    }
    let capitalized: String = first.to_uppercase().chain(letters).collect();
    gazetteer::look_up(&capitalized).is_some_and(|e| e.traits.has(Traits::TITLE))
        || matches!(
            lower,
            "lawyer"
                | "journalist"
                | "researcher"
                | "actor"
                | "politician"
                | "resident"
                | "teacher"
                | "student"
                | "farmer"
                | "driver"
                | "wife"
                | "husband"
                | "son"
                | "daughter"
                | "friend"
                | "colleague"
                | "neighbor"
                | "neighbour"
                | "victim"
                | "suspect"
                | "player"
                | "writer"
                | "artist"
                | "musician"
                | "photographer"
                | "producer"
                | "veteran"
                | "named"
                | "expert"
                | "organizer"
                | "billionaire"
                | "businessman"
                | "businesswoman"
                | "lobbyist"
                | "strategist"
                | "pollster"
                | "columnist"
                | "winner"
        )
}
