// A plain sentence to the reader, where something could not be done.

import { Shell, element } from "./shell.js";

/** How long it stays, in milliseconds. */
const STAYS = 10_000;

/** Shows one sentence at a time, for a while or until Escape or a press on it. */
export class Notice {
  #shell;
  #closeLabel;
  /** @type {AbortController | null} */
  #shown = null;

  /** @param {import("./keys.js").Say} say @param {CSSStyleSheet} [styles] */
  constructor(say, styles) {
    // Asked for now: an extension that is gone gives no messages any more.
    this.#closeLabel = say("close");
    this.#shell = new Shell("hearsay-notice", { role: "alert", label: say("extensionName"), styles });
  }

  /** @param {string} sentence */
  show(sentence) {
    this.hide();
    this.#shown = new AbortController();
    const { signal } = this.#shown;
    const close = element("button", "hearsay-close", "×");
    close.setAttribute("aria-label", this.#closeLabel);
    this.#shell.show([close, element("p", "hearsay-sentence", sentence)]);
    const timer = setTimeout(() => this.hide(), STAYS);
    signal.addEventListener("abort", () => clearTimeout(timer));
    close.addEventListener("click", () => this.hide(), { signal });
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.hide(), { signal, capture: true });
  }

  hide() {
    this.#shown?.abort();
    this.#shown = null;
    this.#shell.hide();
  }
}
