// The objects of a PDF file, as far as its words need them. Damaged cross-references do not matter: the whole file is
// searched for objects, and streams of objects are opened.

/**
 * @typedef {{ name: string }} Name
 * @typedef {{ ref: number }} Reference
 * @typedef {Map<string, Value>} Dictionary
 * @typedef {{ word: string }} Word an operator or keyword
 * @typedef {{ bytes: Uint8Array }} Bytes a string
 * @typedef {{ dictionary: Dictionary, bytes: Uint8Array }} Stream
 * @typedef {number | boolean | null | Name | Reference | Dictionary | Word | Bytes | Stream | Value[]} Value
 */

const SPACE = /[\0\t\n\f\r ]/;
const DELIMITER = /[\0\t\n\f\r ()<>[\]{}/%]/;
const LARGEST_STREAM = 64 * 1024 * 1024; // a small file must not blow up to fill the memory
/** @type {Record<string, number>} */
const ESCAPES = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** One character a byte; the decoder of that name would turn some into others. @param {Uint8Array} bytes */
export function binaryText(bytes) {
  const step = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
  return text;
}

/** @param {string} text one character a byte */
const bytesOf = (text) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** Reads values from a text of one character a byte. */
export class Reader {
  /** @param {string} text @param {number} [at] */
  constructor(text, at = 0) {
    this.text = text;
    this.at = at;
  }

  skipSpace() {
    for (;;) {
      while (this.at < this.text.length && SPACE.test(this.text[this.at])) this.at++;
      if (this.text[this.at] !== "%") return;
      while (this.at < this.text.length && !/[\r\n]/.test(this.text[this.at])) this.at++;
    }
  }

  /** @returns {Value | undefined} undefined: the end, or a closing bracket */
  value() {
    this.skipSpace();
    const { text, at } = this;
    const sign = text[at];
    if (sign === undefined || sign === "]" || sign === ")" || sign === "}" || text.startsWith(">>", at)) return undefined;
    if (sign === "/") return this.#name();
    if (sign === "(") return this.#string();
    if (text.startsWith("<<", at)) return this.#dictionary();
    if (sign === "<") return this.#hexString();
    if (sign === "[") return this.#array();
    if (sign === "{") {
      this.at++;
      return { word: sign };
    }
    return this.#numberOrWord();
  }

  /** @returns {Name} */
  #name() {
    const start = ++this.at;
    while (this.at < this.text.length && !DELIMITER.test(this.text[this.at])) this.at++;
    const raw = this.text.slice(start, this.at);
    return { name: raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))) };
  }

  /** @returns {Bytes} */
  #string() {
    /** @type {number[]} */
    const bytes = [];
    let depth = 1;
    for (this.at++; this.at < this.text.length; this.at++) {
      let sign = this.text[this.at];
      if (sign === "(") depth++;
      if (sign === ")" && --depth === 0) break;
      if (sign !== "\\") {
        bytes.push(sign.charCodeAt(0));
        continue;
      }
      sign = this.text[++this.at] ?? "";
      const octal = /^[0-7]{1,3}/.exec(this.text.slice(this.at, this.at + 3));
      if (octal) {
        bytes.push(parseInt(octal[0], 8) & 255);
        this.at += octal[0].length - 1;
      } else if (sign === "\r" && this.text[this.at + 1] === "\n") this.at++;
      else if (sign !== "\n" && sign !== "\r") bytes.push(ESCAPES[sign] ?? sign.charCodeAt(0));
    }
    this.at++;
    return { bytes: Uint8Array.from(bytes) };
  }

  /** @returns {Bytes} */
  #hexString() {
    const end = this.text.indexOf(">", this.at);
    const digits = this.text.slice(this.at + 1, end < 0 ? undefined : end).replace(/[^0-9a-fA-F]/g, "");
    this.at = end < 0 ? this.text.length : end + 1;
    const pairs = (digits.length % 2 ? `${digits}0` : digits).match(/../g) ?? [];
    return { bytes: Uint8Array.from(pairs, (pair) => parseInt(pair, 16)) };
  }

  /** @returns {Value[]} */
  #array() {
    /** @type {Value[]} */
    const values = [];
    this.at++;
    for (;;) {
      const value = this.value();
      if (value === undefined) break;
      values.push(value);
    }
    if (this.text[this.at] === "]") this.at++;
    return joinReferences(values);
  }

  /** @returns {Dictionary} */
  #dictionary() {
    /** @type {Value[]} */
    const parts = [];
    this.at += 2;
    for (;;) {
      const value = this.value();
      if (value === undefined) break;
      parts.push(value);
    }
    if (this.text.startsWith(">>", this.at)) this.at += 2;
    else if (this.at < this.text.length) this.at++; // a stray bracket
    const values = joinReferences(parts);
    /** @type {Dictionary} */
    const dictionary = new Map();
    for (let index = 0; index + 1 < values.length; index += 2) dictionary.set(nameOf(values[index]), values[index + 1]);
    return dictionary;
  }

  /** @returns {number | boolean | null | Word} */
  #numberOrWord() {
    const start = this.at++;
    while (this.at < this.text.length && !DELIMITER.test(this.text[this.at])) this.at++;
    const word = this.text.slice(start, this.at);
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
    if (word === "true" || word === "false") return word === "true";
    return word === "null" ? null : { word };
  }
}

/** "12 0 R" is one value. @param {Value[]} values */
function joinReferences(values) {
  /** @type {Value[]} */
  const joined = [];
  for (const value of values) {
    if (wordOf(value) === "R" && typeof joined.at(-2) === "number") {
      joined.pop();
      joined.push({ ref: Number(joined.pop()) });
    } else joined.push(value);
  }
  return joined;
}

/** @param {Value | undefined} value */
export const nameOf = (value) => (value && typeof value === "object" && "name" in value ? value.name : "");
/** @param {Value | undefined} value */
export const wordOf = (value) => (value && typeof value === "object" && "word" in value ? value.word : "");
/** @param {Value | undefined} value @returns {Uint8Array | null} */
export const stringOf = (value) =>
  value && typeof value === "object" && "bytes" in value && !("dictionary" in value) ? value.bytes : null;

export class PdfFile {
  /** @type {Map<number, Value>} */ #objects = new Map();
  /** @type {Stream[]} also those that a later change replaces */ #packed = [];
  isEncrypted = false;
  /** @type {string[]} */ unpacked = [];

  /** @param {Uint8Array} bytes @returns {Promise<PdfFile>} */
  static async open(bytes) {
    const file = new PdfFile();
    const text = binaryText(bytes);
    // Later objects replace earlier ones: so changes are appended to a PDF.
    for (const found of text.matchAll(/(?:^|[\s>])(\d+)\s+\d+\s+obj\b/g)) {
      file.#readObject(Number(found[1]), new Reader(text, found.index + found[0].length), bytes);
    }
    for (const found of text.matchAll(/trailer\s*<</g)) {
      const trailer = new Reader(text, found.index + 7).value();
      if (trailer instanceof Map && trailer.has("Encrypt")) file.isEncrypted = true;
    }
    for (const stream of file.#packed) await file.#openObjectStream(stream);
    return file;
  }

  /** @param {number} number @param {Reader} reader @param {Uint8Array} bytes */
  #readObject(number, reader, bytes) {
    const value = reader.value();
    if (value === undefined) return;
    if (value instanceof Map && value.has("Encrypt")) this.isEncrypted = true; // of a cross-reference stream
    const { text } = reader;
    reader.skipSpace();
    if (!(value instanceof Map) || !text.startsWith("stream", reader.at)) {
      this.#objects.set(number, value);
      return;
    }
    const start = reader.at + (text.startsWith("stream\r\n", reader.at) ? 8 : 7);
    const length = value.get("Length");
    const said = typeof length === "number" ? start + length : -1;
    const fits = said > 0 && /^\s*endstream/.test(text.slice(said, said + 20));
    const found = fits ? said : text.indexOf("endstream", start);
    const stream = { dictionary: value, bytes: bytes.subarray(start, found < 0 ? undefined : found) };
    this.#objects.set(number, stream);
    if (nameOf(value.get("Type")) === "ObjStm") this.#packed.push(stream);
  }

  /** @param {Stream} stream */
  async #openObjectStream(stream) {
    const content = stream.dictionary.has("DecodeParms") ? "" : binaryText(await this.content(stream));
    if (!content) return;
    this.unpacked.push(content);
    const first = Number(stream.dictionary.get("First"));
    const places = new Reader(content);
    for (let index = 0; index < Number(stream.dictionary.get("N")); index++) {
      const number = places.value();
      const offset = places.value();
      if (typeof number !== "number" || typeof offset !== "number") return;
      const object = new Reader(content, first + offset).value();
      if (object !== undefined) this.#objects.set(number, object);
    }
  }

  objects() {
    return this.#objects.values();
  }

  /** What a reference leads to. @param {Value | undefined} value @returns {Value | undefined} */
  resolve(value) {
    for (let steps = 0; steps < 10 && value && typeof value === "object" && "ref" in value; steps++) {
      value = this.#objects.get(value.ref);
    }
    return value;
  }

  /** @param {Value | undefined} value @returns {Dictionary | null} of a stream too */
  dictionary(value) {
    const found = this.resolve(value);
    if (found instanceof Map) return found;
    return this.stream(found)?.dictionary ?? null;
  }

  /** @param {Value | undefined} value @returns {Stream | null} */
  stream(value) {
    const found = this.resolve(value);
    return found && typeof found === "object" && "dictionary" in found ? found : null;
  }

  /** @param {Value | undefined} value @returns {Value[]} */
  array(value) {
    const found = this.resolve(value);
    return Array.isArray(found) ? found : found === undefined || found === null ? [] : [found];
  }

  /** The bytes of a stream, unpacked; nothing where it is packed in a way that carries no words. @param {Stream} stream */
  async content(stream) {
    let { bytes } = stream;
    for (const filter of this.array(stream.dictionary.get("Filter"))) {
      const name = nameOf(this.resolve(filter));
      if (name === "FlateDecode" || name === "Fl") bytes = await inflate(bytes);
      else if (name === "ASCIIHexDecode" || name === "AHx") bytes = stringOf(new Reader(`<${binaryText(bytes)}`).value()) ?? bytes;
      else if (name === "ASCII85Decode" || name === "A85") bytes = fromAscii85(binaryText(bytes));
      else return new Uint8Array();
    }
    return bytes;
  }
}

/** What can be unpacked of it: many writers end the stream carelessly. @param {Uint8Array} bytes */
async function inflate(bytes) {
  /** @type {Uint8Array[]} */
  const parts = [];
  let size = 0;
  const unpacked = new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)]).stream().pipeThrough(new DecompressionStream("deflate"));
  const reader = unpacked.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || size > LARGEST_STREAM) break;
      parts.push(value);
      size += value.length;
    }
  } catch {
    // Trailing bytes after the end of the packed data.
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {string} text */
function fromAscii85(text) {
  const clean = text.replace(/\s|^<~/g, "").replace(/~>?.*$/s, "").replaceAll("z", "!!!!!");
  let out = "";
  for (let at = 0; at < clean.length; at += 5) {
    const group = clean.slice(at, at + 5);
    let number = 0;
    for (const sign of group.padEnd(5, "u")) number = number * 85 + sign.charCodeAt(0) - 33;
    for (let byte = 0; byte < group.length - 1; byte++) out += String.fromCharCode((number >>> (24 - 8 * byte)) & 255);
  }
  return bytesOf(out);
}
