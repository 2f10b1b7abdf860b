// What the reader called wrong. It stays on this machine.

import { readSettings } from "./settings.js";
import { correctionOf, isSameCorrection } from "./shown.js";

/**
 * Hides an entry, and every other of the same list with the same words.
 *
 * @param {import("./reading.js").Report} report
 * @param {import("./reading.js").ListName} list
 * @param {number} index
 * @returns {Promise<import("./shown.js").Correction | null>} what can be taken back; null where there is no such entry
 */
export async function correct(report, list, index) {
  const correction = correctionOf(report, list, index);
  if (!correction) return null;
  const { corrections } = await readSettings();
  await browser.storage.local.set({ corrections: [...corrections.filter((one) => !isSameCorrection(one, correction)), correction] });
  return correction;
}

/** Takes a correction back. @param {import("./shown.js").Correction} correction */
export async function takeBack(correction) {
  const { corrections } = await readSettings();
  await browser.storage.local.set({ corrections: corrections.filter((one) => !isSameCorrection(one, correction)) });
}
