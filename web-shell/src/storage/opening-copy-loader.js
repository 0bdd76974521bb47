// An archive on its way into memory from its opening copy, with the pages stored since over it. What comes together is
// taken only if it is, page for page, what the header says; else the caller reads the pages.
import { readOpeningCopy } from "./opening-copy-store.js";
import { traceSince } from "./opening-copy-trace.js";
import { BundledPages, readBundles } from "./page-bundles.js";
import { readBatch } from "./page-loader.js";
import { checksum, pageChecksum, soundChecksum } from "./page-record.js";
import { PagesSum } from "./pages-sum.js";
import { StorageError } from "./storage-error.js";
import { HEADER, PAGES, headerIn, pageCount } from "./stored-archive.js";

/** @typedef {import("./types.js").Header} Header @typedef {import("./types.js").DatabaseImage} DatabaseImage */

const CHUNK_BYTES = 4 << 20; // whole pages
const CHUNKS_AHEAD = 3; // reading goes on while the last chunk is looked at

/**
 * Its bytes, in whole pages, each chunk asked for before the ones before it were taken.
 * @typedef {{ standing: import("./opening-copy-store.js").Standing, chunks: AsyncGenerator<ArrayBuffer, void> }} ComingCopy
 */

/**
 * Begins to read it, whatever else is still to be found out about the archive.
 * @param {string} name
 * @returns {Promise<ComingCopy | null>}
 */
export async function beginOpeningCopy(name) {
  const copy = await readOpeningCopy(name).catch(() => null);
  return copy && { standing: copy.standing, chunks: chunksOf(new Blob(copy.parts)) };
}

/** @param {Blob} content */
function chunksOf(content) {
  /** @type {Promise<ArrayBuffer>[]} */
  const coming = [];
  let next = 0;
  const askForMore = () => {
    if (next >= content.size) return;
    const chunk = content.slice(next, (next += CHUNK_BYTES)).arrayBuffer();
    chunk.catch(() => {}); // whoever takes it hears
    coming.push(chunk);
  };
  for (let i = 0; i < CHUNKS_AHEAD; i++) askForMore();
  return (async function* () {
    for (let chunk = coming.shift(); chunk; chunk = coming.shift()) {
      const bytes = await chunk;
      askForMore();
      yield bytes;
    }
  })();
}

/**
 * @param {Promise<ComingCopy | null>} coming
 * @param {IDBDatabase} connection to the stored archive
 * @param {DatabaseImage} image
 * @param {(loadedBytes: number, totalBytes: number) => void} [onProgress]
 * @returns {Promise<Pick<import("./open-stored.js").StoredArchive, "header" | "sum" | "bundled"> & {
 *   trace: import("./opening-copy-trace.js").OpeningCopyTrace } | null>}
 *   null: there is none, or it does not give the archive; the memory is then to be created again
 * @throws {StorageError} "out-of-memory"
 */
export async function loadOpeningCopy(coming, connection, image, onProgress) {
  try {
    const copy = await coming;
    if (!copy) return null;
    const transaction = connection.transaction([HEADER, PAGES], "readonly");
    const header = await headerIn(transaction);
    const trace = header && traceSince(header, copy.standing);
    if (!trace) return null;
    const [bundles, later] = await Promise.all([
      readBundles(transaction),
      readLater(transaction, header, trace.changed),
    ]);
    takeBundled(bundles.records, later, header);
    if (!image.create(header.pageSize, header.size, header.sequence)) throw new StorageError("out-of-memory");
    const most = Math.min(copy.standing.size, header.size);
    const sum = await fill(image, header, { chunks: copy.chunks, most, later }, onProgress);
    return sum.total === header.pagesSum ? { header, sum, trace, bundled: new BundledPages(bundles) } : null;
  } catch (failure) {
    if (failure instanceof StorageError && failure.reason === "out-of-memory") throw failure;
    return null; // whatever is wrong with the archive itself, the pages say it with all its details
  }
}

/**
 * Pages that are damaged in the store, from the copy: where all pages together are then what the header says.
 * @param {string} name
 * @param {Header} header
 * @param {{ numbers: number[], sum: PagesSum }} stored the damaged ones; the sum of all others, which the pages are added to
 * @returns {Promise<Map<number, Uint8Array<ArrayBuffer>> | null>} null: it does not help
 */
export async function pagesFromCopy(name, { pageSize, pagesSum }, { numbers, sum }) {
  const copy = await readOpeningCopy(name).catch(() => null);
  if (!copy || copy.standing.pageSize !== pageSize) return null;
  const content = new Blob(copy.parts);
  /** @type {Map<number, Uint8Array<ArrayBuffer>>} */
  const pages = new Map();
  for (const number of numbers) {
    const page = new Uint8Array(await content.slice(number * pageSize, (number + 1) * pageSize).arrayBuffer());
    if (page.length !== pageSize) return null;
    pages.set(number, page);
    sum.set(number, pageChecksum(page, number));
  }
  return sum.total === pagesSum ? pages : null;
}

/**
 * The pages stored since, in one transaction with the header.
 * @param {IDBTransaction} transaction
 * @param {Header} header
 * @param {number[]} numbers ascending
 * @returns {Promise<Map<number, { page: Uint8Array, checksum: number }>>}
 */
async function readLater(transaction, header, numbers) {
  const store = transaction.objectStore(PAGES);
  const runs = runsOf(numbers.filter((number) => number < pageCount(header)));
  const later = new Map();
  await Promise.all(
    runs.map(async ([first, last]) => {
      const records = await readBatch(store, first, last);
      records.forEach((record, index) => {
        const checksum = soundChecksum(record, first + index, header.pageSize);
        if (checksum !== null) later.set(first + index, { page: record.subarray(0, header.pageSize), checksum });
      });
    }),
  );
  return later;
}

/**
 * What lies in bundles counts before it.
 * @param {Map<number, Uint8Array>} records
 * @param {Map<number, { page: Uint8Array, checksum: number }>} later
 * @param {Header} header
 */
function takeBundled(records, later, header) {
  for (const [number, record] of records) {
    if (number >= pageCount(header)) continue;
    const checksum = soundChecksum(record, number, header.pageSize);
    if (checksum === null) later.delete(number);
    else later.set(number, { page: record.subarray(0, header.pageSize), checksum });
  }
}

/** @param {number[]} numbers ascending @returns {[number, number][]} first and last of each row without a gap */
function runsOf(numbers) {
  /** @type {[number, number][]} */
  const runs = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/**
 * @param {DatabaseImage} image
 * @param {Header} header
 * @param {{ chunks: ComingCopy["chunks"], most: number, later: Map<number, { page: Uint8Array, checksum: number }> }} from
 *   `most`: the bytes of the copy that the archive still has
 * @param {(loadedBytes: number, totalBytes: number) => void} [onProgress]
 */
async function fill(image, { pageSize, size }, { chunks, most, later }, onProgress) {
  const sum = new PagesSum();
  const wordsOfPage = pageSize / 4;
  let loaded = 0;
  for await (const chunk of chunks) {
    const bytes = new Uint8Array(chunk, 0, Math.min(chunk.byteLength, most - loaded));
    const words = new Int32Array(chunk, 0, bytes.length >> 2);
    for (let at = 0, number = loaded / pageSize; at + wordsOfPage <= words.length; at += wordsOfPage, number++) {
      if (!later.has(number)) sum.set(number, checksum(words, wordsOfPage, number, at));
    }
    image.write(loaded, bytes);
    loaded += bytes.length;
    onProgress?.(loaded, size);
    if (loaded === most) break;
  }
  later.forEach(({ page, checksum }, number) => {
    image.write(number * pageSize, page);
    sum.set(number, checksum);
  });
  return sum;
}
