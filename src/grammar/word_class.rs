//! The closed classes of English: words whose part of speech hardly depends on the sentence.

use super::lexicon::Lexicon;
use std::sync::LazyLock;

/// The class of a function word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordClass {
    /// "the", "a", "this", "some", "his"
    Determiner,
    /// "of", "in", "to"
    Preposition,
    /// "I", "he", "they", "who"
    SubjectPronoun,
    /// "him", "them"
    ObjectPronoun,
    /// "and", "or"
    Coordinator,
    /// "but", "yet"
    Contrast,
    /// "that"
    That,
    /// "because", "while", "which", "where"
    Subordinator,
    /// "is", "was", "been"
    Be,
    /// "has", "had"
    Have,
    /// "do", "did"
    Do,
    /// "will", "could"
    Modal,
    /// "not", "n't", "never", "also", "now"
    Adverb,
    /// "Monday", "January", "yesterday"
    Calendar,
}

use WordClass::{
    Adverb, Be, Calendar, Contrast, Coordinator, Determiner, Do, Have, Modal, ObjectPronoun, Preposition,
    SubjectPronoun, Subordinator, That,
};

static WORDS: LazyLock<Lexicon<WordClass>> = LazyLock::new(|| Lexicon::over(&CLASSES));

static CLASSES: phf::Map<&'static str, WordClass> = phf::phf_map! {
    "the" => Determiner, "a" => Determiner, "an" => Determiner, "this" => Determiner, "these" => Determiner, "those" => Determiner,
    "some" => Determiner, "any" => Determiner, "every" => Determiner, "each" => Determiner, "no" => Determiner, "another" => Determiner,
    "his" => Determiner, "her" => Determiner, "its" => Determiner, "their" => Determiner, "our" => Determiner, "my" => Determiner, "your" => Determiner,
    "many" => Determiner, "several" => Determiner, "most" => Determiner, "few" => Determiner, "both" => Determiner, "all" => Determiner,
    "of" => Preposition, "in" => Preposition, "on" => Preposition, "at" => Preposition, "by" => Preposition, "for" => Preposition, "from" => Preposition,
    "with" => Preposition, "to" => Preposition, "about" => Preposition, "into" => Preposition, "over" => Preposition, "under" => Preposition,
    "against" => Preposition, "between" => Preposition, "during" => Preposition, "within" => Preposition, "without" => Preposition,
    "through" => Preposition, "among" => Preposition, "despite" => Preposition, "toward" => Preposition, "towards" => Preposition, "upon" => Preposition,
    "near" => Preposition, "amid" => Preposition, "via" => Preposition, "behind" => Preposition, "across" => Preposition, "like" => Preposition,
    "i" => SubjectPronoun, "he" => SubjectPronoun, "she" => SubjectPronoun, "we" => SubjectPronoun, "they" => SubjectPronoun, "it" => SubjectPronoun,
    "you" => SubjectPronoun, "who" => SubjectPronoun, "everyone" => SubjectPronoun, "nobody" => SubjectPronoun, "someone" => SubjectPronoun,
    "him" => ObjectPronoun, "them" => ObjectPronoun, "me" => ObjectPronoun, "us" => ObjectPronoun, "himself" => ObjectPronoun, "herself" => ObjectPronoun,
    "and" => Coordinator, "or" => Coordinator, "nor" => Coordinator,
    "but" => Contrast, "yet" => Contrast,
    "that" => That,
    "because" => Subordinator, "while" => Subordinator, "whereas" => Subordinator, "although" => Subordinator, "though" => Subordinator,
    "if" => Subordinator, "unless" => Subordinator, "when" => Subordinator, "whenever" => Subordinator, "where" => Subordinator, "whether" => Subordinator,
    "since" => Subordinator, "after" => Subordinator, "before" => Subordinator, "until" => Subordinator, "as" => Subordinator, "once" => Subordinator,
    "which" => Subordinator, "what" => Subordinator, "how" => Subordinator, "why" => Subordinator, "whose" => Subordinator, "whom" => Subordinator, "than" => Subordinator, "so" => Subordinator,
    "is" => Be, "are" => Be, "was" => Be, "were" => Be, "be" => Be, "been" => Be, "being" => Be, "am" => Be, "isn't" => Be, "wasn't" => Be, "aren't" => Be, "weren't" => Be,
    "isn’t" => Be, "wasn’t" => Be, "aren’t" => Be, "weren’t" => Be,
    "has" => Have, "have" => Have, "had" => Have, "having" => Have, "hasn't" => Have, "haven't" => Have, "hadn't" => Have, "hasn’t" => Have, "haven’t" => Have, "hadn’t" => Have,
    "do" => Do, "does" => Do, "did" => Do, "don't" => Do, "doesn't" => Do, "didn't" => Do, "don’t" => Do, "doesn’t" => Do, "didn’t" => Do,
    "will" => Modal, "would" => Modal, "can" => Modal, "could" => Modal, "may" => Modal, "might" => Modal, "shall" => Modal, "should" => Modal, "must" => Modal,
    "won't" => Modal, "wouldn't" => Modal, "can't" => Modal, "cannot" => Modal, "couldn't" => Modal, "shouldn't" => Modal,
    "won’t" => Modal, "wouldn’t" => Modal, "can’t" => Modal, "couldn’t" => Modal, "shouldn’t" => Modal,
    "not" => Adverb, "never" => Adverb, "also" => Adverb, "now" => Adverb, "then" => Adverb, "still" => Adverb, "even" => Adverb, "just" => Adverb,
    "later" => Adverb, "again" => Adverb, "often" => Adverb, "always" => Adverb, "soon" => Adverb, "only" => Adverb, "too" => Adverb,
    "already" => Adverb, "long" => Adverb, "first" => Adverb, "further" => Adverb, "meanwhile" => Adverb, "however" => Adverb, "instead" => Adverb,
    "monday" => Calendar, "tuesday" => Calendar, "wednesday" => Calendar, "thursday" => Calendar, "friday" => Calendar, "saturday" => Calendar, "sunday" => Calendar,
    "january" => Calendar, "february" => Calendar, "april" => Calendar, "june" => Calendar, "july" => Calendar, "august" => Calendar, "september" => Calendar,
    "october" => Calendar, "november" => Calendar, "december" => Calendar, "yesterday" => Calendar, "today" => Calendar, "tomorrow" => Calendar, "tonight" => Calendar,
    "jan." => Calendar, "feb." => Calendar, "aug." => Calendar, "sept." => Calendar, "oct." => Calendar, "nov." => Calendar, "dec." => Calendar,
};

impl WordClass {
    /// The class of a lower-case word; none for a word of an open class.
    pub fn of(lower: &str) -> Option<Self> {
        if lower.len() > 10 {
            return lower.ends_with("ly").then_some(Adverb);
        }
        WORDS
            .get(lower)
            .or_else(|| (lower.len() > 4 && lower.ends_with("ly") && !is_noun_in_ly(lower)).then_some(Adverb))
    }

    /// Whether it is a form of "be", "have", "do" or a modal.
    pub fn is_auxiliary(self) -> bool {
        matches!(self, Be | Have | Do | Modal)
    }
}

fn is_noun_in_ly(lower: &str) -> bool {
    matches!(
        lower,
        "family"
            | "assembly"
            | "italy"
            | "supply"
            | "reply"
            | "ally"
            | "rally"
            | "july"
            | "daily"
            | "weekly"
            | "emily"
            | "kelly"
            | "billy"
            | "sally"
            | "molly"
            | "lilly"
            | "early"
            | "only"
            | "apply"
            | "imply"
            | "rely"
            | "beverly"
            | "connolly"
            | "elderly"
            | "friendly"
            | "anomaly"
            | "monthly"
    )
}
