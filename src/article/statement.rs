//! The days a page states: where it does so, and what each is the day of.

use super::Role;
use super::day::{self, Written};
use super::hint::Hints;
use super::sensed::Sensed;
use super::stated::Stated;
use crate::page::{Meta, Page};
use chrono::NaiveDate;

/// What a stated day is the day of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DayKind {
    /// The story was published.
    Published,
    /// The story was changed.
    Changed,
    /// An archive took a copy of the page.
    Archived,
}

/// A day that a page states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedDay {
    /// The day.
    pub date: NaiveDate,
    /// What it is the day of.
    pub kind: DayKind,
    /// Where the page says so, as in [`Published::found_in`](super::Published::found_in); "archive" for an archive's address.
    pub found_in: &'static str,
}

/// A stated day with the stamp it was read from; no stamp for what is written to be read, in the writer's own zone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Statement<'p> {
    pub(super) day: StatedDay,
    pub(super) stamp: Option<&'p str>,
}

/// A line with a day under a headline is no longer than this, white space counted once.
const LONGEST_LINE: usize = 120;
/// So many blocks above the headline or the story such a line is looked for.
const LINES_ABOVE: usize = 4;

/// All days the page states, those of publication in the order in which they are trusted.
pub(super) fn all<'p>(sensed: &Sensed<'p>, stated: &'p Stated, roles: &[Role]) -> Vec<Statement<'p>> {
    let page = sensed.page;
    let lang = page.lang.to_ascii_lowercase();
    let day_first = lang.starts_with("en-") && lang != "en-us" && lang != "en-ca";
    let times = Times::new(sensed, roles);
    let shown = Shown::new(sensed, roles, day_first);
    let mut list = List { statements: Vec::new(), day_first };

    list.publication("json-ld", stated.json_ld_date.as_deref());
    list.publication("article:published_time", meta(page, |name| name == "article:published_time"));
    list.publication("meta", meta(page, is_publication));
    list.publication("time", times.first(|time| time.is_story && (time.says("published") || time.is_byline)));
    list.shown(&shown.in_byline);
    list.address(page);
    list.publication("json-ld", stated.other_json_ld_date.as_deref());
    list.publication("time", times.first(|time| time.is_story));
    list.publication("time", times.only("datepublished"));
    list.shown(&shown.around);

    list.change("json-ld", stated.json_ld_change.as_deref());
    list.change("meta", meta(page, is_change));
    list.change("time", times.change());
    list.statements
}

struct List<'p> {
    statements: Vec<Statement<'p>>,
    day_first: bool,
}

impl<'p> List<'p> {
    fn publication(&mut self, found_in: &'static str, stamp: Option<&'p str>) {
        self.stamp(DayKind::Published, found_in, stamp);
    }

    fn change(&mut self, found_in: &'static str, stamp: Option<&'p str>) {
        self.stamp(DayKind::Changed, found_in, stamp);
    }

    fn stamp(&mut self, kind: DayKind, found_in: &'static str, stamp: Option<&'p str>) {
        let date = stamp.and_then(|stamp| day::written_in(stamp, self.day_first));
        self.statements.extend(date.map(|date| Statement { day: StatedDay { date, kind, found_in }, stamp }));
    }

    /// What a reader sees: a first day, and those of changes.
    fn shown(&mut self, days: &[Written]) {
        let kind = |written: &Written| if written.is_change { DayKind::Changed } else { DayKind::Published };
        let first = days.iter().find(|written| !written.is_change).into_iter();
        let days = first.chain(days.iter().filter(|written| written.is_change));
        self.statements.extend(days.map(|written| Statement {
            day: StatedDay { date: written.date, kind: kind(written), found_in: "byline" },
            stamp: None,
        }));
    }

    fn address(&mut self, page: &Page) {
        let Some(url) = address(page) else { return };
        let mut add = |date: Option<NaiveDate>, kind, found_in| {
            let statement = |date| Statement { day: StatedDay { date, kind, found_in }, stamp: None };
            self.statements.extend(date.map(statement));
        };
        let (copied, url) = out_of_archive(url);
        add(in_address(url), DayKind::Published, "url");
        add(copied, DayKind::Archived, "archive");
    }
}

/// The value of the first meta element whose name is right and that holds a digit.
fn meta(page: &Page, is_named: impl Fn(&str) -> bool) -> Option<&str> {
    let may_be_day = |m: &&Meta| m.element < 0 && m.value.bytes().any(|b| b.is_ascii_digit());
    page.meta.iter().filter(may_be_day).find(|m| is_named(&m.name)).map(|m| m.value.as_str())
}

/// Whether the name of a meta element says that it holds the day of a change.
fn is_change(name: &str) -> bool {
    ["modif", "updat", "last", "revis"].iter().any(|word| name.contains(word))
}

/// Whether the name of a meta element says that it holds the day of publication.
fn is_publication(name: &str) -> bool {
    const OTHERS: [&str; 13] = [
        "date",
        "dc.date",
        "dcterms.date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date.created",
        "dcterms.created",
        "date.release",
        "sailthru.date",
        "pdate",
        "article.created",
        "datecreated",
        "article_date_original",
    ];
    let says_time = |name: &str| ["date", "time", "published"].iter().any(|word| name.contains(word));
    let says_so = || name.contains("pub") && says_time(name) && !name.contains("publisher");
    (OTHERS.contains(&name) || says_so()) && !is_change(name) && !name.contains("expir")
}

/// The `<time>` elements of a page.
struct Times<'p>(Vec<Time<'p>>);

struct Time<'p> {
    stamp: &'p str,
    /// Its words and those of the nearest listed element, in lower case.
    words: String,
    is_byline: bool,
    /// Whether it stands before the story's end.
    is_story: bool,
}

impl Time<'_> {
    fn says(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    fn says_change(&self) -> bool {
        self.says("modified") || self.says("updated") && !self.says("published")
    }
}

impl<'p> Times<'p> {
    fn new(sensed: &Sensed<'p>, roles: &[Role]) -> Self {
        let page = sensed.page;
        let mut is_byline = vec![false; page.elements.len()];
        for (block, role) in roles.iter().enumerate() {
            if let Some(element) = sensed.element_of(block) {
                is_byline[element] |= *role == Role::Byline;
            }
        }
        let last = roles.iter().rposition(|&role| role == Role::Body).and_then(|block| sensed.element_of(block));
        let time = |meta: &'p Meta| {
            let element = usize::try_from(meta.element).ok()?;
            Some(Time {
                stamp: &meta.value,
                words: format!("{} {}", meta.words, page.elements.get(element)?.words).to_ascii_lowercase(),
                is_byline: is_byline.get(element).copied().unwrap_or_default(),
                is_story: last.is_none_or(|last| element <= last),
            })
        };
        Self(page.meta.iter().filter(|m| m.name == "time").filter_map(time).collect())
    }

    fn first(&self, right: impl Fn(&Time) -> bool) -> Option<&'p str> {
        self.0.iter().find(|time| !time.says_change() && right(time)).map(|time| time.stamp)
    }

    /// The stamp of those whose words hold `word`, where they all give the same.
    fn only(&self, word: &str) -> Option<&'p str> {
        let mut stamps = self.0.iter().filter(|time| time.says(word)).map(|time| time.stamp);
        let first = stamps.next()?;
        stamps.all(|stamp| stamp == first).then_some(first)
    }

    fn change(&self) -> Option<&'p str> {
        self.0.iter().find(|time| time.is_story && time.says_change()).map(|time| time.stamp)
    }
}

/// Days that are written to be read.
struct Shown {
    /// In a byline, or in a short line between the headline and the story.
    in_byline: Vec<Written>,
    /// At the story's start ("May 3, 2020 – The bridge …"), or in a short line above the headline.
    around: Vec<Written>,
}

impl Shown {
    fn new(sensed: &Sensed, roles: &[Role], day_first: bool) -> Self {
        let blocks = &sensed.page.blocks;
        let days = |block: usize| blocks.get(block).map_or_else(Vec::new, |b| day::all_in(&b.text, day_first));
        let line = |block: &usize| blocks.get(*block).is_some_and(|b| is_line(&b.text));
        let bylines = (0..roles.len()).filter(|&block| roles[block] == Role::Byline);
        let mut in_byline: Vec<Written> = bylines.flat_map(days).collect();

        let first = roles.iter().position(|&role| role == Role::Body).unwrap_or(roles.len());
        let headline = roles.iter().position(|&role| role == Role::Headline).filter(|&headline| headline < first);
        if !in_byline.iter().any(|written| !written.is_change) {
            in_byline.extend(headline.into_iter().flat_map(|h| h + 1..first).filter(line).flat_map(days));
        }
        let top = headline.unwrap_or(first);
        let is_furniture = |block: &usize| sensed.hints_of(*block).has(Hints::FURNITURE.and(Hints::COMMENTS));
        let above = (top.saturating_sub(LINES_ABOVE)..top).rev().filter(line).filter(|block| !is_furniture(block));
        let opening = blocks.get(first).and_then(|b| day::opening(&b.text, day_first));
        let around = opening.map(|date| Written { date, is_change: false }).into_iter().chain(above.flat_map(days));
        Self { around: around.collect(), in_byline }
    }
}

fn is_line(text: &str) -> bool {
    text.split_whitespace().map(|word| word.len() + 1).sum::<usize>() <= LONGEST_LINE
}

fn address(page: &Page) -> Option<&str> {
    let stated = page.meta.iter().find(|m| m.name == "canonical" || m.name == "og:url").map(|m| m.value.as_str());
    Some(page.url.as_str()).filter(|url| url.starts_with("http")).or(stated)
}

/// The address of a page that an archive took a copy of, and when: "/web/20200322101500/https://news.example/…",
/// "/2020.03.22-101500/https://news.example/…".
fn out_of_archive(url: &str) -> (Option<NaiveDate>, &str) {
    let whole = (None, url);
    let Some(at) = url.get(8..).and_then(|rest| rest.find("http")).map(|at| at + 8) else { return whole };
    let (archive, copied) = url.split_at(at);
    let Some(stamp) = archive.trim_end_matches('/').rsplit('/').next() else { return whole };
    let digits: String = stamp.chars().filter(char::is_ascii_digit).collect();
    let is_stamp = digits.len() == 14 && stamp.starts_with(|c: char| c.is_ascii_digit());
    match digits.get(..8).filter(|_| is_stamp).and_then(|day| day::written_in(day, false)) {
        Some(date) => (Some(date), copied),
        None => whole,
    }
}

/// A day in the path of an address: year, month and day as one number or with a sign between them.
fn in_address(url: &str) -> Option<NaiveDate> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let is_number = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let whole = parts.iter().filter(|part| is_number(part, 8)).find_map(|part| day::written_in(part, false));
    let split = || {
        let days = parts.windows(3).filter(|w| is_number(w[0], 4) && w[2].len() <= 2);
        days.into_iter().find_map(|w| day::written_in(&w.join("-"), false))
    };
    split().or(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_an_address() {
        let day = |url| in_address(url).map(|d| d.to_string());
        assert_eq!(day("https://news.example/world/2020/03/22/bridge-closed").as_deref(), Some("2020-03-22"));
        assert_eq!(day("https://news.example/a-bridge-2020-3-2.html?x=2021-01-01").as_deref(), Some("2020-03-02"));
        assert_eq!(day("https://news.example/2020/mar/22/a").as_deref(), Some("2020-03-22"));
        assert_eq!(day("https://news.example/20200322/a").as_deref(), Some("2020-03-22"));
        assert_eq!(day("https://news.example/article/12345678"), None);
        assert_eq!(day("https://news.example/2020/budget"), None);
    }

    #[test]
    fn an_archives_day_is_not_the_storys() {
        for stamp in ["web/20240322101500", "2024.03.22-101500"] {
            let url = format!("https://archive.example/{stamp}/https://news.example/2020/03/04/bridge");
            let (copied, rest) = out_of_archive(&url);
            assert_eq!(copied.map(|d| d.to_string()).as_deref(), Some("2024-03-22"));
            assert_eq!(in_address(rest).map(|d| d.to_string()).as_deref(), Some("2020-03-04"));
        }
        let url = "https://news.example/2020/03/04/http-explained";
        assert_eq!(out_of_archive(url), (None, url));
    }

    #[test]
    fn names_of_publication_dates() {
        assert!(
            ["datepublished", "pubdate", "og:pubdate", "parsely-pub-date", "sailthru.date"]
                .into_iter()
                .all(is_publication)
        );
        assert!(
            ![
                "article:modified_time",
                "og:updated_time",
                "publisher",
                "article:publisher",
                "datelastpubbed",
                "article:expiration_time"
            ]
            .into_iter()
            .any(is_publication)
        );
    }
}
