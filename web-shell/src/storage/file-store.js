// The files of an archive (attachments, issued PDFs), beside its pages: the content's SHA-256 is the name, so equal
// files are kept once. A file is durable before put() answers; only then may a row of the archive name it.
import { BATCH_CHUNKS, CHUNK, eachBatch, hashOf } from "./file-hash.js";
import { filesDatabase } from "./files-name.js";
import { StorageError } from "./storage-error.js";
import { answer, completion } from "./stored-archive.js";

const FORMAT = 1;
const FILES = "files"; // hash -> StoredFile, written after all its chunks
const CHUNKS = "chunks"; // [hash, number from 0] -> Uint8Array
const UNUSED_DAYS = 7; // long enough to notice that rows are missing which a recovery could bring back
const DAY_MS = 24 * 3600 * 1000;

/**
 * @typedef {object} StoredFile
 * @property {number} size
 * @property {number} chunks
 * @property {{ session: string, since: number }} [unused] who first found that nothing refers to it; a later session
 *   may delete it after some days
 *
 * @typedef {import("./file-hash.js").Progress} Progress
 */

/** @param {string} hash */
const chunksOf = (hash) => IDBKeyRange.bound([hash], [hash, []]);

/** @param {unknown} failure */
function asStorageError(failure) {
  if (failure instanceof StorageError) return failure;
  const full = failure instanceof DOMException && failure.name === "QuotaExceededError";
  return new StorageError(full ? "full" : "unavailable", failure);
}

/** @param {IDBTransaction} transaction */
function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It was over.
  }
}

/** @param {string} archive @returns {Promise<IDBDatabase>} */
async function connect(archive) {
  const request = indexedDB.open(filesDatabase(archive), FORMAT);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(FILES);
    request.result.createObjectStore(CHUNKS);
  };
  return answer(request);
}

export class FileStore {
  /** @type {Promise<IDBDatabase> | null} */ #connection = null;
  /** @type {Set<string>} */ #writing = new Set();
  #hasEnded = false;
  #session = crypto.getRandomValues(new Uint32Array(2)).join("-");

  /** @param {string} archive */
  constructor(archive) {
    this.archive = archive;
  }

  /**
   * Keeps a file. Afterwards it is durable, whatever happens to the program.
   * @param {Blob} blob
   * @param {Progress} [onProgress] hears of twice the file's size: it is read once to know its name, once to be kept
   * @returns {Promise<{ hash: string, size: number }>}
   */
  async put(blob, onProgress) {
    const { size } = blob;
    try {
      const hash = await hashOf(blob, (done) => onProgress?.(done, 2 * size));
      const isKept = (await this.#claim(hash)) && (await this.verify(hash)); // a damaged one is healed
      if (!isKept) await this.#write(blob, hash, (done) => onProgress?.(size + done, 2 * size));
      return { hash, size };
    } catch (failure) {
      throw asStorageError(failure);
    }
  }

  /**
   * The file as it was kept. Fails with StorageError("damaged") where it is another now.
   * @param {string} hash
   * @param {Progress} [onProgress] hears of twice the file's size: it is read, then proven
   * @returns {Promise<Blob | null>} null: not kept here
   */
  async get(hash, onProgress) {
    /** @type {Blob[]} */
    const parts = [];
    const size = await this.#read(hash, (chunks, done, total) => {
      parts.push(new Blob(chunks));
      onProgress?.(done, 2 * total);
    });
    if (size === null) return null;
    const blob = new Blob(parts);
    if ((await hashOf(blob, (done) => onProgress?.(size + done, 2 * size))) !== hash) throw new StorageError("damaged");
    return blob;
  }

  /** @param {string} hash */
  async has(hash) {
    return this.#in([FILES], "readonly", async (files) => (await answer(files.count(hash))) > 0);
  }

  /** @returns {Promise<{ hash: string, size: number }[]>} */
  async list() {
    return this.#in([FILES], "readonly", async (files) => {
      const [hashes, found] = await Promise.all([answer(files.getAllKeys()), answer(files.getAll())]);
      return hashes.map((hash, index) => ({ hash: String(hash), size: found[index].size }));
    });
  }

  async totalBytes() {
    return (await this.list()).reduce((sum, { size }) => sum + size, 0);
  }

  /** Whether the file is there and is what its name says. @param {string} hash @returns {Promise<boolean>} */
  async verify(hash) {
    try {
      return (await this.get(hash)) !== null;
    } catch (failure) {
      if (failure instanceof StorageError && failure.reason === "damaged") return false;
      throw failure;
    }
  }

  /** At once, whoever refers to them. @param {string[]} hashes */
  async remove(hashes) {
    await this.#in([FILES, CHUNKS], "readwrite", (files, chunks) => {
      for (const hash of hashes) {
        files.delete(hash);
        chunks.delete(chunksOf(hash));
      }
    });
  }

  /**
   * Deletes what nothing has referred to for some days: in two passes that belong to different sessions, so that a file
   * is safe between its put() and the row that names it. Also what an interrupted put() left.
   * @param {Iterable<string>} referenced
   * @param {number} [now]
   * @returns {Promise<string[]>} what was deleted
   */
  async collect(referenced, now = Date.now()) {
    const used = new Set(referenced);
    return this.#in([FILES, CHUNKS], "readwrite", async (files, chunks) => {
      const [hashes, found] = await Promise.all([answer(files.getAllKeys()), answer(files.getAll())]);
      const known = new Set(hashes.map(String));
      const gone = (await distinctHashes(chunks)).filter((hash) => !known.has(hash) && !this.#writing.has(hash));
      hashes.forEach((key, index) => {
        const hash = String(key);
        const { unused, ...file } = /** @type {StoredFile} */ (found[index]);
        if (used.has(hash)) {
          if (unused) files.put(file, hash);
        } else if (!unused) {
          files.put({ ...file, unused: { session: this.#session, since: now } }, hash);
        } else if (unused.session !== this.#session && now - unused.since >= UNUSED_DAYS * DAY_MS) {
          files.delete(hash);
          gone.push(hash);
        }
      });
      for (const hash of gone) chunks.delete(chunksOf(hash));
      return gone;
    });
  }

  /** For good: whatever is still under way here fails, and makes no new database where one was erased. */
  async end() {
    this.#hasEnded = true;
    await this.close();
  }

  /** Lets go of the database; the next call opens it again. */
  async close() {
    const connection = this.#connection;
    this.#connection = null;
    (await connection)?.close();
  }

  /** Whether the file is there; then it counts as wanted again. @param {string} hash @returns {Promise<boolean>} */
  #claim(hash) {
    return this.#in([FILES], "readwrite", async (files) => {
      /** @type {StoredFile | undefined} */
      const file = await answer(files.get(hash));
      if (file?.unused) files.put({ size: file.size, chunks: file.chunks }, hash);
      return file !== undefined;
    });
  }

  /** @param {Blob} blob @param {string} hash @param {(doneBytes: number) => void} onProgress */
  async #write(blob, hash, onProgress) {
    this.#writing.add(hash);
    try {
      await eachBatch(blob, async (bytes, offset) => {
        await this.#in([CHUNKS], "readwrite", (chunks) => {
          for (let start = 0; start < bytes.length; start += CHUNK) {
            chunks.put(bytes.slice(start, start + CHUNK), [hash, (offset + start) / CHUNK]);
          }
        });
        onProgress(offset + bytes.length);
      });
      const file = { size: blob.size, chunks: Math.ceil(blob.size / CHUNK) };
      await this.#in([FILES], "readwrite", (files) => void files.put(file, hash));
    } catch (failure) {
      await this.remove([hash]).catch(() => {}); // else collect() does it one day
      throw failure;
    } finally {
      this.#writing.delete(hash);
    }
  }

  /**
   * Hands over the chunks in order, a batch at a time.
   * @param {string} hash
   * @param {(chunks: Uint8Array<ArrayBuffer>[], doneBytes: number, totalBytes: number) => void} take
   * @returns {Promise<number | null>} its size; null: not kept here
   */
  async #read(hash, take) {
    /** @type {StoredFile | undefined} */
    const file = await this.#in([FILES], "readonly", (files) => answer(files.get(hash)));
    if (!file) return null;
    let size = 0;
    for (let first = 0; first < file.chunks; first += BATCH_CHUNKS) {
      const range = IDBKeyRange.bound([hash, first], [hash, first + BATCH_CHUNKS - 1]);
      const chunks = await this.#in([CHUNKS], "readonly", (store) => answer(store.getAll(range)));
      for (const chunk of chunks) size += chunk.length;
      take(chunks, size, file.size);
    }
    if (size !== file.size) throw new StorageError("damaged");
    return size;
  }

  /**
   * One transaction, durable when it has ended. A connection that the browser has closed is opened again once.
   * @template T
   * @param {string[]} names
   * @param {IDBTransactionMode} mode
   * @param {(...stores: IDBObjectStore[]) => T | Promise<T>} work
   * @returns {Promise<T>}
   */
  async #in(names, mode, work) {
    /** @type {IDBTransaction | null} */
    let transaction = null;
    try {
      transaction = await this.#transaction(names, mode);
      const done = completion(transaction);
      done.catch(() => {}); // heard below, unless the work fails first
      const stores = names.map((name) => /** @type {IDBTransaction} */ (transaction).objectStore(name));
      const result = await work(...stores);
      await done;
      return result;
    } catch (failure) {
      if (transaction) abort(transaction);
      throw asStorageError(failure);
    }
  }

  /** @param {string[]} names @param {IDBTransactionMode} mode */
  async #transaction(names, mode) {
    try {
      return (await this.#connected()).transaction(names, mode, { durability: "strict" });
    } catch {
      this.#connection = null;
      return (await this.#connected()).transaction(names, mode, { durability: "strict" });
    }
  }

  async #connected() {
    if (this.#hasEnded) throw new StorageError("closed");
    return this.#connect();
  }

  #connect() {
    this.#connection ??= connect(this.archive).then((connection) => {
      const forget = () => (this.#connection = null);
      connection.onclose = forget;
      connection.onversionchange = () => {
        forget();
        connection.close();
      };
      return connection;
    });
    return this.#connection;
  }
}

/** @param {IDBObjectStore} chunks @returns {Promise<string[]>} */
function distinctHashes(chunks) {
  /** @type {string[]} */
  const hashes = [];
  const request = chunks.openKeyCursor();
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      if (!request.result) return resolve(hashes);
      const [hash] = /** @type {[string, number]} */ (request.result.key);
      hashes.push(hash);
      request.result.continue([hash, []]);
    };
  });
}

/** The files of an archive ("main", "demo-it" ...). @param {string} archive */
export function openFileStore(archive) {
  return new FileStore(archive);
}
