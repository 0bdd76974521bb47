// What a person sees whose stored archive is damaged: what is wrong, the newest good copy with what it lacks, what can
// be salvaged, and the raw data to take along. Nothing is replaced before the damaged original was kept.
import { rememberKiosk } from "./kiosk.js";
import { downloadChoice } from "./recovery-choices.js";
import { showNotice } from "./notice.js";
import { salvage } from "./salvage.js";
import {
  StorageError, deleteArchive, keepNumbers, listBusinesses, listSnapshots, readPagesForgiving, replaceArchive,
  restoreSnapshot, takeSnapshot, verifySnapshot,
} from "./storage/index.js";
import { fill } from "./texts.js";

/** @typedef {ReturnType<typeof import("./texts.js").textsIn>} Texts */
/** @typedef {import("./storage/types.js").Snapshot} Snapshot */
/** @typedef {import("./notice.js").Choice} Choice */

const PAGES_NAMED = 12;

/**
 * @param {Texts} texts
 * @param {import("./storage/types.js").Damage | null | undefined} damage
 */
function sentenceOf(texts, damage) {
  if (damage?.kind === "header") return texts.damagedHeader;
  if (damage?.kind === "mixture") return texts.damagedMixture;
  if (!damage?.pages.length) return texts.damagedInside;
  const shown = damage.pages.slice(0, PAGES_NAMED).map((page) => page + 1).join(", ");
  const more = damage.pages.length > PAGES_NAMED ? " …" : "";
  return fill(texts.damagedPages, damage.pages.length, damage.count, shown + more);
}

/** @param {string} archive @returns {Promise<Snapshot | null>} */
async function newestGoodSnapshot(archive) {
  for (const snapshot of await listSnapshots(archive).catch(() => []))
    if (snapshot.reason !== "damaged" && (await verifySnapshot(archive, snapshot.number))) return snapshot;
  return null;
}

/** The owner leaves what was a kiosk. @param {string} archive */
function openOther(archive) {
  rememberKiosk(null);
  location.assign(`?business=${archive}`);
}

export class DamagePage {
  /** The original could not be kept; the person was told and may go on. */
  #goesOnWithout = false;

  /**
   * @param {Texts} texts @param {string} language @param {string} archive
   * @param {Error & { damage?: import("./storage/types.js").Damage | null }} failure
   * @param {import("./program.js").Program | null} program null: it could not be loaded
   */
  constructor(texts, language, archive, failure, program) {
    this.texts = texts;
    this.language = language;
    this.archive = archive;
    this.failure = failure;
    this.program = program;
    /** @type {(text: string) => void} */
    this.say = () => {};
  }

  async show() {
    this.#notice(`${sentenceOf(this.texts, this.failure.damage)} ${this.texts.lookingForCopies}`, [this.#download()]);
    const [good, read, businesses] = await Promise.all([
      newestGoodSnapshot(this.archive),
      readPagesForgiving(this.archive).catch(() => null),
      listBusinesses().catch(() => []),
    ]);
    const others = businesses.filter(({ archive, name }) => archive !== this.archive && name);
    this.#notice(this.#sentence(good, read?.header.sequence ?? 0), [
      ...(good ? [{ label: fill(this.texts.restoreCopy, this.#date(good)), act: () => this.#restore(good) }] : []),
      ...(this.program && read ? [{ label: this.texts.salvage, act: () => this.#salvage() }] : []),
      this.#download(),
      { label: this.texts.setAside, act: () => this.#setAside() },
      ...others.map(({ archive, name }) => ({ label: fill(this.texts.openOther, name), act: () => openOther(archive) })),
    ]);
  }

  /** @param {string} text @param {Choice[]} choices @param {{ title?: string, items?: string[] }} [more] */
  #notice(text, choices, { title = this.texts.damagedTitle, items } = {}) {
    const details = { label: this.texts.details, text: `${this.failure.message}\n${this.failure.stack ?? ""}` };
    const notice = showNotice({ title, text, choices, details, items });
    this.say = notice.say;
  }

  /** @param {Snapshot | null} good @param {number} sequence of what is damaged; 0: unknown */
  #sentence(good, sequence) {
    const { texts } = this;
    const damage = sentenceOf(texts, this.failure.damage);
    if (!good) return `${damage} ${texts.noGoodCopy}`;
    const missing = sequence - good.sequence;
    if (sequence === 0) return `${damage} ${fill(texts.goodCopy, this.#date(good))}`;
    return `${damage} ${fill(missing > 0 ? texts.goodCopyLacks : texts.goodCopyIsWhole, this.#date(good), missing)}`;
  }

  /** @param {Snapshot} snapshot */
  #date({ takenAt }) {
    return new Intl.DateTimeFormat(this.language, { dateStyle: "long", timeStyle: "short" }).format(new Date(takenAt));
  }

  /** @returns {Choice} */
  #download() {
    return downloadChoice(this.texts, this.archive, (text) => this.say(text));
  }

  /** Numbers that were given since stay given, where the damaged archive still tells them. @param {Snapshot} good */
  async #restore(good) {
    await this.#replace(async () => {
      const found = this.program && (await salvage(this.program, this.archive, this.language).catch(() => null));
      if (found) keepNumbers(this.archive, found.report.numbers);
      await restoreSnapshot(this.archive, good.number);
    });
  }

  async #salvage() {
    if (!this.program) return;
    this.say(this.texts.salvaging);
    const found = await salvage(this.program, this.archive, this.language).catch((failure) => void console.warn(failure));
    if (!found) return this.say(this.texts.nothingSalvaged);
    const items = found.report.tables.map(({ name, copied, lost }) =>
      fill(lost > 0 ? this.texts.salvagedSome : this.texts.salvagedAll, name, copied, lost));
    this.#notice(this.texts.salvaged, [
      { label: this.texts.useSalvaged, act: () => this.#replace(() => replaceArchive(this.archive, found.raw)) },
      { label: this.texts.back, act: () => this.show() },
    ], { title: this.texts.salvagedTitle, items });
  }

  /** An empty archive in its place, to open a backup in. */
  async #setAside() {
    await this.#replace(() => deleteArchive(this.archive, { keepFiles: true }));
  }

  /** @param {() => Promise<void>} work */
  async #replace(work) {
    try {
      if (!this.#goesOnWithout) await takeSnapshot(this.archive, "damaged");
      await work();
      location.assign(location.pathname + location.search);
    } catch (failure) {
      console.warn(failure);
      this.#goesOnWithout = failure instanceof StorageError && failure.reason === "no-room";
      this.say(this.#goesOnWithout ? this.texts.noRoomForOriginal : this.texts.replaceFailed);
    }
  }
}
