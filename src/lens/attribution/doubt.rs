//! What makes an attribution less sure than the model thinks: on pages unlike those it learned from it takes deeds for speech.

use super::cue::cue_verb;
use super::{Attribution, Manner};
use crate::grammar::WordClass;
use crate::reading::Confidence;
use crate::text::{ByteSpan, Document, TokenKind};

/// Of 568 attributions to an unknown cue of nothing but a noun phrase ("blocked a shot"), in PolNeAR's held-out training articles and
/// dev, 46 in 100 were right where the model was .60 sure on average, and as much less at each step; of 17 to the reader ("you want
/// to know") 4 were.
const OF_A_DEED: f32 = 0.7;
const OF_THE_READER: Confidence = 0.25;

/// Lowers the confidence of such attributions.
pub(super) fn temper(document: &Document, attributions: &mut [Attribution]) {
    for one in attributions {
        if is_the_reader(document, one) {
            one.confidence = one.confidence.min(OF_THE_READER);
        } else if is_deed(document, one) {
            one.confidence *= OF_A_DEED;
        }
    }
}

/// "You", "let’s" as somebody who says or thinks something.
fn is_the_reader(document: &Document, one: &Attribution) -> bool {
    let [source] = &*one.source else { return false };
    let words = source.of(document.text).to_ascii_lowercase();
    matches!(&*words, "you" | "let's" | "let’s" | "let")
}

fn is_deed(document: &Document, one: &Attribution) -> bool {
    let known = |cue: &ByteSpan| {
        document.tokens_within(*cue).range().any(|at| {
            let lower = document.lower(at);
            lower == "according" || cue_verb(lower).is_some()
        })
    };
    // "Also known as" names.
    let last = one.cue.last().map(|cue| document.tokens_within(*cue));
    let names = last.is_some_and(|cue| {
        cue.range().any(|at| document.lower(at) == "known") && document.lower(cue.end as usize - 1) == "as"
    });
    if names {
        return true;
    }
    let worded = one.cue.iter().any(|cue| document.words_in(*cue) > 0);
    let bare = |content: &ByteSpan| {
        let first = document.tokens_within(*content).start as usize;
        let class = document.class(first);
        let leads = matches!(class, Some(WordClass::That | WordClass::Subordinator | WordClass::Preposition));
        let asks = matches!(document.lower(first), "to" | "how" | "what" | "why" | "who" | "whether" | "if");
        !leads && !asks && document.kind(first) != Some(TokenKind::Quote)
    };
    one.manner == Manner::Indirect && worded && !one.cue.iter().any(known) && one.content.first().is_some_and(bare)
}

#[cfg(test)]
mod tests {
    use super::super::quoted::tests::mended_by;
    use super::super::source::Resolver;
    use super::*;

    /// What of some attributions is a deed.
    fn deeds(text: &str, parts: &[&str]) -> Vec<String> {
        mended_by(
            |document, _, found| {
                let resolver = Resolver::new(document, &[]);
                found.retain(|one| {
                    let read = super::super::trained::one(document, one.clone(), |source| resolver.look_up(source));
                    is_deed(document, &read) || is_the_reader(document, &read)
                });
            },
            text,
            parts,
        )
    }

    #[test]
    fn a_deed_is_no_speech() {
        let blocked = "Ann Low | blocked | a shot";
        assert_eq!(deeds("Ann Low blocked a shot.", &[blocked]), [blocked]);
        assert!(deeds("Ann Low criticized the plan.", &["Ann Low | criticized | the plan"]).is_empty());
        assert!(deeds("Ann Low wagered that it was late.", &["Ann Low | wagered | that it was late"]).is_empty());
        assert!(deeds("“It is late,” smiled Ann Low.", &["Ann Low | smiled | “It is late,”"]).is_empty());
    }

    #[test]
    fn the_reader_is_no_source() {
        let want = "you | want to know | how it works";
        assert_eq!(deeds("Here is what you want to know: how it works.", &[want]), [want]);
    }
}
