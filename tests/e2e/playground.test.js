// The playground, as make run serves it: the samples read, one's own text read as it is written.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { AXE, audit } from "./axe.js";
import { inBrowsers } from "./browsers/index.js";
import { painted } from "./look.js";
import { until } from "./visit.js";

const server = spawn(process.execPath, [fileURLToPath(new URL("../../scripts/serve.js", import.meta.url)), "--port", "0", "--quiet"]);
let url = "";
before(async () => {
  const [line] = await once(server.stdout, "data");
  // The tests' Chromium resolves no names.
  url = String(line).trim().replace("localhost", "127.0.0.1");
});
after(() => server.kill());

inBrowsers(
  "playground",
  (browser) => {
    const status = () => browser().look(() => document.getElementById("status")?.textContent ?? "");
    const isRead = (/** @type {string} */ text) => /^\d+ words read in /.test(text);

    async function openPlayground() {
      await browser().open(url);
      await until(status, isRead, "the first sample to be read");
    }

    test("each of the three samples has everything that the lenses mark", async () => {
      await openPlayground();
      for (let sample = 0; sample < 3; sample++) {
        await browser().look((index) => /** @type {HTMLElement} */ (document.getElementById("samples")?.children[index]).click(), sample);
        await until(
          () => browser().look((index) => document.getElementById("samples")?.children[index].getAttribute("aria-pressed") ?? "", sample),
          (pressed) => pressed === "true",
          "the sample to be chosen",
        );
        await until(status, isRead, "the sample to be read");
        const counts = await browser().look(() =>
          Array.from(/** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#legend .count")), (count) => [count.dataset.lens, Number(count.textContent)]),
        );
        for (const [lens, count] of counts) {
          if (lens !== "headline") assert.ok(Number(count) > 0, `sample ${sample + 1}: nothing for ${lens}`);
        }
      }
      assert.deepEqual(await browser().takeComplaints(), []);
    });

    test("one's own text is read as it is written", async () => {
      await openPlayground();
      await browser().look(() => {
        const text = /** @type {HTMLTextAreaElement} */ (document.getElementById("text"));
        text.value = "“It was never safe,” said Ida Brook, an engineer.\n\nShe left the firm last year.";
        text.dispatchEvent(new Event("input"));
      });
      const paint = await until(
        () => browser().look(painted),
        (now) => Object.values(now).some((words) => words.includes("“It was never safe,”")),
        "the quotation to be painted",
      );
      assert.ok(Object.values(paint).some((words) => words.some((word) => word.startsWith("Ida Brook"))));
    });

    test("axe-core finds nothing", { timeout: 60_000 }, async () => {
      await openPlayground();
      assert.deepEqual(await browser().look(audit, AXE), []);
    });

    test("a lens that is switched off takes its marks along", async () => {
      await openPlayground();
      const names = () => browser().look(() => [...CSS.highlights.keys()].filter((name) => name.startsWith("hearsay-")));
      assert.ok((await names()).includes("hearsay-quote"));
      await browser().look(() => /** @type {HTMLInputElement} */ (document.querySelector("#legend input")).click());
      await until(names, (now) => !now.includes("hearsay-quote") && now.includes("hearsay-hedge"), "the sources to go, the hedges to stay");
    });
  },
  { extension: false },
);
