// The stored pages on their way into memory, each looked at: what is missing or not as it was written is damage, never
// a page of zeros.
import { BARE_FORMAT } from "./header-record.js";
import { BundledPages, readBundles } from "./page-bundles.js";
import { soundChecksum } from "./page-record.js";
import { PagesSum } from "./pages-sum.js";
import { PAGES, answer, pageCount } from "./stored-archive.js";

// Measured: several batches of this size in flight read faster than one large one or a cursor.
const BATCH_BYTES = 256 * 1024;
const BATCHES_IN_FLIGHT = 4;

/** @typedef {import("./types.js").Header} Header */

/**
 * Hands every sound page to `take`, as a view that is valid during the call. It must be the transaction that has read
 * the header.
 * @param {IDBTransaction} transaction
 * @param {Header} header
 * @param {(number: number, page: Uint8Array) => void} take
 * @param {(loadedBytes: number, totalBytes: number) => void} [onProgress]
 * @returns {Promise<{ sum: PagesSum, bundled: BundledPages, damage: import("./types.js").Damage | null }>}
 */
export async function loadPages(transaction, header, take, onProgress) {
  const count = pageCount(header);
  const batch = Math.max(1, Math.floor(BATCH_BYTES / header.pageSize));
  const store = transaction.objectStore(PAGES);
  const reading = readBundles(transaction);
  const sum = new PagesSum();
  /** @type {number[]} */
  const damaged = [];
  let next = 0;
  let loaded = 0;

  const loadBatches = async () => {
    while (next < count) {
      const first = next;
      next = Math.min(count, first + batch);
      const records = await readBatch(store, first, next - 1);
      const bundles = await reading;
      for (let number = first; number < first + records.length; number++) {
        const record = bundles.records.get(number) ?? records[number - first];
        const found = soundPage(record, number, header);
        if (!found) {
          damaged.push(number);
          continue;
        }
        sum.set(number, found.checksum);
        take(number, found.page);
      }
      loaded += records.length;
      onProgress?.(Math.min(loaded * header.pageSize, header.size), header.size);
    }
  };
  const [bundles] = await Promise.all([reading, ...Array.from({ length: BATCHES_IN_FLIGHT }, loadBatches)]);
  return { sum, bundled: new BundledPages(bundles), damage: damageOf(header, damaged, sum) };
}

/**
 * @param {IDBObjectStore} store
 * @param {number} first
 * @param {number} last
 * @returns {Promise<any[]>} one for each number; undefined where there is none
 */
export async function readBatch(store, first, last) {
  const range = IDBKeyRange.bound(first, last);
  const wanted = last - first + 1;
  const found = await answer(store.getAll(range));
  if (found.length === wanted) return found;
  const numbers = await answer(store.getAllKeys(range));
  /** @type {any[]} */
  const records = new Array(wanted).fill(undefined);
  numbers.forEach((number, index) => (records[Number(number) - first] = found[index]));
  return records;
}

/**
 * @param {unknown} record
 * @param {number} number
 * @param {Header} header
 * @returns {{ page: Uint8Array, checksum: number } | null}
 */
function soundPage(record, number, { format, pageSize }) {
  if (!(record instanceof Uint8Array)) return null;
  if (format === BARE_FORMAT) return record.byteLength === pageSize ? { page: record, checksum: 0 } : null;
  const checksum = soundChecksum(record, number, pageSize);
  return checksum === null ? null : { page: record.subarray(0, pageSize), checksum };
}

/**
 * @param {Header} header
 * @param {number[]} damaged
 * @param {PagesSum} sum
 * @returns {import("./types.js").Damage | null}
 */
function damageOf(header, damaged, sum) {
  const count = pageCount(header);
  if (damaged.length > 0) return { kind: "pages", pages: damaged.sort((a, b) => a - b), count };
  const adds = header.format === BARE_FORMAT || sum.total === header.pagesSum;
  return adds ? null : { kind: "mixture", pages: [], count };
}
