// The store of files in IndexedDB: content-addressed, durable before it answers, collected only when surely unused.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { build } from "../../web-shell/node_modules/esbuild/lib/main.js";
import { openBrowser, serveSite } from "./support/launch.mjs";

const STORAGE = fileURLToPath(new URL("../../web-shell/src/storage/", import.meta.url));
const PROBE = `
  import { deleteArchive } from "${STORAGE}archives.js";
  import { hashOf } from "${STORAGE}file-hash.js";
  import { openFileStore } from "${STORAGE}file-store.js";
  const blobOf = (text) => new Blob([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))]);
  const transaction = IDBDatabase.prototype.transaction;
  Object.assign(window, { deleteArchive, hashOf, openFileStore, blobOf, transaction });`;

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

let folder;
let site;
let browser;
let archive = 0;

/** Runs in the page with a store of this test's archive. @param {(store: any, ...given: any[]) => unknown} work */
const inStore = (work, ...given) =>
  browser.page.evaluate(
    ([name, source, values]) => {
      // A function cannot cross into the page; its source can, as a module of its own.
      const module = URL.createObjectURL(new Blob([`export default ${source}`], { type: "text/javascript" }));
      return import(module).then(({ default: run }) => run(window.openFileStore(name), ...values));
    },
    [`files-${archive}`, work.toString(), given],
  );

const put = (bytes) =>
  inStore((store, text) => store.put(window.blobOf(text)), Buffer.from(bytes).toString("base64"));

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "bottega-files-"));
  await build({ stdin: { contents: PROBE, resolveDir: STORAGE }, bundle: true, format: "esm", outfile: join(folder, "probe.js") });
  await writeFile(join(folder, "index.html"), '<!doctype html><link rel="icon" href="data:,"><script type="module" src="probe.js"></script>');
  site = await serveSite(folder, { headers: {} });
  browser = await openBrowser(site, { path: null });
});
after(async () => {
  await browser?.close().finally(() => site.close());
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => archive++);
beforeEach(async () => {
  await browser.page.goto(site.origin);
  await browser.page.waitForFunction(() => Boolean(window.openFileStore));
});
afterEach(() => inStore(async (store) => (await store.close(), window.deleteArchive(store.archive))));

describe("a file", () => {
  test("is kept under its SHA-256 and found again after a reload, byte for byte", async () => {
    const bytes = randomBytes(5_000_001); // more than one batch, not a whole number of chunks
    const hash = sha256(bytes);
    assert.deepEqual(await put(bytes), { hash, size: bytes.length });
    assert.deepEqual(await put(Buffer.alloc(0)), { hash: sha256(""), size: 0 });

    await browser.page.reload();
    await browser.page.waitForFunction(() => Boolean(window.openFileStore));

    const found = await inStore(async (store, hash) => {
      const bytes = new Uint8Array(await (await store.get(hash)).arrayBuffer());
      return { size: bytes.length, sha: await window.hashOf(new Blob([bytes])), verified: await store.verify(hash) };
    }, hash);
    assert.deepEqual(found, { size: bytes.length, sha: hash, verified: true });
    assert.equal(await inStore(async (store) => (await store.get("00")) === null && !(await store.has("00"))), true);
    assert.equal(await inStore(async (store, hash) => (await store.get(hash)).size, sha256("")), 0);
  });

  test("that is equal to another is kept once, in records small enough for the browser's own files", async () => {
    const bytes = randomBytes(200_000);
    await put(bytes);
    await put(bytes);

    const { files, total, chunks } = await inStore(async (store) => {
      const database = await new Promise((resolve) => {
        const request = indexedDB.open(`bottega-files:${store.archive}`);
        request.onsuccess = () => resolve(request.result);
      });
      const all = database.transaction("chunks").objectStore("chunks").getAll();
      await new Promise((resolve) => (all.onsuccess = resolve));
      database.close();
      return { files: await store.list(), total: await store.totalBytes(), chunks: all.result.map(({ length }) => length) };
    });

    assert.deepEqual(files, [{ hash: sha256(bytes), size: 200_000 }]);
    assert.equal(total, 200_000);
    assert.equal(chunks.reduce((sum, length) => sum + length, 0), 200_000);
    assert.ok(Math.max(...chunks) < 64 * 1024);
  });

  test("too big to be hashed at once has the same name, and progress is told up to its end", async () => {
    const { told, slow, hash, verified } = await inStore(async (store) => {
      const piece = new Blob([new Uint8Array(1024 * 1024).fill(7)]);
      const blob = new Blob(new Array(33).fill(piece));
      const told = [];
      const { hash } = await store.put(blob, (done, total) => told.push([done, total]));
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
      const slow = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
      return { told, slow, hash, verified: await store.verify(hash) };
    });

    assert.equal(hash, slow);
    assert.equal(verified, true);
    assert.ok(told.length > 10 && told.every(([done], index) => index === 0 || done > told[index - 1][0]));
    assert.deepEqual(told.at(-1), [66 * 1024 * 1024, 66 * 1024 * 1024]);
  });

  test("that is damaged is found out, not handed out, and whole again once it is put in again", async () => {
    const bytes = randomBytes(150_000);
    const { hash } = await put(bytes);
    const answers = await inStore(async (store, hash) => {
      const change = async (work) => {
        const database = await new Promise((resolve) => {
          const request = indexedDB.open(`bottega-files:${store.archive}`);
          request.onsuccess = () => resolve(request.result);
        });
        const transaction = database.transaction("chunks", "readwrite");
        work(transaction.objectStore("chunks"));
        await new Promise((resolve) => (transaction.oncomplete = resolve));
        database.close();
      };
      const answers = [];
      await change((chunks) => chunks.put(new Uint8Array(60 * 1024), [hash, 1]));
      answers.push(await store.verify(hash), await store.get(hash).catch(({ reason }) => reason));
      await change((chunks) => chunks.delete([hash, 1]));
      answers.push(await store.verify(hash), await store.get(hash).catch(({ reason }) => reason));
      return answers;
    }, hash);
    assert.deepEqual(answers, [false, "damaged", false, "damaged"]);
    await put(bytes);
    assert.equal(await inStore((store, hash) => store.verify(hash), hash), true);
  });
});

describe("what nothing refers to", () => {
  const bytes = { kept: randomBytes(70_000), lost: randomBytes(90_000) };

  test("is deleted in a later session than the one that found it, unless it was wanted again", async () => {
    const kept = sha256(bytes.kept);
    const lost = sha256(bytes.lost);
    await put(bytes.kept);
    await put(bytes.lost);
    let day = 0;
    // A store a call: a session each, on the days after.
    const collect = (days, ...used) =>
      inStore((store, used, at) => store.collect(used, at), used, (day += days) * 24 * 3600 * 1000 + 1);

    const twice = await inStore(async (store, kept) => [await store.collect([kept], 1), await store.collect([kept], 1e12)], kept);
    assert.deepEqual(twice, [[], []], "the session that found it deletes nothing");
    await put(bytes.lost); // between its put and the row that names it
    assert.deepEqual(await collect(1, kept), []);
    assert.deepEqual(await collect(6, kept), []);
    assert.deepEqual(await collect(1, kept), [lost]);
    assert.deepEqual((await inStore((store) => store.list())).map(({ hash }) => hash), [kept]);

    await collect(0);
    assert.deepEqual(await collect(8, kept), [], "a reference that came back");
    await collect(0);
    assert.deepEqual(await collect(8), [kept]);
  });

  test("includes what an interrupted put() left, but not what is being written", async () => {
    const { failed, left, during, after } = await inStore(async (store) => {
      const blob = new Blob([crypto.getRandomValues(new Uint8Array(60_000)), new Uint8Array(9_000_000)]);
      let batches = 0;
      let during;
      IDBDatabase.prototype.transaction = function (names, ...wishes) {
        if (String(names).startsWith("files") && wishes[0] === "readwrite" && batches > 2) throw new DOMException("none", "QuotaExceededError");
        if (String(names) === "chunks") batches++;
        return window.transaction.call(this, names, ...wishes);
      };
      const failed = await store
        .put(blob, (done, total) => {
          if (done > 0.7 * total) during ??= store.collect([]);
        })
        .catch(({ reason }) => reason);
      IDBDatabase.prototype.transaction = window.transaction;
      const left = (await store.list()).length;
      return { failed, left, during: await during, after: await store.collect([]) };
    });
    assert.equal(failed, "full");
    assert.equal(left, 0);
    assert.deepEqual(during, []);
    assert.equal(after.length, 1);
  });
});

test("what cannot be kept to its end leaves nothing behind", async () => {
  const { failed, left } = await inStore(async (store) => {
    let batches = 0;
    IDBDatabase.prototype.transaction = function (names, ...wishes) {
      if (String(names) === "chunks" && ++batches >= 3) throw new DOMException("none", "QuotaExceededError");
      return window.transaction.call(this, names, ...wishes);
    };
    const failed = await store.put(new Blob([new Uint8Array(9_000_000)])).catch(({ reason }) => reason);
    IDBDatabase.prototype.transaction = window.transaction;
    return { failed, left: [...(await store.list()), ...(await store.collect([]))] };
  });
  assert.equal(failed, "full");
  assert.deepEqual(left, []);
});

test("the files go with their archive", async () => {
  await put(randomBytes(1000));
  const left = await inStore(async (store) => {
    await window.deleteArchive(store.archive); // no word to the store before: it lets go by itself
    return (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.endsWith(store.archive));
  });
  assert.deepEqual(left, []);
});

test("a connection that the browser closed is opened again", async () => {
  const { hash } = await put(randomBytes(1000));
  const verified = await inStore(async (store, hash) => {
    await store.list();
    IDBDatabase.prototype.transaction = function (...wishes) {
      IDBDatabase.prototype.transaction = window.transaction;
      this.close();
      return window.transaction.apply(this, wishes);
    };
    return store.verify(hash);
  }, hash);
  assert.equal(verified, true);
});
