// The stored archives of this origin, without the program: to list and delete them, and to rescue one as a file.
import { filesDatabase } from "./files-name.js";
import { StorageError } from "./storage-error.js";
import { HEADER, PAGES, PREFIX, answer, connect, headerIn, pageCount, readHeader } from "./stored-archive.js";

const RESCUE_BATCH_PAGES = 256;

/** @returns {Promise<string[]>} names, sorted */
export async function listArchives() {
  const databases = await indexedDB.databases();
  const names = databases.map(({ name = "" }) => name).filter((name) => name.startsWith(PREFIX));
  return names.map((name) => name.slice(PREFIX.length)).sort();
}

/** @param {string} name @returns {Promise<import("./types.js").Header | null>} null: there is none, or it is empty */
export async function describeArchive(name) {
  const connection = await connect(name, "refuse");
  if (!connection) return null;
  try {
    return (await readHeader(connection)).header ?? null;
  } finally {
    connection.close();
  }
}

/** With its files. A tab that has it open saves, closes and says "version-change". @param {string} name @returns {Promise<void>} */
export async function deleteArchive(name) {
  await answer(indexedDB.deleteDatabase(PREFIX + name));
  await answer(indexedDB.deleteDatabase(filesDatabase(name)));
}

/**
 * The stored archive as a .sqlite file. It needs no wasm and forgives damage: a missing page becomes zeros.
 * @param {string} name
 * @returns {Promise<Blob | null>} null: nothing is stored
 */
export async function exportRawPages(name) {
  const connection = await connect(name, "refuse");
  if (!connection) return null;
  try {
    // One transaction: a tab that goes on working must not slip a commit in between.
    const transaction = connection.transaction([HEADER, PAGES], "readonly");
    const header = await headerIn(transaction);
    if (!header) return null;
    const pages = await readForgiving(transaction.objectStore(PAGES), header);
    return new Blob(pages, { type: "application/vnd.sqlite3" }).slice(0, header.size, "application/vnd.sqlite3");
  } catch (failure) {
    throw failure instanceof StorageError ? failure : new StorageError("unavailable", failure);
  } finally {
    connection.close();
  }
}

/**
 * @param {IDBObjectStore} store
 * @param {import("./types.js").Header} header
 * @returns {Promise<Uint8Array<ArrayBuffer>[]>}
 */
async function readForgiving(store, header) {
  const count = pageCount(header);
  const missing = new Uint8Array(header.pageSize);
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const pages = new Array(count).fill(missing);
  for (let first = 0; first < count; first += RESCUE_BATCH_PAGES) {
    const range = IDBKeyRange.bound(first, Math.min(count, first + RESCUE_BATCH_PAGES) - 1);
    const [numbers, found] = await Promise.all([answer(store.getAllKeys(range)), answer(store.getAll(range))]);
    numbers.forEach((number, index) => (pages[Number(number)] = found[index]));
  }
  return pages;
}
