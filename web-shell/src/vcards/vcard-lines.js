// The properties of vCards 2.1, 3.0 and 4.0 as their files write them: folded lines of both kinds, groups, parameters with
// and without names, quoted-printable, base64, a charset for each value. What they mean for us is in read-vcards.js.
import { decodeText } from "../files.js";

const SOFT_BREAK = /=[ \t]*$/;
const BASE64_LINE = /^[A-Za-z0-9+/=]+[ \t]*$/;
const LETTERS_AT_ONCE = 32_768; // that String.fromCharCode takes

/**
 * @typedef {object} Property
 * @property {string} name in capitals, without its group
 * @property {Set<string>} types in small letters: "work", "fax", "pref"
 * @property {string} encoding "quoted-printable", "base64" or none
 * @property {string} charset
 * @property {string} raw one letter for each byte
 */

/** Each byte as the letter of its number: only a property says what its bytes mean. @param {Uint8Array} bytes */
function lettersOf(bytes) {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += LETTERS_AT_ONCE) pieces.push(String.fromCharCode(...bytes.subarray(at, at + LETTERS_AT_ONCE)));
  return pieces.join("");
}

/** @param {Uint8Array} bytes of a file */
function linesOf(bytes) {
  const [first, second, third] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const isMarked = first === 0xef && second === 0xbb && third === 0xbf;
  const plain = isWide ? new TextEncoder().encode(decodeText(bytes).text) : isMarked ? bytes.subarray(3) : bytes;
  return lettersOf(plain).split(/\r*\n|\r/);
}

const isQuoted = (/** @type {string} */ head) => /[;=]QUOTED-PRINTABLE[;:]/i.test(head);
const isBase64 = (/** @type {string} */ head) => /;(ENCODING=)?(BASE64|B)[;:]/i.test(head);

/** The name and the parameters, with the colon where it has come. @param {string} line */
const headOf = (line) => line.slice(0, line.indexOf(":") + 1 || undefined);

/**
 * One property in each. In 2.1 a line is folded before a blank, which stays; later versions put the blank in.
 * @param {Uint8Array} bytes
 * @returns {Generator<string>}
 */
export function* unfoldedLines(bytes) {
  const lines = linesOf(bytes);
  let keepsBlank = false;
  for (let at = 0; at < lines.length; ) {
    const pieces = [lines[at++]];
    let head = headOf(pieces[0]);
    for (; at < lines.length; ++at) {
      const [last, next] = [pieces[pieces.length - 1], lines[at]];
      if (isQuoted(head) && SOFT_BREAK.test(last)) {
        pieces[pieces.length - 1] = last.replace(SOFT_BREAK, "");
        pieces.push(next);
      } else if (/^[ \t]/.test(next)) pieces.push(keepsBlank && !isBase64(head) ? next : next.slice(1));
      else if (isBase64(head) && BASE64_LINE.test(next)) pieces.push(next); // some phones do not indent it
      else break;
      if (!head.includes(":")) head = headOf(head + pieces[pieces.length - 1]);
    }
    const whole = pieces.join("");
    const version = /^VERSION:\s*(\S+)/i.exec(whole);
    if (version) keepsBlank = version[1] === "2.1";
    if (whole.trim() !== "") yield whole;
  }
}

/** Where the value begins: a colon between quotes is no end of the name. @param {string} line */
function headLength(line) {
  let isInQuotes = false;
  for (let at = 0; at < line.length; ++at) {
    if (line[at] === '"') isInQuotes = !isInQuotes;
    else if (line[at] === ":" && !isInQuotes) return at;
  }
  return line.indexOf(":");
}

/** @param {string} line @returns {Property | null} null: it is none */
export function readProperty(line) {
  const length = headLength(line);
  if (length <= 0) return null;
  const [name, ...parameters] = line.slice(0, length).match(/(?:[^;"]|"[^"]*"?)+/g) ?? [];
  if (!name) return null;
  /** @type {Property} */
  const property = { name: name.slice(name.lastIndexOf(".") + 1).trim().toUpperCase(), types: new Set(), encoding: "", charset: "", raw: line.slice(length + 1) };
  for (const parameter of parameters) readParameter(property, parameter);
  return property;
}

/** "TYPE=WORK,FAX"; in 2.1 plain "WORK". @param {Property} property @param {string} parameter */
function readParameter(property, parameter) {
  const sign = parameter.indexOf("=");
  const name = parameter.slice(0, Math.max(sign, 0)).trim().toUpperCase();
  const value = parameter.slice(sign + 1).replaceAll('"', "").trim().toLowerCase();
  const isEncoding = name === "ENCODING" || (name === "" && /^(quoted-printable|base64|8bit|7bit)$/.test(value));
  if (isEncoding) property.encoding = value === "b" ? "base64" : value;
  else if (name === "CHARSET") property.charset = value;
  else if (name === "" || name === "TYPE") for (const type of value.split(",")) property.types.add(type.trim());
  else if (name === "PREF") property.types.add("pref");
}

/** @param {string} letters */
const bytesOf = (letters) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));

/** @param {Property} property @returns {string} what it says, with its escapes still in it */
export function decodedText({ raw, encoding, charset }) {
  const letters = encoding === "quoted-printable" ? raw.replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))) : raw;
  const bytes = bytesOf(letters);
  try {
    if (charset) return new TextDecoder(charset).decode(bytes);
  } catch {
    // A charset that no browser knows: as if none were said.
  }
  return decodeText(bytes).text;
}

/** The bytes of a base64 value; some programs leave escaped line ends amid it. @param {string} text @returns {Uint8Array<ArrayBuffer> | null} */
export function base64Bytes(text) {
  try {
    const letters = text.replace(/\\[nr]/gi, "").replace(/[^A-Za-z0-9+/]/g, "");
    return bytesOf(atob(letters.length % 4 === 1 ? letters.slice(0, -1) : letters));
  } catch {
    return null;
  }
}

/** @param {string} text @param {string} version */
export function unescaped(text, version) {
  const plain = text.replace(/\\([nN,;:"\\])/g, (whole, sign) => (/n/i.test(sign) ? (version === "2.1" ? whole : "\n") : sign));
  return plain.replace(/\r\n?/g, "\n").trim();
}

/** "Rossi;Anna;;;": a semicolon with a backslash before it separates nothing. @param {string} text @param {string} version */
export function partsOf(text, version) {
  const parts = text.match(/(?:\\[\s\S]|[^;\\])+|;/g) ?? [];
  /** @type {string[]} */
  const found = [""];
  for (const part of parts) {
    if (part === ";") found.push("");
    else found[found.length - 1] = unescaped(part, version);
  }
  return found;
}
