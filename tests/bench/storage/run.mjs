// Compares our storage with others, in one run: same rows, same SQL, rounds in which every engine has its turn.
//   node tests/bench/storage/run.mjs [ROUNDS]     (through ./bench storage, which brings the others)
// Prints a table of medians and the ratios ours/other, and one {"name","value","unit"} a line for tools/bench.mjs.
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser, serveSite } from "../../web/support/launch.mjs";
import { ENGINES } from "./engines.js";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "../../..");
const PEERS = join(ROOT, "build/storage-bench/node_modules");
const PROBE = join(ROOT, "build/wasm/tests/web/pages");
const ROUNDS = Number(process.argv[2] ?? 5);
const ROWS_A_BATCH = 10_000;
const BATCHES = 10;
const MEGABYTES = 50;
const LIMITS = [
  // measure, other engine, must be at most, goal
  ["200 commits until durable", "IDBMirrorVFS", 0.25, 0.05],
  ["200 commits until durable", "OPFS SAHPool", 0.35, 0.1],
  ["one acknowledged commit", "IDBMirrorVFS", 1.2, 0.8],
  ["one acknowledged commit", "OPFS SAHPool", 4, 2],
  ["10,000 rows in one transaction", "IDBMirrorVFS", 0.7, 0.4],
  ["cold open of 50 MB", "IDBMirrorVFS", 1, 0.7],
  ["cold open of 50 MB", "sql.js + export", 1.5, 1],
];

const names = Object.keys(ENGINES);
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
/** @type {Map<string, Map<string, number[]>>} measure -> engine -> one value a round */
const measured = new Map();
function note(measure, engine, value) {
  if (!measured.has(measure)) measured.set(measure, new Map(names.map((name) => [name, []])));
  measured.get(measure).get(engine).push(value);
}

/** A folder with the bench's page, our storage and the others. */
async function gather() {
  const folder = await mkdtemp(join(tmpdir(), "bottega-storage-bench-"));
  await cp(HERE, folder, { recursive: true });
  await cp(PEERS, join(folder, "node_modules"), { recursive: true });
  await cp(join(ROOT, "web-shell/src/storage"), join(folder, "storage"), { recursive: true });
  for (const file of ["storage_probe.js", "storage_probe.wasm"]) await cp(join(PROBE, file), join(folder, file));
  return folder;
}

/** A browser on a profile, and a function that runs phases for an engine there. */
async function visit(site, profile, engine) {
  const browser = await openBrowser(site, { profile, path: null });
  browser.page.setDefaultTimeout(0);
  await browser.page.goto(site.origin);
  await browser.page.waitForFunction(() => Boolean(window.bench));
  const call = (phase, wish) => browser.page.evaluate(([name, ...rest]) => window.bench(name, ...rest), [engine, phase, wish]);
  return { call, end: () => browser.context.close() };
}

async function measureCommits(site, folder, engine) {
  const profile = await mkdtemp(join(folder, "profile-"));
  const { call, end } = await visit(site, profile, engine);
  await call("open", engine);
  await call("schema");
  const batches = [];
  for (let batch = 0; batch < BATCHES; batch++)
    batches.push(await call("rows", { first: 1 + batch * ROWS_A_BATCH, count: ROWS_A_BATCH }));
  note("10,000 rows in one transaction", engine, median(batches));
  const count = engine.startsWith("sql.js") ? 5 : 40; // the whole database each time
  const { each, bytes } = await call("acknowledged", { first: 200_000, count });
  note("one acknowledged commit", engine, each);
  note("bytes written for it", engine, bytes);
  note("200 commits until durable", engine, await call("burst", { first: 300_000, count: 200 }));
  const rows = await call("count");
  if (rows !== BATCHES * ROWS_A_BATCH + count + 200) throw new Error(`${engine} has ${rows} rows`);
  await call("close");
  await end();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** Takes the profile out of the machine's memory, so that it is read from the disk. */
const evict = (profile) => execFileSync("python3", ["-c", `
import os, sys
for folder, _, files in os.walk(sys.argv[1]):
    for name in files:
        try:
            file = os.open(os.path.join(folder, name), os.O_RDONLY)
            os.fsync(file); os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED); os.close(file)
        except OSError: pass
`, profile]);

async function grow(site, folder, engine) {
  const profile = await mkdtemp(join(folder, "profile-"));
  const { call, end } = await visit(site, profile, engine);
  await call("open", engine);
  await call("schema");
  const bytes = await call("grow", { megabytes: MEGABYTES });
  console.error(`${engine}: ${(bytes / 2 ** 20).toFixed(1)} MB`);
  await call("close");
  await end();
  return profile;
}

let expected = null;
async function measureColdOpen(site, profile, engine) {
  evict(profile);
  const { call, end } = await visit(site, profile, engine);
  const { took, count } = await call("cold", engine);
  expected ??= count;
  if (count !== expected) throw new Error(`${engine} finds ${count} rows, others ${expected}`);
  note("cold open of 50 MB", engine, took);
  await end();
}

function report() {
  const show = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
  for (const [measure, engines] of measured) {
    const unit = measure.startsWith("bytes") ? "B" : "ms";
    console.error(`\n${measure} (${unit}; median, smallest)`);
    for (const [engine, values] of engines) {
      console.error(`  ${engine.padEnd(20)} ${show(median(values)).padStart(10)} ${show(Math.min(...values)).padStart(10)}`);
      console.log(JSON.stringify({ name: `${measure}, ${engine}`, value: Number(show(median(values))), unit }));
    }
  }
  console.error("\nours / other (median of the rounds' ratios; at most; goal)");
  for (const [measure, other, most, goal] of LIMITS) {
    const engines = measured.get(measure);
    const ratio = median(engines.get("ours").map((value, round) => value / engines.get(other)[round]));
    const verdict = ratio <= goal ? "goal reached" : ratio <= most ? "within" : "MISSED";
    console.error(`  ${measure.padEnd(32)} ${other.padEnd(18)} ${ratio.toFixed(3).padStart(8)} ${most} ${goal}  ${verdict}`);
    console.log(JSON.stringify({ name: `${measure}, ours / ${other}`, value: Number(ratio.toFixed(3)), unit: "times" }));
  }
}

const folder = await gather();
const site = await serveSite(folder, { headers: {} });
try {
  for (let round = 0; round < ROUNDS; round++) for (const engine of names) await measureCommits(site, folder, engine);
  const profiles = new Map();
  for (const engine of names) profiles.set(engine, await grow(site, folder, engine));
  for (let round = 0; round < ROUNDS; round++)
    for (const engine of names) await measureColdOpen(site, profiles.get(engine), engine);
  report();
} finally {
  await site.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
