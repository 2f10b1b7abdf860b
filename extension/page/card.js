// The card at a mark: what it is, whose, how sure, and why.

import { describe } from "./describe.js";
import { liveRange } from "./places.js";
import { listOf } from "./reading.js";
import { Shell, element } from "./shell.js";

/** @typedef {import("./paint.js").Painted} Painted */

/** The pointer rests this long on a mark before its card comes, and leaves it this long before it goes, in milliseconds. */
const REST = 180;
/** Between a mark and its card, and between a card and the window's edge, in CSS pixels. */
const GAP = 6;
/** Marks told of in one card. */
const MOST = 3;

/** Shows a card for the marks under the pointer, and for the one that the keyboard steps to. */
export class Card {
  #painter;
  #say;
  #locale;
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

  /**
   * @param {import("./paint.js").Painter} painter
   * @param {import("./keys.js").Say} say
   * @param {{ locale: string, styles?: CSSStyleSheet }} options
   */
  constructor(painter, say, { locale, styles }) {
    this.#painter = painter;
    this.#say = say;
    this.#locale = locale;
    this.#shell = new Shell("hearsay-card", { role: "dialog", label: say("cardLabel"), styles });
    const { signal } = this.#ended;
    const passive = { signal, passive: true, capture: true };
    document.addEventListener("pointermove", (event) => this.#move(event), passive);
    document.addEventListener("pointerup", (event) => event.pointerType !== "mouse" && this.#point(event, 0), passive);
    document.addEventListener("pointerdown", ({ target }) => target !== this.#shell.host && this.hide(), passive);
    document.addEventListener("scroll", () => this.#current || this.hide(), passive);
    document.addEventListener("keydown", (event) => this.#key(event), { signal, capture: true });
  }

  /** @param {import("./reading.js").Report} report the reading that is painted now */
  use(report) {
    this.#report = report;
    this.hide();
  }

  /**
   * Steps to the next entry of the report that is marked or to the one before, and gives its card the focus.
   *
   * @param {1 | -1} by
   */
  step(by) {
    const stops = firstOfEach(this.#painter.painted);
    if (stops.length === 0) return;
    const at = this.#current ? stops.findIndex(({ mark }) => isSame(mark, /** @type {Painted} */ (this.#current).mark)) : -1;
    const next = stops[at < 0 && by < 0 ? stops.length - 1 : (at + by + stops.length) % stops.length];
    const focused = this.#focused ?? activeElement();
    this.#focused = null;
    this.hide();
    reveal(next);
    this.#current = next;
    this.#focused = focused;
    const marks = isName(next) ? [next] : this.#painter.paintedOf(listOf(next.mark.kind), next.mark.index);
    this.#painter.flash(marks);
    this.#show(marks, marks, null);
    this.#shell.box.focus({ preventScroll: true });
  }

  hide() {
    this.#wait();
    this.#marks = [];
    if (this.#current) this.#painter.unflash();
    this.#current = null;
    const focused = this.#focused;
    this.#focused = null;
    if (!this.#shell.isShown) return;
    this.#shell.hide();
    focused?.focus({ preventScroll: true });
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
    const sections = told.flatMap(({ mark }) => {
      const said = describe(mark, report, this.#say, this.#locale);
      return said ? [section(mark.kind, said)] : [];
    });
    this.#wait();
    this.#marks = marks;
    if (sections.length === 0) return;
    this.#shell.show(sections);
    const { width, height } = this.#shell.box.getBoundingClientRect();
    const { left, top } = placeFor(boxesOf(open), pointer, { width, height });
    this.#shell.moveTo(left, top);
  }
}

/** @param {string} kind @param {import("./describe.js").Description} said */
function section(kind, said) {
  const made = element("div", "hearsay-section", "");
  made.dataset.kind = kind;
  made.append(
    element("p", "hearsay-kind", said.kind),
    element("p", "hearsay-title", said.title),
    ...said.lines.map((line) => element("p", "hearsay-line", line)),
    ...(said.why ? [element("p", "hearsay-why", said.why)] : []),
    element("p", "hearsay-sure", said.sure),
  );
  return made;
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

/** @param {Painted[]} some @param {Painted[]} others */
function isSameList(some, others) {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}

/** @returns {HTMLElement | null} */
function activeElement() {
  return document.activeElement instanceof HTMLElement ? document.activeElement : null;
}

/** Brings a mark into view. @param {Painted} painted */
export function reveal({ ranges }) {
  if (ranges.length === 0) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  ranges[0].startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
  const { top, bottom } = liveRange(ranges[0]).getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) scrollBy({ top: (top + bottom - innerHeight) / 2, behavior: calm ? "instant" : "smooth" });
}

/** @param {Painted[]} marks @returns {DOMRect[]} the boxes of their lines that are in the window, or all where none is */
function boxesOf(marks) {
  const boxes = marks.flatMap(({ ranges }) => ranges).flatMap((range) => [...liveRange(range).getClientRects()]).filter(({ width }) => width > 0);
  const inView = boxes.filter(({ top, bottom }) => bottom > 0 && top < innerHeight);
  return inView.length > 0 ? inView : boxes;
}

/**
 * Where a card goes: below the whole mark, else above it, else below or above the line that is pointed at.
 *
 * @param {DOMRect[]} boxes
 * @param {{ x: number, y: number } | null} pointer
 * @param {{ width: number, height: number }} card
 * @returns {{ left: number, top: number }}
 */
export function placeFor(boxes, pointer, card) {
  const line = boxes.find(({ top, bottom, left, right }) => pointer && pointer.y >= top && pointer.y <= bottom && pointer.x >= left && pointer.x <= right) ?? boxes[0];
  const bottoms = [Math.max(...boxes.map(({ bottom }) => bottom)), line?.bottom ?? 0];
  const tops = [Math.min(...boxes.map(({ top }) => top)), line?.top ?? 0];
  const room = innerHeight - GAP;
  const candidates = bottoms.flatMap((bottom, at) => [bottom + GAP, tops[at] - GAP - card.height]);
  const top = candidates.find((candidate) => candidate >= GAP && candidate + card.height <= room) ?? Math.max(GAP, room - card.height);
  const wished = pointer ? pointer.x - card.width / 4 : (line?.left ?? 0);
  const left = Math.max(GAP, Math.min(wished, document.documentElement.clientWidth - card.width - GAP));
  return { left, top };
}
