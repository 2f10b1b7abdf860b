// The card at a mark: what it is, whose, how sure, and why.

import { boxesOf, placeFor, reveal } from "./beside.js";
import { describe } from "./describe.js";
import { listOf } from "./reading.js";
import { section, undoSection } from "./section.js";
import { Shell } from "./shell.js";

/** @typedef {import("./paint.js").Painted} Painted */

/**
 * Where it is kept that a mark is wrong.
 *
 * @typedef {object} Corrections
 * @property {(list: import("./reading.js").ListName, index: number) => Promise<import("./shown.js").Correction | null>} add null where there is no such
 *   entry any more
 * @property {(correction: import("./shown.js").Correction) => Promise<void>} undo
 */

/** The pointer rests this long on a mark before its card comes, and leaves it this long before it goes, in milliseconds. */
const REST = 180;
/** Marks told of in one card. */
const MOST = 3;

/** Shows a card for the marks under the pointer, and for the one that the keyboard steps to. */
export class Card {
  #painter;
  #say;
  #locale;
  #corrections;
  #shell;
  #ended = new AbortController();
  /** @type {import("./reading.js").Report | null} */
  #report = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Marks the card is shown for; none where there is no card. @type {Painted[]} */
  #marks = [];
  /** Marks it will be shown for when the pointer rests. @type {Painted[] | null} */
  #pending = null;
  #frame = 0;
  /** The mark the keyboard stands on. @type {Painted | null} */
  #current = null;
  /** Where the focus was before the keyboard came here. @type {HTMLElement | null} */
  #focused = null;
  /** Whether the card offers to take a correction back. */
  #isOffering = false;

  /**
   * @param {import("./paint.js").Painter} painter
   * @param {import("./keys.js").Say} say
   * @param {{ locale: string, styles?: CSSStyleSheet, corrections?: Corrections }} options
   */
  constructor(painter, say, { locale, styles, corrections }) {
    this.#corrections = corrections;
    this.#painter = painter;
    this.#say = say;
    this.#locale = locale;
    this.#shell = new Shell("hearsay-card", { role: "dialog", label: "cardLabel", say, styles });
    const { signal } = this.#ended;
    const passive = { signal, passive: true, capture: true };
    document.addEventListener("pointermove", (event) => this.#move(event), passive);
    document.addEventListener("pointerup", (event) => event.pointerType !== "mouse" && this.#point(event, 0), passive);
    document.addEventListener("pointerdown", ({ target }) => target !== this.#shell.host && this.hide(), passive);
    document.addEventListener("scroll", ({ target }) => this.#current || (this.#isMoved(target) && this.hide()), passive);
    document.addEventListener("keydown", (event) => this.#key(event), { signal, capture: true });
  }

  /** @param {import("./reading.js").Report} report the reading that is painted now */
  use(report) {
    this.#report = report;
    if (!this.#isOffering) this.hide();
  }

  /**
   * Steps to the next entry of the report that is marked or to the one before, and gives its card the focus.
   *
   * @param {1 | -1} by
   * @param {boolean} [bySource] whether to stop at sources only
   */
  step(by, bySource = false) {
    const { painted } = this.#painter;
    const stops = firstOfEach(bySource ? painted.filter(({ mark }) => mark.kind === "source") : painted);
    if (stops.length === 0) return;
    const current = this.#current?.mark;
    const at = current ? stops.findIndex(({ mark }) => (bySource ? isSameEntry(mark, current) : isSame(mark, current))) : -1;
    this.#goTo(stops[at < 0 && by < 0 ? stops.length - 1 : (at + by + stops.length) % stops.length]);
  }

  /** Brings a mark into view and gives its card the focus. @param {Painted} painted */
  #goTo(painted) {
    const focused = this.#focused ?? activeElement();
    this.#focused = null;
    this.hide();
    reveal(painted);
    this.#current = painted;
    this.#focused = focused;
    const others = isName(painted) ? [] : this.#painter.paintedOf(listOf(painted.mark.kind), painted.mark.index);
    const marks = [painted, ...others.filter((other) => other !== painted)];
    this.#painter.flash(marks);
    this.#show(marks, marks, null);
    this.#shell.box.focus({ preventScroll: true });
  }

  hide() {
    this.#wait();
    this.#marks = [];
    this.#isOffering = false;
    if (this.#current) this.#painter.unflash();
    this.#current = null;
    const focused = this.#focused;
    this.#focused = null;
    if (!this.#shell.isShown) return;
    this.#shell.hide();
    focused?.focus({ preventScroll: true });
  }

  /** Whether what is scrolled moves the marks of the card, and is no ticker elsewhere. @param {EventTarget | null} target */
  #isMoved(target) {
    const around = /** @type {Node} */ (target);
    return this.#marks.length === 0 || this.#marks.some(({ ranges }) => ranges.some(({ startContainer }) => isInside(startContainer, around)));
  }

  /** Ends it: no card and no listener is left. */
  end() {
    cancelAnimationFrame(this.#frame);
    this.hide();
    this.#ended.abort();
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerType !== "mouse") return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#point(event, REST));
  }

  /** @param {PointerEvent} event @param {number} rest */
  #point(event, rest) {
    if (this.#current) return;
    const marks = event.target === this.#shell.host ? this.#marks : this.#painter.at(event.clientX, event.clientY);
    if (isSameList(marks, this.#marks)) {
      this.#wait();
      return;
    }
    if (this.#pending && isSameList(marks, this.#pending)) return;
    this.#wait();
    this.#pending = marks;
    this.#timer = setTimeout(() => {
      if (marks.length > 0) this.#show(marks, [marks[0]], { x: event.clientX, y: event.clientY });
      else this.hide();
    }, rest);
  }

  /** Lets the card be as it is. */
  #wait() {
    clearTimeout(this.#timer);
    this.#pending = null;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.#shell.isShown) return;
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const ours = this.#current && event.target === this.#shell.host;
    if (event.key === "Escape") this.hide();
    else if (by !== 0 && ours) this.step(by);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * @param {Painted[]} marks to tell of
   * @param {Painted[]} open to leave uncovered
   * @param {{ x: number, y: number } | null} pointer
   */
  #show(marks, open, pointer) {
    const report = this.#report;
    if (!report) return;
    const told = oneOfEach(marks).slice(0, MOST);
    const sections = told.flatMap((painted) => {
      const said = describe(painted.mark, report, this.#say, this.#locale);
      return said ? [section(painted.mark.kind, said, this.#deedsFor(painted), this.#say)] : [];
    });
    this.#wait();
    this.#marks = marks;
    this.#isOffering = false;
    if (sections.length > 0) this.#place(sections, boxesOf(open), pointer);
  }

  /** @param {Node[]} content @param {DOMRect[]} boxes @param {{ x: number, y: number } | null} pointer */
  #place(content, boxes, pointer) {
    const { box } = this.#shell;
    box.style.maxHeight = "";
    this.#shell.show(content);
    const { width, height } = box.getBoundingClientRect();
    const place = placeFor(boxes, pointer, { width, height });
    if (place.height < height) box.style.maxHeight = `${place.height}px`;
    this.#shell.moveTo(place.left, place.top);
  }

  /** @param {Painted} painted @returns {import("./section.js").Deeds} */
  #deedsFor(painted) {
    const { kind, index } = painted.mark;
    const mentions = isName(painted) ? this.#painter.paintedOf("names", index) : [];
    const at = mentions.indexOf(painted);
    return {
      wrong: this.#corrections ? () => void this.#correct(listOf(kind), index) : null,
      turn: mentions.length > 1 ? (by) => this.#goTo(mentions[(at + by + mentions.length) % mentions.length]) : null,
      place: mentions.length > 1 ? this.#say("mentionOf", at + 1, mentions.length) : "",
    };
  }

  /** Calls an entry wrong, and offers to take that back. @param {import("./reading.js").ListName} list @param {number} index */
  async #correct(list, index) {
    const corrections = this.#corrections;
    if (!corrections) return;
    const { left, top } = this.#shell.box.getBoundingClientRect();
    this.#painter.unflash();
    this.#current = null;
    this.#marks = [];
    this.#isOffering = true;
    const correction = await corrections.add(list, index);
    if (!this.#isOffering) return;
    if (!correction) {
      this.hide();
      return;
    }
    const undo = () => void corrections.undo(correction).then(() => this.hide());
    this.#shell.show([undoSection(this.#say(list === "attributions" || list === "findings" ? "hiddenHere" : "hiddenWord"), undo, this.#say)]);
    this.#shell.moveTo(left, top);
    this.#shell.box.focus({ preventScroll: true });
  }
}

/** @param {Painted[]} marks @returns {Painted[]} one for each entry of the report */
function oneOfEach(marks) {
  const seen = new Set();
  return marks.filter(({ mark }) => {
    const entry = `${listOf(mark.kind)} ${mark.index}`;
    return !seen.has(entry) && seen.add(entry);
  });
}

/** Where the keyboard stops, in reading order: once for each entry, but at every mention of a name. @param {Painted[]} marks @returns {Painted[]} */
function firstOfEach(marks) {
  const seen = new Set();
  return marks.filter((one) => {
    const entry = `${listOf(one.mark.kind)} ${one.mark.index}`;
    return isName(one) || (!seen.has(entry) && seen.add(entry));
  });
}

/** @param {Painted} painted */
function isName({ mark }) {
  return listOf(mark.kind) === "names";
}

/** @param {import("./reading.js").Mark} a @param {import("./reading.js").Mark} b */
function isSame(a, b) {
  return a.kind === b.kind && a.index === b.index && a.block === b.block && a.start === b.start;
}

/** @param {import("./reading.js").Mark} a @param {import("./reading.js").Mark} b */
function isSameEntry(a, b) {
  return a.index === b.index && listOf(a.kind) === listOf(b.kind);
}

/** @param {Painted[]} some @param {Painted[]} others */
function isSameList(some, others) {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}

/** Whether a node is in another, shadow trees included. @param {Node} node @param {Node} around */
function isInside(node, around) {
  for (let root = /** @type {Node | null} */ (node); root; ) {
    if (around.contains(root)) return true;
    const tree = root.getRootNode();
    root = tree instanceof ShadowRoot ? tree.host : null;
  }
  return false;
}

/** @returns {HTMLElement | null} */
function activeElement() {
  return document.activeElement instanceof HTMLElement ? document.activeElement : null;
}
