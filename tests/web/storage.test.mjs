// The archive in IndexedDB: what is stored is always the archive as it stood after some commit.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { call, openProbe, openTab, serveProbe, visit } from "./pages/storage-site.mjs";

const MAKE = "CREATE TABLE account(id INTEGER PRIMARY KEY, name TEXT, notes TEXT); PRAGMA user_version = 3";
const insert = (count) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
   INSERT INTO account(name, notes) SELECT 'Account ' || i, hex(randomblob(200)) FROM n`;
const COUNT = "SELECT count(*) FROM account";

let site;
let browser;
let archive = 0; // each test has an archive of its own

const probe = (name, ...values) => call(browser.page, name, ...values);
const name = () => `test-${archive}`;

/** Everything is stored, each page in a record of its own. */
async function settled() {
  const status = await probe("saved");
  await probe("spread", name());
  return status;
}

async function openFilled(rows) {
  await probe("open", name(), { spreadAfterMs: 10 });
  await probe("run", `${MAKE}; ${insert(rows)}`);
  return settled();
}

async function reopen() {
  await visit(browser.page, site.origin);
  return probe("open", name());
}

before(async () => {
  site = await serveProbe();
  browser = await openProbe(site);
});
after(async () => {
  await browser?.close({ allow: [/TransactionInactiveError/] }).finally(() => site.close());
});
beforeEach(() => archive++);
afterEach(() => visit(browser.page, site.origin));

describe("an archive", () => {
  test("is found again after a reload, with what it knows of its schema", async () => {
    const fresh = await probe("open", name());
    assert.deepEqual([fresh.state, fresh.sequence], ["saved", 0]);
    await probe("run", `${MAKE}; ${insert(3000)}`);
    assert.equal((await probe("status")).state, "saving");
    assert.equal((await probe("saved")).pending, 0);

    const found = await reopen();

    assert.equal(found.sequence, found.durable);
    assert.equal(await probe("run", COUNT), "3000");
    assert.equal(await probe("run", "PRAGMA integrity_check"), "ok");
    assert.equal(await probe("schemaVersion"), 3);
    assert.equal((await probe("describe", name())).schemaVersion, 3);
  });

  test("writes few pages for one row of 100,000, in records small enough for the browser's own files", async () => {
    await probe("open", name());
    await probe("run", `CREATE TABLE sale(id INTEGER PRIMARY KEY, name TEXT, email TEXT, street TEXT, amount INTEGER, notes TEXT);
      CREATE INDEX sale_email ON sale(email); CREATE INDEX sale_amount ON sale(amount, name);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
      INSERT INTO sale SELECT i, 'Name ' || (i * 7919 % 100003), 'user' || (i * 104729 % 1000003) || '@example.com',
        'Via Roma ' || i, i * 7907 % 100003, hex(zeroblob(24)) FROM n`);
    await probe("saved");
    const before = await probe("stats");
    const commits = 20;

    for (let i = 1; i <= commits; i++) {
      const id = i * 4999;
      await probe("run", i % 2 ? `UPDATE sale SET amount = amount + 700 WHERE id = ${id}`
        : `INSERT INTO sale(name, email, amount) VALUES ('Rossi', 'rossi${id}@example.com', ${id})`);
      await probe("saved");
    }

    const after = await probe("stats");
    assert.equal(after.transactions, before.transactions + commits);
    const bytes = (after.bytes - before.bytes) / commits;
    assert.ok(bytes <= 16 * 1024, `${bytes} bytes a commit`);
    assert.ok((await probe("largestRecord", name())) < 64 * 1024);
  });

  test("stores many commits in few transactions", async () => {
    await openFilled(10);

    const { commits, transactions } = await browser.page.evaluate(async () => {
      const { probe } = window;
      const before = probe.stats().transactions;
      for (let i = 0; i < 100; i++) probe.run(`INSERT INTO account(name) VALUES ('Bianchi ${i}')`);
      await probe.saved();
      return { commits: 100, transactions: probe.stats().transactions - before };
    });

    assert.ok(transactions <= commits / 10, `${transactions} transactions`);
    assert.equal(await probe("storedEqualsMemory", name()), true);
  });

  test("is stored without what was rolled back, and shrinks with its file", async () => {
    await openFilled(5000);
    const full = await probe("rawSize", name());

    await probe("run", `BEGIN; DELETE FROM account; ${insert(9000)}; ROLLBACK`);
    await probe("run", "DELETE FROM account WHERE id > 100");
    await probe("run", "VACUUM");
    await settled();

    const compact = await probe("rawSize", name());
    assert.ok(compact < full / 10);
    assert.equal(await probe("pageRecords", name()), compact / 4096);
    assert.equal(await probe("storedEqualsMemory", name()), true);
    await reopen();
    assert.equal(await probe("run", COUNT), "100");
    assert.equal(await probe("run", "PRAGMA integrity_check"), "ok");
  });

  test("can be listed, rescued as a file without the program, and deleted", async () => {
    await openFilled(500);
    assert.ok((await probe("list")).includes(name()));
    assert.ok((await probe("rawSize", name())) > 100_000);
    assert.equal(await probe("rawSize", "unknown"), null);
    assert.ok(!(await probe("list")).includes("unknown"));

    await probe("remove", name());

    const { state, reason, final } = await probe("status");
    assert.deepEqual({ state, reason, final }, { state: "not-saved", reason: "version-change", final: true });
    assert.ok(!(await probe("list")).includes(name()));
  });

  test("goes on beyond the page that SQLite leaves out, which is stored as well", async () => {
    const pendingByte = 64 * 4096;
    await probe("open", name(), { pendingByte, spreadAfterMs: 10 });
    await probe("run", `${MAKE}; ${insert(3000)}`);
    await settled();
    assert.ok((await probe("rawSize", name())) > 70 * 4096);
    assert.equal(await probe("pageRecords", name()), (await probe("rawSize", name())) / 4096);

    await visit(browser.page, site.origin);
    assert.equal((await probe("open", name(), { pendingByte })).state, "saved");

    assert.equal(await probe("run", "PRAGMA integrity_check"), "ok");
    assert.equal(await probe("run", COUNT), "3000");
    assert.equal(await probe("storedEqualsMemory", name()), true);
  });

  test("tells how much room there is", async () => {
    await openFilled(1);

    const { kept, estimate } = await probe("storage");

    assert.equal(typeof kept, "boolean");
    assert.ok(estimate.quota > 0);
  });
});

describe("a damaged archive", () => {
  /** Opens it after something was done to what is stored. */
  const afterDamage = async () => {
    const opened = await reopen();
    await visit(browser.page, site.origin);
    return opened;
  };

  test("is refused with the names of the damaged pages, and the sound ones can still be rescued", async () => {
    await openFilled(500);
    await probe("close");
    const whole = await probe("rawSize", name());
    const count = whole / 4096;

    const record = await probe("pageRecord", name(), 5);
    record[2000] ^= 1;
    await probe("setPageRecord", name(), 5, record);
    await probe("losePage", name(), 3);

    assert.deepEqual(await afterDamage(), { refused: "damaged", damage: { kind: "pages", pages: [3, 5], count } });
    const rescued = await probe("forgiving", name());
    assert.deepEqual(
      { damaged: rescued.damaged, zeros: rescued.zeros, mixed: rescued.mixed, bytes: rescued.bytes },
      { damaged: [3, 5], zeros: [3, 5], mixed: false, bytes: whole },
    );
    assert.equal(await probe("rawSize", name()), whole);
  });

  test("is recognised by pages in each other's place", async () => {
    await openFilled(500);
    await probe("close");

    const [third, fourth] = [await probe("pageRecord", name(), 3), await probe("pageRecord", name(), 4)];
    await probe("setPageRecord", name(), 3, fourth);
    await probe("setPageRecord", name(), 4, third);

    assert.deepEqual((await afterDamage()).damage.pages, [3, 4]);
  });

  test("is recognised by a page of an earlier commit", async () => {
    await openFilled(500);
    const leaf = 10;
    const earlier = await probe("pageRecord", name(), leaf);
    await probe("run", "UPDATE account SET notes = upper(notes) || 'x'");
    await settled();
    await probe("close");

    await probe("setPageRecord", name(), leaf, earlier);

    assert.equal((await afterDamage()).damage.kind, "mixture");
    assert.equal((await probe("forgiving", name())).mixed, true);
  });

  test("is not taken for an empty one when its header is lost or altered", async () => {
    await openFilled(500);
    await probe("close");
    const header = await probe("storedHeader", name());
    const lost = { refused: "damaged", damage: { kind: "header", pages: [], count: 0 } };

    await probe("setHeader", name(), { ...header, size: header.size - 4096 });
    assert.deepEqual(await afterDamage(), lost);
    await probe("setHeader", name(), null);
    assert.deepEqual(await afterDamage(), lost);

    const { damaged, headerLost, bytes } = await probe("forgiving", name());
    assert.deepEqual({ damaged, headerLost, bytes }, { damaged: [], headerLost: true, bytes: header.size });
  });

  test("differs from one that a newer program wrote", async () => {
    await openFilled(10);
    await probe("close");

    await probe("setHeader", name(), { ...(await probe("storedHeader", name())), format: 99 });

    assert.deepEqual(await afterDamage(), { refused: "newer-format" });
  });
});

describe("an archive of the first format", () => {
  test("is read, gets its checksums and loses nothing", async () => {
    await openFilled(1000);
    await probe("close");
    await probe("turnIntoFirstFormat", name());
    assert.equal((await probe("pageRecord", name(), 0)).length, 4096);

    await reopen();
    assert.equal(await probe("run", COUNT), "1000");
    await probe("run", insert(5));
    await probe("saved");

    assert.equal((await probe("storedHeader", name())).format, 3);
    assert.equal((await probe("pageRecord", name(), 3)).length, 4100);
    assert.equal((await reopen()).state, "saved");
    assert.equal(await probe("run", COUNT), "1005");
    assert.equal(await probe("run", "PRAGMA integrity_check"), "ok");
    assert.equal(await probe("schemaVersion"), 3);
  });
});

describe("when the browser fails to write", () => {
  test("for want of space, it says so and tries again by itself", async () => {
    await openFilled(10);

    const full = await browser.page.evaluate(async () => {
      const { probe } = window;
      probe.breakPut(1, "QuotaExceededError");
      probe.run("INSERT INTO account(name) VALUES ('Verdi')");
      await probe.saved().catch(() => {});
      return probe.status();
    });
    await browser.page.waitForFunction(() => window.probe.status().state === "saved");

    assert.deepEqual([full.state, full.reason, full.final], ["not-saved", "full", false]);
    assert.equal(await probe("storedEqualsMemory", name()), true);
  });

  test("because it closed the connection, another one takes over", async () => {
    await openFilled(100);

    await probe("loseConnection");
    await probe("run", insert(50));
    await probe("flush");

    assert.equal((await probe("stats")).reconnects, 1);
    assert.equal((await probe("status")).state, "saved");
    assert.equal(await probe("storedEqualsMemory", name()), true);
  });

  test("because its store was cleared, the whole archive is written again, but never amid a transaction", async () => {
    await openFilled(4000);
    await probe("run", "BEGIN; UPDATE account SET notes = hex(randomblob(201))");
    assert.equal(await probe("isWriting"), true);
    const devtools = await browser.context.newCDPSession(browser.page);
    await devtools.send("Storage.clearDataForOrigin", { origin: site.origin, storageTypes: "indexeddb" });
    await browser.page.waitForFunction(() => window.probe.status().reason === "wiped");
    for (let i = 0; i < 3; i++) await probe("tryToSave");
    assert.equal((await probe("stats")).rewrites, 0);

    await probe("run", "ROLLBACK");
    await browser.page.waitForFunction(() => window.probe.status().state === "saved");

    assert.equal((await probe("stats")).rewrites, 1);
    assert.equal(await probe("storedEqualsMemory", name()), true);
    await reopen();
    assert.equal(await probe("run", "PRAGMA integrity_check"), "ok");
  });
});

describe("with two tabs", () => {
  test("the second is refused, asks, and gets everything the first had", async () => {
    await openFilled(100);
    const second = await openTab(browser, site);
    assert.deepEqual(await call(second, "open", name()), { taken: true });
    await probe("run", insert(2000));

    const taken = await call(second, "open", name(), { mode: "wait" });

    assert.equal(taken.state, "saved");
    assert.equal(await call(second, "run", COUNT), "2100");
    assert.deepEqual((await probe("status")).reason, "handed-over");
    await call(second, "run", "DELETE FROM account WHERE id = 1");
    assert.equal((await call(second, "saved")).state, "saved");
    await second.close();
  });

  test("a tab that hangs is shut out and learns that its work is lost", async () => {
    await openFilled(100);
    const second = await openTab(browser, site);

    assert.equal((await call(second, "open", name(), { mode: "steal" })).state, "saved");
    await probe("run", "DELETE FROM account");
    assert.equal(await probe("refusal"), "fenced");
    const { state, reason, final } = await probe("status");

    assert.deepEqual({ state, reason, final }, { state: "not-saved", reason: "fenced", final: true });
    await call(second, "run", "UPDATE account SET name = 'Neri' WHERE id = 7");
    await call(second, "saved");
    assert.equal(await call(second, "run", COUNT), "100");
    assert.equal(await call(second, "storedEqualsMemory", name()), true);
    await second.close();
  });

  test("a tab that was never told writes nothing any more either", async () => {
    await openFilled(100);
    await probe("setEpoch", name(), 1000);
    const before = await probe("describe", name());

    await probe("run", "DELETE FROM account");

    assert.equal(await probe("refusal"), "fenced");
    assert.deepEqual(await probe("describe", name()), before);
  });
});
