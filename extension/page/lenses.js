// Which lenses are on.

/** @typedef {Record<string, boolean>} Lenses */

/** Calm by default: who says it, how the writer speaks, what holds back. @type {Lenses} */
const DEFAULT = {
  sources: true,
  voice: true,
  hedges: true,
  headline: false,
  beliefs: false,
  names: false,
  dates: false,
  numbers: false,
};

/** @param {unknown} stored what the reader chose @returns {Lenses} */
export function chosenLenses(stored) {
  return { ...DEFAULT, .../** @type {Lenses | undefined} */ (stored) };
}

/**
 * @param {import("./reading.js").Legend} legend
 * @param {Lenses} lenses
 * @returns {Set<string>} the kinds of mark that are shown
 */
export function shownKinds(legend, lenses) {
  return new Set(legend.lenses.filter(({ id }) => lenses[id]).flatMap(({ kinds }) => kinds));
}
