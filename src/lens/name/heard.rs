//! What the network says of a candidate: it hears the whole sentence where the rules see the words and their neighbours.

use super::candidate::Candidate;
use super::kind::Evidence;
use crate::model::attribution::{Heard, Naming};
use crate::text::Document;

/// What the log-odds for being a name at all are worth. This and the two below were chosen on the development sets.
const IS_NAME: f32 = 0.4;
/// What it is worth that a kind's log-odds are above the mean of the three.
const KIND: f32 = 0.3;
/// Log-odds beyond these say no more.
const MOST_ODDS: f32 = 4.0;

/// Whether a candidate is a name in its sentence, and of which kind; nothing where the name is known or bears a title.
pub(super) fn evidence(document: &Document, candidate: &Candidate, heard: &Heard) -> Evidence {
    if candidate.known.is_some() || candidate.title.is_some() {
        return Evidence::default();
    }
    let Naming { person, organization, place } = heard.naming(document.bytes(candidate.tokens));
    let odds = [person, organization, place].map(|odds| odds.clamp(-MOST_ODDS, MOST_ODDS));
    let best = odds.into_iter().fold(f32::MIN, f32::max);
    let mean = odds.iter().sum::<f32>() / 3.0;
    let [person, organization, place] = odds.map(|odds| IS_NAME * best + KIND * (odds - mean));
    Evidence { person, organization, place }
}
