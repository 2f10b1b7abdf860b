//! The publication date, and where the page says so.
//!
//! Sources are asked in this order, the first that gives a day wins:
//!
//! 1. `json-ld`: `datePublished` of an article in the JSON-LD, written for machines and about this story;
//! 2. `article:published_time`, the same for social networks;
//! 3. `meta`: other meta elements whose name says it is a publication date;
//! 4. `time`: a `<time>` marked as the publication date, or in the byline;
//! 5. `byline`: the day as a reader sees it;
//! 6. `url`: a day in the address, often that of the first version;
//! 7. `json-ld` of the page as a whole, which may be the site's;
//! 8. `time` between the headline and the story's end.
//!
//! Days are taken as written, in the page's own zone. Where the stamp is in universal time and the byline or address says
//! the day before or after, that is the writer's own day, and it wins.

use super::Published;
use super::Role;
use super::day;
use super::sensed::Sensed;
use super::stated::Stated;
use crate::page::Page;
use chrono::NaiveDate;

/// Finds the publication date.
pub(super) fn find(sensed: &Sensed, stated: &Stated, roles: &[Role]) -> Option<Published> {
    let page = sensed.page;
    let lang = page.lang.to_ascii_lowercase();
    let day_first = lang.starts_with("en-") && lang != "en-us" && lang != "en-ca";
    let read = |text: &str| day::written_in(text, day_first);
    let byline = || byline(page, roles, &read);
    let url = || address(page).and_then(in_address);

    let stamps = [
        ("json-ld", stated.json_ld_date.as_deref()),
        ("article:published_time", meta(page, |name| name == "article:published_time")),
        ("meta", meta(page, is_publication)),
        ("time", time(sensed, |words, is_byline| words.contains("published") || is_byline, roles)),
    ];
    for (found_in, stamp) in stamps {
        let Some((stamp, date)) = stamp.and_then(|stamp| Some((stamp, read(stamp)?))) else { continue };
        if day::is_universal(stamp) {
            let next_to = |own: NaiveDate| own.signed_duration_since(date).num_days().abs() == 1;
            if let Some(own) = byline().filter(|&own| next_to(own)) {
                return Some(Published { date: own, found_in: "byline" });
            }
            if let Some(own) = url().filter(|&own| next_to(own)) {
                return Some(Published { date: own, found_in: "url" });
            }
        }
        return Some(Published { date, found_in });
    }
    let found = |found_in, date: Option<NaiveDate>| date.map(|date| Published { date, found_in });
    found("byline", byline())
        .or_else(|| found("url", url()))
        .or_else(|| found("json-ld", stated.other_json_ld_date.as_deref().and_then(read)))
        .or_else(|| found("time", time(sensed, |_, _| true, roles).and_then(read)))
}

fn meta(page: &Page, is_named: impl Fn(&str) -> bool) -> Option<&str> {
    let named = page.meta.iter().filter(|m| m.element < 0 && is_named(&m.name)).map(|m| m.value.as_str());
    named.into_iter().find(|value| value.bytes().any(|b| b.is_ascii_digit()))
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
    let is_change = ["modif", "updat", "last", "revis", "expir"].iter().any(|word| name.contains(word));
    let is_time = ["date", "time", "published"].iter().any(|word| name.contains(word));
    let is_publication = name.contains("pub") && is_time && !name.contains("publisher");
    !is_change && (OTHERS.contains(&name) || is_publication)
}

/// The stamp of the first `<time>` from the headline on whose element's words, or place in a byline, are `right`.
fn time<'p>(sensed: &Sensed<'p>, right: impl Fn(&str, bool) -> bool, roles: &[Role]) -> Option<&'p str> {
    let page = sensed.page;
    let mut role_of = vec![None; page.elements.len()];
    for (block, role) in roles.iter().enumerate() {
        if let Some(element) = sensed.element_of(block) {
            role_of[element] = Some(*role);
        }
    }
    let last = roles.iter().rposition(|&role| role == Role::Body).and_then(|block| sensed.element_of(block));
    let stamps = page.meta.iter().filter(|m| m.name == "time").filter_map(|stamp| {
        let element = usize::try_from(stamp.element).ok()?;
        let words = page.elements.get(element)?.words.to_ascii_lowercase();
        let is_change = ["modified", "updated"].iter().any(|word| words.contains(word));
        let is_story = last.is_none_or(|last| element <= last);
        let is_byline = role_of.get(element).copied().flatten() == Some(Role::Byline);
        (!is_change && is_story && right(&words, is_byline)).then_some(stamp.value.as_str())
    });
    stamps.into_iter().next()
}

/// The first day in a byline; else in a short block between the headline and the story.
fn byline(page: &Page, roles: &[Role], read: &impl Fn(&str) -> Option<NaiveDate>) -> Option<NaiveDate> {
    let texts =
        |role: Role| page.blocks.iter().zip(roles).filter(move |(_, r)| **r == role).map(|(b, _)| b.text.as_str());
    if let Some(date) = texts(Role::Byline).find_map(read) {
        return Some(date);
    }
    let headline = roles.iter().position(|&role| role == Role::Headline)?;
    let first = roles.iter().position(|&role| role == Role::Body).filter(|&first| first > headline)?;
    let between = page.blocks.get(headline + 1..first)?;
    between.iter().map(|block| block.text.trim()).filter(|text| text.len() < 120).find_map(read)
}

fn address(page: &Page) -> Option<&str> {
    let stated = page.meta.iter().find(|m| m.name == "canonical" || m.name == "og:url").map(|m| m.value.as_str());
    Some(page.url.as_str()).filter(|url| url.starts_with("http")).or(stated)
}

/// A day in the path of an address: year, month and day as one number or with a sign between them.
fn in_address(url: &str) -> Option<NaiveDate> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let is_number = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let whole = parts.iter().filter(|part| is_number(part, 8)).find_map(|part| day::written_in(part, false));
    let split = || {
        let days = parts.windows(3).filter(|w| is_number(w[0], 4) && w[1].len() <= 2 && w[2].len() <= 2);
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
        assert_eq!(day("https://news.example/20200322/a").as_deref(), Some("2020-03-22"));
        assert_eq!(day("https://news.example/article/12345678"), None);
        assert_eq!(day("https://news.example/2020/budget"), None);
    }

    #[test]
    fn names_of_publication_dates() {
        assert!(
            ["datepublished", "pubdate", "og:pubdate", "parsely-pub-date", "sailthru.date"]
                .into_iter()
                .all(is_publication)
        );
        assert!(
            !["article:modified_time", "og:updated_time", "publisher", "article:publisher", "datelastpubbed"]
                .into_iter()
                .any(is_publication)
        );
    }
}
