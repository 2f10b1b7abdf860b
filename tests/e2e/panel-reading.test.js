// The panel says what the marks show: who speaks, what else is marked, and what the reader can do about it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inBrowsers } from "./browsers/index.js";
import { highlightNames } from "./look.js";
import { Site } from "./server.js";
import { meantOn, notice, open, pressUntilPainted, until } from "./visit.js";

const site = new Site();
before(() => site.start());
after(() => site.stop());

/** Runs in the panel: its text, part by part. */
const said = () => ({
  status: document.getElementById("status")?.textContent ?? "",
  press: document.getElementById("press")?.textContent ?? "",
  bar: document.querySelector(".bar")?.getAttribute("aria-label") ?? "",
  shares: Array.from(document.querySelectorAll(".share"), (row) => `${row.querySelector(".share-label")?.textContent}: ${row.querySelector(".share-part")?.textContent}`),
  widths: Array.from(document.querySelectorAll(".bar [class^=fill]"), (piece) => Number(piece.getAttribute("width"))),
  parts: Array.from(document.querySelectorAll("#reading summary"), (summary) => summary.textContent ?? ""),
  days: Array.from(document.querySelectorAll(".day"), (day) => day.textContent ?? ""),
});

/** Runs in the panel. @param {string} key */
const pressKey = (key) => /** @type {HTMLElement} */ (document.querySelector(`[data-key="${CSS.escape(key)}"]`)).click();

inBrowsers("panel", (browser) => {
  const panel = () => browser().inPanel(said);

  async function readSample() {
    await open(browser(), site.url("sample.html"));
    await pressUntilPainted(browser(), (await meantOn(browser())).paint);
    await until(panel, ({ bar }) => bar !== "", "the bar");
  }

  test("at the top, who speaks: one bar, and the same as text", async () => {
    await readSample();
    const { bar, shares, widths } = await panel();
    assert.equal(bar, shares.join("; "));
    assert.ok(shares.length >= 4 && widths.length === shares.length, bar);
    const parts = shares.map((share) => Number(/(\d+)\s?%/.exec(share)?.[1]));
    assert.ok(Math.abs(parts.reduce((a, b) => a + b, 0) - 100) <= shares.length, bar);
    const all = widths.reduce((a, b) => a + b, 0);
    widths.forEach((width, at) => assert.ok(Math.abs(width / all - parts[at] / 100) < 0.01, `${shares[at]} is ${width} of ${all}`));
  });

  test("each source with its role, its kind and its words", async () => {
    const { parts } = await panel();
    assert.ok(parts.some((part) => /^Dana Ferris.*chief engineer.*A person with a name · \d+ statements · \d+ words$/.test(part)), parts.join("\n"));
    const { report } = await meantOn(browser());
    const statements = await browser().inPanel(() => Array.from(document.querySelectorAll("#reading details li"), (item) => item.textContent ?? ""));
    assert.ok(statements.includes("that“rejected” · In the writer’s words"), statements.join("\n"));
    assert.ok(parts.some((part) => /^\d+ more$/.test(part)));
    const words = parts.flatMap((part) => /(\d+) words?$/.exec(part)?.[1] ?? []).slice(0, -1).map(Number);
    const sorted = words.slice(0, 4);
    assert.deepEqual(sorted, sorted.toSorted((a, b) => b - a), "who says most comes first");
    for (const [title, list] of [["Words that hold back", "hedges"], ["Words that push", "loaded"], ["Names", "names"], ["Numbers", "numbers"]]) {
      assert.ok(parts.includes(`${title}${report[list].length}`), `${title} ${report[list].length} in ${parts.join("\n")}`);
    }
  });

  test("a source that the story only points to with a pronoun is not shown as if that were its name", async () => {
    const story = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Quay</title><article><h1>Old quay to be dug up</h1>
      <p>They said that the quay was rotten. “It will not last another winter,” they said, and the diggers came on Monday.</p>
      <p>It said in a statement that the work would take nine weeks. Nothing else was known about the plan on Friday evening.</p>
      <p>Ruth Amsel, the harbour master, said that she had been told nothing. “I read it in the paper,” she said.</p></article>`;
    await open(browser(), site.url(site.make("pronouns", story)));
    const { paint, report } = await meantOn(browser());
    const pronouns = report.attributions.filter((/** @type {{ is_pronoun: boolean }} */ { is_pronoun }) => is_pronoun);
    assert.ok(pronouns.length > 1, JSON.stringify(report.attributions));
    await pressUntilPainted(browser(), paint);
    const { parts } = await until(panel, ({ parts }) => parts.some((part) => part.includes("Ruth Amsel")), "the sources");
    assert.ok(!parts.some((part) => /^(They|It)\b/i.test(part)), parts.join("\n"));
    assert.ok(parts.some((part) => /^A source without a name.*The story only says “they”/.test(part)), parts.join("\n"));
    await readSample();
  });

  test("what is added to the page is told as it comes", async () => {
    await browser().look(() => {
      const late = document.createElement("p");
      late.textContent = "“I saw the cracks from my boat,” said Nils Aber, who fishes below the bridge.";
      document.querySelector("article p:not(.byline)")?.after(late);
    });
    await until(panel, ({ parts }) => parts.some((part) => part.includes("Nils Aber")), "the new source");
    await readSample();
  });

  test("a press on a statement brings it into view and lets it flash", async () => {
    await browser().inPanel(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    const flash = () => {
      const ranges = Array.from(CSS.highlights.get("hearsay-flash") ?? [], ({ startContainer, startOffset, endOffset }) => {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(startContainer, endOffset);
        return range;
      });
      const isInView = ranges.some((range) => range.getBoundingClientRect().top >= 0 && range.getBoundingClientRect().bottom <= innerHeight);
      return { texts: ranges.map(String), isInView };
    };
    const last = await browser().inPanel(() => {
      const statement = /** @type {HTMLElement} */ (Array.from(document.querySelectorAll(".statement")).find(({ textContent }) => textContent?.includes("bakery")));
      statement.click();
      return statement.textContent ?? "";
    });
    const shown = await until(() => browser().look(flash), ({ isInView }) => isInView, `“${last}” to flash in view`);
    assert.ok(shown.texts.some((text) => last.includes(text.trim().slice(0, 20))), `${shown.texts.join("|")} for ${last}`);
    await until(() => browser().look(highlightNames), (names) => !names.includes("hearsay-flash"), "the flash to end");
  });

  test("the timeline counts from publication; a corrected day counts it anew", async () => {
    const { days } = await panel();
    assert.ok(days.some((day) => /Wednesday.*15 May 2024|May 15, 2024.*/.test(day) && day.includes("1 day before publication")), days.join("\n"));
    const stamps = days.flatMap((day) => Date.parse(/^\w+day, (\w+ \d+, \d{4})/.exec(day)?.[1] ?? "") || []);
    assert.ok(stamps.length > 5);
    assert.deepEqual(stamps, stamps.toSorted((a, b) => a - b));
    await browser().inPanel(() => {
      const field = /** @type {HTMLInputElement} */ (document.getElementById("published"));
      field.value = "2024-05-30";
      field.dispatchEvent(new Event("change"));
    });
    await until(panel, ({ days }) => days.some((day) => /29/.test(day) && /Wednesday/.test(day)), "“Wednesday” to be the 29th");
    await browser().inPanel(pressKey, "published back");
    await until(panel, ({ days: now }) => now.join() === days.join(), "the page's own day to be back");
  });

  test("it leaves the page and reads it again", async () => {
    await browser().inPanel(pressKey, "press");
    await until(() => browser().look(highlightNames), (names) => names.length === 0, "the marks to go");
    const { status, press, parts } = await until(panel, ({ status }) => status !== "", "a sentence");
    assert.match(status, /^This page is not being read\./);
    assert.equal(press, "Read this page");
    assert.deepEqual(parts, []);
    await browser().inPanel(pressKey, "press");
    await until(() => browser().look(highlightNames), (names) => names.length > 0, "the marks to be back");
    await until(panel, ({ press }) => press === "Leave this page as it was", "the panel to follow");
  });

  test("it follows the tab, and says plainly that there is nothing to read", async () => {
    await browser().openTab();
    await browser().open(site.url(site.make("short", "<!doctype html><html lang=en><title>Short</title><p>Hello.")));
    const { status, bar, press } = await until(panel, ({ bar }) => bar === "", "the panel to follow to the other tab");
    assert.match(status, /^This page is not being read\. Press the Hearsay button in the toolbar/);
    assert.deepEqual({ bar, press }, { bar: "", press: "" });
    await browser().press();
    await until(panel, ({ status }) => status === "There is no article to read on this page.", "the reason");
    await browser().closeTab();
    await until(panel, ({ bar }) => bar !== "", "the panel to come back");
    assert.deepEqual((await browser().takeComplaints()).filter(({ ours }) => ours), []);
  });

  test("where there is no article, it offers to read the whole page", async () => {
    await open(browser(), site.url("forum.html"));
    await browser().press();
    await until(panel, ({ status, press }) => status === "There is no article to read on this page." && press.startsWith("Read the whole page"), "the offer");
    await browser().inPanel(pressKey, "read page");
    await until(panel, ({ bar }) => bar !== "", "the reading of the whole page");
    assert.equal(await notice(browser()), null);
  });

  test("a site that is always read is read without a press, and no more once that is taken back", async () => {
    const box = () => browser().inPanel(() => /** @type {HTMLInputElement | null} */ (document.getElementById("always"))?.checked ?? null);
    await readSample();
    await until(box, (checked) => checked === false, "the switch, off");
    const pattern = "http://127.0.0.1/*";
    await browser().setSite(pattern, true);
    await until(box, (checked) => checked === true, "the switch to be on");
    const registered = () => browser().inBackground(async () => (await chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches ?? []));
    await until(registered, (matches) => matches.join() === pattern, "the site to be registered");

    await browser().open(site.url("sample.html", "self"));
    await until(() => browser().look(highlightNames), (names) => names.length > 0, "marks without a press");
    await browser().press();
    await until(() => browser().look(highlightNames), (names) => names.length === 0, "a press to leave the page");
    // A page that goes while a message of it is on its way: Firefox notes that in its console, whatever the script does.
    await until(() => browser().badge(), (badge) => badge === "", "the button to be told");

    await browser().open(site.url(site.make("front", "<!doctype html><html lang=en><title>Front</title><p>Hello.")));
    await until(panel, ({ bar }) => bar === "", "the panel to follow");
    assert.equal(await notice(browser()), null, "no complaint about a page that is no article");
    assert.equal(await browser().badge(), "");

    // A story that comes under another address in the same document is read as soon as it is there, where the browser tells.
    if (await browser().look(() => "navigation" in globalThis)) {
      await browser().inPage(() => {
        history.pushState(null, "", "?story");
        const words = "The mayor said on Monday that the bridge would stay shut until spring, and two engineers who had seen it agreed with her. ";
        document.body.innerHTML = `<article><h1>Bridge stays shut</h1>${`<p>${words.repeat(3)}</p>`.repeat(8)}</article>`;
      });
      await until(() => browser().look(highlightNames), (names) => names.length > 0, "marks in the story that came");
      await browser().inPage(() => {
        history.pushState(null, "", "?front");
        document.body.innerHTML = "<p>Hello.";
      });
      await until(() => browser().look(highlightNames), (names) => names.length === 0, "no marks on the front page");
      await until(() => browser().badge(), (badge) => badge === "", "the button to be told");
      assert.equal(await notice(browser()), null, "no complaint, since nobody asked");
    }

    // The browser may have taken the right to run anything there: the panel asks the page itself to be left.
    await browser().open(site.url("sample.html", "self"));
    await until(() => browser().look(highlightNames), (names) => names.length > 0, "marks without a press");
    await browser().setSite(pattern, false);
    await until(panel, ({ bar }) => bar !== "", "the panel to show the reading");
    await browser().inPanel(pressKey, "press");
    await until(() => browser().look(highlightNames), (names) => names.length === 0, "the panel's button to leave the page");
    assert.equal(await browser().badge(), "");

    await until(registered, (matches) => matches.length === 0, "nothing to be registered");
    await browser().open(site.url("sample.html"));
    await new Promise((rest) => setTimeout(rest, 500));
    assert.deepEqual(await browser().look(highlightNames), []);
    assert.deepEqual((await browser().takeComplaints()).filter(({ ours }) => ours), []);
  });
});
