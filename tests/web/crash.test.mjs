// The browser is killed in the middle of its work, again and again: what it called saved is there, and what is there is
// the archive after some commit. ./test crash --kills N --seed S --backend leveldb|sqlite|both
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { killAgainAndAgain } from "./crash/round.mjs";
import { serveCrashApp } from "./pages/crash-site.mjs";

const KILLS = Number(process.env.BOTTEGA_KILLS ?? 10);
const SEED = Number(process.env.BOTTEGA_SEED ?? Math.floor(Math.random() * 1e9));
const BACKEND = process.env.BOTTEGA_BACKEND ?? "both";
const KILLS_A_PROFILE = 10;
const PATIENCE_FOR_MISTAKE = 8; // kills until the negative control has to be found out
const FIFTY_MEGABYTES = 50 * 2 ** 20;

const backends = BACKEND === "both" ? ["leveldb", "sqlite"] : [BACKEND];
const total = { kills: 0, open: 0, surelyOpen: 0, fromCopy: 0, largestBytes: 0, violations: [] };
let site;

before(async () => (site = await serveCrashApp()));
after(() => site?.close());

/** Split over backends and profiles; the first backend takes what is left over. */
const rounds = backends.flatMap((backend, index) => {
  let left = Math.floor(KILLS / backends.length) + (index === 0 ? KILLS % backends.length : 0);
  const found = [];
  for (let round = 0; left > 0; round++, left -= KILLS_A_PROFILE)
    found.push({ backend, seed: SEED + 1000 * index + round, kills: Math.min(left, KILLS_A_PROFILE) });
  return found;
});

for (const round of rounds) {
  test(`${round.kills} kills keep a prefix of the commits and all that was saved (${round.backend}, seed ${round.seed})`, async (t) => {
    const result = await killAgainAndAgain(site, { ...round, big: true, say: (line) => t.diagnostic(line) });
    for (const count of ["kills", "open", "surelyOpen", "fromCopy"]) total[count] += result[count];
    total.largestBytes = Math.max(total.largestBytes, result.largestBytes);
    if (result.violation) total.violations.push(result.violation);
    assert.equal(result.violation, null);
    assert.equal(result.kills, round.kills);
  });
}

test("half of the kills meet an open transaction, one an archive of over 50 MB, and some are opened from their copy", (t) => {
  const { kills, open, surelyOpen, fromCopy, largestBytes, violations } = total;
  t.diagnostic(`seed ${SEED}: ${kills} kills (${backends.join(", ")}), ${open} with a transaction open (${surelyOpen} proved by what ` +
    `was found), ${fromCopy} opened from their copy, archives up to ${(largestBytes / 2 ** 20).toFixed(1)} MB, ${violations.length} violations`);
  assert.ok(open * 2 >= kills, `${open} of ${kills}`);
  assert.ok(fromCopy > 0 || kills < 10, "none was opened from its copy");
  assert.ok(largestBytes > FIFTY_MEGABYTES, `${largestBytes} bytes`);
});

test("one transaction a page is found out", async (t) => {
  const say = (line) => t.diagnostic(`negative control, ${line}`);
  const wishes = { backend: backends[0], seed: SEED, kills: PATIENCE_FOR_MISTAKE, mistake: true, say };
  const { violation } = await killAgainAndAgain(site, wishes);
  assert.notEqual(violation, null, "the crash test does not see a broken archive");
});
