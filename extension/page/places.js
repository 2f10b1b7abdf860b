// From an offset in a block's text back to the text nodes it was read from.

/**
 * Where the text of a block stands in the document: its text nodes and the offset in the block at which each starts, rising.
 *
 * @typedef {{ starts: number[], nodes: Text[] }} Place
 */

/** The places of a page's blocks. They are taken out of long lists one by one: most blocks are never asked for. */
export class Places {
  /** @type {number[]} */
  starts = [];
  /** @type {Text[]} */
  nodes = [];
  /** Where the texts of each block end. @type {number[]} */
  ends = [];

  /** Adds a text to the next block. @param {Text} node @param {number} start */
  add(node, start) {
    this.starts.push(start);
    this.nodes.push(node);
  }

  /** Makes a block of the texts since the last one. */
  block() {
    this.ends.push(this.nodes.length);
  }

  /** @param {number} block @returns {Place | null} null where there is no such block */
  of(block) {
    if (block >= this.ends.length) return null;
    const start = block === 0 ? 0 : this.ends[block - 1];
    return { starts: this.starts.slice(start, this.ends[block]), nodes: this.nodes.slice(start, this.ends[block]) };
  }

  /** @param {number[]} kept rising indices @returns {Places} of those blocks only */
  only(kept) {
    const places = new Places();
    for (const block of kept) {
      const place = this.of(block);
      place?.nodes.forEach((node, at) => places.add(node, place.starts[at]));
      places.block();
    }
    return places;
  }
}

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
