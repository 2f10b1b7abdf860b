// What the reader chose, as it is kept on this machine.

import { chosenLenses } from "./lenses.js";
import { looksFrom } from "./looks.js";
import { THRESHOLDS } from "./shown.js";

/**
 * @typedef {object} Settings
 * @property {import("./lenses.js").Lenses} lenses
 * @property {import("./shown.js").Threshold} threshold
 * @property {import("./looks.js").Looks} looks
 * @property {import("./shown.js").Correction[]} corrections
 */

/** What of the storage makes up the settings. */
export const SETTINGS = ["lenses", "threshold", "looks", "corrections"];

/** @param {Record<string, any>} stored @returns {Settings} with what is usual where nothing was chosen */
export function settingsFrom({ lenses, threshold, looks, corrections }) {
  return {
    lenses: chosenLenses(lenses),
    threshold: Object.hasOwn(THRESHOLDS, threshold) ? threshold : "balanced",
    looks: looksFrom(looks),
    corrections: Array.isArray(corrections) ? corrections.filter((one) => typeof one?.words === "string" && typeof one.list === "string") : [],
  };
}

/** @returns {Promise<Settings>} */
export async function readSettings() {
  return settingsFrom(await browser.storage.local.get(SETTINGS));
}
