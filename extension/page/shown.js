// Which marks of a reading the reader wants to see: sure enough, and not called wrong before.

import { listOf, unpackMarks } from "./reading.js";

/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./reading.js").ListName} ListName */
/** @typedef {"sure" | "balanced" | "everything"} Threshold */
/** What the reader called wrong: an entry of one of the report's lists, by its words. @typedef {{ list: ListName, words: string }} Correction */
/** @typedef {Partial<Record<ListName, number[]>>} Hidden indices of entries by list */

/** The least confidence of what is shown. @type {Record<Threshold, number>} */
export const THRESHOLDS = { sure: 0.75, balanced: 0.4, everything: 0 };

/** @type {ListName[]} */
const LISTS = ["attributions", "names", "dates", "numbers", "hedges", "boosters", "loaded", "opinions", "findings"];

/** Confidences come as 32-bit floats: 0.4 may be a little less. */
const TOLERANCE = 1e-6;

/**
 * @param {import("./reading.js").Report} report
 * @param {ListName} list
 * @param {number} index
 * @returns {Correction | null} what calling this entry wrong hides: every entry of the list with the same words; none where there is no such entry
 */
export function correctionOf(report, list, index) {
  const entry = report[list][index];
  if (!entry) return null;
  const words = "content" in entry ? entry.content || entry.cue : "full" in entry ? entry.full : "text" in entry ? entry.text : entry.headline;
  return { list, words: words.toLowerCase() };
}

/** @param {Correction} a @param {Correction} b */
export function isSameCorrection(a, b) {
  return a.list === b.list && a.words === b.words;
}

/**
 * @param {import("./reading.js").Report} report
 * @param {{ threshold: Threshold, corrections: Correction[] }} wishes
 * @returns {Hidden} what the reader does not want to see
 */
export function hiddenIn(report, { threshold, corrections }) {
  const least = THRESHOLDS[threshold] - TOLERANCE;
  const wrong = new Set(corrections.map(({ list, words }) => `${list} ${words}`));
  /** @type {Hidden} */
  const hidden = {};
  for (const list of LISTS) {
    const indices = report[list].flatMap(({ confidence }, index) => {
      const correction = wrong.size > 0 ? correctionOf(report, list, index) : null;
      return confidence < least || (correction && wrong.has(`${list} ${correction.words}`)) ? [index] : [];
    });
    if (indices.length > 0) hidden[list] = indices;
  }
  return hidden;
}

/** @param {Reading} reading @param {Hidden} hidden @returns {Reading} the same without the marks of hidden entries */
export function without(reading, hidden) {
  const gone = new Set(Object.entries(hidden).flatMap(([list, indices]) => indices.map((index) => `${list} ${index}`)));
  if (gone.size === 0) return reading;
  const { marks, legend } = reading;
  const kept = new Uint32Array(marks.length);
  let length = 0;
  unpackMarks(reading).forEach(({ kind, index }, at) => {
    if (gone.has(`${listOf(kind)} ${index}`)) return;
    kept.set(marks.subarray(at * legend.width, (at + 1) * legend.width), length);
    length += legend.width;
  });
  return { ...reading, marks: kept.slice(0, length) };
}
