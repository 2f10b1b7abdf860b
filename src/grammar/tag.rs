//! Parts of speech.

/// The part of speech of a token: the universal tags (Nivre et al. 2020, *Universal Dependencies v2*), with the finer ones that
/// a lens may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Tag {
    /// "safe", "Iranian-backed"
    Adjective,
    /// "of", "in", the "up" of "give up"
    Adposition,
    /// "reportedly", "now"
    Adverb,
    /// "when", "how"
    WhAdverb,
    /// "is", "has", "did" before another verb or as a copula
    Auxiliary,
    /// "will", "may"
    Modal,
    /// "be" in "may be"
    AuxiliaryBase,
    /// "been"
    AuxiliaryParticiple,
    /// "being"
    AuxiliaryIng,
    /// "and", "but"
    Coordinator,
    /// "the", "some" before a noun
    Determiner,
    /// "yes", "oh"
    Interjection,
    /// "ferry"
    Noun,
    /// "ferries"
    PluralNoun,
    /// "two", "1,200"
    Number,
    /// "to" before a verb
    To,
    /// "not", "n't"
    Negation,
    /// "'s" of a possessive
    Possessive,
    /// "he", "this" by itself, "nobody"
    Pronoun,
    /// "his"
    PossessivePronoun,
    /// "who", the "that" of "the man that left"
    WhPronoun,
    /// "Hull", "May" the month
    ProperNoun,
    /// "." and its kind
    Punctuation,
    /// "because", the "that" of "said that"
    Subordinator,
    /// "%", "$"
    Symbol,
    /// "leave" in "may leave", "to leave"
    VerbBase,
    /// "leaves", "leave" in "they leave"
    VerbPresent,
    /// "left" in "she left"
    VerbPast,
    /// "left" in "had left", "was left"
    VerbParticiple,
    /// "leaving"
    VerbIng,
    /// Foreign words, list numbers, parts of words
    Other,
}

/// Number of tags.
pub const TAGS: usize = 31;

/// All tags in the order of their numbers.
static ALL: [Tag; TAGS] = [
    Tag::Adjective,
    Tag::Adposition,
    Tag::Adverb,
    Tag::WhAdverb,
    Tag::Auxiliary,
    Tag::Modal,
    Tag::AuxiliaryBase,
    Tag::AuxiliaryParticiple,
    Tag::AuxiliaryIng,
    Tag::Coordinator,
    Tag::Determiner,
    Tag::Interjection,
    Tag::Noun,
    Tag::PluralNoun,
    Tag::Number,
    Tag::To,
    Tag::Negation,
    Tag::Possessive,
    Tag::Pronoun,
    Tag::PossessivePronoun,
    Tag::WhPronoun,
    Tag::ProperNoun,
    Tag::Punctuation,
    Tag::Subordinator,
    Tag::Symbol,
    Tag::VerbBase,
    Tag::VerbPresent,
    Tag::VerbPast,
    Tag::VerbParticiple,
    Tag::VerbIng,
    Tag::Other,
];

impl Tag {
    /// The tag with a number; [`Tag::Other`] where there is none.
    pub fn from_number(number: usize) -> Self {
        ALL.get(number).copied().unwrap_or(Self::Other)
    }

    /// Its name in Universal Dependencies.
    pub fn universal(self) -> &'static str {
        match self {
            Self::Adjective => "ADJ",
            Self::Adposition => "ADP",
            Self::Adverb | Self::WhAdverb => "ADV",
            Self::Auxiliary | Self::Modal | Self::AuxiliaryBase | Self::AuxiliaryParticiple | Self::AuxiliaryIng => {
                "AUX"
            }
            Self::Coordinator => "CCONJ",
            Self::Determiner => "DET",
            Self::Interjection => "INTJ",
            Self::Noun | Self::PluralNoun => "NOUN",
            Self::Number => "NUM",
            Self::To | Self::Negation | Self::Possessive => "PART",
            Self::Pronoun | Self::PossessivePronoun | Self::WhPronoun => "PRON",
            Self::ProperNoun => "PROPN",
            Self::Punctuation => "PUNCT",
            Self::Subordinator => "SCONJ",
            Self::Symbol => "SYM",
            Self::VerbBase | Self::VerbPresent | Self::VerbPast | Self::VerbParticiple | Self::VerbIng => "VERB",
            Self::Other => "X",
        }
    }

    /// Whether it is a noun or a name.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::PluralNoun | Self::ProperNoun)
    }

    /// Whether it is a full verb in any form.
    pub fn is_verb(self) -> bool {
        self.universal() == "VERB"
    }

    /// Whether it is a form of "be", "have" or "do" that helps another verb, a copula or a modal.
    pub fn is_auxiliary(self) -> bool {
        self.universal() == "AUX"
    }

    /// Whether a clause can stand on it: a verb or auxiliary in the present or past, or a modal.
    pub fn is_finite(self) -> bool {
        matches!(self, Self::VerbPresent | Self::VerbPast | Self::Auxiliary | Self::Modal)
    }

    /// The tag of a word annotated with a universal tag and one of the Penn Treebank (Santorini 1990).
    ///
    /// A name is what the Penn Treebank calls one: "New" and "United" of "New York" and "United Nations" are, where the universal
    /// tags say what the words were before they became part of a name.
    #[cfg(feature = "train")]
    pub fn of(universal: &str, penn: &str) -> Self {
        match (universal, penn) {
            (_, "NNP" | "NNPS") => Self::ProperNoun,
            ("ADJ", _) => Self::Adjective,
            ("ADP", _) => Self::Adposition,
            ("ADV", "WRB") => Self::WhAdverb,
            ("ADV", _) => Self::Adverb,
            ("AUX", "MD") => Self::Modal,
            ("AUX", "VB") => Self::AuxiliaryBase,
            ("AUX", "VBN") => Self::AuxiliaryParticiple,
            ("AUX", "VBG") => Self::AuxiliaryIng,
            ("AUX", _) => Self::Auxiliary,
            ("CCONJ" | "CONJ", _) => Self::Coordinator,
            ("DET", _) => Self::Determiner,
            ("INTJ", _) => Self::Interjection,
            ("NOUN", "NNS") => Self::PluralNoun,
            ("NOUN", _) => Self::Noun,
            ("NUM", _) => Self::Number,
            ("PART", "TO") => Self::To,
            ("PART", "POS") => Self::Possessive,
            ("PART", _) => Self::Negation,
            ("PRON", "PRP$") => Self::PossessivePronoun,
            ("PRON", "WP" | "WDT" | "WP$") => Self::WhPronoun,
            ("PRON", _) => Self::Pronoun,
            ("PROPN", _) => Self::ProperNoun,
            ("PUNCT", _) => Self::Punctuation,
            ("SCONJ", _) => Self::Subordinator,
            ("SYM", _) => Self::Symbol,
            ("VERB", "VBZ" | "VBP") => Self::VerbPresent,
            ("VERB", "VBD") => Self::VerbPast,
            ("VERB", "VBN") => Self::VerbParticiple,
            ("VERB", "VBG") => Self::VerbIng,
            ("VERB", _) => Self::VerbBase,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{TAGS, Tag};

    #[test]
    fn a_tag_has_its_number() {
        assert!((0..TAGS).all(|n| Tag::from_number(n) as usize == n));
        assert_eq!(Tag::from_number(TAGS), Tag::Other);
    }
}
