// Runs the tests that `wasm-bindgen-test` runs in a browser, through `wasm-pack test`.
//
//   node scripts/wasm-test.js chrome|firefox CARGO-ARGUMENT…
//
// The browser fetches the tests through a relay that passes on one request at a time and closes each connection: the
// runner's server (tiny_http 0.12) gives a connection to one of its threads for as long as the browser keeps it, and
// of several that come at once it can leave one without a thread until another is closed. A browser opens six for as
// many modules and keeps them for minutes, so without the relay a page in two waits for a module that never comes.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [browser, ...cargo] = process.argv.slice(2);
if (browser !== "chrome" && browser !== "firefox") {
  console.error("usage: node scripts/wasm-test.js chrome|firefox CARGO-ARGUMENT…");
  process.exit(2);
}

/** Passes on what the browser asks for, one request at a time. */
function relay() {
  const agent = new Agent({ keepAlive: false, maxSockets: 1 });
  return createServer((asked, answer) => {
    const onward = request(asked.url ?? "", { agent, method: asked.method, headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    onward.on("error", (error) => {
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(502).end(`${error}`);
    });
    asked.pipe(onward);
  });
}

/** What is asked of the browser: `tests/webdriver.json`, and that it fetches all through the relay at this port. */
function capabilities(/** @type {number} */ port) {
  const wanted = JSON.parse(readFileSync("tests/webdriver.json", "utf8"));
  wanted["goog:chromeOptions"].args.push(`--proxy-server=127.0.0.1:${port}`, "--proxy-bypass-list=<-loopback>");
  Object.assign(wanted["moz:firefoxOptions"].prefs, {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": port,
    "network.proxy.allow_hijacking_localhost": true,
  });
  return JSON.stringify(wanted);
}

const server = relay().listen(0, "127.0.0.1");
await new Promise((listening) => server.once("listening", listening));
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
const folder = await mkdtemp(join(tmpdir(), "hearsay-"));
const file = join(folder, "webdriver.json");
await writeFile(file, capabilities(port));

/** @type {NodeJS.ProcessEnv} In seconds: a busy machine takes longer than the 5 and 20 that are usual. */
const env = {
  ...process.env,
  WASM_BINDGEN_TEST_WEBDRIVER_JSON: file,
  WASM_BINDGEN_TEST_DRIVER_TIMEOUT: "60",
  WASM_BINDGEN_TEST_TIMEOUT: "300",
};
// The runner takes the first driver named in its environment.
delete env[browser === "chrome" ? "GECKODRIVER" : "CHROMEDRIVER"];
const command = ["--log-level", "warn", "test", "--mode", "no-install", "--headless", `--${browser}`, "--", ...cargo];
process.exitCode = await new Promise((ended) =>
  spawn("wasm-pack", command, { env, stdio: "inherit" })
    .on("error", (error) => {
      console.error(`wasm-pack: ${error.message}`);
      ended(1);
    })
    .on("close", (code) => ended(code ?? 1)),
);
server.closeAllConnections();
server.close();
await rm(folder, { recursive: true });
