//! How strong a verb of saying is.

use crate::grammar::stem;

/// A headline's verb that says more than that somebody spoke, and what would bear it out.
#[derive(Debug)]
pub(super) struct Strong {
    /// Stems of body cues that say as much.
    bears_out: &'static [&'static str],
    /// Stems of body cues that say less.
    falls_short: [&'static [&'static str]; 2],
}

/// Cues that only say that somebody spoke.
const PLAIN: &[&str] = &[
    "say",
    "said",
    "tell",
    "told",
    "stat",
    "note",
    "not",
    "add",
    "writ",
    "wrot",
    "explain",
    "comment",
    "remark",
    "respond",
    "describ",
    "report",
    "according",
];
/// Cues that hold back.
const WEAK: &[&str] = &[
    "suggest", "hint", "ask", "wonder", "question", "think", "thought", "hop", "consider", "discuss", "weigh", "mull",
    "worry", "doubt", "imply", "propos",
];

const ADMISSION: &[&str] =
    &["admit", "conced", "acknowledg", "confess", "own", "grant", "accept", "apologiz", "apologis"];
const PROOF: &[&str] =
    &["prov", "confirm", "show", "demonstrat", "establish", "verify", "found", "find", "conclud", "reveal", "determin"];
const ATTACK: &[&str] = &[
    "slam", "blast", "rip", "attack", "condemn", "denounc", "criticiz", "criticis", "accus", "assail", "rail", "blam",
    "call", "lash", "hit", "decry", "excoriat", "mock", "ridicul", "fault", "complain", "charg", "warn", "insist",
    "argu", "reject", "lambast", "dismiss",
];
const DEMAND: &[&str] = &["demand", "insist", "order", "requir", "command", "call", "must"];
const PLEDGE: &[&str] = &[
    "vow", "pledg", "promis", "swear", "swor", "threaten", "warn", "commit", "guarante", "will", "declar", "announc",
    "insist",
];
/// Cues that ask kindly.
const REQUEST: &[&str] = &["urg", "request", "appeal", "invit", "recommend", "encourag"];

const REFUSAL: &[&str] = &["refus", "reject", "deny", "declin", "rebuff", "rule", "dismiss", "oppos", "insist"];

/// The strong verb a cue's word is, if it is one.
pub(super) fn strong(word: &str) -> Option<Strong> {
    let stem = stem(word);
    let (bears_out, falls_short) = match stem.as_ref() {
        "admit" | "conced" | "confess" => (ADMISSION, [PLAIN, WEAK]),
        "confirm" | "prov" => (PROOF, [PLAIN, WEAK]),
        "slam" | "blast" | "rip" | "condemn" | "denounc" | "attack" | "lambast" | "savag" => (ATTACK, [WEAK, &[]]),
        "demand" => (DEMAND, [WEAK, REQUEST]),
        "vow" | "pledg" | "swear" | "threaten" | "promis" => (PLEDGE, [WEAK, &[]]),
        "refus" | "reject" => (REFUSAL, [WEAK, &[]]),
        _ => return None,
    };
    Some(Strong { bears_out, falls_short })
}

impl Strong {
    /// Whether a body cue says as much.
    pub(super) fn is_borne_out_by(&self, word: &str) -> bool {
        self.bears_out.contains(&stem(word).as_ref())
    }

    /// Whether a body cue is known to say less.
    pub(super) fn exceeds(&self, word: &str) -> bool {
        self.falls_short.iter().any(|list| list.contains(&stem(word).as_ref()))
    }
}
