// Draws extension/icons/hearsay.svg in the sizes a browser asks for. Run it by hand when the drawing changes.
//
//   node scripts/icons.js

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

const icons = join(dirname(fileURLToPath(import.meta.url)), "../extension/icons");
const drawing = readFileSync(join(icons, "hearsay.svg"), "utf8");
const browser = await puppeteer.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
for (const size of [16, 32, 48, 128]) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${drawing}`);
  await page.screenshot({ path: /** @type {`${string}.png`} */ (join(icons, `hearsay-${size}.png`)), omitBackground: true });
}
await browser.close();
