// Messages and their keys.

/**
 * Gives the message of a key, its `$1`, `$2`, … filled in; empty where there is none.
 *
 * @typedef {(key: string, ...words: (string | number)[]) => string} Say
 */

/**
 * Puts a part of a key behind its beginning: ("kind", "loaded-quoted") → "kindLoadedQuoted".
 *
 * @param {string} beginning
 * @param {string} part
 */
export function keyOf(beginning, part) {
  return beginning + part.split(/[-_ :]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
