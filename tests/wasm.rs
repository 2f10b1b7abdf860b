//! From the document to `CSS.highlights`, in a real browser.
#![cfg(target_arch = "wasm32")]

use hearsay::dom::{Annotation, annotate};
use js_sys::{Array, Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("tests run in a page")
}

/// An article in the document with this as its content; gone when it is dropped.
struct Story(Element);

impl Story {
    fn new(html: &str) -> Self {
        let article = document().create_element("article").expect("an element");
        article.set_inner_html(html);
        document()
            .query_selector("body")
            .expect("a selector")
            .expect("a body")
            .append_child(&article)
            .expect("it can be added");
        Self(article)
    }

    async fn read(&self, lenses: &JsValue) -> Annotation {
        annotate(self.0.clone(), lenses.clone()).await.expect("an English story can be read")
    }
}

impl Drop for Story {
    fn drop(&mut self) {
        self.0.remove();
    }
}

const FERRY: &str = "<h1>Ferry to run again</h1>
    <p>“The ferry will run <em>again</em> on Monday,” said <a href='#berg'>Anna Berg</a>, who owns it.</p>
    <p>According to the harbour office, about 300 people had waited for it in the rain since the early morning.</p>
    <p>The mayor, Peter Lund, said that he would pay for the tea and for the 40 blankets that were lost.</p>";

/// The words painted in all highlights of a kind, joined in the order of the registry.
fn painted(kind: &str) -> String {
    let script = format!(
        "let words = '';
         for (const [name, highlight] of CSS.highlights) {{
           if (name.replace(/-\\d$/, '') !== 'hearsay-{kind}') continue;
           for (const {{ startContainer, startOffset, endContainer, endOffset }} of highlight) {{
             const range = new Range();
             range.setStart(startContainer, startOffset);
             range.setEnd(endContainer, endOffset);
             words += range + '|';
           }}
         }}
         return words;"
    );
    let words = Function::new_no_args(&script).call0(&JsValue::NULL).expect("the registry can be read");
    String::from(JsString::from(words))
}

fn registered() -> u32 {
    let script = "return [...CSS.highlights.keys()].filter((name) => name.startsWith('hearsay-'))";
    let names = Function::new_no_args(script).call0(&JsValue::NULL).expect("the registry can be read");
    names.unchecked_into::<Array>().length()
}

fn lenses(script: &str) -> JsValue {
    js_sys::JSON::parse(script).expect("an object")
}

#[wasm_bindgen_test]
async fn a_quotation_is_painted_over_all_its_text_nodes() {
    let story = Story::new(FERRY);
    let annotation = story.read(&JsValue::UNDEFINED).await;
    let quote = painted("quote").replace('|', "");
    assert!(quote.contains("The ferry will run again on Monday"), "{quote}");
    assert!(painted("source").contains("Anna Berg"));
    assert!(painted("cue").contains("said"));
    annotation.remove();
}

#[wasm_bindgen_test]
async fn no_node_is_changed_and_removing_leaves_nothing() {
    let story = Story::new(FERRY);
    let before = story.0.outer_html();
    let annotation = story.read(&JsValue::UNDEFINED).await;
    assert!(registered() > 0);
    assert_eq!(story.0.outer_html(), before);
    annotation.remove();
    assert_eq!(registered(), 0);
    assert_eq!(story.0.outer_html(), before);
}

#[wasm_bindgen_test]
async fn lenses_are_switched_without_reading_again() {
    let story = Story::new(FERRY);
    let annotation = story.read(&lenses(r#"{"sources": false, "voice": false, "hedges": false}"#)).await;
    assert_eq!(registered(), 0);
    annotation.show(&lenses(r#"{"sources": true}"#));
    assert!(painted("source").contains("Anna Berg"));
    annotation.remove();
}

#[wasm_bindgen_test]
async fn the_report_tells_what_the_marks_mean() {
    let story = Story::new(FERRY);
    let annotation = story.read(&JsValue::UNDEFINED).await;
    let report = annotation.report().expect("a plain object");
    let attributions = Array::from(&Reflect::get(&report, &"attributions".into()).expect("a list"));
    let cues: Vec<String> = attributions
        .iter()
        .filter_map(|attribution| Reflect::get(&attribution, &"cue".into()).ok()?.as_string())
        .collect();
    assert!(cues.iter().any(|cue| cue == "said"), "{cues:?}");
    annotation.remove();
}

#[wasm_bindgen_test]
async fn an_element_without_text_is_refused_with_the_key_of_a_message() {
    let story = Story::new("<p> </p>");
    let error = annotate(story.0.clone(), JsValue::UNDEFINED).await.err().expect("there was nothing to read");
    assert!(error.as_string().is_some_and(|key| key.starts_with("error")), "{error:?}");
    assert_eq!(registered(), 0);
}

/// Strange characters before a quotation, in its own text node: the painted words stay the same.
#[wasm_bindgen_test]
async fn ranges_hold_behind_any_characters() {
    let strange: [(&str, Vec<u16>); 8] = [
        ("nothing", Vec::new()),
        ("a lone high surrogate", vec![0xD83D, 0x20]),
        ("a lone low surrogate", vec![0xDC00]),
        ("emoji with joiners", "👩‍👩‍👧‍👦🌉🇳🇴 ".encode_utf16().collect()),
        ("combining marks", "Z̸̢͎̈́a̷l̵g̶ó e\u{301}e\u{301} ".encode_utf16().collect()),
        ("line ends of all kinds", "\r\n\r\n\n\r\u{85} ".encode_utf16().collect()),
        ("right to left", "\u{202E}שלום مرحبا\u{202C}\u{200F} ".encode_utf16().collect()),
        ("zeros and other controls", vec![0, 1, 7, 0x1B, 0x7F, 0xFEFF, 0xFFFE, 0xFFFF]),
    ];
    for (what, units) in strange {
        let story = Story::new(&FERRY.replace("<p>“", "<p><br><br>“"));
        let paragraph = story.0.query_selector("p").expect("a selector").expect("a paragraph");
        let text = document().create_text_node("");
        // As JavaScript: a Rust string could not hold a lone surrogate.
        Reflect::set(&text, &"data".into(), &JsString::from_char_code(&units)).expect("a text node takes any data");
        paragraph.insert_before(&text, paragraph.first_child().as_ref()).expect("it can be added");
        let annotation = story.read(&JsValue::UNDEFINED).await;
        let quote = painted("quote").replace('|', "");
        assert!(quote.contains("The ferry will run again on Monday"), "behind {what}: {quote}");
        assert!(painted("source").contains("Anna Berg"), "behind {what}");
        annotation.remove();
    }
}
