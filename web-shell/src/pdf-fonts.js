// The fonts of a PDF, as far as reading goes: which letters the bytes of a string are, and how wide they stand.
import { letterOfGlyph } from "./glyph-names.js";
import { Reader, binaryText, nameOf, stringOf, wordOf } from "./pdf-objects.js";

/**
 * @typedef {import("./pdf-objects.js").Value} Value
 * @typedef {import("./pdf-objects.js").Dictionary} Dictionary
 * @typedef {import("./pdf-objects.js").PdfFile} PdfFile
 *
 * @typedef {object} Font
 * @property {number} bytes of a code
 * @property {Map<number, string>} letters
 * @property {Map<number, number>} widths in thousandths of the size
 * @property {number} usualWidth
 */

const WINDOWS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"; // where it differs from Latin 1, from 128
const UTF16 = new TextDecoder("utf-16be");
const USUAL_WIDTH = 500;

/** @param {Uint8Array} bytes */
const numberOf = (bytes) => bytes.reduce((number, byte) => number * 256 + byte, 0);

/** The two tables of a ToUnicode map. @param {string} map @returns {Map<number, string>} */
function lettersOfMap(map) {
  /** @type {Map<number, string>} */
  const letters = new Map();
  const reader = new Reader(map);
  /** @type {Value[]} */
  let given = [];
  for (let value = reader.value(); reader.at < map.length; value = reader.value()) {
    if (value === undefined) {
      reader.at++;
      continue;
    }
    const word = wordOf(value);
    if (!word) {
      given.push(value);
      continue;
    }
    if (word === "endbfchar") addCharacters(letters, given);
    if (word === "endbfrange") addRanges(letters, given);
    given = [];
  }
  return letters;
}

/** @param {Map<number, string>} letters @param {Value[]} given */
function addCharacters(letters, given) {
  for (let index = 0; index + 1 < given.length; index += 2) {
    const [code, letter] = [stringOf(given[index]), stringOf(given[index + 1])];
    if (code && letter) letters.set(numberOf(code), UTF16.decode(letter));
  }
}

/** @param {Map<number, string>} letters @param {Value[]} given */
function addRanges(letters, given) {
  for (let index = 0; index + 2 < given.length; index += 3) {
    const [first, last] = [stringOf(given[index]), stringOf(given[index + 1])];
    if (!first || !last) continue;
    const start = numberOf(first);
    const count = Math.min(numberOf(last) - start, 65535);
    const to = given[index + 2];
    const base = stringOf(to);
    for (let step = 0; step <= count; step++) {
      const listed = Array.isArray(to) ? stringOf(to[step]) : null;
      if (listed) letters.set(start + step, UTF16.decode(listed));
      else if (base) letters.set(start + step, plus(UTF16.decode(base), step));
    }
  }
}

/** @param {string} text @param {number} step */
function plus(text, step) {
  const last = text.length - 1;
  return text.slice(0, last) + String.fromCharCode(text.charCodeAt(last) + step);
}

/** @param {PdfFile} file @param {Dictionary} font @returns {Promise<Font>} */
export async function readFont(file, font) {
  const map = file.stream(font.get("ToUnicode"));
  const mapped = map ? lettersOfMap(binaryText(await file.content(map))) : new Map();
  if (nameOf(file.resolve(font.get("Subtype"))) !== "Type0") {
    const letters = new Map([...namedLetters(file, font), ...mapped]);
    return { bytes: 1, letters, widths: simpleWidths(file, font), usualWidth: USUAL_WIDTH };
  }
  const inner = file.dictionary(file.array(font.get("DescendantFonts"))[0]);
  const usual = file.resolve(inner?.get("DW"));
  return { bytes: 2, letters: mapped, widths: wideWidths(file, inner), usualWidth: typeof usual === "number" ? usual : 1000 };
}

/** @param {PdfFile} file @param {Dictionary} font */
function namedLetters(file, font) {
  const letters = new Map(Array.from({ length: 256 }, (_, code) => [code, WINDOWS[code - 128] ?? String.fromCharCode(code)]));
  let code = 0;
  for (const difference of file.array(file.dictionary(font.get("Encoding"))?.get("Differences"))) {
    if (typeof difference === "number") code = difference;
    else letters.set(code++, letterOfGlyph(nameOf(difference)));
  }
  return letters;
}

/** @param {PdfFile} file @param {Dictionary} font */
function simpleWidths(file, font) {
  const first = Number(file.resolve(font.get("FirstChar")));
  return new Map(file.array(font.get("Widths")).map((width, index) => [first + index, Number(file.resolve(width))]));
}

/** "3 [500 600] 10 20 550": widths one by one, or one for a range. @param {PdfFile} file @param {Dictionary | null} font */
function wideWidths(file, font) {
  /** @type {Map<number, number>} */
  const widths = new Map();
  const given = file.array(font?.get("W")).map((value) => file.resolve(value));
  for (let at = 0; at + 1 < given.length; ) {
    const [first, next] = [Number(given[at]), given[at + 1]];
    if (Array.isArray(next)) {
      next.forEach((width, index) => widths.set(first + index, Number(file.resolve(width))));
      at += 2;
    } else {
      const last = Math.min(Number(next), first + 65535);
      for (let code = first; code <= last; code++) widths.set(code, Number(given[at + 2]));
      at += 3;
    }
  }
  return widths;
}

/** @param {Uint8Array} bytes @param {Font} font @returns {{ text: string, width: number }} */
export function readString(bytes, font) {
  let text = "";
  let width = 0;
  for (let at = 0; at + font.bytes <= bytes.length; at += font.bytes) {
    const code = numberOf(bytes.subarray(at, at + font.bytes));
    text += font.letters.get(code) ?? "";
    width += font.widths.get(code) || font.usualWidth;
  }
  return { text, width };
}
