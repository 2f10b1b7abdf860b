// A reading in words: its date, its headline, whose words it is made of, and its sources with what each says.

import { chainOf, keyOf, readableDate } from "../page/describe.js";
import { sourcesOf, whoSays } from "../page/reading.js";
import { button, make } from "./make.js";

/** @typedef {import("../page/reading.js").Report} Report */
/**
 * @typedef {object} Tools
 * @property {import("../page/describe.js").Say} say
 * @property {string} locale
 * @property {(list: import("../page/reading.js").ListName, index: number) => void} reveal shows an entry in the page
 * @property {(key: string, open?: boolean) => boolean} isOpen whether a source is unfolded; with `open`, says so
 */

/** @param {Report} report @param {Tools} tools @returns {Node[]} */
export function renderReading(report, tools) {
  return [published(report, tools), ...findings(report, tools), ...shares(report, tools), ...sources(report, tools)];
}

/** @param {Report} report @param {Tools} tools */
function published({ published }, { say, locale }) {
  if (!published) return make("p", { class: "quiet" }, say("panelNoDate"));
  const [day, foundIn] = published;
  const found = say(keyOf("found", foundIn)) || say("foundOther");
  return make("p", { class: "quiet" }, say("panelPublished", readableDate(day, locale, say), found));
}

/** @param {Report} report @param {Tools} tools @returns {Node[]} */
function findings({ findings }, { say, reveal }) {
  if (findings.length === 0) return [];
  const items = findings.map(({ reason, headline }, index) => {
    const sentence = say(reason.key, ...reason.words) || headline;
    return make("li", {}, button(sentence, { class: "statement", "data-key": `finding ${index}` }, () => reveal("findings", index)));
  });
  return [make("h2", {}, say("panelHeadline")), make("ul", { class: "plain" }, ...items)];
}

/** @param {Report} report @param {Tools} tools @returns {Node[]} */
function shares({ shares }, { say, locale }) {
  const { by_kind, unattributed, words } = shares;
  if (words === 0) return [];
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  /** @type {[string, number][]} */
  const rows = [...by_kind.map(([kind, count]) => /** @type {[string, number]} */ ([kind, count])), ["unattributed", unattributed]];
  const items = rows
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => {
      const bar = make("span", { class: `bar bar-${kind}`, "aria-hidden": "true" });
      bar.style.inlineSize = `${(100 * count) / words}%`;
      const label = make("span", { class: "share-label" }, say(keyOf("share", kind)));
      return make("li", { class: "share" }, label, make("span", { class: "share-part" }, percent.format(count / words)), bar);
    });
  return [
    make("h2", {}, say("panelShares")),
    make("p", { class: "quiet" }, say("panelSharesText", new Intl.NumberFormat(locale).format(words))),
    make("ul", { class: "plain" }, ...items),
  ];
}

/** @param {Report} report @param {Tools} tools @returns {Node[]} */
function sources(report, tools) {
  const { say } = tools;
  const named = sourcesOf(report);
  const unnamed = report.attributions.flatMap((attribution, index) => (whoSays(attribution) || attribution.in_headline ? [] : [index]));
  const inHeadline = report.attributions.flatMap(({ in_headline }, index) => (in_headline ? [index] : []));
  const title = make("h2", {}, say("panelSources"));
  if (named.length + unnamed.length + inHeadline.length === 0) return [title, make("p", {}, say("panelNothing"))];
  const groups = named.map(({ who, kind, attributions }) => group(who, say(keyOf("sourceKind", kind)), attributions, report, tools));
  if (unnamed.length > 0) groups.push(group(say("panelNobody"), "", unnamed, report, tools));
  if (inHeadline.length > 0) groups.push(group(say("panelInHeadline"), "", inHeadline, report, tools));
  return [title, ...groups];
}

/**
 * @param {string} who
 * @param {string} kind
 * @param {number[]} statements indices of attributions
 * @param {Report} report
 * @param {Tools} tools
 */
function group(who, kind, statements, report, { say, reveal, isOpen }) {
  const count = statements.length === 1 ? say("panelStatementOne") : say("panelStatements", statements.length);
  const summary = make("summary", { "data-key": `source ${who}` }, make("span", { class: "who" }, who), make("span", { class: "quiet" }, [kind, count].filter(Boolean).join(" · ")));
  const items = statements.map((index) => {
    const { content, manner } = report.attributions[index];
    const through = chainOf(index, report).slice(0, -1).map((outer) => whoSays(outer) || say("nobodyNamed"));
    const how = [say(keyOf("manner", manner)), through.length > 0 ? say("secondHand", [...through, who].join(" → ")) : ""].filter(Boolean).join(" · ");
    const statement = button(content, { class: "statement", "data-key": `attribution ${index}`, title: say("panelShow") }, () => reveal("attributions", index));
    return make("li", {}, statement, make("span", { class: "quiet" }, how));
  });
  const details = /** @type {HTMLDetailsElement} */ (make("details", {}, summary, make("ul", { class: "plain" }, ...items)));
  details.open = isOpen(who);
  details.addEventListener("toggle", () => isOpen(who, details.open));
  return details;
}
