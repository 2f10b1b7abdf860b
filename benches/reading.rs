//! How many words a second the core reads, natively: an article of ordinary length, and twenty in one page.
//!
//! `cargo bench` prints the throughput in words ("elem/s"); `make bench` sets it beside peers in WebAssembly.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hearsay::lens::attribution::Finder;
use hearsay::text::{Document, Passage};
use hearsay::{Options, Page, read};
use std::hint::black_box;

/// The playground's three articles, whose paragraphs stand one a line.
const SAMPLES: [&str; 3] = [
    include_str!("../www/samples/clinic.js"),
    include_str!("../www/samples/harbour.js"),
    include_str!("../www/samples/talks.js"),
];

fn paragraphs() -> Vec<&'static str> {
    let lines = SAMPLES.iter().flat_map(|sample| sample.lines());
    lines.filter_map(|line| line.strip_prefix("    \"")?.strip_suffix("\",")).collect()
}

fn words(page: &Page) -> usize {
    page.blocks.iter().map(|block| block.text.split_whitespace().count()).sum()
}

fn reading(criterion: &mut Criterion) {
    let story = paragraphs();
    let long: Vec<&str> = story.iter().copied().cycle().take(story.len() * 20).collect();
    let mut group = criterion.benchmark_group("reading");
    for (how, finder) in [("", Finder::Both), (", by word rules alone", Finder::Rules)] {
        let options = Options { whole_page: true, published: Some("2025-03-14".into()), finder, ..Options::default() };
        for (name, text) in [("three articles", &story), ("sixty articles", &long)] {
            let page = Page::from_paragraphs("Engineers warn Port Merrin sea wall will fail", text);
            group.throughput(Throughput::Elements(words(&page) as u64));
            group.bench_function(format!("{name}{how}"), |bencher| bencher.iter(|| read(black_box(&page), &options)));
        }
    }
    group.finish();
}

/// The trained reader of attributions alone, on the text of the three articles.
fn model(criterion: &mut Criterion) {
    let passage = Passage::from_text(&paragraphs().join("\n\n"));
    let document = Document::new(&passage, None);
    let mut group = criterion.benchmark_group("model");
    group.throughput(Throughput::Elements(passage.text.split_whitespace().count() as u64));
    group.bench_function("three articles", |bencher| {
        bencher.iter(|| hearsay::model::attribution::hear(black_box(&document)).map(|heard| heard.attributions()))
    });
    group.finish();
}

/// The tagger alone, on the tokens of the three articles, a sentence at a time.
fn tagger(criterion: &mut Criterion) {
    let passage = Passage::from_text(&paragraphs().join("\n\n"));
    let document = Document::new(&passage, None);
    let sentences: Vec<Vec<&str>> =
        document.sentences.iter().map(|s| s.tokens.range().map(|at| document.word(at)).collect()).collect();
    let mut group = criterion.benchmark_group("tagger");
    group.throughput(Throughput::Elements(document.tokens.len() as u64));
    group.bench_function("three articles", |bencher| {
        bencher.iter(|| {
            for words in black_box(&sentences) {
                black_box(hearsay::model::tagger::tag(words.iter().copied()));
            }
        })
    });
    group.finish();
}

criterion_group!(benches, reading, model, tagger);
criterion_main!(benches);
