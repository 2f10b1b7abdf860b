// The lenses with their counts and switches.

import { keyOf } from "../page/keys.js";
import { make } from "./make.js";

/** @typedef {{ say: import("../page/keys.js").Say, choose: (lens: string, on: boolean) => void }} Tools */

/**
 * @param {import("./panel.js").State | null} state
 * @param {import("../page/lenses.js").Lenses} lenses
 * @param {Tools} tools
 * @returns {Node[]}
 */
export function renderSwitches(state, lenses, { say, choose }) {
  return Object.keys(lenses).map((id) => {
    const box = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", id: `lens-${id}`, "data-key": `lens ${id}` }));
    box.checked = lenses[id];
    box.addEventListener("change", () => choose(id, box.checked));
    const kinds = state?.legend?.lenses.find((lens) => lens.id === id)?.kinds ?? [];
    const counts = kinds.flatMap((kind) => {
      const count = state?.counts[kind];
      return count ? [make("li", {}, make("span", { class: `is-${kind}` }, say(keyOf("kind", kind))), ` ${count}`)] : [];
    });
    return make("li", {}, box, make("label", { for: `lens-${id}` }, say(keyOf("lens", id))), make("ul", { class: "kinds" }, ...counts));
  });
}
