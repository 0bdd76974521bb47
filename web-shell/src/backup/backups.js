// Backups of the open archive and the way back, as the program asks for them through the page's services.
import { chooseFile, download } from "../files.js";
import { keepNumbers, keepSnapshot, openFileStore } from "../storage/index.js";
import { changeSettings, readSettings } from "./backup-settings.js";
import { ChosenBackup } from "./chosen-backup.js";
import { BackupError } from "./format.js";
import { backupName, expendable } from "./rotation.js";
import { newSecret } from "./secret.js";
import { Tally } from "./tally.js";
import { backupAsBlob, backupInFolder, contentHash, slugOf } from "./write-backup.js";

const LOOK_AGAIN_MS = 50;
const ACCEPTED = ".bottega,.json,.sqlite,.db,application/json,application/vnd.sqlite3";
const PAGE_BYTES = 4096;
const HOUR_MS = 3_600_000;
const PAUSE_MS = 4 * HOUR_MS; // between two backups that nobody asked for
/** What the browser calls it, and what the program has words for. @type {Record<string, string>} */
const REASONS = { AbortError: "cancelled", NotAllowedError: "not-allowed", NotFoundError: "folder-gone", QuotaExceededError: "full" };

/**
 * @typedef {object} Circumstances
 * @property {string} archive
 * @property {import("../program.js").Program} program
 * @property {() => Uint8Array<ArrayBuffer>} exportArchive
 * @property {() => string} givenNumbers as kept-numbers.js keeps them
 * @property {() => string[] | null} neededFiles hashes of the files that the archive names
 * @property {import("../storage/types.js").ArchiveDatabase} database
 * @property {import("../storage/types.js").DatabaseImage} image
 */

export class Backups {
  /** @type {ChosenBackup | null} */ #chosen = null;
  /** @type {Promise<unknown>} */ #last = Promise.resolve();
  /** Of what takes long and is under way. @type {Tally | null} */ #tally = null;
  #nextLook = 0;
  #hasEnded = false;

  /** @param {Circumstances} circumstances */
  constructor({ archive, program, exportArchive, givenNumbers, neededFiles, database, image }) {
    this.archive = archive;
    this.program = program;
    this.exportArchive = exportArchive;
    this.givenNumbers = givenNumbers;
    this.neededFiles = neededFiles;
    this.database = database;
    this.image = image;
    this.files = openFileStore(archive);
    /** @type {Record<string, (wish: any) => Promise<unknown>>} */
    this.services = {
      "backup-state": () => this.#state(),
      "back-up": () => this.#inTurn(() => this.#backUp()),
      "backup-choose-folder": () => this.#chooseFolder(),
      "backup-allow-folder": () => this.#allowFolder(),
      "backup-forget-folder": () => this.#change({ folder: undefined, written: undefined, failure: undefined }),
      "backup-protect": async ({ passphrase }) => this.#change({ secret: await newSecret(passphrase), content: undefined }),
      "backup-unprotect": () => this.#change({ secret: undefined, content: undefined }),
      "backup-json": () => this.#downloadText(),
      "backup-sqlite": () => this.#downloadPages(),
      "open-backup": () => this.#open(),
      "unlock-backup": ({ passphrase }) => this.#counted((tally) => this.#chosenOne.read(passphrase, tally)),
      "backup-text": async () => this.#chosenOne.takeText(),
      "take-file": ({ hash }) => this.#counted((tally) => this.#takeFile(hash, tally)),
      "download-backed-up-file": ({ hash, name, type }) => this.#counted((tally) => this.#downloadFile(hash, name, type, tally)),
      "prepare-restore": ({ withoutSnapshot }) => this.#counted((tally) => this.#prepare(Boolean(withoutSnapshot), tally)),
      "check-files": () => this.#inTurn(() => this.#counted((tally) => this.#checkFiles(tally))),
      "page-work": async () => ({ step: this.#tally?.step ?? "", done: this.#tally?.done ?? 0, total: this.#tally?.total ?? 0 }),
      "stop-page-work": async () => this.#tally?.stop(),
    };
    for (const [name, service] of Object.entries(this.services)) {
      this.services[name] = (wish) => service(wish).catch((failure) => {
        const reason = failure?.reason ?? REASONS[failure?.name];
        throw reason ? Object.assign(new Error(String(failure)), { reason, cause: failure }) : failure;
      });
    }
  }

  /** From now on backups are made by themselves, where there is a folder that may be written to. */
  start() {
    this.database.addEventListener("change", () => this.database.status.state === "saved" && this.#look());
    document.addEventListener("visibilitychange", () => this.#look());
    this.#look();
  }

  #look() {
    if (this.#hasEnded || Date.now() < this.#nextLook || this.archive.startsWith("demo-")) return;
    this.#nextLook = Date.now() + HOUR_MS;
    void this.#inTurn(() => this.#backUpIfChanged()).catch(async (failure) => {
      console.warn(failure);
      if (failure?.name === "AbortError") return;
      await changeSettings(this.archive, { failure: failure?.reason ?? REASONS[failure?.name] ?? "failed" });
    });
  }

  get #chosenOne() {
    if (!this.#chosen) throw new BackupError("foreign");
    return this.#chosen;
  }

  /** For good, before the archive is erased: what is under way stops, and leaves nothing behind that comes later. */
  async end() {
    this.#hasEnded = true;
    this.#tally?.stop();
    await this.#last;
    await this.files.end();
  }

  /** One at a time. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  #inTurn(work) {
    const done = this.#last.then(() => {
      if (this.#hasEnded) throw new DOMException("the archive goes", "AbortError");
      return work();
    });
    this.#last = done.catch(() => {});
    return done;
  }

  /** Work that tells how far it is and can be stopped. @template T @param {(tally: Tally) => Promise<T>} work @returns {Promise<T>} */
  async #counted(work) {
    const tally = new Tally();
    this.#tally = tally;
    try {
      return await work(tally);
    } finally {
      if (this.#tally === tally) this.#tally = null;
    }
  }

  /** Between two commands, and not amid long work. */
  async #quiet() {
    await Promise.resolve();
    while (this.image.isWriting()) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }

  async #state() {
    const { folder, secret, last, failure } = await readSettings(this.archive);
    const permission = await folder?.queryPermission?.({ mode: "readwrite" }).catch(() => "denied");
    return {
      canChooseFolder: typeof window.showDirectoryPicker === "function",
      folder: folder ? { name: folder.name, allowed: permission === "granted" || !folder.queryPermission } : null,
      isProtected: secret !== undefined,
      last: last ?? null,
      failure: failure ?? "",
    };
  }

  /** @param {import("./backup-settings.js").BackupSettings} changes */
  async #change(changes) {
    await changeSettings(this.archive, changes);
    this.#lookAgain();
    return this.#state();
  }

  #lookAgain() {
    this.#nextLook = 0;
    this.#look();
  }

  async #chooseFolder() {
    if (!window.showDirectoryPicker) throw new DOMException("no folders here", "NotAllowedError");
    const folder = await window.showDirectoryPicker({ id: "bottega-backup", mode: "readwrite", startIn: "documents" });
    return this.#change({ folder, written: [], content: undefined, failure: undefined });
  }

  async #allowFolder() {
    const { folder } = await readSettings(this.archive);
    await folder?.requestPermission?.({ mode: "readwrite" });
    this.#lookAgain();
    return this.#state();
  }

  /** To the folder where there is one that may be written to, else among the downloads. */
  #backUp() {
    return this.#counted((tally) => this.#write(tally));
  }

  /** @param {Tally} tally */
  async #write(tally) {
    await this.#quiet();
    const text = this.exportArchive();
    const state = await this.#state();
    const settings = await readSettings(this.archive);
    const content = { text, files: this.files, needed: this.neededFiles(), secret: settings.secret ?? null };
    const name = backupName(slugOf(text), new Date());
    const made = state.folder?.allowed && settings.folder
      ? { where: /** @type {const} */ ("folder"), ...(await this.#toFolder(settings.folder, name, content, settings.written ?? [], tally)) }
      : { where: /** @type {const} */ ("download"), ...(await this.#toDownloads(name, content, tally)) };
    const { where, bytes, files, lost } = made;
    const last = { at: new Date().toISOString(), where, name, bytes, files, lost, encrypted: content.secret !== null };
    await changeSettings(this.archive, { last, content: await contentHash(text), failure: undefined });
    return last;
  }

  /** @param {string} name @param {import("./write-backup.js").BackupContent} content @param {Tally} tally */
  async #toDownloads(name, content, tally) {
    const { blob, ...counts } = await backupAsBlob(content, tally);
    download(blob, name);
    return { bytes: blob.size, ...counts };
  }

  /**
   * @param {FileSystemDirectoryHandle} folder @param {string} name @param {import("./write-backup.js").BackupContent} content
   * @param {string[]} written @param {Tally} tally
   */
  async #toFolder(folder, name, content, written, tally) {
    const made = await backupInFolder(folder, name, content, tally);
    const names = [...new Set([...written, name])];
    const gone = expendable(names);
    for (const old of gone) await folder.removeEntry(old).catch(() => {});
    await changeSettings(this.archive, { written: names.filter((one) => !gone.includes(one)) });
    return made;
  }

  /** Unless the last one is young, or holds the same. */
  async #backUpIfChanged() {
    const { folder, last, content } = await readSettings(this.archive);
    if (!folder || !(await this.#state()).folder?.allowed) return;
    if (content && last?.where === "folder" && Date.now() - Date.parse(last.at) < PAUSE_MS) return;
    await this.#quiet();
    if ((await contentHash(this.exportArchive())) === content) return;
    const { lost } = await this.#backUp();
    this.program.call("app_backed_up", lost.join(","));
  }

  /** Which of the files that the archive names are not as they were kept. @param {Tally} tally */
  async #checkFiles(tally) {
    const sizes = new Map((await this.files.list()).map(({ hash, size }) => [hash, size]));
    const needed = this.neededFiles() ?? [...sizes.keys()];
    tally.begin("checking", needed.reduce((sum, hash) => sum + (sizes.get(hash) ?? 0), 0));
    const lost = [];
    for (const hash of needed) {
      if (!(await this.files.verify(hash))) lost.push(hash);
      tally.reached(tally.done + (sizes.get(hash) ?? 0));
    }
    return { checked: needed.length, lost };
  }

  async #downloadText() {
    await this.#quiet();
    const text = this.exportArchive();
    download(new Blob([text], { type: "application/json" }), backupName(slugOf(text), new Date()).replace(/bottega$/, "json"));
  }

  /** The pages as they stand after the last commit: a file for any SQLite tool. */
  async #downloadPages() {
    await this.#quiet();
    const name = backupName(slugOf(this.exportArchive()), new Date()).replace(/bottega$/, "sqlite");
    const size = this.program.call("storage_size");
    const pages = [];
    for (let at = 0; at < size; at += PAGE_BYTES) pages.push(/** @type {Uint8Array<ArrayBuffer>} */ (this.image.copy(at, PAGE_BYTES)));
    download(new Blob(pages, { type: "application/vnd.sqlite3" }), name);
  }

  async #open() {
    const file = await chooseFile(ACCEPTED);
    if (!file) throw new DOMException("nothing was chosen", "AbortError");
    return this.read(file);
  }

  /** @param {File} file */
  read(file) {
    return this.#counted((tally) => this.#read(file, tally));
  }

  /** Our own backups open with the key that is kept here. @param {File} file @param {Tally} tally */
  async #read(file, tally) {
    this.#chosen = new ChosenBackup(file);
    const about = await this.#chosen.read(null, tally);
    const { secret } = about.needsPassphrase ? await readSettings(this.archive) : {};
    if (!secret) return about;
    return this.#chosen.read(secret, tally).catch((failure) => {
      if (failure?.reason === "passphrase") return about;
      throw failure;
    });
  }

  /** What is here is kept as a snapshot, then the files of the backup are stored; the rows come last. Answers the numbers given. @param {boolean} withoutSnapshot @param {Tally} tally */
  async #prepare(withoutSnapshot, tally) {
    if (!withoutSnapshot) {
      const files = (await this.files.list()).map(({ hash }) => hash);
      await keepSnapshot(this.database, "restore", { files });
    }
    await this.#chosenOne.keepFiles(this.files, tally);
    return { numbers: keepNumbers(this.archive, this.givenNumbers()) };
  }

  /** One file of the backup comes back into the store, where a row may name it. @param {string} hash @param {Tally} tally */
  async #takeFile(hash, tally) {
    await this.files.put(await this.#chosenOne.fileOf(hash, tally));
    return {};
  }

  /** @param {string} hash @param {string} name @param {string} type @param {Tally} tally */
  async #downloadFile(hash, name, type, tally) {
    download(new Blob([await this.#chosenOne.fileOf(hash, tally)], { type }), name);
    return {};
  }

  /** For scripts: a container's files are kept and its archive is answered; anything else as it is. @param {Blob} blob @param {string | null} passphrase */
  async unpack(blob, passphrase) {
    const chosen = new ChosenBackup(new File([blob], ""));
    const { needsPassphrase } = await chosen.read(passphrase);
    if (needsPassphrase) throw new BackupError("passphrase");
    await chosen.keepFiles(this.files);
    return chosen.takeText();
  }
}
