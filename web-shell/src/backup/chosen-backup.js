// The file a person chose to restore: what it is, and what is in it once it was read from end to end.
import { ContainerReader } from "./container-reader.js";
import { BlobSink } from "./container-writer.js";
import { BackupError, decodeHeader, isContainer } from "./format.js";
import { Tally } from "./tally.js";

const MOST_BYTES_AT_ONCE = 1024 * 1024 * 1024; // of what is no container and has to stand in memory

export class ChosenBackup {
  /** @type {Uint8Array<ArrayBuffer> | null} */ #text = null;
  /** @type {string | import("./secret.js").Secret | null} */ #secret = null;
  /** @type {{ hash: string, size: number }[]} */ files = [];

  /** @param {File} file */
  constructor(file) {
    this.file = file;
  }

  /**
   * Everything is read and proven; a passphrase is asked for by the answer.
   * @param {string | import("./secret.js").Secret | null} [secret]
   * @param {Tally} [tally]
   */
  async read(secret = null, tally = new Tally()) {
    const { file } = this;
    const about = { name: file.name, bytes: file.size, created: "", encrypted: false, needsPassphrase: false, files: 0, fileBytes: 0 };
    if (!(await isContainer(file))) {
      if (file.size > MOST_BYTES_AT_ONCE) throw new BackupError("foreign");
      this.#text = new Uint8Array(await file.arrayBuffer());
      return about;
    }
    const { header } = await decodeHeader(file);
    const known = { ...about, created: header.created, encrypted: header.encryption !== null };
    if (header.encryption && secret === null) return { ...known, needsPassphrase: true };
    await this.#readContainer(secret, tally);
    return { ...known, files: this.files.length, fileBytes: this.files.reduce((sum, { size }) => sum + size, 0) };
  }

  /** @param {string | import("./secret.js").Secret | null} secret @param {Tally} tally */
  async #readContainer(secret, tally) {
    const files = [];
    tally.begin("reading", this.file.size);
    for await (const entry of (await ContainerReader.open(this.file, secret)).entries((done, total) => tally.reached(done, total))) {
      if (entry.kind === "archive") this.#text = entry.text;
      else files.push({ hash: entry.hash, size: entry.size });
    }
    this.files = files;
    this.#secret = secret;
  }

  /** The archive: JSON, or a whole .sqlite file. Handed out once. @returns {Uint8Array<ArrayBuffer>} */
  takeText() {
    const text = this.#text;
    this.#text = null;
    return text ?? new Uint8Array();
  }

  /**
   * Its files go into the store, before any row names them.
   * @param {import("../storage/file-store.js").FileStore} store @param {Tally} [tally]
   */
  async keepFiles(store, tally = new Tally()) {
    if (this.files.length === 0) return;
    tally.begin("restoring", this.file.size);
    const reader = await ContainerReader.open(this.file, this.#secret);
    for await (const entry of reader.entries((done, total) => tally.reached(done, total))) {
      if (entry.kind !== "file" || (await store.verify(entry.hash))) continue;
      const sink = new BlobSink();
      for await (const piece of entry.pieces) sink.write(piece);
      await store.put(sink.blob(""));
    }
  }

  /** One of its files, proven. @param {string} hash @param {Tally} [tally] @returns {Promise<Blob>} */
  async fileOf(hash, tally = new Tally()) {
    tally.begin("reading", this.file.size);
    const reader = await ContainerReader.open(this.file, this.#secret);
    for await (const entry of reader.entries((done, total) => tally.reached(done, total))) {
      if (entry.kind !== "file" || entry.hash !== hash) continue;
      const sink = new BlobSink();
      for await (const piece of entry.pieces) sink.write(piece);
      return sink.blob("");
    }
    throw new BackupError("missing");
  }
}
