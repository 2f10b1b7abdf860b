//! What the words of an element's class, id and role give away about it.

use crate::grammar::lexicon::Lexicon;
use phf::{Map, phf_map};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// A set of hints.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Hints(u16);

impl Hints {
    pub(super) const NONE: Self = Self(0);
    /// Menus, notices, advertisements, related links: what stands on many pages of a site.
    pub(super) const FURNITURE: Self = Self(1);
    /// What readers wrote.
    pub(super) const COMMENTS: Self = Self(2);
    /// A picture and the text under it.
    pub(super) const CAPTION: Self = Self(4);
    /// Who wrote it, and when.
    pub(super) const BYLINE: Self = Self(8);
    /// A headline.
    pub(super) const HEADLINE: Self = Self(16);
    /// A summary above the story.
    pub(super) const SUMMARY: Self = Self(32);
    /// The story's text.
    pub(super) const STORY: Self = Self(64);
    /// Furniture, unless much of the page is in it: such words also stand on the wrappers of whole pages.
    pub(super) const DOUBTFUL: Self = Self(128);

    /// In a list, or an article in an article.
    pub(super) const LISTED: Self = Self(256);
    /// In an `<article>`.
    pub(super) const IN_ARTICLE: Self = Self(512);

    /// A card that leads to another story.
    pub(super) const CARD: Self = Self(1024);

    /// Another story than the one that is open.
    pub(super) const OTHER_STORY: Self = Self(2048);

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// Words, and pairs of neighbouring words written as one.
static WORDS: Map<&str, Hints> = phf_map! {
    "ad" => Hints::DOUBTFUL, "ads" => Hints::DOUBTFUL, "advert" => Hints::DOUBTFUL, "adverts" => Hints::DOUBTFUL,
    "advertisement" => Hints::DOUBTFUL, "advertising" => Hints::DOUBTFUL, "adslot" => Hints::DOUBTFUL,
    "adunit" => Hints::DOUBTFUL, "adwrapper" => Hints::DOUBTFUL, "sponsor" => Hints::DOUBTFUL,
    "sponsored" => Hints::DOUBTFUL, "dfp" => Hints::DOUBTFUL, "gpt" => Hints::DOUBTFUL,
    "nav" => Hints::FURNITURE, "navbar" => Hints::FURNITURE, "navigation" => Hints::FURNITURE, "menu" => Hints::FURNITURE,
    "submenu" => Hints::FURNITURE, "topnav" => Hints::FURNITURE, "subnav" => Hints::FURNITURE, "menuitem" => Hints::FURNITURE,
    "breadcrumb" => Hints::FURNITURE, "breadcrumbs" => Hints::FURNITURE, "pagination" => Hints::FURNITURE,
    "pager" => Hints::FURNITURE, "paging" => Hints::DOUBTFUL, "toolbar" => Hints::DOUBTFUL, "dropdown" => Hints::DOUBTFUL,
    "masthead" => Hints::DOUBTFUL, "sitemap" => Hints::FURNITURE, "siteindex" => Hints::FURNITURE,
    "skiplink" => Hints::DOUBTFUL, "search" => Hints::DOUBTFUL, "searchbox" => Hints::DOUBTFUL,
    "footer" => Hints::FURNITURE, "colophon" => Hints::FURNITURE, "copyright" => Hints::FURNITURE,
    "legal" => Hints::DOUBTFUL, "disclaimer" => Hints::DOUBTFUL, "contentinfo" => Hints::FURNITURE,
    "cookie" => Hints::FURNITURE, "cookies" => Hints::FURNITURE, "consent" => Hints::FURNITURE, "gdpr" => Hints::FURNITURE,
    "popup" => Hints::FURNITURE, "modal" => Hints::DOUBTFUL, "lightbox" => Hints::FURNITURE, "dialog" => Hints::DOUBTFUL,
    "tooltip" => Hints::DOUBTFUL, "popover" => Hints::DOUBTFUL, "overlay" => Hints::DOUBTFUL, "banner" => Hints::DOUBTFUL,
    "newsletter" => Hints::FURNITURE, "newsletters" => Hints::FURNITURE, "subscribe" => Hints::DOUBTFUL,
    "subscription" => Hints::DOUBTFUL, "signup" => Hints::FURNITURE, "optin" => Hints::DOUBTFUL,
    "mailchimp" => Hints::DOUBTFUL, "cta" => Hints::DOUBTFUL, "donate" => Hints::DOUBTFUL, "donation" => Hints::DOUBTFUL,
    "login" => Hints::DOUBTFUL, "signin" => Hints::DOUBTFUL, "register" => Hints::DOUBTFUL,
    "share" => Hints::DOUBTFUL, "sharing" => Hints::DOUBTFUL, "shares" => Hints::DOUBTFUL, "sharebar" => Hints::DOUBTFUL,
    "sharedaddy" => Hints::DOUBTFUL, "addthis" => Hints::DOUBTFUL, "addtoany" => Hints::DOUBTFUL,
    "social" => Hints::DOUBTFUL, "socials" => Hints::DOUBTFUL, "follow" => Hints::DOUBTFUL,
    "related" => Hints::FURNITURE, "relatedposts" => Hints::FURNITURE, "relatedarticles" => Hints::FURNITURE,
    "recommended" => Hints::FURNITURE, "recommendations" => Hints::FURNITURE, "recommendation" => Hints::DOUBTFUL,
    "recirc" => Hints::FURNITURE, "recirculation" => Hints::FURNITURE, "trending" => Hints::FURNITURE,
    "popular" => Hints::DOUBTFUL, "mostread" => Hints::FURNITURE, "readnext" => Hints::FURNITURE, "upnext" => Hints::FURNITURE,
    "readmore" => Hints::FURNITURE, "seealso" => Hints::FURNITURE, "morefrom" => Hints::FURNITURE,
    "morestories" => Hints::FURNITURE, "morenews" => Hints::DOUBTFUL, "latestnews" => Hints::DOUBTFUL,
    "latestposts" => Hints::DOUBTFUL, "recentposts" => Hints::DOUBTFUL, "breakingnews" => Hints::DOUBTFUL,
    "promo" => Hints::DOUBTFUL, "promotion" => Hints::DOUBTFUL, "promobox" => Hints::FURNITURE, "teaser" => Hints::DOUBTFUL,
    "teasers" => Hints::DOUBTFUL, "outbrain" => Hints::FURNITURE, "taboola" => Hints::FURNITURE, "zergnet" => Hints::FURNITURE,
    "ticker" => Hints::DOUBTFUL, "poll" => Hints::DOUBTFUL, "polls" => Hints::DOUBTFUL, "quiz" => Hints::DOUBTFUL,
    "sidebar" => Hints::DOUBTFUL, "rail" => Hints::DOUBTFUL, "rightrail" => Hints::DOUBTFUL, "aside" => Hints::DOUBTFUL,
    "complementary" => Hints::DOUBTFUL, "widget" => Hints::DOUBTFUL, "widgets" => Hints::DOUBTFUL,
    "textwidget" => Hints::DOUBTFUL, "tags" => Hints::DOUBTFUL, "tagcloud" => Hints::DOUBTFUL, "taglist" => Hints::DOUBTFUL,
    "topics" => Hints::DOUBTFUL, "keywords" => Hints::DOUBTFUL, "categories" => Hints::DOUBTFUL, "catlinks" => Hints::DOUBTFUL,
    "rss" => Hints::DOUBTFUL, "carousel" => Hints::DOUBTFUL, "slider" => Hints::DOUBTFUL, "noprint" => Hints::DOUBTFUL,
    "feedback" => Hints::DOUBTFUL, "rating" => Hints::DOUBTFUL, "ratings" => Hints::DOUBTFUL, "survey" => Hints::DOUBTFUL,
    "authorbio" => Hints::DOUBTFUL, "authorbox" => Hints::DOUBTFUL, "authorinfo" => Hints::DOUBTFUL,
    "authordescription" => Hints::DOUBTFUL, "aboutauthor" => Hints::DOUBTFUL, "biography" => Hints::DOUBTFUL,
    "bio" => Hints::DOUBTFUL, "vcard" => Hints::DOUBTFUL, "jumplinks" => Hints::DOUBTFUL, "toc" => Hints::DOUBTFUL,
    "nextprev" => Hints::DOUBTFUL, "prevnext" => Hints::DOUBTFUL, "postnavigation" => Hints::DOUBTFUL,
    "editsection" => Hints::DOUBTFUL, "visuallyhidden" => Hints::DOUBTFUL, "screenreader" => Hints::DOUBTFUL,
    "sronly" => Hints::DOUBTFUL, "accessibility" => Hints::DOUBTFUL, "infobox" => Hints::DOUBTFUL,
    "navbox" => Hints::FURNITURE, "hatnote" => Hints::DOUBTFUL, "reflist" => Hints::DOUBTFUL,
    "comment" => Hints::COMMENTS, "comments" => Hints::COMMENTS, "commentlist" => Hints::COMMENTS,
    "commentform" => Hints::COMMENTS, "commentbody" => Hints::COMMENTS, "disqus" => Hints::COMMENTS,
    "respond" => Hints::COMMENTS, "livefyre" => Hints::COMMENTS, "replies" => Hints::COMMENTS, "discussion" => Hints::COMMENTS,
    "caption" => Hints::CAPTION, "captions" => Hints::CAPTION, "figcaption" => Hints::CAPTION, "credit" => Hints::CAPTION,
    "credits" => Hints::CAPTION, "imagecaption" => Hints::CAPTION, "photocredit" => Hints::CAPTION,
    "photocaption" => Hints::CAPTION, "imgcaption" => Hints::CAPTION, "mediacaption" => Hints::CAPTION,
    "gallery" => Hints::CAPTION, "slideshow" => Hints::CAPTION, "photographer" => Hints::CAPTION, "photo" => Hints::CAPTION,
    "byline" => Hints::BYLINE, "bylines" => Hints::BYLINE, "author" => Hints::BYLINE, "authors" => Hints::BYLINE,
    "dateline" => Hints::BYLINE, "timestamp" => Hints::BYLINE, "pubdate" => Hints::BYLINE, "datetime" => Hints::BYLINE,
    "published" => Hints::BYLINE, "posted" => Hints::BYLINE, "postmeta" => Hints::BYLINE, "entrymeta" => Hints::BYLINE,
    "articlemeta" => Hints::BYLINE, "postinfo" => Hints::BYLINE, "articleinfo" => Hints::BYLINE, "meta" => Hints::BYLINE,
    "metadata" => Hints::BYLINE, "date" => Hints::BYLINE, "time" => Hints::BYLINE, "attribution" => Hints::BYLINE,
    "contributor" => Hints::BYLINE, "contributors" => Hints::BYLINE, "datepublished" => Hints::BYLINE,
    "datemodified" => Hints::BYLINE, "writer" => Hints::BYLINE,
    "headline" => Hints::HEADLINE, "title" => Hints::HEADLINE, "hed" => Hints::HEADLINE, "heading" => Hints::HEADLINE,
    "posttitle" => Hints::HEADLINE, "entrytitle" => Hints::HEADLINE, "articletitle" => Hints::HEADLINE,
    "summary" => Hints::SUMMARY, "standfirst" => Hints::SUMMARY, "dek" => Hints::SUMMARY, "subtitle" => Hints::SUMMARY,
    "subheadline" => Hints::SUMMARY, "subheading" => Hints::SUMMARY, "subhead" => Hints::SUMMARY, "subline" => Hints::SUMMARY,
    "deck" => Hints::SUMMARY, "excerpt" => Hints::SUMMARY, "strapline" => Hints::SUMMARY, "kicker" => Hints::SUMMARY,
    "keypoints" => Hints::SUMMARY, "highlights" => Hints::SUMMARY,
    "articlebody" => Hints::STORY, "storybody" => Hints::STORY, "postbody" => Hints::STORY, "entrybody" => Hints::STORY,
    "entrycontent" => Hints::STORY, "postcontent" => Hints::STORY, "articlecontent" => Hints::STORY,
    "storycontent" => Hints::STORY, "articletext" => Hints::STORY, "storytext" => Hints::STORY, "bodycopy" => Hints::STORY,
    "bodytext" => Hints::STORY, "fulltext" => Hints::STORY, "articlecopy" => Hints::STORY, "maintext" => Hints::STORY,
};

/// Most words of a page are none of the [`WORDS`].
static LEXICON: LazyLock<Lexicon<Hints>> = LazyLock::new(|| Lexicon::over(&WORDS));

/// The hints of an element's tag alone.
pub(super) fn of_tag(tag: &str) -> Hints {
    match tag {
        "nav" | "footer" | "button" | "menu" | "dialog" => Hints::FURNITURE,
        "aside" | "form" | "fieldset" => Hints::DOUBTFUL,
        "figure" | "figcaption" => Hints::CAPTION,
        "li" => Hints::LISTED,
        "article" => Hints::IN_ARTICLE,
        _ => Hints::NONE,
    }
}

/// The hints of an element's words.
pub(super) fn of_words(words: &str) -> Hints {
    let lexicon = &*LEXICON;
    let mut hints = Hints::NONE;
    for class in words.split_ascii_whitespace().filter(|class| !is_state(class)) {
        let has_capitals = class.bytes().any(|byte| byte.is_ascii_uppercase());
        let lower = if has_capitals { Cow::Owned(class.to_ascii_lowercase()) } else { Cow::Borrowed(class) };
        let mut before = "";
        for part in parts(class).filter_map(|part| lower.get(part)) {
            hints = hints.and(lexicon.get(part).unwrap_or_default());
            if !before.is_empty() {
                hints = hints.and(lexicon.get_joined(before, part).unwrap_or_default());
            }
            before = part;
        }
    }
    hints
}

/// The words of a class, longer than a letter: it is cut at signs and before a capital that follows a small letter.
fn parts(class: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = class.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += bytes.iter().skip(at).take_while(|byte| !byte.is_ascii_alphabetic()).count();
            let start = at;
            let mut before = *bytes.get(at)?;
            at += 1;
            while let Some(&byte) = bytes.get(at)
                && byte.is_ascii_alphabetic()
                && !(byte.is_ascii_uppercase() && before.is_ascii_lowercase())
            {
                before = byte;
                at += 1;
            }
            if at - start > 1 {
                return Some(start..at);
            }
        }
    })
}

/// Whether a class says what an element has or lacks, not what it is ("has-sidebar", "no-ads").
fn is_state(class: &str) -> bool {
    class.starts_with(['h', 'n', 's', 'w'])
        && ["has-", "no-", "with-", "without-", "hide-", "show-"].iter().any(|start| class.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_can_be_found() {
        assert!(WORDS.entries().all(|(word, hints)| word.len() <= 24 && of_words(word) == *hints));
    }

    #[test]
    fn words_are_cut_at_signs_and_capitals_and_read_in_pairs() {
        assert_eq!(of_words("site-footer"), Hints::FURNITURE);
        assert_eq!(of_words("x ArticleBody-2"), Hints::STORY);
        assert_eq!(of_words("entry_content wide"), Hints::STORY);
        assert_eq!(of_words("readMore"), Hints::FURNITURE);
        assert_eq!(of_words("story body"), Hints::NONE, "words of two classes make no pair");
        assert_eq!(of_words("commentary loadable headers"), Hints::NONE);
        assert_eq!(of_words("wp-caption-text"), Hints::CAPTION);
        assert_eq!(of_words("has-section-nav no-comments"), Hints::NONE);
    }
}
