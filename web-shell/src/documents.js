// A finished document on its way to paper, to another program, or to a mail.
import { download } from "./files.js";

const PDF = "application/pdf";

export const canShareFiles = () => {
  const probe = new File([], "document.pdf", { type: PDF });
  return typeof navigator.canShare === "function" && navigator.canShare({ files: [probe] });
};

/** @param {Uint8Array<ArrayBuffer>} bytes @param {string} name */
export function printPdf(bytes, name) {
  const file = new Blob([bytes], { type: PDF });
  document.querySelector(".print-frame")?.remove();
  const frame = document.createElement("iframe");
  frame.className = "print-frame";
  frame.title = "PDF";
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  frame.addEventListener("load", () => {
    // Here the browser's viewer is in the frame; it prints the document instead of the page around it.
    try {
      frame.contentWindow?.focus();
      frame.contentWindow?.print();
    } catch {
      download(file, name); // a page from disk may not reach into its frame: the file is printed from where it opens
    }
  });
  frame.src = URL.createObjectURL(file);
  (document.querySelector("dialog[open]") ?? document.body).append(frame); // beside an open dialog nothing can be focused
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {string} name @param {string} title */
export async function sharePdf(bytes, name, title) {
  const file = new File([bytes], name, { type: PDF });
  try {
    await navigator.share({ files: [file], title });
  } catch (failure) {
    const changedMind = failure instanceof DOMException && failure.name === "AbortError";
    if (!changedMind) download(file, name);
  }
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let binary = "";
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}

/** @param {string} text */
const base64OfText = (text) => base64(new TextEncoder().encode(text));

/** Lines of 76 characters, as RFC 2045 wants them. @param {string} encoded */
const wrapped = (encoded) => encoded.replace(/.{76}(?=.)/g, "$&\r\n");

/** A header value in RFC 2047 words of whole characters, at most 75 long. @param {string} text */
function headerWords(text) {
  const clean = text.replace(/[\r\n]+/g, " ");
  if (/^[\x20-\x7e]*$/.test(clean)) return clean;
  /** @type {string[]} */
  const words = [""];
  for (const character of clean) {
    const candidate = words[words.length - 1] + character;
    if (base64OfText(candidate).length > 60) words.push(character);
    else words[words.length - 1] = candidate;
  }
  return words.map((word) => `=?utf-8?B?${base64OfText(word)}?=`).join("\r\n ");
}

/**
 * A draft of a mail with the document attached, which the person's mail program opens ready to be sent.
 * @param {{ bytes: Uint8Array, name: string, to: string, subject: string, body: string }} mail
 */
export function mailDraft({ bytes, name, to, subject, body }) {
  const boundary = `bottega-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
  const fileName = `filename*=utf-8''${encodeURIComponent(name)}`;
  return [
    "X-Unsent: 1",
    `To: ${to.replace(/[\r\n]+/g, " ")}`,
    `Subject: ${headerWords(subject)}`,
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    "",
    `--${boundary}`,
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    wrapped(base64OfText(body.replace(/\r?\n/g, "\r\n"))),
    `--${boundary}`,
    `Content-Type: ${PDF}`,
    `Content-Disposition: attachment; ${fileName}`,
    "Content-Transfer-Encoding: base64",
    "",
    wrapped(base64(bytes)),
    `--${boundary}--`,
    "",
  ].join("\r\n");
}

/** @param {{ bytes: Uint8Array, name: string, to: string, subject: string, body: string }} mail */
export function downloadMail(mail) {
  download(new Blob([mailDraft(mail)], { type: "message/rfc822" }), mail.name.replace(/\.pdf$/i, "") + ".eml");
}

/** @param {string} text */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyByCommand(text);
  }
}

/** Over plain http, and outside a gesture where the browser wants one. @param {string} text */
function copyByCommand(text) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const field = document.createElement("textarea");
  field.className = "unseen";
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
  focused?.focus({ preventScroll: true });
}
