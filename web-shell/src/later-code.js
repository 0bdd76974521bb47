// The second part of the program, which tools/split_program.py cut off: screens and papers that the first screen does not
// need. On the first visit it is fetched once that screen stands, and a function of it that is called before then is
// waited for; afterwards it lies in the browser and comes along at once.
import { fetchOwn, fetchPatiently, isKept, readOwnAtOnce } from "./own-file.js";

/** @typedef {import("bottega-assets").Asset} Asset */

export class LaterCode {
  /** @type {WebAssembly.Exports | undefined} */
  #first;
  #isHere = false;
  #asset;

  /** @param {Asset | null} asset null where the program is in one part */
  constructor(asset) {
    this.#asset = asset;
  }

  /** What the first part calls instead of the functions it lacks, by their place in its table. */
  get placeholders() {
    const answer = (/** @type {string | symbol} */ place) => (/** @type {unknown[]} */ ...values) => {
      this.#loadAtOnce();
      return this.#table.get(Number(place))(...values);
    };
    return new Proxy({}, { get: (_, place) => answer(place) });
  }

  get #exports() {
    if (!this.#first) throw new Error("The program has not started");
    return this.#first;
  }

  get #table() {
    return /** @type {WebAssembly.Table} */ (this.#exports.__indirect_function_table);
  }

  /** @param {WebAssembly.Instance} first */
  belongsTo(first) {
    this.#first = first.exports;
  }

  /**
   * Where it lies in the page or in the browser nothing is gained by waiting.
   */
  async loadIfKept() {
    if (isKept()) await this.#fetch().catch(console.warn);
  }

  /** Goes on trying: without a network it comes with the next one. */
  load() {
    return fetchPatiently(() => this.#fetch());
  }

  async #fetch() {
    if (!this.#asset || this.#isHere) return;
    const response = await fetchOwn(this.#asset.url);
    if (!response.ok) throw new Error(`${this.#asset.url}: ${response.status} ${response.statusText}`);
    const module = await WebAssembly.compile(await response.arrayBuffer());
    if (!this.#isHere) await WebAssembly.instantiate(module, this.#imports); // which writes its functions into the table
    this.#isHere = true;
  }

  get #imports() {
    return { primary: /** @type {WebAssembly.ModuleImports} */ (this.#exports) };
  }

  #loadAtOnce() {
    if (this.#isHere || !this.#asset) return;
    new WebAssembly.Instance(new WebAssembly.Module(readOwnAtOnce(this.#asset.url)), this.#imports);
    this.#isHere = true;
  }
}
