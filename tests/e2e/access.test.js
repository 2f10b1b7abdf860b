// All of our own pages, and the card, by axe-core; and that they bear a narrow window, 200 % zoom, forced colours and right-to-left text.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AXE, audit, auditHere } from "./axe.js";
import { inBrowsers } from "./browsers/index.js";
import { cut, overflow } from "./layout.js";
import { painted } from "./look.js";
import { Site } from "./server.js";
import { count, open, until } from "./visit.js";

const site = new Site();
before(() => site.start());
after(() => site.stop());

for (const dark of [false, true]) {
  inBrowsers(
    `access, ${dark ? "dark" : "light"}`,
    (browser) => {
      const url = (/** @type {string} */ path) => browser().inBackground((path) => chrome.runtime.getURL(path), path);

      /** Opens a page of ours in a tab. @param {string} path @param {() => Promise<boolean>} isThere @param {string} [hash] */
      async function openOurs(path, isThere, hash = "") {
        await browser().openTab();
        await browser().open((await url(path)) + hash);
        await until(isThere, Boolean, `${path} to be written`);
      }

      test("settings, first page and the print page", { timeout: 120_000 }, async () => {
        await open(browser(), site.url("sample.html"));
        await browser().press();
        await until(() => browser().look(painted), (now) => count(now) > 0, "marks");
        const tabId = await browser().inBackground(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0].id);
        const pages = {
          "options/options.html": () => browser().inPage(() => document.querySelectorAll("#options h2").length > 5),
          "welcome/welcome.html": () => browser().inPage(() => [...CSS.highlights.keys()].includes("hearsay-source")),
          "print/print.html": () => browser().inPage(() => document.querySelector("#story h1") !== null),
        };
        for (const [path, isThere] of Object.entries(pages)) {
          await openOurs(path, isThere, path.startsWith("print") ? `#${tabId}` : "");
          assert.deepEqual(await browser().look(audit, AXE), [], path);
          assert.deepEqual(await browser().inPage(overflow), [], path);
          await browser().closeTab();
        }
      });

      test("the panel, with everything unfolded", { timeout: 60_000 }, async () => {
        const isUnfolded = () =>
          browser().inPanel(() => {
            for (const details of document.querySelectorAll("details")) details.open = true;
            return document.querySelector(".bar") !== null;
          });
        await until(isUnfolded, Boolean, "the reading in the panel");
        assert.deepEqual(await browser().inPanel(auditHere), []);
        await browser().press();
        await until(isUnfolded, (isThere) => !isThere, "the page to be left");
        assert.deepEqual(await browser().inPanel(auditHere), [], "the panel of a page that is not read");
        await browser().press();
        await until(() => browser().look(painted), (now) => count(now) > 0, "marks");
      });

      test("the panel in forced colours: text and grounds are the system's, kinds of source are told apart, nothing is wrong for axe-core", { timeout: 60_000 }, async () => {
        await until(() => browser().inPanel(() => document.querySelectorAll(".key").length), (keys) => keys > 3, "the reading in the panel");
        await browser().ask({ forced: true });
        try {
          const seen = await browser().inPanel(() => {
            const system = (/** @type {string} */ color) => {
              const probe = document.body.appendChild(document.createElement("i"));
              probe.style.color = color;
              const { color: computed } = getComputedStyle(probe);
              probe.remove();
              return computed;
            };
            const keys = Array.from(document.querySelectorAll(".key"), (key) => ({
              look: `${getComputedStyle(/** @type {Element} */ (key.querySelector(".fill"))).fill} ${Array.from(key.querySelectorAll(".line"), (line) => ["x", "y", "height"].map((at) => line.getAttribute(at)))}`,
              lines: [...new Set(Array.from(key.querySelectorAll(".line"), (line) => getComputedStyle(line).fill))],
            }));
            const { color, backgroundColor } = getComputedStyle(document.body);
            return { isForced: matchMedia("(forced-colors: active)").matches, keys, color, backgroundColor, text: system("CanvasText"), ground: system("Canvas") };
          });
          assert.equal(seen.isForced, true);
          assert.deepEqual([seen.color, seen.backgroundColor], [seen.text, seen.ground]);
          assert.ok(seen.keys.length > 3);
          assert.equal(new Set(seen.keys.map(({ look }) => look)).size, seen.keys.length, JSON.stringify(seen.keys));
          for (const { lines } of seen.keys) assert.ok(lines.every((color) => color === seen.ground), JSON.stringify(seen));
          assert.deepEqual(await browser().inPanel(auditHere), []);
        } finally {
          await browser().ask({});
        }
      });

      test("marks in forced colours: each kind keeps a line of its own, in a colour of the system's", async () => {
        await browser().ask({ forced: true });
        try {
          // It is asked for before a page is read, as a rule.
          await browser().press();
          await until(() => browser().look(painted), (now) => count(now) === 0, "the page to be left");
          await browser().press();
          await until(() => browser().look(painted), (now) => count(now) > 0, "marks");
          const linesNow = () => browser().look(() => {
            const system = (/** @type {string} */ color) => {
              const probe = document.body.appendChild(document.createElement("i"));
              probe.style.color = color;
              const { color: computed } = getComputedStyle(probe);
              probe.remove();
              return computed;
            };
            const colors = ["CanvasText", "LinkText"].map(system);
            return Object.fromEntries(
              [...CSS.highlights]
                .filter(([name, highlight]) => name.startsWith("hearsay-") && highlight.size > 0)
                .map(([name, highlight]) => {
                  const { textDecorationLine, textDecorationStyle, textDecorationThickness, textDecorationColor, backgroundColor } = getComputedStyle(/** @type {Element} */ ([...highlight][0].startContainer.parentElement), `::highlight(${name})`);
                  return [name.slice(8), { look: `${textDecorationLine} ${textDecorationStyle} ${textDecorationThickness}`, isSystems: colors.includes(textDecorationColor), ground: backgroundColor }];
                }),
            );
          });
          // The sheet may come a moment after the marks.
          const lines = await until(linesNow, (now) => Object.values(now).every(({ look }) => !look.startsWith("none")), "lines under the marks");
          assert.ok(Object.keys(lines).length > 8, JSON.stringify(lines));
          assert.deepEqual(Object.entries(lines).filter(([, { ground }]) => !/, 0\)$/.test(ground)), []);
          // Chromium paints all marks alike, as a selection: there the long ones are left out.
          for (const long of ["quote", "indirect", "belief", "opinion"]) assert.equal(long in lines, browser().name === "Firefox", long);
          for (const [kind, { look, isSystems }] of Object.entries(lines)) assert.ok(isSystems && !look.startsWith("none"), `${kind}: ${look}`);
        } finally {
          await browser().ask({});
          await browser().press();
          await until(() => browser().look(painted), (now) => count(now) === 0, "the page to be left");
          await browser().press();
          await until(() => browser().look(painted), (now) => "quote" in now, "marks");
        }
      });

      test("with less motion asked for, nothing moves", async () => {
        const moving = () => Array.from(document.querySelectorAll("*"), (element) => getComputedStyle(element)).filter(({ transitionDuration, animationName }) => /[1-9]/.test(transitionDuration) || animationName !== "none").length;
        await until(() => browser().inPanel(moving), (parts) => parts > 0, "something that else moves");
        await browser().ask({ calm: true });
        try {
          assert.equal(await browser().inPanel(moving), 0);
          const isCalm = await browser().look(() => matchMedia("(prefers-reduced-motion: reduce)").matches);
          assert.ok(isCalm);
          await browser().look(() => scrollTo({ top: 0, behavior: "instant" }));
          const before = await browser().look(() => scrollY);
          await browser().inPanel(() => {
            for (const details of document.querySelectorAll("details")) details.open = true;
            /** @type {HTMLElement} */ (Array.from(document.querySelectorAll(".statement")).find(({ textContent }) => textContent?.includes("bakery"))).click();
          });
          // A scroll that is at its end when it is first seen was none that glides.
          const first = await until(() => browser().look(() => scrollY), (y) => y !== before, "the page to go there");
          const then = await browser().look(() => scrollY);
          assert.ok(Math.abs(then - first) <= 2, `${before}, ${first}, ${then}`);
        } finally {
          await browser().ask({});
        }
      });

      test("at 200 % nothing is cut and nothing is beside the window: the panel, the card, our pages", { timeout: 120_000 }, async () => {
        const usual = await browser().look(() => devicePixelRatio);
        await browser().zoom(2);
        try {
          await until(() => browser().look(() => devicePixelRatio), (ratio) => ratio === 2 * usual, "the page at 200 %");
          await browser().inBackground(async () => {
            const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
            await chrome.tabs.sendMessage(tab.id ?? -1, { type: "step", by: 1, bySource: true });
          });
          const box = await until(
            () =>
              browser().inside("hearsay-card", (root) => {
                const { left, top, right, bottom } = /** @type {Element} */ (root.querySelector(".hearsay-box")).getBoundingClientRect();
                return { left, top, right: innerWidth - right, bottom: innerHeight - bottom };
              }),
            (found) => found !== null,
            "the card",
          );
          for (const [side, room] of Object.entries(box ?? {})) assert.ok(room >= 0, `${side}: ${room}`);
          await browser().key("Escape");
        } finally {
          await browser().zoom(1);
        }
        for (const path of ["options/options.html", "welcome/welcome.html"]) {
          await openOurs(path, () => browser().inPage(() => document.querySelectorAll("h2").length > 1));
          await browser().zoom(2);
          await until(() => browser().look(() => devicePixelRatio), (ratio) => ratio === 2 * usual, `${path} at 200 %`);
          assert.deepEqual(await browser().inPage(cut), [], path);
          // Zoom goes by site, and the panel is of the same as our pages.
          assert.equal(await browser().inPanel(() => devicePixelRatio), 2 * usual, "the panel at 200 %");
          assert.deepEqual(await browser().inPanel(cut), []);
          await browser().zoom(1);
          await browser().closeTab();
        }
      });

      test("the card", { timeout: 60_000 }, async () => {
        await browser().inBackground(async () => {
          const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
          await chrome.tabs.sendMessage(tab.id ?? -1, { type: "step", by: 1 });
        });
        const html = await until(() => browser().inside("hearsay-card", (root) => root.innerHTML), (text) => Boolean(text), "a card");
        // Nobody sees into the card's closed tree, axe-core neither: the same on a page of ours, with the same sheet.
        await openOurs("welcome/welcome.html", () => browser().inPage(() => [...CSS.highlights.keys()].includes("hearsay-source")));
        await browser().inPage((html) => {
          document.body.innerHTML = `<main><h1>Card</h1>${html}</main>`;
        }, html);
        assert.deepEqual(await browser().look(audit, AXE), []);
        await browser().closeTab();
        assert.deepEqual((await browser().takeComplaints()).filter(({ ours, text }) => ours && !/Trusted|inactive/.test(text)), []);
      });
    },
    { dark },
  );
}
