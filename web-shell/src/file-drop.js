// Files dropped on the page or pasted into it, for the record on the screen. While files hang over the page, a frame
// says whether they can be let go here.
import { pageTexts } from "./texts.js";

/** @param {DataTransfer | null} data */
const bringsFiles = (data) => Boolean(data?.types.includes("Files"));

export class FileDrop {
  /** @type {HTMLElement | null} */ #hint = null;

  /**
   * @param {import("./program.js").Program} program
   * @param {(request: number, files: File[]) => void} take
   */
  constructor(program, take) {
    this.program = program;
    this.take = take;
  }

  start() {
    document.addEventListener("dragenter", (event) => this.#over(event));
    document.addEventListener("dragover", (event) => this.#over(event));
    document.addEventListener("dragleave", (event) => event.relatedTarget === null && this.#hide());
    document.addEventListener("drop", (event) => this.#drop(event));
    document.addEventListener("paste", (event) => this.#paste(event), { capture: true });
  }

  get #isWelcome() {
    return this.program.call("platform_takes_files") === 1;
  }

  /** @param {DragEvent} event */
  #over(event) {
    if (!event.dataTransfer || !bringsFiles(event.dataTransfer)) return;
    event.preventDefault(); // else the browser leaves the page for the file
    const welcome = this.#isWelcome;
    event.dataTransfer.dropEffect = welcome ? "copy" : "none";
    this.#show(welcome);
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
    const request = files.length > 0 ? this.program.call("platform_files_dropped") : 0;
    if (request > 0) this.take(request, files);
  }

  /** @param {boolean} welcome */
  #show(welcome) {
    this.#hint ??= document.body.appendChild(document.createElement("div"));
    this.#hint.className = welcome ? "drop-hint" : "drop-hint refused";
    this.#hint.textContent = welcome ? pageTexts().dropHere : pageTexts().dropNowhere;
  }

  #hide() {
    this.#hint?.remove();
    this.#hint = null;
  }
}
