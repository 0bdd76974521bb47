// Where the archive lies and what the browser says about that place: for the page that tells the person how safe it is.
import { storageEstimate } from "./durability.js";
import { canPersist } from "./open-archive.js";

/**
 * @typedef {object} StorageFacts
 * @property {"site" | "files" | "nowhere"} place "site": with all pages of this address; "files": with all pages that
 *   this browser opens from disk; "nowhere": gone when the page closes
 * @property {string} address "https://example.org", empty for a page from disk
 * @property {number | null} usage bytes; everything of this place together. null: the browser does not tell
 * @property {number | null} quota bytes
 * @property {boolean | null} persisted the browser has promised not to clear it by itself
 * @property {boolean} offlineReady opens with no network
 * @property {boolean} installed runs in a window of its own
 */

/** @returns {Promise<StorageFacts>} */
export async function storageFacts() {
  const fromDisk = location.protocol === "file:";
  const estimate = await storageEstimate().catch(() => null);
  return {
    place: !canPersist() ? "nowhere" : fromDisk ? "files" : "site",
    address: fromDisk ? "" : location.origin,
    usage: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
    persisted: estimate?.persisted ?? null,
    offlineReady: fromDisk || (await hasServiceWorker()),
    installed: matchMedia("(display-mode: standalone)").matches,
  };
}

/** It is active only after it has fetched every file of its version. */
async function hasServiceWorker() {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  return Boolean(registration?.active);
}
