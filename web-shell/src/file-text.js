// What can be read in a file, so that the search finds it: texts as they are, the words of a PDF, the words of HTML.
import { decodeText } from "./files.js";
import { pdfText } from "./pdf-text.js";

const MOST_CHARACTERS = 200_000; // as stored_file.text takes
const LARGEST_PDF = 64 * 1024 * 1024;
const TEXT = /^(text\/|message\/rfc822$|application\/(json|xml|.*\+xml)$|image\/svg\+xml$)/;

/** @param {string} type */
export const isText = (type) => TEXT.test(type);

/** The beginning of a text file, whatever its encoding. @param {Blob} blob @param {number} [most] characters */
export async function beginningOf(blob, most = MOST_CHARACTERS) {
  const bytes = new Uint8Array(await blob.slice(0, 4 * most).arrayBuffer());
  const { text } = decodeText(bytes.length < blob.size ? wholeLetters(bytes) : bytes);
  return { text: text.slice(0, most), isCut: bytes.length < blob.size || text.length > most };
}

/** Without the first bytes of a letter that goes on after the cut. @param {Uint8Array} bytes */
function wholeLetters(bytes) {
  let end = bytes.length;
  while (end > bytes.length - 4 && (bytes[end - 1] & 0xc0) === 0x80) end--;
  return bytes.subarray(0, (bytes[end - 1] & 0xc0) === 0xc0 ? end - 1 : bytes.length);
}

/**
 * @param {Blob} blob
 * @param {string} type
 * @returns {Promise<string>} empty where nothing can be read: a file is kept all the same
 */
export async function textOf(blob, type) {
  try {
    if (type === "application/pdf" && blob.size <= LARGEST_PDF)
      return clean((await pdfText(new Uint8Array(await blob.arrayBuffer()), MOST_CHARACTERS)).normalize("NFKC")); // "ﬁ" is "fi"
    if (!isText(type)) return "";
    const { text } = await beginningOf(blob);
    return clean(/html|xml/.test(type) ? text.replace(/<(script|style)\b.*?<\/\1\s*>|<[^>]*>/gis, " ") : text);
  } catch (failure) {
    console.warn(failure);
    return "";
  }
}

/** No letter that a database or a screen stumbles over. @param {string} text */
function clean(text) {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\0-\x08\x0b-\x1f\x7f\ufffe\uffff]/g, " ").replace(/[ \t]+/g, " ").trim().slice(0, MOST_CHARACTERS);
}
