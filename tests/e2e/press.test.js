// The press of the button: one is enough.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { inBrowsers } from "./browsers/index.js";
import { paintedCount } from "./look.js";
import { Site } from "./server.js";
import { until } from "./visit.js";

const sites = [new Site(), new Site()];
before(() => Promise.all(sites.map((site) => site.start())));
after(() => Promise.all(sites.map((site) => site.stop())));

inBrowsers("the press", (browser) => {
  // What the page before granted is gone then, and the new grant may come later than the press (see background/inject.js).
  test("one press reads a page of another origin, each time", { timeout: 120_000 }, async () => {
    for (let visit = 0; visit < 24; visit++) {
      await browser().open(sites[visit % sites.length].url("sample.html"));
      await browser().press();
      const badge = await until(() => browser().badge(), (text) => text !== "", "an answer on the button");
      assert.match(badge, /^\d+$/, `visit ${visit + 1} of 24`);
      await until(() => browser().look(paintedCount), (n) => n > 0, "marks");
    }
    assert.deepEqual((await browser().takeComplaints()).filter(({ ours }) => ours), []);
  });

  // Chrome gives a key of its own to nobody, and says nothing; Firefox opens a menu by Alt and Shift and its letter (F, E, V, S, B, T, H).
  test("the browser takes every shortcut that the manifest suggests", async () => {
    const { commands } = JSON.parse(readFileSync(new URL("../../extension/manifest.json", import.meta.url), "utf8"));
    const suggested = Object.entries(commands).flatMap(([name, { suggested_key }]) => (suggested_key ? [[name, suggested_key.default]] : []));
    const taken = await browser().inBackground(async () => (await chrome.commands.getAll()).flatMap(({ name, shortcut }) => (shortcut ? [[name, shortcut]] : [])));
    assert.ok(suggested.length > 0);
    assert.deepEqual(Object.fromEntries(taken), Object.fromEntries(suggested));
    for (const [, key] of suggested) assert.doesNotMatch(key, /^Alt\+Shift\+[FEVSBTH]$/);
  });
});
