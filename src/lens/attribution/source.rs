//! What kind of source a noun phrase is, and which name stands behind it.

use super::SourceKind;
use crate::grammar::WordClass;
use crate::lens::name::{Name, NameKind};
use crate::text::{ByteSpan, Document, TokenSpan};

/// A source resolved: its kind, and the fullest name of who it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved {
    /// The kind.
    pub kind: SourceKind,
    /// The name, without titles.
    pub speaker: Option<String>,
}

/// Nouns by the kind of source they head. Plurals in -s are found by their singular.
static HEADS: phf::Map<&'static str, SourceKind> = phf::phf_map! {
    "official" => SourceKind::Unnamed, "aide" => SourceKind::Unnamed, "source" => SourceKind::Unnamed, "expert" => SourceKind::Unnamed,
    "critic" => SourceKind::Unnamed, "spokesman" => SourceKind::Unnamed, "spokeswoman" => SourceKind::Unnamed, "spokesperson" => SourceKind::Unnamed,
    "spokesmen" => SourceKind::Unnamed, "lawmaker" => SourceKind::Unnamed, "analyst" => SourceKind::Unnamed, "adviser" => SourceKind::Unnamed,
    "advisor" => SourceKind::Unnamed, "diplomat" => SourceKind::Unnamed, "researcher" => SourceKind::Unnamed, "scientist" => SourceKind::Unnamed,
    "witness" => SourceKind::Unnamed, "lawyer" => SourceKind::Unnamed, "attorney" => SourceKind::Unnamed, "prosecutor" => SourceKind::Unnamed,
    "investigator" => SourceKind::Unnamed, "executive" => SourceKind::Unnamed, "operative" => SourceKind::Unnamed, "strategist" => SourceKind::Unnamed,
    "republican" => SourceKind::Unnamed, "democrat" => SourceKind::Unnamed, "conservative" => SourceKind::Unnamed, "liberal" => SourceKind::Unnamed,
    "senator" => SourceKind::Unnamed, "economist" => SourceKind::Unnamed, "activist" => SourceKind::Unnamed, "opponent" => SourceKind::Unnamed,
    "ally" => SourceKind::Unnamed, "allies" => SourceKind::Unnamed, "leader" => SourceKind::Unnamed, "minister" => SourceKind::Unnamed,
    "doctor" => SourceKind::Unnamed, "member" => SourceKind::Unnamed, "man" => SourceKind::Unnamed, "woman" => SourceKind::Unnamed,
    "neighbour" => SourceKind::Unnamed, "neighbor" => SourceKind::Unnamed, "observer" => SourceKind::Unnamed, "historian" => SourceKind::Unnamed,
    "insider" => SourceKind::Unnamed, "representative" => SourceKind::Unnamed, "person" => SourceKind::Unnamed, "professor" => SourceKind::Unnamed,
    "judge" => SourceKind::Unnamed, "officer" => SourceKind::Unnamed, "candidate" => SourceKind::Unnamed, "teacher" => SourceKind::Unnamed,
    "student" => SourceKind::Unnamed, "worker" => SourceKind::Unnamed, "employee" => SourceKind::Unnamed, "staffer" => SourceKind::Unnamed,
    "nobody" => SourceKind::Unnamed, "someone" => SourceKind::Unnamed, "regulator" => SourceKind::Unnamed, "creditor" => SourceKind::Unnamed,
    "author" => SourceKind::Unnamed, "delegate" => SourceKind::Unnamed, "donor" => SourceKind::Unnamed, "rival" => SourceKind::Unnamed,
    "manager" => SourceKind::Unnamed, "director" => SourceKind::Unnamed, "chairman" => SourceKind::Unnamed, "president" => SourceKind::Unnamed,
    "others" => SourceKind::Unnamed, "some" => SourceKind::Unnamed, "proponent" => SourceKind::Unnamed, "skeptic" => SourceKind::Unnamed,
    "company" => SourceKind::Organization, "companies" => SourceKind::Organization, "government" => SourceKind::Organization, "ministry" => SourceKind::Organization,
    "department" => SourceKind::Organization, "party" => SourceKind::Organization, "campaign" => SourceKind::Organization, "police" => SourceKind::Organization,
    "court" => SourceKind::Organization, "committee" => SourceKind::Organization, "union" => SourceKind::Organization, "agency" => SourceKind::Organization,
    "agencies" => SourceKind::Organization, "bank" => SourceKind::Organization, "group" => SourceKind::Organization, "firm" => SourceKind::Organization,
    "council" => SourceKind::Organization, "commission" => SourceKind::Organization, "university" => SourceKind::Organization, "administration" => SourceKind::Organization,
    "military" => SourceKind::Organization, "army" => SourceKind::Organization, "institute" => SourceKind::Organization, "association" => SourceKind::Organization,
    "authorities" => SourceKind::Organization, "authority" => SourceKind::Organization, "board" => SourceKind::Organization, "bureau" => SourceKind::Organization,
    "organization" => SourceKind::Organization, "organisation" => SourceKind::Organization, "state" => SourceKind::Organization, "country" => SourceKind::Organization,
    "countries" => SourceKind::Organization, "congress" => SourceKind::Organization, "senate" => SourceKind::Organization, "parliament" => SourceKind::Organization,
    "house" => SourceKind::Organization, "office" => SourceKind::Organization, "team" => SourceKind::Organization, "city" => SourceKind::Organization,
    "coalition" => SourceKind::Organization, "foundation" => SourceKind::Organization, "nation" => SourceKind::Organization, "pac" => SourceKind::Organization,
    "airline" => SourceKind::Organization, "hospital" => SourceKind::Organization, "school" => SourceKind::Organization, "federation" => SourceKind::Organization,
    "charity" => SourceKind::Organization, "service" => SourceKind::Organization, "corporation" => SourceKind::Organization, "embassy" => SourceKind::Organization,
    "report" => SourceKind::Document, "study" => SourceKind::Document, "studies" => SourceKind::Document, "poll" => SourceKind::Document,
    "survey" => SourceKind::Document, "statement" => SourceKind::Document, "lawsuit" => SourceKind::Document, "filing" => SourceKind::Document,
    "letter" => SourceKind::Document, "email" => SourceKind::Document, "e-mail" => SourceKind::Document, "document" => SourceKind::Document,
    "data" => SourceKind::Document, "indictment" => SourceKind::Document, "bill" => SourceKind::Document, "law" => SourceKind::Document,
    "complaint" => SourceKind::Document, "memo" => SourceKind::Document, "record" => SourceKind::Document, "transcript" => SourceKind::Document,
    "book" => SourceKind::Document, "ad" => SourceKind::Document, "tweet" => SourceKind::Document, "video" => SourceKind::Document,
    "analysis" => SourceKind::Document, "figures" => SourceKind::Document, "results" => SourceKind::Document, "evidence" => SourceKind::Document,
    "findings" => SourceKind::Document, "constitution" => SourceKind::Document, "plan" => SourceKind::Document, "research" => SourceKind::Document,
    "sign" => SourceKind::Document, "website" => SourceKind::Document, "site" => SourceKind::Document, "post" => SourceKind::Document, "rule" => SourceKind::Document,
    "newspaper" => SourceKind::Outlet, "paper" => SourceKind::Outlet, "magazine" => SourceKind::Outlet, "network" => SourceKind::Outlet,
    "media" => SourceKind::Outlet, "press" => SourceKind::Outlet, "broadcaster" => SourceKind::Outlet, "outlet" => SourceKind::Outlet,
    "tabloid" => SourceKind::Outlet, "daily" => SourceKind::Outlet, "reporter" => SourceKind::Outlet, "journalist" => SourceKind::Outlet,
    "voter" => SourceKind::Public, "people" => SourceKind::Public, "american" => SourceKind::Public, "many" => SourceKind::Public,
    "supporter" => SourceKind::Public, "respondent" => SourceKind::Public, "resident" => SourceKind::Public, "public" => SourceKind::Public,
    "citizen" => SourceKind::Public, "user" => SourceKind::Public, "everyone" => SourceKind::Public, "fan" => SourceKind::Public, "crowd" => SourceKind::Public,
    "most" => SourceKind::Public, "percent" => SourceKind::Public, "majority" => SourceKind::Public,
};

/// Last words of newspapers' and broadcasters' names.
fn is_outlet_word(word: &str) -> bool {
    matches!(
        word,
        "Times"
            | "Post"
            | "Journal"
            | "Herald"
            | "Tribune"
            | "News"
            | "Gazette"
            | "Telegraph"
            | "Guardian"
            | "Observer"
            | "Chronicle"
            | "Globe"
            | "Mail"
            | "Mirror"
            | "Ledger"
            | "Register"
            | "Reuters"
            | "AP"
            | "AFP"
            | "CNN"
            | "BBC"
            | "NBC"
            | "ABC"
            | "CBS"
            | "MSNBC"
            | "NPR"
            | "PBS"
            | "Bloomberg"
            | "Politico"
            | "Axios"
            | "NYT"
            | "WSJ"
            | "Newsweek"
            | "Economist"
            | "Atlantic"
            | "Breitbart"
            | "BuzzFeed"
            | "Vox"
            | "Slate"
            | "Press"
            | "Weekly"
            | "Daily"
            | "Standard"
            | "Sentinel"
            | "Bee"
            | "Courier"
            | "Dispatch"
            | "Inquirer"
            | "Yorker"
            | "HuffPost"
            | "Intercept"
            | "Spiegel"
            | "Monde"
            | "Xinhua"
            | "TASS"
            | "Jazeera"
            | "Examiner"
            | "Caller"
            | "Review"
            | "Fox"
            | "Sun"
    )
}

fn kind_of_noun(lower: &str) -> Option<SourceKind> {
    HEADS.get(lower).copied().or_else(|| HEADS.get(lower.strip_suffix('s')?).copied())
}

/// Resolves the sources of a document one after another, remembering who spoke.
#[derive(Debug)]
pub struct Resolver<'d> {
    document: &'d Document<'d>,
    names: &'d [Name],
    /// (mention, index of its name), by rising start.
    mentions: Vec<(ByteSpan, usize)>,
    last_person: Option<Resolved>,
    last_group: Option<Resolved>,
    last_thing: Option<Resolved>,
}

impl<'d> Resolver<'d> {
    /// A resolver for one document and its names.
    pub fn new(document: &'d Document<'d>, names: &'d [Name]) -> Self {
        let mut mentions: Vec<_> =
            names.iter().enumerate().flat_map(|(i, n)| n.mentions.iter().map(move |&m| (m, i))).collect();
        mentions.sort_by_key(|&(m, _)| m.start);
        Self { document, names, mentions, last_person: None, last_group: None, last_thing: None }
    }

    /// Resolves a source. Sources must come by rising start.
    pub fn resolve(&mut self, source: TokenSpan) -> Resolved {
        let resolved = self.look_at(source);
        let head = self.document.lower(self.head(source));
        let plural = head.ends_with('s') || matches!(head, "they" | "people");
        match resolved.kind {
            SourceKind::Named => self.last_person = Some(resolved.clone()),
            SourceKind::Unnamed if !plural => self.last_person = Some(resolved.clone()),
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
        if source.len() == 1 {
            let pronoun = match self.document.lower(start) {
                "he" | "she" | "him" | "her" => Some(
                    self.last_person
                        .clone()
                        .or_else(|| self.nearest_person(source))
                        .unwrap_or(nameless(SourceKind::Unnamed)),
                ),
                "they" | "them" => Some(
                    self.last_group
                        .clone()
                        .or_else(|| self.last_thing.clone())
                        .unwrap_or(nameless(SourceKind::Unnamed)),
                ),
                "it" => Some(self.last_thing.clone().unwrap_or(nameless(SourceKind::Organization))),
                "who" => Some(self.antecedent(start)),
                "i" | "we" => Some(self.first_person(start)),
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
            let known = matches!(kind, SourceKind::Unnamed) && self.document.lower(start) == "the" && source.len() == 2;
            let titled = known.then(|| self.person_with_role(self.document.lower(head))).flatten();
            return titled.unwrap_or(nameless(kind));
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
            let class = WordClass::of(lower);
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
        let after = self.mentions.partition_point(|&(m, _)| m.start <= byte);
        let &(mention, name) = self.mentions.get(after.checked_sub(1)?)?;
        mention.holds(byte).then(|| self.names.get(name)).flatten()
    }

    fn names_in(&self, tokens: TokenSpan) -> impl Iterator<Item = &'d Name> {
        let span = self.document.bytes(tokens);
        let first = self.mentions.partition_point(|&(m, _)| m.start < span.start);
        self.mentions[first..]
            .iter()
            .take_while(move |(m, _)| m.start < span.end)
            .filter_map(|&(_, name)| self.names.get(name))
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

    /// "a spokeswoman, Ann Low," – the name right behind the head phrase's comma.
    fn person_in_apposition(&self, source: TokenSpan, head: TokenSpan) -> Option<&'d Name> {
        let comma = head.end as usize;
        let named = (self.document.lower(comma) == "," && source.holds(comma as u32 + 1))
            .then(|| self.mention_at(comma + 1))
            .flatten();
        named.filter(|n| n.kind == NameKind::Person)
    }

    /// "the mayor" – the person whose role the story gave as that.
    fn person_with_role(&self, noun: &str) -> Option<Resolved> {
        let holds = |n: &&Name| {
            n.kind == NameKind::Person
                && n.role.as_deref().is_some_and(|r| r.to_ascii_lowercase().split(' ').any(|w| w == noun))
        };
        let mut persons = self.names.iter().filter(holds);
        let person = persons.next()?;
        persons.next().is_none().then(|| Resolved { kind: SourceKind::Named, speaker: Some(person.full.clone()) })
    }

    fn nearest_person(&self, source: TokenSpan) -> Option<Resolved> {
        let byte = self.document.tokens.get(source.start as usize)?.span.start;
        let before = self.mentions.partition_point(|&(m, _)| m.start < byte);
        let person = self.mentions[..before]
            .iter()
            .rev()
            .take(40)
            .find_map(|&(_, n)| self.names.get(n).filter(|n| n.kind == NameKind::Person))?;
        Some(Resolved { kind: SourceKind::Named, speaker: Some(person.full.clone()) })
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
        if quoted { self.last_person.clone().unwrap_or(nobody) } else { nobody }
    }
}
