// The panel's foot: read or leave, this site always, the day of publication.

import { renderDay } from "./day.js";
import { patternOf } from "./site.js";
import { button, make } from "./make.js";

/**
 * What the reader can do about the page in front.
 *
 * @typedef {object} Deeds
 * @property {(scope?: import("../page/content.js").Scope) => void} press reads the page, or leaves it; with `scope`, reads that much of it
 * @property {() => void} leave leaves the page
 * @property {(day: string | null) => void} publish reads it again as published on a day; null: on the day that the page gives
 * @property {() => void} refresh
 */
/** @typedef {Deeds & Pick<import("./reading.js").Tools, "say" | "locale" | "isOpen">} Tools */

/**
 * Read or leave, and where there is no article, read all of it; nothing where the browser would not allow it.
 *
 * @param {import("./panel.js").State | null} state
 * @param {string | undefined} url none where the browser keeps it from us
 * @param {Tools} tools
 * @returns {Node[]}
 */
export function renderPress(state, url, { say, press, leave }) {
  if (!state && !url) return [];
  const whole = state?.error === "errorNoArticle" ? [button(say("readWholePage"), { class: "press", "data-key": "read page" }, () => press("page"))] : [];
  return [...whole, button(say(state ? "panelLeave" : "panelRead"), { class: "press", "data-key": "press" }, () => (state ? leave() : press()))];
}

/**
 * @param {import("./panel.js").State | null} state
 * @param {{ url: string | undefined, isAlways: boolean }} site
 * @param {Tools} tools
 * @returns {Node[]}
 */
export function renderControls(state, { url, isAlways }, tools) {
  const pattern = url ? patternOf(url) : null;
  return [...(pattern && url ? [always(pattern, new URL(url).hostname, isAlways, tools)] : []), ...(state?.report ? [renderDay(state.report, tools)] : [])];
}

/** @param {string} pattern @param {string} host @param {boolean} isAlways @param {Tools} tools */
function always(pattern, host, isAlways, { say, refresh }) {
  const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", id: "always", "data-key": "always" }));
  box.checked = isAlways;
  box.addEventListener("change", () => {
    // Asked for at once: a browser grants nothing once the press is over.
    const asked = box.checked ? browser.permissions.request({ origins: [pattern] }) : browser.permissions.remove({ origins: [pattern] });
    const done = () => {
      // As it is until the browser says otherwise: the reader may have refused.
      box.checked = isAlways;
      refresh();
    };
    asked.then(done, done);
  });
  return make("p", { class: "control" }, box, make("label", { for: "always" }, say("panelAlways", host)));
}
