/**
 * The browser asks before the tab is closed while something is not saved yet: a commit, or what was filled in.
 * @param {EventTarget & { readonly status: import("./types.js").SaveStatus }} database
 * @param {() => boolean} hasUnsavedInput
 */
export function guardLeaving(database, hasUnsavedInput) {
  addEventListener("beforeunload", (event) => {
    const { pending, final } = database.status;
    if (!final && (pending > 0 || hasUnsavedInput())) event.preventDefault();
  });
}
