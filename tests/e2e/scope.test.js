// Pages that are no articles: the extension says so and marks nothing by itself, and reads what the reader then asks for.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inBrowsers } from "./browsers/index.js";
import { meant, takeSnapshot } from "./core.js";
import { painted, paintedCount } from "./look.js";
import { Site } from "./server.js";
import { count, leave, notice, open, stateOf, until } from "./visit.js";

/** @typedef {import("./browsers/index.js").Browser} Browser */

const site = new Site();
before(() => site.start());
after(() => site.stop());

/** Pages of each kind, with words in them that somebody is quoted for. */
const KINDS = {
  "a home page": ["home.html", "We were lucky with the wind"],
  "search results": ["search.html", "Nobody asked us"],
  "a shop": ["shop.html", "It has survived two winters"],
  "a forum": ["forum.html", "Check the valve first"],
  "a mail client": ["mail.html", "the treasurer said"],
  "an opened mail": ["letter.html", "The treasurer said"],
  "a document editor": ["editor.html", "A hundred years"],
};

/** Presses the button and waits for the sentence. @param {Browser} browser */
async function pressInVain(browser) {
  await browser.press();
  const said = await until(() => notice(browser), (sentence) => sentence !== null, "a sentence");
  assert.equal(said, "There is no article to read on this page.");
  assert.equal(await browser.look(paintedCount), 0, "nothing is marked");
}

/** @param {Browser} browser @returns {Promise<{ label: string, enabled: boolean, focused: boolean }[] | null>} */
function choices(browser) {
  return browser.inside("hearsay-notice", (root) =>
    [...root.querySelectorAll("button.hearsay-choice")].map((button) => ({
      label: button.textContent ?? "",
      enabled: !(/** @type {HTMLButtonElement} */ (button).disabled),
      focused: root.activeElement === button,
    })),
  );
}

/** Selects the block that holds some words. @param {string} words */
function select(words) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(words) ?? -1;
    if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
  }
  return String(getSelection());
}

inBrowsers("what is no article", (browser) => {
  for (const [kind, [file, words]] of Object.entries(KINDS)) {
    test(`${kind}: nothing is marked, and the whole page is read where the reader asks, by the keyboard alone`, async () => {
      await open(browser(), site.url(file));
      const before = await stateOf(browser());
      const sensed = await browser().look(takeSnapshot, { rendered: true, whole: true });
      const { paint } = await meant(sensed, { whole_page: true });
      assert.ok(count(paint) > 0, "there is something to mark");

      await pressInVain(browser());
      assert.deepEqual(await choices(browser()), [
        { label: "Read the selection", enabled: false, focused: false },
        { label: "Read the whole page", enabled: true, focused: true },
      ]);
      await browser().key("Enter");
      await until(() => browser().look(paintedCount), (n) => n === count(paint), `${count(paint)} painted ranges`);
      assert.deepEqual(await browser().look(painted), paint);
      assert.equal(await notice(browser()), null, "the notice is gone");
      await leave(browser(), before);
    });

    test(`${kind}: the selection alone is read where the reader asks`, async () => {
      await open(browser(), site.url(file));
      const before = await stateOf(browser());
      assert.equal(await browser().look(select, words), words);
      await pressInVain(browser());
      assert.deepEqual(
        (await choices(browser()))?.map(({ enabled, focused }) => [enabled, focused]),
        [[true, true], [true, false]],
        "the selection is offered first",
      );
      await browser().key("Enter");
      await until(() => browser().look(paintedCount), (n) => n > 0, "marks");
      const paint = await browser().look(painted);
      const inside = await browser().look(
        (words) => {
          const blocks = [...document.querySelectorAll("p, td")].filter((block) => block.textContent?.includes(words));
          const ranges = [...CSS.highlights].filter(([name]) => name.startsWith("hearsay-")).flatMap(([, highlight]) => [...highlight]);
          return ranges.every((range) => blocks.some((block) => block.contains(range.startContainer)));
        },
        words,
      );
      assert.ok(inside, `only the selected paragraph is marked: ${JSON.stringify(paint)}`);
      await leave(browser(), before);
    });
  }

  test("the whole page stays read where its address is tidied up and text comes", async () => {
    await open(browser(), site.url("forum.html"));
    await pressInVain(browser());
    await browser().key("Enter");
    const before = await until(() => browser().look(paintedCount), (n) => n > 0, "marks");
    await browser().inPage(() => {
      history.replaceState(null, "", `${location.pathname}?tidy#comment-5`);
      const more = document.createElement("p");
      more.textContent = "Ann Low, who repairs boilers in Hull, said on Monday that it may well be the valve.";
      document.querySelector("p")?.after(more);
    });
    await until(() => browser().look(paintedCount), (n) => n > before, "the new words' marks, too");
    assert.equal(await notice(browser()), null);
    await browser().press();
    await until(() => browser().look(paintedCount), (n) => n === 0, "no marks");
  });

  test("a selection made after the sentence came can be read, too; Escape sends the sentence away", async () => {
    await open(browser(), site.url("forum.html"));
    await pressInVain(browser());
    await browser().look(select, "Check the valve first");
    await until(() => choices(browser()), (all) => all?.[0].enabled === true, "the selection to be offered");
    await browser().key("Escape");
    await until(() => notice(browser()), (said) => said === null, "the notice to go");
    assert.equal(await browser().look(paintedCount), 0);
    await browser().press();
  });
});

/** Runs in the page: the next story was scrolled into view. */
function showSecond() {
  history.pushState(null, "", `${location.pathname}?second`);
  document.title = "Lock keeper’s cottage sold to its tenant | The Marlow Courier";
}

/** Headings of the articles in which something is marked. */
function markedArticles() {
  const ranges = [...CSS.highlights].filter(([name]) => name.startsWith("hearsay-")).flatMap(([, highlight]) => [...highlight]);
  const articles = new Set(ranges.map((range) => range.startContainer.parentElement?.closest("article")));
  return [...articles].map((article) => article?.querySelector("h1")?.textContent);
}

inBrowsers("several stories", (browser) => {
  test("a second story below is not read with the first; it is read when it is the one that is open", async () => {
    await open(browser(), site.url("scrolled.html"));
    await browser().press();
    await until(() => browser().look(markedArticles), (all) => all.length > 0, "marks");
    assert.deepEqual(await browser().look(markedArticles), ["Tide mill turns again after sixty years"]);
    await browser().inPage(showSecond);
    await until(() => browser().look(markedArticles), (all) => all[0]?.startsWith("Lock") === true, "the second story's marks");
    assert.deepEqual(await browser().look(markedArticles), ["Lock keeper’s cottage sold to its tenant"]);
    await browser().press();
    await until(() => browser().look(paintedCount), (n) => n === 0, "no marks");
  });

  test("of a story across several pages the open one is read", async () => {
    await open(browser(), site.url("paged.html"));
    await browser().press();
    await until(() => browser().look(paintedCount), (n) => n > 0, "marks");
    const outside = () =>
      [...CSS.highlights].some(([name, highlight]) => name.startsWith("hearsay-") && [...highlight].some((range) => range.startContainer.parentElement?.closest(".pagination")));
    assert.equal(await browser().look(outside), false, "nothing in the list of pages is marked");
    await browser().press();
  });
});
