// A place of our own above the page: there only while it is needed, closed to the page's styles and scripts.

/** A box in a closed shadow root, shown over everything else. */
export class Shell {
  #host;
  #box;

  /**
   * @param {string} tag name of the host, by which the style sheet finds it
   * @param {{ role: string, label: string, say: import("./keys.js").Say, styles?: CSSStyleSheet }} options `label`: key of its name;
   *   `styles`: for pages of our own, in others the browser adds them
   */
  constructor(tag, { role, label, say, styles }) {
    this.#host = document.createElement(tag);
    this.#host.popover = "manual";
    const shadow = this.#host.attachShadow({ mode: "closed" });
    if (styles) shadow.adoptedStyleSheets = [styles];
    this.#box = document.createElement("section");
    this.#box.className = "hearsay-box";
    this.#box.setAttribute("role", role);
    this.#box.setAttribute("aria-label", say(label));
    // The page around it may be in another language, and run the other way.
    this.#box.lang = say("language");
    this.#box.dir = say("@@bidi_dir") || "ltr";
    this.#box.tabIndex = -1;
    shadow.append(this.#box);
  }

  /** The element in the page. */
  get host() {
    return this.#host;
  }

  /** What is shown. */
  get box() {
    return this.#box;
  }

  get isShown() {
    return this.#host.isConnected;
  }

  /** @param {Node[]} content */
  show(content) {
    this.#box.replaceChildren(...content);
    // A document may have lost its root: there is nowhere to show it.
    if (!document.documentElement) return;
    if (!this.isShown) document.documentElement.append(this.#host);
    if (!this.#host.matches(":popover-open")) this.#host.showPopover();
  }

  hide() {
    this.#host.remove();
    this.#box.replaceChildren();
  }

  /** @param {number} left @param {number} top both in the window, in CSS pixels */
  moveTo(left, top) {
    this.#box.style.left = `${left}px`;
    this.#box.style.top = `${top}px`;
  }
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {string} text
 */
export function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
