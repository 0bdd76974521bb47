// Files dropped on the page or pasted into it: attached to the record on the screen, or read by the import. While files
// hang over the page, a frame says whether they can be let go here, and what for.
import { pageTexts } from "./texts.js";

/** @param {DataTransfer | null} data */
const bringsFiles = (data) => Boolean(data?.types.includes("Files"));

/** What platform_takes_files() answers. */
const NOWHERE = 0;
const TO_READ = 2;

export class FileDrop {
  /** @type {HTMLElement | null} */ #hint = null;

  /**
   * @param {import("./program.js").Program} program
   * @param {{ attach: (request: number, files: File[]) => void, read: (request: number, files: File[]) => void }} takers
   */
  constructor(program, takers) {
    this.program = program;
    this.takers = takers;
  }

  start() {
    document.addEventListener("dragenter", (event) => this.#over(event));
    document.addEventListener("dragover", (event) => this.#over(event));
    document.addEventListener("dragleave", (event) => event.relatedTarget === null && this.#hide());
    document.addEventListener("drop", (event) => this.#drop(event));
    document.addEventListener("paste", (event) => this.#paste(event), { capture: true });
  }

  /** @returns {number} what the screen takes files for */
  get #use() {
    return this.program.call("platform_takes_files");
  }

  /** @param {DragEvent} event */
  #over(event) {
    if (!event.dataTransfer || !bringsFiles(event.dataTransfer)) return;
    event.preventDefault(); // else the browser leaves the page for the file
    const use = this.#use;
    event.dataTransfer.dropEffect = use === NOWHERE ? "none" : "copy";
    this.#show(use);
  }

  /** @param {DragEvent} event */
  #drop(event) {
    this.#hide();
    if (!bringsFiles(event.dataTransfer)) return;
    event.preventDefault();
    this.#give([...(event.dataTransfer?.files ?? [])]);
  }

  /** Whoever pastes words from an office program gets words, though a picture of them comes along. @param {ClipboardEvent} event */
  #paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || event.clipboardData?.getData("text")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#give(files);
  }

  /** @param {File[]} files */
  #give(files) {
    if (files.length === 0) return;
    const toRead = this.#use === TO_READ;
    const request = this.program.call(toRead ? "platform_file_dropped" : "platform_files_dropped");
    if (request > 0) this.takers[toRead ? "read" : "attach"](request, files);
  }

  /** @param {number} use */
  #show(use) {
    const { dropHere, dropToImport, dropNowhere } = pageTexts();
    this.#hint ??= document.body.appendChild(document.createElement("div"));
    this.#hint.className = use === NOWHERE ? "drop-hint refused" : "drop-hint";
    this.#hint.textContent = use === NOWHERE ? dropNowhere : use === TO_READ ? dropToImport : dropHere;
  }

  #hide() {
    this.#hint?.remove();
    this.#hint = null;
  }
}
