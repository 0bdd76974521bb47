// Module.shell.files: the person's files on their way between the disk, the store beside the archive and the program,
// which sees their names and hashes only.
import { download } from "./files.js";
import { filesOfSnapshots, openFileStore } from "./storage/index.js";
import { pageTexts } from "./texts.js";

/** @typedef {import("./program.js").Program} Program */

const BIG = 4 * 1024 * 1024; // from here on progress is worth showing
const ROOM_TO_SPARE = 8 * 1024 * 1024;
const TIDY_AFTER_MS = 20_000; // when the start is long over
const ENCODER = new TextEncoder();

/** Names that browsers give no type to. @type {Record<string, string>} */
const TYPES = {
  csv: "text/csv", eml: "message/rfc822", log: "text/plain", md: "text/markdown", txt: "text/plain", xml: "application/xml",
  json: "application/json", p7m: "application/pkcs7-mime", pdf: "application/pdf", svg: "image/svg+xml",
};

/** @param {Blob} file @param {string} name */
function typeOf(file, name) {
  return file.type || TYPES[name.slice(name.lastIndexOf(".") + 1).toLowerCase()] || "application/octet-stream";
}

/** The word by which the program knows why. @param {unknown} failure */
function reasonOf(failure) {
  const { reason, cause } = /** @type {{ reason?: string, cause?: unknown }} */ (failure ?? {});
  const isOfDisk = (/** @type {unknown} */ one) => one instanceof DOMException && ["NotReadableError", "NotFoundError"].includes(one.name);
  if (isOfDisk(failure) || isOfDisk(cause)) return "unreadable";
  return reason && ["full", "damaged", "missing"].includes(reason) ? reason : "unavailable";
}

/** Rather refused at once than after half of it was written. @param {number} size */
async function refuseWithoutRoom(size) {
  const { usage = 0, quota = Infinity } = (await navigator.storage?.estimate?.()) ?? {};
  if (usage + size + ROOM_TO_SPARE > quota) throw Object.assign(new Error("no room"), { reason: "full" });
}

export class FileDesk {
  /** @type {Promise<void>} one file after the other */ #queue = Promise.resolve();
  /** @type {string[] | null} */ #needed = null;
  #hasEnded = false;
  #isBusy = false;
  #isStopped = false; // what is under way

  /**
   * @param {Program} program
   * @param {string} archive
   * @param {(work: Promise<unknown>) => void} track makes window.bottega.idle() wait for it
   */
  constructor(program, archive, track) {
    this.program = program;
    this.archive = archive;
    this.track = track;
    this.store = openFileStore(archive);
  }

  /** For good, before the archive is erased. */
  async end() {
    this.#hasEnded = true;
    await this.store.end();
  }

  /** Files are on their way into the store: the browser asks before it leaves them. */
  get isBusy() {
    return this.#isBusy;
  }

  // ---- called by the program

  /** @param {number} request @param {boolean} many */
  choose(request, many) {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = many;
    input.addEventListener("change", () => this.keepAll(request, [...(input.files ?? [])]));
    input.addEventListener("cancel", () => this.program.call("platform_files_done", request));
    input.click();
  }

  /** What is under way is given up; what was kept stays. */
  stop() {
    this.#isStopped = true;
  }

  /** @param {number} request @param {number} pointer @param {number} size @param {string} name @param {string} type */
  keepBytes(request, pointer, size, name, type) {
    this.keepAll(request, [new File([this.program.bytes(pointer, size)], name, { type })]);
  }

  /** @param {number} request @param {string} hash */
  load(request, hash) {
    this.#answer(request, async () => new Uint8Array(await (await this.#blob(hash)).arrayBuffer()));
  }

  /** @param {number} request @param {string} hash @param {string} name @param {string} type */
  download(request, hash, name, type) {
    this.#answer(request, async () => download(new Blob([await this.#blob(hash)], { type }), name));
  }

  /** @param {number} request @param {string} hash @param {string} name @param {string} type */
  preview(request, hash, name, type) {
    this.#answer(request, async () => {
      const blob = await this.#blob(hash);
      const { showPreview } = await import("./file-preview.js");
      const toDownload = { label: pageTexts().downloadFile, press: () => download(new Blob([blob], { type }), name) };
      await showPreview(blob, name, type, [toDownload]);
    });
  }

  /**
   * Deletes, some time after the start, what nothing in the archive and its snapshots refers to any more.
   * @param {import("./storage/types.js").ArchiveDatabase} database
   */
  tidyLater(database) {
    setTimeout(() => {
      if (this.#hasEnded) return;
      if (database.status.state !== "saved") return this.tidyLater(database);
      this.tidy().catch(console.error);
    }, TIDY_AFTER_MS);
  }

  async tidy() {
    const needed = this.needed();
    if (!needed) return []; // the program could not tell: nothing is touched
    return this.store.collect([...needed, ...(await filesOfSnapshots(this.archive))]);
  }

  /** The hashes that the archive names; null: the program could not tell. */
  needed() {
    this.#needed = null;
    this.program.call("app_needed_files");
    return /** @type {string[] | null} */ (this.#needed);
  }

  /** What app_needed_files() answers, one hash a line. @param {number} pointer @param {number} size */
  neededResult(pointer, size) {
    this.#needed = this.program.text(pointer, size).split("\n").filter(Boolean);
  }

  /** @param {number} request @param {File[]} files */
  keepAll(request, files) {
    const all = this.#queue.then(() => this.#keepEach(request, files)).finally(() => (this.#isBusy = false));
    this.#queue = all.catch(() => {});
    this.track(all);
  }

  /** Keeps photos of the cards that were chosen last. @param {string[]} hashes */
  async keepPhotos(hashes) {
    const { keepPhotos } = await import("./vcards/read-vcards.js");
    try {
      return await keepPhotos(hashes, this.store);
    } catch (failure) {
      throw Object.assign(new Error("photos not kept", { cause: failure }), { reason: reasonOf(failure) });
    }
  }

  // ---- ours

  /**
   * One after the other, and each gets its row at once: what came stays, whatever becomes of the rest.
   * @param {number} request @param {File[]} files
   */
  async #keepEach(request, files) {
    const total = files.reduce((sum, { size }) => sum + 2 * size, 0); // read, then proven
    let before = 0;
    this.#isBusy = true;
    this.#isStopped = false;
    for (const [index, file] of files.entries()) {
      if (this.#isStopped) break;
      const said = (/** @type {number} */ done) => this.#progress(file.name, before + done, total, index + 1, files.length);
      said(0);
      await this.#keep(request, file, (done) => {
        if (this.#isStopped) throw new DOMException("stopped", "AbortError");
        said(done);
      });
      before += 2 * file.size;
    }
    this.#progress("", 0, 0, 0, 0);
    this.program.call("platform_files_done", request);
  }

  /** @param {number} request @param {File} file @param {(done: number) => void} onProgress */
  async #keep(request, file, onProgress) {
    const { name, size } = file;
    const type = typeOf(file, name);
    const kept = (/** @type {string} */ hash, /** @type {string} */ text, /** @type {string} */ failure) =>
      this.program.callWithBytes("platform_file_kept", ENCODER.encode(text), request, name, type, hash, size, failure);
    try {
      await refuseWithoutRoom(size);
      const { hash } = await this.store.put(file, onProgress);
      const { textOf } = await import("./file-text.js");
      kept(hash, await textOf(file, type), "");
    } catch (failure) {
      if (this.#isStopped) return;
      console.warn(failure);
      kept("", "", reasonOf(failure));
    }
  }

  /** @param {string} name @param {number} done @param {number} total @param {number} number @param {number} count of those given at once */
  #progress(name, done, total, number, count) {
    if (total === 0 || total > BIG) this.program.call("platform_file_progress", name, done, total, number, count);
  }

  /** @param {string} hash @returns {Promise<Blob>} */
  async #blob(hash) {
    const blob = await this.store.get(hash);
    if (!blob) throw Object.assign(new Error(`no file ${hash}`), { reason: "missing" });
    return blob;
  }

  /** Tells the program how it ended. @param {number} request @param {() => Promise<Uint8Array | void>} work */
  #answer(request, work) {
    const tell = (/** @type {Uint8Array} */ bytes, /** @type {string} */ failure) =>
      void this.program.callWithBytes("platform_file_loaded", bytes, request, failure);
    this.track(
      work().then(
        (bytes) => tell(bytes ?? new Uint8Array(), ""),
        (failure) => {
          console.warn(failure);
          tell(new Uint8Array(), reasonOf(failure));
        },
      ),
    );
  }
}
