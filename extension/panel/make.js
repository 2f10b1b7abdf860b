// Elements, made in one line.

/** On words of the story: its language and direction, whatever the browser's own are. Only English is read. */
export const OF_STORY = { lang: "en", dir: "ltr" };

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} content
 * @returns {HTMLElement}
 */
export function make(tag, attributes, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...Node} content
 * @returns {SVGElement}
 */
export function draw(tag, attributes, ...content) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...content);
  return made;
}

/** @param {Node | string} text @param {Record<string, string>} attributes @param {() => void} pressed @returns {HTMLElement} */
export function button(text, attributes, pressed) {
  const made = make("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", pressed);
  return made;
}

/**
 * A part of the panel that opens and closes, and stays as the reader left it.
 *
 * @param {string} key
 * @param {HTMLElement} summary a `summary`
 * @param {Node[]} content
 * @param {(key: string, open?: boolean) => boolean} isOpen
 */
export function fold(key, summary, content, isOpen) {
  summary.setAttribute("data-key", key);
  const details = /** @type {HTMLDetailsElement} */ (make("details", {}, summary, ...content));
  details.open = isOpen(key);
  details.addEventListener("toggle", () => isOpen(key, details.open));
  return details;
}
