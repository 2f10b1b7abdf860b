// axe-core, sent into a page: what it finds wrong for readers with disabilities.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Its script. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Runs on a page. @param {string} script @returns {Promise<string[]>} what axe-core finds, an entry a rule */
export async function audit(script) {
  // The page's own policy lets no text become code; a test's world may.
  new Function("module", "exports", script).call(globalThis, undefined, undefined);
  const { axe } = /** @type {any} */ (globalThis);
  const { violations, passes } = await axe.run(document);
  if (passes.length < 5) return [`only ${passes.length} rules had anything to look at`];
  return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ { html, any }) => `${html} ${any[0]?.message ?? ""}`).join(" | ")}`);
}

/** The same for the panel, whose policy lets no text become code: all of it in one. @type {() => Promise<string[]>} */
export const auditHere = /** @type {any} */ ({ toString: () => `async () => {\n${AXE}\n${audit.toString().replace("new Function", "//")}\nreturn audit();\n}` });
