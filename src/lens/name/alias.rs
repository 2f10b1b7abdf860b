//! Which mentions are one: surnames, acronyms, shortened names, transliterations.

use super::gazetteer::{self, Traits};
use super::{Gender, Mention, NameKind, kind, spelling};
use crate::text::{Document, TokenKind};
use rustc_hash::FxHashMap;

/// Most rivals that are weighed for one surname or first word; keeps time linear.
const MOST_RIVALS: usize = 16;

/// Groups mentions; each group lists its mentions by rising start, groups by first mention.
pub(super) fn group(document: &Document, mentions: &[Mention]) -> Vec<Vec<usize>> {
    let mut groups = Groups::new(document, mentions);
    groups.link_persons();
    groups.link_organizations();
    groups.link_brackets();
    groups.link_surnames();
    groups.finish()
}

/// A set of mentions written the same way.
struct Group {
    kind: NameKind,
    key: String,
    words: Vec<String>,
    mentions: Vec<usize>,
    gender: Option<Gender>,
    /// Whether it is brought in as somebody's relative ("his father").
    is_relative: bool,
}

struct Groups<'a> {
    document: &'a Document<'a>,
    mentions: &'a [Mention],
    groups: Vec<Group>,
    /// Index of the group each group was merged into; itself where it was not.
    parent: Vec<usize>,
    /// The group of each mention.
    of: Vec<usize>,
}

impl<'a> Groups<'a> {
    fn new(document: &'a Document<'a>, mentions: &'a [Mention]) -> Self {
        let mut by_key: FxHashMap<(NameKind, String), usize> = FxHashMap::default();
        let mut this = Self { document, mentions, groups: Vec::new(), parent: Vec::new(), of: Vec::new() };
        for (index, mention) in mentions.iter().enumerate() {
            let key = key_of(document, mention);
            let row = *by_key.entry((mention.kind, key.clone())).or_insert_with(|| {
                let words = key.split(' ').map(str::to_owned).collect();
                this.groups.push(Group {
                    kind: mention.kind,
                    key,
                    words,
                    mentions: Vec::new(),
                    gender: None,
                    is_relative: false,
                });
                this.parent.push(this.parent.len());
                this.groups.len() - 1
            });
            let group = &mut this.groups[row];
            group.mentions.push(index);
            group.gender = group.gender.or(mention.gender);
            group.is_relative |= follows_kin(document, mention);
            this.of.push(row);
        }
        this
    }

    fn root(&mut self, mut group: usize) -> usize {
        while self.parent[group] != group {
            self.parent[group] = self.parent[self.parent[group]];
            group = self.parent[group];
        }
        group
    }

    fn merge(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let gender = self.groups[a.min(b)].gender.or(self.groups[a.max(b)].gender);
        self.groups[a.min(b)].gender = gender;
        self.parent[a.max(b)] = a.min(b);
    }

    /// "Ann B. Low", "Annie Low", "Ann Low": full names of one person.
    fn link_persons(&mut self) {
        let mut by_last: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for index in 0..self.groups.len() {
            let group = &self.groups[index];
            if group.kind != NameKind::Person || group.words.len() < 2 {
                continue;
            }
            let rivals = by_last.entry(spelling::plain(last_word(&group.words))).or_default();
            let same = rivals.iter().copied().find(|&other| {
                let other = &self.groups[other];
                // "Joel Dahl Ek" is "Dahl Ek", too.
                let is_tail = group.words.ends_with(&other.words) || other.words.ends_with(&group.words);
                (is_tail || spelling::given_names_agree(first_word(&group.words), first_word(&other.words)))
                    && !matches!((group.gender, other.gender), (Some(a), Some(b)) if a != b)
            });
            if rivals.len() < MOST_RIVALS {
                rivals.push(index);
            }
            if let Some(other) = same {
                self.merge(index, other);
            }
        }
    }

    /// Acronyms and shortened forms of organisations, "the U.S. Treasury" and "the Treasury".
    fn link_organizations(&mut self) {
        let mut by_initials: FxHashMap<String, usize> = FxHashMap::default();
        let mut by_first: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut by_core: FxHashMap<String, usize> = FxHashMap::default();
        let mut by_object: FxHashMap<String, usize> = FxHashMap::default();
        let mut by_head: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut by_last: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for index in 0..self.groups.len() {
            let group = &self.groups[index];
            if group.kind == NameKind::Person || group.words.len() < 2 {
                continue;
            }
            let core = core(&group.words);
            if group.kind == NameKind::Organization {
                let rivals = by_first.entry(group.words[0].clone()).or_default();
                if rivals.len() < MOST_RIVALS {
                    rivals.push(index);
                }
                let rivals = by_last.entry(last_word(&group.words).to_owned()).or_default();
                if rivals.len() < MOST_RIVALS {
                    rivals.push(index);
                }
                if let [.., of, object] = group.words.as_slice()
                    && of == "of"
                {
                    by_object.entry(object.clone()).or_insert(index);
                }
                for at in self.mentions[group.mentions[0]].tokens.range() {
                    let word = self.document.word(at);
                    if gazetteer::look_up(word).is_some_and(|e| e.traits.has(Traits::HEAD)) {
                        let rows = by_head.entry(fold(word)).or_default();
                        if rows.len() < MOST_RIVALS {
                            rows.push(index);
                        }
                    }
                }
                if core.len() >= 2
                    && let Some(&other) = by_core.get(&core.join(" "))
                {
                    self.merge(index, other);
                } else if core.len() >= 2 {
                    by_core.insert(core.join(" "), index);
                }
            }
            for initials in initials(&self.groups[index].words) {
                by_initials.entry(initials).or_insert(index);
            }
        }
        for index in 0..self.groups.len() {
            let group = &self.groups[index];
            if group.kind != NameKind::Organization {
                continue;
            }
            let first_mention = &self.mentions[group.mentions[0]];
            let written = self.document.slice(first_mention.tokens);
            if group.words.len() == 1 && kind::is_acronym(written) {
                if let Some(&full) = by_initials.get(&group.key) {
                    self.merge(index, full);
                }
                continue;
            }
            // "the Church of Tarrowism" and "Tarrowism".
            if group.words.len() == 1
                && let Some(&of) = by_object.get(&group.words[0])
            {
                self.merge(index, of);
                continue;
            }
            if group.words.len() == 1
                && let Some([only]) = by_head.get(&group.words[0]).map(Vec::as_slice)
            {
                let only = *only;
                self.merge(index, only);
                continue;
            }
            let blocked = Traits::NATIONALITY.and(Traits::PLACE).and(Traits::HEAD);
            if group.words.len() == 1 && gazetteer::look_up(written).is_some_and(|e| e.traits.has(blocked)) {
                continue;
            }
            let is_known = gazetteer::look_up(written).is_some_and(|e| e.traits.has(Traits::ORGANIZATION));
            // "the Tarrow Courier" and "the Courier"; "the Pentagon" is none of "VOA Pentagon".
            if group.words.len() == 1
                && self.follows_the(index)
                && let Some([only]) = by_last.get(&group.words[0]).map(Vec::as_slice)
                && (!is_known || core(&self.groups[*only].words).len() == 1)
            {
                let only = *only;
                self.merge(index, only);
                continue;
            }
            let Some(rivals) = by_first.get(&group.words[0]) else { continue };
            let longer = rivals.iter().copied().filter(|&r| {
                self.groups[r].words.len() > group.words.len() && self.groups[r].words.starts_with(&group.words)
            });
            // What a known company makes is not the company ("Apple AirPods").
            let mut longer = longer.filter(|&r| !is_known || ends_as_organization(&self.groups[r].words));
            if let (Some(full), None) = (longer.next(), longer.next()) {
                self.merge(index, full);
            }
        }
    }

    /// Whether every mention of a group has "the" before it.
    fn follows_the(&self, group: usize) -> bool {
        let starts = self.groups[group].mentions.iter().map(|&mention| self.mentions[mention].tokens.start as usize);
        starts.map(|start| start.checked_sub(1)).all(|before| before.is_some_and(|at| self.document.lower(at) == "the"))
    }

    /// "Harbour Watch (HW)": the page says it itself.
    fn link_brackets(&mut self) {
        for (index, pair) in self.mentions.windows(2).enumerate() {
            let [full, short] = pair else { continue };
            let open = full.tokens.end;
            let bracketed = self.document.word(open as usize) == "("
                && short.tokens.start == open + 1
                && self.document.word(short.tokens.end as usize) == ")";
            let written = self.document.slice(short.tokens);
            if bracketed && full.kind != NameKind::Person && kind::is_acronym(written) && full.tokens.len() > 1 {
                let (a, b) = (self.of[index], self.of[index + 1]);
                self.merge(a, b);
            }
        }
    }

    /// Single words that are part of a person's full name; where several fit, the one mentioned last.
    fn link_surnames(&mut self) {
        let mut by_part: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut by_first: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for index in 0..self.groups.len() {
            let group = &self.groups[index];
            if group.kind != NameKind::Person || group.words.len() < 2 {
                continue;
            }
            let first = group.words[0].clone();
            let last = spelling::plain(last_word(&group.words));
            let double = group.words.len() > 2 && !first.is_empty();
            let middle = if double { group.words.get(group.words.len() - 2).map(|m| spelling::plain(m)) } else { None };
            let root = self.root(index);
            let parts = [(true, Some(last)), (false, Some(first)), (false, middle)];
            for (is_last, part) in parts {
                let table = if is_last { &mut by_part } else { &mut by_first };
                let Some(rows) = part.map(|p| table.entry(p).or_default()) else { continue };
                if !rows.contains(&root) && rows.len() < MOST_RIVALS {
                    rows.push(root);
                }
            }
        }
        let mut last_seen: Vec<Option<usize>> = vec![None; self.groups.len()];
        for index in 0..self.mentions.len() {
            let own = self.of[index];
            let group = &self.groups[own];
            let single = group.kind == NameKind::Person && group.words.len() == 1;
            if single {
                let word = spelling::plain(&group.words[0]);
                let by_surname = by_part.get(&word);
                let rivals = by_surname.or_else(|| by_first.get(&group.words[0]));
                // "Graham" is a given name of men, and Julie Graham's surname.
                let mention = &self.mentions[index];
                let gender = mention.gender.filter(|_| mention.title.is_some() || by_surname.is_none());
                let fits = |row: &&usize| !matches!((gender, self.groups[**row].gender), (Some(a), Some(b)) if a != b);
                let chosen = rivals.and_then(|rows| {
                    let mut rows: Vec<usize> = rows.iter().filter(fits).copied().collect();
                    // A family's surname by itself is the one the story is about.
                    if rows.iter().any(|&r| !self.groups[r].is_relative) {
                        rows.retain(|&r| !self.groups[r].is_relative);
                    }
                    rows.iter()
                        .copied()
                        .max_by_key(|&r| last_seen[r].map_or(-1, |seen| seen as i64))
                        .or(rows.first().copied())
                });
                if let Some(chosen) = chosen {
                    self.of[index] = chosen;
                }
            }
            let root = self.root(self.of[index]);
            if let Some(seen) = last_seen.get_mut(root) {
                *seen = Some(index);
            }
        }
    }

    fn finish(mut self) -> Vec<Vec<usize>> {
        let mut rows: Vec<Vec<usize>> = Vec::new();
        let mut row_of: FxHashMap<usize, usize> = FxHashMap::default();
        for index in 0..self.mentions.len() {
            let root = self.root(self.of[index]);
            let row = *row_of.entry(root).or_insert_with(|| {
                rows.push(Vec::new());
                rows.len() - 1
            });
            rows[row].push(index);
        }
        rows
    }
}

/// Whether a name's last word is one that organisations' names end in.
fn ends_as_organization(words: &[String]) -> bool {
    words.last().is_some_and(|last| has_in_capitals(last, Traits::SUFFIX.and(Traits::HEAD)))
}

/// Whether a word of a key has one of some traits where it is written with a capital.
fn has_in_capitals(word: &str, traits: Traits) -> bool {
    let mut letters = word.chars();
    let capitalized: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    gazetteer::look_up(&capitalized).is_some_and(|e| e.traits.has(traits))
}

/// "his father", "the brother", right before a full name.
fn follows_kin(document: &Document, mention: &Mention) -> bool {
    let before = mention.tokens.start.checked_sub(1).map_or("", |i| document.lower(i as usize));
    mention.tokens.len() > 1
        && matches!(
            before,
            "father"
                | "mother"
                | "brother"
                | "sister"
                | "son"
                | "daughter"
                | "wife"
                | "husband"
                | "uncle"
                | "aunt"
                | "cousin"
                | "nephew"
                | "niece"
                | "widow"
                | "grandson"
                | "granddaughter"
                | "grandfather"
                | "grandmother"
        )
}

fn first_word(words: &[String]) -> &str {
    words.first().map_or("", String::as_str)
}

/// The surname: the last word that is no "Jr.".
fn last_word(words: &[String]) -> &str {
    words.iter().rev().find(|w| !matches!(w.as_str(), "jr" | "sr" | "ii" | "iii" | "iv")).map_or("", String::as_str)
}

/// A mention's words in small letters without full stops and connecting signs; the fullest name where it is a known one.
fn key_of(document: &Document, mention: &Mention) -> String {
    if let Some(known) = mention.known {
        return fold(known);
    }
    let mut key = String::new();
    for index in mention.tokens.range() {
        if !matches!(document.kind(index), Some(TokenKind::Word | TokenKind::Number)) {
            continue;
        }
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&fold(document.word(index)));
    }
    key
}

fn fold(name: &str) -> String {
    name.chars().filter(|&c| c != '.').map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

/// The words without a leading country or nationality and without a company's ending.
fn core(words: &[String]) -> &[String] {
    let is_ending = |w: &String| {
        matches!(w.as_str(), "inc" | "corp" | "ltd" | "llc" | "plc" | "co" | "company" | "corporation" | "limited")
    };
    let end = words.iter().rposition(|w| !is_ending(w)).map_or(words.len(), |i| i + 1);
    let is_country = |w: &String| w == "us" || w == "uk" || has_in_capitals(w, Traits::NATIONALITY.and(Traits::PLACE));
    let united = matches!(words, [u, s, ..] if u == "united" && matches!(s.as_str(), "states" | "kingdom"));
    let country = if united { 2 } else { usize::from(words.first().is_some_and(is_country)) };
    let start = if end > country + 1 { country } else { 0 };
    words.get(start..end).unwrap_or(words)
}

/// The acronyms of a name: of all its words, and without the small ones.
fn initials(words: &[String]) -> Vec<String> {
    let is_small = |w: &&String| matches!(w.as_str(), "of" | "the" | "and" | "for" | "on" | "in" | "de" | "du");
    let of = |words: Vec<&String>| words.iter().filter_map(|w| w.chars().next()).collect::<String>();
    let all = of(words.iter().collect());
    let main = of(words.iter().filter(|w| !is_small(w)).collect());
    [main, all].into_iter().filter(|i| i.len() >= 2).collect()
}
