// What each tag is to the snapshot: the sets that its rules name, looked up once for each tag that is met.

const set = (/** @type {string} */ names) => new Set(names.split(" "));

export const SKIPPED = set(
  "script style noscript template head title base link meta textarea input select option optgroup datalist iframe frame frameset " +
    "noframes object embed param applet svg math canvas video audio source track map area rp rt rtc progress meter",
);
const INLINE = set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rb ruby s samp slot small " +
    "span strike strong sub sup time tt u var wbr",
);
/** Elements whose headers and footers are theirs, not the page's. */
const SECTIONS = set("article aside header main nav section");
const PHRASING_ONLY = set("p h1 h2 h3 h4 h5 h6");
/** Elements that may have a shadow root, by the DOM standard, beside those with a hyphen in their name. */
const HOSTS = set("article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span");

/**
 * What is known of a tag, and its place among those met so far.
 *
 * @typedef {{ name: string, kind: Kind, isSection: boolean, isPhrasingOnly: boolean, mayBeHost: boolean, index: number }} Tag
 */
/** @typedef {"skipped" | "break" | "inline" | "loose" | "boundary" | "nav" | "header" | "footer"} Kind */

/** Tags met so far, in this order. @type {Map<string, Tag>} */
export const TAGS = new Map();

/** @param {string} name @returns {Tag} */
export function tagNamed(name) {
  let tag = TAGS.get(name);
  if (!tag) {
    tag = { name, kind: kindOf(name), isSection: SECTIONS.has(name), isPhrasingOnly: PHRASING_ONLY.has(name), mayBeHost: HOSTS.has(name) || name.includes("-"), index: TAGS.size };
    TAGS.set(name, tag);
  }
  return tag;
}

/** @param {string} name of a tag @returns {Kind} */
function kindOf(name) {
  if (name === "br") return "break";
  if (SKIPPED.has(name)) return "skipped";
  if (INLINE.has(name)) return "inline";
  if (name === "nav" || name === "header" || name === "footer") return name;
  return name === "button" || name.includes("-") ? "loose" : "boundary";
}
