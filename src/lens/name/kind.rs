//! What speaks for a person, an organisation or a place.

use super::NameKind;
use super::candidate::Candidate;
use super::context::Context;
use super::gazetteer::{self, Traits};
use crate::grammar::Tag;
use crate::text::{Document, TokenKind};

/// How much speaks for each kind, in natural-log odds, roughly.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    pub person: f32,
    pub organization: f32,
    pub place: f32,
}

impl Evidence {
    fn of(person: f32, organization: f32, place: f32) -> Self {
        Self { person, organization, place }
    }

    pub fn add(&mut self, other: Self) {
        self.person += other.person;
        self.organization += other.organization;
        self.place += other.place;
    }

    pub fn times(self, factor: f32) -> Self {
        Self::of(self.person * factor, self.organization * factor, self.place * factor)
    }

    /// Whether the rules leave open what it is.
    pub fn is_doubtful(self) -> bool {
        let (_, score, lead) = self.best();
        score < 1.5 || lead < 0.5
    }

    /// The likeliest kind, what speaks for it, and by how much it leads.
    pub fn best(self) -> (NameKind, f32, f32) {
        let mut rows = [
            (NameKind::Person, self.person),
            (NameKind::Organization, self.organization),
            (NameKind::Place, self.place),
        ];
        rows.sort_by(|a, b| b.1.total_cmp(&a.1));
        (rows[0].0, rows[0].1, rows[0].1 - rows[1].1)
    }
}

/// What a candidate's own words say; none where they say that it is no name.
pub(super) fn from_words(document: &Document, context: &Context, candidate: &Candidate) -> Option<Evidence> {
    let mut sum = Evidence::default();
    let c = candidate;
    if let Some(known) = c.known {
        if known.traits.has(Traits::OTHER) && c.title.is_none() {
            return None;
        }
        if known.traits.has(Traits::PLACE) {
            sum.place += 3.0;
        }
        if known.traits.has(Traits::ORGANIZATION) {
            sum.organization += 3.0;
        }
    }
    if c.title.is_some() {
        sum.person += 4.0;
    }
    let first_word = document.word(c.tokens.start as usize);
    if c.units >= 2 {
        let given = c.first.has(Traits::GIVEN.and(Traits::INITIAL)) && !c.last.has(Traits::SUFFIX);
        if given {
            let everyday = c.first.has(Traits::EVERYDAY) && c.opens_sentence;
            sum.person += if everyday { 1.0 } else { 2.5 };
        }
        if c.second.has(Traits::INITIAL) && c.units >= 3 {
            sum.person += 2.0;
        }
        if c.last.has(Traits::PERSON_END) {
            sum.person += 3.0;
        }
        if c.last.has(Traits::SUFFIX) {
            sum.organization += 4.0;
        }
        if c.last.has(Traits::HEAD) {
            sum.organization += if given && c.units == 2 { 1.5 } else { 3.5 };
        }
        if c.all.has(Traits::CONNECTOR) && c.all.has(Traits::HEAD) {
            sum.organization += 3.0;
        }
        if c.last.has(Traits::PLACE_HEAD) {
            sum.place += if given && c.units == 2 { 1.5 } else { 3.0 };
        }
        if c.first.has(Traits::PLACE_OPENING) && !c.last.has(Traits::HEAD.and(Traits::OTHER_HEAD)) {
            sum.place += 2.0;
            if c.last.has(Traits::PLACE) {
                sum.place += 1.5;
            }
        }
        if c.last.has(Traits::OTHER_HEAD.and(Traits::OTHER)) && !given && c.title.is_none() {
            return None;
        }
        if document.slice(c.tokens).contains('&') {
            sum.organization += 2.5;
        }
        if c.units <= 3 && !c.all.has(NOT_PERSON) {
            let word = document.word(c.tokens.end as usize - 1);
            let thing = !given && ABSTRACT.iter().any(|e| word.ends_with(e));
            sum.person += if thing || c.opens_sentence && !given { 0.4 } else { 1.2 };
        }
        if c.units > 4 {
            sum.person -= 2.0;
        }
    } else {
        let word = first_word;
        let seen = context.seen(document.lower(c.tokens.start as usize));
        if c.first.has(Traits::GIVEN) && c.known.is_none() {
            sum.person += 2.0;
        }
        if c.known.is_none() && c.title.is_none() {
            let bare = Traits::TITLE_MODIFIER
                .and(Traits::COMMON)
                .and(Traits::FUNCTION)
                .and(Traits::PLACE_HEAD)
                .and(Traits::OTHER_HEAD)
                .and(Traits::PERSON_END)
                .and(Traits::SUFFIX)
                .and(Traits::INITIAL);
            let head = c.first.has(Traits::HEAD) && c.follows_the && !c.opens_sentence;
            if !head && !c.first.has(Traits::GIVEN) && c.first.has(bare.and(Traits::HEAD)) {
                return None;
            }
            if is_emphasis(word) {
                return None;
            }
            // "the Tarrowists", "two Walkmans": people and things named after a name.
            let singular = document.lower(c.tokens.start as usize).strip_suffix('s');
            if singular.is_some_and(|s| s.len() > 3 && context.seen(s).inside > 0) && !c.first.has(Traits::GIVEN) {
                return None;
            }
            if is_acronym(word) {
                let often = seen.inside + seen.opening > 1 || word.contains('.');
                sum.organization += if often { 1.6 } else { 1.0 };
            }
            // A capital that never becomes small is a name of some kind.
            if seen.small * 4 <= seen.inside && (seen.inside > 0 || seen.opening > 1) && word.len() > 3 {
                let share = if seen.inside + seen.opening > 1 { 1.0 } else { 0.6 };
                sum.add(Evidence::of(0.8 * share, share, 0.7 * share));
            }
            if c.first.has(Traits::HEAD) {
                // "the Council": only where the document has one council.
                sum.add(Evidence::of(-2.0, -1.2, -2.0));
            }
            if seen.small > 0 && !c.first.has(Traits::GIVEN) && seen.small >= seen.inside {
                sum.add(Evidence::of(-2.0, -2.0, -2.0));
            }
        }
        if c.opens_sentence && seen.inside == 0 && c.known.is_none() && c.title.is_none() {
            let doubt = if c.first.has(Traits::GIVEN) { -0.8 } else { -1.5 };
            sum.add(Evidence::of(doubt, doubt, doubt));
        }
        let named_inside = c.known.is_some() && seen.inside > 0;
        if c.opens_sentence && !named_inside && c.first.has(Traits::COMMON.and(Traits::FUNCTION)) && c.title.is_none() {
            sum.add(Evidence::of(-3.0, -3.0, -3.0));
        }
        if c.first.has(Traits::EVERYDAY) && c.title.is_none() {
            sum.person -= 1.5;
        }
    }
    sum.add(from_shape(document.word(c.tokens.end as usize - 1), c));
    Some(sum)
}

/// Endings of words for things and qualities, which are seldom surnames.
const ABSTRACT: [&str; 22] = [
    "tion", "tions", "ment", "ments", "ance", "ence", "ity", "ities", "ness", "ship", "ships", "ism", "ics", "ogy",
    "ware", "ings", "ares", "ages", "ions", "ures", "ables", "acts",
];

pub(super) const NOT_PERSON: Traits = Traits::PLACE
    .and(Traits::ORGANIZATION)
    .and(Traits::HEAD)
    .and(Traits::SUFFIX)
    .and(Traits::PLACE_HEAD)
    .and(Traits::OTHER_HEAD)
    .and(Traits::OTHER)
    .and(Traits::NATIONALITY)
    .and(Traits::COMMON);

/// Endings of unknown words.
fn from_shape(word: &str, candidate: &Candidate) -> Evidence {
    if candidate.known.is_some() || word.len() < 5 {
        return Evidence::default();
    }
    let inner_capital = word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase);
    let scottish = word.starts_with("Mc") || word.starts_with("Mac") || word.contains(['\'', '’', '-']);
    if inner_capital && !scottish {
        return Evidence::of(0.0, 1.5, 0.0);
    }
    let ends = |endings: &[&str]| endings.iter().any(|e| word.ends_with(e));
    if ends(&[
        "ville", "burg", "burgh", "stan", "shire", "abad", "grad", "polis", "pur", "istan", "ford", "chester", "mouth",
        "borough", "bury", "ston",
    ]) {
        Evidence::of(0.0, 0.0, 0.8)
    } else if ends(&["soft", "corp", "tech", "bank", "gas", "media", "net", "oil"]) {
        Evidence::of(0.0, 0.8, 0.0)
    } else if ends(&[
        "ov", "ova", "ev", "eva", "ski", "sky", "enko", "yan", "sson", "sen", "ez", "oglu", "shvili", "vić", "vic",
        "escu", "man", "son", "berg", "stein", "witz",
    ]) || word.starts_with("Mc")
        || word.starts_with("O’")
        || word.starts_with("O'")
    {
        Evidence::of(0.8, 0.0, 0.0)
    } else {
        Evidence::default()
    }
}

/// Whether a result of a match stands beside a candidate.
pub(super) fn is_beside_score(document: &Document, candidate: &Candidate) -> bool {
    const REACH: usize = 2;
    let (start, end) = (candidate.tokens.start as usize, candidate.tokens.end as usize);
    (end..end + REACH).any(|at| is_score(document, at))
        || (1..=REACH).filter_map(|back| start.checked_sub(back)).any(|at| is_score_before(document, at))
}

/// "1 – 0", "2-1" at token `at`: a country beside it is its team.
fn is_score(document: &Document, at: usize) -> bool {
    let small = |i: usize| document.kind(i) == Some(TokenKind::Number) && document.word(i).len() <= 2;
    is_glued_score(document, at) || small(at) && matches!(document.word(at + 1), "–" | "-" | "—") && small(at + 2)
}

/// The same, ending at token `at`.
fn is_score_before(document: &Document, at: usize) -> bool {
    is_glued_score(document, at) || at >= 2 && is_score(document, at - 2)
}

fn is_glued_score(document: &Document, at: usize) -> bool {
    matches!(document.word(at).as_bytes(), [a, b'-', b] if a.is_ascii_digit() && b.is_ascii_digit())
}

/// "NOT", "FREE", "XIV", "SX40": capitals that are no acronym.
fn is_emphasis(word: &str) -> bool {
    if word.len() < 2 || word.chars().any(char::is_lowercase) {
        return false;
    }
    let mut letters = word.chars();
    let title: String = letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect();
    let everyday = Traits::FUNCTION.and(Traits::COMMON).and(Traits::CALENDAR);
    gazetteer::look_up(&title).is_some_and(|e| e.traits.has(everyday))
        || word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        || word.chars().filter(char::is_ascii_digit).count() > 1
}

/// Two to six capitals, with or without full stops.
pub(super) fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (2..=6).contains(&letters)
        && word.chars().all(|c| c.is_uppercase() || c == '.' || c.is_ascii_digit() || c == '-' || c == '&')
}

/// What the words around a candidate say.
pub(super) fn from_neighbours(document: &Document, candidate: &Candidate) -> Evidence {
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
    if after == "," {
        let next = document.lower(end + 1);
        let next_word = document.word(end + 1);
        if document.kind(end + 1) == Some(TokenKind::Number) && next.len() <= 2 {
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

fn is_whole_sentence(document: &Document, start: usize, end: usize) -> bool {
    let sentence = document.sentence_of(start).and_then(|s| document.sentences.get(s));
    sentence.is_some_and(|s| s.tokens.range() == (start..end))
}

/// Whether a token is a common noun in small letters.
pub(super) fn is_thing(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| !t.capitalized) && matches!(document.tag(at), Tag::Noun | Tag::PluralNoun)
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
