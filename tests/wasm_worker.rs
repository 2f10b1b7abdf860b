//! The core where Chrome runs it: in a service worker, without a document.
#![cfg(target_arch = "wasm32")]

use hearsay::wasm::{article_of, legend, read_page};
use js_sys::{Array, JsString, Object, Reflect, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_service_worker);

const STORY: [&str; 3] = [
    "“The ferry will run again on Monday,” said Anna Berg, who owns it.",
    "According to the harbour office, about 300 people had waited for it in the rain since the early morning.",
    "The mayor, Peter Lund, said that he would pay for the tea and for the 40 blankets that were lost.",
];

fn set(object: &Object, key: &str, value: impl Into<JsValue>) {
    Reflect::set(object, &key.into(), &value.into()).expect("a plain object takes any key");
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).expect("an object")
}

/// A page as `snapshot.js` gives it: an article with one paragraph a text.
fn page(texts: &[JsString]) -> JsValue {
    const NO_PARENT: u32 = u32::MAX;
    let mut elements = vec![0, 0, NO_PARENT, 0, 1, 0, 0, 0];
    let mut blocks = Vec::new();
    let mut whole = JsString::from("");
    for (element, text) in (2..).zip(texts) {
        elements.extend([2, 0, 1, 0]);
        whole = whole.concat(text);
        blocks.extend([element, whole.length(), 0]);
    }
    let numbers = |of: &[u32]| Uint32Array::from(of);
    let page = Object::new();
    set(&page, "url", "https://news.example/ferry");
    set(&page, "title", "Ferry to run again");
    set(&page, "lang", "en");
    set(&page, "text", whole);
    set(&page, "blocks", numbers(&blocks));
    set(&page, "links", numbers(&[]));
    set(&page, "tags", "body article p");
    set(&page, "words", "");
    set(&page, "wordEnds", numbers(&[0]));
    set(&page, "elements", numbers(&elements));
    set(&page, "stated", "");
    set(&page, "statements", numbers(&[]));
    page.into()
}

/// The words of every mark, cut out by JavaScript, with the mark's kind.
fn marked(texts: &[JsString]) -> Vec<(u32, String)> {
    let reading = read_page(page(texts), JsValue::UNDEFINED).expect("an English story can be read");
    let width = get(&legend().expect("there is a legend"), "width").as_f64().expect("a number") as usize;
    let marks = reading.marks();
    assert_eq!(marks.len() % width, 0, "marks come whole");
    marks
        .chunks(width)
        .map(|mark| {
            let text = &texts[mark[1] as usize];
            assert!(mark[2] < mark[3] && mark[3] <= text.length(), "{mark:?} lies in its block");
            (mark[0], String::from(text.slice(mark[2], mark[3])))
        })
        .collect()
}

fn plain_story() -> Vec<JsString> {
    STORY.map(JsString::from).to_vec()
}

#[wasm_bindgen_test]
fn a_quotation_is_read_in_a_service_worker() {
    let marks = marked(&plain_story());
    assert!(marks.iter().any(|(_, words)| words.contains("The ferry will run again")), "{marks:?}");
    assert!(marks.iter().any(|(_, words)| words == "Anna Berg"), "{marks:?}");
}

/// A paragraph of strange characters before the story's, in the same block, shifts the marks and changes none.
#[wasm_bindgen_test]
fn offsets_hold_behind_any_characters() {
    let strange: [(&str, Vec<u16>); 9] = [
        ("a lone high surrogate", vec![0xD83D]),
        ("a lone low surrogate", vec![0xDC00]),
        ("surrogates the wrong way round", vec![0xDF09, 0xD83C, 0xD83C]),
        ("emoji with joiners", "👩‍👩‍👧‍👦🌉🇳🇴".encode_utf16().collect()),
        ("combining marks", "Z̸̢͎̈́a̷l̵g̶ó e\u{301}e\u{301}".encode_utf16().collect()),
        ("line ends of all kinds", "\r\n\r\n\n\r\u{85}".encode_utf16().collect()),
        ("right to left", "\u{202E}שלום مرحبا\u{202C}\u{200F}".encode_utf16().collect()),
        ("zeros and other controls", vec![0, 1, 7, 0x1B, 0x7F, 0xFEFF, 0xFFFE, 0xFFFF]),
        ("characters of every length", "aé漢𝒳".encode_utf16().collect()),
    ];
    let plain = marked(&plain_story());
    for (what, units) in strange {
        let texts: Vec<JsString> = STORY
            .iter()
            .map(|paragraph| {
                let mut text = units.clone();
                text.extend("\u{2028}\u{2028}".encode_utf16());
                text.extend(paragraph.encode_utf16());
                JsString::from_char_code(&text)
            })
            .collect();
        let found = marked(&texts);
        for mark in &plain {
            assert!(found.contains(mark), "behind {what}: {mark:?} is missing in {found:?}");
        }
    }
}

/// Whatever a block holds, a mark lies inside it: `marked` checks it for texts cut at every unit.
#[wasm_bindgen_test]
fn a_text_cut_anywhere_is_read() {
    let text = JsString::from("“We 🌉 agree,” she said on 3 May; “naïve ﬁgures”, said 12 % of é漢𝒳.");
    for at in 0..=text.length() {
        let mut texts = plain_story();
        texts.push(text.slice(0, at));
        texts.push(text.slice(at, text.length()));
        marked(&texts);
    }
}

#[wasm_bindgen_test]
fn marks_cross_as_one_typed_array() {
    let reading = JsValue::from(read_page(page(&plain_story()), JsValue::UNDEFINED).expect("it can be read"));
    assert!(get(&reading, "marks").is_instance_of::<Uint32Array>());
    let report = get(&reading, "report");
    assert!(Array::is_array(&get(&report, "attributions")));
    assert_eq!(Array::from(&get(&reading, "roles")).length(), STORY.len() as u32);
}

#[wasm_bindgen_test]
fn a_pages_story_alone_can_be_asked_for() {
    let story = article_of(page(&plain_story()), JsValue::UNDEFINED).expect("a story");
    assert_eq!(get(&story, "headline").as_string().as_deref(), Some("Ferry to run again"));
    assert_eq!(get(&story, "body").as_string(), Some(STORY.join("\n\n")));
    assert!(get(&story, "published").is_null());
}

#[wasm_bindgen_test]
fn a_page_without_text_says_so_with_the_key_of_a_message() {
    let Err(error) = read_page(page(&[]), JsValue::UNDEFINED) else { panic!("there was nothing to read") };
    assert_eq!(error.as_string().as_deref(), Some("errorNoArticle"));
}

#[wasm_bindgen_test]
fn what_is_no_page_is_refused() {
    for nonsense in [JsValue::NULL, JsValue::from(7), JsValue::from("page")] {
        assert!(read_page(nonsense, JsValue::UNDEFINED).is_err());
    }
}
