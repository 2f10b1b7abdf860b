// The toolbar button of a tab: how many sources, or what went wrong.

const CALM = "#3b5b8c";
const ALERT = "#8c3b3b";

/** What the badge says where the page could not be read; the button's title says why. */
export const ERROR_BADGE = "!";

/** @param {number} tabId @param {number} count of the sources that are shown */
export function showCount(tabId, count) {
  show(tabId, String(count), CALM, browser.i18n.getMessage(count === 1 ? "actionLeaveOne" : "actionLeave", String(count)));
}

/** @param {number} tabId @param {string} error key of a message */
export function showError(tabId, error) {
  show(tabId, ERROR_BADGE, ALERT, browser.i18n.getMessage(error) || browser.i18n.getMessage("errorOther"));
  // The panel may be open; if not, nobody hears it.
  browser.runtime.sendMessage({ type: "changed", tabId }).catch(() => {});
}

/** @param {number} tabId */
export function clearButton(tabId) {
  show(tabId, "", CALM, browser.i18n.getMessage("actionRead"));
}

/** @param {number} tabId @param {string} text @param {string} color @param {string} title */
function show(tabId, text, color, title) {
  const set = [
    browser.action.setBadgeBackgroundColor({ tabId, color }),
    browser.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setTitle({ tabId, title }),
  ];
  // The tab may be closed by now.
  for (const one of set) one.catch(() => {});
}
