// The content script: reads the page when it is first run, leaves it when it is run again.
//
// It is packed into one classic script (see scripts/flatten.js), since a browser runs no modules in a page for an extension.
// Nothing of it is left when the page is left: no listener, no observer, no highlight, no style, no node.

import { Card, reveal } from "./card.js";
import { chosenLenses } from "./lenses.js";
import { Notice } from "./notice.js";
import { Painter } from "./paint.js";
import { takeSnapshot } from "./snapshot.js";
import { Watcher } from "./watch.js";

/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./snapshot.js").Snapshot} Snapshot */

/** How long a mark that was asked for stands out, in milliseconds. */
const FLASH = 1600;

/** @type {import("./describe.js").Say} */
const say = (key, ...words) => browser.i18n.getMessage(key, words.map(String));

/** One reading of this page, from the press of the button to the next. */
export class Session {
  /** The reading that is painted. @type {Reading | null} */
  reading = null;
  /** @type {Snapshot | null} */
  snapshot = null;
  /** Key of the message that says why there is no reading. */
  error = "";
  painter = new Painter();

  #card = new Card(this.painter, say, { locale: browser.i18n.getUILanguage() });
  #notice = new Notice(say);
  #watcher = new Watcher(() => this.read());
  #lenses = chosenLenses(undefined);
  #ended = false;
  #address = location.href;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #flash;
  // Asked for now: once the extension is gone, it gives no messages any more.
  #goneSentence = say("errorBackgroundGone");

  async start() {
    browser.runtime.onMessage.addListener(this.#hear);
    browser.storage.onChanged.addListener(this.#choose);
    addEventListener("pagehide", this.#hide);
    this.#watcher.watch([document]);
    this.#lenses = chosenLenses((await browser.storage.local.get("lenses")).lenses);
    await this.#watcher.start();
  }

  /** Reads the page as it is now. What has not changed stays as it is painted. */
  async read() {
    if (this.#ended) return;
    const isElsewhere = this.#address !== location.href;
    this.#address = location.href;
    const snapshot = await takeSnapshot();
    if (this.#ended) return;
    this.#watcher.watch(snapshot.roots);
    const isFirst = this.snapshot === null;
    const isSame = !isElsewhere && this.snapshot !== null && isSamePage(this.snapshot.page, snapshot.page);
    this.snapshot = snapshot;
    if (isSame) {
      if (this.reading) await this.#paint(this.reading);
      return;
    }
    const answer = await this.#ask(snapshot.page, isFirst);
    if (this.#ended) return;
    if (!answer.ok) {
      this.#fail(answer.error, isFirst || isElsewhere);
      return;
    }
    this.error = "";
    this.reading = answer;
    await this.#paint(answer);
    if (isFirst && snapshot.truncated && !this.#ended) this.#notice.show(say("noticeTruncated"));
    this.#tell();
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
    try {
      browser.runtime.onMessage.removeListener(this.#hear);
      browser.storage.onChanged.removeListener(this.#choose);
      browser.runtime.sendMessage({ type: "left" }).catch(() => {});
    } catch {
      // The extension was removed or updated: its listeners went with it.
    }
  }

  /** @param {Reading} reading of the snapshot held now */
  async #paint(reading) {
    if (!this.snapshot) return;
    await this.painter.paint(this.snapshot, reading, this.#lenses);
    if (this.#ended) this.painter.clear();
    else this.#card.use(reading.report);
  }

  /**
   * @param {import("./snapshot.js").Page} page
   * @param {boolean} isFirst
   * @returns {Promise<({ ok: true } & Reading) | { ok: false, error: string }>}
   */
  async #ask(page, isFirst) {
    try {
      const answer = await browser.runtime.sendMessage({ type: "read", page, options: {}, isFirst });
      return answer ?? { ok: false, error: "errorBackgroundGone" };
    } catch {
      return { ok: false, error: "errorBackgroundGone" };
    }
  }

  /** @param {string} error key of a message @param {boolean} aloud whether the reader waits for an answer */
  #fail(error, aloud) {
    this.error = error;
    this.reading = null;
    this.painter.clear();
    this.#card.hide();
    if (error === "errorBackgroundGone") {
      this.leave();
      this.#notice.show(this.#goneSentence);
      return;
    }
    if (aloud) this.#notice.show(say(error) || say("errorOther"));
    this.#tell();
  }

  /** Tells the panel that there is something new. */
  #tell() {
    if (this.#ended) return;
    browser.runtime.sendMessage({ type: "changed" }).catch(() => {});
  }

  /**
   * @param {{ type: string, by?: 1 | -1, list?: import("./reading.js").ListName, index?: number }} message
   * @param {unknown} _sender
   * @param {(answer: unknown) => void} answer
   */
  #hear = (message, _sender, answer) => {
    switch (message.type) {
      case "state":
        answer({ error: this.error, legend: this.reading?.legend, report: this.reading?.report, counts: this.#counts(), truncated: this.snapshot?.truncated });
        break;
      case "step":
        this.#card.step(message.by ?? 1);
        break;
      case "reveal":
        this.#reveal(message.list ?? "attributions", message.index ?? 0);
        break;
    }
  };

  /** @param {Record<string, { newValue?: unknown }>} changes @param {string} area */
  #choose = (changes, area) => {
    if (area !== "local" || !changes.lenses) return;
    this.#lenses = chosenLenses(changes.lenses.newValue);
    this.#card.hide();
    this.painter.show(this.#lenses);
  };

  /** A page kept for the way back keeps its marks, but no card. */
  #hide = () => this.#card.hide();

  /** @returns {Record<string, number>} different entries by kind of mark */
  #counts() {
    /** @type {Record<string, Set<number>>} */
    const entries = {};
    const { legend, marks } = this.reading ?? {};
    for (let at = 0; legend && marks && at < marks.length; at += legend.width) {
      (entries[legend.kinds[marks[at]]] ??= new Set()).add(marks[at + 5]);
    }
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

/** @param {import("./snapshot.js").Page} before @param {import("./snapshot.js").Page} now */
function isSamePage(before, now) {
  return (
    before.blocks.length === now.blocks.length &&
    before.blocks.every((block, at) => block.text === now.blocks[at].text && before.elements[block.element].hidden === now.elements[now.blocks[at].element].hidden)
  );
}

if (globalThis.hearsay) globalThis.hearsay.leave();
else {
  globalThis.hearsay = new Session();
  void globalThis.hearsay.start();
}
