// Pictures of the extension at work: a page that is read and its panel, light and dark, in both browsers.
//
//   node tests/e2e/screenshots.js [FOLDER]     by default target/screenshots

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { BROWSERS, start } from "./browsers/index.js";
import { paintedCount } from "./look.js";
import { HAS_SEED, Site } from "./server.js";
import { until } from "./visit.js";

/**
 * Rests the pointer on the third mark of a kind, with its lens on.
 *
 * @param {import("./browsers/index.js").Browser} browser
 * @param {string} kind
 * @returns {Promise<boolean>} whether there is a card
 */
async function pointAtFirst(browser, kind) {
  await browser.inBackground(() => chrome.storage.local.set({ lenses: { names: true } }));
  await wait(300);
  const box = await browser.look((kind) => {
    const name = [...CSS.highlights.keys()].find((name) => name.replace(/-\d$/, "") === `hearsay-${kind}`);
    const { startContainer: node, startOffset = 0 } = [...(CSS.highlights.get(name ?? "") ?? [])][2] ?? {};
    if (!node) return null;
    node.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
    const range = document.createRange();
    range.setStart(node, startOffset);
    range.setEnd(node, startOffset + 2);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }, kind);
  if (!box) return false;
  await browser.pointAt(box.x - 1, box.y);
  await browser.pointAt(box.x, box.y);
  await wait(500);
  return true;
}

const folder = process.argv[2] ?? fileURLToPath(new URL("../../target/screenshots", import.meta.url));
mkdirSync(folder, { recursive: true });
const site = new Site();
await site.start();
const pages = { sample: "sample.html", ...(HAS_SEED && { seed: "seed/article.html" }) };
for (const name of BROWSERS) {
  for (const dark of [false, true]) {
    const browser = await start(name, { dark });
    for (const [page, path] of Object.entries(pages)) {
      const picture = (/** @type {string} */ what) => join(folder, `${name.toLowerCase()}-${what}-${dark ? "dark" : "light"}.png`);
      await browser.open(site.url(path));
      await browser.press();
      await until(() => browser.look(paintedCount), (n) => n > 0, "marks");
      // Marks may be painted a frame or two after they are registered.
      await wait(500);
      await browser.screenshot(picture(page));
      await browser.screenshotPanel(picture(`${page}-panel`));
      for (const [what, kind] of Object.entries({ source: "source", name: "person" })) {
        if (await pointAtFirst(browser, kind)) await browser.screenshot(picture(`${page}-card-${what}`));
      }
      if (page === "sample") {
        const here = await browser.inBackground(async () => {
          const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
          return chrome.runtime.getURL(`print/print.html#${tab.id}`);
        });
        await browser.openTab();
        await browser.open(here);
        await wait(500);
        await browser.screenshot(picture("print"));
        await browser.closeTab();
      }
      console.log(picture(page));
    }
    for (const what of ["options", "welcome"]) {
      const url = await browser.inBackground((what) => chrome.runtime.getURL(`${what}/${what}.html`), what);
      await browser.openTab();
      await browser.open(url);
      await wait(1500);
      await browser.screenshot(join(folder, `${name.toLowerCase()}-${what}-${dark ? "dark" : "light"}.png`));
      await browser.closeTab();
    }
    await browser.close();
  }
}
await site.stop();
