//! What is no article, no English or no sane page: a clear answer, and in time.

use hearsay::article::{self, Role};
use hearsay::page::{Block, Element};
use hearsay::{Options, Page, Unreadable, html, read};
use std::time::{Duration, Instant};

fn refusal(html: &str) -> Option<Unreadable> {
    read(&html::snapshot(html.as_bytes()), &Options::default()).err()
}

#[test]
fn a_home_page_is_no_article() {
    let card = |n: u32| {
        format!(
            "<article class=card><h3><a href=/{n}>Council says the bridge will stay closed for {n} more weeks</a></h3>\
             <p>The council has said that it needs more time to repair the bridge and that it is sorry for the delay.</p></article>"
        )
    };
    let cards: String = (2..20).map(card).collect();
    assert_eq!(refusal(&format!("<html lang=en><body><main>{cards}</main></body>")), Some(Unreadable::NoArticle));
}

#[test]
fn search_results_are_no_article() {
    let result = |n: u32| {
        format!(
            "<li><h3><a href=/{n}>Low Bridge - {n}</a></h3><div>courier.example</div><p>The bridge is {n} years old … it was built by \
             the county … and closed last May.</p></li>"
        )
    };
    let results: String = (2..12).map(result).collect();
    assert_eq!(refusal(&format!("<html lang=en><body><ol>{results}</ol></body>")), Some(Unreadable::NoArticle));
}

#[test]
fn a_shops_product_is_no_article() {
    let html = r#"<html lang=en><head><meta property="og:type" content="product"><title>Walking boots</title></head><body><h1>Walking
        boots</h1><p>These boots keep your feet dry on the wettest path. They are made of leather and will last for years.</p><p>We
        send them to you within three days, and you can give them back within a month if they do not fit.</p><button>Buy</button>"#;
    assert_eq!(refusal(html), Some(Unreadable::NoArticle));
}

#[test]
fn a_forum_is_no_article() {
    let post = |n: u32| {
        format!(
            "<div class=comment><a href=/u{n}>user{n}</a><p>I have the same trouble with my {n} pumps and do not know why.</p></div>"
        )
    };
    let posts: String = (2..20).map(post).collect();
    assert_eq!(
        refusal(&format!("<html lang=en><body><h1>Pump is loud</h1>{posts}</body>")),
        Some(Unreadable::NoArticle)
    );
}

#[test]
fn a_mailbox_is_no_article() {
    let row = |n: u32| {
        format!(
            "<tr><td>Ann Low</td><td><span>Minutes of meeting {n}</span> - dear all, here they are</td><td>10:{n}</td></tr>"
        )
    };
    let rows: String = (10..40).map(row).collect();
    assert_eq!(
        refusal(&format!("<html lang=en><body><table role=grid>{rows}</table></body>")),
        Some(Unreadable::NoArticle)
    );
}

#[test]
fn another_language_is_said_whatever_the_page_claims() {
    let paragraph = "<p>Die Brücke wird am Montag gesperrt, sagte die Bürgermeisterin. Sie sei für Lastwagen nicht mehr sicher, und \
                     die Arbeiten würden etwa ein Jahr dauern.</p>";
    let html = format!("<html lang=en><body><article><h1>Brücke gesperrt</h1>{}</article></body>", paragraph.repeat(4));
    assert_eq!(refusal(&html), Some(Unreadable::NotEnglish));
}

#[test]
fn an_empty_page_has_nothing_to_read() {
    for html in ["", "<html></html>", "<body> <p>\u{a0}</p></body>", "<frameset><frame src=a></frameset>"] {
        assert_eq!(refusal(html), Some(Unreadable::NoArticle), "{html:?}");
    }
}

const PARAGRAPH: &str =
    "<p>The bridge is not safe, the mayor told reporters on Monday, and it will stay closed for about a year.</p>";

/// Elements one in another, with a paragraph in each of the last `texts`. (An HTML parser takes much longer to build them.)
fn nested(depth: i32, texts: i32) -> Page {
    let element = |parent| Element { tag: "div".into(), parent, ..Element::default() };
    let block = |element| Block {
        element,
        text: "The bridge is not safe, the mayor told reporters on Monday, and it will stay closed for about a year."
            .into(),
        links: Vec::new(),
    };
    Page {
        lang: "en".into(),
        elements: (-1..depth - 1).map(element).collect(),
        blocks: (depth - texts..depth).map(|e| block(e as u32)).collect(),
        ..Page::default()
    }
}

#[test]
fn fifty_thousand_nested_elements_take_linear_time() {
    for texts in [5, 10_000] {
        let page = nested(50_000, texts);
        let start = Instant::now();
        let article = article::parse(&page, &Options { whole_page: true, ..Options::default() }).expect("text");
        assert!(!article.body.text.is_empty());
        assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    }
}

#[test]
fn a_deep_file_does_not_overflow_the_stack() {
    let html = format!("<html lang=en><body>{}{}", "<div>".repeat(5_000), PARAGRAPH.repeat(5));
    let reading = read(&html::snapshot(html.as_bytes()), &Options::default()).expect("an article");
    assert_eq!(reading.body.paragraphs.len(), 5);
}

#[test]
fn a_page_of_ten_megabytes_is_read_up_to_a_limit() {
    let html =
        format!("<html lang=en><body><article><h1>Bridge</h1>{}", PARAGRAPH.repeat(10_000_000 / PARAGRAPH.len()));
    let page = html::snapshot(html.as_bytes());
    let units: usize = page.blocks.iter().map(|b| b.text.encode_utf16().count()).sum();
    assert!((390_000..=400_000).contains(&units), "{units}");
}

#[test]
fn binary_in_a_text_is_read_past() {
    let mut html = format!("<html lang=en><body><article><h1>Bridge</h1>{}", PARAGRAPH.repeat(3)).into_bytes();
    html.extend((0..=255_u8).cycle().take(300).filter(|b| *b != b'<'));
    html.extend(PARAGRAPH.as_bytes());
    let reading = read(&html::snapshot(&html), &Options::default()).expect("an article");
    assert!(reading.body.paragraphs.len() >= 4);
}

#[test]
fn a_page_that_is_no_article_can_be_read_all_the_same() {
    let html = "<html lang=en><body><p>The bridge is not safe, said the mayor.</p></body>";
    let page = html::snapshot(html.as_bytes());
    assert_eq!(read(&page, &Options::default()).err(), Some(Unreadable::NoArticle));
    let reading = read(&page, &Options { whole_page: true, ..Options::default() }).expect("text");
    assert_eq!(reading.roles, [Role::Body]);
}

#[test]
fn the_day_of_publication_is_the_writers_own() {
    let page = |head: &str, byline: &str| {
        let html = format!(
            "<html lang=en><head>{head}</head><body><article><h1>Bridge closed for a year</h1><div class=byline>{byline}</div>{}",
            PARAGRAPH.repeat(4)
        );
        let reading = read(&html::snapshot(html.as_bytes()), &Options::default()).expect("an article");
        reading.published.map(|p| format!("{} {}", p.date, p.found_in))
    };
    let stamp = |time: &str| format!("<meta property=article:published_time content={time}>");
    let same = page(&stamp("2024-05-14T22:30:00-05:00"), "By Ann Moss, May 14, 2024");
    assert_eq!(same.as_deref(), Some("2024-05-14 article:published_time"));
    let universal = page(&stamp("2024-05-15T03:30:00Z"), "By Ann Moss, May 14, 2024");
    assert_eq!(universal.as_deref(), Some("2024-05-14 byline"), "the stamp is in universal time");
    let changed = page(&stamp("2024-05-14T22:30:00Z"), "By Ann Moss. Updated May 15, 2024");
    assert_eq!(changed.as_deref(), Some("2024-05-14 article:published_time"));
    assert_eq!(page("", "By Ann Moss, May 14, 2024").as_deref(), Some("2024-05-14 byline"));
    assert_eq!(page("", "By Ann Moss"), None);
}
