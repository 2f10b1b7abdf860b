// A page packed into a few long strings and numbers that say what stands where in them: as one object for each block, each element and
// each thing the page says of itself it took longer to send than to read. The core unpacks it (src/packed.rs), the content script asks
// for what it needs.

/**
 * What the core reads. Offsets are UTF-16 code units; where one thing ends the next one starts.
 *
 * @typedef {object} Page
 * @property {string} url
 * @property {string} title
 * @property {string} lang
 * @property {string} text of all blocks
 * @property {Uint32Array} blocks three numbers a block: its element, where its text ends in `text`, where its links end in `links`
 * @property {Uint32Array} links where a link starts and where it ends in the text of its block, again and again
 * @property {string} tags the different tags, with a space between them
 * @property {string} words the different words that elements have, one after the other
 * @property {Uint32Array} wordEnds where each of them ends in `words`
 * @property {Uint32Array} elements four numbers an element: which of the tags it has, which of the words, its parent or NONE, 1 if it is
 *   hidden
 * @property {string} stated what the page says of itself, the name of each statement and its value
 * @property {Uint32Array} statements four numbers a statement: where its name ends in `stated`, where its value ends, the element of a
 *   `<time>` or NONE, which of the words a `<time>` has
 */
/** @typedef {Omit<Page, "url" | "title" | "lang">} Content */

export const BLOCK_WIDTH = 3;
export const ELEMENT_WIDTH = 4;
export const STATEMENT_WIDTH = 4;
/** In the place of an element, where there is none. */
export const NONE = 0xffffffff;

/** Packs what a page has, as it comes. Indices of elements may be -1, which is packed as NONE. Without private names, as the walk. */
export class Packer {
  /** @type {string[]} */
  texts = [];
  /** Length of the text since the last block. */
  length = 0;
  textEnd = 0;
  /** @type {number[]} */
  links = [];
  linksKept = 0;
  /** @type {number[]} */
  blocks = [];
  /** @type {number[]} */
  elements = [];
  /** The different words, each with its index. @type {Map<string, number>} */
  words = new Map([["", 0]]);
  /** @type {string[]} */
  stated = [];
  statedEnd = 0;
  /** @type {number[]} */
  statements = [];

  /** Adds to the text of the next block. @param {string} text not empty @param {boolean} isLinked */
  text(text, isLinked) {
    this.texts.push(text);
    if (isLinked) this.link(this.length, this.length + text.length);
    this.length += text.length;
  }

  /** Links that touch are one. @param {number} start @param {number} end */
  link(start, end) {
    const { links } = this;
    if (links.length > this.linksKept && links[links.length - 1] === start) links[links.length - 1] = end;
    else links.push(start, end);
  }

  /** Makes a block of the text since the last one. @param {number} element */
  block(element) {
    this.textEnd += this.length;
    this.length = 0;
    this.linksKept = this.links.length;
    this.blocks.push(element, this.textEnd, this.linksKept);
  }

  /**
   * @param {number} tag which of the tags it has
   * @param {string} words
   * @param {number} parent
   * @param {boolean} hidden
   * @returns {number} its index
   */
  element(tag, words, parent, hidden) {
    return this.elements.push(tag, this.indexOf(words), parent, hidden ? 1 : 0) / ELEMENT_WIDTH - 1;
  }

  /** @param {number} element that was packed before */
  hide(element) {
    this.elements[element * ELEMENT_WIDTH + 3] = 1;
  }

  /** @param {string} name @param {string} value @param {number} element @param {string} words */
  statement(name, value, element, words) {
    this.stated.push(name, value);
    const nameEnd = this.statedEnd + name.length;
    this.statedEnd = nameEnd + value.length;
    this.statements.push(nameEnd, this.statedEnd, element, this.indexOf(words));
  }

  /** @param {string} words @returns {number} which of the words they are */
  indexOf(words) {
    if (words === "") return 0;
    let index = this.words.get(words);
    if (index === undefined) this.words.set(words, (index = this.words.size));
    return index;
  }

  /** @param {Iterable<string>} tags @returns {Content} its arrays of numbers share one buffer: five take longer to send */
  packed(tags) {
    const { blocks, links, elements, statements } = this;
    const words = [...this.words.keys()];
    const numbers = new Uint32Array(blocks.length + links.length + words.length + elements.length + statements.length);
    let at = 0;
    const part = (/** @type {number[]} */ of) => {
      numbers.set(of, at);
      return numbers.subarray(at, (at += of.length));
    };
    let end = 0;
    return {
      text: this.texts.join(""),
      blocks: part(blocks),
      links: part(links),
      tags: [...tags].join(" "),
      words: words.join(""),
      wordEnds: part(words.map((of) => (end += of.length))),
      elements: part(elements),
      stated: this.stated.join(""),
      statements: part(statements),
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
  const texts = kept.map((block) => textOf(page, block));
  const links = kept.map((block) => page.links.subarray(block > 0 ? page.blocks[(block - 1) * BLOCK_WIDTH + 2] : 0, page.blocks[block * BLOCK_WIDTH + 2]));
  let textEnd = 0;
  let linksEnd = 0;
  const blocks = kept.flatMap((block, at) => [page.blocks[block * BLOCK_WIDTH], (textEnd += texts[at].length), (linksEnd += links[at].length)]);
  return { ...page, text: texts.join(""), blocks: new Uint32Array(blocks), links: new Uint32Array(links.flatMap((some) => [...some])) };
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
