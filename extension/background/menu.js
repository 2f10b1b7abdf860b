// The entry in the button's context menu.

const PANEL = "panel";

/** Adds the entry; once, when the extension is installed or updated. */
export async function addMenu() {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: PANEL, contexts: ["action"], title: browser.i18n.getMessage("commandPanel") });
}

/** @param {{ menuItemId: string | number }} info @returns {boolean} */
export function isPanelItem({ menuItemId }) {
  return menuItemId === PANEL;
}
