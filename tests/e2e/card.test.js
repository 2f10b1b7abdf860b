// The card: at the pointer and at the keyboard's mark it says what the mark is and why, and stays out of the way.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { describe as describeMark } from "../../extension/page/describe.js";
import { listOf, whoSays } from "../../extension/page/reading.js";
import { inBrowsers } from "./browsers/index.js";
import { Site } from "./server.js";
import { leave, meantOn, open, pressUntilPainted, stateOf, until } from "./visit.js";

/** @typedef {import("./browsers/index.js").Browser} Browser */
/** @typedef {import("../../extension/page/reading.js").Report} Report */

const site = new Site();
before(() => site.start());
after(() => site.stop());

/** @type {Record<string, { message: string }>} */
const messages = JSON.parse(readFileSync(new URL("../../extension/_locales/en/messages.json", import.meta.url), "utf8"));

/** @type {import("../../extension/page/keys.js").Say} */
const say = (key, ...words) => messages[key]?.message.replace(/\$(\d)/g, (_, n) => String(words[n - 1] ?? "")) ?? "";

/**
 * Runs in the page: brings the first mark of a kind into the middle of the window.
 *
 * @param {string} kind
 * @returns {{ words: string, x: number, y: number } | null} its words and a point on it
 */
function firstOf(kind) {
  const name = [...CSS.highlights.keys()].find((name) => name === `hearsay-${kind}` || name.startsWith(`hearsay-${kind}-`) && /-\d$/.test(name));
  const [range] = name ? (CSS.highlights.get(name) ?? []) : [];
  if (!range) return null;
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  range.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
  const [{ left, top, width, height }] = live.getClientRects();
  return { words: String(live), x: left + width / 2, y: top + height / 2 };
}

/**
 * Runs in the page.
 *
 * @param {string} name of a highlight, or of one with a hue
 * @returns {{ open: number, covered: number }} points on its marks in the window that can be seen, and those under the card
 */
function coverOf(name) {
  const seen = { open: 0, covered: 0 };
  for (const range of CSS.highlights.get(name) ?? []) {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    for (const { left, right, top, bottom } of live.getClientRects()) {
      for (const x of [left + 1, (left + right) / 2, right - 1]) {
        const there = document.elementFromPoint(x, (top + bottom) / 2);
        if (there?.localName === "hearsay-card") seen.covered++;
        else if (there) seen.open++;
      }
    }
  }
  return seen;
}

/** @param {Report} report @param {string} kind @param {string} words @returns {number[]} entries that may be written so */
function entriesOf(report, kind, words) {
  const list = listOf(kind);
  const isSo = (/** @type {any} */ entry) =>
    list === "attributions" ? entry[kind === "quote" || kind === "indirect" ? "content" : kind] === words : list === "names" ? entry.forms.includes(words) : entry.text === words;
  return report[list].flatMap((entry, index) => (isSo(entry) ? [index] : []));
}

inBrowsers("the card", (browser) => {
  /** @type {{ document: string, listeners: number }} */
  let untouched;
  /** @type {Report} */
  let report;

  const card = async () => (await browser().textInside("hearsay-card")) || "";
  const shown = () => until(card, (text) => text !== "", "a card");
  const gone = () => until(card, (text) => text === "", "no card");
  const away = () => browser().pointAt(3, 3);

  async function readSample() {
    await open(browser(), site.url("sample.html"));
    await away();
    untouched = await stateOf(browser());
    const meant = await meantOn(browser());
    report = meant.report;
    await pressUntilPainted(browser(), meant.paint);
  }

  /** @param {string} kind */
  async function pointAtFirst(kind) {
    const first = await browser().look(firstOf, kind);
    assert.ok(first, `there is a ${kind}`);
    // Scrolling takes a card away: let it be over.
    await wait(100);
    await browser().pointAt(first.x, first.y);
    return first;
  }

  /** Sends what the shortcut sends. @param {1 | -1} by */
  const step = (by) =>
    browser().inBackground(async (by) => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      await chrome.tabs.sendMessage(tab.id ?? -1, { type: "step", by }).catch(() => {});
    }, by);

  test("the pointer rests on a mark: the card says what the report says of it, and why", async () => {
    await readSample();
    for (const kind of ["source", "cue", "hedge", "loaded", "person", "place", "date", "number"]) {
      const { words } = await pointAtFirst(kind);
      const text = await shown();
      const candidates = entriesOf(report, kind, words).map((index) => describeMark({ kind, block: 0, start: 0, end: 0, confidence: 1, index }, report, say, "en-US"));
      const fits = candidates.some((said) => said && [said.kind, said.title, ...said.lines, said.why].every((line) => text.includes(line)));
      assert.ok(fits, `“${words}”: the card says\n${text}\nnot one of\n${JSON.stringify(candidates, null, 1)}`);
      assert.match(text, /right about \d+ times in 100/);
      await away();
      await gone();
    }
  });

  test("what scrolls elsewhere leaves it alone, and the page's own scrolling takes it away", async () => {
    const words = "Ann Low, the mayor, said on Monday that the bridge would probably stay shut until spring. Two engineers agreed with her. ";
    const ticker = '<div id="ticker" style="position:fixed;top:0;height:1em;overflow:auto"><div style="height:99em"></div></div>';
    const story = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bridge</title>${ticker}<article><h1>Bridge stays shut</h1>${`<p>${words.repeat(3)}</p>`.repeat(12)}</article>`;
    await open(browser(), site.url(site.make("ticker", story)));
    const { paint } = await meantOn(browser());
    await pressUntilPainted(browser(), paint);
    await pointAtFirst("hedge");
    await shown();
    await browser().inPage(() => {
      const ticker = document.getElementById("ticker");
      if (ticker) ticker.scrollTop = 40;
    });
    await wait(200);
    assert.notEqual(await browser().inside("hearsay-card", (root) => root.textContent), "", "the card is still there");
    await browser().inPage(() => scrollBy(0, 30));
    await gone();
  });

  test("it does not cover the mark it is about, wherever in the window that is", async () => {
    await readSample();
    for (const kind of ["source", "cue", "hedge"]) {
      for (const edge of ["start", "center", "end"]) {
        await pointAtFirst(kind);
        const point = await browser().look(async (kind, edge) => {
          const [range] = CSS.highlights.get(`hearsay-${kind}`) ?? [];
          range.startContainer.parentElement?.scrollIntoView({ block: /** @type {ScrollLogicalPosition} */ (edge), behavior: "instant" });
          // A card goes when the page scrolls, and the page hears of that some frames later.
          for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
          const live = document.createRange();
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          const [{ left, top, width, height }] = live.getClientRects();
          // Alone in its highlight, to be looked for afterwards.
          CSS.highlights.set("pointed-at", new Highlight(range));
          return { x: left + width / 2, y: top + height / 2 };
        }, kind, edge);
        await away();
        await gone();
        await browser().pointAt(point.x, point.y);
        await shown();
        const { open: seen, covered } = await browser().look(coverOf, "pointed-at");
        assert.ok(seen > 0 && covered === 0, `${kind} at the ${edge}: ${covered} points covered, ${seen} seen`);
        await away();
        await gone();
      }
    }
    await browser().look(() => CSS.highlights.delete("pointed-at"));
  });

  test("Escape closes it, and the page has its key back", async () => {
    await readSample();
    await pointAtFirst("cue");
    await shown();
    await browser().key("Escape");
    await gone();
    await browser().inPage(() => addEventListener("keydown", ({ key }) => Object.assign(window, { heard: key })));
    await browser().key("Escape");
    assert.equal(await browser().inPage(() => /** @type {any} */ (window).heard), "Escape");
  });

  test("the shortcut steps from mark to mark: the card has the focus, the arrows go on, Escape gives it back", async () => {
    await readSample();
    const focused = () => browser().look(() => document.activeElement?.localName ?? "");
    await browser().look(() => /** @type {HTMLElement} */ (document.querySelector("main a")).focus());
    assert.equal(await focused(), "a");
    /** @type {string[]} */
    const texts = [];
    for (let stop = 0; stop < 6; stop++) {
      if (stop < 3) await step(1);
      else await browser().key("ArrowRight");
      texts.push(await until(card, (text) => text !== "" && text !== texts.at(-1), `card ${stop + 1}`));
      assert.equal(await focused(), "hearsay-card");
      const { open: seen, covered } = await browser().look(coverOf, "hearsay-flash");
      assert.ok(seen > 0 && covered === 0, `card ${stop + 1}: ${covered} points covered, ${seen} seen\n${texts.at(-1)}`);
    }
    await step(-1);
    assert.equal(await until(card, (text) => text !== texts.at(-1), "the card before"), texts.at(-2));
    const said = report.attributions.map((attribution) => whoSays(attribution)).filter(Boolean);
    assert.ok(texts.some((text) => said.some((who) => text.includes(who))), "one of them tells of a source");
    await browser().key("Escape");
    await gone();
    assert.equal(await focused(), "a");
  });

  test("leaving takes it along", async () => {
    await readSample();
    await pointAtFirst("cue");
    await shown();
    await leave(browser(), untouched);
    assert.equal(await browser().textInside("hearsay-card"), null);
    await pointAtFirst("cue").catch(() => {});
    await browser().pointAt(400, 400);
    await wait(500);
    assert.equal(await card(), "");
    assert.deepEqual((await browser().takeComplaints()).filter(({ ours }) => ours), []);
  });
});
