// The application with the crash test's door, behind the real shell, and an ear beside it for what must be heard at once.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { serveSite } from "../support/launch.mjs";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const WASM_BUILD = process.env.BOTTEGA_WASM_BUILD ?? join(ROOT, "build/wasm");

/** The application's store of files by itself, so that a step can keep a file before a row names it. */
const bundleFileStore = (into) =>
  run(join(ROOT, "web-shell/node_modules/.bin/esbuild"), [
    join(ROOT, "web-shell/src/storage/file-store.js"), "--bundle", "--format=esm", "--log-level=warning", `--outfile=${into}`,
  ]);

/** In front of the site, so that the page's policy allows it: hears what is posted, hands on everything else. */
function listen(port, hear) {
  const server = createServer((asked, answered) => {
    if (asked.method === "POST") {
      const parts = [];
      asked.on("data", (part) => parts.push(part)).on("end", () => {
        hear.now(Buffer.concat(parts).toString());
        answered.writeHead(204).end();
      });
      return;
    }
    const { url: path, method, headers } = asked;
    request({ port, host: "127.0.0.1", path, method, headers }, (found) => {
      answered.writeHead(found.statusCode, found.headers);
      found.pipe(answered);
    }).on("error", () => answered.destroy()).end();
  });
  return new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(server)));
}

/** Builds and serves it on a free port. `hear.now` may be exchanged at any time. */
export async function serveCrashApp() {
  await run("flock", [join(WASM_BUILD, ".probe-lock"), "ninja", "-C", WASM_BUILD, "crash_app"]);
  const folder = await mkdtemp(join(tmpdir(), "bottega-crash-"));
  const wasm = join(WASM_BUILD, "tests/web/pages/crash");
  const limits = join(ROOT, "tests/web/crash/eager-limits.js");
  await run("node", [join(ROOT, "web-shell/build.mjs"), "--wasm", wasm, "--out", join(folder, "dist"), "--limits", limits]);
  await bundleFileStore(join(folder, "dist/file-store.js"));
  const hear = { now: () => {} };
  const site = await serveSite(join(folder, "dist"));
  const front = await listen(site.port, hear);
  const origin = `http://localhost:${front.address().port}`;
  const close = async () => {
    front.closeAllConnections();
    front.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { origin, hear, ear: `${origin}/ear`, close };
}
