// Where a card stands: beside what it explains, never over it.

import { liveRange } from "./places.js";

/** @typedef {import("./paint.js").Painted} Painted */

/** Between a mark and its card, and between a card and the window's edge, in CSS pixels. */
const GAP = 6;
/** Less than this is no room for a card, in CSS pixels. */
const LEAST = 80;

/** Brings a mark into view. @param {Painted} painted */
export function reveal({ ranges }) {
  if (ranges.length === 0) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  ranges[0].startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
  const { top, bottom } = liveRange(ranges[0]).getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) scrollBy({ top: (top + bottom - innerHeight) / 2, behavior: calm ? "instant" : "smooth" });
}

/** @param {Painted[]} marks @returns {DOMRect[]} the boxes of their lines that are in the window, or all where none is */
export function boxesOf(marks) {
  const boxes = marks.flatMap(({ ranges }) => ranges).flatMap((range) => [...liveRange(range).getClientRects()]).filter(({ width }) => width > 0);
  const inView = boxes.filter(({ top, bottom }) => bottom > 0 && top < innerHeight);
  return inView.length > 0 ? inView : boxes;
}

/**
 * Where a card goes: below the whole mark, else above it, else below or above the line that is pointed at; and where it fits
 * nowhere, on the larger side of that line, as high as there is room.
 *
 * @param {DOMRect[]} boxes
 * @param {{ x: number, y: number } | null} pointer
 * @param {{ width: number, height: number }} card
 * @returns {{ left: number, top: number, height: number }} `height`: how high it may be at most
 */
export function placeFor(boxes, pointer, card) {
  const line = boxes.find(({ top, bottom, left, right }) => pointer && pointer.y >= top && pointer.y <= bottom && pointer.x >= left && pointer.x <= right) ?? boxes[0];
  const bottoms = [Math.max(...boxes.map(({ bottom }) => bottom)), line?.bottom ?? 0];
  const tops = [Math.min(...boxes.map(({ top }) => top)), line?.top ?? 0];
  const room = innerHeight - GAP;
  const wished = pointer ? pointer.x - card.width / 4 : (line?.left ?? 0);
  const left = Math.max(GAP, Math.min(wished, document.documentElement.clientWidth - card.width - GAP));
  const candidates = bottoms.flatMap((bottom, at) => [bottom + GAP, tops[at] - GAP - card.height]);
  const top = candidates.find((candidate) => candidate >= GAP && candidate + card.height <= room);
  if (top !== undefined) return { left, top, height: card.height };
  const below = room - bottoms[1] - GAP;
  const above = tops[1] - 2 * GAP;
  if (below >= above) return { left, top: bottoms[1] + GAP, height: Math.max(LEAST, below) };
  const height = Math.max(LEAST, Math.min(above, card.height));
  return { left, top: tops[1] - GAP - height, height };
}
