// From an offset in a block's text back to the text nodes it was read from.

/** @typedef {import("./snapshot.js").Place} Place */

/**
 * The text nodes that hold a span of a block's text, one range each: a node in between that is not part of the text (a
 * script, a button) stays outside, and so do the borders of shadow trees, over which no range may go.
 *
 * @param {Place} place
 * @param {number} start UTF-16 code units in the block's text
 * @param {number} end half-open
 * @returns {StaticRange[]} none where the nodes have changed since
 */
export function rangesOf({ starts, nodes }, start, end) {
  const ranges = [];
  for (let at = nodeAt(starts, start); at < nodes.length && starts[at] < end; at++) {
    const node = nodes[at];
    const startOffset = Math.max(start - starts[at], 0);
    const endOffset = Math.min(end - starts[at], node.length);
    if (startOffset >= endOffset) continue;
    ranges.push(new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset }));
  }
  return ranges;
}

/** @param {number[]} starts rising @param {number} offset @returns {number} index of the last start at or before the offset */
function nodeAt(starts, offset) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * @param {StaticRange} range in one text node
 * @returns {Range} a live one, for its boxes and its text; drop it soon
 */
export function liveRange({ startContainer, startOffset, endOffset }) {
  const live = document.createRange();
  // The page may have shortened the text since.
  const end = Math.min(endOffset, /** @type {Text} */ (startContainer).length);
  live.setStart(startContainer, Math.min(startOffset, end));
  live.setEnd(startContainer, end);
  return live;
}
