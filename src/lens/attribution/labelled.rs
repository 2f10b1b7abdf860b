//! Words whose speaker stands beside them by the layout alone: a signature ("“We must act.” ― Ann Low"), a transcript's label
//! ("LOW: We must act.") or a paragraph of their own with "said Ann Low" at the beginning of the next.
//!
//! One signature is enough where a whole line is a quotation; labels count where a text has several, so that "Note: the office is
//! closed" says nothing.

use super::cue::{Act, cue_verb};
use super::find::{Draft, Finder, Pattern, quotations_by_token};
use super::source::{Resolved, Resolver, is_shouted};
use super::trained::met;
use super::{Attribution, SourceKind, attribution, listed};
use crate::grammar::Form;
use crate::lens::name::NameKind;
use crate::text::{ByteSpan, Document, TokenKind, TokenSpan};

/// Most tokens of a signature: "― Ann Low, mayor of Dalby".
const LONGEST_SIGNATURE: usize = 9;
/// Most paragraphs of a tweet.
const LONGEST_TWEET: usize = 4;
/// Most words of a label.
const LONGEST_LABEL: usize = 3;
/// Fewest labels in capitals, and in mixed letters, that make a transcript.
const FEWEST_SHOUTED: usize = 2;
const FEWEST: usize = 4;
/// Fewest tokens of a quotation by which the writer's own paragraphs are told from a transcript's.
const FEWEST_QUOTED: usize = 5;

/// Who speaks in an interview without a name.
static SIDES: phf::Map<&'static str, SourceKind> = phf::phf_map! {
    "q" => SourceKind::Outlet, "question" => SourceKind::Outlet, "interviewer" => SourceKind::Outlet, "host" => SourceKind::Outlet,
    "moderator" => SourceKind::Outlet, "reporter" => SourceKind::Outlet, "a" => SourceKind::Unnamed, "answer" => SourceKind::Unnamed,
    "interviewee" => SourceKind::Unnamed, "audience" => SourceKind::Public,
};
/// What a line with a colon begins with though nobody speaks there; whoever spoke before it has ended.
const NOTICES: [&str; 20] = [
    "note",
    "update",
    "updated",
    "watch",
    "listen",
    "read",
    "more",
    "related",
    "photos",
    "photo",
    "video",
    "videos",
    "gallery",
    "breaking",
    "live",
    "correction",
    "when",
    "where",
    "what",
    "advertisement",
];

/// Adds the signed and labelled words to the attributions of a document; who else was thought to say them does not, but for
/// speech told inside them.
pub(super) fn add(document: &Document, resolver: &mut Resolver, attributions: &mut Vec<Attribution>) {
    let drafts = drafts(document, resolver);
    if drafts.is_empty() {
        return;
    }
    let mut who = |source: TokenSpan| match side(document, source) {
        Some(kind) => Resolved { kind, speaker: None },
        None => resolver.resolve(source),
    };
    let labelled: Vec<Attribution> = drafts.iter().map(|draft| attribution(document, draft, &mut who)).collect();
    let sorted = |part: fn(&Attribution) -> &[ByteSpan]| {
        let mut spans: Vec<ByteSpan> = labelled.iter().flat_map(part).copied().collect();
        spans.sort_unstable();
        spans
    };
    let (contents, cues) = (sorted(|one| &one.content), sorted(|one| &one.cue));
    attributions.retain_mut(|known| {
        let Attribution { cue, content, .. } = known;
        let is_told_inside = |said: &ByteSpan| cue.iter().any(|&cue| said.contains(cue));
        content.retain(|&words| met(&contents, words).iter().all(is_told_inside) && met(&cues, words).is_empty());
        !content.is_empty() && cue.iter().all(|&cue| met(&cues, cue).is_empty())
    });
    attributions.extend(labelled);
}

/// Finds the signed and labelled words of a document, by rising content.
fn drafts(document: &Document, resolver: &Resolver) -> Vec<Draft> {
    let mut drafts = signed(document);
    drafts.extend(labelled(document, resolver));
    drafts.extend(set_apart(document));
    drafts.extend(listed::drafts(document));
    drafts.sort_by_key(|draft| draft.content.first().map(|content| content.start));
    drafts
}

fn draft(source: TokenSpan, cue: usize, content: Vec<TokenSpan>) -> Draft {
    let cue = TokenSpan::from_range(cue..cue + 1);
    Draft { source: Some(source), cue, content, act: Act::Say, pattern: Pattern::Labelled }
}

fn signed(document: &Document) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut before: Option<TokenSpan> = None;
    let paragraphs = document.paragraph_tokens.iter().enumerate();
    for (index, line) in
        paragraphs.flat_map(|(index, &p)| lines(document, p).into_iter().map(move |line| (index, line)))
    {
        let dash = line.range().rev().take(LONGEST_SIGNATURE + 1).find(|&at| is_dash(document, at));
        let said = match dash {
            Some(dash) if dash == line.start as usize => before,
            Some(dash) => Some(TokenSpan::new(line.start, dash as u32)),
            None => None,
        };
        if let (Some(dash), Some(said)) = (dash, said.filter(|&said| is_quotation(document, said)))
            && let Some(source) = signature(document, dash + 1..line.end as usize)
        {
            drafts.push(draft(source, dash, vec![said]));
        } else if let Some(source) = tweeter(document, line) {
            let paragraph = document.paragraph_tokens[index];
            let said = if line.start == paragraph.start {
                document.paragraph_tokens[document.block_before(index, LONGEST_TWEET)].to_vec()
            } else {
                vec![TokenSpan::new(paragraph.start, line.start)]
            };
            if !said.is_empty() {
                drafts.push(draft(source, line.start as usize, said));
            }
        }
        before = Some(line);
    }
    drafts
}

/// The lines of a paragraph.
fn lines(document: &Document, paragraph: TokenSpan) -> Vec<TokenSpan> {
    let breaks = |at: usize| {
        let gap = document.tokens[at - 1].span.end as usize..document.tokens[at].span.start as usize;
        document.text.get(gap).is_some_and(|gap| gap.contains(['\n', '\u{2028}']))
    };
    let mut starts: Vec<usize> = paragraph.range().take(1).collect();
    starts.extend(paragraph.range().skip(1).filter(|&at| breaks(at)));
    let ends = starts.iter().skip(1).copied().chain([paragraph.end as usize]);
    starts.iter().zip(ends).map(|(&start, end)| TokenSpan::from_range(start..end)).collect()
}

fn is_dash(document: &Document, at: usize) -> bool {
    matches!(document.word(at), "―" | "—" | "–" | "-" | "--")
}

fn is_quote(document: &Document, at: usize) -> bool {
    document.kind(at) == Some(TokenKind::Quote)
}

/// Whether a line is words between quotation marks from its beginning to its end.
fn is_quotation(document: &Document, line: TokenSpan) -> bool {
    line.len() > 3 && is_quote(document, line.start as usize) && is_quote(document, line.end as usize - 1)
}

/// The name that signs, without its full stop.
fn signature(document: &Document, tokens: std::ops::Range<usize>) -> Option<TokenSpan> {
    let start = tokens.start;
    let end = tokens.rev().find(|&at| document.kind(at) != Some(TokenKind::Stop))? + 1;
    let begins_name = document.tokens.get(start)?.capitalized && document.kind(start) == Some(TokenKind::Word);
    (begins_name && (start..end).all(|at| !is_quote(document, at))).then(|| TokenSpan::from_range(start..end))
}

/// Whose tweet stands above a line: "— Ann Low (@annlow) May 1, 2019".
fn tweeter(document: &Document, line: TokenSpan) -> Option<TokenSpan> {
    const LONGEST: usize = 8;
    let start = line.start as usize;
    let bracket =
        line.range().take(LONGEST).find(|&at| document.word(at) == "(").filter(|_| is_dash(document, start))?;
    let is_handle = document.word(bracket + 1).starts_with('@');
    // "— Reporting by Ann Low (@annlow)"
    let credits = (start + 1..bracket).any(|at| matches!(document.lower(at), "by" | "from" | "follow" | "with"));
    (is_handle && !credits && bracket > start + 1).then(|| TokenSpan::from_range(start + 1..bracket))
}

/// Words in a paragraph of their own whose "said X" begins the next one, as behind a block quotation.
fn set_apart(document: &Document) -> Vec<Draft> {
    let mut quotation_of = None;
    let mut drafts = Vec::new();
    for pair in document.paragraph_tokens.windows(2) {
        let &[before, paragraph] = pair else { continue };
        let (start, last) = (paragraph.start as usize, before.end.saturating_sub(1) as usize);
        let lower = document.tokens.get(start).is_some_and(|token| !token.capitalized);
        let says = cue_verb(document.lower(start)).is_some_and(|cue| {
            matches!(cue.act, Act::Say) && matches!(cue.form, Form::Past | Form::Third) && !cue.may_be_noun
        });
        let ends = document.kind(last) == Some(TokenKind::Stop) || is_quote(document, last);
        if before.is_empty() || !lower || !says || !ends {
            continue;
        }
        let Some(sentence) = document.sentence_of(start).and_then(|at| document.sentences.get(at)) else { continue };
        let quotation_of = quotation_of.get_or_insert_with(|| quotations_by_token(document));
        let finder = Finder { document, quotation_of };
        if let Some(source) = finder.clause_at(start, sentence).noun_phrase_after(start + 1) {
            drafts.push(draft(source, start, vec![before]));
        }
    }
    drafts
}

fn labelled(document: &Document, resolver: &Resolver) -> Vec<Draft> {
    let mut labels: Vec<Option<Label>> = document.paragraph_tokens.iter().map(|&p| label(document, p)).collect();
    // "New Release: a lamp" makes no transcript.
    let counted = |label: &&Label| label.speaks && (label.shouted || may_speak(document, resolver, label));
    let count = |shouted: bool| labels.iter().flatten().filter(|l| l.shouted == shouted).filter(counted).count();
    let counts = |shouted: bool| count(shouted) >= if shouted { FEWEST_SHOUTED } else { FEWEST };
    let [mixed, shouted] = [counts(false), counts(true)];
    let mixed = mixed && !are_headings(document, &labels);
    labels.iter_mut().for_each(|label| *label = label.take().filter(|l| if l.shouted { shouted } else { mixed }));
    let mut drafts: Vec<Draft> = Vec::new();
    let (mut waiting, mut is_open): (Vec<TokenSpan>, bool) = (Vec::new(), false);
    for (label, &paragraph) in labels.iter().zip(&document.paragraph_tokens) {
        let Some(label) = label else {
            waiting.push(paragraph);
            continue;
        };
        // Whoever has the word keeps it up to the next label; behind the last one the writer may be back.
        if let Some(last) = drafts.last_mut().filter(|_| is_open) {
            last.content.extend(waiting.iter().filter(|p| document.word(p.start as usize) != "("));
        }
        waiting.clear();
        // Behind a notice nobody has the word.
        is_open = label.speaks;
        let content = TokenSpan::from_range(label.colon + 1..paragraph.end as usize);
        if label.speaks {
            drafts.push(draft(label.name, label.colon, vec![content]));
        }
    }
    drafts
}

/// What kind of source a label is that stands for one of an interview's sides.
fn side(document: &Document, label: TokenSpan) -> Option<SourceKind> {
    let word = document.lower(label.start as usize);
    (label.len() == 1).then(|| SIDES.get(word).copied()).flatten()
}

/// Whether a label in mixed letters is a person of the story or one of an interview's sides.
fn may_speak(document: &Document, resolver: &Resolver, label: &Label) -> bool {
    let name = resolver.mention_at(label.name.end as usize - 1);
    side(document, label.name).is_some() || name.is_some_and(|name| name.kind == NameKind::Person)
}

/// Whether what look like labels are headings ("Low: a long wait"): under every third or more the writer quotes somebody or
/// speaks of the one who is named ("Low waits").
fn are_headings(document: &Document, labels: &[Option<Label>]) -> bool {
    let (mut all, mut told, mut open): (usize, usize, Option<&Label>) = (0, 0, None);
    for (label, &paragraph) in labels.iter().zip(&document.paragraph_tokens) {
        match label {
            Some(label) if !label.shouted => {
                all += 1;
                open = Some(label);
            }
            Some(_) => open = None,
            None => {
                let speaks_of = |label: &Label| {
                    let name = document.word(label.name.end as usize - 1);
                    side(document, label.name).is_none() && paragraph.range().any(|at| document.word(at) == name)
                };
                if open.is_some_and(|label| speaks_of(label) || quotes_somebody(document, paragraph)) {
                    told += 1;
                    open = None;
                }
            }
        }
    }
    told * 3 >= all
}

/// Whether a paragraph has a whole quotation in it, and words around that.
fn quotes_somebody(document: &Document, paragraph: TokenSpan) -> bool {
    let span = document.bytes(paragraph);
    let first = document.quotations.partition_point(|quotation| quotation.span.start < span.start);
    let inside = document.quotations[first..].iter().take_while(|quotation| quotation.span.start < span.end);
    let mut whole = inside.filter(|q| q.depth == 0 && q.closed && q.inner.len() >= FEWEST_QUOTED);
    whole.any(|quotation| document.words_in(span) > document.words_in(quotation.span))
}

struct Label {
    name: TokenSpan,
    colon: usize,
    shouted: bool,
    /// Whether somebody speaks: it is no notice.
    speaks: bool,
}

/// The label that a paragraph begins with, within or before its opening quotation mark.
fn label(document: &Document, paragraph: TokenSpan) -> Option<Label> {
    let start = paragraph.start as usize + usize::from(is_quote(document, paragraph.start as usize));
    let colon = (start + 1..paragraph.end as usize).take(LONGEST_LABEL).find(|&at| document.word(at) == ":")?;
    let is_name = |at: usize| document.tokens[at].capitalized && document.kind(at) == Some(TokenKind::Word);
    // A letter begins with whom it is to.
    let is_salutation = document.lower(start) == "dear";
    let is_label = (start..colon).all(is_name) && !is_salutation && colon + 2 < paragraph.end as usize;
    let name = TokenSpan::from_range(start..colon);
    let speaks = !NOTICES.contains(&document.lower(start));
    is_label.then(|| Label { name, colon, shouted: name.range().all(|at| is_shouted(document.word(at))), speaks })
}
