// Firefox with the packed extension, over geckodriver; what the protocol does not reach is done in the browser's own context.

import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { Builder, Key } from "selenium-webdriver";
import { Command, Name } from "selenium-webdriver/lib/command.js";
import { Context, Options, ServiceBuilder } from "selenium-webdriver/firefox.js";
import { packedExtension } from "./package.js";
import * as chrome from "./firefox-inside.js";

const ID = "hearsay@hearsay.example";

function geckodriver() {
  const own = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "hearsay/tools/bin/geckodriver");
  return process.env.GECKODRIVER ?? (existsSync(own) ? own : "geckodriver");
}

/** @param {import("./index.js").Settings} [options] @returns {Promise<Firefox>} */
export async function startFirefox({ extension = true, dark = false, size = { width: 1200, height: 1000 }, language = "en-US" } = {}) {
  const options = new Options();
  options.setBinary(process.env.FIREFOX ?? "/usr/bin/firefox-esr");
  options.addArguments("-headless", `--width=${size.width}`, `--height=${size.height}`);
  options.setPageLoadStrategy("normal");
  // Nothing but the test's own server can be reached: what a page wants from elsewhere fails at once.
  const preferences = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.dns.disabled": true,
    "browser.safebrowsing.downloads.enabled": false,
    "security.allow_parent_unrestricted_js_loads": true,
    // No test can answer the browser's question; a yes is given in its place.
    "extensions.webextOptionalPermissionPrompts": false,
    "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
    "ui.systemUsesDarkTheme": dark ? 1 : 0,
  };
  for (const [name, value] of Object.entries(preferences)) options.setPreference(name, value);
  const service = new ServiceBuilder(geckodriver()).addArguments("--allow-system-access");
  const driver = await new Builder().forBrowser("firefox").setFirefoxOptions(options).setFirefoxService(service).build();
  await driver.manage().setTimeouts({ script: 120_000, pageLoad: 60_000 });
  const firefox = new Firefox(driver);
  await firefox.start(extension, language);
  return firefox;
}

/** One browser window with one tab under test. */
export class Firefox {
  name = "Firefox";
  /** @type {any} */
  #driver;
  /** Tabs that were under test before; the last is the next again. @type {string[]} */
  #others = [];

  /** @param {any} driver */
  constructor(driver) {
    this.#driver = driver;
  }

  /** @param {boolean} extension whether to install the extension @param {string} language the browser's own */
  async start(extension, language) {
    await this.#inChrome(chrome.watch);
    await this.#inChrome(chrome.speak, language);
    if (!extension) return;
    await this.#driver.installAddon(packedExtension("firefox"), true);
    await this.#inChrome(chrome.closeWelcome);
  }

  /**
   * Calls a function in the browser's own context, with its rights.
   *
   * @template {unknown[]} A
   * @template R
   * @param {(...args: A) => R} f self-contained
   * @param {A} args
   * @returns {Promise<Awaited<R>>}
   */
  async #inChrome(f, ...args) {
    await this.#driver.setContext(Context.CHROME);
    try {
      return await this.#run(f, args);
    } finally {
      await this.#driver.setContext(Context.CONTENT);
    }
  }

  /** @param {Function} f @param {unknown[]} args @returns {Promise<any>} */
  async #run(f, args) {
    // As JSON: the protocol itself takes no lone surrogate.
    const script = `const done = arguments[arguments.length - 1];
      (async () => JSON.stringify({ value: await (${f})(...${JSON.stringify(args)}) }))().then(done, (error) =>
        done(JSON.stringify({ error: error + "\\n" + error.stack })));`;
    const { value, error } = JSON.parse(await this.#driver.executeAsyncScript(script));
    if (error) throw new Error(error);
    return value;
  }

  /** Opens a new tab and puts it under test. */
  async openTab() {
    this.#others.push(await this.#driver.getWindowHandle());
    await this.#driver.switchTo().newWindow("tab");
  }

  /** Closes the tab under test, at once, and goes back to the one before. */
  async closeTab() {
    await this.#driver.close();
    await this.#driver.switchTo().window(this.#others.pop());
  }

  /** @param {string} url */
  async open(url) {
    await this.#driver.get(url);
  }

  /** Moves the pointer. @param {number} x @param {number} y in the window, in CSS pixels */
  async pointAt(x, y) {
    await this.#driver.actions().move({ x: Math.round(x), y: Math.round(y), duration: 0 }).perform();
  }

  /** Presses the toolbar button. @returns {Promise<number>} when, in milliseconds since the epoch */
  async press() {
    return this.#inChrome(chrome.press, ID);
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
    return this.#run(f, args);
  }

  /** The same in the page's own world, with its scripts. @type {Firefox["look"]} */
  async inPage(f, ...args) {
    return JSON.parse((await this.#inChrome(chrome.inContent, "page", `(${f})(...${JSON.stringify(args)})`)) ?? "null");
  }

  /** The same in the world of the content script. @type {Firefox["look"]} */
  async inContentScript(f, ...args) {
    return JSON.parse((await this.#inChrome(chrome.inContent, ID, `(${f})(...${JSON.stringify(args)})`)) ?? "null");
  }

  /** Errors and warnings of the page and the extension since the last call. @returns {Promise<import("./index.js").Complaint[]>} */
  async takeComplaints() {
    return this.#inChrome(chrome.takeComplaints);
  }

  /** @returns {Promise<number>} listeners on the window, the document, its root and its body, from every world */
  async listeners() {
    return Number(await this.#inChrome(chrome.inContent, "listeners", ""));
  }

  /**
   * @param {string} selector of an element with a closed shadow root
   * @returns {Promise<string | null>} the text in there; null where there is no such element
   */
  async textInside(selector) {
    return JSON.parse(await this.#inChrome(chrome.inContent, "closed", selector));
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
    const call = `(${f})(root, ...${JSON.stringify(args)})`;
    return JSON.parse((await this.#inChrome(chrome.inContent, "inside", JSON.stringify({ selector, call }))) ?? "null");
  }

  /** Presses and lets go the mouse's button. @param {number} x @param {number} y in the window, in CSS pixels */
  async click(x, y) {
    await this.#driver.actions().move({ x: Math.round(x), y: Math.round(y), duration: 0 }).click().perform();
  }

  /** Touches the page with a finger. @param {number} x @param {number} y in the window, in CSS pixels */
  async tap(x, y) {
    const action = (/** @type {object} */ one) => ({ duration: 0, origin: "viewport", x: Math.round(x), y: Math.round(y), ...one });
    const actions = [action({ type: "pointerMove" }), { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    const command = new Command(Name.ACTIONS).setParameter("actions", [{ type: "pointer", id: "finger", parameters: { pointerType: "touch" }, actions }]);
    await this.#driver.execute(command);
  }

  /** Presses a key in the page. @param {"Escape" | "ArrowLeft" | "ArrowRight" | "Tab" | "Enter"} name */
  async key(name) {
    const keys = { Escape: Key.ESCAPE, ArrowLeft: Key.ARROW_LEFT, ArrowRight: Key.ARROW_RIGHT, Tab: Key.TAB, Enter: Key.ENTER };
    await this.#driver.actions().sendKeys(keys[name]).perform();
  }

  /** Presses keys, which the browser hears before the page does. @param {string} chord `Alt+Shift+J` */
  async keys(chord) {
    const keys = chord.split("+").map((key) => /** @type {Record<string, string>} */ ({ Alt: Key.ALT, Shift: Key.SHIFT, Ctrl: Key.CONTROL })[key] ?? key.toLowerCase());
    const actions = this.#driver.actions();
    for (const key of keys) actions.keyDown(key);
    for (const key of keys.toReversed()) actions.keyUp(key);
    // Sent to the page, they would not come by the browser's own.
    await this.#driver.setContext(Context.CHROME);
    try {
      await actions.perform();
    } finally {
      await this.#driver.setContext(Context.CONTENT);
    }
  }

  /** Gives a command other keys, as its page of shortcuts does. @param {string} command @param {string} chord */
  async setShortcut(command, chord) {
    await this.inBackground((name, shortcut) => /** @type {any} */ (globalThis).browser.commands.update({ name, shortcut }), command, chord);
  }

  /** Chooses an entry of the page's context menu. @param {string} label @param {number} x @param {number} y in the window, in CSS pixels */
  async chooseInMenu(label, x, y) {
    await this.#driver.actions().move({ x: Math.round(x), y: Math.round(y), duration: 0 }).contextClick().perform();
    await this.#inChrome(chrome.choose, "contentAreaContextMenu", label);
  }

  /** Chooses an entry of the button's context menu. @param {string} entry its id */
  async chooseInButtonMenu(entry) {
    await this.#inChrome(chrome.chooseAtButton, ID, entry);
  }

  /**
   * Sets what the reader's system asks for.
   *
   * @param {{ forced?: boolean, calm?: boolean }} wishes `forced`: few colours of the system's own; `calm`: no motion
   */
  async ask({ forced = false, calm = false }) {
    await this.#inChrome(chrome.setPreferences, { "browser.display.document_color_use": forced ? 2 : 0, "ui.prefersReducedMotion": calm ? 1 : 0 });
  }

  /** @param {number} factor for the tab under test, and for the panel */
  async zoom(factor) {
    await this.#inChrome(chrome.zoom, factor);
  }

  /** @returns {Promise<string>} the text on the clipboard */
  async clipboard() {
    return this.#inChrome(chrome.clipboard);
  }

  /** Closes the panel, as a reader does. */
  async closePanel() {
    await this.#inChrome(() => window.SidebarController.hide());
  }

  /** Presses the mouse's button on a part of the panel. @param {string} selector */
  async clickInPanel(selector) {
    const { x, y } = await this.inPanel((selector) => {
      const part = /** @type {HTMLElement} */ (document.querySelector(selector));
      part.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = part.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }, selector);
    const corner = await this.#inChrome(chrome.cornerOfPanel);
    await this.#driver.setContext(Context.CHROME);
    try {
      const at = { x: Math.round(corner.x + x), y: Math.round(corner.y + y), duration: 0 };
      await this.#driver.actions().move(at).click().perform();
    } finally {
      await this.#driver.setContext(Context.CONTENT);
    }
  }

  /** @returns {Promise<string>} the text on the button's badge */
  async badge() {
    return this.#inChrome(chrome.badge, ID);
  }

  /** Calls a function in the extension's background. @type {Firefox["look"]} */
  async inBackground(f, ...args) {
    return JSON.parse((await this.#inChrome(chrome.inBackground, ID, `(${f})(...${JSON.stringify(args)})`)) ?? "null");
  }

  /** Ends the background, as the browser does when it was idle for a while. */
  async stopBackground() {
    await this.#inChrome(chrome.stopBackground, ID);
  }

  /** Removes the extension from the browser. */
  async removeExtension() {
    await this.#driver.uninstallAddon(ID);
  }

  /**
   * Presses the panel's switch for a site. The browser's question is answered with a yes (see the preferences).
   *
   * @param {string} _pattern
   * @param {boolean} _granted
   */
  async setSite(_pattern, _granted) {
    const isThere = () => this.inPanel(() => document.getElementById("always") !== null);
    for (let tries = 0; tries < 100 && !(await isThere()); tries++) await new Promise((wait) => setTimeout(wait, 50));
    await this.#inChrome(chrome.inPanel, "#always", "press");
  }

  /** Calls a function in the panel, once it is open. @type {Firefox["look"]} */
  async inPanel(f, ...args) {
    return JSON.parse((await this.#inChrome(chrome.inPanel, `(${f})(...${JSON.stringify(args)})`)) ?? "null");
  }

  /** @returns {Promise<Buffer>} the page as it is printed */
  async pdf() {
    return Buffer.from(await this.#driver.printPage({}), "base64");
  }

  /** @param {string} path of a PNG file @param {boolean} [whole] whether what is below the window, too */
  async screenshot(path, whole = false) {
    await writeFile(path, whole ? await this.#inChrome(chrome.picture, "page") : await this.#driver.takeScreenshot(), "base64");
  }

  /** @param {string} path of a PNG file: the panel from top to bottom @param {number} [width] in CSS pixels */
  async picturePanel(path, width = 360) {
    await this.#inChrome(chrome.setPanelWidth, width);
    const height = await this.inPanel(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(document.documentElement.scrollHeight)))));
    await writeFile(path, await this.#inChrome(chrome.picture, "panel", Number(height)), "base64");
    await this.#inChrome(chrome.setPanelWidth, 0);
  }

  /** @param {string} path of a PNG file: the whole window, with the panel in it */
  async pictureWindow(path) {
    await this.#inChrome(chrome.hideRemoteControl);
    await this.#driver.setContext(Context.CHROME);
    try {
      await writeFile(path, await this.#driver.takeScreenshot(), "base64");
    } finally {
      await this.#driver.setContext(Context.CONTENT);
    }
  }

  async close() {
    await this.#driver.quit();
  }
}
