// What can still be read of a damaged archive, copied row by row into a fresh one by the program (core/app/salvage.hpp).
import { readPagesForgiving } from "./storage/index.js";

/**
 * @typedef {object} SalvageReport
 * @property {{ name: string, copied: number, lost: number }[]} tables in words
 * @property {number} referencesCleared
 * @property {string} numbers the last number of each series
 */

/**
 * @param {import("./program.js").Program} program one that is not working on an archive
 * @param {string} archive
 * @param {string} language
 * @returns {Promise<{ raw: Uint8Array<ArrayBuffer>, report: SalvageReport } | null>} null: nothing can be read
 */
export async function salvage(program, archive, language) {
  const read = await readPagesForgiving(archive);
  if (!read) return null;
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const pieces = [];
  let report = "";
  const shell = {
    salvagedBytes: (/** @type {number} */ address, /** @type {number} */ size) => pieces.push(program.bytes(address, size)),
    salvageReport: (/** @type {number} */ address, /** @type {number} */ size) => (report = program.text(address, size)),
  };
  Object.assign(program.module, { shell });
  if (!program.callWithBytes("app_salvage", read.pages, language)) return null;
  return { raw: new Uint8Array(await new Blob(pieces).arrayBuffer()), report: JSON.parse(report) };
}
