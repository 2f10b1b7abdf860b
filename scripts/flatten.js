// Makes one classic script of a module and everything it imports: browsers run no modules as content scripts.
//
//   node scripts/flatten.js extension/page/content.js > content.js
//
// It knows the one form of modules used there and refuses others: `import { a, b } from "./other.js";` and `export` before
// a declaration. Each module becomes a function's body, so that its names stay its own.

import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const IMPORT = /^import\s*\{([^}]*)\}\s*from\s*"(\.[^"]+)";\n/gm;
const EXPORT = /^export (?=(?:async )?(?:function|class|const)\b\s*\*?\s*([\w$]+))/gm;

/**
 * @param {string} entry path of the module to begin with
 * @returns {string} the script
 */
export function flatten(entry) {
  /** @type {Map<string, string>} path → name of its variable */
  const names = new Map();
  /** @type {string[]} */
  const parts = [];
  const loading = new Set();

  /** @param {string} path @returns {string} the name under which its exports are found */
  const add = (path) => {
    const known = names.get(path);
    if (known) return known;
    if (loading.has(path)) throw new Error(`${path} imports itself by a detour`);
    loading.add(path);
    /** @type {string[]} */
    const exported = [];
    const body = readFileSync(path, "utf8")
      .replace(IMPORT, (_, imported, from) => `const {${imported.replace(/\bas\b/g, ":")}} = ${add(join(dirname(path), from))};\n`)
      .replace(EXPORT, (_, name) => (exported.push(name), ""));
    const left = /^(?:import|export)\b.*/m.exec(body);
    if (left) throw new Error(`${path}: cannot be flattened: ${left[0]}`);
    const name = `module${names.size}`;
    names.set(path, name);
    parts.push(`const ${name} = (() => {\n${body}\nreturn { ${exported.join(", ")} };\n})();\n`);
    return name;
  };

  add(resolve(entry));
  return `(() => {\n"use strict";\n${parts.join("\n")}})();\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(flatten(process.argv[2]));
