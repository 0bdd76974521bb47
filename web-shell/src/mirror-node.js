// One control of the canvas as an element of the page: what the assistive technology is told about it.
// The numbers of roles and states are those of wasm-app/kit/mirror.hpp.

export const Role = Object.freeze({
  generic: 1, button: 2, checkbox: 3, switch: 4, radio: 5, textbox: 6, searchbox: 7, multiline: 8, combobox: 9,
  option: 10, link: 12, tab: 13, menuItem: 17, dialog: 22, table: 23, row: 25, cell: 26, columnHeader: 27, heading: 30, text: 31, slider: 38,
  progress: 39, comboTextbox: 44, scrollArea: 45, treeItem: 47,
});

const NAMES = ["none", "generic", "button", "checkbox", "switch", "radio", "textbox", "searchbox", "textbox", "combobox",
  "option", "listbox", "link", "tab", "tablist", "tabpanel", "menu", "menuitem", "navigation", "main", "banner", "region",
  "dialog", "table", "rowgroup", "row", "cell", "columnheader", "list", "listitem", "heading", "text", "img", "status",
  "alert", "search", "form", "group", "slider", "progressbar", "toolbar", "article", "alertdialog", "radiogroup", "combobox",
  "generic", "tree", "treeitem"];

export const State = Object.freeze({
  disabled: 1, checked: 2, checkable: 4, expanded: 8, expandable: 16, selected: 32, selectable: 64, current: 128,
  required: 512, invalid: 1024, readOnly: 2048, ascending: 4096, descending: 8192, mixed: 1 << 14, clickable: 1 << 15,
  modal: 1 << 16, busy: 1 << 17,
});

/** @type {Set<number>} */
const CHECKABLE_ROLES = new Set([Role.checkbox, Role.switch, Role.radio]);
/** @type {Set<number>} */
const TEXT_ROLES = new Set([Role.textbox, Role.searchbox, Role.multiline, Role.comboTextbox]);
/** @type {Set<number>} */
const LIST_ROLES = new Set([Role.combobox, Role.comboTextbox]);
/** @type {Set<number>} */
const INVALID_ROLES = new Set([Role.checkbox, Role.combobox, Role.slider]);

/**
 * @typedef {object} Description
 * @property {number} id
 * @property {number} parent
 * @property {number} role
 * @property {number} state
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {string} name
 * @property {string} value
 * @property {string} description
 * @property {number} a
 * @property {number} b
 */

/** What takes text is an input. @param {number} role */
export function tagFor(role) {
  if (role === Role.multiline) return "textarea";
  return TEXT_ROLES.has(role) ? "input" : "div";
}

/** An entry of a menu that can be chosen is one of several, or on or off by itself: WAI-ARIA allows no check on a plain menuitem. @param {number} role @param {number} state @param {number} a */
const nameOf = (role, state, a) => {
  if (role !== Role.menuItem || !(state & State.checkable)) return NAMES[role] ?? "generic";
  return a === 1 ? "menuitemcheckbox" : "menuitemradio";
};

/** @param {boolean} value */
const word = (value) => (value ? "true" : "false");

export class MirrorNode {
  #text = "";
  #geometry = "";
  /** @type {Map<string, string | null>} */
  #attributes = new Map();
  parent = 0;
  /** A combobox whose list is open. */
  hasOpenList = false;
  /** Of a scroll area: how far the canvas has scrolled. @type {number | null} */
  scrollTop = null;
  /** What its element is scrolled to, unless the page has scrolled it since. */
  #shownTop = 0;

  /** @param {number} id @param {string} tag */
  constructor(id, tag) {
    this.id = id;
    this.tag = tag;
    this.element = document.createElement(tag);
    this.element.id = `n${id}`;
    this.element.className = "node";
    if (this.isField) {
      this.element.tabIndex = -1;
      this.#set("spellcheck", "false");
    }
  }

  get where() {
    return `${this.#geometry},${this.#shownTop}`;
  }

  get isField() {
    return this.tag !== "div";
  }

  /** @param {Description} node */
  update(node) {
    this.parent = node.parent;
    this.#place(node);
    if (this.isField) this.#describeField(node);
    else this.#describeOther(node);
    this.#describeState(node);
    this.#describeSpecial(node);
    this.#set("aria-description", node.description || null);
  }

  /** @param {Description} node */
  #place({ x, y, width, height }) {
    const geometry = `${x},${y},${width},${height}`;
    if (geometry === this.#geometry) return;
    this.#geometry = geometry;
    const { style } = this.element;
    style.left = `${x}px`;
    style.top = `${y}px`;
    style.width = `${width}px`;
    style.height = `${height}px`;
  }

  /** @param {Description} node */
  #describeField({ role, state, name, value, b }) {
    const field = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (this.element);
    this.#set("aria-label", name);
    if (field.value !== value && document.activeElement !== field) field.value = value;
    field.disabled = (state & State.disabled) !== 0;
    field.readOnly = (state & State.readOnly) !== 0;
    const hidden = role === Role.textbox && b === 1;
    if (this.tag === "input") this.#set("type", hidden ? "password" : role === Role.searchbox ? "search" : "text");
    this.#set("autocomplete", hidden ? "new-password" : "off"); // the browser fills in no password of another page
    this.#set("role", role === Role.comboTextbox ? "combobox" : null);
    this.#set("aria-required", state & State.required ? "true" : null);
    this.#set("aria-invalid", state & State.invalid ? "true" : null);
    this.#set("data-actionable", "");
  }

  /** @param {Description} node */
  #describeOther({ role, state, name, value, a }) {
    const named = nameOf(role, state, a);
    this.#set("role", role <= Role.generic || role === Role.text || role === Role.scrollArea ? null : named);
    if (role === Role.text || role === Role.heading) this.#write(name);
    else if (role === Role.cell) this.#writeUnlessParent(name);
    else if (role === Role.columnHeader) this.#describeColumn(state, name);
    else {
      // What leads somewhere by a figure says the figure: "Da incassare: 60,13 €".
      const told = value && (role === Role.link || role === Role.button) ? `${name}: ${value}` : name;
      if (role !== Role.generic) this.#set("aria-label", told || null);
      if (role === Role.combobox) this.#write(value);
    }
    if (role === Role.heading || role === Role.treeItem) this.#set("aria-level", String(a || 2));
    const clickable = (state & State.clickable) !== 0;
    this.#set("data-actionable", clickable ? "" : null);
    this.#set("tabindex", clickable ? "-1" : null);
    this.#set("aria-disabled", state & State.disabled ? "true" : null);
  }

  /** @param {number} state @param {string} name */
  #describeColumn(state, name) {
    this.#writeUnlessParent(name);
    const sorted = state & State.ascending ? "ascending" : state & State.descending ? "descending" : "none";
    this.#set("aria-sort", state & State.clickable ? sorted : null);
  }

  /** @param {Description} node */
  #describeState({ role, state }) {
    const checkable = CHECKABLE_ROLES.has(role) || (state & State.checkable) !== 0;
    const checked = state & State.mixed ? "mixed" : word((state & State.checked) !== 0);
    this.#set("aria-checked", checkable && role !== Role.button ? checked : null);
    this.#set("aria-pressed", checkable && role === Role.button ? checked : null);
    const expandable = (state & State.expandable) !== 0 || LIST_ROLES.has(role);
    this.#set("aria-expanded", expandable ? word((state & State.expanded) !== 0) : null);
    this.hasOpenList = LIST_ROLES.has(role) && (state & State.expanded) !== 0;
    if (!this.hasOpenList) this.tieTo(null);
    this.#set("aria-selected", state & State.selectable ? word((state & State.selected) !== 0) : null);
    this.#set("aria-current", state & State.current ? "page" : null);
    this.#set("aria-busy", state & State.busy ? "true" : null);
    if (INVALID_ROLES.has(role)) {
      this.#set("aria-invalid", state & State.invalid ? "true" : null);
      if (role === Role.combobox) this.#set("aria-required", state & State.required ? "true" : null);
    }
  }

  /** @param {Description} node */
  #describeSpecial({ role, state, value, a, b }) {
    if (role === Role.scrollArea) this.#scroll(b);
    if (LIST_ROLES.has(role)) this.#set("aria-haspopup", "listbox");
    this.#set("aria-modal", state & State.modal ? "true" : null);
    if (role === Role.table) {
      this.#set("aria-rowcount", String(a));
      this.#set("aria-colcount", String(b));
    }
    if (role === Role.row && a > 0) this.#set("aria-rowindex", String(a));
    if (role === Role.slider || role === Role.progress) {
      this.#set("aria-valuemin", "0");
      this.#set("aria-valuemax", "100");
      this.#set("aria-valuenow", String(a));
      this.#set("aria-valuetext", value || null);
    }
  }

  /** The children may not be there yet: what holds the place comes later. @param {number} top */
  #scroll(top) {
    this.element.style.overflow = "hidden";
    this.scrollTop = top;
  }

  /** @param {Element | null} list that opened for this combobox */
  tieTo(list) {
    this.#set("aria-controls", list?.id ?? null);
  }

  /** Every control is told at its place on the screen: a page that scrolls sideways would put it beside itself. */
  stayUpright() {
    if (this.element.scrollLeft !== 0) this.element.scrollLeft = 0;
  }

  /** The page has brought something into view, and the canvas is still to follow. */
  wasScrolledByPage() {
    return this.scrollTop !== null && Math.abs(this.element.scrollTop - this.#shownTop) >= 1;
  }

  /** The page follows the canvas, within what there is to see. */
  showScroll() {
    if (this.scrollTop === null) return;
    this.stayUpright();
    if (this.element.scrollTop !== this.scrollTop) this.element.scrollTop = this.scrollTop;
    this.#shownTop = this.element.scrollTop;
  }

  /** @param {string} text */
  #write(text) {
    if (this.#text === text) return;
    this.#text = text;
    this.element.textContent = text;
  }

  /** Text beside child elements would be read twice: then the name is a label. @param {string} text */
  #writeUnlessParent(text) {
    const isParent = this.element.firstElementChild !== null;
    if (!isParent) this.#write(text);
    this.#set("aria-label", isParent ? text || null : null);
  }

  /** @param {string} name @param {string | null} value */
  #set(name, value) {
    if ((this.#attributes.get(name) ?? null) === value) return;
    this.#attributes.set(name, value);
    if (value === null) this.element.removeAttribute(name);
    else this.element.setAttribute(name, value);
  }
}
