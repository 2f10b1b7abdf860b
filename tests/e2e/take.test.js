// Take it with you: Markdown, Web Annotations that others can place again, and the marked story on paper.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inBrowsers } from "./browsers/index.js";
import { painted } from "./look.js";
import { anchorScript } from "./reanchor.js";
import { Site } from "./server.js";
import { count, meantOn, open, pressUntilPainted, until } from "./visit.js";

const site = new Site();
/** @type {string} */
let script;
before(async () => {
  await site.start();
  script = await anchorScript();
});
after(() => site.stop());

/** @typedef {{ type: "TextQuoteSelector", exact: string, prefix: string, suffix: string }} Quote */
/** @typedef {{ type: "TextPositionSelector", start: number, end: number }} Position */
/** @typedef {{ type: string, source: string, selector: [Quote, Position] }} Target */
/** @typedef {{ id: string, type: string, motivation: string, body: { type: string, value: string, format: string }[], target: Target | Target[] }} Annotation */

/** Runs in the panel: presses a button that saves, and gives what it saves. @param {string} key */
async function saved(key) {
  /** @type {Blob[]} */
  const blobs = [];
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  let name = "";
  URL.createObjectURL = (blob) => createObjectURL.call(URL, (blobs.push(/** @type {Blob} */ (blob)), blob));
  HTMLAnchorElement.prototype.click = function () {
    name = this.download;
  };
  /** @type {HTMLElement} */ (document.querySelector(`[data-key="${key}"]`)).click();
  for (const end = Date.now() + 5000; name === "" && Date.now() < end; ) await new Promise((turn) => setTimeout(turn, 20));
  Object.assign(URL, { createObjectURL });
  HTMLAnchorElement.prototype.click = click;
  return { name, type: blobs[0]?.type, text: (await blobs[0]?.text()) ?? "" };
}

/** What the Web Annotation Data Model says an annotation must be, of what is used here. @param {Annotation} annotation */
function assertModel({ id, type, motivation, body, target }) {
  assert.match(id, /^urn:uuid:[0-9a-f-]{36}$/);
  assert.equal(type, "Annotation");
  assert.ok(["assessing", "classifying", "identifying"].includes(motivation), motivation);
  for (const one of body) assert.ok(one.type === "TextualBody" && one.value !== "" && one.format === "text/plain");
  for (const { type, source, selector } of [target].flat()) {
    assert.equal(type, "SpecificResource");
    assert.ok(URL.canParse(source));
    assert.deepEqual(selector.map(({ type }) => type), ["TextQuoteSelector", "TextPositionSelector"]);
    const [quote, { start, end }] = selector;
    assert.ok(quote.exact !== "" && typeof quote.prefix === "string" && typeof quote.suffix === "string");
    assert.ok(Number.isInteger(start) && start >= 0 && end > start);
  }
}

inBrowsers("take it with you", (browser) => {
  const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Made for a test</title><body><nav>🧭 Home</nav><article><h1>Bells to ring again</h1>
    <p>“I miss the bells 🔔🔔,” said Nora Quill, the sexton.<script>/* no text */</script> She has rung them since 1998, and “they <b>sang</b> to me”, she added.</p>
    <p>“I miss the bells 🔔🔔,” said Nora Quill, the sexton. The council reportedly wants to sell them for £40,000.</p>
    <p>“Yes,” said Hal Bright. “Yes,” said Hal Bright, who is deaf. According to the mayor, the tower is unsafe.</p></article>`;

  /** @param {string} path */
  async function read(path) {
    await open(browser(), site.url(path));
    await pressUntilPainted(browser(), (await meantOn(browser())).paint);
    await until(() => browser().inPanel(() => document.querySelectorAll("[data-key=saveAnnotations]").length), (n) => n === 1, "the buttons");
  }

  for (const [name, path] of [["the sample", () => "sample.html"], ["a page with much that repeats itself", () => site.make("bells", HTML)]]) {
    test(`annotations of ${name} are valid, and another implementation finds every one of them again`, { timeout: 120_000 }, async () => {
      await read(/** @type {() => string} */ (path)());
      const { name, type, text } = await browser().inPanel(saved, "saveAnnotations");
      assert.match(name, /^hearsay-127\.0\.0\.1\.jsonld$/);
      assert.equal(type, "application/ld+json");
      const collection = JSON.parse(text);
      assert.equal(collection["@context"], "http://www.w3.org/ns/anno.jsonld");
      assert.deepEqual([collection.type, collection.first.type], ["AnnotationCollection", "AnnotationPage"]);
      /** @type {Annotation[]} */
      const items = collection.first.items;
      assert.equal(collection.total, items.length);
      items.forEach(assertModel);
      assert.equal(new Set(items.map(({ id }) => id)).size, items.length);

      const targets = items.flatMap(({ target }) => [target].flat());
      const wanted = targets.map(({ selector: [quote] }) => quote.exact);
      const found = await browser().look(
        (script, targets) => {
          const anchor = new Function(`${script}\nreturn anchor;`)();
          const text = document.body.textContent ?? "";
          const points = [...text];
          return targets.map(({ selector: [quote, { start, end }] }) => {
            const hint = points.slice(0, start).join("").length;
            const { exact, prefix, suffix } = quote;
            const range = anchor.toRange(document.body, quote, { hint });
            const before = document.createRange();
            before.setStart(document.body, 0);
            before.setEnd(range?.startContainer ?? document.body, range?.startOffset ?? 0);
            const words = prefix + exact + suffix;
            return {
              position: points.slice(start, end).join(""),
              quote: String(range),
              isSamePlace: String(before).length === hint,
              isUnique: text.indexOf(words) === text.lastIndexOf(words),
            };
          });
        },
        script,
        targets,
      );
      assert.deepEqual(found.map(({ position }) => position), wanted, "the words at each position");
      assert.deepEqual(found.map(({ quote }) => quote), wanted, "the words found by each quotation");
      assert.deepEqual(found.filter(({ isSamePlace, isUnique }) => !isSamePlace || !isUnique), [], "found at that place, and told from all others by its context");

      const paint = await browser().look(painted);
      for (const [kind, words] of Object.entries(paint)) {
        const annotated = items.filter(({ body }) => body[0].value === kind).flatMap(({ target }) => [target].flat().map(({ selector: [quote] }) => quote.exact));
        const whole = annotated.join("\n");
        for (const word of words) assert.ok(whole.includes(word), `${kind} “${word}” has its annotation`);
      }
    });
  }

  test("the report as Markdown says what the panel says", async () => {
    await read("sample.html");
    const { name, text } = await browser().inPanel(saved, "saveMarkdown");
    assert.equal(name, "hearsay-127.0.0.1.md");
    assert.match(text, /^# Harbour crossing closed after engineers find cracks\n\n<http:\/\/127\.0\.0\.1:\d+\/none\/sample\.html>\n\nPublished /);
    const shares = await browser().inPanel(() => document.querySelector(".bar")?.getAttribute("aria-label") ?? "");
    for (const share of shares.split("; ")) assert.ok(text.includes(`- ${share.replace("<", "\\<")}`), share);
    assert.match(text, /- \*\*Dana Ferris\*\* · .*chief engineer · A person with a name · \d+ words\n {2}- “We had no choice,” … .* \(Word for word\)/);
    assert.ok(!/undefined|null|NaN|\$\d/.test(text), text);
    const { report } = await meantOn(browser());
    assert.equal(text.split("\n").filter((line) => line.startsWith("- ") || line.startsWith("  - ")).length > report.names.length + report.dates.length, true);
  });

  test("the report is copied: the clipboard holds what would be saved", async () => {
    const { text } = await browser().inPanel(saved, "saveMarkdown");
    await browser().inPanel(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await browser().clickInPanel("[data-key=copyMarkdown]");
    const said = () => browser().inPanel(() => document.querySelector("#take [role=status]")?.textContent ?? "");
    await until(said, (words) => words === "Copied.", "a word that it is done");
    assert.equal(await browser().clipboard(), text);
  });

  test("the story is printed with its marks", async () => {
    const tabId = await browser().inBackground(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0].id);
    const url = await browser().inBackground(() => chrome.runtime.getURL("print/print.html"));
    const paint = await browser().look(painted);
    await browser().openTab();
    await browser().open(`${url}#${tabId}`);
    const printed = await until(
      () =>
        browser().inPage(() => ({
          title: document.querySelector("h1")?.textContent ?? "",
          marks: document.querySelectorAll("#story p:not(.quiet) [class^=is-], #story h1 [class^=is-]").length,
          hedges: Array.from(document.querySelectorAll("#story p .is-hedge"), (one) => one.textContent ?? ""),
          button: document.querySelector("#bar button")?.textContent ?? "",
        })),
      ({ title }) => title !== "",
      "the story",
    );
    assert.equal(printed.title, "Harbour crossing closed after engineers find cracks");
    assert.ok(printed.marks >= count(paint) / 2, `${printed.marks} of ${count(paint)}`);
    for (const hedge of ["reportedly", "appeared to"]) assert.ok(printed.hedges.join("").includes(hedge), printed.hedges.join());
    assert.equal(printed.button, "Print with the marks");
    assert.ok((await browser().pdf()).subarray(0, 5).toString() === "%PDF-");
    await browser().closeTab();
    assert.deepEqual((await browser().takeComplaints()).filter(({ ours }) => ours), []);
  });
});
