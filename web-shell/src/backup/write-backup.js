// One backup from the running program to a file: written, read again, proven.
import { bytesToHex } from "@noble/hashes/utils.js";
import { ContainerReader } from "./container-reader.js";
import { BlobSink, ContainerWriter } from "./container-writer.js";
import { BackupError, digest } from "./format.js";
import { Tally } from "./tally.js";

export const BACKUP_TYPE = "application/vnd.bottega";
const ROW_END = "\n";

/**
 * @typedef {object} BackupContent
 * @property {Uint8Array<ArrayBuffer>} text the JSON archive
 * @property {Pick<import("../storage/file-store.js").FileStore, "list" | "get">} files
 * @property {string[] | null} needed hashes of the files that the archive names; null: whatever is listed
 * @property {import("./secret.js").Secret | null} secret
 */

/** A folder's file cannot be relied on, or the browser's. */
class Unproven extends Error {
  reason = "unproven";
}

/** @param {Uint8Array<ArrayBuffer>} text */
export const contentHash = async (text) => bytesToHex(await digest(text));

/**
 * "bottega-ferramenta-bianchi", after the business in the archive.
 * @param {Uint8Array<ArrayBuffer>} text
 */
export function slugOf(text) {
  const marker = new TextEncoder().encode('"business":[\n');
  const at = find(text, marker);
  const row = at < 0 ? "{}" : new TextDecoder().decode(text.subarray(at + marker.length, at + marker.length + 65536)).split(ROW_END)[0];
  const name = /"name":("(?:[^"\\]|\\.)*")/.exec(row);
  const plain = name ? JSON.parse(name[1]).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase() : "";
  return ["bottega", ...plain.split(/[^a-z0-9]+/).filter(Boolean)].join("-").slice(0, 80);
}

/** @param {Uint8Array} text @param {Uint8Array} wanted */
function find(text, wanted) {
  for (let at = text.indexOf(wanted[0]); at >= 0; at = text.indexOf(wanted[0], at + 1)) {
    if (wanted.every((byte, index) => text[at + index] === byte)) return at;
  }
  return -1;
}

/**
 * What of a file is done, by its bytes: it is read, proven and written.
 * @param {import("./tally.js").Tally} tally @param {number} size
 */
function shareOf(tally, size) {
  const begun = tally.done;
  return (/** @type {number} */ bytes) => tally.reached(Math.min(begun + bytes / 3, begun + size));
}

/**
 * A file that is damaged or gone must not keep all the others out of the backup.
 * @param {import("./container-writer.js").Sink} sink
 * @param {BackupContent} content
 * @param {import("./tally.js").Tally} tally
 * @returns {Promise<{ files: number, lost: string[] }>} lost: hashes of files that are named and not in it
 */
async function write(sink, { text, files, needed, secret }, tally) {
  const listed = await files.list();
  const lost = new Set(needed ?? listed.map(({ hash }) => hash));
  tally.begin("writing", listed.reduce((sum, { size }) => sum + size, text.length));
  const writer = await ContainerWriter.start(sink, { secret, created: new Date() });
  await writer.archive(text, () => tally.check());
  tally.reached(text.length);
  let count = 0;
  for (const { hash, size } of listed) {
    const begun = tally.done;
    const reached = shareOf(tally, size);
    const blob = await files.get(hash, reached).catch((failure) => {
      tally.check();
      console.warn(failure);
      return null;
    });
    if (blob) {
      await writer.file(hash, blob, (bytes) => reached(2 * size + bytes));
      lost.delete(hash);
      count++;
    }
    tally.reached(begun + size);
  }
  await writer.finish();
  return { files: count, lost: [...lost] };
}

/**
 * Reads it as a restore would.
 * @param {Blob} blob @param {BackupContent} content @param {number} files @param {import("./tally.js").Tally} tally
 */
async function prove(blob, { text, secret }, files, tally) {
  tally.begin("proving", blob.size);
  let found = 0;
  let isSame = false;
  try {
    for await (const entry of (await ContainerReader.open(blob, secret)).entries((done, total) => tally.reached(done, total))) {
      if (entry.kind === "file") found++;
      else isSame = entry.text.length === text.length && (await contentHash(entry.text)) === (await contentHash(text));
    }
  } catch (failure) {
    throw failure instanceof BackupError ? new Unproven("The backup that was written is damaged", { cause: failure }) : failure;
  }
  if (!isSame || found !== files) throw new Unproven("The backup that was written is another");
}

/**
 * @param {BackupContent} content @param {import("./tally.js").Tally} [tally]
 * @returns {Promise<{ blob: Blob, files: number, lost: string[] }>}
 */
export async function backupAsBlob(content, tally = new Tally()) {
  const sink = new BlobSink();
  const counts = await write(sink, content, tally);
  const blob = sink.blob(BACKUP_TYPE);
  await prove(blob, content, counts.files, tally);
  return { blob, ...counts };
}

/**
 * A file that is not proven does not stay.
 * @param {FileSystemDirectoryHandle} folder @param {string} name @param {BackupContent} content
 * @param {import("./tally.js").Tally} [tally]
 */
export async function backupInFolder(folder, name, content, tally = new Tally()) {
  const handle = await folder.getFileHandle(name, { create: true });
  try {
    const stream = await handle.createWritable();
    let counts;
    try {
      counts = await write(stream, content, tally);
      await stream.close();
    } catch (failure) {
      await stream.abort().catch(() => {});
      throw failure;
    }
    const blob = await handle.getFile();
    await prove(blob, content, counts.files, tally);
    return { bytes: blob.size, ...counts };
  } catch (failure) {
    await folder.removeEntry(name).catch(() => {});
    throw failure;
  }
}
