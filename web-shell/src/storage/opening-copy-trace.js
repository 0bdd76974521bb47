/** @typedef {import("./opening-copy-store.js").Standing} Standing */

/**
 * What is stored of it with the header, so that it moves with the pages.
 * @typedef {object} StoredTrace
 * @property {number} sequence of the copy
 * @property {number} pagesSum of the copy
 * @property {Uint32Array} changed
 */

const MOST = 512; // two kilobytes with each commit, and two megabytes read page by page

/** Which pages were stored since the opening copy was made: at opening they are read over it. */
export class OpeningCopyTrace {
  /** @type {Set<number>} */ #changed;
  #sequence;
  #pagesSum;

  /** @param {Pick<Standing, "sequence" | "pagesSum">} copy @param {Iterable<number>} [changed] */
  constructor({ sequence, pagesSum }, changed = []) {
    this.#sequence = sequence;
    this.#pagesSum = pagesSum;
    this.#changed = new Set(changed);
  }

  /** @param {number} number of a page that is about to be stored */
  add(number) {
    if (this.isOfUse) this.#changed.add(number);
  }

  /** Once too much has changed, a new copy is made in a quiet moment. */
  get isOfUse() {
    return this.#changed.size <= MOST;
  }

  get changed() {
    return [...this.#changed].sort((a, b) => a - b);
  }

  /** @returns {StoredTrace | undefined} */
  get record() {
    if (!this.isOfUse) return undefined;
    return { sequence: this.#sequence, pagesSum: this.#pagesSum, changed: Uint32Array.from(this.changed) };
  }
}

/**
 * What connects a stored archive with a copy.
 * @param {import("./types.js").Header} header
 * @param {Standing} copy
 * @returns {OpeningCopyTrace | null} null: the copy is not of this archive, or of one long past
 */
export function traceSince(header, copy) {
  if (copy.pageSize !== header.pageSize) return null;
  const isSame = (/** @type {Pick<Standing, "sequence" | "pagesSum">} */ other) =>
    other.sequence === copy.sequence && other.pagesSum === copy.pagesSum;
  if (isSame(header)) return new OpeningCopyTrace(copy);
  const stored = header.openingCopy;
  if (!stored || !isSame(stored) || !(stored.changed instanceof Uint32Array)) return null;
  const trace = new OpeningCopyTrace(copy, stored.changed);
  return trace.isOfUse ? trace : null;
}
