//! The WebAssembly surface: a page object in, marks and a report out.

use crate::packed::Packed;
use crate::page::Page;
use crate::report::{LENSES, MARK_WIDTH, MarkKind, Report, report};
use crate::{Options, article, read};
use js_sys::{JsString, Uint32Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

/// Sends a panic's message to the console, so that a bug can be reported in words.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// A reading for JavaScript.
#[wasm_bindgen(js_name = Reading)]
pub struct JsReading {
    report: Report,
}

#[wasm_bindgen(js_class = Reading)]
impl JsReading {
    /// The marks as one `Uint32Array`, [`MARK_WIDTH`] numbers a mark (see [`Report::marks`]).
    #[wasm_bindgen(getter)]
    pub fn marks(&self) -> Vec<u32> {
        self.report.marks.clone()
    }

    /// Everything the marks point into, as a plain object.
    #[wasm_bindgen(getter)]
    pub fn report(&self) -> Result<JsValue, JsValue> {
        plain(&self.report)
    }

    /// The same as JSON in pieces, each short enough to be parsed at one go (see [`Report::pieces`]).
    #[wasm_bindgen(getter)]
    pub fn pieces(&self) -> Result<Vec<String>, JsError> {
        Ok(self.report.pieces()?)
    }

    /// The role of each block, as an array of strings.
    #[wasm_bindgen(getter)]
    pub fn roles(&self) -> Result<JsValue, JsValue> {
        plain(&self.report.roles)
    }
}

/// Takes the weights of the trained reader, the bytes of `attribution.bin`, before the first page is read. Without them the
/// word rules alone find who says what.
///
/// # Errors
/// Where the bytes are not such weights, or others were taken before.
#[wasm_bindgen(js_name = loadWeights)]
pub fn load_weights(bytes: &[u8]) -> Result<(), JsError> {
    if crate::model::attribution::load(bytes) { Ok(()) } else { Err(JsError::new("these are no weights of this core")) }
}

/// Reads a page. `page` is what `snapshot.js` gives, `options` an object like [`Options`] or `undefined`.
///
/// # Errors
/// A string: the key of a message in `_locales` where the page cannot be read, or what is wrong with the arguments.
#[wasm_bindgen(js_name = read)]
pub fn read_page(page: JsValue, options: JsValue) -> Result<JsReading, JsValue> {
    let (page, options) = taken(page, options)?;
    let reading = read(&page, &options).map_err(|error| JsValue::from_str(error.message_key()))?;
    Ok(JsReading { report: report(&reading, &page) })
}

/// A page's story alone: an object with `headline`, `body` (paragraphs with a blank line between them) and `published`
/// (`2020-03-22` or null). The arguments are those of [`read_page`]; the story may be in any language.
///
/// # Errors
/// As those of [`read_page`].
#[wasm_bindgen(js_name = article)]
pub fn article_of(page: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Story {
        headline: String,
        body: String,
        published: Option<String>,
    }
    let (page, options) = taken(page, options)?;
    let article = article::parse(&page, &options).map_err(|error| JsValue::from_str(error.message_key()))?;
    plain(&Story {
        headline: article.headline.text,
        body: article.body.text,
        published: article.published.map(|published| published.date.to_string()),
    })
}

/// The kinds of mark by number, the lenses with their kinds, and how many numbers a mark takes.
#[wasm_bindgen]
pub fn legend() -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Legend {
        kinds: Vec<&'static str>,
        lenses: Vec<Lens>,
        width: usize,
    }
    #[derive(Serialize)]
    struct Lens {
        id: &'static str,
        kinds: Vec<&'static str>,
    }
    let lenses = LENSES.iter().map(|&(id, kinds)| Lens { id, kinds: kinds.iter().map(|k| k.name()).collect() });
    plain(&Legend {
        kinds: MarkKind::ALL.iter().map(|k| k.name()).collect(),
        lenses: lenses.collect(),
        width: MARK_WIDTH,
    })
}

/// A [`Packed`] page on its way: its texts and arrays stay JavaScript's, to be copied as a whole.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Parcel {
    url: String,
    title: String,
    lang: String,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    text: JsString,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    blocks: Uint32Array,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    links: Uint32Array,
    tags: String,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    words: JsString,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    word_ends: Uint32Array,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    elements: Uint32Array,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    stated: JsString,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    statements: Uint32Array,
}

impl Parcel {
    fn open(self) -> Page {
        let encoder = TextEncoder::new();
        Packed {
            url: self.url,
            title: self.title,
            lang: self.lang,
            text: encoder.long(&self.text),
            blocks: self.blocks.to_vec(),
            links: self.links.to_vec(),
            tags: self.tags,
            words: encoder.long(&self.words),
            word_ends: self.word_ends.to_vec(),
            elements: self.elements.to_vec(),
            stated: encoder.long(&self.stated),
            statements: self.statements.to_vec(),
        }
        .unpack()
    }
}

#[wasm_bindgen]
extern "C" {
    /// The browser's own (Encoding Standard), which web-sys would only give texts of the core's.
    type TextEncoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;
    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &JsString, bytes: &mut [u8]) -> Encoded;

    /// How far it came.
    type Encoded;
    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> u32;
}

/// Bytes of UTF-8 that a UTF-16 code unit takes at most.
const WIDEST: usize = 3;

impl TextEncoder {
    /// A long text, at one go: as any string on its way to the core it would be looked at letter by letter first. A lone surrogate
    /// is U+FFFD.
    fn long(&self, text: &JsString) -> String {
        let mut bytes = vec![0; text.length() as usize * WIDEST];
        let written = self.encode_into(text, &mut bytes).written();
        bytes.truncate(written as usize);
        String::from_utf8(bytes).unwrap_or_default()
    }
}

fn taken(page: JsValue, options: JsValue) -> Result<(Page, Options), JsValue> {
    let page = serde_wasm_bindgen::from_value::<Parcel>(page)?.open();
    let options = if options.is_undefined() { Options::default() } else { serde_wasm_bindgen::from_value(options)? };
    Ok((page, options))
}

fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(JsValue::from)
}
