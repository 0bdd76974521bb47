// Reads a backup chunk by chunk; nothing is handed on that was not proven whole and in its place. See format.js.
import { BackupError, LAST_MARK, TAG_BYTES, chunkNonce, decodeHeader, digest, joined, readU32 } from "./format.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { plainTag, runningHash } from "./container-writer.js";
import { unlock } from "./secret.js";

const MOST_DESCRIPTION_BYTES = 4096;
const READ_BYTES = 4 * 1024 * 1024;
const MOST_ARCHIVE_BYTES = 1024 * 1024 * 1024;

/**
 * @typedef {{ kind: "archive", text: Uint8Array<ArrayBuffer> }} ArchiveEntry
 * @typedef {{ kind: "file", hash: string, size: number, pieces: AsyncGenerator<Uint8Array<ArrayBuffer>> }} FileEntry
 *   its pieces must be taken before the next entry; they end with an error unless the file is what its hash says
 * @typedef {(doneBytes: number, totalBytes: number) => void} Progress
 */

/** The file read a few megabytes at a time: each chunk for itself would be one question to the browser's disk. */
class ReadAhead {
  /** @type {Uint8Array<ArrayBuffer>} */ #bytes = new Uint8Array();
  #from = 0;

  /** @param {Blob} blob */
  constructor(blob) {
    this.blob = blob;
  }

  /** Fewer at the end of the file. @param {number} at @param {number} length */
  async read(at, length) {
    const isThere = at >= this.#from && at + length <= this.#from + this.#bytes.length;
    if (!isThere) {
      this.#from = at;
      this.#bytes = new Uint8Array(await this.blob.slice(at, at + Math.max(length, READ_BYTES)).arrayBuffer());
    }
    return this.#bytes.subarray(at - this.#from, at - this.#from + length);
  }
}

/** Bytes in the sizes one asks for, out of chunks as they come. */
class ByteStream {
  /** @type {Uint8Array<ArrayBuffer>} */ #rest = new Uint8Array();

  /** @param {AsyncGenerator<Uint8Array<ArrayBuffer>>} chunks */
  constructor(chunks) {
    this.chunks = chunks;
  }

  /** @param {number} length */
  async *pieces(length) {
    for (let left = length; left > 0;) {
      if (this.#rest.length === 0 && !(await this.#more())) throw new BackupError("damaged");
      const piece = this.#rest.slice(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  /** @param {number} length */
  async take(length) {
    const parts = [];
    for await (const piece of this.pieces(length)) parts.push(piece);
    return joined(...parts);
  }

  async isAtEnd() {
    return this.#rest.length === 0 && !(await this.#more());
  }

  async #more() {
    while (this.#rest.length === 0) {
      const { value, done } = await this.chunks.next();
      if (done) return false;
      this.#rest = value;
    }
    return true;
  }
}

export class ContainerReader {
  /** @param {Blob} blob @param {Awaited<ReturnType<typeof decodeHeader>>} start @param {CryptoKey | null} key */
  constructor(blob, start, key) {
    this.blob = blob;
    this.start = start;
    this.key = key;
  }

  /**
   * @param {Blob} blob
   * @param {string | import("./secret.js").Secret | null} [secret] of an encrypted one
   */
  static async open(blob, secret = null) {
    const start = await decodeHeader(blob);
    const { encryption } = start.header;
    if (encryption && secret === null) throw new BackupError("passphrase");
    return new ContainerReader(blob, start, encryption && secret !== null ? await unlock(encryption, secret) : null);
  }

  /** @param {Progress} [onProgress] @returns {AsyncGenerator<ArchiveEntry | FileEntry>} */
  async *entries(onProgress) {
    const stream = new ByteStream(this.#chunks(onProgress));
    for (let files = 0, place = 0; ; place++) {
      const description = await this.#description(stream);
      if ((description.kind === "archive") !== (place === 0)) throw new BackupError("damaged");
      if (description.kind === "end") {
        if (description.files !== files || !(await stream.isAtEnd())) throw new BackupError("damaged");
        return;
      }
      if (description.kind === "archive") {
        yield { kind: "archive", text: await unpack(await stream.take(description.bytes), description) };
      } else {
        files++;
        const { sha256: hash, bytes: size } = description;
        const pieces = hashed(stream.pieces(size), hash);
        yield { kind: "file", hash, size, pieces };
        for await (const piece of pieces) void piece; // what the caller left
      }
    }
  }

  /** @param {ByteStream} stream */
  async #description(stream) {
    const length = readU32(await stream.take(4));
    if (length > MOST_DESCRIPTION_BYTES) throw new BackupError("damaged");
    const text = new TextDecoder().decode(await stream.take(length));
    const description = parsed(text);
    const { kind, bytes, size = 0, sha256 } = description;
    const fits = ["archive", "file", "end"].includes(kind) && Number.isSafeInteger(bytes) && bytes >= 0 && size <= MOST_ARCHIVE_BYTES;
    if (!fits || (kind !== "end" && !/^[0-9a-f]{64}$/.test(sha256))) throw new BackupError("damaged");
    return description;
  }

  /** @param {Progress} [onProgress] @returns {AsyncGenerator<Uint8Array<ArrayBuffer>>} */
  async *#chunks(onProgress) {
    const { blob, start } = this;
    const ahead = new ReadAhead(blob);
    const size = start.header.chunk;
    let at = start.length;
    for (let number = 0; ; number++) {
      const bytes = await ahead.read(at, 4 + size + TAG_BYTES);
      if (bytes.length < 4 + TAG_BYTES) throw new BackupError("damaged");
      const mark = readU32(bytes);
      const last = mark >= LAST_MARK;
      const length = last ? mark - LAST_MARK : mark;
      if ((last ? length > size : length !== size) || bytes.length < 4 + length + TAG_BYTES) throw new BackupError("damaged");
      at += 4 + length + TAG_BYTES;
      yield await this.#content(bytes.slice(4, 4 + length + TAG_BYTES), number, last);
      onProgress?.(at, blob.size);
      if (!last) continue;
      if (at !== blob.size) throw new BackupError("damaged");
      return;
    }
  }

  /** @param {Uint8Array<ArrayBuffer>} sealed @param {number} number @param {boolean} last */
  async #content(sealed, number, last) {
    const { hash } = this.start;
    if (this.key) {
      const cipher = { name: "AES-GCM", iv: chunkNonce(number, last), additionalData: hash, tagLength: TAG_BYTES * 8 };
      return new Uint8Array(await crypto.subtle.decrypt(cipher, this.key, sealed).catch((failure) => {
        throw new BackupError("damaged", failure);
      }));
    }
    const content = sealed.slice(0, -TAG_BYTES);
    const tag = await plainTag(hash, number, last, content);
    if (!tag.every((byte, index) => sealed[content.length + index] === byte)) throw new BackupError("damaged");
    return content;
  }
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch (failure) {
    throw new BackupError("damaged", failure);
  }
}

/** @param {AsyncGenerator<Uint8Array<ArrayBuffer>>} pieces @param {string} hash */
async function* hashed(pieces, hash) {
  const sum = runningHash();
  for await (const piece of pieces) {
    sum.add(piece);
    yield piece;
  }
  if (sum.hex() !== hash) throw new BackupError("damaged");
}

/**
 * Stops as soon as it gets larger than it says.
 * @param {Uint8Array<ArrayBuffer>} packed
 * @param {{ size: number, sha256: string, encoding: string }} description
 */
async function unpack(packed, { size, sha256, encoding }) {
  if (encoding !== "gzip" || !Number.isSafeInteger(size)) throw new BackupError("damaged");
  try {
    const text = new Uint8Array(size);
    let filled = 0;
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text.set(part.value, filled); // fails beyond the size
      filled += part.value.length;
    }
    if (filled !== size || bytesToHex(await digest(text)) !== sha256) throw new Error("not what it says");
    return text;
  } catch (failure) {
    throw new BackupError("damaged", failure);
  }
}
