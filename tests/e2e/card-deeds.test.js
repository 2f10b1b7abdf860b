// The card reached by mouse, touch and keyboard, and what can be done there: from mention to mention, and calling a mark wrong.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { inBrowsers } from "./browsers/index.js";
import { boxOf, painted } from "./look.js";
import { Site } from "./server.js";
import { count, meantOn, open, pressUntilPainted, until } from "./visit.js";

/** @typedef {import("./look.js").Box} Box */

const site = new Site();
before(() => site.start());
after(() => site.stop());

/** Runs in the page: boxes of the lines that flash and are in view. @returns {Box[]} */
function flashing() {
  return [...(CSS.highlights.get("hearsay-flash") ?? [])].flatMap(({ startContainer, startOffset, endOffset }) => {
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(startContainer, endOffset);
    return Array.from(range.getClientRects(), ({ left, top, right, bottom }) => ({ left, top, right, bottom }));
  });
}

/** With the card's shadow root. @param {ShadowRoot} root @param {string} selector @returns {Box | null} */
function boxInside(root, selector) {
  const { left, top, right, bottom } = root.querySelector(selector)?.getBoundingClientRect() ?? { left: 0, top: 0, right: 0, bottom: 0 };
  return right > left ? { left, top, right, bottom } : null;
}

/** @param {ShadowRoot} root */
const textOf = (root) => Array.from(root.querySelectorAll("p, span, button"), ({ textContent }) => textContent).join("\n");

/** @param {Box} a @param {Box} b */
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

inBrowsers("the card in use", (browser) => {
  const card = async () => (await browser().inside("hearsay-card", textOf)) ?? "";
  const gone = () => until(card, (text) => text === "", "the card to go");

  async function readSample() {
    await open(browser(), site.url("sample.html"));
    await browser().pointAt(1, 1);
    await pressUntilPainted(browser(), (await meantOn(browser())).paint);
  }

  /** @param {string} kind @param {string} words */
  async function find(kind, words) {
    const box = await browser().look(boxOf, kind, words);
    assert.ok(box, `${kind} “${words}” is painted`);
    await wait(100);
    return { ...box, x: (box.left + Math.min(box.right, box.left + 20)) / 2, y: (box.top + box.bottom) / 2 };
  }

  /** Rests the pointer on a mark. @param {string} kind @param {string} words */
  async function pointAt(kind, words) {
    const at = await find(kind, words);
    await browser().pointAt(at.x - 1, at.y);
    await browser().pointAt(at.x, at.y);
    const text = await until(card, (said) => said !== "", `a card for “${words}”`);
    return { at, text };
  }

  /** @param {string} selector */
  async function press(selector) {
    const box = await browser().inside("hearsay-card", boxInside, selector);
    assert.ok(box, `${selector} is in the card`);
    await browser().click((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  }

  test("by mouse: whose it is, how it is told, why and how sure; it does not cover the mark; Escape closes it", async () => {
    await readSample();
    const { at, text } = await pointAt("source", "Dana Ferris");
    for (const words of ["Source\n", "Dana Ferris", "A person with a name", "Word for word", "“said” gives them to"]) assert.ok(text.includes(words), `${words} in ${text}`);
    const box = await browser().inside("hearsay-card", boxInside, ".hearsay-box");
    assert.ok(box && !overlap(box, at), JSON.stringify({ box, at }));
    await browser().key("Escape");
    await gone();
  });

  test("what came second-hand shows who has it from whom", async () => {
    const { text } = await pointAt("source", "My mother");
    assert.match(text, /Second-hand: Ida Brandt ← My mother/);
    await browser().pointAt(1, 1);
    await gone();
  });

  test("a date: its day in the calendar, and how far it is from publication", async () => {
    const { text } = await pointAt("date", "May 3");
    assert.match(text, /Friday,? (3 May|May 3,) 2024/);
    assert.match(text, /13 days before publication/);
    await browser().key("Escape");
  });

  test("a name: all its forms; next and previous go from mention to mention", async () => {
    const { text } = await pointAt("person", "Dana Ferris");
    assert.match(text, /Also: .*Ferris/);
    const [, first, all] = /(\d+) of (\d+)/.exec(text) ?? [];
    assert.ok(first === "1" && Number(all) > 2, text);
    await press(".hearsay-after");
    await until(card, (said) => said.includes(`2 of ${all}`), "the second mention");
    const box = await browser().inside("hearsay-card", boxInside, ".hearsay-box");
    const [mark, ...others] = await browser().look(flashing);
    assert.ok(box && mark && others.length === 0 && !overlap(box, mark));
    await press(".hearsay-before");
    await press(".hearsay-before");
    await until(card, (said) => said.includes(`${all} of ${all}`), "the last mention, from the first");
    await browser().key("Escape");
    await gone();
  });

  test("by touch", async () => {
    const at = await find("hedge", "reportedly");
    await browser().tap(at.x, at.y);
    await until(card, (said) => said.includes("Words that hold back"), "the hedge's card");
    await browser().tap(5, 5);
    await gone();
  });

  test("by touch the card's buttons work, and it covers nothing that it explains", async () => {
    // Not the first mention: that is a link, and a touch follows it.
    const at = await find("person", "Ferris");
    await browser().tap(at.x, at.y);
    const text = await until(card, (said) => said.includes("Dana Ferris"), "the name's card");
    const [, here, all] = /(\d+) of (\d+)/.exec(text) ?? [];
    assert.ok(Number(here) < Number(all), text);
    const box = await browser().inside("hearsay-card", boxInside, ".hearsay-box");
    assert.ok(box && !overlap(box, at), JSON.stringify({ box, at }));
    const after = await browser().inside("hearsay-card", boxInside, ".hearsay-after");
    assert.ok(after && after.right - after.left >= 24 && after.bottom - after.top >= 24, "large enough for a finger");
    await browser().tap((after.left + after.right) / 2, (after.top + after.bottom) / 2);
    await until(card, (said) => said.includes(`${Number(here) + 1} of ${all}`), "the next mention");
    const [mark] = await browser().look(flashing);
    const moved = await browser().inside("hearsay-card", boxInside, ".hearsay-box");
    assert.ok(mark && moved && !overlap(moved, mark), JSON.stringify({ moved, mark }));
    await browser().tap(5, 5);
    await gone();
  });

  test("by keyboard, mark by mark and source by source; no card covers its mark", { timeout: 60_000 }, async () => {
    const step = (/** @type {boolean} */ bySource) =>
      browser().inBackground(async (bySource) => {
        const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
        await chrome.tabs.sendMessage(tab.id ?? -1, { type: "step", by: 1, bySource });
      }, bySource);
    const focus = () => browser().look(() => document.activeElement?.localName ?? "");
    for (const bySource of [false, true]) {
      let before = "";
      for (let n = 0; n < 12; n++) {
        await step(bySource);
        const text = await until(card, (said) => said !== "" && said !== before, "the next card");
        if (bySource) assert.match(text, /^Source\n/);
        before = text;
        const box = await browser().inside("hearsay-card", boxInside, ".hearsay-box");
        const lines = await browser().look(flashing);
        assert.ok(box && lines.length > 0);
        assert.ok(box.top >= 0 && box.bottom <= (await browser().look(() => innerHeight)), "the card is in the window");
        assert.deepEqual(lines.filter((line) => overlap(box, line)), [], text);
        assert.equal(await focus(), "hearsay-card");
      }
      await browser().key("ArrowRight");
      await until(card, (said) => said !== before, "the arrow to go on");
      await browser().key("Escape");
      await gone();
      assert.equal(await focus(), "body", "the focus is back in the page");
    }
  });

  test("“this is wrong” hides the word everywhere, and can be taken back", async () => {
    const before = await browser().look(painted);
    const { paint } = await meantOn(browser());
    assert.equal(count(before), count(paint));
    await pointAt("hedge", "reportedly");
    await press("[data-kind=hedge] .hearsay-wrong");
    await until(() => browser().look(painted), ({ hedge }) => !hedge.includes("reportedly"), "the mark to go");
    await until(card, (said) => /no longer marked so/.test(said), "the offer to undo it");
    const kept = await browser().inBackground(async () => (await chrome.storage.local.get("corrections")).corrections);
    assert.deepEqual(kept, [{ list: "hedges", words: "reportedly" }]);

    await open(browser(), site.url("sample.html", "no-connect"));
    await browser().press();
    await until(() => browser().look(painted), (now) => count(now) === count(paint) - 1, "all marks but this one");
    await open(browser(), site.url("sample.html"));
    await browser().press();
    await until(() => browser().look(painted), (now) => count(now) === count(paint) - 1, "all marks but this one");

    await pointAt("loaded", before.loaded[0]);
    await press("[data-kind=loaded] .hearsay-wrong");
    await until(() => browser().look(painted), (now) => !(now.loaded ?? []).includes(before.loaded[0]), "the loaded word to go");
    // What was called wrong elsewhere meanwhile stays so.
    await browser().inBackground(async () => {
      const { corrections } = /** @type {{ corrections: object[] }} */ (await chrome.storage.local.get("corrections"));
      await chrome.storage.local.set({ corrections: [...corrections, { list: "names", words: "elsewhere" }] });
    });
    await press(".hearsay-undo");
    await until(() => browser().look(painted), (now) => (now.loaded ?? []).includes(before.loaded[0]), "the loaded word to be back");
    const left = await browser().inBackground(async () => (await chrome.storage.local.get("corrections")).corrections);
    assert.deepEqual(left, [{ list: "hedges", words: "reportedly" }, { list: "names", words: "elsewhere" }]);
    await gone();
    await browser().inBackground(() => chrome.storage.local.set({ corrections: [] }));
    await until(() => browser().look(painted), (now) => count(now) === count(paint), "everything to be back");
    assert.deepEqual((await browser().takeComplaints()).filter(({ ours }) => ours), []);
  });
});
