// The packed extension: what is tested is what is shipped.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../../../dist");

/**
 * The zip of one browser; HEARSAY_CHROME_ZIP and HEARSAY_FIREFOX_ZIP name another one.
 *
 * @param {"chrome" | "firefox"} browser
 * @returns {string} its absolute path
 */
export function packedExtension(browser) {
  const path = resolve(process.env[`HEARSAY_${browser.toUpperCase()}_ZIP`] ?? join(dist, `hearsay-${browser}.zip`));
  if (!existsSync(path)) throw new Error(`there is no ${path}: run \`make build\` first`);
  return path;
}

/** @returns {string} a new empty folder that goes away with the machine's temporary files */
export function temporaryFolder() {
  return mkdtempSync(join(tmpdir(), "hearsay-e2e-"));
}

/**
 * Unpacks a zip into a new temporary folder.
 *
 * @param {string} zip
 * @returns {string} the folder
 */
export function unpacked(zip) {
  const folder = temporaryFolder();
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    if (name.endsWith("/")) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

/**
 * A file of the packed extension.
 *
 * @param {string} zip
 * @param {string} name path inside the zip
 * @returns {Uint8Array}
 */
export function fileIn(zip, name) {
  const bytes = unzipSync(readFileSync(zip), { filter: (file) => file.name === name })[name];
  if (!bytes) throw new Error(`no ${name} in ${zip}`);
  return bytes;
}
