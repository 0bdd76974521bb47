// What the browser spends: CPU of the page's main thread (CDP counts it by the thread's own clock, so that it holds on a busy
// machine too) and CPU of all the browser's processes, from /proc.
import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, readdirSync } from "node:fs";
import { join } from "node:path";

const MS_A_TICK = 1000 / Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
const PARENT = 1, USER_TICKS = 11, SYSTEM_TICKS = 12; // in /proc/N/stat, behind the name

export const median = (values) => percentile(values, 0.5);
export const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)];

function processes() {
  const all = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const text = readFileSync(`/proc/${name}/stat`, "utf8");
      const fields = text.slice(text.lastIndexOf(")") + 2).split(" ").map(Number);
      all.set(Number(name), { parent: fields[PARENT], cpu: (fields[USER_TICKS] + fields[SYSTEM_TICKS]) * MS_A_TICK });
    } catch {
      // it ended meanwhile
    }
  }
  return all;
}

/** Process numbers of a browser: the one that holds the profile, and all that descend from it. */
function familyOf(profile) {
  const lock = readlinkSync(join(profile, "SingletonLock"));
  const family = new Set([Number(lock.slice(lock.lastIndexOf("-") + 1))]);
  const all = processes();
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const [id, { parent }] of all) if (family.has(parent)) family.add(id);
  }
  return { family, all };
}

function allCpu(profile) {
  const { family, all } = familyOf(profile);
  return [...family].reduce((sum, id) => sum + (all.get(id)?.cpu ?? 0), 0);
}

/** Resident memory of the greatest renderer, in bytes: the page's. */
function residentMemory(profile) {
  let most = 0;
  for (const id of familyOf(profile).family) {
    const isRenderer = readFileSync(`/proc/${id}/cmdline`, "utf8").includes("--type=renderer");
    const size = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0) * 1024;
    if (isRenderer) most = Math.max(most, size);
  }
  return most;
}

export async function meterOf({ page, context, profile }) {
  const developer = await context.newCDPSession(page);
  await developer.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await developer.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  };
  return {
    spent,
    allSpent: () => allCpu(profile),
    /** Milliseconds of the main thread for something. */
    async cpu(act) {
      const before = await spent();
      await act();
      return (await spent()) - before;
    },
    async memory() {
      for (let i = 0; i < 2; i++) await developer.send("HeapProfiler.collectGarbage");
      await page.waitForTimeout(500);
      return residentMemory(profile) / 1e6;
    },
  };
}
