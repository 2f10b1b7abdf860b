// Every sentence that the extension can say is there, in every language, with the same things to fill in.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { keyOf } from "../extension/page/keys.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** @param {string} folder @param {string} ending @returns {string} the text of all such files */
function sources(folder, ending) {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending) && !path.startsWith("core"))
    .map((path) => readFileSync(join(root, folder, path), "utf8"))
    .join("\n");
}

/** @param {string} language @returns {Record<string, { message: string }>} */
function messages(language) {
  return JSON.parse(readFileSync(join(root, "extension/_locales", language, "messages.json"), "utf8"));
}

/** @param {string} text @param {RegExp} pattern with one group */
const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

const rust = sources("src", ".rs");
const script = sources("extension", ".js");
const english = messages("en");

/** @param {string} name of a Rust enum @returns {string[]} its variants, in lower case with underscores */
function variants(name) {
  const body = new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(rust)?.[1] ?? "";
  return all(body, /^ {4}([A-Z]\w*)/gm).map((variant) => variant.replace(/(?<!^)[A-Z]/g, "_$&").toLowerCase());
}

/** @param {string[]} keys */
function assertMessages(keys) {
  assert.notEqual(keys.length, 0, "no key was found to look for");
  assert.deepEqual(keys.filter((key) => !english[key]?.message), []);
}

test("a message for every key in the core", () => {
  assertMessages(all(rust, /"((?:reason|finding|error)[A-Z][A-Za-z]*)"/g));
});

test("a message for every key in the scripts and the manifest", () => {
  const manifest = readFileSync(join(root, "extension/manifest.json"), "utf8");
  assertMessages([...all(script, /(?:\bsay|getMessage)\("([A-Za-z]+)"/g), ...all(manifest, /__MSG_(\w+)__/g), ...all(script, /"(error[A-Z][A-Za-z]+)"/g)]);
});

test("a message for every place where a publication date is found", () => {
  const places = [/found_in: "([a-z:_-]+)"/g, /(?:publication|change)\("([a-z:_-]+)"/g, /DayKind::\w+, "([a-z]+)"\)/g].flatMap((pattern) => all(rust, pattern));
  assert.ok(places.includes("meta") && places.includes("json-ld") && places.includes("byline") && places.includes("archive"), places.join(" "));
  assertMessages(places.map((place) => keyOf("found", place)));
});

test("a message for every kind of mark, every lens and every kind of source", () => {
  const kinds = variants("MarkKind");
  assert.ok(kinds.length >= 16, `${kinds.length} kinds of mark`);
  assertMessages(kinds.map((kind) => keyOf("kind", kind)));
  assertMessages(all(rust, /^ {4}\("([a-z]+)", &\[/gm).map((lens) => keyOf("lens", lens)));
  assertMessages(variants("SourceKind").flatMap((kind) => [keyOf("sourceKind", kind), keyOf("share", kind)]));
  assertMessages(variants("Manner").map((manner) => keyOf("manner", manner)));
  assertMessages(variants("DateKind").map((kind) => keyOf("date", kind)));
  assertMessages(variants("DayKind").map((kind) => keyOf("dayKind", kind)));
  assertMessages(variants("NumberKind").map((kind) => keyOf("number", kind)));
});

for (const language of readdirSync(join(root, "extension/_locales")).filter((name) => name !== "en")) {
  test(`${language} has the same keys as English, with the same things to fill in`, () => {
    const theirs = messages(language);
    assert.deepEqual(Object.keys(theirs).sort(), Object.keys(english).sort());
    const blanks = (/** @type {string} */ text) => all(text, /(\$\d)/g).sort();
    for (const key of Object.keys(english)) assert.deepEqual(blanks(theirs[key].message), blanks(english[key].message), key);
  });
}
