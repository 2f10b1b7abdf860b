// The snapshot of a page in a browser and that of the command line are the same, on every real page.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { inBrowsers } from "./browsers/index.js";
import { takeSnapshot } from "./core.js";
import { GOLD, Site, WITHOUT_GOLD, goldFile } from "./server.js";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const site = new Site();

/** @param {string} file @returns {Promise<import("./core.js").Page>} the snapshot that the command line takes */
async function parsed(file) {
  const { stdout } = await run(`${root}target/release/hearsay`, ["snapshot", file], { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout);
}

/** Where the page was found differs, and whether something is shown only a browser can tell. @param {import("./core.js").Page} page */
function comparable({ url: _, ...page }) {
  return { ...page, elements: page.elements.map(({ hidden: _, ...element }) => element) };
}

before(async () => {
  await site.start();
  if (WITHOUT_GOLD) return;
  await run("cargo", ["build", "--quiet", "--release", "--locked", "--features", "cli", "--bin", "hearsay"], { cwd: root });
});
after(() => site.stop());

inBrowsers("snapshot", (browser) => {
  test("our sample article", async () => {
    await browser().open(site.url("sample.html", "no-script"));
    const { page } = await browser().look(takeSnapshot, { rendered: false });
    assert.deepEqual(comparable(page), comparable(await parsed(`${root}tests/e2e/pages/sample.html`)));
  });

  test("real pages", { skip: WITHOUT_GOLD }, async (t) => {
    for (const name of GOLD) {
      await t.test(name, async () => {
        // The pages' own scripts are off: both sides see the same document.
        await browser().open(site.url(`gold/${name}.html`, "no-script"));
        const { page } = await browser().look(takeSnapshot, { rendered: false });
        assert.deepEqual(comparable(page), comparable(await parsed(goldFile(name))));
      });
    }
  });
});
