// Files dropped on the page or pasted into it: attached to the record on the screen, or read by the import. While files
// hang over the page, a frame says whether they can be let go here, and what for.
import { pageTexts } from "./texts.js";

/** @param {DataTransfer | null} data */
const bringsFiles = (data) => Boolean(data?.types.includes("Files"));

/** What platform_takes_files() answers; 1: to attach, 3: into a field. */
const NOWHERE = 0;
const TO_READ = 2;

export class FileDrop {
  /** @type {HTMLElement | null} */ #hint = null;

  /**
   * @param {import("./program.js").Program} program
   * @param {import("./stage.js").Stage} stage
   * @param {{ attach: (request: number, files: File[]) => void, read: (request: number, files: File[]) => void }} takers
   */
  constructor(program, stage, takers) {
    this.program = program;
    this.stage = stage;
    this.takers = takers;
  }

  start() {
    document.addEventListener("dragenter", (event) => this.#over(event));
    document.addEventListener("dragover", (event) => this.#over(event));
    document.addEventListener("dragleave", (event) => event.relatedTarget === null && this.#hide());
    document.addEventListener("drop", (event) => this.#drop(event));
    document.addEventListener("paste", (event) => this.#paste(event), { capture: true });
  }

  /** @param {DragEvent} [event] @returns {[number, number]} where on the screen; what is pasted is nowhere */
  #place(event) {
    const { x, y } = event ? this.stage.position(event) : { x: -1, y: -1 };
    return [x, y];
  }

  /** @param {DragEvent} [event] @returns {number} what the screen takes files for */
  #use(event) {
    return this.program.call("platform_takes_files", ...this.#place(event));
  }

  /** @param {DragEvent} event */
  #over(event) {
    if (!event.dataTransfer || !bringsFiles(event.dataTransfer)) return;
    event.preventDefault(); // else the browser leaves the page for the file
    const use = this.#use(event);
    event.dataTransfer.dropEffect = use === NOWHERE ? "none" : "copy";
    this.#show(use);
  }

  /** @param {DragEvent} event */
  #drop(event) {
    this.#hide();
    if (!bringsFiles(event.dataTransfer)) return;
    event.preventDefault();
    this.#give([...(event.dataTransfer?.files ?? [])], event);
  }

  /** Whoever pastes words from an office program gets words, though a picture of them comes along. @param {ClipboardEvent} event */
  #paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || event.clipboardData?.getData("text")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#give(files);
  }

  /** @param {File[]} files @param {DragEvent} [event] */
  #give(files, event) {
    if (files.length === 0) return;
    const toRead = this.#use(event) === TO_READ;
    const request = toRead ? this.program.call("platform_file_dropped") : this.program.call("platform_files_dropped", ...this.#place(event));
    if (request > 0) this.takers[toRead ? "read" : "attach"](request, files);
  }

  /** @param {number} use */
  #show(use) {
    const { dropHere, dropIntoField, dropToImport, dropNowhere } = pageTexts();
    const words = [dropNowhere, dropHere, dropToImport, dropIntoField];
    this.#hint ??= document.body.appendChild(document.createElement("div"));
    this.#hint.className = use === NOWHERE ? "drop-hint refused" : "drop-hint";
    this.#hint.textContent = words[use];
  }

  #hide() {
    this.#hint?.remove();
    this.#hint = null;
  }
}
