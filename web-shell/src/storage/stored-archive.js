// How an archive lies in IndexedDB: one database "bottega:<name>", one record a page, and a header record that moves in
// the same transaction as the pages it describes.
import { StorageError } from "./storage-error.js";

/** @typedef {import("./types.js").Header} Header */

export const PREFIX = "bottega:";
export const PAGES = "pages";
export const HEADER = "header";
export const HEADER_KEY = "archive";
export const EPOCH_KEY = "epoch";

/** Raised when the records mean something else than before; then an older program must not open them. */
export const FORMAT = 1;

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>}
 */
export function completion(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("aborted", "AbortError"));
  });
}

/** @param {unknown} failure */
function asStorageError(failure) {
  const newer = failure instanceof DOMException && failure.name === "VersionError";
  return new StorageError(newer ? "newer-format" : "unavailable", failure);
}

/**
 * Opens the stored archive. `ifMissing: "refuse"` answers null rather than making an empty one.
 * @template {"create" | "refuse"} T
 * @param {string} name
 * @param {T} ifMissing
 * @returns {Promise<T extends "create" ? IDBDatabase : IDBDatabase | null>}
 */
export function connect(name, ifMissing) {
  return new Promise((resolve, reject) => {
    let missing = false;
    const request = indexedDB.open(PREFIX + name, FORMAT);
    request.onupgradeneeded = () => {
      missing = ifMissing === "refuse";
      if (missing) {
        request.transaction?.abort();
        return;
      }
      request.result.createObjectStore(PAGES);
      request.result.createObjectStore(HEADER);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => {
      if (missing) resolve(/** @type {any} */ (null));
      else reject(asStorageError(request.error));
    };
  });
}

/**
 * Whoever claims the next epoch shuts out every earlier owner: their transactions check it and abort.
 * @param {IDBDatabase} connection
 * @returns {Promise<number>}
 */
export async function claimEpoch(connection) {
  const transaction = connection.transaction(HEADER, "readwrite", { durability: "strict" });
  const headers = transaction.objectStore(HEADER);
  const done = completion(transaction);
  const epoch = ((await answer(headers.get(EPOCH_KEY))) ?? 0) + 1;
  headers.put(epoch, EPOCH_KEY);
  await done;
  return epoch;
}

/**
 * @param {IDBDatabase} connection
 * @returns {Promise<{ epoch: number | undefined, header: Header | undefined }>}
 */
export async function readHeader(connection) {
  const transaction = connection.transaction(HEADER, "readonly");
  const epoch = answer(transaction.objectStore(HEADER).get(EPOCH_KEY));
  const header = await headerIn(transaction);
  return { epoch: await epoch, header };
}

/** @param {IDBTransaction} transaction @returns {Promise<Header | undefined>} */
export async function headerIn(transaction) {
  /** @type {Header | undefined} */
  const header = await answer(transaction.objectStore(HEADER).get(HEADER_KEY));
  if (header && header.format !== FORMAT) throw new StorageError("newer-format");
  return header;
}

/** @param {Header} header */
export function pageCount(header) {
  return Math.ceil(header.size / header.pageSize);
}
