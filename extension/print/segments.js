// A text cut where its marks begin and end.

/**
 * @param {string} text
 * @param {{ kind: string, start: number, end: number }[]} marks UTF-16 code units in the text, half-open
 * @returns {{ words: string, kinds: string[] }[]} all of the text in order, each piece with the kinds of mark on it, the shortest mark's first
 */
export function segmentsOf(text, marks) {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  const ordered = marks.toSorted((a, b) => a.end - a.start - (b.end - b.start));
  return cuts.slice(0, -1).map((from, at) => {
    const to = cuts[at + 1];
    const on = ordered.filter(({ start, end }) => start < to && end > from);
    return { words: text.slice(from, to), kinds: [...new Set(on.map(({ kind }) => kind))] };
  });
}
