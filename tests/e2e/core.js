// What the core means to be painted: the packed extension's own core, run here on a snapshot that the test took itself.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { packedExtension, unpacked } from "./browsers/package.js";

const sources = join(dirname(fileURLToPath(import.meta.url)), "../../extension/page");

/**
 * @typedef {import("../../extension/page/snapshot.js").Page} Page
 * @typedef {{ page: Page, starts: number[][] }} Sensed a page, and for each block the offsets at which its text nodes start
 */

/**
 * A function that takes a snapshot, made of the extension's own module so that it can be sent into a page as text.
 *
 * @type {(options: { rendered: boolean, editable?: boolean }) => Promise<Sensed>}
 */
export const takeSnapshot = /** @type {any} */ ({
  toString() {
    const snapshot = readFileSync(join(sources, "snapshot.js"), "utf8");
    return `async (options) => {
      // In one go: under some policies the page gives this world no turn.
      class Slices { over = false; async rest() {} }
      ${snapshot.replace(/^import .*;$/gm, "").replace(/^export /gm, "")}
      const { page, places } = await takeSnapshot(document.body, options);
      return { page, starts: places.map(({ starts }) => starts) };
    }`;
  },
});

/** @type {Promise<any> | undefined} */
let loading;

/** The core's module, as packed. */
function core() {
  loading ??= (async () => {
    const folder = join(unpacked(packedExtension("chrome")), "core");
    const core = await import(pathToFileURL(join(folder, "hearsay.js")).href);
    core.initSync({ module: readFileSync(join(folder, "hearsay_bg.wasm")) });
    core.loadWeights(readFileSync(join(folder, "attribution.bin")));
    return core;
  })();
  return loading;
}

/**
 * What should be painted: for each kind of mark, the words of its ranges in the order of the page.
 *
 * @typedef {Record<string, string[]>} Paint
 */

/** A forced line break in a block's text; no text node holds it. */
const LINE_BREAK = /\u2028/g;

/**
 * Reads a page. A mark that goes over several text nodes is one range in each.
 *
 * @param {Sensed} sensed
 * @param {{ whole_page?: boolean, selection?: boolean }} [options]
 * @returns {Promise<{ paint: Paint, refused: string | null, report: any }>} `refused`: why it cannot be read, as the key of a message
 */
export async function meant({ page, starts }, options) {
  const { read, legend } = await core();
  let reading;
  try {
    reading = read(page, options);
  } catch (error) {
    if (typeof error === "string") return { paint: {}, refused: error, report: null };
    throw error;
  }
  const { kinds, width } = legend();
  /** @type {Record<string, [block: number, start: number, end: number][]>} */
  const places = {};
  for (const [kind, block, start, end] of chunks(reading.marks, width)) {
    const cuts = [start, ...starts[block].filter((at) => start < at && at < end), end];
    for (let at = 1; at < cuts.length; at++) (places[kinds[kind]] ??= []).push([block, cuts[at - 1], cuts[at]]);
  }
  /** @type {Paint} */
  const paint = {};
  for (const [kind, pieces] of Object.entries(places)) {
    pieces.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    paint[kind] = pieces
      .map(([block, start, end]) => page.blocks[block].text.slice(start, end).replace(LINE_BREAK, ""))
      .filter((words) => words !== "");
  }
  return { paint, refused: null, report: reading.report };
}

/** @param {Uint32Array} numbers @param {number} width @returns {Generator<Uint32Array>} */
function* chunks(numbers, width) {
  for (let at = 0; at < numbers.length; at += width) yield numbers.subarray(at, at + width);
}
