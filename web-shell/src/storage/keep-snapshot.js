// Snapshots of an archive that is open. An opening from the copy has not read the pages, and a page may be spoiled at any
// time: what is stored is looked at before it is relied on, and where it is damaged the sound archive in memory is stored
// anew first.
import { assertSound, takeSnapshot } from "./snapshots.js";
import { StorageError } from "./storage-error.js";

/**
 * @typedef {import("./types.js").ArchiveDatabase} ArchiveDatabase
 * @typedef {import("./types.js").Snapshot} Snapshot
 */

/**
 * @template T
 * @param {ArchiveDatabase} database
 * @param {() => Promise<T>} work refuses what is damaged
 * @returns {Promise<T>}
 */
async function onSoundArchive(database, work) {
  await database.whenSaved();
  try {
    return await work();
  } catch (failure) {
    if (!isDamage(failure)) throw failure;
  }
  database.storeAnew();
  await database.whenSaved();
  return work().catch((failure) => {
    throw isDamage(failure) ? new StorageError("unavailable", failure) : failure; // nothing that is written here stays as it is
  });
}

const isDamage = (/** @type {unknown} */ failure) => failure instanceof StorageError && failure.reason === "damaged";

/**
 * All that was committed until now. Fails at once where the browser refuses to save: the person decides then.
 * @param {ArchiveDatabase} database
 * @param {Exclude<Snapshot["reason"], "damaged">} reason
 * @param {Parameters<typeof takeSnapshot>[2]} [options]
 */
export const keepSnapshot = (database, reason, options) =>
  onSoundArchive(database, () => takeSnapshot(database.name, reason, options));

/** Before the archive is given up, which is the last moment to mend what is stored. @param {ArchiveDatabase} database */
export const storeSound = (database) => onSoundArchive(database, () => assertSound(database.name));
