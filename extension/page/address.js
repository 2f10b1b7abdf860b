// Where we are: a site may show another story in the same document, where no script is run anew.

/** @returns {string} without the part that only scrolls */
export function address() {
  return location.origin + location.pathname + location.search;
}

/**
 * Calls back once, when this document has another address; never in a browser that does not tell.
 *
 * @param {() => void} changed
 */
export function onNextAddress(changed) {
  const { navigation } = /** @type {{ navigation?: EventTarget }} */ (/** @type {unknown} */ (globalThis));
  const before = address();
  const look = () => {
    if (address() === before) return;
    navigation?.removeEventListener("currententrychange", look);
    changed();
  };
  navigation?.addEventListener("currententrychange", look);
}
