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

/** Where the page was found differs, and whether something is shown only a browser can tell. @param {any} page */
function comparable({ title, lang, meta, elements, blocks }) {
  return { title, lang, meta, elements: elements.map((/** @type {any} */ { hidden: _, ...element }) => element), blocks };
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
