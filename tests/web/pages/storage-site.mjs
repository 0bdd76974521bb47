// The storage probe's page, put together in a folder of its own: the shell's storage modules as they are, and SQLite.
import { execFile } from "node:child_process";
import { copyFile, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openBrowser, serveSite } from "../support/launch.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const WASM_BUILD = process.env.BOTTEGA_WASM_BUILD ?? join(ROOT, "build/wasm");

/** Serves the probe on a free port, from a folder that goes with it. */
export async function serveProbe() {
  // Test files run side by side, but a build folder has room for one build at a time.
  await promisify(execFile)("flock", [join(WASM_BUILD, ".probe-lock"), "ninja", "-C", WASM_BUILD, "storage_probe"]);
  const folder = await mkdtemp(join(tmpdir(), "bottega-storage-"));
  await cp(join(ROOT, "web-shell/src/storage"), join(folder, "storage"), { recursive: true });
  for (const file of ["storage-probe.html", "storage-probe.js", "idb-faults.js"])
    await copyFile(join(ROOT, "tests/web/pages", file), join(folder, file));
  for (const file of ["storage_probe.js", "storage_probe.wasm"])
    await copyFile(join(WASM_BUILD, "tests/web/pages", file), join(folder, file));
  const site = await serveSite(folder);
  return { ...site, close: () => site.close().then(() => rm(folder, { recursive: true, force: true })) };
}

/** Opens the probe's page in this tab. */
export async function visit(page, origin) {
  await page.goto(`${origin}/storage-probe.html`);
  await page.waitForFunction(() => Boolean(window.probe));
}

/** A browser on the probe, before any archive is open. */
export async function openProbe(site, options = {}) {
  const browser = await openBrowser(site, { ...options, path: null });
  await visit(browser.page, options.origin ?? site.origin);
  return browser;
}

/** A further tab on the probe. */
export async function openTab(browser, site) {
  const page = await browser.context.newPage();
  await visit(page, site.origin);
  return page;
}

/** Calls a function of window.probe. */
export const call = (page, name, ...values) =>
  page.evaluate(([called, given]) => window.probe[called](...given), [name, values]);
