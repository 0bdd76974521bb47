// The canvas: its size and sharpness, when it draws, and what happens when the browser takes its graphics away.

/** @typedef {import("./program.js").Program} Program */

const GRAPHICS_PATIENCE_MS = 8000;

export class Stage {
  #frame = 0;
  #timer = 0;
  #started = false;

  /** @param {Program} program @param {{ onGraphicsGone: () => void }} events */
  constructor(program, events) {
    this.program = program;
    this.events = events;
    this.element = /** @type {HTMLElement} */ (document.getElementById("stage"));
    this.canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
  }

  /** No frame is due. A blinking caret or a tooltip may still have a timer set. */
  get isIdle() {
    return this.#frame === 0;
  }

  start() {
    this.#started = true;
    new ResizeObserver(() => this.resize()).observe(this.element);
    this.#watchPixelRatio();
    this.#watchKeyboard();
    this.#watchGraphics();
    document.addEventListener("visibilitychange", () => document.hidden || this.program.call("platform_repaint"));
    this.resize();
  }

  requestFrame() {
    if (!this.#started || this.#frame) return;
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const delay = this.program.call("platform_frame", performance.now());
    if (this.program.hasCrashed) return;
    if (delay === 0) this.requestFrame();
    else if (delay > 0 && !this.#frame) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.requestFrame(), delay);
    }
  }

  resize() {
    const ratio = window.devicePixelRatio || 1;
    const { width, height } = this.element.getBoundingClientRect();
    if (!width || !height) return;
    const pixels = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
    if (this.canvas.width !== pixels.width || this.canvas.height !== pixels.height) Object.assign(this.canvas, pixels);
    this.program.call("platform_resize", width, height, ratio);
    this.#draw(); // at once: a resized canvas is empty, and would flash
  }

  /** Browser zoom and another screen change the ratio without changing the size. */
  #watchPixelRatio() {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const changed = () => {
      this.resize();
      this.#watchPixelRatio();
    };
    query.addEventListener("change", changed, { once: true });
  }

  /** The keyboard of a phone covers the page; the program gets the part that stays visible. */
  #watchKeyboard() {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const fit = () => {
      const covered = window.innerHeight - viewport.height > 1 && viewport.scale === 1;
      this.element.style.bottom = covered ? "auto" : "";
      this.element.style.height = covered ? `${viewport.height}px` : "";
      this.element.style.top = covered ? `${viewport.offsetTop}px` : "";
    };
    viewport.addEventListener("resize", fit);
    viewport.addEventListener("scroll", fit);
  }

  #watchGraphics() {
    let waiting = 0;
    this.canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault(); // asks the browser to give a context back
      this.program.call("platform_context_lost");
      waiting = setTimeout(() => this.events.onGraphicsGone(), GRAPHICS_PATIENCE_MS);
    });
    this.canvas.addEventListener("webglcontextrestored", () => {
      clearTimeout(waiting);
      this.program.call("platform_context_restored");
    });
  }

  /** @param {string} css */
  setCursor(css) {
    if (this.element.style.cursor !== css) this.element.style.cursor = css;
  }

  /** @param {PointerEvent | WheelEvent} event */
  position(event) {
    const { left, top } = this.element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}
