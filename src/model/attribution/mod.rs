//! **The trained reader of attributions**: who says what, learned from news in which people marked it.
//!
//! A text is split into [tokens](token), a small convolutional [network](network) scores for each token whether it belongs
//! to a source, a cue or a content, the best row of tags gives [spans](decode), and a ranker [links](link) them into
//! attributions. The weights, their size and how they were trained are described in `src/model/attribution.md`; `src/model/training/attribution` makes
//! them. Time is linear in the text; the same text gives the same spans on every machine.
//!
//! After the tagging of PolNeAR's sources, cues and contents (Newell, Margolin and Ruths 2018).

mod decode;
mod link;
mod lone;
mod naming;
mod network;
mod recurrent;
mod simd;
mod token;
mod voice;
mod weights;

pub use lone::LoneCue;
pub use naming::Naming;
pub use voice::{Push, Tone};

use crate::text::{ByteSpan, Document, TokenSpan};
use link::{Linked, Linker};
use network::Scores;
use std::sync::OnceLock;
use token::{Shape, Token};
use weights::{TAGS, WEIGHT_BITS, Weights};

/// An attribution as the model reads it. Spans are in bytes of the given text, by rising start.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Who says it; empty where the text does not tell, or tells too far away.
    pub source: Vec<ByteSpan>,
    /// The words that attribute; empty where a content stands alone.
    pub cue: Vec<ByteSpan>,
    /// What is said, in one or several fragments.
    pub content: Vec<ByteSpan>,
    /// How likely a reader would agree with content and source, from 0 to 1.
    pub confidence: f32,
}

/// A text as the network heard it.
pub struct Heard<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    scores: Vec<Scores>,
    weights: &'static Weights,
}

/// Reads a document; none where there are no weights.
pub fn hear<'t>(document: &Document<'t>) -> Option<Heard<'t>> {
    let weights = weights()?;
    let tokens = token::tokenize(document.text);
    let scores = network::score(&network::features(document, &tokens, weights), weights);
    Some(Heard { text: document.text, tokens, scores, weights })
}

impl Heard<'_> {
    /// The attributions, by rising start of the cue.
    pub fn attributions(&self) -> Vec<Found> {
        found_in(self.text, &self.tokens, &self.scores, self.weights)
    }

    /// Tokens that may attribute while nobody is named, by rising start; more of them, and less sure, than in
    /// [`attributions`](Self::attributions).
    pub fn lone_cues(&self) -> Vec<LoneCue> {
        lone::find(&self.tokens, &self.scores, &self.weights.transitions)
    }
}

/// Reads each paragraph of a document as a story of its own: nothing is linked from one to another, and none is a headline.
pub fn tag_apart(document: &Document) -> Vec<Found> {
    let Some(weights) = weights() else { return Vec::new() };
    let text = document.text;
    let tokens = token::tokenize(text);
    let mut features = network::features(document, &tokens, weights);
    features.iter_mut().for_each(|rows| rows[PARAGRAPH] = LATER);
    let scores = network::score(&features, weights);
    let mut start = 0;
    let mut found = Vec::new();
    for paragraph in tokens.split(|token| token.shape == Shape::BREAK) {
        let end = start + paragraph.len();
        found.extend(found_in(text, paragraph, scores.get(start..end).unwrap_or(&[]), weights));
        start = end + 1;
    }
    found
}

fn found_in(text: &str, tokens: &[Token], scores: &[Scores], weights: &Weights) -> Vec<Found> {
    let spans = decode::decode(tokens, scores, &weights.transitions);
    let linked = Linker::new(text, tokens, scores, &spans).link(&weights.cue_of_content, &weights.source_of_cue);
    let bytes = |span: TokenSpan| match tokens.get(span.range()) {
        Some([first, .., last]) => Some(first.span.to(last.span)),
        Some([only]) => Some(only.span),
        _ => None,
    };
    let found = linked.into_iter().filter(|linked| !linked.contents.is_empty());
    found
        .map(|linked| Found {
            source: linked.source.and_then(bytes).into_iter().collect(),
            cue: linked.cue.and_then(bytes).into_iter().collect(),
            content: linked.contents.iter().filter_map(|&content| bytes(content)).collect(),
            confidence: confidence(&linked, scores, &weights.confidence),
        })
        .collect()
}

/// Which of a token's features tells the paragraph of the article, and what it says from the fourth paragraph on.
const PARAGRAPH: usize = 6;
const LATER: u32 = 3;

static WEIGHTS: OnceLock<Option<Weights>> = OnceLock::new();

/// The weights where they are part of the program. The extension's core is small and gets them as a file of their own.
#[cfg(any(not(target_arch = "wasm32"), feature = "dom"))]
const EMBEDDED: &[u8] = include_bytes!("weights.bin");
#[cfg(all(target_arch = "wasm32", not(feature = "dom")))]
const EMBEDDED: &[u8] = &[];

/// Takes the weights (`weights.bin`), once, before the first text is read; tells whether there are usable ones now.
pub fn load(bytes: &[u8]) -> bool {
    WEIGHTS.get_or_init(|| Weights::read(bytes)).is_some()
}

fn weights() -> Option<&'static Weights> {
    if EMBEDDED.is_empty() { WEIGHTS.get()?.as_ref() } else { WEIGHTS.get_or_init(|| Weights::read(EMBEDDED)).as_ref() }
}

/// The share of attributions with such signs that were right in articles not trained on.
fn confidence(linked: &Linked, scores: &[Scores], weights: &[f32]) -> f32 {
    let least = linked.contents.iter().map(|&content| support(content, 5, scores)).fold(1.0, f32::min);
    let signs = [
        linked.cue.map_or(-1.0, |cue| support(cue, 3, scores)),
        least,
        linked.source.map_or(0.0, |source| support(source, 1, scores)),
        linked.margins[0] / 10.0,
        linked.margins[1] / 10.0,
        if linked.source.is_some() { 1.0 } else { 0.0 },
        1.0,
    ];
    let sum: f32 = signs.iter().zip(weights).map(|(sign, weight)| sign * weight).sum();
    0.5 + 0.5 * sum / (1.0 + sum * sum).sqrt()
}

/// By how much a span's tokens favour its kind over none at all, on average, from -1 to 1.
fn support(span: TokenSpan, begin: usize, scores: &[Scores]) -> f32 {
    const { assert!(TAGS == 7) };
    let scores = scores.get(span.range()).unwrap_or(&[]);
    let sum: i64 = scores.iter().map(|s| i64::from(s[begin].max(s[begin + 1])) - i64::from(s[0])).sum();
    let unit = (1_i64 << WEIGHT_BITS) * scores.len().max(1) as i64;
    (sum as f32 / unit as f32).clamp(-6.0, 6.0) / 6.0
}

#[doc(hidden)]
/// The scores of all tokens, for the check that native code and WebAssembly agree.
pub fn fingerprint(document: &Document) -> u64 {
    let Some(Heard { scores, .. }) = hear(document) else { return 0 };
    let numbers = scores.as_flattened().iter().flat_map(|score| score.to_le_bytes());
    numbers.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Passage;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const STORY: &str = "Council says bridge will close in May\n\n“The bridge is not safe,” said Ann Low, the mayor of Dalby. \
        She told reporters that the work would begin in May.\n\n“We have waited long enough,” he said. “The county must act \
        now.”\n\nSome officials believe the repairs will cost more than planned.";

    /// Each attribution as "source | cue | content / content".
    fn read(text: &str) -> Vec<String> {
        let words = |spans: &[ByteSpan]| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" / ");
        let line = |f: &Found| format!("{} | {} | {}", words(&f.source), words(&f.cue), words(&f.content));
        let passage = Passage::from_text(text);
        hear(&Document::new(&passage, None))
            .map_or_else(Vec::new, |heard| heard.attributions().iter().map(line).collect())
    }

    #[test]
    fn sources_cues_and_contents_are_found_and_linked() {
        assert_eq!(
            read(STORY),
            [
                "Council | says | bridge will close in May",
                "Ann Low, the mayor of Dalby | said | “The bridge is not safe,”",
                "She | told | that the work would begin in May",
                "he | said | “We have waited long enough,” / “The county must act now.”",
                "Some officials | believe | the repairs will cost more than planned",
            ]
        );
    }

    #[test]
    fn a_quotation_goes_back_to_the_cue_of_the_one_before_it() {
        let text = "“The bridge is safe,” Low said, noting that engineers saw it in May. “We will open it in June.”";
        assert_eq!(read(text)[0], "Low | said | “The bridge is safe,” / “We will open it in June.”");
    }

    #[test]
    fn the_scores_are_the_same_on_every_machine() {
        assert_eq!(
            format!("{:016x}", fingerprint(&Document::new(&Passage::from_text(STORY), None))),
            "081b2ead2d74544c"
        );
    }

    #[test]
    fn confidence_is_a_share() {
        let passage = Passage::from_text(STORY);
        let heard = hear(&Document::new(&passage, None)).into_iter();
        assert!(heard.flat_map(|heard| heard.attributions()).all(|found| (0.0..=1.0).contains(&found.confidence)));
    }

    #[test]
    fn what_is_no_news_has_no_attributions() {
        assert_eq!(read(""), Vec::<String>::new());
        assert_eq!(read("fn main() { let x = [1, 2, 3]; println!(\"{x:?}\"); }"), Vec::<String>::new());
        assert_eq!(read("12 | 13 | 14\n15 | 16 | 17\n"), Vec::<String>::new());
    }

    #[test]
    fn long_texts_are_read_in_blocks_as_if_whole() {
        let spaces = "Rain fell on the hills. ".repeat(175);
        let text = format!("{spaces}\n\n{STORY}");
        let found = read(&text);
        assert!(found.contains(&"She | told | that the work would begin in May".to_owned()), "{found:?}");
    }
}
