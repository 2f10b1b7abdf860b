// Opening the panel: Chrome's side panel, Firefox's sidebar.
//
// A browser opens it only first thing in the handler of a press: any `await` before it, and it refuses. So whether the
// reader closed it has to be known without asking the storage. In Firefox the background is a page and has `localStorage`.
// Chrome's worker has nothing of the kind, so there the browser itself is told: a panel that was closed is switched off,
// and opening it just fails; asking for it by name switches it on again.

const KEY = "panelClosed";

/** What only Chrome has. */
const sidePanel = globalThis.chrome?.sidePanel;
/** What only Firefox has. */
const { sidebarAction } = /** @type {{ sidebarAction: { open(): Promise<void> } }} */ (/** @type {unknown} */ (browser));

/** @typedef {{ id?: number, windowId?: number }} Tab */

/** Opens the panel, unless the reader closed it before. Call it first thing in a press's handler. @param {Tab} tab */
export function openPanelUnlessClosed(tab) {
  if (sidePanel) open(tab);
  else if (!localStorage.getItem(KEY)) open(tab);
}

/** Opens the panel. Call it first thing in a press's handler. @param {Tab | undefined} tab */
export function openPanel(tab) {
  if (sidePanel) void sidePanel.setOptions({ enabled: true });
  open(tab);
}

/** Listens for a panel that closes; Firefox has no such event, there the panel sends a message. */
export function hearPanelClose() {
  sidePanel?.onClosed.addListener(({ windowId }) => void panelWasClosed(windowId));
}

/**
 * The panel went away: remembers it, if it was the reader who closed it and not the window that closed.
 *
 * @param {number} windowId
 */
export async function panelWasClosed(windowId) {
  try {
    await browser.windows.get(windowId);
  } catch {
    return;
  }
  await keepPanelClosed();
}

/** @returns {Promise<boolean>} whether a press of the button opens the panel */
export async function opensPanel() {
  return sidePanel ? !(await browser.storage.local.get(KEY))[KEY] : !localStorage.getItem(KEY);
}

/** From now on a press of the button does not open the panel. */
export async function keepPanelClosed() {
  if (sidePanel) {
    await browser.storage.local.set({ [KEY]: true });
    await sidePanel.setOptions({ enabled: false });
  } else localStorage.setItem(KEY, "true");
}

/** The panel is there, whoever opened it. */
export async function panelWasOpened() {
  if (sidePanel) {
    await browser.storage.local.remove(KEY);
    await sidePanel.setOptions({ enabled: true });
  } else localStorage.removeItem(KEY);
}

/** When the browser starts: it does not remember by itself. */
export async function restorePanel() {
  if (!sidePanel) return;
  const stored = await browser.storage.local.get(KEY);
  if (stored[KEY]) await sidePanel.setOptions({ enabled: false });
}

/** @param {Tab | undefined} tab */
function open(tab) {
  const opening = sidePanel ? sidePanel.open({ windowId: tab?.windowId ?? -1 }) : sidebarAction.open();
  // Refused where the panel is switched off, or where no press came before.
  opening.catch(() => {});
}
