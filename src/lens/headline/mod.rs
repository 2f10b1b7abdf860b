//! **Headline**: what the headline claims that the body does not carry.
//!
//! Each claim of the headline is laid beside the sentences of the body that share its content words (names by any alias).
//! Seven kinds of difference are told, each with both places:
//!
//! | kind | headline | body |
//! | --- | --- | --- |
//! | a dropped quantifier | Doctors warn of new fever | Two doctors warned … |
//! | a dropped relay | Officials admit delay | The Courier said officials admit … |
//! | a dropped source | Ferry firm to close | … to close, two captains said |
//! | a dropped hedge | Clerk stole deeds | The clerk allegedly stole … |
//! | a stronger verb | Mayor admits error | The mayor suggested … |
//! | another number | 40 sheep lost | … some 14 sheep were lost |
//! | a speaker never heard | Ann Low: bridge is safe | (no Ann Low) |
//!
//! Silence is better than a false accusation: nothing is told where another sentence of the body bears the headline out, where the
//! headline asks or hedges itself, or where too few of its words come back.
//!
//! On the 840 titles of PolNeAR's training part there are six findings; read one by one, all six are borne out. On its 84 dev titles there
//! is none. Findings have confidences of 0.7 and more, so the default threshold of 0.4 shows all.
//!
//! The kinds are those of Ecker et al. (2014), *The effects of subtle misinformation in news headlines*, as far as a text alone
//! shows them. Checked by the pairs in `tests/headline_pairs.rs`.
//!
//! Messages:
//!
//! | key | sentence |
//! | --- | --- |
//! | `findingQuantifier` | The headline says “$1”; the story says “$2”. |
//! | `findingRelay` | The headline lets “$1” speak; the story has it from $2. |
//! | `findingSource` | The headline states as a fact what the story has from “$1”. |
//! | `findingHedge` | The headline states as a fact what the story puts with “$1”. |
//! | `findingVerb` | The headline says “$1”; the story only says “$2”. |
//! | `findingNumber` | The headline says “$1”; the story says “$2”. |
//! | `findingSpeaker` | The headline lets “$1” speak; the story never does. |

mod amount;
mod overlap;
mod said;
mod stated;
mod verb;

use crate::lens::attribution::Attribution;
use crate::lens::name::Name;
use crate::reading::{Confidence, Reason};
use crate::text::{ByteSpan, Document};
use overlap::Overlap;

/// Something the headline claims that the body does not carry.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The place in the headline.
    pub headline: ByteSpan,
    /// The place in the body it was held against.
    pub body: ByteSpan,
    /// One plain sentence, in English, for the command line.
    pub sentence: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// The same sentence by its message key.
    pub reason: Reason,
}

/// Holds the headline against the body.
pub fn compare(
    title: &Document,
    title_attributions: &[Attribution],
    body: &Document,
    attributions: &[Attribution],
    names: &[Name],
) -> Vec<Finding> {
    if title.tokens.is_empty() || body.sentences.is_empty() {
        return Vec::new();
    }
    let pair = Pair { title, title_attributions, body, attributions, names, overlap: Overlap::new(title, body, names) };
    let mut findings = said::compare(&pair);
    findings.extend(stated::dropped_hedge(&pair));
    findings.extend(stated::other_number(&pair));
    if findings.is_empty() {
        findings.extend(stated::dropped_source(&pair));
    }
    findings
}

/// A headline and its body.
#[derive(Debug)]
struct Pair<'a, 't> {
    title: &'a Document<'t>,
    title_attributions: &'a [Attribution],
    body: &'a Document<'t>,
    attributions: &'a [Attribution],
    names: &'a [Name],
    overlap: Overlap,
}

/// The kinds of difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Quantifier,
    Relay,
    Source,
    Hedge,
    Verb,
    Number,
    Speaker,
}

impl Finding {
    fn new(kind: Kind, headline: ByteSpan, body: ByteSpan, confidence: Confidence, words: Vec<String>) -> Self {
        let word = |i: usize| words.get(i).map_or("", String::as_str);
        let (key, sentence) = match kind {
            Kind::Quantifier => {
                ("findingQuantifier", format!("The headline says “{}”; the story says “{}”.", word(0), word(1)))
            }
            Kind::Relay => {
                ("findingRelay", format!("The headline lets “{}” speak; the story has it from {}.", word(0), word(1)))
            }
            Kind::Source => {
                ("findingSource", format!("The headline states as a fact what the story has from “{}”.", word(0)))
            }
            Kind::Hedge => {
                ("findingHedge", format!("The headline states as a fact what the story puts with “{}”.", word(0)))
            }
            Kind::Verb => {
                ("findingVerb", format!("The headline says “{}”; the story only says “{}”.", word(0), word(1)))
            }
            Kind::Number => {
                ("findingNumber", format!("The headline says “{}”; the story says “{}”.", word(0), word(1)))
            }
            Kind::Speaker => {
                ("findingSpeaker", format!("The headline lets “{}” speak; the story never does.", word(0)))
            }
        };
        Self { headline, body, sentence, confidence, reason: Reason { key, words } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::attribution::{Manner, SourceKind};
    use crate::text::Passage;

    /// An attribution written as source, cue and content, each found in the text.
    fn said(
        text: &str,
        [source, cue, content]: [&str; 3],
        source_kind: SourceKind,
        nested_in: Option<usize>,
    ) -> Attribution {
        let span = |part: &str| {
            let start = text.find(part).expect("a part of the text");
            vec![ByteSpan::from_range(start..start + part.len())]
        };
        Attribution {
            source: span(source),
            cue: span(cue),
            content: span(content),
            manner: Manner::Indirect,
            source_kind,
            speaker: None,
            nested_in,
            confidence: 0.9,
            reason: Reason::plain("test"),
        }
    }

    fn findings(
        title: &str,
        claim: Option<([&str; 3], SourceKind)>,
        body: &str,
        attributions: &[Attribution],
    ) -> Vec<String> {
        let claim: Vec<Attribution> = claim.into_iter().map(|(parts, kind)| said(title, parts, kind, None)).collect();
        let (title, body) = (Passage::from_text(title), Passage::from_text(body));
        let (title, body) = (Document::new(&title, None), Document::new(&body, None));
        compare(&title, &claim, &body, attributions, &[]).into_iter().map(|f| f.sentence).collect()
    }

    const TITLE: &str = "Harbour officials admit closing Velden pier has backfired";
    const CLAIM: ([&str; 3], SourceKind) =
        (["Harbour officials", "admit", "closing Velden pier has backfired"], SourceKind::Unnamed);

    #[test]
    fn a_dropped_quantifier_and_a_dropped_relay_are_told() {
        let body = "The Velden Courier said: “Some harbour officials now admit that closing the Velden pier has not helped.” Boats still come.";
        let outlet = said(
            body,
            [
                "The Velden Courier",
                "said",
                "Some harbour officials now admit that closing the Velden pier has not helped",
            ],
            SourceKind::Outlet,
            None,
        );
        let officials = said(
            body,
            ["Some harbour officials", "admit", "closing the Velden pier has not helped"],
            SourceKind::Unnamed,
            Some(0),
        );
        assert_eq!(
            findings(TITLE, Some(CLAIM), body, &[outlet, officials]),
            [
                "The headline says “Harbour officials”; the story says “Some harbour officials”.",
                "The headline lets “Harbour officials” speak; the story has it from The Velden Courier.",
            ]
        );
    }

    #[test]
    fn a_body_that_bears_the_headline_out_is_met_with_silence() {
        let body = "Harbour officials admit that closing the Velden pier has backfired. Some harbour officials had admitted as much of the Velden pier closing before.";
        let plain = said(
            body,
            ["Harbour officials", "admit", "closing the Velden pier has backfired"],
            SourceKind::Unnamed,
            None,
        );
        let some = said(
            body,
            ["Some harbour officials", "admitted", "as much of the Velden pier closing before"],
            SourceKind::Unnamed,
            None,
        );
        assert_eq!(findings(TITLE, Some(CLAIM), body, &[plain, some]), [""; 0]);
    }

    #[test]
    fn a_stronger_verb_is_told() {
        let body = "Harbour officials suggested that closing the Velden pier has backfired.";
        let officials = said(
            body,
            ["Harbour officials", "suggested", "closing the Velden pier has backfired"],
            SourceKind::Unnamed,
            None,
        );
        assert_eq!(
            findings(TITLE, Some(CLAIM), body, &[officials]),
            ["The headline says “admit”; the story only says “suggested”."]
        );
    }

    #[test]
    fn a_dropped_hedge_is_told_unless_another_sentence_states_it() {
        let title = "Clerk stole parish silver in Velden";
        let hedged = "A clerk allegedly stole the parish silver from a vault in Velden. The vault was open.";
        assert_eq!(
            findings(title, None, hedged, &[]),
            ["The headline states as a fact what the story puts with “allegedly”."]
        );
        let both = format!("{hedged} The clerk stole the parish silver of Velden at night, the court found.");
        assert_eq!(findings(title, None, &both, &[]), [""; 0]);
        assert_eq!(findings("Clerk accused of stealing parish silver in Velden", None, hedged, &[]), [""; 0]);
    }

    #[test]
    fn a_dropped_source_is_told_unless_the_story_says_so_itself() {
        let title = "Sandholm ferry firm sells its three boats";
        let told =
            "The Sandholm ferry firm sells its three boats, two captains said on Monday. Nobody answered the phone.";
        let captains = [said(
            told,
            ["two captains", "said", "The Sandholm ferry firm sells its three boats"],
            SourceKind::Unnamed,
            None,
        )];
        assert_eq!(
            findings(title, None, told, &captains),
            ["The headline states as a fact what the story has from “two captains”."]
        );
        let both = format!("{told} The Sandholm ferry firm sells its three boats for a crown.");
        assert_eq!(findings(title, None, &both, &captains), [""; 0]);
        assert_eq!(findings("Sandholm ferry firm may sell its three boats", None, told, &captains), [""; 0]);
    }

    #[test]
    fn what_is_granted_is_not_held_back() {
        let title = "No love lost between Velden pilots and parish";
        let body = "There may be no love lost between the Velden pilots and the parish, but they share a bell.";
        assert_eq!(findings(title, None, body, &[]), [""; 0]);
    }

    #[test]
    fn another_number_for_the_same_thing_is_told() {
        let title = "40 sheep lost in Velden flood";
        assert_eq!(
            findings(title, None, "The flood in Velden took 14 sheep, all lost by noon.", &[]),
            ["The headline says “40 sheep”; the story says “14 sheep”."]
        );
        assert_eq!(
            findings(title, None, "The flood in Velden took 14 sheep. By noon 39 sheep were lost.", &[]),
            [""; 0]
        );
    }

    #[test]
    fn a_speaker_whom_the_story_never_names_is_told() {
        let title = "Anna Low: Velden pier is safe";
        let claim = (["Anna Low", ":", "Velden pier is safe"], SourceKind::Named);
        assert_eq!(
            findings(title, Some(claim), "The Velden pier is safe, an inspector wrote.", &[]),
            ["The headline lets “Anna Low” speak; the story never does."]
        );
        assert_eq!(findings(title, Some(claim), "The Velden pier is safe, Low wrote.", &[]), [""; 0]);
        let title = "Startling Report: Velden Pier Is Safe";
        let claim = (["Startling Report", ":", "Velden Pier Is Safe"], SourceKind::Named);
        assert_eq!(findings(title, Some(claim), "The Velden pier is safe, an inspector wrote.", &[]), [""; 0]);
    }
}
