//! Whether a page is an opened mail: it reads like a story, and is a letter to the one who has it open.
//!
//! A page that does not call itself an article is one where two of these signs meet: its title holds a mail address; its own
//! address says that this is mail (`mail.example`, `/mail/`); what can be pressed offers both to reply and to forward; a short
//! line above the text holds a mail address or says that it came "to me". A story may have one of them: a writer's address in the
//! byline, an answer to a comment.

use super::Role;
use super::sensed::Sensed;
use phf::{Set, phf_set};

/// Signs that make a page a mail.
const ENOUGH: usize = 2;
/// A line with what can be done, or with sender and receiver, has no more words.
const LONGEST_LINE: f32 = 20.0;

/// Mail clients also speak other languages than the mails in them.
static REPLY: Set<&str> = phf_set! { "reply", "antworten", "répondre", "responder", "rispondi", "beantwoorden", "svara", "svar", "odpowiedz" };
static FORWARD: Set<&str> = phf_set! { "forward", "weiterleiten", "transférer", "reenviar", "encaminhar", "inoltra", "doorsturen", "vidarebefordra", "videresend", "przekaż" };
/// What else stands in such a line ("Reply all", "Répondre à tous").
static BESIDE: Set<&str> = phf_set! {
    "all", "to", "allen", "à", "tous", "a", "todos", "tutti", "alla", "alle", "wszystkim", "archive", "delete", "print", "spam", "junk", "more",
};
const TO_ME: [&str; 5] = ["to me", "an mich", "à moi", "para mí", "a me"];

/// Whether a page is an opened mail. `roles` are those it would have as a story.
pub(super) fn is_mail(sensed: &Sensed, roles: &[Role]) -> bool {
    let page = sensed.page;
    let signs =
        [has_address(&page.title), is_mail_address(&page.url), can_be_answered(sensed), says_to_whom(sensed, roles)];
    signs.into_iter().filter(|&sign| sign).count() >= ENOUGH
}

fn can_be_answered(sensed: &Sensed) -> bool {
    let (mut reply, mut forward) = (false, false);
    for (block, facts) in sensed.page.blocks.iter().zip(&sensed.blocks) {
        if facts.words > LONGEST_LINE || facts.ends_sentence {
            continue;
        }
        let words: Vec<String> = words(&block.text).map(str::to_lowercase).collect();
        let has = |of: &Set<&'static str>| words.iter().any(|word| of.contains(word.as_str()));
        let is_known = |word: &String| [&REPLY, &FORWARD, &BESIDE].iter().any(|of| of.contains(word.as_str()));
        if words.iter().all(is_known) {
            reply |= has(&REPLY);
            forward |= has(&FORWARD);
        }
    }
    reply && forward
}

fn says_to_whom(sensed: &Sensed, roles: &[Role]) -> bool {
    let first = roles.iter().position(|&role| role == Role::Body).unwrap_or(roles.len());
    sensed.page.blocks.iter().zip(&sensed.blocks).take(first).any(|(block, facts)| {
        let start: String = block.text.trim_start().chars().take(12).flat_map(char::to_lowercase).collect();
        let is_to_me =
            TO_ME.iter().any(|to| start.strip_prefix(to).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
        facts.words <= LONGEST_LINE && (is_to_me || has_address(&block.text))
    })
}

/// Whether a text holds a mail address.
fn has_address(text: &str) -> bool {
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    text.match_indices('@').any(|(at, sign)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + sign.len()..).unwrap_or_default());
        let host = after.split(|c| !is_of_name(c)).next().unwrap_or_default().trim_end_matches('.');
        let is_host = host.rsplit_once('.').is_some_and(|(name, end)| !name.is_empty() && end.len() >= 2);
        before.ends_with(is_of_name) && is_host
    })
}

/// Whether an address begins with a host or a folder of mail.
fn is_mail_address(url: &str) -> bool {
    let mut parts = url.split_once("://").map_or("", |(_, rest)| rest).split(['/', '?', '#']);
    let host = parts.next().and_then(|host| host.split('.').next()).unwrap_or_default();
    let folder = parts.next().unwrap_or_default();
    [host, folder].iter().any(|part| matches!(*part, "mail" | "webmail"))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses_are_told_from_what_only_has_the_sign() {
        for text in
            ["Minutes - ruth.amadi@pigeon.example - Pigeon Mail", "<post@pigeon.example>", "Write to a@b.example."]
        {
            assert!(has_address(text), "{text}");
        }
        for text in ["Follow @courier.example", "Met @ the bridge", "news@", "a@b", "10 @ 2.50"] {
            assert!(!has_address(text), "{text}");
        }
    }

    #[test]
    fn addresses_of_mail_clients() {
        for url in
            ["https://mail.pigeon.example/inbox/12", "https://pigeon.example/mail/12", "https://webmail.pigeon.example"]
        {
            assert!(is_mail_address(url), "{url}");
        }
        for url in ["https://dailymail.example/news/mail", "https://news.example/2024/mail", "mail.html", ""] {
            assert!(!is_mail_address(url), "{url}");
        }
    }
}
