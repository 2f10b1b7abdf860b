//! **Sources**: who says what.
//!
//! Marks an attribution: a *source* ("some officials"), a *cue* ("now admit", "according to") and a *content*, with the
//! manner in which it is told, the kind of source, and the speaker behind "he" or "the paper". Does not mark a quoted
//! title, a scare quote or a nickname.
//!
//! - [The mayor]source [said]cue [the bridge was closed]content.
//! - [“It is not safe,”]content [said]cue [Ann Low, an engineer]source.
//! - [According to]cue [the *Ledger*]source, [the work began in May]content.
//!
//! Attributions lie inside one another, up to three deep: the *Ledger* reports that officials say that the general believes
//! something. An inner one is another voice; the speaker's own thoughts ("he said he hoped") are none.
//!
//! The scheme of source, cue and content is that of PARC 3.0 (Pareti 2016) and PolNeAR (Newell, Margolin and Ruths 2018).
//! How well it does: `make score` prints it.

mod aside;
mod broken;
mod clause;
mod company;
mod content;
mod cue;
mod doubt;
mod find;
mod guard;
mod head_noun;
mod inner;
mod labelled;
mod leading;
mod listed;
mod office;
mod outlet;
mod pronoun;
mod quoted;
mod source;
mod stray;
#[cfg(test)]
mod tests;
mod trained;

use crate::lens::name::Name;
use crate::model::attribution::Heard;
use crate::reading::{Confidence, Reason, Shares};
use crate::text::{ByteSpan, Document, Quotation, TokenKind, TokenSpan};
use cue::Act;
use find::{Draft, Pattern};
pub use pronoun::is_pronoun;
use source::{Resolved, Resolver};

/// An attribution: a source, a cue and a content (after the PARC and PolNeAR corpora).
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// Who says it, in fragments by rising start; empty where nobody is named ("reportedly").
    pub source: Vec<ByteSpan>,
    /// The words that attribute ("said", "according to"), in fragments by rising start.
    pub cue: Vec<ByteSpan>,
    /// What is said, in fragments by rising start.
    pub content: Vec<ByteSpan>,
    /// How it is told.
    pub manner: Manner,
    /// What kind of source it is.
    pub source_kind: SourceKind,
    /// The source's fullest name in the story, without titles; none for sources without a name.
    pub speaker: Option<String>,
    /// Index of the attribution whose content this one lies in.
    pub nested_in: Option<usize>,
    /// How sure it is that the content is attributed to this source.
    pub confidence: Confidence,
    /// Why it is marked.
    pub reason: Reason,
}

/// How a content is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// Word for word: at least nine tenths of the content's words stand between quotation marks.
    Direct,
    /// Partly between quotation marks.
    Mixed,
    /// In the writer's words.
    Indirect,
    /// Not said but thought, wanted or planned, as the writer tells it.
    Belief,
}

/// The kind of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// A person identified by name.
    Named,
    /// A person or persons without a name ("officials", "an aide").
    Unnamed,
    /// An institution, company, party or government speaking as such.
    Organization,
    /// A report, study, poll, filing or statement.
    Document,
    /// Another news organisation: what it reports comes second-hand.
    Outlet,
    /// People at large.
    Public,
    /// The author or publication of the article itself.
    Writer,
}

impl SourceKind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Named, Self::Unnamed, Self::Organization, Self::Document, Self::Outlet, Self::Public, Self::Writer];
}

/// What finds the attributions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Finder {
    /// Word rules.
    Rules,
    /// The trained model.
    Model,
    /// The trained model, the rules for quotations that it missed, and both for what is told inside another's content.
    #[default]
    Both,
}

/// Finds the attributions of a document, by rising cue. `heard` is what the network heard of the document.
pub fn find(document: &Document, names: &[Name], finder: Finder, heard: Option<&Heard>) -> Vec<Attribution> {
    let mut resolver = Resolver::new(document, names);
    let mut attributions = match finder {
        Finder::Rules => find_by_rules(document, &mut resolver, &find::drafts(document)),
        Finder::Model => trained::find(document, &mut resolver, heard),
        Finder::Both => find_by_both(document, &mut resolver, heard),
    };
    if finder != Finder::Rules {
        doubt::temper(document, &mut attributions);
    }
    put_in_order(&mut attributions);
    attributions
}

fn find_by_both(document: &Document, resolver: &mut Resolver, heard: Option<&Heard>) -> Vec<Attribution> {
    let drafts = find::drafts(document);
    let mut attributions = trained::find_beside(document, resolver, &drafts, heard);
    if attributions.is_empty() {
        // Without its weights, and for a headline by itself, the model sees nothing.
        attributions = find_by_rules(document, resolver, &drafts);
    } else {
        labelled::add(document, resolver, &mut attributions);
    }
    inner::add(document, resolver, &drafts, &mut attributions);
    attributions
}

fn find_by_rules(document: &Document, resolver: &mut Resolver, drafts: &[Draft]) -> Vec<Attribution> {
    let drafts: Vec<&Draft> = drafts.iter().filter(|draft| relays(document, draft)).collect();
    let mut attributions: Vec<Attribution> =
        drafts.iter().map(|draft| attribution(document, draft, |source| resolver.resolve(source))).collect();
    nest(&mut attributions);
    keep_speech_inside(&mut attributions, &drafts);
    labelled::add(document, resolver, &mut attributions);
    attributions
}

/// Inside another's content only speech is told apart: who says that whom wants what is more than a reader asks.
fn keep_speech_inside(attributions: &mut Vec<Attribution>, drafts: &[&Draft]) {
    let kept: Vec<bool> = attributions
        .iter()
        .zip(drafts)
        .map(|(a, d)| a.nested_in.is_none() || matches!(d.act, Act::Say | Act::Tell) && d.pattern != Pattern::Relayed)
        .collect();
    let mut place = 0;
    let places: Vec<Option<usize>> = kept
        .iter()
        .map(|&keep| {
            place += usize::from(keep);
            keep.then(|| place - 1)
        })
        .collect();
    let mut keep = kept.iter();
    attributions.retain(|_| keep.next().copied().unwrap_or(false));
    for attribution in attributions {
        attribution.nested_in = attribution.nested_in.and_then(|outer| places.get(outer).copied().flatten());
        if attribution.nested_in.is_some() {
            attribution.confidence = attribution.confidence.min(NESTED);
        }
    }
}

/// Inside a quotation only another's speech is told apart: "officials admit", not "I think" or "we want".
fn relays(document: &Document, draft: &Draft) -> bool {
    let cue = document.bytes(draft.cue);
    if !document.is_quoted(cue.start) {
        return true;
    }
    let speaks = matches!(draft.act, Act::Say | Act::Tell) && draft.pattern != Pattern::Relayed;
    let source = draft.source.map(|s| s.range()).unwrap_or_default();
    let other = source.len() > 1 || source.len() == 1 && document.class(source.start).is_none();
    speaks && other
}

fn attribution(document: &Document, draft: &Draft, resolve: impl FnOnce(TokenSpan) -> Resolved) -> Attribution {
    let nobody = Resolved { kind: SourceKind::Unnamed, speaker: None };
    let Resolved { kind, speaker } = draft.source.map_or(nobody, resolve);
    let bytes = |tokens: TokenSpan| document.bytes(tokens);
    let manner = manner(document, draft);
    Attribution {
        source: draft.source.map(bytes).into_iter().collect(),
        cue: vec![bytes(draft.cue)],
        content: draft.content.iter().copied().map(bytes).collect(),
        manner,
        source_kind: kind,
        speaker,
        nested_in: None,
        confidence: confidence(draft, manner),
        reason: reason(document, draft, manner),
    }
}

/// Direct where at least nine tenths of the words stand between quotation marks, as PolNeAR's scorers count. Marks around the cue
/// are those of somebody who tells it all.
fn manner(document: &Document, draft: &Draft) -> Manner {
    let is_word = |t: &usize| matches!(document.kind(*t), Some(TokenKind::Word | TokenKind::Number));
    let words = || draft.content.iter().flat_map(|c| c.range()).filter(is_word);
    let cue = document.bytes(draft.cue).start;
    let around = document.quotation_at(cue).map(|quotation| quotation.span);
    let is_quoted = |t: &usize| {
        let at = document.tokens[*t].span.start;
        match around.filter(|around| around.holds(at)) {
            None => document.is_quoted(at),
            Some(around) => inner_quotations(document, around).any(|q| q.span.holds(at) && !q.span.holds(cue)),
        }
    };
    let all = words().count();
    let quoted = words().filter(is_quoted).count();
    // A transcript needs no quotation marks.
    match (quoted * 10 >= all * 9 || draft.pattern == Pattern::Labelled, quoted > 0, draft.act) {
        (true, ..) => Manner::Direct,
        (_, true, _) => Manner::Mixed,
        (.., Act::Think | Act::Will) => Manner::Belief,
        _ => Manner::Indirect,
    }
}

/// The quotations inside a quotation, by rising start.
fn inner_quotations<'d>(document: &'d Document, outer: ByteSpan) -> impl Iterator<Item = &'d Quotation> {
    let first = document.quotations.partition_point(|q| q.span.start < outer.start);
    document.quotations[first..].iter().take_while(move |q| q.span.start < outer.end).filter(|q| q.depth > 0)
}

/// How often an attribution recognised in this way is right, source and content, on PolNeAR's training articles.
fn confidence(draft: &Draft, manner: Manner) -> Confidence {
    match (draft.pattern, manner) {
        (Pattern::Quote | Pattern::Labelled, Manner::Direct) => 0.95,
        (Pattern::Labelled, _) => 0.9,
        (Pattern::Quote, _) => 0.77,
        (Pattern::Accordingly, _) => 0.83,
        (Pattern::Postposed, _) => 0.75,
        (Pattern::Clause | Pattern::ToldBy, _) => 0.67,
        (Pattern::Address | Pattern::Mind, Manner::Direct | Manner::Mixed) => 0.58,
        (Pattern::Address | Pattern::Relayed, _) => 0.49,
        (Pattern::Mind, _) => 0.44,
    }
}

/// The same for an attribution inside another's content. The corpus hardly marks these, so this is the share of those that it does.
const NESTED: Confidence = 0.4;

fn reason(document: &Document, draft: &Draft, manner: Manner) -> Reason {
    let cue = document.slice(draft.cue);
    let Some(source) = draft.source.map(|s| document.slice(s)) else {
        return Reason::with("reasonNobodyNamed", [cue]);
    };
    let key = match (draft.pattern, manner) {
        (_, Manner::Direct | Manner::Mixed) => "reasonQuotation",
        (Pattern::Accordingly, _) => "reasonAccording",
        (_, Manner::Belief) => "reasonBelief",
        _ => "reasonSpeech",
    };
    Reason::with(key, [source, cue])
}

/// Orders attributions by their cue and tells each which one it lies in.
fn put_in_order(attributions: &mut [Attribution]) {
    attributions.sort_by_key(|a| a.cue.first().or(a.content.first()).map(|span| span.start));
    nest(attributions);
}

/// Tells each attribution the smallest content that its cue lies in.
fn nest(attributions: &mut [Attribution]) {
    let mut open: Vec<usize> = Vec::new();
    let mut by_start: Vec<(ByteSpan, usize)> =
        (attributions.iter().enumerate()).flat_map(|(i, a)| a.content.iter().map(move |&c| (c, i))).collect();
    by_start.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut cues: Vec<(ByteSpan, usize)> =
        attributions.iter().enumerate().filter_map(|(i, a)| Some((*a.cue.first()?, i))).collect();
    cues.sort_by_key(|(cue, _)| cue.start);
    let mut next = 0;
    for (cue, index) in cues {
        while let Some(&(span, _)) = by_start.get(next).filter(|(span, _)| span.start <= cue.start) {
            open.retain(|&o| by_start[o].0.end > span.start);
            open.push(next);
            next += 1;
        }
        open.retain(|&o| by_start[o].0.end > cue.start);
        let outer = open.iter().rev().map(|&o| by_start[o]).find(|&(span, i)| i != index && span.contains(cue));
        attributions[index].nested_in = outer.map(|(_, i)| i).filter(|&i| attributions[i].nested_in != Some(index));
    }
}

/// Counts the body's words by the kind of source they stand on.
pub fn shares(document: &Document, attributions: &[Attribution]) -> Shares {
    let mut owner: Vec<Option<SourceKind>> = vec![None; document.tokens.len()];
    for attribution in attributions.iter().filter(|a| a.nested_in.is_none() && a.manner != Manner::Belief) {
        for &content in &attribution.content {
            owner[document.tokens_within(content).range()].fill(Some(attribution.source_kind));
        }
    }
    let mut by_kind: Vec<(SourceKind, usize)> = SourceKind::ALL.iter().map(|&kind| (kind, 0)).collect();
    let mut shares = Shares::default();
    for (token, owner) in document.tokens.iter().zip(owner) {
        if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            continue;
        }
        shares.words += 1;
        match owner.and_then(|kind| by_kind.iter_mut().find(|(k, _)| *k == kind)) {
            Some((_, words)) => *words += 1,
            None => shares.unattributed += 1,
        }
    }
    shares.by_kind = by_kind;
    shares
}
