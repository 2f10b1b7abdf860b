// The story of real pages beside Readability.js: both find it in the same browser, on the same pages, and both are scored by
// ../shared/score/article.py.
//
//   node benches/articles.js [--pages 121]
//
// What is timed, on each page as it is after loading with its own scripts off, its layout done:
//   Hearsay      the snapshot of the page, a structured clone of it (the way to the background), and the core's article step in
//                WebAssembly, its own copy of the page and the result's way back to JavaScript included; no lens.
//   Readability  a clone of the document, which it asks for since it takes the document apart, and `parse()`.
//   floor        what no reader of a page can do without: a walk over all nodes below the body that asks each for its name or text.
// `first` is the first run on a fresh page, its code not yet compiled well, which is what a reader meets; `next ten` the mean of the ten after it;
// `warm` that of the best ten of the sixty after it, when the browser has compiled the code of both. In tens, since a browser tells
// the time in tenths of a millisecond.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startChromium } from "../tests/e2e/browsers/chromium-start.js";
import { ARTICLES, Site } from "../tests/e2e/server.js";

/** @typedef {{ text: string, times: number[], part?: number[] }} Run `part`: what the core or the clone of the document takes of it */

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const gold = join(root, "../shared/gold/article/dev.jsonl");
const score = join(root, "../shared/score/article.py");
const out = join(root, "target/score");
const readability = createRequire(import.meta.url).resolve("@mozilla/readability/Readability.js");
const { values } = parseArgs({ options: { pages: { type: "string", default: "0" } } });

/** Rows of runs on each page after the first, and the runs of each. */
const ROWS = 6;
const ROW = 10;

/** Sent into a page: times a run alone, then rows of runs, into a list of milliseconds a run. */
const TIMED = `
  const timed = async (list, run) => {
    for (let row = 0; row <= ${ROWS}; row++) {
      const runs = row === 0 ? 1 : ${ROW};
      const start = performance.now();
      for (let one = 0; one < runs; one++) await run();
      list.push((performance.now() - start) / runs);
    }
    return list;
  };
`;

if (!existsSync(gold) || !existsSync(score)) {
  console.log("skipped: ../shared/gold/article and ../shared/score are not here");
  process.exit();
}

/** A function that is sent into the page with the modules it needs before it. @param {string} body of an async function @returns {any} */
const sent = (body) => ({ toString: () => `async () => { ${body} }` });

/** @param {string} file @returns {string} a module as a plain script */
const plain = (file) => readFileSync(join(root, file), "utf8").replace(/^import .*;$/gm, "").replace(/^export /gm, "");

const snapshot = sent(`
  class Slices { over = false; async rest() {} }
  ${plain("extension/page/packed.js")}
  ${plain("extension/page/places.js")}
  ${plain("extension/page/tags.js")}
  ${plain("extension/page/snapshot.js")}
  ${TIMED}
  document.body.offsetHeight;
  let page;
  const times = await timed([], async () => (page = structuredClone((await takeSnapshot()).page)));
  const floor = await timed([], () => {
    let read = 0;
    const open = [];
    for (let node = document.body.firstChild; node || open.length > 0; ) {
      if (!node) {
        node = open.pop();
        continue;
      }
      const type = node.nodeType;
      read += type === 3 ? node.data.length : type === 1 ? node.localName.length : 0;
      const { firstChild, nextSibling } = node;
      if (firstChild) open.push(nextSibling);
      node = firstChild ?? nextSibling;
    }
    return read;
  });
  // On the way out of the browser arrays of numbers would become something else.
  for (const [key, value] of Object.entries(page)) if (value instanceof Uint32Array) page[key] = { numbers: [...value] };
  return { page, times, floor };
`);

const parse = sent(`
  ${readFileSync(readability, "utf8")}
  ${TIMED}
  document.body.offsetHeight;
  let article;
  const part = await timed([], () => document.cloneNode(true));
  const times = await timed([], () => (article = new Readability(document.cloneNode(true)).parse()));
  // The text with a line for each block, not timed: its own text joins the words of two paragraphs.
  const content = new DOMParser().parseFromString(article?.content ?? "", "text/html").body;
  for (const block of content.querySelectorAll("p, div, li, h1, h2, h3, h4, h5, h6, td, blockquote, pre, figcaption, br")) block.after("\\n");
  return { text: content.textContent, times, part };
`);

/** Runs in an empty page: loads the core. @param {string} script @param {string} module both addresses */
async function load(script, module) {
  const source = URL.createObjectURL(new Blob([await (await fetch(script)).text()], { type: "text/javascript" }));
  const core = await import(source);
  await core.default({ module_or_path: await (await fetch(module)).arrayBuffer() });
  /** @type {any} */ (globalThis).core = core;
}

const find = (/** @type {any} */ page) => sent(`
  ${TIMED}
  const page = Object.fromEntries(Object.entries(${JSON.stringify(page)}).map(([key, value]) => [key, value?.numbers ? Uint32Array.from(value.numbers) : value]));
  let text = "";
  const times = await timed([], () => {
    try {
      text = globalThis.core.article(page).body;
    } catch (refused) {
      if (typeof refused !== "string") throw refused;
    }
  });
  return { text, times };
`);

/** @param {string} name @param {Map<string, Run>} runs @returns {{ shingle: { p: number, r: number, f1: number } }} what the scorer says */
function scored(name, runs) {
  mkdirSync(out, { recursive: true });
  const file = join(out, `articles-${name}.jsonl`);
  writeFileSync(file, [...runs].map(([id, { text }]) => `${JSON.stringify({ id, text })}\n`).join(""));
  // Of the pages that were read, where not all were.
  const some = join(out, "articles-gold.jsonl");
  writeFileSync(some, readFileSync(gold, "utf8").split("\n").filter((row) => row && runs.has(JSON.parse(row).id)).map((row) => `${row}\n`).join(""));
  const { stdout, stderr, status } = spawnSync("python3", [score, some, file, "--json"], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const median = (/** @type {number[]} */ of) => of.toSorted((a, b) => a - b)[of.length >> 1];
const sum = (/** @type {number[]} */ of) => of.reduce((all, one) => all + one, 0);

const site = new Site();
await site.start();
const browser = await startChromium({ extension: false });
/** @type {Map<string, Run>} */
const theirs = new Map();
/** @type {Map<string, { page: any, times: number[], floor: number[] }>} */
const pages = new Map();
/** @type {Map<string, Run>} */
const ours = new Map();
try {
  for (const name of ARTICLES.slice(0, Number(values.pages) || undefined)) {
    // Each on a page of its own: neither finds the other's traces.
    await browser.open(site.url(`article/${name}.html`, "no-script"));
    pages.set(name, await browser.look(snapshot));
    await browser.open(site.url(`article/${name}.html`, "no-script"));
    theirs.set(name, await browser.look(parse));
  }
  const script = site.make("hearsay", readFileSync(join(root, "extension/core/hearsay.js")));
  const module = site.make("core", readFileSync(join(root, "extension/core/hearsay_bg.wasm")));
  await browser.open(site.url(site.make("empty", "<!doctype html><title>Empty</title>")));
  await browser.inPage(load, site.url(script), site.url(module));
  for (const [name, { page, times }] of pages) {
    const found = await browser.inPage(find(page));
    ours.set(name, { text: found.text, times: times.map((time, run) => time + found.times[run]), part: found.times });
  }
} finally {
  await browser.close();
  await site.stop();
}

/** @param {Map<string, Run>} runs @param {(times: number[]) => number} of */
const times = (runs, of) => [...runs.values()].map((run) => of(run.times));
const first = (/** @type {number[]} */ all) => all[0];
const next = (/** @type {number[]} */ all) => all[1];
const warm = (/** @type {number[]} */ all) => Math.min(...all.slice(1));
const columns = /** @type {const} */ ([["first", first], ["next ten", next], ["warm", warm]]);

console.log(`${ours.size} pages in Chromium, milliseconds a page; ../shared/score/article.py's measure\n`);
console.log(`              precision  recall     F1${columns.map(([what]) => `${what}, median`.padStart(18) + " all pages").join("")}`);
for (const [name, runs] of /** @type {const} */ ([["Hearsay", ours], ["Readability", theirs]])) {
  const { p, r, f1 } = scored(name.toLowerCase(), runs).shingle;
  const timed = columns.map(([, of]) => `${median(times(runs, of)).toFixed(2).padStart(18)} ${sum(times(runs, of)).toFixed(0).padStart(9)}`);
  console.log(`${name.padEnd(13)} ${p.toFixed(1).padStart(9)} ${r.toFixed(1).padStart(7)} ${f1.toFixed(1).padStart(6)} ${timed.join("")}`);
}
/** @param {Iterable<number[]>} runs @returns {string} over all pages */
const all = (runs) => columns.map(([what, of]) => `${what} ${sum([...runs].map(of)).toFixed(0)}`).join(", ");
const parts = (/** @type {Map<string, Run>} */ runs) => [...runs.values()].map(({ part = [] }) => part);
console.log(`\nof Hearsay's, the core takes over all pages: ${all(parts(ours))}; the rest is the snapshot, of which the floor is: ${all([...pages.values()].map(({ floor }) => floor))}`);
console.log(`of Readability's, the clone of the document takes: ${all(parts(theirs))}`);
const faster = columns.map(([what, of]) => {
  const ratios = [...ours.keys()].map((name) => of(theirs.get(name)?.times ?? []) / of(ours.get(name)?.times ?? []));
  return `${what} ${(sum(times(theirs, of)) / sum(times(ours, of))).toFixed(1)} times over all pages, ${median(ratios).toFixed(1)} times on the median page`;
});
console.log(`\nHearsay is faster: ${faster.join("; ")}`);
