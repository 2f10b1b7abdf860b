// What the reader called wrong. It stays on this machine.

import { readSettings } from "./settings.js";
import { correctionOf, isSameCorrection } from "./shown.js";

/**
 * Hides an entry, and every other of the same list with the same words.
 *
 * @param {import("./reading.js").Report} report
 * @param {import("./reading.js").ListName} list
 * @param {number} index
 */
export async function correct(report, list, index) {
  const correction = correctionOf(report, list, index);
  if (!correction) return;
  const { corrections } = await readSettings();
  await browser.storage.local.set({ corrections: [...corrections.filter((one) => !isSameCorrection(one, correction)), correction] });
}

/** Takes a correction back. @param {import("./shown.js").Correction} [correction] by default the last one */
export async function takeBack(correction) {
  const { corrections } = await readSettings();
  const gone = correction ?? corrections.at(-1);
  await browser.storage.local.set({ corrections: corrections.filter((one) => gone && !isSameCorrection(one, gone)) });
}
