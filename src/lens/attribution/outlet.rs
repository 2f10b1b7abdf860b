//! Newspapers and broadcasters as sources: "the Courier", "the paper".

use super::SourceKind;
use super::head_noun::{is_outlet_word, kind_of_noun};
use super::source::{FAR, Resolved, Resolver};
use crate::lens::name::{Name, NameKind};
use crate::text::{TokenKind, TokenSpan};

impl Resolver<'_> {
    /// The news organisation in a phrase: a name or capitalised words that end like one.
    pub(super) fn outlet_in(&self, phrase: TokenSpan) -> Option<String> {
        let at = phrase.range().find(|&t| is_outlet_word(self.document.word(t)))?;
        let head = phrase.end as usize - 1;
        let owns = self.document.kind(at + 1) == Some(TokenKind::Possessive) && at + 1 < head;
        let its_own = |kind| matches!(kind, SourceKind::Document | SourceKind::Outlet);
        if owns && !kind_of_noun(self.document.lower(head)).is_some_and(its_own) {
            return None;
        }
        if let Some(name) = self.mention_at(at) {
            let is_outlet = name.kind == NameKind::Organization && name.full.split(' ').any(is_outlet_word);
            return is_outlet.then(|| self.fullest_outlet(&name.full));
        }
        let first = (phrase.start as usize..at)
            .rev()
            .take_while(|&t| self.document.tokens[t].capitalized && self.document.lower(t) != "the")
            .last()
            .unwrap_or(at);
        Some(self.fullest_outlet(self.document.slice(TokenSpan::from_range(first..at + 1))))
    }

    /// "Courier" is the Merrin Courier where the story names that one and no other of the name.
    fn fullest_outlet(&self, name: &str) -> String {
        let is_longer = |full: &&str| full.strip_suffix(name).is_some_and(|before| before.ends_with(' '));
        let named = self.names.iter().filter(|n| n.kind == NameKind::Organization).map(|n| n.full.as_str());
        let spoke = self.before(u32::MAX).filter(|voice| voice.who.kind == SourceKind::Outlet);
        let spoke = spoke.filter_map(|voice| voice.who.speaker.as_deref());
        let bare = |full: &'_ str| full.strip_prefix("The ").unwrap_or(full).to_owned();
        let mut longer = named.chain(spoke).filter(is_longer).map(bare).filter(|full| full != name);
        match (longer.next(), name.contains(' ')) {
            (Some(full), false) if longer.all(|other| other == full) => full,
            _ => name.to_owned(),
        }
    }

    /// "the paper" – the last newspaper or broadcaster that spoke or was named.
    pub(super) fn last_outlet(&self, source: TokenSpan) -> Option<Resolved> {
        let mut voices = self.before(source.start).take(FAR);
        let spoke = voices.find(|voice| voice.who.kind == SourceKind::Outlet && voice.who.speaker.is_some());
        let is_outlet = |n: &&Name| n.kind == NameKind::Organization && n.full.split(' ').any(is_outlet_word);
        let before = self.mentions.before(self.document.bytes(source).start).take(FAR);
        let mut before = before.filter_map(|(_, n)| self.names.get(n));
        let named = |n: &Name| Resolved { kind: SourceKind::Outlet, speaker: Some(n.full.clone()) };
        spoke.map(|voice| voice.who.clone()).or_else(|| before.find(is_outlet).map(named))
    }
}
