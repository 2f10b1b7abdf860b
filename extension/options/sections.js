// The short parts of the settings: how sure, sites, the button, shortcuts, privacy.

import { THRESHOLDS } from "../page/shown.js";
import { keyOf } from "../page/keys.js";
import { button, make } from "../panel/make.js";

/** @typedef {import("./options.js").Tools} Tools */

/** @param {Tools} tools @returns {Node[]} */
export function renderThreshold({ say, settings, keep }) {
  const choices = Object.keys(THRESHOLDS).map((threshold) => choice("threshold", threshold, settings.threshold === threshold, [say(keyOf("threshold", threshold)), say(keyOf("thresholdText", threshold))], () => keep({ threshold })));
  return [make("h2", { id: "threshold" }, say("thresholdTitle")), make("fieldset", { "aria-labelledby": "threshold" }, ...choices)];
}

/**
 * @param {string} name
 * @param {string} value
 * @param {boolean} isOn
 * @param {string[]} words what it is, and more about it
 * @param {() => void} chosen
 */
export function choice(name, value, isOn, [label, text], chosen) {
  const id = `${name}-${value}`;
  const input = /** @type {HTMLInputElement} */ (make("input", { type: "radio", name, id, value, ...(text && { "aria-describedby": `${id}-text` }) }));
  input.checked = isOn;
  input.addEventListener("change", chosen);
  return make("div", { class: "choice" }, input, make("label", { for: id }, label), ...(text ? [make("span", { class: "quiet", id: `${id}-text` }, text)] : []));
}

/** @param {Tools} tools @returns {Promise<Node[]>} */
export async function renderSites({ say, refresh }) {
  const { origins = [] } = await browser.permissions.getAll();
  const rows = origins.map((pattern) => {
    const remove = button(say("remove"), { "aria-label": say("removeOf", pattern) }, () => void browser.permissions.remove({ origins: [pattern] }).finally(refresh));
    return make("li", { class: "row" }, pattern.replace("://", " · ").replace("/*", ""), remove);
  });
  return [make("h2", {}, say("sitesTitle")), make("p", { class: "quiet" }, say(rows.length > 0 ? "sitesText" : "sitesNone")), make("ul", { id: "sites" }, ...rows)];
}

/** @param {Tools} tools @returns {Promise<Node[]>} */
export async function renderButton({ say }) {
  const input = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", id: "opens-panel" }));
  input.checked = await browser.runtime.sendMessage({ type: "opens-panel" }).catch(() => true);
  input.addEventListener("change", () => void browser.runtime.sendMessage({ type: "open-panel-or-not", opens: input.checked }));
  return [make("h2", {}, say("buttonTitle")), make("div", { class: "choice" }, input, make("label", { for: "opens-panel" }, say("buttonOpens")))];
}

/** The commands in the order in which they are told. */
const COMMANDS = ["_execute_action", "panel", "next-mark", "previous-mark", "next-source", "previous-source"];

/** @param {Tools} tools @returns {Promise<Node[]>} */
export async function renderShortcuts({ say }) {
  const commands = await browser.commands.getAll();
  const place = ({ name = "" }) => COMMANDS.indexOf(name);
  const rows = commands.toSorted((a, b) => place(a) - place(b)).map(({ name, description, shortcut }) =>
    make("li", { class: "row" }, (name === "_execute_action" ? say("commandRead") : description) || name || "", make("kbd", {}, shortcut || say("shortcutNone"))),
  );
  return [make("h2", {}, say("shortcutsTitle")), make("ul", {}, ...rows), make("p", { class: "deeds" }, button(say("shortcutsChange"), { id: "shortcuts" }, openShortcuts))];
}

/** The browser's own page. */
function openShortcuts() {
  const { openShortcutSettings } = /** @type {{ openShortcutSettings?: () => Promise<void> }} */ (browser.commands);
  if (openShortcutSettings) void openShortcutSettings();
  else void browser.tabs.create({ url: "chrome://extensions/shortcuts" });
}

/** @param {Tools} tools @returns {Node[]} */
export function renderPrivacy({ say }) {
  const sentences = ["privacyNothing", "privacyWhen", "privacyKept", "privacySites", "privacyGone"];
  return [make("h2", { id: "privacy" }, say("privacyTitle")), ...sentences.map((key) => make("p", {}, say(key)))];
}
