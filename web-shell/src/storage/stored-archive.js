// How an archive lies in IndexedDB: one database "bottega:<name>", one record a page (page-record.js), and a header
// record (header-record.js) that moves in the same transaction as the pages it describes. Beside the header may lie
// bundles of pages that were stored together a short while ago (page-bundles.js); they count before the pages' own.
import { FORMAT, headerFrom } from "./header-record.js";
import { StorageError } from "./storage-error.js";

/** @typedef {import("./types.js").Header} Header */

export const PREFIX = "bottega:";
export const PAGES = "pages";
export const HEADER = "header";
export const HEADER_KEY = "archive";
export const EPOCH_KEY = "epoch";
/** Bundles lie under numbers, all else in that store under words. */
export const ALL_BUNDLES = () => IDBKeyRange.bound(0, Infinity);

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
 * Opens the stored archive: to work on it, which makes an empty one where there is none and shuts out older programs, or
 * only to read it, which answers null where there is none.
 * @template {"work" | "read"} T
 * @param {string} name
 * @param {T} purpose
 * @returns {Promise<T extends "work" ? IDBDatabase : IDBDatabase | null>}
 */
export function connect(name, purpose) {
  return new Promise((resolve, reject) => {
    let missing = false;
    const request = purpose === "work" ? indexedDB.open(PREFIX + name, FORMAT) : indexedDB.open(PREFIX + name);
    request.onupgradeneeded = ({ oldVersion }) => {
      missing = purpose === "read";
      if (missing) {
        request.transaction?.abort();
      } else if (oldVersion === 0) {
        request.result.createObjectStore(PAGES);
        request.result.createObjectStore(HEADER);
      }
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
 * @param {(header: { size?: any }) => void} [onHeader] hears at once what the header says, not looked at yet, where there is one
 * @returns {Promise<number>}
 */
export async function claimEpoch(connection, onHeader) {
  const transaction = connection.transaction(HEADER, "readwrite", { durability: "strict" });
  const headers = transaction.objectStore(HEADER);
  const done = completion(transaction);
  done.catch(() => {}); // the request that fails says it first
  const asked = [headers.get(EPOCH_KEY), headers.get(HEADER_KEY)];
  const [before, header] = await Promise.all(asked.map(answer));
  const epoch = (before ?? 0) + 1;
  headers.put(epoch, EPOCH_KEY);
  if (header) onHeader?.(header);
  await done;
  return epoch;
}

/**
 * @param {IDBDatabase} connection
 * @returns {Promise<{ epoch: number | undefined, header: Header | undefined }>}
 */
export async function readHeader(connection) {
  const transaction = connection.transaction([HEADER, PAGES], "readonly");
  const epoch = await answer(transaction.objectStore(HEADER).get(EPOCH_KEY));
  return { epoch, header: await headerIn(transaction) };
}

/**
 * @param {IDBTransaction} transaction
 * @returns {Promise<Header | undefined>} undefined: nothing was ever stored
 * @throws {StorageError}
 */
export async function headerIn(transaction) {
  const record = await answer(transaction.objectStore(HEADER).get(HEADER_KEY));
  if (record !== undefined) return headerFrom(record);
  const isEmpty = (/** @type {number[]} */ counts) => counts.every((count) => count === 0);
  const bundles = transaction.objectStore(HEADER).count(ALL_BUNDLES());
  if (isEmpty(await Promise.all([answer(transaction.objectStore(PAGES).count()), answer(bundles)]))) return undefined;
  throw new StorageError("damaged", undefined, { kind: "header", pages: [], count: 0 });
}

/** @param {Header} header */
export function pageCount(header) {
  return Math.ceil(header.size / header.pageSize);
}
