import { MemoryDatabase } from "./memory-database.js";
import { OpeningCopyKeeper } from "./opening-copy-keeper.js";
import { PageDatabase } from "./page-database.js";
import { acquireTabLock } from "./tab-lock.js";

/** Over plain http the browser gives neither locks nor a store that outlives the visit for certain. */
export function canPersist() {
  return globalThis.isSecureContext && "locks" in navigator && "indexedDB" in globalThis;
}

/**
 * @typedef {object} OpenOptions
 * @property {"try" | "wait" | "steal"} [mode] what to do when another tab has the archive open
 * @property {number} [patienceMs] how long "wait" waits for the other tab
 * @property {(loadedBytes: number, totalBytes: number) => void} [onProgress]
 * @property {() => void} [onBlocked] the browser lets us wait: a tab that hangs holds the store
 * @property {number} [blockedAfterMs] a transaction that takes longer is called blocked
 * @property {number} [spreadAfterMs] see storage-limits.js
 * @property {number} [copyFrom] see storage-limits.js
 * @property {number} [restMs] the same
 * @property {() => void | Promise<void>} [beforeHandOver] another tab asked for the archive: stop writing
 */

/**
 * Opens an archive ("main", "demo-it" ...) into the program's memory and keeps it for this tab. Afterwards hand every
 * commit of the program to `committed`; that the tab lost the archive is told by the status ("handed-over", "fenced").
 * @param {string} name
 * @param {import("./types.js").DatabaseImage} image
 * @param {OpenOptions} [options]
 * @returns {Promise<import("./types.js").ArchiveDatabase | null>} null: another tab has it
 */
export async function openArchive(name, image, { mode, patienceMs, beforeHandOver, restMs, ...opening } = {}) {
  if (!canPersist()) return new MemoryDatabase(name, image);

  /** @type {Promise<PageDatabase | null>} */
  let opened = Promise.resolve(null);
  const handOver = async () => {
    const database = await opened;
    await beforeHandOver?.();
    await database?.close("handed-over");
  };
  const lock = await acquireTabLock(name, {
    mode,
    patienceMs,
    onAsked: () => void handOver().catch(console.error),
    onLost: () => void opened.then((database) => database?.abandon("fenced")).catch(() => {}),
  });
  if (!lock) return null;
  const ours = PageDatabase.open(name, image, opening);
  opened = ours;
  try {
    const database = await ours;
    // Whatever ends it, the tab that comes next need not wait.
    database.addEventListener("change", () => database.status.final && lock.release());
    new OpeningCopyKeeper(database, image, { restMs, copyFrom: opening.copyFrom });
    return database;
  } catch (failure) {
    lock.release();
    throw failure;
  }
}
