// The content script: reads the page when it is first run, leaves it when it is run again.
//
// It is packed into one classic script (see scripts/flatten.js), since a browser runs no modules in a page for an extension.
// Nothing of it is left when the page is left: no listener, no observer, no highlight, no style, no node.

import { address, isSameAddress, onNextAddress } from "./address.js";
import { anchor } from "./anchors.js";
import { reveal } from "./beside.js";
import { Card } from "./card.js";
import { correct, takeBack } from "./corrections.js";
import { localeOf } from "./keys.js";
import { shownKinds } from "./lenses.js";
import { highlightSheet } from "./looks.js";
import { Notice } from "./notice.js";
import { isSamePage, tagOf, textOf } from "./packed.js";
import { Painter } from "./paint.js";
import { reportOf } from "./pieces.js";
import { sourcesOf, unpackMarks } from "./reading.js";
import { SETTINGS, readSettings, settingsFrom } from "./settings.js";
import { hiddenIn, without } from "./shown.js";
import { selectedOf, selectedRange } from "./selection.js";
import { takeSnapshot } from "./snapshot.js";
import { Watcher } from "./watch.js";

/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./snapshot.js").Snapshot} Snapshot */

/** How much of the page is read: its article, all of it, or what the reader selected. @typedef {"article" | "page" | "selection"} Scope */

/** How long a mark that was asked for stands out, in milliseconds. */
const FLASH = 1600;

/** @type {import("./keys.js").Say} */
const say = (key, ...words) => browser.i18n.getMessage(key, words.map(String));

/** One reading of this page, from the press of the button to the next. */
export class Session {
  /** The reading as the core gave it. @type {Reading | null} */
  reading = null;
  /** Its report as it came, for the panel. @type {string[]} */
  #pieces = [];
  /** What the reading is of, or where there is none what the core was asked of last. @type {Snapshot | null} */
  snapshot = null;
  /** What the core is being asked of: a newer one where the page is still the same. @type {Snapshot | null} */
  #asked = null;
  /** Of the last question: an answer to any other comes too late. */
  #turn = 0;
  /** Paints one after the other: two at a time would each take the other's marks for its own. */
  #painting = Promise.resolve();
  /** Key of the message that says why there is no reading. */
  error = "";
  painter = new Painter();

  #card = new Card(this.painter, say, {
    locale: localeOf(say, browser.i18n.getUILanguage()),
    corrections: { add: async (list, index) => this.reading && correct(this.reading.report, list, index), undo: takeBack },
  });
  #notice = new Notice(say);
  #watcher = new Watcher(() => this.read());
  #settings = settingsFrom({});
  /** What of the reading the reader does not want to see. @type {import("./shown.js").Hidden} */
  #hidden = {};
  /** The day of publication as the reader corrected it. @type {string | undefined} */
  #published;
  /** @type {Scope} */
  #scope = "article";
  /** What was selected when the reader asked for it. @type {Range | null} */
  #range = null;
  #ended = false;
  #address = address();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #flash;
  // Asked for now: once the extension is gone, it gives no messages any more.
  #goneSentence = say("errorBackgroundGone");

  #isAsked;

  /** @param {{ isAsked: boolean, scope?: Scope }} options `isAsked`: whether the reader asked for it, and not for all pages of this site */
  constructor({ isAsked, scope = "article" }) {
    this.#isAsked = isAsked;
    this.#widen(scope);
  }

  async start() {
    browser.runtime.onMessage.addListener(this.#hear);
    browser.storage.onChanged.addListener(this.#choose);
    addEventListener("pagehide", this.#hide);
    addEventListener("pageshow", this.#comeBack);
    // A page that is only kept ready is none that the reader sees.
    if (/** @type {{ prerendering?: boolean }} */ (document).prerendering) await new Promise((shown) => document.addEventListener("prerenderingchange", shown, { once: true }));
    if (this.#ended) return;
    this.#watcher.watch([document]);
    this.#settings = await readSettings();
    await this.#watcher.start();
  }

  /** Reads another part of the page, as the reader asked. @param {Scope} scope */
  async readAs(scope) {
    this.#notice.hide();
    this.#widen(scope);
    await this.read(true);
  }

  /** @param {Scope} scope */
  #widen(scope) {
    this.#scope = scope;
    this.#range = scope === "selection" ? selectedRange() : null;
  }

  /** Reads the page as it is now. What has not changed stays as it is painted. @param {boolean} [anew] whether it is read even if nothing changed */
  async read(anew = false) {
    if (this.#ended) return;
    let snapshot = await this.#snap();
    const before = this.#address;
    this.#address = address();
    const isMoved = !isSameAddress(before, this.#address);
    const known = this.#asked ?? this.snapshot;
    // Another story has its own path or title; what stands behind the path, a site may just tidy up.
    const isSameStory = !isMoved || (before.pathname === this.#address.pathname && known?.page.title === snapshot.page.title);
    const isSame = !anew && known !== null && isSameStory && isSamePage(known.page, snapshot.page);
    if (this.#ended) return;
    if (isSame) {
      this.#watcher.watch(snapshot.roots);
      if (this.#asked) this.#asked = snapshot;
      else this.snapshot = snapshot;
      if (!this.#asked && this.reading) await this.#paint();
      return;
    }
    if (!isSameStory && !anew) {
      const isWider = this.#scope !== "article";
      this.#published = undefined;
      this.#widen("article");
      if (isWider) snapshot = await this.#snap();
      if (this.#ended) return;
    }
    this.#watcher.watch(snapshot.roots);
    const isFirst = this.snapshot === null;
    if (!(await this.#resolve(snapshot, anew || (this.#isAsked && (isFirst || !isSameStory))))) return;
    if (isFirst && snapshot.truncated && !this.#ended) this.#notice.show(say("noticeTruncated"));
  }

  /** @returns {Promise<Snapshot>} of what is to be read */
  async #snap() {
    const whole = await takeSnapshot(document.body, { whole: this.#scope !== "article" });
    return this.#range ? selectedOf(whole, this.#range) : whole;
  }

  /**
   * Has the core read a snapshot, and paints what it found.
   *
   * @param {Snapshot} snapshot
   * @param {boolean} aloud whether the reader waits for an answer
   * @returns {Promise<boolean>} whether it could be read
   */
  async #resolve(snapshot, aloud) {
    const turn = ++this.#turn;
    this.#asked = snapshot;
    const answer = await this.#ask(snapshot.page, turn === 1);
    const report = answer.ok ? await reportOf(answer.pieces) : null;
    if (this.#ended || turn !== this.#turn) return false;
    const isFirst = this.snapshot === null;
    this.snapshot = this.#asked;
    this.#asked = null;
    if (!answer.ok || !report) {
      // Not every page of a site is an article.
      if (isFirst && !this.#isAsked) {
        this.leave();
        onNextAddress(() => globalThis.hearsay ?? begin({ isAsked: false }));
      } else this.#fail(answer.ok ? "errorOther" : answer.error, aloud);
      return false;
    }
    const { pieces, ...rest } = answer;
    this.error = "";
    this.reading = { ...rest, report };
    this.#pieces = pieces;
    await this.#paint();
    this.#tell();
    return true;
  }

  /** Leaves the page as it was. */
  leave() {
    this.#ended = true;
    delete globalThis.hearsay;
    this.#watcher.stop();
    this.#card.end();
    this.#notice.hide();
    this.painter.clear();
    clearTimeout(this.#flash);
    removeEventListener("pagehide", this.#hide);
    removeEventListener("pageshow", this.#comeBack);
    try {
      browser.runtime.onMessage.removeListener(this.#hear);
      browser.storage.onChanged.removeListener(this.#choose);
      browser.runtime.sendMessage({ type: "left" }).catch(() => {});
    } catch {
      // The extension was removed or updated: its listeners went with it.
    }
  }

  /** Paints the reading held then, once what is being painted is done. */
  #paint() {
    this.#painting = this.#painting.catch(() => {}).then(() => this.#paintNow());
    return this.#painting;
  }

  async #paintNow() {
    const { reading, snapshot } = this;
    if (!reading || !snapshot) return;
    this.#hidden = hiddenIn(reading.report, this.#settings);
    await this.painter.paint(snapshot, without(reading, this.#hidden), this.#settings.lenses);
    if (this.#ended || !this.reading) this.painter.clear();
    else this.#card.use(reading.report);
  }

  /**
   * @param {import("./snapshot.js").Page} page
   * @param {boolean} isFirst
   * @returns {Promise<import("../background/core.js").Answer>}
   */
  async #ask(page, isFirst) {
    try {
      const answer = await browser.runtime.sendMessage({ type: "read", page, options: this.#options(), isFirst });
      return answer ?? { ok: false, error: "errorBackgroundGone" };
    } catch {
      return { ok: false, error: "errorBackgroundGone" };
    }
  }

  /** What the core is told. */
  #options() {
    return { published: this.#published, whole_page: this.#scope === "page", selection: this.#scope === "selection" };
  }

  /** What the reader can do where there is no article. @returns {import("./notice.js").Choice[]} */
  #choices() {
    const isSelected = () => selectedRange() !== null;
    return [
      { label: say("readSelection"), choose: () => void this.readAs("selection"), isOpen: isSelected },
      { label: say("readWholePage"), choose: () => void this.readAs("page") },
    ];
  }

  /** @param {string} error key of a message @param {boolean} aloud whether the reader waits for an answer */
  #fail(error, aloud) {
    const isOffered = error === "errorNoArticle" && this.#scope === "article";
    this.error = error === "errorNoArticle" && !isOffered ? "errorNoText" : error;
    this.reading = null;
    this.painter.clear();
    this.#card.hide();
    if (error === "errorBackgroundGone") {
      this.leave();
      this.#notice.show(this.#goneSentence);
      return;
    }
    if (aloud) this.#notice.show(say(this.error) || say("errorOther"), isOffered ? this.#choices() : []);
    this.#tell(aloud || this.#isAsked);
  }

  /** Tells the button and the panel that there is something new. @param {boolean} [aloud] whether the button is to say what went wrong */
  #tell(aloud = true) {
    if (this.#ended) return;
    const sources = this.reading ? countOf(this.reading.report, this.#hidden) : null;
    browser.runtime.sendMessage({ type: "changed", sources, error: aloud ? this.error : "" }).catch(() => {});
  }

  /**
   * @param {{ type: string, by?: 1 | -1, bySource?: boolean, list?: import("./reading.js").ListName, index?: number, day?: string | null }} message
   * @param {unknown} _sender
   * @param {(answer: unknown) => void} answer
   */
  #hear = (message, _sender, answer) => {
    switch (message.type) {
      case "state":
        answer(this.#state());
        break;
      case "address":
        answer({ url: location.href, title: document.title });
        break;
      case "anchors":
        void anchor(document.body, this.painter.painted).then(answer);
        return true;
      case "story":
        answer(this.#story());
        break;
      case "publish":
        this.#published = message.day ?? undefined;
        void this.#resolveAgain();
        break;
      case "leave":
        this.leave();
        break;
      case "step":
        this.#card.step(message.by ?? 1, message.bySource);
        break;
      case "reveal":
        this.#reveal(message.list ?? "attributions", message.index ?? 0);
        break;
    }
    return false;
  };

  /** The same page, for other wishes of the reader. */
  async #resolveAgain() {
    const known = this.#asked ?? this.snapshot;
    if (known) await this.#resolve(known, true);
  }

  /** @param {Record<string, unknown>} changes @param {string} area */
  #choose = async (changes, area) => {
    const changed = SETTINGS.filter((key) => key in changes);
    if (area === "local" && changed.length > 0) await this.#take(changed.some((key) => key === "threshold" || key === "corrections"));
  };

  /** What was chosen while a page was kept for the way back reaches it only now, and the button has forgotten it. @param {PageTransitionEvent} event */
  #comeBack = async ({ persisted }) => {
    if (persisted) await this.#take(true);
  };

  /** Takes the settings as they are now. @param {boolean} anew whether other marks are to be shown */
  async #take(anew) {
    const settings = await readSettings();
    if (this.#ended) return;
    this.#restyle(highlightSheet(this.#settings.looks), highlightSheet(settings.looks));
    this.#settings = settings;
    if (anew && this.reading) await this.#paint();
    else {
      this.#card.hide();
      this.painter.show(this.#settings.lenses);
    }
    this.#tell();
  }

  /** @param {string} before @param {string} after style sheets */
  #restyle(before, after) {
    if (before !== after) browser.runtime.sendMessage({ type: "restyle", before, after }).catch(() => {});
  }

  /** A page kept for the way back keeps its marks, but no card. */
  #hide = () => this.#card.hide();

  /** What the panel shows. @returns {import("../panel/panel.js").Told} */
  #state() {
    const { legend } = this.reading ?? {};
    return { error: this.error, legend, pieces: legend && this.#pieces, hidden: this.#hidden, counts: this.#counts(), truncated: this.snapshot?.truncated };
  }

  /** What is printed. @returns {import("../print/print.js").Story | null} */
  #story() {
    const { reading, snapshot } = this;
    if (!reading || !snapshot) return null;
    const { page } = snapshot;
    const shown = shownKinds(reading.legend, this.#settings.lenses);
    const marks = unpackMarks(without(reading, this.#hidden)).filter(({ kind }) => shown.has(kind));
    const told = reading.roles.map((role, block) => ({ text: textOf(page, block), tag: tagOf(page, block), role, marks: marks.filter((mark) => mark.block === block) }));
    return { url: location.href, title: document.title, report: reading.report, blocks: told.filter(({ role }) => ["headline", "byline", "body"].includes(role)) };
  }

  /** @returns {Record<string, number>} different entries that are shown, by kind of mark */
  #counts() {
    /** @type {Record<string, Set<number>>} */
    const entries = {};
    if (this.reading) for (const { kind, index } of unpackMarks(without(this.reading, this.#hidden))) (entries[kind] ??= new Set()).add(index);
    return Object.fromEntries(Object.entries(entries).map(([kind, indices]) => [kind, indices.size]));
  }

  /** @param {import("./reading.js").ListName} list @param {number} index */
  #reveal(list, index) {
    const marks = this.painter.paintedOf(list, index);
    if (marks.length === 0) return;
    this.#card.hide();
    reveal(marks[0]);
    this.painter.flash(marks);
    clearTimeout(this.#flash);
    this.#flash = setTimeout(() => this.painter.unflash(), FLASH);
  }
}

/** @param {ConstructorParameters<typeof Session>[0]} options */
function begin(options) {
  globalThis.hearsay = new Session(options);
  void globalThis.hearsay.start();
}

/** @param {import("./reading.js").Report} report @param {import("./shown.js").Hidden} hidden @returns {number} the sources that are shown */
function countOf(report, { attributions: hidden = [] }) {
  return sourcesOf(report).filter(({ attributions }) => !attributions.every((index) => hidden.includes(index))).length;
}

const arrives = globalThis.hearsayArrives ?? false;
delete globalThis.hearsayArrives;
const scope = globalThis.hearsayScope;
delete globalThis.hearsayScope;
if (!globalThis.hearsay) begin({ isAsked: !arrives, scope });
else if (scope) void globalThis.hearsay.readAs(scope);
else if (!arrives) globalThis.hearsay.leave();
