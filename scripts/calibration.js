// How far the confidences of the marks are to be trusted: of the marks at 0.8 to 0.9, are about 85 in 100 right?
// `node scripts/calibration.js [LENS…]` after `cargo build --release --features cli --bin hearsay`. It needs the annotated data in ../shared.
//
// A mark counts as right
// - date: where a marked date overlaps it and has the same value
// - name: where a marked name has the same span and kind; marks on what is neither person, organization nor place are left out
// - number: where the specification has a result there with the same value
// - hedge: where a cue without a source is marked; not all are, and words like "could" never are, so this is a lower bound
// - loaded: where the writer's loaded words are marked (BASIL), also a lower bound; those in quotations are left out
// - opinion: where its sentence is marked as its author's view (NewsSD) or as biased (BABE)

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const gold = "../shared/gold";
const out = "target/calibration";
const BUCKETS = 10;
/** What the settings call balanced and sure (`extension/page/shown.js`). */
const SHOWN_FROM = [0.4, 0.75];

/** @typedef {{ start: number, end: number, confidence: number, kind?: string, value?: unknown, quoted?: boolean }} Mark */
/** A mark judged: right, wrong, or (null) not to be judged. @typedef {(mark: Mark) => boolean | null} Judge */
/**
 * A set of texts in which people marked what is to be found.
 * @typedef {{ lens: string, list: string, file: string, judge: (document: any) => Judge }} Trial
 */

/** @param {{ start: number, end: number }} a @param {{ start: number, end: number }} b */
const overlap = (a, b) => a.start < b.end && b.start < a.end;

/** @param {string} list what the annotated spans are called @returns {(document: any) => Judge} */
const overlapping = (list) => (document) => (mark) => (mark.quoted ? null : document[list].some((/** @type {any} */ span) => !span.in_quote && overlap(span, mark)));

/** @param {string} label @returns {(document: any) => Judge} */
const whole = (label) => (document) => () => document[label];

/** @type {(document: any) => Judge} */
const dated = (document) => (mark) => document.dates.some((/** @type {any} */ date) => overlap(date, mark) && date.value === mark.value);

/** @type {(document: any) => Judge} */
const named = (document) => (mark) => {
  const there = document.names.filter((/** @type {any} */ name) => overlap(name, mark));
  if (there.some((/** @type {any} */ name) => name.start === mark.start && name.end === mark.end && name.kind === mark.kind)) return true;
  return there.some((/** @type {any} */ name) => name.kind === "other") ? null : false;
};

/** @param {string} kind of number that the specification is about; others are not judged @returns {(document: any) => Judge} */
const specified = (kind) => (document) => (mark) =>
  mark.kind === kind ? document.results.some((/** @type {any} */ result) => overlap(result, mark) && Math.abs(result.value - Number(mark.value)) <= 1e-6 * Math.abs(result.value)) : null;

/** @type {Trial[]} */
const TRIALS = [
  { lens: "Dates (TimeBank, AQUAINT)", list: "dates", file: "dates/dev.jsonl", judge: dated },
  { lens: "Names (GUM news)", list: "names", file: "names/gum-news.jsonl", judge: named },
  { lens: "Names (UNER EWT)", list: "names", file: "names/uner-ewt-dev.jsonl", judge: named },
  { lens: "Numbers (Recognizers)", list: "numbers", file: "recognizers/NumberModel.json", judge: specified("number") },
  { lens: "Money (Recognizers)", list: "numbers", file: "recognizers/CurrencyModel.json", judge: specified("money") },
  { lens: "Percentages (Recognizers)", list: "numbers", file: "recognizers/PercentModel.json", judge: specified("percent") },
  { lens: "Quantities (Recognizers)", list: "numbers", file: "recognizers/DimensionModel.json", judge: specified("quantity") },
  { lens: "Hedges (PolNeAR, lower bound)", list: "hedges", file: "hedge/dev.jsonl", judge: overlapping("hedges") },
  { lens: "Loaded words (BASIL, lower bound)", list: "loaded", file: "loaded/dev.jsonl", judge: overlapping("loaded") },
  { lens: "Opinions (NewsSD dev)", list: "opinions", file: "opinion/newssd-dev.jsonl", judge: whole("subjective") },
  { lens: "Opinions (NewsSD train, trained on)", list: "opinions", file: "opinion/newssd-train.jsonl", judge: whole("subjective") },
  { lens: "Opinions (BABE, trained on)", list: "opinions", file: "opinion/babe.jsonl", judge: whole("biased") },
];

/** @param {string} file @returns {any[]} its documents; those of a specification with `text` and `results` */
function documents(file) {
  const text = readFileSync(join(gold, file), "utf8").replace(/^\uFEFF/, "");
  if (file.endsWith(".jsonl")) return text.trim().split("\n").map((line) => JSON.parse(line));
  return JSON.parse(text)
    .map((/** @type {any} */ one, /** @type {number} */ index) => ({ ...one, id: `case ${index}`, text: one.Input }))
    .filter((/** @type {any} */ one) => !`${one.NotSupported ?? ""}${one.NotSupportedByDesign ?? ""}`.includes("dotnet"))
    .map((/** @type {any} */ { id, text, Results }) => ({ id, text, results: Results.map((/** @type {any} */ result) => resultIn(text, result)) }));
}

/** @param {string} text @param {any} result */
function resultIn(text, { Text, Start, Resolution }) {
  const start = Start ?? Math.max(0, text.toLowerCase().indexOf(Text.toLowerCase()));
  return { start, end: start + Text.length, value: Number.parseFloat(Resolution?.value ?? "NaN") };
}

/** @param {string} file @param {any[]} texts @returns {Map<string, any>} what Hearsay reads in them, by id */
function readings(file, texts) {
  const input = join(out, file.replace(/\W/g, "-").replace(/-jsonl?$/, ".jsonl"));
  writeFileSync(input, texts.map(({ id, title, published, text }) => `${JSON.stringify({ id, title, published, text })}\n`).join(""));
  const lines = execFileSync("target/release/hearsay", ["read", "--format", "jsonl", input], { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
  return new Map(lines.trim().split("\n").map((line) => JSON.parse(line)).map((reading) => [reading.id, reading]));
}

/** @param {Trial} trial @returns {{ confidence: number, right: boolean }[]} */
function judged({ list, file, judge }) {
  const texts = documents(file);
  const read = readings(file, texts);
  return texts.flatMap((document) => {
    const verdict = judge(document);
    /** @type {Mark[]} */
    const marks = read.get(document.id)?.[list] ?? [];
    return marks.flatMap((mark) => {
      const right = verdict(mark);
      return right === null ? [] : [{ confidence: mark.confidence, right }];
    });
  });
}

/** @param {number[]} numbers */
const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);

/**
 * The line that best turns log odds of confidences into log odds of being right (Platt 1999), by Newton's method; 1 and 0 where they are
 * right already.
 *
 * @param {{ confidence: number, right: boolean }[]} marks @returns {[slope: number, shift: number]}
 */
function platt(marks) {
  const rows = marks.map(({ confidence, right }) => {
    const share = Math.min(0.995, Math.max(0.005, confidence));
    return { odds: Math.log(share / (1 - share)), right: Number(right) };
  });
  let [slope, shift] = [1, 0];
  for (let round = 0; round < 50; round++) {
    // A little weight on 1 and 0 keeps few marks from saying much.
    let [a, b, aa, ab, bb] = [slope - 1, shift, 1, 0, 1];
    for (const { odds, right } of rows) {
      const said = 1 / (1 + Math.exp(-(slope * odds + shift)));
      const weight = said * (1 - said);
      a += (said - right) * odds;
      b += said - right;
      aa += weight * odds * odds;
      ab += weight * odds;
      bb += weight;
    }
    const determinant = aa * bb - ab * ab;
    slope -= (bb * a - ab * b) / determinant;
    shift -= (aa * b - ab * a) / determinant;
  }
  return [slope, shift];
}

/** @param {Trial} trial */
function report(trial) {
  const marks = judged(trial);
  let distance = 0;
  console.log(`\n${trial.lens}\n  confidence    marks   mean   right`);
  const row = (/** @type {string} */ label, /** @type {typeof marks} */ some) => {
    const said = mean(some.map((mark) => mark.confidence));
    const right = mean(some.map((mark) => Number(mark.right)));
    console.log(`  ${label.padEnd(12)} ${String(some.length).padStart(6)}  ${said.toFixed(2).padStart(5)}   ${right.toFixed(2).padStart(5)}`);
    return Math.abs(said - right);
  };
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const some = marks.filter((mark) => Math.min(BUCKETS - 1, Math.floor(mark.confidence * BUCKETS + 1e-6)) === bucket);
    if (some.length > 0) distance += row(`${(bucket / BUCKETS).toFixed(1)} to ${((bucket + 1) / BUCKETS).toFixed(1)}`, some) * some.length;
  }
  row("all", marks);
  console.log(`  mean distance of confidence and share right: ${(distance / Math.max(1, marks.length)).toFixed(3)}`);
  const [slope, shift] = platt(marks);
  console.log(`  log odds, right = slope · said + shift: ${slope.toFixed(2)}, ${shift.toFixed(2)}`);
  for (const least of SHOWN_FROM) {
    const shown = marks.filter((mark) => mark.confidence >= least);
    const percent = (/** @type {number} */ share) => Math.round(100 * share);
    console.log(`  shown from ${least} on: ${percent(shown.length / Math.max(1, marks.length))} in 100, right of these: ${percent(mean(shown.map((mark) => Number(mark.right))))}`);
  }
}

if (!existsSync(gold)) {
  console.log(`calibration: nothing to hold the confidences against: ${gold} is not here`);
} else {
  mkdirSync(out, { recursive: true });
  const wanted = process.argv.slice(2).map((name) => name.toLowerCase());
  for (const trial of TRIALS.filter(({ lens }) => wanted.length === 0 || wanted.some((name) => lens.toLowerCase().startsWith(name)))) report(trial);
}
