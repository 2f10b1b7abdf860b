// The settings page. What is chosen is kept at once, on this machine.

import { SETTINGS, readSettings } from "../page/settings.js";
import { classSheet } from "../page/looks.js";
import { make } from "../panel/make.js";
import { renderCorrections } from "./corrections.js";
import { renderFile } from "./file.js";
import { renderLooks } from "./looks.js";
import { renderButton, renderPrivacy, renderShortcuts, renderSites, renderThreshold } from "./sections.js";

/** @type {import("../page/keys.js").Say} */
const say = (key, ...words) => browser.i18n.getMessage(key, words.map(String));
const sheet = new CSSStyleSheet();

/**
 * What the parts of the page are made with.
 *
 * @typedef {object} Tools
 * @property {import("../page/keys.js").Say} say
 * @property {import("../page/settings.js").Settings} settings
 * @property {(changes: Record<string, unknown>) => Promise<void>} keep
 * @property {() => Promise<void>} refresh
 */

/** @param {Record<string, unknown>} changes */
function keep(changes) {
  return browser.storage.local.set(changes);
}

async function refresh() {
  const settings = await readSettings();
  sheet.replaceSync(classSheet(settings.looks));
  const tools = { say, settings, keep, refresh };
  const parts = [
    make("h1", {}, say("settings")),
    make("p", { class: "quiet" }, say("settingsKept")),
    ...renderThreshold(tools),
    ...renderLooks(tools),
    ...(await renderSites(tools)),
    ...(await renderButton(tools)),
    ...(await renderShortcuts(tools)),
    ...renderCorrections(tools),
    ...renderFile(tools),
    ...renderPrivacy(tools),
  ];
  const main = /** @type {HTMLElement} */ (document.getElementById("options"));
  const focus = document.activeElement?.id;
  main.replaceChildren(...parts);
  if (focus) document.getElementById(focus)?.focus();
}

async function start() {
  document.documentElement.lang = say("language");
  document.documentElement.dir = say("@@bidi_dir");
  document.title = `Hearsay: ${say("settings")}`;
  document.adoptedStyleSheets = [sheet];
  browser.storage.onChanged.addListener((changes) => void (SETTINGS.some((key) => key in changes) && refresh()));
  browser.permissions.onAdded.addListener(() => void refresh());
  browser.permissions.onRemoved.addListener(() => void refresh());
  await refresh();
  if (location.hash) document.querySelector(location.hash)?.scrollIntoView();
}

void start();
