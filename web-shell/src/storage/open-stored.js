// A stored archive on its way into the program's memory.
import { FORMAT } from "./header-record.js";
import { loadPages } from "./page-loader.js";
import { StorageError } from "./storage-error.js";
import { HEADER, PAGES, claimEpoch, connect, headerIn } from "./stored-archive.js";

const NEW_ARCHIVE = { format: FORMAT, sequence: 0, size: 0, pageSize: 4096, schemaVersion: 0, pagesSum: 0 };
const ATTEMPTS = 3;
const BLOCKED_AFTER_MS = 4000;

/**
 * @typedef {object} StoredArchive
 * @property {IDBDatabase} connection
 * @property {number} epoch
 * @property {import("./types.js").Header} header
 * @property {import("./pages-sum.js").PagesSum} sum
 */

/**
 * @typedef {object} LoadEvents
 * @property {(loadedBytes: number, totalBytes: number) => void} [onProgress]
 * @property {() => void} [onBlocked] the browser lets us wait: a tab that hangs holds the store
 */

/**
 * Opens or makes the stored archive, shuts out any earlier owner and copies the pages into memory.
 * @param {string} name
 * @param {import("./types.js").DatabaseImage} image
 * @param {LoadEvents} events
 * @returns {Promise<StoredArchive>}
 * @throws {StorageError}
 */
export async function openStored(name, image, { onProgress, onBlocked }) {
  for (let attempt = 1; ; attempt++) {
    const blocked = onBlocked && setTimeout(onBlocked, BLOCKED_AFTER_MS);
    try {
      return await tryToOpen(name, image, { onProgress, onClaimed: () => clearTimeout(blocked) });
    } catch (failure) {
      const known = failure instanceof StorageError ? failure : new StorageError("unavailable", failure);
      if (known.reason !== "unavailable" || attempt === ATTEMPTS) throw known;
    } finally {
      clearTimeout(blocked);
    }
  }
}

/**
 * @param {string} name
 * @param {import("./types.js").DatabaseImage} image
 * @param {{ onProgress: LoadEvents["onProgress"], onClaimed: () => void }} events
 * @returns {Promise<StoredArchive>}
 */
async function tryToOpen(name, image, { onProgress, onClaimed }) {
  const connection = await connect(name, "work");
  try {
    const epoch = await claimEpoch(connection);
    onClaimed();
    const transaction = connection.transaction([HEADER, PAGES], "readonly");
    const header = (await headerIn(transaction)) ?? NEW_ARCHIVE;
    if (!image.create(header.pageSize, header.size, header.sequence)) throw new StorageError("out-of-memory");
    const take = (/** @type {number} */ number, /** @type {Uint8Array} */ page) => image.write(number * header.pageSize, page);
    const { sum, damage } = await loadPages(transaction, header, take, onProgress);
    if (damage) throw new StorageError("damaged", undefined, damage);
    return { connection, epoch, header, sum };
  } catch (failure) {
    connection.close();
    throw failure;
  }
}
