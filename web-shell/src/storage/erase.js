// The end of data in this browser: of one business with its files and snapshots, or of everything Bottega keeps here.
import { forgetBusiness, listBusinesses } from "./businesses.js";
import { forgetForms } from "./kept-forms.js";
import { replaceNumbers } from "./kept-numbers.js";
import { SNAPSHOT_PREFIX } from "./snapshots.js";
import { PREFIX, answer } from "./stored-archive.js";

const OURS = "bottega";
const PATIENCE_MS = 10_000;

/** Another tab that has it open is asked by the browser to let go, and does. @param {string} name */
async function deleteDatabase(name) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error(`${name} is in use`)), PATIENCE_MS));
  await Promise.race([answer(indexedDB.deleteDatabase(name)), late]);
}

async function ourDatabases() {
  const all = await indexedDB.databases();
  return all.flatMap(({ name }) => (name?.startsWith(OURS) ? [name] : []));
}

/** The archive last: whatever interrupts it, the business is still there to be erased again. @param {string} archive */
export async function eraseBusiness(archive) {
  const mine = (await ourDatabases()).filter((name) => name.endsWith(`:${archive}`));
  const archiveItself = PREFIX + archive;
  for (const name of mine.filter((name) => name !== archiveItself)) await deleteDatabase(name);
  await deleteDatabase(archiveItself);
  forgetBusiness(archive);
  replaceNumbers(archive, "");
  await forgetForms(archive);
}

/** @param {Storage} storage */
function clear(storage) {
  for (const key of Object.keys(storage)) if (key.startsWith(OURS)) storage.removeItem(key);
}

/** What erasing everything takes away: names of businesses, and how many of the rest. */
export async function whatIsHere() {
  const databases = await ourDatabases();
  const businesses = await listBusinesses();
  const cached = (await globalThis.caches?.keys()) ?? [];
  return {
    businesses: businesses.map(({ name }) => name),
    demos: databases.filter((name) => name.startsWith(`${PREFIX}demo-`)).length,
    snapshots: databases.filter((name) => name.startsWith(SNAPSHOT_PREFIX)).length,
    offline: cached.some((name) => name.startsWith(OURS)),
  };
}

/** Databases, caches, the service worker and what is remembered: the browser knows nothing of Bottega afterwards. */
export async function eraseEverything() {
  for (const name of await ourDatabases()) await deleteDatabase(name);
  const cached = (await globalThis.caches?.keys()) ?? [];
  await Promise.all(cached.filter((name) => name.startsWith(OURS)).map((name) => caches.delete(name)));
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.unregister();
  clear(localStorage);
  clear(sessionStorage);
}
