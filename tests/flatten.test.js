// Modules become one classic script, and what cannot is refused.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { flatten } from "../scripts/flatten.js";

/** @param {Record<string, string>} files by name; `main.js` is the entry */
function flattened(files) {
  const folder = mkdtempSync(join(tmpdir(), "flatten-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return flatten(join(folder, "main.js"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("names of one module do not meet those of another, and a module runs once", () => {
  const script = flattened({
    "main.js": 'import { left } from "./left.js";\nimport {\n  right as other,\n} from "./right.js";\nresult.push(left(), other());\n',
    "left.js": 'import { right } from "./right.js";\nconst hidden = "left";\nexport function left() { return hidden + right(); }\n',
    "right.js": 'result.push("once");\nconst hidden = "right";\nexport const right = () => hidden;\n',
  });
  /** @type {string[]} */
  const result = [];
  runInNewContext(script, { result });
  assert.deepEqual(result, ["once", "leftright", "right"]);
});

test("it leaves nothing in the global scope", () => {
  const scope = {};
  runInNewContext(flattened({ "main.js": "export class Inside {}\nexport async function too() {}\n" }), scope);
  assert.deepEqual(Object.keys(scope), []);
});

test("other forms of modules are refused", () => {
  for (const line of ['import all from "./main.js";', "export default 1;", 'export * from "./main.js";']) {
    assert.throws(() => flattened({ "main.js": `${line}\n` }), /cannot be flattened/);
  }
  assert.throws(() => flattened({ "main.js": 'import { a } from "./main.js";\n' }), /imports itself/);
});
