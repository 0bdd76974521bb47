// How far the page is with a backup, for the program that asks now and then, and the person's wish to stop it.

/** @typedef {"writing" | "proving" | "reading" | "restoring" | "checking"} Step */

export class Tally {
  #stop = new AbortController();
  /** @type {Step | ""} */ step = "";
  done = 0;
  total = 0;

  /** @param {Step} step @param {number} [total] bytes */
  begin(step, total = 0) {
    this.check();
    Object.assign(this, { step, done: 0, total });
  }

  /** @param {number} done @param {number} [total] bytes */
  reached(done, total = this.total) {
    this.check();
    this.done = Math.min(done, total);
    this.total = total;
  }

  /** Ends the work here if that is wanted. */
  check() {
    this.#stop.signal.throwIfAborted();
  }

  stop() {
    this.#stop.abort();
  }
}
