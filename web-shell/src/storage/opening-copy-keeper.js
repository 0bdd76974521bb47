// Makes the opening copy of a large archive once it rests, and looks after the pages that an opening from the copy has
// not read: should one be damaged, the archive in memory is sound and is stored anew.
import { storageEstimate } from "./durability.js";
import { COPY_FROM, REST_MS } from "./storage-limits.js";
import { writeOpeningCopy } from "./opening-copy-store.js";
import { readBatch } from "./page-loader.js";
import { soundChecksum } from "./page-record.js";
import { SpareMoments } from "./spare-moment.js";
import { PAGES, connect } from "./stored-archive.js";

const PART_BYTES = 4 << 20;
const BATCH_PAGES = 32;
const SHARE_OF_ROOM = 0.2;
const MOST_FAILURES = 3; // of reading: then what cannot be read is as good as damaged

export class OpeningCopyKeeper {
  #database;
  #image;
  #restMs;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #isBusy = false;
  #isHopeless = false; // the browser does not want it
  #unread;

  /**
   * @param {import("./page-database.js").PageDatabase} database
   * @param {import("./types.js").DatabaseImage} image
   * @param {{ restMs?: number, copyFrom?: number }} options
   */
  constructor(database, image, { restMs = REST_MS, copyFrom = COPY_FROM }) {
    this.#database = database;
    this.#image = image;
    this.#restMs = restMs;
    this.copyFrom = copyFrom;
    this.#unread = database.openedFromCopy ? { next: 0, failures: 0 } : null;
    database.addEventListener("change", () => this.#waitForRest());
    this.#waitForRest();
  }

  #waitForRest() {
    clearTimeout(this.#timer);
    if (this.#isHopeless || this.#database.status.final) return;
    this.#timer = setTimeout(() => void this.#useRest(), this.#restMs);
  }

  async #useRest() {
    const standing = this.#database.standing;
    if (this.#isBusy || !standing || standing.size < this.copyFrom) return;
    this.#isBusy = true;
    try {
      const isDone = (await this.#lookAtUnread(standing)) && (await this.#makeCopy(standing));
      if (!isDone) this.#waitForRest();
    } catch {
      this.#isHopeless = true; // no room, or no large records here: opening takes longer, and that is all
    } finally {
      this.#isBusy = false;
    }
  }

  /** Nothing was committed since, nothing is being changed. @param {import("./opening-copy-store.js").Standing} standing */
  #still(standing) {
    return this.#database.standing?.sequence === standing.sequence && !this.#image.isWriting();
  }

  /**
   * @param {import("./opening-copy-store.js").Standing} standing
   * @returns {Promise<boolean>} false: something came between
   */
  async #makeCopy(standing) {
    if (!this.#database.needsOpeningCopy) return true;
    const room = await storageEstimate();
    if (room && standing.size > (room.quota - room.usage) * SHARE_OF_ROOM) throw new Error("no room");
    /** @type {Blob[]} */
    const parts = [];
    const moments = new SpareMoments();
    for (let offset = 0; offset < standing.size; offset += PART_BYTES) {
      if (!this.#still(standing)) return false;
      parts.push(this.#part(offset, Math.min(standing.size, offset + PART_BYTES), standing.pageSize));
      await moments.next();
    }
    if (!this.#still(standing)) return false;
    await writeOpeningCopy(this.#database.name, { standing, parts });
    return this.#database.openingCopyMade(standing);
  }

  /** @param {number} from @param {number} to @param {number} pageSize */
  #part(from, to, pageSize) {
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const pages = [];
    for (let offset = from; offset < to; offset += pageSize) pages.push(this.#image.view(offset, pageSize));
    return new Blob(pages);
  }

  /** @param {import("./opening-copy-store.js").Standing} standing @returns {Promise<boolean>} false: once more, at the next rest */
  async #lookAtUnread(standing) {
    try {
      return await this.#readUnread(standing);
    } catch {
      if (this.#unread && ++this.#unread.failures === MOST_FAILURES) this.#storeAnew();
      return false;
    }
  }

  #storeAnew() {
    this.#unread = null;
    this.#database.storeAnew();
  }

  /**
   * A few pages at a time, so that neither a commit nor the person waits long.
   * @param {import("./opening-copy-store.js").Standing} standing
   * @returns {Promise<boolean>} false: something came between
   */
  async #readUnread(standing) {
    if (!this.#unread) return true;
    const connection = await connect(this.#database.name, "read");
    if (!connection) return false;
    connection.onversionchange = () => connection.close();
    try {
      const count = standing.size / standing.pageSize;
      const moments = new SpareMoments();
      while (this.#unread.next < count) {
        await moments.next();
        const first = this.#unread.next;
        const last = Math.min(count, first + BATCH_PAGES) - 1;
        const records = await readBatch(connection.transaction(PAGES).objectStore(PAGES), first, last);
        if (!this.#still(standing)) return false;
        const isSound = (/** @type {any} */ record, /** @type {number} */ index) =>
          soundChecksum(record, first + index, standing.pageSize) === this.#database.checksumOf(first + index);
        if (!records.every(isSound)) {
          this.#storeAnew();
          return false;
        }
        this.#unread.next = first + records.length;
      }
      this.#unread = null;
      return true;
    } finally {
      connection.close();
    }
  }
}
