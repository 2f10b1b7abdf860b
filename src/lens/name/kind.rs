//! What a candidate's own words say of its kind: a person, an organisation or a place.

use super::NameKind;
use super::candidate::Candidate;
use super::context::Context;
use super::gazetteer::{self, Traits};
use crate::text::Document;

/// How much speaks for each kind, in natural-log odds, roughly.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    pub person: f32,
    pub organization: f32,
    pub place: f32,
}

impl Evidence {
    pub fn of(person: f32, organization: f32, place: f32) -> Self {
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
        if c.first.has(Traits::FIGURE) {
            sum.person += 3.0;
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
                sum.organization += if often { 1.6 } else { 0.7 };
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

/// "NOT", "FREE", "XIV", "SX40": capitals that are no acronym.
fn is_emphasis(word: &str) -> bool {
    if word.len() < 2 || word.chars().any(char::is_lowercase) {
        return false;
    }
    let everyday = Traits::FUNCTION.and(Traits::COMMON).and(Traits::CALENDAR);
    gazetteer::look_up_shouted(word).is_some_and(|e| e.traits.has(everyday))
        || word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        || word.chars().filter(char::is_ascii_digit).count() > 1
}

/// Two to six capitals, with or without full stops.
pub(super) fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (2..=6).contains(&letters)
        && word.chars().all(|c| c.is_uppercase() || c == '.' || c.is_ascii_digit() || c == '-' || c == '&')
}
