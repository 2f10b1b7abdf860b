// The five pictures of a store's listing, 1280 by 800.
//
//   node tests/e2e/store-pictures.js [FOLDER]     by default target/store

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { start } from "./browsers/index.js";
import { boxOf, paintedCount } from "./look.js";
import { Site } from "./server.js";
import { until } from "./visit.js";

const SIZE = { width: 1280, height: 800 };

const folder = process.argv[2] ?? fileURLToPath(new URL("../../target/store", import.meta.url));
mkdirSync(folder, { recursive: true });
const site = new Site();
await site.start();

/** @param {import("./browsers/index.js").Browser} browser @param {Record<string, boolean>} lenses */
async function read(browser, lenses) {
  await browser.inBackground((lenses) => chrome.storage.local.set({ lenses }), lenses);
  await browser.open(site.url("sample.html"));
  await browser.press();
  await until(() => browser.look(paintedCount), (n) => n > 0, "marks");
  await wait(800);
}

/** Rests the pointer on the words. @param {import("./browsers/index.js").Browser} browser @param {string} kind of mark @param {string} words */
async function pointAt(browser, kind, words) {
  const box = await browser.look(boxOf, kind, words);
  if (!box) throw new Error(`“${words}” is not marked`);
  const at = { x: box.left + 12, y: (box.top + box.bottom) / 2 };
  await wait(200);
  await browser.pointAt(at.x - 1, at.y);
  await browser.pointAt(at.x, at.y);
  await wait(700);
}

const firefox = await start("Firefox", { size: SIZE });
await read(firefox, {});
await firefox.pictureWindow(join(folder, "1-who-speaks.png"));
await firefox.inPanel(() => {
  const sources = document.querySelectorAll("#reading details");
  for (const details of [...sources].slice(0, 2)) /** @type {HTMLDetailsElement} */ (details).open = true;
  scrollTo(0, sources[0].getBoundingClientRect().top - 12);
});
await wait(300);
await firefox.pictureWindow(join(folder, "2-each-source.png"));
await firefox.close();

const chromium = await start("Chromium", { size: SIZE });
await read(chromium, {});
await pointAt(chromium, "source", "two people");
await chromium.screenshot(join(folder, "3-a-card.png"));
await read(chromium, { sources: false, voice: false, hedges: false, names: true, dates: true, numbers: true });
await pointAt(chromium, "date", "May 3");
await chromium.screenshot(join(folder, "4-names-dates-numbers.png"));
await chromium.open(await chromium.inBackground(() => chrome.runtime.getURL("options/options.html")));
await wait(600);
await chromium.screenshot(join(folder, "5-settings.png"));
await chromium.close();
await site.stop();
console.log(folder);
