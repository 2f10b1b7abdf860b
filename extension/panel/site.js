// A site, as permissions name it.

/** @param {string} url @returns {string | null} the pattern of all pages of its host; none where no extension may read */
export function patternOf(url) {
  const { protocol, hostname } = new URL(url);
  return protocol === "http:" || protocol === "https:" ? `${protocol}//${hostname}/*` : null;
}
