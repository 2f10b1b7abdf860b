// Where we are: a site may show another story in the same document, where no script is run anew.

/** The parts of an address that say what is shown, without the one that only scrolls. @typedef {{ origin: string, pathname: string, search: string }} Address */

/** @returns {Address} */
export function address() {
  const { origin, pathname, search } = location;
  return { origin, pathname, search };
}

/** @param {Address} a @param {Address} b */
export function isSameAddress(a, b) {
  return a.origin === b.origin && a.pathname === b.pathname && a.search === b.search;
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
    if (isSameAddress(address(), before)) return;
    navigation?.removeEventListener("currententrychange", look);
    changed();
  };
  navigation?.addEventListener("currententrychange", look);
}
