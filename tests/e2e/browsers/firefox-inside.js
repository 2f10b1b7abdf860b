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

/** The address bar is striped while a test drives the browser; no reader sees it so. */
export function hideRemoteControl() {
  document.documentElement.removeAttribute("remotecontrol");
}
