// Pictures of every screen: pages that are read, the card, the panel, our own pages and the playground; light and dark, in German, in
// forced colours and narrow, in both browsers.
//
//   node tests/e2e/screenshots.js [FOLDER]     by default target/screenshots

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { BROWSERS, start } from "./browsers/index.js";
import { boxOf, paintedCount } from "./look.js";
import { HAS_SEED, Site } from "./server.js";
import { notice, until } from "./visit.js";

/** @typedef {import("./browsers/index.js").Browser} Browser */

const folder = process.argv[2] ?? fileURLToPath(new URL("../../target/screenshots", import.meta.url));
mkdirSync(folder, { recursive: true });
const site = new Site();
await site.start();
const playground = spawn(process.execPath, [fileURLToPath(new URL("../../scripts/serve.js", import.meta.url)), "--port", "0", "--quiet"]);
const [line] = await once(playground.stdout, "data");
const playgroundUrl = String(line).trim().replace("localhost", "127.0.0.1");

const USUAL = { sources: true, voice: true, hedges: true, headline: false, beliefs: false, names: false, dates: false, numbers: false };
const EVERY = Object.fromEntries(Object.keys(USUAL).map((lens) => [lens, true]));

/** @param {Browser} browser @param {Record<string, boolean>} lenses */
async function show(browser, lenses) {
  await browser.inBackground((lenses) => chrome.storage.local.set({ lenses }), lenses);
  // Marks may be painted a frame or two after they are registered.
  await wait(400);
}

/** @param {Browser} browser @param {string} path @param {Record<string, boolean>} [lenses] */
async function read(browser, path, lenses = USUAL) {
  await browser.open(site.url(path));
  await browser.pointAt(2, 2);
  await browser.press();
  await until(() => browser.look(paintedCount), (n) => n > 0, "marks");
  await show(browser, lenses);
  await until(() => browser.inPanel(() => document.querySelector(".bar") !== null), Boolean, "the reading in the panel");
}

/** Rests the pointer on the first mark of a kind that begins so. @param {Browser} browser @param {string} kind @param {string} words */
async function pointAt(browser, kind, words) {
  const box = await browser.look(boxOf, kind, words);
  if (!box) throw new Error(`no ${kind} “${words}” is marked`);
  const at = { x: box.left + 12, y: (box.top + box.bottom) / 2 };
  await wait(100);
  await browser.pointAt(at.x - 1, at.y);
  await browser.pointAt(at.x, at.y);
  await until(() => browser.textInside("hearsay-card"), Boolean, "the card");
}

/** @param {Browser} browser @param {boolean} isOpen */
async function unfold(browser, isOpen) {
  await browser.inPanel((isOpen) => {
    for (const details of document.querySelectorAll("details")) details.open = isOpen;
  }, isOpen);
}

/** @param {Browser} browser @param {string} path of a page of ours @param {(what: string) => string} picture @param {string} name */
async function pictureOurs(browser, path, picture, name) {
  const url = await browser.inBackground((path) => chrome.runtime.getURL(path), path);
  await browser.openTab();
  await browser.open(url);
  await wait(900);
  await browser.screenshot(picture(name), true);
  await browser.closeTab();
}

/** Our own pages, whole. @param {Browser} browser @param {(what: string) => string} picture */
async function pictureAllOurs(browser, picture) {
  const tabId = await browser.inBackground(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0].id);
  await pictureOurs(browser, `print/print.html#${tabId}`, picture, "print");
  await pictureOurs(browser, "options/options.html", picture, "options");
  await pictureOurs(browser, "welcome/welcome.html", picture, "welcome");
}

/** A page read, the card, the panel. @param {Browser} browser @param {(what: string) => string} picture */
async function pictureReading(browser, picture) {
  await read(browser, "sample.html");
  await browser.screenshot(picture("page"));
  await browser.pictureWindow(picture("window"));
  await browser.picturePanel(picture("panel"));
  await unfold(browser, true);
  await browser.picturePanel(picture("panel-unfolded"));
  await browser.picturePanel(picture("panel-narrow"), 220);
  await unfold(browser, false);
  await show(browser, EVERY);
  await browser.screenshot(picture("page-every-lens"));
  await browser.screenshot(picture("page-every-lens-whole"), true);
  for (const [what, kind, words] of [["source", "source", "Dana Ferris"], ["second-hand", "source", "My mother"], ["name", "person", "Dana Ferris"], ["date", "date", "May 3"], ["hedge", "hedge", "reportedly"]]) {
    await pointAt(browser, kind, words);
    await browser.screenshot(picture(`card-${what}`));
    await browser.key("Escape");
    await browser.pointAt(2, 2);
  }
}

for (const name of BROWSERS) {
  for (const dark of [false, true]) {
    const browser = await start(name, { dark });
    const picture = (/** @type {string} */ what) => join(folder, `${name.toLowerCase()}-${dark ? "dark" : "light"}-${what}.png`);
    await pictureReading(browser, picture);
    await show(browser, USUAL);
    await pictureAllOurs(browser, picture);
    if (HAS_SEED) {
      await read(browser, "seed/article.html");
      await browser.screenshot(picture("seed"));
      await browser.picturePanel(picture("seed-panel"));
      await show(browser, EVERY);
      await browser.screenshot(picture("seed-every-lens"));
    }
    await browser.open(site.url("forum.html"));
    await browser.press();
    await until(() => notice(browser), Boolean, "the notice");
    await browser.screenshot(picture("notice"));
    await browser.picturePanel(picture("panel-nothing"));
    await browser.open(playgroundUrl);
    await wait(1500);
    await browser.screenshot(picture("playground"), true);

    if (!dark) {
      const forced = (/** @type {string} */ what) => picture(`forced-${what}`);
      await browser.ask({ forced: true });
      await read(browser, "sample.html", EVERY);
      await browser.screenshot(forced("page"));
      await pointAt(browser, "source", "Dana Ferris");
      await browser.screenshot(forced("card"));
      await browser.key("Escape");
      await browser.picturePanel(forced("panel"));
      await browser.ask({});
      await browser.look(() => Object.assign(document.body.style, { background: "#f4ecd8", color: "#3b2f20" }));
      await browser.screenshot(picture("sepia"));
    }
    await browser.close();
    console.log(picture("…"));
  }
  const german = await start(name, { language: "de" });
  const picture = (/** @type {string} */ what) => join(folder, `${name.toLowerCase()}-german-${what}.png`);
  await read(german, "sample.html");
  await unfold(german, true);
  await german.picturePanel(picture("panel-unfolded"));
  await german.picturePanel(picture("panel-narrow"), 220);
  await pointAt(german, "source", "My mother");
  await german.screenshot(picture("card"));
  await german.key("Escape");
  await pictureAllOurs(german, picture);
  await german.open(site.url("forum.html"));
  await german.press();
  await until(() => german.textInside("hearsay-notice"), Boolean, "the notice");
  await german.screenshot(picture("notice"));
  await german.close();
  const arabic = await start(name, { language: "ar" });
  await read(arabic, "sample.html");
  await arabic.picturePanel(join(folder, `${name.toLowerCase()}-right-to-left-panel.png`));
  await arabic.close();
  console.log(picture("…"));
}
playground.kill();
await site.stop();
