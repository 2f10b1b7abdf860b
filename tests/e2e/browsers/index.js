// The two browsers under one interface, and the tests that run in both.

import { after, before, describe } from "node:test";
import { startChromium } from "./chromium-start.js";
import { startFirefox } from "./firefox.js";

/**
 * Something a page or the extension complained of: an uncaught error, or a call of console.error or console.warn.
 *
 * @typedef {{ text: string, ours: boolean }} Complaint
 *
 * @typedef {import("./chromium.js").Chromium | import("./firefox.js").Firefox} Browser
 * @typedef {{ extension?: boolean, dark?: boolean, size?: { width: number, height: number }, language?: string, shown?: boolean }} Settings `language`: the
 *   browser's own; `shown`: in a window on a display, where keys and menus are the browser's
 */

/** @type {Record<string, (settings?: Settings) => Promise<Browser>>} */
const STARTS = { Chromium: startChromium, Firefox: startFirefox };

/** The browsers to test in: both, or the one that BROWSER names. */
export const BROWSERS = Object.keys(STARTS).filter((name) => !process.env.BROWSER || name.toLowerCase() === process.env.BROWSER);

const ALL_LENSES = Object.fromEntries(
  ["sources", "beliefs", "voice", "hedges", "names", "dates", "numbers", "headline"].map((lens) => [lens, true]),
);

/** Runs in the background. @param {Record<string, boolean>} lenses */
function switchAllOn(lenses) {
  return chrome.storage.local.set({ lenses, threshold: "everything" });
}

/** @param {string} name of a browser @param {Settings} [settings] @returns {Promise<Browser>} */
export function start(name, settings) {
  return STARTS[name](settings);
}

/**
 * Runs a group of tests in each browser. One browser is started for all of them, with every lens on and
 * every mark shown, however unsure.
 *
 * @param {string} title
 * @param {(browser: () => Browser) => void} tests gets a function that gives the started browser
 * @param {Settings} [settings]
 */
export function inBrowsers(title, tests, settings) {
  for (const name of BROWSERS) {
    describe(`${title}, ${name}`, { concurrency: 1 }, () => {
      /** @type {Browser | undefined} */
      let browser;
      before(async () => {
        browser = await start(name, settings);
        if (settings?.extension !== false) await browser.inBackground(switchAllOn, ALL_LENSES);
      });
      after(async () => {
        await browser?.close();
      });
      tests(() => {
        if (!browser) throw new Error(`${name} did not start`);
        return browser;
      });
    });
  }
}
