// The report as Markdown.

import { distance, firstDayOf, readableDate } from "../page/calendar.js";
import { readableNumber, secondHand, titled } from "../page/describe.js";
import { keyOf } from "../page/keys.js";
import { hasSource, sourcesOf } from "../page/reading.js";
import { wordsOf } from "./sources.js";
import { sharesOf } from "./speakers.js";

/** @typedef {import("../page/reading.js").Report} Report */
/** @typedef {Pick<import("./reading.js").Tools, "say" | "locale" | "isShown">} Tools */
/** @typedef {"hedges" | "boosters" | "loaded" | "opinions"} WordList */

/**
 * @param {{ url: string, title: string }} page
 * @param {Report} report
 * @param {Tools} tools
 * @returns {string}
 */
export function markdownOf({ url, title }, report, tools) {
  const { say, locale } = tools;
  const [day, foundIn] = report.published ?? [];
  const dated = day ? say("panelPublished", readableDate(day, locale, say), say(keyOf("found", foundIn ?? "")) || say("foundOther")) : say("panelNoDate");
  const parts = [
    `# ${escape(report.headline || title)}`,
    `<${url}>\n\n${escape(dated)}`,
    part(say("panelShares"), sharesOf(report, tools).map(({ label, part }) => `${label}: ${part}`), true),
    part(say("panelSources"), sources(report, tools)),
    part(say("panelOpinions"), words("opinions", report, tools)),
    part(say("panelHedges"), words("hedges", report, tools)),
    part(say("panelLoaded"), words("loaded", report, tools)),
    part(say("panelBoosters"), words("boosters", report, tools)),
    part(say("lensNames"), names(report, tools)),
    part(say("panelDates"), dates(report, tools)),
    part(say("lensNumbers"), numbers(report, tools)),
    part(say("panelHeadline"), report.findings.flatMap(({ reason }, index) => (tools.isShown("findings", index) ? [escape(say(reason.key, ...reason.words))] : []))),
    `---\n\n${escape(say("markdownMade"))}`,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

/** @param {string} title @param {string[]} items @param {boolean} [isRaw] whether the items are still to be escaped @returns {string} empty where there is nothing */
function part(title, items, isRaw = false) {
  if (items.length === 0) return "";
  return `## ${escape(title)}\n\n${items.map((item) => `- ${isRaw ? escape(item) : item}`).join("\n")}`;
}

/** @param {Report} report @param {Tools} tools @returns {string[]} */
function sources(report, { say, isShown }) {
  const shown = (/** @type {number} */ index) => isShown("attributions", index);
  const nobody = report.attributions.map((_, index) => index).filter((index) => !hasSource(report.attributions[index]) && !report.attributions[index].in_headline);
  /** @type {[string, string[], number[]][]} */
  const groups = [...sourcesOf(report).map((source) => /** @type {[string, string[], number[]]} */ ([...titled(source, report, say), source.attributions])), [say("panelNobody"), [], nobody]];
  return groups.flatMap(([who, about, attributions]) => {
    const all = attributions.filter(shown);
    if (all.length === 0) return [];
    const statements = all.map((index) => {
      const { content, cue, manner } = report.attributions[index];
      return `\n  - ${escape(content || cue)} (${escape([say(keyOf("manner", manner)), secondHand(index, report, say)].filter(Boolean).join("; "))})`;
    });
    const count = wordsOf(all, report);
    return [`**${escape(who)}** · ${escape([...about, count === 1 ? say("panelWordsOne") : say("panelWords", count)].filter(Boolean).join(" · "))}${statements.join("")}`];
  });
}

/** @param {WordList} list @param {Report} report @param {Tools} tools @returns {string[]} */
function words(list, report, { say, isShown }) {
  return report[list].flatMap(({ text, quoted, reason }, index) => (isShown(list, index) ? [`${escape(text)}: ${escape(quoted ? say("inASourcesWords") : say(reason.key, ...reason.words))}`] : []));
}

/** @param {Report} report @param {Tools} tools @returns {string[]} */
function names(report, { say, isShown }) {
  return report.names.flatMap(({ kind, full, forms, role, mentions }, index) => {
    const others = forms.filter((form) => form !== full);
    const about = [say(keyOf("kind", kind)), role ?? "", others.length > 0 ? say("alsoWritten", others.join(", ")) : "", mentions === 1 ? say("mentionedOnce") : say("mentionedTimes", mentions)];
    return isShown("names", index) ? [`**${escape(full)}** · ${escape(about.filter(Boolean).join(" · "))}`] : [];
  });
}

/** @param {Report} report @param {Tools} tools @returns {string[]} those with a place in the calendar first, in their order */
function dates(report, { say, locale, isShown }) {
  return report.dates
    .flatMap((date, index) => (isShown("dates", index) ? [{ ...date, day: firstDayOf(date.value) ?? Infinity }] : []))
    .sort((a, b) => a.day - b.day || 0)
    .map(({ text, value }) => {
      const far = distance(value, report.published?.[0], locale, say);
      return `${escape(readableDate(value, locale, say))}${far ? ` (${escape(far)})` : ""}: “${escape(text)}”`;
    });
}

/** @param {Report} report @param {Tools} tools @returns {string[]} */
function numbers(report, { locale, isShown }) {
  return report.numbers.flatMap((number, index) => (isShown("numbers", index) ? [`${escape(number.text)} = ${escape(readableNumber(number, locale))}`] : []));
}

/** What Markdown would take for its own. @param {string} text */
function escape(text) {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|~]/g, "\\$&");
}
