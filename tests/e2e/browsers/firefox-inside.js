// Functions that run inside Firefox, in the browser's own context. Each is sent as text and stands for itself.

/** @typedef {"page" | "listeners" | "closed" | "inside" | "press" | string} Where what of a tab is asked; else the id of an extension, for its content script */

/** Starts to keep what pages and extension complain of, in every process, and to ask tabs. */
export function watch() {
  /** @type {{ text: string, ours: boolean }[]} */
  const complaints = [];
  /** @type {Map<number, { resolve: (json: string) => void, reject: (error: Error) => void }>} */
  const pending = new Map();

  const complain = (/** @type {string} */ text, /** @type {string} */ source) => {
    if (!/^(chrome|resource):/.test(source)) complaints.push({ text, ours: `${text} ${source}`.includes("moz-extension:") });
  };
  // Script errors of all processes arrive here.
  Services.console.registerListener({
    observe(/** @type {any} */ message) {
      const { warningFlag, infoFlag } = Ci.nsIScriptError;
      if (message instanceof Ci.nsIScriptError && !(message.flags & (warningFlag | infoFlag))) complain(message.errorMessage, message.sourceName ?? "");
    },
  });

  // Calls of console methods stay in their process: a script there sends them on.
  const inEveryProcess = () => {
    const storage = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
    const system = Cc["@mozilla.org/systemprincipal;1"].createInstance(Ci.nsIPrincipal);
    const textOf = (/** @type {unknown} */ argument) => {
      try {
        return String(argument);
      } catch {
        return typeof argument;
      }
    };
    storage.addLogEventListener((/** @type {any} */ event) => {
      const { level, arguments: all, filename } = event.wrappedJSObject ?? event;
      if (!["error", "warn", "assert", "exception"].includes(level)) return;
      const text = `console.${level} ${[...all].map(textOf).join(" ")}`;
      Services.cpmm.sendAsyncMessage("hearsay-test:console", { text, source: filename ?? "" });
    }, system);
  };
  const asScript = (/** @type {string} */ source) => `data:application/javascript;charset=utf-8,${encodeURIComponent(source)}`;
  Services.ppmm.addMessageListener("hearsay-test:console", (/** @type {any} */ { data }) => complain(data.text, data.source));
  Services.ppmm.loadProcessScript(asScript(`(${inEveryProcess})()`), true);

  // In the process of a tab.
  const inTab = async (/** @type {{ id: number, where: Where, source: string }} */ { id, where, source }) => {
    const countListeners = () => {
      const { document, visualViewport } = content;
      const targets = [content, document, document.documentElement, document.body, visualViewport].filter(Boolean);
      const listeners = targets.flatMap((target) => [...Services.els.getListenerInfoFor(target)]);
      return listeners.filter(({ inSystemEventGroup }) => !inSystemEventGroup).length;
    };
    const textInside = () => {
      const shadow = content.document.querySelector(source)?.openOrClosedShadowRoot;
      const texts = [...(shadow?.querySelectorAll("section > *") ?? [])].map(({ textContent }) => textContent);
      return shadow ? texts.join("\n") : null;
    };
    const scopeOf = () => {
      if (where === "page") return new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      const { ExtensionContent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionContent.sys.mjs");
      const scope = ExtensionContent.getContextByExtensionId(where, content)?.cloneScope;
      if (!scope) throw new Error("no content script runs on this page");
      return scope;
    };
    const answer = async () => {
      if (where === "listeners") return JSON.stringify(countListeners());
      if (where === "closed") return JSON.stringify(textInside());
      if (where === "press") {
        const handle = content.windowUtils.setHandlingUserInput(true);
        try {
          content.document.querySelector(source).click();
        } finally {
          handle.destruct();
        }
        return "true";
      }
      if (where === "inside") {
        const { selector, call } = JSON.parse(source);
        const scope = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
        scope.root = content.document.querySelector(selector)?.openOrClosedShadowRoot ?? null;
        return Cu.evalInSandbox(`(async () => JSON.stringify(root && (await (${call}))))()`, scope);
      }
      return Cu.evalInSandbox(`(async () => JSON.stringify(await (${source})))()`, scopeOf());
    };
    const result = await answer().then((json) => ({ json }), (error) => ({ error: String(error) }));
    sendAsyncMessage("hearsay-test:answer", { id, ...result });
  };
  Services.mm.addMessageListener("hearsay-test:answer", (/** @type {any} */ { data: { id, json, error } }) => {
    const asked = pending.get(id);
    pending.delete(id);
    if (error) asked?.reject(new Error(error));
    else asked?.resolve(json);
  });
  let questions = 0;
  const ask = (/** @type {any} */ browser, /** @type {Where} */ where, /** @type {string} */ source) => {
    const id = questions++;
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject });
      browser.messageManager.loadFrameScript(asScript(`(${inTab})(${JSON.stringify({ id, where, source })})`), false);
    });
  };
  window.hearsayTest = { complaints, ask };
}

/** Closes the page that opens after the installation. */
export async function closeWelcome() {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const welcome = gBrowser.tabs.find((/** @type {any} */ { linkedBrowser }) => linkedBrowser.currentURI.spec.endsWith("/welcome/welcome.html"));
    if (welcome) {
      gBrowser.removeTab(welcome);
      return;
    }
    await new Promise((wait) => setTimeout(wait, 20));
  }
  throw new Error("no page opened after the installation");
}

/** @param {string} id of the extension @returns {number} when the button was pressed, in milliseconds since the epoch */
export function press(id) {
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  const action = ExtensionParent.apiManager.global.browserActionFor(ExtensionParent.GlobalManager.getExtension(id));
  const at = performance.timeOrigin + performance.now();
  action.triggerAction(window);
  return at;
}

/** @param {Where} where @param {string} source an expression, or a selector */
export function inContent(where, source) {
  return window.hearsayTest.ask(gBrowser.selectedBrowser, where, source);
}

/** @param {string} id of the extension @param {string} source an expression */
export async function inBackground(id, source) {
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  const extension = ExtensionParent.GlobalManager.getExtension(id);
  await extension.wakeupBackground?.();
  const background = [...extension.views].find(({ viewType }) => viewType === "background");
  return window.hearsayTest.ask(background.xulBrowser, "page", source);
}

/** @param {string} id of the extension */
export async function stopBackground(id) {
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  await ExtensionParent.GlobalManager.getExtension(id).terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
}

/** @param {string} source an expression, or a selector @param {Where} [where] */
export async function inPanel(source, where = "page") {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const panel = window.SidebarController?.browser?.contentDocument?.getElementById("webext-panels-browser");
    if (panel?.currentURI?.spec.startsWith("moz-extension:")) return window.hearsayTest.ask(panel, where, source);
    if (Date.now() > deadline) throw new Error("the panel did not open");
    await new Promise((wait) => setTimeout(wait, 50));
  }
}

/** @param {string} id of the extension @returns {string} the badge of the selected tab */
export function badge(id) {
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  const { action } = ExtensionParent.apiManager.global.browserActionFor(ExtensionParent.GlobalManager.getExtension(id));
  return action.getProperty(gBrowser.selectedTab, "badgeText") ?? "";
}

export function takeComplaints() {
  return window.hearsayTest.complaints.splice(0);
}

/** Sets the browser's own language; what it has no words for itself stays English. @param {string} language */
export function speak(language) {
  Services.locale.availableLocales = [...new Set([...Services.locale.availableLocales, language])];
  Services.locale.requestedLocales = [language];
}

/** @param {Record<string, number>} preferences */
export function setPreferences(preferences) {
  for (const [name, value] of Object.entries(preferences)) Services.prefs.setIntPref(name, value);
}

/** @param {number} factor */
export function zoom(factor) {
  gBrowser.selectedBrowser.fullZoom = factor;
  const panel = window.SidebarController?.browser?.contentDocument?.getElementById("webext-panels-browser");
  if (panel) panel.fullZoom = factor;
}

/** @returns {string} the text on the clipboard */
export function clipboard() {
  const transferable = Cc["@mozilla.org/widget/transferable;1"].createInstance(Ci.nsITransferable);
  transferable.init(null);
  transferable.addDataFlavor("text/plain");
  Services.clipboard.getData(transferable, Services.clipboard.kGlobalClipboard);
  const data = {};
  transferable.getTransferData("text/plain", data);
  return /** @type {any} */ (data).value.QueryInterface(Ci.nsISupportsString).data;
}

/** @returns {{ x: number, y: number }} where the panel's page begins in the window */
export function cornerOfPanel() {
  const { left, top } = window.SidebarController.browser.getBoundingClientRect();
  const inner = window.SidebarController.browser.contentDocument.getElementById("webext-panels-browser").getBoundingClientRect();
  return { x: left + inner.left, y: top + inner.top };
}

/** @param {number} width of the panel in CSS pixels; 0 as it was */
export function setPanelWidth(width) {
  const { style } = /** @type {HTMLElement} */ (document.getElementById("sidebar-box"));
  for (const name of ["width", "min-width", "max-width"]) {
    if (width) style.setProperty(name, `${width}px`, "important");
    else style.removeProperty(name);
  }
}

/**
 * @param {"page" | "panel"} what
 * @param {number} [height] of the picture in CSS pixels; by default as high as the page
 * @returns {Promise<string>} all of it, also what is below the window: a PNG file in base 64
 */
export async function picture(what, height) {
  const browser = what === "page" ? gBrowser.selectedBrowser : window.SidebarController.browser.contentDocument.getElementById("webext-panels-browser");
  const { width } = browser.getBoundingClientRect();
  const whole = height ?? Number(await window.hearsayTest.ask(browser, "page", "document.documentElement.scrollHeight"));
  const bitmap = await browser.browsingContext.currentWindowGlobal.drawSnapshot(new DOMRect(0, 0, width, whole), 1, "white");
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  return /** @type {any} */ (bytes).toBase64();
}

/** Chooses an entry of a context menu that opens. @param {string} menu its id @param {string} label */
export async function choose(menu, label) {
  const popup = /** @type {any} */ (document.getElementById(menu));
  for (const end = Date.now() + 5000; popup.state !== "open"; ) {
    if (Date.now() > end) throw new Error(`${menu} is ${popup.state}`);
    await new Promise((wait) => setTimeout(wait, 20));
  }
  const entry = [...popup.querySelectorAll("menuitem")].find((item) => item.label === label && !item.hidden);
  if (!entry) throw new Error(`no ${label} among ${[...popup.querySelectorAll("menuitem")].filter(({ hidden }) => !hidden).map((item) => item.label)}`);
  popup.activateItem(entry);
}

/** Chooses an entry of the context menu at the button. @param {string} id of the extension @param {string} entry its id */
export async function chooseAtButton(id, entry) {
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  const action = ExtensionParent.apiManager.global.browserActionFor(ExtensionParent.GlobalManager.getExtension(id));
  const { node } = action.widget.forWindow(window);
  const popup = /** @type {any} */ (document.getElementById("toolbar-context-menu"));
  const opened = new Promise((open) => popup.addEventListener("popupshown", open, { once: true }));
  const button = node.querySelector(".unified-extensions-item-action-button, toolbarbutton") ?? node;
  const { left, top } = button.getBoundingClientRect();
  const event = new MouseEvent("contextmenu", { bubbles: true, cancelable: true, view: window, button: 2, clientX: left + 5, clientY: top + 5 });
  button.dispatchEvent(event);
  if (popup.state === "closed") popup.openPopupAtScreen(0, 0, true, event);
  await opened;
  const item = [...popup.querySelectorAll("menuitem")].find((item) => item.id.endsWith(`-menuitem-_${entry}`));
  if (!item) throw new Error(`no ${entry} among ${[...popup.querySelectorAll("menuitem")].map((item) => item.id)}`);
  popup.activateItem(item);
}

/** The address bar is striped while a test drives the browser; no reader sees it so. */
export function hideRemoteControl() {
  document.documentElement.removeAttribute("remotecontrol");
}
