// The page as the core gets it: the text of its blocks, the elements around them, what the page says of itself.
//
// These rules are the whole of it; the command line follows the same ones over an HTML parser (scripting on), and a test
// holds the two against each other. No rule looks at a computed style, so that a parser can follow it; the one exception
// is named and can be switched off (`rendered`).
//
// 1. WALK. In the order of the flat tree, from `<body>`: an open shadow root stands in for its host's children, and a
//    `<slot>` holds the nodes assigned to it, or its own children where none are.
// 2. SKIPPED, as if it were not there, with everything in it: SKIPPED below, and, unless asked for (`editable`), any element
//    whose `contenteditable` is "", "true" or "plaintext-only" in any case. A skipped element ends no run.
// 3. INLINE elements (INLINE below) are part of the run around them. So are LOOSE ones, `<button>` and every element with a
//    hyphen in its name, where the nearest boundary around them is a `<p>` or `<h1>` to `<h6>`: nothing else may stand there.
// 4. Every other element is a BOUNDARY: the run before it ends at its start tag, another ends at its end tag.
// 5. A RUN is the data of its text nodes, unchanged, one after the other; a `<br>` adds U+2028. Comments add nothing. A run
//    of nothing but white space (WHITE below) is no block; every other run is one, and its element is the nearest boundary.
// 6. LINKS: the parts of a run that lie in an `<a href>`, `<br>` included; parts that touch are one.
// 7. ELEMENTS: for each block in turn, its element with all that is around it up to `<body>`, inline ones too, outermost
//    first, each listed once. `words`: class, id, role, itemprop, rel and aria-label in this order, as written, those that
//    are there and not empty joined by one space. `hidden` looks at the element alone, not at those around it: it has a
//    `hidden` attribute, or aria-hidden="true", or is a `<dialog>` without `open`, or its `style` matches HIDING below. Only in
//    a browser (`rendered`): or it is a block's element and `checkVisibility` says no.
// 8. META, from the whole document (no shadow roots), in its order: `<meta>` that has `content`, under the first of property,
//    name, itemprop that is not blank, trimmed, in lower case; `<script type="application/ld+json">` as `json-ld`;
//    `<time datetime>` as `time`, with its own `words` and the nearest listed element around it or itself; `<link rel="canonical">` with `href` as
//    `canonical`. Values are as written.
// 9. `title`: the first HTML `<title>`, white space (ASCII) collapsed and trimmed. `lang`: the root element's attribute.
// 10. LIMIT: the text ends after TEXT_LIMIT UTF-16 code units, in the middle of a block if need be.

import { Slices } from "./slices.js";

/** @typedef {{ tag: string, parent: number, words: string, hidden: boolean }} PageElement */
/** @typedef {{ element: number, text: string, links: number[] }} PageBlock */
/** @typedef {{ name: string, value: string, element: number, words: string }} PageMeta `words`: those of a `<time>` */
/**
 * What the core reads. Offsets are UTF-16 code units.
 *
 * @typedef {object} Page
 * @property {string} url
 * @property {string} title
 * @property {string} lang
 * @property {PageMeta[]} meta
 * @property {PageElement[]} elements
 * @property {PageBlock[]} blocks
 */
/**
 * Where the text of a block stands in the document: its text nodes and the offset in the block at which each starts, rising.
 *
 * @typedef {{ starts: number[], nodes: Text[] }} Place
 */
/**
 * @typedef {object} Snapshot
 * @property {Page} page what the core gets
 * @property {Place[]} places where each block's text stands, by the block's index
 * @property {ShadowRoot[]} roots the open shadow roots that were walked
 * @property {boolean} truncated whether the page goes on after the limit
 */

const set = (/** @type {string} */ names) => new Set(names.split(" "));

const SKIPPED = set(
  "script style noscript template head title base link meta textarea input select option optgroup datalist iframe frame frameset " +
    "noframes object embed param applet svg math canvas video audio source track map area rp rt rtc progress meter",
);
const INLINE = set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rb ruby s samp slot small " +
    "span strike strong sub sup time tt u var wbr",
);
const PHRASING_ONLY = set("p h1 h2 h3 h4 h5 h6");
const EDITABLE = set("true plaintext-only");
const WHITE = "\\t\\n\\f\\r \\u00A0\\u200B\\u2028\\uFEFF";
const NOT_WHITE = new RegExp(`[^${WHITE}]`);
const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const LINE_BREAK = "\u2028";
const WORDS = ["class", "id", "role", "itemprop", "rel", "aria-label"];

/** Characters of text after which a snapshot ends: some 70,000 words, beyond any article, short of what slows a browser's painting. */
export const TEXT_LIMIT = 400_000;

/**
 * An element that the walk is in.
 *
 * @typedef {object} Frame
 * @property {Element} element
 * @property {string} tag
 * @property {Node | null} next the child that comes next
 * @property {Node[] | null} assigned the nodes of a slot that still come, last first
 * @property {boolean} boundary
 * @property {boolean} link whether it is a link
 * @property {number} owner index in the stack of the nearest boundary, itself included
 * @property {number} index in the page's elements; -1 until it is listed
 */

/**
 * Takes a snapshot of a document, or of one element in it.
 *
 * @param {Element | null} root the element to read; by default the body
 * @param {{ rendered?: boolean, limit?: number, editable?: boolean }} [options] `rendered`: whether to ask the browser what is
 *   shown; `editable`: whether to read what the reader is writing, too
 * @returns {Promise<Snapshot>}
 */
export async function takeSnapshot(root = document.body, { rendered = true, limit = TEXT_LIMIT, editable = false } = {}) {
  const walk = new Walk(rendered, limit, editable);
  const slices = new Slices();
  if (root instanceof HTMLElement && kindOf(root, "", editable) !== "skipped") await walk.run(root, slices);
  // What the page says of itself is asked in one go, which takes its time in a large document.
  await slices.rest();
  const { page, places, roots, truncated } = walk;
  return { page: { ...describeDocument(walk.listed), ...page }, places, roots, truncated };
}

/** One walk over a tree. */
class Walk {
  /** @type {Pick<Page, "elements" | "blocks">} */
  page = { elements: [], blocks: [] };
  /** @type {Place[]} */
  places = [];
  /** @type {ShadowRoot[]} */
  roots = [];
  truncated = false;
  /** @type {Map<Element, number>} */
  listed = new Map();

  /** @type {Frame[]} */
  #stack = [];
  #left;
  #rendered;
  #editable;
  #links = 0;
  #run = emptyRun();

  /** @param {boolean} rendered @param {number} limit @param {boolean} editable */
  constructor(rendered, limit, editable) {
    this.#rendered = rendered;
    this.#editable = editable;
    this.#left = limit;
  }

  /** @param {Element} root @param {Slices} slices */
  async run(root, slices) {
    this.#enter(root, root.localName, true);
    for (let steps = 1; this.#stack.length > 0 && !this.truncated; steps++) {
      if (steps % 32 === 0 && slices.over) await slices.rest();
      const frame = this.#stack[this.#stack.length - 1];
      const node = frame.assigned ? frame.assigned.pop() : frame.next;
      if (!node) {
        this.#leave(frame);
        continue;
      }
      if (!frame.assigned) frame.next = node.nextSibling;
      if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE) this.#text(/** @type {Text} */ (node));
      else if (node.nodeType === Node.ELEMENT_NODE) this.#element(/** @type {Element} */ (node), frame);
    }
    this.#flush();
  }

  /** @param {Element} element @param {Frame} around */
  #element(element, around) {
    const tag = element.localName;
    if (tag === "br") {
      this.#append(LINE_BREAK);
      return;
    }
    const kind = kindOf(element, this.#stack[around.owner].tag, this.#editable);
    if (kind !== "skipped") this.#enter(element, tag, kind === "boundary");
  }

  /** @param {Element} element @param {string} tag @param {boolean} boundary */
  #enter(element, tag, boundary) {
    if (boundary) this.#flush();
    const shadow = element.shadowRoot;
    if (shadow) this.roots.push(shadow);
    const assigned = tag === "slot" ? /** @type {HTMLSlotElement} */ (element).assignedNodes() : [];
    const link = tag === "a" && element.hasAttribute("href");
    if (link) this.#links++;
    const depth = this.#stack.length;
    this.#stack.push({
      element,
      tag,
      next: (shadow ?? element).firstChild,
      assigned: assigned.length > 0 ? assigned.reverse() : null,
      boundary,
      link,
      owner: boundary ? depth : this.#stack[depth - 1].owner,
      index: -1,
    });
  }

  /** @param {Frame} frame */
  #leave(frame) {
    if (frame.boundary) this.#flush();
    if (frame.link) this.#links--;
    this.#stack.pop();
  }

  /** @param {Text} node */
  #text(node) {
    if (node.length === 0) return;
    this.#run.starts.push(this.#run.text.length);
    this.#run.nodes.push(node);
    // Of a text of many megabytes only what is wanted.
    this.#append(node.length <= this.#left ? node.data : node.substringData(0, this.#left + 1));
  }

  /** @param {string} data */
  #append(data) {
    const run = this.#run;
    const start = run.text.length;
    const kept = data.length <= this.#left ? data : data.slice(0, this.#left);
    this.#left -= kept.length;
    run.text += kept;
    run.blank &&= !NOT_WHITE.test(kept);
    if (this.#links > 0 && kept.length > 0) {
      if (run.links.at(-1) === start) run.links[run.links.length - 1] = run.text.length;
      else run.links.push(start, run.text.length);
    }
    this.truncated = kept.length < data.length;
  }

  /** Ends the run: makes a block of it. */
  #flush() {
    const { text, links, starts, nodes, blank } = this.#run;
    if (text.length === 0) return;
    this.#run = emptyRun();
    if (blank) {
      this.#left += text.length;
      return;
    }
    const owner = this.#stack[this.#stack[this.#stack.length - 1].owner];
    this.page.blocks.push({ element: this.#list(owner), text, links });
    this.places.push({ starts, nodes });
  }

  /** @param {Frame} owner @returns {number} the index of its element, listed with all that is around it */
  #list(owner) {
    if (owner.index >= 0) return owner.index;
    const { elements } = this.page;
    let first = owner.owner;
    while (first > 0 && this.#stack[first - 1].index < 0) first--;
    for (let at = first; at <= owner.owner; at++) {
      const frame = this.#stack[at];
      frame.index = elements.length;
      this.listed.set(frame.element, frame.index);
      elements.push(describe(frame.element, frame.tag, at > 0 ? this.#stack[at - 1].index : -1));
    }
    if (this.#rendered && this.#stack.length < DEPTH_TO_ASK && !isRendered(owner.element)) elements[owner.index].hidden = true;
    return owner.index;
  }
}

/** How deep an element may lie for the browser to be asked whether it is shown: it looks at all that is around it. */
const DEPTH_TO_ASK = 1000;

/** @param {Element} element */
function isRendered(element) {
  return element.checkVisibility(VISIBLY);
}
const VISIBLY = { visibilityProperty: true };

function emptyRun() {
  return {
    text: "",
    blank: true,
    /** @type {number[]} */ links: [],
    /** @type {number[]} */ starts: [],
    /** @type {Text[]} */ nodes: [],
  };
}

/**
 * @param {Element} element
 * @param {string} boundary the tag of the nearest boundary around it
 * @param {boolean} editable whether what is being written is read, too
 * @returns {"skipped" | "inline" | "boundary"}
 */
function kindOf(element, boundary, editable) {
  const tag = element.localName;
  const known = KINDS.get(tag) ?? learnKind(tag);
  if (known === "skipped") return known;
  const written = element.getAttribute("contenteditable");
  if (!editable && written !== null && (written === "" || EDITABLE.has(written.toLowerCase()))) return "skipped";
  return known !== "loose" ? known : PHRASING_ONLY.has(boundary) ? "inline" : "boundary";
}

/** What is known of tags seen before. @type {Map<string, "skipped" | "inline" | "boundary" | "loose">} */
const KINDS = new Map();

/** @param {string} tag */
function learnKind(tag) {
  const kind = SKIPPED.has(tag) ? "skipped" : INLINE.has(tag) ? "inline" : tag === "button" || tag.includes("-") ? "loose" : "boundary";
  KINDS.set(tag, kind);
  return kind;
}

/**
 * @param {Element} element
 * @param {string} tag
 * @param {number} parent
 * @returns {PageElement}
 */
function describe(element, tag, parent) {
  // Most elements have no attribute, or one.
  const names = element.getAttributeNames();
  if (names.length === 0) return { tag, parent, words: "", hidden: tag === "dialog" };
  const style = names.includes("style") && element.getAttribute("style");
  const hidden =
    names.includes("hidden") ||
    (names.includes("aria-hidden") && element.getAttribute("aria-hidden") === "true") ||
    (tag === "dialog" && !names.includes("open")) ||
    (style ? HIDING.test(style) : false);
  return { tag, parent, words: wordsOf(element, names), hidden };
}

/** @param {Element} element @param {string[]} names of its attributes */
function wordsOf(element, names) {
  let words = "";
  for (const name of WORDS) {
    const value = names.includes(name) && element.getAttribute(name);
    if (value) words += words ? ` ${value}` : value;
  }
  return words;
}

/**
 * @param {Map<Element, number>} listed
 * @returns {Pick<Page, "url" | "title" | "lang" | "meta">}
 */
function describeDocument(listed) {
  /** @type {PageMeta[]} */
  const meta = [];
  const stated = document.querySelectorAll('meta[content], script[type="application/ld+json" i], time[datetime], link[rel~="canonical" i][href]');
  for (const element of stated) {
    const { name, value } = statement(element);
    const isTime = element.localName === "time";
    if (name) meta.push({ name, value, element: isTime ? nearestListed(element, listed) : -1, words: isTime ? wordsOf(element, element.getAttributeNames()) : "" });
  }
  return {
    url: location.href,
    title: document.title,
    lang: document.documentElement?.getAttribute("lang") ?? "",
    meta,
  };
}

/** @param {Element} element @returns {{ name: string, value: string }} */
function statement(element) {
  const attribute = (/** @type {string} */ name) => element.getAttribute(name) ?? "";
  switch (element.localName) {
    case "script":
      return { name: "json-ld", value: element.textContent ?? "" };
    case "time":
      return { name: "time", value: attribute("datetime") };
    case "link":
      return { name: "canonical", value: attribute("href") };
    default: {
      const names = ["property", "name", "itemprop"].map((name) => attribute(name).trim());
      return { name: names.find(Boolean)?.toLowerCase() ?? "", value: attribute("content") };
    }
  }
}

/** @param {Element} element @param {Map<Element, number>} listed */
function nearestListed(element, listed) {
  for (let around = /** @type {Element | null} */ (element); around; around = around.parentElement) {
    const index = listed.get(around);
    if (index !== undefined) return index;
  }
  return -1;
}
