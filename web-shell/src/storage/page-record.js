// One stored page: its bytes, and behind them their checksum (XXH32, seeded with the page's number so that a page in the
// wrong place is found too). Plain JavaScript: it checks 50 MB in the time of copying them, and it works without wasm,
// on the page that rescues the data.

export const CHECKSUM_BYTES = 4;

const PRIME_1 = 0x9e3779b1 | 0;
const PRIME_2 = 0x85ebca77 | 0;
const PRIME_3 = 0xc2b2ae3d | 0;

/**
 * @param {Int32Array} words
 * @param {number} count of words, a multiple of four
 * @param {number} seed
 * @param {number} [first] of them
 * @returns {number} XXH32 of these words in memory order
 */
export function checksum(words, count, seed, first = 0) {
  let a = (seed + PRIME_1 + PRIME_2) | 0;
  let b = (seed + PRIME_2) | 0;
  let c = seed | 0;
  let d = (seed - PRIME_1) | 0;
  const end = first + count;
  for (let i = first; i < end; i += 4) {
    a = (a + Math.imul(words[i], PRIME_2)) | 0;
    a = Math.imul((a << 13) | (a >>> 19), PRIME_1);
    b = (b + Math.imul(words[i + 1], PRIME_2)) | 0;
    b = Math.imul((b << 13) | (b >>> 19), PRIME_1);
    c = (c + Math.imul(words[i + 2], PRIME_2)) | 0;
    c = Math.imul((c << 13) | (c >>> 19), PRIME_1);
    d = (d + Math.imul(words[i + 3], PRIME_2)) | 0;
    d = Math.imul((d << 13) | (d >>> 19), PRIME_1);
  }
  let hash = ((a << 1) | (a >>> 31)) + ((b << 7) | (b >>> 25)) + ((c << 12) | (c >>> 20)) + ((d << 18) | (d >>> 14));
  hash = (hash + count * 4) | 0;
  hash = Math.imul(hash ^ (hash >>> 15), PRIME_2);
  hash = Math.imul(hash ^ (hash >>> 13), PRIME_3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** @param {number} pageSize @returns {Uint8Array<ArrayBuffer>} room for one page and its checksum */
export const blankRecord = (pageSize) => new Uint8Array(pageSize + CHECKSUM_BYTES);

/** @param {Uint8Array} page whose address is a multiple of four @param {number} number */
export const pageChecksum = (page, number) => checksum(wordsOf(page), page.byteLength / 4, number);

/** @param {Uint8Array} record */
const wordsOf = (record) => new Int32Array(record.buffer, record.byteOffset, record.byteLength / 4);

/** Writes the checksum behind the page. @param {Uint8Array} record @param {number} number @returns {number} the checksum */
export function sealRecord(record, number) {
  const words = wordsOf(record);
  const pageWords = words.length - 1;
  words[pageWords] = checksum(words, pageWords, number);
  return words[pageWords] >>> 0;
}

/**
 * @param {Uint8Array} record
 * @param {number} number
 * @param {number} pageSize
 * @returns {number | null} the checksum; null: it is not this page as it was written
 */
export function soundChecksum(record, number, pageSize) {
  if (!(record instanceof Uint8Array) || record.byteLength !== pageSize + CHECKSUM_BYTES) return null;
  const words = wordsOf(record);
  const expected = words[words.length - 1] >>> 0;
  return checksum(words, words.length - 1, number) === expected ? expected : null;
}
