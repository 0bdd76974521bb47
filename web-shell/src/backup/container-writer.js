// Writes a backup chunk by chunk: whatever the files weigh, one chunk is in memory. See format.js.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { CHUNK_BYTES, LAST_MARK, TAG_BYTES, VERSION, chunkNonce, digest, encodeHeader, joined, u32 } from "./format.js";
import { lockWith } from "./secret.js";

const READ_BYTES = 4 * 1024 * 1024;
const HELD_BYTES = 8 * 1024 * 1024;

/**
 * @typedef {{ write: (bytes: Uint8Array<ArrayBuffer>) => unknown }} Sink
 * @typedef {(doneBytes: number) => void} Progress of one entry
 */

/** Where there is no file to write to: the browser keeps what the heap need not hold. */
export class BlobSink {
  /** @type {Blob[]} */ #blobs = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */ #held = [];
  #heldBytes = 0;

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  write(bytes) {
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
    if (this.#heldBytes >= HELD_BYTES) this.#flush();
  }

  /** @param {string} type */
  blob(type) {
    this.#flush();
    return new Blob(this.#blobs, { type });
  }

  #flush() {
    if (this.#heldBytes > 0) this.#blobs.push(new Blob(this.#held));
    this.#held = [];
    this.#heldBytes = 0;
  }
}

/** The whole blob, a few megabytes at a time. @param {Blob} blob */
export async function* piecesOf(blob) {
  for (let at = 0; at < blob.size; at += READ_BYTES) {
    yield new Uint8Array(await blob.slice(at, at + READ_BYTES).arrayBuffer());
  }
}

/** @param {Uint8Array<ArrayBuffer>} hash of the header @param {number} number @param {boolean} last @param {Uint8Array} content */
export async function plainTag(hash, number, last, content) {
  const place = chunkNonce(number, last);
  return (await digest(joined(hash, place.subarray(4), place.subarray(0, 1), content))).slice(0, TAG_BYTES);
}

export class ContainerWriter {
  #number = 0;
  #files = 0;
  #pending = new Uint8Array(CHUNK_BYTES);
  #filled = 0;

  /** @param {Sink} sink @param {Uint8Array<ArrayBuffer>} hash @param {CryptoKey | null} key */
  constructor(sink, hash, key) {
    this.sink = sink;
    this.hash = hash;
    this.key = key;
  }

  /**
   * @param {Sink} sink
   * @param {{ secret?: import("./secret.js").Secret | null, created: Date }} options
   */
  static async start(sink, { secret = null, created }) {
    const lock = secret ? await lockWith(secret) : null;
    const header = { version: VERSION, created: created.toISOString(), chunk: CHUNK_BYTES, encryption: lock?.encryption ?? null };
    const { bytes, hash } = await encodeHeader(header);
    await sink.write(bytes);
    return new ContainerWriter(sink, hash, lock?.key ?? null);
  }

  /** @param {Uint8Array<ArrayBuffer>} text the JSON archive @param {Progress} [onProgress] of what it was packed to */
  async archive(text, onProgress) {
    const packed = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
    const sum = bytesToHex(await digest(text));
    await this.#entry({ kind: "archive", bytes: packed.size, encoding: "gzip", size: text.length, sha256: sum }, packed, onProgress);
  }

  /** @param {string} hash SHA-256 in hex @param {Blob} blob @param {Progress} [onProgress] */
  async file(hash, blob, onProgress) {
    this.#files++;
    await this.#entry({ kind: "file", bytes: blob.size, sha256: hash }, blob, onProgress);
  }

  async finish() {
    await this.#entry({ kind: "end", bytes: 0, files: this.#files }, new Blob());
    await this.#chunk(true);
  }

  /** @param {object} description @param {Blob} content @param {Progress} [onProgress] */
  async #entry(description, content, onProgress) {
    const text = new TextEncoder().encode(JSON.stringify(description));
    await this.#add(joined(u32(text.length), text));
    let done = 0;
    for await (const piece of piecesOf(content)) {
      await this.#add(piece);
      onProgress?.((done += piece.length));
    }
  }

  /** @param {Uint8Array} bytes */
  async #add(bytes) {
    for (let at = 0; at < bytes.length;) {
      // The last chunk is written by finish(), so a full one waits until something follows it.
      if (this.#filled === CHUNK_BYTES) await this.#chunk(false);
      const part = bytes.subarray(at, at + CHUNK_BYTES - this.#filled);
      this.#pending.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
    }
  }

  /** @param {boolean} last */
  async #chunk(last) {
    const content = this.#pending.slice(0, this.#filled);
    const number = this.#number++;
    const length = u32((content.length | (last ? LAST_MARK : 0)) >>> 0);
    if (this.key) {
      const cipher = { name: "AES-GCM", iv: chunkNonce(number, last), additionalData: this.hash, tagLength: TAG_BYTES * 8 };
      await this.sink.write(joined(length, await crypto.subtle.encrypt(cipher, this.key, content)));
    } else {
      await this.sink.write(joined(length, content, await plainTag(this.hash, number, last, content)));
    }
    this.#filled = 0;
  }
}

/** SHA-256 of what comes in pieces. */
export const runningHash = () => {
  const sum = sha256.create();
  return { add: (/** @type {Uint8Array} */ bytes) => void sum.update(bytes), hex: () => bytesToHex(sum.digest()) };
};
