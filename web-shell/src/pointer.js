// Mouse, pen, finger and wheel. All of them are listened to on the stage, so that an element of the mirror may be what
// was really hit.
import { modifiersOf } from "./keyboard.js";

const PHASE = { move: 0, down: 1, up: 2, leave: 3, cancel: 4 };
const KINDS = ["mouse", "touch", "pen"];
const LONG_PRESS_MS = 500;
const TREMBLE = 8; // CSS pixels
const RIGHT_BUTTON = 2;

export class Pointer {
  #longPress = 0;
  #longPressFrame = 0;
  #start = { x: 0, y: 0 };
  /** When a button or finger last went down or up: a click without one comes from a screen reader or a script. */
  lastUse = -Infinity;

  /**
   * @param {import("./program.js").Program} program
   * @param {import("./stage.js").Stage} stage
   * @param {{ isNative: (target: EventTarget | null) => boolean, isAgent: (target: EventTarget | null) => boolean,
   *   focus: (byGesture: boolean) => void }} text
   */
  constructor(program, stage, text) {
    this.program = program;
    this.stage = stage;
    this.text = text;
  }

  start() {
    const { element } = this.stage;
    element.addEventListener("pointerdown", (event) => this.#down(event));
    element.addEventListener("pointermove", (event) => this.#move(event));
    element.addEventListener("pointerup", (event) => this.#up(event));
    element.addEventListener("pointercancel", (event) => this.#cancel(event));
    element.addEventListener("pointerleave", (event) => event.buttons || this.#send(PHASE.leave, event));
    // The program decides where the focus goes; the text area decides for itself.
    element.addEventListener("mousedown", (event) => this.text.isNative(event.target) || event.preventDefault());
    element.addEventListener("contextmenu", (event) => {
      if (!this.text.isNative(event.target) && !this.text.isAgent(event.target)) event.preventDefault();
    });
    element.addEventListener("dragstart", (event) => event.preventDefault());
    element.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
  }

  /** @param {number} phase @param {PointerEvent} event */
  #send(phase, event) {
    const { x, y } = this.stage.position(event);
    const kind = Math.max(0, KINDS.indexOf(event.pointerType));
    this.program.call("platform_pointer", phase, x, y, event.button, kind, modifiersOf(event));
  }

  /** Pointers that are not the program's: inside the text area, or a second finger. @param {PointerEvent} event */
  #isForeign(event) {
    return this.text.isNative(event.target) || (event.pointerType !== "mouse" && !event.isPrimary);
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (this.#isForeign(event)) return;
    this.lastUse = performance.now();
    const onAgent = this.text.isAgent(event.target);
    if (onAgent && event.button === RIGHT_BUTTON) return; // the browser's own menu, with paste
    try {
      this.stage.element.setPointerCapture(event.pointerId);
    } catch {
      // The pointer has left already; its other events still arrive.
    }
    this.#send(PHASE.down, event);
    this.#settle();
    this.#start = { x: event.clientX, y: event.clientY };
    if (event.pointerType === "touch" && !onAgent) this.#expectLongPress();
  }

  /** On a slow machine the movement of the finger may still be on its way when the time is over: it comes with the next frame. */
  #expectLongPress() {
    this.#longPress = setTimeout(() => {
      this.#longPressFrame = requestAnimationFrame(() => {
        this.program.call("platform_long_press");
        this.text.focus(true);
      });
    }, LONG_PRESS_MS);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (this.#isForeign(event)) return;
    const distance = Math.hypot(event.clientX - this.#start.x, event.clientY - this.#start.y);
    if (distance > TREMBLE) this.#forgetLongPress();
    this.#send(PHASE.move, event);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    this.#forgetLongPress();
    this.lastUse = performance.now();
    if (this.#isForeign(event)) return;
    this.#send(PHASE.up, event);
    this.#settle();
  }

  /** @param {PointerEvent} event */
  #cancel(event) {
    this.#forgetLongPress();
    if (!this.#isForeign(event)) this.#send(PHASE.cancel, event);
  }

  /** Inside the person's gesture, or the phone's keyboard would not open. */
  #settle() {
    this.program.call("platform_flush", 2);
    this.text.focus(true);
  }

  #forgetLongPress() {
    clearTimeout(this.#longPress);
    cancelAnimationFrame(this.#longPressFrame);
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    if (this.text.isNative(event.target) || event.ctrlKey) return; // Ctrl and wheel is the browser's zoom
    event.preventDefault();
    const unit = [1 / 100, 1 / 3, 3][event.deltaMode] ?? 1 / 100;
    this.program.call("platform_wheel", -event.deltaX * unit, -event.deltaY * unit, modifiersOf(event));
  }
}
