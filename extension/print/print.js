// The marked story on a page of its own, to be printed: browsers do not all print highlights, and never the page's own layout well.

import { keyOf, localeOf } from "../page/keys.js";
import { classSheet } from "../page/looks.js";
import { readSettings } from "../page/settings.js";
import { OF_STORY, button, make } from "../panel/make.js";
import { sharesOf } from "../panel/speakers.js";
import { readableDate } from "../page/calendar.js";
import { segmentsOf } from "./segments.js";

/** @typedef {import("../page/reading.js").Mark} Mark */
/** @typedef {{ text: string, tag: string, role: string, marks: Mark[] }} StoryBlock */
/** @typedef {{ url: string, title: string, report: import("../page/reading.js").Report, blocks: StoryBlock[] }} Story */

/** @type {import("../page/keys.js").Say} */
const say = (key, ...words) => browser.i18n.getMessage(key, words.map(String));
const locale = localeOf(say, browser.i18n.getUILanguage());

/** A forced line break in a block's text. */
const LINE_BREAK = "\u2028";

/** @param {string} words @returns {Node} */
function lines(words) {
  const made = document.createDocumentFragment();
  words.split(LINE_BREAK).forEach((line, at) => made.append(...(at > 0 ? [make("br", {})] : []), line));
  return made;
}

/** @param {StoryBlock} block @returns {HTMLElement} */
function paragraph({ text, tag, role, marks }) {
  const content = segmentsOf(text, marks).map(({ words, kinds }) => kinds.reduce((/** @type {Node | string} */ inner, kind) => make("span", { class: `is-${kind}` }, inner), lines(words)));
  if (role === "headline") return make("h1", OF_STORY, ...content);
  if (role === "byline") return make("p", { class: "quiet", ...OF_STORY }, ...content);
  if (/^h[1-6]$/.test(tag)) return make("h2", OF_STORY, ...content);
  return tag === "li" ? make("p", { class: "item", ...OF_STORY }, "• ", ...content) : make("p", OF_STORY, ...content);
}

/** @param {Story} story */
function show({ url, title, report, blocks }) {
  document.title = report.headline || title;
  const kinds = [...new Set(blocks.flatMap(({ marks }) => marks.map(({ kind }) => kind)))];
  const shares = sharesOf(report, { say, locale }).map(({ label, part }) => `${label}: ${part}`);
  const day = report.published?.[0];
  const story = /** @type {HTMLElement} */ (document.getElementById("story"));
  story.replaceChildren(
    ...(blocks.some(({ role }) => role === "headline") ? [] : [make("h1", {}, document.title)]),
    ...blocks.filter(({ role }) => role === "headline").map(paragraph),
    make("p", { class: "quiet" }, [url, day ? readableDate(day, locale, say) : ""].filter(Boolean).join(" · ")),
    ...blocks.filter(({ role }) => role !== "headline").map(paragraph),
    make("h2", {}, say("panelShares")),
    make("p", { class: "quiet" }, shares.join(" · ")),
    make("h2", {}, say("panelLenses")),
    make("ul", { class: "legend" }, ...kinds.map((kind) => make("li", {}, make("span", { class: `is-${kind}` }, say(keyOf("kind", kind)))))),
    make("p", { class: "quiet" }, say("markdownMade")),
  );
}

async function start() {
  document.documentElement.lang = say("language");
  const bar = /** @type {HTMLElement} */ (document.getElementById("bar"));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(classSheet((await readSettings()).looks));
  document.adoptedStyleSheets = [sheet];
  try {
    show(await browser.tabs.sendMessage(Number(location.hash.slice(1)), { type: "story" }));
    bar.append(button(say("print"), {}, () => print()));
  } catch {
    bar.textContent = say("printGone");
  }
}

void start();
