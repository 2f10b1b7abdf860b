// The press of the button: one is enough.

import assert from "node:assert/strict";
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
});
