// The stored archives of this origin, without the program: to list and delete them, and to rescue one as a file.
import { filesDatabase } from "./files-name.js";
import { BARE_FORMAT, FORMAT } from "./header-record.js";
import { pagesFromCopy } from "./opening-copy-loader.js";
import { deleteOpeningCopy } from "./opening-copy-store.js";
import { readBundles } from "./page-bundles.js";
import { loadPages } from "./page-loader.js";
import { CHECKSUM_BYTES } from "./page-record.js";
import { StorageError } from "./storage-error.js";
import { HEADER, PAGES, PREFIX, answer, connect, headerIn, pageCount, readHeader } from "./stored-archive.js";

/**
 * @typedef {object} Forgiven
 * @property {import("./types.js").Header} header
 * @property {Uint8Array<ArrayBuffer>} pages the whole file, in whole pages
 * @property {number[]} damaged numbers from 0 of the pages that are zeros here
 * @property {boolean} mixed every page is sound, but they are not from one commit
 * @property {import("./types.js").Damage | null} damage the same in one word, as opening it would say; null: it is sound
 * @property {boolean} headerLost the header is made up from the pages, with sequence 0
 */

/** @returns {Promise<string[]>} names, sorted */
export async function listArchives() {
  const databases = await indexedDB.databases();
  const names = databases.map(({ name = "" }) => name).filter((name) => name.startsWith(PREFIX));
  return names.map((name) => name.slice(PREFIX.length)).sort();
}

/** @param {string} name @returns {Promise<import("./types.js").Header | null>} null: there is none, or it is empty */
export async function describeArchive(name) {
  const connection = await connect(name, "read");
  if (!connection) return null;
  try {
    return (await readHeader(connection)).header ?? null;
  } finally {
    connection.close();
  }
}

/**
 * A tab that has it open saves, closes and says "version-change".
 * @param {string} name
 * @param {{ keepFiles?: boolean }} [options] its files go too, unless an archive with the same rows will take its place
 */
export async function deleteArchive(name, { keepFiles = false } = {}) {
  await deleteOpeningCopy(name);
  await answer(indexedDB.deleteDatabase(PREFIX + name));
  if (keepFiles) return;
  await answer(indexedDB.deleteDatabase(filesDatabase(name)));
}

/**
 * Everything of a stored archive that can be read, without wasm. A page that is missing or not as it was written, and that
 * the opening copy does not give back, is zeros. The header says what is stored; where it is lost, it is made up from the
 * pages (sequence 0).
 * @param {string} name
 * @returns {Promise<Forgiven | null>} null: nothing is stored
 */
export async function readPagesForgiving(name) {
  const connection = await connect(name, "read");
  if (!connection) return null;
  try {
    // One transaction: a tab that goes on working must not slip a commit in between.
    const transaction = connection.transaction([HEADER, PAGES], "readonly");
    const { header, isGuess } = await headerOrGuess(transaction);
    if (!header) return null;
    const pages = new Uint8Array(pageCount(header) * header.pageSize);
    const take = (/** @type {number} */ number, /** @type {Uint8Array} */ page) => pages.set(page, number * header.pageSize);
    const { sum, damage } = await loadPages(transaction, header, take);
    const mended = damage?.kind === "pages" ? await pagesFromCopy(name, header, { numbers: damage.pages, sum }) : null;
    mended?.forEach((page, number) => take(number, page));
    return { header, pages, ...verdict(mended ? null : damage, isGuess) };
  } catch (failure) {
    throw failure instanceof StorageError ? failure : new StorageError("unavailable", failure);
  } finally {
    connection.close();
  }
}

/**
 * @param {import("./types.js").Damage | null} damage of the pages
 * @param {boolean} headerLost
 * @returns {Pick<Forgiven, "damaged" | "mixed" | "headerLost" | "damage">}
 */
function verdict(damage, headerLost) {
  const damaged = damage?.pages ?? [];
  if (headerLost) return { damaged, mixed: false, headerLost, damage: { kind: "header", pages: [], count: 0 } };
  return { damaged, mixed: damage?.kind === "mixture", headerLost, damage };
}

/** @param {IDBTransaction} transaction */
async function headerOrGuess(transaction) {
  try {
    return { header: await headerIn(transaction), isGuess: false };
  } catch (failure) {
    if (!(failure instanceof StorageError) || failure.reason !== "damaged") throw failure;
    return { header: await guessHeader(transaction), isGuess: true };
  }
}

/** @param {IDBTransaction} transaction @returns {Promise<import("./types.js").Header | undefined>} */
async function guessHeader(transaction) {
  const store = transaction.objectStore(PAGES);
  const bundles = await readBundles(transaction);
  const cursor = await answer(store.openKeyCursor(null, "prev"));
  const record = cursor && (await answer(store.get(cursor.key)));
  if (!record && bundles.records.size === 0) return undefined;
  const isBare = bundles.pageSize === 0 && record.byteLength % 512 === 0; // as the first format has them
  const pageSize = bundles.pageSize || record.byteLength - (isBare ? 0 : CHECKSUM_BYTES);
  const last = Math.max(Number(cursor?.key ?? 0), ...bundles.records.keys());
  const size = (last + 1) * pageSize;
  return { format: isBare ? BARE_FORMAT : FORMAT, sequence: 0, size, pageSize, schemaVersion: 0, pagesSum: 0 };
}

/**
 * The stored archive as a .sqlite file, damaged pages as zeros.
 * @param {string} name
 * @returns {Promise<Blob | null>} null: nothing is stored
 */
export async function exportRawPages(name) {
  const read = await readPagesForgiving(name);
  return read && new Blob([read.pages.subarray(0, read.header.size)], { type: "application/vnd.sqlite3" });
}
