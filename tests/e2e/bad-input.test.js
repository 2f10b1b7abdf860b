// Pages that nobody meant: a plain sentence or nothing to mark, no hang, no crash.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inBrowsers } from "./browsers/index.js";
import { painted, paintedCount, serialised } from "./look.js";
import { Site } from "./server.js";
import { count, leave, meantOn, open, pressUntilPainted, same, stateOf, until, visit } from "./visit.js";

const site = new Site();
before(() => site.start());
after(() => site.stop());

/** @param {string} body @param {string} [lang] */
const page = (body, lang = "en") => `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Made for a test</title><body>${body}`;

const PARAGRAPHS = [
  "<p>“The wells are dry,” said Nora Finch, who runs the farm. She has lived there for 40 years.</p>",
  "<p>According to the water board, rain is expected in the second week of June, but nobody has promised it.</p>",
  "<p>The minister said that the drought was “the worst in a century” and that help would reportedly come soon.</p>",
];
const ARTICLE = `<article><h1>Wells run dry in the north</h1>${PARAGRAPHS.join("")}</article>`;

const GERMAN = `<article><h1>Brücke über den Hafen gesperrt</h1>
<p>Die einzige Straßenbrücke über den Hafen ist am Mittwoch gesperrt worden, nachdem Prüfer Risse in zwei Pfeilern gefunden hatten.</p>
<p>„Wir hatten keine Wahl“, sagte die leitende Ingenieurin der Hafenbehörde. „Man lässt eine Brücke nicht offen, nur weil es bequem ist.“</p>
<p>Nach Angaben zweier Personen, die nicht genannt werden wollten, wurde der Schaden schon Anfang Mai bemerkt, fast zwei Wochen früher.</p>
<p>Der Bürgermeister erklärte, er habe von der Sperrung aus dem Radio erfahren, wie alle anderen auch.</p></article>`;

inBrowsers("bad input", (browser) => {
  for (const [what, html] of [
    ["an empty page", page("")],
    ["a page of nothing at all", ""],
    ["a page of white space", page("<p> </p>\n\n<p>&nbsp;</p>")],
    ["a page of pictures and scripts", page("<img alt='said' src='data:image/gif;base64,R0lGODlhAQABAAAAACw='><script>var said = '“yes”'</script>")],
    ["a page in another language", page(GERMAN, "de")],
    ["a page in another language that says it is English", page(GERMAN)],
  ]) {
    test(`${what} gets a plain sentence`, async () => {
      const { refused } = await visit(browser(), site.url(site.make(what, html)));
      assert.ok(refused, "it should not be readable");
    });
  }

  test("10 MB of text are read as far as it goes, and left", { timeout: 60_000 }, async () => {
    const many = PARAGRAPHS.join("").repeat(Math.ceil(10_000_000 / PARAGRAPHS.join("").length));
    await visit(browser(), site.url(site.make("huge", page(`<article><h1>Wells run dry</h1>${many}</article>`))));
  });

  test("one paragraph of 3 MB is read and left", { timeout: 60_000 }, async () => {
    const words = PARAGRAPHS.join(" ").replace(/<\/?p>/g, "");
    const long = words.repeat(Math.ceil(3_000_000 / words.length));
    await visit(browser(), site.url(site.make("long", page(`<article><h1>Wells run dry</h1><p>${long}</p></article>`))));
  });

  test("a page that shows nothing before its scripts have run is read all the same", async () => {
    const { refused } = await visit(browser(), site.url(site.make("unseen", page(`<style>body { visibility: hidden }</style>${ARTICLE}`))));
    assert.equal(refused, null);
  });

  test("binary, zeros and lone surrogates in text nodes", async () => {
    const script = `<p id="odd"></p><script>
      const bytes = String.fromCharCode(...Array.from({ length: 256 }, (_, n) => n));
      document.getElementById("odd").append("\\u0000\\uD83D", bytes, "\\uDC00 “We \\uD83D agree,” said Ada \\uDF09 Holm. \\uFFFE\\uFFFF", bytes);
      for (const p of document.querySelectorAll("article p")) p.prepend("\\uDC00\\uD83D\\u0000 ");</script>`;
    await visit(browser(), site.url(site.make("binary", page(ARTICLE + script))));
  });

  test("pages of odd kinds are read or refused in a sentence", async (t) => {
    for (const [what, html] of [
      ["frameset", "<!doctype html><html><frameset cols='50%,50%'><frame src='about:blank'><frame src='about:blank'></frameset></html>"],
      ["no-body", `<!doctype html><html><head><title>x</title></head><script>document.body.remove()</script></html>`],
      ["quirks", `<html><body>${ARTICLE}`],
    ]) {
      await t.test(what, async () => {
        await visit(browser(), site.url(site.make(what, html)));
      });
    }
  });

  test("a document without a root has nowhere to say it, but the button does", async () => {
    const html = page(`${ARTICLE}<script>document.documentElement.remove()</script>`);
    await open(browser(), site.url(site.make("no-root", html)));
    await browser().press();
    await until(() => browser().badge(), (badge) => badge === "!", "a sign on the button");
    assert.deepEqual(await browser().takeComplaints(), []);
  });

  test("a tab closed in the middle of a reading harms nobody", { timeout: 60_000 }, async () => {
    const many = PARAGRAPHS.join("").repeat(2_000);
    const url = site.url(site.make("closing", page(`<article><h1>Wells run dry</h1>${many}</article>`)));
    for (const after of [0, 30, 120]) {
      await browser().openTab();
      await open(browser(), url);
      await browser().press();
      await new Promise((wait) => setTimeout(wait, after));
      await browser().closeTab();
    }
    // Firefox itself notes in its console that a message was under way; the script that sent it is gone and cannot catch anything.
    const isFirefoxsNote = (/** @type {string} */ text) => text.startsWith("Promise rejected after context unloaded");
    assert.deepEqual((await browser().takeComplaints()).filter(({ ours, text }) => ours && !isFirefoxsNote(text)), []);
    await visit(browser(), site.url("sample.html"));
  });

  test("a button pressed many times ends on or off, never in between", async () => {
    await open(browser(), site.url("sample.html"));
    const before = await stateOf(browser());
    const { paint } = await meantOn(browser());
    for (let presses = 0; presses < 7; presses++) await browser().press();
    await new Promise((wait) => setTimeout(wait, 1000));
    if ((await browser().badge()) === "") await browser().press();
    await until(() => browser().look(paintedCount), (n) => n === count(paint), "all marks");
    assert.deepEqual(await browser().look(painted), paint);
    same(await browser().look(serialised), before.document, "the document");
    await leave(browser(), before);
  });

  test("a page that is left while it is read", async () => {
    await open(browser(), site.url("sample.html"));
    await browser().press();
    await open(browser(), site.url("sample.html", "self"));
    assert.equal(await browser().look(paintedCount), 0);
    const before = await stateOf(browser());
    await pressUntilPainted(browser(), (await meantOn(browser())).paint);
    await leave(browser(), before);
    assert.deepEqual((await browser().takeComplaints()).filter(({ ours }) => ours), []);
  });
});

// In a browser of their own: what takes a tree this deep apart is deep itself, long after the page was left.
inBrowsers("very deep pages", (browser) => {
  test("50,000 nested elements, as a parser nests them", { timeout: 60_000 }, async () => {
    const nested = "<div>".repeat(50_000) + ARTICLE + "</div>".repeat(50_000);
    await visit(browser(), site.url(site.make("parsed-deep", page(nested))));
  });

  test("50,000 nested elements, as a script nests them", { timeout: 60_000 }, async () => {
    // Not displayed: laying it out takes the browsers themselves to their limits.
    const script = `<div id="deep" style="display:none"></div><script>
      let at = document.getElementById("deep");
      for (let n = 0; n < 50000; n++) at = at.appendChild(document.createElement(n % 2 ? "div" : "span"));
      at.append("“So deep”, said the last one.");</script>`;
    await visit(browser(), site.url(site.make("made-deep", page(ARTICLE + script))));
  });
});
