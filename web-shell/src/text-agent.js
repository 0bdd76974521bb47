// The text agent: a transparent input that mirrors text and selection of the field being edited in the canvas. Typing,
// accents, input methods, paste, dictation and the phone's keyboard work on it as on any page; the difference to what
// the program has is replayed there.

const INPUT_MODES = ["text", "decimal", "numeric", "email", "tel", "url", "search"];
const IGNORED_BY_PASSWORD_MANAGERS = { "data-1p-ignore": "", "data-lpignore": "true", "data-form-type": "other" };

function createAgent() {
  const element = document.createElement("input");
  element.className = "agent";
  element.hidden = true;
  element.tabIndex = -1;
  element.spellcheck = false;
  const attributes = { autocapitalize: "off", autocomplete: "off", autocorrect: "off", enterkeyhint: "next" };
  for (const [name, value] of Object.entries({ ...attributes, ...IGNORED_BY_PASSWORD_MANAGERS })) {
    element.setAttribute(name, value);
  }
  return element;
}

/**
 * What was replaced: the longest common beginning (not beyond the caret) and end stay.
 * @param {string} before @param {string} after @param {number} caret
 */
export function difference(before, after, caret) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && start < caret && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { start, end: before.length - tail, inserted: after.slice(start, after.length - tail) };
}

export class TextAgent {
  #id = 0;
  #known = ""; // the program's text, as last heard
  #knownSelection = "";
  #isComposing = false;
  #compositionStart = 0;
  #box = { x: 0, y: 0, width: 0, height: 0 };
  #caret = { x: 0, y: 0, height: 0 };
  isWanted = false;

  /**
   * @param {import("./program.js").Program} program
   * @param {HTMLElement} stage
   * @param {import("./stand-in.js").StandIn} standIn
   * @param {() => boolean} longTextIsOpen
   */
  constructor(program, stage, standIn, longTextIsOpen) {
    this.program = program;
    this.stage = stage;
    this.standIn = standIn;
    this.longTextIsOpen = longTextIsOpen;
    this.element = createAgent();
    stage.append(this.element);
  }

  start() {
    this.element.addEventListener("input", () => this.#onInput());
    this.element.addEventListener("compositionstart", () => this.#onComposition(true));
    this.element.addEventListener("compositionend", () => this.#onComposition(false));
    document.addEventListener("selectionchange", () => this.tellSelection());
  }

  /** @param {EventTarget | null} target */
  owns(target) {
    return target === this.element;
  }

  /** Puts the focus where the program's is. @param {boolean} byGesture */
  focus(byGesture) {
    if (this.longTextIsOpen()) return;
    const active = document.activeElement;
    if (this.isWanted) {
      if (active !== this.element) this.element.focus({ preventScroll: true });
    } else if (active === this.element || active === document.body || (byGesture && active !== this.stage)) {
      this.stage.focus({ preventScroll: true });
    }
  }

  /** From the program: what the active field holds, see ShellAgentState. @param {number} pointer 0: no field */
  update(pointer) {
    if (!pointer) {
      this.#dismiss();
      return;
    }
    const { HEAPU32, HEAP32, HEAPF32 } = this.program.module;
    const at = pointer >>> 2;
    const [id, mode, text, textLength, label, labelLength] = HEAPU32.subarray(at, at + 6);
    const [start, end, backward] = HEAP32.subarray(at + 6, at + 9);
    const [caretX, caretY, caretHeight, x, y, width, height] = HEAPF32.subarray(at + 9, at + 16);
    if (id !== this.#id) this.#enter(id, mode, this.program.text(label, labelLength));
    this.isWanted = true;
    this.#box = { x, y, width, height };
    this.#caret = { x: caretX, y: caretY, height: caretHeight };
    this.#place();
    if (!this.#isComposing) this.#show(this.program.text(text, textLength), start, end, backward !== 0);
    this.focus(false);
  }

  /** @param {number} id @param {number} mode @param {string} label */
  #enter(id, mode, label) {
    const { element } = this;
    this.#id = id;
    this.#isComposing = false;
    element.hidden = false;
    element.setAttribute("aria-label", label || "Text");
    element.setAttribute("inputmode", INPUT_MODES[mode] ?? "text");
    this.standIn.enter(element, id);
  }

  #dismiss() {
    if (!this.isWanted) return;
    this.isWanted = false;
    this.#isComposing = false;
    this.#id = 0;
    this.#known = "";
    this.focus(false);
    this.element.hidden = true;
    this.element.value = "";
    this.standIn.leave(this.element);
  }

  /** @param {string} text @param {number} start @param {number} end @param {boolean} backward */
  #show(text, start, end, backward) {
    const element = this.element;
    if (element.value !== text) element.value = text;
    this.#known = text;
    this.#knownSelection = `${start}:${end}`;
    const direction = backward ? "backward" : "forward";
    const turned = start !== end && element.selectionDirection !== direction;
    if (element.selectionStart !== start || element.selectionEnd !== end || turned) {
      element.setSelectionRange(start, end, direction);
    }
  }

  /**
   * Covers the field, as the place to long-press for "paste"; while composing it is a sliver at the caret, where the
   * input method puts its candidates.
   */
  #place() {
    const { x, y, height } = this.#caret;
    const box = this.#isComposing ? { x, y, width: 2, height: Math.max(16, height) } : this.#box;
    this.standIn.place(this.element, box);
  }

  #onInput() {
    const element = this.element;
    if (!this.isWanted || element.value === this.#known) return;
    const before = this.#known;
    const after = element.value;
    const start = element.selectionStart ?? after.length;
    const end = element.selectionEnd ?? after.length;
    const change = difference(before, after, start);
    this.#known = after;
    const composition = this.#isComposing ? [this.#compositionStart, end] : [-1, -1];
    this.program.call("platform_text_edit", change.start, change.end, change.inserted, start, end, ...composition);
  }

  /** @param {boolean} begins */
  #onComposition(begins) {
    const wasComposing = this.#isComposing;
    this.#isComposing = begins;
    const caret = this.element.selectionStart ?? 0;
    if (begins) this.#compositionStart = caret;
    if (!this.isWanted) return;
    this.#place();
    if (begins || !wasComposing) return;
    this.#onInput();
    const end = this.element.selectionEnd ?? caret;
    this.program.call("platform_text_edit", end, end, "", this.element.selectionStart ?? end, end, -1, -1);
  }

  /** Also before a key: the browser tells of a new selection later than of the key that acts on it. */
  tellSelection() {
    const { element } = this;
    const settled = this.isWanted && !this.#isComposing && element.value === this.#known;
    if (!settled || document.activeElement !== element) return;
    const selection = `${element.selectionStart}:${element.selectionEnd}`;
    if (selection === this.#knownSelection) return;
    this.#knownSelection = selection;
    const backward = element.selectionDirection === "backward" ? 1 : 0;
    this.program.call("platform_text_select", element.selectionStart ?? 0, element.selectionEnd ?? 0, backward);
  }
}
