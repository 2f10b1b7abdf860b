// The entries in the button's context menu: what is used most.

import { patternOf } from "../panel/site.js";
import { openPanel } from "./panel.js";

const PANEL = "panel";
const ALWAYS = "always";
const SETTINGS = "settings";

/** Adds the entries; once, when the extension is installed or updated. */
export async function addMenu() {
  await browser.contextMenus.removeAll();
  const entries = [
    { id: PANEL, title: browser.i18n.getMessage("commandPanel") },
    { id: ALWAYS, title: browser.i18n.getMessage("menuAlways") },
    { id: SETTINGS, title: browser.i18n.getMessage("settings") },
  ];
  for (const entry of entries) browser.contextMenus.create({ ...entry, contexts: ["action"] });
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
