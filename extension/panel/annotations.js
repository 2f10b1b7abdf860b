// The marks as W3C Web Annotations, in JSON-LD: https://www.w3.org/TR/annotation-model/

import { describe } from "../page/describe.js";
import { listOf } from "../page/reading.js";

/** What a mark does with the words it stands on, in the model's terms. @type {Record<string, string>} */
const MOTIVATIONS = { attributions: "classifying", names: "identifying", dates: "identifying", numbers: "identifying", findings: "assessing" };

/**
 * @param {{ url: string, title: string, anchored: import("../page/anchors.js").Anchored[] }} page
 * @param {import("../page/reading.js").Report} report
 * @param {{ say: import("../page/keys.js").Say, locale: string }} tools
 * @returns {object} a collection with all annotations in its first page
 */
export function annotationsOf({ url, title, anchored }, report, { say, locale }) {
  const id = () => `urn:uuid:${crypto.randomUUID()}`;
  const items = anchored.flatMap(({ kind, index, places }) => {
    const list = listOf(kind);
    const entry = report[list][index];
    const said = entry && describe({ kind, index, block: 0, start: 0, end: 0, confidence: entry.confidence }, report, say, locale);
    if (!said) return [];
    const sentences = [`${said.kind}: ${said.title}`, ...said.lines, said.why, said.sure].filter(Boolean).join("\n");
    const targets = places.map((selector) => ({ type: "SpecificResource", source: url, selector }));
    return [
      {
        id: id(),
        type: "Annotation",
        motivation: MOTIVATIONS[list] ?? "classifying",
        body: [
          { type: "TextualBody", purpose: "tagging", format: "text/plain", value: kind },
          { type: "TextualBody", purpose: "describing", format: "text/plain", language: locale, value: sentences },
        ],
        target: targets.length === 1 ? targets[0] : targets,
      },
    ];
  });
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: id(),
    type: "AnnotationCollection",
    label: `Hearsay: ${report.headline || title}`,
    generator: { id: id(), type: "Software", name: "Hearsay" },
    total: items.length,
    first: { id: id(), type: "AnnotationPage", startIndex: 0, items },
  };
}
