// What there is to say about a mark, in the reader's language.

import { listOf, whoSays } from "./reading.js";

/** @typedef {import("./reading.js").Report} Report */
/** @typedef {import("./reading.js").Mark} Mark */
/**
 * Gives the message of a key, its `$1`, `$2`, … filled in; empty where there is none.
 *
 * @typedef {(key: string, ...words: (string | number)[]) => string} Say
 */
/**
 * @typedef {object} Description
 * @property {string} kind what it is
 * @property {string} title whose it is, or what it stands for
 * @property {string[]} lines more about it, a sentence each
 * @property {string} why why it is marked; may be empty
 * @property {string} sure how sure it is
 */

/**
 * Puts a part of a key behind its beginning: ("kind", "loaded-quoted") → "kindLoadedQuoted".
 *
 * @param {string} beginning
 * @param {string} part
 */
export function keyOf(beginning, part) {
  return beginning + part.split(/[-_ :]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/**
 * @param {Mark} mark
 * @param {Report} report
 * @param {Say} say
 * @param {string} locale
 * @returns {Description | null} none where the report has no such entry
 */
export function describe(mark, report, say, locale) {
  const said = parts(mark, report, say, locale);
  if (!said) return null;
  return {
    kind: say(keyOf("kind", mark.kind)),
    title: said.title,
    lines: said.lines.filter(Boolean),
    why: said.reason ? say(said.reason.key, ...said.reason.words) : "",
    sure: say("sure", Math.round(mark.confidence * 100)),
  };
}

/** @typedef {{ title: string, lines: string[], reason?: import("./reading.js").Reason }} Parts */

/**
 * @param {Mark} mark
 * @param {Report} report
 * @param {Say} say
 * @param {string} locale
 * @returns {Parts | null}
 */
function parts({ kind, index }, report, say, locale) {
  const list = listOf(kind);
  switch (list) {
    case "attributions":
      return report.attributions[index] ? ofAttribution(index, report, say) : null;
    case "names":
      return report.names[index] ? ofName(report.names[index], say) : null;
    case "dates": {
      const date = report.dates[index];
      return date ? { title: readableDate(date.value, locale, say), lines: [say(keyOf("date", date.kind.toLowerCase()))] } : null;
    }
    case "numbers": {
      const number = report.numbers[index];
      return number ? { title: readableNumber(number, locale), lines: [say(keyOf("number", number.kind))] } : null;
    }
    case "findings": {
      const finding = report.findings[index];
      return finding ? { title: finding.headline, lines: [finding.body ? say("bodySays", finding.body) : ""], reason: finding.reason } : null;
    }
    default: {
      const words = report[list]?.[index];
      return words ? { title: words.text, lines: [words.quoted ? say("inASourcesWords") : ""], reason: words.reason } : null;
    }
  }
}

/** @param {number} index @param {Report} report @param {Say} say @returns {Parts} */
function ofAttribution(index, report, say) {
  const attribution = report.attributions[index];
  const who = whoSays(attribution);
  const chain = chainOf(index, report);
  return {
    title: who || say("nobodyNamed"),
    lines: [
      attribution.speaker && attribution.source && attribution.speaker !== attribution.source ? say("asWritten", attribution.source) : "",
      say(keyOf("sourceKind", attribution.source_kind)),
      say(keyOf("manner", attribution.manner)),
      chain.length > 1 ? say("secondHand", chain.map((link) => whoSays(link) || say("nobodyNamed")).join(" → ")) : "",
    ],
    reason: attribution.reason,
  };
}

/**
 * @param {number} index
 * @param {Report} report
 * @returns {import("./reading.js").Attribution[]} through whom a statement came: the outermost attribution first, this one last
 */
export function chainOf(index, report) {
  const chain = [];
  const seen = new Set();
  for (let at = /** @type {number | null} */ (index); at !== null && report.attributions[at] && !seen.has(at); ) {
    seen.add(at);
    chain.unshift(report.attributions[at]);
    at = report.attributions[at].nested_in;
  }
  return chain;
}

/** @param {import("./reading.js").Name} name @param {Say} say @returns {Parts} */
function ofName(name, say) {
  const others = name.forms.filter((form) => form !== name.full);
  return {
    title: name.full,
    lines: [
      name.role ?? "",
      others.length > 0 ? say("alsoWritten", others.join(", ")) : "",
      name.mentions === 1 ? say("mentionedOnce") : say("mentionedTimes", name.mentions),
    ],
  };
}

/**
 * @param {string} value a TIMEX3 value
 * @param {string} locale
 * @param {Say} say
 * @returns {string} the same for a reader; the value itself where it is no plain calendar day, month or hour
 */
export function readableDate(value, locale, say) {
  if (/^(PRESENT|PAST|FUTURE)_REF$/.test(value)) return say(keyOf("date", value.toLowerCase()));
  const [, year, month, day, hour, minute] = /^(\d{4}|XXXX)-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?$/.exec(value) ?? [];
  if (!year) return value;
  const isYearKnown = year !== "XXXX";
  const instant = new Date(Date.UTC(isYearKnown ? Number(year) : 2000, Number(month) - 1, Number(day ?? 1), Number(hour ?? 0), Number(minute ?? 0)));
  if (Number.isNaN(instant.getTime())) return value;
  /** @type {Intl.DateTimeFormatOptions} */
  const fields = { timeZone: "UTC", month: "long" };
  if (isYearKnown) fields.year = "numeric";
  if (day) fields.day = "numeric";
  if (day && isYearKnown) fields.weekday = "long";
  if (hour) Object.assign(fields, { hour: "numeric", minute: "2-digit" });
  return new Intl.DateTimeFormat(locale, fields).format(instant);
}

/** @param {import("./reading.js").NumberEntry} number @param {string} locale @returns {string} */
function readableNumber({ value, unit, kind }, locale) {
  if (kind === "money" && unit && /^[A-Z]{3}$/.test(unit)) {
    return new Intl.NumberFormat(locale, { style: "currency", currency: unit, maximumFractionDigits: 2 }).format(value);
  }
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value);
  return unit ? `${figure} ${unit}` : figure;
}
