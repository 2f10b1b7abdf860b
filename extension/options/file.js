// The settings as a file: saved, taken in again, or thrown away.

import { SETTINGS, settingsFrom } from "../page/settings.js";
import { button, make } from "../panel/make.js";
import { save } from "../panel/take.js";

/** @param {import("./options.js").Tools} tools @returns {Node[]} */
export function renderFile({ say, settings, keep }) {
  const said = make("span", { class: "quiet", role: "status" });
  const chosen = /** @type {HTMLInputElement} */ (make("input", { type: "file", accept: "application/json,.json", id: "import" }));
  chosen.addEventListener("change", async () => {
    const file = chosen.files?.[0];
    if (!file) return;
    try {
      await keep(settingsIn(await file.text()));
    } catch {
      said.textContent = say("importFailed");
    }
  });
  return [
    make("h2", {}, say("fileTitle")),
    make(
      "p",
      { class: "deeds" },
      button(say("exportSettings"), { id: "export" }, () => save(`${JSON.stringify({ hearsay: 1, ...settings }, null, 2)}\n`, "application/json", "hearsay-settings.json")),
      make("label", { class: "file" }, chosen, say("importSettings")),
      button(say("resetSettings"), { id: "reset" }, () => void browser.storage.local.remove(SETTINGS)),
      said,
    ),
  ];
}

/** @param {string} text of a file @returns {Record<string, unknown>} the settings in it @throws where it is no file of ours */
function settingsIn(text) {
  const given = JSON.parse(text);
  if (given?.hearsay !== 1) throw new Error("no settings of Hearsay");
  return { ...settingsFrom(given) };
}
