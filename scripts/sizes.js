// Prints the size of the core (raw, gzip, brotli) and of the two packages; fails where the core is too heavy.
//
//   node scripts/sizes.js

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** The most that the core may weigh, gzipped, in kB. */
const HEAVIEST = 900;

/** @param {string} path */
const read = (path) => readFileSync(join(root, path));
/** @param {Uint8Array} bytes */
const kilobytes = (bytes) => bytes.length / 1000;
/** @param {string} name @param {number} size */
const print = (name, size) => console.log(`${name.padEnd(28)} ${size.toFixed(1).padStart(8)} kB`);

const core = read("extension/core/hearsay_bg.wasm");
const gzipped = kilobytes(gzipSync(core, { level: 9 }));
print("core", kilobytes(core));
print("core, gzip", gzipped);
print("core, brotli", kilobytes(brotliCompressSync(core)));
const weights = read("extension/core/attribution.bin");
print("weights", kilobytes(weights));
print("weights, brotli", kilobytes(brotliCompressSync(weights)));
for (const browser of ["firefox", "chrome"]) print(`hearsay-${browser}.zip`, kilobytes(read(`dist/hearsay-${browser}.zip`)));

if (gzipped > HEAVIEST) {
  console.error(`the core is heavier than ${HEAVIEST} kB gzip`);
  process.exit(1);
}
