// Starts Chromium with the packed extension.

import puppeteer from "puppeteer-core";
import { Chromium } from "./chromium.js";
import { startDisplay } from "./display.js";
import { packedExtension, unpacked } from "./package.js";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--hide-scrollbars",
  // Nothing but the test's own server can be reached: what a page wants from elsewhere fails at once.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** @param {import("./index.js").Settings} [options] @returns {Promise<Chromium>} */
export async function startChromium({ extension = true, dark = false, size = { width: 1200, height: 900 }, language = "en-US", shown = false } = {}) {
  const folder = extension ? unpacked(packedExtension("chrome")) : null;
  const display = shown ? await startDisplay() : null;
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROME ?? "/usr/bin/chromium",
    pipe: true,
    enableExtensions: folder ? [folder] : false,
    headless: !display,
    // On Linux the language is the environment's, elsewhere the flag's.
    env: { ...(display?.env ?? process.env), LANGUAGE: language },
    args: [...FLAGS, `--lang=${language}`, ...(dark ? ["--force-dark-mode"] : []), ...(display ? [`--window-size=${size.width},${size.height}`, "--window-position=0,0", "--ozone-platform=x11"] : [])],
    defaultViewport: display ? null : size,
    protocolTimeout: 120_000,
  });
  const chromium = new Chromium(browser, folder, display);
  await chromium.openTab();
  if (extension) {
    await chromium.inBackground(() => null);
    await chromium.closeWelcome();
  }
  return chromium;
}
