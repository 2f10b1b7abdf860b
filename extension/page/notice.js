// A plain sentence to the reader, where something could not be done, and what they can do instead.

import { Shell, element } from "./shell.js";

/** How long it stays, in milliseconds. */
const STAYS = 10_000;

/**
 * Something the reader can do instead.
 *
 * @typedef {{ label: string, choose: () => void, isOpen?: () => boolean }} Choice `isOpen`: whether it can be chosen now
 */

/** Shows one sentence at a time, for a while, or where there is a choice until it is made, or until Escape or a press on it. */
export class Notice {
  #shell;
  #closeLabel;
  /** @type {AbortController | null} */
  #shown = null;
  /** Where the reader was before a choice was shown. @type {HTMLElement | null} */
  #before = null;

  /** @param {import("./keys.js").Say} say @param {CSSStyleSheet} [styles] */
  constructor(say, styles) {
    // Asked for now: an extension that is gone gives no messages any more.
    this.#closeLabel = say("close");
    this.#shell = new Shell("hearsay-notice", { role: "alert", label: "extensionName", say, styles });
  }

  /** @param {string} sentence @param {Choice[]} [choices] the first that can be chosen gets the keyboard */
  show(sentence, choices = []) {
    this.hide();
    this.#shown = new AbortController();
    const { signal } = this.#shown;
    const close = element("button", "hearsay-close", "×");
    close.setAttribute("aria-label", this.#closeLabel);
    const row = element("div", "hearsay-deeds", "");
    row.append(...choices.map((choice) => this.#button(choice, signal)));
    this.#shell.show([close, element("p", "hearsay-sentence", sentence), ...(choices.length > 0 ? [row] : [])]);
    if (choices.length > 0) {
      this.#before = /** @type {HTMLElement | null} */ (document.activeElement);
      /** @type {HTMLElement | null} */ (row.querySelector("button:enabled"))?.focus({ preventScroll: true });
    } else {
      const timer = setTimeout(() => this.hide(), STAYS);
      signal.addEventListener("abort", () => clearTimeout(timer));
    }
    close.addEventListener("click", () => this.hide(), { signal });
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.hide(), { signal, capture: true });
  }

  hide() {
    this.#shown?.abort();
    this.#shown = null;
    const hadFocus = document.activeElement === this.#shell.host;
    this.#shell.hide();
    if (hadFocus) this.#before?.focus?.({ preventScroll: true });
    this.#before = null;
  }

  /** @param {Choice} choice @param {AbortSignal} signal */
  #button({ label, choose, isOpen = () => true }, signal) {
    const button = /** @type {HTMLButtonElement} */ (element("button", "hearsay-choice", label));
    button.disabled = !isOpen();
    document.addEventListener("selectionchange", () => void (button.disabled = !isOpen()), { signal });
    // A press must not take away what is selected.
    button.addEventListener("mousedown", (event) => event.preventDefault(), { signal });
    const chosen = () => {
      this.hide();
      choose();
    };
    button.addEventListener("click", chosen, { signal });
    return button;
  }
}
