// The application with the crash test's door, behind the real shell, and an ear beside it for what must be heard at once.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { SECURITY_HEADERS } from "../../../tools/serve.mjs";
import { serveSite } from "../support/launch.mjs";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const WASM_BUILD = process.env.BOTTEGA_WASM_BUILD ?? join(ROOT, "build/wasm");
const POLICY = "Content-Security-Policy";

/** Answers every POST when `hear` has been given its text. */
function listen(hear) {
  const server = createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part)).on("end", () => {
      hear.now(Buffer.concat(parts).toString());
      response.writeHead(204, { "Access-Control-Allow-Origin": "*" }).end();
    });
  });
  return new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(server)));
}

/** Builds and serves it on a free port. `hear.now` may be exchanged at any time. */
export async function serveCrashApp() {
  await run("flock", [join(WASM_BUILD, ".probe-lock"), "ninja", "-C", WASM_BUILD, "crash_app"]);
  const folder = await mkdtemp(join(tmpdir(), "bottega-crash-"));
  const wasm = join(WASM_BUILD, "tests/web/pages/crash");
  await run("node", [join(ROOT, "web-shell/build.mjs"), "--wasm", wasm, "--out", join(folder, "dist")]);
  const hear = { now: () => {} };
  const ear = await listen(hear);
  const address = `http://127.0.0.1:${ear.address().port}/`;
  const policy = SECURITY_HEADERS[POLICY].replace("connect-src 'self'", `connect-src 'self' ${address}`);
  const site = await serveSite(join(folder, "dist"), { headers: { ...SECURITY_HEADERS, [POLICY]: policy } });
  const close = async () => {
    ear.closeAllConnections();
    ear.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...site, hear, address, close };
}
