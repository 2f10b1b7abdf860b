// Real pages and our own: what is painted is what the core meant, the page is untouched, and leaving leaves nothing.

import { after, before, test } from "node:test";
import { inBrowsers } from "./browsers/index.js";
import { GOLD, HAS_SEED, POLICIES, Site, WITHOUT_GOLD } from "./server.js";
import { visit } from "./visit.js";

const site = new Site();
before(() => site.start());
after(() => site.stop());

const policies = Object.keys(POLICIES);

inBrowsers("pages", (browser) => {
  for (const policy of policies) {
    test(`our sample article under ${policy}`, async () => {
      await visit(browser(), site.url("sample.html", policy));
    });
    test(`the seed page under ${policy}`, { skip: HAS_SEED ? false : "../shared/seed is not here" }, async () => {
      await visit(browser(), site.url("seed/article.html", policy));
    });
  }

  test("real pages", { skip: WITHOUT_GOLD }, async (t) => {
    for (const [at, name] of GOLD.entries()) {
      // Every policy has its share of them, scripts and all; every page under every policy takes most of an hour.
      const some = process.env.HEARSAY_ALL === "policies" ? policies : [policies[at % policies.length]];
      for (const policy of some) {
        await t.test(`${name} under ${policy}`, async () => {
          await visit(browser(), site.url(`gold/${name}.html`, policy));
        });
      }
    }
  });
});
