// The panel's counts and switches: they say how much of each kind is marked, and take marks away and bring them back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sourcesOf } from "../../extension/page/reading.js";
import { inBrowsers } from "./browsers/index.js";
import { painted } from "./look.js";
import { HAS_SEED, Site } from "./server.js";
import { meantOn, open, pressUntilPainted, until } from "./visit.js";

const site = new Site();
before(() => site.start());
after(() => site.stop());

const WITHOUT_SEED = HAS_SEED ? false : "../shared/seed is not here";

/** Runs in the panel. @returns {Record<string, number>} the numbers beside the kinds of mark */
const counts = () =>
  Object.fromEntries(
    Array.from(document.querySelectorAll("#switches .kinds li"), (row) => [
      /is-([\w-]+)/.exec(row.firstElementChild?.className ?? "")?.[1] ?? "",
      Number(/(\d+)\s*$/.exec(row.textContent ?? "")?.[1]),
    ]),
  );

/** Runs in the panel. @param {string} lens */
const flip = (lens) => /** @type {HTMLElement} */ (document.getElementById(`lens-${lens}`)).click();

inBrowsers("the panel's lenses", (browser) => {
  /** @param {string} path */
  async function read(path) {
    await open(browser(), site.url(path));
    const meant = await meantOn(browser());
    await pressUntilPainted(browser(), meant.paint);
    return meant;
  }

  test("on the seed page each count is the report's", { skip: WITHOUT_SEED }, async () => {
    const { report } = await read("seed/article.html");
    const number = (/** @type {{ kind?: string, quoted?: boolean }[]} */ list, /** @type {(entry: any) => boolean} */ is = () => true) => list.filter(is).length;
    const wanted = {
      hedge: number(report.hedges),
      booster: number(report.boosters),
      loaded: number(report.loaded, ({ quoted }) => !quoted),
      "loaded-quoted": number(report.loaded, ({ quoted }) => quoted),
      opinion: number(report.opinions),
      person: number(report.names, ({ kind }) => kind === "person"),
      organization: number(report.names, ({ kind }) => kind === "organization"),
      place: number(report.names, ({ kind }) => kind === "place"),
      date: number(report.dates),
      number: number(report.numbers),
      headline: number(report.findings),
    };
    const shown = await until(() => browser().inPanel(counts), (now) => "cue" in now, "the counts");
    assert.deepEqual(Object.fromEntries(Object.keys(wanted).map((kind) => [kind, shown[kind] ?? 0])), wanted);
    assert.ok(shown.cue > 0 && shown.cue <= report.attributions.length);
    assert.equal(await browser().badge(), String(sourcesOf(report).length));
  });

  test("a lens that is switched off takes its marks along, and brings them back", { skip: WITHOUT_SEED }, async () => {
    const { paint } = await read("seed/article.html");
    const kinds = { sources: ["source", "cue", "quote", "indirect"], voice: ["loaded", "loaded-quoted", "booster", "opinion"], hedges: ["hedge"], names: ["person", "organization", "place"], dates: ["date"], numbers: ["number"] };
    for (const [lens, own] of Object.entries(kinds)) {
      assert.ok(own.some((kind) => paint[kind]?.length > 0), `${lens} marks something`);
      await browser().inPanel(flip, lens);
      const others = Object.fromEntries(Object.entries(paint).filter(([kind]) => !own.includes(kind)));
      await until(() => browser().look(painted), (now) => !own.some((kind) => kind in now), `no marks of ${lens}`);
      assert.deepEqual(await browser().look(painted), others);
      await browser().inPanel(flip, lens);
      await until(() => browser().look(painted), (now) => own.some((kind) => kind in now), `marks of ${lens}`);
      assert.deepEqual(await browser().look(painted), paint);
    }
  });

  test("where nobody says anything, it says so", async () => {
    const story = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Snow</title><article><h1>Snow closes the pass</h1>
      <p>Snow fell on the pass for most of the night. By the morning the road was closed to cars and the ploughs stood still in the yard.</p>
      <p>The pass is the shortest way between the two valleys. It was closed for nine days last winter and for eleven the winter before.</p>
      <p>The train runs every hour through the tunnel below. Its carriages have room for skis, dogs and bicycles.</p></article>`;
    const { report } = await read(site.make("nobody", story));
    assert.deepEqual(report.attributions, []);
    const text = () => browser().inPanel(() => document.body.innerText);
    await until(text, (now) => now.includes("Nothing in this story is attributed to anybody."), "a plain sentence");
    assert.deepEqual((await browser().takeComplaints()).filter(({ ours }) => ours), []);
  });
});
