// The panel: says everything that the marks show, for the page in the tab in front.

import { localeOf } from "../page/keys.js";
import { classSheet } from "../page/looks.js";
import { reportOf } from "../page/pieces.js";
import { SETTINGS, readSettings } from "../page/settings.js";
import { renderControls, renderPress } from "./controls.js";
import { button } from "./make.js";
import { renderReading } from "./reading.js";
import { patternOf } from "./site.js";
import { renderSwitches } from "./switches.js";
import { renderTake } from "./take.js";

/**
 * What is known of a page that is read.
 *
 * @typedef {object} State
 * @property {string} error key of a message; empty where there is none
 * @property {import("../page/reading.js").Legend} [legend] there with the report, once the page is read
 * @property {import("../page/reading.js").Report} [report]
 * @property {import("../page/shown.js").Hidden} hidden what of the report the reader does not want to see
 * @property {Record<string, number>} counts different entries that are shown, by kind of mark
 * @property {boolean} [truncated] whether only the first part was read
 */
/** What such a page answers. @typedef {Omit<State, "report"> & { pieces?: string[] }} Told `pieces`: of the report */

/** @type {import("../page/keys.js").Say} */
const say = (key, ...words) => browser.i18n.getMessage(key, words.map(String));
const locale = localeOf(say, browser.i18n.getUILanguage());
const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The window this panel belongs to, and the tab in front of it. */
const place = { windowId: -1, tabId: -1, url: /** @type {string | undefined} */ (undefined) };
const sheet = new CSSStyleSheet();
/** What is shown, to leave it alone where nothing is new. */
let shown = "";

/** @param {number} tabId @returns {Promise<State | null>} none where the page is not being read */
async function askPage(tabId) {
  try {
    /** @type {Told} */
    const { pieces, ...state } = await browser.tabs.sendMessage(tabId, { type: "state" });
    return { ...state, report: pieces && (await reportOf(pieces)) };
  } catch {
    return null;
  }
}

/** @param {State | null} state @param {number} tabId @returns {Promise<string>} what to say where there is no reading */
async function explain(state, tabId) {
  if (state?.error) return say(state.error) || say("errorOther");
  if (state) return say("panelReading");
  // Where nothing of ours runs, the button's title is what holds the error.
  const badge = await browser.action.getBadgeText({ tabId });
  if (badge === "!") return browser.action.getTitle({ tabId });
  const commands = await browser.commands.getAll();
  const shortcut = commands.find(({ name }) => name === "_execute_action")?.shortcut;
  return shortcut ? say("panelNotRead", shortcut) : say("panelNotReadButton");
}

/** Of the last look at the tab in front: what another one finds comes too late. */
let turns = 0;

async function refresh() {
  const turn = ++turns;
  const [tab] = await browser.tabs.query({ active: true, windowId: place.windowId });
  if (turn !== turns) return;
  place.tabId = tab?.id ?? -1;
  const url = tab?.url;
  place.url = url;
  const [state, { lenses, looks }, isAlways] = await Promise.all([askPage(place.tabId), readSettings(), isReadAlways(url)]);
  if (turn !== turns) return;
  const sentence = state?.report ? "" : await explain(state, place.tabId);
  if (turn !== turns) return;
  const now = JSON.stringify([place.tabId, url, state, lenses, looks, isAlways, sentence]);
  if (now === shown) return;
  shown = now;

  sheet.replaceSync(classSheet(looks));
  const focus = document.activeElement?.getAttribute("data-key");
  const reading = part("reading");
  const tools = { say, locale, reveal, isOpen, isShown, press, leave, publish, refresh };
  /** @param {import("../page/reading.js").ListName} list @param {number} index */
  function isShown(list, index) {
    return !state?.hidden[list]?.includes(index);
  }
  part("status").textContent = state?.report && state.truncated ? say("panelTruncated") : sentence;
  part("press").replaceChildren(...renderPress(state, url, tools));
  reading.hidden = !state?.report;
  reading.replaceChildren(...(state?.report ? renderReading(state.report, tools) : []));
  // A day is written number by number: the field stays until the reader is done.
  if (focus === "published") shown = "";
  else part("controls").replaceChildren(...renderControls(state, { url, isAlways }, tools));
  part("switches").replaceChildren(...renderSwitches(state, lenses, { say, choose }));
  part("take").replaceChildren(...(state?.report ? [renderTake(state.report, { ...tools, tabId: place.tabId, ask })] : []));
  if (focus && focus !== "published") /** @type {HTMLElement | null} */ (document.querySelector(`[data-key="${CSS.escape(focus)}"]`))?.focus();
}

/** @param {string | undefined} url */
async function isReadAlways(url) {
  const pattern = url ? patternOf(url) : null;
  return pattern ? browser.permissions.contains({ origins: [pattern] }) : false;
}

/** Reads the page in front, or leaves it. @param {import("../page/content.js").Scope} [scope] how much is read, where it is not the article */
function press(scope) {
  browser.runtime.sendMessage({ type: "press", tabId: place.tabId, url: place.url, scope }).catch(() => {});
}

/** Leaves the page in front. It is asked itself: the browser may have taken from us what it lets us run there. */
function leave() {
  browser.tabs.sendMessage(place.tabId, { type: "leave" }).catch(() => refresh());
}

/** Asks the page in front. @param {string} type of the question */
function ask(type) {
  return browser.tabs.sendMessage(place.tabId, { type });
}

/** @param {string | null} day */
function publish(day) {
  browser.tabs.sendMessage(place.tabId, { type: "publish", day }).catch(() => refresh());
}

/** Parts the reader has opened, by key. @type {Set<string>} */
const opened = new Set();

/** @param {string} key @param {boolean} [open] given where it changes @returns {boolean} */
function isOpen(key, open) {
  if (open) opened.add(key);
  else if (open === false) opened.delete(key);
  return opened.has(key);
}

/** Shows a statement in the page. @param {import("../page/reading.js").ListName} list @param {number} index */
function reveal(list, index) {
  // A page that was left meanwhile has nobody to hear it.
  browser.tabs.sendMessage(place.tabId, { type: "reveal", list, index }).catch(() => refresh());
}

/** Switches a lens, in all pages that are read. @param {string} lens @param {boolean} on */
async function choose(lens, on) {
  const { lenses } = await readSettings();
  await browser.storage.local.set({ lenses: { ...lenses, [lens]: on } });
}

async function start() {
  document.documentElement.lang = say("language");
  document.documentElement.dir = say("@@bidi_dir");
  document.adoptedStyleSheets = [sheet];
  part("settings").append(button(say("settings"), { "data-key": "settings" }, () => void browser.runtime.openOptionsPage()));
  part("lenses-title").textContent = say("panelLenses");
  place.windowId = (await browser.windows.getCurrent()).id ?? -1;
  browser.tabs.onActivated.addListener(({ windowId }) => void (windowId === place.windowId && refresh()));
  browser.tabs.onUpdated.addListener((tabId, { status }) => void (tabId === place.tabId && status && refresh()));
  browser.storage.onChanged.addListener((changes) => void (SETTINGS.some((key) => key in changes) && refresh()));
  browser.permissions.onAdded.addListener(() => void refresh());
  browser.permissions.onRemoved.addListener(() => void refresh());
  browser.runtime.onMessage.addListener((message, sender) => {
    const tabId = sender.tab?.id ?? message?.tabId;
    if (tabId === place.tabId && (message?.type === "changed" || message?.type === "left")) void refresh();
    return false;
  });
  addEventListener("pagehide", () => void browser.runtime.sendMessage({ type: "panel-closed", windowId: place.windowId }));
  browser.runtime.sendMessage({ type: "panel-opened" }).catch(() => {});
  await refresh();
}

void start();
