// The archive of a page that cannot keep anything (plain http has neither locks nor a safe store): a demo that is gone
// when the tab closes. It answers like PageDatabase, and says "memory-only".

/** @implements {EventTarget} */
export class MemoryDatabase extends EventTarget {
  #sequence = 0;
  #schemaVersion = 0;

  /**
   * @param {string} name
   * @param {import("./types.js").DatabaseImage} image
   */
  constructor(name, image) {
    super();
    this.name = name;
    image.create(4096, 0, 0);
  }

  get sequence() {
    return this.#sequence;
  }

  get durableSequence() {
    return this.#sequence;
  }

  get schemaVersion() {
    return this.#schemaVersion;
  }

  get stats() {
    return { transactions: 0, bytes: 0, reconnects: 0, rewrites: 0 };
  }

  /** @returns {import("./types.js").SaveStatus} */
  get status() {
    return { state: "not-saved", reason: "memory-only", final: true, pending: 0 };
  }

  /** @param {import("./types.js").Commit} commit */
  committed({ sequence, numbers, addresses, memory }) {
    this.#sequence = sequence;
    const schemaVersionAt = addresses[0] + 60;
    if (numbers[0] === 0) this.#schemaVersion = new DataView(memory.buffer).getUint32(schemaVersionAt);
    this.dispatchEvent(new Event("change"));
  }

  // Here "durable" means as durable as it will ever be, so that work that waits for it goes on.
  async waitDurable() {
    return this.#sequence;
  }

  async whenSaved() {}

  async flush() {
    return this.#sequence;
  }

  storeAnew() {}

  async close() {}

  abandon() {}
}
