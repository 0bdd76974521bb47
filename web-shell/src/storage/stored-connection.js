// Our connection to the stored archive: it may be lost at any time and made again.
import { writeGroup } from "./group-writer.js";
import { StorageError } from "./storage-error.js";
import { connect, readHeader } from "./stored-archive.js";

export class StoredConnection {
  /** @type {IDBDatabase} */ #connection;
  #isClosed = false;
  isOpen = true;

  /**
   * @param {string} name
   * @param {IDBDatabase} connection
   * @param {number} epoch that this tab has claimed
   * @param {{ lost: () => void, unwanted: () => void }} events the browser closed it; another tab deletes or upgrades
   */
  constructor(name, connection, epoch, events) {
    this.name = name;
    this.epoch = epoch;
    this.events = events;
    this.#connection = this.#listenTo(connection);
  }

  /** @param {IDBDatabase} connection */
  #listenTo(connection) {
    connection.onversionchange = () => this.events.unwanted();
    connection.onclose = () => {
      this.isOpen = false;
      if (!this.#isClosed) this.events.lost();
    };
    return connection;
  }

  /** @param {import("./page-group.js").PageGroup} group @param {import("./group-writer.js").Accounts} archive */
  write(group, archive) {
    return writeGroup(this.#connection, group, { ...archive, epoch: this.epoch });
  }

  /** isOpen stays false until someone has judged what is stored. */
  async reconnect() {
    this.#connection.close();
    const connection = await connect(this.name, "work");
    if (this.#isClosed) connection.close();
    else this.#connection = this.#listenTo(connection);
  }

  /**
   * What is stored now: still ours and a state that we know; nothing of use, so that the memory must be stored anew;
   * another tab's; or an archive that this tab does not know.
   * @param {{ durable: number, sequence: number }} ours
   * @returns {Promise<"ours" | "wiped" | "fenced" | "diverged">}
   */
  async judge(ours) {
    try {
      const { epoch, header } = await readHeader(this.#connection);
      const sequence = header?.sequence ?? 0;
      if (epoch === undefined) return "wiped";
      if (epoch !== this.epoch) return "fenced";
      return sequence < ours.durable || sequence > ours.sequence ? "diverged" : "ours";
    } catch (failure) {
      if (failure instanceof StorageError && failure.reason === "damaged") return "wiped";
      throw failure;
    }
  }

  close() {
    this.#isClosed = true;
    this.#connection.close();
  }
}
