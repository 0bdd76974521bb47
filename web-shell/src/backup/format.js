// A backup of Bottega as one file, `.bottega`: the archive as JSON and the files it names. Written so that any program
// can read it; all numbers are little-endian unless said otherwise.
//
//   magic      8 bytes "BOTTEGA\x1a"
//   length     u32, of the header (at most 4096)
//   header     UTF-8 JSON: {"version":1,"created":"2026-03-16T10:00:00.000Z","chunk":262144,"encryption":null}, or
//              "encryption":{"cipher":"AES-256-GCM","kdf":"PBKDF2-SHA256","iterations":600000,
//                            "salt":<base64, 16 bytes>,"nonce":<base64, 16 bytes>,"check":<base64, 16 bytes>}
//   digest     32 bytes: SHA-256 of everything before it. Called H below.
//   chunks     numbered from 0, each:
//                u32   length of its content; bit 31 marks the last chunk. All but the last have header.chunk bytes.
//                bytes content, or AES-256-GCM of it
//                tag   16 bytes: GCM's, or the first 16 of SHA-256(H, number as u64 big-endian, last as u8, content)
//
// Encryption: master = PBKDF2-HMAC-SHA256(passphrase in NFC as UTF-8, salt, iterations, 256 bits); from it, by
// HKDF-SHA256 with salt = nonce: the key (info "bottega backup content", 256 bits) and the check (info "bottega backup
// check", 128 bits), which tells a wrong passphrase from a damaged file. GCM's nonce is 12 bytes: last as u8, three
// zeros, the number as u64 big-endian; its additional data is H. So no chunk can be changed, moved, repeated or cut off.
//
// The contents, one after the other, are entries, each:
//   u32 length of its description (at most 4096), the description as JSON, then `bytes` bytes:
//   {"kind":"archive","bytes":n,"encoding":"gzip","size":n unpacked,"sha256":hex of the unpacked}   first, once
//   {"kind":"file","bytes":n,"sha256":hex}                                                          any number
//   {"kind":"end","bytes":0,"files":how many}                                                       last, once

export const MAGIC = Uint8Array.from([...new TextEncoder().encode("BOTTEGA"), 0x1a]);
export const VERSION = 1;
export const CHUNK_BYTES = 256 * 1024;
export const TAG_BYTES = 16;
export const LAST_MARK = 0x80000000;
export const MOST_HEADER_BYTES = 4096;
const MOST_CHUNK_BYTES = 4 * 1024 * 1024;

/**
 * Why a file cannot be read as a backup.
 * @typedef {"foreign" | "newer" | "damaged" | "missing" | "passphrase" | "too-costly"} BackupFault
 *
 * @typedef {object} Encryption
 * @property {string} cipher
 * @property {string} kdf
 * @property {number} iterations
 * @property {string} salt base64, as nonce and check
 * @property {string} nonce
 * @property {string} check
 *
 * @typedef {object} Header
 * @property {number} version
 * @property {string} created
 * @property {number} chunk
 * @property {Encryption | null} encryption
 */

export class BackupError extends Error {
  /** @param {BackupFault} reason @param {unknown} [cause] */
  constructor(reason, cause) {
    super(`backup: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** @param {(Uint8Array | ArrayBuffer)[]} parts @returns {Uint8Array<ArrayBuffer>} */
export function joined(...parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part instanceof Uint8Array ? part : new Uint8Array(part), at);
    at += part.byteLength;
  }
  return bytes;
}

/** @param {number} value */
export function u32(value) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

/** @param {Uint8Array} bytes @param {number} [at] */
export const readU32 = (bytes, at = 0) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);

/** A chunk's number and whether it is the last, as 12 bytes: GCM's nonce. @param {number} number @param {boolean} last */
export function chunkNonce(number, last) {
  const bytes = new Uint8Array(12);
  bytes[0] = last ? 1 : 0;
  new DataView(bytes.buffer).setBigUint64(4, BigInt(number));
  return bytes;
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
export const digest = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

/** Begins a file. @param {Header} header @returns {Promise<{ bytes: Uint8Array<ArrayBuffer>, hash: Uint8Array<ArrayBuffer> }>} */
export async function encodeHeader(header) {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = joined(MAGIC, u32(text.length), text);
  const hash = await digest(start);
  return { bytes: joined(start, hash), hash };
}

/** @param {any} header as it was found */
function isKnown({ version, created, chunk, encryption }) {
  if (version !== VERSION || typeof created !== "string") return false;
  if (!Number.isInteger(chunk) || chunk < 1 || chunk > MOST_CHUNK_BYTES) return false;
  if (encryption === null) return true;
  const texts = [encryption?.salt, encryption?.nonce, encryption?.check];
  return encryption?.cipher === "AES-256-GCM" && encryption.kdf === "PBKDF2-SHA256" &&
    Number.isInteger(encryption.iterations) && texts.every((text) => typeof text === "string");
}

/** @param {Blob} blob */
export async function isContainer(blob) {
  const start = new Uint8Array(await blob.slice(0, MAGIC.length).arrayBuffer());
  return start.length === MAGIC.length && MAGIC.every((byte, index) => start[index] === byte);
}

/** @param {Blob} blob @returns {Promise<{ header: Header, hash: Uint8Array<ArrayBuffer>, length: number }>} */
export async function decodeHeader(blob) {
  if (!(await isContainer(blob))) throw new BackupError("foreign");
  const most = MAGIC.length + 4 + MOST_HEADER_BYTES + 32;
  const bytes = new Uint8Array(await blob.slice(0, most).arrayBuffer());
  if (bytes.length < MAGIC.length + 4) throw new BackupError("damaged");
  const end = MAGIC.length + 4 + readU32(bytes, MAGIC.length);
  if (end + 32 > bytes.length) throw new BackupError("damaged");
  const hash = await digest(bytes.slice(0, end));
  if (!hash.every((byte, index) => bytes[end + index] === byte)) throw new BackupError("damaged");
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(MAGIC.length + 4, end)));
  if (header?.version > VERSION) throw new BackupError("newer");
  if (!isKnown(header ?? {})) throw new BackupError("damaged");
  return { header, hash, length: end + 32 };
}
