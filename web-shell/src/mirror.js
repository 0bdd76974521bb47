// The mirror: every control on the canvas is an element of the page at the same place, with its role, name and state,
// for screen readers and for scripts. Only differences arrive here.
import { MirrorNode, Role, tagFor } from "./mirror-node.js";
import { StandIn } from "./stand-in.js";

const WORDS = 16; // of one node, see WireNode in wasm-app/kit/mirror.hpp
const CLICK_MS = 500; // a click this long after a pointer was used is not of that pointer

export class Mirror {
  /** @type {Map<number, MirrorNode>} */
  #nodes = new Map();
  /** @type {WeakMap<Node, MirrorNode>} */
  #byElement = new WeakMap();
  /** Scroll areas in which something has changed. To ask an element how far it is scrolled makes the browser lay out the
   * whole page at once: only these are asked. @type {Set<MirrorNode>} */
  #stirred = new Set();
  /** @type {Set<MirrorNode>} */
  #withOpenList = new Set();

  /** @param {import("./program.js").Program} program @param {HTMLElement} stage */
  constructor(program, stage) {
    this.program = program;
    this.stage = stage;
    this.root = /** @type {HTMLElement} */ (document.getElementById("mirror"));
    this.standIn = new StandIn(stage, this);
  }

  /** @param {{ lastPointerUse: () => number, focus: () => void }} events */
  start({ lastPointerUse, focus }) {
    this.root.addEventListener("click", (event) => {
      // A screen reader and a script click without a pointer; older browsers do not say, then time must tell.
      const { pointerType } = /** @type {PointerEvent} */ (event);
      const byPointer = pointerType === undefined ? performance.now() - lastPointerUse() < CLICK_MS : pointerType !== "";
      if (byPointer) return;
      const target = /** @type {Element} */ (event.target).closest("[data-actionable]");
      if (target && this.activate(target)) focus();
    });
    this.root.addEventListener("scroll", (event) => {
      this.#follow(/** @type {Node} */ (event.target));
      this.standIn.shift();
    }, true);
    // The browser tells of scrolling a frame later: what is pressed meanwhile must be where the page shows it.
    for (const type of ["pointermove", "pointerdown"]) this.stage.addEventListener(type, () => this.#followAll(), true);
    this.root.addEventListener("input", (event) => {
      const node = this.#byElement.get(/** @type {Node} */ (event.target));
      if (!node) return; // the text agent's own
      this.program.call("platform_set_text", node.id, /** @type {HTMLInputElement} */ (node.element).value);
      focus();
    });
  }

  /** The page scrolls an element into view: the canvas follows. @param {Node} element */
  #follow(element) {
    const node = this.#byElement.get(element);
    node?.stayUpright();
    if (!node || node.scrollTop === null || Math.abs(node.element.scrollTop - node.scrollTop) < 1) return;
    this.program.call("platform_scroll", node.id, node.element.scrollTop);
  }

  #followAll() {
    for (const node of [...this.#nodes.values()]) if (node.wasScrolledByPage()) this.#follow(node.element);
  }

  /** @param {Node} element */
  isField(element) {
    return this.#byElement.get(element)?.isField === true;
  }

  /** As if pressed. @param {Node} element */
  activate(element) {
    const node = this.#byElement.get(element);
    if (node) this.program.call("platform_activate", node.id);
    return node !== undefined;
  }

  /** @param {number} id @returns {HTMLElement | undefined} */
  elementOf(id) {
    return this.#nodes.get(id)?.element;
  }

  /** From what the place of an element inside the mirror follows, as far as the program tells. @param {Element | null} element */
  whereIs(element) {
    let where = "";
    for (let node = element && this.#byElement.get(element); node; node = this.#nodes.get(node.parent)) where += `${node.id}:${node.where} `;
    return where;
  }

  /** @param {string} text @param {boolean} assertive */
  announce(text, assertive) {
    const polite = document.getElementById("live-polite"), urgent = document.getElementById("live-assertive");
    if (!polite || !urgent) return;
    // The same text again must be a change, or it is not read again; and an old problem is none once all went well.
    polite.textContent = urgent.textContent = "";
    (assertive ? urgent : polite).textContent = text;
  }

  /**
   * @param {number} nodes address of the changed WireNodes @param {number} count
   * @param {number} text address that the names' offsets count from
   * @param {number} order address of all ids in reading order @param {number} orderCount -1: as before
   * @param {number} focus id of the focused control
   */
  update(nodes, count, text, order, orderCount, focus) {
    for (let index = 0; index < count; index++) this.#change((nodes >>> 2) + index * WORDS, text);
    if (orderCount >= 0) this.#arrange(this.program.module.HEAPU32.subarray(order >>> 2, (order >>> 2) + orderCount));
    this.#tieLists();
    this.standIn.refresh();
    for (const area of this.#stirred) area.showScroll();
    this.#stirred.clear();
    this.#showFocus(focus);
  }

  /** @param {number} at index of the node's first word @param {number} text */
  #change(at, text) {
    const { HEAPU32, HEAP32, HEAPF32 } = this.program.module;
    const [id, parent, role, state] = HEAPU32.subarray(at, at + 4);
    const [x, y, width, height] = HEAPF32.subarray(at + 4, at + 8);
    const [name, nameLength, value, valueLength, note, noteLength] = HEAPU32.subarray(at + 8, at + 14);
    const [a, b] = HEAP32.subarray(at + 14, at + 16);
    if (role === Role.heading && a === 1) this.#showTitle(this.program.text(text + name, nameLength));
    const node = this.#nodeFor(id, tagFor(role));
    node.update({
      id, parent, role, state, x, y, width, height, a, b,
      name: this.program.text(text + name, nameLength),
      value: this.program.text(text + value, valueLength),
      description: this.program.text(text + note, noteLength),
    });
    if (node.hasOpenList) this.#withOpenList.add(node);
    else this.#withOpenList.delete(node);
    this.#stir(node);
  }

  /** An open list belongs to its combobox; there is one at a time. */
  #tieLists() {
    if (this.#withOpenList.size === 0) return;
    const list = this.root.querySelector("[role=listbox]");
    for (const node of this.#withOpenList) node.tieTo(list);
  }

  /** @param {MirrorNode | undefined} node */
  #stir(node) {
    let area = node;
    while (area && area.scrollTop === null) area = this.#nodes.get(area.parent);
    if (area) this.#stirred.add(area);
  }

  /** The browser's tab and its history say where one is. @param {string} heading of the page */
  #showTitle(heading) {
    document.title = `${heading} · ${this.stage.getAttribute("aria-label")}`;
  }

  /** @param {number} id @param {string} tag */
  #nodeFor(id, tag) {
    const known = this.#nodes.get(id);
    if (known && known.tag === tag) return known;
    if (known) {
      known.element.remove();
      this.#withOpenList.delete(known);
    }
    const node = new MirrorNode(id, tag);
    this.#nodes.set(id, node);
    this.#byElement.set(node.element, node);
    return node;
  }

  /** @param {Uint32Array} order */
  #arrange(order) {
    const present = new Set(order);
    for (const [id, node] of this.#nodes) {
      if (present.has(id)) continue;
      this.#stir(this.#nodes.get(node.parent));
      this.standIn.rescue(node.element);
      node.element.remove();
      this.#nodes.delete(id);
      this.#withOpenList.delete(node);
    }
    /** @type {Map<Element, Element>} */
    const last = new Map();
    for (const id of order) {
      const node = this.#nodes.get(id);
      if (!node) continue;
      const parent = (node.parent && this.#nodes.get(node.parent)?.element) || this.root;
      this.#putAfter(parent, last.get(parent), node.element);
      last.set(parent, node.element);
    }
  }

  /** @param {Element} parent @param {Element | undefined} previous @param {Element} element */
  #putAfter(parent, previous, element) {
    let next = previous ? previous.nextSibling : parent.firstChild;
    while (next && next !== element && (this.standIn.isStandIn(next) || next.nodeType === Node.TEXT_NODE)) {
      next = next.nextSibling;
    }
    if (next !== element) parent.insertBefore(element, next);
  }

  /** @param {number} focus */
  #showFocus(focus) {
    const node = focus ? this.#nodes.get(focus) : undefined;
    if (node && !node.element.hidden) this.stage.setAttribute("aria-activedescendant", node.element.id);
    else this.stage.removeAttribute("aria-activedescendant");
  }
}
