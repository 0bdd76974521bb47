// A file shown above the program. Nothing in it ever runs: pictures (SVG too) are shown as pictures, texts and HTML as
// letters, and a PDF goes into the browser's viewer only when it holds nothing active; otherwise its words are shown.
import { beginningOf, isText } from "./file-text.js";
import { hasPages, isActivePdf, pdfText } from "./pdf-text.js";
import { pageTexts } from "./texts.js";

const PICTURE = /^image\/(png|jpeg|gif|webp|avif|bmp|svg\+xml|x-icon)$/;
const PDF = "application/pdf";

/** @param {Element} parent @param {string} tag @param {string} [text] */
function append(parent, tag, text = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  parent.append(element);
  return element;
}

/** @param {string} name @param {string} url */
async function picture(name, url) {
  const box = document.createElement("div");
  box.className = "content picture";
  const image = /** @type {HTMLImageElement} */ (append(box, "img"));
  image.alt = name;
  image.src = url;
  await image.decode();
  return box;
}

/** @param {string[]} notes @param {string} text */
function letters(notes, text) {
  const box = document.createElement("div");
  box.className = "content";
  for (const note of notes) append(box, "p", note);
  if (text) append(box, "pre", text);
  box.tabIndex = 0;
  return box;
}

/** @param {Blob} blob @param {string} name @param {string} url */
async function pdf(blob, name, url) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  if (!(await hasPages(bytes).catch(() => false))) return letters([pageTexts().previewBroken], await pdfText(bytes).catch(() => ""));
  if (!navigator.pdfViewerEnabled || (await isActivePdf(bytes))) return letters([pageTexts().previewText], await pdfText(bytes));
  const box = document.createElement("div");
  box.className = "content";
  const frame = /** @type {HTMLIFrameElement} */ (append(box, "iframe"));
  frame.title = name;
  frame.src = `${url}#navpanes=0`; // the browser's own viewer, which no sandboxed frame may load
  return box;
}

/** @param {Blob} blob @param {string} name @param {string} type @param {string} url */
async function contentOf(blob, name, type, url) {
  if (PICTURE.test(type)) return picture(name, url).catch(() => letters([pageTexts().previewNone], ""));
  if (type === PDF) return pdf(blob, name, url);
  if (!isText(type)) return letters([pageTexts().previewNone], "");
  const { text, isCut } = await beginningOf(blob);
  return letters(isCut ? [pageTexts().previewCut] : [], text);
}

/** Only types that the browser shows without running anything. @param {Blob} blob @param {string} type */
function shown(blob, type) {
  return new Blob([blob], { type: PICTURE.test(type) || type === PDF ? type : "text/plain" });
}

/**
 * @typedef {{ label: string, press: () => void, primary?: boolean, key?: string }} PreviewAction key: together with Ctrl
 * @param {Blob} blob
 * @param {string} name
 * @param {string} type
 * @param {PreviewAction[]} actions what can be done with it, beside closing; the primary one has the focus
 * @param {HTMLElement | null} [content] what to show, where somebody knows the file better
 */
export async function showPreview(blob, name, type, actions, content = null) {
  const url = URL.createObjectURL(shown(blob, type));
  const dialog = document.createElement("dialog");
  dialog.className = "preview";
  const header = append(dialog, "header");
  const heading = append(header, "h2", name);
  heading.id = "preview-name";
  dialog.setAttribute("aria-labelledby", heading.id);
  const buttons = [...actions, { label: pageTexts().close, press: () => dialog.close() }].map(({ label, press, primary }) => {
    const button = /** @type {HTMLButtonElement} */ (append(header, "button", label));
    button.type = "button";
    button.classList.toggle("primary", primary ?? false);
    button.addEventListener("click", press);
    return button;
  });
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  dialog.addEventListener("close", () => {
    dialog.remove();
    URL.revokeObjectURL(url);
    focused?.focus({ preventScroll: true });
  });
  dialog.addEventListener("keydown", (event) => {
    const action = event.ctrlKey || event.metaKey ? actions.find(({ key }) => key === event.key.toLowerCase()) : undefined;
    if (!action) return;
    event.preventDefault();
    action.press();
  });
  // A click into the browser's own viewer takes the keyboard along, and Escape with it; the mouse needs no focus there.
  const comeBack = () => setTimeout(() => document.activeElement instanceof HTMLIFrameElement && buttons.at(-1)?.focus());
  addEventListener("blur", comeBack);
  dialog.addEventListener("close", () => removeEventListener("blur", comeBack));
  dialog.append(content ?? (await contentOf(blob, name, type, url)));
  document.body.append(dialog);
  dialog.showModal();
  const first = actions.findIndex(({ primary }) => primary);
  buttons.at(first)?.focus(); // none: the last one closes
}
