// A page packed into a few long strings and numbers that say what stands where in them: as one object for each block and each
// element it took longer to send than to read. The core unpacks it (src/packed.rs), the content script asks for what it needs.

/** @typedef {{ name: string, value: string, element: number, words: string }} PageMeta `words`: those of a `<time>` */
/**
 * What the core reads. Offsets are UTF-16 code units; where one thing ends the next one starts.
 *
 * @typedef {object} Page
 * @property {string} url
 * @property {string} title
 * @property {string} lang
 * @property {PageMeta[]} meta
 * @property {string} text of all blocks
 * @property {Uint32Array} blocks three numbers a block: its element, where its text ends in `text`, where its links end in `links`
 * @property {Uint32Array} links where a link starts and where it ends in the text of its block, again and again
 * @property {string} words of all elements
 * @property {string} tags the different tags, with a space between them
 * @property {Uint32Array} elements four numbers an element: which of the tags it has, where its words end in `words`, its parent or
 *   NONE, 1 if it is hidden
 */
/** @typedef {Omit<Page, "url" | "title" | "lang" | "meta">} Content */

export const BLOCK_WIDTH = 3;
export const ELEMENT_WIDTH = 4;
/** In the place of a parent, where there is none. */
export const NONE = 0xffffffff;

/** Packs blocks and elements as they come. */
export class Packer {
  /** @type {string[]} */
  #texts = [];
  #textEnd = 0;
  /** @type {number[]} */
  #blocks = [];
  /** @type {number[]} */
  #links = [];
  /** @type {string[]} */
  #words = [];
  #wordsEnd = 0;
  /** @type {number[]} */
  #elements = [];

  /**
   * @param {number} tag which of the tags it has
   * @param {string} words
   * @param {number} parent
   * @param {boolean} hidden
   * @returns {number} its index
   */
  element(tag, words, parent, hidden) {
    if (words !== "") {
      this.#words.push(words);
      this.#wordsEnd += words.length;
    }
    return this.#elements.push(tag, this.#wordsEnd, parent, hidden ? 1 : 0) / ELEMENT_WIDTH - 1;
  }

  /** @param {number} element that was packed before */
  hide(element) {
    this.#elements[element * ELEMENT_WIDTH + 3] = 1;
  }

  /** @param {number} element @param {string} text @param {number[]} links */
  block(element, text, links) {
    this.#texts.push(text);
    this.#textEnd += text.length;
    for (const offset of links) this.#links.push(offset);
    this.#blocks.push(element, this.#textEnd, this.#links.length);
  }

  /** @param {Iterable<string>} tags @returns {Content} */
  packed(tags) {
    return {
      text: this.#texts.join(""),
      blocks: new Uint32Array(this.#blocks),
      links: new Uint32Array(this.#links),
      words: this.#words.join(""),
      tags: [...tags].join(" "),
      elements: new Uint32Array(this.#elements),
    };
  }
}

/** @param {Page} page @param {number} block @returns {string} */
export function textOf({ text, blocks }, block) {
  return text.slice(block > 0 ? blocks[(block - 1) * BLOCK_WIDTH + 1] : 0, blocks[block * BLOCK_WIDTH + 1]);
}

/** @param {Page} page @param {number} block @returns {string} the tag of its element */
export function tagOf({ tags, blocks, elements }, block) {
  return tags.split(" ")[elements[blocks[block * BLOCK_WIDTH] * ELEMENT_WIDTH]];
}

/** @param {Page} page @param {number} block @returns {boolean} whether its element is hidden */
export function isHidden({ blocks, elements }, block) {
  return elements[blocks[block * BLOCK_WIDTH] * ELEMENT_WIDTH + 3] === 1;
}

/** @param {Page} page @param {number[]} kept rising indices @returns {Page} with those blocks only */
export function onlyBlocks(page, kept) {
  const packer = new Packer();
  for (const block of kept) {
    const links = page.links.subarray(block > 0 ? page.blocks[(block - 1) * BLOCK_WIDTH + 2] : 0, page.blocks[block * BLOCK_WIDTH + 2]);
    packer.block(page.blocks[block * BLOCK_WIDTH], textOf(page, block), [...links]);
  }
  const { text, blocks, links } = packer.packed([]);
  return { ...page, text, blocks, links };
}

/** @param {Page} before @param {Page} now @returns {boolean} whether the same text is shown */
export function isSamePage(before, now) {
  if (before.text !== now.text || before.blocks.length !== now.blocks.length) return false;
  for (let block = 0; block < now.blocks.length / BLOCK_WIDTH; block++) {
    const end = block * BLOCK_WIDTH + 1;
    if (before.blocks[end] !== now.blocks[end] || isHidden(before, block) !== isHidden(now, block)) return false;
  }
  return true;
}
