//! From spans to attributions: which cue a content belongs to, and which source a cue.
//!
//! A small ranker looks at each candidate pair through the signs of [`Linker::pair`]. Only additions, products and
//! comparisons of 32-bit floats are used, so that every machine decides alike.

use super::decode::Spans;
use super::network::Scores;
use super::token::{Quoting, Shape, Token};
use super::weights::{Ranker, TAGS, WEIGHT_BITS};
use crate::text::TokenSpan;

/// Candidates looked at on either side of a span.
const NEAREST: usize = 3;
/// Signs of a pair.
const SIGNS: usize = 32;
/// The sign of "this cue has no source".
const NO_SOURCE: usize = 25;

/// What the signs count over the tokens of an article.
#[derive(Clone, Copy)]
enum Count {
    Break,
    SentenceEnd,
    Comma,
    Colon,
    Mark,
    Quoted,
    Word,
    Source,
    Cue,
    Content,
}
const COUNTS: usize = 10;

/// A cue with its source and its contents.
#[derive(Debug, PartialEq)]
pub(super) struct Linked {
    pub source: Option<TokenSpan>,
    pub cue: Option<TokenSpan>,
    /// By rising start.
    pub contents: Vec<TokenSpan>,
    /// By how much the chosen pairs beat the next best ones: content to cue (the least sure of them), cue to source.
    pub margins: [f32; 2],
}

/// Two spans of which neither overlaps the other, and what lies between.
struct Gap {
    between: TokenSpan,
    /// The second span stands to the right of the first.
    right: bool,
}

impl Gap {
    fn new(x: TokenSpan, y: TokenSpan) -> Self {
        if y.end <= x.start {
            Self { between: TokenSpan::new(y.end, x.start), right: false }
        } else {
            Self { between: TokenSpan::new(x.end, y.start), right: true }
        }
    }
}

/// The spans of an article with all that their signs are read from.
pub(super) struct Linker<'a> {
    spans: &'a Spans,
    /// How often each thing occurs before a token.
    counts: Vec<[u32; COUNTS]>,
    /// The sums of the last five scores before a token.
    leanings: Vec<[i64; 5]>,
}

impl<'a> Linker<'a> {
    pub fn new(text: &str, tokens: &[Token], scores: &[Scores], spans: &'a Spans) -> Self {
        let mut starts = vec![[false; 3]; tokens.len()];
        for (kind, spans) in [&spans.sources, &spans.cues, &spans.contents].into_iter().enumerate() {
            for span in spans {
                if let Some(starts) = starts.get_mut(span.start as usize) {
                    starts[kind] = true;
                }
            }
        }
        let mut counts = Vec::with_capacity(tokens.len() + 1);
        let mut leanings = Vec::with_capacity(tokens.len() + 1);
        let (mut count, mut leaning) = ([0; COUNTS], [0; 5]);
        counts.push(count);
        leanings.push(leaning);
        for ((token, scores), starts) in tokens.iter().zip(scores).zip(starts) {
            let first = if token.shape == Shape::COMMA { token.span.of(text) } else { "" };
            let seen = [
                token.shape == Shape::BREAK,
                token.shape == Shape::BREAK || token.shape == Shape::STOP,
                first == ",",
                token.shape == Shape::DASH || first == ":" || first == ";",
                matches!(token.quoting, Quoting::Opening | Quoting::Closing),
                matches!(token.quoting, Quoting::Inside | Quoting::Open),
                token.shape.is_word(),
                starts[0],
                starts[1],
                starts[2],
            ];
            for (count, seen) in count.iter_mut().zip(seen) {
                *count += u32::from(seen);
            }
            for (leaning, &score) in leaning.iter_mut().zip(&scores[TAGS..]) {
                *leaning += i64::from(score);
            }
            counts.push(count);
            leanings.push(leaning);
        }
        Self { spans, counts, leanings }
    }

    /// Links all spans: one attribution a cue, by rising start, then the contents that have no cue near.
    pub fn link(&self, cue_of_content: &Ranker, source_of_cue: &Ranker) -> Vec<Linked> {
        let mut found: Vec<Linked> = Vec::with_capacity(self.spans.cues.len());
        for &cue in &self.spans.cues {
            let pool = &self.spans.sources;
            let (source, margin) = self.choose(cue, pool, 1, source_of_cue, true);
            let source = source.and_then(|at| pool.get(at).copied());
            found.push(Linked { source, cue: Some(cue), contents: Vec::new(), margins: [f32::MAX, margin] });
        }
        for &content in &self.spans.contents {
            match self.choose(content, &self.spans.cues, 3, cue_of_content, false) {
                (Some(cue), margin) => {
                    found[cue].contents.push(content);
                    found[cue].margins[0] = found[cue].margins[0].min(margin);
                }
                (None, _) => {
                    found.push(Linked { source: None, cue: None, contents: vec![content], margins: [0.0; 2] });
                }
            }
        }
        found.iter_mut().for_each(|linked| self.leave_out_asides(linked));
        self.hand_back_quotations(&mut found);
        found
    }

    /// The best of the spans of `pool` near `x`, and by how much it beats the second; at most `paragraphs` ends lie between.
    fn choose(
        &self,
        x: TokenSpan,
        pool: &[TokenSpan],
        paragraphs: u32,
        ranker: &Ranker,
        is_cue: bool,
    ) -> (Option<usize>, f32) {
        let middle = pool.partition_point(|y| y.start < x.start);
        let left = (0..NEAREST).filter_map(|rank| Some((middle.checked_sub(rank + 1)?, rank)));
        let right = (0..NEAREST).map(|rank| (middle + rank, rank));
        let mut best: (Option<usize>, f32) = (None, f32::MIN);
        let mut second = f32::MIN;
        let mut offer = |candidate, score: f32| {
            if score > best.1 {
                second = best.1;
                best = (candidate, score);
            } else {
                second = second.max(score);
            }
        };
        for (at, rank) in left.chain(right) {
            let Some(&y) = pool.get(at) else { continue };
            let gap = Gap::new(x, y);
            if self.count(Count::Break, gap.between) <= paragraphs {
                offer(Some(at), ranker.score(&self.pair(x, y, &gap, rank, is_cue)));
            }
        }
        if is_cue {
            let mut none = [0.0; SIGNS];
            none[NO_SOURCE] = 1.0;
            offer(None, ranker.score(&none));
        }
        let margin = if second == f32::MIN { 10.0 } else { (best.1 - second).min(10.0) };
        (best.0, margin)
    }

    /// The signs by which a pair is judged: a content and a cue, or a cue and a source.
    fn pair(&self, x: TokenSpan, y: TokenSpan, gap: &Gap, rank: usize, is_cue: bool) -> [f32; SIGNS] {
        let between = |what| self.count(what, gap.between);
        let few = |what| between(what).min(3) as f32 / 3.0;
        let sign = |is: bool| if is { 1.0 } else { 0.0 };
        let (right, paragraphs, words) = (gap.right, between(Count::Break), between(Count::Word));
        let mut signs = [0.0; SIGNS];
        let common = [
            sign(!right),
            sign(right),
            sign(rank == 0),
            sign(rank == 1),
            sign(rank >= 2),
            sign(paragraphs == 0),
            sign(paragraphs == 1),
            sign(paragraphs >= 2),
            sign(words == 0),
            sign((1..=3).contains(&words)),
            sign((4..=10).contains(&words)),
            sign(words > 10),
            words.min(40) as f32 / 40.0,
            few(Count::Source),
            few(Count::Cue),
            few(Count::Content),
            few(Count::SentenceEnd),
            sign(between(Count::Comma) > 0),
            sign(between(Count::Colon) > 0),
            sign(between(Count::Mark) > 0),
            sign(between(Count::Mark) > 1),
        ];
        signs[..21].copy_from_slice(&common);
        signs[23] = sign(y.len() > 1);
        signs[24] = sign(x.len() > 10);
        let quoted = self.count(Count::Quoted, x) as usize;
        let toward = usize::from(right);
        if is_cue {
            signs[21] = self.leaning(x, 2 + toward, 3 - toward);
            signs[22] = self.leaning(x, 2 + toward, 4);
            let source_quoted = self.count(Count::Quoted, y) > 0;
            signs[26] = sign(gap.between.is_empty());
            signs[27] = sign(source_quoted);
            signs[28] = sign(quoted > 0);
            signs[29] = sign(source_quoted != (quoted > 0));
            signs[30] = sign(self.another_cue_is_nearer(y, x, gap.between.len()));
        } else {
            signs[21] = self.leaning(x, toward, 1 - toward);
            let full = self.is_quotation(x);
            signs[25] = sign(full);
            signs[26] = sign(quoted > 0 && !full);
            signs[27] = sign(full && right);
            signs[28] = sign(full && !right && paragraphs == 0);
            signs[29] = sign(self.has_content_behind(y, x));
            signs[30] = self.leaning(y, 2, 4);
            signs[31] = self.leaning(y, 3, 4);
        }
        signs
    }

    /// Whether a span lies between quotation marks, but for a word or so.
    fn is_quotation(&self, span: TokenSpan) -> bool {
        let quoted = self.count(Count::Quoted, span);
        quoted > 0 && 10 * (quoted + self.count(Count::Mark, span)) as usize > 8 * span.len()
    }

    /// Leaves out what follows the cue of a quotation and has no quotation marks of its own ("…", he said, smiling).
    fn leave_out_asides(&self, linked: &mut Linked) {
        let Some(cue) = linked.cue else { return };
        if linked.contents.iter().any(|&content| content.end <= cue.start && self.is_quotation(content)) {
            linked.contents.retain(|&content| content.end <= cue.start || self.count(Count::Quoted, content) > 0);
        }
    }

    /// Gives a quotation that opens a sentence back to the cue of the quotation before it, from a cue that came in passing
    /// ("…," she said, noting that it rained. "…"). `found` is by rising cue.
    fn hand_back_quotations(&self, found: &mut [Linked]) {
        let leads = |linked: &Linked| {
            linked.cue.is_some_and(|cue| {
                linked.contents.iter().any(|&content| {
                    let gap = TokenSpan::new(content.end, cue.start);
                    content.end <= cue.start && self.is_quotation(content) && self.count(Count::Break, gap) == 0
                })
            })
        };
        let mut leader: Option<usize> = None;
        for index in 0..found.len() {
            let Some(cue) = found[index].cue else { break };
            if leads(&found[index]) {
                leader = Some(index);
                continue;
            }
            let Some((to, leading)) = leader.and_then(|at| Some((at, found[at].cue?))) else { continue };
            if self.count(Count::SentenceEnd, TokenSpan::new(leading.end, cue.start)) > 0 {
                continue;
            }
            let (back, kept) = std::mem::take(&mut found[index].contents).into_iter().partition(|&content| {
                let gap = TokenSpan::new(cue.end, content.start);
                cue.end <= content.start
                    && self.is_quotation(content)
                    && self.count(Count::SentenceEnd, gap) > 0
                    && self.count(Count::Break, gap) == 0
            });
            found[index].contents = kept;
            found[to].contents.extend::<Vec<_>>(back);
            found[to].contents.sort_by_key(|content| content.start);
        }
    }

    /// Whether a content stands close to a cue on the side away from `x`.
    fn has_content_behind(&self, cue: TokenSpan, x: TokenSpan) -> bool {
        let contents = &self.spans.contents;
        let (other, between) = if x.end <= cue.start {
            let at = contents.partition_point(|c| c.start < cue.end);
            let Some(&other) = contents.get(at) else { return false };
            (other, TokenSpan::new(cue.end, other.start))
        } else {
            let before = contents.partition_point(|c| c.start < cue.start).checked_sub(1);
            let Some(&other) = before.and_then(|at| contents.get(at)) else { return false };
            (other, TokenSpan::new(other.end, cue.start))
        };
        other != x && self.count(Count::Word, between) <= 4 && self.count(Count::Break, between) == 0
    }

    fn another_cue_is_nearer(&self, source: TokenSpan, cue: TokenSpan, distance: usize) -> bool {
        let cues = &self.spans.cues;
        let after = cues.partition_point(|c| c.start < source.start);
        let near = [after.checked_sub(1), Some(after)];
        let mut others = near.into_iter().flatten().filter_map(|at| cues.get(at)).filter(|&&other| other != cue);
        others.any(|&other| Gap::new(source, other).between.len() < distance)
    }

    fn count(&self, what: Count, span: TokenSpan) -> u32 {
        match (self.counts.get(span.start as usize), self.counts.get(span.end as usize)) {
            (Some(before), Some(after)) => after[what as usize] - before[what as usize],
            _ => 0,
        }
    }

    /// By how much a span's tokens lean to score `a` rather than `b`, on average, from -1 to 1.
    fn leaning(&self, span: TokenSpan, a: usize, b: usize) -> f32 {
        let (start, end) = (span.start as usize, span.end as usize);
        let (Some(before), Some(after)) = (self.leanings.get(start), self.leanings.get(end)) else { return 0.0 };
        let sum = (after[a] - before[a]) - (after[b] - before[b]);
        let unit = (1_i64 << WEIGHT_BITS) * span.len().max(1) as i64;
        (sum as f32 / unit as f32).clamp(-6.0, 6.0) / 6.0
    }
}

impl Ranker {
    // Sixteen units at a time, each of which adds its products in the order of the signs.
    fn score(&self, signs: &[f32; SIGNS]) -> f32 {
        let mut score = 0.0;
        for units in &self.units {
            let mut sums = units.bias;
            for (weights, sign) in units.weights.iter().zip(signs) {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += weight * sign;
                }
            }
            score = sums.iter().zip(units.output).fold(score, |score, (sum, out)| score + sum.max(0.0) * out);
        }
        score
    }
}
