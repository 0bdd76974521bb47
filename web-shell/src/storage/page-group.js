// Commits on their way to IndexedDB, together in one transaction: the last state of each page, and the header's values.
import { EPOCH_KEY, FORMAT, HEADER, HEADER_KEY, PAGES } from "./stored-archive.js";

const SCHEMA_VERSION_OFFSET = 60; // of "user_version" in the first page, see the SQLite file format

export class PageGroup {
  /**
   * @param {number} sizeBefore of the archive, to see whether it shrinks
   * @param {boolean} [whole] the group holds every page of the archive and replaces whatever is stored
   */
  constructor(sizeBefore, whole = false) {
    this.whole = whole;
    this.sequence = 0;
    this.size = sizeBefore;
    this.pageSize = 0;
    this.shrinks = whole;
    /** @type {Map<number, Uint8Array<ArrayBuffer>>} */
    this.pages = new Map();
  }

  /** @param {import("./types.js").DatabaseImage} image @param {import("./types.js").Header} header */
  static ofWholeImage(image, header) {
    const group = new PageGroup(header.size, true);
    group.sequence = header.sequence;
    group.pageSize = header.pageSize;
    for (let page = 0; page * header.pageSize < header.size; page++) {
      group.pages.set(page, new Uint8Array(image.copy(page * header.pageSize, header.pageSize)));
    }
    return group;
  }

  get bytes() {
    return this.pages.size * this.pageSize;
  }

  /** @returns {number | undefined} undefined when the first page did not change */
  get schemaVersion() {
    const first = this.pages.get(0);
    return first && new DataView(first.buffer, first.byteOffset).getUint32(SCHEMA_VERSION_OFFSET);
  }

  /** @param {import("./types.js").Commit} commit */
  collect({ sequence, size, pageSize, numbers, addresses, memory }) {
    numbers.forEach((number, index) => {
      // A copy of the page alone: storing a view would store the whole wasm memory.
      this.pages.set(number, memory.slice(addresses[index], addresses[index] + pageSize));
    });
    this.#moveTo(sequence, size, pageSize);
  }

  /** Takes over what came later; where both have a page, the later one counts. @param {PageGroup} later */
  append(later) {
    later.pages.forEach((page, number) => this.pages.set(number, page));
    this.shrinks ||= later.shrinks;
    this.#moveTo(later.sequence, later.size, later.pageSize);
  }

  /** @param {number} sequence @param {number} size @param {number} pageSize */
  #moveTo(sequence, size, pageSize) {
    if (size < this.size) {
      this.shrinks = true;
      for (const number of this.pages.keys()) if (number * pageSize >= size) this.pages.delete(number);
    }
    this.sequence = sequence;
    this.size = size;
    this.pageSize = pageSize;
  }

  /**
   * Queues the group in a transaction, header last.
   * @param {IDBTransaction} transaction
   * @param {number} epoch
   * @param {number} schemaVersion
   */
  queueIn(transaction, epoch, schemaVersion) {
    const pages = transaction.objectStore(PAGES);
    const headers = transaction.objectStore(HEADER);
    this.pages.forEach((page, number) => pages.put(page, number));
    if (this.shrinks) pages.delete(IDBKeyRange.lowerBound(Math.ceil(this.size / this.pageSize)));
    if (this.whole) headers.put(epoch, EPOCH_KEY);
    const { sequence, size, pageSize } = this;
    headers.put({ format: FORMAT, sequence, size, pageSize, schemaVersion }, HEADER_KEY);
  }
}
