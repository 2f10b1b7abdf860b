// The core: it reads a page and knows of nothing else.

import init, { legend, loadWeights, read } from "../core/hearsay.js";

/** @typedef {Omit<import("../page/reading.js").Reading, "report">} Rest */
/** @typedef {({ ok: true, pieces: string[] } & Rest) | { ok: false, error: string }} Answer `pieces`: of the report; `error`: the key of a message */

/** @type {Promise<unknown> | null} */
let loading = null;

/** The core and the weights of its trained reader. */
async function start() {
  const weights = fetch(new URL("../core/attribution.bin", import.meta.url)).then((file) => file.arrayBuffer());
  const [, bytes] = await Promise.all([init(), weights]);
  loadWeights(new Uint8Array(bytes));
}

/** Loads the core, once; after a failure, again. */
async function load() {
  loading ??= start();
  try {
    await loading;
  } catch (error) {
    loading = null;
    throw error;
  }
}

/** Loads the core ahead of the first page. */
export function warmUp() {
  load().catch(() => {});
}

/**
 * @param {import("../page/snapshot.js").Page} page
 * @param {object} options
 * @returns {Promise<Answer>}
 */
export async function readPage(page, options) {
  try {
    await load();
  } catch {
    return { ok: false, error: "errorCoreMissing" };
  }
  try {
    const reading = read(page, options);
    const answer = { ok: /** @type {const} */ (true), legend: legend(), marks: reading.marks, pieces: reading.pieces, roles: reading.roles };
    reading.free();
    return answer;
  } catch (error) {
    if (typeof error === "string" && error.startsWith("error")) return { ok: false, error };
    // A bug of ours: the next page gets a fresh core.
    console.error("Hearsay could not read the page:", error);
    return { ok: false, error: "errorOther" };
  }
}
