// What the storage tests do in the page: open an archive with SQL in front of it, look at what is stored, break things.
import { faults } from "./idb-faults.js";
import createStorageProbe from "./storage_probe.js";
import { deleteArchive, describeArchive, exportRawPages, listArchives, readPagesForgiving } from "./storage/archives.js";
import { keepFromEviction, storageEstimate } from "./storage/durability.js";
import { keepSnapshot, storeSound } from "./storage/keep-snapshot.js";
import { readOpeningCopy, writeOpeningCopy } from "./storage/opening-copy-store.js";
import { openArchive } from "./storage/open-archive.js";
import { checksum } from "./storage/page-record.js";
import { wasmImage } from "./storage/wasm-image.js";

let database = null;
let program = null;
const digests = new Map(); // what the archive looked like after each commit

const toHex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
const digestOf = async (bytes) => toHex(await crypto.subtle.digest("SHA-256", bytes));

function imageBytes() {
  const size = program._storage_size();
  const bytes = new Uint8Array(size);
  const image = wasmImage(program);
  for (let offset = 0; offset < size; offset += 4096) bytes.set(image.copy(offset, 4096), offset);
  return bytes;
}

async function open(name, { pendingByte, ...options } = {}) {
  program = await createStorageProbe({ storage: { committed: (commit) => committed(commit) } });
  if (pendingByte) program._probe_set_pending_byte(pendingByte);
  try {
    database = await openArchive(name, wasmImage(program), options);
  } catch (failure) {
    return { refused: failure.reason ?? String(failure), ...(failure.damage && { damage: failure.damage }) };
  }
  if (!database) return { taken: true };
  if (program._probe_open() !== 1) return { refused: "sqlite" };
  return status();
}

function committed(commit) {
  database.committed(commit);
  if (probe.records) digests.set(commit.sequence, digestOf(imageBytes()));
}

function run(sql) {
  const length = program.lengthBytesUTF8(sql) + 1;
  const text = program._malloc(length);
  program.stringToUTF8(sql, text, length);
  const answer = program.UTF8ToString(program._probe_run(text));
  program._free(text);
  return answer.trim();
}

const status = () => ({ ...database.status, sequence: database.sequence, durable: database.durableSequence });

/** Is what is stored now exactly the archive as it was after the commit it claims to be? */
async function storedIsThatCommit(name) {
  const header = await describeArchive(name);
  const stored = await exportRawPages(name);
  return (await digestOf(await stored.arrayBuffer())) === (await digests.get(header.sequence));
}

async function storedEqualsMemory(name) {
  const stored = await exportRawPages(name);
  return (await digestOf(await stored.arrayBuffer())) === (await digestOf(imageBytes()));
}

/** The n-th put from now aborts its transaction, or fails with an error of this name. */
function breakPut(countdown, errorName) {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...record) {
    if (--countdown > 0) return put.apply(this, record);
    IDBObjectStore.prototype.put = put;
    if (errorName) Object.defineProperty(this.transaction, "error", { value: new DOMException("injected", errorName) });
    this.transaction.abort();
    return put.apply(this, record); // throws, since the transaction is over
  };
}

/** The browser closes the connection just when the next commit needs it. */
function loseConnection() {
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...wishes) {
    IDBDatabase.prototype.transaction = transaction;
    this.close();
    return transaction.apply(this, wishes);
  };
}

const withStore = (name, storeName, work) =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(`bottega:${name}`);
    request.onsuccess = () => {
      const transaction = request.result.transaction(storeName, "readwrite");
      const asked = work(transaction.objectStore(storeName));
      transaction.oncomplete = () => (request.result.close(), resolve(asked?.result));
      transaction.onabort = () => reject(transaction.error);
    };
  });

const bundlesOf = (name) => withStore(name, "header", (store) => store.getAll(IDBKeyRange.bound(0, Infinity)));

/** Commits on pages of their own, on new pages and with fewer pages: all kinds that a transaction stores. */
function commitOfEachKind() {
  const wide = "hex(randomblob(1900))";
  for (let i = 0; i < 3; i++) run(`UPDATE account SET notes = ${wide} WHERE id = ${i * 7 + 1}`);
  run(`INSERT INTO account(name, notes) VALUES ('Rossi', ${wide}), ('Bianchi', ${wide})`);
  run("DELETE FROM account WHERE id > 12");
  run("VACUUM");
}

/** What is stored is nothing, or exactly the archive as it stood after the commit it claims to be. */
const isPrefix = (name) =>
  faults.unwatched(async () => (await describeArchive(name)) === null || storedIsThatCommit(name));

/**
 * Works on while a call of IndexedDB goes wrong, and after it.
 * @returns what was said meanwhile, and what is true during and after it
 */
async function workUnder(name, kind, at, isSticky, next) {
  const reasons = new Set();
  const note = () => reasons.add(database.status.reason);
  database.addEventListener("change", note);
  faults.arm(kind, at, isSticky);
  commitOfEachKind();
  await database.whenSaved().catch(() => {});
  const during = { prefix: await isPrefix(name), pending: database.status.pending };
  const works = run("UPDATE account SET name = name || '!' WHERE id = 5; SELECT count(*) FROM account") === "12";
  const calls = faults.calls();
  if (next) {
    faults.arm(next, 1, true);
    await Promise.race([database.flush().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 20))]);
  }
  faults.release();
  const durable = await database.flush().catch((failure) => failure.reason);
  database.removeEventListener("change", note);
  const { state, final, reason } = database.status;
  return { during, works, calls, reasons: [...reasons].filter(Boolean), durable, state, final, reason, sequence: database.sequence,
    prefix: await isPrefix(name), equal: !final && (await storedEqualsMemory(name)) };
}

async function openUnder(name, kind, at, isSticky, options) {
  faults.arm(kind, at, isSticky);
  const opened = await open(name, options);
  const calls = faults.calls();
  faults.release();
  return { ...opened, calls };
}

/** One commit while a call goes wrong; saved in the end. */
async function failWhile(kind, at, sql) {
  faults.arm(kind, at, false);
  run(sql);
  await database.whenSaved().catch(() => {});
  const calls = faults.calls();
  faults.release();
  await database.flush();
  return { calls };
}

/** The opening copy with something done to its bytes. */
async function changeCopy(name, change) {
  const { standing, parts } = await readOpeningCopy(name);
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  await writeOpeningCopy(name, { standing, parts: [new Blob([change(bytes)])] });
}

/** Another archive's copy, said to be of this one's last commit. */
async function giveCopyOf(other, name) {
  const { standing, parts } = await readOpeningCopy(other);
  await writeOpeningCopy(name, { standing: { ...standing, sequence: database.sequence }, parts });
}

/** Reading pages fails from now on, as it does where the browser's own files are damaged. */
function refuseReading() {
  const { getAll } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.getAll = function (...range) {
    if (this.name === "pages") throw new DOMException("injected", "DataError");
    return getAll.apply(this, range);
  };
}

const storageIsFull = { tries: [], isFull: false };

/** A disk on which no page gets a record of its own, while bundles and the header fit; and when it was tried. */
function fillDisk() {
  const { put } = IDBObjectStore.prototype;
  Object.assign(storageIsFull, { tries: [], isFull: true });
  let last = null;
  IDBObjectStore.prototype.put = function (...record) {
    const { transaction } = this;
    if (!storageIsFull.isFull || this.name !== "pages") return put.apply(this, record);
    if (transaction !== last) storageIsFull.tries.push(performance.now());
    last = transaction;
    Object.defineProperty(transaction, "error", { value: new DOMException("injected", "QuotaExceededError") });
    transaction.abort();
    return put.apply(this, record); // throws, since the transaction is over
  };
}

/** What is said of saving while this goes on. */
async function saidWhile(work) {
  const said = new Set();
  const note = () => database.status.reason && said.add(database.status.reason);
  database.addEventListener("change", note);
  await work();
  database.removeEventListener("change", note);
  return [...said];
}

/** The archive anew, as a program of an earlier format left it. */
async function writeAsFormat(name, format, pages, header) {
  await deleteArchive(name);
  await new Promise((resolve, reject) => {
    const request = indexedDB.open(`bottega:${name}`, format);
    request.onupgradeneeded = () => {
      const pageStore = request.result.createObjectStore("pages");
      const headerStore = request.result.createObjectStore("header");
      pages.forEach((page, number) => pageStore.put(page, number));
      headerStore.put({ format, ...header }, "archive");
      headerStore.put(1, "epoch");
    };
    request.onsuccess = () => (request.result.close(), resolve());
    request.onerror = () => reject(request.error);
  });
}

/** The first format: pages without checksums. */
async function turnIntoFirstFormat(name) {
  const { header: { sequence, size, pageSize, schemaVersion }, pages } = await readPagesForgiving(name);
  const each = Array.from({ length: size / pageSize }, (_, number) => pages.slice(number * pageSize, (number + 1) * pageSize));
  await writeAsFormat(name, 1, each, { sequence, size, pageSize, schemaVersion });
}

/** The second format: each page in a record of its own, and a header that says so. */
async function turnIntoSecondFormat(name) {
  const pages = await withStore(name, "pages", (store) => store.getAll());
  const { sequence, size, pageSize, schemaVersion, pagesSum } = await withStore(name, "header", (store) => store.get("archive"));
  const values = Float64Array.of(2, sequence, size, pageSize, schemaVersion, pagesSum);
  const sum = checksum(new Int32Array(values.buffer), values.length * 2, 0);
  await writeAsFormat(name, 2, pages, { sequence, size, pageSize, schemaVersion, pagesSum, checksum: sum });
}

/** What a program of an earlier format meets. */
const openAsFormat = (name, format) =>
  new Promise((resolve) => {
    const request = indexedDB.open(`bottega:${name}`, format);
    request.onsuccess = () => (request.result.close(), resolve("opened"));
    request.onerror = () => resolve(request.error.name);
  });

/** A call goes wrong while many pages are stored, or while they are spread. */
async function spreadUnder(name, kind, at) {
  const before = database.stats.transactions;
  faults.arm(kind, at, false);
  run("UPDATE account SET notes = hex(randomblob(1900))");
  await database.whenSaved().catch(() => {});
  const prefixes = [await isPrefix(name)];
  for (let wait = 0; !database.standing && wait < 20_000; wait += 10) await new Promise((resolve) => setTimeout(resolve, 10));
  const calls = faults.calls();
  faults.release();
  prefixes.push(await isPrefix(name));
  const bundles = (await bundlesOf(name)).length;
  run("UPDATE account SET name = name || '!' WHERE id = 5");
  await database.flush().catch(() => {});
  prefixes.push(await isPrefix(name));
  return { prefixes, bundles, calls, state: database.status.state, equal: await storedEqualsMemory(name),
    transactions: database.stats.transactions - before };
}

async function forgiving(name) {
  const { pages, ...rest } = await readPagesForgiving(name);
  const isZero = (number) => pages.subarray(number * 4096, (number + 1) * 4096).every((byte) => byte === 0);
  return { ...rest, bytes: pages.length, zeros: rest.damaged.filter(isZero) };
}

const probe = {
  records: false,
  open,
  run,
  status,
  stats: () => database.stats,
  schemaVersion: () => database.schemaVersion,
  isWriting: () => program._storage_is_writing() === 1,
  saved: () => database.whenSaved().then(() => status()),
  flush: () => database.flush().then(() => status()),
  tryToSave: () => void database.flush().catch(() => {}),
  durable: () => database.waitDurable(),
  refusal: () => database.waitDurable().then(() => null, (failure) => failure.reason),
  close: () => database.close(),
  storedIsThatCommit,
  storedEqualsMemory,
  breakPut,
  loseConnection,
  list: listArchives,
  describe: describeArchive,
  remove: deleteArchive,
  rawSize: async (name) => (await exportRawPages(name))?.size ?? null,
  workUnder,
  openUnder,
  failWhile,
  block: (name) => faults.block(`bottega:${name}`),
  release: () => faults.release(),
  forgiving,
  turnIntoFirstFormat,
  turnIntoSecondFormat,
  openAsFormat,
  spreadUnder,
  losePage: (name, page) => withStore(name, "pages", (store) => store.delete(page)),
  pageRecord: async (name, page) => Array.from(await withStore(name, "pages", (store) => store.get(page))),
  setPageRecord: (name, page, bytes) => withStore(name, "pages", (store) => store.put(Uint8Array.from(bytes), page)),
  setHeader: (name, header) =>
    withStore(name, "header", (store) => (header ? store.put(header, "archive") : store.delete("archive"))),
  storedHeader: (name) => withStore(name, "header", (store) => store.get("archive")),
  largestRecord: async (name) => {
    const records = [...(await withStore(name, "pages", (store) => store.getAll())), ...(await bundlesOf(name))];
    return Math.max(...records.map((record) => record.byteLength));
  },
  bundles: async (name) => (await bundlesOf(name)).length,
  /** Until each page has a record of its own. */
  spread: async (name) => {
    for (let wait = 0; (await bundlesOf(name)).length > 0; wait += 20) {
      if (wait > 30_000) throw new Error("the bundles stay");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  loseBundle: (name, number) => withStore(name, "header", (store) => store.delete(number)),
  bundle: async (name, number) => Array.from(await withStore(name, "header", (store) => store.get(number))),
  setBundle: (name, number, bytes) => withStore(name, "header", (store) => store.put(Uint8Array.from(bytes), number)),
  pageRecords: (name) => withStore(name, "pages", (store) => store.count()),
  setEpoch: (name, epoch) => withStore(name, "header", (store) => store.put(epoch, "epoch")),
  openedFromCopy: () => database.openedFromCopy,
  /** Of the commit that the opening copy holds; null: there is none. */
  copySequence: async (name) => (await readOpeningCopy(name))?.standing.sequence ?? null,
  copied: async (name) => {
    const isCopied = async () => (await readOpeningCopy(name))?.standing.sequence === database.sequence;
    for (let wait = 0; !(await isCopied()); wait += 20) {
      if (wait > 30_000) throw new Error("no copy was made");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  refuseReading,
  fillDisk,
  freeDisk: () => void (storageIsFull.isFull = false),
  tries: () => storageIsFull.tries,
  saidUntilTried: (times) => saidWhile(async () => {
    while (storageIsFull.tries.length < times) await new Promise((resolve) => setTimeout(resolve, 10));
  }),
  saidWhileRunning: (sql) => saidWhile(async () => {
    run(sql);
    await database.whenSaved();
  }),
  /** A snapshot of the open archive; its refusal is answered as { refused }. */
  keepSnapshot: (reason) => keepSnapshot(database, reason).catch((failure) => ({ refused: failure.reason ?? String(failure) })),
  storeSound: () => storeSound(database),
  giveCopyOf,
  damageCopy: (name, at) => changeCopy(name, (bytes) => ((bytes[at] ^= 1), bytes)),
  cutCopy: (name, length) => changeCopy(name, (bytes) => bytes.subarray(0, length)),
  storage: async () => ({ kept: await keepFromEviction(), estimate: await storageEstimate() }),
};

window.probe = probe;
