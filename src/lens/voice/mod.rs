//! **Voice**: where the writer speaks without a source, insists or pushes.
//!
//! Three kinds of mark, each in a file of its own:
//!
//! - **boosters** insist: "in fact", "clearly", "has proven that";
//! - **loaded words** push the reader to a judgement: "crippling", "farce", "heroic". One that stands between quotation marks
//!   or in an attributed content is the source's ([`Loaded::quoted`]), never the writer's;
//! - **opinions** are clauses in which the writer judges, predicts or demands and no source does.
//!
//! Not marked: a capitalised word inside a sentence (a name), a loaded word beside a neighbour that makes it plain ("explosive
//! device", "disaster relief"), boosters between quotation marks, opinions inside quotations and attributed contents.
//!
//! | text | marked |
//! | --- | --- |
//! | The plan is, in fact, a farce. | booster "in fact", loaded "farce", opinion: the whole clause |
//! | The mayor called the plan “a farce”. | loaded "farce", the mayor's |
//! | It seems unlikely that the council will agree, as the vote showed. | opinion up to the comma |
//!
//! Loaded words follow Recasens et al. (2013), *Linguistic models for analyzing and detecting biased language*; boosters Hyland
//! (2005), *Metadiscourse*. What a list or a predicate cannot tell the network does, which hears the whole sentence
//! (`src/model/attribution.md`). How well, by `make score`: loaded words on BASIL F1 24 at 2.2 marks in 1,000 words (tuned on;
//! annotators marked 1.9), opinions on NewsSD dev macro-F1 71. The default threshold of 0.4 shows all opinions and boosters and
//! nearly all loaded words.
//!
//! Messages:
//!
//! | key | sentence |
//! | --- | --- |
//! | `reasonBoosterCertain` | “$1” insists: it puts the claim beyond doubt. |
//! | `reasonBoosterProof` | “$1” insists: it puts the claim as proven. |
//! | `reasonLoadedForce` | “$1” is a word of violence where a plain one would do. |
//! | `reasonLoadedContempt` | “$1” looks down on what it names. |
//! | `reasonLoadedAlarm` | “$1” frightens more than it tells. |
//! | `reasonLoadedMotive` | “$1” reads a motive into what was done. |
//! | `reasonLoadedPraise` | “$1” praises. |
//! | `reasonLoadedStress` | “$1” adds stress, not information. |
//! | `reasonLoadedLearnt` | “$1” is a word that readers took for loaded in sentences like this one. |
//! | `reasonOpinionTone` | No source is named, and the wording reads as the writer’s own view, above all: $1. |
//! | `reasonOpinionPredicts` | “$1”: the writer predicts, and names no source. |
//! | `reasonOpinionJudges` | “$1”: the writer judges, and names no source. |
//! | `reasonOpinionDemands` | “$1”: the writer says what ought to be, and names no source. |
//! | `reasonOpinionConcludes` | “$1”: the writer takes this as settled, and names no source. |
//! | `reasonOpinionConfesses` | “$1”: the writer speaks in the first person. |

mod booster;
mod lexicon;
mod loaded;
mod opinion;
mod own;

use crate::grammar::phrase::Window;
use crate::lens::attribution::Attribution;
use crate::model::attribution::Heard;
use crate::reading::{Confidence, Reason};
use crate::text::{ByteSpan, Document};

/// Words that insist ("in fact", "proven").
#[derive(Debug, Clone, PartialEq)]
pub struct Booster {
    /// Where they stand.
    pub span: ByteSpan,
    /// How sure it is that they insist here.
    pub confidence: Confidence,
    /// Why they are marked.
    pub reason: Reason,
}

/// A word that pushes the reader to a judgement.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Where it stands.
    pub span: ByteSpan,
    /// Whether it is a source's word: it stands between quotation marks or in an attributed content.
    pub quoted: bool,
    /// How sure it is that the word pushes here.
    pub confidence: Confidence,
    /// Why it is marked.
    pub reason: Reason,
}

/// A clause in which the writer judges or predicts without a source.
#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    /// Where it stands.
    pub span: ByteSpan,
    /// How sure it is that this is the writer's own judgement.
    pub confidence: Confidence,
    /// Why it is marked.
    pub reason: Reason,
}

/// What the voice lens found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Voice {
    /// By rising start.
    pub boosters: Vec<Booster>,
    /// By rising start.
    pub loaded: Vec<Loaded>,
    /// By rising start.
    pub opinions: Vec<Opinion>,
}

/// Finds where the writer insists, pushes and judges. `heard` is what the network heard of the document; without it there are
/// only listed words and predicates.
pub fn find(document: &Document, attributions: &[Attribution], heard: Option<&Heard>) -> Voice {
    let own = own::Own::new(document, attributions);
    let counts = loaded::Counts::new(document);
    let mut voice = Voice::default();
    for sentence in &document.sentences {
        let window = Window::over(document, sentence.tokens);
        booster::find(document, window, &mut voice.boosters);
        let heard = heard.map(|heard| (heard, heard.tone(document.bytes(sentence.tokens))));
        loaded::find(document, window, &own, &counts, heard, &mut voice.loaded);
        opinion::find(document, window, &own, heard, &mut voice.opinions);
    }
    voice
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::attribution::{Manner, SourceKind};
    use crate::model::attribution::hear;
    use crate::text::Passage;

    fn read(text: &str, attributions: &[Attribution]) -> (Passage, Voice) {
        let passage = Passage::from_text(text);
        let voice = find(&Document::new(&passage, None), attributions, None);
        (passage, voice)
    }

    fn cut(text: &str, spans: impl Iterator<Item = ByteSpan>) -> Vec<&str> {
        spans.map(|s| s.of(text)).collect()
    }

    /// The attribution of `content` to `source`.
    fn said(text: &str, source: &str, content: &str) -> Attribution {
        let span = |part: &str| {
            let start = text.find(part).expect("a part of the text");
            vec![ByteSpan::from_range(start..start + part.len())]
        };
        Attribution {
            source: span(source),
            cue: span("said"),
            content: span(content),
            manner: Manner::Indirect,
            source_kind: SourceKind::Unnamed,
            speaker: None,
            nested_in: None,
            confidence: 0.9,
            reason: Reason::plain("test"),
        }
    }

    #[test]
    fn boosters_insist_in_the_writers_voice_only() {
        let (passage, voice) = read(
            "In fact, the ferry was late. It has proven that it can be. “Clearly,” he said. It is not clearly marked.",
            &[],
        );
        assert_eq!(cut(&passage.text, voice.boosters.iter().map(|b| b.span)), ["In fact", "has proven that"]);
    }

    #[test]
    fn loaded_words_are_kept_apart_by_voice() {
        let text = "The crippling toll is a farce. “A disgrace,” she said. The driver said the idiotic rule must go.";
        let (passage, voice) = read(text, &[said(text, "The driver", "the idiotic rule must go")]);
        let own = voice.loaded.iter().filter(|l| !l.quoted).map(|l| l.span);
        assert_eq!(cut(&passage.text, own), ["crippling", "farce"]);
        let others = voice.loaded.iter().filter(|l| l.quoted).map(|l| l.span);
        assert_eq!(cut(&passage.text, others), ["disgrace", "idiotic"]);
    }

    #[test]
    fn names_and_plain_neighbours_are_not_loaded() {
        let (_, voice) = read("The Savage family met at the blast site. A shock absorber broke.", &[]);
        assert!(voice.loaded.is_empty(), "{:?}", voice.loaded);
    }

    #[test]
    fn an_opinion_is_the_clause_without_a_source() {
        let text = "Short of coal, it seems highly unlikely that the mill will open, as the owner has proven that he will not be hurried.";
        let (passage, voice) = read(text, &[]);
        assert_eq!(
            cut(&passage.text, voice.opinions.iter().map(|o| o.span)),
            ["it seems highly unlikely that the mill will open", "the owner has proven that he will not be hurried"]
        );
    }

    #[test]
    fn the_writer_who_speaks_as_such_or_demands_states_a_view() {
        let (passage, voice) = read(
            "It is high time to act. It is essential that the lock be kept. As we have warned before, the weir will go. As Low had \
             written, it went. It was time to go.",
            &[],
        );
        assert_eq!(
            cut(&passage.text, voice.opinions.iter().map(|o| o.span)),
            [
                "It is high time to act",
                "It is essential that the lock be kept",
                "As we have warned before, the weir will go"
            ]
        );
    }

    /// What the network hears as its writer's view, and which words it hears push, where there is neither list nor predicate.
    fn heard(text: &str) -> (Passage, Voice) {
        let passage = Passage::from_text(text);
        let document = Document::new(&passage, None);
        let voice = find(&document, &[], hear(&document).as_ref());
        (passage, voice)
    }

    #[test]
    fn the_network_tells_a_view_from_a_report() {
        let (passage, voice) = heard(
            "The council met on Monday. It voted nine to four for a new bridge. What a disgrace that nobody in this council has the \
             courage to tell voters the truth. Work begins in May. Nothing.",
        );
        let opinions = cut(&passage.text, voice.opinions.iter().map(|o| o.span));
        assert_eq!(opinions, ["What a disgrace that nobody in this council has the courage to tell voters the truth."]);
        assert_eq!(cut(&passage.text, voice.loaded.iter().map(|l| l.span)), ["disgrace"]);
    }

    #[test]
    fn a_word_that_comes_again_is_what_the_text_is_about() {
        let once = "What a disgrace that nobody has the courage to tell voters the truth.";
        let marked = |text: &str| {
            let (passage, voice) = heard(text);
            cut(&passage.text, voice.loaded.iter().map(|l| l.span)).join(" ")
        };
        assert_eq!(marked(once), "disgrace courage");
        assert_eq!(marked(&format!("{once} It takes courage.")), "disgrace");
    }

    #[test]
    fn hearsay_is_no_view_of_the_writers() {
        let text = "What a disgrace that nobody in this council";
        let opinions = |rest: &str| heard(&format!("{text}{rest}")).1.opinions.len();
        assert_eq!(opinions(" has the courage to tell voters the truth."), 1);
        assert_eq!(opinions(" has, reportedly, the courage to tell voters the truth."), 0);
    }

    #[test]
    fn a_sources_judgement_is_no_opinion_of_the_writer() {
        let text = "The driver said it is absurd that nobody came. “It is a shame that it rained,” she wrote.";
        let (_, voice) = read(text, &[said(text, "The driver", "it is absurd that nobody came")]);
        assert!(voice.opinions.is_empty(), "{:?}", voice.opinions);
    }
}
