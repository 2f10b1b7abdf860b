//! What kind of source a noun phrase is, and which name stands behind it.

use super::SourceKind;
use super::head_noun::{is_outlet_word, kind_of_noun, singles_out};
use crate::grammar::WordClass;
use crate::lens::name::{Gender, Mentions, Name, NameKind};
use crate::text::{Document, TokenKind, TokenSpan};
use rustc_hash::FxHashMap;

/// A source resolved: its kind, and the fullest name of who it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved {
    /// The kind.
    pub kind: SourceKind,
    /// The name, without titles.
    pub speaker: Option<String>,
}

/// How many persons who spoke are remembered for a pronoun.
const REMEMBERED: usize = 30;

/// Resolves the sources of a document one after another, remembering who spoke.
#[derive(Debug)]
pub struct Resolver<'d> {
    document: &'d Document<'d>,
    names: &'d [Name],
    mentions: Mentions,
    /// Persons by the words of their roles.
    by_role: FxHashMap<String, Vec<usize>>,
    /// Persons who spoke, the last one last, with their gender where the story tells it.
    persons: Vec<(Resolved, Option<Gender>)>,
    last_group: Option<Resolved>,
    last_thing: Option<Resolved>,
}

impl<'d> Resolver<'d> {
    /// A resolver for one document and its names.
    pub fn new(document: &'d Document<'d>, names: &'d [Name]) -> Self {
        let mut by_role: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (index, name) in names.iter().enumerate().filter(|(_, n)| n.kind == NameKind::Person) {
            for word in name.role.as_deref().unwrap_or_default().split(' ').filter(|w| !w.is_empty()) {
                let persons = by_role.entry(word.to_ascii_lowercase()).or_default();
                if persons.last() != Some(&index) {
                    persons.push(index);
                }
            }
        }
        let mentions = Mentions::new(names);
        Self { document, names, mentions, by_role, persons: Vec::new(), last_group: None, last_thing: None }
    }

    /// Resolves a source. Sources must come by rising start.
    pub fn resolve(&mut self, source: TokenSpan) -> Resolved {
        let resolved = self.look_at(source);
        let head = self.document.lower(self.head(source)).to_owned();
        let head = head.as_str();
        let plural = head.ends_with('s') || matches!(head, "they" | "people");
        match resolved.kind {
            SourceKind::Named => self.persons.push((resolved.clone(), self.gender_of(source, &resolved))),
            SourceKind::Unnamed if !plural => self.persons.push((resolved.clone(), gender_of_pronoun(head))),
            SourceKind::Unnamed | SourceKind::Public => self.last_group = Some(resolved.clone()),
            SourceKind::Organization | SourceKind::Document | SourceKind::Outlet => {
                self.last_thing = Some(resolved.clone())
            }
            SourceKind::Writer => {}
        }
        resolved
    }

    fn look_at(&self, source: TokenSpan) -> Resolved {
        let nameless = |kind| Resolved { kind, speaker: None };
        let start = source.start as usize;
        let source = self.without_possessive(source);
        if self.document.lower(start) == "who" {
            return self.antecedent(start);
        }
        if source.len() == 1 {
            let pronoun = match self.document.lower(start) {
                "he" | "she" | "him" | "her" | "his" | "hers" => Some(self.person_behind(source)),
                "they" | "them" | "their" => Some(
                    self.last_group
                        .clone()
                        .or_else(|| self.last_thing.clone())
                        .unwrap_or(nameless(SourceKind::Unnamed)),
                ),
                "it" | "its" => Some(self.last_thing.clone().unwrap_or(nameless(SourceKind::Organization))),
                "i" | "we" | "my" | "our" => Some(self.first_person(start)),
                "you" | "everyone" => Some(nameless(SourceKind::Public)),
                "this" | "that" | "these" | "which" => Some(nameless(SourceKind::Document)),
                _ => None,
            };
            if let Some(resolved) = pronoun {
                return resolved;
            }
        }
        let head_phrase = self.head_phrase(source);
        let head = head_phrase.end as usize - 1;
        let noun = kind_of_noun(self.document.lower(head));
        let last_mention = self.mention_at(head);
        if let Some(name) = last_mention.filter(|n| n.kind == NameKind::Person) {
            return Resolved { kind: SourceKind::Named, speaker: Some(name.full.clone()) };
        }
        if let Some(outlet) = self.outlet_in(head_phrase).filter(|_| {
            noun.is_none_or(|k| matches!(k, SourceKind::Document | SourceKind::Outlet)) || last_mention.is_some()
        }) {
            return Resolved { kind: SourceKind::Outlet, speaker: Some(outlet) };
        }
        if let Some(person) = self.person_in_apposition(source, head_phrase) {
            return Resolved { kind: SourceKind::Named, speaker: Some(person.full.clone()) };
        }
        if let Some(name) = last_mention {
            return Resolved { kind: SourceKind::Organization, speaker: Some(name.full.clone()) };
        }
        if let Some(kind) = noun {
            let definite = matches!(self.document.lower(start), "the" | "this") || self.ends_in_possessive(start);
            let noun = self.document.lower(head);
            let resolved = match kind {
                SourceKind::Unnamed | SourceKind::Public if definite && singles_out(noun) => {
                    self.person_described(noun)
                }
                SourceKind::Organization => self.organization(head_phrase, noun),
                _ => None,
            };
            return resolved.unwrap_or(nameless(kind));
        }
        if self.document.lower(start) == "the" && singles_out(self.document.lower(head)) {
            return self.person_described(self.document.lower(head)).unwrap_or(nameless(SourceKind::Unnamed));
        }
        let any_person = self.names_in(head_phrase).find(|n| n.kind == NameKind::Person);
        match any_person {
            Some(name) if self.document.tokens.get(head).is_some_and(|t| t.capitalized) => {
                Resolved { kind: SourceKind::Named, speaker: Some(name.full.clone()) }
            }
            _ if self.document.tokens.get(head).is_some_and(|t| t.capitalized) => {
                Resolved { kind: SourceKind::Named, speaker: Some(self.document.slice(head_phrase).to_owned()) }
            }
            _ => nameless(SourceKind::Unnamed),
        }
    }

    /// The head noun phrase: up to the first comma, bracket, preposition or "who".
    fn head_phrase(&self, source: TokenSpan) -> TokenSpan {
        let stops = |t: usize| {
            let lower = self.document.lower(t);
            let class = self.document.class(t);
            matches!(lower, "," | "(" | "who" | "which" | "—")
                || matches!(
                    class,
                    Some(WordClass::Preposition | WordClass::Coordinator | WordClass::That | WordClass::Subordinator)
                )
        };
        let start = source.start as usize;
        let end = (start + 1..source.end as usize)
            .find(|&t| stops(t) && !self.inside_mention(t))
            .unwrap_or(source.end as usize);
        let quantified = end == start + 1
            && matches!(
                self.document.lower(start),
                "some" | "many" | "most" | "both" | "all" | "one" | "several" | "few"
            );
        if quantified && self.document.lower(end) == "of" {
            return self.head_phrase(TokenSpan::new(end as u32 + 1, source.end.max(end as u32 + 2)));
        }
        TokenSpan::from_range(start..end)
    }

    fn head(&self, source: TokenSpan) -> usize {
        self.head_phrase(source).end as usize - 1
    }

    fn inside_mention(&self, token: usize) -> bool {
        let Some(token) = self.document.tokens.get(token) else { return false };
        self.mention_at_byte(token.span.start).is_some()
    }

    fn mention_at(&self, token: usize) -> Option<&'d Name> {
        self.mention_at_byte(self.document.tokens.get(token)?.span.start)
    }

    fn mention_at_byte(&self, byte: u32) -> Option<&'d Name> {
        self.names.get(self.mentions.at(byte)?.1)
    }

    fn names_in(&self, tokens: TokenSpan) -> impl Iterator<Item = &'d Name> {
        self.mentions.within(self.document.bytes(tokens)).filter_map(|(_, name)| self.names.get(name))
    }

    /// The news organisation in a phrase: a name or capitalised words that end like one.
    fn outlet_in(&self, phrase: TokenSpan) -> Option<String> {
        let at = phrase.range().find(|&t| is_outlet_word(self.document.word(t)))?;
        if let Some(name) = self.mention_at(at) {
            let is_outlet = name.kind == NameKind::Organization && name.full.split(' ').any(is_outlet_word);
            return is_outlet.then(|| name.full.clone());
        }
        let first = (phrase.start as usize..at)
            .rev()
            .take_while(|&t| self.document.tokens[t].capitalized && self.document.lower(t) != "the")
            .last()
            .unwrap_or(at);
        Some(self.document.slice(TokenSpan::from_range(first..at + 1)).to_owned())
    }

    /// "the mayor's" in "the mayor's view": the one whose view it is.
    fn without_possessive(&self, source: TokenSpan) -> TokenSpan {
        let last = source.end.saturating_sub(1);
        let is_possessive = source.len() > 1 && self.document.kind(last as usize) == Some(TokenKind::Possessive);
        if is_possessive { TokenSpan::new(source.start, last) } else { source }
    }

    /// "a spokeswoman at the port, harbour master Ann Low" – the name that the first comma behind the head phrase leads to, with
    /// nothing but a title between.
    fn person_in_apposition(&self, source: TokenSpan, head: TokenSpan) -> Option<&'d Name> {
        let comma = (head.end..source.end).find(|&t| self.document.lower(t as usize) == ",")?;
        let leads_elsewhere = |t: usize| {
            self.document.class(t).is_some()
                || matches!(self.document.kind(t), Some(TokenKind::Sign))
                || self.document.lower(t) == "such"
        };
        let behind = (comma as usize + 1..source.end as usize).take(6);
        let name = behind.take_while(|&t| !leads_elsewhere(t)).find_map(|t| self.mention_at(t))?;
        (name.kind == NameKind::Person).then_some(name)
    }

    /// "the mayor" – the one person whose role the story gave as that, else the last one named who spoke.
    fn person_described(&self, noun: &str) -> Option<Resolved> {
        let spoke = || {
            self.persons
                .iter()
                .rev()
                .take(REMEMBERED)
                .find(|(p, _)| p.kind == SourceKind::Named)
                .map(|(p, _)| p.clone())
        };
        match self.by_role.get(noun).map(Vec::as_slice) {
            Some(&[only]) => {
                Some(Resolved { kind: SourceKind::Named, speaker: self.names.get(only).map(|n| n.full.clone()) })
            }
            _ => spoke(),
        }
    }

    /// "the Low campaign" is a name by itself; "the commission" is the last organisation named so.
    fn organization(&self, phrase: TokenSpan, noun: &str) -> Option<Resolved> {
        let start = phrase.start as usize;
        let first = start + usize::from(self.document.class(start) == Some(WordClass::Determiner));
        let named = |speaker: String| Resolved { kind: SourceKind::Organization, speaker: Some(speaker) };
        if first < phrase.end as usize && self.document.tokens.get(first).is_some_and(|t| t.capitalized) {
            return Some(named(self.document.slice(TokenSpan::new(first as u32, phrase.end)).to_owned()));
        }
        let of_place = phrase.end as usize;
        if let Some(place) =
            self.mention_at(of_place + 1).filter(|n| n.kind == NameKind::Place && self.document.lower(of_place) == "of")
        {
            return Some(named(format!("{noun} of {}", place.full)));
        }
        let before = self.mentions.before(self.document.bytes(phrase).start).take(60);
        let mut organizations =
            before.filter_map(|(_, n)| self.names.get(n)).filter(|n| n.kind == NameKind::Organization);
        organizations.find(|n| n.full.split(' ').any(|w| w.eq_ignore_ascii_case(noun))).map(|n| named(n.full.clone()))
    }

    fn ends_in_possessive(&self, start: usize) -> bool {
        self.document.tokens.get(start).is_some_and(|t| t.capitalized)
            && (start + 1..start + 4).any(|t| self.document.kind(t) == Some(TokenKind::Possessive))
    }

    /// Who "he" or "she" is: the last one who spoke and whom the pronoun fits, else the last such person mentioned.
    fn person_behind(&self, pronoun: TokenSpan) -> Resolved {
        let gender = gender_of_pronoun(self.document.lower(pronoun.start as usize));
        let fits = |other: Option<Gender>| other.is_none() || gender.is_none() || other == gender;
        let spoke =
            self.persons.iter().rev().take(REMEMBERED).find(|(_, g)| fits(*g)).map(|(person, _)| person.clone());
        let named = |name: &Name| Resolved { kind: SourceKind::Named, speaker: Some(name.full.clone()) };
        let mentioned = || {
            let before = self.mentions.before(self.document.bytes(pronoun).start).take(40);
            let mut persons = before.filter_map(|(_, n)| self.names.get(n)).filter(|n| n.kind == NameKind::Person);
            persons.find(|n| fits(n.gender)).map(named)
        };
        let nobody = Resolved { kind: SourceKind::Unnamed, speaker: None };
        spoke.filter(|s| s.kind == SourceKind::Named).or_else(mentioned).unwrap_or(nobody)
    }

    fn gender_of(&self, source: TokenSpan, resolved: &Resolved) -> Option<Gender> {
        let by_pronoun = gender_of_pronoun(self.document.lower(source.start as usize)).filter(|_| source.len() == 1);
        by_pronoun.or_else(|| self.names_in(source).find(|n| resolved.speaker.as_ref() == Some(&n.full))?.gender)
    }

    fn antecedent(&self, who: usize) -> Resolved {
        let end = if self.document.lower(who.wrapping_sub(1)) == "," { who.saturating_sub(1) } else { who };
        let Some(last) = end.checked_sub(1) else { return Resolved { kind: SourceKind::Unnamed, speaker: None } };
        match self.mention_at(last) {
            Some(name) if name.kind == NameKind::Person => {
                Resolved { kind: SourceKind::Named, speaker: Some(name.full.clone()) }
            }
            _ => {
                Resolved { kind: kind_of_noun(self.document.lower(last)).unwrap_or(SourceKind::Unnamed), speaker: None }
            }
        }
    }

    /// Inside a quotation "I" is whoever spoke last; outside it is the writer.
    fn first_person(&self, at: usize) -> Resolved {
        let quoted = self.document.tokens.get(at).is_some_and(|t| self.document.is_quoted(t.span.start));
        let nobody = Resolved { kind: SourceKind::Writer, speaker: None };
        if quoted { self.persons.last().map_or(nobody, |(person, _)| person.clone()) } else { nobody }
    }
}

/// Whether a source is a lone pronoun: "who", "it", "they". Where no speaker was found behind it, it names nobody.
pub fn is_pronoun(source: &str) -> bool {
    let lower = source.to_lowercase();
    matches!(WordClass::of(&lower), Some(WordClass::SubjectPronoun | WordClass::ObjectPronoun))
        || matches!(
            lower.as_str(),
            "this" | "that" | "these" | "those" | "which" | "his" | "her" | "hers" | "its" | "their" | "my" | "our"
        )
}

fn gender_of_pronoun(lower: &str) -> Option<Gender> {
    match lower {
        "he" | "him" => Some(Gender::Male),
        "she" | "her" => Some(Gender::Female),
        _ => None,
    }
}
