//! Which candidates are names, and of which kind: the whole document decides.

use super::candidate::Candidate;
use super::context::Context;
use super::gazetteer::{self, Traits};
use super::kind::{self, Evidence};
use super::{Mention, NameKind, gender, heard, neighbour, score};
use crate::model::attribution::Heard;
use crate::model::probability;
use crate::reading::Confidence;
use crate::text::{Document, TokenSpan};
use rustc_hash::FxHashMap;

/// Least evidence for a name to be marked.
const THRESHOLD: f32 = 0.9;

/// What the whole document says about one way of writing.
#[derive(Debug, Clone, Copy, Default)]
struct Vote {
    words: Evidence,
    neighbours: Evidence,
    /// What the network says of each mention, summed.
    heard: Evidence,
    count: u32,
    /// How often the result of a match stands beside it.
    scores: u32,
}

/// From so many results on, a document tells of matches and its countries are teams.
const MATCH_REPORT: u32 = 4;

pub(super) fn decide(
    document: &Document,
    context: &Context,
    candidates: &[Candidate],
    heard: Option<&Heard>,
) -> Vec<Mention> {
    let mut votes: FxHashMap<&str, Vote> = FxHashMap::default();
    let own: Vec<Option<Evidence>> = candidates.iter().map(|c| kind::from_words(document, context, c)).collect();
    for (candidate, words) in candidates.iter().zip(&own) {
        let Some(words) = words else { continue };
        let vote = votes.entry(document.slice(candidate.tokens)).or_default();
        vote.words.person = vote.words.person.max(words.person);
        vote.words.organization = vote.words.organization.max(words.organization);
        vote.words.place = vote.words.place.max(words.place);
        vote.neighbours.add(neighbour::evidence(document, candidate));
        if let Some(heard) = heard {
            vote.heard.add(heard::evidence(document, candidate, heard));
        }
        vote.count += 1;
        vote.scores += u32::from(score::is_beside(document, candidate));
    }
    if votes.values().map(|v| v.scores).sum::<u32>() >= MATCH_REPORT {
        // Countries play; a place that things happen in is still a place.
        for vote in votes.values_mut().filter(|v| v.scores > 0 || v.neighbours.place < 0.4 * v.count as f32) {
            if vote.words.place >= 3.0 {
                vote.words.organization += 4.0;
            }
        }
    }
    let parts = Parts::new(document, candidates, &votes);
    candidates
        .iter()
        .zip(&own)
        .filter(|(_, own)| own.is_some())
        .filter_map(|(candidate, _)| {
            let vote = votes.get(document.slice(candidate.tokens))?;
            let mut sum = vote.total();
            sum.add(parts.support(document, candidate, vote));
            let (kind, score, lead) = sum.best();
            (score >= THRESHOLD).then(|| Mention {
                tokens: candidate.tokens,
                kind,
                title: candidate.title,
                known: candidate
                    .known
                    .filter(|e| e.traits.has(Traits::PLACE.and(Traits::ORGANIZATION)))
                    .map(|e| e.full),
                gender: gender(document, candidate).filter(|_| kind == NameKind::Person),
                confidence: confidence(score.min(lead + 1.0), candidate, vote.count),
            })
        })
        .collect()
}

impl Vote {
    fn total(self) -> Evidence {
        let share = 1.0 / (self.count.max(1) as f32).sqrt();
        let mut sum = self.words;
        sum.add(self.neighbours.times(share));
        sum.add(self.heard.times(1.0 / self.count.max(1) as f32));
        sum
    }
}

/// The words that fuller names of the document are made of.
struct Parts<'d> {
    surnames: FxHashMap<&'d str, f32>,
    openings: FxHashMap<&'d str, f32>,
    /// Heads of organisations ("Council"): a name that has it, and how many different names have.
    heads: FxHashMap<&'d str, (TokenSpan, u32)>,
}

impl<'d> Parts<'d> {
    fn new(document: &'d Document, candidates: &[Candidate], votes: &FxHashMap<&str, Vote>) -> Self {
        let mut parts =
            Self { surnames: FxHashMap::default(), openings: FxHashMap::default(), heads: FxHashMap::default() };
        for candidate in candidates.iter().filter(|c| c.units >= 2) {
            let Some(vote) = votes.get(document.slice(candidate.tokens)) else { continue };
            let (kind, score, _) = vote.total().best();
            if score < THRESHOLD {
                continue;
            }
            let first = document.word(candidate.tokens.start as usize);
            let last = document.word(candidate.tokens.end as usize - 1);
            match kind {
                NameKind::Person => {
                    let best = parts.surnames.entry(last).or_default();
                    *best = best.max(score.min(3.0));
                    let best = parts.surnames.entry(first).or_default();
                    *best = best.max(score.min(3.0) * 0.6);
                }
                NameKind::Organization => {
                    let best = parts.openings.entry(first).or_default();
                    *best = best.max(score.min(2.0));
                    for index in candidate.tokens.range() {
                        let word = document.word(index);
                        if gazetteer::look_up(word).is_some_and(|e| e.traits.has(Traits::HEAD)) {
                            let (name, count) = parts.heads.entry(word).or_insert((candidate.tokens, 0));
                            let new = *count == 0 || document.slice(*name) != document.slice(candidate.tokens);
                            *count += u32::from(new);
                        }
                    }
                }
                NameKind::Place => {}
            }
        }
        parts
    }

    fn support(&self, document: &Document, candidate: &Candidate, vote: &Vote) -> Evidence {
        let mut sum = Evidence::default();
        if candidate.units != 1 {
            return sum;
        }
        let word = document.slice(candidate.tokens);
        sum.person = self.surnames.get(word).copied().unwrap_or_default();
        if candidate.known.is_some_and(|e| e.traits.has(Traits::PLACE)) {
            // "London" is a writer only where the writer's full name was strong, and the place itself is not spoken of.
            let spoken_of = vote.neighbours.place > 0.0 || vote.count < 3;
            if sum.person > 0.0 && !spoken_of {
                sum.place -= 3.0;
            }
            sum.person *= 0.8;
        } else if candidate.first.has(Traits::HEAD) {
            let sole = self.heads.get(word).is_some_and(|&(_, count)| count == 1);
            sum.organization = if sole && candidate.follows_the { 2.5 } else { 0.0 };
        } else if candidate.known.is_none() {
            sum.organization = self.openings.get(word).map_or(0.0, |s| s * 0.8);
        }
        sum
    }
}

/// How sure a name is, by the evidence for it: what speaks for its kind (and against the next), whether it is known, how often it is
/// written so, and how long it is, since the limits of long names are often wrong.
///
/// A logistic regression on the marks in GUM's news and UNER's web texts; fitted on either and tried on the other it is .07 and .08
/// off (`scripts/calibration.js names`).
fn confidence(score: f32, candidate: &Candidate, count: u32) -> Confidence {
    let known = if candidate.known.is_some() { 1.1 } else { 0.0 };
    let again = (count.max(1) as f32).log2().min(3.0);
    let long = candidate.units.clamp(2, 4) as f32 - 2.0;
    probability(-1.3 + 0.7 * score.min(4.0) + known + 0.4 * again - 0.5 * long)
}
