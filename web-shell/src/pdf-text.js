// The words of a PDF, for the search, and whether it holds anything that would act when it is shown. No code of the
// file runs and nothing is drawn.
import { PageText } from "./pdf-page.js";
import { PdfFile, binaryText, nameOf } from "./pdf-objects.js";

/**
 * @typedef {import("./pdf-objects.js").Value} Value
 * @typedef {import("./pdf-objects.js").Dictionary} Dictionary
 */

const ACTIVE = /\/(JavaScript|JS|Launch|XFA|RichMedia|Rendition|ImportData|SubmitForm|GoToE|Encrypt)(?![^\0\t\n\f\r ()<>[\]{}/%])/;

/** The pages in their order. @param {PdfFile} file @returns {Dictionary[]} */
export function pagesOf(file) {
  const all = [...file.objects()].map((value) => file.dictionary(value)).filter((value) => value !== null);
  const catalogue = all.findLast((value) => nameOf(file.resolve(value.get("Type"))) === "Catalog");
  /** @type {Dictionary[]} */
  const pages = [];
  const seen = new Set();
  const visit = (/** @type {Dictionary | null} */ node, /** @type {Value | undefined} */ inherited) => {
    if (!node || seen.has(node)) return;
    seen.add(node);
    const resources = node.get("Resources") ?? inherited;
    if (node.has("Kids")) return file.array(node.get("Kids")).forEach((kid) => visit(file.dictionary(kid), resources));
    if (resources !== undefined) node.set("Resources", resources);
    pages.push(node);
  };
  visit(file.dictionary(catalogue?.get("Pages")), undefined);
  return pages.length > 0 ? pages : all.filter((value) => nameOf(value.get("Type")) === "Page");
}

/** What draws a page, one character a byte. @param {PdfFile} file @param {Dictionary} page */
export async function pageContent(file, page) {
  let content = "";
  for (const part of file.array(page.get("Contents"))) {
    const stream = file.stream(part);
    if (stream) content += `${binaryText(await file.content(stream))}\n`;
  }
  return content;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} [limit] characters
 * @returns {Promise<string>} empty where it holds none, or only in a locked or unusual form
 */
export async function pdfText(bytes, limit = 200_000) {
  const file = await PdfFile.open(bytes);
  if (file.isEncrypted) return "";
  const text = new PageText(file, limit);
  for (const page of pagesOf(file)) {
    await text.addContent(await pageContent(file, page), file.dictionary(page.get("Resources")));
    text.endPage();
    if (text.isFull) break;
  }
  return text.toString();
}

/** A name may be written with the codes of its letters: "/J#61vaScript". @param {string} text */
const plainNames = (text) => text.replace(/#([0-9a-fA-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));

/**
 * Whether it may hold scripts or anything else that acts by itself. Asked of every byte rather than of its structure,
 * which a viewer may read in another way; what cannot be looked into counts as active.
 * @param {Uint8Array} bytes
 */
export async function isActivePdf(bytes) {
  const text = plainNames(binaryText(bytes));
  if (ACTIVE.test(text)) return true;
  const file = await PdfFile.open(bytes);
  const packed = text.match(/\/ObjStm/g)?.length ?? 0;
  return packed !== file.unpacked.length || file.unpacked.some((content) => ACTIVE.test(plainNames(content)));
}

/** Whether a viewer finds a page in it at all. @param {Uint8Array} bytes */
export async function hasPages(bytes) {
  const begins = binaryText(bytes.subarray(0, 1024)).includes("%PDF-");
  return begins && pagesOf(await PdfFile.open(bytes)).length > 0;
}
