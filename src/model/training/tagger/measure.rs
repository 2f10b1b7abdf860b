//! How good the tagger is, and the phrases made of its tags.

use super::corpus::{self, Sentence, Word};
use crate::grammar::{ChunkKind, Tag, chunks};
use crate::model::tagger;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Share of words tagged right, percent.
pub fn accuracy(sentences: &[Sentence], tag: impl Fn(&Sentence) -> Vec<Tag>) -> f64 {
    let mut figures = Figures::default();
    sentences.iter().for_each(|s| figures.tags(&tag(s), &s.tags));
    100.0 * f64::from(figures.universal) / f64::from(figures.words.max(1))
}

/// Right, said and true spans.
#[derive(Debug, Clone, Copy, Default)]
struct Spans(u32, u32, u32);

impl Spans {
    fn count(&mut self, said: &[Range<usize>], real: &[Range<usize>]) {
        self.0 += said.iter().filter(|s| real.contains(s)).count() as u32;
        self.1 += said.len() as u32;
        self.2 += real.len() as u32;
    }

    fn add(&mut self, other: Self) {
        (self.0, self.1, self.2) = (self.0 + other.0, self.1 + other.1, self.2 + other.2);
    }

    fn f1(self) -> f64 {
        200.0 * f64::from(self.0) / f64::from((self.1 + self.2).max(1))
    }
}

/// The noun chunks of a dependency tree: for each noun, name and pronoun that is no part of another's, what stands before it without
/// its preposition, and the rest of a name.
fn noun_chunks(rows: &[Word]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (head, row) in rows.iter().enumerate() {
        let relation = row.relation.as_str();
        let part = matches!(relation, "compound" | "flat" | "fixed" | "goeswith" | "amod" | "nummod" | "det" | "case")
            || relation == "nmod:poss" && row.head.is_some_and(|h| h > head);
        if part || !matches!(row.universal.as_str(), "NOUN" | "PROPN" | "PRON") {
            continue;
        }
        let is_inside = |child: usize| {
            matches!(
                rows[child].relation.as_str(),
                "det"
                    | "det:predet"
                    | "amod"
                    | "compound"
                    | "nummod"
                    | "nmod:poss"
                    | "nmod:desc"
                    | "flat"
                    | "nmod:unmarked"
            )
        };
        let mut start = head;
        for at in (0..head).rev() {
            match child_above(rows, at, head) {
                Some(child) if child < head && is_inside(child) => start = at,
                Some(child) if rows[child].relation == "punct" => {}
                _ => break,
            }
        }
        let mut end = head + 1;
        while end < rows.len()
            && child_above(rows, end, head).is_some_and(|c| rows[c].relation.starts_with("flat") && c > head)
        {
            end += 1;
        }
        found.push(start..end);
    }
    // A possessor and an apposition before a name lie inside the chunk they belong to.
    let outer = found.clone();
    found.retain(|a| !outer.iter().any(|b| b != a && b.start <= a.start && a.end <= b.end));
    found
}

/// The verb groups of a dependency tree: a verb, or the auxiliary of a predicate that is no verb, with the auxiliaries and adverbs
/// right before it.
fn verb_groups(rows: &[Word]) -> Vec<Range<usize>> {
    let depends = |at: usize, on: usize| rows[at].head == Some(on);
    let is_aux = |at: usize| rows[at].universal == "AUX" || rows[at].universal == "PART" && rows[at].penn != "POS";
    let mut found = Vec::new();
    for (verb, row) in rows.iter().enumerate() {
        if row.universal != "VERB" || row.relation == "amod" || row.relation == "compound" {
            continue;
        }
        let mut start = verb;
        for at in (0..verb).rev() {
            if depends(at, verb) && is_aux(at) {
                start = at;
            } else if !(depends(at, verb) && rows[at].universal == "ADV") {
                break;
            }
        }
        found.push(start..verb + 1);
    }
    let inside = |at: usize, found: &[Range<usize>]| found.iter().any(|g| g.contains(&at));
    let mut at = 0;
    while at < rows.len() {
        let start = at;
        at += 1;
        if rows[start].universal != "AUX" || inside(start, &found) {
            continue;
        }
        let mut end = at;
        while at < rows.len() && !inside(at, &found) {
            match rows[at].universal.as_str() {
                "AUX" => end = at + 1,
                "PART" if rows[at].penn == "RB" => end = if end == at { at + 1 } else { end },
                "ADV" => {}
                _ => break,
            }
            at += 1;
        }
        at = end;
        let from = if start > 0 && rows[start - 1].penn == "TO" { start - 1 } else { start };
        found.push(from..end);
    }
    found.sort_by_key(|g| g.start);
    found
}

/// The child of `head` that `at` hangs on, directly or not.
fn child_above(rows: &[Word], mut at: usize, head: usize) -> Option<usize> {
    for _ in 0..rows.len() {
        match rows[at].head {
            Some(up) if up == head => return Some(at),
            Some(up) => at = up,
            None => return None,
        }
    }
    None
}

/// What is counted over the words of a file.
#[derive(Debug, Clone, Copy, Default)]
struct Figures {
    words: u32,
    universal: u32,
    fine: u32,
    nouns: Spans,
    verbs: Spans,
}

impl Figures {
    fn tags(&mut self, said: &[Tag], real: &[Tag]) {
        self.words += real.len() as u32;
        self.universal += said.iter().zip(real).filter(|(a, b)| a.universal() == b.universal()).count() as u32;
        self.fine += said.iter().zip(real).filter(|(a, b)| a == b).count() as u32;
    }

    fn add(&mut self, other: Self) {
        self.words += other.words;
        self.universal += other.universal;
        self.fine += other.fine;
        self.nouns.add(other.nouns);
        self.verbs.add(other.verbs);
    }

    fn print(self, name: &str) {
        let share = |n: u32| 100.0 * f64::from(n) / f64::from(self.words.max(1));
        let verbs = if self.verbs.1 == 0 { "-".to_owned() } else { format!("{:.1}", self.verbs.f1()) };
        let (universal, fine) = (share(self.universal), share(self.fine));
        println!("{name:32} {:6} {universal:7.2} {fine:7.2} {:7.1} {verbs:>7}", self.words, self.nouns.f1());
    }
}

/// Words that lenses ask about and that are now this, now that.
const TURNCOATS: [&str; 16] = [
    "that", "like", "as", "so", "since", "before", "after", "her", "to", "may", "likely", "report", "claim", "plan",
    "early", "further",
];

/// How often a word was seen, tagged right, and was what it mostly is.
fn print_turncoats(seen: &BTreeMap<String, BTreeMap<&'static str, [u32; 2]>>) {
    println!("\n{:12} {:>5} {:>7} {:>9}", "", "words", "tags", "commonest");
    for (word, tags) in seen {
        let all: u32 = tags.values().map(|n| n[0]).sum();
        let right: u32 = tags.values().map(|n| n[1]).sum();
        let most = tags.values().map(|n| n[0]).max().unwrap_or(0);
        let share = |n: u32| 100.0 * f64::from(n) / f64::from(all);
        println!("{word:12} {all:5} {:7.1} {:9.1}", share(right), share(most));
    }
}

/// Prints how well gold words are tagged, and how well the phrases made of the tags agree with those of the trees: a line a file, and
/// one for all files of GUM; below each line, where the same file lies in `peer`, what the other tagger makes of the same words.
///
/// # Errors
/// A file that cannot be read.
pub fn print(files: &[PathBuf], peer: Option<&Path>) -> std::io::Result<()> {
    println!("{:32} {:>6} {:>7} {:>7} {:>7} {:>7}", "", "words", "tags", "fine", "nouns", "verbs");
    let mut sums = [Figures::default(); 2];
    let mut turncoats: BTreeMap<String, BTreeMap<&str, [u32; 2]>> = BTreeMap::new();
    for file in files {
        let name = file.file_name().unwrap_or_default();
        let gold = corpus::read(file, None)?;
        let other = peer.map(|peer| peer.join(name)).filter(|path| path.exists());
        let other = other.map(|path| corpus::read(&path, None)).transpose()?.unwrap_or_default();
        let [mut own, mut beside] = [Figures::default(); 2];
        for (at, sentence) in gold.iter().enumerate() {
            let (nouns, verbs) = (noun_chunks(&sentence.rows), verb_groups(&sentence.rows));
            let tags = tagger::tag(sentence.words());
            let said = chunks(&tags, |i| sentence.rows[i].form.as_str());
            let of = |kind| said.iter().filter(|c| c.kind == kind).map(|c| c.tokens.clone()).collect::<Vec<_>>();
            own.tags(&tags, &sentence.tags);
            for (word, (said, real)) in sentence.words().zip(tags.iter().zip(&sentence.tags)) {
                let word = word.to_lowercase();
                if TURNCOATS.contains(&word.as_str()) {
                    let [all, right] = turncoats.entry(word).or_default().entry(real.universal()).or_default();
                    *all += 1;
                    *right += u32::from(said.universal() == real.universal());
                }
            }
            own.nouns.count(&of(ChunkKind::Noun), &nouns);
            own.verbs.count(&of(ChunkKind::Verb), &verbs);
            if let Some(other) = other.get(at) {
                beside.tags(&other.tags, &sentence.tags);
                beside.nouns.count(&marked_chunks(&other.rows), &nouns);
            }
        }
        let name = name.to_string_lossy();
        for (sum, (figures, who)) in sums.iter_mut().zip([(own, ""), (beside, "  peer")]) {
            if figures.words > 0 {
                figures.print(&format!("{}{who}", name.trim_end_matches(".conllu.gz")));
            }
            if name.starts_with("gum") {
                sum.add(figures);
            }
        }
    }
    sums[0].print("gum, all of these");
    sums[1].print("gum, all of these  peer");
    print_turncoats(&turncoats);
    Ok(())
}

/// The noun chunks that a file itself marks.
fn marked_chunks(rows: &[Word]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        match (row.chunk.as_str(), found.last_mut()) {
            ("B", _) => found.push(at..at + 1),
            ("I", Some(last)) => last.end = at + 1,
            _ => {}
        }
    }
    found
}
