// The snapshot of a page in a browser and that of the command line are the same, on every real page.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { inBrowsers } from "./browsers/index.js";
import { received, takeSnapshot, unpack } from "./core.js";
import { GOLD, Site, WITHOUT_GOLD, goldFile } from "./server.js";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const site = new Site();

/** Where the page was found differs. @param {any} page */
function comparable({ title, lang, meta, elements, blocks }) {
  return { title, lang, meta, elements, blocks };
}

/** @param {string} file @param {boolean} [whole] the snapshot that the command line takes of it */
async function parsed(file, whole = false) {
  const { stdout } = await run(`${root}target/release/hearsay`, ["snapshot", ...(whole ? ["--whole-page"] : []), file], { maxBuffer: 2 ** 28 });
  return comparable(JSON.parse(stdout));
}

/** The snapshot of the page that is open. @param {import("./browsers/index.js").Browser} browser @param {boolean} [whole] */
async function sensed(browser, whole = false) {
  const page = received((await browser.look(takeSnapshot, { rendered: false, whole })).page);
  return comparable({ ...page, ...unpack(page) });
}

before(async () => {
  await site.start();
  await run("cargo", ["build", "--quiet", "--release", "--locked", "--features", "cli", "--bin", "hearsay"], { cwd: root });
});
after(() => site.stop());

inBrowsers("snapshot", (browser) => {
  test("our sample article", async () => {
    await browser().open(site.url("sample.html", "no-script"));
    assert.deepEqual(await sensed(browser()), await parsed(`${root}tests/e2e/pages/sample.html`));
  });

  test("menus and the page's header and footer are read where the whole page is", async () => {
    await browser().open(site.url("apart.html", "no-script"));
    const file = `${root}tests/e2e/pages/apart.html`;
    const [story, whole] = [await sensed(browser()), await sensed(browser(), true)];
    assert.deepEqual(story, await parsed(file));
    assert.deepEqual(whole, await parsed(file, true));
    const texts = (/** @type {any} */ page) => page.blocks.map((/** @type {any} */ { text }) => text.trim());
    const days = (/** @type {any} */ page) => page.meta.filter((/** @type {any} */ { name }) => name === "time").map((/** @type {any} */ { value }) => value);
    const head = ["Tide gate is shut", "Saturday", "An old gate", "Before the menu"];
    const body = ["after it", "By Ida Wren", "The story.", "Filed from Marlow."];
    assert.deepEqual(texts(story), [...head, ...body]);
    assert.deepEqual(texts(whole), ["The Marlow Post", "Our towns", "Monday", ...head, "Home", ...body, "Write to us", "Printed by the river", "since 1902"]);
    assert.deepEqual(days(story), ["2020-03-21", "2020-03-22"]);
    assert.deepEqual(days(whole), ["2020-03-23", "2020-03-21", "2020-03-01", "2020-03-22", "1902-01-01"]);
  });

  test("what says of itself that it is hidden", async () => {
    await browser().open(site.url("hidden.html", "no-script"));
    const page = await sensed(browser());
    assert.deepEqual(page, await parsed(`${root}tests/e2e/pages/hidden.html`));
    const elements = page.blocks.map((/** @type {any} */ { element }) => page.elements[element]);
    const said = elements.map((/** @type {any} */ { tag, words, hidden }) => `${tag} ${words} ${hidden ? "hidden" : "shown"}`);
    assert.deepEqual(said, [
      "dialog closed hidden",
      "dialog  hidden",
      "dialog open shown",
      "p plain shown",
      "p attribute hidden",
      "p aria hidden",
      "p aria-not shown",
      "p style hidden",
      "p style-not shown",
      "div b a alert x y z shown",
    ]);
  });

  test("what a style sheet hides, where it may be of a story", async () => {
    const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hidden</title><style>.none { display: none } .veiled { visibility: hidden }</style>
      <p>Seen</p><p class="none">Gone</p><div class="veiled">Veiled</div><p class="none"><a href="/">Gone link</a></p>
      <ul><li class="none"><a href="/">Linked item</a> </li><li class="none"><a href="/">Item</a> with words</li><li>Plain item</li></ul>`;
    await browser().open(site.url(site.make("veiled", page)));
    const { blocks, elements } = /** @type {any} */ (unpack(received((await browser().look(takeSnapshot, { rendered: true })).page)));
    const said = blocks.map((/** @type {any} */ { text, element }) => `${elements[element].hidden ? "hidden" : "shown"}: ${text.trim()}`);
    assert.deepEqual(said, [
      "shown: Seen",
      "hidden: Gone",
      "hidden: Veiled",
      "hidden: Gone link",
      "shown: Linked item", // No story has a block that is all link, so it is not asked.
      "hidden: Item with words",
      "shown: Plain item",
    ]);
  });

  test("real pages", { skip: WITHOUT_GOLD }, async (t) => {
    for (const name of GOLD) {
      await t.test(name, async () => {
        // The pages' own scripts are off: both sides see the same document.
        await browser().open(site.url(`gold/${name}.html`, "no-script"));
        for (const whole of [false, true]) assert.deepEqual(await sensed(browser(), whole), await parsed(goldFile(name), whole));
      });
    }
  });
});
