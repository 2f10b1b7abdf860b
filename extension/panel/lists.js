// What else the marks show, in words: what stands without a source, hedges, loaded words, names, dates, numbers, the headline.

import { distance, firstDayOf, isDay, readableDate } from "../page/calendar.js";
import { readableNumber } from "../page/describe.js";
import { keyOf } from "../page/keys.js";
import { OF_STORY, button, fold, make } from "./make.js";

/** @typedef {import("../page/reading.js").Report} Report */
/** @typedef {import("../page/reading.js").ListName} ListName */
/** @typedef {import("./reading.js").Tools} Tools */
/** @typedef {{ list: ListName, index: number, text: string, about?: string }} Entry */

/** @param {Report} report @param {Tools} tools @returns {Node[]} a part for each list that has anything in it */
export function renderLists(report, tools) {
  const { say } = tools;
  /** @param {ListName} list @returns {Entry[]} */
  const words = (list) =>
    /** @type {import("../page/reading.js").Words[]} */ (report[list]).map(({ text, quoted, reason }, index) => ({
      list,
      index,
      text,
      about: quoted ? say("inASourcesWords") : say(reason.key, ...reason.words),
    }));
  const names = report.names
    .map((name, index) => ({ list: /** @type {const} */ ("names"), index, text: name.full, about: aboutName(name, say), mentions: name.mentions }))
    .sort((a, b) => b.mentions - a.mentions);
  const numbers = report.numbers.map((number, index) => {
    const value = readableNumber(number, tools.locale);
    return { list: /** @type {const} */ ("numbers"), index, text: number.text, about: value === number.text ? "" : `= ${value}` };
  });
  const findings = report.findings.map(({ headline, reason }, index) => ({ list: /** @type {const} */ ("findings"), index, text: say(reason.key, ...reason.words) || headline }));
  return [
    part("panelOpinions", words("opinions"), tools),
    part("panelHedges", words("hedges"), tools),
    part("panelLoaded", words("loaded"), tools),
    part("panelBoosters", words("boosters"), tools),
    part("lensNames", names, tools),
    dates(report, tools),
    part("lensNumbers", numbers, tools),
    part("panelHeadline", findings, tools),
  ].flat();
}

/** @param {import("../page/reading.js").Name} name @param {import("../page/keys.js").Say} say */
function aboutName({ kind, full, forms, role, mentions }, say) {
  const others = forms.filter((form) => form !== full);
  return [
    say(keyOf("kind", kind)),
    role ?? "",
    others.length > 0 ? say("alsoWritten", others.join(", ")) : "",
    mentions === 1 ? say("mentionedOnce") : say("mentionedTimes", mentions),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** @param {string} title key of its message @param {Entry[]} entries @param {Tools} tools @returns {Node[]} */
function part(title, entries, tools) {
  const shown = entries.filter(({ list, index }) => tools.isShown(list, index));
  return shown.length === 0 ? [] : [folded(title, shown.length, [make("ul", {}, ...shown.map((entry) => item(entry, tools)))], tools)];
}

/** @param {string} title @param {number} count @param {Node[]} content @param {Tools} tools */
function folded(title, count, content, { say, isOpen }) {
  return fold(title, make("summary", {}, make("span", { class: "who" }, say(title)), make("span", { class: "count" }, String(count))), content, isOpen);
}

/** @param {Entry} entry @param {Tools} tools */
function item({ list, index, text, about }, { say, reveal }) {
  const words = list === "findings" ? text : make("span", OF_STORY, text);
  const show = button(words, { class: "statement", "data-key": `${list} ${index}`, title: say("panelShow") }, () => reveal(list, index));
  return make("li", {}, show, ...(about ? [make("span", { class: "quiet" }, about)] : []));
}

/** The days in their order, then what has no place in the calendar. @param {Report} report @param {Tools} tools @returns {Node[]} */
function dates(report, tools) {
  const { say, locale, isShown } = tools;
  const shown = report.dates.flatMap((date, index) => (isShown("dates", index) ? [{ ...date, index, day: firstDayOf(date.value) }] : []));
  if (shown.length === 0) return [];
  /** @type {Map<string, typeof shown>} */
  const byValue = new Map();
  for (const date of shown.filter(({ day }) => day !== null).sort((a, b) => Number(a.day) - Number(b.day))) {
    const key = isDay(date.value) ? date.value.slice(0, 10) : date.value;
    byValue.set(key, [...(byValue.get(key) ?? []), date]);
  }
  const entry = (/** @type {(typeof shown)[number]} */ { index, text, value }, withValue = false) =>
    item({ list: "dates", index, text, about: withValue && readableDate(value, locale, say) !== text ? readableDate(value, locale, say) : "" }, tools);
  const points = [...byValue].map(([value, all]) =>
    make(
      "li",
      { class: "point" },
      make("p", { class: "day" }, readableDate(value, locale, say), ...away(value)),
      make("ul", {}, ...all.map((date) => entry(date))),
    ),
  );
  /** @param {string} value */
  function away(value) {
    const far = distance(value, report.published?.[0], locale, say);
    return far ? [" ", make("span", { class: "quiet" }, far)] : [];
  }
  const others = shown.filter(({ day }) => day === null);
  const content = [make("ol", { class: "timeline" }, ...points)];
  if (others.length > 0) content.push(make("p", { class: "quiet" }, say("panelNoDay")), make("ul", {}, ...others.map((date) => entry(date, true))));
  return [folded("panelDates", shown.length, content, tools)];
}
