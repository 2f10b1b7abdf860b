// A reading as it comes from the core: flat marks to paint, and a report that the marks point into.

/** @typedef {{ key: string, words: string[] }} Reason */
/** @typedef {"named" | "unnamed" | "organization" | "document" | "outlet" | "public" | "writer"} SourceKind */
/**
 * @typedef {object} Attribution
 * @property {string} source the source's words; empty where nobody is named
 * @property {string} cue
 * @property {string} content
 * @property {"direct" | "mixed" | "indirect" | "belief"} manner
 * @property {SourceKind} source_kind
 * @property {string | null} speaker the source's full name
 * @property {boolean} is_pronoun whether the source is a pronoun ("who", "it") behind which the story names nobody
 * @property {number | null} nested_in index of the attribution it lies in
 * @property {boolean} in_headline
 * @property {number} words number of words in the content
 * @property {number} confidence 0 to 1
 * @property {Reason} reason
 */
/** @typedef {{ kind: "person" | "organization" | "place", full: string, forms: string[], mentions: number, role: string | null, confidence: number }} Name */
/** @typedef {{ text: string, kind: string, value: string, confidence: number }} DateEntry */
/** @typedef {{ text: string, kind: string, value: number, unit: string | null, confidence: number }} NumberEntry */
/** @typedef {{ text: string, quoted: boolean, confidence: number, reason: Reason }} Words */
/** @typedef {{ day: string, kind: "published" | "changed" | "archived", found_in: string }} StatedDay a day that the page states: which, what it is the day of, and where */
/** @typedef {{ headline: string, body: string, confidence: number, reason: Reason }} Finding */
/** @typedef {{ who: string, kind: SourceKind, attributions: number[] }} Source a source, with the indices of what it says */
/**
 * @typedef {object} Report
 * @property {[string, string] | null} published the day, and where it was found
 * @property {Reason | null} published_reason why it is this day
 * @property {StatedDay[]} stated_days all days that the page states, the most trusted first
 * @property {string} headline
 * @property {Attribution[]} attributions
 * @property {Name[]} names
 * @property {DateEntry[]} dates
 * @property {NumberEntry[]} numbers
 * @property {Words[]} hedges
 * @property {Words[]} boosters
 * @property {Words[]} loaded
 * @property {Words[]} opinions
 * @property {Finding[]} findings
 * @property {{ by_kind: [SourceKind, number][], unattributed: number, words: number }} shares
 */
/** @typedef {{ kinds: string[], lenses: { id: string, kinds: string[] }[], width: number }} Legend */
/** @typedef {{ legend: Legend, marks: Uint32Array, report: Report, roles: string[] }} Reading */
/** @typedef {"attributions" | "names" | "dates" | "numbers" | "hedges" | "boosters" | "loaded" | "opinions" | "findings"} ListName */
/**
 * A place to paint.
 *
 * @typedef {object} Mark
 * @property {string} kind
 * @property {number} block
 * @property {number} start UTF-16 code units in the block's text
 * @property {number} end half-open
 * @property {number} confidence 0 to 1
 * @property {number} index in the report's list for this kind
 */

/** The report's list that marks of a kind point into. @type {Record<string, ListName>} */
const LIST_OF_KIND = {
  source: "attributions",
  cue: "attributions",
  quote: "attributions",
  indirect: "attributions",
  belief: "attributions",
  hedge: "hedges",
  booster: "boosters",
  loaded: "loaded",
  "loaded-quoted": "loaded",
  opinion: "opinions",
  person: "names",
  organization: "names",
  place: "names",
  date: "dates",
  number: "numbers",
  headline: "findings",
};

/** @param {string} kind @returns {ListName} */
export function listOf(kind) {
  return LIST_OF_KIND[kind];
}

/** @param {Pick<Reading, "legend" | "marks">} reading @returns {Mark[]} the marks, one object each */
export function unpackMarks({ legend, marks }) {
  const unpacked = [];
  for (let at = 0; at + legend.width <= marks.length; at += legend.width) {
    unpacked.push({
      kind: legend.kinds[marks[at]],
      block: marks[at + 1],
      start: marks[at + 2],
      end: marks[at + 3],
      confidence: marks[at + 4] / 1000,
      index: marks[at + 5],
    });
  }
  return unpacked;
}

/** @param {Attribution} attribution @returns {string} whose words they are; empty where nobody is named */
export function whoSays({ speaker, source, is_pronoun }) {
  return speaker || (is_pronoun ? "" : source);
}

/** @param {Attribution} attribution @returns {boolean} whether the story points to anybody at all, by name or not */
export function hasSource({ speaker, source }) {
  return Boolean(speaker || source);
}

/**
 * The different sources of a report, those of the headline aside, by first use. Pronouns behind which nobody is named make one
 * source a kind, with nothing for `who`.
 *
 * @param {Report} report
 * @returns {Source[]}
 */
export function sourcesOf(report) {
  /** @type {Map<string, Source>} */
  const sources = new Map();
  report.attributions.forEach((attribution, index) => {
    const who = whoSays(attribution);
    if (attribution.in_headline || !hasSource(attribution)) return;
    const key = who ? who.toLowerCase() : `${attribution.source_kind} `;
    const source = sources.get(key);
    if (source) source.attributions.push(index);
    else sources.set(key, { who, kind: attribution.source_kind, attributions: [index] });
  });
  return [...sources.values()];
}
