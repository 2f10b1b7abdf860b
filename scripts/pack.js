// Packs the extension for each browser: dist/firefox and dist/chrome to load as they are, and the two zips.
//
//   node scripts/pack.js
//
// The same files give the same bytes: entries sorted, every time stamp the same.

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { flatten } from "./flatten.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "extension");
const dist = join(root, "dist");

/** A zip knows no time before this one, and no time zone: it is written as the local time. */
const TIMESTAMP = new Date(1980, 0, 1);

/** Files of the source folder that help whoever works on it and do nothing in a browser. */
const DEVELOPMENT_ONLY = /(^|\/)\.|\.(test\.js|d\.ts|ts|md|map|json5)$|(^|\/)(tsconfig|package|jsconfig)\.json$|^manifest\.json$/;

/** What runs in the page goes into one script; its modules go along only where our own pages have a use for them. */
const CONTENT_SCRIPT = "page/content.js";
const IN_CONTENT_SCRIPT = /^page\/(anchors|notice|selection|watch)\.js$/;

/**
 * What of the manifest one browser does not know and would warn about.
 *
 * @typedef {{ permissions: string[], keys: string[][] }} Foreign
 * @type {Record<"firefox" | "chrome", Foreign>}
 */
const FOREIGN = {
  firefox: {
    permissions: ["sidePanel"],
    keys: [["background", "service_worker"], ["side_panel"], ["minimum_chrome_version"], ["message_serialization"]],
  },
  chrome: {
    permissions: [],
    keys: [["background", "scripts"], ["action", "default_area"], ["sidebar_action"], ["browser_specific_settings"]],
  },
};

/** @param {string} folder @returns {string[]} the paths of all files in it, relative to it, sorted */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

/** @param {"firefox" | "chrome"} browser @returns {string} the manifest for this browser, as text */
function manifestFor(browser) {
  const manifest = JSON.parse(readFileSync(join(source, "manifest.json"), "utf8"));
  for (const path of FOREIGN[browser].keys) {
    const parent = path.slice(0, -1).reduce((value, key) => value?.[key], manifest);
    if (parent) delete parent[path.at(-1) ?? ""];
  }
  const unknown = new Set(FOREIGN[browser].permissions);
  manifest.permissions = manifest.permissions?.filter((/** @type {string} */ name) => !unknown.has(name));
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

for (const browser of /** @type {const} */ (["firefox", "chrome"])) {
  const unpacked = join(dist, browser);
  rmSync(unpacked, { recursive: true, force: true });
  for (const path of filesIn(source).filter((path) => !DEVELOPMENT_ONLY.test(path) && !IN_CONTENT_SCRIPT.test(path))) {
    mkdirSync(dirname(join(unpacked, path)), { recursive: true });
    cpSync(join(source, path), join(unpacked, path));
  }
  writeFileSync(join(unpacked, CONTENT_SCRIPT), flatten(join(source, CONTENT_SCRIPT)));
  writeFileSync(join(unpacked, "manifest.json"), manifestFor(browser));

  /** @type {import("fflate").Zippable} */
  const entries = {};
  for (const path of filesIn(unpacked)) entries[path] = readFileSync(join(unpacked, path));
  const zip = zipSync(entries, { level: 9, mtime: TIMESTAMP });
  writeFileSync(join(dist, `hearsay-${browser}.zip`), zip);
  console.log(`dist/hearsay-${browser}.zip  ${Math.ceil(zip.length / 1000)} kB, ${Object.keys(entries).length} files`);
}
