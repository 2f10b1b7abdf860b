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

/**
 * How dates and numbers among the messages are written.
 *
 * @param {Say} say
 * @param {string} own the browser's own locale
 * @returns {string} that one where the messages are in its language, else the messages' language: no "13 jours before publication"
 */
export function localeOf(say, own) {
  const language = say("language");
  return own === language || own.startsWith(`${language}-`) ? own : language;
}
