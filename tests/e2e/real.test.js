// Real pages, timed: how long from the button to painted marks, and for how long the page is held up. Every page of ../shared
// with HEARSAY_ALL=pages (`make test-pages`), those whose names hold one of some words with HEARSAY_ALL="WORD WORD …", else a sample.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { inBrowsers } from "./browsers/index.js";
import { highlightNames, painted, paintedCount, serialised } from "./look.js";
import { ARTICLES, GOLD, Site, WITHOUT_GOLD } from "./server.js";
import { count, meantOn, notice, open, same, until } from "./visit.js";

/** @typedef {import("./browsers/index.js").Browser} Browser */
/** @typedef {{ longest: number, marked: number | null, ranges: number, refused: string | null, words: number }} Row times in milliseconds */

const site = new Site();
before(() => site.start());
after(() => site.stop());

/** How long a task of ours may hold the page, in milliseconds. */
const MOST = 50;
/** The machine may be busy with something else: a task of ours that is too long is so each time. */
const TRIES = 4;
/** Pages of the ordinary test run. */
const SAMPLE = 25;

const all = [...ARTICLES.map((name) => `article/${name}.html`), ...GOLD.map((name) => `gold/${name}.html`)];
const asked = process.env.HEARSAY_ALL;
const isSampled = (/** @type {number} */ at) => Math.floor((at * SAMPLE) / all.length) !== Math.floor(((at + 1) * SAMPLE) / all.length);
const isAsked = (/** @type {string} */ path) => asked === "pages" || asked?.split(/[\s,]+/).some((word) => word !== "" && path.includes(word));
const pages = all.filter((path, at) => (asked ? isAsked(path) : isSampled(at)));

/** @param {Browser} browser @returns {Promise<number>} the longest hold since it was asked for the last time */
async function heldSince(browser) {
  // A browser tells of a long task some time after it.
  await wait(300);
  return browser.inPage(() => {
    const { longest } = /** @type {any} */ (window);
    /** @type {any} */ (window).longest = 0;
    return longest;
  });
}

/** One visit to a page on which nothing runs but what measures it. @param {Browser} browser @param {string} path @returns {Promise<Row>} */
async function visited(browser, path) {
  await open(browser, site.url(path, "watched"));
  const before = await browser.look(serialised);
  const { paint, refused } = await meantOn(browser);
  const words = await browser.look(() => document.body.innerText.split(/\s+/).length);
  await heldSince(browser);

  const pressed = await browser.press();
  let marked = null;
  if (refused) await until(() => notice(browser), (said) => said !== null, `a sentence (${refused})`);
  else {
    const ranges = count(paint);
    await until(() => browser.look(paintedCount), (n) => n === ranges, `${ranges} painted ranges`);
    const at = await until(() => browser.inPage(() => /** @type {any} */ (window).seen.painted), (time) => ranges === 0 || time > 0, "the first painted marks");
    if (ranges > 0) marked = at - pressed;
  }
  const whenRead = await heldSince(browser);
  // To look through all marks is work of the test's own in the page.
  if (!refused) assert.deepEqual(await browser.look(painted), paint);
  await heldSince(browser);
  await browser.press();
  await until(() => browser.look(highlightNames), (names) => names.length === 0, "no marks");
  const longest = Math.max(whenRead, await heldSince(browser));
  same(await browser.look(serialised), before, "the document after leaving");
  return { longest, marked, ranges: count(paint), refused, words };
}

/** @param {string} path @param {Row} row @returns {string} */
function line(path, { longest, marked, ranges, refused, words }) {
  const time = marked === null ? (refused ?? "nothing to mark") : `${marked.toFixed(0)} ms`;
  return `${path.replace(/\.html$/, "").padEnd(34)} ${String(words).padStart(6)} words ${String(ranges).padStart(5)} ranges  ${time.padStart(16)}  held ${longest.toFixed(0).padStart(3)} ms`;
}

inBrowsers("real pages, timed", (browser) => {
  test(`${pages.length} of ${all.length} pages`, { skip: WITHOUT_GOLD }, async (t) => {
    /** @type {Row[]} */
    const rows = [];
    for (const path of pages) {
      await t.test(path, async () => {
        let row = await visited(browser(), path);
        for (let tries = 1; row.longest > MOST && tries < TRIES; tries++) {
          const again = await visited(browser(), path);
          if (again.longest < row.longest) row = again;
        }
        rows.push(row);
        t.diagnostic(line(path, row));
        // Firefox does not tell our tasks from its own layout and painting; there the time is only told.
        if (browser().name === "Chromium") assert.ok(row.longest <= MOST, `the page was held up for ${row.longest.toFixed(0)} ms`);
      });
    }
    const times = rows.flatMap(({ marked }) => (marked === null ? [] : [marked])).sort((a, b) => a - b);
    const held = rows.map(({ longest }) => longest).sort((a, b) => a - b);
    const at = (/** @type {number[]} */ of, /** @type {number} */ share) => of[Math.min(of.length - 1, Math.floor(of.length * share))]?.toFixed(0);
    t.diagnostic(
      `${browser().name}: ${rows.length} pages; to painted marks ${at(times, 0.5)} ms (median), ${at(times, 0.9)} ms (of nine in ten), ${at(times, 1)} ms (most); ` +
        `longest hold ${at(held, 0.5)} ms (median), ${at(held, 1)} ms (most), over ${MOST} ms on ${held.filter((ms) => ms > MOST).length}`,
    );
  });
});
