//! Whom a pronoun stands for, by what stands before it.

use super::SourceKind;
use super::head_noun::kind_of_noun;
use super::source::{Place, Resolved, Resolver};
use crate::grammar::WordClass;
use crate::lens::name::{Gender, Mentions, Name, NameKind};
use crate::text::{ByteSpan, Document, TokenKind, TokenSpan};

/// How many persons who spoke are remembered for a pronoun.
pub(super) const REMEMBERED: usize = 30;
/// How far back a pronoun inside a quotation looks for a name, and any pronoun for one of whom it is known that it takes it, in tokens.
const NEAR: u32 = 60;
/// What a pronoun says of the last person before it in its sentence, and of whoever opens the sentence before; how much is enough.
const INSIDE: u32 = 2;
const OPENS: u32 = 1;
const ENOUGH: u32 = 3;
/// Within how many tokens the first name of a sentence is its subject.
const OPENING: usize = 6;
/// Behind a pronoun that leads to what is told stand more tokens of its sentence than these.
const LEADS: usize = 5;

/// The one in whose words a source stands.
#[derive(Debug, Clone)]
pub struct Outer {
    /// What kind of source it is.
    pub kind: SourceKind,
    /// Its name.
    pub speaker: Option<String>,
    /// Whether the words are the outer one's own, so that "he" is somebody else.
    pub quoted: bool,
    /// Whether it is a pronoun or noun in the plural.
    pub plural: bool,
}

impl Outer {
    fn who(&self) -> Resolved {
        Resolved { kind: self.kind, speaker: self.speaker.clone() }
    }
}

impl Resolver<'_> {
    /// What a source of one word stands for where it is a pronoun; `outer` tells in whose words it stands.
    pub(super) fn pronoun(&self, source: TokenSpan, outer: Option<&Outer>) -> Option<Resolved> {
        let nameless = |kind| Resolved { kind, speaker: None };
        let start = source.start as usize;
        match contracted(self.document.lower(start)) {
            "he" | "she" | "him" | "her" | "his" | "hers" => Some(match outer {
                Some(outer) => self.person_inside(source, outer),
                None => self.person_behind(source),
            }),
            "they" | "them" | "their" => Some(match outer {
                Some(outer) if !outer.quoted && outer.plural => outer.who(),
                Some(_) => nameless(SourceKind::Unnamed),
                None => {
                    let last = self.last(source.start, Place::Group).or_else(|| self.last(source.start, Place::Thing));
                    last.unwrap_or(nameless(SourceKind::Unnamed))
                }
            }),
            "it" | "its" => Some(match outer {
                Some(outer) if !outer.quoted && is_thing(outer.kind) => outer.who(),
                Some(_) => nameless(SourceKind::Organization),
                None => self.last(source.start, Place::Thing).unwrap_or(nameless(SourceKind::Organization)),
            }),
            "i" | "we" | "my" | "our" => Some(self.first_person(start)),
            "you" | "everyone" => Some(nameless(SourceKind::Public)),
            "which" => Some(self.antecedent(start)),
            "this" | "that" | "these" => Some(nameless(SourceKind::Document)),
            _ => None,
        }
    }

    /// Who "he" or "she" is: the last one who spoke and whom the pronoun fits, else who opens the sentence before, else the last such
    /// person mentioned.
    fn person_behind(&self, pronoun: TokenSpan) -> Resolved {
        let gender = gender_of_pronoun(self.document.lower(pronoun.start as usize));
        if let Some(inside) = self.named_inside(pronoun, gender) {
            return inside;
        }
        let mut persons = self.before(pronoun.start).filter_map(|voice| match voice.place {
            Place::Person(gender) => Some((&voice.who, gender)),
            _ => None,
        });
        let spoke =
            persons.by_ref().take(REMEMBERED).find(|(_, other)| fits(gender, *other)).map(|(who, _)| who.clone());
        let nobody = Resolved { kind: SourceKind::Unnamed, speaker: None };
        let subject = || self.subject_before(pronoun, gender);
        let mentioned = || self.mentioned(pronoun, gender, None, None);
        spoke.filter(|s| s.kind == SourceKind::Named).or_else(subject).or_else(mentioned).unwrap_or(nobody)
    }

    /// "When Low was asked, she said the …" – the last person named in the sentence before a pronoun that leads to what is told; behind
    /// what is told it may be anybody ("Low would stay, she said").
    fn named_inside(&self, pronoun: TokenSpan, gender: Option<Gender>) -> Option<Resolved> {
        let document = self.document;
        let sentence = document.sentences[document.sentence_of(pronoun.start as usize)?].tokens;
        let far = (sentence.end - pronoun.end) as usize > LEADS && !document.is_quoted(document.bytes(pronoun).start);
        let opening = document.class(sentence.start as usize);
        let behind_clause = matches!(opening, Some(WordClass::Subordinator | WordClass::Preposition));
        let behind_comma = pronoun.start > sentence.start && document.lower(pronoun.start as usize - 1) == ",";
        if !far || behind_comma && !behind_clause {
            return None;
        }
        let from = document.bytes(sentence).start;
        let inside =
            self.mentions.before(document.bytes(pronoun).start).take_while(|(mention, _)| mention.start >= from);
        let free = inside.filter(|&(mention, _)| !document.is_quoted(mention.start) && !owns(document, mention));
        let mut persons = free.filter(|&(_, at)| self.names.get(at).is_some_and(|name| name.kind == NameKind::Person));
        let (_, at) = persons.find(|&(_, at)| fits(gender, self.genders[at]))?;
        let name = self.names.get(at)?;
        Some(Resolved { kind: SourceKind::Named, speaker: Some(name.full.clone()) })
    }

    /// The person who opens the sentence before the one that a pronoun opens.
    fn subject_before(&self, pronoun: TokenSpan, gender: Option<Gender>) -> Option<Resolved> {
        let sentence = self.document.sentence_of(pronoun.start as usize)?;
        let opens = self.document.sentences[sentence].tokens.start == pronoun.start;
        let before = self.document.sentences.get(sentence.checked_sub(1)?).filter(|_| opens)?;
        let at = subject(self.document, self.names, &self.mentions, before.tokens)?;
        let sure = |at: usize| gender.is_some() && self.genders[at] == gender;
        let another = || self.mentions.within(before.span).any(|(_, other)| other != at && sure(other));
        let name = self.names.get(at).filter(|_| sure(at) || fits(gender, self.genders[at]) && !another())?;
        Some(Resolved { kind: SourceKind::Named, speaker: Some(name.full.clone()) })
    }

    /// Who "he" or "she" is in somebody's words: in words that are told, the one who tells them where the pronoun fits; in a
    /// quotation, somebody else who was named shortly before.
    fn person_inside(&self, pronoun: TokenSpan, outer: &Outer) -> Resolved {
        let gender = gender_of_pronoun(self.document.lower(pronoun.start as usize));
        let named = outer.speaker.as_ref().and_then(|full| self.names.iter().position(|name| name.full == *full));
        let is_person = matches!(outer.kind, SourceKind::Named | SourceKind::Unnamed) && !outer.plural;
        if !outer.quoted && is_person && fits(gender, named.and_then(|index| self.genders[index])) {
            return outer.who();
        }
        let nobody = Resolved { kind: SourceKind::Unnamed, speaker: None };
        self.mentioned(pronoun, gender, Some(NEAR), outer.speaker.as_deref()).unwrap_or(nobody)
    }

    /// The last person mentioned before a pronoun whom it fits, within some tokens, and not a certain one; of whom it is known goes before a
    /// nearer one of whom it is not.
    fn mentioned(
        &self,
        pronoun: TokenSpan,
        gender: Option<Gender>,
        near: Option<u32>,
        not: Option<&str>,
    ) -> Option<Resolved> {
        let first = near.map_or(0, |near| pronoun.start.saturating_sub(near));
        let from = self.document.bytes(TokenSpan::new(first, first + 1)).start;
        let before = self.mentions.before(self.document.bytes(pronoun).start).take(40);
        let near = before
            .take_while(|(mention, _)| mention.start >= from)
            .filter_map(|(mention, at)| Some((mention, at, self.names.get(at)?)));
        let persons = near.filter(|(_, _, n)| n.kind == NameKind::Person && not != Some(n.full.as_str()));
        let fitting: Vec<_> = persons.filter(|&(_, at, _)| fits(gender, self.genders[at])).collect();
        let is_near = |mention: ByteSpan| self.document.tokens_within(mention).start + NEAR > pronoun.start;
        let is_sure = |&&(mention, at, _): &&(ByteSpan, usize, &Name)| {
            is_near(mention) && gender.is_some() && self.genders[at] == gender
        };
        let &(_, _, name) = fitting.iter().find(is_sure).or_else(|| fitting.first())?;
        Some(Resolved { kind: SourceKind::Named, speaker: Some(name.full.clone()) })
    }

    pub(super) fn gender_of(&self, source: TokenSpan, resolved: &Resolved) -> Option<Gender> {
        let by_pronoun = gender_of_pronoun(self.document.lower(source.start as usize)).filter(|_| source.len() == 1);
        let mut named = self.mentions.within(self.document.bytes(source)).map(|(_, at)| at);
        by_pronoun.or_else(|| {
            let at = named.find(|&at| self.names.get(at).map(|name| &name.full) == resolved.speaker.as_ref())?;
            self.genders[at]
        })
    }

    /// Whom "who" or "which" at a token goes back to: what stands before it, or before the bracket before it.
    pub(super) fn antecedent(&self, at: usize) -> Resolved {
        let document = self.document;
        let other = if document.lower(at) == "who" { SourceKind::Unnamed } else { SourceKind::Document };
        let nameless = |kind| Resolved { kind, speaker: None };
        let mut end = at;
        if document.lower(end.wrapping_sub(1)) == "," {
            end -= 1;
        }
        if document.lower(end.wrapping_sub(1)) == ")" {
            end = (end.saturating_sub(8)..end).rev().find(|&at| document.lower(at) == "(").unwrap_or(end);
        }
        let Some(last) = end.checked_sub(1) else { return nameless(other) };
        let kind = match self.mention_at(last) {
            Some(name) if name.kind == NameKind::Person => SourceKind::Named,
            Some(name) if name.kind == NameKind::Organization => SourceKind::Organization,
            _ => return nameless(kind_of_noun(document.lower(last)).unwrap_or(other)),
        };
        Resolved { kind, speaker: self.mention_at(last).map(|name| name.full.clone()) }
    }

    /// Inside a quotation "I" is whoever spoke last; outside it is the writer.
    fn first_person(&self, at: usize) -> Resolved {
        let quoted = self.document.tokens.get(at).is_some_and(|t| self.document.is_quoted(t.span.start));
        let nobody = Resolved { kind: SourceKind::Writer, speaker: None };
        let mut persons = self.before(at as u32).filter(|voice| matches!(voice.place, Place::Person(_)));
        if quoted { persons.next().map_or(nobody, |voice| voice.who.clone()) } else { nobody }
    }
}

/// The pronoun that each person takes: the one that its title or given name calls for, else the one that follows it in the story
/// nearly every time.
pub(super) fn genders(document: &Document, names: &[Name], mentions: &Mentions) -> Vec<Option<Gender>> {
    let mut votes = vec![[0_u32; 2]; names.len()];
    let is_person = |&(_, name): &(ByteSpan, usize)| names.get(name).is_some_and(|name| name.kind == NameKind::Person);
    let mut last_subject = None;
    for sentence in &document.sentences {
        let tokens = sentence.tokens;
        for at in tokens.range() {
            let Some(gender) = gender_of_pronoun(document.lower(at)) else { continue };
            let last = mentions.before(document.bytes(TokenSpan::from_range(at..at + 1)).start).next();
            // "The call to Low’s office, in which he …" is another's.
            let inside = last.filter(|&(mention, _)| sentence.span.contains(mention) && !owns(document, mention));
            // "Low left. She …": who opens a sentence is often who opened the one before.
            let opens = at == tokens.start as usize && matches!(document.lower(at), "he" | "she");
            let meant = if opens { last_subject } else { inside.filter(is_person).map(|(_, name)| name) };
            if let Some(name) = meant {
                votes[name][usize::from(gender == Gender::Male)] += if opens { OPENS } else { INSIDE };
            }
        }
        let goes_on = matches!(document.lower(tokens.start as usize), "he" | "she");
        last_subject = if goes_on { last_subject } else { subject(document, names, mentions, tokens) };
    }
    let told = |[female, male]: [u32; 2]| match (female, male) {
        (ENOUGH.., _) if female >= 4 * male => Some(Gender::Female),
        (_, ENOUGH..) if male >= 4 * female => Some(Gender::Male),
        _ => None,
    };
    names.iter().zip(votes).map(|(name, votes)| name.gender.or_else(|| told(votes))).collect()
}

/// The person who opens a sentence; none where "she" does, or what is somebody's.
fn subject(document: &Document, names: &[Name], mentions: &Mentions, sentence: TokenSpan) -> Option<usize> {
    let (start, end) = (sentence.start as usize, sentence.end as usize);
    let opening = document.bytes(TokenSpan::from_range(start..end.min(start + OPENING)));
    let (mention, first) = mentions.within(opening).next()?;
    let span = document.tokens_within(mention);
    let is_first = (start..span.start as usize).all(|at| gender_of_pronoun(document.lower(at)).is_none());
    names.get(first).filter(|name| is_first && !owns(document, mention) && name.kind == NameKind::Person).map(|_| first)
}

/// Whether a mention is but whose something is: "Low’s".
fn owns(document: &Document, mention: ByteSpan) -> bool {
    document.kind(document.tokens_within(mention).end as usize) == Some(TokenKind::Possessive)
}

fn is_thing(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::Organization | SourceKind::Document | SourceKind::Outlet)
}

/// Whether two genders may be one person's.
fn fits(one: Option<Gender>, other: Option<Gender>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// "i" of "i'd".
fn contracted(lower: &str) -> &str {
    lower.split(['\'', '’']).next().unwrap_or(lower)
}

pub(super) fn gender_of_pronoun(lower: &str) -> Option<Gender> {
    match contracted(lower) {
        "he" | "him" | "his" => Some(Gender::Male),
        "she" | "her" => Some(Gender::Female),
        _ => None,
    }
}

/// Whether a source is a lone pronoun: "who", "it", "they". Where no speaker was found behind it, it names nobody.
pub fn is_pronoun(source: &str) -> bool {
    let lower = source.to_lowercase();
    let lower = contracted(&lower);
    matches!(WordClass::of(lower), Some(WordClass::SubjectPronoun | WordClass::ObjectPronoun))
        || matches!(
            lower,
            "this" | "that" | "these" | "those" | "which" | "his" | "her" | "hers" | "its" | "their" | "my" | "our"
        )
}
