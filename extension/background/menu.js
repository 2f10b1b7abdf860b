// The entries in the context menus: in the button's what is used most, in a page's what is selected there.

import { patternOf } from "../panel/site.js";
import { openPanel } from "./panel.js";

/** @typedef {import("../page/content.js").Scope} Scope */

const PANEL = "panel";
const ALWAYS = "always";
const SETTINGS = "settings";

/** What is read by an entry, by its id. @type {Record<string, Scope>} */
const SCOPES = { "read-page": "page", "read-selection": "selection" };

/** Adds the entries; once, when the extension is installed or updated. */
export async function addMenu() {
  await browser.contextMenus.removeAll();
  /** @type {chrome.contextMenus.CreateProperties[]} */
  const entries = [
    { id: "read-selection", title: browser.i18n.getMessage("menuSelection"), contexts: ["selection"] },
    { id: "read-page", title: browser.i18n.getMessage("readWholePage") },
    { id: PANEL, title: browser.i18n.getMessage("commandPanel") },
    { id: ALWAYS, title: browser.i18n.getMessage("menuAlways") },
    { id: SETTINGS, title: browser.i18n.getMessage("settings") },
  ];
  for (const entry of entries) browser.contextMenus.create({ contexts: ["action"], ...entry });
}

/**
 * Everything here is done first thing in the handler of a press: a browser opens no panel and grants no site later.
 *
 * @param {{ menuItemId: string | number }} info
 * @param {chrome.tabs.Tab} [tab]
 */
export function pressMenu({ menuItemId }, tab) {
  const pattern = tab?.url ? patternOf(tab.url) : null;
  if (menuItemId === PANEL) openPanel(tab);
  else if (menuItemId === SETTINGS) void browser.runtime.openOptionsPage();
  else if (menuItemId === ALWAYS && pattern) browser.permissions.request({ origins: [pattern] }).catch(() => {});
}

/** @param {{ menuItemId: string | number }} info @returns {Scope | undefined} how much is read by an entry, if it reads */
export function scopeOf({ menuItemId }) {
  return SCOPES[menuItemId];
}
