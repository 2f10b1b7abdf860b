// The legend: what each mark means, said once, with a word that carries the mark itself.

/**
 * @typedef {object} Entry
 * @property {string} kind the kind of mark
 * @property {string} example a word that is marked so
 * @property {string} meaning
 */

/** By lens. @type {Record<string, { title: string, entries: Entry[] }>} */
export const LEGEND = {
  sources: {
    title: "Sources",
    entries: [
      { kind: "source", example: "the mayor", meaning: "who says it" },
      { kind: "cue", example: "said", meaning: "the words that tell so" },
      { kind: "quote", example: "“never again”", meaning: "given word for word" },
      { kind: "indirect", example: "that it rained", meaning: "told in the writer’s words" },
    ],
  },
  beliefs: {
    title: "Beliefs and plans",
    entries: [{ kind: "belief", example: "to win", meaning: "not said but thought, wanted or planned" }],
  },
  voice: {
    title: "The writer’s voice",
    entries: [
      { kind: "opinion", example: "it was wrong", meaning: "a judgement without a source" },
      { kind: "loaded", example: "shameful", meaning: "a word that pushes, the writer’s own" },
      { kind: "loaded-quoted", example: "shameful", meaning: "a word that pushes, a source’s" },
      { kind: "booster", example: "in fact", meaning: "insists" },
    ],
  },
  hedges: {
    title: "Hedges",
    entries: [{ kind: "hedge", example: "reportedly", meaning: "holds back" }],
  },
  names: {
    title: "Names",
    entries: [
      { kind: "person", example: "Ruth Low", meaning: "a person" },
      { kind: "organization", example: "the Courier", meaning: "an organisation" },
      { kind: "place", example: "Velmark", meaning: "a place" },
    ],
  },
  dates: {
    title: "Dates",
    entries: [{ kind: "date", example: "last Friday", meaning: "with its day in the calendar" }],
  },
  numbers: {
    title: "Numbers",
    entries: [{ kind: "number", example: "£3 million", meaning: "with its value and unit" }],
  },
  headline: {
    title: "The headline",
    entries: [{ kind: "headline", example: "officials", meaning: "claims more than the story carries" }],
  },
};

/**
 * Builds the legend, a switch for each lens.
 *
 * @param {HTMLElement} list where it goes
 * @param {import("./core/page/lenses.js").Lenses} lenses which are on
 * @param {(lens: string, on: boolean) => void} onSwitch
 */
export function buildLegend(list, lenses, onSwitch) {
  list.replaceChildren(
    ...Object.entries(LEGEND).map(([lens, { title, entries }]) => {
      const box = document.createElement("div");
      box.className = "lens";
      const label = document.createElement("label");
      const input = Object.assign(document.createElement("input"), { type: "checkbox", checked: lenses[lens] ?? false });
      input.addEventListener("change", () => onSwitch(lens, input.checked));
      const count = document.createElement("span");
      count.className = "count";
      count.dataset.lens = lens;
      label.append(input, title, count);
      const meanings = document.createElement("dl");
      for (const { kind, example, meaning } of entries) {
        const term = document.createElement("dt");
        term.dataset.kind = kind;
        term.textContent = example;
        const description = document.createElement("dd");
        description.textContent = meaning;
        meanings.append(term, description);
      }
      box.append(label, meanings);
      return box;
    }),
  );
}

/**
 * Marks the legend's examples as the marks on the page are, and unmarks those of lenses that are off.
 *
 * @param {HTMLElement} list
 * @param {Set<string>} shown the kinds of mark that are shown
 */
export function markLegend(list, shown) {
  for (const term of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("dt"))) {
    const kind = term.dataset.kind ?? "";
    const text = term.firstChild;
    if (!text || !shown.has(kind)) continue;
    const alternates = ["person", "organization", "place"].includes(kind);
    const name = `hearsay-${kind}${alternates ? "-0" : ""}`;
    const highlight = CSS.highlights.get(name) ?? new Highlight();
    highlight.add(new StaticRange({ startContainer: text, startOffset: 0, endContainer: text, endOffset: text.textContent?.length ?? 0 }));
    CSS.highlights.set(name, highlight);
  }
}
