// What a card says of one mark, and what can be done about it there.

import { element } from "./shell.js";

/**
 * @typedef {object} Deeds
 * @property {(() => void) | null} wrong calls the mark wrong; null where that cannot be kept
 * @property {((by: 1 | -1) => void) | null} turn goes to the next mention or the one before; null where there is only one
 * @property {string} place which of the mentions this is; empty where there is only one
 */

/**
 * @param {string} kind
 * @param {import("./describe.js").Description} said
 * @param {Deeds} deeds
 * @param {import("./keys.js").Say} say
 */
export function section(kind, said, { wrong, turn, place }, say) {
  const made = element("div", "hearsay-section", "");
  made.dataset.kind = kind;
  made.append(
    element("p", "hearsay-kind", said.kind),
    element("p", "hearsay-title", said.title),
    ...said.lines.map((line) => element("p", "hearsay-line", line)),
    ...(said.why ? [element("p", "hearsay-why", said.why)] : []),
    element("p", "hearsay-sure", said.sure),
  );
  const row = element("div", "hearsay-deeds", "");
  if (turn) row.append(press("‹", "hearsay-before", say("mentionBefore"), () => turn(-1)), element("span", "hearsay-place", place), press("›", "hearsay-after", say("mentionAfter"), () => turn(1)));
  if (wrong) row.append(press(say("wrong"), "hearsay-wrong", "", wrong));
  if (row.childElementCount > 0) made.append(row);
  return made;
}

/**
 * What stands in the card after a mark was called wrong.
 *
 * @param {string} sentence
 * @param {() => void} undo
 * @param {import("./keys.js").Say} say
 */
export function undoSection(sentence, undo, say) {
  const made = element("div", "hearsay-section", "");
  const row = element("div", "hearsay-deeds", "");
  row.append(press(say("undo"), "hearsay-undo", "", undo));
  made.append(element("p", "hearsay-line", sentence), row);
  return made;
}

/** @param {string} text @param {string} className @param {string} label for screen readers, where the text is none @param {() => void} pressed */
function press(text, className, label, pressed) {
  const made = /** @type {HTMLButtonElement} */ (element("button", className, text));
  made.type = "button";
  if (label) {
    made.setAttribute("aria-label", label);
    made.title = label;
  }
  made.addEventListener("click", pressed);
  return made;
}
