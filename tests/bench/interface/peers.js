// The other lists and searches, each with the same few verbs, in their own page.
import { COLUMNS, eachAccount } from "./rows.js";

const place = document.getElementById("place");
const frame = () => new Promise(requestAnimationFrame);
const painted = async () => {
  await frame();
  await frame();
};

function added(element) {
  return new Promise((done, failed) => {
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });
}
const script = (src) => added(Object.assign(document.createElement("script"), { src }));
const styles = (href) => added(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
const byName = (a, b) => (a.name < b.name ? 1 : a.name > b.name ? -1 : 0);

class AgGrid {
  load = () => script("node_modules/ag-grid-community/dist/ag-grid-community.min.js");
  open(rowData) {
    return new Promise((done) => {
      const columnDefs = COLUMNS.map((field) => ({ field, filter: field === "name" }));
      this.grid = window.agGrid.createGrid(place, { columnDefs, rowData, onFirstDataRendered: done });
    });
  }
  get scroller() { return place.querySelector(".ag-body-viewport") ?? place.querySelector(".ag-grid-viewport"); }
  get firstRow() { return place.querySelector(".ag-row")?.textContent; }
  sort() { this.grid.applyColumnState({ state: [{ colId: "name", sort: "desc" }] }); }
  filter(text) { this.grid.setFilterModel({ name: { filterType: "text", type: "contains", filter: text } }); }
}

class Tabulator {
  async load() {
    await styles("node_modules/tabulator-tables/dist/css/tabulator.min.css");
    await script("node_modules/tabulator-tables/dist/js/tabulator.min.js");
  }
  open(data) {
    return new Promise((done) => {
      this.table = new window.Tabulator(place, { height: 800, data, columns: COLUMNS.map((field) => ({ title: field, field })) });
      this.table.on("tableBuilt", done);
    });
  }
  get scroller() { return place.querySelector(".tabulator-tableholder"); }
  get firstRow() { return place.querySelector(".tabulator-row")?.textContent; }
  sort() { return this.table.setSort("name", "desc"); }
  filter(text) { return this.table.setFilter("name", "like", text); }
}

/** A list as somebody writes it by hand on top of TanStack Virtual: the leanest that a web page can have. */
class TanStack {
  #rows = new Map();
  async load() {
    globalThis.process = { env: { NODE_ENV: "production" } };
    this.library = await import("./node_modules/@tanstack/virtual-core/dist/esm/index.js");
  }
  open(data) {
    this.data = this.shown = data;
    this.scroller = Object.assign(document.createElement("div"), { className: "list" });
    this.inner = document.createElement("div");
    this.inner.style.position = "relative";
    this.scroller.append(this.inner);
    place.append(this.scroller);
    this.virtual = new this.library.Virtualizer(this.#options());
    this.virtual._didMount();
    this.virtual._willUpdate();
    this.#draw();
  }
  #options() {
    const { elementScroll, observeElementRect, observeElementOffset } = this.library;
    return { count: this.shown.length, getScrollElement: () => this.scroller, estimateSize: () => 28, overscan: 5, scrollToFn: elementScroll,
      observeElementRect, observeElementOffset, onChange: () => this.#draw() };
  }
  #draw() {
    this.inner.style.height = `${this.virtual.getTotalSize()}px`;
    const items = this.virtual.getVirtualItems();
    const kept = new Set(items.map(({ index }) => index));
    for (const [index, row] of this.#rows) {
      if (kept.has(index)) continue;
      row.remove();
      this.#rows.delete(index);
    }
    for (const { index, start } of items) if (!this.#rows.has(index)) this.#rows.set(index, this.#row(index, start));
  }
  #row(index, start) {
    const row = Object.assign(document.createElement("div"), { className: "row" });
    row.style.transform = `translateY(${start}px)`;
    for (const column of COLUMNS) row.append(Object.assign(document.createElement("span"), { textContent: this.shown[index][column] }));
    this.inner.append(row);
    return row;
  }
  #show(rows) {
    this.shown = rows;
    for (const row of this.#rows.values()) row.remove();
    this.#rows.clear();
    this.virtual.setOptions(this.#options());
    this.virtual._willUpdate();
    this.virtual.measure();
    this.#draw();
  }
  get firstRow() { return this.inner.querySelector(".row")?.textContent; }
  sort() { this.#show([...this.data].sort(byName)); }
  filter(text) {
    const wanted = text.toLowerCase();
    this.#show(this.data.filter(({ name }) => name.toLowerCase().includes(wanted)));
  }
}

class Includes {
  load() {}
  open(data) {
    this.data = data;
    this.texts = data.map(({ name, email }) => `${name}\n${email}`.toLowerCase());
  }
  find(text, most) {
    const wanted = text.toLowerCase();
    const found = [];
    for (let i = 0; i < this.texts.length && found.length < most; i++) if (this.texts[i].includes(wanted)) found.push(this.data[i]);
    return found.length;
  }
}

class MiniSearch {
  async load() { this.library = (await import("./node_modules/minisearch/dist/es/index.js")).default; }
  open(data) {
    const searchOptions = { prefix: true, combineWith: "AND" };
    this.index = new this.library({ fields: ["name", "email"], storeFields: ["name", "email"], searchOptions });
    this.index.addAll(data);
  }
  find(text, most) { return this.index.search(text).slice(0, most).length; }
}

const PEERS = { "AG Grid": AgGrid, Tabulator, TanStack, includes: Includes, MiniSearch };
let peer, data;

window.bench = {
  async prepare({ name, count }) {
    peer = new PEERS[name]();
    await peer.load();
    data = [...eachAccount(count)];
    await painted();
  },
  async open() {
    await peer.open(data);
    await painted();
    return peer.firstRow ?? null;
  },
  async jump(share) {
    peer.scroller.scrollTop = share * (peer.scroller.scrollHeight - peer.scroller.clientHeight);
    await painted();
    await painted();
  },
  async step(pixels) {
    peer.scroller.scrollTop += pixels;
    await painted();
    return peer.scroller.scrollTop;
  },
  async sort() {
    peer.scroller.scrollTop = 0;
    await peer.sort();
    await painted();
    return peer.firstRow ?? null;
  },
  async filter(text) {
    await peer.filter(text);
    await painted();
    return peer.firstRow ?? null;
  },
  find: ({ text, most }) => peer.find(text, most),
};
