/**
 * One figure over the checksums of all pages. It is stored with the header: pages that are sound each but come from
 * different commits do not add up to it.
 */
export class PagesSum {
  /** by page number */ #sums = new Uint32Array(64);
  #total = 0;

  get total() {
    return this.#total >>> 0;
  }

  /** @param {number} number @returns {number} its checksum */
  get(number) {
    return this.#sums[number] ?? 0;
  }

  /** @param {number} number @param {number} checksum */
  set(number, checksum) {
    if (number >= this.#sums.length) this.#grow(number + 1);
    this.#total ^= this.#sums[number] ^ checksum;
    this.#sums[number] = checksum;
  }

  /** @param {number} count of pages that remain */
  truncate(count) {
    for (let number = count; number < this.#sums.length; number++) this.#total ^= this.#sums[number];
    this.#sums.fill(0, count);
  }

  /** @param {number} count */
  #grow(count) {
    const larger = new Uint32Array(Math.max(count, this.#sums.length * 2));
    larger.set(this.#sums);
    this.#sums = larger;
  }
}
