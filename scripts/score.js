// Reads the annotated texts of ../shared with the command line, scores the readings and prints one table.
//
//   node scripts/score.js            the table
//   node scripts/score.js NAME…      what the scorers themselves say, of: the names of READINGS below
//
// Run through make, which sets the tools up first.

import { execFileSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));
const shared = "../shared";
const gold = `${shared}/gold`;
const out = "target/score";

/**
 * A text or page to read and how to score it: the files, what the reading is called with, the scorer and its gold.
 *
 * @typedef {{ files: string[], options?: string[], scorer: string, gold: string[], outermost?: boolean, inputs?: string }} Measured
 *   `outermost`: attributions inside another's content are left out; `inputs`: a specification that holds the texts
 */

/** @param {string} finder @returns {Measured} PolNeAR marks one layer only: what stands inside another's content would count as wrong */
const attribution = (finder) => ({
  files: [`${gold}/attribution/dev.jsonl`],
  options: ["--finder", finder],
  scorer: "attribution",
  gold: [`${gold}/attribution/dev.jsonl`],
  outermost: true,
});
/** @param {string} name @returns {Measured} */
const recognizers = (name) => ({ files: [], inputs: `${gold}/recognizers/${name}.json`, scorer: "recognizers", gold: [`${gold}/recognizers/${name}.json`] });
/** @param {string} scorer @param {string} file @returns {Measured} */
const lens = (scorer, file) => ({ files: [`${gold}/${file}`], scorer, gold: [`${gold}/${file}`] });

/** @type {Record<string, Measured>} */
const READINGS = {
  seed: { files: [`${shared}/seed/article.html`], scorer: "seed", gold: [`${shared}/seed/expected.json`] },
  article: { files: [`${gold}/article/html`], scorer: "article", gold: [`${gold}/article/dev.jsonl`] },
  attribution: attribution("both"),
  "attribution-model": attribution("model"),
  "attribution-rules": attribution("rules"),
  source: { files: [`${gold}/attribution/dev.jsonl`], scorer: "source_kind", gold: [`${gold}/source-kind/dev.jsonl`, `${gold}/attribution/dev.jsonl`] },
  hedge: lens("hedge", "hedge/dev.jsonl"),
  loaded: lens("loaded", "loaded/dev.jsonl"),
  newssd: lens("opinion", "opinion/newssd-dev.jsonl"),
  babe: lens("opinion", "opinion/babe.jsonl"),
  gum: lens("names", "names/gum-news.jsonl"),
  uner: lens("names", "names/uner-ewt-dev.jsonl"),
  dates: lens("dates", "dates/dev.jsonl"),
  golden: lens("sentences", "sentences/golden-rules.jsonl"),
  sentences: lens("sentences", "sentences/gum-news.jsonl"),
  datetime: recognizers("DateTimeModel"),
  number: recognizers("NumberModel"),
  money: recognizers("CurrencyModel"),
  percent: recognizers("PercentModel"),
  dimension: recognizers("DimensionModel"),
};

/** Lens, measure, reading, where the scorer's answer holds it, what others reach, the goal. @type {[string, string, string, string, string, string][]} */
const ROWS = [
  ["Article", "F1 of the body, 121 pages (tuned on)", "article", "shingle.f1", "trafilatura 95.8, Readability.js 94.7", "95.5"],
  ["Sources", "relation, content IoU ≥ .5", "attribution", "relation.0.5.f1", "Citron retrained 59, CRF 69, humans 80", "75"],
  ["", "the same by word rules alone", "attribution-rules", "relation.0.5.f1", "", ""],
  ["", "the same by the trained model alone", "attribution-model", "relation.0.5.f1", "", ""],
  ["", "direct relation", "attribution", "by_kind.direct.relation.f1", "humans 99", "96"],
  ["", "mixed relation", "attribution", "by_kind.mixed.relation.f1", "humans 93", ""],
  ["", "indirect relation", "attribution", "by_kind.indirect.relation.f1", "humans 73", ""],
  ["", "end to end, source head right", "attribution", "e2e.head.f1", "Citron retrained 53, CRF 57, humans 76", "66"],
  ["", "exact span, source", "attribution", "span.source.f1", "BERT 81 (isolated sentences)", "72"],
  ["", "exact span, cue", "attribution", "span.cue.f1", "BERT 74 (isolated sentences)", "68"],
  ["", "exact span, content", "attribution", "span.content.f1", "BERT 69 (isolated sentences)", "62"],
  ["", "kind of source right, of those found", "source", "accuracy", "always “named” 70", "90"],
  ["", "the same, of those that are no named person", "source", "accuracy_not_named", "", "78"],
  ["", "speaker right", "source", "speaker.right", "", "85"],
  ["Names", "exact typed F1, GUM news", "gum", "typed.f1", "spaCy small 68", "75"],
  ["", "exact typed F1, UNER EWT", "uner", "typed.f1", "spaCy small 59", "66"],
  ["", "alias pairs, end to end", "gum", "alias.pairs.f1", "same words 68.7", "80"],
  ["", "alias pairs, given the mentions", "gum", "alias.given.f1", "same words 78.5", "88"],
  ["Dates", "relaxed F1", "dates", "relaxed.f1", "HeidelTime 90, chrono-node 71", "88"],
  ["", "strict F1", "dates", "strict.f1", "HeidelTime 81, chrono-node 56", "80"],
  ["", "value F1", "dates", "value.f1", "HeidelTime 78, UWTime 82", "76"],
  ["", "Recognizers' dates and times, resolved as specified", "datetime", "value", "", "75"],
  ["Numbers", "Recognizers' numbers, resolved as specified", "number", "value", "", "75"],
  ["", "Recognizers' money, resolved as specified", "money", "value", "", "75"],
  ["", "Recognizers' percentages, resolved as specified", "percent", "value", "", "75"],
  ["", "Recognizers' dimensions, resolved as specified", "dimension", "value", "", "75"],
  ["Sentences", "golden rules passed", "golden", "rules.golden.percent", "pragmatic_segmenter 98.1", "92"],
  ["", "boundary F1, GUM news", "sentences", "all.f1", "", "98.5"],
  ["Hedges", "recall of cues without a source", "hedge", "span_overlap.r", "", "75"],
  ["", "flags a thousand words", "hedge", "flags_per_1000_words", "", "≤ 12"],
  ["Loaded", "BASIL, span overlap F1 (looked at while tuning)", "loaded", "span_overlap.f1", "lexicons ≤ 26 by word", "30"],
  ["", "flags a thousand words", "loaded", "flags_per_1000_words", "", ""],
  ["Opinion", "NewsSD dev, macro-F1", "newssd", "opinions.macro_f1", "mBERT 69 to 79, TF-IDF + LR 55", "72"],
  ["Seed page", "expectations met, of 87", "seed", "met", "", "60"],
];

/** @param {string[]} files */
const expand = (files) => files.flatMap((file) => (file.endsWith("/html") ? readdirSync(file).sort().map((name) => join(file, name)) : [file]));

/** Reads once for all that is scored of it. @param {string} name @returns {string} the file with the reading */
function reading(name) {
  const { files, options = [], outermost, inputs } = READINGS[name];
  const file = join(out, `${name}.jsonl`);
  if (existsSync(file)) return file;
  let texts = expand(files);
  if (inputs) {
    texts = [join(out, `${name}-inputs.jsonl`)];
    writeFileSync(texts[0], execFileSync("python3", [`${shared}/score/recognizers.py`, "--inputs", inputs]));
  }
  const sink = openSync(file, "w");
  try {
    execFileSync("target/release/hearsay", ["read", "--format", "jsonl", ...options, ...texts], { stdio: ["ignore", sink, "ignore"] });
  } catch (error) {
    // A page that is refused is counted as not found by the scorer; a reader that does not run is no reading at all.
    if (/** @type {{ status?: number }} */ (error).status !== 1) throw error;
  }
  closeSync(sink);
  if (outermost) writeFileSync(file, readFileSync(file, "utf8").replace(/.+/g, withoutNested));
  return file;
}

/** @param {string} line one document @returns {string} */
function withoutNested(line) {
  const document = JSON.parse(line);
  document.attributions = document.attributions.filter((/** @type {any} */ one) => one.nested_in === null).map((/** @type {any} */ one) => ({ ...one, nested_in: null }));
  return JSON.stringify(document);
}

/** @param {string} name @param {string[]} [more] @returns {string} what the scorer prints */
function scored(name, more = []) {
  const { scorer, gold: golds } = READINGS[name];
  return execFileSync("python3", [`${shared}/score/${scorer}.py`, ...golds, reading(name), ...more], { encoding: "utf8", maxBuffer: 1 << 26 });
}

function table() {
  /** @type {Record<string, any>} */
  const answers = {};
  const rows = ROWS.map(([lens, measure, name, path, peers, goal]) => {
    answers[name] ??= JSON.parse(scored(name, ["--json"]));
    const figure = path.split(/\.(?!5)/).reduce((value, key) => value?.[key], answers[name]);
    if (typeof figure !== "number") throw new Error(`${name} has no ${path}`);
    return [lens, measure, String(figure), goal, peers];
  });
  const head = ["Lens", "Measure (dev)", "Hearsay", "Goal", "Others"];
  for (const row of [head, head.map(() => "---"), ...rows]) console.log(`| ${row.join(" | ")} |`);
}

if (!existsSync(gold) || !existsSync(`${shared}/score`)) {
  console.log(`score: nothing to score with: ${gold} and ${shared}/score are not here`);
} else {
  execFileSync("cargo", ["build", "--quiet", "--release", "--locked", "--features", "cli", "--bin", "hearsay"], { stdio: "inherit" });
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const names = process.argv.slice(2);
  if (names.length === 0) table();
  for (const name of names) console.log(`\n== ${name}\n${scored(name)}`);
}
