// What the reader selected, as blocks of a snapshot: whole paragraphs, so that sentences stay whole.

import { onlyBlocks } from "./packed.js";

/** @typedef {import("./snapshot.js").Snapshot} Snapshot */

/** @returns {Range | null} what is selected now; null where nothing is */
export function selectedRange() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  return selection.getRangeAt(0).cloneRange();
}

/**
 * @param {Snapshot} snapshot
 * @param {Range} range
 * @returns {Snapshot} with only those blocks in which something is selected
 */
export function selectedOf(snapshot, range) {
  const { page, places } = snapshot;
  const kept = Array.from(places.ends.keys()).filter((block) => places.of(block)?.nodes.some((node) => holds(range, node)));
  return { ...snapshot, page: onlyBlocks(page, kept), places: places.only(kept) };
}

/** Whether some of a text is in a range, and not just its edge. @param {Range} range @param {Text} node */
function holds(range, node) {
  if (!range.intersectsNode(node)) return false;
  const startsAfter = node === range.startContainer && range.startOffset === node.length;
  const endsBefore = node === range.endContainer && range.endOffset === 0;
  return !startsAfter && !endsBefore;
}
