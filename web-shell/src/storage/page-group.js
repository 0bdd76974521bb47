// Commits on their way to IndexedDB, together in one transaction: the last state of each page, and the header's values.
import { headerRecord } from "./header-record.js";
import { CHECKSUM_BYTES, blankRecord, sealRecord } from "./page-record.js";
import { EPOCH_KEY, HEADER, HEADER_KEY, PAGES } from "./stored-archive.js";

const SCHEMA_VERSION_OFFSET = 60; // of "user_version" in the first page, see the SQLite file format

export class PageGroup {
  /** @param {number} sizeBefore of the archive, to see whether it shrinks */
  constructor(sizeBefore) {
    /** @type {import("./types.js").DatabaseImage | null} then the group replaces whatever is stored by all of it */
    this.whole = null;
    this.sequence = 0;
    this.size = sizeBefore;
    this.pageSize = 0;
    this.shrinks = false;
    /** @type {Map<number, Uint8Array<ArrayBuffer>>} records, not sealed yet */
    this.pages = new Map();
  }

  /**
   * Every page of the archive, read from memory when it is queued: that must follow at once.
   * @param {import("./types.js").DatabaseImage} image @param {import("./types.js").Header} header
   */
  static ofWholeImage(image, header) {
    const group = new PageGroup(header.size);
    group.whole = image;
    group.shrinks = true;
    group.#moveTo(header.sequence, header.size, header.pageSize);
    return group;
  }

  get pageCount() {
    return Math.ceil(this.size / this.pageSize);
  }

  get bytes() {
    return (this.whole ? this.pageCount : this.pages.size) * (this.pageSize + CHECKSUM_BYTES);
  }

  /** @returns {number | undefined} undefined when the first page did not change */
  get schemaVersion() {
    const first = this.whole && this.pageCount > 0 ? this.whole.copy(0, this.pageSize) : this.pages.get(0);
    return first && new DataView(first.buffer, first.byteOffset).getUint32(SCHEMA_VERSION_OFFSET);
  }

  /** @param {import("./types.js").Commit} commit */
  collect({ sequence, size, pageSize, numbers, addresses, memory }) {
    numbers.forEach((number, index) => {
      // A copy of the page alone: storing a view would store the whole wasm memory.
      const record = this.pages.get(number) ?? blankRecord(pageSize);
      record.set(memory.subarray(addresses[index], addresses[index] + pageSize));
      this.pages.set(number, record);
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
   * @param {import("./group-writer.js").Accounts & { epoch: number }} archive
   */
  queueIn(transaction, { epoch, schemaVersion, sum, trace }) {
    const pages = transaction.objectStore(PAGES);
    const headers = transaction.objectStore(HEADER);
    for (const [number, record] of this.whole ? this.#wholeImage(this.whole) : this.pages) {
      sum.set(number, sealRecord(record, number));
      trace?.add(number);
      pages.put(record, number);
    }
    if (this.shrinks) {
      pages.delete(IDBKeyRange.lowerBound(this.pageCount));
      sum.truncate(this.pageCount);
    }
    if (this.whole) headers.put(epoch, EPOCH_KEY);
    const { sequence, size, pageSize } = this;
    const openingCopy = trace?.record;
    const header = { sequence, size, pageSize, schemaVersion, pagesSum: sum.total, ...(openingCopy && { openingCopy }) };
    headers.put(headerRecord(header), HEADER_KEY);
  }

  /**
   * @param {import("./types.js").DatabaseImage} image
   * @returns {Iterable<[number, Uint8Array<ArrayBuffer>]>} each valid until the next
   */
  *#wholeImage(image) {
    const record = blankRecord(this.pageSize);
    for (let number = 0; number < this.pageCount; number++) {
      record.set(image.copy(number * this.pageSize, this.pageSize));
      yield [number, record];
    }
  }
}
