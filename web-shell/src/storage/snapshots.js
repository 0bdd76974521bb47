// Copies of the archive inside the browser, taken before anything changes it as a whole (a migration, an import, a
// restore): the newest three, packed, in a database of their own. They help against our mistakes and a damaged archive,
// not against the loss of the browser's data: that is what backups are for.
import { readPagesForgiving } from "./archives.js";
import { filesDatabase } from "./files-name.js";
import { BundledPages } from "./page-bundles.js";
import { PageGroup } from "./page-group.js";
import { PagesSum } from "./pages-sum.js";
import { StorageError } from "./storage-error.js";
import { HEADER, PAGES, answer, claimEpoch, completion, connect } from "./stored-archive.js";

/** @typedef {import("./types.js").Snapshot} Snapshot */

export const SNAPSHOT_PREFIX = "bottega-snapshots:";
const FILES = "files"; // of the file store, by hash
const LIST = "list"; // Snapshot by number
const CHUNKS = "chunks"; // bytes by [number, position]
const MOST = 3;
const SHARE_OF_QUOTA = 0.3;
const CHUNK_BYTES = 60 * 1024; // larger records lie in files of their own, which are not written with the transaction
const PAGE_BYTES = 4096;
const SQLITE = "SQLite format 3\0";

/** @param {string} archive @returns {Promise<IDBDatabase>} */
async function connectSnapshots(archive) {
  const request = indexedDB.open(SNAPSHOT_PREFIX + archive, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(LIST);
    request.result.createObjectStore(CHUNKS);
  };
  const connection = await answer(request);
  connection.onversionchange = () => connection.close();
  return connection;
}

/**
 * @template T
 * @param {string} archive
 * @param {(connection: IDBDatabase) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withSnapshots(archive, work) {
  const connection = await connectSnapshots(archive);
  try {
    return await work(connection);
  } finally {
    connection.close();
  }
}

/** Newest first. @param {string} archive @returns {Promise<Snapshot[]>} */
export async function listSnapshots(archive) {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === SNAPSHOT_PREFIX + archive)) return [];
  return withSnapshots(archive, async (connection) => {
    /** @type {Snapshot[]} */
    const all = await answer(connection.transaction(LIST).objectStore(LIST).getAll());
    return all.sort((first, second) => second.number - first.number);
  });
}

/** Files that some snapshot refers to: they must not be collected. @param {string} archive */
export async function filesOfSnapshots(archive) {
  return new Set((await listSnapshots(archive)).flatMap(({ files }) => files));
}

/**
 * What the archive's file store holds: more than its rows name at most, never less.
 * @param {string} archive
 * @returns {Promise<string[]>}
 */
async function storedFiles(archive) {
  const name = filesDatabase(archive);
  if (!(await indexedDB.databases()).some((known) => known.name === name)) return [];
  const connection = await answer(indexedDB.open(name));
  try {
    if (!connection.objectStoreNames.contains(FILES)) return [];
    return /** @type {string[]} */ (await answer(connection.transaction(FILES).objectStore(FILES).getAllKeys()));
  } finally {
    connection.close();
  }
}

/** @param {Blob} raw @returns {Promise<Uint8Array<ArrayBuffer>>} packed; gzip keeps length and checksum */
async function pack(raw) {
  return new Uint8Array(await new Response(raw.stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer());
}

/**
 * The stored archive as it stood after one commit.
 * @param {string} archive
 * @param {{ forgiving: boolean }} wish forgiving: of a damaged one what can be read, zeros for the rest
 * @returns {Promise<{ header: import("./types.js").Header, raw: Blob } | null>} null: nothing is stored
 * @throws {StorageError} "damaged"
 */
async function standingArchive(archive, { forgiving }) {
  const read = await readPagesForgiving(archive);
  if (read?.damage && !forgiving) throw new StorageError("damaged", undefined, read.damage);
  if (!read || read.header.size === 0) return null;
  return { header: read.header, raw: new Blob([read.pages.subarray(0, read.header.size)]) };
}

/** @param {string} archive @throws {StorageError} "damaged": not all of what is stored is as it was written */
export async function assertSound(archive) {
  await standingArchive(archive, { forgiving: false });
}

/**
 * Which of the older ones may stay beside a new one.
 * @param {Snapshot[]} older newest first
 * @param {number} bytes of the new one
 * @param {{ quota: number, usage: number } | null} room null: the browser does not tell
 * @returns {{ keep: Snapshot[], drop: Snapshot[] } | null} null: there is no room for the new one
 */
export function roomFor(older, bytes, room) {
  const most = room ? room.quota * SHARE_OF_QUOTA : Infinity;
  let total = bytes;
  const rotating = older.filter(({ reason }) => reason !== "damaged");
  const keep = rotating.slice(0, MOST - 1).filter((snapshot) => (total += snapshot.bytes) <= most);
  const drop = rotating.filter((snapshot) => !keep.includes(snapshot));
  const freed = drop.reduce((sum, snapshot) => sum + snapshot.bytes, 0);
  const fits = !room || (bytes <= most && bytes <= room.quota - room.usage + freed);
  return fits ? { keep, drop } : null;
}

/** Where the browser tells. */
async function roomHere() {
  if (!navigator.storage?.estimate) return null;
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  return quota > 0 ? { quota, usage } : null;
}

/**
 * Copies what is stored; commits that are still pending are not in it, so wait for them first. All or nothing: an
 * interrupted one leaves no trace. Fails with StorageError("no-room"): the person decides whether to go on without. Fails
 * with StorageError("damaged") where what is stored is not sound, unless that is the reason: a copy of it would be taken
 * for a good one.
 * @param {string} archive
 * @param {Snapshot["reason"]} reason
 * @param {{ files?: string[], now?: Date }} [options] files: further hashes it must keep from being collected
 * @returns {Promise<Snapshot | null>} null: nothing is stored, so there is nothing to lose
 */
export async function takeSnapshot(archive, reason, { files = [], now = new Date() } = {}) {
  const standing = await standingArchive(archive, { forgiving: reason === "damaged" });
  if (!standing) return null;
  const { size, sequence, schemaVersion } = standing.header;
  const [packed, stored] = await Promise.all([pack(standing.raw), storedFiles(archive)]);
  return withSnapshots(archive, async (connection) => {
    const older = (await answer(connection.transaction(LIST).objectStore(LIST).getAll())).reverse();
    const room = reason === "damaged" ? { drop: [] } : roomFor(older, packed.length, await roomHere());
    if (!room) throw new StorageError("no-room");
    const number = (older[0]?.number ?? 0) + 1;
    const taken = {
      number, reason, takenAt: now.toISOString(), size, bytes: packed.length, sequence, schemaVersion,
      files: [...new Set([...stored, ...files])],
    };
    await write(connection, taken, packed, room.drop);
    return taken;
  });
}

/**
 * @param {IDBDatabase} connection
 * @param {Snapshot} snapshot
 * @param {Uint8Array<ArrayBuffer>} packed
 * @param {Snapshot[]} drop
 */
async function write(connection, snapshot, packed, drop) {
  const transaction = connection.transaction([LIST, CHUNKS], "readwrite", { durability: "strict" });
  const done = completion(transaction);
  const chunks = transaction.objectStore(CHUNKS);
  drop.forEach(({ number }) => removeIn(transaction, number));
  for (let at = 0; at < packed.length; at += CHUNK_BYTES) {
    chunks.put(packed.slice(at, at + CHUNK_BYTES), [snapshot.number, at / CHUNK_BYTES]);
  }
  transaction.objectStore(LIST).put(snapshot, snapshot.number);
  try {
    await done;
  } catch (failure) {
    const isFull = failure instanceof DOMException && failure.name === "QuotaExceededError";
    throw new StorageError(isFull ? "no-room" : "unavailable", failure);
  }
}

/** @param {IDBTransaction} transaction @param {number} number */
function removeIn(transaction, number) {
  transaction.objectStore(LIST).delete(number);
  transaction.objectStore(CHUNKS).delete(IDBKeyRange.bound([number], [number, []]));
}

/** @param {string} archive @param {number} number */
export async function deleteSnapshot(archive, number) {
  await withSnapshots(archive, (connection) => {
    const transaction = connection.transaction([LIST, CHUNKS], "readwrite");
    removeIn(transaction, number);
    return completion(transaction);
  });
}

/** All snapshots of an archive. @param {string} archive */
export async function deleteSnapshots(archive) {
  await answer(indexedDB.deleteDatabase(SNAPSHOT_PREFIX + archive));
}

/**
 * As it was stored. Fails with StorageError("damaged") when a piece of it is lost or changed.
 * @param {string} archive
 * @param {number} number
 * @returns {Promise<{ snapshot: Snapshot, raw: Uint8Array<ArrayBuffer> }>}
 */
export async function readSnapshot(archive, number) {
  const { snapshot, chunks } = await withSnapshots(archive, async (connection) => {
    const transaction = connection.transaction([LIST, CHUNKS]);
    const range = IDBKeyRange.bound([number], [number, []]);
    const [snapshot, chunks] = await Promise.all([
      answer(transaction.objectStore(LIST).get(number)),
      answer(transaction.objectStore(CHUNKS).getAll(range)),
    ]);
    return { snapshot, chunks };
  });
  try {
    const unpacking = new Blob(chunks).stream().pipeThrough(new DecompressionStream("gzip"));
    const raw = new Uint8Array(await new Response(unpacking).arrayBuffer());
    if (raw.length !== snapshot.size) throw new Error(`${raw.length} bytes of ${snapshot.size}`);
    return { snapshot, raw };
  } catch (failure) {
    throw new StorageError("damaged", failure);
  }
}

/** The archive as it was, as a .sqlite file, unless it is not whole. @param {string} archive @param {number} number */
async function readWhole(archive, number) {
  const { snapshot, raw } = await readSnapshot(archive, number);
  const isArchive = String.fromCharCode(...raw.subarray(0, SQLITE.length)) === SQLITE;
  if (snapshot.reason === "damaged" || !isArchive) throw new StorageError("damaged");
  return raw;
}

/** Whether it can be restored. @param {string} archive @param {number} number */
export async function verifySnapshot(archive, number) {
  return readWhole(archive, number).then(() => true, () => false);
}

/**
 * Makes a snapshot the stored archive, in one transaction: afterwards either the old or the restored one is stored, and
 * whoever had it open is shut out. Load the page again after it.
 * @param {string} archive
 * @param {number} number
 * @param {{ keepCurrent?: boolean }} [options] keepCurrent: what is stored now becomes a snapshot first
 */
export async function restoreSnapshot(archive, number, { keepCurrent = false } = {}) {
  const raw = await readWhole(archive, number);
  if (keepCurrent) await takeSnapshot(archive, "restore");
  await replaceArchive(archive, raw);
}

/** @param {string} archive @param {Uint8Array<ArrayBuffer>} raw a whole .sqlite file */
export async function replaceArchive(archive, raw) {
  const connection = await connect(archive, "work");
  try {
    const epoch = await claimEpoch(connection);
    const sequence = ((await storedSequence(connection)) ?? 0) + 1;
    const image = imageOf(raw);
    const header = { format: 0, sequence, size: raw.length, pageSize: PAGE_BYTES, schemaVersion: 0, pagesSum: 0 };
    const group = PageGroup.ofWholeImage(image, header);
    const transaction = connection.transaction([PAGES, HEADER], "readwrite", { durability: "strict" });
    const done = completion(transaction);
    const accounts = { schemaVersion: group.schemaVersion ?? 0, sum: new PagesSum(), trace: null, bundled: new BundledPages() };
    group.queueIn(transaction, { epoch, ...accounts });
    await done;
  } finally {
    connection.close();
  }
}

/** Of an archive whose header may be damaged too. @param {IDBDatabase} connection @returns {Promise<number | undefined>} */
async function storedSequence(connection) {
  const header = await answer(connection.transaction(HEADER).objectStore(HEADER).get("archive"));
  return Number.isSafeInteger(header?.sequence) ? header.sequence : undefined;
}

/** @param {Uint8Array<ArrayBuffer>} raw @returns {import("./types.js").DatabaseImage} */
function imageOf(raw) {
  return {
    create: () => true,
    write: (offset, bytes) => raw.set(bytes, offset),
    view: (offset, length) => raw.subarray(offset, offset + length),
    copy: (offset, length) => raw.slice(offset, offset + length),
    isWriting: () => false,
  };
}
