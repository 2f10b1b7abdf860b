//! Runs of capitalised words → candidates: titles, nationalities, weekdays and openings cut away.

use super::context::Context;
use super::gazetteer::{self, Entry, Traits};
use crate::text::{Document, Sentence, TokenKind, TokenSpan};

/// Words that may be a name.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The name's tokens.
    pub tokens: TokenSpan,
    /// The title before it ("U.S. Defense Secretary"), in tokens.
    pub title: Option<TokenSpan>,
    /// What is known of the whole.
    pub known: Option<&'static Entry>,
    /// The traits of its first, second and last unit, and of all together.
    pub first: Traits,
    pub second: Traits,
    pub last: Traits,
    pub all: Traits,
    /// Whether its first word opens a sentence, so that its capital means little.
    pub opens_sentence: bool,
    /// Whether "the" stands right before it.
    pub follows_the: bool,
    /// Number of units, connectors not counted.
    pub units: usize,
}

/// A word of a run, or a known phrase taken as one.
#[derive(Debug, Clone, Copy)]
struct Unit {
    start: usize,
    end: usize,
    traits: Traits,
    known: Option<&'static Entry>,
}

/// Most units of one run; a longer run is cut, so that time stays linear.
const LONGEST_RUN: usize = 24;

/// Appends the candidates of one sentence.
pub(super) fn collect(document: &Document, context: &Context, sentence: &Sentence, out: &mut Vec<Candidate>) {
    let mut finder = Finder { document, context, end: sentence.tokens.end as usize, units: Vec::new(), out };
    let mut at = sentence.tokens.start as usize;
    let mut opening = true;
    while at < finder.end {
        if finder.is_name_word(at) {
            let after = finder.run(at);
            let units = std::mem::take(&mut finder.units);
            finder.parse(&units, opening);
            finder.units = units;
            at = after.max(at + 1);
            opening = false;
        } else {
            let kind = document.kind(at);
            opening = match kind {
                Some(TokenKind::Quote) => opening || at + 1 < finder.end && !document.word(at).starts_with(['”', '’']),
                Some(TokenKind::Sign) => opening || matches!(document.word(at), ":" | "•" | "*" | "—" | "–" | "--"),
                _ => false,
            };
            at += 1;
        }
    }
}

struct Finder<'a, 'd> {
    document: &'a Document<'d>,
    context: &'a Context<'a>,
    end: usize,
    units: Vec<Unit>,
    out: &'a mut Vec<Candidate>,
}

impl Finder<'_, '_> {
    fn is_name_word(&self, at: usize) -> bool {
        is_name_word(self.document, at)
    }

    /// Reads the run that begins at `at` into `units` and tells the token after it.
    fn run(&mut self, at: usize) -> usize {
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
        let known = gazetteer::look_up(word).filter(|e| e.traits.has(whole));
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

    /// Cuts a run into candidates.
    fn parse(&mut self, units: &[Unit], opening: bool) {
        let mut units = units;
        let mut opening = opening;
        while let Some((first, rest)) = units.split_first() {
            if first.traits.has(Traits::CONNECTOR)
                || first.traits.has(Traits::FUNCTION) && first.known.is_none() && !is_given_run(units)
            {
                units = rest;
                opening = false;
            } else {
                break;
            }
        }
        while let Some((last, rest)) = units.split_last() {
            if last.traits.has(Traits::CONNECTOR) {
                units = rest;
            } else {
                break;
            }
        }
        if units.is_empty() {
            return;
        }
        if let Some(day) = (0..units.len()).find(|&i| is_calendar(units, i)) {
            self.parse(&units[..day], opening);
            return self.parse(&units[day + 1..], false);
        }
        if let Some(title) = last_title(units) {
            return self.titled(units, title, opening);
        }
        self.untitled(units, None, opening);
    }

    /// A run with a title whose last unit is `at`: what stands before it is read by itself, what follows is its bearer.
    fn titled(&mut self, units: &[Unit], at: usize, opening: bool) {
        let mut start = at;
        let part = Traits::TITLE
            .and(Traits::TITLE_MODIFIER)
            .and(Traits::NATIONALITY)
            .and(Traits::CONNECTOR)
            .and(Traits::COMMON);
        while start > 0
            && units[start - 1].traits.has(part)
            && !is_given(&units[start - 1])
            && !is_whole(&units[start - 1])
        {
            start -= 1;
        }
        let mut after = at + 1;
        while after + 1 < units.len()
            && units[after].traits.has(Traits::CONNECTOR)
            && self.document.word(units[after].start) == "of"
        {
            after += 2;
            while units.get(after).is_some_and(|u| u.traits.has(Traits::TITLE_MODIFIER) && !is_given(u)) {
                after += 1;
            }
        }
        let before = &units[..start];
        self.parse(before, opening);
        let Some(bearer) = units.get(after..).filter(|u| !u.is_empty()) else { return };
        // A place or organisation right before the title is part of the role.
        let from = if before.len() == 1 && is_whole(&before[0]) { before[0].start } else { units[start].start };
        let title = TokenSpan::from_range(from..units[after - 1].end);
        self.untitled(bearer, Some(title), false);
    }

    fn untitled(&mut self, units: &[Unit], title: Option<TokenSpan>, opening: bool) {
        let mut units = units;
        let mut opening = opening;
        let headed = |units: &[Unit]| {
            units.len() > 1
                && (units
                    .last()
                    .is_some_and(|u| u.traits.has(Traits::HEAD.and(Traits::SUFFIX).and(Traits::PLACE_HEAD)))
                    || units.windows(2).any(|w| w[1].traits.has(Traits::CONNECTOR) && w[0].traits.has(Traits::HEAD)))
        };
        if units.iter().all(|u| u.traits.has(Traits::NATIONALITY) && !is_whole(u)) {
            return;
        }
        let national = matches!(units, [_, last] if last.known.is_some() && last.traits.has(Traits::ORGANIZATION) && last.end > last.start + 1);
        if !headed(units) && !national {
            while let Some((first, rest)) = units.split_first().filter(|(first, _)| {
                first.traits.has(Traits::NATIONALITY) && !is_whole(first) && !first.traits.has(Traits::GIVEN)
            }) {
                let _ = first;
                units = rest;
                opening = false;
            }
            if let Some(at) = (1..units.len()).find(|&i| {
                units[i].traits.has(Traits::NATIONALITY)
                    && !is_whole(&units[i])
                    && units.get(i + 1).is_some_and(is_given)
            }) {
                self.parse(&units[..at], opening);
                return self.parse(&units[at + 1..], false);
            }
        }
        // "Yesterday Low met", "Police Scotland": a common word that opens a sentence belongs to the name only where a head follows.
        while let [first, _, ..] = units {
            let lower = self.document.lower(first.start);
            let common = first.traits.has(Traits::COMMON)
                || self.context.seen(lower).small > 0
                    && !first.traits.has(Traits::GIVEN.and(Traits::HEAD).and(Traits::PLACE_OPENING));
            if opening && common && !is_whole(first) && !headed(units) {
                units = &units[1..];
                opening = false;
            } else {
                break;
            }
        }
        // "Baathist Ann Low": a follower of something, before a given name.
        if let [first, second, _, ..] = units
            && first.traits == Traits::default()
            && is_given(second)
            && self.document.word(first.start).ends_with("ist")
        {
            units = &units[1..];
            opening = false;
        }
        // "Texas Democrat Ann Low", "Iran Jamal Low": a known place or organisation right before a given name stands alone.
        if let [first, second, _, ..] = units
            && is_whole(first)
            && first.traits.has(Traits::PLACE.and(Traits::ORGANIZATION))
            && !first.traits.has(Traits::GIVEN)
            && is_given(second)
            && !headed(units)
        {
            self.push(&units[..1], None, opening);
            return self.push(&units[1..], title, false);
        }
        // "the Refugee Council Ann Low", "Ambassador to the United States Ann Low".
        let person_like = |unit: &Unit| {
            let not = Traits::HEAD
                .and(Traits::PLACE_HEAD)
                .and(Traits::OTHER_HEAD)
                .and(Traits::OTHER)
                .and(Traits::SUFFIX)
                .and(Traits::CONNECTOR);
            !unit.traits.has(not.and(Traits::NATIONALITY).and(Traits::COMMON)) && !is_whole(unit)
        };
        if let [before @ .., a, b] = units
            && let Some(last) = before.last()
            && (last.traits.has(Traits::HEAD) && before.len() > 1 || is_whole(last) && last.end > last.start + 1)
            && person_like(a)
            && person_like(b)
        {
            self.push(before, None, opening);
            return self.push(&units[units.len() - 2..], title, false);
        }
        self.push(units, title, opening);
    }

    fn push(&mut self, units: &[Unit], title: Option<TokenSpan>, opening: bool) {
        let (Some(first), Some(last)) = (units.first(), units.last()) else { return };
        let all = units.iter().fold(Traits::default(), |sum, u| sum.and(u.traits));
        self.out.push(Candidate {
            tokens: TokenSpan::from_range(first.start..last.end),
            title,
            known: if units.len() == 1 { first.known } else { None },
            first: first.traits,
            second: units.get(1).map_or(Traits::default(), |u| u.traits),
            last: last.traits,
            all,
            opens_sentence: opening,
            follows_the: first.start > 0 && self.document.lower(first.start - 1) == "the",
            units: units.iter().filter(|u| !u.traits.has(Traits::CONNECTOR)).count(),
        });
    }
}

/// Whether a token can be part of a name by its look: "Low", "al-Sadr", not "I", "Iranian-backed".
pub(super) fn is_name_word(document: &Document, at: usize) -> bool {
    let Some(token) = document.tokens.get(at).filter(|t| t.kind == TokenKind::Word) else { return false };
    let word = document.word(at);
    if token.capitalized {
        let pronoun = word == "I" || word.starts_with("I'") || word.starts_with("I’");
        return !pronoun && !ends_small(word) && !is_file_or_site(word);
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

/// "Prices.pdf", "Example.com".
fn is_file_or_site(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(_, last)| last.len() > 1 && last.starts_with(char::is_lowercase))
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

fn is_whole(unit: &Unit) -> bool {
    unit.known.is_some_and(|e| e.traits.has(Traits::PLACE.and(Traits::ORGANIZATION)))
}

fn is_given(unit: &Unit) -> bool {
    unit.traits.has(Traits::GIVEN.and(Traits::INITIAL)) && unit.end == unit.start + 1
}

/// "Will Low" begins with a function word that is a given name.
fn is_given_run(units: &[Unit]) -> bool {
    match units {
        [first, second, ..] => {
            first.traits.has(Traits::EVERYDAY)
                && !second.traits.has(Traits::FUNCTION.and(Traits::GIVEN).and(Traits::TITLE).and(Traits::CONNECTOR))
                && !is_whole(second)
        }
        _ => false,
    }
}

fn is_calendar(units: &[Unit], at: usize) -> bool {
    let Some(unit) = units.get(at).filter(|u| u.traits.has(Traits::CALENDAR)) else { return false };
    let named = at > 0 && units[at - 1].traits.has(Traits::GIVEN.and(Traits::INITIAL).and(Traits::TITLE));
    let names = unit.traits.has(Traits::GIVEN.and(Traits::EVERYDAY))
        && units.get(at + 1).is_some_and(|u| !u.traits.has(Traits::TITLE.and(Traits::CALENDAR).and(Traits::FUNCTION)));
    !(unit.traits.has(Traits::EVERYDAY) && (named || names))
}

/// Index of the last unit that is a title, not a surname or the beginning of an organisation's name.
fn last_title(units: &[Unit]) -> Option<usize> {
    let is_title = |at: usize| {
        let unit = &units[at];
        let surname = at > 0 && is_given(&units[at - 1]) && at + 1 == units.len();
        // "Dean Tarrow" is a name, "the dean" is not.
        let given = at == 0 && unit.traits.has(Traits::GIVEN) && units.len() == 2;
        unit.traits.has(Traits::TITLE) && unit.end == unit.start + 1 && !surname && !given
    };
    let at = (0..units.len()).rev().find(|&at| is_title(at))?;
    let head = Traits::HEAD.and(Traits::PLACE_HEAD).and(Traits::OTHER_HEAD).and(Traits::SUFFIX);
    let heads_follow = match units.get(at + 1..) {
        Some([]) | None => false,
        Some(rest) => {
            rest.last().is_some_and(|u| u.traits.has(head) && !is_given(u)) && !rest.first().is_some_and(is_given)
                || rest.first().is_some_and(|u| u.traits.has(Traits::HEAD) && rest.len() == 1)
        }
    };
    if heads_follow { None } else { Some(at) }
}
