// Stands in for fflate where a workbook is written: fflate would zip in workers made from blobs, which the recommended
// Content-Security-Policy forbids. See build.mjs.
import { zipSync } from "fflate";

export { strToU8, zipSync } from "fflate";

/** @param {Record<string, Uint8Array>} files @param {(failure: unknown, archive: Uint8Array | null) => void} done */
export function zip(files, done) {
  done(null, zipSync(files));
}
