// The days that a page states: the panel shows them with what they are the days of, says why one counts, and takes another.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inBrowsers } from "./browsers/index.js";
import { Site } from "./server.js";
import { meantOn, open, pressUntilPainted, until } from "./visit.js";

const site = new Site();
before(() => site.start());
after(() => site.stop());

const PAGE = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Weir to be rebuilt | The Marlow Courier</title>
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-14T09:00:00+01:00", "dateModified": "2024-05-21T08:00:00+01:00"}</script>
<article><h1>Weir to be rebuilt</h1><p class="byline">By Una Falk, 16 May 2024</p>
<p>The weir below the mill will be rebuilt in stone, the river board said on Monday after a long meeting in the village hall.</p>
<p>“We have patched it often enough,” said Tove Lind, who keeps the lock and has asked for the work since the last great flood.</p>
<p>According to the board, the work will take two summers, and boats will have to be carried around it until it is done.</p></article>`;

/** Runs in the panel. */
const said = () => ({
  reason: document.getElementById("published-reason")?.textContent ?? "",
  stated: Array.from(document.querySelectorAll(".stated-day"), (button) => {
    const about = button.parentElement?.querySelector(".quiet")?.textContent;
    return `${button.getAttribute("aria-pressed") === "true" ? "* " : ""}${button.textContent}: ${about}`;
  }),
  mondays: Array.from(document.querySelectorAll(".day"), (day) => day.textContent ?? "").filter((day) => day.startsWith("Monday")),
  field: /** @type {HTMLInputElement | null} */ (document.getElementById("published"))?.value,
});

/** Runs in the panel. @param {string} key */
const pressKey = (key) => /** @type {HTMLElement} */ (document.querySelector(`[data-key="${key}"]`)).click();

inBrowsers("the days that a page states", (browser) => {
  const panel = () => browser().inPanel(said);

  test("the panel tells them, and why one of them counts", async () => {
    await open(browser(), site.url(site.make("weir", PAGE)));
    await pressUntilPainted(browser(), (await meantOn(browser())).paint);
    const { reason, stated, mondays, field } = await until(panel, ({ stated }) => stated.length > 0, "the days");
    assert.match(reason, /^The page gives several days\./);
    assert.equal(stated.length, 3);
    assert.match(stated[0], /^\* .*14.*: published, from the page’s data for search engines$/);
    assert.match(stated[1], /^[^*].*16.*: published, from the byline$/);
    assert.match(stated[2], /^[^*].*21.*: changed, from the page’s data for search engines$/);
    assert.equal(field, "2024-05-14");
    assert.match(mondays.join(), /13/, "Monday before the 14th");
  });

  test("another of them, once pressed, is what everything is counted from", async () => {
    await browser().inPanel(pressKey, "day 2024-05-21 changed");
    const { reason, stated, mondays } = await until(panel, ({ field }) => field === "2024-05-21", "the other day");
    assert.equal(reason, "You set it.");
    assert.deepEqual(stated.map((line) => line.startsWith("* ")), [false, false, true]);
    assert.match(mondays.join(), /20/, "Monday before the 21st");
  });

  test("a day of the reader's own, too; then the page's own again", async () => {
    await browser().inPanel(() => {
      const field = /** @type {HTMLInputElement} */ (document.getElementById("published"));
      field.value = "2024-05-30";
      field.dispatchEvent(new Event("change"));
    });
    const { stated, mondays } = await until(panel, ({ mondays }) => /27/.test(mondays.join()), "Monday to be the 27th");
    assert.ok(stated.length === 3 && stated.every((line) => !line.startsWith("* ")), `${stated} ${mondays}`);
    await browser().inPanel(pressKey, "published back");
    await until(panel, ({ field, stated }) => field === "2024-05-14" && stated[0].startsWith("* "), "the page's own day");
    await browser().press();
  });
});
