// The canvas: its size and sharpness, when it draws, and what happens when the browser takes its graphics away.

/** @typedef {import("./program.js").Program} Program */

const GRAPHICS_PATIENCE_MS = 8000;
const NARROWEST = 320; // CSS pixels that the program can be used in

export class Stage {
  #frame = 0;
  #timer = 0;
  #started = false;
  #textSize = 1;

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
    this.#fit();
    addEventListener("resize", () => this.#fit());
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

  /** Everything on the stage, the mirror and what is typed into included: as the browser's own zoom does. @param {number} factor */
  setTextSize(factor) {
    if (factor === this.#textSize) return;
    this.#textSize = factor;
    if (this.#started) this.#fit();
  }

  /** How many pixels of the page one of the program takes. */
  get scale() {
    return Math.min(this.#textSize, Math.max(1, window.innerWidth / NARROWEST));
  }

  resize() {
    const { scale } = this;
    const ratio = (window.devicePixelRatio || 1) * scale;
    const shown = this.element.getBoundingClientRect();
    const [width, height] = [shown.width / scale, shown.height / scale];
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
    viewport.addEventListener("resize", () => this.#fit());
    viewport.addEventListener("scroll", () => this.#fit());
  }

  /** Fills the part of the page that is seen. */
  #fit() {
    const { style } = this.element;
    const { scale } = this;
    const viewport = window.visualViewport;
    const covered = viewport && window.innerHeight - viewport.height > 1 && viewport.scale === 1 ? viewport : null;
    style.transform = scale === 1 ? "" : `scale(${scale})`;
    style.width = scale === 1 ? "" : `${100 / scale}%`;
    style.height = covered ? `${covered.height / scale}px` : scale === 1 ? "" : `${100 / scale}%`;
    style.top = covered ? `${covered.offsetTop}px` : "";
    const sized = covered || scale !== 1;
    style.bottom = sized ? "auto" : "";
    style.right = scale === 1 ? "" : "auto";
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

  /** @param {MouseEvent} event */
  position(event) {
    const { left, top } = this.element.getBoundingClientRect();
    return { x: (event.clientX - left) / this.scale, y: (event.clientY - top) / this.scale };
  }
}
