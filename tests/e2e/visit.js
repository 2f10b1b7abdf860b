// One visit to a page: read by the extension, held against what the core means, and left without a trace.

import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { meant, takeSnapshot } from "./core.js";
import { highlightNames, painted, paintedCount, serialised } from "./look.js";

/** @typedef {import("./browsers/index.js").Browser} Browser */

/**
 * Asks again until the answer is the one wanted.
 *
 * @template T
 * @param {() => Promise<T>} ask
 * @param {(answer: T) => boolean} wanted
 * @param {string} what is waited for, for the message
 * @param {number} [most] milliseconds
 * @returns {Promise<T>}
 */
export async function until(ask, wanted, what, most = 10_000) {
  const end = Date.now() + most;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) assert.fail(`waited ${most} ms for ${what}; last seen: ${JSON.stringify(answer)}`);
    await wait(20);
  }
}

/** @param {import("./core.js").Paint} paint */
export function count(paint) {
  return Object.values(paint).reduce((sum, words) => sum + words.length, 0);
}

/**
 * Opens a page and waits until its own scripts have come to rest.
 *
 * @param {Browser} browser
 * @param {string} url
 */
export async function open(browser, url) {
  await browser.open(url);
  // By asking from here: under some policies no timer runs in the page.
  let seen = "";
  for (const end = Date.now() + 3000; Date.now() < end; ) {
    const now = await browser.look(serialised);
    if (now === seen) break;
    seen = now;
    await wait(100);
  }
  await browser.takeComplaints();
}

/** What the core means to be painted on the open page, with every lens on. @param {Browser} browser */
export async function meantOn(browser) {
  return meant(await browser.look(takeSnapshot, { rendered: true }));
}

/** @param {Browser} browser @returns {Promise<string | null>} the sentence shown on the page; null where there is none */
export async function notice(browser) {
  const sentence = await browser.inside("hearsay-notice", (root) => root.querySelector(".hearsay-sentence")?.textContent ?? "");
  if (!sentence) return null;
  assert.match(sentence, /^[A-Z][^\n]*\.$/, "a plain sentence");
  return sentence;
}

/**
 * Presses the button and waits until what is painted is what is meant.
 *
 * @param {Browser} browser
 * @param {import("./core.js").Paint} paint
 */
export async function pressUntilPainted(browser, paint) {
  await browser.press();
  const badge = await until(() => browser.badge(), (text) => text !== "", "an answer on the button");
  assert.notEqual(badge, "!", "the page may be read");
  const all = count(paint);
  await until(() => browser.look(paintedCount), (n) => n === all, `${all} painted ranges`);
}

/**
 * Presses the button again and sees to it that nothing stays behind.
 *
 * @param {Browser} browser
 * @param {{ document: string, listeners: number }} before
 */
export async function leave(browser, before) {
  await browser.press();
  await until(() => browser.look(highlightNames), (names) => names.length === 0, "no highlight of ours to be left");
  await until(() => browser.listeners(), (n) => n === before.listeners, `${before.listeners} listeners, as before`);
  same(await browser.look(serialised), before.document, "the document after leaving");
}

/** @param {Browser} browser @returns {Promise<{ document: string, listeners: number }>} what must be the same afterwards */
export async function stateOf(browser) {
  return { document: await browser.look(serialised), listeners: await browser.listeners() };
}

/** Fails with the first place of difference: a whole document is too long to be read. @param {string} found @param {string} wanted @param {string} what */
export function same(found, wanted, what) {
  if (found === wanted) return;
  let at = 0;
  while (found[at] === wanted[at]) at++;
  const around = (/** @type {string} */ text) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
  assert.fail(`${what} differs at ${at}: ${around(found)}, not ${around(wanted)}`);
}

/**
 * Opens a page once more and leaves it alone: fails where it does not complain by itself of what it complained of.
 *
 * @param {Browser} browser
 * @param {string} url
 * @param {import("./browsers/index.js").Complaint[]} complaints
 */
async function alone(browser, url, complaints) {
  await browser.open(url);
  const missing = new Set(complaints.map(({ text }) => text));
  for (const end = Date.now() + 5000; missing.size > 0 && Date.now() < end; await wait(100)) {
    for (const { text } of await browser.takeComplaints()) missing.delete(text);
  }
  assert.deepEqual([...missing], [], "no error and no warning that the page does not have by itself");
}

/**
 * The whole visit.
 *
 * @param {Browser} browser
 * @param {string} url
 * @returns {Promise<{ ranges: number, refused: string | null }>} how many ranges were painted, or why none
 */
export async function visit(browser, url) {
  await open(browser, url);
  const before = await stateOf(browser);
  const { paint, refused } = await meantOn(browser);
  const own = await browser.takeComplaints();

  if (refused) {
    await browser.press();
    await until(() => notice(browser), (said) => said !== null, `a sentence (${refused})`);
    assert.equal(await browser.look(paintedCount), 0);
  } else {
    await pressUntilPainted(browser, paint);
    assert.deepEqual(await browser.look(painted), paint);
    // That a long page was not read to its end is said in a notice; Escape sends it away.
    if (await notice(browser)) {
      await browser.key("Escape");
      await until(() => notice(browser), (said) => said === null, "the notice to go");
    }
    same(await browser.look(serialised), before.document, "the document while it is read");
    assert.ok((await browser.listeners()) > before.listeners, "the extension listens while the page is read");
  }
  await leave(browser, before);

  const known = new Set(own.map(({ text }) => text));
  const complaints = (await browser.takeComplaints()).filter(({ ours, text }) => ours || !known.has(text));
  if (complaints.length > 0 && complaints.every(({ ours }) => !ours)) await alone(browser, url, complaints);
  else assert.deepEqual(complaints, [], "no error and no warning");
  return { ranges: count(paint), refused };
}
