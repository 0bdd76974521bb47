// The archive written behind to IndexedDB: commits are grouped, one strict transaction is in flight at most, so that
// what is stored is always the archive as it stood after some commit, never a mixture.
import { DurableWaiters } from "./durable-waiters.js";
import { BARE_FORMAT } from "./header-record.js";
import { OpeningCopyTrace } from "./opening-copy-trace.js";
import { openStored } from "./open-stored.js";
import { SPREAD_AFTER_MS, SPREAD_AGAIN_MS } from "./storage-limits.js";
import { PageGroup } from "./page-group.js";
import { PagesSum } from "./pages-sum.js";
import { RetryTimer } from "./retry-timer.js";
import { saveStatus } from "./save-status.js";
import { StorageError } from "./storage-error.js";
import { StoredConnection } from "./stored-connection.js";
import { waitUntilSaved } from "./wait-until-saved.js";

/**
 * @typedef {import("./types.js").Header} Header
 * @typedef {import("./types.js").DatabaseImage} DatabaseImage
 * @typedef {import("./types.js").NotSavedReason} NotSavedReason
 */

/**
 * @typedef {object} Delays
 * @property {number} blockedAfterMs a transaction that takes longer is called blocked
 * @property {number} spreadAfterMs see storage-limits.js
 */

const LEAVING_MS = 3000;
const BLOCKED_AFTER_MS = 10_000;

export class PageDatabase extends EventTarget {
  /** @type {StoredConnection} */ #connection;
  /** @type {DatabaseImage} */ #image;
  /** @type {Header} of the archive in memory, after its last commit */ #header;
  /** of the pages as they will be stored once the last group that was begun is */ #sum;
  /** @type {OpeningCopyTrace | null} */ #trace;
  /** @type {import("./page-bundles.js").BundledPages} */ #bundled;
  /** @type {ReturnType<typeof setTimeout> | undefined} until the bundles are spread */ #rest;
  #durableSequence;
  /** @type {PageGroup | null} collecting */ #open = null;
  /** @type {{ group: PageGroup } | null} in its transaction */ #writing = null;
  /** @type {NotSavedReason | null} */ #trouble = null;
  /** @type {NotSavedReason | null} nothing new is begun any more */ #leaving = null;
  /** @type {NotSavedReason | null} */ #ended = null;
  #mustRewrite = false;
  #reconnecting = false;
  #failures = 0; // in a row
  #spreadFailures = 0; // since something was stored
  #isShort = false; // there was no room to spread the bundles: what is in them is saved all the same
  #retry = new RetryTimer(() => this.#pump());
  #waiters = new DurableWaiters();
  #stats = { transactions: 0, bytes: 0, reconnects: 0, rewrites: 0 };

  /**
   * Opens or makes the stored archive, shuts out any earlier owner and copies the pages into memory.
   * @param {string} name
   * @param {DatabaseImage} image
   * @param {import("./open-stored.js").LoadEvents & Partial<Delays>} [options]
   */
  static async open(name, image, { blockedAfterMs = BLOCKED_AFTER_MS, spreadAfterMs = SPREAD_AFTER_MS, ...events } = {}) {
    return new PageDatabase(name, image, await openStored(name, image, events), { blockedAfterMs, spreadAfterMs });
  }

  /**
   * @param {string} name
   * @param {DatabaseImage} image
   * @param {import("./open-stored.js").StoredArchive} stored
   * @param {Delays} delays
   */
  constructor(name, image, { connection, epoch, header, sum, trace, bundled, isMended }, { blockedAfterMs, spreadAfterMs }) {
    super();
    this.name = name;
    this.blockedAfterMs = blockedAfterMs;
    this.spreadAfterMs = spreadAfterMs;
    this.#image = image;
    this.#header = { ...header };
    this.#sum = sum;
    this.#trace = trace;
    this.#bundled = bundled;
    this.openedFromCopy = trace !== null;
    this.#durableSequence = header.sequence;
    this.#connection = new StoredConnection(name, connection, epoch, {
      lost: () => void this.#reconnect(),
      unwanted: () => void this.#leaveFor("version-change"),
    });
    this.#mustRewrite = isMended || header.format === BARE_FORMAT; // whose pages get their checksums now
    this.#pump();
    this.#waitForRest();
  }

  get sequence() {
    return this.#header.sequence;
  }

  get durableSequence() {
    return this.#durableSequence;
  }

  get schemaVersion() {
    return this.#header.schemaVersion;
  }

  get stats() {
    return { ...this.#stats };
  }

  get status() {
    const pending = this.sequence - this.#durableSequence;
    return saveStatus({ ended: this.#ended, trouble: this.#trouble, pending, isWhole: !this.#isRewriting });
  }

  get #isRewriting() {
    return this.#mustRewrite || Boolean(this.#open?.whole ?? this.#writing?.group.whole);
  }

  /**
   * What the archive in memory is, as long as all of it is stored, each page in a record of its own.
   * @returns {import("./opening-copy-store.js").Standing | null} null: commits are on their way, or pages lie in bundles,
   *   or it is not ours any more
   */
  get standing() {
    if (this.status.state !== "saved" || !this.#bundled.isEmpty) return null;
    const { sequence, size, pageSize } = this.#header;
    return { sequence, size, pageSize, pagesSum: this.#sum.total };
  }

  get needsOpeningCopy() {
    return !this.#trace?.isOfUse;
  }

  /** @param {import("./opening-copy-store.js").Standing} standing @returns {boolean} false: it is out of date already */
  openingCopyMade(standing) {
    if (this.sequence !== standing.sequence) return false;
    this.#trace = new OpeningCopyTrace(standing);
    return true;
  }

  /** @param {number} page number of a stored page */
  checksumOf(page) {
    return this.#sum.get(page);
  }

  /** What is stored was found damaged, and the archive in memory is sound. */
  storeAnew() {
    this.#mustRewrite = true;
    this.#pump();
    this.#changed();
  }

  /** Called by the program at each commit. @param {import("./types.js").Commit} commit */
  committed(commit) {
    const sizeBefore = this.#header.size;
    this.#header = { ...this.#header, sequence: commit.sequence, size: commit.size, pageSize: commit.pageSize };
    if (!this.#ended && !this.#mustRewrite) {
      try {
        this.#open ??= new PageGroup(sizeBefore);
        this.#open.collect(commit);
        this.#header.schemaVersion = this.#open.schemaVersion ?? this.#header.schemaVersion;
      } catch (failure) {
        console.error(failure);
        this.#rewrite("out-of-memory");
      }
    }
    this.#pump();
    this.#changed();
  }

  /** Resolves once this commit is durable; rejects only when it never will be. @param {number} [sequence] */
  async waitDurable(sequence = this.sequence) {
    if (sequence <= this.#durableSequence) return this.#durableSequence;
    if (this.#ended) throw new StorageError(this.#ended);
    return this.#waiters.add(sequence);
  }

  /** Resolves once everything is saved; rejects as soon as saving fails, even if it is tried again. */
  whenSaved() {
    return waitUntilSaved(this);
  }

  /** Tries at once instead of waiting for the next retry. */
  flush() {
    this.#retry.cancel();
    this.#pump();
    return this.waitDurable();
  }

  /** Saves what is pending, then gives the archive up. @param {NotSavedReason} [reason] */
  async close(reason = "closed") {
    while (!this.#ended && this.sequence > this.#durableSequence) await this.flush().catch(() => {});
    this.#end(reason);
  }

  /** Gives the archive up without saving, for a tab that was shut out. @param {NotSavedReason} reason */
  abandon(reason) {
    this.#leaving ??= reason;
    if (!this.#writing) this.#end(this.#leaving); // else the outcome of that transaction tells what is saved
  }

  #pump() {
    if (this.#writing || this.#ended || this.#leaving || this.#reconnecting || this.#retry.isWaiting) return;
    if (!this.#connection.isOpen) void this.#reconnect();
    else if (this.#mustRewrite) this.#collectWholeImage();
    if (this.#connection.isOpen && this.#open) void this.#write(this.#open);
  }

  /** Only between transactions of the program: its memory may hold pages that will be rolled back. */
  #collectWholeImage() {
    if (this.#image.isWriting()) {
      this.#retry.start(1);
      return;
    }
    this.#open = PageGroup.ofWholeImage(this.#image, this.#header);
    this.#header.schemaVersion = this.#open.schemaVersion ?? this.#header.schemaVersion;
    this.#sum = new PagesSum();
    this.#trace = null;
    this.#mustRewrite = false;
    this.#stats.rewrites++;
  }

  /** @param {PageGroup} group */
  async #write(group) {
    const attempt = { group };
    this.#open = null;
    this.#writing = attempt;
    const stopWatching = this.#watchForBlocking();
    const needsLeast = group.isNews && (this.#failures > 0 || this.#isShort); // of room
    const spare = needsLeast || this.#image.isWriting();
    group.choosePlace(this.#bundled, spare ? null : this.#image);
    const accounts = { schemaVersion: this.#header.schemaVersion, sum: this.#sum, trace: this.#trace, bundled: this.#bundled };
    const outcome = await this.#connection.write(group, accounts);
    stopWatching();
    if (this.#writing !== attempt) return; // given up for lost when the connection was
    this.#writing = null;
    if (outcome.kind === "saved") this.#saved(group);
    else if (outcome.kind === "fenced") this.#end("fenced");
    else if (outcome.kind === "wiped") this.#failed(null, null, "wiped");
    else this.#failed(group, outcome.failure);
  }

  /** @param {PageGroup} group */
  #saved(group) {
    this.#failures = 0;
    this.#spreadFailures = 0;
    if (!group.isBundled) {
      this.#bundled.clear();
      this.#isShort = false;
    }
    this.#trouble = this.#mustRewrite ? this.#trouble : null;
    this.#durableSequence = group.sequence;
    this.#stats.transactions++;
    this.#stats.bytes += group.bytes;
    this.#waiters.reached(group.sequence);
    if (this.#leaving) this.#end(this.#leaving);
    if (!this.#bundled.hasRoomFor(1) && !this.#isShort) this.#spreadBundles();
    this.#pump();
    this.#waitForRest();
    this.#changed();
  }

  #waitForRest() {
    clearTimeout(this.#rest);
    if (this.#bundled.isEmpty || this.#ended) return;
    const wait = Math.min(this.spreadAfterMs * 2 ** this.#spreadFailures, Math.max(this.spreadAfterMs, SPREAD_AGAIN_MS));
    this.#rest = setTimeout(() => this.#spreadBundles(), wait);
  }

  #spreadBundles() {
    const isAtRest = this.status.state === "saved" && !this.#writing && !this.#open && !this.#image.isWriting();
    if (isAtRest) this.#open = PageGroup.ofNothingNew(this.#header);
    else this.#waitForRest();
    this.#pump();
  }

  /** Nothing is lost by it, and nobody need know: it is tried again, ever later. @param {unknown} failure */
  #failedToSpread(failure) {
    this.#spreadFailures++;
    this.#isShort = true;
    if (failure instanceof DOMException && failure.name === "InvalidStateError") this.#connection.isOpen = false;
    this.#pump();
    this.#waitForRest();
  }

  /**
   * The group goes back to the front: nothing later may be stored without it.
   * @param {PageGroup | null} group
   * @param {unknown} failure
   * @param {NotSavedReason} [rewrite] what is stored is useless or gone, for this reason
   */
  #failed(group, failure, rewrite) {
    if (this.#leaving) this.#end(this.#leaving);
    if (this.#ended) return;
    if (group && !group.isNews) return this.#failedToSpread(failure);
    const kind = failure instanceof DOMException ? failure.name : "";
    if (rewrite) this.#rewrite(rewrite);
    else if (!this.#mustRewrite || group?.whole) this.#trouble = kind === "QuotaExceededError" ? "full" : "retrying";
    this.#putBack(group);
    this.#failures++;
    if (kind === "InvalidStateError" || this.#failures % 4 === 0) this.#connection.isOpen = false;
    if (!this.#connection.isOpen && this.#failures === 1) void this.#reconnect();
    else this.#retry.start(this.#failures);
    this.#changed();
  }

  /** @param {PageGroup | null} group */
  #putBack(group) {
    if (group?.whole) this.#mustRewrite = true;
    if (this.#mustRewrite) this.#open = null;
    else if (group && this.#open) group.append(this.#open);
    if (group && !this.#mustRewrite) this.#open = group;
  }

  /** What is stored is useless or gone: the archive in memory is the only one. @param {NotSavedReason} reason */
  #rewrite(reason) {
    this.#mustRewrite = true;
    this.#trouble = reason;
    this.#open = null;
    if (reason === "wiped") this.#durableSequence = 0;
  }

  /** The browser closed the connection (disk full, data cleared, its process gone): memory has all that is needed. */
  async #reconnect() {
    if (this.#reconnecting || this.#ended) return;
    this.#reconnecting = true;
    this.#trouble ??= "retrying";
    const stopWatching = this.#watchForBlocking();
    this.#changed();
    try {
      await this.#connection.reconnect();
      if (this.#ended) return;
      this.#giveUpWriting();
      const verdict = await this.#connection.judge({ durable: this.#durableSequence, sequence: this.sequence });
      if (verdict === "wiped") this.#rewrite("wiped");
      else if (verdict !== "ours") this.#end(verdict);
      this.#connection.isOpen = true;
      this.#stats.reconnects++;
      if (this.sequence === this.#durableSequence && !this.#mustRewrite) this.#trouble = null;
    } catch (failure) {
      if (failure instanceof StorageError && failure.reason === "newer-format") this.#end("version-change");
      else this.#failed(null, failure instanceof StorageError ? failure.cause : failure);
    } finally {
      stopWatching();
      this.#reconnecting = false;
    }
    this.#pump();
    this.#changed();
  }

  /** Whether it was stored is not known; then it is stored once more. */
  #giveUpWriting() {
    const lost = this.#writing;
    this.#writing = null;
    if (lost) this.#failed(lost.group, null);
  }

  /** @returns {() => void} to be called when it is over */
  #watchForBlocking() {
    const timer = setTimeout(() => {
      if (this.#leaving) this.#end(this.#leaving);
      this.#trouble ??= "blocked";
      this.#changed();
    }, this.blockedAfterMs);
    return () => {
      clearTimeout(timer);
      if (this.#trouble === "blocked") this.#trouble = null;
    };
  }

  /**
   * Another tab waits for us to let go; what cannot be saved soon must not block it for ever.
   * @param {NotSavedReason} reason
   */
  async #leaveFor(reason) {
    const patience = new Promise((resolve) => setTimeout(resolve, LEAVING_MS));
    await Promise.race([this.flush().catch(() => {}), patience]);
    this.abandon(reason);
  }

  /** @param {NotSavedReason} reason */
  #end(reason) {
    if (this.#ended) return;
    this.#ended = reason;
    this.#retry.cancel();
    clearTimeout(this.#rest);
    this.#connection.close();
    this.#waiters.disappoint(new StorageError(reason));
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
