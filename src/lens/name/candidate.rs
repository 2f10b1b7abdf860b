//! Runs of capitalised words → candidates: titles, nationalities, weekdays and openings cut away.

use super::context::Context;
use super::gazetteer::{Entry, Traits};
use super::run::{self, Unit, is_given, is_whole};
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

/// Appends the candidates of one sentence.
pub(super) fn collect(document: &Document, context: &Context, sentence: &Sentence, out: &mut Vec<Candidate>) {
    let end = sentence.tokens.end as usize;
    let mut finder = Finder { document, context, out };
    let mut units = Vec::new();
    let mut at = sentence.tokens.start as usize;
    let mut opening = true;
    while at < end {
        if run::is_name_word(document, at) {
            let after = run::read(document, at, end, &mut units);
            finder.parse(&units, opening);
            at = after.max(at + 1);
            opening = false;
        } else {
            let kind = document.kind(at);
            opening = match kind {
                Some(TokenKind::Quote) => opening || at + 1 < end && !document.word(at).starts_with(['”', '’']),
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
    out: &'a mut Vec<Candidate>,
}

impl Finder<'_, '_> {
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
        if units.len() == 1 && is_party_and_state(self.document.word(first.start)) {
            return;
        }
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

/// "R-Texas", "D-Minn": the party and state of a member of Congress.
fn is_party_and_state(word: &str) -> bool {
    matches!(word.as_bytes(), [b'D' | b'R' | b'I', b'-', b'A'..=b'Z', ..])
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
