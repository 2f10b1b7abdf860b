// A background that was ended, as browsers end one that was idle: the page does not notice, and the next event starts it again.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { inBrowsers } from "./browsers/index.js";
import { painted, paintedCount } from "./look.js";
import { Site } from "./server.js";
import { count, leave, meantOn, notice, open, pressUntilPainted, stateOf, until } from "./visit.js";

const site = new Site();
before(() => site.start());
after(() => site.stop());

inBrowsers("a stopped background", (browser) => {
  /** @type {{ document: string, listeners: number }} */
  let untouched;

  /** Ends the background. What it kept is lost, by which a later one is told from it. */
  async function stop() {
    await browser().inBackground(() => {
      /** @type {any} */ (globalThis.document?.defaultView ?? globalThis).isOld = true;
    });
    await browser().stopBackground();
  }
  const isNew = () => browser().inBackground(() => !("isOld" in (globalThis.document?.defaultView ?? globalThis)));

  async function readSample() {
    await open(browser(), site.url("sample.html"));
    await browser().pointAt(3, 3);
    untouched = await stateOf(browser());
    await pressUntilPainted(browser(), (await meantOn(browser())).paint);
  }

  test("the marks stay, and the card still comes: neither needs it", async () => {
    await readSample();
    const marks = await browser().look(painted);
    await stop();
    await wait(500);
    assert.deepEqual(await browser().look(painted), marks);
    const point = await browser().look(() => {
      const [range] = CSS.highlights.get("hearsay-cue") ?? [];
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      const { left, top, width, height } = live.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    await browser().pointAt(point.x, point.y);
    const card = await until(() => browser().textInside("hearsay-card"), Boolean, "the card");
    assert.match(card ?? "", /Words that attribute/);
  });

  test("late paragraphs are read by a new one", async () => {
    await readSample();
    await stop();
    await browser().look(() => {
      const late = document.createElement("p");
      late.textContent = "“I saw the cracks from my boat,” said Nils Aber, who fishes below the bridge.";
      document.querySelector("article p:not(.byline)")?.after(late);
    });
    await until(() => browser().look(painted), ({ quote }) => quote.includes("“I saw the cracks from my boat,”"), "the late quotation");
    assert.ok(await isNew());
    const { paint } = await meantOn(browser());
    await until(() => browser().look(paintedCount), (n) => n === count(paint), "all marks");
    assert.deepEqual(await browser().look(painted), paint);
  });

  test("the press that leaves, and the one that reads again", async () => {
    await readSample();
    await stop();
    await leave(browser(), untouched);
    await until(() => browser().badge(), (badge) => badge === "", "the badge to go");
    await stop();
    await pressUntilPainted(browser(), (await meantOn(browser())).paint);
    assert.ok(await isNew());
    assert.deepEqual((await browser().takeComplaints()).filter(({ ours }) => ours), []);
  });
});

inBrowsers("a removed extension", (browser) => {
  test("when the page changes, a plain sentence says that nobody reads it any more, and the marks go", async (t) => {
    // Firefox ends the script in the page at once, without a last word: its marks lose their style and the page its reader.
    if (browser().name === "Firefox") return t.skip("Firefox leaves nobody there to say it");
    await open(browser(), site.url("sample.html"));
    await pressUntilPainted(browser(), (await meantOn(browser())).paint);
    await browser().removeExtension();
    await browser().look(() => {
      const late = document.createElement("p");
      late.textContent = "“I saw the cracks from my boat,” said Nils Aber, who fishes below the bridge.";
      document.querySelector("article p:not(.byline)")?.after(late);
    });
    const said = await until(() => notice(browser()), (sentence) => sentence !== null, "a sentence");
    assert.equal(said, "Hearsay was updated or stopped. Reload this page to read it again.");
    assert.equal(await browser().look(paintedCount), 0);
  });
});
