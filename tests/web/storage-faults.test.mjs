// Every call of IndexedDB may fail. What is stored stays the archive after some commit, the program works on in memory
// and says why it is not saved, and once the fault is over nothing is lost.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { storageTrial } from "./pages/storage-trial.mjs";

const MAKE = `CREATE TABLE account(id INTEGER PRIMARY KEY, name TEXT, notes TEXT);
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
  INSERT INTO account SELECT i, 'Account ' || i, hex(randomblob(1900)) FROM n`;
const NEVER = 1e9; // the call that goes wrong is never reached: counts how many there are

const trial = storageTrial("fault");
const { name, probe } = trial;

async function openFresh(options) {
  await trial.leave();
  await trial.browser.page.evaluate(() => (window.probe.records = true));
  await probe("open", name(), options);
  await probe("run", MAKE);
  await probe("saved");
}

/** What is always true, whatever went wrong and where. */
function assertNothingLost(result, where) {
  assert.equal(result.during.prefix, true, `a mixture was stored: ${where}`);
  assert.equal(result.works, true, `the program did not work on: ${where}`);
  assert.deepEqual(
    { state: result.state, durable: result.durable, equal: result.equal },
    { state: "saved", durable: result.sequence, equal: true },
    `not all was saved in the end: ${where}`,
  );
}

const REASONS = { abort: "retrying", full: "full", invalid: "retrying", closed: "retrying", wiped: "wiped" };

describe("at each call while commits are saved", () => {
  for (const [kind, reason] of Object.entries(REASONS)) {
    test(`${kind}: nothing is lost, and the reason is said`, async () => {
      await openFresh();
      const { calls } = await probe("workUnder", name(), kind, NEVER, false);
      assert.ok(calls > 10, `${calls} calls`);
      for (let at = 1; at <= calls; at++) {
        const result = await probe("workUnder", name(), kind, at, false);
        assertNothingLost(result, `${kind} at call ${at}`);
        assert.ok(result.reasons.includes(reason), `${kind} at call ${at} was told as ${result.reasons}`);
      }
    });
  }

  test("a fault that stays, becomes another one, and goes: nothing is lost", async () => {
    await openFresh();
    for (const kind of Object.keys(REASONS)) {
      for (const next of Object.keys(REASONS)) {
        const result = await probe("workUnder", name(), kind, 3, true, next);
        assertNothingLost(result, `${kind}, then ${next}`);
        assert.ok(result.during.pending > 0, `${kind} did not last`);
      }
    }
  });
});

describe("at each call while an archive is opened", () => {
  for (const kind of ["abort", "full", "invalid", "closed"]) {
    test(`${kind}: it is opened whole`, async () => {
      await openFresh();
      await probe("close");
      const { calls } = await probe("openUnder", name(), kind, NEVER);
      for (let at = 1; at <= calls; at++) {
        await probe("close");
        const opened = await probe("openUnder", name(), kind, at);
        assert.equal(opened.state, "saved", `${kind} at call ${at}: ${JSON.stringify(opened)}`);
        assert.equal(await probe("run", "SELECT count(*) FROM account; PRAGMA integrity_check"), "12\nok");
      }
    });
  }

  test("a fault that stays: it is refused as unavailable, and whole afterwards", async () => {
    await openFresh();
    await probe("close");

    assert.equal((await probe("openUnder", name(), "abort", 2, true)).refused, "unavailable");

    assert.equal((await probe("open", name())).state, "saved");
    assert.equal(await probe("run", "SELECT count(*) FROM account"), "12");
  });
});

test("a tab that is told to let go, at each call, saves all before it does", async () => {
  await openFresh();
  const { calls } = await probe("workUnder", name(), "unwanted", NEVER, false);
  for (let at = 1; at <= calls; at += 4) {
    trial.another();
    await openFresh();
    const result = await probe("workUnder", name(), "unwanted", at, false);
    assert.equal(result.prefix, true, `a mixture was stored: let go at call ${at}`);
    assert.deepEqual([result.during.pending, result.works], [0, true], `let go at call ${at}`);
    await trial.browser.page.waitForFunction(() => window.probe.status().final);
    assert.equal((await probe("status")).reason, "version-change");
  }
});

test("a write that the browser does not get to is said to be blocked, and done once it can be", async () => {
  await openFresh({ blockedAfterMs: 50 });
  await probe("block", name());
  await probe("run", "UPDATE account SET name = 'Neri'");
  await trial.browser.page.waitForFunction(() => window.probe.status().reason === "blocked");
  assert.equal((await probe("status")).state, "not-saved");
  assert.equal(await probe("run", "SELECT count(*) FROM account WHERE name = 'Neri'"), "12");

  const saved = probe("saved"); // what takes long has not failed
  await probe("release");

  assert.equal((await saved).state, "saved");
  assert.equal(await probe("storedEqualsMemory", name()), true);
});
