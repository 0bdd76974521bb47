// Bundles: many pages of one group in a few records. A browser takes its time for each record, whatever its size, so a
// group of some hundred pages is durable several times as fast this way.
//
// They lie beside the header, under ascending numbers, and move in its transaction. While there is any bundle, every
// group is stored as bundles: so a page in a bundle always counts before its record of its own, and one in a later
// bundle before one in an earlier. Once the archive is at rest, or before there are too many, one transaction stores
// their pages as records of their own and deletes all of them. No page can become stale, and what is read is right
// before and after each of these transactions; that none was lost, the header's sum over all pages tells.
import { MOST_BUNDLED_PAGES, MOST_BUNDLES } from "./storage-limits.js";
import { CHECKSUM_BYTES, sealRecord } from "./page-record.js";
import { ALL_BUNDLES, HEADER, answer } from "./stored-archive.js";

const BUNDLE_BYTES = 60 * 1024; // larger records lie in files of their own, which are not written with the transaction
const WORD_BYTES = 4;

/** @param {number} pageSize */
const bytesOfPage = (pageSize) => WORD_BYTES + pageSize + CHECKSUM_BYTES;

/**
 * Seals the pages and packs them: the page size, the numbers of the pages, their records (page-record.js).
 * @param {Map<number, Uint8Array<ArrayBuffer>>} pages records, not sealed yet
 * @param {number} pageSize
 * @param {(number: number, checksum: number) => void} onSealed
 * @returns {Iterable<Uint8Array<ArrayBuffer>>}
 */
export function* bundlesOf(pages, pageSize, onSealed) {
  const most = Math.max(1, Math.floor(BUNDLE_BYTES / bytesOfPage(pageSize)));
  const all = [...pages];
  for (let first = 0; first < all.length; first += most) {
    const part = all.slice(first, first + most);
    const bundle = new Uint8Array(WORD_BYTES + part.length * bytesOfPage(pageSize));
    const words = new Uint32Array(bundle.buffer, 0, 1 + part.length);
    words[0] = pageSize;
    part.forEach(([number, record], index) => {
      onSealed(number, sealRecord(record, number));
      words[1 + index] = number;
      bundle.set(record, words.byteLength + index * record.length);
    });
    yield bundle;
  }
}

/**
 * @param {unknown} bundle as stored
 * @returns {{ pageSize: number, records: [number, Uint8Array][] }} none of something else: the sum over all pages tells
 */
function unpack(bundle) {
  const nothing = { pageSize: 0, records: [] };
  if (!(bundle instanceof Uint8Array) || bundle.length < WORD_BYTES) return nothing;
  const [pageSize] = new Uint32Array(bundle.buffer, bundle.byteOffset, 1);
  const count = (bundle.length - WORD_BYTES) / bytesOfPage(pageSize);
  if (!Number.isInteger(count)) return nothing;
  const numbers = new Uint32Array(bundle.buffer, bundle.byteOffset + WORD_BYTES, count);
  const width = pageSize + CHECKSUM_BYTES;
  const start = WORD_BYTES + numbers.byteLength;
  const recordAt = (/** @type {number} */ index) => bundle.subarray(start + index * width, start + (index + 1) * width);
  return { pageSize, records: Array.from(numbers, (number, index) => [number, recordAt(index)]) };
}

/**
 * @typedef {object} StoredBundles
 * @property {number} pageSize 0: there are none
 * @property {Map<number, Uint8Array>} records the last one of each page, its checksum not looked at yet
 * @property {number} next a number for the next bundle, 0: there are none
 */

/** @param {IDBTransaction} transaction @returns {Promise<StoredBundles>} */
export async function readBundles(transaction) {
  const store = transaction.objectStore(HEADER);
  const requests = /** @type {const} */ ([store.getAll(ALL_BUNDLES()), store.getAllKeys(ALL_BUNDLES())]);
  const [bundles, keys] = await Promise.all([answer(requests[0]), answer(requests[1])]);
  const unpacked = bundles.map(unpack);
  return {
    pageSize: unpacked.at(-1)?.pageSize ?? 0,
    records: new Map(unpacked.flatMap(({ records }) => records)),
    next: keys.length === 0 ? 0 : Number(keys[keys.length - 1]) + 1,
  };
}

/** Which pages lie in bundles: those that may, while it is not known how a transaction ended. */
export class BundledPages {
  /** @type {Set<number>} */ #numbers;
  #next;

  /** @param {StoredBundles} [stored] */
  constructor(stored) {
    this.#numbers = new Set(stored?.records.keys());
    this.#next = stored?.next ?? 0;
  }

  get isEmpty() {
    return this.#next === 0;
  }

  /** @param {number} pages of a group */
  hasRoomFor(pages) {
    return this.#numbers.size + pages <= MOST_BUNDLED_PAGES && this.#next < MOST_BUNDLES;
  }

  get numbers() {
    return this.#numbers.values();
  }

  /** @param {number} page about to be stored in one */
  add(page) {
    this.#numbers.add(page);
  }

  /** @returns {number} for the next bundle; each is given once, so that none takes the place of one that counts */
  takeNumber() {
    return this.#next++;
  }

  /** All of them are deleted for certain. */
  clear() {
    this.#numbers.clear();
    this.#next = 0;
  }
}
