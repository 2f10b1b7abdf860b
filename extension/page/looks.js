// How marks look where the reader wants it otherwise: a sheet that lies on top of marks.css and changes colours and lines.

/** @typedef {"calm" | "bright"} Palette */
/**
 * @typedef {object} Looks
 * @property {Palette} palette
 * @property {Record<string, string>} colors by lens, where the reader chose one: `#1f947a`
 * @property {Record<string, string>} lines by lens, where the reader chose one: one of LINES
 */

/** @type {Looks} */
export const USUAL = { palette: "calm", colors: {}, lines: {} };

/**
 * A colour for each lens, the names' neighbours in turn. Each has at least 3:1 against white, sepia and black, and any two can be
 * told apart with protanopia, deuteranopia and tritanopia; tests/looks.test.js computes both.
 *
 * @type {Record<Palette, Record<string, string[]>>}
 */
export const PALETTES = {
  calm: {
    sources: ["#3876dc"],
    beliefs: ["#7f68b6"],
    voice: ["#bb2b48"],
    hedges: ["#c47221"],
    names: ["#006e52", "#9a63c9", "#b8661f", "#4774c8"],
    dates: ["#007a8d"],
    numbers: ["#54640d"],
    headline: ["#be4296"],
  },
  bright: {
    sources: ["#2c72f0"],
    beliefs: ["#7f52c6"],
    voice: ["#d80738"],
    hedges: ["#c96c1c"],
    names: ["#098965", "#a24fe0", "#c45c00", "#2f7be0"],
    dates: ["#006b86"],
    numbers: ["#646900"],
    headline: ["#c800a3"],
  },
};

/** Kinds of line the reader can choose. */
export const LINES = ["solid", "dotted", "dashed", "double", "wavy"];

/** The kinds of mark that take their lens's colour, each with its tint in percent. @type {Record<string, Record<string, number>>} */
export const TINTS = {
  sources: { source: 16, cue: 0, quote: 11, indirect: 5 },
  beliefs: { belief: 7 },
  voice: { booster: 0, loaded: 13, opinion: 13 },
  hedges: { hedge: 0 },
  names: { person: 14, organization: 10, place: 7 },
  dates: { date: 10 },
  numbers: { number: 0 },
  headline: { headline: 12 },
};

/** @param {any} stored @returns {Looks} what of it can be used */
export function looksFrom(stored) {
  const kept = (/** @type {unknown} */ given, /** @type {(value: string) => boolean} */ isGood) =>
    Object.fromEntries(Object.entries(given ?? {}).filter(([lens, value]) => Object.hasOwn(TINTS, lens) && typeof value === "string" && isGood(value)));
  return {
    palette: Object.hasOwn(PALETTES, stored?.palette) ? stored.palette : USUAL.palette,
    colors: kept(stored?.colors, (color) => /^#[0-9a-f]{6}$/.test(color)),
    lines: kept(stored?.lines, (line) => LINES.includes(line)),
  };
}

/** @param {Looks} looks @param {string} lens @returns {string[]} its colours, one or several in turn */
export function colorsOf({ palette, colors }, lens) {
  return lens in colors ? [colors[lens]] : PALETTES[palette][lens];
}

/**
 * @param {Looks} looks
 * @param {(kind: string, hue: number | null) => string} selector of a kind of mark; `hue`: which of the names' colours, null where there are none in turn
 * @returns {string} a style sheet; empty where everything is as usual
 */
function sheet(looks, selector) {
  const rules = Object.entries(TINTS).flatMap(([lens, kinds]) => {
    const isUsual = looks.palette === USUAL.palette && !(lens in looks.colors);
    const line = looks.lines[lens];
    if (isUsual && !line) return [];
    const hues = lens === "names" ? [0, 1, 2, 3] : [null];
    const colors = colorsOf(looks, lens);
    return Object.entries(kinds).flatMap(([kind, tint]) =>
      hues.map((hue) => {
        const color = colors[(hue ?? 0) % colors.length];
        const background = tint > 0 ? `background-color:color-mix(in srgb,${color} ${tint}%,transparent);` : "";
        return `${selector(kind, hue)}{${isUsual ? "" : `text-decoration-color:${color};${background}`}${line ? `text-decoration-style:${line};` : ""}}`;
      }),
    );
  });
  return rules.length > 0 ? `@media not (forced-colors: active){${rules.join("")}}` : "";
}

/** For highlights in a page. @param {Looks} looks */
export function highlightSheet(looks) {
  return sheet(looks, (kind, hue) => `::highlight(hearsay-${kind}${hue === null ? "" : `-${hue}`})`);
}

/** The kinds of name each show one of the colours. @type {Record<string, number>} */
const SHOWN_HUE = { person: 0, organization: 1, place: 2 };

/** For our own pages, where a class stands for a kind. @param {Looks} looks */
export function classSheet(looks) {
  return sheet(looks, (kind, hue) => (hue === null || SHOWN_HUE[kind] === hue ? `.is-${kind}` : `.is-none`));
}
