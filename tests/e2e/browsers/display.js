// A display that nobody sees (Xvfb), with a keyboard and a mouse (xdotool): what Chromium's own window hears, no protocol can send.

import { execFile, spawn, spawnSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

/** Whether both programs are here. */
export const HAS_DISPLAY = ["Xvfb", "xdotool"].every((program) => spawnSync("which", [program]).status === 0);

/** @returns {Promise<Display>} with room for a window of 1400 by 1000 */
export async function startDisplay() {
  const server = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
  const number = await new Promise((started, failed) => {
    server.once("error", failed);
    server.once("exit", (code) => failed(new Error(`Xvfb ended with ${code}`)));
    server.stdout.once("data", (/** @type {Buffer} */ said) => started(String(said).trim()));
  });
  return new Display(server, `:${number}`);
}

/** A running display. */
export class Display {
  #server;
  /** The environment of a program that is to be shown on it. */
  env;

  /** @param {import("node:child_process").ChildProcess} server @param {string} name */
  constructor(server, name) {
    this.#server = server;
    this.env = { ...process.env, DISPLAY: name };
  }

  /** @param {...string} words of xdotool */
  async #do(...words) {
    return (await promisify(execFile)("xdotool", words, { env: this.env })).stdout.trim();
  }

  /** Presses keys in the window that is named. @param {string} title part of the window's class @param {string} chord `Alt+Shift+J`, `Down` */
  async keys(title, chord) {
    const window = (await this.#do("search", "--onlyvisible", "--class", title)).split("\n").at(-1);
    await this.#do("windowfocus", "--sync", window ?? "");
    await this.key(chord);
  }

  /** Presses keys wherever they go, as to an open menu. @param {string} chord */
  async key(chord) {
    await this.#do("key", chord.replace(/\w+/g, (key) => (key.length === 1 || /^(Alt|Shift|Ctrl)$/.test(key) ? key.toLowerCase() : key)));
  }

  /** Presses the right button. @param {number} x @param {number} y on the display, in pixels */
  async rightClick(x, y) {
    await this.#do("mousemove", String(Math.round(x)), String(Math.round(y)), "click", "3");
    // A menu that has just opened takes no key yet.
    await wait(700);
  }

  stop() {
    this.#server.kill();
  }
}
