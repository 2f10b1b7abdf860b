// What is asked of a page or worker over one session of the DevTools protocol.

/** @typedef {import("puppeteer-core").CDPSession} Session */

/**
 * Starts to pass on what a page or worker complains of.
 *
 * @param {Session} session
 * @param {(text: string, source: string) => void} complain `source`: addresses of what complains, if any are known
 */
export async function listen(session, complain) {
  session.on("Runtime.exceptionThrown", ({ exceptionDetails: details }) => {
    const frames = details.stackTrace?.callFrames.map((f) => f.url).join(" ") ?? "";
    complain(`${details.text} ${details.exception?.description ?? ""}`, `${details.url ?? ""} ${frames}`);
  });
  session.on("Runtime.consoleAPICalled", ({ type, args, stackTrace }) => {
    if (type !== "error" && type !== "warning" && type !== "assert") return;
    const text = args.map((a) => a.value ?? a.description ?? a.type).join(" ");
    complain(`console.${type} ${text}`, stackTrace?.callFrames.map((f) => f.url).join(" ") ?? "");
  });
  session.on("Log.entryAdded", ({ entry }) => {
    if (entry.level === "error") complain(`${entry.text} ${entry.url ?? ""}`, "");
  });
  await Promise.all([session.send("Runtime.enable"), session.send("Log.enable")]).catch(() => {});
}

/**
 * Calls a function.
 *
 * @param {Session} session
 * @param {Function} f self-contained
 * @param {unknown[]} args
 * @param {number} [contextId] the world it is called in; by default the session's own
 * @returns {Promise<any>}
 */
export async function call(session, f, args, contextId) {
  const expression = `(${f})(...${JSON.stringify(args)})`;
  const run = { expression, awaitPromise: true, returnByValue: true, ...(contextId && { contextId }) };
  return valueOf(await session.send("Runtime.evaluate", run));
}

/** @param {Session} session @param {(number | undefined)[]} worlds @returns {Promise<number>} listeners on the window, the document, its root and its body */
export async function countListeners(session, worlds) {
  let count = 0;
  for (const contextId of worlds) {
    for (const target of ["window", "document", "document.documentElement", "document.body", "visualViewport"]) {
      const { result } = await session.send("Runtime.evaluate", { expression: target, ...(contextId && { contextId }) });
      if (!result.objectId) continue;
      const { listeners } = await session.send("DOMDebugger.getEventListeners", { objectId: result.objectId });
      count += listeners.length;
    }
  }
  return count;
}

/** @param {Session} session @param {string} selector @param {number} depth how far below it is told @returns the element with its closed shadow root; null where there is none, or none any more */
async function described(session, selector, depth) {
  const { root } = await session.send("DOM.getDocument", { depth: 0 });
  const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector });
  return nodeId ? session.send("DOM.describeNode", { nodeId, depth, pierce: true }).catch(() => null) : null;
}

/** @param {Session} session @param {string} selector of a closed shadow root's host @returns {Promise<string | null>} the text in there; null where there is no such host */
export async function textInside(session, selector) {
  const host = await described(session, selector, -1);
  return host && (host.node.shadowRoots ?? []).map(textOf).join("");
}

/**
 * Calls a function with a closed shadow root.
 *
 * @param {Session} session
 * @param {string} selector of its host
 * @param {Function} f self-contained; the root comes before `args`
 * @param {unknown[]} args
 * @returns {Promise<any>} null where there is no such host
 */
export async function inside(session, selector, f, args) {
  const host = await described(session, selector, 1);
  const backendNodeId = host?.node.shadowRoots?.[0].backendNodeId;
  // It may be gone by now.
  const resolved = backendNodeId ? await session.send("DOM.resolveNode", { backendNodeId }).catch(() => null) : null;
  if (!resolved) return null;
  const functionDeclaration = `function (...args) { return (${f})(this, ...args); }`;
  const run = { objectId: resolved.object.objectId, functionDeclaration, arguments: args.map((value) => ({ value })), returnByValue: true, awaitPromise: true };
  return valueOf(await session.send("Runtime.callFunctionOn", run)) ?? null;
}

/** @param {{ result: { value?: any }, exceptionDetails?: import("puppeteer-core").Protocol.Runtime.ExceptionDetails }} answer */
function valueOf({ result, exceptionDetails }) {
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** @param {import("puppeteer-core").Protocol.DOM.Node} node @returns {string} */
function textOf({ nodeName, nodeValue, children = [] }) {
  return nodeName === "#text" ? nodeValue : children.map(textOf).join(nodeName === "SECTION" ? "\n" : "");
}
