// Serves the playground on a local port and says how to load the extension.
//
//   node scripts/serve.js [--port 8700] [--quiet]
//
// Only this machine can reach it, and it answers with nothing but the files of www/ and, as sample.html, the article
// that the tests read: a page made like a newspaper's, to try the extension on.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const served = join(root, "www");
const sample = join(root, "tests/e2e/pages/sample.html");

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** @param {string} url @returns {string | null} the file it names, or null where there is none */
function fileOf(url) {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    if (path === "/sample.html") return sample;
    let file = normalize(join(served, path));
    if (file !== served && !file.startsWith(served + sep)) return null;
    if (statSync(file).isDirectory()) file = join(file, "index.html");
    return statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

const { values } = parseArgs({
  options: { port: { type: "string", default: "8700" }, quiet: { type: "boolean", default: false } },
});

const server = createServer((request, response) => {
  const file = request.method === "GET" || request.method === "HEAD" ? fileOf(request.url ?? "/") : null;
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
    return;
  }
  response.writeHead(200, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "cache-control": "no-store",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).pipe(response);
});

server.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
  const busy = error.code === "EADDRINUSE";
  console.error(busy ? `port ${values.port} is taken: choose another, as in 'make run PORT=8701'` : error.message);
  process.exit(1);
});

server.listen(Number(values.port), "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : values.port;
  console.log(`http://localhost:${port}/`);
  if (values.quiet) return;
  console.log(`
That is the playground. To read any news page, load the extension:

  Firefox   open about:debugging#/runtime/this-firefox, press "Load Temporary Add-on…"
            and choose ${join(root, "dist/hearsay-firefox.zip")}
  Chrome    open chrome://extensions, switch "Developer mode" on, press "Load unpacked"
            and choose the folder ${join(root, "dist/chrome")}

or have a fresh browser started with it: make firefox, make chrome.
Then open a news page and press Hearsay's button. Stop this server with Ctrl+C.`);
});
