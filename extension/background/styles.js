// The style sheets of a page that is read.

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

/** @param {number} tabId */
export async function addStyles(tabId) {
  await Promise.all(sheets(tabId).map((sheet) => browser.scripting.insertCSS(sheet).catch(gone)));
}

/** @param {number} tabId */
export async function removeStyles(tabId) {
  await Promise.all(sheets(tabId).map((sheet) => browser.scripting.removeCSS(sheet).catch(gone)));
}

/** The page or the tab may be gone by now. */
function gone() {}
