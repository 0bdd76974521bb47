/**
 * Why an archive cannot be opened, or why a commit will never be saved.
 * @typedef {import("./types.js").NotSavedReason | "unavailable" | "newer-format" | "damaged"
 *   | "no-room"} StorageErrorReason
 */

export class StorageError extends Error {
  /**
   * @param {StorageErrorReason} reason
   * @param {unknown} [cause]
   */
  constructor(reason, cause) {
    super(`storage: ${reason}`, { cause });
    this.name = "StorageError";
    this.reason = reason;
  }
}
