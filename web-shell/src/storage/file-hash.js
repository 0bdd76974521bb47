// A file's name in the store: the SHA-256 of its content, and how its bytes are taken piece by piece.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

// Chromium moves records above 64 KiB out into files of their own, which it is known to lose track of.
export const CHUNK = 60 * 1024;
export const BATCH_CHUNKS = 64; // a transaction's worth: what a file of any size has in memory at a time
const HASHED_AT_ONCE = 32 * 1024 * 1024;

/** @typedef {(doneBytes: number, totalBytes: number) => void} Progress */

/**
 * The blob piece by piece.
 * @param {Blob} blob
 * @param {(bytes: Uint8Array<ArrayBuffer>, offset: number) => void | Promise<void>} work
 */
export async function eachBatch(blob, work) {
  const step = BATCH_CHUNKS * CHUNK;
  for (let offset = 0; offset < blob.size; offset += step) {
    await work(new Uint8Array(await blob.slice(offset, offset + step).arrayBuffer()), offset);
  }
}

/**
 * SHA-256 in hex. The browser's own is the quickest, but wants the whole file in memory, and https.
 * @param {Blob} blob
 * @param {Progress} [onProgress]
 * @returns {Promise<string>}
 */
export async function hashOf(blob, onProgress) {
  if (blob.size <= HASHED_AT_ONCE && globalThis.crypto.subtle) {
    return bytesToHex(new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer())));
  }
  const digest = sha256.create();
  await eachBatch(blob, (bytes, offset) => {
    digest.update(bytes);
    onProgress?.(offset + bytes.length, blob.size);
  });
  return bytesToHex(digest.digest());
}
