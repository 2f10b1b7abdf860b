// Times on a page that measures itself: when its marks are painted, and for how long it is held up.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Runs in the page. `painted`: when the frame after the first with marks began, in milliseconds since the epoch. */
export const WATCH_MARKS = `
window.seen = { painted: 0 };
const isOurs = ([name, { size }]) => name.startsWith("hearsay-") && size > 0;
requestAnimationFrame(function look() {
  if ([...CSS.highlights].some(isOurs)) requestAnimationFrame(() => { window.seen.painted = performance.timeOrigin + performance.now(); });
  else requestAnimationFrame(look);
});
`;

/**
 * Keeps the longest time for which the page had no turn. Chromium says which tasks of scripts, an extension's too, were too
 * long, its own layout and painting aside; those of frames in the page, where nothing of ours runs, are left out. Firefox does
 * not: there the page asks for a turn again and again, and what lies between two is the browser's own work, too.
 */
export const WATCH_HOLDS = `
window.longest = 0;
if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) {
      if (!/descendant|cross-origin/.test(name)) window.longest = Math.max(window.longest, duration);
    }
  }).observe({ type: "longtask" });
} else {
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  port1.onmessage = () => {
    const now = performance.now();
    window.longest = Math.max(window.longest, now - last);
    last = now;
    port2.postMessage(null);
  };
  port2.postMessage(null);
}
`;

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
  const url = site.url(site.make("measured", sample.replace("</body>", `<script>${WATCH_MARKS}</script></body>`)));
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
