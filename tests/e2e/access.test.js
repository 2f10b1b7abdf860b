// All of our own pages, and the card, by axe-core; and that they bear a narrow window, 200 % zoom and right-to-left text.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AXE, audit, auditHere } from "./axe.js";
import { inBrowsers } from "./browsers/index.js";
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

      /** Laid out in 320 pixels, as a window of 640 is at 200 %, and from right to left too, nothing sticks out at the sides. */
      const overflow = () =>
        browser().inPage(() => {
          const root = document.documentElement;
          const out = [];
          root.style.width = "320px";
          for (const dir of ["ltr", "rtl"]) {
            root.dir = dir;
            const { left, right } = root.getBoundingClientRect();
            for (const element of document.querySelectorAll("body *:not(svg *)")) {
              const box = element.getBoundingClientRect();
              if (box.width > 1 && (box.right > right + 1 || box.left < left - 1)) out.push(`${dir} ${element.outerHTML.slice(0, 80)}`);
            }
          }
          root.style.width = "";
          root.dir = "ltr";
          return out;
        });

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
          assert.deepEqual(await overflow(), [], path);
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
