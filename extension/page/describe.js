// What there is to say about a mark, in the reader's language.

import { distance, readableDate } from "./calendar.js";
import { keyOf } from "./keys.js";
import { listOf, whoSays } from "./reading.js";

/** @typedef {import("./reading.js").Report} Report */
/** @typedef {import("./reading.js").Mark} Mark */
/** @typedef {import("./keys.js").Say} Say */
/**
 * @typedef {object} Description
 * @property {string} kind what it is
 * @property {string} title whose it is, or what it stands for
 * @property {string[]} lines more about it, a sentence each
 * @property {string} why why it is marked; may be empty
 * @property {string} sure how sure it is
 */

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
    sure: say("sure", Math.min(99, Math.round(mark.confidence * 100))),
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
      if (!date) return null;
      return { title: readableDate(date.value, locale, say), lines: [say(keyOf("date", date.kind.toLowerCase())), distance(date.value, report.published?.[0], locale, say)] };
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

/** @param {import("./reading.js").Attribution} attribution @param {Say} say @returns {string} whose words they are, or that the story does not say it */
export function titleOf(attribution, say) {
  return whoSays(attribution) || say(attribution.is_pronoun ? keyOf("sourceKind", attribution.source_kind) : "nobodyNamed");
}

/**
 * @param {import("./reading.js").Source} source
 * @param {Report} report
 * @param {Say} say
 * @returns {[string, string[]]} who it is, and what more there is to say about that
 */
export function titled({ who, kind, attributions }, report, say) {
  if (who) return [who, [roleOf(who, report), say(keyOf("sourceKind", kind))]];
  const all = attributions.map((index) => report.attributions[index]);
  const pronouns = new Set(all.map(({ source }) => source.toLowerCase()));
  return [titleOf(all[0], say), [say("onlyPronoun", [...pronouns].join(", "))]];
}

/** @param {string} who @param {Report} report @returns {string} the role as the story gives it; empty where it gives none */
function roleOf(who, { names }) {
  return names.find(({ full }) => full === who)?.role ?? "";
}

/** @param {number} index @param {Report} report @param {Say} say @returns {Parts} */
function ofAttribution(index, report, say) {
  const attribution = report.attributions[index];
  const { source, speaker, is_pronoun, source_kind, manner } = attribution;
  const written = is_pronoun ? say("onlyPronoun", source) : speaker && source && speaker !== source ? say("asWritten", source) : "";
  return {
    title: titleOf(attribution, say),
    lines: [
      written,
      [is_pronoun ? "" : say(keyOf("sourceKind", source_kind)), say(keyOf("manner", manner))].filter(Boolean).join(" · "),
      secondHand(index, report, say),
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

/**
 * @param {number} index of an attribution
 * @param {Report} report
 * @param {Say} say
 * @returns {string} who has it from whom ("New York Times ← some officials (without a name)"); empty where it is first-hand
 */
export function secondHand(index, report, say) {
  const chain = chainOf(index, report);
  const links = chain.map((link) => {
    const who = titleOf(link, say);
    return whoSays(link) && link.source_kind === "unnamed" ? say("unnamedSource", who) : who;
  });
  const different = links.filter((link, at) => link !== links[at - 1]);
  return different.length > 1 ? say("secondHand", different.join(" ← ")) : "";
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

/** Units that every browser can write out in the reader's language. */
const MEASURES = new Set(Intl.supportedValuesOf("unit"));

/** @param {import("./reading.js").NumberEntry} number @param {string} locale @returns {string} */
export function readableNumber({ value, unit, kind }, locale) {
  if (kind === "money" && unit && /^[A-Z]{3}$/.test(unit)) {
    return new Intl.NumberFormat(locale, { style: "currency", currency: unit, maximumFractionDigits: 2 }).format(value);
  }
  const named = unit === "%" ? "percent" : unit?.replaceAll(" ", "-");
  if (named && MEASURES.has(named.split("-per-")[0])) {
    const unitDisplay = unit === "%" ? "short" : "long";
    return new Intl.NumberFormat(locale, { style: "unit", unit: named, unitDisplay, maximumFractionDigits: 6 }).format(value);
  }
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value);
  return unit ? `${figure} ${unit}` : figure;
}
