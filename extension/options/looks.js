// How marks look: a palette, and for each lens a colour and a kind of line.

import { LINES, PALETTES, TINTS, colorsOf } from "../page/looks.js";
import { keyOf } from "../page/keys.js";
import { readSettings } from "../page/settings.js";
import { make } from "../panel/make.js";
import { choice } from "./sections.js";

/** @typedef {import("./options.js").Tools} Tools */

/** @param {Tools} tools @returns {Node[]} */
export function renderLooks({ say, settings, keep }) {
  const { looks } = settings;
  const palettes = Object.keys(PALETTES).map((palette) => choice("palette", palette, looks.palette === palette, [say(keyOf("palette", palette))], () => void change(keep, (now) => ({ ...now, palette: /** @type {import("../page/looks.js").Palette} */ (palette) }))));
  return [
    make("h2", { id: "palette" }, say("looksTitle")),
    make("p", { class: "quiet" }, say("looksText")),
    make("fieldset", { "aria-labelledby": "palette" }, ...palettes),
    make("ul", {}, ...Object.keys(TINTS).map((lens) => row(lens, looks, say, keep))),
  ];
}

/** @param {Tools["keep"]} keep @param {(now: import("../page/looks.js").Looks) => import("../page/looks.js").Looks} how */
async function change(keep, how) {
  await keep({ looks: how((await readSettings()).looks) });
}

/** @param {string} lens @param {import("../page/looks.js").Looks} looks @param {import("../page/keys.js").Say} say @param {Tools["keep"]} keep */
function row(lens, looks, say, keep) {
  const name = say(keyOf("lens", lens));
  const samples = Object.keys(TINTS[lens]).map((kind) => make("span", { class: `is-${kind}` }, say(keyOf("kind", kind))));
  const color = /** @type {HTMLInputElement} */ (make("input", { type: "color", id: `color-${lens}`, "aria-label": say("colorOf", name) }));
  color.value = colorsOf(looks, lens)[0];
  color.addEventListener("change", () => void change(keep, (now) => ({ ...now, colors: { ...now.colors, [lens]: color.value } })));
  const lines = ["", ...LINES].map((line) => make("option", { value: line }, say(keyOf("line", line || "usual"))));
  const line = /** @type {HTMLSelectElement} */ (make("select", { id: `line-${lens}`, "aria-label": say("lineOf", name) }, ...lines));
  line.value = looks.lines[lens] ?? "";
  line.addEventListener("change", () => void change(keep, (now) => ({ ...now, lines: { ...now.lines, [lens]: line.value } })));
  return make("li", { class: "lens" }, make("div", {}, make("strong", {}, name), make("div", { class: "samples" }, ...samples)), color, line);
}
