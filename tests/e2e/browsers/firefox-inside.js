// Functions that run inside Firefox, in the browser's own context. Each is sent as text and stands for itself.

/* global ChromeUtils, Services, gBrowser */

/** Starts to keep what pages and extension complain of, in every process, and answers questions about content. */
export function watch() {
  const hearsayTest = { complaints: [], pending: new Map(), next: 1 };
  Services.hearsayTest = hearsayTest;
  window.hearsayTest = hearsayTest;

  const add = (text, source) =>
    hearsayTest.complaints.push({ text, ours: `${text} ${source}`.includes("moz-extension:") });
  // Script errors of all processes arrive here.
  Services.console.registerListener({
    observe(message) {
      if (!(message instanceof Ci.nsIScriptError)) return;
      if (message.flags & (Ci.nsIScriptError.warningFlag | Ci.nsIScriptError.infoFlag)) return;
      if (/^(chrome|resource):/.test(message.sourceName)) return;
      add(message.errorMessage, message.sourceName ?? "");
    },
  });

  // Calls of console methods stay in their process: a script there sends them on.
  const inEveryProcess = () => {
    const storage = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
    storage.addLogEventListener((event) => {
      const call = event.wrappedJSObject ?? event;
      if (!["error", "warn", "assert", "exception"].includes(call.level)) return;
      const text = [...call.arguments].map((a) => { try { return String(a); } catch { return "?"; } }).join(" ");
      Services.cpmm.sendAsyncMessage("hearsay-test:console", { text: `console.${call.level} ${text}`, source: call.filename ?? "" });
    }, Cc["@mozilla.org/systemprincipal;1"].createInstance(Ci.nsIPrincipal));
  };
  Services.ppmm.addMessageListener("hearsay-test:console", ({ data }) => {
    if (!/^(chrome|resource):/.test(data.source)) add(data.text, data.source);
  });
  Services.ppmm.loadProcessScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(`(${inEveryProcess})()`)}`, true);
  Services.mm.addMessageListener("hearsay-test:answer", ({ data }) => {
    const settle = hearsayTest.pending.get(data.id);
    hearsayTest.pending.delete(data.id);
    if (data.error) settle?.reject(new Error(data.error));
    else settle?.resolve(data.json);
  });

  // In the process of a tab: evaluates in the page's world, in a content script's world, or counts listeners.
  const inFrame = async ({ id, where, source }) => {
    const answer = (result) => sendAsyncMessage("hearsay-test:answer", { id, ...result });
    try {
      if (where === "listeners") {
        const targets = [content, content.document, content.document.documentElement, content.document.body, content.visualViewport];
        const count = targets.filter(Boolean).map((t) => Services.els.getListenerInfoFor(t).filter((l) => !l.inSystemEventGroup).length);
        return answer({ json: String(count.reduce((a, b) => a + b, 0)) });
      }
      if (where === "closed") {
        const inside = content.document.querySelector(source)?.openOrClosedShadowRoot;
        return answer({ json: JSON.stringify(inside ? [...inside.querySelectorAll("section")].map((s) => [...s.children].map((c) => c.textContent).join("\n")).join("\n") : null) });
      }
      let scope;
      if (where === "page") {
        scope = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      } else {
        const { ExtensionContent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionContent.sys.mjs");
        const policy = WebExtensionPolicy.getByID(where);
        scope = ExtensionContent.getContextByExtensionId?.(where, content)?.cloneScope ?? ExtensionContent.contexts?.get(content)?.get(policy.extension)?.cloneScope;
        if (!scope) throw new Error("no content script runs on this page");
      }
      const json = await Cu.evalInSandbox(`(async () => JSON.stringify(await (${source})))()`, scope);
      answer({ json });
    } catch (error) {
      answer({ error: String(error) });
    }
  };
  hearsayTest.ask = (browser, where, source) => {
    const id = hearsayTest.next++;
    const { promise, resolve, reject } = Promise.withResolvers();
    hearsayTest.pending.set(id, { resolve, reject });
    const script = `(${inFrame})(${JSON.stringify({ id, where, source })})`;
    browser.messageManager.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
    return promise;
  };
}

/** @param {string} id of the extension @returns {number} when the button was pressed, in milliseconds since the epoch */
export function press(id) {
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  const action = ExtensionParent.apiManager.global.browserActionFor(ExtensionParent.GlobalManager.getExtension(id));
  const at = performance.timeOrigin + performance.now();
  action.triggerAction(window);
  return at;
}

/** @param {string} where "page", "listeners", "closed" or the id of an extension @param {string} source an expression */
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

/** @param {string} source an expression */
export async function inPanel(source) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const panel = window.SidebarController?.browser?.contentDocument?.getElementById("webext-panels-browser");
    if (panel?.currentURI?.spec.startsWith("moz-extension:")) return window.hearsayTest.ask(panel, "page", source);
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
