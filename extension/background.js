// Listens to the button, the shortcuts and the pages, and keeps no state: a browser may end it between any two events.

import { clearButton, showCount, showError } from "./background/button.js";
import { readPage, warmUp } from "./background/core.js";
import { runContentScript } from "./background/inject.js";
import { addMenu, pressMenu, scopeOf } from "./background/menu.js";
import { hearPanelClose, keepPanelClosed, openPanel, openPanelUnlessClosed, opensPanel, panelWasClosed, panelWasOpened, restorePanel } from "./background/panel.js";
import { followSites } from "./background/sites.js";
import { addStyles, changeStyles, removeStyles } from "./background/styles.js";

browser.action.onClicked.addListener((tab) => {
  openPanelUnlessClosed(tab);
  warmUp();
  void press(tab);
});

browser.commands.onCommand.addListener((command, tab) => {
  if (command === "panel") openPanel(tab);
  else if (tab?.id !== undefined) step(tab.id, command.startsWith("next") ? 1 : -1, command.endsWith("source"));
});

browser.contextMenus.onClicked.addListener((info, tab) => {
  pressMenu(info, tab);
  const scope = scopeOf(info);
  if (!tab || !scope) return;
  openPanelUnlessClosed(tab);
  warmUp();
  void press(tab, scope);
});

browser.runtime.onInstalled.addListener(addMenu);
browser.runtime.onInstalled.addListener(followSites);
browser.runtime.onInstalled.addListener(restorePanel);
browser.runtime.onInstalled.addListener(welcome);
browser.runtime.onStartup.addListener(restorePanel);
browser.runtime.onStartup.addListener(followSites);
browser.permissions.onAdded.addListener(followSites);
browser.permissions.onRemoved.addListener(followSites);
hearPanelClose();

browser.runtime.onMessage.addListener((message, sender, answer) => {
  const tab = sender.tab?.id;
  switch (message?.type) {
    case "read":
      if (tab === undefined) return false;
      void read(message, placeOf(sender)).then(answer);
      return true;
    case "changed":
      if (tab !== undefined) showState(tab, message);
      return false;
    case "left":
      if (tab === undefined) return false;
      clearButton(tab);
      void removeStyles(placeOf(sender));
      return false;
    case "press":
      warmUp();
      void press({ id: message.tabId, url: message.url }, message.scope);
      return false;
    case "restyle":
      if (tab !== undefined) void changeStyles(placeOf(sender), message.before, message.after);
      return false;
    case "opens-panel":
      void opensPanel().then(answer);
      return true;
    case "open-panel-or-not":
      void (message.opens ? panelWasOpened() : keepPanelClosed());
      return false;
    case "panel-opened":
      void panelWasOpened();
      return false;
    case "panel-closed":
      void panelWasClosed(message.windowId);
      return false;
    default:
      return false;
  }
});

/** @param {{ id?: number, url?: string }} tab @param {import("./page/content.js").Scope} [scope] */
async function press({ id, url }, scope) {
  if (id === undefined) return;
  if (!(await runContentScript(id, url, scope))) showError(id, "errorCannotRead");
}

/**
 * @param {{ page: import("./page/snapshot.js").Page, options: object, isFirst: boolean }} request
 * @param {import("./background/styles.js").Place} place
 */
async function read({ page, options, isFirst }, place) {
  const [answer] = await Promise.all([readPage(page, options), isFirst ? addStyles(place) : null]);
  return answer;
}

/** The document that speaks: a tab may show another one by the time it is answered. @param {chrome.runtime.MessageSender} sender @returns {import("./background/styles.js").Place} */
function placeOf({ tab, documentId }) {
  return { tabId: tab?.id ?? -1, ...(documentId ? { documentIds: [documentId] } : {}) };
}

/** @param {number} tab @param {{ sources: number | null, error: string }} state of its page */
function showState(tab, { sources, error }) {
  if (error) showError(tab, error);
  else if (sources === null) clearButton(tab);
  else showCount(tab, sources);
}

/** Shows the first page; once, when the extension is installed. @param {{ reason: string }} details */
function welcome({ reason }) {
  if (reason === "install") void browser.tabs.create({ url: browser.runtime.getURL("welcome/welcome.html") });
}

/** @param {number} tab @param {1 | -1} by @param {boolean} bySource */
function step(tab, by, bySource) {
  // A page that is not being read has nobody to hear it.
  browser.tabs.sendMessage(tab, { type: "step", by, bySource }).catch(() => {});
}
