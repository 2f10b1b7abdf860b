// The style sheets of a page that is read.

import { highlightSheet } from "../page/looks.js";
import { readSettings } from "../page/settings.js";

/**
 * The marks' sheet is added twice: as the author's, since Chrome paints no background of a highlight that comes from the
 * reader's, and as the reader's, since Firefox styles nothing in a shadow tree by the document's author sheets. The card's is
 * the reader's: that reaches into our own closed shadow root, under any policy of the page.
 *
 * @param {number} tabId
 * @returns {chrome.scripting.CSSInjection[]}
 */
function sheets(tabId) {
  const target = { tabId };
  return [
    { target, files: ["page/marks.css"], origin: "AUTHOR" },
    { target, files: ["page/marks.css", "page/card.css"], origin: "USER" },
  ];
}

/**
 * What the reader wants to look otherwise, on top of the marks' sheet.
 *
 * @param {number} tabId
 * @param {string} css empty where there is nothing
 * @returns {chrome.scripting.CSSInjection[]}
 */
function ownSheets(tabId, css) {
  const target = { tabId };
  return css ? [{ target, css, origin: "AUTHOR" }, { target, css, origin: "USER" }] : [];
}

/** @param {number} tabId */
export async function addStyles(tabId) {
  const [{ looks }] = await Promise.all([readSettings(), ...sheets(tabId).map((sheet) => browser.scripting.insertCSS(sheet).catch(gone))]);
  // The one that comes last wins.
  await Promise.all(ownSheets(tabId, highlightSheet(looks)).map((sheet) => browser.scripting.insertCSS(sheet).catch(gone)));
}

/** @param {number} tabId */
export async function removeStyles(tabId) {
  const { looks } = await readSettings();
  const all = [...sheets(tabId), ...ownSheets(tabId, highlightSheet(looks))];
  await Promise.all(all.map((sheet) => browser.scripting.removeCSS(sheet).catch(gone)));
}

/** The reader chose other looks. @param {number} tabId @param {string} before @param {string} after style sheets; empty where there is none */
export async function changeStyles(tabId, before, after) {
  await Promise.all(ownSheets(tabId, after).map((sheet) => browser.scripting.insertCSS(sheet).catch(gone)));
  await Promise.all(ownSheets(tabId, before).map((sheet) => browser.scripting.removeCSS(sheet).catch(gone)));
}

/** The page or the tab may be gone by now. */
function gone() {}
