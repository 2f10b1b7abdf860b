// The report as it travels: JSON in pieces (src/report/pieces.rs). As one object a long page's takes a tenth of a second to arrive.

import { Slices } from "./slices.js";

/** @typedef {import("./reading.js").Report} Report */

/**
 * Puts a report together, the page having its turn in between.
 *
 * @param {string[]} pieces
 * @returns {Promise<Report>}
 */
export async function reportOf([head, ...lists]) {
  const slices = new Slices();
  const report = JSON.parse(head);
  for (const piece of lists) {
    if (slices.over) await slices.rest();
    const [name, entries] = JSON.parse(piece);
    if (report[name]) for (const entry of entries) report[name].push(entry);
    else report[name] = entries;
  }
  return report;
}
