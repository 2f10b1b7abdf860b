// The settings page: everything chosen there is seen on a page at once.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inBrowsers } from "./browsers/index.js";
import { painted } from "./look.js";
import { Site } from "./server.js";
import { count, meantOn, open, pressUntilPainted, until } from "./visit.js";

const site = new Site();
before(() => site.start());
after(() => site.stop());

/** Runs on the settings page. @param {string} id @param {string | boolean} value */
function choose(id, value) {
  const field = /** @type {HTMLInputElement} */ (document.getElementById(id));
  if (typeof value === "boolean") field.checked = value;
  else field.value = value;
  field.dispatchEvent(new Event("change"));
}

/** Runs on a page: the colours of each kind of mark, as the browser computed them, on a ground. */
function colours() {
  const pixel = new OffscreenCanvas(1, 1).getContext("2d");
  if (!pixel) throw new Error("no canvas");
  const rgba = (/** @type {string} */ color) => {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = color;
    pixel.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pixel.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  return [...CSS.highlights]
    .filter(([name, highlight]) => name.startsWith("hearsay-") && highlight.size > 0)
    .map(([name, highlight]) => {
      const element = /** @type {Element} */ ([...highlight][0].startContainer.parentElement);
      const { textDecorationLine, textDecorationColor, backgroundColor } = getComputedStyle(element, `::highlight(${name})`);
      return { name, line: textDecorationLine === "none" ? null : rgba(textDecorationColor), tint: rgba(backgroundColor), text: rgba(getComputedStyle(element).color) };
    });
}

/** As WCAG 2 defines it. @param {number[]} a @param {number[]} b red, green and blue, 0 to 255 */
function contrast(a, b) {
  const [light, dark] = [a, b]
    .map((color) => color.slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)))
    .map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue)
    .sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

/** Runs on a page: how a highlight is drawn on the first words that have it. @param {string} name */
function drawn(name) {
  const [range] = CSS.highlights.get(name) ?? [];
  const { textDecorationColor, textDecorationStyle } = getComputedStyle(/** @type {Element} */ (range.startContainer.parentElement), `::highlight(${name})`);
  return `${textDecorationStyle} ${textDecorationColor}`;
}

inBrowsers("settings", (browser) => {
  const said = () => browser().inPage(() => document.getElementById("options")?.innerText ?? "");
  /** @param {string} key @returns {Promise<any>} */
  const stored = (key) => browser().inBackground(async (key) => (await chrome.storage.local.get(key))[key], key);

  async function openOptions() {
    const url = await browser().inBackground(() => chrome.runtime.getURL("options/options.html"));
    await browser().openTab();
    await browser().open(url);
    await until(said, (text) => text.startsWith("Settings"), "the settings");
  }

  test("how sure marks must be: fewer are painted", async () => {
    await open(browser(), site.url("sample.html"));
    const { paint } = await meantOn(browser());
    await pressUntilPainted(browser(), paint);
    await openOptions();
    await browser().inPage(choose, "threshold-sure", true);
    await until(() => stored("threshold"), (threshold) => threshold === "sure", "the choice to be kept");
    await browser().closeTab();
    const fewer = await until(() => browser().look(painted), (now) => count(now) < count(paint), "fewer marks");
    assert.ok(count(fewer) > 0);
  });

  test("colours and lines: the marks on the page change at once, and are usual again after a reset", async () => {
    const before = await browser().look(drawn, "hearsay-source");
    assert.match(before, /^solid rgb\(56, 118, 220\)$/);
    await openOptions();
    await browser().inPage(choose, "palette-bright", true);
    await until(() => stored("looks"), (looks) => looks?.palette === "bright", "the palette to be kept");
    await browser().inPage(choose, "line-sources", "wavy");
    await until(() => stored("looks"), (looks) => looks?.lines.sources === "wavy", "the line to be kept");
    const sample = () => browser().inPage(() => getComputedStyle(/** @type {Element} */ (document.querySelector(".is-source"))).textDecorationStyle);
    await until(sample, (style) => style === "wavy", "the sample on the settings page");
    await browser().closeTab();
    await until(() => browser().look(drawn, "hearsay-source"), (now) => now === "wavy rgb(44, 114, 240)", "the new look");
    await openOptions();
    await browser().inPage(() => document.getElementById("reset")?.click());
    await until(() => stored("looks"), (looks) => looks === undefined || looks === null, "the reset");
    await browser().closeTab();
    await until(() => browser().look(drawn, "hearsay-source"), (now) => now === before, "the usual look");
  });

  for (const [ground, page, ink] of /** @type {const} */ ([["white", [255, 255, 255], "#000"], ["sepia", [244, 236, 216], "#3b2f20"], ["black", [0, 0, 0], "#fff"]])) {
    test(`on a ${ground} page every line has 3:1 and all text 4.5:1, on the marks' tints and on each two of them together, in both palettes`, async () => {
      const lenses = Object.fromEntries(["sources", "beliefs", "voice", "hedges", "names", "dates", "numbers", "headline"].map((lens) => [lens, true]));
      await browser().inBackground((lenses) => chrome.storage.local.set({ threshold: "everything", lenses }), lenses);
      await open(browser(), site.url("sample.html"));
      // A page that does not say that it is dark.
      await browser().look((page, ink) => {
        Object.assign(document.documentElement.style, { colorScheme: "light" });
        Object.assign(document.body.style, { background: `rgb(${page})`, color: ink, colorScheme: "light" });
        for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("article *"))) element.style.color = ink;
      }, page, ink);
      await browser().press();
      await until(() => browser().look(painted), (now) => count(now) > 0, "marks");
      for (const palette of ["calm", "bright"]) {
        const before = await browser().look(drawn, "hearsay-hedge");
        await browser().inBackground((palette) => chrome.storage.local.set({ looks: { palette, colors: {}, lines: {} } }), palette);
        if (palette === "bright") await until(() => browser().look(drawn, "hearsay-hedge"), (now) => now !== before, "the bright colours");
        const kinds = await browser().look(colours);
        assert.ok(kinds.length > 15, kinds.map(({ name }) => name).join());
        const over = (/** @type {readonly number[]} */ under, /** @type {number[]} */ [red, green, blue, alpha]) => under.map((part, at) => part * (1 - alpha) + [red, green, blue][at] * alpha);
        for (const { name, line, tint, text } of kinds) {
          const tinted = over(page, tint);
          if (line) assert.ok(Math.min(contrast(line, [...page]), contrast(line, tinted)) >= 2.995, `${palette} ${name}: its line has ${contrast(line, [...page]).toFixed(2)}, on its tint ${contrast(line, tinted).toFixed(2)}`);
          for (const other of kinds) {
            const ratio = contrast(text, over(tinted, other.tint));
            assert.ok(ratio >= 4.5, `${palette} ${name} with ${other.name}: the text has ${ratio.toFixed(2)}`);
          }
        }
      }
      await browser().inBackground(() => chrome.storage.local.remove("looks"));
      await browser().press();
      await until(() => browser().look(painted), (now) => count(now) === 0, "no marks");
    });
  }

  test("a look that was chosen before is there from the first mark, and goes with the reading", async () => {
    await browser().inBackground(() => chrome.storage.local.set({ looks: { palette: "calm", colors: { sources: "#112233" }, lines: {} }, threshold: "everything" }));
    await open(browser(), site.url("sample.html"));
    await browser().press();
    await until(() => browser().look(painted), (now) => count(now) > 0, "marks");
    await until(() => browser().look(drawn, "hearsay-source"), (now) => now === "solid rgb(17, 34, 51)", "the chosen colour");
    await browser().press();
    await until(() => browser().look(painted), (now) => count(now) === 0, "no marks");
    await browser().inBackground(() => chrome.storage.local.remove("looks"));
  });

  test("settings as a file: what is saved is taken in again, and nothing else is", async () => {
    await openOptions();
    const load = (/** @type {string} */ text) => {
      const field = /** @type {HTMLInputElement} */ (document.getElementById("import"));
      const files = new DataTransfer();
      files.items.add(new File([text], "settings.json"));
      field.files = files.files;
      field.dispatchEvent(new Event("change"));
    };
    await browser().inPage(load, "{}");
    await until(said, (text) => text.includes("That is no file with settings of Hearsay."), "the refusal");
    const corrections = [{ list: "hedges", words: "reportedly" }];
    await browser().inPage(load, JSON.stringify({ hearsay: 1, threshold: "sure", corrections, looks: { palette: "bright" }, evil: 1 }));
    await until(() => stored("threshold"), (threshold) => threshold === "sure", "the file to be taken in");
    assert.deepEqual(await stored("corrections"), corrections);
    assert.equal((await stored("evil")) ?? null, null);
    await until(said, (text) => text.includes("“reportedly”"), "the correction to be listed");
    const report = await browser().inPage(async () => {
      let text = Promise.resolve("");
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => ((text = /** @type {Blob} */ (blob).text()), createObjectURL.call(URL, blob));
      HTMLAnchorElement.prototype.click = () => {};
      document.getElementById("save-corrections")?.click();
      return JSON.parse(await text);
    });
    assert.deepEqual(report.wrong, corrections);
    await browser().inPage(() => /** @type {HTMLElement} */ (document.querySelector("#corrections button")).click());
    await until(() => stored("corrections"), (left) => left.length === 0, "the correction to be taken back");
    await browser().closeTab();
  });

  test("the first page reads its sample, tells the marks and asks nothing", async () => {
    const url = await browser().inBackground(() => chrome.runtime.getURL("welcome/welcome.html"));
    await browser().openTab();
    await browser().open(url);
    const paint = await until(() => browser().look(painted), (now) => count(now) > 10, "the sample's marks");
    assert.ok(paint.source.some((words) => words.startsWith("Ruth Amsel")) && paint.quote.length > 0 && paint.indirect.length > 0, JSON.stringify(paint));
    const { fields, told, text } = await browser().inPage(() => ({
      fields: document.querySelectorAll("input, button, select, textarea, form").length,
      told: document.querySelectorAll("#marks li").length,
      text: document.body.innerText,
    }));
    assert.deepEqual([fields, told], [0, 8]);
    assert.match(text, /press the Hearsay button in the toolbar, or Alt\+Shift\+Y/);
    await browser().closeTab();
  });

  test("sites, shortcuts and the button are told", async () => {
    await openOptions();
    const text = await said();
    for (const words of ["Sites that are always read", "Alt+Shift+J", "Go to the next source", "Pressing it opens the panel, too", "Nothing you read leaves this computer."]) assert.ok(text.includes(words), words);
    await browser().inPage(choose, "opens-panel", false);
    const isKeptClosed = () => browser().inBackground(async () => Boolean((await chrome.storage.local.get("panelClosed")).panelClosed ?? globalThis.localStorage?.getItem("panelClosed")));
    await until(isKeptClosed, Boolean, "the button to open no panel");
    await browser().inPage(choose, "opens-panel", true);
    await until(isKeptClosed, (isClosed) => !isClosed, "the button to open it again");
    await browser().closeTab();
    // Firefox's own note about a tab that is closed with a message under way is no error.
    assert.deepEqual((await browser().takeComplaints()).filter(({ ours, text }) => ours && !/context (unloaded|is inactive)/.test(text)), []);
  });
});
