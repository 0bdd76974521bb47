// Puts the finished site into one file: node web-shell/build-single.mjs [--site FOLDER] [--out FILE]  makes FOLDER/bottega.html or that file
//
// It opens from a disk or a stick, without a server. The site's files lie in it packed (LZMA, base64); a small script
// unpacks them. The page's own policy names every script by its hash and allows nothing to be fetched.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { build, transform } from "esbuild";
import { metaPolicy } from "../tools/policy.mjs";

const NAME = "bottega.html";
const NOT_INSIDE = new Set([NAME, "index.html", "manifest.webmanifest", "service-worker.js"]);
const PACKED = new Set([".wasm", ".ttf", ".json", ".js", ".mjs"]);
const MAX_BYTES = 3e6;

const shell = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: { site: { type: "string", default: join(dirname(shell), "build/dist") }, out: { type: "string" } },
});
const site = resolve(options.site);

const hashSource = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** What one script imports from others, by its published name. */
async function importsOf() {
  const { outputs } = JSON.parse(await readFile(join(dirname(site), "bundle.json"), "utf8"));
  const published = (path) => path.slice(path.lastIndexOf("/") + 1);
  return new Map(Object.entries(outputs).map(([path, { imports }]) => [
    published(path), imports.map(({ path: imported, kind }) => ({ name: published(imported), kind })),
  ]));
}

/** A module of the site as a classic script that tells start.js what it is. */
async function asScript(name, source, imports) {
  const define = { "import.meta.url": "document.baseURI" };
  const { code } = await transform(source, { format: "cjs", minify: true, target: "es2022", define });
  let body = code;
  for (const { name: imported, kind } of imports) {
    if (kind !== "dynamic-import") continue;
    const call = `import("./${imported}")`;
    if (!body.includes(call)) throw new Error(`${name}: no ${call} found`);
    body = body.replaceAll(call, `bottegaLoad("./${imported}")`);
  }
  return `bottegaOneFile.define("${name}",function(module,require,bottegaLoad){var exports=module.exports;${body}});`;
}

async function packed(content) {
  const running = promisify(execFile)("xz", ["--format=lzma", "-9e", "--stdout"], { encoding: "buffer", maxBuffer: 1e8 });
  running.child.stdin.end(content);
  return (await running).stdout;
}

/** One of the site's files as an element of the page that nothing runs. */
async function block(name, content) {
  const text = (await packed(content)).toString("base64");
  return `<script type="application/x-lzma" id="${name}" data-size="${content.length}">${text}</script>`;
}

/** Every file the program may ask for, as blocks, and the hashes of the scripts among them. */
async function everything() {
  const imports = await importsOf();
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((name) => !NOT_INSIDE.has(name) && PACKED.has(extname(name)));
  const hashes = [];
  const blocks = [];
  for (const name of names.sort()) {
    let content = await readFile(join(site, name));
    if (imports.has(name)) {
      const script = await asScript(name, content.toString("utf8"), imports.get(name));
      hashes.push(hashSource(script));
      content = Buffer.from(script);
    }
    blocks.push(await block(name, content));
  }
  return { blocks, hashes };
}

async function startScript() {
  const { outputFiles } = await build({
    entryPoints: [join(shell, "single/start.js")], write: false, bundle: true, minify: true, format: "iife", target: "es2022",
  });
  return outputFiles[0].text.trim();
}

/** The one match of a pattern in the page, which must be there. */
function only(page, pattern) {
  const found = pattern.exec(page);
  if (!found) throw new Error(`the page has no ${pattern}`);
  return found;
}

async function makePage() {
  const page = await readFile(join(site, "index.html"), "utf8");
  const [styleLink, style] = only(page, /<link rel="stylesheet" href="([^"]+)" \/>/);
  const [programTag, program] = only(page, /<script type="module" src="([^"]+)"><\/script>/);
  const [policyTag] = only(page, /<meta http-equiv="Content-Security-Policy"[^>]*>/);
  const css = (await readFile(join(site, style), "utf8")).trim();
  const start = await startScript();
  const { blocks, hashes } = await everything();
  const policy = metaPolicy({
    "script-src": [hashSource(start), ...hashes, "'wasm-unsafe-eval'"].join(" "),
    "style-src": hashSource(css),
    "img-src": "blob: data:",
    "font-src": "'none'",
    "connect-src": "'none'",
    "manifest-src": "'none'",
    "trusted-types": "bottega bottega-one-file",
  });
  return page
    .replace(/ *<link rel="(?:apple-touch-icon|manifest)"[^>]*>\n/g, "")
    .replace(policyTag, () => `<meta http-equiv="Content-Security-Policy" content="${policy}" />`)
    .replace(styleLink, () => `<style>${css}</style>`)
    .replace(programTag, "")
    .replace("</body>", () => `${blocks.join("\n")}\n<script data-program="${program}">${start}</script>\n</body>`);
}

const file = options.out ?? join(site, NAME);
await writeFile(file, await makePage());
const { size } = await stat(file);
console.log(`${relative(process.cwd(), file)} is ready: ${(size / 1e6).toFixed(2)} MB`);
if (size > MAX_BYTES) {
  console.error(`It must not be larger than ${MAX_BYTES / 1e6} MB`);
  process.exitCode = 1;
}
