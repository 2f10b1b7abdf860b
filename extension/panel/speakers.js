// Who speaks in this story: one bar of its words by kind of source, and the same in words.

import { keyOf } from "../page/keys.js";
import { draw, make } from "./make.js";

/** From the sources that answer for their words with a name to the ones that nobody can ask; the writer last. */
const ORDER = ["named", "organization", "document", "outlet", "unnamed", "public", "writer", "unattributed"];
/** The bar's size, in units of its own. */
const WIDTH = 300;
const HEIGHT = 16;
const GAP = 1.5;

/** @typedef {{ kind: string, count: number, label: string, part: string }} Row */

/**
 * @param {import("../page/reading.js").Report} report
 * @param {Pick<import("./reading.js").Tools, "say" | "locale">} tools
 * @returns {Row[]} the kinds of source that have a share in the story's words; none where it has no word
 */
export function sharesOf({ shares: { by_kind, unattributed, words } }, { say, locale }) {
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  /** @type {Record<string, number>} */
  const counts = { ...Object.fromEntries(by_kind), unattributed };
  return ORDER.filter((kind) => counts[kind] > 0).map((kind) => {
    const share = counts[kind] / words;
    return { kind, count: counts[kind], label: say(keyOf("share", kind)), part: share < 0.005 ? `< ${percent.format(0.01)}` : percent.format(share) };
  });
}

/** @param {import("../page/reading.js").Report} report @param {import("./reading.js").Tools} tools @returns {Node[]} none where the story has no word */
export function renderSpeakers(report, tools) {
  const { say, locale } = tools;
  const { words } = report.shares;
  const rows = sharesOf(report, tools);
  if (rows.length === 0) return [];
  const figures = new Intl.NumberFormat(locale);
  const items = rows.map(({ kind, count, label, part }) =>
    make(
      "li",
      { class: "share" },
      key(kind),
      make("span", { class: "share-label" }, label),
      make("span", { class: "share-part", title: say("panelWords", figures.format(count)) }, part),
    ),
  );
  return [
    make("h2", {}, say("panelShares")),
    bar(rows, words, rows.map(({ label, part }) => `${label}: ${part}`).join("; ")),
    make("ul", { class: "shares" }, ...items),
    make("p", { class: "quiet" }, say("panelSharesText", figures.format(words))),
  ];
}

/** @param {Row[]} rows @param {number} words @param {string} text the same as text */
function bar(rows, words, text) {
  const room = WIDTH - GAP * (rows.length - 1);
  let x = 0;
  const pieces = rows.map(({ kind, count, label, part }) => {
    const width = (room * count) / words;
    const piece = draw("g", {}, named(`${label}: ${part}`), ...filled(kind, x, width, HEIGHT));
    x += width + GAP;
    return piece;
  });
  return draw("svg", { class: "bar", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": text }, ...pieces);
}

/** @param {string} kind */
function key(kind) {
  return draw("svg", { class: "key", viewBox: "0 0 14 12", "aria-hidden": "true" }, ...filled(kind, 0, 14, 12));
}

/** A piece of the bar: its colour, and lines over it, so that it is not told by its colour alone. @param {string} kind @param {number} x @param {number} width @param {number} height */
function filled(kind, x, width, height) {
  const lines = [];
  const step = { unnamed: 4, outlet: 7, public: 4 }[kind] ?? 0;
  for (let at = x + step / 2; step > 0 && at < x + width; at += step) lines.push(draw("rect", { class: "line", x: at, y: 0, width: Math.min(step / 3, x + width - at), height }));
  if (kind === "public") lines.push(draw("rect", { class: "line", x, y: height / 2 - 1, width, height: 2 }));
  if (kind === "document") lines.push(draw("rect", { class: "line", x, y: height / 2 - 1, width, height: 2 }));
  return [draw("rect", { class: `fill fill-${kind}`, x, y: 0, width, height }), ...lines];
}

/** @param {string} text */
function named(text) {
  const title = draw("title", {});
  title.textContent = text;
  return title;
}
