// Copies of the archive inside the browser: whole, few, and never in the way of the archive itself.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { call, openProbe, serveProbe, visit } from "./pages/storage-site.mjs";

let site;
let browser;
let archive = 0; // each test has an archive of its own

const name = () => `kept-${archive}`;
const probe = (called, ...values) => call(browser.page, called, ...values);
/** Calls a function of the module in the page; its refusal is answered as { refused }. */
const snapshots = (called, ...values) =>
  browser.page.evaluate(async ([called, values]) => {
    const module = await import("/storage/snapshots.js");
    return module[called](...values).catch((failure) => ({ refused: failure.reason ?? String(failure) }));
  }, [called, values]);
const write = async (sql) => {
  await probe("run", sql);
  await probe("flush");
};
const names = () => probe("run", "SELECT group_concat(name) FROM account");

async function openWith(accounts) {
  await probe("open", name());
  await write("CREATE TABLE account(name TEXT, notes TEXT); PRAGMA user_version = 7");
  for (const account of accounts) await write(`INSERT INTO account VALUES ('${account}', hex(randomblob(60000)))`);
}
/** As the file store keeps it. */
const addFile = (hash) => browser.page.evaluate(([database, hash]) => new Promise((done) => {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => request.result.createObjectStore("files");
  request.onsuccess = () => {
    const transaction = request.result.transaction("files", "readwrite");
    transaction.objectStore("files").put({ size: 1 }, hash);
    transaction.oncomplete = () => (request.result.close(), done());
  };
}), [`bottega-files:${name()}`, hash]);
async function reopen() {
  await visit(browser.page, site.origin);
  return probe("open", name());
}

before(async () => {
  site = await serveProbe();
  browser = await openProbe(site);
});
after(() => browser?.close().finally(() => site.close()));
beforeEach(() => archive++);
afterEach(() => visit(browser.page, site.origin));

describe("a snapshot", () => {
  test("brings back the archive as it was, and keeps what it replaces", async () => {
    await openWith(["Rossi", "Bianchi"]);
    await addFile("f1");
    const taken = await snapshots("takeSnapshot", name(), "import");
    await addFile("f2");
    await write("DELETE FROM account WHERE name = 'Rossi'");
    const { sequence } = await probe("status");

    assert.equal(await snapshots("restoreSnapshot", name(), taken.number, { keepCurrent: true }), undefined);
    const found = await reopen();

    assert.equal(await names(), "Rossi,Bianchi");
    assert.equal(await probe("run", "PRAGMA integrity_check"), "ok");
    assert.equal(await probe("schemaVersion"), 7);
    assert.ok(found.sequence > sequence, "a restored archive is newer than what it replaced");
    const list = await snapshots("listSnapshots", name());
    assert.deepEqual(list.map(({ reason }) => reason), ["restore", "import"]);
    assert.equal(list[1].schemaVersion, 7);
    await snapshots("restoreSnapshot", name(), list[0].number);
    await reopen();
    assert.equal(await names(), "Bianchi");
    assert.deepEqual(await browser.page.evaluate(async (archive) =>
      [...await (await import("/storage/snapshots.js")).filesOfSnapshots(archive)].sort(), name()), ["f1", "f2"]);
    assert.deepEqual(list[1].files, ["f1"]);
  });

  test("leaves the one that had the archive open shut out", async () => {
    await openWith(["Rossi"]);
    const { number } = await snapshots("takeSnapshot", name(), "import");
    await snapshots("restoreSnapshot", name(), number);

    await probe("run", "INSERT INTO account(name) VALUES ('Verdi')");

    assert.equal(await probe("refusal"), "fenced");
    await reopen();
    assert.equal(await names(), "Rossi");
  });

  test("is one of three: the oldest goes", async () => {
    await openWith(["Rossi"]);
    for (let i = 0; i < 5; i++) await snapshots("takeSnapshot", name(), "import");

    const list = await snapshots("listSnapshots", name());

    assert.deepEqual(list.map(({ number }) => number), [5, 4, 3]);
    assert.equal(await snapshots("verifySnapshot", name(), 3), true);
    assert.equal(await snapshots("verifySnapshot", name(), 1), false, "its chunks are gone too");
  });

  test("that lost or changed a piece is found out and not restored", async () => {
    await openWith(["Rossi", "Bianchi", "Verdi"]);
    const { number, bytes } = await snapshots("takeSnapshot", name(), "migration");
    assert.ok(bytes > 60 * 1024, "more than one piece");
    const harm = (kind) => browser.page.evaluate(([database, number, kind]) => new Promise((done) => {
      const request = indexedDB.open(database);
      request.onsuccess = () => {
        const transaction = request.result.transaction("chunks", "readwrite");
        const chunks = transaction.objectStore("chunks");
        if (kind === "lost") chunks.delete([number, 1]);
        else chunks.get([number, 0]).onsuccess = ({ target }) => {
          target.result[5000] ^= 1;
          chunks.put(target.result, [number, 0]);
        };
        transaction.oncomplete = () => (request.result.close(), done());
      };
    }), [`bottega-snapshots:${name()}`, number, kind]);

    assert.equal(await snapshots("verifySnapshot", name(), number), true);
    await harm("changed");
    assert.equal(await snapshots("verifySnapshot", name(), number), false);
    await harm("lost");
    assert.equal(await snapshots("verifySnapshot", name(), number), false);
    assert.deepEqual(await snapshots("restoreSnapshot", name(), number), { refused: "damaged" });
    await reopen();
    assert.equal(await names(), "Rossi,Bianchi,Verdi");
  });

  test("is refused without a trace where it would take too much of the room", async () => {
    await openWith(["Rossi"]);
    await snapshots("takeSnapshot", name(), "import");
    await browser.page.evaluate(() => {
      navigator.storage.estimate = async () => ({ quota: 100_000, usage: 50_000 });
    });

    assert.deepEqual(await snapshots("takeSnapshot", name(), "import"), { refused: "no-room" });

    assert.deepEqual((await snapshots("listSnapshots", name())).map(({ number }) => number), [1]);
    assert.equal(await snapshots("verifySnapshot", name(), 1), true);
  });

  test("makes room by dropping older ones", async () => {
    const kept = await browser.page.evaluate(async () => {
      const { roomFor } = await import("/storage/snapshots.js");
      const older = [{ number: 3, bytes: 100 }, { number: 2, bytes: 100 }, { number: 1, bytes: 100 }];
      const numbers = (room) => room && room.keep.map(({ number }) => number);
      return [
        numbers(roomFor(older, 100, null)),
        numbers(roomFor(older, 100, { quota: 800, usage: 400 })),
        numbers(roomFor(older, 200, { quota: 700, usage: 600 })),
        numbers(roomFor(older, 250, { quota: 800, usage: 0 })),
        numbers(roomFor([], 50, { quota: 1000, usage: 960 })),
      ];
    });
    assert.deepEqual(kept, [[3, 2], [3], [], null, null]);
  });

  test("of an empty archive is none", async () => {
    assert.equal(await snapshots("takeSnapshot", name(), "migration"), null);
    assert.deepEqual(await snapshots("listSnapshots", name()), []);
  });
});
