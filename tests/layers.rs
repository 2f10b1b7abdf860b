//! Who says that others say: the layers of attribution in invented passages, from the text to the chain.
//!
//! `cargo test --release --test layers -- --nocapture` prints the figures and what is missed or wrong in the part in view.

use hearsay::article::Article;
use hearsay::lens::attribution::{Attribution, Finder};
use hearsay::read_article;
use hearsay::text::ByteSpan;

/// An attribution of a passage: its own words and those around it, the outermost first.
#[derive(Debug, Clone)]
struct Told {
    source: String,
    cue: String,
    content: String,
    /// The source of each attribution that it lies in, the outermost first.
    through: Vec<String>,
}

struct Passage {
    text: &'static str,
    told: Vec<Told>,
}

/// The passages of one part.
fn passages(name: &str) -> Vec<Passage> {
    let all = include_str!("layers.txt");
    let (_, part) = all.split_once(&format!("\n== {name}\n")).expect("a part of this name");
    let part = part.split_once("\n== ").map_or(part, |(part, _)| part);
    part.trim().split("\n\n").map(passage).collect()
}

fn passage(block: &'static str) -> Passage {
    let mut lines = block.lines();
    let text = lines.next().expect("a passage");
    let mut told: Vec<Told> = Vec::new();
    let mut through: Vec<String> = Vec::new();
    for line in lines {
        let depth = (line.len() - line.trim_start().len()) / 2;
        let parts: Vec<&str> = line.trim().split(" | ").collect();
        let [source, cue, content] = parts[..] else { panic!("source | cue | content: {line}") };
        let words = |part: &str| -> String {
            part.split(" / ").for_each(|piece| assert!(text.contains(piece), "{piece} stands in: {text}"));
            plain(part)
        };
        through.truncate(depth);
        assert_eq!(through.len(), depth, "each layer lies in the one before: {line}");
        told.push(Told {
            source: words(source),
            cue: words(&cue.replace("was told by", "told")),
            content: words(content),
            through: through.clone(),
        });
        through.push(plain(source));
    }
    Passage { text, told }
}

/// The words in lower case, without signs.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '’').map(|word| word.trim_matches('’'));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn read(text: &str) -> Vec<Told> {
    let reading = read_article(Article::from_text("", text, None), Finder::default());
    let all = &reading.attributions;
    let words = |spans: &[ByteSpan]| plain(&spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" "));
    let told = |one: &Attribution| {
        let mut through = Vec::new();
        let mut outer = one.nested_in;
        while let Some(around) = outer.and_then(|at| all.get(at)) {
            through.insert(0, words(&around.source));
            outer = around.nested_in;
        }
        Told { source: words(&one.source), cue: words(&one.cue), content: words(&one.content), through }
    };
    all.iter().map(told).collect()
}

/// Whether two attributions tell the same: the source to the word, the same chain around it, the same verb, half of the content.
fn same(expected: &Told, found: &Told) -> bool {
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (words(&expected.content), words(&found.content));
    let shared = a.iter().filter(|word| b.contains(word)).count();
    expected.source == found.source
        && expected.through == found.through
        && words(&expected.cue).iter().any(|word| words(&found.cue).contains(word))
        && 2 * shared >= a.len() + b.len() - shared
}

/// Inner attributions expected, found, and both.
#[derive(Debug, Default)]
struct Figures {
    expected: usize,
    found: usize,
    right: usize,
}

fn measure(part: &str, prints: bool) -> Figures {
    let mut figures = Figures::default();
    for passage in passages(part) {
        let inner = |told: Vec<Told>| told.into_iter().filter(|t| !t.through.is_empty()).collect::<Vec<_>>();
        let (expected, found) = (inner(passage.told), inner(read(passage.text)));
        let missed: Vec<_> = expected.iter().filter(|e| !found.iter().any(|f| same(e, f))).collect();
        let wrong: Vec<_> = found.iter().filter(|f| !expected.iter().any(|e| same(e, f))).collect();
        figures.expected += expected.len();
        figures.found += found.len();
        figures.right += expected.len() - missed.len();
        if prints && !(missed.is_empty() && wrong.is_empty()) {
            println!("{}\n  missed {missed:?}\n  wrong {wrong:?}", passage.text);
        }
    }
    println!("{part}: {figures:?}");
    figures
}

#[test]
fn inner_layers_are_found_and_hardly_ever_invented() {
    let parts = [measure("in view", true), measure("out of view", false), measure("later", false)];
    let sum = |of: fn(&Figures) -> usize| parts.iter().map(of).sum::<usize>();
    let (expected, found, right) = (sum(|f| f.expected), sum(|f| f.found), sum(|f| f.right));
    assert!(right * 100 >= expected * 65, "too few are found: {parts:?}");
    assert!(right * 100 >= found * 85, "too many are invented: {parts:?}");
}

#[test]
fn no_passage_has_more_than_three_layers() {
    for passage in ["in view", "out of view", "later"].into_iter().flat_map(passages) {
        assert!(read(passage.text).iter().all(|told| told.through.len() < 3), "{}", passage.text);
    }
}
