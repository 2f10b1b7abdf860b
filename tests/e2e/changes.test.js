// Pages that change while they are read, and text in other trees.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { inBrowsers } from "./browsers/index.js";
import { painted, paintedCount } from "./look.js";
import { Site } from "./server.js";
import { count, leave, meantOn, open, pressUntilPainted, stateOf, until } from "./visit.js";

/** @typedef {import("./browsers/index.js").Browser} Browser */

const site = new Site();
before(() => site.start());
after(() => site.stop());

const STORY = `<article id="story"><h1>Lighthouse to be sold</h1>
<p>“It breaks my heart,” said Ines Roth, the last keeper. She lived in the tower for 22 years.</p>
<p>The coast guard said on Tuesday that the light would be switched off in the autumn, after more than a century.</p>
<p>According to the town clerk, three buyers have already asked for the price, which has not been made public.</p></article>`;

const OTHER = `<h1>School gets a new roof</h1>
<p>“At last we can hear ourselves think,” said Amin Darby, who teaches there. The old roof had leaked for years.</p>
<p>The council reported that the work had cost less than planned, which the builders put down to a dry spring.</p>`;

/** @param {string} body @param {string} [head] */
const page = (body, head = "") =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Made for a test</title>${head}<body>${body}`;

/** Waits until exactly that is painted which the core means by the page as it is now. @param {Browser} browser */
async function settled(browser) {
  const { paint } = await meantOn(browser);
  assert.ok(count(paint) > 0, "there is something to mark");
  await until(() => browser.look(paintedCount), (n) => n === count(paint), `${count(paint)} painted ranges`);
  assert.deepEqual(await browser.look(painted), paint);
  return paint;
}

/** @param {import("./core.js").Paint} paint @param {string} words */
function isPainted(paint, words) {
  return Object.values(paint).some((ranges) => ranges.some((range) => range.includes(words)));
}

inBrowsers("changes", (browser) => {
  /** @param {string} name @param {string} html */
  async function reading(name, html) {
    await open(browser(), site.url(site.make(name, html)));
    const before = await stateOf(browser());
    await pressUntilPainted(browser(), (await meantOn(browser())).paint);
    return before;
  }

  test("late paragraphs are read, the others keep their marks", async () => {
    await reading("late", page(STORY));
    const first = await browser().look(painted);
    await browser().look(() => {
      const late = document.createElement("p");
      late.textContent = "“I will miss the fog,” said Olaf Brandt, who sells ice cream below the tower.";
      document.getElementById("story")?.append(late);
    });
    await until(() => browser().look(painted), (paint) => isPainted(paint, "I will miss the fog"), "the late quotation");
    const now = await settled(browser());
    for (const words of first.quote) assert.ok(now.quote.includes(words), `${words} is still painted`);
  });

  test("a paragraph that changes is read again, one that goes takes its marks along", async () => {
    await reading("edited", page(STORY));
    await browser().look(() => {
      const [first, second] = document.querySelectorAll("#story p");
      /** @type {Text} */ (first.firstChild).data = "“It mends my heart,” said Ines Roth, the last keeper. She is coming back.";
      second.remove();
    });
    await until(() => browser().look(painted), (paint) => isPainted(paint, "It mends my heart"), "the new words");
    const paint = await settled(browser());
    assert.ok(!isPainted(paint, "breaks"), "the old words are gone");
    const detached = await browser().look(() =>
      [...CSS.highlights].flatMap(([name, ranges]) => (name.startsWith("hearsay-") ? [...ranges] : [])).filter((range) => !range.startContainer.isConnected).length,
    );
    assert.equal(detached, 0, "no range stands in a paragraph that is gone");
  });

  test("navigation within one page: the new story is read", async () => {
    await reading("single-page", page(STORY));
    await browser().look((/** @type {string} */ other) => {
      history.pushState({}, "", "?story=2");
      const story = document.getElementById("story");
      if (story) story.innerHTML = other;
    }, OTHER);
    await until(() => browser().look(painted), (paint) => isPainted(paint, "At last we can hear"), "the new story's quotation");
    assert.ok(!isPainted(await settled(browser()), "breaks my heart"));
  });

  test("leaving stops the watching: later paragraphs stay plain", async () => {
    const before = await reading("left", page(STORY));
    await leave(browser(), before);
    await browser().look(() => {
      const late = document.createElement("p");
      late.textContent = "“Nobody reads this,” said nobody.";
      document.getElementById("story")?.append(late);
    });
    await wait(800);
    assert.equal(await browser().look(paintedCount), 0);
  });

  test("a flood of changes ends in the right marks", { timeout: 30_000 }, async () => {
    await reading("flood", page(STORY));
    await browser().look(async () => {
      const story = document.getElementById("story");
      for (let n = 0; n < 3000; n++) {
        const p = document.createElement("p");
        p.textContent = n % 2 ? `“Number ${n} is here,” said Ines Roth.` : `Plain line ${n}.`;
        story?.append(p);
        if (n % 3 === 0) story?.lastChild?.remove();
        if (n % 100 === 0) await new Promise((turn) => setTimeout(turn, 0));
      }
    });
    await until(() => browser().look(painted), (paint) => isPainted(paint, "Number 2999"), "the last of them", 20_000);
    await settled(browser());
  });

  test("text in open shadow roots is read, in closed ones and in frames it is not", async () => {
    const html = page(`${STORY}
      <article><p>Before the component. The harbour master said that the tower was <x-name><template shadowrootmode="open">
        “older than <b>every</b> <slot></slot> here”</template>house</x-name>, and he should know it.</p>
      <x-open><template shadowrootmode="open"><p>“We live in the shade,” said Una Moll, who keeps bees. She smiled as she said it.</p>
        <x-inner><template shadowrootmode="open"><p>“And I live deeper,” said Kai Lorenz, who keeps moles in his garden.</p></template></x-inner></template></x-open></article>
      <x-closed><template shadowrootmode="closed"><p>“You cannot see me,” said Mr Closed.</p></template></x-closed>
      <iframe srcdoc="<p>“You should not read me,” said Mrs Frame.</p>"></iframe>`);
    await open(browser(), site.url(site.make("shadow", html)));
    const before = await stateOf(browser());
    const { paint: meant } = await meantOn(browser());
    await pressUntilPainted(browser(), meant);
    // Across trees there is no one order.
    const sorted = (/** @type {import("./core.js").Paint} */ paint) =>
      Object.fromEntries(Object.entries(paint).map(([kind, words]) => [kind, [...words].sort()]));
    const found = await browser().look(painted);
    assert.deepEqual(sorted(found), sorted(meant));
    assert.ok(isPainted(found, "We live in the shade") && isPainted(found, "And I live deeper"));
    assert.ok(!isPainted(found, "cannot see me") && !isPainted(found, "should not read me"));
    const inFrame = await browser().look(() => document.querySelector("iframe")?.contentDocument?.defaultView?.eval("CSS.highlights.size"));
    assert.equal(inFrame, 0, "nothing is registered in the frame");
    await leave(browser(), before);
  });

  test("the page's own highlights are left alone", async () => {
    const html = page(`${STORY}<script>
      const p = document.querySelector("#story p").firstChild;
      CSS.highlights.set("search", new Highlight(new StaticRange({ startContainer: p, startOffset: 0, endContainer: p, endOffset: 5 })));</script>`);
    const before = await reading("highlights", html);
    await leave(browser(), before);
    assert.deepEqual(await browser().look(() => [...CSS.highlights].map(([name, { size }]) => [name, size])), [["search", 1]]);
  });
});
