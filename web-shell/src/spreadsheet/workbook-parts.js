// The XML parts of an .xlsx file, which is a zip of them. Whoever made the file may be hostile: the zip's directory is
// checked before anything is inflated, and no part may become larger than the directory says.
import { SpreadsheetError } from "./spreadsheet-error.js";

const LIMITS = { parts: 2000, bytesOfPart: 64 << 20, bytesOfAll: 96 << 20 };
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0]; // the container of .xls and of workbooks with a password

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; ++bit) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** @typedef {{ name: string, method: number, packed: number, size: number, offset: number, crc: number }} Part */

const damaged = (/** @type {string} */ what) => new SpreadsheetError("damaged", what);

/** @param {Uint8Array} bytes */
function checkBeginning(bytes) {
  if (OLD_OFFICE.every((byte, at) => bytes[at] === byte)) {
    // The names of its streams are UTF-16: "EncryptedPackage" is there only when a password is.
    const head = new TextDecoder("utf-16le").decode(bytes.subarray(0, Math.min(bytes.length, 1 << 20) & ~1));
    const reason = head.includes("EncryptedPackage") ? "password" : "old_format";
    throw new SpreadsheetError(reason, "an OLE container");
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new SpreadsheetError("not_a_workbook", "no zip");
}

/** @param {DataView} view */
function findEnd(view) {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; --at) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw damaged("the zip has no directory");
}

/** @param {DataView} view @param {number} at @returns {{ part: Part, next: number }} */
function directoryEntry(view, at) {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw damaged("the zip's directory");
  const [nameBytes, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
  const next = at + 46 + nameBytes + extra + comment;
  if (next > view.byteLength) throw damaged("the zip's directory ends early");
  if (view.getUint16(at + 8, true) & 1) throw new SpreadsheetError("password", "an encrypted part");
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameBytes));
  const [crc, packed, size] = [16, 20, 24].map((offset) => view.getUint32(at + offset, true));
  return { part: { name, method: view.getUint16(at + 10, true), crc, packed, size, offset: view.getUint32(at + 42, true) }, next };
}

/** Only what a reader of cells needs: pictures, macros and printer settings stay packed. @param {string} name */
const isNeeded = (name) => /\.(xml|rels)$/.test(name) && !/^(docProps|customXml|xl\/(drawings|charts|theme|media|externalLinks|pivot\w*))\//.test(name);

/** @param {DataView} view @returns {Part[]} */
function neededParts(view) {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.parts) throw new SpreadsheetError("too_big", `${count} parts`);
  /** @type {Map<string, Part>} */
  const parts = new Map();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; ++i) {
    const { part, next } = directoryEntry(view, at);
    at = next;
    if (isNeeded(part.name)) parts.set(part.name, part);
  }
  const needed = [...parts.values()];
  const all = needed.reduce((sum, part) => sum + part.size, 0);
  if (all > LIMITS.bytesOfAll || needed.some((part) => part.size > LIMITS.bytesOfPart)) {
    throw new SpreadsheetError("too_big", `${all} bytes when inflated`);
  }
  return needed;
}

/** @param {DataView} view @param {Part} part */
function packedBytes(view, part) {
  const at = part.offset;
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL) throw damaged(part.name);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + part.packed > view.byteLength) throw damaged(part.name);
  return new Uint8Array(view.buffer, view.byteOffset + start, part.packed);
}

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** Stops at once when more comes out than the directory said. @param {Uint8Array} packed @param {Part} part */
async function inflate(packed, part) {
  const whole = new Uint8Array(part.size);
  const source = new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (packed)]).stream();
  const reader = source.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  let filled = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (filled + value.length > whole.length) throw damaged(`${part.name} is larger than said`);
      whole.set(value, filled);
      filled += value.length;
    }
  } catch (failure) {
    void reader.cancel().catch(() => {});
    throw failure instanceof SpreadsheetError ? failure : damaged(`${part.name}: ${failure}`);
  }
  if (filled !== whole.length) throw damaged(`${part.name} is shorter than said`);
  return whole;
}

/** @param {DataView} view @param {Part} part */
async function unpack(view, part) {
  const packed = packedBytes(view, part);
  if (part.method !== STORED && part.method !== DEFLATED) throw damaged(`${part.name}: method ${part.method}`);
  if (part.method === STORED && part.packed !== part.size) throw damaged(part.name);
  const whole = part.method === STORED ? packed : await inflate(packed, part);
  if (crc32(whole) !== part.crc) throw damaged(`${part.name}: checksum`);
  return whole;
}

/**
 * The parts of a workbook that say what is in its cells, by name.
 * @param {Uint8Array} bytes
 * @returns {Promise<Record<string, Uint8Array>>}
 */
export async function workbookParts(bytes) {
  checkBeginning(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** @type {Record<string, Uint8Array>} */
  const parts = {};
  for (const part of neededParts(view)) parts[part.name] = await unpack(view, part);
  if (!("xl/workbook.xml" in parts)) throw new SpreadsheetError("not_a_workbook", "a zip of something else");
  return parts;
}
