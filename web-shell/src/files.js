// Files in and out. What comes in becomes UTF-8 text, cells or a small picture here; the program never sees an encoding.
import { SpreadsheetError } from "./spreadsheet/spreadsheet-error.js";

const LOGO = { width: 600, height: 240 };
const TEXT_FILE = /\.(csv|tsv|txt|json|eml)$/i;
const WORKBOOK = /\.(xlsx|xlsm|xls)$/i;
const CARDS = /\.(vcf|vcard)$/i;
const LARGEST = 64 << 20; // of a table: larger ones would fill the memory before anything could be said
const RELEASE_MS = 60_000; // a download reads the blob after the click

/** @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), RELEASE_MS);
}

/**
 * Asks the person for a file; must run inside a gesture. Resolves with null when nothing is chosen.
 * @param {string} accept
 * @returns {Promise<File | null>}
 */
export function chooseFile(accept) {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    input.addEventListener("change", () => resolve(input.files?.[0] ?? null));
    input.addEventListener("cancel", () => resolve(null));
    input.click();
  });
}

/**
 * The text of a file whose encoding is not said anywhere: a byte order mark tells, or that each second byte is nothing;
 * else it is UTF-8 if it can be, else windows-1252, which the spreadsheets of Western Europe write.
 * @param {Uint8Array} bytes
 * @returns {{ text: string, encoding: string }}
 */
export function decodeText(bytes) {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { text: new TextDecoder("utf-8").decode(bytes), encoding: "utf-8 bom" };
  }
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16" };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "utf-16" };
  if (first && second === 0 && third && fourth === 0) return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
  }
}

/** The bytes of the text that was read last. @type {Uint8Array} */
let lastText = new Uint8Array();

/** The same file once more, in the encoding that the person says it has. @param {string} encoding @returns {Uint8Array} UTF-8 */
export function readAgain(encoding) {
  const bigEndian = encoding === "utf-16" && lastText[0] === 0xfe && lastText[1] === 0xff;
  return new TextEncoder().encode(new TextDecoder(bigEndian ? "utf-16be" : encoding).decode(lastText));
}

/**
 * A picture as PNG, no larger than a letterhead needs.
 * @param {Blob} file
 * @returns {Promise<Uint8Array>}
 */
async function asLogo(file) {
  const picture = await loadPicture(file);
  const natural = { width: picture.naturalWidth || LOGO.width, height: picture.naturalHeight || LOGO.height };
  const scale = Math.min(1, LOGO.width / natural.width, LOGO.height / natural.height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(natural.width * scale));
  canvas.height = Math.max(1, Math.round(natural.height * scale));
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no 2d canvas");
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(picture.src);
  /** @type {Blob | null} */
  const png = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!png) throw new Error("the picture cannot be written");
  return new Uint8Array(await png.arrayBuffer());
}

/** @param {Blob} file @returns {Promise<HTMLImageElement>} */
async function loadPicture(file) {
  const picture = new Image();
  picture.src = URL.createObjectURL(file);
  await picture.decode();
  return picture;
}

/**
 * The dots of a picture, drawn as large as they can be in the middle of that room: red, green, blue and opacity of each.
 * @param {{ png: string, width: number, height: number }} wish the PNG as base64
 * @returns {Promise<Uint8Array>}
 */
export async function pictureDots({ png, width, height }) {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const pen = new OffscreenCanvas(width, height).getContext("2d");
  if (!pen) throw new Error("no 2d canvas");
  const scale = Math.min(width / picture.width, height / picture.height);
  const [shownWidth, shownHeight] = [picture.width * scale, picture.height * scale];
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, (width - shownWidth) / 2, (height - shownHeight) / 2, shownWidth, shownHeight);
  picture.close();
  return new Uint8Array(pen.getImageData(0, 0, width, height).data.buffer);
}

/** The cells of a file that is no text, or why it is not read. @param {string} encoding @param {() => Promise<Uint8Array>} read */
async function cellsOf(encoding, read) {
  try {
    return { encoding, bytes: await read() };
  } catch (failure) {
    if (!(failure instanceof SpreadsheetError)) throw failure;
    return { encoding: `refused: ${failure.reason}`, bytes: new Uint8Array() };
  }
}

/** @param {Uint8Array} raw */
const readWorkbook = async (raw) => (await import("./spreadsheet/read-workbook.js")).readSheets(raw);
/** @param {Uint8Array} raw */
const readCards = async (raw) => (await import("./vcards/read-vcards.js")).readVcards(raw);

/**
 * What the program gets of a chosen file.
 * @param {File} file
 * @returns {Promise<{ name: string, encoding: string, bytes: Uint8Array }>}
 */
export async function prepareFile(file) {
  const { name } = file;
  if (file.type.startsWith("image/")) return { name, encoding: "", bytes: await asLogo(file) };
  if (file.size > LARGEST) return { name, encoding: "refused: too_big", bytes: new Uint8Array() };
  const raw = new Uint8Array(await file.arrayBuffer());
  if (WORKBOOK.test(name)) return { name, ...(await cellsOf("xlsx", () => readWorkbook(raw))) };
  if (CARDS.test(name)) return { name, ...(await cellsOf("vcards", () => readCards(raw))) };
  if (!TEXT_FILE.test(name) && !file.type.startsWith("text/")) return { name, encoding: "", bytes: raw };
  const { text, encoding } = decodeText(raw);
  if (text.includes("\0")) return { name, encoding: "", bytes: raw }; // a picture, or anything else, under the name of a text
  lastText = raw;
  return { name, encoding, bytes: new TextEncoder().encode(text) };
}
