//! Kinds of pages on which a story is easily taken for more or for less than it is: what is read of each, and what is not. The pages
//! are those of the browsers' tests.

use hearsay::article::Role;
use hearsay::{Options, Reading, Unreadable, html, read};

fn file(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/e2e/pages/{name}.html", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("a page of ours")
}

fn reading(name: &str) -> Reading {
    read(&html::snapshot(&file(name)), &Options::default()).expect("an article")
}

/// Asserts that the body of a page holds some words and lacks others.
fn assert_body(name: &str, inside: &[&str], outside: &[&str]) {
    let body = reading(name).body.text;
    for words in inside {
        assert!(body.contains(words), "“{words}” is in the story of {name}:\n{body}");
    }
    for words in outside {
        assert!(!body.contains(words), "“{words}” is not in the story of {name}:\n{body}");
    }
}

#[test]
fn a_live_blog_is_all_its_posts() {
    let posts = [
        "All 212 passengers are ashore",
        "somebody even sang",
        "Two tugs have left",
        "pulled free with the evening tide",
        "A ferry has run aground",
    ];
    assert_body("live", &posts, &["Key events", "Share this post", "12.40", "four valleys"]);
    assert!(reading("live").headline.passage.text.starts_with("Ferry aground off Skerry Point"));
}

#[test]
fn a_gallery_is_its_text_and_captions_stay_captions() {
    assert_body("gallery", &["rose by two metres", "said the mayor, Peter Lund"], &["A dog waits", "pear tree"]);
    let page = html::snapshot(&file("gallery"));
    let roles = reading("gallery").roles;
    let captions = page.blocks.iter().zip(roles).filter(|(_, role)| *role == Role::Caption).count();
    assert_eq!(captions, 4);
}

#[test]
fn of_a_story_behind_a_wall_what_can_be_read_is_read_and_the_wall_is_not() {
    let wall = ["a pound a week", "two free stories", "Cancel whenever", "Already a member"];
    assert_body("paywall", &["nobody has paid rent", "There is a deed"], &wall);
}

#[test]
fn a_print_view_without_any_element_of_its_own_is_read() {
    let story = ["will be a school from next autumn", "hear the water all day", "declined to name the price"];
    assert_body("paper", &story, &["Close window", "All rights reserved"]);
}

#[test]
fn comments_are_not_the_story_wherever_they_stand() {
    let comments =
        ["About time, too", "wake the whole street", "complained about them", "Two rolls and a coffee", "4 comments"];
    assert_body("talkback", &["keep its ovens", "off the night boat", "heard no complaint"], &comments);
}

#[test]
fn boxes_and_notices_between_paragraphs_are_left_out() {
    let story = ["thought lost since", "It still ticks", "as old as the lock", "hangs in the harbour office"];
    let boxes =
        ["The night the river came", "in your inbox", "The morning letter", "barometer", "cottage", "old things"];
    assert_body("boxed", &story, &boxes);
}

#[test]
fn an_opened_mail_is_no_article_as_a_mailbox_is_none() {
    for name in ["mail", "letter"] {
        let page = html::snapshot(&file(name));
        assert_eq!(read(&page, &Options::default()).err(), Some(Unreadable::NoArticle), "{name}");
        assert!(
            read(&page, &Options { whole_page: true, ..Options::default() }).is_ok(),
            "{name} is read where the reader asks"
        );
    }
}
