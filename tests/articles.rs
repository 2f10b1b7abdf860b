//! Whole readings of invented articles. After a change that is meant, look at the difference and accept it:
//! `INSTA_UPDATE=always cargo test --features cli --test articles`.

use hearsay::article::Role;
use hearsay::lens::attribution::Attribution;
use hearsay::text::ByteSpan;
use hearsay::{Options, Page, Reading, html, read};
use std::fmt::Write;

#[test]
fn an_article_among_furniture() {
    let page = html::snapshot(include_bytes!("articles/bridge.html"));
    let reading = read(&page, &Options::default()).expect("an article");
    insta::assert_snapshot!("bridge roles", roles(&page, &reading));
    insta::assert_snapshot!("bridge reading", marks(&reading));
}

/// One line a block: its role and how it begins.
fn roles(page: &Page, reading: &Reading) -> String {
    let published = reading.published.as_ref().map_or("none".into(), |p| format!("{} ({})", p.date, p.found_in));
    let mut out = format!("published {published}\n");
    for (block, role) in page.blocks.iter().zip(&reading.roles) {
        let text: String = block.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
        let _ = writeln!(out, "{:9} {text}", format!("{role:?}").to_lowercase());
    }
    out
}

/// One line a mark, in the order of the text.
fn marks(reading: &Reading) -> String {
    let body = reading.body.text.as_str();
    let mut lines: Vec<(u32, String)> = Vec::new();
    let mut add = |span: ByteSpan, what: String| lines.push((span.start, format!("{what}: {}", span.of(body))));
    for attribution in &reading.attributions {
        let Attribution { manner, source_kind, speaker, .. } = attribution;
        let name = speaker.as_deref().unwrap_or("-");
        for &span in &attribution.content {
            add(span, format!("{manner:?} by {source_kind:?} {name}"));
        }
    }
    for name in &reading.names {
        name.mentions.iter().for_each(|&mention| add(mention, format!("{:?} {}", name.kind, name.full)));
    }
    reading.dates.iter().for_each(|d| add(d.span, format!("{:?} {}", d.kind, d.value)));
    reading.numbers.iter().for_each(|n| add(n.span, format!("{:?} {} {:?}", n.kind, n.value, n.unit)));
    reading.hedges.iter().for_each(|h| add(h.span, "Hedge".into()));
    reading.boosters.iter().for_each(|b| add(b.span, "Booster".into()));
    reading.loaded.iter().for_each(|l| add(l.span, format!("Loaded, quoted {}", l.quoted)));
    reading.opinions.iter().for_each(|o| add(o.span, "Opinion".into()));
    lines.sort();
    lines.into_iter().map(|(_, line)| line + "\n").collect()
}

#[test]
fn the_story_of_a_page_is_its_paragraphs() {
    let page = Page::from_paragraphs(
        "Bridge to close",
        &["The bridge is not safe, the mayor said on Monday.", "It will close."],
    );
    let reading = read(&page, &Options::default());
    let text = |role: Role, reading: &Reading| {
        let blocks = page.blocks.iter().zip(&reading.roles).filter(|(_, r)| **r == role);
        blocks.map(|(b, _)| b.text.clone()).collect::<Vec<_>>()
    };
    let reading = reading.or_else(|_| read(&page, &Options { whole_page: true, ..Options::default() })).expect("text");
    assert_eq!(text(Role::Headline, &reading), ["Bridge to close"]);
    assert_eq!(text(Role::Body, &reading).len(), 2);
}

#[test]
fn a_page_whose_source_is_wrapped_reads_like_one_that_is_not() {
    let plain = html::snapshot(include_bytes!("articles/bridge.html"));
    let mut wrapped = plain.clone();
    for block in &mut wrapped.blocks {
        let words = block.text.split(' ').enumerate();
        block.text = words
            .map(|(at, word)| if at % 6 == 5 { format!("\n        {word} ") } else { format!("{word} ") })
            .collect();
        block.links.clear();
    }
    let marked = |page: &Page| {
        let marks = marks(&read(page, &Options::default()).expect("an article"));
        marks.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n").collect::<String>()
    };
    assert_eq!(marked(&wrapped), marked(&plain));
}
