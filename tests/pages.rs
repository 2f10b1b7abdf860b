//! What is no article, no English or no sane page: a clear answer, and in time.

use hearsay::article::{self, Role};
use hearsay::page::{Block, Element};
use hearsay::report::report;
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

#[test]
fn the_days_a_page_states_are_all_told() {
    let html = format!(
        r#"<html lang=en-GB><head><meta property=article:published_time content="2024-05-03T10:00:00+01:00">
        <meta property=article:modified_time content="2024-05-04T09:00:00+01:00">
        <link rel=canonical href="https://archive.example/web/20240601000000/https://news.example/2024/05/03/bridge">
        </head><body><article><h1>Bridge closed for a year</h1><p class=byline>By Ann Moss, 3 May 2024. Updated 5 May 2024</p>{}"#,
        PARAGRAPH.repeat(4)
    );
    let page = html::snapshot(html.as_bytes());
    let reading = read(&page, &Options::default()).expect("an article");
    let told = report(&reading, &page);
    let days: Vec<String> =
        told.stated_days.iter().map(|day| format!("{:?} {} by {}", day.kind, day.day, day.found_in)).collect();
    assert_eq!(
        days,
        [
            "Published 2024-05-03 by article:published_time",
            "Changed 2024-05-05 by byline",
            "Archived 2024-06-01 by archive",
            "Changed 2024-05-04 by meta",
        ]
    );
    assert_eq!(told.published_reason.map(|reason| reason.key), Some("reasonDayAgreed"));

    let options = Options { published: Some("2024-05-02".into()), ..Options::default() };
    let corrected = report(&read(&page, &options).expect("an article"), &page);
    assert_eq!(corrected.published, Some(("2024-05-02".into(), "reader")));
    assert_eq!(corrected.stated_days.len(), 4, "what the page says is still told");
}

#[test]
fn the_day_is_found_wherever_it_stands() {
    let day = |html: String| {
        let reading = read(&html::snapshot(html.as_bytes()), &Options::default()).expect("an article");
        reading.published.map(|p| format!("{} {} {}", p.date, p.found_in, p.reason.key))
    };
    let page = |before: &str, first: &str, after: &str| {
        let story = PARAGRAPH.repeat(4);
        let html = "<html lang=en><body><main>";
        day(format!(
            "{html}{before}<article><h1>Bridge closed</h1><p>{first}</p>{story}</article>{after}</main></body>"
        ))
    };
    let own = |day: &str| Some(format!("{day} reasonDayOnly"));
    assert_eq!(page("<div>3 May 2024</div>", "It is closed for good now.", ""), own("2024-05-03 byline"));
    assert_eq!(page("", "May 3, 2024 -- The bridge is closed for good now.", ""), own("2024-05-03 byline"));
    let signed = "<aside>Ann Moss, <time itemprop=datePublished datetime=2024-05-03>then</time></aside>";
    assert_eq!(page("", "It is closed for good now.", signed), own("2024-05-03 time"));
    let changed = "<p class=byline>By Ann Moss, updated 4 May 2024";
    assert_eq!(page("", changed, "").as_deref(), Some("2024-05-04 byline reasonDayChanged"));
    assert_eq!(page("", "It is closed for good now.", ""), None);
}

/// Two stories, each in an article of its own, under the window's title.
fn two_stories(title: &str) -> String {
    let story = |name: &str| {
        let paragraph = format!(
            "<p>{name} is not what it was, the mayor told reporters on Monday, and nobody on the council will say why that is so.</p>"
        );
        format!("<article><h1>{name} to be sold</h1>{}</article>", paragraph.repeat(4))
    };
    format!("<html lang=en><title>{title}</title><body><main>{}{}</main></body>", story("The mill"), story("The lock"))
}

#[test]
fn a_second_story_below_is_a_reading_of_its_own() {
    for (title, open) in [("The mill to be sold | Courier", "The mill"), ("The lock to be sold | Courier", "The lock")]
    {
        let reading = read(&html::snapshot(two_stories(title).as_bytes()), &Options::default()).expect("an article");
        assert_eq!(reading.headline.passage.text, format!("{open} to be sold"));
        assert_eq!(reading.body.paragraphs.len(), 4);
        assert!(reading.body.text.starts_with(open), "{}", reading.body.text);
    }
}

#[test]
fn related_stories_inside_a_second_article_are_not_the_story() {
    let related = format!(
        "<article class=post><h3>You may like</h3><article>{PARAGRAPH}</article><article>{PARAGRAPH}</article></article>"
    );
    let html = format!(
        "<html lang=en><title>Mill sold</title><body><main><article class=post><h1>Mill sold</h1>{}</article>{related}</main>",
        "<p>The mill has been sold to the man who rented it, said the trust, and nobody has offered more.</p>"
            .repeat(3)
    );
    let reading = read(&html::snapshot(html.as_bytes()), &Options::default()).expect("an article");
    assert_eq!(reading.body.paragraphs.len(), 3);
    assert!(!reading.body.text.contains("bridge"));
}

#[test]
fn the_posts_of_a_live_blog_are_one_story() {
    let post = |hour: u32| format!("<article><h2>{hour}:00: water still rising</h2>{}</article>", PARAGRAPH.repeat(3));
    let html = format!(
        "<html lang=en><title>Flood: live</title><body><main><h1>Flood: live</h1>{}{}</main>",
        post(9),
        post(8)
    );
    let reading = read(&html::snapshot(html.as_bytes()), &Options::default()).expect("an article");
    assert_eq!(reading.headline.passage.text, "Flood: live");
    assert_eq!(reading.body.paragraphs.len(), 7, "six paragraphs and the second post's heading");
}

#[test]
fn a_story_across_several_pages_is_read_as_far_as_it_is_open() {
    let html = format!(
        "<html lang=en><title>Mill sold, part 2</title><body><article><h1>Mill sold</h1>{}<div class=pagination><a href=?1>1</a> 2 \
         <a href=?3>Next: what it costs</a></div></article>",
        PARAGRAPH.repeat(4)
    );
    let reading = read(&html::snapshot(html.as_bytes()), &Options::default()).expect("an article");
    assert_eq!(reading.body.paragraphs.len(), 4);
}

#[test]
fn a_list_of_messages_is_no_article() {
    let row = |n: u32| {
        format!(
            "<tr><td>Ruth Amadi</td><td>Minutes, part {n}. The treasurer said that the roof can wait until spring.</td></tr>"
        )
    };
    let rows: String = (1..9).map(row).collect();
    assert_eq!(
        refusal(&format!("<html lang=en><title>Inbox</title><body><table>{rows}</table>")),
        Some(Unreadable::NoArticle)
    );
}

#[test]
fn a_list_of_links_at_the_end_leads_to_other_stories() {
    let item =
        |n: u32| format!("<li>The pier of Hull must close, <a href=/{n}>whatever the owner says of it</a>.</li>");
    let list: String = (0..3).map(item).collect();
    let paragraphs = PARAGRAPH.repeat(4);
    let body = |rest: &str| {
        let html = format!("<html lang=en><body><article><h1>Bridge</h1>{paragraphs}{rest}</article>");
        read(&html::snapshot(html.as_bytes()), &Options::default()).expect("an article").body.text
    };
    assert!(!body(&format!("<ul>{list}</ul>")).contains("pier"));
    assert!(body(&format!("<ul>{list}</ul>{PARAGRAPH}")).contains("pier"));
    assert!(body("<ul><li>The pier of Hull must close.</li><li>So must the lock.</li></ul>").contains("pier"));
}

#[test]
fn the_whole_of_a_page_is_its_text_without_its_menus() {
    let post = |n: u32| {
        format!("<div class=comment><a href=/u{n}>user{n}</a><p>The yard told me that pump {n} is fine.</p></div>")
    };
    let posts: String = (1..9).map(post).collect();
    let html = format!(
        "<html lang=en><body><nav><a href=/>The start</a></nav><h1>Pump is loud</h1>{posts}<button>Send it</button>"
    );
    assert_eq!(refusal(&html), Some(Unreadable::NoArticle));
    let page = html::whole_snapshot(html.as_bytes());
    let whole = read(&page, &Options { whole_page: true, ..Options::default() }).expect("text");
    assert_eq!(whole.headline.passage.text, "Pump is loud");
    assert_eq!(whole.body.paragraphs.len(), 8);
    assert!(!whole.body.text.contains("start") && !whole.body.text.contains("Send"));
}

#[test]
fn of_a_selection_every_block_is_read() {
    let html = format!(
        "<html lang=en><body><article><h1>Bridge</h1>{PARAGRAPH}</article><footer><p>The owner says that all is well.</p></footer>"
    );
    let mut page = html::whole_snapshot(html.as_bytes());
    page.blocks = page.blocks.split_off(2);
    let reading = read(&page, &Options { selection: true, ..Options::default() }).expect("text");
    assert_eq!(reading.body.text, "The owner says that all is well.");
    assert_eq!(reading.roles, [Role::Body]);
}
