//! How notices, credits and bylines begin.

/// Beginnings of notices, in lower case, ordered by their first byte. Longer blocks than [`NOTICE_WORDS`] are taken for prose whatever they begin with.
const NOTICES: [&str; 62] = [
    "(c) 20",
    "advertisement",
    "ad feedback",
    "all rights reserved",
    "also read",
    "also see",
    "click here",
    "click to",
    "comments",
    "continue reading",
    "copyright",
    "don't miss",
    "don’t miss",
    "download the",
    "download our",
    "email us",
    "follow us",
    "follow @",
    "follow the",
    "for more",
    "get the latest",
    "get our",
    "if you enjoyed this",
    "join our",
    "join us",
    "leave a comment",
    "leave a reply",
    "like us",
    "listen to",
    "log in",
    "more:",
    "more from",
    "more on",
    "more stories",
    "most popular",
    "most read",
    "next:",
    "previous:",
    "read also",
    "read more",
    "read next",
    "read the full",
    "read:",
    "recommended",
    "related",
    "see also",
    "share this",
    "share on",
    "sign in",
    "sign up",
    "skip",
    "sponsored",
    "story continues",
    "subscribe",
    "support our",
    "this story originally",
    "tweet",
    "view comments",
    "want more",
    "watch:",
    "what to read next",
    "©",
];
/// Words after which a block is no notice.
const NOTICE_WORDS: f32 = 40.0;

/// A line that ends with the rights to the page is no longer.
const RIGHTS_WORDS: f32 = 20.0;

/// Beginnings of captions and credits, in lower case, ordered by their first byte.
const CREDITS: [&str; 20] = [
    "(photo",
    "(image",
    "(credit",
    "ap photo",
    "credit:",
    "credits:",
    "file -",
    "file –",
    "file —",
    "file photo",
    "getty images",
    "image:",
    "image credit",
    "image source",
    "image via",
    "photo:",
    "photo by",
    "photo credit",
    "photograph:",
    "picture:",
];

/// Headings of what readers wrote, in lower case and without their number ("4 comments").
const COMMENTS: [&str; 12] = [
    "comment",
    "comments",
    "replies",
    "responses",
    "discussion",
    "your comments",
    "your views",
    "all comments",
    "reader comments",
    "readers’ comments",
    "join the conversation",
    "join the discussion",
];

/// Beginnings of headings of boxes, in lower case, ordered by their first byte: what is sold, what can be signed up for, what else there is to read.
const BOXES: [&str; 33] = [
    "already a member",
    "already a subscriber",
    "become a member",
    "become a subscriber",
    "continue reading",
    "create a free account",
    "get our newsletter",
    "get the latest",
    "get unlimited",
    "join our",
    "keep reading",
    "latest stories",
    "leave a comment",
    "leave a reply",
    "log in",
    "more from",
    "more stories",
    "most popular",
    "most read",
    "newsletter",
    "read next",
    "register to",
    "related articles",
    "related stories",
    "share this",
    "sign in",
    "sign up",
    "start your",
    "subscribe",
    "support our",
    "this article is for",
    "to continue reading",
    "what to read next",
];

/// Whether a heading stands over what readers wrote.
pub(super) fn heads_comments(text: &str) -> bool {
    let is_around = |c: char| !c.is_alphabetic();
    let words = text.trim_matches(is_around).to_lowercase();
    COMMENTS.contains(&words.as_str())
}

/// Whether a heading stands over a box that is not the story.
pub(super) fn heads_box(text: &str) -> bool {
    begins_with_one(text.trim_start(), &BOXES)
}

/// Whether a text of so many words begins like a notice.
pub(super) fn is_notice(text: &str, words: f32) -> bool {
    words < NOTICE_WORDS && (begins_with_one(text, &NOTICES) || is_rights_line(text, words))
}

/// "Printed from courier.example. All rights reserved."
fn is_rights_line(text: &str, words: f32) -> bool {
    const RIGHTS: &str = "all rights reserved";
    let text = text.trim_end().trim_end_matches('.');
    let end = text.get(text.len().saturating_sub(RIGHTS.len())..);
    words < RIGHTS_WORDS && end.is_some_and(|end| end.eq_ignore_ascii_case(RIGHTS))
}

/// Whether a text of so many words begins like a caption or credit, or ends with a credit in brackets.
pub(super) fn is_credit(text: &str, words: f32) -> bool {
    words < NOTICE_WORDS && (begins_with_one(text, &CREDITS) || ends_with_credit(text))
}

fn ends_with_credit(text: &str) -> bool {
    let text = text.trim_end();
    let Some(open) = text.strip_suffix(')').and_then(|t| t.rfind('(')) else { return false };
    let note = text.get(open + 1..).unwrap_or_default().trim_start();
    ["image:", "image credit", "photo:", "photo by", "photo credit", "photograph:", "picture:", "credit:", "ap photo"]
        .iter()
        .any(|credit| begins(note, credit))
}

/// Whether a text begins with "By" and a capital.
pub(super) fn begins_with_by(text: &str) -> bool {
    let rest = text.strip_prefix("By").or_else(|| text.strip_prefix("BY"));
    rest.is_some_and(|rest| {
        rest.starts_with([' ', ':', '\u{a0}', '\n', '\t'])
            && rest.trim_start_matches([':', ' ', '\u{a0}', '\n', '\t']).starts_with(char::is_uppercase)
    })
}

/// Whether `text` begins with one of `starts`, which are in lower case and ordered by their first byte.
fn begins_with_one(text: &str, starts: &[&str]) -> bool {
    let Some(first) = text.bytes().next().map(|byte| byte.to_ascii_lowercase()) else { return false };
    let first_of = |start: &&str| start.bytes().next().unwrap_or_default();
    let from = starts.partition_point(|start| first_of(start) < first);
    let starts = starts.iter().skip(from).take_while(|start| first_of(start) == first);
    starts.into_iter().any(|start| begins(text, start))
}

/// Whether `text` begins with `start`, which is in lower case, and no letter follows.
fn begins(text: &str, start: &str) -> bool {
    let Some(head) = text.get(..start.len()) else { return false };
    let mut rest = text.get(start.len()..).unwrap_or_default().chars();
    head.eq_ignore_ascii_case(start)
        && (!start.ends_with(char::is_alphabetic) || !rest.next().is_some_and(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_ordered_by_their_first_byte() {
        for starts in [&NOTICES[..], &CREDITS[..], &BOXES[..]] {
            assert!(starts.is_sorted_by_key(|start| start.as_bytes()[0]));
        }
    }

    #[test]
    fn notices_and_credits_are_told_by_how_they_begin() {
        for notice in
            ["Read more about the ferry", "© Merrin Courier", "(C) 2020 Merrin Courier", "WATCH: the crossing"]
        {
            assert!(is_notice(notice, 5.0), "{notice}");
        }
        for prose in ["Reading was hard that day.", "", "Moreover, the ferry was late.", "é"] {
            assert!(!is_notice(prose, 5.0), "{prose}");
        }
        assert!(is_credit("(Photo by Ada Holm)", 4.0) && is_credit("The pier at dawn. (Credit: Ada Holm)", 7.0));
        assert!(!is_credit("Photography is her trade.", 4.0));
    }
}
