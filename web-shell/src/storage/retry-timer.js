const FIRST_MS = 250;
const LONGEST_MS = 30_000;

/** When to try again: soon at first, then ever later. */
export class RetryTimer {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /** @param {() => void} tryAgain */
  constructor(tryAgain) {
    this.tryAgain = tryAgain;
  }

  get isWaiting() {
    return this.#timer !== undefined;
  }

  /** @param {number} failures how often it failed in a row, from 1 */
  start(failures) {
    this.cancel();
    const wait = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.tryAgain();
    }, wait);
  }

  cancel() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
