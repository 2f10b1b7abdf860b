// The browser in another language: German is complete and fits; where text runs from right to left, so do the panel and our pages.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { inBrowsers } from "./browsers/index.js";
import { cut, overflow, texts } from "./layout.js";
import { painted } from "./look.js";
import { Site } from "./server.js";
import { count, open, until } from "./visit.js";

const site = new Site();
before(() => site.start());
after(() => site.stop());

/** @param {string} language @returns {Record<string, { message: string }>} */
const messages = (language) => JSON.parse(readFileSync(new URL(`../../extension/_locales/${language}/messages.json`, import.meta.url), "utf8"));
const german = messages("de");
/** The English sentences that are other ones in German, as patterns. */
const ENGLISH = Object.entries(messages("en")).flatMap(([key, { message }]) => {
  if (message === german[key].message || !/[a-z]{2}/.test(message.replaceAll(/\$\d/g, ""))) return [];
  const parts = message.split(/\$\d/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  // Where the sentence is hardly more than its blanks, these are figures.
  return [new RegExp(`^${parts.join(parts.join("").length < 8 ? "\\d[\\d.,]*" : "[^]*")}$`)];
});
/** Days and months that German spells otherwise. */
const CALENDAR = /\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(January|February|March|May|June|July|October|December)\b|\b(days?|weeks?|months?|years?) (before|after)\b/;

/** @param {string[]} said @returns {string[]} */
const english = (said) => said.filter((text) => ENGLISH.some((pattern) => pattern.test(text)));

/**
 * @param {() => import("./browsers/index.js").Browser} browser
 * @param {string} path
 * @param {string} ready a selector that is there once the page is written
 */
async function openOurs(browser, path, ready) {
  const url = await browser().inBackground((path) => chrome.runtime.getURL(path), path);
  await browser().openTab();
  await browser().open(url);
  await until(() => browser().inPage((ready) => document.querySelector(ready) !== null, ready), Boolean, path);
}

/** Unfolds the panel. @returns {boolean} whether it shows a reading */
function unfold() {
  for (const details of document.querySelectorAll("details")) details.open = true;
  return document.querySelector(".bar") !== null;
}

/** @param {() => import("./browsers/index.js").Browser} browser @returns {Promise<number>} the tab in front */
function tabOf(browser) {
  return browser().inBackground(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0].id ?? -1);
}

/** @param {() => import("./browsers/index.js").Browser} browser @param {import("node:test").TestContext} t @param {string} language @returns {Promise<boolean>} */
async function speaks(browser, t, language) {
  if (await browser().inBackground((language) => chrome.i18n.getUILanguage().startsWith(language), language)) return true;
  t.skip(`this browser has no ${language} (Debian: chromium-l10n)`);
  return false;
}

inBrowsers(
  "in German",
  (browser) => {
    test("panel, card and notice say everything in German", { timeout: 60_000 }, async (t) => {
      if (!(await speaks(browser, t, "de"))) return;
      await open(browser(), site.url("sample.html"));
      await browser().press();
      await until(() => browser().look(painted), (now) => count(now) > 0, "marks");
      await until(() => browser().inPanel(unfold), Boolean, "the reading");
      const panel = await browser().inPanel(texts);
      assert.ok(["Quellen", "Wer in diesem Artikel spricht", "Zum Mitnehmen", "Einstellungen"].every((words) => panel.includes(words)), panel.join("\n"));
      assert.deepEqual(english(panel), []);
      const days = await browser().inPanel(() => Array.from(document.querySelectorAll(".day, .headline + .quiet"), (day) => day.textContent ?? ""));
      assert.ok(days.some((day) => day.includes("Mittwoch, 15. Mai 2024")) && days.some((day) => day.includes("13 Tage vor der Veröffentlichung")), days.join("\n"));
      assert.deepEqual(days.filter((day) => CALENDAR.test(day)), []);
      assert.equal(await browser().inPanel(() => document.documentElement.lang), "de");
      assert.deepEqual(await browser().inPanel(overflow), []);
      assert.deepEqual(await browser().inPanel(cut), []);

      const tabId = await tabOf(browser);
      const title = await browser().inBackground((tabId) => chrome.action.getTitle({ tabId }), tabId);
      assert.match(title, /^\d+ Quellen · drücken, um die Seite wieder zu lassen, wie sie war$/);
      let before = "";
      for (let n = 0; n < 14; n++) {
        await browser().inBackground((tabId) => chrome.tabs.sendMessage(tabId, { type: "step", by: 1 }), tabId);
        const said = /** @type {string[]} */ (await until(() => browser().inside("hearsay-card", texts), (now) => now !== null && now.join() !== before, "the next card"));
        before = said.join();
        assert.deepEqual(english(said), []);
        assert.deepEqual(said.filter((text) => CALENDAR.test(text) && !text.includes("„") && !text.includes("“")), []);
        assert.equal(await browser().inside("hearsay-card", (root) => root.querySelector("section")?.lang), "de");
      }
      await browser().key("Escape");

      await browser().open(site.url("forum.html"));
      await browser().press();
      const notice = await until(() => browser().inside("hearsay-notice", texts), (now) => now !== null && now.length > 0, "the notice");
      assert.ok(notice?.includes("Auf dieser Seite gibt es keinen Artikel zu lesen."), notice?.join("\n"));
      assert.deepEqual(english(notice ?? []), []);
    });

    test("settings, first page and print page are in German, and nothing is cut", { timeout: 60_000 }, async (t) => {
      if (!(await speaks(browser, t, "de"))) return;
      await browser().inBackground(() => chrome.storage.local.set({ corrections: [{ list: "hedges", words: "reportedly" }] }));
      await open(browser(), site.url("sample.html"));
      await browser().press();
      await until(() => browser().look(painted), (now) => count(now) > 0, "marks");
      const tabId = await tabOf(browser);
      for (const [path, ready, words] of [
        ["options/options.html", "#privacy", "Wie sicher eine Markierung sein muss"],
        ["welcome/welcome.html", "#marks li", "Was die Markierungen bedeuten"],
        [`print/print.html#${tabId}`, "#story h1", "Mit den Markierungen drucken"],
      ]) {
        await openOurs(browser, path, ready);
        const said = await browser().inPage(texts);
        assert.ok(said.includes(words), said.join("\n"));
        assert.deepEqual(english(said), [], path);
        assert.equal(await browser().inPage(() => document.documentElement.lang), "de");
        assert.deepEqual(await browser().inPage(overflow), [], path);
        assert.deepEqual(await browser().inPage(cut), [], path);
        await browser().closeTab();
      }
      await browser().inBackground(() => chrome.storage.local.remove("corrections"));
    });
  },
  { language: "de" },
);

inBrowsers(
  "from right to left",
  (browser) => {
    test("the panel, our pages and the card run from right to left with the browser's language; a page's own direction changes nothing", { timeout: 60_000 }, async (t) => {
      if (!(await speaks(browser, t, "ar"))) return;
      const story = `<!doctype html><html lang="en" dir="rtl"><meta charset="utf-8"><title>Bells</title><article><h1>Bells to ring again</h1>
        <p>“I miss the bells,” said Nora Quill, the sexton. She has rung them since 1998, and “they sang to me”, she added.</p>
        <p>The council reportedly wants to sell them for £40,000. Nora Quill said that she would buy them herself if she could.</p></article>`;
      await open(browser(), site.url(site.make("rtl", story)));
      await browser().press();
      const paint = await until(() => browser().look(painted), (now) => count(now) > 0, "marks");
      assert.ok(paint.quote.length > 1 && paint.source.includes("Nora Quill, the sexton"), JSON.stringify(paint));
      await until(() => browser().inPanel(unfold), Boolean, "the reading");
      assert.equal(await browser().inPanel(() => getComputedStyle(document.body).direction), "rtl");
      assert.equal(await browser().inPanel(() => document.documentElement.lang), "en", "what it says is English");
      assert.deepEqual(await browser().inPanel(cut), []);
      const sides = await browser().inPanel(() => {
        const { borderLeftWidth, borderRightWidth } = getComputedStyle(/** @type {Element} */ (document.querySelector(".statement")));
        const [key, label] = [".key", ".share-label"].map((part) => /** @type {Element} */ (document.querySelector(part)).getBoundingClientRect());
        return { borderLeftWidth, borderRightWidth, isKeyFirst: key.left > label.left };
      });
      assert.deepEqual(sides, { borderLeftWidth: "0px", borderRightWidth: "3px", isKeyFirst: true });
      const tabId = await tabOf(browser);
      await browser().inBackground((tabId) => chrome.tabs.sendMessage(tabId, { type: "step", by: 1 }), tabId);
      const card = await until(
        () =>
          browser().inside("hearsay-card", (root) => {
            const box = /** @type {HTMLElement} */ (root.querySelector("section"));
            const { left, right } = box.getBoundingClientRect();
            return { direction: getComputedStyle(box).direction, isInside: left >= 0 && right <= innerWidth };
          }),
        (now) => now !== null,
        "the card",
      );
      assert.deepEqual(card, { direction: "rtl", isInside: true });
      await browser().key("Escape");
      for (const [path, ready] of [["options/options.html", "#privacy"], ["welcome/welcome.html", "#marks li"], [`print/print.html#${tabId}`, "#story h1"]]) {
        await openOurs(browser, path, ready);
        assert.equal(await browser().inPage(() => document.documentElement.dir || "ltr"), path.startsWith("print") ? "ltr" : "rtl", path);
        assert.deepEqual(await browser().inPage(cut), [], path);
        await browser().closeTab();
      }
      assert.deepEqual((await browser().takeComplaints()).filter(({ ours, text }) => ours && !/Trusted|inactive|unloaded/.test(text)), []);
    });
  },
  { language: "ar" },
);
