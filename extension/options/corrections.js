// What was called wrong: to be seen, taken back, and saved as a report that a person may send us.

import { takeBack } from "../page/corrections.js";
import { keyOf } from "../page/keys.js";
import { button, make } from "../panel/make.js";
import { save } from "../panel/take.js";

/** The lists of a report, as the reader knows them. @type {Record<string, string>} */
const TITLES = { attributions: "lensSources", names: "lensNames", dates: "lensDates", numbers: "lensNumbers", hedges: "panelHedges", boosters: "panelBoosters", loaded: "panelLoaded", opinions: "panelOpinions", findings: "lensHeadline" };

/** @param {import("./options.js").Tools} tools @returns {Node[]} */
export function renderCorrections({ say, settings: { corrections } }) {
  const rows = corrections.map((correction) => {
    const undo = button(say("takeBack"), { "aria-label": say("takeBackOf", correction.words) }, () => void takeBack(correction));
    return make("li", { class: "row" }, make("span", {}, `“${correction.words}” `, make("span", { class: "quiet" }, say(TITLES[correction.list] ?? keyOf("lens", correction.list)))), undo);
  });
  const report = { made: "Hearsay", version: browser.runtime.getManifest().version, wrong: corrections };
  const deeds = button(say("saveCorrections"), { id: "save-corrections" }, () => save(`${JSON.stringify(report, null, 2)}\n`, "application/json", "hearsay-corrections.json"));
  return [make("h2", {}, say("wrongTitle")), make("p", { class: "quiet" }, say(rows.length > 0 ? "wrongText" : "wrongNone")), make("ul", { id: "corrections" }, ...rows), ...(rows.length > 0 ? [make("p", {}, deeds)] : [])];
}
