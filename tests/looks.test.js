// The colours of marks: seen on white, sepia and black, and told apart by readers who see fewer colours.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PALETTES, TINTS, USUAL, classSheet, highlightSheet, looksFrom } from "../extension/page/looks.js";

/** @typedef {number[]} Rgb linear red, green and blue, 0 to 1 */

const css = readFileSync(new URL("../extension/page/marks.css", import.meta.url), "utf8").replace(/@media[^]*$/, "");
const samples = readFileSync(new URL("../extension/panel/samples.css", import.meta.url), "utf8");

/** Pages and their text. */
const GROUNDS = { white: ["#ffffff", "#000000"], sepia: ["#f4ecd8", "#3b2f20"], black: ["#000000", "#ffffff"] };

/** @param {string} hex @returns {Rgb} */
const linear = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
/** @param {Rgb} color */
const luminance = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
/** As WCAG 2 defines it. @param {Rgb} a @param {Rgb} b */
const contrast = (a, b) => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);

/** How colours look with a full deficiency (Machado, Oliveira and Fernandes 2009), on linear colours. @type {Record<string, number[][]>} */
const SIGHTS = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** @param {number[][]} sight @param {Rgb} color */
const seen = (sight, color) => sight.map((row) => Math.min(1, Math.max(0, row.reduce((sum, part, at) => sum + part * color[at], 0))));

/** Oklab (Ottosson 2020). @param {Rgb} color */
function oklab([r, g, b]) {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s];
}

/** @param {string} a @param {string} b @param {number[][]} sight @returns {number} how far apart they are; 2 is just noticed */
function difference(a, b, sight) {
  const [x, y] = [a, b].map((hex) => oklab(seen(sight, linear(hex))));
  return 100 * Math.hypot(...x.map((part, at) => part - y[at]));
}

for (const [palette, lenses] of Object.entries(PALETTES)) {
  test(`${palette}: every line has at least 3:1 on white, sepia and black pages`, () => {
    for (const [lens, colors] of Object.entries(lenses)) {
      for (const color of colors) {
        for (const [ground, [page]] of Object.entries(GROUNDS)) {
          const ratio = contrast(linear(color), linear(page));
          assert.ok(ratio >= 3, `${lens} ${color} on ${ground}: ${ratio.toFixed(2)}`);
        }
      }
    }
  });

  test(`${palette}: any two lenses are told apart, with each kind of colour blindness`, () => {
    const colors = Object.entries(lenses).map(([lens, [color]]) => ({ lens, color }));
    for (const [name, sight] of Object.entries(SIGHTS)) {
      for (const a of colors) {
        for (const b of colors.slice(0, colors.indexOf(a))) {
          const apart = difference(a.color, b.color, sight);
          assert.ok(apart >= 5, `${name}: ${a.lens} ${a.color} and ${b.lens} ${b.color} are ${apart.toFixed(1)} apart`);
        }
      }
    }
  });

  test(`${palette}: the text on a tint has at least 4.5:1, and the line on its own tint 3:1`, () => {
    for (const [lens, kinds] of Object.entries(TINTS)) {
      for (const tint of Object.values(kinds)) {
        for (const color of lenses[lens]) {
          for (const [ground, [page, text]] of Object.entries(GROUNDS)) {
            const [over, under] = [color, page].map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));
            const mixed = `#${over.map((c, at) => Math.round((c * tint + under[at] * (100 - tint)) / 100).toString(16).padStart(2, "0")).join("")}`;
            const ratio = contrast(linear(mixed), linear(text));
            assert.ok(ratio >= 4.5, `${lens} on ${ground}: ${ratio.toFixed(2)}`);
            const ofLine = contrast(linear(mixed), linear(color));
            assert.ok(ofLine >= 3, `the line of ${lens} on its tint on ${ground}: ${ofLine.toFixed(2)}`);
          }
        }
      }
    }
  });
}

test("the marks' own sheet is the calm palette, and has no line that is not seen on every page", () => {
  const calm = Object.values(PALETTES.calm).flat();
  const lines = [...css.matchAll(/text-decoration: [^;]*(#[0-9a-f]{6})/g)].map(([, color]) => color);
  assert.ok(lines.length > 20);
  for (const color of lines) {
    for (const [page] of Object.values(GROUNDS)) assert.ok(contrast(linear(color), linear(page)) >= 3, color);
  }
  for (const [lens, kinds] of Object.entries(TINTS)) {
    for (const kind of Object.keys(kinds)) {
      const rules = [...css.matchAll(new RegExp(`hearsay-${kind}(?:-\\d)?\\) \\{[^}]*?text-decoration: [^;]*(#[0-9a-f]{6})`, "g"))].map(([, color]) => color);
      if (kind !== "quote") assert.deepEqual(rules, PALETTES.calm[lens], kind);
      const sample = new RegExp(`\\.is-${kind} \\{[^}]*?text-decoration: [^;]*(#[0-9a-f]{6})`).exec(samples)?.[1];
      if (kind !== "quote") assert.ok(calm.includes(sample ?? ""), `${kind}: ${sample}`);
    }
  }
});

test("no sheet where everything is as usual; what is chosen comes over marks.css, and nothing in forced colours", () => {
  assert.equal(highlightSheet(USUAL), "");
  const looks = looksFrom({ palette: "calm", colors: { hedges: "#123456" }, lines: { sources: "wavy" } });
  const rules = highlightSheet(looks);
  assert.match(rules, /^@media not \(forced-colors: active\)\{.*\}$/);
  assert.ok(rules.includes("::highlight(hearsay-hedge){text-decoration-color:#123456;}"), rules);
  assert.ok(rules.includes("::highlight(hearsay-source){text-decoration-style:wavy;}"), rules);
  assert.ok(!rules.includes("person"));
  const bright = highlightSheet({ ...USUAL, palette: "bright" });
  for (const hue of [0, 1, 2, 3]) assert.ok(bright.includes(`::highlight(hearsay-person-${hue}){text-decoration-color:${PALETTES.bright.names[hue]}`));
  assert.ok(classSheet({ ...USUAL, palette: "bright" }).includes(".is-hedge{"));
});

test("what is no colour, no line and no lens is not taken in", () => {
  assert.deepEqual(looksFrom({ palette: "toString", colors: { hedges: "red;} * {", nobody: "#123456", names: "#12345g" }, lines: { voice: "none", dates: "dotted" } }), {
    palette: "calm",
    colors: {},
    lines: { dates: "dotted" },
  });
  for (const junk of [undefined, null, 3, "x", []]) assert.deepEqual(looksFrom(junk), USUAL);
});
