//! What a page states about itself in its JSON-LD and meta elements.

use crate::page::Page;
use serde_json::Value;

/// What a page states about itself.
#[derive(Debug, Default)]
pub(super) struct Stated {
    /// Titles it gives the story, the most telling first.
    pub(super) titles: Vec<String>,
    /// Whether it calls itself an article.
    pub(super) is_article: bool,
    /// Whether it calls itself something else: a shop's product, a list, a profile.
    pub(super) is_other: bool,
    /// `datePublished` of an article in its JSON-LD.
    pub(super) json_ld_date: Option<String>,
    /// `dateModified` of an article in its JSON-LD.
    pub(super) json_ld_change: Option<String>,
    /// `datePublished` of anything else in its JSON-LD.
    pub(super) other_json_ld_date: Option<String>,
}

/// Values of a JSON-LD script that are looked at.
const MOST_VALUES: usize = 20_000;

impl Stated {
    pub(super) fn new(page: &Page) -> Self {
        let mut stated = Self::default();
        for script in page.meta.iter().filter(|m| m.name == "json-ld") {
            stated.read_json_ld(&script.value);
        }
        for name in ["og:title", "twitter:title", "headline", "dc.title", "sailthru.title", "parsely-title"] {
            let values = page.meta.iter().filter(|m| m.name == name).map(|m| m.value.clone());
            stated.titles.extend(values.filter(|v| !v.trim().is_empty()));
        }
        if !page.title.trim().is_empty() {
            stated.titles.push(page.title.clone());
        }
        match page.meta.iter().find(|m| m.name == "og:type").map(|m| m.value.trim().to_ascii_lowercase()).as_deref() {
            Some("article" | "blog" | "newsarticle" | "news") => stated.is_article = true,
            Some(other) if other.starts_with("product") || other == "profile" => stated.is_other = true,
            _ => {}
        }
        stated
    }

    fn read_json_ld(&mut self, script: &str) {
        let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim_end_matches(';');
        let Ok(value) = serde_json::from_str::<Value>(script) else {
            self.read_broken_json_ld(script);
            return;
        };
        let mut open = vec![&value];
        let mut seen = 0;
        while let Some(value) = open.pop().filter(|_| seen < MOST_VALUES) {
            seen += 1;
            match value {
                Value::Array(values) => open.extend(values.iter().rev()),
                Value::Object(object) => {
                    self.read_object(object);
                    open.extend(object.values().rev().filter(|v| v.is_array() || v.is_object()));
                }
                _ => {}
            }
        }
    }

    fn read_object(&mut self, object: &serde_json::Map<String, Value>) {
        let text = |key: &str| match object.get(key) {
            Some(Value::String(text)) if !text.trim().is_empty() => Some(text.clone()),
            Some(Value::Array(values)) => values.first().and_then(Value::as_str).map(str::to_owned),
            _ => None,
        };
        let kinds: Vec<&str> = match object.get("@type") {
            Some(Value::String(kind)) => vec![kind],
            Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let is_article = kinds.iter().any(|kind| {
            kind.ends_with("Article") || matches!(*kind, "BlogPosting" | "LiveBlogPosting" | "BlogPost" | "Report")
        });
        if is_article {
            self.is_article = true;
            self.titles.extend(text("headline"));
            self.json_ld_date = self.json_ld_date.take().or_else(|| text("datePublished"));
            self.json_ld_change = self.json_ld_change.take().or_else(|| text("dateModified"));
        } else if kinds.iter().any(|k| {
            matches!(*k, "Product" | "ProfilePage" | "SearchResultsPage" | "DiscussionForumPosting" | "QAPage")
        }) {
            self.is_other = true;
        } else if !kinds.iter().any(|k| matches!(*k, "Comment" | "ImageObject" | "VideoObject" | "Review" | "Answer")) {
            self.other_json_ld_date = self.other_json_ld_date.take().or_else(|| text("datePublished"));
        }
    }

    /// Many scripts are not quite JSON; their date can still be read.
    fn read_broken_json_ld(&mut self, script: &str) {
        let date = script.split_once("\"datePublished\"").and_then(|(_, rest)| rest.split('"').nth(1));
        let is_article = ["Article\"", "BlogPosting\""].iter().any(|kind| script.contains(kind));
        self.is_article |= is_article;
        let place = if is_article { &mut self.json_ld_date } else { &mut self.other_json_ld_date };
        *place = place.take().or_else(|| date.map(str::to_owned));
    }
}
