// window.bottega: what scripts and tests may use. Documented in the README.
import { version } from "bottega-assets";
import { keepSnapshot } from "./storage/index.js";

const LOOK_AGAIN_MS = 5;
const Stat = { frames: 0, presented: 1, mirrorNodes: 2, cpu: 3, build: 5, submit: 7, mirror: 9 }; // p95 follows p50

/** @typedef {import("./types.d.ts").BottegaApi} BottegaApi */
/** @typedef {import("./shell.js").Shell} Shell */
/** @typedef {import("./storage/types.js").ArchiveDatabase} ArchiveDatabase */

export class Api {
  /** @type {Shell | null} */ #shell = null;
  /** @type {ArchiveDatabase | null} */ #database = null;
  /** @type {import("./backup/backups.js").Backups | null} */ #backups = null;
  /** @type {() => void} */ #resolve = () => {};
  /** @type {(failure: unknown) => void} */ #reject = () => {};
  /** @type {unknown} */ #failure = null;

  constructor() {
    /** @type {Promise<void>} */
    this.ready = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.ready.catch(() => {}); // told on the page already
  }

  /** @param {Shell} shell @param {ArchiveDatabase} database @param {import("./backup/backups.js").Backups} backups */
  open(shell, database, backups) {
    this.#shell = shell;
    this.#backups = backups;
    this.#database = database;
    this.#resolve();
  }

  /** @param {unknown} failure */
  fail(failure) {
    this.#failure ??= failure;
    this.#reject(failure);
  }

  /** Nothing is left to draw, run or save. Rejects with the reason when saving fails. */
  async idle() {
    await this.ready;
    for (;;) {
      while (!this.#isQuiet) {
        if (this.#failure) throw this.#failure;
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      }
      await this.#database?.whenSaved();
      if (this.#isQuiet) return;
    }
  }

  get #isQuiet() {
    const shell = this.#shell;
    if (!shell || shell.program.hasCrashed) return false;
    return shell.stage.isIdle && !shell.hasWork && !shell.program.call("platform_is_busy") && shell.stage.isIdle;
  }

  stats() {
    const program = this.#running.program;
    const stat = (/** @type {number} */ which) => program.call("platform_stat", which);
    const share = (/** @type {number} */ which) => ({ p50: stat(which), p95: stat(which + 1) });
    return {
      frames: stat(Stat.frames),
      presented: stat(Stat.presented),
      frameCpuMs: share(Stat.cpu),
      frameParts: { buildMs: share(Stat.build), mirrorMs: share(Stat.mirror), submitMs: share(Stat.submit) },
      mirrorNodes: stat(Stat.mirrorNodes),
      pendingCommits: this.#database?.status.pending ?? 0,
      databaseBytes: program.call("storage_size"),
      storedBytes: this.#database?.stats.bytes ?? 0,
      heapBytes: program.module.HEAPU8.length,
      version,
    };
  }

  /** @returns {Promise<Blob>} */
  async exportArchive() {
    await this.ready;
    return new Blob([this.#running.exportArchive()], { type: "application/json" });
  }

  /** The JSON, or a backup with its files. @param {Blob} blob @param {{ passphrase?: string }} [options] */
  async importArchive(blob, { passphrase } = {}) {
    await this.ready;
    await this.#keepCopy();
    const text = await this.#backups?.unpack(blob, passphrase ?? null);
    this.#running.importArchive(text ?? new Uint8Array());
    await this.idle();
  }

  /** What the import replaces. A script that imports goes on without, where there is no room. */
  async #keepCopy() {
    const database = this.#database;
    if (!database || database.status.reason === "memory-only") return;
    await keepSnapshot(database, "import").catch(console.warn);
  }

  get #running() {
    if (!this.#shell) throw new Error("Bottega is not running");
    return this.#shell;
  }
}
