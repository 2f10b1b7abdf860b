//! Reading an element of the current document: snapshot, core and painter in one call, for pages of our own.
//!
//! The snapshot and the painter are the extension's own modules, so there is one of each. The page brings the style
//! sheet of the marks (`extension/page/marks.css`).

use crate::wasm::{JsReading, legend, read_page};
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(module = "/extension/page/snapshot.js")]
extern "C" {
    #[wasm_bindgen(js_name = takeSnapshot, catch)]
    async fn take_snapshot(root: &Element) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(module = "/extension/page/paint.js")]
extern "C" {
    type Painter;
    #[wasm_bindgen(constructor)]
    fn new() -> Painter;
    #[wasm_bindgen(method, catch)]
    async fn paint(this: &Painter, snapshot: &JsValue, reading: &JsValue, lenses: &JsValue)
    -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn show(this: &Painter, lenses: &JsValue);
    #[wasm_bindgen(method)]
    fn clear(this: &Painter);
}

#[wasm_bindgen(module = "/extension/page/lenses.js")]
extern "C" {
    #[wasm_bindgen(js_name = chosenLenses)]
    fn chosen_lenses(chosen: &JsValue) -> JsValue;
}

// What those modules import has to be named too, or it is left out of the package.
#[wasm_bindgen(module = "/extension/page/slices.js")]
extern "C" {
    type Slices;
}
#[wasm_bindgen(module = "/extension/page/packed.js")]
extern "C" {
    type Packer;
}
#[wasm_bindgen(module = "/extension/page/places.js")]
extern "C" {
    #[wasm_bindgen(js_name = rangesOf)]
    fn _ranges_of(place: &JsValue, start: u32, end: u32) -> JsValue;
}
#[wasm_bindgen(module = "/extension/page/tags.js")]
extern "C" {
    #[wasm_bindgen(js_name = tagNamed)]
    fn _tag_named(name: &str) -> JsValue;
}
#[wasm_bindgen(module = "/extension/page/reading.js")]
extern "C" {
    #[wasm_bindgen(js_name = listOf)]
    fn _list_of(kind: &str) -> JsValue;
}

/// The marks on an element, until they are removed.
#[wasm_bindgen]
pub struct Annotation {
    painter: Painter,
    reading: JsReading,
}

#[wasm_bindgen]
impl Annotation {
    /// Everything the marks point into, as a plain object (see [`crate::report::Report`]).
    #[wasm_bindgen(getter)]
    pub fn report(&self) -> Result<JsValue, JsValue> {
        self.reading.report()
    }

    /// Shows the lenses that are switched on in `lenses`, an object like `{ names: true, voice: false }`; a lens that is
    /// not in it is as it is by default.
    pub fn show(&self, lenses: &JsValue) {
        self.painter.show(&chosen_lenses(lenses));
    }

    /// Removes the marks; nothing of them stays.
    pub fn remove(self) {
        self.painter.clear();
    }
}

/// Reads an element and paints what was found, without changing a node of it. `lenses` is as in [`Annotation::show`],
/// or `undefined`.
///
/// # Errors
/// A string: the key of a message in `_locales` where the element cannot be read.
#[wasm_bindgen]
pub async fn annotate(element: Element, lenses: JsValue) -> Result<Annotation, JsValue> {
    let snapshot = take_snapshot(&element).await?;
    let options = Object::new();
    Reflect::set(&options, &"whole_page".into(), &JsValue::TRUE)?;
    let reading = read_page(Reflect::get(&snapshot, &"page".into())?, options.into())?;

    let painted = Object::new();
    Reflect::set(&painted, &"legend".into(), &legend()?)?;
    Reflect::set(&painted, &"marks".into(), &js_sys::Uint32Array::from(reading.marks().as_slice()))?;
    Reflect::set(&painted, &"report".into(), &reading.report()?)?;
    let painter = Painter::new();
    painter.paint(&snapshot, &painted, &chosen_lenses(&lenses)).await?;
    Ok(Annotation { painter, reading })
}
