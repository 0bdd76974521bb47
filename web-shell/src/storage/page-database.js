// The archive written behind to IndexedDB: commits are grouped, one strict transaction is in flight at most, so that
// what is stored is always the archive as it stood after some commit, never a mixture.
import { DurableWaiters } from "./durable-waiters.js";
import { PageGroup } from "./page-group.js";
import { loadPages } from "./page-loader.js";
import { StorageError } from "./storage-error.js";
import { EPOCH_KEY, FORMAT, HEADER, PAGES, claimEpoch, connect, readHeader } from "./stored-archive.js";
import { waitUntilSaved } from "./wait-until-saved.js";

/**
 * @typedef {import("./types.js").Header} Header
 * @typedef {import("./types.js").DatabaseImage} DatabaseImage
 * @typedef {import("./types.js").NotSavedReason} NotSavedReason
 */

const NEW_ARCHIVE = { format: FORMAT, sequence: 0, size: 0, pageSize: 4096, schemaVersion: 0 };
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 30_000;
const LEAVING_MS = 3000;

/**
 * The event it leads to is what counts; a transaction that has already ended sends one too.
 * @param {IDBTransaction} transaction
 */
function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It was over.
  }
}

export class PageDatabase extends EventTarget {
  /** @type {IDBDatabase} */ #connection;
  /** @type {DatabaseImage} */ #image;
  #epoch;
  /** @type {Header} of the archive in memory, after its last commit */ #header;
  #durableSequence;
  /** @type {PageGroup | null} collecting */ #open = null;
  /** @type {PageGroup | null} in its transaction */ #writing = null;
  /** @type {NotSavedReason | null} */ #trouble = null;
  /** @type {NotSavedReason | null} */ #ended = null;
  #mustRewrite = false;
  #connected = true;
  #reconnecting = false;
  #failures = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #retryTimer;
  #waiters = new DurableWaiters();
  #stats = { transactions: 0, bytes: 0, reconnects: 0, rewrites: 0 };

  /**
   * Opens or makes the stored archive, shuts out any earlier owner and copies the pages into memory.
   * @param {string} name
   * @param {DatabaseImage} image
   * @param {{ onProgress?: (loadedBytes: number, totalBytes: number) => void }} [options]
   */
  static async open(name, image, { onProgress } = {}) {
    const connection = await connect(name, "create");
    try {
      const epoch = await claimEpoch(connection);
      const { header: stored } = await readHeader(connection);
      const header = stored ?? NEW_ARCHIVE;
      if (!image.create(header.pageSize, header.size, header.sequence)) throw new StorageError("out-of-memory");
      await loadPages(connection, header, image, onProgress);
      return new PageDatabase(name, image, connection, epoch, header);
    } catch (failure) {
      connection.close();
      throw failure instanceof StorageError ? failure : new StorageError("unavailable", failure);
    }
  }

  /**
   * @param {string} name
   * @param {DatabaseImage} image
   * @param {IDBDatabase} connection
   * @param {number} epoch
   * @param {Header} header
   */
  constructor(name, image, connection, epoch, header) {
    super();
    this.name = name;
    this.#image = image;
    this.#epoch = epoch;
    this.#header = { ...header };
    this.#durableSequence = header.sequence;
    this.#connection = connection;
    this.#listenTo(connection);
  }

  get sequence() {
    return this.#header.sequence;
  }

  get durableSequence() {
    return this.#durableSequence;
  }

  get schemaVersion() {
    return this.#header.schemaVersion;
  }

  get stats() {
    return { ...this.#stats };
  }

  /** @returns {import("./types.js").SaveStatus} */
  get status() {
    const pending = this.sequence - this.#durableSequence;
    if (this.#ended) return { state: "not-saved", reason: this.#ended, final: true, pending };
    if (pending === 0 && !this.#mustRewrite) return { state: "saved", reason: null, final: false, pending };
    if (this.#trouble) return { state: "not-saved", reason: this.#trouble, final: false, pending };
    return { state: "saving", reason: null, final: false, pending };
  }

  /** Called by the program at each commit. @param {import("./types.js").Commit} commit */
  committed(commit) {
    const sizeBefore = this.#header.size;
    this.#header = { ...this.#header, sequence: commit.sequence, size: commit.size, pageSize: commit.pageSize };
    if (!this.#ended && !this.#mustRewrite) {
      try {
        this.#open ??= new PageGroup(sizeBefore);
        this.#open.collect(commit);
        this.#header.schemaVersion = this.#open.schemaVersion ?? this.#header.schemaVersion;
      } catch (failure) {
        console.error(failure);
        this.#rewrite("out-of-memory");
      }
    }
    this.#pump();
    this.#changed();
  }

  /** Resolves once this commit is durable; rejects only when it never will be. @param {number} [sequence] */
  async waitDurable(sequence = this.sequence) {
    if (sequence <= this.#durableSequence) return this.#durableSequence;
    if (this.#ended) throw new StorageError(this.#ended);
    return this.#waiters.add(sequence);
  }

  /** Resolves once everything is saved; rejects as soon as saving fails, even if it is tried again. */
  whenSaved() {
    return waitUntilSaved(this);
  }

  /** Tries at once instead of waiting for the next retry. */
  flush() {
    this.#cancelRetry();
    this.#pump();
    return this.waitDurable();
  }

  /** Saves what is pending, then gives the archive up. @param {NotSavedReason} [reason] */
  async close(reason = "closed") {
    while (!this.#ended && this.sequence > this.#durableSequence) await this.flush();
    this.#end(reason);
  }

  /** Gives the archive up without saving, for a tab that was shut out. @param {NotSavedReason} reason */
  abandon(reason) {
    this.#end(reason);
  }

  /** @param {IDBDatabase} connection */
  #listenTo(connection) {
    connection.onversionchange = () => void this.#leaveFor("version-change");
    connection.onclose = () => {
      this.#connected = false;
      void this.#reconnect();
    };
  }

  #pump() {
    if (this.#writing || this.#ended || this.#reconnecting || this.#retryTimer !== undefined) return;
    if (!this.#connected) void this.#reconnect();
    else if (this.#mustRewrite) this.#collectWholeImage();
    if (this.#connected && this.#open) this.#write(this.#open);
  }

  /** Only between transactions of the program: its memory may hold pages that will be rolled back. */
  #collectWholeImage() {
    if (this.#image.isWriting()) {
      this.#retryLater(FIRST_RETRY_MS);
      return;
    }
    try {
      this.#open = PageGroup.ofWholeImage(this.#image, this.#header);
      this.#header.schemaVersion = this.#open.schemaVersion ?? this.#header.schemaVersion;
      this.#mustRewrite = false;
      this.#stats.rewrites++;
    } catch (failure) {
      console.error(failure);
      this.#failed(null, failure);
    }
  }

  /** @param {PageGroup} group */
  #write(group) {
    this.#open = null;
    this.#writing = group;
    /** @type {IDBTransaction} */
    let transaction;
    try {
      transaction = this.#connection.transaction([PAGES, HEADER], "readwrite", { durability: "strict" });
    } catch (failure) {
      this.#failed(group, failure);
      return;
    }
    transaction.oncomplete = () => this.#writing === group && this.#saved(group);
    transaction.onabort = () => this.#writing === group && this.#failed(group, transaction.error);
    try {
      this.#checkEpoch(transaction, group);
      group.queueIn(transaction, this.#epoch, this.#header.schemaVersion);
    } catch (failure) {
      console.error(failure);
      abort(transaction);
    }
  }

  /** @param {IDBTransaction} transaction @param {PageGroup} group */
  #checkEpoch(transaction, group) {
    const request = transaction.objectStore(HEADER).get(EPOCH_KEY);
    request.onsuccess = () => {
      const wiped = request.result === undefined;
      if (request.result === this.#epoch || (wiped && group.whole)) return;
      abort(transaction);
      if (wiped) this.#rewrite("wiped");
      else this.#end("fenced");
    };
  }

  /** @param {PageGroup} group */
  #saved(group) {
    this.#writing = null;
    this.#failures = 0;
    this.#trouble = this.#mustRewrite ? this.#trouble : null;
    this.#durableSequence = group.sequence;
    this.#stats.transactions++;
    this.#stats.bytes += group.bytes;
    this.#waiters.reached(group.sequence);
    this.#pump();
    this.#changed();
  }

  /**
   * The group goes back to the front: nothing later may be stored without it.
   * @param {PageGroup | null} group
   * @param {unknown} failure
   */
  #failed(group, failure) {
    this.#writing = null;
    if (this.#ended) return;
    if (group?.whole) this.#mustRewrite = true;
    if (this.#mustRewrite) {
      this.#open = null;
    } else if (group) {
      if (this.#open) group.append(this.#open);
      this.#open = group;
    }
    const kind = failure instanceof DOMException ? failure.name : "";
    if (!this.#mustRewrite || group?.whole) this.#trouble = kind === "QuotaExceededError" ? "full" : "retrying";
    if (kind === "InvalidStateError") this.#connected = false;
    this.#failures++;
    if (!this.#connected && this.#failures === 1) void this.#reconnect();
    else this.#retryLater(FIRST_RETRY_MS * 2 ** (this.#failures - 1));
    this.#changed();
  }

  /** @param {number} milliseconds */
  #retryLater(milliseconds) {
    this.#cancelRetry();
    this.#retryTimer = setTimeout(() => {
      this.#retryTimer = undefined;
      this.#pump();
    }, Math.min(milliseconds, LONGEST_RETRY_MS));
  }

  #cancelRetry() {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
  }

  /** What is stored is useless or gone: the archive in memory is the only one. @param {NotSavedReason} reason */
  #rewrite(reason) {
    this.#mustRewrite = true;
    this.#trouble = reason;
    this.#open = null;
    if (reason === "wiped") this.#durableSequence = 0;
  }

  /** The browser closed the connection (disk full, data cleared, its process gone): memory has all that is needed. */
  async #reconnect() {
    if (this.#reconnecting || this.#ended) return;
    this.#reconnecting = true;
    this.#trouble ??= "retrying";
    this.#changed();
    try {
      this.#connection.close();
      this.#connection = await connect(this.name, "create");
      if (this.#ended) return this.#connection.close();
      this.#listenTo(this.#connection);
      if (this.#writing) this.#failed(this.#writing, null);
      this.#judge(await readHeader(this.#connection));
      this.#connected = true;
      this.#stats.reconnects++;
      if (this.sequence === this.#durableSequence && !this.#mustRewrite) this.#trouble = null;
    } catch (failure) {
      this.#failed(null, failure instanceof StorageError ? failure.cause : failure);
    } finally {
      this.#reconnecting = false;
    }
    this.#pump();
    this.#changed();
  }

  /** @param {{ epoch: number | undefined, header: Header | undefined }} stored */
  #judge({ epoch, header }) {
    if (epoch === undefined) {
      this.#rewrite("wiped");
      return;
    }
    const sequence = header?.sequence ?? 0;
    if (epoch !== this.#epoch) this.#end("fenced");
    else if (sequence < this.#durableSequence || sequence > this.sequence) this.#end("diverged");
  }

  /**
   * Another tab waits for us to let go; what cannot be saved soon must not block it for ever.
   * @param {NotSavedReason} reason
   */
  async #leaveFor(reason) {
    const patience = new Promise((resolve) => setTimeout(resolve, LEAVING_MS));
    await Promise.race([this.flush().catch(() => {}), patience]);
    this.#end(reason);
  }

  /** @param {NotSavedReason} reason */
  #end(reason) {
    if (this.#ended) return;
    this.#ended = reason;
    this.#cancelRetry();
    this.#connection.onclose = null;
    this.#connection.close();
    this.#waiters.disappoint(new StorageError(reason));
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
