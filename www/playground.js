// The playground: pick an article or paste one, and see it read by the extension's own core, snapshot, painter and card.

import init, { legend, loadWeights, read } from "./core/hearsay.js";
import { Card } from "./core/page/card.js";
import { titled } from "./core/page/describe.js";
import { chosenLenses, shownKinds } from "./core/page/lenses.js";
import { Painter } from "./core/page/paint.js";
import { sourcesOf, unpackMarks } from "./core/page/reading.js";
import { takeSnapshot } from "./core/page/snapshot.js";
import { buildLegend, markLegend } from "./legend.js";
import { clinic } from "./samples/clinic.js";
import { harbour } from "./samples/harbour.js";
import { talks } from "./samples/talks.js";

/**
 * @typedef {object} Sample
 * @property {string} name what its button says
 * @property {string} title
 * @property {string} byline
 * @property {string} published `2025-03-14`
 * @property {string[]} paragraphs
 */

/** How long the typing has to rest before the text is read, in milliseconds. */
const REST = 250;

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

const article = byId("article");
const status = byId("status");
const titleInput = /** @type {HTMLInputElement} */ (byId("title"));
const textInput = /** @type {HTMLTextAreaElement} */ (byId("text"));
const publishedInput = /** @type {HTMLInputElement} */ (byId("published"));

/** @type {Record<string, { message: string }>} */
const messages = await (await fetch("core/messages.json")).json();
/** @type {import("./core/page/keys.js").Say} */
const say = (key, ...words) => (messages[key]?.message ?? "").replace(/\$(\d)/g, (_, n) => String(words[Number(n) - 1] ?? ""));

const painter = new Painter();
const styles = await new CSSStyleSheet().replace(await (await fetch("core/page/card.css")).text());
const card = new Card(painter, say, { locale: "en-GB", styles });
let lenses = { ...chosenLenses(undefined), names: true, dates: true, headline: true };
/** @type {import("./core/page/reading.js").Reading | null} */
let reading = null;
let turn = 0;

/** @param {string} tag @param {string} text @param {string} [className] */
function element(tag, text, className) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** @param {string} title @param {string} byline @param {string[]} paragraphs */
function lay(title, byline, paragraphs) {
  article.replaceChildren(
    element("h1", title),
    ...(byline ? [element("p", byline, "byline")] : []),
    ...paragraphs.map((text) => element("p", text)),
  );
}

async function readArticle() {
  const mine = ++turn;
  const snapshot = await takeSnapshot(article);
  snapshot.page.title = titleInput.value;
  const started = performance.now();
  try {
    const options = { whole_page: true, published: publishedInput.value || undefined };
    const found = read(snapshot.page, options);
    const took = performance.now() - started;
    reading = { legend: legend(), marks: found.marks, report: found.report, roles: found.roles };
    found.free();
    if (mine !== turn) return;
    await painter.paint(snapshot, reading, lenses);
    card.use(reading.report);
    const words = reading.report.shares.words;
    show(`${words} words read in ${took < 10 ? took.toFixed(1) : Math.round(took)} ms.`);
  } catch (error) {
    painter.clear();
    reading = null;
    const empty = article.textContent?.trim() === "";
    show(empty ? "Nothing to read yet: paste a text or pick an article." : say(String(error)) || String(error), !empty);
  }
  summarise();
}

/** @param {string} sentence @param {boolean} [isError] */
function show(sentence, isError = false) {
  status.textContent = sentence;
  status.classList.toggle("error", isError);
}

function summarise() {
  const report = reading?.report;
  const shown = reading ? shownKinds(reading.legend, lenses) : new Set();
  markLegend(byId("legend"), shown);
  const marks = reading ? unpackMarks(reading) : [];
  for (const count of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".count"))) {
    const kinds = reading?.legend.lenses.find(({ id }) => id === count.dataset.lens)?.kinds ?? [];
    const of = new Set(marks.filter(({ kind }) => kinds.includes(kind)).map(({ kind, index }) => `${kind === "cue" || kind === "source" ? "quote" : kind} ${index}`));
    count.textContent = reading ? String(of.size) : "";
  }
  const { words = 0, unattributed = 0 } = report?.shares ?? {};
  byId("shares").textContent = words ? `${Math.round((100 * (words - unattributed)) / words)} % of the words are somebody else’s; the rest is the writer’s.` : "";
  byId("sources").replaceChildren(
    ...(report ? sourcesOf(report) : []).map((source) => {
      const [title, about] = titled(source, /** @type {import("./core/page/reading.js").Report} */ (report), say);
      const item = element("li", title);
      const times = source.attributions.length === 1 ? "one statement" : `${source.attributions.length} statements`;
      item.append(element("span", ["", ...about.filter(Boolean), times].join(" · "), "count"));
      return item;
    }),
  );
  byId("findings-section").hidden = !report?.findings.length;
  byId("findings").replaceChildren(...(report?.findings ?? []).map(({ reason }) => element("li", say(reason.key, ...reason.words))));
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;
function typed() {
  clearTimeout(typing);
  typing = setTimeout(() => {
    press(null);
    lay(titleInput.value, "", textInput.value.split(/\n\s*\n/).map((p) => p.trim()).filter(Boolean));
    void readArticle();
  }, REST);
}

/** @param {HTMLElement | null} pressed */
function press(pressed) {
  for (const button of byId("samples").children) button.setAttribute("aria-pressed", String(button === pressed));
}

/** @param {Sample} sample @param {HTMLElement} button */
function pick(sample, button) {
  press(button);
  titleInput.value = sample.title;
  textInput.value = sample.paragraphs.join("\n\n");
  publishedInput.value = sample.published;
  lay(sample.title, sample.byline, sample.paragraphs);
  return readArticle();
}

const weights = fetch("core/attribution.bin").then((file) => file.arrayBuffer());
await init();
loadWeights(new Uint8Array(await weights));
buildLegend(byId("legend"), lenses, (lens, on) => {
  lenses = { ...lenses, [lens]: on };
  painter.show(lenses);
  summarise();
});
const buttons = [harbour, talks, clinic].map((sample) => {
  const button = element("button", sample.name);
  button.setAttribute("type", "button");
  button.addEventListener("click", () => void pick(sample, button));
  byId("samples").append(button);
  return { sample, button };
});
for (const input of [titleInput, textInput]) input.addEventListener("input", typed);
publishedInput.addEventListener("change", () => void readArticle());
document.addEventListener("keydown", (event) => {
  const writing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j" || event.key === "k") card.step(event.key === "j" ? 1 : -1);
});
await pick(buttons[0].sample, buttons[0].button);
