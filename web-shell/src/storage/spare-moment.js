// Moments in which the page has nothing to draw: what is looked after at rest must not slow down who scrolls or types.
const LONGEST_WAIT_MS = 1000;
const SHORT_WORK_MS = 10;

export class SpareMoments {
  /** @type {{ timeRemaining: () => number } | null} */ #now = null;

  /** For a piece of work of some milliseconds: at once while the moment lasts, else in the next. */
  async next() {
    if (this.#now && this.#now.timeRemaining() > SHORT_WORK_MS) return;
    this.#now = await new Promise((resolve) => {
      if (typeof requestIdleCallback === "function") requestIdleCallback(resolve, { timeout: LONGEST_WAIT_MS });
      else setTimeout(() => resolve(null)); // Safari has none
    });
  }
}
