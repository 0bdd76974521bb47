// A small static server for build/dist, with the headers that the README recommends.
//   node tools/serve.mjs FOLDER [PORT]
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { headerPolicy } from "./policy.mjs";

const CONTENT_TYPES = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".mjs", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".json", "application/json"],
  [".webmanifest", "application/manifest+json"],
  [".wasm", "application/wasm"],
  [".ttf", "font/ttf"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".ico", "image/x-icon"],
  [".txt", "text/plain; charset=utf-8"],
]);

/** What the page needs and nothing more; the README recommends the same to who hosts it. */
export const SECURITY_HEADERS = {
  "Content-Security-Policy": headerPolicy(),
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

/** Names that carry the hash of their content never change; everything else is asked for again. */
const cachingOf = (path) =>
  /-[0-9A-Z]{8}\.\w+$/.test(path) ? "public, max-age=31536000, immutable" : "no-cache";

/** The file a request asks for, or nothing when it points outside the folder. */
async function fileOf(folder, url) {
  const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
  const file = join(folder, path.endsWith("/") ? join(path, "index.html") : path);
  if (!file.startsWith(folder + sep)) return null;
  const info = await stat(file).catch(() => null);
  return info?.isFile() ? { file, info } : null;
}

async function answer(folder, headers, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") return response.writeHead(405, headers).end();
  const found = await fileOf(folder, request.url).catch(() => null);
  if (!found) return response.writeHead(404, { ...headers, "Content-Type": "text/plain" }).end("Not found\n");
  const tag = `"${found.info.size.toString(36)}-${Math.trunc(found.info.mtimeMs).toString(36)}"`;
  const described = {
    ...headers,
    "Content-Type": CONTENT_TYPES.get(extname(found.file)) ?? "application/octet-stream",
    "Content-Length": found.info.size,
    "Cache-Control": cachingOf(found.file),
    ETag: tag,
  };
  if (request.headers["if-none-match"] === tag) {
    delete described["Content-Length"];
    return response.writeHead(304, described).end();
  }
  response.writeHead(200, described);
  if (request.method === "HEAD") return response.end();
  createReadStream(found.file).on("error", () => response.destroy()).pipe(response);
}

/**
 * Serves a folder to this machine only.
 * @param {string} folder
 * @param {{port?: number, headers?: Record<string, string>, hosts?: string[]}} [options]
 * @returns {Promise<{port: number, origin: string, close: () => Promise<void>}>}
 */
export async function serveFolder(folder, { port = 0, headers = SECURITY_HEADERS, hosts = ["127.0.0.1", "::1"] } = {}) {
  const root = resolve(folder);
  const servers = [];
  for (const host of hosts) {
    const server = createServer((request, response) => answer(root, headers, request, response));
    const listening = await new Promise((done, failed) => {
      server.once("listening", () => done(true));
      server.once("error", (error) => (servers.length ? done(false) : failed(error))); // a machine without IPv6
      server.listen(servers.length ? servers[0].address().port : port, host);
    });
    if (listening) servers.push(server);
  }
  const chosen = servers[0].address().port;
  const closeOne = (server) => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return {
    port: chosen,
    origin: `http://localhost:${chosen}`,
    close: async () => void (await Promise.all(servers.map(closeOne))),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = "build/dist", port = "8080"] = process.argv.slice(2);
  try {
    const served = await serveFolder(folder, { port: Number(port) });
    console.log(`Bottega is at ${served.origin}  (Ctrl+C stops it)`);
  } catch (error) {
    const taken = error.code === "EADDRINUSE";
    console.error(taken ? `Port ${port} is taken: ./run --port N chooses another` : String(error));
    process.exit(1);
  }
}
