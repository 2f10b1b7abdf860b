// Marks → highlights, without touching a node of the page.

import { shownKinds } from "./lenses.js";
import { liveRange, rangesOf } from "./places.js";
import { textOf } from "./packed.js";
import { listOf, unpackMarks } from "./reading.js";
import { Slices } from "./slices.js";

/** @typedef {import("./reading.js").Mark} Mark */
/** @typedef {import("./places.js").Place} Place */
/** @typedef {{ mark: Mark, name: string, ranges: StaticRange[] }} Painted a mark on the page, and the highlight it is in */
/** @typedef {{ place: Place, text: string, painted: Painted[] }} PaintedBlock */

const PREFIX = "hearsay-";
/** Names alternate between a few hues, so that neighbours differ. */
const HUES = 4;
const WITH_HUES = new Set(["person", "organization", "place"]);
/** What lies over what. A kind that is not listed lies at the bottom: the contents, which are long. @type {Record<string, number>} */
const PRIORITIES = {
  person: 1,
  organization: 1,
  place: 1,
  source: 2,
  cue: 2,
  date: 3,
  number: 3,
  hedge: 4,
  booster: 4,
  loaded: 4,
  "loaded-quoted": 4,
  headline: 5,
};

/** What is as long as a story. */
const LONG = ["quote", "indirect", "belief", "opinion"];

/**
 * In forced colours Chrome paints every highlight as it paints a selection, and no style sheet can change that: with the long ones the
 * whole story would be white on blue. Firefox draws the lines of marks.css.
 */
const paintsAsSelection = () => matchMedia("(forced-colors: active)").matches && !CSS.supports("-moz-appearance", "none");

/** Paints readings of one document, one after the other. */
export class Painter {
  /** @type {Map<string, Highlight>} */
  #highlights = new Map();
  /** By a block's first text node. @type {Map<Text, PaintedBlock>} */
  #blocks = new Map();
  /** @type {Map<Node, Set<Painted>>} */
  #byNode = new Map();
  /** @type {Painted[]} */
  #painted = [];
  /** @type {Set<string>} */
  #shown = new Set();
  /** @type {import("./reading.js").Legend | null} */
  #legend = null;
  /** @type {ShadowRoot[]} */
  #roots = [];
  #flash = new Highlight();

  /**
   * Paints a reading. Blocks whose nodes, text and marks are as they were keep their ranges.
   *
   * @param {import("./snapshot.js").Snapshot} snapshot
   * @param {import("./reading.js").Reading} reading of that snapshot
   * @param {import("./lenses.js").Lenses} lenses
   */
  async paint(snapshot, reading, lenses) {
    this.#legend = reading.legend;
    this.#roots = snapshot.roots;
    const slices = new Slices();
    const before = this.#blocks;
    this.#blocks = new Map();
    this.#painted = [];
    for (const [block, marks] of byBlock(unpackMarks(reading))) {
      const place = snapshot.places.of(block);
      if (!place) continue;
      const text = textOf(snapshot.page, block);
      const first = place.nodes[0];
      const old = before.get(first);
      const kept = old && sameBlock(old, place, text, marks) ? keep(old, marks) : null;
      if (kept) before.delete(first);
      const painted = kept ?? [];
      this.#blocks.set(first, { place, text, painted });
      // A block may be as long as the whole page.
      for (const mark of kept ? [] : marks) {
        if (slices.over) await slices.rest();
        painted.push(this.#place(mark, place));
      }
      for (const one of painted) this.#painted.push(one);
      if (slices.over) await slices.rest();
    }
    for (const { painted } of before.values()) {
      for (const one of painted) {
        if (slices.over) await slices.rest();
        this.#remove(one);
      }
    }
    this.show(lenses);
  }

  /** Shows the kinds of mark that are switched on. @param {import("./lenses.js").Lenses} lenses */
  show(lenses) {
    this.#shown = this.#legend ? shownKinds(this.#legend, lenses) : new Set();
    if (paintsAsSelection()) for (const kind of LONG) this.#shown.delete(kind);
    for (const [name, highlight] of this.#highlights) {
      if (highlight.size > 0 && this.#shown.has(kindOfHighlight(name))) {
        if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
      } else unregister(name, highlight);
    }
  }

  /** Removes everything of ours, and nothing else. */
  clear() {
    for (const [name, highlight] of this.#highlights) unregister(name, highlight);
    this.unflash();
    this.#highlights.clear();
    this.#blocks.clear();
    this.#byNode.clear();
    this.#painted = [];
    this.#roots = [];
  }

  /** @returns {Painted[]} all that is painted and shown, in the order of the document's blocks */
  get painted() {
    return this.#painted.filter(({ mark, ranges }) => this.#shown.has(mark.kind) && ranges.length > 0);
  }

  /**
   * @param {import("./reading.js").ListName} list
   * @param {number} index
   * @returns {Painted[]} the marks of one entry of the report, shown or not
   */
  paintedOf(list, index) {
    return this.#painted.filter(({ mark, ranges }) => mark.index === index && listOf(mark.kind) === list && ranges.length > 0);
  }

  /**
   * Not by `highlightsFromPoint`: in Chrome it takes 30 ms with 3,000 ranges alive and a second with 25,000, at each move of
   * the pointer.
   *
   * @param {number} x
   * @param {number} y
   * @returns {Painted[]} the marks shown at a point of the window, shortest first
   */
  at(x, y) {
    const caret = document.caretPositionFromPoint(x, y, { shadowRoots: this.#roots });
    const here = caret ? this.#byNode.get(caret.offsetNode) : undefined;
    if (!caret || !here) return [];
    const { offsetNode, offset } = caret;
    return [...here]
      .filter(({ mark, ranges }) => this.#shown.has(mark.kind) && ranges.some((range) => isAt(range, offsetNode, offset) && isUnder(range, x, y)))
      .sort((a, b) => lengthOf(a.mark) - lengthOf(b.mark));
  }

  /** Lets some marks stand out until `unflash`. @param {Painted[]} marks */
  flash(marks) {
    this.#flash.clear();
    for (const { ranges } of marks) for (const range of ranges) this.#flash.add(range);
    this.#flash.priority = 9;
    CSS.highlights.set(`${PREFIX}flash`, this.#flash);
  }

  /** Ends what `flash` began. */
  unflash() {
    unregister(`${PREFIX}flash`, this.#flash);
    this.#flash.clear();
  }

  /** @param {Mark} mark @param {Place} place @returns {Painted} */
  #place(mark, place) {
    const painted = { mark, name: highlightName(mark), ranges: rangesOf(place, mark.start, mark.end) };
    const highlight = this.#highlight(painted.name, mark.kind);
    for (const range of painted.ranges) {
      highlight.add(range);
      const here = this.#byNode.get(range.startContainer);
      if (here) here.add(painted);
      else this.#byNode.set(range.startContainer, new Set([painted]));
    }
    return painted;
  }

  /** @param {Painted} painted */
  #remove(painted) {
    const highlight = this.#highlights.get(painted.name);
    for (const range of painted.ranges) {
      highlight?.delete(range);
      const here = this.#byNode.get(range.startContainer);
      here?.delete(painted);
      if (here?.size === 0) this.#byNode.delete(range.startContainer);
    }
  }

  /** @param {string} name @param {string} kind @returns {Highlight} */
  #highlight(name, kind) {
    let highlight = this.#highlights.get(name);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = PRIORITIES[kind] ?? 0;
      this.#highlights.set(name, highlight);
    }
    return highlight;
  }
}

/** @param {StaticRange} range in one node @param {Node} node @param {number} offset @returns {boolean} whether a caret there touches it */
function isAt({ startContainer, startOffset, endOffset }, node, offset) {
  return startContainer === node && startOffset <= offset && offset <= endOffset;
}

/** A caret goes to the nearest text, however far. @param {StaticRange} range @param {number} x @param {number} y */
function isUnder(range, x, y) {
  return [...liveRange(range).getClientRects()].some(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
}

/** @param {string} name @param {Highlight} highlight */
function unregister(name, highlight) {
  if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
}

/** @param {Mark} mark @returns {string} */
function highlightName({ kind, index }) {
  return WITH_HUES.has(kind) ? `${PREFIX}${kind}-${index % HUES}` : PREFIX + kind;
}

/** @param {string} name @returns {string} */
function kindOfHighlight(name) {
  return name.slice(PREFIX.length).replace(/-\d$/, "");
}

/** @param {Mark} mark */
function lengthOf({ start, end }) {
  return end - start;
}

/** @param {Mark[]} marks @returns {[number, Mark[]][]} by block, in the order of the document, each from its start */
function byBlock(marks) {
  /** @type {Map<number, Mark[]>} */
  const blocks = new Map();
  for (const mark of marks) {
    const others = blocks.get(mark.block);
    if (others) others.push(mark);
    else blocks.set(mark.block, [mark]);
  }
  for (const inBlock of blocks.values()) inBlock.sort((a, b) => a.start - b.start || b.end - a.end);
  return [...blocks].sort(([a], [b]) => a - b);
}

/** @param {PaintedBlock} old @param {Place} place @param {string} text @param {Mark[]} marks */
function sameBlock(old, place, text, marks) {
  return (
    old.text === text &&
    old.place.nodes.length === place.nodes.length &&
    old.place.nodes.every((node, at) => node === place.nodes[at]) &&
    old.painted.length === marks.length &&
    old.painted.every(({ mark, name }, at) => mark.start === marks[at].start && mark.end === marks[at].end && name === highlightName(marks[at]))
  );
}

/** What the marks point into may have moved in the report. @param {PaintedBlock} old @param {Mark[]} marks @returns {Painted[]} */
function keep({ painted }, marks) {
  painted.forEach((one, at) => {
    one.mark = marks[at];
  });
  return painted;
}
