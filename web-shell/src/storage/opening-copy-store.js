// The opening copy: the whole archive once more, in a few large records, since a browser reads those several times as
// fast as one small record a page. It is never the truth: the pages are (stored-archive.js). It lies in a database of
// its own, so that nothing that happens to it can hurt them.
import { answer, completion } from "./stored-archive.js";

const COPY = "copy"; // the store, and the one record in it

/**
 * The commit after which a copy was made.
 * @typedef {object} Standing
 * @property {number} sequence
 * @property {number} size
 * @property {number} pageSize
 * @property {number} pagesSum
 */

/** @param {string} archive */
export const openingCopyDatabase = (archive) => `bottega-opening:${archive}`;

/**
 * @param {string} archive
 * @param {"read" | "write"} purpose "read" answers null where there is none
 * @returns {Promise<IDBDatabase | null>}
 */
function connectCopy(archive, purpose) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(openingCopyDatabase(archive), 1);
    request.onupgradeneeded = () => {
      if (purpose === "read") request.transaction?.abort();
      else request.result.createObjectStore(COPY);
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => {
      if (request.error?.name === "AbortError" && purpose === "read") resolve(null);
      else reject(request.error);
    };
  });
}

/**
 * @typedef {object} OpeningCopy
 * @property {Standing} standing
 * @property {Blob[]} parts in their order
 */

/** @param {string} archive @returns {Promise<OpeningCopy | null>} */
export async function readOpeningCopy(archive) {
  const connection = await connectCopy(archive, "read");
  if (!connection) return null;
  try {
    return (await answer(connection.transaction(COPY).objectStore(COPY).get(COPY))) ?? null;
  } finally {
    connection.close();
  }
}

/** In place of an earlier one, or not at all. @param {string} archive @param {OpeningCopy} copy */
export async function writeOpeningCopy(archive, copy) {
  const connection = await connectCopy(archive, "write");
  if (!connection) return;
  try {
    // Not on the disk for certain: where it is lost, the archive is opened from its pages.
    const transaction = connection.transaction(COPY, "readwrite", { durability: "relaxed" });
    transaction.objectStore(COPY).put(copy, COPY);
    await completion(transaction);
  } finally {
    connection.close();
  }
}

/** @param {string} archive */
export async function deleteOpeningCopy(archive) {
  await answer(indexedDB.deleteDatabase(openingCopyDatabase(archive)));
}
