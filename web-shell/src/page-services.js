// What the program asks of the page and gets an answer to later: facts about the storage, snapshots, the businesses of
// this browser. See Host::ask_page in wasm-app/kit/host.hpp.
import { download, pictureDots, readAgain } from "./files.js";
import { showNotice } from "./notice.js";
import {
  deleteSnapshot, eraseBusiness, eraseEverything, furtherBusiness, keepFromEviction, keepNumbers, keepSnapshot, listBusinesses,
  listSnapshots, readSnapshot, rememberBusiness, restoreSnapshot, storageFacts, storeSound, whatIsHere,
} from "./storage/index.js";

const PATIENCE_MS = 5000;

/** @typedef {ReturnType<typeof import("./texts.js").textsIn>} Texts */

export class PageServices {
  /** This page gives the archive up by itself: that it is closed then is no trouble. */
  isLeaving = false;

  /**
   * @param {object} circumstances
   * @param {string} circumstances.archive
   * @param {import("./storage/types.js").ArchiveDatabase} circumstances.database
   * @param {Texts} circumstances.texts
   * @param {() => string} circumstances.givenNumbers as kept-numbers.js keeps them
   * @param {() => Promise<unknown>} circumstances.endWork whatever of the page still writes beside the archive
   */
  constructor({ archive, database, texts, givenNumbers, endWork }) {
    this.archive = archive;
    this.database = database;
    this.texts = texts;
    this.givenNumbers = givenNumbers;
    this.endWork = endWork;
    /** @type {Record<string, (wish: any) => Promise<unknown>>} */
    this.services = {
      "storage-facts": () => this.#facts(),
      "persist": () => keepFromEviction().then(() => this.#facts()),
      "take-snapshot": ({ reason }) => this.#takeSnapshot(reason),
      "read-snapshot": async ({ number }) => (await readSnapshot(this.archive, number)).raw,
      "restore-snapshot": ({ number }) => this.#restoreSnapshot(number),
      "download-snapshot": ({ number }) => this.#downloadSnapshot(number),
      "delete-snapshot": ({ number }) => deleteSnapshot(this.archive, number).then(() => this.#facts()),
      "download-workbook": ({ sheet, name }) => this.#downloadWorkbook(sheet, name),
      "read-again": async ({ encoding }) => readAgain(encoding),
      "picture-dots": (wish) => pictureDots(wish),
      "businesses": () => listBusinesses(),
      "name-business": async ({ name }) => rememberBusiness(this.archive, name),
      "further-business": async () => ({ archive: await furtherBusiness() }),
      "erase-business": () => this.#eraseBusiness(),
      "what-is-here": () => whatIsHere(),
      "erase-everything": () => this.#eraseEverything(),
    };
  }

  /** @param {string} what @param {string} wish JSON @returns {Promise<string | Uint8Array>} JSON, or plain bytes */
  async answer(what, wish) {
    const service = this.services[what];
    if (!service) throw new Error(`The page knows no "${what}"`);
    const answer = await service(JSON.parse(wish));
    return answer instanceof Uint8Array ? answer : JSON.stringify(answer ?? {});
  }

  /** @param {string} sheet @param {string} name */
  async #downloadWorkbook(sheet, name) {
    const { writeSheet } = await import("./spreadsheet/write-workbook.js");
    download(await writeSheet(sheet), name);
  }

  async #facts() {
    const [facts, snapshots, businesses] = await Promise.all([
      storageFacts(),
      listSnapshots(this.archive).catch(() => []),
      listBusinesses().catch(() => []),
    ]);
    const { pending } = this.database.status;
    return { ...facts, pending, snapshots: snapshots, businesses };
  }

  /** @param {Parameters<typeof keepSnapshot>[1]} reason */
  async #takeSnapshot(reason) {
    const taken = await keepSnapshot(this.database, reason);
    return { number: taken?.number ?? 0 };
  }

  /** @param {number} number */
  async #downloadSnapshot(number) {
    const { snapshot, raw } = await readSnapshot(this.archive, number);
    download(new Blob([raw], { type: "application/vnd.sqlite3" }), `bottega-${this.archive}-${snapshot.takenAt.slice(0, 10)}.sqlite`);
  }

  /** What was given until now is never given again. @param {number} number */
  async #restoreSnapshot(number) {
    keepNumbers(this.archive, this.givenNumbers());
    await storeSound(this.database); // it is kept as a snapshot, too
    await this.#giveUpArchive();
    try {
      await restoreSnapshot(this.archive, number, { keepCurrent: true });
    } finally {
      location.reload(); // whatever happened, what is stored now is whole
    }
  }

  async #eraseBusiness() {
    await this.#endForGood();
    await eraseBusiness(this.archive);
    const [other] = await listBusinesses();
    location.assign(other ? `?business=${other.archive}` : location.pathname);
  }

  async #eraseEverything() {
    await this.#endForGood();
    await eraseEverything();
    const begin = { label: this.texts.beginAnew, act: () => location.assign(location.pathname) };
    showNotice({ title: this.texts.erasedTitle, text: this.texts.erased, choices: [begin] });
  }

  /** What cannot be saved soon must not stand in the way for ever. */
  async #giveUpArchive() {
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    await Promise.race([this.database.flush().catch(() => {}), patience]);
    this.#abandonArchive();
  }

  /** A backup under way would make anew what was erased. */
  async #endForGood() {
    this.#abandonArchive();
    await this.endWork();
  }

  #abandonArchive() {
    this.isLeaving = true;
    this.database.abandon("closed");
  }
}
