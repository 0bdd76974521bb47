// While a field is edited, a real input of the page takes the place of its mirror: the same parent in the tree (a modal
// dialog must contain the focus), the same name, the same state.

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

const SHARED = ["aria-label", "aria-description", "aria-required", "aria-invalid", "aria-expanded", "aria-controls",
  "aria-autocomplete", "aria-haspopup", "role", "type", "autocomplete"];

export class StandIn {
  /** @type {Map<Element, { id: number, box: Box | null, lit: boolean, where: string }>} `where`: what its place follows from */
  #standing = new Map();

  /** @param {HTMLElement} stage @param {import("./mirror.js").Mirror} mirror */
  constructor(stage, mirror) {
    this.stage = stage;
    this.mirror = mirror;
  }

  /** @param {HTMLElement} element @param {number} id @param {{ lit?: boolean }} [options] lit: it is to be seen */
  enter(element, id, { lit = false } = {}) {
    this.leave(element);
    this.#standing.set(element, { id, box: null, lit, where: "" });
    this.#settle(element);
  }

  /** @param {HTMLElement} element */
  leave(element) {
    const standing = this.#standing.get(element);
    if (!standing) return;
    this.#standing.delete(element);
    const replaced = this.mirror.elementOf(standing.id);
    if (replaced) replaced.hidden = false;
    if (standing.lit) this.#light(null);
    if (element.parentNode !== this.stage) this.stage.append(element);
  }

  /** @param {HTMLElement} element @param {Box} box on the stage */
  place(element, box) {
    const standing = this.#standing.get(element);
    if (standing) {
      const where = `${box.x},${box.y},${box.width},${box.height} in ${this.mirror.whereIs(element.parentElement)}`;
      if (standing.where === where) return; // to ask the page for places makes the browser lay it out at once
      Object.assign(standing, { box, where });
    }
    const { style } = element;
    style.width = `${Math.round(box.width)}px`;
    style.height = `${Math.round(box.height)}px`;
    // In a dialog that has just opened it stood outside, and the browser scrolled there: once it stands inside, there is
    // nothing to scroll any more, and its place is another.
    for (let pass = 0; pass < 2; pass++) {
      const origin = this.#originOf(element);
      style.left = `${Math.round(box.x - origin.x)}px`;
      style.top = `${Math.round(box.y - origin.y)}px`;
    }
  }

  /** @param {Node | null} element */
  isStandIn(element) {
    return element instanceof Element && this.#standing.has(element);
  }

  /** Before the mirror removes a node: what stands inside of it must not go with it. @param {Element} removed */
  rescue(removed) {
    for (const element of this.#standing.keys()) if (removed.contains(element)) move(element, this.stage, null);
  }

  /** The page scrolled something: what stands in it is elsewhere. */
  shift() {
    for (const standing of this.#standing.values()) standing.where = "";
    this.refresh();
  }

  /** After the mirror changed. */
  refresh() {
    for (const element of this.#standing.keys()) this.#settle(/** @type {HTMLElement} */ (element));
  }

  /** @param {HTMLElement} element */
  #settle(element) {
    const standing = this.#standing.get(element);
    const replaced = standing && this.mirror.elementOf(standing.id);
    if (!standing || !replaced) return;
    replaced.hidden = true;
    const parent = /** @type {Element} */ (replaced.parentElement);
    if (element.parentElement !== parent) move(element, parent, replaced);
    for (const name of SHARED) copyAttribute(replaced, element, name);
    if (standing.lit) this.#light(element);
    if (standing.box) this.place(element, standing.box);
  }

  /** Makes an element inside the transparent mirror visible. @param {Element | null} element */
  #light(element) {
    const root = this.mirror.root;
    for (const lit of root.querySelectorAll(".lit")) if (!element || !lit.contains(element)) lit.classList.remove("lit");
    root.classList.toggle("lit", element !== null && root.contains(element));
    for (let above = element?.parentElement; above && above !== root; above = above.parentElement) {
      above.classList.add("lit");
    }
  }

  /** @param {HTMLElement} element */
  #originOf(element) {
    const parent = element.parentElement;
    if (!parent || parent === this.stage) return { x: 0, y: 0 };
    const outer = this.stage.getBoundingClientRect();
    const inner = parent.getBoundingClientRect();
    const scale = outer.width / this.stage.offsetWidth || 1; // the size of text that the person chose
    return { x: (inner.left - outer.left) / scale, y: (inner.top - outer.top) / scale - parent.scrollTop };
  }
}

/** @param {Element} from @param {Element} to @param {string} name */
function copyAttribute(from, to, name) {
  if (name === "type" && to.tagName !== from.tagName) return;
  const value = from.getAttribute(name);
  if (value === to.getAttribute(name)) return;
  if (value === null) to.removeAttribute(name);
  else to.setAttribute(name, value);
}

/**
 * Keeps the focus: moveBefore() does by itself where the browser has it.
 * @param {Element} element @param {Element} parent @param {Element | null} before
 */
function move(element, parent, before) {
  const hadFocus = document.activeElement === element;
  const moveBefore = /** @type {any} */ (parent).moveBefore;
  if (moveBefore && element.isConnected) moveBefore.call(parent, element, before);
  else parent.insertBefore(element, before);
  if (hadFocus && document.activeElement !== element) /** @type {HTMLElement} */ (element).focus({ preventScroll: true });
}
