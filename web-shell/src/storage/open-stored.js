// A stored archive on its way into the program's memory.
import { FORMAT } from "./header-record.js";
import { COPY_FROM } from "./storage-limits.js";
import { beginOpeningCopy, loadOpeningCopy, pagesFromCopy } from "./opening-copy-loader.js";
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
 * @property {import("./page-bundles.js").BundledPages} bundled
 * @property {import("./opening-copy-trace.js").OpeningCopyTrace | null} trace null: its pages were read
 * @property {boolean} isMended not all of what is stored is sound, what is in memory is
 */

/**
 * @typedef {object} LoadEvents
 * @property {(loadedBytes: number, totalBytes: number) => void} [onProgress]
 * @property {() => void} [onBlocked] the browser lets us wait: a tab that hangs holds the store
 * @property {number} [copyFrom] see storage-limits.js
 */

/**
 * Opens or makes the stored archive, shuts out any earlier owner and copies the pages into memory.
 * @param {string} name
 * @param {import("./types.js").DatabaseImage} image
 * @param {LoadEvents} events
 * @returns {Promise<StoredArchive>}
 * @throws {StorageError}
 */
export async function openStored(name, image, { onProgress, onBlocked, copyFrom = COPY_FROM }) {
  for (let attempt = 1; ; attempt++) {
    const blocked = onBlocked && setTimeout(onBlocked, BLOCKED_AFTER_MS);
    try {
      return await tryToOpen(name, image, { onProgress, copyFrom, onClaimed: () => clearTimeout(blocked) });
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
 * @param {{ onProgress: LoadEvents["onProgress"], copyFrom: number, onClaimed: () => void }} events
 * @returns {Promise<StoredArchive>}
 */
async function tryToOpen(name, image, { onProgress, copyFrom, onClaimed }) {
  const connection = await connect(name, "work");
  try {
    /** @type {ReturnType<typeof beginOpeningCopy>} */
    let copy = Promise.resolve(null);
    const epoch = await claimEpoch(connection, ({ size }) => {
      if (size >= copyFrom) copy = beginOpeningCopy(name); // while the claim is being written
    });
    onClaimed();
    const copied = await loadOpeningCopy(copy, connection, image, onProgress);
    return { connection, epoch, isMended: false, ...(copied ?? (await loadFromPages(name, connection, image, onProgress))) };
  } catch (failure) {
    connection.close();
    throw failure;
  }
}

/**
 * @param {string} name
 * @param {IDBDatabase} connection
 * @param {import("./types.js").DatabaseImage} image
 * @param {LoadEvents["onProgress"]} onProgress
 */
async function loadFromPages(name, connection, image, onProgress) {
  const transaction = connection.transaction([HEADER, PAGES], "readonly");
  const header = (await headerIn(transaction)) ?? NEW_ARCHIVE;
  if (!image.create(header.pageSize, header.size, header.sequence)) throw new StorageError("out-of-memory");
  const take = (/** @type {number} */ number, /** @type {Uint8Array} */ page) => image.write(number * header.pageSize, page);
  const { sum, bundled, damage } = await loadPages(transaction, header, take, onProgress);
  const mended = damage?.kind === "pages" ? await pagesFromCopy(name, header, { numbers: damage.pages, sum }) : null;
  if (damage && !mended) throw new StorageError("damaged", undefined, damage);
  mended?.forEach((page, number) => take(number, page));
  return { header, sum, bundled, trace: null, isMended: mended !== null };
}
