//! The words that attribute.

use crate::grammar::{Form, forms_of};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a cue verb does with a source's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Tells that words were uttered: may introduce a clause, and stand beside a quotation.
    Say,
    /// Utters, but has an addressee before the words ("told reporters that").
    Tell,
    /// Utters something about somebody or something: criticism, praise, a demand, a refusal.
    Address,
    /// Stands beside a quotation only ("laughed", "continued").
    Manner,
    /// A document or study speaks ("showed", "found").
    Show,
    /// A thought or a feeling ("believes").
    Think,
    /// A will or a plan ("wants to").
    Will,
}

/// A form of a cue verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// What it does.
    pub act: Act,
    /// Which form it is.
    pub form: Form,
    /// Whether the same word is often a noun ("report", "plans"), so that its neighbours must show a verb.
    pub may_be_noun: bool,
}

/// Verbs by what they do; those after the bar are nouns too.
const VERBS: [(Act, &str); 7] = [
    (
        Act::Say,
        "say state add announce declare insist argue explain assert contend maintain allege reiterate acknowledge admit concede confirm reveal disclose \
         observe remark suggest stress emphasize emphasise affirm testify complain tweet write respond reply recall predict deny hint imply quip joke confess caution \
         proclaim conclude indicate lament boast opine profess recount relate retort vow swear clarify concur elaborate underscore warn \
         exclaim post insinuate intimate posit theorize speculate mention pledge aver attest disagree worry agree | claim report note comment counter promise \
         estimate reason",
    ),
    (Act::Tell, "tell inform assure remind notify convince persuade advise brief"),
    (
        Act::Address,
        "accuse criticize criticise condemn denounce blast slam praise applaud hail laud defend mock ridicule decry reject dismiss dispute question oppose endorse \
         urge ask beg implore propose recommend demand threaten refuse decline offer request call describe cite deplore liken \
         defy scold chide chastise lambaste berate thank congratulate commend welcome invoke reference highlight characterize characterise portray \
         depict advocate protest object apologize apologise challenge vilify castigate disavow repudiate refute rebut tout label brand | blame attack support back charge",
    ),
    (
        Act::Manner,
        "continue laugh shout yell scream chant sing whisper murmur mutter sigh snap shrug begin chuckle cry read",
    ),
    (Act::Show, "show find | document"),
    (
        Act::Think,
        "believe think consider suspect fear doubt assume expect regret realize realise understand know feel regard envision foresee anticipate reckon hear learn \
         imagine see conclude | hope view",
    ),
    (Act::Will, "want intend seek prefer aim decide resolve choose wish opt | plan favor favour"),
];

static CUES: LazyLock<FxHashMap<String, Cue>> = LazyLock::new(|| {
    let mut cues = FxHashMap::default();
    for (act, verbs) in VERBS {
        let (plain, also_nouns) = verbs.split_once('|').unwrap_or((verbs, ""));
        for (lemmas, may_be_noun) in [(plain, false), (also_nouns, true)] {
            for lemma in lemmas.split_whitespace() {
                for (form, word) in forms_of(lemma) {
                    cues.entry(word).or_insert(Cue { act, form, may_be_noun });
                }
            }
        }
    }
    cues
});

/// The cue verb a lower-case word is a form of.
pub fn cue_verb(lower: &str) -> Option<Cue> {
    if !(3..=14).contains(&lower.len()) {
        return None;
    }
    CUES.get(lower).copied()
}

/// Words that tell what somebody feels or asks themselves, which is nothing said where no quotation follows.
pub fn is_feeling(lower: &str) -> bool {
    matches!(
        lower,
        "worry"
            | "worries"
            | "worried"
            | "worrying"
            | "afraid"
            | "love"
            | "loves"
            | "loved"
            | "hate"
            | "hates"
            | "hated"
            | "despise"
            | "despises"
            | "despised"
            | "wonder"
            | "wonders"
            | "wondered"
            | "wondering"
            | "frustrated"
            | "glad"
            | "proud"
    )
}

/// Adverbs that attribute to somebody who is not named.
pub fn is_relaying_adverb(lower: &str) -> bool {
    matches!(lower, "reportedly" | "allegedly" | "supposedly" | "purportedly")
}
