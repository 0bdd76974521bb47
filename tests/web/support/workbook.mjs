// Workbooks for tests, written part by part, so that a test can make any part wrong.
import { zipSync, strToU8 } from "../../../web-shell/node_modules/fflate/esm/index.mjs";

const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const letters = (column) => (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/** A text, a number as the file writes it { number }, a day as its serial number { day }, or nothing. */
function cellXml(value, address) {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "string") return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  if (typeof value === "boolean") return `<c r="${address}" t="b"><v>${Number(value)}</v></c>`;
  return "day" in value ? `<c r="${address}" s="1"><v>${value.day}</v></c>` : `<c r="${address}"><v>${value.number}</v></c>`;
}

export function sheetXml(rows) {
  const lines = rows.map((row, index) => {
    const cells = row.map((value, column) => cellXml(value, letters(column) + (index + 1)));
    return `<row r="${index + 1}">${cells.join("")}</row>`;
  });
  return `<worksheet ${NAMESPACE}><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

/** The parts of a workbook. @param {Record<string, unknown[][]>} sheets rows of cells by the name of their sheet */
export function partsOf(sheets) {
  const names = Object.keys(sheets);
  const list = names.map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const relations = names.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`);
  const styles = `<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  const parts = {
    "xl/workbook.xml": `<workbook ${NAMESPACE} xmlns:r="${OFFICE}"><sheets>${list.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships ${RELATIONS}>${relations.join("")}${styles}</Relationships>`,
    "xl/styles.xml": `<styleSheet ${NAMESPACE}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  };
  names.forEach((name, index) => { parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheets[name]); });
  return parts;
}

/** @param {Record<string, string | Uint8Array>} parts @returns {Uint8Array} */
export function zipped(parts) {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part])));
}

export const workbook = (sheets) => zipped(partsOf(sheets));
