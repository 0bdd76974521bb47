// What this browser remembers of an archive's backups: the folder, the key of the passphrase, the last one made.
import { answer, completion } from "../storage/stored-archive.js";

const STORE = "settings";
const KEY = "backups";

/**
 * @typedef {object} BackupSettings
 * @property {FileSystemDirectoryHandle} [folder]
 * @property {import("./secret.js").Secret} [secret] with it backups are encrypted
 * @property {{ at: string, where: "folder" | "download", name: string, bytes: number, files: number, lost?: string[], encrypted: boolean }} [last]
 *   lost: hashes of files that are named in the archive and could not be put into it
 * @property {string} [content] SHA-256 of the archive in the last one
 * @property {string} [failure] why the last one that was made by itself could not be made
 * @property {string[]} [written] names of those in the folder that are ours to delete
 */

/**
 * @template T
 * @param {string} archive
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => T | Promise<T>} work
 * @returns {Promise<T>}
 */
async function inStore(archive, mode, work) {
  const request = indexedDB.open(`bottega-backup:${archive}`, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore(STORE);
  const connection = await answer(request);
  connection.onversionchange = () => connection.close();
  try {
    const transaction = connection.transaction(STORE, mode);
    const done = completion(transaction);
    const result = await work(transaction.objectStore(STORE));
    await done;
    return result;
  } finally {
    connection.close();
  }
}

/** @param {string} archive @returns {Promise<BackupSettings>} */
export const readSettings = (archive) => inStore(archive, "readonly", async (store) => (await answer(store.get(KEY))) ?? {});

/** An undefined value forgets. @param {string} archive @param {Partial<BackupSettings>} changes */
export const changeSettings = (archive, changes) => inStore(archive, "readwrite", async (store) => {
  store.put({ ...(await answer(store.get(KEY))), ...changes }, KEY);
});
