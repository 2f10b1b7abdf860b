// A reading in words: its date, who speaks, what else the marks show.

import { readableDate } from "../page/calendar.js";
import { keyOf } from "../page/keys.js";
import { renderLists } from "./lists.js";
import { OF_STORY, make } from "./make.js";
import { renderSources } from "./sources.js";
import { renderSpeakers } from "./speakers.js";

/** @typedef {import("../page/reading.js").Report} Report */
/**
 * @typedef {object} Tools
 * @property {import("../page/keys.js").Say} say
 * @property {string} locale
 * @property {(list: import("../page/reading.js").ListName, index: number) => void} reveal shows an entry in the page
 * @property {(key: string, open?: boolean) => boolean} isOpen whether a part is unfolded; with `open`, says so
 * @property {(list: import("../page/reading.js").ListName, index: number) => boolean} isShown whether the reader wants to see an entry
 */

/** @param {Report} report @param {Tools} tools @returns {Node[]} */
export function renderReading(report, tools) {
  const headline = report.headline.trim() ? [make("p", { class: "headline", ...OF_STORY }, report.headline)] : [];
  return [...headline, published(report, tools), ...renderSpeakers(report, tools), ...renderSources(report, tools), ...lists(report, tools)];
}

/** @param {Report} report @param {Tools} tools */
function lists(report, tools) {
  const parts = renderLists(report, tools);
  return parts.length > 0 ? [make("h2", {}, tools.say("panelAlso")), ...parts] : [];
}

/** @param {Report} report @param {Tools} tools */
function published({ published }, { say, locale }) {
  if (!published) return make("p", { class: "quiet" }, say("panelNoDate"));
  const [day, foundIn] = published;
  const found = say(keyOf("found", foundIn)) || say("foundOther");
  return make("p", { class: "quiet" }, say("panelPublished", readableDate(day, locale, say), found));
}
