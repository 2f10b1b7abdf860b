//! The headline lens on forty-two pairs of headline and story, from the text to the findings.

use hearsay::article::Article;
use hearsay::lens::attribution::Finder;
use hearsay::read_article;

struct Pair<'a> {
    headline: &'a str,
    story: &'a str,
    expected: Vec<&'a str>,
}

fn pairs() -> Vec<Pair<'static>> {
    include_str!("headline_pairs.txt")
        .split("\n\n")
        .skip(1)
        .map(|block| {
            let lines: Vec<&str> = block.trim().lines().collect();
            let [headline, story, expected] = lines[..] else { panic!("three lines a pair: {block}") };
            Pair { headline, story, expected: expected.split(' ').filter(|&key| key != "nothing").collect() }
        })
        .collect()
}

fn found(pair: &Pair) -> Vec<&'static str> {
    let reading = read_article(Article::from_text(pair.headline, pair.story, None), Finder::default());
    reading.headline.findings.iter().map(|f| f.reason.key).collect()
}

#[test]
fn half_of_the_pairs_are_clean() {
    let pairs = pairs();
    assert_eq!(pairs.len(), 42);
    assert_eq!(pairs.iter().filter(|p| p.expected.is_empty()).count(), 21);
}

#[test]
fn every_difference_is_found_and_no_clean_headline_is_accused() {
    let wrong: Vec<String> = pairs()
        .iter()
        .filter_map(|pair| {
            let found = found(pair);
            (found != pair.expected)
                .then(|| format!("{}\n  expected {:?}, found {found:?}", pair.headline, pair.expected))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_finding_shows_both_places() {
    for pair in pairs() {
        let reading = read_article(Article::from_text(pair.headline, pair.story, None), Finder::default());
        for finding in &reading.headline.findings {
            assert!(!finding.headline.of(pair.headline).is_empty(), "{finding:?}");
            assert!(!finding.body.of(pair.story).is_empty(), "{finding:?}");
        }
    }
}
