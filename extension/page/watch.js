// Notices that the page changed, without polling: one observer, and one pending call however much happens.

/** Changes are collected for this long, in milliseconds. */
const COLLECT = 250;
/** A page that never rests is read again at most every this many times as long as the reading took. */
const SHARE = 10;

/** Elements that hold no text of the page. */
const SILENT = new Set(["SCRIPT", "STYLE", "LINK", "META", "NOSCRIPT", "TEMPLATE", "IFRAME", "IMG", "SOURCE", "VIDEO", "AUDIO", "CANVAS"]);

/** Calls back when the text of the page may have changed. */
export class Watcher {
  #observer = new MutationObserver((records) => this.#see(records));
  /** @type {WeakSet<Node>} */
  #watched = new WeakSet();
  /** @type {() => Promise<void>} */
  #changed;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #idle = 0;
  #took = 0;
  #isRunning = false;
  #hasMore = false;
  #isStopped = false;

  /** @param {() => Promise<void>} changed called once for any number of changes, when the page has time, and never twice at a time */
  constructor(changed) {
    this.#changed = changed;
  }

  /** @param {Node[]} roots the document and the shadow roots in it; those that are watched already stay so */
  watch(roots) {
    for (const root of roots) {
      if (this.#watched.has(root)) continue;
      this.#watched.add(root);
      this.#observer.observe(root, { subtree: true, childList: true, characterData: true, attributeFilter: ["hidden", "open"] });
    }
  }

  /** Ends it: nothing is called any more. */
  stop() {
    this.#isStopped = true;
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    cancelIdleCallback(this.#idle);
  }

  /** Calls back now, for the first time: what is loaded only then is no measure of later calls. */
  async start() {
    await this.#run();
    this.#took = 0;
  }

  async #run() {
    // Whatever was seen before is read now.
    clearTimeout(this.#timer);
    cancelIdleCallback(this.#idle);
    this.#timer = undefined;
    this.#isRunning = true;
    this.#hasMore = false;
    const started = performance.now();
    try {
      await this.#changed();
    } finally {
      this.#took = performance.now() - started;
      this.#isRunning = false;
      if (this.#hasMore) this.#schedule();
    }
  }

  /** @param {MutationRecord[]} records */
  #see(records) {
    if ((this.#timer !== undefined && !this.#isRunning) || !records.some(holdsText)) return;
    if (this.#isRunning) this.#hasMore = true;
    else this.#schedule();
  }

  #schedule() {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#idle = requestIdleCallback(() => void this.#run(), { timeout: 1000 });
    }, Math.max(COLLECT, this.#took * SHARE));
  }
}

/** @param {MutationRecord} record */
function holdsText({ type, target, addedNodes, removedNodes }) {
  if (SILENT.has(target.nodeName)) return false;
  return type !== "childList" || [...addedNodes, ...removedNodes].some(isHeard);
}

/** @param {Node} node */
function isHeard(node) {
  if (node.nodeType === Node.TEXT_NODE) return isWords(/** @type {Text} */ (node));
  return node.nodeType === Node.ELEMENT_NODE && !SILENT.has(node.nodeName) && !node.nodeName.startsWith("HEARSAY-");
}

/** @param {Text} text */
function isWords(text) {
  // A text of many megabytes is not looked through.
  return text.length > 10_000 || text.data.trim() !== "";
}
