// Long work in short pieces, so that the page stays quick under it.

/** How long a piece of work may hold the page, in milliseconds. */
const SLICE = 8;

/**
 * Gives the page a turn. Not by `scheduler.yield`, whose continuations come before everything that the page has waiting.
 *
 * @returns {Promise<void>}
 */
function turn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Counts the time of a piece of work. Ask `over` now and then, and `await rest()` when it is. */
export class Slices {
  #end = performance.now() + SLICE;

  /** Whether the page should have its turn now. */
  get over() {
    return performance.now() >= this.#end;
  }

  /** Gives the page a turn, then begins the next piece. */
  async rest() {
    await turn();
    this.#end = performance.now() + SLICE;
  }
}
