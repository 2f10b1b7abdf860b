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

import { Packer } from "./packed.js";
import { Slices } from "./slices.js";

/** @typedef {import("./packed.js").Page} Page */
/** @typedef {import("./packed.js").PageMeta} PageMeta */
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

/** What is known of a tag, and its place among those met so far. @typedef {{ name: string, kind: Kind, isPhrasingOnly: boolean, index: number }} Tag */
/** @typedef {"skipped" | "inline" | "loose" | "boundary"} Kind */
/**
 * An element that the walk is in.
 *
 * @typedef {object} Frame
 * @property {Element} element
 * @property {Tag} tag
 * @property {Node | null} next the child that comes next
 * @property {Node[] | null} assigned the nodes of a slot that still come, last first
 * @property {boolean} boundary
 * @property {boolean} link whether it is a link
 * @property {number} owner index in the stack of the nearest boundary, itself included
 * @property {boolean} phrasing whether nothing but phrasing may stand in that boundary
 * @property {number} index in the page's elements; -1 until it is listed
 * @property {boolean} asked whether the browser was asked if it is shown
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
  if (root instanceof HTMLElement && !SKIPPED.has(root.localName) && (editable || !isWritten(root))) await walk.run(root, slices);
  // What the page says of itself is asked in one go, which takes its time in a large document.
  await slices.rest();
  const { places, roots, truncated } = walk;
  return { page: { ...describeDocument(walk.listed), ...walk.packer.packed(TAGS.keys()) }, places, roots, truncated };
}

/** One walk over a tree. Without private names: until a page's script is compiled well, each takes a look of its own. */
class Walk {
  packer = new Packer();
  /** @type {Place[]} */
  places = [];
  /** @type {ShadowRoot[]} */
  roots = [];
  truncated = false;
  /** In the order of the page's elements. @type {Element[]} */
  listed = [];

  /** @type {Frame[]} */
  stack = [];
  left;
  rendered;
  editable;
  mayBeWritten = false;
  links = 0;
  // The run: its text, whether it is blank so far, its links, how many text nodes it has and where they start. Most runs are blank,
  // so the arrays are used again.
  text = "";
  blank = true;
  /** @type {number[]} */
  linked = [];
  count = 0;
  /** @type {number[]} */
  starts = [];
  /** @type {Text[]} */
  nodes = [];

  /** @param {boolean} rendered @param {number} limit @param {boolean} editable */
  constructor(rendered, limit, editable) {
    this.rendered = rendered;
    this.editable = editable;
    this.left = limit;
  }

  /** @param {Element} root @param {Slices} slices */
  async run(root, slices) {
    this.lookForWritten(root);
    this.enter(root, tagNamed(root.localName), true);
    for (let steps = 1; this.stack.length > 0 && !this.truncated; steps++) {
      if (steps % 32 === 0 && slices.over) await slices.rest();
      const frame = this.stack[this.stack.length - 1];
      const node = frame.assigned ? frame.assigned.pop() : frame.next;
      if (!node) {
        this.leave(frame);
        continue;
      }
      if (!frame.assigned) frame.next = node.nextSibling;
      const { nodeType } = node;
      if (nodeType === TEXT || nodeType === CDATA) this.add(/** @type {Text} */ (node));
      else if (nodeType === ELEMENT) this.meet(/** @type {Element} */ (node), frame);
    }
    this.flush();
  }

  /** Most pages have no editor, and asking once is quicker than asking each element. @param {Element | ShadowRoot} root */
  lookForWritten(root) {
    this.mayBeWritten ||= !this.editable && root.querySelector("[contenteditable]") !== null;
  }

  /** @param {Element} element @param {Frame} around */
  meet(element, around) {
    const name = element.localName;
    if (name === "br") {
      this.append(LINE_BREAK);
      return;
    }
    const tag = tagNamed(name);
    const { kind } = tag;
    if (kind === "skipped" || (this.mayBeWritten && isWritten(element))) return;
    this.enter(element, tag, kind === "boundary" || (kind === "loose" && !around.phrasing));
  }

  /** @param {Element} element @param {Tag} tag @param {boolean} boundary */
  enter(element, tag, boundary) {
    if (boundary) this.flush();
    const shadow = element.shadowRoot;
    if (shadow) {
      this.roots.push(shadow);
      this.lookForWritten(shadow);
    }
    const assigned = tag.name === "slot" ? /** @type {HTMLSlotElement} */ (element).assignedNodes() : null;
    const link = tag.name === "a" && element.hasAttribute("href");
    if (link) this.links++;
    const depth = this.stack.length;
    this.stack.push({
      element,
      tag,
      next: (shadow ?? element).firstChild,
      assigned: assigned && assigned.length > 0 ? assigned.reverse() : null,
      boundary,
      link,
      owner: boundary ? depth : this.stack[depth - 1].owner,
      phrasing: boundary ? tag.isPhrasingOnly : this.stack[depth - 1].phrasing,
      index: -1,
      asked: false,
    });
  }

  /** @param {Frame} frame */
  leave(frame) {
    if (frame.boundary) this.flush();
    if (frame.link) this.links--;
    this.stack.pop();
  }

  /** @param {Text} node */
  add(node) {
    const { length } = node;
    if (length === 0) return;
    this.starts[this.count] = this.text.length;
    this.nodes[this.count++] = node;
    // Of a text of many megabytes only what is wanted.
    this.append(length <= this.left ? node.data : node.substringData(0, this.left + 1));
  }

  /** @param {string} data */
  append(data) {
    const start = this.text.length;
    const kept = data.length <= this.left ? data : data.slice(0, this.left);
    this.left -= kept.length;
    if (kept === "") {
      this.truncated = true;
      return;
    }
    this.text += kept;
    this.blank &&= isBlank(kept);
    if (this.links > 0) {
      if (this.linked.at(-1) === start) this.linked[this.linked.length - 1] = this.text.length;
      else this.linked.push(start, this.text.length);
    }
    this.truncated = kept.length < data.length;
  }

  /** Ends the run: makes a block of it. */
  flush() {
    const text = this.text;
    if (text === "") return;
    if (this.blank) this.left += text.length;
    else {
      const owner = this.stack[this.stack[this.stack.length - 1].owner];
      this.packer.block(this.list(owner), text, this.linked);
      this.places.push({ starts: this.starts.slice(0, this.count), nodes: this.nodes.slice(0, this.count) });
    }
    this.text = "";
    this.blank = true;
    this.count = 0;
    if (this.linked.length > 0) this.linked = [];
  }

  /** @param {Frame} owner @returns {number} the index of its element, listed with all that is around it */
  list(owner) {
    if (owner.index < 0) {
      let first = owner.owner;
      while (first > 0 && this.stack[first - 1].index < 0) first--;
      for (let at = first; at <= owner.owner; at++) this.describe(this.stack[at], at > 0 ? this.stack[at - 1].index : -1);
    }
    if (this.rendered && !owner.asked && this.stack.length < DEPTH_TO_ASK) {
      owner.asked = true;
      if (!owner.element.checkVisibility(VISIBLY)) this.packer.hide(owner.index);
    }
    return owner.index;
  }

  /** @param {Frame} frame @param {number} parent */
  describe(frame, parent) {
    const { element, tag } = frame;
    this.listed.push(element);
    // Most elements have no attribute, or a class alone.
    const names = element.getAttributeNames();
    const hidden = names.length === 0 ? tag.name === "dialog" : isHiddenByItself(element, tag.name, names);
    frame.index = this.packer.element(tag.index, names.length === 0 ? "" : wordsOf(element, names), parent, hidden);
  }
}

/** How deep an element may lie for the browser to be asked whether it is shown: it looks at all that is around it. */
const DEPTH_TO_ASK = 1000;

const VISIBLY = { visibilityProperty: true };

// Numbers of the DOM standard: a worker that loads this module has no `Node` to ask.
const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

/** @param {string} text not empty */
function isBlank(text) {
  // Most texts that are not blank tell so by their first letter.
  const first = text.charCodeAt(0);
  return (first <= 32 || first >= 0xa0) && !NOT_WHITE.test(text);
}

/** Whether the reader writes in there. @param {Element} element */
function isWritten(element) {
  const written = element.getAttribute("contenteditable");
  return written !== null && (written === "" || EDITABLE.has(written.toLowerCase()));
}

/** Tags met so far, in this order. @type {Map<string, Tag>} */
const TAGS = new Map();

/** @param {string} name @returns {Tag} */
function tagNamed(name) {
  let tag = TAGS.get(name);
  if (!tag) {
    const kind = SKIPPED.has(name) ? "skipped" : INLINE.has(name) ? "inline" : name === "button" || name.includes("-") ? "loose" : "boundary";
    tag = { name, kind, isPhrasingOnly: PHRASING_ONLY.has(name), index: TAGS.size };
    TAGS.set(name, tag);
  }
  return tag;
}

/** @param {Element} element @param {string} tag @param {string[]} names of its attributes */
function isHiddenByItself(element, tag, names) {
  return (
    names.includes("hidden") ||
    (tag === "dialog" && !names.includes("open")) ||
    (names.includes("aria-hidden") && element.getAttribute("aria-hidden") === "true") ||
    (names.includes("style") && HIDING.test(element.getAttribute("style") ?? ""))
  );
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
 * @param {Element[]} listed
 * @returns {Pick<Page, "url" | "title" | "lang" | "meta">}
 */
function describeDocument(listed) {
  /** @type {PageMeta[]} */
  const meta = [];
  /** @type {Map<Element, number> | null} */
  let indices = null;
  const stated = document.querySelectorAll('meta[content], script[type="application/ld+json" i], time[datetime], link[rel~="canonical" i][href]');
  for (const element of stated) {
    const { name, value } = statement(element);
    if (!name) continue;
    if (element.localName === "time") {
      indices ??= new Map(listed.map((one, index) => [one, index]));
      meta.push({ name, value, element: nearestListed(element, indices), words: wordsOf(element, element.getAttributeNames()) });
    } else meta.push({ name, value, element: -1, words: "" });
  }
  return { url: location.href, title: document.title, lang: document.documentElement?.getAttribute("lang") ?? "", meta };
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
