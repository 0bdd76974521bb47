// Commits on their way to IndexedDB, together in one transaction: the last state of each page, and the header's values.
import { headerRecord } from "./header-record.js";
import { BUNDLES_FROM } from "./storage-limits.js";
import { bundlesOf } from "./page-bundles.js";
import { CHECKSUM_BYTES, blankRecord, sealRecord } from "./page-record.js";
import { ALL_BUNDLES, EPOCH_KEY, HEADER, HEADER_KEY, PAGES } from "./stored-archive.js";

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
    this.isBundled = false;
    /** false: it stores nothing that is not stored already */
    this.isNews = true;
    /** @type {Map<number, Uint8Array<ArrayBuffer>>} records, not sealed yet */
    this.pages = new Map();
    /** @type {Map<number, Uint8Array<ArrayBuffer>>} the same, of pages that have lain in bundles until now */
    this.spread = new Map();
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

  /**
   * The archive as it is stored, for its bundles to be spread.
   * @param {import("./types.js").Header} header
   */
  static ofNothingNew(header) {
    const group = new PageGroup(header.size);
    group.isNews = false;
    group.#moveTo(header.sequence, header.size, header.pageSize);
    return group;
  }

  get pageCount() {
    return Math.ceil(this.size / this.pageSize);
  }

  get bytes() {
    return (this.whole ? this.pageCount : this.pages.size + this.spread.size) * (this.pageSize + CHECKSUM_BYTES);
  }

  /** @returns {number | undefined} undefined when the first page did not change */
  get schemaVersion() {
    const first = this.whole && this.pageCount > 0 ? this.whole.copy(0, this.pageSize) : this.pages.get(0);
    return first && new DataView(first.buffer, first.byteOffset).getUint32(SCHEMA_VERSION_OFFSET);
  }

  /** @param {import("./types.js").Commit} commit */
  collect({ sequence, size, pageSize, numbers, addresses, memory }) {
    this.isNews = true;
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
    this.isNews ||= later.isNews;
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
   * Whether its pages go into bundles or into records of their own; then those in all bundles do too.
   * @param {import("./page-bundles.js").BundledPages} bundled
   * @param {import("./types.js").DatabaseImage | null} image as it was after the group's last commit; null: it is not
   */
  choosePlace(bundled, image) {
    const count = this.pages.size;
    const fits = bundled.hasRoomFor(count);
    this.spread.clear();
    if (this.whole) this.isBundled = false;
    else if (bundled.isEmpty) this.isBundled = count >= BUNDLES_FROM && fits;
    else this.isBundled = !image || (fits && count > 0);
    if (!this.whole && !this.isBundled && image) this.#spreadPages(bundled.numbers, image);
  }

  /** @param {Iterable<number>} numbers @param {import("./types.js").DatabaseImage} image */
  #spreadPages(numbers, image) {
    for (const number of numbers) {
      if (number >= this.pageCount || this.pages.has(number)) continue;
      const record = blankRecord(this.pageSize);
      record.set(image.view(number * this.pageSize, this.pageSize));
      this.spread.set(number, record);
    }
  }

  /**
   * Queues the group in a transaction, header last.
   * @param {IDBTransaction} transaction
   * @param {import("./group-writer.js").Accounts & { epoch: number }} archive
   */
  queueIn(transaction, { epoch, schemaVersion, sum, trace, bundled }) {
    const pages = transaction.objectStore(PAGES);
    const headers = transaction.objectStore(HEADER);
    const note = (/** @type {number} */ number, /** @type {number} */ checksum) => {
      sum.set(number, checksum);
      trace?.add(number);
      if (this.isBundled) bundled.add(number);
    };
    if (this.isBundled) {
      for (const bundle of bundlesOf(this.pages, this.pageSize, note)) headers.put(bundle, bundled.takeNumber());
    } else {
      for (const [number, record] of this.whole ? this.#wholeImage(this.whole) : [...this.pages, ...this.spread]) {
        note(number, sealRecord(record, number));
        pages.put(record, number);
      }
      if (this.whole || !bundled.isEmpty) headers.delete(ALL_BUNDLES());
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
