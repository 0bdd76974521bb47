// An .xlsx file as cells for the program, see core/exchange/sheet_text.hpp for how they are written. Loaded when the
// first workbook is chosen.
import { zipSync } from "fflate";
import readWorkbook from "read-excel-file/universal";
import { SpreadsheetError } from "./spreadsheet-error.js";
import { workbookParts } from "./workbook-parts.js";

const LIMITS = { rows: 200_000, columns: 500, cells: 5_000_000, characters: 64 << 20 };
const SEPARATORS = /[\x1d-\x1f]/g; // eslint-disable-line no-control-regex
const LAST_SECOND = Date.UTC(9999, 11, 31) / 1000;
const DOUBLE_DIGITS = 15; // what a spreadsheet shows of a number; the file has two more

/** Rows and cells with something in them, whose place the reader would make room for. */
const PLACE = /<(?:\w+:)?(row|c)\b([^>]*[^/>])>/g;
const ADDRESS = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/;

/** @param {string} letters "AB" @returns {number} 28 */
const columnNumber = (letters) => [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/**
 * A cell at XFD1048576 would make a table of sixteen thousand million cells of it.
 * @param {string} xml
 */
function checkSize(xml) {
  let rows = 0;
  let columns = 0;
  for (const [, tag, attributes] of xml.matchAll(PLACE)) {
    const found = ADDRESS.exec(attributes);
    if (!found) continue;
    const address = /^([A-Z]{0,3})(\d{1,7})$/.exec(found[1] ?? found[2]);
    if (!address) throw new SpreadsheetError("damaged", `a ${tag} at ${found[0]}`);
    rows = Math.max(rows, Number(address[2]));
    columns = Math.max(columns, columnNumber(address[1]));
  }
  if (rows > LIMITS.rows || columns > LIMITS.columns || rows * columns > LIMITS.cells) {
    throw new SpreadsheetError("too_big", `${rows} rows, ${columns} columns`);
  }
}

/** "1.5E-3" as "0.0015". @param {string} text */
function withoutExponent(text) {
  const [, sign, whole, fraction = "", power] = /** @type {RegExpExecArray} */ (/^(-?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/i.exec(text));
  const shift = Number(power);
  if (shift < 0) return `${sign}0.${"0".repeat(-shift - whole.length)}${whole}${fraction}`;
  return sign + whole + fraction.padEnd(shift, "0");
}

/**
 * The number that was meant: 18.9 is kept in the file as 18.899999999999999; whole numbers stay as they are.
 * @param {string} text
 */
export function typedNumber(text) {
  const number = Number(text);
  if (!Number.isFinite(number)) throw new SpreadsheetError("damaged", `the number ${text}`);
  const digits = text.replace(/e.*$/i, "").replace(/\D/g, "").replace(/^0+/, "").length;
  if (/^-?\d+$/.test(text) || (digits <= DOUBLE_DIGITS && /^-?\d+\.\d+$/.test(text))) return text;
  const meant = String(Number(number.toPrecision(DOUBLE_DIGITS)));
  return /e/.test(meant) ? withoutExponent(meant) : meant;
}

/** @param {Date} date */
function isoDay(date) {
  const seconds = Math.round(date.valueOf() / 1000); // half past nine is a fraction of a day in the file
  if (!(Math.abs(seconds) < LAST_SECOND)) throw new SpreadsheetError("damaged", "a day that is none");
  const [day, time] = new Date(seconds * 1000).toISOString().split("T");
  return time.startsWith("00:00:00") ? day : `${day} ${time.slice(0, 8)}`;
}

/** The reader gives numbers as { number: text }. @param {unknown} value */
function cellText(value) {
  if (value === null || value === undefined || value === "") return "";
  if (value instanceof Date) return `d${isoDay(value)}`;
  if (typeof value === "boolean") return `b${value}`;
  if (typeof value === "object") return `n${typedNumber(/** @type {{ number: string }} */ (value).number)}`;
  return `t${String(value).replace(SEPARATORS, " ")}`;
}

/** @param {{ sheet: string, data: unknown[][] }[]} sheets */
function sheetsText(sheets) {
  let text = "";
  for (const { sheet, data } of sheets) {
    text += `\x1d${sheet.replace(SEPARATORS, " ")}`;
    for (const row of data) {
      text += `\x1e${row.map(cellText).join("\x1f")}`;
      if (text.length > LIMITS.characters) throw new SpreadsheetError("too_big", "text of its cells");
    }
  }
  return text;
}

/** @param {Uint8Array} bytes an .xlsx file @returns {Promise<Uint8Array>} its sheets as text */
export async function readSheets(bytes) {
  const parts = await workbookParts(bytes);
  const decoder = new TextDecoder();
  for (const [name, part] of Object.entries(parts)) if (/\/worksheets\/[^/]*\.xml$/.test(name)) checkSize(decoder.decode(part));
  const plain = zipSync(parts, { level: 0 }); // what the reader unpacks is what was checked
  try {
    const sheets = await readWorkbook(plain.buffer, { trim: false, parseNumber: (number) => ({ number }) });
    return new TextEncoder().encode(sheetsText(/** @type {{ sheet: string, data: unknown[][] }[]} */ (sheets)));
  } catch (failure) {
    throw failure instanceof SpreadsheetError ? failure : new SpreadsheetError("damaged", String(failure));
  }
}
