// What a card says of a mark. The messages are given as their keys, so that the tests read as what is said, not how.

import assert from "node:assert/strict";
import { test } from "node:test";
import { chainOf, describe, readableNumber } from "../extension/page/describe.js";
import { sourcesOf, unpackMarks } from "../extension/page/reading.js";
import { hiddenIn, without } from "../extension/page/shown.js";

/** @type {import("../extension/page/keys.js").Say} */
const say = (key, ...words) => [key, ...words].join(" ");

/** @param {Partial<import("../extension/page/reading.js").Attribution>} given */
const attribution = (given) => ({
  source: "the paper",
  cue: "said",
  content: "the ferry is late",
  manner: /** @type {const} */ ("indirect"),
  source_kind: /** @type {const} */ ("outlet"),
  speaker: null,
  is_pronoun: false,
  nested_in: null,
  in_headline: false,
  words: 4,
  confidence: 0.9,
  reason: { key: "reasonSpeech", words: ["the paper", "said"] },
  ...given,
});

/** @param {Partial<import("../extension/page/reading.js").Report>} given @returns {import("../extension/page/reading.js").Report} */
const report = (given) => ({
  published: null,
  published_reason: null,
  stated_days: [],
  headline: "",
  attributions: [],
  names: [],
  dates: [],
  numbers: [],
  hedges: [],
  boosters: [],
  loaded: [],
  opinions: [],
  findings: [],
  shares: { by_kind: [], unattributed: 0, words: 0 },
  ...given,
});

const mark = (/** @type {string} */ kind, index = 0) => ({ kind, block: 0, start: 0, end: 4, confidence: 0.87, index });

test("a source is told by its full name, with the words used here, how sure it is and why", () => {
  const said = describe(mark("source"), report({ attributions: [attribution({ speaker: "The Harbour Post" })] }), say, "en");
  assert.deepEqual(said, {
    kind: "kindSource",
    title: "The Harbour Post",
    lines: ["asWritten the paper", "sourceKindOutlet · mannerIndirect"],
    why: "reasonSpeech the paper said",
    sure: "sure 87",
  });
});

test("what came second-hand shows through whom", () => {
  const chained = report({ attributions: [attribution({}), attribution({ source: "two sailors", source_kind: "unnamed", nested_in: 0 })] });
  assert.ok(describe(mark("quote", 1), chained, say, "en")?.lines.includes("secondHand the paper ← unnamedSource two sailors"));
  assert.equal(chainOf(0, chained).length, 1);
});

test("attributions that lie in each other end the chain", () => {
  const ring = report({ attributions: [attribution({ nested_in: 1 }), attribution({ nested_in: 0 })] });
  assert.equal(chainOf(0, ring).length, 2);
});

test("a loaded word in a quotation is the source's", () => {
  const words = { text: "farce", quoted: true, confidence: 0.8, reason: { key: "reasonLoadedContempt", words: ["farce"] } };
  assert.deepEqual(describe(mark("loaded-quoted"), report({ loaded: [words] }), say, "en")?.lines, ["inASourcesWords"]);
});

test("a mark whose entry is not in the report is not described", () => {
  for (const kind of ["source", "person", "date", "number", "hedge", "headline", "opinion"]) assert.equal(describe(mark(kind), report({}), say, "en"), null);
});

test("a source counts once, by its name, whatever the case of its letters; the headline's do not count", () => {
  const sources = sourcesOf(
    report({
      attributions: [
        attribution({ source: "Officials", in_headline: true }),
        attribution({ source: "Two sailors" }),
        attribution({ source: "two sailors" }),
        attribution({ source: "he", speaker: "Ann Low" }),
        attribution({ source: "" }),
      ],
    }),
  );
  assert.deepEqual(sources.map(({ who, attributions }) => [who, attributions]), [["Two sailors", [1, 2]], ["Ann Low", [3]]]);
});

test("where the story only says “who” or “it”, that is told, and such sources make one a kind", () => {
  const who = { source_kind: /** @type {const} */ ("unnamed"), is_pronoun: true };
  const found = report({ attributions: [attribution({ ...who, source: "who" }), attribution({ ...who, source: "They" }), attribution({ source: "it", source_kind: "organization", is_pronoun: true, nested_in: 0 })] });
  assert.deepEqual(describe(mark("source"), found, say, "en")?.title, "sourceKindUnnamed");
  assert.deepEqual(describe(mark("source"), found, say, "en")?.lines, ["onlyPronoun who", "mannerIndirect"]);
  assert.deepEqual(describe(mark("source", 2), found, say, "en")?.lines.at(-1), "secondHand sourceKindUnnamed ← sourceKindOrganization");
  assert.deepEqual(sourcesOf(found), [{ who: "", kind: "unnamed", attributions: [0, 1] }, { who: "", kind: "organization", attributions: [2] }]);
});

test("amounts are told in the reader's language where the browser knows the unit", () => {
  const number = (/** @type {number} */ value, /** @type {string | null} */ unit, kind = "quantity") => ({ text: "", value, unit, kind, confidence: 1 });
  assert.deepEqual(
    [number(46, "kilometer"), number(1, "mile"), number(80, "kilometer per hour"), number(12, "%", "percent"), number(3, "bottle"), number(1200, null, "number")].map((one) => readableNumber(one, "en")),
    ["46 kilometers", "1 mile", "80 kilometers per hour", "12%", "3 bottle", "1,200"],
  );
  assert.deepEqual([number(46, "foot"), number(12.5, "%", "percent")].map((one) => readableNumber(one, "de")), ["46 Fuß", "12,5\u00a0%"]);
});

test("marks are unpacked by the legend's width; a torn one at the end is left out", () => {
  const legend = { kinds: ["source", "cue"], lenses: [], width: 6 };
  assert.deepEqual(unpackMarks({ legend, marks: Uint32Array.of(1, 4, 10, 15, 930, 2, 0, 4) }), [{ kind: "cue", block: 4, start: 10, end: 15, confidence: 0.93, index: 2 }]);
});

test("only what is sure enough is shown, and nothing that was called wrong", () => {
  const words = (/** @type {string} */ text, confidence = 0.9) => ({ text, quoted: false, confidence, reason: { key: "reasonHedgeOpen", words: [text] } });
  const found = report({ hedges: [words("Reportedly"), words("perhaps", 0.6), words("reportedly")], loaded: [words("reportedly")] });
  const corrections = [{ list: /** @type {const} */ ("hedges"), words: "reportedly" }];
  assert.deepEqual(hiddenIn(found, { threshold: "everything", corrections: [] }), {});
  assert.deepEqual(hiddenIn(found, { threshold: "sure", corrections: [] }), { hedges: [1] });
  assert.deepEqual(hiddenIn(found, { threshold: "everything", corrections }), { hedges: [0, 2] });

  const legend = { kinds: ["hedge", "loaded"], lenses: [], width: 6 };
  const marks = Uint32Array.of(0, 1, 0, 4, 900, 0, 1, 1, 5, 9, 900, 0, 0, 2, 0, 4, 600, 1);
  const left = without({ legend, marks, report: found, roles: [] }, { hedges: [0] });
  assert.deepEqual(unpackMarks(left).map(({ kind, index }) => [kind, index]), [["loaded", 0], ["hedge", 1]]);
});
