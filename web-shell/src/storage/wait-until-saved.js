import { StorageError } from "./storage-error.js";

/**
 * Resolves once everything is saved; rejects as soon as saving fails, even if it is tried again later. What takes long
 * has not failed.
 * @param {EventTarget & { readonly status: import("./types.js").SaveStatus }} database
 * @returns {Promise<void>}
 */
export function waitUntilSaved(database) {
  return new Promise((resolve, reject) => {
    const look = () => {
      const { state, reason } = database.status;
      if (state === "saving" || reason === "blocked") return;
      database.removeEventListener("change", look);
      if (state === "saved") resolve();
      else reject(new StorageError(reason ?? "retrying"));
    };
    database.addEventListener("change", look);
    look();
  });
}
