// The sources of the story: who they are, and what each says.

import { secondHand, titled } from "../page/describe.js";
import { keyOf } from "../page/keys.js";
import { hasSource, sourcesOf } from "../page/reading.js";
import { OF_STORY, button, fold, make } from "./make.js";

/** @typedef {import("../page/reading.js").Report} Report */
/** @typedef {import("./reading.js").Tools} Tools */

/** Sources that are listed at once; the rest comes on demand, if it is more than a few. */
const FIRST = 8;
const FEW = 3;

/** @param {Report} report @param {Tools} tools @returns {Node[]} */
export function renderSources(report, tools) {
  const { say, isShown } = tools;
  const shown = (/** @type {number} */ index) => isShown("attributions", index);
  const named = sourcesOf(report).map((source) => ({ ...source, attributions: source.attributions.filter(shown) })).filter(({ attributions }) => attributions.length > 0);
  const others = report.attributions.map((_, index) => index).filter(shown);
  const nobody = others.filter((index) => !hasSource(report.attributions[index]) && !report.attributions[index].in_headline);
  const inHeadline = others.filter((index) => report.attributions[index].in_headline);
  const title = make("h2", {}, say("panelSources"));
  if (named.length + nobody.length + inHeadline.length === 0) return [title, make("p", {}, say("panelNothing"))];
  const most = (/** @type {number[]} */ indices) => wordsOf(indices, report);
  const groups = named
    .sort((a, b) => most(b.attributions) - most(a.attributions))
    .map((source) => {
      const [title, about] = titled(source, report, say);
      return group(make("span", { class: "who", ...(source.who && OF_STORY) }, title), about, source.attributions, report, tools);
    });
  if (nobody.length > 0) groups.push(group(make("span", { class: "who" }, say("panelNobody")), [], nobody, report, tools));
  if (inHeadline.length > 0) groups.push(group(make("span", { class: "who" }, say("panelInHeadline")), [], inHeadline, report, tools));
  if (groups.length <= FIRST + FEW) return [title, ...groups];
  const rest = groups.slice(FIRST);
  return [title, ...groups.slice(0, FIRST), fold("more sources", make("summary", { class: "more" }, say("panelMore", rest.length)), rest, tools.isOpen)];
}

/** @param {number[]} attributions @param {Report} report @returns {number} words in what they say; what lies in another of them counts once */
export function wordsOf(attributions, report) {
  return attributions
    .filter((index) => !attributions.includes(report.attributions[index].nested_in ?? -1))
    .reduce((sum, index) => sum + report.attributions[index].words, 0);
}

/**
 * @param {HTMLElement} who
 * @param {string[]} about
 * @param {number[]} statements indices of attributions
 * @param {Report} report
 * @param {Tools} tools
 */
function group(who, about, statements, report, { say, locale, reveal, isOpen }) {
  const figures = new Intl.NumberFormat(locale);
  const count = statements.length === 1 ? say("panelStatementOne") : say("panelStatements", statements.length);
  const words = wordsOf(statements, report);
  const summary = make(
    "summary",
    {},
    who,
    make("span", { class: "about" }, [...about, count, words === 1 ? say("panelWordsOne") : say("panelWords", figures.format(words))].filter(Boolean).join(" · ")),
  );
  const items = statements.map((index) => {
    const { content, cue, manner } = report.attributions[index];
    // Without its cue, “that” tells nothing.
    const how = [content && cue ? say("inQuotes", cue) : "", say(keyOf("manner", manner)), secondHand(index, report, say)].filter(Boolean).join(" · ");
    const statement = button(make("span", OF_STORY, content || cue), { class: "statement", "data-key": `attribution ${index}`, title: say("panelShow") }, () => reveal("attributions", index));
    return make("li", {}, statement, make("span", { class: "quiet" }, how));
  });
  return fold(`source ${who.textContent}`, summary, [make("ul", {}, ...items)], isOpen);
}
