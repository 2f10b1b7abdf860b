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

/** @param {string} file the snapshot that the command line takes of it */
async function parsed(file) {
  const { stdout } = await run(`${root}target/release/hearsay`, ["snapshot", file], { maxBuffer: 2 ** 28 });
  return comparable(JSON.parse(stdout));
}

/** The snapshot of the page that is open. @param {import("./browsers/index.js").Browser} browser */
async function sensed(browser) {
  const page = received((await browser.look(takeSnapshot, { rendered: false })).page);
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

  test("real pages", { skip: WITHOUT_GOLD }, async (t) => {
    for (const name of GOLD) {
      await t.test(name, async () => {
        // The pages' own scripts are off: both sides see the same document.
        await browser().open(site.url(`gold/${name}.html`, "no-script"));
        assert.deepEqual(await sensed(browser()), await parsed(goldFile(name)));
      });
    }
  });
});
