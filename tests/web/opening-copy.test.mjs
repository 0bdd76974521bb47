// A large archive is opened from a copy in a few large records and the pages stored since. The copy is never the truth:
// whatever is wrong with it, what is opened is the archive after its last commit, or a damage that is named.
import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { call, openTab } from "./pages/storage-site.mjs";
import { storageTrial } from "./pages/storage-trial.mjs";

const MAKE = `CREATE TABLE account(id INTEGER PRIMARY KEY, name TEXT, notes TEXT);
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
  INSERT INTO account SELECT i, 'Account ' || i, hex(randomblob(1900)) FROM n`; // a page each
const SMALL_ENOUGH = { copyFrom: 1, restMs: 50, spreadAfterMs: 10 };
const BUSY = { copyFrom: 1, restMs: 1e8, spreadAfterMs: 1e8 }; // never at rest
const ALL = "SELECT count(*), count(DISTINCT name) FROM account; PRAGMA integrity_check";

const trial = storageTrial("copy");
const { name, probe, commit } = trial;

/** Until the copy is of the archive as it is now. */
const copied = () => probe("copied", name());

async function reopen(options = BUSY) {
  await trial.leave();
  return probe("open", name(), options);
}

/** An archive that has its copy, in a tab that makes no other. */
async function openCopied() {
  await probe("open", name(), SMALL_ENOUGH);
  await probe("run", MAKE);
  await probe("saved");
  await copied();
  await reopen();
}

afterEach(trial.leave);

describe("an archive at rest", () => {
  test("is copied, and opened from the copy", async () => {
    await openCopied();

    assert.equal(await probe("openedFromCopy"), true);
    assert.equal(await probe("run", ALL), "1000|1000\nok");
    assert.equal(await probe("storedEqualsMemory", name()), true);
  });

  test("is not copied while it is small", async () => {
    await probe("open", name(), { restMs: 1 });
    await commit("CREATE TABLE account(id INTEGER PRIMARY KEY)");
    await trial.browser.page.waitForTimeout(200);

    assert.equal(await probe("copySequence", name()), null);
  });

  test("writes for one row what it wrote before, and the numbers of the pages it changed", async () => {
    await openCopied();
    const before = await probe("storedHeader", name());

    await commit("UPDATE account SET name = 'Rossi' WHERE id = 500");

    const { openingCopy } = await probe("storedHeader", name());
    assert.equal(before.openingCopy, undefined);
    assert.equal(openingCopy.sequence, before.sequence);
    assert.ok(Object.keys(openingCopy.changed).length <= 3);
  });

  test("is not copied while a transaction is open, nor as it was in it", async () => {
    await probe("open", name(), SMALL_ENOUGH);
    await commit(MAKE);
    await copied();
    const before = await probe("copySequence", name());
    await commit("UPDATE account SET notes = hex(randomblob(1900))"); // more than is read one by one
    await probe("run", "BEGIN; UPDATE account SET name = 'never', notes = hex(randomblob(1900))");
    assert.equal(await probe("isWriting"), true);
    await trial.browser.page.waitForTimeout(400);
    assert.equal(await probe("copySequence", name()), before);

    await probe("run", "ROLLBACK");
    await copied();

    await reopen();
    assert.equal(await probe("openedFromCopy"), true);
    assert.equal(await probe("run", ALL), "1000|1000\nok");
  });

  test("is not copied between commits that follow each other", async () => {
    const restMs = 1000;
    let longest = Infinity; // a machine that is busy may let a commit wait longer than that: then once more
    for (; longest >= restMs; trial.another()) {
      await trial.leave();
      await probe("open", name(), { copyFrom: 1, restMs });
      await commit(MAKE);
      longest = 0;
      let before = Date.now();
      for (let i = 0; i < 30; i++) {
        await trial.browser.page.waitForTimeout(50);
        await commit(`UPDATE account SET name = 'Bianchi' WHERE id = ${i}`);
        longest = Math.max(longest, Date.now() - before);
        before = Date.now();
      }
      if (longest < restMs) assert.equal(await probe("copySequence", name()), null);
    }
  });

  test("takes its copy with it when it is deleted", async () => {
    await openCopied();

    await probe("remove", name());

    assert.equal(await probe("copySequence", name()), null);
  });
});

describe("commits after the copy", () => {
  test("are there: changed, new and fewer pages", async () => {
    await openCopied();
    const wide = "hex(randomblob(1900))";
    const works = [
      `UPDATE account SET name = 'Rossi', notes = ${wide} WHERE id % 100 = 0`,
      `INSERT INTO account(name, notes) SELECT 'Neri ' || id, ${wide} FROM account WHERE id <= 30`,
      "DELETE FROM account WHERE id > 200; VACUUM",
    ];
    for (const [index, work] of works.entries()) {
      await commit(work);
      const expected = await probe("run", ALL);
      await reopen();
      assert.equal(await probe("openedFromCopy"), true, `after ${index}`);
      assert.equal(await probe("run", ALL), expected);
      assert.equal(await probe("storedEqualsMemory", name()), true);
    }
  });

  test("are there when they were too many: then the pages are read, and there is a new copy", async () => {
    await openCopied();
    await commit("UPDATE account SET name = 'x' || name, notes = hex(randomblob(1900))");
    assert.equal((await probe("storedHeader", name())).openingCopy, undefined);

    await reopen(SMALL_ENOUGH);

    assert.equal(await probe("openedFromCopy"), false);
    assert.equal(await probe("run", "SELECT count(*) FROM account WHERE name LIKE 'xAccount%'"), "1000");
    await copied();
    await reopen();
    assert.equal(await probe("openedFromCopy"), true);
  });

  test("are there when a program made them that knows of no copy", async () => {
    await openCopied();
    await commit("UPDATE account SET name = 'Verdi' WHERE id = 7");
    await probe("setHeader", name(), { ...(await probe("storedHeader", name())), openingCopy: undefined });

    await reopen();

    assert.equal(await probe("openedFromCopy"), false);
    assert.equal(await probe("run", "SELECT name FROM account WHERE id = 7"), "Verdi");
  });

  test("are there in another tab, that waited for them or took the archive away", async () => {
    await openCopied();
    const second = await openTab(trial.browser, trial.site);
    await probe("run", "UPDATE account SET name = 'Verdi' WHERE id = 7");
    assert.equal((await call(second, "open", name(), { ...BUSY, mode: "wait" })).state, "saved");
    assert.equal(await call(second, "openedFromCopy"), true);
    await call(second, "run", "UPDATE account SET name = name || '!' WHERE id = 7");
    await call(second, "saved");

    await trial.leave();
    await probe("open", name(), { ...SMALL_ENOUGH, mode: "steal" });

    assert.equal(await probe("openedFromCopy"), true);
    assert.equal(await probe("run", "SELECT name FROM account WHERE id = 7"), "Verdi!");
    await call(second, "run", "DELETE FROM account");
    assert.equal(await call(second, "refusal"), "fenced");
    await second.close();
  });
});

describe("a copy that is not as it was written", () => {
  for (const [what, spoil] of [
    ["a changed byte", () => probe("damageCopy", name(), 70_000)],
    ["a lost end", () => probe("cutCopy", name(), 1_000_000)],
    ["nothing in it", () => probe("cutCopy", name(), 0)],
  ]) {
    test(`${what}: the pages are read, and it is made again`, async () => {
      await openCopied();
      await commit("UPDATE account SET name = 'Verdi' WHERE id = 7");
      await spoil();

      await reopen(SMALL_ENOUGH);

      assert.equal(await probe("openedFromCopy"), false);
      assert.equal(await probe("run", ALL), "1000|1000\nok");
      assert.equal(await probe("run", "SELECT name FROM account WHERE id = 7"), "Verdi");
      await copied();
      await reopen();
      assert.equal(await probe("openedFromCopy"), true);
    });
  }

  test("does not hide damaged pages", async () => {
    await openCopied();
    await commit("UPDATE account SET name = 'Verdi' WHERE id = 500");
    const { changed } = (await probe("storedHeader", name())).openingCopy;
    const [, page] = Object.values(changed);
    await probe("close");
    await probe("losePage", name(), page);

    const opened = await reopen();

    assert.deepEqual([opened.refused, opened.damage.pages], ["damaged", [page]]);
  });

  test("is of no use to another archive", async () => {
    await openCopied();
    const other = name();
    trial.another();
    await trial.leave();
    await probe("open", name(), BUSY);
    await commit(MAKE.replaceAll("Account", "Cliente"));
    await probe("giveCopyOf", other, name());

    await reopen();

    assert.equal(await probe("openedFromCopy"), false);
    assert.equal(await probe("run", "SELECT count(*) FROM account WHERE name LIKE 'Cliente%'"), "1000");
  });
});

describe("pages that an opening from the copy has not read", () => {
  test("are read at rest, and stored anew where they are damaged", async () => {
    await openCopied();
    await probe("close");
    const record = await probe("pageRecord", name(), 300);
    await probe("setPageRecord", name(), 300, record.with(2000, record[2000] ^ 1));
    await probe("losePage", name(), 20);

    await reopen(SMALL_ENOUGH);
    assert.equal(await probe("run", ALL), "1000|1000\nok");
    await trial.browser.page.waitForFunction(() => window.probe.stats().rewrites === 1 && window.probe.status().state === "saved");

    assert.deepEqual((await probe("forgiving", name())).damaged, []);
    assert.deepEqual(await probe("pageRecord", name(), 300), record);
    assert.equal(await probe("storedEqualsMemory", name()), true);
    await copied();
  });

  test("are read while the page has nothing to draw", async () => {
    await openCopied();
    await probe("close");
    await probe("losePage", name(), 300);
    const { page } = trial.browser;
    await page.evaluate(() => {
      const asked = (window.askedToRest = []);
      window.requestIdleCallback = (done) => asked.push(done);
    });
    await probe("open", name(), SMALL_ENOUGH);

    await page.waitForFunction(() => window.askedToRest.length === 1);
    assert.equal((await probe("stats")).rewrites, 0);
    await page.evaluate(() => {
      window.requestIdleCallback = (done) => setTimeout(() => done({ timeRemaining: () => 50 }));
      for (const done of window.askedToRest) done({ timeRemaining: () => 50 });
    });
    await page.waitForFunction(() => window.probe.stats().rewrites === 1 && window.probe.status().state === "saved");
  });

  test("are stored anew where the browser cannot read them", async () => {
    await openCopied();
    await reopen(SMALL_ENOUGH);
    await probe("refuseReading");

    await trial.browser.page.waitForFunction(() => window.probe.stats().rewrites === 1 && window.probe.status().state === "saved");

    await reopen();
    assert.equal(await probe("run", ALL), "1000|1000\nok");
  });

  test("are left alone where they are sound", async () => {
    await openCopied();
    await reopen(SMALL_ENOUGH);
    const { transactions } = await probe("stats");
    await trial.browser.page.waitForTimeout(600);

    const stats = await probe("stats");
    assert.deepEqual([stats.rewrites, stats.transactions], [0, transactions]);
  });
});

/** Opened from its copy, which is gone afterwards; a page that was not read is damaged. */
async function openOverDamage({ keepsCopy = false } = {}) {
  await openCopied();
  await probe("close");
  await probe("losePage", name(), 300);
  await reopen();
  assert.equal(await probe("openedFromCopy"), true);
  if (!keepsCopy) await probe("cutCopy", name(), 0);
}

const snapshots = (called, ...values) =>
  trial.browser.page.evaluate(async ([called, values]) => {
    const module = await import("/storage/snapshots.js");
    return module[called](...values).catch((failure) => ({ refused: failure.reason ?? String(failure) }));
  }, [called, values]);

describe("a snapshot taken before the pages were looked at", () => {
  for (const reason of ["migration", "import", "restore"]) {
    test(`${reason}: holds no page of zeros, and what is stored is sound afterwards`, async () => {
      await openOverDamage();

      const { number } = await probe("keepSnapshot", reason);

      assert.equal((await probe("stats")).rewrites, 1);
      assert.deepEqual((await probe("forgiving", name())).damaged, []);
      await commit("DELETE FROM account");
      await probe("close");
      await snapshots("restoreSnapshot", name(), number);
      await reopen();
      assert.equal(await probe("run", ALL), "1000|1000\nok");
    });
  }

  test("is refused, without a trace, where nothing can be stored anew", async () => {
    await openOverDamage();
    await probe("fillDisk");
    const refusal = await probe("keepSnapshot", "import");
    await probe("freeDisk");

    assert.deepEqual(refusal, { refused: "full" });
    assert.deepEqual(await snapshots("listSnapshots", name()), []);
    assert.equal(await probe("run", ALL), "1000|1000\nok");
    await probe("tryToSave");
    await trial.browser.page.waitForFunction(() => window.probe.status().state === "saved");
    assert.equal(await probe("storedEqualsMemory", name()), true);
  });

  test("is refused to whoever does not have the archive open, unless it is kept as the damaged one", async () => {
    await openOverDamage();
    await probe("close");

    assert.deepEqual(await snapshots("takeSnapshot", name(), "restore"), { refused: "damaged" });
    assert.deepEqual(await snapshots("listSnapshots", name()), []);
    assert.equal((await snapshots("takeSnapshot", name(), "damaged")).reason, "damaged");
  });

  test("is preceded by a look at what is stored where a restore gives the archive up", async () => {
    await openOverDamage();
    const { number } = await probe("keepSnapshot", "asked");
    await commit("UPDATE account SET name = 'x' || name");
    await probe("losePage", name(), 301);

    await probe("storeSound");
    await probe("close");
    await snapshots("restoreSnapshot", name(), number, { keepCurrent: true });

    const [{ number: kept, reason }] = await snapshots("listSnapshots", name());
    assert.equal(reason, "restore");
    await snapshots("restoreSnapshot", name(), kept);
    await reopen();
    assert.equal(await probe("run", "SELECT count(*) FROM account WHERE name LIKE 'xAccount%'"), "1000");
  });
});

describe("a damaged page that the copy still has", () => {
  test("comes from it, though too much was stored since for an opening from the copy", async () => {
    await openOverDamage({ keepsCopy: true });
    await commit(`CREATE TABLE note(id INTEGER PRIMARY KEY, content TEXT); INSERT INTO note SELECT id, hex(randomblob(1900)) FROM account`);
    assert.equal((await probe("storedHeader", name())).openingCopy, undefined);
    assert.deepEqual((await probe("forgiving", name())).damaged, []);
    const before = await probe("run", `${ALL}; SELECT count(*) FROM note`);

    await reopen();

    assert.equal(await probe("openedFromCopy"), false);
    assert.equal(await probe("run", `${ALL}; SELECT count(*) FROM note`), before);
    await probe("saved");
    assert.equal((await probe("stats")).rewrites, 1);
    assert.equal(await probe("storedEqualsMemory", name()), true);
  });

  test("is not taken from a copy that has an older one", async () => {
    await openCopied();
    await reopen({ ...BUSY, spreadAfterMs: 10 });
    await commit("UPDATE account SET name = 'Verdi', notes = hex(randomblob(1900))"); // all of them
    await probe("spread", name());
    await probe("close");
    await probe("losePage", name(), 300);

    const opened = await reopen();

    assert.deepEqual([opened.refused, opened.damage.pages], ["damaged", [300]]);
    assert.deepEqual((await probe("forgiving", name())).zeros, [300]);
  });
});

describe("calls of IndexedDB that fail", () => {
  for (const kind of ["abort", "full", "invalid", "closed"]) {
    test(`${kind}: at each of them the archive is opened whole`, async () => {
      await openCopied();
      await commit("UPDATE account SET name = 'Verdi' WHERE id = 500");
      await probe("close");
      const { calls } = await probe("openUnder", name(), kind, 1e9, false, BUSY);
      for (let at = 1; at <= calls; at++) {
        await probe("close");
        const opened = await probe("openUnder", name(), kind, at, false, BUSY);
        assert.equal(opened.state, "saved", `${kind} at call ${at}: ${JSON.stringify(opened)}`);
        assert.equal(await probe("run", "SELECT count(*) FROM account WHERE name = 'Verdi'; PRAGMA integrity_check"), "1\nok");
      }
    });

    test(`${kind}: at each of them while commits follow the copy, and nothing is lost`, async () => {
      await openCopied();
      const { calls } = await probe("failWhile", kind, 1e9, "UPDATE account SET name = 'Neri' WHERE id = 1");
      for (let at = 1; at <= calls; at++) {
        await probe("failWhile", kind, at, `UPDATE account SET name = 'Neri ${at}' WHERE id = ${at * 50}`);
        await reopen();
        assert.equal(await probe("openedFromCopy"), true, `${kind} at call ${at}`);
        assert.equal(await probe("run", `SELECT name FROM account WHERE id = ${at * 50}`), `Neri ${at}`);
        assert.equal(await probe("storedEqualsMemory", name()), true);
      }
    });
  }
});
