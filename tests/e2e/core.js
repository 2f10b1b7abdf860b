// What the core means to be painted: the packed extension's own core, run here on a snapshot that the test took itself.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { BLOCK_WIDTH, ELEMENT_WIDTH, NONE, STATEMENT_WIDTH, textOf } from "../../extension/page/packed.js";
import { packedExtension, unpacked } from "./browsers/package.js";

const sources = join(dirname(fileURLToPath(import.meta.url)), "../../extension/page");

/**
 * @typedef {import("../../extension/page/snapshot.js").Page} Page
 * @typedef {{ page: any, starts: number[][] }} Sensed a page, its arrays as `{ numbers }`, and for each block the offsets at which its text nodes start
 */

/**
 * A function that takes a snapshot, made of the extension's own module so that it can be sent into a page as text.
 *
 * @type {(options: { rendered: boolean, whole?: boolean }) => Promise<Sensed>}
 */
export const takeSnapshot = /** @type {any} */ ({
  toString() {
    const plain = (/** @type {string} */ name) => readFileSync(join(sources, name), "utf8").replace(/^import .*;$/gm, "").replace(/^export /gm, "");
    return `async (options) => {
      // In one go: under some policies the page gives this world no turn.
      class Slices { over = false; async rest() {} }
      ${plain("packed.js")}
      ${plain("places.js")}
      ${plain("tags.js")}
      ${plain("snapshot.js")}
      const { page, places } = await takeSnapshot(document.body, options);
      for (const [key, value] of Object.entries(page)) if (value instanceof Uint32Array) page[key] = { numbers: [...value] };
      return { page, starts: Array.from(places.ends, (_, block) => places.of(block).starts) };
    }`;
  },
});

/** @param {any} sent a page as the function above gives it @returns {Page} */
export function received(sent) {
  const fields = Object.entries(sent).map(([key, value]) => [key, value?.numbers ? Uint32Array.from(value.numbers) : value]);
  return /** @type {any} */ (Object.fromEntries(fields));
}

/**
 * @param {Page} page
 * @returns {{ meta: object[], elements: object[], blocks: object[] }} what it states, its elements and its blocks, one object each, as the
 *   command line gives them
 */
export function unpack({ text, blocks, links, tags, words, wordEnds, elements, stated, statements }) {
  const rows = (/** @type {Uint32Array} */ of, /** @type {number} */ width) => [...chunks(of, width)];
  const wordsAt = (/** @type {number} */ index) => words.slice(wordEnds[index - 1] ?? 0, wordEnds[index]);
  const index = (/** @type {number} */ element) => (element === NONE ? -1 : element);
  const names = tags.split(" ");
  const block = rows(blocks, BLOCK_WIDTH);
  const statement = rows(statements, STATEMENT_WIDTH);
  return {
    meta: statement.map(([nameEnd, valueEnd, element, words], at) => ({
      name: stated.slice(statement[at - 1]?.[1] ?? 0, nameEnd),
      value: stated.slice(nameEnd, valueEnd),
      element: index(element),
      words: wordsAt(words),
    })),
    elements: rows(elements, ELEMENT_WIDTH).map(([tag, words, parent, hidden]) => ({ tag: names[tag], parent: index(parent), words: wordsAt(words), hidden: hidden === 1 })),
    blocks: block.map(([element, end, linksEnd], at) => {
      const [, start, linksStart] = block[at - 1] ?? [0, 0, 0];
      return { element, text: text.slice(start, end), links: [...links.subarray(linksStart, linksEnd)] };
    }),
  };
}

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
export async function meant({ page: sent, starts }, options) {
  const page = received(sent);
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
      .map(([block, start, end]) => textOf(page, block).slice(start, end).replace(LINE_BREAK, ""))
      .filter((words) => words !== "");
  }
  return { paint, refused: null, report: reading.report };
}

/** @param {Uint32Array} numbers @param {number} width @returns {Generator<Uint32Array>} */
function* chunks(numbers, width) {
  for (let at = 0; at < numbers.length; at += width) yield numbers.subarray(at, at + width);
}
