// Makes the PDF of a document from the definition that the core has written. Loaded when the first one is asked for.
import { fonts } from "bottega-assets";
import pdfMake from "pdfmake";
import { fetchOwn } from "./own-file.js";

const NORMAL = "Inter-Regular.ttf";
const BOLD = "Inter-SemiBold.ttf";

/** @type {Promise<void> | null} */
let fontsReady = null;

async function addFonts() {
  await Promise.all(
    [NORMAL, BOLD].map(async (name) => {
      const response = await fetchOwn(fonts[name].url);
      if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
      pdfMake.addVirtualFileSystem({ [name]: { data: new Uint8Array(await response.arrayBuffer()), encoding: "binary" } });
    }),
  );
  pdfMake.addFonts({ Inter: { normal: NORMAL, bold: BOLD, italics: NORMAL, bolditalics: BOLD } });
  // All that a document shows is in its definition.
  pdfMake.setUrlAccessPolicy(() => false);
}

/** The node of every page's foot, with its page numbers. @param {unknown} node @param {number} page @param {number} pages */
function numbered(node, page, pages) {
  const text = JSON.stringify(node).replaceAll("{page}", String(page)).replaceAll("{pages}", String(pages));
  return JSON.parse(text);
}

/** JSON knows neither functions nor dates: they are put in here. @param {string} json */
function definitionOf(json) {
  const definition = JSON.parse(json);
  const { footer, info } = definition;
  if (footer) definition.footer = (/** @type {number} */ page, /** @type {number} */ pages) => numbered(footer, page, pages);
  if (info?.creationDate) info.creationDate = new Date(info.creationDate);
  return definition;
}

/** @param {string} json a pdfmake document definition @returns {Promise<Uint8Array>} */
export async function renderPdf(json) {
  fontsReady ??= addFonts();
  try {
    await fontsReady;
  } catch (failure) {
    fontsReady = null; // the next one tries again
    throw failure;
  }
  return pdfMake.createPdf(definitionOf(json)).getBuffer();
}
