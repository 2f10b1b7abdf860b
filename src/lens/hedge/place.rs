//! Words that hold back by their place: a participle behind its noun, a compound with one, a verb of the senses before an adjective.

use super::scan::Scan;
use super::words::{Kind, PASSIVES};
use crate::grammar::{Tag, WordClass};
use crate::text::TokenKind;

/// Verbs that tell how something looks, sounds or feels to nobody in particular.
pub(super) const SENSES: &[&str] = &["look", "looks", "looked", "sound", "sounds", "sounded", "feels", "felt"];

/// Adverbs that make a compound with a participle.
const DEGREES: [&str; 13] =
    ["much", "well", "long", "highly", "widely", "oft", "often", "most", "best", "hotly", "eagerly", "so", "ill"];

/// Participles that say the same without a verb as with one.
const ADJECTIVAL: [&str; 17] = [
    "anticipated",
    "awaited",
    "billed",
    "considered",
    "deemed",
    "expected",
    "feared",
    "intended",
    "known",
    "labeled",
    "labelled",
    "perceived",
    "planned",
    "projected",
    "regarded",
    "seen",
    "viewed",
];

impl Scan<'_, '_> {
    /// "a vote expected in May", "a town, known for its cheese", "later than planned": a participle without a verb and without a doer.
    pub(super) fn reduced(&self, at: usize) -> Option<(usize, Kind)> {
        let kind =
            *PASSIVES.get(self.lower(at)).filter(|_| ADJECTIVAL.contains(&self.lower(at)) && at > self.0.from)?;
        // "the level seen on the stage": with eyes.
        if matches!(self.lower(at), "seen" | "viewed") && !matches!(self.lower(at + 1), "as" | "by") {
            return None;
        }
        let document = self.0.document;
        let adverb = document.class(at - 1) == Some(WordClass::Adverb) && at - 1 > self.0.from;
        let before = if adverb { at - 2 } else { at - 1 };
        if self.lower(before) == "than" {
            return Some((at + 1, kind));
        }
        // "More than her advisers expected." has its doer before it.
        let after_comma = self.lower(before) == ",";
        let bare = after_comma && document.kind(at + 1) != Some(TokenKind::Word)
            || matches!(self.lower(at + 1), "last" | "this" | "next" | "earlier" | "here")
            || matches!(
                document.class(at + 1),
                Some(WordClass::Preposition | WordClass::Calendar | WordClass::Subordinator)
            );
        let noun = || after_comma || matches!(document.tag(before), Tag::Noun | Tag::PluralNoun);
        let found = bare && !self.has_agent(at + 1) && document.tag(at) == Tag::VerbParticiple && noun();
        found.then_some((at + 1, kind))
    }

    /// "the much-praised plan", "a long-awaited report".
    pub(super) fn compound(&self, at: usize) -> Option<(usize, Kind)> {
        let (degree, participle) = self.lower(at).rsplit_once('-')?;
        (DEGREES.contains(&degree) && participle != "known" && PASSIVES.contains_key(participle))
            .then_some((at + 1, Kind::Reaction))
    }

    /// "looks strong", "sounded hopeful", "it feels universal".
    pub(super) fn sense(&self, at: usize) -> Option<(usize, Kind)> {
        let word = self.lower(at);
        if !SENSES.contains(&word) {
            return None;
        }
        let feels = word.starts_with("fe");
        if feels && !matches!(self.before(at, 1), "it" | "this" | "that") {
            return None;
        }
        let quality = self.0.skip_light(at + 1, 2);
        let document = self.0.document;
        let alone = !document.tag(quality + 1).is_noun() && document.tag(quality + 1) != Tag::Adjective;
        (document.tag(quality) == Tag::Adjective && alone && document.tag(at).is_verb())
            .then_some((quality + 1, Kind::Tentative))
    }
}
