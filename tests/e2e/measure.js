// Times on a page that measures itself: when its marks are painted.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Runs in the page. `painted`: when the frame after the first with marks began, in milliseconds since the epoch. */
const WATCH = `<script>
  window.seen = { painted: 0 };
  const isOurs = ([name, { size }]) => name.startsWith("hearsay-") && size > 0;
  requestAnimationFrame(function look() {
    if ([...CSS.highlights].some(isOurs)) requestAnimationFrame(() => { window.seen.painted = performance.timeOrigin + performance.now(); });
    else requestAnimationFrame(look);
  });
</script>`;

/**
 * Reads the sample article of 1,000 words again and again, each time on a fresh page.
 *
 * @param {import("./browsers/index.js").Browser} browser
 * @param {import("./server.js").Site} site
 * @param {number} times
 * @param {{ cold: boolean }} how `cold`: whether the background is ended each time before, so that it starts and loads the core anew
 * @returns {Promise<number[]>} milliseconds from the button to painted marks, rising
 */
export async function measured(browser, site, times, { cold }) {
  const sample = readFileSync(fileURLToPath(new URL("pages/sample.html", import.meta.url)), "utf8");
  const url = site.url(site.make("measured", sample.replace("</body>", `${WATCH}</body>`)));
  const took = [];
  for (let time = 0; time < times; time++) {
    await browser.open(url);
    if (cold) await browser.stopBackground();
    await new Promise((rest) => setTimeout(rest, 300));
    const pressed = await browser.press();
    let painted = 0;
    for (const end = Date.now() + 10_000; painted === 0; ) {
      if (Date.now() > end) throw new Error("nothing was painted for 10 s");
      await new Promise((rest) => setTimeout(rest, 30));
      painted = await browser.inPage(() => /** @type {any} */ (window).seen.painted);
    }
    took.push(painted - pressed);
  }
  return took.sort((a, b) => a - b);
}
