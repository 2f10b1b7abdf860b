// Finds annotations on a page again, by dom-anchor-text-quote: another implementation of the selectors than ours.

import { fileURLToPath } from "node:url";
import { build } from "esbuild-wasm";

/** @returns {Promise<string>} a script that sets `anchor`, with that package's functions, to be sent into a page */
export async function anchorScript() {
  const { outputFiles } = await build({
    stdin: { contents: `export * from "dom-anchor-text-quote";`, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    format: "iife",
    globalName: "anchor",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0].text;
}
