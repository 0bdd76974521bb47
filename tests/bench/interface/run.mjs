// Compares Bottega's lists and its one box with others, in one run: same rows, same work, rounds in which each has its turn.
//   node tests/bench/interface/run.mjs [ROUNDS] [ACCOUNTS...]     (through ./bench interface, which brings the others)
// Prints a table of medians with the ratios ours/other and the limits, and one {"name","value","unit"} a line for tools/bench.mjs.
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serveSite } from "../../web/support/launch.mjs";
import * as bottega from "./bottega.mjs";
import { median, percentile } from "./measure.mjs";
import * as peers from "./peers.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "../../..");
const ROUNDS = Number(process.argv[2] ?? 3);
const SIZES = process.argv.length > 3 ? process.argv.slice(3).map(Number) : [1_000_000, 100_000];
const LISTS = ["AG Grid", "Tabulator", "TanStack"];
const SEARCHES = ["includes", "MiniSearch"];
const OURS = "Bottega";

// measure, of each round's values, unit, at most, at most so many times the leanest of these, goal the same
const LIMITS = [
  { measure: "open", of: median, times: 0.5 },
  { measure: "open, until at rest", of: median },
  { measure: "scroll", of: (values) => percentile(values, 0.95), title: "one scroll step, p95", most: 3, times: 0.5 },
  { measure: "scroll", of: median, title: "one scroll step, median" },
  { measure: "scroll, all processes", of: median, times: 1, than: "AG Grid", goal: "TanStack" },
  { measure: "sort", of: median, most: 100 },
  { measure: "filter", of: median, most: 100 },
  { measure: "search in the list", of: median, most: 100 },
  { measure: "keystroke", of: (values) => percentile(values, 0.95), title: "keystroke in the one box, p95", most: 20 },
  { measure: "keystroke", of: median, title: "keystroke in the one box, median" },
  { measure: "keystroke with an error", of: (values) => percentile(values, 0.95), title: "keystroke with a typing error, until at rest, p95", most: 150 },
  { measure: "memory of list work", of: median, unit: "MB" },
  { measure: "memory", of: median, unit: "MB", title: "memory of the page, one box included", times: 1 },
  { measure: "heap of the program", of: median, unit: "MB" },
  { measure: "database", of: median, unit: "MB" },
  { measure: "search: build", of: median },
  { measure: "search: memory", of: median, unit: "MB" },
  { measure: "drag", of: (values) => percentile(values, 0.95), title: "drag of a card among 10,000, p95", most: 4 },
];

/** @type {Map<string, Map<string, number[]>>} measure -> who -> all values of all rounds */
let measured = new Map();
const noteOf = (who) => (measure, values) => {
  if (!measured.has(measure)) measured.set(measure, new Map());
  const all = measured.get(measure);
  all.set(who, [...(all.get(who) ?? []), ...[values].flat()]);
};

const show = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

function verdictOf(limit, figures) {
  const ours = figures.get(OURS);
  const others = [...figures].filter(([who]) => LISTS.includes(who));
  const least = limit.than ? figures.get(limit.than) : Math.min(...others.map(([, value]) => value));
  const wanted = [];
  const verdicts = [];
  if (limit.most !== undefined) {
    wanted.push(`at most ${limit.most}`);
    verdicts.push(ours <= limit.most);
  }
  if (limit.times !== undefined) {
    wanted.push(`at most ${limit.times} of ${limit.than ?? "the leanest"} (is ${(ours / least).toFixed(2)})`);
    verdicts.push(ours <= limit.times * least);
  }
  if (limit.goal) wanted.push(`goal ${limit.goal}'s (is ${(ours / figures.get(limit.goal)).toFixed(2)})`);
  return wanted.length ? `${verdicts.every(Boolean) ? "within" : "MISSED"}: ${wanted.join(", ")}` : "";
}

function report(size) {
  console.error(`\n${size}: main-thread CPU in ms unless said otherwise; values, and ours / other`);
  for (const limit of LIMITS) {
    const all = measured.get(limit.measure);
    if (!all) continue;
    const unit = limit.unit ?? "ms";
    const title = limit.title ?? limit.measure;
    const figures = new Map([...all].map(([who, values]) => [who, limit.of(values)]));
    const ours = figures.get(OURS);
    console.error(`${title} (${unit})  ${ours === undefined ? "" : verdictOf(limit, figures)}`);
    for (const [who, value] of figures) {
      const ratio = who === OURS || ours === undefined ? "" : (ours / value).toFixed(3);
      console.error(`  ${who.padEnd(12)} ${show(value).padStart(10)} ${ratio.padStart(9)}`);
      console.log(JSON.stringify({ name: `${size}: ${title}, ${who}`, value: Number(show(value)), unit }));
      if (ratio) console.log(JSON.stringify({ name: `${size}: ${title}, ours / ${who}`, value: Number(ratio), unit: "times" }));
    }
  }
  measured = new Map();
}

async function gather(folder) {
  for (const place of ["site", "peers"]) await mkdir(join(folder, place));
  await cp(join(ROOT, "build/dist"), join(folder, "site"), { recursive: true });
  for (const file of ["peers.html", "peers.js", "rows.js"]) await cp(join(HERE, file), join(folder, "peers", file));
  await cp(join(ROOT, "build/interface-bench/node_modules"), join(folder, "peers/node_modules"), { recursive: true });
}

async function compare(site, other, folder, count) {
  const { profile, took, megabytes } = await bottega.importAccounts(site, folder, count);
  console.error(`${count} accounts imported and durable in ${(took / 1000).toFixed(1)} s, ${megabytes.toFixed(0)} MB`);
  for (let round = 0; round < ROUNDS; round++) {
    await bottega.measureList(site, profile, noteOf(OURS));
    for (const name of LISTS) await peers.measureList(other, name, count, noteOf(name));
  }
  for (const name of SEARCHES) await peers.measureSearch(other, name, count, ROUNDS, noteOf(name));
  report(`${count.toLocaleString("en")} accounts`);
}

const folder = await mkdtemp(join(tmpdir(), "bottega-interface-bench-"));
await gather(folder);
const site = await serveSite(join(folder, "site"));
const other = await serveSite(join(folder, "peers"), { headers: {} });
try {
  for (const count of SIZES) await compare(site, other, folder, count);
  const board = await bottega.importCards(site, folder);
  for (let round = 0; round < ROUNDS; round++) await bottega.measureBoard(site, board.profile, noteOf(OURS));
  report("board");
} finally {
  await site.close();
  await other.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
