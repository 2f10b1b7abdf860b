// The first page after the installation: shows the marks on a sample that is read here and now, and asks nothing.

import { readPage } from "../background/core.js";
import { Card } from "../page/card.js";
import { keyOf, localeOf } from "../page/keys.js";
import { Painter } from "../page/paint.js";
import { reportOf } from "../page/pieces.js";
import { takeSnapshot } from "../page/snapshot.js";
import { make } from "../panel/make.js";
import { HEADLINE, PARAGRAPHS, PUBLISHED } from "./sample.js";

/** What the sample shows: enough for a first look, not all there is. */
const LENSES = { sources: true, voice: true, hedges: true, names: false, dates: false, numbers: false, beliefs: false, headline: false };
const KINDS = ["source", "cue", "quote", "indirect", "hedge", "loaded", "opinion", "booster"];

/** @type {import("../page/keys.js").Say} */
const say = (key, ...words) => browser.i18n.getMessage(key, words.map(String));
const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

async function write() {
  document.documentElement.lang = say("language");
  document.documentElement.dir = say("@@bidi_dir");
  document.title = say("welcomeTitle");
  const commands = await browser.commands.getAll();
  const shortcut = commands.find(({ name }) => name === "_execute_action")?.shortcut;
  for (const [id, text] of Object.entries({
    title: say("welcomeTitle"),
    intro: say("extensionDescription"),
    hint: say("welcomeHint"),
    "marks-title": say("welcomeMarks"),
    "start-title": say("welcomeStart"),
    start: shortcut ? say("welcomePress", shortcut) : say("welcomePressButton"),
    privacy: say("privacyNothing"),
  })) {
    part(id).textContent = text;
  }
  part("marks").append(...KINDS.map((kind) => make("li", {}, make("span", { class: `is-${kind}` }, say(keyOf("kind", kind))))));
  part("sample").append(make("h2", {}, HEADLINE), ...PARAGRAPHS.map((text) => make("p", {}, text)));
}

async function read() {
  const snapshot = await takeSnapshot(part("sample"));
  const answer = await readPage({ ...snapshot.page, lang: "en" }, { whole_page: true, published: PUBLISHED });
  if (!answer.ok) return;
  const painter = new Painter();
  const styles = await new CSSStyleSheet().replace(await (await fetch("../page/card.css")).text());
  const card = new Card(painter, say, { locale: localeOf(say, browser.i18n.getUILanguage()), styles });
  const report = await reportOf(answer.pieces);
  await painter.paint(snapshot, { ...answer, report }, LENSES);
  card.use(report);
}

await write();
await read();
