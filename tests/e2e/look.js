// What can be seen on a page from outside. Each function is sent into the page as text and stands for itself.

/**
 * What is painted: for each kind of mark, the text of its ranges in the order of the page. Highlights of one kind that
 * differ only in hue are one.
 *
 * @returns {import("./core.js").Paint}
 */
export function painted() {
  /** @type {Map<Node, number>} */
  const trees = new Map();
  const treeOf = (/** @type {Node} */ node) => trees.get(node.getRootNode()) ?? 0;
  /** @type {Record<string, { node: Text, start: number, end: number }[]>} */
  const byKind = {};
  for (const [name, highlight] of CSS.highlights) {
    if (!name.startsWith("hearsay-") || highlight.size === 0) continue;
    const ranges = (byKind[name.slice("hearsay-".length).replace(/-\d$/, "")] ??= []);
    for (const { startContainer: node, startOffset: start, endContainer, endOffset: end } of highlight) {
      if (!(node instanceof Text) || node !== endContainer) throw new Error(`a range in ${name} is not within one text node`);
      const root = node.getRootNode();
      if (!trees.has(root)) trees.set(root, trees.size);
      ranges.push({ node, start, end });
    }
  }
  /** @type {import("./core.js").Paint} */
  const paint = {};
  for (const [kind, ranges] of Object.entries(byKind)) {
    // Nodes of different trees have no order: those of a tree keep together.
    ranges.sort((a, b) => {
      if (a.node === b.node) return a.start - b.start || a.end - b.end;
      const isLater = a.node.compareDocumentPosition(b.node) & Node.DOCUMENT_POSITION_PRECEDING;
      return treeOf(a.node) - treeOf(b.node) || (isLater ? 1 : -1);
    });
    paint[kind] = ranges.map(({ node, start, end }) => node.data.slice(start, end));
  }
  return paint;
}

/** @returns {number} how many ranges of ours are registered */
export function paintedCount() {
  let count = 0;
  for (const [name, highlight] of CSS.highlights) if (name.startsWith("hearsay-")) count += highlight.size;
  return count;
}

/** @returns {string[]} names of our highlights in the registry, empty ones too */
export function highlightNames() {
  return [...CSS.highlights.keys()].filter((name) => name.startsWith("hearsay-"));
}

/**
 * @param {number} [longest] a text longer than this is given as a check sum
 * @returns {string} the whole document as text, its open shadow roots and its doctype included
 */
export function serialised(longest = 1_000_000) {
  /** @param {Document | ShadowRoot | Element} root @returns {string[]} */
  const shadows = (root) =>
    [...root.querySelectorAll("*")].flatMap((host) => (host.shadowRoot ? [host.shadowRoot.innerHTML, ...shadows(host.shadowRoot)] : []));
  const sheets = document.adoptedStyleSheets.length + document.styleSheets.length;
  const doctype = document.doctype ? new XMLSerializer().serializeToString(document.doctype) : "";
  const around = `${document.childNodes.length} nodes, ${sheets} style sheets`;
  const text = [doctype, document.documentElement?.outerHTML, ...shadows(document), around].join("\n");
  if (text.length <= longest) return text;
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return `${text.length} characters with the sum ${hash}`;
}

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/** Brings the first range of a kind that begins so into view; its first line's box. @param {string} kind @param {string} words @returns {Box | null} */
export function boxOf(kind, words) {
  for (const [name, highlight] of CSS.highlights) {
    if (name.replace(/-\d$/, "") !== `hearsay-${kind}`) continue;
    for (const { startContainer, startOffset, endOffset } of highlight) {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(startContainer, endOffset);
      if (!String(range).startsWith(words)) continue;
      startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, right, bottom } = range.getClientRects()[0];
      return { left, top, right, bottom };
    }
  }
  return null;
}
