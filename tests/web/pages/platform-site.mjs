// The platform probe behind the real shell: bundled like the finished site, in a folder of its own.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openBrowser, serveSite } from "../support/launch.mjs";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const WASM_BUILD = process.env.BOTTEGA_WASM_BUILD ?? join(ROOT, "build/wasm");

/** Serves the probe on a free port, from a folder that goes with it; BOTTEGA_PLATFORM_PROBE names one that is built. */
export async function servePlatformProbe() {
  if (process.env.BOTTEGA_PLATFORM_PROBE) return serveSite(process.env.BOTTEGA_PLATFORM_PROBE);
  // Test files run side by side, but a build folder has room for one build at a time.
  await run("flock", [join(WASM_BUILD, ".probe-lock"), "ninja", "-C", WASM_BUILD, "platform_probe"]);
  const folder = await mkdtemp(join(tmpdir(), "bottega-platform-"));
  const wasm = join(WASM_BUILD, "tests/web/pages/platform");
  await run("node", [join(ROOT, "web-shell/build.mjs"), "--wasm", wasm, "--out", join(folder, "dist")]);
  const site = await serveSite(join(folder, "dist"));
  return { ...site, close: () => site.close().then(() => rm(folder, { recursive: true, force: true })) };
}

/** A browser on the probe, with the few steps that all its tests take. */
export async function openPlatformProbe(site, options = {}) {
  const browser = await openBrowser(site, options);
  const { page } = browser;
  return {
    ...browser,
    field: (name) => page.getByRole("textbox", { name, exact: true }),
    /** What the program holds, as it shows it on the screen. */
    async held(name) {
      await browser.settle();
      const shown = page.getByText(new RegExp(`^${name} = \\[`));
      const text = (await shown.textContent()) ?? "";
      return text.slice(name.length + 4, -1);
    },
    frames: () => page.evaluate(() => window.bottega.stats().frames),
  };
}
