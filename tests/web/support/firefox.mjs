// Firefox for the web tests, driven by its own remote protocol (Marionette: JSON over a local socket), on a screen that
// nobody sees: without a screen this Firefox has no WebGL.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { join } from "node:path";
import { until } from "./until.mjs";

const PATIENCE_MS = 120_000;
const BROWSERS = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];
const NAMED_KEYS = { Control: "\uE009", Tab: "\uE004" }; // as the WebDriver standard has them
const PREFERENCES = {
  "marionette.port": 0, // any; Firefox writes which one into the profile
  "webgl.force-enabled": true,
  "intl.locale.requested": "it",
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
};

/** A virtual screen: its name for DISPLAY, and how to end it. */
export async function openScreen() {
  const child = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1100x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise((done, failed) => {
    child.once("error", failed);
    child.stdio[3].once("data", (text) => done(String(text).trim()));
  });
  return { display: `:${number}`, close: () => child.kill() };
}

/** The socket: commands go out as "length:[0, id, name, arguments]" and answers come as "length:[1, id, error, result]". */
class Marionette {
  #waiting = new Map();
  #unread = Buffer.alloc(0);
  #last = 0;

  constructor(port) {
    this.socket = createConnection({ port, host: "127.0.0.1" });
    this.socket.on("data", (bytes) => this.#read(bytes));
    this.socket.on("error", () => {}); // a killed browser; "close" follows
    this.socket.on("close", () => {
      for (const { failed } of this.#waiting.values()) failed(new Error("Firefox is gone"));
    });
  }

  #read(bytes) {
    this.#unread = Buffer.concat([this.#unread, bytes]);
    for (;;) {
      const colon = this.#unread.indexOf(":");
      const length = Number(this.#unread.subarray(0, colon));
      if (colon < 0 || this.#unread.length < colon + 1 + length) return;
      const message = JSON.parse(this.#unread.subarray(colon + 1, colon + 1 + length).toString());
      this.#unread = this.#unread.subarray(colon + 1 + length);
      if (Array.isArray(message)) this.#answer(message);
    }
  }

  #answer([, id, error, result]) {
    const { done, failed } = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) failed(new Error(`Firefox: ${error.message}`));
    else done(result);
  }

  call(name, parameters = {}) {
    const text = JSON.stringify([0, ++this.#last, name, parameters]);
    this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((done, failed) => this.#waiting.set(this.#last, { done, failed }));
  }
}

/** Starts Firefox on a profile; an earlier one's data is found again. */
export async function openFirefox({ profile, display }) {
  const path = process.env.FIREFOX ?? BROWSERS.find((candidate) => existsSync(candidate));
  assert.ok(path, "no Firefox on this machine (FIREFOX may name one)");
  const lines = Object.entries(PREFERENCES).map(([key, value]) => `user_pref("${key}", ${JSON.stringify(value)});\n`);
  await writeFile(join(profile, "user.js"), lines.join(""));
  const portFile = join(profile, "MarionetteActivePort");
  await writeFile(portFile, "");
  const child = spawn(path, ["--marionette", "--no-remote", "--profile", profile, "--width", "1440", "--height", "1000"], {
    env: { ...process.env, DISPLAY: display, MOZ_CRASHREPORTER_DISABLE: "1", LIBGL_ALWAYS_SOFTWARE: "1" },
    stdio: "ignore",
  });
  const gone = new Promise((done) => child.once("exit", done));
  const port = await until("its port", async () => Number(await readFile(portFile, "utf8")));
  const marionette = new Marionette(port);
  await marionette.call("WebDriver:NewSession", { acceptInsecureCerts: true });
  await marionette.call("WebDriver:SetTimeouts", { script: PATIENCE_MS, pageLoad: PATIENCE_MS });
  return { ...tools(marionette), kill: () => (child.kill("SIGKILL"), gone), close: () => (child.kill("SIGTERM"), gone) };
}

/** What tests do with a page. */
function tools(marionette) {
  const run = async (script, ...args) => {
    const body = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${script})(...Array.from(arguments).slice(0, -1)))
        .then((value) => done({ value }), (failure) => done({ failure: String(failure?.stack ?? failure) }));`;
    const { value } = await marionette.call("WebDriver:ExecuteAsyncScript", { script: body, args });
    if (value.failure) throw new Error(value.failure);
    return value.value;
  };
  const settle = () => run(`() => window.bottega.idle()`);
  const ready = async () => {
    await until("the program", () => run(`() => Boolean(window.bottega)`));
    await run(`() => window.bottega.ready`);
    await settle();
  };
  const perform = (actions) => marionette.call("WebDriver:PerformActions", { actions });
  /** Presses keys together: "Control", "s". */
  const pressKeys = async (...names) => {
    const keys = names.map((name) => NAMED_KEYS[name] ?? name);
    const actions = [...keys.map((value) => ({ type: "keyDown", value })), ...keys.reverse().map((value) => ({ type: "keyUp", value }))];
    await perform([{ type: "key", id: "keyboard", actions }]);
  };
  const press = async (role, name) => {
    const place = await until(`${role} ${name}`, () => run(`${findControl}`, role, name));
    const move = { type: "pointerMove", x: Math.round(place.x), y: Math.round(place.y), duration: 0 };
    const actions = [move, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    await perform([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }]);
    await settle();
  };
  const write = async (name, text) => {
    await press("textbox", name);
    await pressKeys("Control", "a");
    for (const sign of text) await pressKeys(sign);
    await pressKeys("Tab"); // what was typed is read
    await settle();
  };
  return {
    run,
    settle,
    ready,
    press,
    write,
    keys: async (...names) => {
      await pressKeys(...names);
      await settle();
    },
    goTo: async (fragment) => {
      await run((place) => { location.hash = place; }, fragment);
      await settle();
    },
    open: async (address) => {
      await marionette.call("WebDriver:Navigate", { url: address });
      await ready();
    },
    /** As the page does it: the protocol's own way goes past the service worker. */
    reload: async () => {
      await run(() => { window.isOld = true; setTimeout(() => location.reload()); });
      await until("the new page", () => run(() => !window.isOld).catch(() => false));
      await ready();
    },
    sees: (role, name) => until(`${role} ${name}`, () => run(`${findControl}`, role, name)),
    archive: () => run(`async () => (await window.bottega.exportArchive()).text()`),
    screenshot: async (file) => {
      const { value } = await marionette.call("WebDriver:TakeScreenshot", { full: false });
      await writeFile(file, Buffer.from(value, "base64"));
    },
  };
}

/** In the page: the middle of the control of this role whose name is this text. */
function findControl(role, name) {
  const TAGS = { button: "button", textbox: "input, textarea", heading: "h1, h2, h3, h4", link: "a" };
  const nameOf = (node) => node.getAttribute("aria-label") ?? node.labels?.[0]?.textContent ?? node.textContent;
  for (const node of document.querySelectorAll(`[role="${role}"], ${TAGS[role] ?? role}`)) {
    if ((nameOf(node) ?? "").trim() !== name) continue;
    const { left, top, width, height } = node.getBoundingClientRect();
    if (width > 0) return { x: left + width / 2, y: top + height / 2 };
  }
  return null;
}
