// Take it with you: the report as text, the marks as annotations, the marked story on paper.

import { annotationsOf } from "./annotations.js";
import { button, fold, make } from "./make.js";
import { markdownOf } from "./markdown.js";

/** @typedef {import("./reading.js").Tools} Tools */
/** @typedef {Tools & { tabId: number, ask: (type: string) => Promise<any> }} TakeTools */

/** @param {import("../page/reading.js").Report} report @param {TakeTools} tools @returns {Node} */
export function renderTake(report, tools) {
  const { say, isOpen, ask, tabId } = tools;
  const done = make("span", { class: "quiet", role: "status" });
  const deed = (/** @type {string} */ key, /** @type {() => Promise<void>} */ doIt) =>
    button(say(key), { "data-key": key }, () => void doIt().then(() => (done.textContent = say(`${key}Done`)), () => (done.textContent = say("takeFailed"))));
  const markdown = async () => markdownOf(await ask("address"), report, tools);
  const content = make(
    "p",
    { class: "deeds" },
    deed("copyMarkdown", async () => navigator.clipboard.writeText(await markdown())),
    deed("saveMarkdown", async () => save(await markdown(), "text/markdown", await nameFor(ask, "md"))),
    deed("saveAnnotations", async () => {
      const collection = annotationsOf({ ...(await ask("address")), anchored: await ask("anchors") }, report, tools);
      save(`${JSON.stringify(collection, null, 2)}\n`, "application/ld+json", await nameFor(ask, "jsonld"));
    }),
    deed("print", async () => void (await browser.tabs.create({ url: browser.runtime.getURL(`print/print.html#${tabId}`) }))),
    done,
  );
  return fold("take", make("summary", {}, say("panelTake")), [content], isOpen);
}

/** @param {(type: string) => Promise<any>} ask @param {string} ending @returns {Promise<string>} */
async function nameFor(ask, ending) {
  const { url } = await ask("address");
  return `hearsay-${new URL(url).hostname.replace(/[^\w.-]/g, "") || "page"}.${ending}`;
}

/** @param {string} text @param {string} type @param {string} name of the file */
export function save(text, type, name) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  /** @type {HTMLAnchorElement} */ (make("a", { href: url, download: name })).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
