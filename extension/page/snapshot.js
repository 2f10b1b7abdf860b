// The page as the core gets it: the text of its blocks, the elements around them, what the page says of itself.
//
// These rules are the whole of it; the command line follows the same ones over an HTML parser (scripting on), and a test
// holds the two against each other. No rule looks at a computed style, so that a parser can follow it; the one exception
// is named and can be switched off (`rendered`).
//
// 1. WALK. In the order of the flat tree, from `<body>`: an open shadow root stands in for its host's children, and a
//    `<slot>` holds the nodes assigned to it, or its own children where none are.
// 2. SKIPPED, as if it were not there, with everything in it: SKIPPED (tags.js), and, unless the page is read whole (`whole`), any element
//    whose `contenteditable` is "", "true" or "plaintext-only" in any case, and what is no part of any story: `<nav>`, and of the page's
//    `<header>` and `<footer>`, those in none of SECTIONS (their roles are `banner` and `contentinfo`, by the HTML standard's
//    accessibility mappings), every footer and each header without an `<h1>` to `<h3>` in it. These three end the run before them,
//    as the boundaries they are; any other skipped element ends no run.
// 3. INLINE elements (INLINE there) are part of the run around them. So are LOOSE ones, `<button>` and every element with a
//    hyphen in its name, where the nearest boundary around them is a `<p>` or `<h1>` to `<h6>`: nothing else may stand there.
// 4. Every other element is a BOUNDARY: the run before it ends at its start tag, another ends at its end tag.
// 5. A RUN is the data of its text nodes, unchanged, one after the other; a `<br>` adds U+2028. Comments add nothing. It begins with the
//    first text that is not all white space (WHITE below): what stands before is left out, `<br>` included. Every run that begins is a
//    block, and its element is the nearest boundary.
// 6. LINKS: the parts of a run that lie in an `<a href>`, `<br>` included; parts that touch are one.
// 7. ELEMENTS: for each block in turn, its element with all that is around it up to `<body>`, inline ones too, outermost
//    first, each listed once. `words`: class, id, role, itemprop, rel and aria-label in this order, as written, those that
//    are there and not empty joined by one space. `hidden` looks at the element alone, not at those around it: it has a
//    `hidden` attribute, or aria-hidden="true", or is a `<dialog>` without `open`, or its `style` matches HIDING below. Only in
//    a browser (`rendered`): or `checkVisibility` says no, which is asked of an element with a block that may be of a story, since it
//    is a `<p>` or `<h1>` to `<h6>` or has text outside links, and not believed where it says no of all of them.
// 8. META, from the whole document (no shadow roots), each of these in its order: `<meta>` that has `content`, under the first of property,
//    name, itemprop that is not blank, trimmed, in lower case; `<script type="application/ld+json">` as `json-ld`;
//    `<time datetime>` as `time`, with its own `words` and the nearest listed element around it or itself, unless it lies in
//    one of those three; `<link rel="canonical">` with `href` as `canonical`. Values are as written.
// 9. `title`: the first HTML `<title>`, white space (ASCII) collapsed and trimmed. `lang`: the root element's attribute.
// 10. LIMIT: the text ends after TEXT_LIMIT UTF-16 code units, in the middle of a block if need be.

import { Packer } from "./packed.js";
import { Places } from "./places.js";
import { Slices } from "./slices.js";
import { SKIPPED, TAGS, tagNamed } from "./tags.js";

/** @typedef {import("./packed.js").Page} Page */
/** @typedef {import("./tags.js").Tag} Tag */
/**
 * @typedef {object} Snapshot
 * @property {Page} page what the core gets
 * @property {Places} places where each block's text stands
 * @property {ShadowRoot[]} roots the open shadow roots that were walked
 * @property {boolean} truncated whether the page goes on after the limit
 */

/** Attributes whose words an element has beside those of its class, in this order. */
const OTHER_WORDS = ["id", "role", "itemprop", "rel", "aria-label"];
const EDITABLE = ["true", "plaintext-only"];
const WHITE = "\\t\\n\\f\\r \\u00A0\\u200B\\u2028\\uFEFF";
const NOT_WHITE = new RegExp(`[^${WHITE}]`);
const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const JSON_LD = /^application\/ld\+json$/i;
const CANONICAL = /(?:^|[\t\n\f\r ])canonical(?:$|[\t\n\f\r ])/i;
const LINE_BREAK = "\u2028";

/** Characters of text after which a snapshot ends: some 70,000 words, beyond any article, short of what slows a browser's painting. */
export const TEXT_LIMIT = 400_000;

/**
 * Takes a snapshot of a document, or of one element in it.
 *
 * @param {Element | null} root the element to read; by default the body
 * @param {{ rendered?: boolean, limit?: number, whole?: boolean }} [options] `rendered`: whether to ask the browser what is
 *   shown; `whole`: whether to read what is no part of a story, too: menus, the page's footer, what the reader is writing
 * @returns {Promise<Snapshot>}
 */
export async function takeSnapshot(root = document.body, { rendered = true, limit = TEXT_LIMIT, whole = false } = {}) {
  const walk = new Walk(limit, whole);
  const slices = new Slices();
  if (root instanceof HTMLElement && !SKIPPED.has(root.localName) && (whole || !isWritten(root))) {
    await walk.run(root, slices);
    if (rendered) await walk.look(slices);
  }
  // What the page says of itself is asked in one go, which takes its time in a large document.
  await slices.rest();
  const { packer, places, roots, truncated } = walk;
  packStatements(walk);
  const page = { url: location.href, title: document.title, lang: document.documentElement?.getAttribute("lang") ?? "", ...packer.packed(TAGS.keys()) };
  return { page, places, roots, truncated };
}

/** An element that the walk is in. The one inside it is made once, and used for one child after the other. */
class Frame {
  /** The frame around it. @type {Frame | null} */
  around;
  /** @type {Frame | null} */
  inside = null;
  /** @type {number} */
  depth;
  /** @type {Element} */
  element;
  /** @type {Tag} */
  tag;
  /** The child that comes next. @type {Node | null} */
  next = null;
  /** The nodes of a slot that come after it, last first. @type {Node[] | null} */
  assigned = null;
  boundary = true;
  /** Whether it is a link. */
  link = false;
  /** That of the nearest boundary, itself included. @type {Frame} */
  owner = this;
  /** Whether nothing but phrasing may stand in that boundary. */
  phrasing = false;
  /** Whether it is one of SECTIONS or lies in one. */
  sectioned = false;
  /** In the page's elements; -1 until it is listed. */
  index = -1;
  /** Whether the browser will be asked if it is shown. */
  isAsked = false;

  /** @param {Frame | null} around @param {Element} element @param {Tag} tag */
  constructor(around, element, tag) {
    this.around = around;
    this.depth = around ? around.depth + 1 : 0;
    this.element = element;
    this.tag = tag;
  }
}

/** One walk over a tree. Without private names: until a page's script is compiled well, each takes a look of its own. */
class Walk {
  packer = new Packer();
  places = new Places();
  /** @type {ShadowRoot[]} */
  roots = [];
  truncated = false;
  /** In the order of the page's elements. @type {Element[]} */
  listed = [];
  /** What is no part of any story. @type {Set<Element>} */
  apart = new Set();

  left;
  whole;
  mayBeWritten = false;
  links = 0;
  /** Whether the run has text outside its links. */
  hasPlainWords = false;
  /** Elements of which the browser will be asked whether they are shown, by their index. @type {number[]} */
  asked = [];

  /** @param {number} limit @param {boolean} whole */
  constructor(limit, whole) {
    this.whole = whole;
    this.left = limit;
  }

  /** @param {Element} root @param {Slices} slices */
  async run(root, slices) {
    this.lookForWritten(root);
    const tag = tagNamed(root.localName);
    let frame = this.fill(new Frame(null, root, tag), root, tag, true);
    for (let steps = 1; !this.truncated; steps++) {
      if (steps % 32 === 0 && slices.over) await slices.rest();
      const node = frame.next;
      if (node === null) {
        if (frame.boundary && this.packer.length > 0) this.flush(frame);
        if (frame.link) this.links--;
        if (frame.around === null) return;
        frame = frame.around;
        continue;
      }
      frame.next = frame.assigned === null ? node.nextSibling : (frame.assigned.pop() ?? null);
      const { nodeType } = node;
      if (nodeType === ELEMENT) frame = this.meet(/** @type {Element} */ (node), frame);
      else if (nodeType === TEXT || nodeType === CDATA) this.add(/** @type {Text} */ (node));
    }
    if (this.packer.length > 0) this.flush(frame);
  }

  /** Most pages have no editor, and asking once is quicker than asking each element. @param {Element | ShadowRoot} root */
  lookForWritten(root) {
    this.mayBeWritten ||= !this.whole && root.querySelector("[contenteditable]") !== null;
  }

  /** @param {Element} element @param {Frame} around @returns {Frame} where the walk goes on */
  meet(element, around) {
    const tag = tagNamed(element.localName);
    const { kind } = tag;
    if (kind === "break") {
      if (this.packer.length > 0) this.append(LINE_BREAK);
      return around;
    }
    if (kind === "skipped" || (this.mayBeWritten && isWritten(element))) return around;
    const boundary = kind !== "inline" && !(kind === "loose" && around.phrasing);
    if (boundary && this.packer.length > 0) this.flush(around);
    if (!this.whole && isApart(kind, around.sectioned, element)) {
      this.apart.add(element);
      return around;
    }
    return this.fill((around.inside ??= new Frame(around, element, tag)), element, tag, boundary);
  }

  /** @param {Frame} frame @param {Element} element @param {Tag} tag @param {boolean} boundary @returns {Frame} */
  fill(frame, element, tag, boundary) {
    const { around } = frame;
    frame.element = element;
    frame.tag = tag;
    frame.next = element.firstChild;
    frame.assigned = null;
    frame.boundary = boundary;
    frame.link = tag.name === "a" && element.hasAttribute("href");
    frame.owner = boundary || around === null ? frame : around.owner;
    frame.phrasing = boundary || around === null ? tag.isPhrasingOnly : around.phrasing;
    frame.sectioned = tag.isSection || (around !== null && around.sectioned);
    frame.index = -1;
    frame.isAsked = false;
    if (frame.link) this.links++;
    if (tag.mayBeHost) this.lookInShadow(frame);
    else if (tag.name === "slot") lookInSlot(frame);
    return frame;
  }

  /** @param {Frame} frame */
  lookInShadow(frame) {
    const shadow = frame.element.shadowRoot;
    if (shadow === null) return;
    frame.next = shadow.firstChild;
    this.roots.push(shadow);
    this.lookForWritten(shadow);
  }

  /** @param {Text} node */
  add(node) {
    const { data } = node;
    const isFirst = this.packer.length === 0;
    if (data === "" || (isFirst && isBlank(data))) return;
    if (this.links === 0 && !this.hasPlainWords) this.hasPlainWords = isFirst || !isBlank(data);
    this.places.add(node, this.packer.length);
    this.append(data);
  }

  /** @param {string} data not empty */
  append(data) {
    let text = data;
    if (data.length > this.left) {
      this.truncated = true;
      text = data.slice(0, this.left);
    }
    this.left -= text.length;
    if (text !== "") this.packer.text(text, this.links > 0);
  }

  /** Ends the run: makes a block of it. @param {Frame} frame where it ends */
  flush({ owner }) {
    const index = this.list(owner);
    if (!owner.isAsked && (owner.tag.isPhrasingOnly || this.hasPlainWords) && owner.depth < DEPTH_TO_ASK) {
      owner.isAsked = true;
      this.asked.push(index);
    }
    this.hasPlainWords = false;
    this.packer.block(index);
    this.places.block();
  }

  /** @param {Frame} owner @returns {number} the index of its element, listed with all that is around it */
  list(owner) {
    if (owner.index < 0) {
      let frame = owner;
      while (frame.around !== null && frame.around.index < 0) frame = frame.around;
      for (; frame !== owner; frame = /** @type {Frame} */ (frame.inside)) this.describe(frame);
      this.describe(owner);
    }
    return owner.index;
  }

  // In one go: between other questions each takes longer. Where the browser shows nothing at all, as before a page's scripts have run,
  // its word tells nothing apart.
  /** Asks the browser what is shown. @param {Slices} slices */
  async look(slices) {
    const { asked } = this;
    const unseen = [];
    for (let at = 0; at < asked.length; at++) {
      if (at % 32 === 31 && slices.over) await slices.rest();
      if (!this.listed[asked[at]].checkVisibility(VISIBLY)) unseen.push(asked[at]);
    }
    if (unseen.length < asked.length) for (const index of unseen) this.packer.hide(index);
  }

  /** @param {Frame} frame */
  describe(frame) {
    const { element, tag } = frame;
    this.listed.push(element);
    const names = element.getAttributeNames();
    const parent = frame.around === null ? -1 : frame.around.index;
    frame.index = this.packer.element(tag.index, wordsOf(element, names), parent, isHiddenByItself(element, tag.name, names));
  }
}

/** @param {Frame} frame of a slot */
function lookInSlot(frame) {
  const assigned = /** @type {HTMLSlotElement} */ (frame.element).assignedNodes().reverse();
  if (assigned.length > 0) [frame.next, frame.assigned] = [/** @type {Node} */ (assigned.pop()), assigned];
}

const LINE_FEED = 10;
const SPACE = 32;
const NO_BREAK_SPACE = 0xa0;

/** How deep an element may lie for the browser to be asked whether it is shown: it looks at all that is around it. */
const DEPTH_TO_ASK = 1000;

// With nothing behind it where a browser would look for what else can be asked.
const VISIBLY = Object.assign(Object.create(null), { visibilityProperty: true });

// Numbers of the DOM standard: a worker that loads this module has no `Node` to ask.
const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

/** @param {string} text */
function isBlank(text) {
  // Most texts are blank but for spaces and ends of lines, or tell by their first other letter that they are not.
  let at = 0;
  let letter = 0;
  while (at < text.length && ((letter = text.charCodeAt(at)) === SPACE || letter === LINE_FEED)) at++;
  if (at === text.length) return true;
  return (letter < SPACE || letter >= NO_BREAK_SPACE) && !NOT_WHITE.test(text);
}

/**
 * Whether an element is a menu, or a header or footer of the page.
 *
 * @param {import("./tags.js").Kind} kind of its tag
 * @param {boolean} isSectioned whether it lies in one of SECTIONS
 * @param {Element} element
 */
function isApart(kind, isSectioned, element) {
  if (kind === "nav") return true;
  return !isSectioned && (kind === "footer" || (kind === "header" && element.querySelector("h1, h2, h3") === null));
}

/** Whether the reader writes in there. @param {Element} element */
function isWritten(element) {
  const written = element.getAttribute("contenteditable");
  return written !== null && (written === "" || EDITABLE.includes(written.toLowerCase()));
}

/** @param {Element} element @param {string} tag @param {string[]} names of its attributes */
function isHiddenByItself(element, tag, names) {
  let open = tag !== "dialog";
  for (const name of names) {
    if (name === "hidden") return true;
    if (name === "open") open = true;
    else if (name === "aria-hidden" && element.getAttribute(name) === "true") return true;
    else if (name === "style" && HIDING.test(element.getAttribute(name) ?? "")) return true;
  }
  return !open;
}

/** @param {Element} element @param {string[]} names of its attributes, gone through once: most elements have few */
function wordsOf(element, names) {
  let words = "";
  /** @type {Record<string, string> | null} Most have none of these. */
  let others = null;
  for (const name of names) {
    if (name === "class") words = element.getAttribute(name) ?? "";
    else if (OTHER_WORDS.includes(name)) (others ??= {})[name] = element.getAttribute(name) ?? "";
  }
  if (others !== null) for (const name of OTHER_WORDS) if (others[name]) words += words ? ` ${others[name]}` : others[name];
  return words;
}

// A browser keeps the lists of a tag, while it looks for selectors anew each time; and it gives what is in them quicker at once than one by one.
/** @param {string} tag @returns {Element[]} in the document */
const each = (tag) => Array.prototype.slice.call(document.getElementsByTagName(tag));

/** @param {Walk} walk */
function packStatements({ packer, listed, apart }) {
  for (const meta of each("meta")) {
    const content = meta.getAttribute("content");
    const name = content === null ? "" : firstWritten(meta, ["property", "name", "itemprop"]);
    if (content !== null && name !== "") packer.statement(name.toLowerCase(), content, -1, "");
  }
  for (const script of each("script")) {
    const type = script.getAttribute("type");
    if (type !== null && JSON_LD.test(type)) packer.statement("json-ld", script.textContent ?? "", -1, "");
  }
  /** @type {Map<Element, number> | null} */
  let indices = null;
  for (const time of each("time")) {
    const day = time.getAttribute("datetime");
    if (day === null || standsIn(apart, time)) continue;
    indices ??= new Map(listed.map((one, index) => [one, index]));
    packer.statement("time", day, nearestListed(time, indices), wordsOf(time, time.getAttributeNames()));
  }
  for (const link of each("link")) {
    const rel = link.getAttribute("rel");
    const address = rel !== null && CANONICAL.test(rel) ? link.getAttribute("href") : null;
    if (address !== null) packer.statement("canonical", address, -1, "");
  }
}

/** @param {Element} element @param {string[]} names of attributes @returns {string} the first of their values that is not blank, trimmed */
function firstWritten(element, names) {
  for (const name of names) {
    const value = element.getAttribute(name)?.trim();
    if (value) return value;
  }
  return "";
}

/** @param {Set<Element>} elements @param {Element} element */
function standsIn(elements, element) {
  for (let around = /** @type {Element | null} */ (element); around; around = around.parentElement) if (elements.has(around)) return true;
  return false;
}

/** @param {Element} element @param {Map<Element, number>} listed */
function nearestListed(element, listed) {
  for (let around = /** @type {Element | null} */ (element); around; around = around.parentElement) {
    const index = listed.get(around);
    if (index !== undefined) return index;
  }
  return -1;
}
