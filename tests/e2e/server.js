// Serves the pages under test on a port of this machine, each under the content security policy that its path names.
//
//   /POLICY/sample.html        pages/sample.html
//   /POLICY/seed/article.html  ../shared/seed/article.html
//   /POLICY/gold/NAME.html     ../shared/gold/pages/html/NAME.html.gz
//   /POLICY/article/NAME.html  ../shared/gold/article/html/NAME.html.gz
//   /POLICY/made/NAME          a page that a test made
//
// Under "watched" a page runs no script but one of ours, which measures it.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { WATCH_HOLDS, WATCH_MARKS } from "./measure.js";

const here = dirname(fileURLToPath(import.meta.url));
const shared = join(here, "../../../shared");
const gold = join(shared, "gold/pages/html");
const articles = join(shared, "gold/article/html");

/** What pages ask of the browser, from nothing to everything. @type {Record<string, string | null>} */
export const POLICIES = {
  none: null,
  "no-script": "script-src 'none'",
  self: "default-src 'self'; script-src 'self'",
  strict: "script-src 'nonce-r4nd0m' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'",
  "no-connect": "connect-src 'none'",
  sandbox: "default-src 'none'; sandbox",
};

/** Only what measures a page runs on it. */
const WATCHED = "script-src 'nonce-watched'";
const WATCH = `<script nonce="watched">${WATCH_MARKS}${WATCH_HOLDS}</script>`;
/** @type {Record<string, string | null>} */
const RULES = { ...POLICIES, watched: WATCHED };

/** Names of the real pages, without endings; none where ../shared is missing. */
export const GOLD = namesIn(gold);

/** Names of the real articles whose text is known, without endings; none where ../shared is missing. */
export const ARTICLES = namesIn(articles);

/** Whether the page is there that everything began with. */
export const HAS_SEED = existsSync(join(shared, "seed/article.html"));

/** Why tests of the real pages are skipped; false where they are not. @type {string | false} */
export const WITHOUT_GOLD = GOLD.length ? false : "../shared/gold/pages is not here";

/** @param {string} folder @returns {string[]} */
function namesIn(folder) {
  return existsSync(folder) ? readdirSync(folder).map((file) => file.replace(/\.html\.gz$/, "")).sort() : [];
}

/** @param {string} name @returns {string} the file that holds a real page */
export function goldFile(name) {
  return join(gold, `${name}.html.gz`);
}

/** @param {string} path below a policy @returns {Buffer | null} */
function pageAt(path) {
  const [, room, name] = /^(?:(seed|gold|article)\/)?([\w.-]+)\.html$/.exec(path) ?? [];
  const file = { gold: goldFile(name), article: join(articles, `${name}.html.gz`), seed: join(shared, "seed", `${name}.html`) }[room] ?? join(here, "pages", `${name}.html`);
  if (!name || !existsSync(file)) return null;
  return file.endsWith(".gz") ? gunzipSync(readFileSync(file)) : readFileSync(file);
}

/** A running server. */
export class Site {
  /** @type {Map<string, string | Buffer>} */
  #made = new Map();
  #server = createServer((request, response) => {
    const [, policy, path = ""] = /^\/([\w-]+)\/(.*)$/.exec(new URL(request.url ?? "/", "http://localhost").pathname) ?? [];
    const page = policy in RULES ? (this.#made.get(path) ?? pageAt(path)) : null;
    if (page === null) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
      return;
    }
    const rule = RULES[policy];
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...(rule && { "content-security-policy": rule }) });
    response.end(policy === "watched" ? Buffer.concat([Buffer.from(page), Buffer.from(WATCH)]) : page);
  });

  /** Starts to serve. */
  async start() {
    await new Promise((started) => this.#server.listen(0, "127.0.0.1", () => started(null)));
  }

  /** @param {string} path below a policy @param {string} [policy] @returns {string} */
  url(path, policy = "none") {
    const { port } = /** @type {import("node:net").AddressInfo} */ (this.#server.address());
    return `http://127.0.0.1:${port}/${policy}/${path}`;
  }

  /** Serves a page that a test made. @param {string} name @param {string | Buffer} html @returns {string} its path below a policy */
  make(name, html) {
    const path = `made/${name.replace(/\W+/g, "-")}`;
    this.#made.set(path, html);
    return path;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((stopped) => this.#server.close(stopped));
  }
}
