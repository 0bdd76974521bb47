// Makes the static site: node web-shell/build.mjs [--wasm FOLDER] [--fonts FOLDER] [--data FOLDER] [--out FOLDER] [--version V] [--limits FILE]
//
// Only index.html, the manifest and the service worker keep their names; every file they need gets the hash of its
// content in its name, so that a browser never mixes two versions. The scripts and styles that index.html names are
// bundled by esbuild; what they load later with import() becomes chunks of its own. Three modules exist only here:
//   bottega-wasm    Emscripten's ES module, whose default export starts the program
//   bottega-assets  names and sizes of the wasm, the fonts and the texts, which the loader fetches with its progress bar
//   bottega-files   what the service worker keeps: every file of the site
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { metaPolicy } from "../tools/policy.mjs";

const shell = dirname(fileURLToPath(import.meta.url));
const root = dirname(shell);
const { values: options } = parseArgs({
  options: {
    wasm: { type: "string", default: join(root, "build/wasm") },
    fonts: { type: "string", default: join(root, "build/fonts") },
    data: { type: "string", default: join(root, "build/data") },
    limits: { type: "string", default: join(shell, "src/storage/storage-limits.js") },
    out: { type: "string", default: join(root, "build/dist") },
    version: { type: "string", default: JSON.parse(await readFile(join(shell, "package.json"), "utf8")).version },
  },
});
const out = resolve(options.out);
const staging = `${out}.new`;

const WORKER = "service-worker.js";

/** Copies a file under a name that holds its hash (same form as esbuild's) and returns where it is and how big. */
async function publish(file, folder = "") {
  const hash = createHash("sha256").update(await readFile(file)).digest("hex").slice(0, 8).toUpperCase();
  const extension = extname(file);
  const url = join(folder, `${basename(file, extension)}-${hash}${extension}`);
  await mkdir(dirname(join(staging, url)), { recursive: true });
  await copyFile(file, join(staging, url));
  return { url, bytes: (await stat(file)).size };
}

/** The finished files of a kind in a folder; another build may be writing there. */
async function publishAll(folder, extension, into) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(extension) && !name.startsWith("."));
  const published = await Promise.all(names.sort().map((name) => publish(join(folder, name), into)));
  return new Map(names.map((name, index) => [name, published[index]]));
}

const publishFonts = async () => Object.fromEntries(await publishAll(options.fonts, ".ttf", "fonts"));

/** The texts by their language, the demonstrations by the name of their archive. */
async function publishData() {
  const files = await publishAll(options.data, ".json", "data");
  return Object.fromEntries([...files].map(([name, asset]) => [basename(name, ".json"), asset]));
}

/** The module "bottega-assets". */
async function assetsModule() {
  const wasm = await publish(join(options.wasm, "bottega.wasm"));
  const second = join(options.wasm, "bottega.later.wasm");
  const later = existsSync(second) ? await publish(second) : null;
  return moduleOf({ version: options.version, wasm, later, fonts: await publishFonts(), data: await publishData(), worker: WORKER });
}

/** The text of a module that exports these values. */
const moduleOf = (values) =>
  Object.entries(values).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join("\n");

/** A module that exists only here. */
const ownModule = (name, contents) => ({
  name,
  setup(esbuild) {
    esbuild.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: "bottega" }));
    esbuild.onLoad({ filter: new RegExp(`^${name}$`), namespace: "bottega" }, () => ({ contents }));
  },
});

const emscriptenModule = {
  name: "bottega-wasm",
  setup(esbuild) {
    esbuild.onResolve({ filter: /^bottega-wasm$/ }, () => ({ path: resolve(options.wasm, "bottega.js") }));
  },
};

const copyLimits = {
  name: "storage-limits",
  setup(esbuild) {
    esbuild.onResolve({ filter: /storage-limits\.js$/ }, () => ({ path: resolve(options.limits) }));
  },
};

/** Under our Content-Security-Policy no worker can be made from a blob, as fflate does where it writes a workbook. */
const zipInPage = {
  name: "zip-in-page",
  setup(esbuild) {
    esbuild.onResolve({ filter: /^fflate$/ }, ({ importer }) =>
      importer.includes("write-excel-file") ? { path: join(shell, "src/spreadsheet/zip-in-page.js") } : undefined,
    );
  },
};

/** Bundles the scripts and styles; answers which source became which file. */
async function bundle(entryPoints, assets) {
  const { metafile } = await build({
    entryPoints,
    outdir: staging,
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
    legalComments: "none",
    metafile: true,
    absWorkingDir: root,
    logLevel: "warning",
    plugins: [emscriptenModule, copyLimits, ownModule("bottega-assets", assets), zipInPage],
  });
  await writeFile(join(dirname(out), "bundle.json"), JSON.stringify(metafile));
  return new Map(
    Object.entries(metafile.outputs)
      .filter(([, output]) => output.entryPoint)
      .map(([file, output]) => [resolve(root, output.entryPoint), relative(staging, resolve(root, file))]),
  );
}

/** The manifest names icons, which get their hashes too. */
async function publishManifest(file) {
  const manifest = JSON.parse(await readFile(file, "utf8"));
  for (const icon of manifest.icons ?? []) icon.src = (await publish(resolve(dirname(file), icon.src))).url;
  await writeFile(join(staging, basename(file)), JSON.stringify(manifest));
  return basename(file);
}

/**
 * A picture that comes with the page. Asked for by itself, the icon is a request amid the start: the service worker is
 * busy with it just when a new version wants to take over, and Chromium then leaves that waiting.
 */
const asAddress = async (file) => `data:image/svg+xml;base64,${await readFile(file, "base64")}`;

/** index.html with every local file it names replaced by the published one, and with its own policy. */
async function page(assets) {
  const text = await readFile(join(shell, "index.html"), "utf8");
  const local = [...text.matchAll(/\b(?:src|href)="([^"#:?]+)"/g)].map((found) => found[1]);
  const sources = new Map([...new Set(local)].map((name) => [name, resolve(shell, name)]));
  const isBundled = (file) => [".js", ".mjs", ".css"].includes(extname(file));
  const bundled = await bundle([...sources.values()].filter(isBundled), assets);
  const published = new Map();
  for (const [name, file] of sources) {
    if (isBundled(file)) published.set(name, bundled.get(file));
    else if (file.endsWith(".svg")) published.set(name, await asAddress(file));
    else if (file.endsWith(".webmanifest")) published.set(name, await publishManifest(file));
    else published.set(name, (await publish(file)).url);
  }
  return text
    .replace(/\b(src|href)="([^"#:?]+)"/g, (_, attribute, name) => `${attribute}="${published.get(name)}"`)
    .replace("POLICY", metaPolicy());
}

const sha256 = (content, encoding) => createHash("sha256").update(content).digest(encoding);

/** Names the build by everything in it, writes that into the page, and answers what the service worker keeps. */
async function finishPage(text) {
  const entries = await readdir(staging, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => relative(staging, join(entry.parentPath ?? entry.path, entry.name)));
  const files = await Promise.all(
    names.sort().map(async (url) => ({ url, integrity: `sha256-${sha256(await readFile(join(staging, url)), "base64")}` })),
  );
  const name = sha256(text + JSON.stringify(files), "hex").slice(0, 8).toUpperCase();
  const finished = text.replace("BUILD", name);
  await writeFile(join(staging, "index.html"), finished);
  // By the folder's address: some hosts redirect from index.html to it.
  return { build: name, files: [{ url: "./", integrity: `sha256-${sha256(finished, "base64")}` }, ...files] };
}

async function publishWorker(kept) {
  await build({
    entryPoints: [join(shell, "worker", WORKER)],
    outfile: join(staging, WORKER),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    plugins: [ownModule("bottega-files", moduleOf(kept))],
  });
}

await rm(staging, { recursive: true, force: true });
await mkdir(staging, { recursive: true });
await publishWorker(await finishPage(await page(await assetsModule())));
await rm(out, { recursive: true, force: true });
await rename(staging, out);
console.log(`${relative(process.cwd(), out) || out} is ready`);
