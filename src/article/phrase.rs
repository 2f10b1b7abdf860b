//! How notices, credits and bylines begin.

/// Beginnings of notices, in lower case. Longer blocks than [`NOTICE_WORDS`] are taken for prose whatever they begin with.
const NOTICES: [&str; 62] = [
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
    "©",
    "(c) 20",
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
];
/// Words after which a block is no notice.
const NOTICE_WORDS: f32 = 40.0;

/// Beginnings of captions and credits, in lower case.
const CREDITS: [&str; 20] = [
    "(photo",
    "(image",
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
    "(credit",
];

/// Whether a text of so many words begins like a notice.
pub(super) fn is_notice(text: &str, words: f32) -> bool {
    words < NOTICE_WORDS && NOTICES.iter().any(|notice| begins(text, notice))
}

/// Whether a text of so many words begins like a caption or credit, or ends with a credit in brackets.
pub(super) fn is_credit(text: &str, words: f32) -> bool {
    words < NOTICE_WORDS && (CREDITS.iter().any(|credit| begins(text, credit)) || ends_with_credit(text))
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

/// Whether `text` begins with `start`, which is in lower case, and no letter follows.
fn begins(text: &str, start: &str) -> bool {
    let Some(head) = text.get(..start.len()) else { return false };
    let mut rest = text.get(start.len()..).unwrap_or_default().chars();
    head.eq_ignore_ascii_case(start)
        && (!start.ends_with(char::is_alphabetic) || !rest.next().is_some_and(char::is_alphabetic))
}
