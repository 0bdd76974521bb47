// What was typed into the forms of an archive and not saved (core/data/unsaved_form.hpp): kept beside it by the page and
// given to the next one that opens it. It is kept twice, and the later of the two counts: at once, also while the page
// goes, where the browser writes to disk only after a while; and in IndexedDB, which outlives a browser that is killed.
import { answer, completion } from "./stored-archive.js";

/** @typedef {{ at: number, text: string }} Kept an empty text: nothing is left */

const PREFIX = "bottega-forms:";
const STORE = "forms";
const KEY = "all";
/** @type {Kept} */
const NOTHING = { at: 0, text: "" };

/** @param {unknown} kept @returns {Kept} */
function keptFrom(kept) {
  const { at, text } = /** @type {Partial<Kept>} */ (kept ?? NOTHING);
  return typeof at === "number" && typeof text === "string" ? { at, text } : NOTHING;
}

/** @param {string} archive @returns {Kept} */
function readAtOnce(archive) {
  try {
    return keptFrom(JSON.parse(localStorage.getItem(PREFIX + archive) ?? "null"));
  } catch {
    return NOTHING;
  }
}

/** @param {string} archive @param {Kept} kept @returns {boolean} false: there is no room */
function writeAtOnce(archive, kept) {
  try {
    if (kept.text) localStorage.setItem(PREFIX + archive, JSON.stringify(kept));
    else localStorage.removeItem(PREFIX + archive);
    return true;
  } catch {
    return false;
  }
}

/**
 * @template T
 * @param {string} archive
 * @param {(connection: IDBDatabase) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withDatabase(archive, work) {
  const request = indexedDB.open(PREFIX + archive, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore(STORE);
  const connection = await answer(request);
  try {
    return await work(connection);
  } finally {
    connection.close();
  }
}

/** @param {string} archive @returns {Promise<Kept>} */
async function readStored(archive) {
  const all = await indexedDB.databases();
  if (!all.some(({ name }) => name === PREFIX + archive)) return NOTHING;
  return withDatabase(archive, async (connection) => keptFrom(await answer(connection.transaction(STORE).objectStore(STORE).get(KEY))));
}

/** @param {string} archive */
export async function forgetForms(archive) {
  writeAtOnce(archive, NOTHING);
  await answer(indexedDB.deleteDatabase(PREFIX + archive));
}

export class KeptForms {
  /** @type {Kept | null} */ #next = null;
  #isWriting = false;

  /** @param {string} archive */
  constructor(archive) {
    this.archive = archive;
  }

  /** What an earlier page left; empty: nothing. */
  async read() {
    const atOnce = readAtOnce(this.archive);
    const stored = await readStored(this.archive).catch(() => NOTHING);
    return (stored.at > atOnce.at ? stored : atOnce).text;
  }

  /** @param {string} text */
  keep(text) {
    const kept = { at: Date.now(), text };
    const isKept = writeAtOnce(this.archive, kept);
    this.#next = kept;
    if (!this.#isWriting) this.#write().catch((failure) => isKept || console.warn(failure));
  }

  async #write() {
    this.#isWriting = true;
    try {
      await withDatabase(this.archive, async (connection) => {
        for (let kept = this.#next; kept; kept = this.#next) {
          this.#next = null;
          const transaction = connection.transaction(STORE, "readwrite");
          transaction.objectStore(STORE).put(kept, KEY);
          await completion(transaction);
        }
      });
    } finally {
      this.#isWriting = false;
    }
  }
}
