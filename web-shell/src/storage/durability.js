// What guards the archive beside our own care: the browser's promise not to evict it, and the person's own backups.

const WEEK_MS = 7 * 24 * 3600 * 1000;

/** @type {Promise<boolean> | undefined} */
let promised;

/** Asks the browser not to evict the archive. To be called once there is something to lose; later calls ask no more. */
export function keepFromEviction() {
  promised ??= askToPersist();
  return promised;
}

async function askToPersist() {
  if (!navigator.storage?.persist) return false;
  return (await navigator.storage.persisted()) || navigator.storage.persist();
}

/**
 * null where the browser does not tell.
 * @returns {Promise<{ usage: number, quota: number, persisted: boolean } | null>}
 */
export async function storageEstimate() {
  if (!navigator.storage?.estimate) return null;
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return { usage, quota, persisted: await navigator.storage.persisted() };
}

/** Outside the archive, so that exporting changes nothing in it. @param {string} name */
const exportKey = (name) => `bottega:last-export:${name}`;

/** @param {string} name @param {number} [now] */
export function rememberExport(name, now = Date.now()) {
  try {
    localStorage.setItem(exportKey(name), String(now));
  } catch {
    // Without it the backup is merely offered again.
  }
}

/**
 * When the last export was, or else when we first looked: a new archive needs no backup on its first day.
 * @param {string} name
 * @param {number} [now]
 */
export function isBackupDue(name, now = Date.now()) {
  try {
    const last = localStorage.getItem(exportKey(name));
    if (last === null) rememberExport(name, now);
    return last !== null && now - Number(last) > WEEK_MS;
  } catch {
    return false;
  }
}
