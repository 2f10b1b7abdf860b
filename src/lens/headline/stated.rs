//! What the headline states itself, held against the sentences of the body that tell the same.

use super::amount::{self, Amount};
use super::{Finding, Kind, Pair};
use crate::lens::attribution::{Attribution, Manner, SourceKind};
use crate::lens::hedge::{self, Hedge};
use crate::text::{ByteSpan, TokenSpan};

/// Least share of the headline, by weight, that a sentence of the body must have to tell the same.
const SAME_CLAIM: f32 = 0.5;
/// Least number of content words that must come back.
const MATCHES: u32 = 3;

/// The bits of a headline that states something as a fact: it neither asks nor quotes, holds back or says who says so.
fn plain_claim(pair: &Pair) -> Option<u64> {
    let all = TokenSpan::from_range(0..pair.title.tokens.len());
    let is_plain = pair.title_attributions.iter().all(|a| a.manner == Manner::Belief)
        && pair.title.quotations.is_empty()
        && !all.range().any(|at| passes_on(pair.title.lower(at)))
        && hedge::find(pair.title, pair.title_attributions, None).is_empty();
    is_plain.then(|| pair.overlap.title_bits(all))
}

/// A headline that states what every sentence of the body that tells it puts with a hedge.
pub(super) fn dropped_hedge(pair: &Pair) -> Option<Finding> {
    let wanted = plain_claim(pair).filter(|_| pair.title_attributions.is_empty())?;
    if (0..pair.title.tokens.len()).any(|at| intends(pair.title.lower(at))) {
        return None;
    }
    let telling: Vec<(f32, TokenSpan)> = pair
        .overlap
        .sentences()
        .iter()
        .filter(|(_, bits)| (wanted & bits).count_ones() >= MATCHES)
        .map(|&(tokens, bits)| (pair.overlap.share(wanted, bits), tokens))
        .filter(|&(share, _)| share >= SAME_CLAIM)
        .collect();
    let best = telling.iter().map(|t| t.0).fold(0.0, f32::max);
    let mut found: Option<Hedge> = None;
    for &(_, tokens) in telling.iter().filter(|t| t.0 >= 0.8 * best) {
        let hedge = hedge_of_claim(pair, tokens, wanted)?;
        found.get_or_insert(hedge);
    }
    let hedge = found?;
    let title = ByteSpan::new(0, pair.title.text.trim_end().len() as u32);
    let words = vec![hedge.span.of(pair.body.text).to_owned()];
    Some(Finding::new(Kind::Hedge, title, hedge.span, 0.75, words))
}

/// The hedge in a sentence that stands right before one of the headline's plain words and so softens the claim itself.
fn hedge_of_claim(pair: &Pair, tokens: TokenSpan, wanted: u64) -> Option<Hedge> {
    hedge::find_in(pair.body, tokens).into_iter().find(|hedge| {
        let span = pair.body.tokens_within(hedge.span);
        let near = TokenSpan::new(span.end, (span.end + 3).min(tokens.end));
        softens_the_claim(pair, span)
            && !is_conceded(pair, span, tokens)
            && near.range().filter(|&i| !pair.body.tokens[i].capitalized).any(|i| {
                let word = TokenSpan::from_range(i..i + 1);
                pair.overlap.body_bits(word) & wanted != 0
            })
    })
}

/// Hedges that make what follows a maybe, whatever it is; "so-called" or "known as" soften a name only.
fn softens_the_claim(pair: &Pair, hedge: TokenSpan) -> bool {
    let last = (hedge.end as usize).checked_sub(1).map_or("", |i| pair.body.lower(i));
    match pair.body.lower(hedge.start as usize) {
        "reportedly" | "allegedly" | "apparently" | "supposedly" | "purportedly" | "may" | "might" | "could"
        | "probably" | "possibly" | "purported" | "alleged" | "suspected" => true,
        "appear" | "appears" | "appeared" | "seem" | "seems" | "seemed" => last == "to",
        _ => false,
    }
}

/// "It may be so, but …" grants what it says.
fn is_conceded(pair: &Pair, hedge: TokenSpan, sentence: TokenSpan) -> bool {
    matches!(pair.body.lower(hedge.start as usize), "may" | "might")
        && (hedge.end..sentence.end).any(|i| pair.body.lower(i as usize) == "but")
}

/// Least share of the headline that what a source says must have for the headline to be its claim.
const SAME_NEWS: f32 = 0.6;
/// Among so many sentences a story tells its news.
const LEAD: usize = 5;
/// Attributions that are less sure are not held against a headline.
const LEAST_SURE: f32 = 0.6;

/// A headline that states what the story's lead has from a source without a name, or from another paper, and tells nowhere by itself.
pub(super) fn dropped_source(pair: &Pair) -> Option<Finding> {
    let wanted = plain_claim(pair)?;
    let share = |bits: u64| pair.overlap.share(wanted, bits);
    let sentences = pair.overlap.sentences();
    let best = sentences.iter().map(|&(_, bits)| share(bits)).fold(0.0, f32::max);
    if best < SAME_NEWS {
        return None;
    }
    let mut found = None;
    for &(tokens, bits) in sentences.iter().take(LEAD).filter(|&&(_, bits)| share(bits) >= SAME_NEWS.max(0.8 * best)) {
        let tells = |a: &&Attribution| {
            let told = pair.overlap.bits_of(pair.body, &a.content) & bits;
            is_told(pair, a) && a.source[0].overlaps(pair.body.bytes(tokens)) && share(told) >= 0.9 * share(bits)
        };
        let teller = pair.attributions.iter().find(tells).filter(|_| (wanted & bits).count_ones() >= MATCHES)?;
        found.get_or_insert(teller);
    }
    let source = found?.source.first()?.to(*found?.source.last()?);
    let title = ByteSpan::new(0, pair.title.text.trim_end().len() as u32);
    Some(Finding::new(Kind::Source, title, source, 0.75, vec![source.of(pair.body.text).to_owned()]))
}

/// Whether somebody without a name says something surely; who speaks for somebody is as good as named, and what shows is a document.
fn is_told(pair: &Pair, attribution: &Attribution) -> bool {
    let words = || attribution.source.iter().flat_map(|&span| pair.body.tokens_within(span).range());
    let cue = || attribution.cue.iter().flat_map(|&span| pair.body.tokens_within(span).range());
    let shows = || cue().any(|at| matches!(pair.body.lower(at), "show" | "shows" | "showed" | "shown" | "showing"));
    let speaks_for_another = || words().any(|at| pair.body.lower(at).starts_with("spokes"));
    matches!(attribution.source_kind, SourceKind::Outlet | SourceKind::Unnamed)
        && !attribution.source.is_empty()
        && attribution.manner != Manner::Belief
        && attribution.confidence >= LEAST_SURE
        && !speaks_for_another()
        && !shows()
}

/// Words by which a headline itself holds back, asks or passes on.
fn passes_on(word: &str) -> bool {
    matches!(
        word,
        "?" | "if"
            | ":"
            | "could"
            | "may"
            | "might"
            | "how"
            | "why"
            | "what"
            | "claim"
            | "claims"
            | "report"
            | "reports"
            | "reported"
            | "alleged"
            | "allege"
            | "alleges"
            | "suspect"
            | "suspects"
            | "suspected"
            | "suspicion"
            | "accused"
            | "charged"
            | "likely"
            | "expected"
            | "feared"
            | "fears"
            | "fear"
            | "rumor"
            | "rumors"
            | "rumours"
            | "possible"
            | "potential"
            | "says"
            | "say"
            | "said"
            | "warns"
            | "seems"
            | "appears"
            | "seen"
            | "thought"
            | "believed"
            | "apparent"
            | "allegation"
            | "allegations"
    )
}

/// Words by which a headline tells what is not so yet.
fn intends(word: &str) -> bool {
    matches!(
        word,
        "would" | "can" | "should" | "hopes" | "plans" | "considers" | "weighs" | "mulls" | "wants" | "seeks" | "bid"
    )
}

/// A number of the headline that the body never has, where it has another for the same thing.
pub(super) fn other_number(pair: &Pair) -> Option<Finding> {
    let all = TokenSpan::from_range(0..pair.title.tokens.len());
    let claims = amount::amounts(pair.title, all);
    if claims.is_empty() {
        return None;
    }
    let told: Vec<(f32, u32, Amount)> = pair
        .overlap
        .sentences()
        .iter()
        .flat_map(|&(tokens, bits)| {
            let wanted = pair.overlap.title_bits(all);
            let (share, matches) = (pair.overlap.share(wanted, bits), (wanted & bits).count_ones());
            amount::amounts(pair.body, tokens).into_iter().map(move |a| (share, matches, a))
        })
        .collect();
    claims.iter().filter(|c| !is_list(pair, c)).find_map(|claim| {
        let values: Vec<&Amount> = told.iter().map(|t| &t.2).filter(|a| claim.same_unit(a)).collect();
        let sums = values
            .iter()
            .enumerate()
            .any(|(i, a)| values[i + 1..].iter().any(|b| (a.value + b.value - claim.value).abs() < 0.5));
        if told.iter().any(|t| t.2.agrees(claim)) || sums {
            return None;
        }
        let (_, _, other) = told
            .iter()
            .filter(|t| t.0 >= 0.4 && t.1 >= MATCHES && t.2.same_unit(claim))
            .max_by(|a, b| a.0.total_cmp(&b.0))?;
        let (here, there) = (with_unit(pair.title, claim), with_unit(pair.body, other));
        let words = vec![here.of(pair.title.text).to_owned(), there.of(pair.body.text).to_owned()];
        Some(Finding::new(Kind::Number, here, there, 0.75, words))
    })
}

fn with_unit(document: &crate::text::Document, amount: &Amount) -> ByteSpan {
    let tokens = amount.tokens;
    let before = (tokens.start as usize).checked_sub(1).map_or("", |i| document.word(i));
    let start = if matches!(before, "$" | "£" | "€") { tokens.start - 1 } else { tokens.start };
    let unit = matches!(document.kind(tokens.end as usize), Some(crate::text::TokenKind::Word))
        || document.word(tokens.end as usize) == "%";
    document.bytes(TokenSpan::new(start, tokens.end + u32::from(unit)))
}

/// "5 things to know": a number that counts the article's own points.
fn is_list(pair: &Pair, amount: &Amount) -> bool {
    amount.tokens.start == 0
        && (amount.tokens.end..amount.tokens.end + 3).any(|i| {
            matches!(
                pair.title.lower(i as usize),
                "things"
                    | "ways"
                    | "reasons"
                    | "takeaways"
                    | "facts"
                    | "tips"
                    | "questions"
                    | "lessons"
                    | "moments"
                    | "times"
                    | "best"
                    | "worst"
                    | "top"
                    | "stories"
            )
        })
}
