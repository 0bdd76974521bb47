// The pages of a quote, an order or an invoice above the program, and from there every way out of the house. The PDF is
// ready when a person presses, so that sharing begins within the press, as browsers want it.
import { canShareFiles, downloadMail, printPdf, sharePdf } from "./documents.js";
import { showPreview } from "./file-preview.js";
import { download } from "./files.js";
import { drawPages } from "./paper-pages.js";
import { pageTexts } from "./texts.js";

const PDF = "application/pdf";

/** Then the browser shows it, as any other PDF. @param {unknown} failure */
function notDrawn(failure) {
  console.error(failure);
  return null;
}

/**
 * @param {{ bytes: Uint8Array<ArrayBuffer>, name: string, to: string, subject: string, body: string }} paper
 * @param {boolean} toShare sharing is what it was opened for
 */
export async function previewPaper(paper, toShare) {
  const { bytes, name, subject } = paper;
  const texts = pageTexts();
  const blob = new Blob([bytes], { type: PDF });
  const actions = [
    { label: texts.mailFile, press: () => downloadMail(paper) },
    { label: texts.printFile, press: () => printPdf(bytes, name), key: "p" },
    { label: texts.downloadFile, press: () => download(blob, name), primary: !toShare },
  ];
  if (canShareFiles()) actions.unshift({ label: texts.shareFile, press: () => void sharePdf(bytes, name, subject), primary: toShare });
  await showPreview(blob, name, PDF, actions, await drawPages(bytes).catch(notDrawn));
}
