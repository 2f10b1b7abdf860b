//! Tags → phrases: noun phrases without what hangs on their right, and verbs with their auxiliaries.

use super::Tag;
use std::ops::Range;

/// What a phrase is built on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChunkKind {
    /// "the two old ferries", "Hull’s mayor", "she"
    Noun,
    /// "may not have left", "to leave", "left"
    Verb,
}

/// A base phrase (Abney 1991, *Parsing by chunks*): no phrase of its kind lies inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// What it is built on.
    pub kind: ChunkKind,
    /// Its tokens, counted as the tags are; the last one is its head.
    pub tokens: Range<usize>,
}

/// The phrases of a sentence, by rising start. `tags` are the sentence's, `word` gives a token as it is written.
pub fn chunks<'w>(tags: &[Tag], word: impl Fn(usize) -> &'w str) -> Vec<Chunk> {
    let reader = Reader { tags, word };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tags.len() {
        let noun = reader.noun_phrase(at).map(|tokens| Chunk { kind: ChunkKind::Noun, tokens });
        let chunk = noun.or_else(|| reader.verb_group(at).map(|tokens| Chunk { kind: ChunkKind::Verb, tokens }));
        at = chunk.as_ref().map_or(at + 1, |c| c.tokens.end);
        found.extend(chunk);
    }
    found
}

struct Reader<'a, F> {
    tags: &'a [Tag],
    word: F,
}

impl<'w, F: Fn(usize) -> &'w str> Reader<'_, F> {
    fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or(Tag::Punctuation)
    }

    /// The tag before a token; a stop at the beginning.
    fn before(&self, at: usize) -> Tag {
        at.checked_sub(1).map_or(Tag::Punctuation, |i| self.tag(i))
    }

    fn word(&self, at: usize) -> &'w str {
        if at < self.tags.len() { (self.word)(at) } else { "" }
    }

    fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–")
    }

    fn is_quote(&self, at: usize) -> bool {
        matches!(self.word(at), "\"" | "“" | "”" | "'" | "‘" | "’" | "``" | "''")
    }

    /// The noun phrase that begins at a token: what may stand before a noun, up to the last noun.
    fn noun_phrase(&self, start: usize) -> Option<Range<usize>> {
        if matches!(self.tag(start), Tag::Pronoun | Tag::WhPronoun) && self.word(start) != "whose" {
            return Some(start..start + 1);
        }
        if !self.opens_noun_phrase(start) {
            return None;
        }
        let mut end = None;
        let mut at = start;
        while self.goes_on(start, at, end) {
            at += 1;
            if self.tag(at - 1).is_noun() {
                end = Some(at);
            }
            if self.tag(at - 1) == Tag::Pronoun {
                return Some(start..at);
            }
        }
        end.map(|end| start..end)
    }

    fn opens_noun_phrase(&self, at: usize) -> bool {
        match self.tag(at) {
            Tag::Determiner | Tag::PossessivePronoun | Tag::WhPronoun | Tag::Adjective | Tag::Number | Tag::Symbol => {
                true
            }
            // "with padded edges", not "was padded"
            Tag::VerbParticiple => {
                self.tag(at + 1).is_noun() && matches!(self.before(at), Tag::Adposition | Tag::VerbIng | Tag::VerbBase)
                    || self.is_hyphen(at + 1)
            }
            Tag::Adverb | Tag::VerbIng => self.is_hyphen(at + 1),
            tag => tag.is_noun(),
        }
    }

    /// Whether token `at` belongs to the noun phrase that began at `start` and whose last noun so far ends at `end`.
    fn goes_on(&self, start: usize, at: usize, end: Option<usize>) -> bool {
        if at == start {
            return true;
        }
        let after_noun = end == Some(at);
        let (before, next) = (self.before(at), self.tag(at + 1));
        let is_day =
            |at: usize| matches!(self.word(at), "yesterday" | "today" | "tomorrow" | "tonight" | "Yesterday" | "Today");
        let is_turn = matches!(self.word(at), "last" | "next" | "this");
        match self.tag(at) {
            // "all the ferries"
            Tag::Determiner | Tag::PossessivePronoun => before == Tag::Determiner && end.is_none(),
            // "all those", "no one"
            Tag::Pronoun => before == Tag::Determiner && at == start + 1,
            // "her brother|Paul Tarrow", "the councillors|Ann Low and Jim Orr"
            Tag::ProperNoun if after_noun && before != Tag::ProperNoun && !self.is_hyphen(at + 1) => {
                before == Tag::Noun && self.tag(start) != Tag::PossessivePronoun && !is_day(at - 1)
            }
            tag if tag.is_noun() => !after_noun || !is_day(at) && !is_day(at - 1),
            Tag::Possessive => after_noun,
            Tag::Adjective => !after_noun || before == Tag::ProperNoun && !is_turn || self.is_hyphen(at + 1),
            Tag::Number | Tag::Symbol => true,
            // "the sinking ship", not "officials meeting"
            Tag::VerbParticiple | Tag::VerbIng => {
                !after_noun && before != Tag::Adverb || self.is_hyphen(at + 1) || {
                    !after_noun && before == Tag::Adverb && (next.is_noun() || next == Tag::Adjective)
                }
            }
            Tag::Adverb => {
                !after_noun && matches!(next, Tag::Adjective | Tag::Number | Tag::VerbParticiple | Tag::VerbIng)
            }
            _ if self.is_hyphen(at) => next != Tag::Punctuation,
            _ if self.is_quote(at) => {
                let opened = (start..at).any(|i| self.is_quote(i));
                if after_noun { opened && next.is_noun() } else { !opened && before != Tag::Punctuation }
            }
            Tag::Punctuation | Tag::Coordinator | Tag::Adposition => !after_noun && self.joins(at),
            _ => false,
        }
    }

    /// "old, grey ferries", "old and grey ferries", "two or three ferries", "ten to twelve ferries"
    fn joins(&self, at: usize) -> bool {
        let is_modifier = |tag: Tag| matches!(tag, Tag::Adjective | Tag::VerbParticiple);
        let (before, next, after) = (self.before(at), self.tag(at + 1), self.tag(at + 2));
        if self.tag(at) == Tag::Adposition {
            return self.word(at) == "to" && before == Tag::Number && next == Tag::Number;
        }
        (self.tag(at) == Tag::Coordinator || self.word(at) == ",")
            && (before == Tag::Number && next == Tag::Number && self.word(at) != ","
                || is_modifier(before)
                    && (is_modifier(next) && (after.is_noun() || is_modifier(after))
                        || next == Tag::Adverb && is_modifier(after)))
    }

    /// The verb group that begins at a token.
    fn verb_group(&self, start: usize) -> Option<Range<usize>> {
        let mut at = start;
        let mut end = None;
        loop {
            match self.tag(at) {
                tag if tag.is_verb() => return Some(start..at + 1),
                tag if tag.is_auxiliary() => end = Some(at + 1),
                Tag::Negation if end == Some(at) => end = Some(at + 1),
                // "is to leave"
                Tag::To if at == start || end == Some(at) => {}
                Tag::Negation => {}
                Tag::Adverb if at > start => {}
                _ => break,
            }
            at += 1;
        }
        end.map(|end| start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::{ChunkKind, chunks};
    use crate::model::tagger::tag;

    /// Noun phrases stand between square brackets, verb groups between round ones.
    #[track_caller]
    fn check(marked: &str) {
        let plain = marked.replace(['[', ']', '(', ')'], "");
        let words: Vec<&str> = plain.split(' ').collect();
        let tags = tag(words.iter().copied());
        let mut out: Vec<String> = words.iter().map(|&w| w.to_owned()).collect();
        for chunk in chunks(&tags, |i| words[i]) {
            let (open, close) = if chunk.kind == ChunkKind::Noun { ("[", "]") } else { ("(", ")") };
            out[chunk.tokens.start].insert_str(0, open);
            out[chunk.tokens.end - 1].push_str(close);
        }
        assert_eq!(out.join(" "), marked, "{tags:?}");
    }

    #[test]
    fn a_noun_phrase_ends_with_its_noun() {
        check("[The old grey ferry] of [the port] (left) [Hull] .");
        check("[Two or three sinking ships] (were seen) by [Hull 's new mayor] .");
        check("[She] (saw) [all the ferries] .");
    }

    #[test]
    fn a_verb_has_its_auxiliaries() {
        check("[The ferry] (may not have left) [the harbour] .");
        check("[They] (want) (to leave) , but [she] (is) [a sailor] .");
        check("[The bridge] (is to be closed) .");
    }
}
