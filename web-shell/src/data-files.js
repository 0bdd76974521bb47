// The texts of each language and the demonstrations: files of their own, since a person needs one of the three languages and
// mostly no demonstration. What is needed for sure is fetched beside the program; the rest follows after the first screen, so
// that it is there without a network too; and what the program asks for before is waited for.
import { data } from "bottega-assets";
import { fetchOwn, fetchPatiently, isKept, readOwnAtOnce } from "./own-file.js";

/** @typedef {import("./program.js").Program} Program */

export class DataFiles {
  /** @type {Map<string, Uint8Array>} fetched before there was a program to give them to */
  #waiting = new Map();
  /** @type {Set<string>} */
  #here = new Set();
  /** @type {Program | undefined} */
  #program;

  /** @param {string} name @param {(url: string) => Promise<Response>} [fetchFile] */
  async load(name, fetchFile = fetchOwn) {
    if (this.#here.has(name) || this.#waiting.has(name)) return;
    const { url } = data[name];
    const response = await fetchFile(url);
    if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
    this.#take(name, new Uint8Array(await response.arrayBuffer()));
  }

  /** Where they lie in the browser or in the page nothing is gained by waiting. */
  async loadIfKept() {
    if (isKept()) await this.#loadAll().catch(console.warn);
  }

  /** Goes on trying: without a network they come with the next one. */
  loadRest() {
    return fetchPatiently(() => this.#loadAll());
  }

  /** @param {Program} program */
  give(program) {
    this.#program = program;
    for (const [name, bytes] of this.#waiting) this.#take(name, bytes);
    this.#waiting.clear();
  }

  /** The program asks, and goes on when this returns. @param {string} name */
  bringAtOnce(name) {
    if (!data[name]) return;
    try {
      this.#take(name, readOwnAtOnce(data[name].url));
    } catch (failure) {
      console.warn(failure); // it goes on in a language that it has
    }
  }

  async #loadAll() {
    await Promise.all(Object.keys(data).map((name) => this.load(name)));
  }

  /** @param {string} name @param {Uint8Array} bytes */
  #take(name, bytes) {
    if (!this.#program) {
      this.#waiting.set(name, bytes);
      return;
    }
    if (this.#here.has(name)) return;
    this.#here.add(name);
    this.#program.callWithBytes("app_data_file", bytes, name);
  }
}
