//! What kind of source a noun phrase is, and which name stands behind it.

use super::SourceKind;
use super::head_noun::{is_office, kind_of_noun, singles_out};
use super::office::Offices;
use super::pronoun::{Outer, REMEMBERED, gender_of_pronoun, genders};
use crate::grammar::{Tag, WordClass};
use crate::lens::name::{Gender, Mentions, Name, NameKind, is_nationality};
use crate::text::{Document, TokenKind, TokenSpan};

/// How many who spoke, or mentions, lie at most between a noun or pronoun and what it stands for.
pub(super) const FAR: usize = 200;

/// A source resolved: its kind, and the fullest name of who it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved {
    /// The kind.
    pub kind: SourceKind,
    /// The name, without titles.
    pub speaker: Option<String>,
}

/// Somebody or something that spoke.
#[derive(Debug, Clone)]
pub(super) struct Voice {
    /// The first token of the source.
    at: u32,
    pub(super) who: Resolved,
    pub(super) place: Place,
}

/// What a pronoun may stand for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// A person, with the gender where the story tells it.
    Person(Option<Gender>),
    /// Persons.
    Group,
    /// An institution, document or outlet.
    Thing,
}

/// Resolves the sources of a document, remembering who spoke where.
#[derive(Debug)]
pub struct Resolver<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) names: &'d [Name],
    pub(super) mentions: Mentions,
    /// The pronoun of each name.
    pub(super) genders: Vec<Option<Gender>>,
    offices: Offices,
    /// Who spoke, by rising place.
    voices: Vec<Voice>,
}

impl<'d> Resolver<'d> {
    /// A resolver for one document and its names.
    pub fn new(document: &'d Document<'d>, names: &'d [Name]) -> Self {
        let (mentions, offices) = (Mentions::new(names), Offices::new(document, names));
        let genders = genders(document, names, &mentions);
        Self { document, names, mentions, genders, offices, voices: Vec::new() }
    }

    /// Resolves a source and remembers who it is.
    pub fn resolve(&mut self, source: TokenSpan) -> Resolved {
        let who = self.look_up(source);
        let head = self.document.lower(self.head(source));
        let place = match who.kind {
            SourceKind::Named => Place::Person(self.gender_of(source, &who)),
            SourceKind::Unnamed if !is_plural(head) => Place::Person(gender_of_pronoun(head)),
            SourceKind::Unnamed | SourceKind::Public => Place::Group,
            SourceKind::Organization | SourceKind::Document | SourceKind::Outlet => Place::Thing,
            SourceKind::Writer => return who,
        };
        let after = self.voices.partition_point(|voice| voice.at <= source.start);
        self.voices.insert(after, Voice { at: source.start, who: who.clone(), place });
        who
    }

    /// Resolves a source by what stands before it.
    pub fn look_up(&self, source: TokenSpan) -> Resolved {
        self.look_at(source, None)
    }

    /// Resolves a source that stands in somebody's words.
    pub fn look_inside(&self, source: TokenSpan, outer: &Outer) -> Resolved {
        self.look_at(source, Some(outer))
    }

    /// Whether a source is more than one.
    pub fn is_plural(&self, source: TokenSpan) -> bool {
        is_plural(self.document.lower(self.head(source)))
    }

    /// Those who spoke before a token, the last one first.
    pub(super) fn before(&self, at: u32) -> impl Iterator<Item = &Voice> {
        self.voices[..self.voices.partition_point(|voice| voice.at < at)].iter().rev()
    }

    pub(super) fn last(&self, at: u32, place: Place) -> Option<Resolved> {
        self.before(at).take(FAR).find(|voice| voice.place == place).map(|voice| voice.who.clone())
    }

    fn look_at(&self, source: TokenSpan, outer: Option<&Outer>) -> Resolved {
        let nameless = |kind| Resolved { kind, speaker: None };
        let start = source.start as usize;
        let source = self.without_possessive(source);
        // "WHO" is the World Health Organization.
        if self.document.lower(start) == "who" && self.document.word(start) != "WHO" {
            return self.antecedent(start);
        }
        if let Some(resolved) = (source.len() == 1).then(|| self.pronoun(source, outer)).flatten() {
            return resolved;
        }
        let head_phrase = self.without_stop(self.head_phrase(source));
        let head = head_phrase.end as usize - 1;
        // "He and others", "those in favor", "another of them".
        let is_closed = matches!(
            self.document.class(head),
            Some(WordClass::Determiner | WordClass::SubjectPronoun | WordClass::ObjectPronoun)
        );
        let is_word = !is_shouted(self.document.word(head)) && self.mention_at(head).is_none();
        if head_phrase.len() == 1 && is_closed && is_word {
            if let Some(person) = self.person_in_apposition(source, head_phrase) {
                return Resolved { kind: SourceKind::Named, speaker: Some(person.full.clone()) };
            }
            let whole =
                head_phrase.start == source.start && !matches!(self.document.lower(head), "that" | "this" | "these");
            let unnamed = || nameless(kind_of_noun(self.document.lower(head)).unwrap_or(SourceKind::Unnamed));
            return self.pronoun(head_phrase, outer).filter(|_| whole).unwrap_or_else(unnamed);
        }
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
        let person = self
            .person_in_apposition(source, head_phrase)
            .or_else(|| self.person_of_two_titles(source, head_phrase))
            .or_else(|| self.person_behind_office(source, head_phrase));
        if let Some(person) = person {
            return Resolved { kind: SourceKind::Named, speaker: Some(person.full.clone()) };
        }
        if let Some(name) = last_mention {
            return Resolved { kind: SourceKind::Organization, speaker: Some(name.full.clone()) };
        }
        if let Some(person) = noun.filter(|_| source.len() == 1).and_then(|_| self.bearer(head)) {
            return Resolved { kind: SourceKind::Named, speaker: Some(person.full.clone()) };
        }
        if let Some(kind) = noun {
            // "one user" is somebody, "users" are people at large.
            let (first, noun) = (self.document.lower(start), self.document.lower(head));
            let is_one = matches!(first, "a" | "an" | "one" | "another") && !is_plural(noun) && head_phrase == source;
            let kind = if kind == SourceKind::Public && is_one { SourceKind::Unnamed } else { kind };
            let definite = matches!(first, "the" | "this") || self.ends_in_possessive(start);
            let resolved = match kind {
                SourceKind::Unnamed | SourceKind::Public if definite && singles_out(noun) => {
                    self.person_described(source, noun)
                }
                SourceKind::Outlet if definite && !is_plural(noun) => self.last_outlet(source),
                SourceKind::Organization => self
                    .organization_in_apposition(source)
                    .or_else(|| self.organization(head_phrase, noun, head_phrase == source)),
                _ => None,
            };
            return resolved.unwrap_or(nameless(kind));
        }
        if self.document.lower(start) == "the" && singles_out(self.document.lower(head)) {
            return self.person_described(source, self.document.lower(head)).unwrap_or(nameless(SourceKind::Unnamed));
        }
        let capitalized = self.document.tokens.get(head).is_some_and(|t| t.capitalized);
        let head_word = self.document.word(head);
        let is_people = is_nationality(head_word) || head_word.strip_suffix('s').is_some_and(is_nationality);
        if !capitalized || self.opens_sentence_in_plural(head_phrase) || is_people {
            return nameless(SourceKind::Unnamed);
        }
        if matches!(self.document.lower(head), "more" | "fewer") && self.document.lower(head + 1) == "than" {
            let counted = source.range().find_map(|at| kind_of_noun(self.document.lower(at)));
            return nameless(counted.unwrap_or(SourceKind::Unnamed));
        }
        let any_person = self.names_in(head_phrase).find(|n| n.kind == NameKind::Person);
        let speaker = any_person.map_or_else(|| self.document.slice(head_phrase).to_owned(), |name| name.full.clone());
        Resolved { kind: SourceKind::Named, speaker: Some(speaker) }
    }

    /// "Rescuers" at the beginning of a sentence has its capital from there.
    fn opens_sentence_in_plural(&self, phrase: TokenSpan) -> bool {
        let start = phrase.start as usize;
        phrase.len() == 1 && self.opens_sentence(start) && self.document.tag(start) == Tag::PluralNoun
    }

    pub(super) fn opens_sentence(&self, token: usize) -> bool {
        self.document.sentence_of(token).is_some_and(|at| {
            let sentence = self.document.sentences[at].tokens;
            (sentence.range()).find(|&t| self.document.kind(t) == Some(TokenKind::Word)) == Some(token)
        })
    }

    /// "Peter Lund Jr" of "Peter Lund Jr.", where the full stop is a token of its own.
    fn without_stop(&self, phrase: TokenSpan) -> TokenSpan {
        let last = phrase.end as usize - 1;
        let stands_apart = phrase.len() > 1 && self.document.kind(last) == Some(TokenKind::Stop);
        if stands_apart { TokenSpan::new(phrase.start, last as u32) } else { phrase }
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
        let article = usize::from(matches!(self.document.lower(start), "a" | "an" | "the"));
        let quantifier = self.document.lower(start + article);
        let quantified = end == start + article + 1
            && match article {
                0 => matches!(quantifier, "some" | "many" | "most" | "both" | "all" | "one" | "several" | "few"),
                _ => matches!(
                    quantifier,
                    "number" | "handful" | "majority" | "couple" | "host" | "dozen" | "pair" | "minority"
                ),
            };
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

    pub(super) fn mention_at(&self, token: usize) -> Option<&'d Name> {
        self.mention_at_byte(self.document.tokens.get(token)?.span.start)
    }

    fn mention_at_byte(&self, byte: u32) -> Option<&'d Name> {
        self.names.get(self.mentions.at(byte)?.1)
    }

    pub(super) fn names_in(&self, tokens: TokenSpan) -> impl Iterator<Item = &'d Name> {
        self.mentions.within(self.document.bytes(tokens)).filter_map(|(_, name)| self.names.get(name))
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

    /// The one person whose surname a capitalised word is ("Doctor" where the story has a Ken Doctor).
    fn bearer(&self, at: usize) -> Option<&'d Name> {
        if !self.document.tokens[at].capitalized {
            return None;
        }
        let surname = self.document.word(at);
        let is_theirs = |name: &&Name| {
            let last = name.full.strip_suffix(surname).filter(|before| before.ends_with(' '));
            name.kind == NameKind::Person && last.is_some()
        };
        let mut persons = self.names.iter().filter(is_theirs);
        persons.next().filter(|_| persons.next().is_none())
    }

    /// "engineer and former mayor Ann Low", "chairman, CEO and president Ann Low" – the name behind titles of one person; a
    /// comma behind an article leads to an apposition instead.
    fn person_of_two_titles(&self, source: TokenSpan, head: TokenSpan) -> Option<&'d Name> {
        let (first, link) = (head.start as usize, head.end as usize);
        let is_body = |noun: &str| {
            is_plural(noun)
                || matches!(noun, "family" | "staff")
                || matches!(kind_of_noun(noun), Some(SourceKind::Organization | SourceKind::Public))
        };
        let of_person = |t: usize| self.mention_at(t).is_some_and(|name| name.kind == NameKind::Person);
        let is_title = |t: usize| self.document.class(t).is_none() && !of_person(t) && !is_body(self.document.lower(t));
        let links = |t: usize| matches!(self.document.lower(t), "," | "and");
        let has_article = self.document.class(first) == Some(WordClass::Determiner);
        if !links(link) || has_article && self.document.lower(link) == "," || !is_title(link - 1) {
            return None;
        }
        let rest = link + 1..source.end as usize;
        let person =
            rest.clone().find(|&t| !links(t) && !is_title(t)).filter(|&t| t > rest.start && is_title(t - 1))?;
        self.mention_at(person).filter(|name| name.kind == NameKind::Person)
    }

    /// "the ambassador to Norway Ann Low" – the name at the end, right behind where the office is held.
    fn person_behind_office(&self, source: TokenSpan, head: TokenSpan) -> Option<&'d Name> {
        let person = self.mention_at(source.end as usize - 1).filter(|name| name.kind == NameKind::Person)?;
        let is_person = |t: usize| self.mention_at(t).is_some_and(|name| name.full == person.full);
        let before = (head.end as usize..source.end as usize).rev().find(|&t| !is_person(t))?;
        let place = self.mention_at(before).is_some_and(|name| name.kind == NameKind::Place);
        let of_one = self.document.class(head.end as usize) == Some(WordClass::Preposition) && !self.is_plural(head);
        (place && of_one && before > head.end as usize).then_some(person)
    }

    /// "the mayor" – the one to whom the story gives that office, of several the last one mentioned. What says less than an office
    /// ("the candidate") may also be the last one named who spoke.
    fn person_described(&self, source: TokenSpan, noun: &str) -> Option<Resolved> {
        let named = |name: &Name| Resolved { kind: SourceKind::Named, speaker: Some(name.full.clone()) };
        match self.offices.holders(noun) {
            &[only] => self.names.get(only).map(named),
            // An age is told of somebody who was named.
            [] if is_office(noun) && !source.range().any(|at| self.document.lower(at).ends_with("-year-old")) => None,
            [] => {
                let mut voices = self.before(source.start).filter(|voice| matches!(voice.place, Place::Person(_)));
                voices.by_ref().take(REMEMBERED).find(|v| v.who.kind == SourceKind::Named).map(|v| v.who.clone())
            }
            several => {
                let mut before = self.mentions.before(self.document.bytes(source).start).take(FAR);
                let last = before.find(|(_, name)| several.contains(name)).map(|(_, name)| name);
                self.names.get(last.unwrap_or(several[0])).map(named)
            }
        }
    }

    fn ends_in_possessive(&self, start: usize) -> bool {
        self.document.tokens.get(start).is_some_and(|t| t.capitalized)
            && (start + 1..start + 4).any(|t| self.document.kind(t) == Some(TokenKind::Possessive))
    }
}

/// Whether a word is all capitals: "WHO" is no "who".
pub(super) fn is_shouted(word: &str) -> bool {
    word.len() > 1 && !word.contains(char::is_lowercase)
}

fn is_plural(noun: &str) -> bool {
    noun.ends_with('s') || matches!(noun, "they" | "people")
}
