// A row of lives on one profile: after each sudden end, what is there is compared with what was pledged and saved.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beginLife, endLife } from "./life.mjs";
import { planLife, randomFrom } from "./plan.mjs";

const MEGABYTE = 1 << 20;

export const BACKENDS = {
  leveldb: ["--disable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout"],
  sqlite: ["--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout"],
};

/**
 * What is wrong with an archive: `states` are the fingerprints before the first and after each commit, of which those
 * up to `saved` were reported saved.
 */
export function judge(found, failure, { states, saved }) {
  if (!found) return failure;
  if (found.integrity !== "ok") return `integrity: ${found.integrity}`;
  if (found.files.broken.length > 0) return `files that rows name are not there: ${found.files.broken.join(", ")}`;
  const at = states.lastIndexOf(found.fingerprint);
  if (at < 0) return "the archive is as it never was after any commit";
  if (at < saved) return `only ${at} commits are there, ${saved} were reported saved`;
  return null;
}

/**
 * Kills the browser again and again, at most `kills` times, until something is wrong.
 * @param {object} site what serveCrashApp() returned
 * @param {{backend: "leveldb" | "sqlite", seed: number, kills: number, big?: boolean, mistake?: boolean, say: (line: string) => void}} wishes
 * `big`: the last life has an archive of over 50 MB
 */
export async function killAgainAndAgain(site, { backend, seed, kills, big = false, mistake = false, say }) {
  const profile = await mkdtemp(join(tmpdir(), "bottega-crash-profile-"));
  const random = randomFrom(seed);
  const result = { kills: 0, open: 0, surelyOpen: 0, fromCopy: 0, largestBytes: 0, violation: null };
  let before = null; // the life that ended
  let first = 1;
  while (!result.violation) {
    const life = await beginLife(site, { profile, args: BACKENDS[backend], mistake });
    if (before) {
      result.violation = judge(life.found, life.failure, before);
      const surely = life.found !== null && before.openSequence > life.found.sequence;
      if (before.isOpen) result.open++;
      if (surely) result.surelyOpen++;
      if (life.found?.fromCopy) result.fromCopy++;
      if (life.found) result.largestBytes = Math.max(result.largestBytes, life.found.bytes);
      say(describe(before, life, { kill: result.kills, backend, surely, violation: result.violation }));
    }
    if (result.violation || result.kills === kills) {
      await life.browser.context.close().catch(() => {});
      break;
    }
    const plan = planLife(random, { first, big: big && result.kills === kills - 1 });
    const heard = await endLife(site, life, plan);
    first += heard.steps + 1;
    before = { ...heard, moment: plan.moment, states: [life.found.now, ...heard.pledges] };
    result.kills++;
  }
  if (result.violation && !mistake) say(`the profile is kept in ${profile}`);
  else await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  return result;
}

function describe({ moment, steps, states, saved, isOpen }, { found }, { kill, backend, surely, violation }) {
  const when = `${moment.kind} moment, after step ${moment.after} + ${moment.delay} ms (${steps} steps done)`;
  const transaction = surely ? "transaction open" : isOpen ? "transaction open or just over" : "no transaction";
  const there = found ? states.lastIndexOf(found.fingerprint) : "-";
  const size = found ? `${(found.bytes / MEGABYTE).toFixed(1)} MB` : "unreadable";
  return (
    `kill ${kill} ${backend}: ${when}, ${transaction}; commits begun ${states.length - 1}, saved ${saved}, found ${there}; ` +
    `${size}${found?.fromCopy ? " from its copy" : ""}, ${found?.files.named ?? "?"} files; ${violation ?? "ok"}`
  );
}
