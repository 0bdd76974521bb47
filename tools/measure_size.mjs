// Prints, one JSON object a line, what a first visit loads: everything in build/dist except what is loaded only when a
// document is printed or a spreadsheet is read, or after the first screen; and the one file, where it is made.
import { readFile, readdir, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const [dist = "build/dist", metafile = "build/bundle.json"] = process.argv.slice(2);

/** Published names of the scripts that are loaded only by import(). */
async function loadedLater() {
  const { outputs } = JSON.parse(await readFile(metafile, "utf8"));
  const page = await readFile(join(dist, "index.html"), "utf8");
  const names = new Map(Object.keys(outputs).map((path) => [path, path.replace(/^.*dist\.new\//, "")]));
  const first = new Set();
  const visit = (path) => {
    if (first.has(path) || !outputs[path]) return;
    first.add(path);
    for (const { path: imported, kind } of outputs[path].imports) if (kind !== "dynamic-import") visit(imported);
  };
  for (const [path, name] of names) if (page.includes(`"${name}"`)) visit(path);
  return new Set([...names].filter(([path]) => !first.has(path)).map(([, name]) => name));
}

const compressed = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

function kindOf(name) {
  if (name.endsWith(".wasm")) return "wasm";
  if (name.endsWith(".ttf")) return "fonts";
  return "page and scripts";
}

const ONE_FILE = "bottega.html";
const later = await loadedLater();
const texts = new Map(); // a first visit needs one language; and all are fetched after it
const isLater = (name) => later.has(name) || name.startsWith("bottega.later-") || name === "service-worker.js" || name.endsWith(".png");
const sums = new Map([["total", 0]]);
let afterwards = 0;
for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const name = relative(dist, join(entry.path ?? entry.parentPath, entry.name));
  if (name === ONE_FILE) continue;
  const size = compressed(await readFile(join(dist, name)));
  if (/^data\/..-/.test(name)) texts.set(name, size);
  if (isLater(name) || name.startsWith("data/")) {
    afterwards += size;
    continue;
  }
  sums.set(kindOf(name), (sums.get(kindOf(name)) ?? 0) + size);
  sums.set("total", sums.get("total") + size);
}
const longest = Math.max(...texts.values());
afterwards -= longest;
sums.set("texts of a language", longest).set("total", sums.get("total") + longest);
function report(name, bytes) {
  console.log(JSON.stringify({ name: `${name}, brotli`, value: Math.round(bytes / 102.4) / 10, unit: "KB" }));
}
for (const [kind, bytes] of sums) report(`first load, ${kind}`, bytes);
report("loaded later", afterwards);
const oneFile = await stat(join(dist, ONE_FILE)).catch(() => null);
if (oneFile) console.log(JSON.stringify({ name: "one file", value: Math.round(oneFile.size / 102.4) / 10, unit: "KB" }));
