// A list of the program as an .xlsx file: numbers as numbers, days as days, texts as texts that no spreadsheet takes for
// a formula. Loaded when the first list is exported.
import writeWorkbook from "write-excel-file/universal";

/** @typedef {import("write-excel-file/universal").Cell} Cell */

const FORMATS = { day: "yyyy-mm-dd", amount: "#,##0.00", number: "General", text: "@" };
const WIDEST = 50;
const NARROWEST = 9;

/** @param {string} cell see core/exchange/sheet_text.hpp @returns {Cell} */
function typedCell(cell) {
  const text = cell.slice(1);
  switch (cell[0]) {
    case undefined:
      return null;
    case "n":
      return { value: Number(text), type: Number };
    case "m":
      return { value: Number(text), type: Number, format: FORMATS.amount };
    case "d":
      return { value: new Date(`${text}T00:00:00Z`), type: Date, format: FORMATS.day };
    case "b":
      return { value: text === "true", type: Boolean };
    default:
      return { value: text, type: String, format: FORMATS.text };
  }
}

/** As wide as what it shows, within reason. @param {string[][]} rows @param {number} column */
function widthOf(rows, column) {
  const longest = rows.reduce((width, row) => Math.max(width, (row[column] ?? "").length), 0);
  return { width: Math.min(WIDEST, Math.max(NARROWEST, longest + 1)) };
}

/** @param {string} text one sheet; its first row holds the headers @returns {Promise<Blob>} */
export function writeSheet(text) {
  const [name, ...lines] = text.slice(1).split("\x1e");
  const rows = lines.map((line) => line.split("\x1f"));
  const columns = rows[0].map((_, column) => widthOf(rows, column));
  const headers = rows[0].map((cell) => ({ value: cell.slice(1), type: String, format: FORMATS.text, fontWeight: /** @type {const} */ ("bold") }));
  const data = [headers, ...rows.slice(1).map((row) => row.map(typedCell))];
  // A name of a sheet is short and has no sign that means a place.
  const sheet = name.replace(/[\\/?*[\]:']/g, " ").slice(0, 31);
  return writeWorkbook(data, { sheet, columns, stickyRowsCount: 1 }).toBlob();
}
