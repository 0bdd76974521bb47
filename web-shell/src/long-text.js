// The real text area over a long text while it is edited: word wrap, spell check, and everything the system adds.

const KEYS_OUT = new Set(["Escape", "Tab"]);
const COMMANDS_OUT = new Set(["s", "p", "enter"]);

/** @param {number} packed 0xAABBGGRR, as ImGui has it */
const cssColour = (packed) => `rgb(${packed & 255} ${(packed >>> 8) & 255} ${(packed >>> 16) & 255})`;

export class LongText {
  #id = 0;

  /**
   * @param {import("./program.js").Program} program
   * @param {HTMLElement} stage
   * @param {import("./stand-in.js").StandIn} standIn
   */
  constructor(program, stage, standIn) {
    this.program = program;
    this.stage = stage;
    this.standIn = standIn;
    this.element = document.createElement("textarea");
    this.element.className = "long-text";
    this.element.hidden = true;
    this.element.spellcheck = true;
    this.element.autocomplete = "off";
    stage.append(this.element);
  }

  get isOpen() {
    return this.#id !== 0;
  }

  start() {
    this.element.addEventListener("input", () => {
      if (this.isOpen) this.program.call("platform_long_text_input", this.element.value);
    });
    this.element.addEventListener("blur", () => {
      // The window itself may lose the focus; that ends nothing. Neither does being moved within the tree.
      setTimeout(() => this.isOpen && document.hasFocus() && document.activeElement !== this.element && this.close());
    });
  }

  /** @param {EventTarget | null} target */
  owns(target) {
    return target === this.element;
  }

  /** Keys that leave the text area and mean something to the program. @param {KeyboardEvent} event */
  releases(event) {
    const command = event.ctrlKey || event.metaKey;
    return command ? COMMANDS_OUT.has(event.key.toLowerCase()) : KEYS_OUT.has(event.key);
  }

  close() {
    this.program.call("platform_long_text_close");
  }

  /** From the program: see ShellLongTextState. @param {number} pointer 0: close */
  place(pointer) {
    if (!pointer) {
      this.#hide();
      return;
    }
    const { HEAPU32, HEAPF32 } = this.program.module;
    const at = pointer >>> 2;
    const [id, readOnly, label, labelLength, language, languageLength] = HEAPU32.subarray(at, at + 6);
    const [x, y, width, height, fontSize] = HEAPF32.subarray(at + 6, at + 11);
    const [foreground, background, accent] = HEAPU32.subarray(at + 11, at + 14);
    const { style } = this.element;
    style.color = style.caretColor = cssColour(foreground);
    style.backgroundColor = cssColour(background);
    style.borderColor = cssColour(accent);
    style.fontSize = `${fontSize / 1.21}px`; // ImGui counts line heights: 1.21 times the CSS size for Inter
    this.element.readOnly = readOnly !== 0;
    if (languageLength) this.element.lang = this.program.text(language, languageLength);
    else this.element.removeAttribute("lang");
    if (id !== this.#id) this.#show(id, this.program.text(label, labelLength));
    this.standIn.place(this.element, { x, y, width, height });
  }

  /** @param {string} text */
  setText(text) {
    if (this.element.value !== text) this.element.value = text;
  }

  /** @param {number} id @param {string} label */
  #show(id, label) {
    this.#id = id;
    this.element.hidden = false;
    this.element.setAttribute("aria-label", label || "Text");
    this.standIn.enter(this.element, id, { lit: true });
    this.element.focus({ preventScroll: true });
  }

  #hide() {
    this.#id = 0;
    const hadFocus = document.activeElement === this.element;
    this.element.hidden = true;
    this.standIn.leave(this.element);
    if (hadFocus) this.stage.focus({ preventScroll: true });
  }
}
