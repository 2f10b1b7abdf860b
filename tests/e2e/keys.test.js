// The browser's own ways to Hearsay: its shortcut keys and its context menus, pressed as a reader presses them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { HAS_DISPLAY } from "./browsers/display.js";
import { BROWSERS, inBrowsers } from "./browsers/index.js";
import { painted, paintedCount } from "./look.js";
import { Site } from "./server.js";
import { count, notice, open, until } from "./visit.js";

const site = new Site();
before(() => site.start());
after(() => site.stop());

const WITHOUT_DISPLAY = HAS_DISPLAY || !BROWSERS.includes("Chromium") ? false : "Chromium hears keys in a window only: Xvfb and xdotool are not here";

/** Runs in the background: whether the panel is open. */
async function isPanelOpen() {
  const views = /** @type {any} */ (chrome.extension)?.getViews?.({ type: "sidebar" });
  return (views ?? (await chrome.runtime.getContexts({ contextTypes: [/** @type {any} */ ("SIDE_PANEL")] }))).length > 0;
}

/** Runs in the background: from now on the button alone opens no panel. */
async function keepPanelClosed() {
  globalThis.localStorage?.setItem("panelClosed", "true");
  await chrome.storage.local.set({ panelClosed: true });
  await chrome.sidePanel?.setOptions({ enabled: false });
}

/** Runs in the page: selects words and tells where they stand. @param {string} words */
function select(words) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(words) ?? -1;
    if (at < 0) continue;
    node.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
    getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
  }
  const { left, top, height } = /** @type {Selection} */ (getSelection()).getRangeAt(0).getClientRects()[0];
  return { x: left + 15, y: top + height / 2 };
}

if (WITHOUT_DISPLAY) test("shortcut keys and context menus", { skip: WITHOUT_DISPLAY }, () => {});
else
  inBrowsers(
    "keys and menus",
    (browser) => {
      const card = async () => (await browser().textInside("hearsay-card")) ?? "";
      const next = (/** @type {string} */ before) => until(card, (text) => text !== "" && text !== before, "the next card");

      test("read and leave, next and previous mark, next and previous source, open the panel: all by their keys", { timeout: 60_000 }, async () => {
        await browser().inBackground(keepPanelClosed);
        await browser().setShortcut("next-source", "Alt+Shift+L");
        await browser().setShortcut("previous-source", "Alt+Shift+O");
        await open(browser(), site.url("sample.html"));
        await browser().keys("Alt+Shift+Y");
        await until(() => browser().look(paintedCount), (n) => n > 0, "marks");

        await browser().keys("Alt+Shift+J");
        const first = await next("");
        await browser().keys("Alt+Shift+J");
        const second = await next(first);
        await browser().keys("Alt+Shift+K");
        assert.equal(await next(second), first);
        await browser().keys("Alt+Shift+L");
        const source = await next(first);
        assert.match(source, /^\s*Source/);
        await browser().keys("Alt+Shift+L");
        const other = await next(source);
        assert.match(other, /^\s*Source/);
        await browser().keys("Alt+Shift+O");
        assert.equal(await next(other), source);
        await browser().key("Escape");
        await until(card, (text) => text === "", "the card to go");

        assert.equal(await browser().inBackground(isPanelOpen), false);
        await browser().keys("Alt+Shift+U");
        await until(() => browser().inBackground(isPanelOpen), Boolean, "the panel");
        assert.ok(await until(() => browser().inPanel(() => document.querySelector(".bar") !== null), Boolean, "the reading in the panel"));
        await browser().keys("Alt+Shift+Y");
        await until(() => browser().look(paintedCount), (n) => n === 0, "the page to be left");
      });

      test("from the page's menu the selection is read, with no press before", { timeout: 60_000 }, async () => {
        await open(browser(), site.url("forum.html"));
        const { x, y } = await browser().look(select, "Check the valve first");
        await browser().chooseInMenu("Read the selection with Hearsay", x, y);
        const paint = await until(() => browser().look(painted), (now) => count(now) > 0, "marks");
        assert.ok(JSON.stringify(paint).includes("Check the valve first"), JSON.stringify(paint));
        assert.equal(await notice(browser()), null);
        await browser().press();
        await until(() => browser().look(paintedCount), (n) => n === 0, "the page to be left");
      });

      test("from the button's menu: the whole page, and the settings; in Firefox the panel and this site always, too", { timeout: 60_000 }, async () => {
        await open(browser(), site.url("forum.html"));
        await browser().press();
        await until(() => notice(browser()), (said) => said !== null, "no article");
        await browser().chooseInButtonMenu("read-page");
        await until(() => browser().look(paintedCount), (n) => n > 0, "marks on the whole page");
        await browser().press();
        await until(() => browser().look(paintedCount), (n) => n === 0, "the page to be left");

        await browser().chooseInButtonMenu("settings");
        const settings = () => browser().inBackground(async () => (await chrome.tabs.query({ url: chrome.runtime.getURL("options/options.html") })).map(({ id }) => id ?? -1));
        const [tab] = await until(settings, (tabs) => tabs.length === 1, "the settings");
        await browser().inBackground((tab) => chrome.tabs.remove(tab), tab);
        await until(settings, (tabs) => tabs.length === 0, "the settings to be closed");

        if (browser().name === "Firefox") {
          await browser().closePanel();
          await until(() => browser().inBackground(isPanelOpen), (isOpen) => !isOpen, "the panel to close");
          await browser().chooseInButtonMenu("always");
          const sites = () => browser().inBackground(async () => (await chrome.permissions.getAll()).origins ?? []);
          await until(sites, (all) => all.includes("http://127.0.0.1/*"), "the site to be granted");
          await browser().inBackground(() => chrome.permissions.remove({ origins: ["http://127.0.0.1/*"] }));
          await browser().chooseInButtonMenu("panel");
          await until(() => browser().inBackground(isPanelOpen), Boolean, "the panel");
        }
        assert.deepEqual((await browser().takeComplaints()).filter(({ ours, text }) => ours && !/inactive|unloaded/.test(text)), []);
      });
    },
    { shown: true },
  );
