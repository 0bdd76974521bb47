// Many pages of one group lie in a few bundles for a while. Whatever comes between, the archive is read as it stood
// after its last commit, or a damage is named.
import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { call, openTab } from "./pages/storage-site.mjs";
import { storageTrial } from "./pages/storage-trial.mjs";

const ROWS = 200; // a page each
const WIDE = "hex(randomblob(1900))";
const MAKE = `CREATE TABLE account(id INTEGER PRIMARY KEY, name TEXT, notes TEXT);
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
  INSERT INTO account SELECT i, 'Account ' || i, ${WIDE} FROM n`;
const ALL = "SELECT count(*), count(DISTINCT name), sum(length(notes)) FROM account; PRAGMA integrity_check";
/** More than all bundles may hold. */
const MANY = `INSERT INTO account(name, notes) SELECT 'Neri ' || a.id || '-' || b.id, ${WIDE}
  FROM account a, account b WHERE b.id <= 10`;
const STAYING = { spreadAfterMs: 1e8 };
const SPREADING = { spreadAfterMs: 300 };

const trial = storageTrial("bundles");
const { name, probe, commit } = trial;
const records = () => probe("pageRecords", name());
const pages = async () => (await probe("describe", name())).size / 4096;

/** As after a kill: nothing more is written. */
async function reopen(options = STAYING) {
  await trial.leave();
  return probe("open", name(), options);
}

/** An archive whose pages have records of their own. */
async function openSpread(options = STAYING) {
  await probe("open", name(), SPREADING);
  await commit(MAKE);
  await probe("spread", name());
  await reopen(options);
}

/** An archive most pages of which lie in bundles, over older ones. */
async function openBundled(options = STAYING) {
  await openSpread(options);
  await commit(`UPDATE account SET name = 'Rossi ' || id, notes = ${WIDE}`);
  if (options === STAYING) assert.ok((await probe("bundles", name())) > 0);
}

async function assertStored() {
  assert.equal(await probe("storedEqualsMemory", name()), true);
  const expected = await probe("run", ALL);
  assert.match(expected, /\nok$/);
  assert.equal((await reopen()).state, "saved");
  assert.equal(await probe("run", ALL), expected);
}

/** Every page has a record of its own, and these are the archive. */
async function assertSpread() {
  await probe("spread", name());
  assert.equal(await records(), await pages());
  await assertStored();
}

afterEach(trial.leave);

describe("a group of many pages", () => {
  test("is stored in few records, small enough for the browser's own files", async () => {
    await probe("open", name(), STAYING);
    await commit(MAKE);

    const bundles = await probe("bundles", name());
    assert.ok((await records()) <= 2); // of the empty table
    assert.ok(bundles > 0 && bundles < (await pages()) / 10, `${bundles} bundles`);
    assert.ok((await probe("largestRecord", name())) < 64 * 1024);
    await assertStored();
  });

  test("is spread at rest, by the tab that stored it", async () => {
    await openSpread(SPREADING);
    await commit(`UPDATE account SET name = 'Rossi ' || id, notes = ${WIDE}`);

    await assertSpread();
  });

  test("is spread at rest by the tab that comes after a kill", async () => {
    await openBundled();

    await reopen(SPREADING);

    await assertSpread();
  });

  test("is not spread while a transaction is open, nor as it is in it", async () => {
    await openSpread({ spreadAfterMs: 200 });
    await trial.browser.page.evaluate(async () => {
      const { probe } = window;
      probe.run("UPDATE account SET name = 'Rossi ' || id, notes = hex(randomblob(1900))");
      await probe.durable();
      probe.run("BEGIN; UPDATE account SET name = 'never', notes = hex(randomblob(1900))");
    });
    await trial.browser.page.waitForTimeout(600);
    assert.ok((await probe("bundles", name())) > 0);

    await probe("run", "ROLLBACK");

    await probe("spread", name());
    assert.equal(await probe("run", "SELECT count(*) FROM account WHERE name LIKE 'Rossi%'"), String(ROWS));
    await assertSpread();
  });

  test("that finds no more room while a transaction is open is not stored with pages of that transaction", async () => {
    await openBundled();
    await trial.browser.page.evaluate((many) => {
      const { probe } = window;
      probe.run("UPDATE account SET name = 'Verdi' WHERE id = 7"); // is being stored
      probe.run(many); // waits for it
      probe.run("BEGIN; UPDATE account SET name = 'never', notes = hex(randomblob(1900)) WHERE id <= 200");
      return probe.durable();
    }, MANY);
    await probe("close");

    await reopen();

    assert.equal(await probe("run", "SELECT count(*) FROM account WHERE name LIKE 'Rossi%'"), String(ROWS - 1));
    await assertStored();
  });

  test("that finds no more room among the bundles is stored with all of theirs, each in a record of its own", async () => {
    await openBundled();
    await commit(MANY);

    assert.equal(await probe("bundles", name()), 0);
    await assertSpread();
  });

  test("and many small ones after it take no more than so many bundles", async () => {
    await openBundled();
    const most = await trial.browser.page.evaluate(async (archive) => {
      const { probe } = window;
      let most = 0;
      for (let i = 0; i < 300; i++) {
        probe.run(`UPDATE account SET name = 'Verdi ${i}' WHERE id = ${1 + (i % 7)}`);
        await probe.saved();
        most = Math.max(most, await probe.bundles(archive));
      }
      return most;
    }, name());

    assert.ok(most <= 256, `${most} bundles`);
    assert.ok((await probe("bundles", name())) < 100);
    await assertStored();
  });
});

describe("commits after it", () => {
  test("count before it: changed pages, new pages, fewer and more again", async () => {
    await openBundled();
    const works = [
      "UPDATE account SET name = 'Verdi' WHERE id = 7",
      `INSERT INTO account(name, notes) VALUES ('Neri', ${WIDE})`,
      `UPDATE account SET notes = upper(${WIDE}) WHERE id > 50`,
      "DELETE FROM account WHERE id > 40; VACUUM",
      `INSERT INTO account(name, notes) SELECT 'Bianchi ' || id, ${WIDE} FROM account`,
      "UPDATE account SET name = name || '!' WHERE id = 3",
    ];
    for (const work of works) {
      await commit(work);
      assert.ok((await probe("bundles", name())) > 0, work);
      await assertStored();
    }

    await reopen(SPREADING);

    await assertSpread();
  });

  test("are not outlived by it once it is spread", async () => {
    await openBundled(SPREADING);
    await probe("spread", name());

    await commit("UPDATE account SET name = 'Verdi' WHERE id = 7");

    assert.equal(await probe("bundles", name()), 0);
    await assertSpread();
    assert.equal(await probe("run", "SELECT name FROM account WHERE id = 7"), "Verdi");
  });

  test("are there in another tab, and one that is shut out spreads nothing", async () => {
    await openBundled({ spreadAfterMs: 1500 });
    const second = await openTab(trial.browser, trial.site);
    assert.equal((await call(second, "open", name(), { ...STAYING, mode: "steal" })).state, "saved");
    await call(second, "run", "UPDATE account SET name = name || '!'");
    await call(second, "saved");
    assert.equal((await probe("status")).reason, "fenced");
    await trial.browser.page.waitForTimeout(2000);

    assert.ok((await probe("bundles", name())) > 0);
    assert.equal(await call(second, "storedEqualsMemory", name()), true);
    await second.close();
  });

  test("are there when the first tab was never told that it is shut out", async () => {
    await openBundled({ spreadAfterMs: 2000 });
    await probe("setEpoch", name(), 1000);
    const bundles = await probe("bundles", name());
    await trial.browser.page.waitForFunction(() => window.probe.status().reason === "fenced");

    assert.equal(await probe("bundles", name()), bundles);
    assert.equal(await probe("storedEqualsMemory", name()), true);
  });
});

describe("bundles that are not as they were written", () => {
  /** What opening says of it. */
  const opened = async () => {
    const { refused, damage } = await reopen();
    return { refused, kind: damage?.kind, pages: damage?.pages };
  };

  test("a changed byte: the page is named, and not taken from its older record", async () => {
    await openBundled();
    await probe("close");
    const bundle = await probe("bundle", name(), 1);
    const page = bundle[4] + 256 * bundle[5]; // behind the page size
    bundle[bundle.length - 1 - 13 * 4100 - 2000] ^= 1;
    await probe("setBundle", name(), 1, bundle);

    assert.deepEqual(await opened(), { refused: "damaged", kind: "pages", pages: [page] });
    const rescued = await probe("forgiving", name());
    assert.deepEqual([rescued.damaged, rescued.zeros], [[page], [page]]);
  });

  for (const [what, spoil] of [
    ["one that is lost", () => probe("loseBundle", name(), 2)],
    ["one with a lost end", async () => probe("setBundle", name(), 2, (await probe("bundle", name(), 2)).slice(0, 9000))],
    ["one that is empty", () => probe("setBundle", name(), 2, [])],
    ["an earlier one in its place", async () => probe("setBundle", name(), 2, await probe("bundle", name(), 1))],
  ]) {
    test(`${what}: older pages are not taken for the archive`, async () => {
      await openBundled();
      await probe("close");
      await spoil();

      assert.deepEqual(await opened(), { refused: "damaged", kind: "mixture", pages: [] });
      assert.equal((await probe("forgiving", name())).mixed, true);
    });
  }

  test("a lost header: nothing is taken for an empty archive, and all pages are rescued", async () => {
    await probe("open", name(), STAYING);
    await commit(`BEGIN; ${MAKE}; COMMIT`);
    assert.equal(await records(), 0);
    const count = await pages();
    await probe("close");
    await probe("setHeader", name(), null);

    assert.deepEqual(await opened(), { refused: "damaged", kind: "header", pages: [] });
    const { damaged, headerLost, bytes } = await probe("forgiving", name());
    assert.deepEqual({ damaged, headerLost, bytes }, { damaged: [], headerLost: true, bytes: count * 4096 });
  });
});

describe("an archive of the second format", () => {
  test("is opened as it is, and shut to its program from then on", async () => {
    await openSpread();
    await probe("close");
    await probe("turnIntoSecondFormat", name());
    const { size } = await probe("describe", name());
    assert.deepEqual((await probe("forgiving", name())).damaged, []);

    await reopen();
    assert.equal(await probe("run", "SELECT count(*) FROM account"), String(ROWS));
    assert.equal((await probe("stats")).rewrites, 0);
    assert.equal((await probe("describe", name())).format, 2);
    await commit("UPDATE account SET name = 'Verdi' WHERE id = 7");
    assert.deepEqual(await probe("describe", name()).then(({ format, size }) => ({ format, size })), { format: 3, size });
    await commit(`UPDATE account SET notes = ${WIDE}`);
    await assertStored();
    await probe("close");

    assert.equal(await probe("openAsFormat", name(), 2), "VersionError");
  });
});

describe("a snapshot", () => {
  const snapshots = (called, ...values) =>
    trial.browser.page.evaluate(async ([called, values]) => (await import("/storage/snapshots.js"))[called](...values), [called, values]);

  test("holds what lies in bundles, and is restored over them", async () => {
    await openBundled();
    const before = await probe("run", ALL);
    const { number } = await snapshots("takeSnapshot", name(), "import");
    await commit(`UPDATE account SET name = 'Neri', notes = 'x' || ${WIDE}`);
    await probe("close");

    await snapshots("restoreSnapshot", name(), number);

    assert.equal(await probe("bundles", name()), 0);
    await reopen();
    assert.equal(await probe("run", ALL), before);
    await assertStored();
  });
});

describe("the opening copy", () => {
  const COPYING = { copyFrom: 1, restMs: 50, ...SPREADING };

  test("is made once the bundles are spread, and what came after it in bundles is there", async () => {
    await openBundled();
    await reopen(COPYING);
    await probe("copied", name());
    assert.equal(await probe("bundles", name()), 0);
    await reopen({ ...COPYING, ...STAYING });
    assert.equal(await probe("openedFromCopy"), true);
    await commit(`UPDATE account SET name = 'Neri ' || id WHERE id <= 100`);
    assert.ok((await probe("bundles", name())) > 0);
    const expected = await probe("run", ALL);

    await reopen(COPYING);

    assert.equal(await probe("openedFromCopy"), true);
    assert.equal(await probe("run", ALL), expected);
    await probe("spread", name());
    await trial.browser.page.waitForTimeout(400); // the pages not read at opening are looked at now
    assert.equal((await probe("stats")).rewrites, 0);
    assert.equal(await probe("storedEqualsMemory", name()), true);
  });

  test("does not hide a damaged bundle", async () => {
    await openBundled();
    await reopen(COPYING);
    await probe("copied", name());
    await reopen({ ...COPYING, ...STAYING });
    await commit(`UPDATE account SET name = 'Neri ' || id WHERE id <= 100`);
    await probe("close");
    await probe("loseBundle", name(), 1);

    assert.equal((await reopen(COPYING)).refused, "damaged");
  });
});

describe("a disk too full to spread the bundles", () => {
  test("is tried ever more rarely, writes nothing meanwhile, and nobody is alarmed: all is saved", async () => {
    await openBundled();
    await reopen({ spreadAfterMs: 40 });
    await probe("fillDisk");
    const { transactions } = await probe("stats");

    assert.deepEqual(await probe("saidUntilTried", 5), []);

    const tries = await probe("tries");
    for (let i = 1; i < 5; i++) {
      const apart = tries[i] - tries[i - 1];
      assert.ok(apart >= 40 * 2 ** i - 2, `try ${i} came after ${apart} ms`); // no timer is early
    }
    assert.equal((await probe("stats")).transactions, transactions);
    assert.deepEqual(await probe("status").then(({ state, reason }) => ({ state, reason })), { state: "saved", reason: null });
    await assertStored();
  });

  test("takes what is done further, more than the bundles should hold too, and spreads all once there is room", async () => {
    await openBundled();
    await reopen({ spreadAfterMs: 40 });
    await probe("fillDisk");
    await probe("saidUntilTried", 2);

    assert.deepEqual(await probe("saidWhileRunning", "UPDATE account SET name = 'Verdi' WHERE id = 7"), []);
    assert.deepEqual(await probe("saidWhileRunning", MANY), []);
    assert.deepEqual(await probe("saidWhileRunning", "UPDATE account SET name = 'Verdi' WHERE id = 8"), []);
    assert.ok((await probe("bundles", name())) > 0);
    const { transactions } = await probe("stats");
    const tries = (await probe("tries")).length;
    assert.deepEqual(await probe("saidUntilTried", tries + 3), []);
    assert.equal((await probe("stats")).transactions, transactions);
    assert.equal(await probe("storedEqualsMemory", name()), true);

    await probe("freeDisk");
    await commit("UPDATE account SET name = 'Verdi' WHERE id = 9");

    await assertSpread();
    assert.equal(await probe("run", "SELECT count(*) FROM account WHERE name = 'Verdi'"), "3");
  });
});

describe("calls of IndexedDB that fail while pages are bundled and spread", () => {
  for (const kind of ["abort", "full", "invalid", "closed", "wiped"]) {
    test(`${kind}: at each of them nothing is lost, and in the end all is spread`, async () => {
      await trial.leave();
      await trial.browser.page.evaluate(() => (window.probe.records = true));
      await probe("open", name(), { spreadAfterMs: 150 });
      await commit(MAKE.replace(`i < ${ROWS}`, "i < 60"));
      const { calls, transactions } = await probe("spreadUnder", name(), kind, 1e9);
      assert.ok(transactions >= 2 && calls > 60, `${transactions} transactions, ${calls} calls`);
      for (let at = 1; at <= calls; at += at < 14 || calls - at < 6 ? 1 : 11) {
        const { prefixes, bundles, state, equal } = await probe("spreadUnder", name(), kind, at);
        assert.deepEqual({ prefixes, bundles, state, equal },
          { prefixes: [true, true, true], bundles: 0, state: "saved", equal: true }, `${kind} at call ${at}`);
      }
    });
  }
});
