//! Whatever a page or text is made of: no panic, and every span slices the text it counts into.

#![cfg(not(target_arch = "wasm32"))]

use hearsay::article::Article;
use hearsay::lens::attribution::Finder;
use hearsay::page::{Block, Element, Meta};
use hearsay::report::{MARK_WIDTH, report};
use hearsay::text::{ByteSpan, Passage};
use hearsay::{Options, Page, Reading, read, read_article};
use proptest::prelude::*;

fn check_passage(passage: &Passage) {
    for paragraph in &passage.paragraphs {
        assert!(passage.text.get(paragraph.span.range()).is_some_and(|p| !p.is_empty()), "{:?}", paragraph.span);
    }
}

fn check(reading: &Reading) {
    let slices = |text: &str, span: ByteSpan| assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
    let body = |span: ByteSpan| slices(&reading.body.text, span);
    check_passage(&reading.body);
    check_passage(&reading.headline.passage);
    reading.sentences.iter().for_each(|&s| body(s));
    for attribution in &reading.attributions {
        attribution.source.iter().chain(&attribution.cue).chain(&attribution.content).for_each(|&s| body(s));
        assert!(attribution.nested_in.is_none_or(|outer| outer < reading.attributions.len()));
    }
    for attribution in &reading.headline.attributions {
        let spans = attribution.source.iter().chain(&attribution.cue).chain(&attribution.content);
        spans.for_each(|&s| slices(&reading.headline.passage.text, s));
    }
    for finding in &reading.headline.findings {
        slices(&reading.headline.passage.text, finding.headline);
        body(finding.body);
    }
    reading.names.iter().flat_map(|n| &n.mentions).for_each(|&s| body(s));
    reading.dates.iter().for_each(|d| body(d.span));
    reading.numbers.iter().for_each(|n| body(n.span));
    reading.hedges.iter().for_each(|h| body(h.span));
    reading.boosters.iter().for_each(|b| body(b.span));
    reading.loaded.iter().for_each(|l| body(l.span));
    reading.opinions.iter().for_each(|o| body(o.span));
}

/// Every mark lies on character boundaries of its block, in UTF-16.
fn check_places(reading: &Reading, page: &Page) {
    for mark in report(reading, page).marks.chunks_exact(MARK_WIDTH) {
        let text: Vec<u16> = page.blocks[mark[1] as usize].text.encode_utf16().collect();
        let slice = text.get(mark[2] as usize..mark[3] as usize).expect("a place in its block");
        assert!(!slice.is_empty() && String::from_utf16(slice).is_ok(), "{slice:?}");
    }
}

/// Prose that the lenses have something to say about, with whatever between its words.
fn prose() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => prop::sample::select(vec![
            "the", "said", "mayor", "Ann", "Low", "“", "”", "‘", "’", "\"", "that", "officials", "according", "to", "on",
            "Monday", "March", "3", "2020", "$", "£4.2", "million", "per", "cent", "reportedly", "in", "fact", "U.S.", "told",
            "reporters", ",", ".", "…", "?", "—", "it", "is", "a", "disaster", "The", "New", "York", "Times", "reported",
        ])
        .prop_map(str::to_owned),
        2 => any::<String>(),
        1 => "[\\u{0}-\\u{20}\\u{a0}\\u{200b}-\\u{200f}\\u{2028}\\u{2029}\\u{feff}\\u{1f600}-\\u{1f64f}\\u{300}-\\u{36f}]{1,4}",
    ];
    let gap = prop_oneof![8 => Just(" ".to_owned()), 1 => Just(String::new()), 1 => Just("\n\n".to_owned()), 1 => Just("\u{2028}".to_owned())];
    prop::collection::vec((word, gap), 0..80).prop_map(|parts| parts.into_iter().map(|(w, g)| w + &g).collect())
}

fn page() -> impl Strategy<Value = Page> {
    let tag = prop::sample::select(vec![
        "p",
        "div",
        "h1",
        "h2",
        "li",
        "td",
        "article",
        "figcaption",
        "blockquote",
        "nav",
        "x-y",
        "",
    ]);
    let element = (tag, -3_i32..40, ".{0,20}", any::<bool>());
    let block = (0_u32..40, prose(), prop::collection::vec(0_u32..200, 0..6));
    let name = prop::sample::select(vec![
        "json-ld",
        "time",
        "canonical",
        "og:title",
        "article:published_time",
        "og:type",
        "date",
    ]);
    let value = prop_oneof![
        ".{0,40}",
        Just("2020-03-22T14:05:00Z".to_owned()),
        Just("{\"@type\":\"NewsArticle\",\"datePublished\":3}".to_owned()),
        Just("article".to_owned()),
    ];
    let meta = (name, value, -2_i32..50);
    let parts = (
        prop::collection::vec(element, 0..40),
        prop::collection::vec(block, 0..12),
        prop::collection::vec(meta, 0..5),
        ".{0,30}",
    );
    parts.prop_map(|(elements, blocks, meta, title)| Page {
        title,
        elements: (elements.into_iter())
            .map(|(tag, parent, words, hidden)| Element { tag: tag.into(), parent, words: words.into(), hidden })
            .collect(),
        blocks: blocks.into_iter().map(|(element, text, links)| Block { element, text, links }).collect(),
        meta: meta
            .into_iter()
            .map(|(name, value, element)| Meta { name: name.into(), value, element, ..Meta::default() })
            .collect(),
        ..Page::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_a_text(title in any::<String>(), text in any::<String>()) {
        check(&read_article(Article::from_text(&title, &text, None), Finder::default()));
    }

    #[test]
    fn any_prose_is_a_text(title in prose(), text in prose()) {
        let day = "2020-03-22".parse().ok();
        let reading = read_article(Article::from_text(&title, &text, day), Finder::default());
        prop_assert_eq!(&reading.body.text, &text);
        check(&reading);
    }

    #[test]
    fn any_page_is_read_or_refused(page in page(), whole_page in any::<bool>()) {
        if let Ok(reading) = read(&page, &Options { whole_page, ..Options::default() }) {
            prop_assert_eq!(reading.roles.len(), page.blocks.len());
            check(&reading);
            check_places(&reading, &page);
        }
    }
}
