//! Which organisation a noun stands for: "the commission", "the company".

use super::SourceKind;
use super::head_noun::is_company;
use super::source::{FAR, Resolved, Resolver};
use crate::grammar::{Tag, WordClass};
use crate::lens::name::{Name, NameKind, is_nationality};
use crate::text::TokenSpan;
use rustc_hash::FxHashMap;

impl Resolver<'_> {
    /// "the Low campaign" is a name by itself; "the commission" is the last organisation named so. `whole`: nothing follows the phrase
    /// that would tell which one is meant.
    pub(super) fn organization(&self, phrase: TokenSpan, noun: &str, whole: bool) -> Option<Resolved> {
        let start = phrase.start as usize;
        let first = start + usize::from(self.document.class(start) == Some(WordClass::Determiner));
        let named = |speaker: String| Resolved { kind: SourceKind::Organization, speaker: Some(speaker) };
        // "Recent governments" at the beginning of a sentence is no name.
        let capitalized = |t: usize| self.document.tokens.get(t).is_some_and(|token| token.capitalized);
        let is_name = !self.opens_sentence(first)
            || self.mention_at(first).is_some()
            || self.document.tag(first) == Tag::ProperNoun
            || (first + 1..phrase.end as usize).any(capitalized);
        let of_a_people = is_company(noun) && is_nationality(self.document.word(first));
        if first < phrase.end as usize && capitalized(first) && is_name && !of_a_people {
            return Some(named(self.document.slice(TokenSpan::new(first as u32, phrase.end)).to_owned()));
        }
        let of_place = phrase.end as usize;
        if let Some(place) =
            self.mention_at(of_place + 1).filter(|n| n.kind == NameKind::Place && self.document.lower(of_place) == "of")
        {
            return Some(named(format!("{noun} of {}", place.full)));
        }
        let is_called = |name: &str| name.split(' ').any(|word| word.eq_ignore_ascii_case(noun));
        let definite = self.document.lower(start) == "the";
        let mut spoke =
            self.before(phrase.start).filter(|voice| definite && voice.who.kind == SourceKind::Organization);
        if let Some(voice) = spoke.find(|voice| voice.who.speaker.as_deref().is_some_and(is_called)) {
            return Some(voice.who.clone());
        }
        let before = self.mentions.before(self.document.bytes(phrase).start).take(60);
        let mut organizations =
            before.filter_map(|(_, n)| self.names.get(n)).filter(|n| n.kind == NameKind::Organization);
        let called = organizations.find(|n| is_called(&n.full)).map(|n| named(n.full.clone()));
        called.or_else(|| (definite && whole && is_company(noun)).then(|| self.company(phrase.start)).flatten())
    }

    /// "The group that owns it, Harbour Holdings" – the organisation behind the last comma.
    pub(super) fn organization_in_apposition(&self, source: TokenSpan) -> Option<Resolved> {
        let name = self.mention_at(source.end as usize - 1).filter(|n| n.kind == NameKind::Organization)?;
        let is_part = |t: usize| self.mention_at(t).is_some_and(|n| n.full == name.full);
        let before = source.range().rev().find(|&t| !is_part(t))?;
        let named = Resolved { kind: SourceKind::Organization, speaker: Some(name.full.clone()) };
        (self.document.lower(before) == ",").then_some(named)
    }

    /// "The company" – the organisation that spoke last, or that the story names most shortly before; no public body.
    fn company(&self, at: u32) -> Option<Resolved> {
        let mut spoke = self.before(at).take(FAR).filter(|voice| voice.who.kind == SourceKind::Organization);
        let is_business = |full: &str| !full.split(' ').any(is_public_body);
        if let Some(voice) = spoke.find(|voice| voice.who.speaker.as_deref().is_some_and(is_business)) {
            return Some(voice.who.clone());
        }
        let before = self.mentions.before(self.document.bytes(TokenSpan::new(at, at + 1)).start).take(FAR);
        let is_company = |name: &Name| name.kind == NameKind::Organization && is_business(&name.full);
        let mut counts: FxHashMap<usize, u32> = FxHashMap::default();
        for (_, name) in before.filter(|&(_, name)| self.names.get(name).is_some_and(is_company)) {
            *counts.entry(name).or_default() += 1;
        }
        let (&most, _) = counts.iter().max_by_key(|&(&name, &count)| (count, std::cmp::Reverse(name)))?;
        let speaker = self.names.get(most).map(|name| name.full.clone());
        Some(Resolved { kind: SourceKind::Organization, speaker })
    }
}

/// Words of the names of public bodies, which are no company.
fn is_public_body(word: &str) -> bool {
    matches!(
        word,
        "Commission"
            | "Department"
            | "Agency"
            | "Ministry"
            | "Court"
            | "Police"
            | "Council"
            | "Bureau"
            | "Congress"
            | "Senate"
            | "House"
            | "Parliament"
            | "Union"
            | "Party"
            | "Committee"
            | "Office"
            | "Administration"
            | "University"
            | "Government"
            | "Service"
            | "FTC"
            | "SEC"
            | "FDA"
            | "FBI"
            | "EPA"
            | "NASA"
            | "NHTSA"
            | "FAA"
    )
}
