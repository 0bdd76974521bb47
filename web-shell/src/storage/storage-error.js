/**
 * Why an archive cannot be opened, or why a commit will never be saved.
 * @typedef {import("./types.js").NotSavedReason | "unavailable" | "newer-format" | "damaged"
 *   | "no-room"} StorageErrorReason
 */

export class StorageError extends Error {
  /**
   * @param {StorageErrorReason} reason
   * @param {unknown} [cause]
   * @param {import("./types.js").Damage} [damage] only of "damaged"
   */
  constructor(reason, cause, damage) {
    super(`storage: ${reason}${damage ? ` (${describe(damage)})` : ""}`, { cause });
    this.name = "StorageError";
    this.reason = reason;
    this.damage = damage ?? null;
  }
}

/** For the details of the recovery page and the console. @param {import("./types.js").Damage} damage */
function describe({ kind, pages, count }) {
  if (kind === "header") return "the header is lost";
  if (kind === "mixture") return `the ${count} pages are not from one commit`;
  const shown = pages.slice(0, 20).map((number) => number + 1).join(", ");
  return `${pages.length} of ${count} pages: ${shown}${pages.length > 20 ? " ..." : ""}`;
}
