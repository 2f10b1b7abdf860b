// Chromium with the packed extension, over the DevTools protocol.

import { rmSync } from "node:fs";
import { call, countListeners, inside, listen, textInside } from "./devtools.js";

/** The panel's address. */
const PANEL = /^chrome-extension:.*panel/;

/**
 * @typedef {object} Tab
 * @property {import("puppeteer-core").Page} page
 * @property {import("puppeteer-core").CDPSession} cdp
 * @property {number} world the test's own world: it sees the DOM and CSS.highlights, not the page's scripts; 0 until it is made
 * @property {number[]} contentScripts the worlds of extensions
 */

/** One browser window with one tab under test. */
export class Chromium {
  name = "Chromium";
  /** @type {import("puppeteer-core").Browser} */
  #browser;
  /** Where the extension is. @type {string | null} */
  #folder;
  /** Those the test opened; the last is under test. @type {Tab[]} */
  #tabs = [];
  /** @type {import("./index.js").Complaint[]} */
  #complaints = [];

  /** The service worker that was started last. @type {import("puppeteer-core").CDPSession | null} */
  #background = null;

  /** Where its window is shown, if anywhere. @type {import("./display.js").Display | null} */
  #display;

  /** @param {import("puppeteer-core").Browser} browser @param {string | null} folder @param {import("./display.js").Display | null} display */
  constructor(browser, folder, display) {
    this.#browser = browser;
    this.#display = display;
    this.#folder = folder;
    for (const target of browser.targets()) this.#adopt(target);
    browser.on("targetcreated", (target) => this.#adopt(target));
  }

  /** The service worker and the panel complain too. @param {import("puppeteer-core").Target} target */
  async #adopt(target) {
    if (!target.url().startsWith("chrome-extension:")) return;
    const session = await target.createCDPSession().catch(() => null);
    if (!session) return;
    if (target.type() === "service_worker") this.#background = session;
    await listen(session, (text, source) => this.#complain(text, source, true));
  }

  /** @param {string} text @param {string} source addresses of what complains @param {boolean} ours whether that is a part of the extension */
  #complain(text, source, ours) {
    this.#complaints.push({ text, ours: ours || `${text} ${source}`.includes("chrome-extension:") });
  }

  /** Closes the page that opens after the installation. */
  async closeWelcome() {
    const target = await this.#browser.waitForTarget((t) => t.url().endsWith("/welcome/welcome.html"), { timeout: 20_000 });
    await (await target.asPage()).close();
    await this.#tab.page.bringToFront();
  }

  /** Opens a new tab and puts it under test. */
  async openTab() {
    const page = await this.#browser.newPage();
    const cdp = await page.createCDPSession();
    /** @type {Tab} */
    const tab = { page, cdp, world: 0, contentScripts: [] };
    cdp.on("Runtime.executionContextsCleared", () => {
      tab.contentScripts = [];
      tab.world = 0;
    });
    cdp.on("Runtime.executionContextCreated", ({ context: { id, origin, auxData } }) => {
      if (auxData?.type === "isolated" && origin.startsWith("chrome-extension:")) tab.contentScripts.push(id);
    });
    cdp.on("Runtime.executionContextDestroyed", ({ executionContextId }) => {
      tab.contentScripts = tab.contentScripts.filter((id) => id !== executionContextId);
    });
    await listen(cdp, (text, source) => this.#complain(text, source, false));
    await cdp.send("Page.enable");
    this.#tabs.push(tab);
  }

  /** The tab under test. */
  get #tab() {
    const tab = this.#tabs.at(-1);
    if (!tab) throw new Error("no tab is open");
    return tab;
  }

  /** Closes the tab under test, at once, and goes back to the one before. */
  async closeTab() {
    const { page } = /** @type {Tab} */ (this.#tabs.pop());
    await page.close();
  }

  /** @param {string} url */
  async open(url) {
    await this.#tab.page.goto(url, { waitUntil: "load", timeout: 60_000 });
  }

  /** Moves the pointer. @param {number} x @param {number} y in the window, in CSS pixels */
  async pointAt(x, y) {
    await this.#tab.page.mouse.move(x, y);
  }

  /** Presses the toolbar button. @returns {Promise<number>} when, in milliseconds since the epoch */
  async press() {
    await this.#tab.page.bringToFront();
    const extension = await this.#extension();
    const at = performance.timeOrigin + performance.now();
    await extension.triggerAction(this.#tab.page);
    return at;
  }

  async #extension() {
    const extension = [...(await this.#browser.extensions()).values()].find(({ path }) => path === this.#folder);
    if (!extension) throw new Error("Chromium does not list the extension");
    return extension;
  }

  /**
   * Calls a function in a world that shares the page's DOM and highlights and none of its scripts.
   *
   * @template {unknown[]} A
   * @template R
   * @param {(...args: A) => R} f self-contained
   * @param {A} args
   * @returns {Promise<Awaited<R>>}
   */
  async look(f, ...args) {
    const tab = this.#tab;
    if (!tab.world) {
      const { frameTree } = await tab.cdp.send("Page.getFrameTree");
      const world = { frameId: frameTree.frame.id, worldName: "test" };
      tab.world = (await tab.cdp.send("Page.createIsolatedWorld", world)).executionContextId;
    }
    return call(tab.cdp, f, args, tab.world);
  }

  /** The same in the page's own world, with its scripts. @type {Chromium["look"]} */
  async inPage(f, ...args) {
    return /** @type {any} */ (this.#tab.page.evaluate(/** @type {any} */ (f), ...args));
  }

  /** The same in the world of the content script. @type {Chromium["look"]} */
  async inContentScript(f, ...args) {
    const world = this.#tab.contentScripts.at(-1);
    if (!world) throw new Error("no content script runs on this page");
    return call(this.#tab.cdp, f, args, world);
  }

  /** Errors and warnings of the page and the extension since the last call. */
  takeComplaints() {
    return this.#complaints.splice(0);
  }

  /** @returns {Promise<number>} listeners on the window, the document, its root and its body, from every world */
  async listeners() {
    const { cdp, contentScripts } = this.#tab;
    return countListeners(cdp, [undefined, ...contentScripts]);
  }

  /**
   * @param {string} selector of an element with a closed shadow root
   * @returns {Promise<string | null>} the text in there; null where there is no such element
   */
  async textInside(selector) {
    return textInside(this.#tab.cdp, selector);
  }

  /**
   * Calls a function with a closed shadow root.
   *
   * @template {unknown[]} A
   * @template R
   * @param {string} selector of its host
   * @param {(root: ShadowRoot, ...args: A) => R} f self-contained
   * @param {A} args
   * @returns {Promise<Awaited<R> | null>} null where there is no such host
   */
  async inside(selector, f, ...args) {
    return inside(this.#tab.cdp, selector, f, args);
  }

  /** Presses and lets go the mouse's button. @param {number} x @param {number} y in the window, in CSS pixels */
  async click(x, y) {
    await this.#tab.page.mouse.click(x, y);
  }

  /** Touches the page with a finger. @param {number} x @param {number} y in the window, in CSS pixels */
  async tap(x, y) {
    await this.#tab.page.touchscreen.tap(x, y);
  }

  /** Presses a key in the page. @param {"Escape" | "ArrowLeft" | "ArrowRight" | "Tab" | "Enter"} name */
  async key(name) {
    await this.#tab.page.keyboard.press(name);
  }

  /** The display the window is shown on. */
  get #shown() {
    if (!this.#display) throw new Error("start it with `shown`");
    return this.#display;
  }

  /** Presses keys, which the browser hears before the page does. @param {string} chord `Alt+Shift+J` */
  async keys(chord) {
    await this.#tab.page.bringToFront();
    await this.#shown.keys("chromium", chord);
  }

  /** Gives a command other keys, as its page of shortcuts does. @param {string} command @param {string} chord */
  async setShortcut(command, chord) {
    const { id } = await this.#extension();
    await this.#asBrowser((id, command, chord) => /** @type {any} */ (chrome).developerPrivate.updateExtensionCommand({ extensionId: id, commandName: command, keybinding: chord }), id, command, chord);
  }

  /** Chooses an entry of the page's context menu by its first letter. @param {string} label @param {number} x @param {number} y in the window, in CSS pixels */
  async chooseInMenu(label, x, y) {
    await this.#tab.page.bringToFront();
    const [left, top] = await this.look(() => [screenX, screenY + outerHeight - innerHeight]);
    await this.#shown.rightClick(left + x, top + y);
    await this.#shown.key(label.slice(0, 1));
  }

  /**
   * Chooses an entry of the button's context menu. Where the button is in the window no protocol tells, so the event comes to the
   * extension without the press: it grants nothing and opens no panel.
   *
   * @param {string} entry its id
   */
  async chooseInButtonMenu(entry) {
    await this.inBackground(async (menuItemId) => {
      await chrome.contextMenus.update(menuItemId, {});
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      /** @type {any} */ (chrome.contextMenus.onClicked).dispatch({ menuItemId, editable: false, pageUrl: tab.url }, tab);
    }, entry);
  }

  /** Calls a function with the rights of the browser's own page of extensions. @type {Chromium["look"]} */
  async #asBrowser(f, ...args) {
    const page = await this.#browser.newPage();
    await page.goto("chrome://extensions");
    const answer = await page.evaluate(/** @type {any} */ (f), ...args);
    await page.close();
    await this.#tab.page.bringToFront();
    return /** @type {any} */ (answer);
  }

  /**
   * Sets what the reader's system asks for, in the tab under test and in the panel where it is open.
   *
   * @param {{ forced?: boolean, calm?: boolean }} wishes `forced`: few colours of the system's own; `calm`: no motion
   */
  async ask({ forced = false, calm = false }) {
    const features = [
      { name: "forced-colors", value: forced ? "active" : "none" },
      { name: "prefers-reduced-motion", value: calm ? "reduce" : "no-preference" },
    ];
    await this.#tab.cdp.send("Emulation.setEmulatedMedia", { features });
    const open = this.#browser.targets().find((target) => PANEL.test(target.url()));
    if (!open) return;
    this.#panelMedia ??= await open.createCDPSession();
    await this.#panelMedia.send("Emulation.setEmulatedMedia", { features });
  }

  /** @type {import("puppeteer-core").CDPSession | undefined} */
  #panelMedia;

  /** @param {number} factor for the tab under test; our own pages have one together */
  async zoom(factor) {
    await this.inBackground(async (factor) => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      await chrome.tabs.setZoom(tab.id ?? -1, factor);
    }, factor);
  }

  /** @returns {Promise<string>} the text on the clipboard */
  async clipboard() {
    const { page } = this.#tab;
    await page.bringToFront();
    await this.#browser.defaultBrowserContext().overridePermissions(new URL(page.url()).origin, ["clipboard-read"]);
    return page.evaluate(() => navigator.clipboard.readText());
  }

  /** Closes the panel, as a reader does. */
  async closePanel() {
    await (await this.#panel()).close();
  }

  /** Presses the mouse's button on a part of the panel. @param {string} selector */
  async clickInPanel(selector) {
    await (await this.#panel()).click(selector);
  }

  /** @returns {Promise<string>} the text on the button's badge */
  async badge() {
    return this.inBackground(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      return chrome.action.getBadgeText({ tabId: tab?.id });
    });
  }

  /** Calls a function in the extension's background. @type {Chromium["look"]} */
  async inBackground(f, ...args) {
    // A worker that was just started has no extension's functions yet.
    const isReady = () => "chrome" in globalThis && Boolean(chrome.storage);
    for (let tries = 0; !this.#background || !(await call(this.#background, isReady, [])); tries++) {
      if (tries > 100) throw new Error("the background does not run");
      await new Promise((wait) => setTimeout(wait, 50));
    }
    return call(this.#background, f, args);
  }

  /** Ends the background, as the browser does when it was idle for a while. */
  async stopBackground() {
    const worker = this.#browser.targets().findLast((target) => target.type() === "service_worker");
    await this.#background?.detach();
    this.#background = null;
    await (await worker?.worker())?.close();
  }

  /** Removes the extension from the browser. */
  async removeExtension() {
    await this.#browser.uninstallExtension((await this.#extension()).id);
  }

  /**
   * Presses the panel's switch for a site. In place of the browser's question, which no test can answer, the answer is given
   * before: what was allowed on the browser's own page is not asked again.
   *
   * @param {string} pattern
   * @param {boolean} granted
   */
  async setSite(pattern, granted) {
    const { id } = await this.#extension();
    if (granted) await this.#asBrowser((id, pattern) => /** @type {any} */ (chrome).developerPrivate.addHostPermission(id, pattern), id, pattern);
    const panel = await this.#panel();
    await panel.waitForSelector("#always");
    const session = await panel.createCDPSession();
    await session.send("Runtime.evaluate", { expression: `document.getElementById("always").click()`, userGesture: true });
    await session.detach();
  }

  /** Calls a function in the panel, once it is open. @type {Chromium["look"]} */
  async inPanel(f, ...args) {
    const panel = await this.#panel();
    return /** @type {any} */ (panel.evaluate(`(${f})(...${JSON.stringify(args)})`));
  }

  async #panel() {
    const target = await this.#browser.waitForTarget((t) => PANEL.test(t.url()), { timeout: 10_000 });
    return target.asPage();
  }

  /** @returns {Promise<Buffer>} the page as it is printed */
  async pdf() {
    return Buffer.from(await this.#tab.page.pdf());
  }

  /** @param {string} path of a PNG file @param {boolean} [whole] whether what is below the window, too */
  async screenshot(path, whole = false) {
    await this.#tab.page.screenshot({ path: /** @type {`${string}.png`} */ (path), fullPage: whole });
  }

  /** @param {string} path of a PNG file: the panel from top to bottom @param {number} [width] in CSS pixels */
  async picturePanel(path, width = 360) {
    const panel = await this.#panel();
    await panel.setViewport({ width, height: 900 });
    await panel.screenshot({ path: /** @type {`${string}.png`} */ (path), fullPage: true });
    await panel.setViewport(null);
  }

  /** The whole window is shown on a display only. @param {string} _path */
  async pictureWindow(_path) {}

  async close() {
    await this.#browser.close();
    this.#display?.stop();
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
  }
}
