// Words a second in WebAssembly, beside three libraries that read English in JavaScript: the same text, in one Node process,
// turn by turn, so that what else the machine does falls on all alike.
//
//   node benches/peers.js [--rounds 60]

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as chrono from "chrono-node";
import compromise from "compromise";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { NONE, Packer } from "../extension/page/packed.js";
import { initSync, legend, loadWeights, read } from "../extension/core/hearsay.js";
import { clinic } from "../www/samples/clinic.js";
import { harbour } from "../www/samples/harbour.js";
import { talks } from "../www/samples/talks.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { values } = parseArgs({ options: { rounds: { type: "string", default: "60" } } });
const rounds = Math.max(3, Number(values.rounds) || 60);

const started = performance.now();
initSync({ module: readFileSync(join(root, "extension/core/hearsay_bg.wasm")) });
loadWeights(readFileSync(join(root, "extension/core/attribution.bin")));
legend();
const start = performance.now() - started;

const title = harbour.title;
const paragraphs = [harbour, talks, clinic].flatMap((sample) => sample.paragraphs);
const text = paragraphs.join("\n\n");
const words = text.split(/\s+/).length;

const packer = new Packer();
const tags = ["body", "article", "h1", "p"];
const article = packer.element(1, "", packer.element(0, "", NONE, false), false);
for (const [index, line] of [title, ...paragraphs].entries()) {
  packer.text(line, false);
  packer.block(packer.element(index === 0 ? 2 : 3, "", article, false));
}
/** The page that a snapshot of the text would give. */
const page = { url: "", title, lang: "en", ...packer.packed(tags) };

/** @param {"both" | "rules"} finder of who says what */
function whole(finder) {
  const reading = read(page, { whole_page: true, published: "2025-03-14", finder });
  const found = reading.marks.length;
  void reading.report;
  reading.free();
  return found;
}

const wink = winkNLP(model);
const now = new Date("2025-03-14");

/** @type {Record<string, () => unknown>} what each does with the text */
const readers = {
  "Hearsay, the whole reading": () => whole("both"),
  "Hearsay, by word rules alone": () => whole("rules"),
  "wink-nlp, the whole pipeline": () => wink.readDoc(text).entities().length(),
  "compromise, tags and entities": () => compromise(text).topics().length,
  "chrono-node, dates alone": () => chrono.parse(text, now).length,
};

/** @type {Record<string, number[]>} */
const times = {};
for (let round = -20; round < rounds; round++) {
  for (const [name, reader] of Object.entries(readers)) {
    const before = performance.now();
    if (!reader()) throw new Error(`${name} found nothing`);
    const took = performance.now() - before;
    if (round >= 0) (times[name] ??= []).push(took);
  }
}

/** @param {number[]} list */
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const ours = median(times["Hearsay, the whole reading"]);
console.log(`${words} words, median of ${rounds} rounds in turn (Node ${process.versions.node})\n`);
console.log(`${"".padEnd(32)} ${"ms".padStart(9)} ${"words/s".padStart(11)} ${"ours is".padStart(11)}`);
for (const [name, list] of Object.entries(times)) {
  const took = median(list);
  const ratio = took === ours ? "" : `${(took / ours).toFixed(1)} times`;
  console.log(`${name.padEnd(32)} ${took.toFixed(2).padStart(9)} ${Math.round((words / took) * 1000).toLocaleString("en").padStart(11)} ${ratio.padStart(11)}`);
}
console.log(`\nCompiling the core and starting it: ${start.toFixed(1)} ms`);
