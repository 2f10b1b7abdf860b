// The style sheets of a page that is read.
//
// A browser goes through the whole page anew for each sheet that says anything of every element, as `::highlight(name)` does. So
// each gets the marks' sheet once. In Chrome it is the author's, since no background of a highlight is painted there that comes
// from the reader's, and it speaks of the root alone, from which Chrome hands it down, into shadow trees, too: 13 ms in place of 40
// on a page of 2,500 elements. In Firefox it is the reader's, since nothing in a shadow tree is styled by the document's author
// sheets, and nothing is handed down. The card's sheet is the reader's: that reaches into our own closed shadow root, under any
// policy of the page.

import { highlightSheet } from "../page/looks.js";
import { readSettings } from "../page/settings.js";

const IS_FIREFOX = browser.runtime.getURL("").startsWith("moz-extension:");
/** @type {"AUTHOR" | "USER"} */
const ORIGIN = IS_FIREFOX ? "USER" : "AUTHOR";

/** @type {Promise<string> | null} */
let marks = null;

/** @returns {Promise<string>} the marks' sheet as this browser is to have it */
function marksSheet() {
  marks ??= fetch(browser.runtime.getURL("page/marks.css")).then((file) => file.text()).then(fromRoot);
  return marks;
}

/** @param {string} css */
function fromRoot(css) {
  return IS_FIREFOX ? css : css.replaceAll("::highlight(", ":root::highlight(");
}

/** A document in a tab, where the browser names it, or else whatever the tab shows. @typedef {{ tabId: number, documentIds?: string[] }} Place */

/** @param {Place} target @returns {Promise<chrome.scripting.CSSInjection[]>} */
async function sheets(target) {
  return [
    { target, files: ["page/card.css"], origin: "USER" },
    { target, css: await marksSheet(), origin: ORIGIN },
  ];
}

/**
 * What the reader wants to look otherwise, on top of the marks' sheet.
 *
 * @param {Place} target
 * @param {string} css empty where there is nothing
 * @returns {chrome.scripting.CSSInjection[]}
 */
function ownSheets(target, css) {
  return css ? [{ target, css: fromRoot(css), origin: ORIGIN }] : [];
}

/** @param {Place} place */
export async function addStyles(place) {
  const [{ looks }] = await Promise.all([readSettings(), sheets(place).then(insert)]);
  // The one that comes last wins.
  await insert(ownSheets(place, highlightSheet(looks)));
}

/** @param {Place} place */
export async function removeStyles(place) {
  const [{ looks }, usual] = await Promise.all([readSettings(), sheets(place)]);
  await remove([...usual, ...ownSheets(place, highlightSheet(looks))]);
}

/** The reader chose other looks. @param {Place} place @param {string} before @param {string} after style sheets; empty where there is none */
export async function changeStyles(place, before, after) {
  await insert(ownSheets(place, after));
  await remove(ownSheets(place, before));
}

/** @param {chrome.scripting.CSSInjection[]} all */
function insert(all) {
  return Promise.all(all.map((sheet) => browser.scripting.insertCSS(sheet).catch(gone)));
}

/** @param {chrome.scripting.CSSInjection[]} all */
function remove(all) {
  return Promise.all(all.map((sheet) => browser.scripting.removeCSS(sheet).catch(gone)));
}

/** The page or the tab may be gone by now. */
function gone() {}
