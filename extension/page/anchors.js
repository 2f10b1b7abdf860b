// Where marks stand in the document's own text, so that others can find them again: by the words, and by the position.

import { Slices } from "./slices.js";

/** @typedef {{ type: "TextQuoteSelector", exact: string, prefix: string, suffix: string }} TextQuoteSelector */
/** @typedef {{ type: "TextPositionSelector", start: number, end: number }} TextPositionSelector in Unicode code points, half-open */
/** @typedef {{ kind: string, index: number, places: [TextQuoteSelector, TextPositionSelector][] }} Anchored the marks of one kind of one entry */

/** Words around a quotation, in UTF-16 code units: as many as tell it from every other place, up to the second. */
const CONTEXT = 32;
const MOST_CONTEXT = 512;

/**
 * @param {Element} root whose text is counted: that of all text nodes in it, one after the other, as `textContent` gives it
 * @param {import("./paint.js").Painted[]} painted
 * @returns {Promise<Anchored[]>} in the order given; marks in shadow trees are no part of that text and are left out
 */
export async function anchor(root, painted) {
  const { text, starts, points } = await textOf(root);
  /** @type {Map<string, Anchored>} */
  const anchored = new Map();
  const slices = new Slices();
  for (const { mark, ranges } of painted) {
    if (slices.over) await slices.rest();
    const key = `${mark.kind} ${mark.index}`;
    const entry = anchored.get(key) ?? { kind: mark.kind, index: mark.index, places: [] };
    for (const [start, end] of runs(ranges, starts)) {
      const from = points(start);
      entry.places.push([quote(text, start, end), { type: "TextPositionSelector", start: from, end: from + codePoints(text, start, end) }]);
    }
    if (entry.places.length > 0) anchored.set(key, entry);
  }
  return [...anchored.values()];
}

/** @param {Element} root */
async function textOf(root) {
  /** @type {Map<Node, number>} */
  const starts = new Map();
  /** Code units at which a text node starts, and code points up to there. @type {[number, number][]} */
  const counted = [];
  const pieces = [];
  let length = 0;
  let before = 0;
  const slices = new Slices();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (slices.over) await slices.rest();
    const { data } = /** @type {Text} */ (node);
    starts.set(node, length);
    counted.push([length, before]);
    pieces.push(data);
    length += data.length;
    before += codePoints(data, 0, data.length);
  }
  const text = pieces.join("");
  /** @param {number} offset @returns {number} code points before it */
  const points = (offset) => {
    let low = 0;
    let high = counted.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (counted[middle][0] <= offset) low = middle;
      else high = middle - 1;
    }
    const [start, sum] = counted[low] ?? [0, 0];
    return sum + codePoints(text, start, offset);
  };
  return { text, starts, points };
}

/** @param {StaticRange[]} ranges @param {Map<Node, number>} starts @returns {[number, number][]} where they stand; those that touch are one */
function runs(ranges, starts) {
  /** @type {[number, number][]} */
  const found = [];
  for (const { startContainer, startOffset, endOffset } of ranges) {
    const start = starts.get(startContainer);
    if (start === undefined) continue;
    const last = found.at(-1);
    if (last?.[1] === start + startOffset) last[1] = start + endOffset;
    else found.push([start + startOffset, start + endOffset]);
  }
  return found;
}

/** @param {string} text @param {number} start @param {number} end @returns {TextQuoteSelector} */
function quote(text, start, end) {
  const exact = text.slice(start, end);
  for (let context = CONTEXT; ; context *= 2) {
    const prefix = text.slice(whole(text, Math.max(0, start - context)), start);
    const suffix = text.slice(end, whole(text, Math.min(text.length, end + context)));
    const words = prefix + exact + suffix;
    const first = text.indexOf(words);
    if (context >= MOST_CONTEXT || text.indexOf(words, first + 1) < 0) return { type: "TextQuoteSelector", exact, prefix, suffix };
  }
}

/** @param {string} text @param {number} offset @returns {number} the same, or one less where it would cut a character in two */
function whole(text, offset) {
  const code = text.charCodeAt(offset);
  return offset > 0 && code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

/** @param {string} text @param {number} start @param {number} end @returns {number} Unicode code points from start to end */
function codePoints(text, start, end) {
  let count = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const next = code >= 0xd800 && code <= 0xdbff && at + 1 < end ? text.charCodeAt(at + 1) : 0;
    if (next >= 0xdc00 && next <= 0xdfff) at++;
    count++;
  }
  return count;
}
