// Module.shell: what the program may ask of the page, see wasm-app/platform/shell_calls.hpp.
import { canShareFiles, copyText, downloadMail, printPdf } from "./documents.js";
import { chooseFile, download, prepareFile } from "./files.js";
import { Keyboard } from "./keyboard.js";
import { deriveKey, setKiosk } from "./kiosk.js";
import { LongText } from "./long-text.js";
import { Mirror } from "./mirror.js";
import { Pointer } from "./pointer.js";
import { Stage } from "./stage.js";
import { keepFromEviction } from "./storage/index.js";
import { TextAgent } from "./text-agent.js";
import { chooseLanguage, rememberLanguage } from "./texts.js";

/** @typedef {import("./program.js").Program} Program */

const PREFERENCES = {
  dark: "(prefers-color-scheme: dark)",
  contrast: "(prefers-contrast: more), (forced-colors: active)",
  calm: "(prefers-reduced-motion: reduce)",
  finger: "(pointer: coarse)",
};

export const FRESH_DEMO = "bottega:fresh-demo"; // names the demo that the next start of the page writes anew

/** The address that starts with an archive. @param {string} name */
function addressOf(name) {
  const demo = /^demo-(.+)$/.exec(name);
  return demo ? `?demo=${demo[1]}` : `?business=${name}`;
}

/** Only what cannot run a script, whoever wrote it into a record. @param {string} url */
function openUrl(url) {
  const { protocol } = new URL(url, location.href);
  if (!["https:", "http:", "mailto:", "tel:"].includes(protocol)) return;
  const link = document.createElement("a");
  link.href = url;
  link.rel = "noopener noreferrer";
  if (protocol.startsWith("http")) link.target = "_blank";
  link.click();
}

export class Shell {
  /** What answers the program later. @type {import("./page-services.js").PageServices | null} */
  services = null;
  /** Work of the page that window.bottega.idle() waits for. @type {Set<Promise<unknown>>} */
  #work = new Set();

  /** @type {import("./file-desk.js").FileDesk | undefined} once the archive is open */ files;

  /** What becomes of forms that were filled in and not saved, as long as the archive is this tab's. */
  /** @type {(text: string) => void} */ keepForms = () => {};

  /**
   * @param {Program} program
   * @param {{ fatal: (failure: Error) => void, changeToNewVersion: () => void, onGraphicsGone: () => void }} events
   */
  constructor(program, events) {
    this.program = program;
    this.events = events;
    this.stage = new Stage(program, events);
    const { element } = this.stage;
    this.mirrorTree = new Mirror(program, element);
    this.longText = new LongText(program, element, this.mirrorTree.standIn);
    this.agent = new TextAgent(program, element, this.mirrorTree.standIn, () => this.longText.isOpen);
    this.keyboard = new Keyboard(program, this.stage, this.agent, this.longText, this.mirrorTree);
    this.pointer = new Pointer(program, this.stage, {
      isNative: (target) => this.longText.owns(target),
      isAgent: (target) => this.agent.owns(target),
      focus: (byGesture) => this.agent.focus(byGesture),
    });
  }

  start() {
    this.stage.element.hidden = false;
    void this.tellPersistence();
    for (const query of Object.values(PREFERENCES)) {
      matchMedia(query).addEventListener("change", () => this.tellPreferences());
    }
    addEventListener("popstate", () => this.program.call("platform_location", location.hash, 1));
    this.agent.start();
    this.longText.start();
    this.keyboard.start();
    this.pointer.start();
    this.mirrorTree.start({ lastPointerUse: () => this.pointer.lastUse, focus: () => this.agent.focus(true) });
    this.stage.start();
    this.stage.element.focus({ preventScroll: true });
  }

  tellPreferences() {
    const says = (/** @type {string} */ query) => (matchMedia(query).matches ? 1 : 0);
    const { dark, contrast, calm, finger } = PREFERENCES;
    const share = canShareFiles() ? 1 : 0;
    this.program.call("platform_preferences", chooseLanguage(), says(dark), says(contrast), says(calm), share, says(finger));
  }

  get hasWork() {
    return this.#work.size > 0;
  }

  /** @param {Promise<unknown>} work */
  track(work) {
    const tracked = work.catch((failure) => console.error(failure)).finally(() => this.#work.delete(tracked));
    this.#work.add(tracked);
  }

  // ---- called by the program

  requestFrame() {
    this.stage.requestFrame();
  }

  /** @param {string} css */
  setCursor(css) {
    this.stage.setCursor(css);
  }

  /** @param {number} percent */
  setTextSize(percent) {
    this.stage.setTextSize(percent / 100);
  }

  /** @param {string} reason @param {string} message */
  fatal(reason, message) {
    this.events.fatal(Object.assign(new Error(message), { reason }));
  }

  /** @param {number} pointer */
  textAgent(pointer) {
    this.agent.update(pointer);
  }

  /** @param {number} pointer */
  placeLongText(pointer) {
    this.longText.place(pointer);
  }

  /** @param {string} text */
  setLongText(text) {
    this.longText.setText(text);
  }

  /** @param {string} text */
  copyText(text) {
    this.track(copyText(text));
  }

  /** @param {number} nodes @param {number} count @param {number} text @param {number} order @param {number} orderCount @param {number} focus */
  mirror(nodes, count, text, order, orderCount, focus) {
    this.mirrorTree.update(nodes, count, text, order, orderCount, focus);
  }

  /** @param {string} text @param {boolean} assertive */
  announce(text, assertive) {
    this.mirrorTree.announce(text, assertive);
  }

  /** @param {number} pointer @param {number} size @param {string} name @param {string} mime */
  download(pointer, size, name, mime) {
    download(new Blob([this.program.bytes(pointer, size)], { type: mime }), name);
  }

  /** The program hears of a failure too. @param {number} request @param {string} what @param {string} wish */
  askPage(request, what, wish) {
    this.track(this.#answerLater(request, what, wish));
  }

  /** @param {number} request @param {string} what @param {string} wish */
  async #answerLater(request, what, wish) {
    if (!this.services) throw new Error("asked too early");
    try {
      const answer = await this.services.answer(what, wish);
      if (typeof answer === "string") this.program.call("platform_page_answer", request, answer, "");
      else this.program.callWithBytes("platform_page_bytes", answer, request);
    } catch (failure) {
      console.warn(failure);
      const reason = /** @type {{ reason?: string } | null} */ (failure)?.reason ?? "failed";
      this.program.call("platform_page_answer", request, "{}", reason);
    }
  }

  /** @param {number} request @param {string} accept */
  pickFile(request, accept) {
    void chooseFile(accept).then((file) => file && this.track(this.#receive(request, file)));
  }

  /** @param {number} request @param {File[]} files */
  readDropped(request, files) {
    const [file] = files;
    if (files.length === 1) return this.track(this.#receive(request, file));
    this.program.callWithBytes("platform_file_picked", new Uint8Array(), request, file.name, "refused: several");
  }

  /** A file that cannot be read arrives empty. @param {number} request @param {File} file */
  async #receive(request, file) {
    const unreadable = { name: file.name, encoding: "", bytes: new Uint8Array() };
    const { name, encoding, bytes } = await prepareFile(file).catch(() => unreadable);
    this.program.callWithBytes("platform_file_picked", bytes, request, name, encoding);
  }

  /** The program hears of a failure too. @param {number} request @param {string} definition */
  renderPdf(request, definition) {
    this.track(this.#render(request, definition));
  }

  /** @param {number} request @param {string} definition */
  async #render(request, definition) {
    try {
      const { renderPdf } = await import("./pdf.js");
      this.program.callWithBytes("platform_pdf_rendered", await renderPdf(definition), request, "");
    } catch (failure) {
      console.error(failure);
      this.program.callWithBytes("platform_pdf_rendered", new Uint8Array(), request, String(failure));
    }
  }

  /** @param {number} pointer @param {number} size @param {string} name */
  printPdf(pointer, size, name) {
    printPdf(this.program.bytes(pointer, size), name);
  }

  /** @param {number} pointer @param {number} size @param {string} name @param {string} to @param {string} subject @param {string} body */
  mailPdf(pointer, size, name, to, subject, body) {
    downloadMail({ bytes: this.program.bytes(pointer, size), name, to, subject, body });
  }

  /** @param {number} pointer @param {number} size @param {string} name @param {string} to @param {string} subject @param {string} body @param {boolean} toShare */
  previewPdf(pointer, size, name, to, subject, body, toShare) {
    const paper = { bytes: this.program.bytes(pointer, size), name, to, subject, body };
    this.track(import("./paper-preview.js").then(({ previewPaper }) => previewPaper(paper, toShare)));
  }

  /** @param {string} fragment @param {boolean} isStep back leads to where one was before */
  setLocation(fragment, isStep) {
    if (location.hash === fragment) return;
    const address = fragment || location.pathname + location.search;
    if (isStep) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  /** @param {string} url */
  openUrl(url) {
    openUrl(url);
  }

  /** @param {string} language @param {string} title @param {number} background 0xAABBGGRR */
  setPage(language, title, background) {
    rememberLanguage(language);
    document.title = title;
    this.stage.element.setAttribute("aria-label", title);
    const colour = `rgb(${background & 255} ${(background >>> 8) & 255} ${(background >>> 16) & 255})`;
    document.documentElement.style.setProperty("--background", colour);
    document.querySelector("meta[name=theme-color]")?.setAttribute("content", colour);
  }

  askForPersistence() {
    void keepFromEviction().then(() => this.tellPersistence());
  }

  /** Whether the browser has promised to keep the archive, where it tells. */
  async tellPersistence() {
    const kept = await navigator.storage?.persisted?.();
    if (kept !== undefined && "_platform_persistence" in this.program.module) this.program.call("platform_persistence", kept ? 1 : 0);
  }

  changeToNewVersion() {
    this.events.changeToNewVersion();
  }

  /** @param {string} name */
  openArchive(name) {
    location.assign(addressOf(name));
  }

  /** @param {string} name of a demo */
  startDemoAgain(name) {
    sessionStorage.setItem(FRESH_DEMO, name);
    location.assign(addressOf(name));
  }

  /** @param {number} request @param {string} secret @param {string} salt @param {number} iterations */
  deriveKey(request, secret, salt, iterations) {
    const answer = (/** @type {{ salt: string, hash: string }} */ key) => this.program.call("app_key_derived", request, key.salt, key.hash);
    this.track(deriveKey(secret, salt, iterations).catch(() => ({ salt: "", hash: "" })).then(answer));
  }

  /** @param {string} archive empty: no kiosk any more @param {string} salt @param {string} hash @param {number} iterations of the PIN's key */
  setKiosk(archive, salt, hash, iterations) {
    setKiosk(archive ? { archive, salt, hash, iterations } : null);
  }

  // ---- the archive as a file: the program answers within the call

  /** @type {Uint8Array<ArrayBuffer> | null} */
  #exported = null;
  #refusal = "";

  /** @param {number} pointer @param {number} size */
  archiveResult(pointer, size) {
    this.#exported = this.program.bytes(pointer, size);
  }

  /** @param {number} pointer @param {number} size */
  refusalResult(pointer, size) {
    this.#refusal = this.program.text(pointer, size);
  }

  /** Whether closing the page now would lose what was filled in. */
  hasUnsavedInput() {
    return this.program.call("app_has_unsaved_input") === 1;
  }

  #unsaved = "[]";

  /** @param {number} pointer @param {number} size */
  unsavedResult(pointer, size) {
    this.#unsaved = this.program.text(pointer, size);
  }

  /** What was done here after that commit, in words. @param {number} durableSequence @returns {string[]} */
  unsavedWork(durableSequence) {
    this.#unsaved = "[]";
    this.program.call("app_unsaved_work", durableSequence);
    return JSON.parse(this.#unsaved);
  }

  #numbers = "";

  /** @param {number} pointer @param {number} size */
  numbersResult(pointer, size) {
    this.#numbers = this.program.text(pointer, size);
  }

  /** The last numbers of the business that is here, see kept-numbers.js. */
  givenNumbers() {
    this.#numbers = "";
    this.program.call("app_given_numbers");
    return this.#numbers;
  }

  /** @param {string} lines @returns {string | null} those of other businesses; null: it was refused */
  raiseNumbers(lines) {
    return this.program.call("app_raise_numbers", lines) === 1 ? this.#numbers : null;
  }

  /** @returns {Uint8Array<ArrayBuffer>} */
  exportArchive() {
    this.#exported = null;
    this.#refusal = "";
    this.program.call("app_export_archive");
    if (!this.#exported) throw new Error(this.#refusal || "The archive cannot be exported now.");
    return this.#exported;
  }

  /** @param {Uint8Array} bytes */
  importArchive(bytes) {
    this.#refusal = "";
    const taken = this.program.callWithBytes("app_import_archive", bytes);
    if (!taken) throw new Error(this.#refusal || "The archive was refused.");
  }
}
