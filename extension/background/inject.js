// Runs the content script in a page.
//
// The press of the button grants the page to us, and Chrome tells that to two sides: to us by the click, to the page's
// process by a message of its own. Where the tab came from another origin, about one call in six was faster than that message
// and refused by the page's process ("Cannot access contents of the page"), by the shortcut's key as by a test's press; asked
// again, it was let in within 15 ms. A refused script has not run, so asking again reads the page once.

/** How long a refusal may be for that reason, and how long to wait between two tries, in milliseconds. */
const GRANT_ARRIVES = 500;
const PAUSE = 10;

/**
 * Reads the page in a tab, or leaves it: the content script does the one or the other.
 *
 * @param {number} tabId
 * @param {string | undefined} url of the page that the press was meant for
 * @param {import("../page/content.js").Scope} [scope] what is read, where it is not the article
 * @returns {Promise<boolean>} false where the browser lets no extension read the page
 */
export async function runContentScript(tabId, url, scope) {
  for (const end = performance.now() + GRANT_ARRIVES; ; ) {
    try {
      if (scope) await browser.scripting.executeScript({ target: { tabId }, func: ask, args: [scope] });
      const [result] = await browser.scripting.executeScript({ target: { tabId }, files: ["page/content.js"] });
      // Firefox does not refuse its own pages, it just gives nothing back.
      return Boolean(result);
    } catch {
      if (performance.now() >= end || !(await isStillAt(tabId, url))) return false;
      await new Promise((wait) => setTimeout(wait, PAUSE));
    }
  }
}

/** Runs in the page, before the content script. @param {import("../page/content.js").Scope} scope */
function ask(scope) {
  globalThis.hearsayScope = scope;
}

/** @param {number} tabId @param {string | undefined} url */
async function isStillAt(tabId, url) {
  try {
    return (await browser.tabs.get(tabId)).url === url;
  } catch {
    return false;
  }
}
