// The record that says what the stored pages are: it moves in the same transaction as they do, and guards itself and
// them by checksums.
import { checksum } from "./page-record.js";
import { StorageError } from "./storage-error.js";

/** @typedef {import("./types.js").Header} Header */

/**
 * Raised when the records mean something else than before; then an older program must not open them.
 * 1: pages without checksums, still read; they get theirs when the archive is opened to be worked on.
 * 2: no bundles (page-bundles.js); read as it is.
 */
export const FORMAT = 3;
export const BARE_FORMAT = 1;

/** @param {Header} header */
function headerChecksum({ format, sequence, size, pageSize, schemaVersion, pagesSum }) {
  const values = Float64Array.of(format, sequence, size, pageSize, schemaVersion, pagesSum);
  return checksum(new Int32Array(values.buffer), values.length * 2, 0);
}

/** @param {Omit<Header, "format">} header what is stored for it */
export function headerRecord(header) {
  const record = { format: FORMAT, ...header };
  return { ...record, checksum: headerChecksum(record) };
}

/** @param {unknown} value @param {number} most */
const isCount = (value, most) => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= most;

/** @param {Header} header */
function isPossible({ sequence, size, pageSize, schemaVersion }) {
  const isPageSize = [512, 1024, 2048, 4096, 8192, 16384, 32768].includes(pageSize);
  return isPageSize && isCount(sequence, Number.MAX_SAFE_INTEGER) && isCount(size, 2 ** 40) && isCount(schemaVersion, 2 ** 32);
}

/**
 * @param {any} record as stored
 * @returns {Header}
 * @throws {StorageError} "newer-format" or "damaged"
 */
export function headerFrom(record) {
  const damaged = new StorageError("damaged", undefined, { kind: "header", pages: [], count: 0 });
  if (!Number.isSafeInteger(record?.format) || record.format < 1) throw damaged;
  if (record.format > FORMAT) throw new StorageError("newer-format");
  const { format, sequence, size, pageSize, schemaVersion, pagesSum = 0, openingCopy } = record;
  const header = { format, sequence, size, pageSize, schemaVersion, pagesSum, ...(openingCopy && { openingCopy }) };
  if (!isPossible(header) || (format > BARE_FORMAT && record.checksum !== headerChecksum(header))) throw damaged;
  return header;
}
