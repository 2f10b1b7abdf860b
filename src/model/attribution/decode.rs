//! From scores to spans: the best row of tags, one paragraph at a time (Viterbi 1967), then the spans it means.

use super::network::Scores;
use super::token::{Shape, Token};
use super::weights::{TAGS, Transitions};
use crate::text::TokenSpan;

/// The spans of one article, each kind by rising start.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Spans {
    pub sources: Vec<TokenSpan>,
    pub cues: Vec<TokenSpan>,
    pub contents: Vec<TokenSpan>,
}

/// Finds the spans.
pub(super) fn decode(tokens: &[Token], scores: &[Scores], transitions: &Transitions) -> Spans {
    let mut spans = Spans::default();
    let mut from = Vec::new();
    let mut tags = Vec::new();
    let mut start = 0;
    for paragraph in tokens.split(|t| t.shape == Shape::BREAK) {
        if let Some(scores) = scores.get(start..start + paragraph.len()).filter(|s| !s.is_empty()) {
            best_row(scores, transitions, &mut from, &mut tags);
            collect(&tags, start, &mut spans);
        }
        start += paragraph.len() + 1;
    }
    spans
}

/// Fills `tags` with the row of tags whose scores and transitions sum to the most; `from` is room to work in.
fn best_row(scores: &[Scores], transitions: &Transitions, from: &mut Vec<[u8; TAGS]>, tags: &mut Vec<u8>) {
    from.clear();
    let mut sums = [0_i64; TAGS];
    for (tag, sum) in sums.iter_mut().enumerate() {
        *sum = i64::from(scores[0][tag]) + i64::from(transitions.first[tag]);
    }
    for score in &scores[1..] {
        let mut next = [0_i64; TAGS];
        let mut best = [0_u8; TAGS];
        for tag in 0..TAGS {
            let mut top = i64::MIN;
            for (before, sum) in sums.iter().enumerate() {
                let sum = sum + i64::from(transitions.between[before][tag]);
                if sum > top {
                    top = sum;
                    best[tag] = before as u8;
                }
            }
            next[tag] = top + i64::from(score[tag]);
        }
        from.push(best);
        sums = next;
    }
    let mut tag = 0;
    for other in 1..TAGS {
        if sums[other] + i64::from(transitions.last[other]) > sums[tag] + i64::from(transitions.last[tag]) {
            tag = other;
        }
    }
    tags.clear();
    tags.push(tag as u8);
    for best in from.iter().rev() {
        tag = usize::from(best[tag]);
        tags.push(tag as u8);
    }
    tags.reverse();
}

/// Adds the spans that a row of tags means. Tag 0 is outside; 1, 3 and 5 begin a source, a cue and a content; 2, 4 and 6
/// go on with one.
fn collect(tags: &[u8], start: usize, spans: &mut Spans) {
    let mut at = 0;
    while let Some(&tag) = tags.get(at) {
        let first = at;
        at += 1;
        let (into, further) = match tag {
            0 => continue,
            1 | 2 => (&mut spans.sources, 2),
            3 | 4 => (&mut spans.cues, 4),
            _ => (&mut spans.contents, 6),
        };
        while tags.get(at) == Some(&further) {
            at += 1;
        }
        into.push(TokenSpan::from_range(start + first..start + at));
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokenize;
    use super::super::weights::OUTPUTS;
    use super::*;

    const NEVER: i32 = -1_000_000;

    fn plain() -> Transitions {
        let mut transitions = Transitions { between: [[0; TAGS]; TAGS], first: [0; TAGS], last: [0; TAGS] };
        for further in [2, 4, 6] {
            transitions.first[further] = NEVER;
            for before in 0..TAGS {
                if before != further && before + 1 != further {
                    transitions.between[before][further] = NEVER;
                }
            }
        }
        transitions
    }

    /// Scores in which every token likes the tag named by its letter: `s` source, `q` cue, `c` content, capitals begin one.
    fn liking(letters: &str) -> Vec<Scores> {
        letters
            .chars()
            .map(|letter| {
                let mut scores = [0; OUTPUTS];
                scores["-SsQqCc".find(letter).unwrap_or(0)] = 100;
                scores
            })
            .collect()
    }

    fn spans(text: &str, letters: &str) -> String {
        let spans = decode(&tokenize(text), &liking(letters), &plain());
        format!("{:?} {:?} {:?}", spans.sources, spans.cues, spans.contents)
    }

    #[test]
    fn tags_become_spans() {
        assert_eq!(spans("Ann Low says rain falls", "SsQCc"), "[0..2] [2..3] [3..5]");
    }

    #[test]
    fn a_span_never_goes_on_from_another_kind_nor_over_a_paragraph() {
        assert_eq!(spans("says rain\n\nfalls hard", "QC-cc"), "[] [0..1] [1..2, 3..5]");
        assert_eq!(spans("Ann rain falls", "Scc"), "[0..1] [] [1..3]");
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert_eq!(decode(&[], &[], &plain()), Spans::default());
    }
}
