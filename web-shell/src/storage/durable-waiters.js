/** Those who wait until a commit is durable. */
export class DurableWaiters {
  /** @type {{ sequence: number, resolve: (durable: number) => void, reject: (failure: Error) => void }[]} */
  #waiting = [];

  /** @param {number} sequence @returns {Promise<number>} */
  add(sequence) {
    return new Promise((resolve, reject) => this.#waiting.push({ sequence, resolve, reject }));
  }

  /** @param {number} durable every commit up to this one */
  reached(durable) {
    const ready = this.#waiting.filter(({ sequence }) => sequence <= durable);
    this.#waiting = this.#waiting.filter(({ sequence }) => sequence > durable);
    ready.forEach(({ resolve }) => resolve(durable));
  }

  /** @param {Error} failure */
  disappoint(failure) {
    const all = this.#waiting;
    this.#waiting = [];
    all.forEach(({ reject }) => reject(failure));
  }
}
