// Whether everything on a page of ours has its place. Each function is sent into the page as text and stands for itself.

/**
 * Laid out in 320 pixels, as a window of 640 is at 200 %, from left to right and from right to left.
 *
 * @returns {string[]} what sticks out at the sides
 */
export function overflow() {
  const root = document.documentElement;
  const before = root.dir;
  const out = [];
  root.style.width = "320px";
  for (const dir of ["ltr", "rtl"]) {
    root.dir = dir;
    const { left, right } = root.getBoundingClientRect();
    for (const element of document.querySelectorAll("body *:not(svg *)")) {
      const box = element.getBoundingClientRect();
      if (box.width > 1 && (box.right > right + 1 || box.left < left - 1)) out.push(`${dir} ${element.outerHTML.slice(0, 80)}`);
    }
  }
  root.style.width = "";
  root.dir = before;
  return out;
}

/** @returns {string[]} what is cut off as the page stands, and that the page must be moved sideways to be read */
export function cut() {
  const { scrollWidth, clientWidth } = document.documentElement;
  const out = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in a window of ${clientWidth}`] : [];
  for (const element of document.querySelectorAll("body *:not(svg *)")) {
    const { width, height, left, right } = element.getBoundingClientRect();
    const { overflowX, display, direction, listStylePosition } = getComputedStyle(element);
    // What only screen readers see is a pixel wide.
    if (width <= 1 || height <= 1 || display === "inline") continue;
    // The triangle stands before the box.
    const before = direction === "rtl" ? clientWidth - right : left;
    if (element.matches("summary") && listStylePosition === "outside" && before < 24) out.push(`no room for the triangle: ${element.outerHTML.slice(0, 80)}`);
    const isField = element.matches("button, select, summary");
    if ((overflowX !== "visible" || isField) && element.scrollWidth > element.clientWidth + 1 && !element.matches("input")) out.push(element.outerHTML.slice(0, 120));
  }
  return out;
}

/**
 * All that is said on the page or to a screen reader, piece by piece; without the story's words, which have a language of their
 * own, and the shown shortcuts.
 *
 * @param {Document | ShadowRoot} [root]
 * @returns {string[]}
 */
export function texts(root = document) {
  const said = root === document ? [document.title] : [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = /** @type {Element} */ (node instanceof Text ? node.parentElement : node);
    if (element.closest("kbd, script, style") || element.closest("body [lang]:not(section)")) continue;
    if (node instanceof Text) said.push(node.data);
    else for (const name of ["aria-label", "title", "placeholder", "alt"]) said.push(element.getAttribute(name) ?? "");
  }
  return said.flatMap((text) => [text, ...text.split(/ · |; |: /)]).map((text) => text.trim()).filter((text) => text.length > 1);
}
