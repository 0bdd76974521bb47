// The businesses kept in this browser: each is an archive of its own, "main" or "b-<id>". Which ones there are, the
// stored archives themselves say; their names and the one used last stand beside them, for every page to read.
import { listArchives } from "./archives.js";

/** @typedef {{ archive: string, name: string }} Business an empty name: nobody has told it yet */

const NAMES = "bottega:businesses";
const LAST = "bottega:business";
const FURTHER = /^b-[a-z0-9]{4,16}$/;
export const FIRST = "main";

/** @param {unknown} archive */
export const isBusiness = (archive) => archive === FIRST || FURTHER.test(String(archive));

/** @returns {Record<string, string>} */
function names() {
  try {
    const kept = JSON.parse(localStorage.getItem(NAMES) ?? "{}");
    return kept && typeof kept === "object" ? kept : {};
  } catch {
    return {};
  }
}

/** @param {string} key @param {string | null} value */
function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Then a business merely has no name in the list.
  }
}

/** @param {string} archive @param {string} name */
export function rememberBusiness(archive, name) {
  if (isBusiness(archive)) keep(NAMES, JSON.stringify({ ...names(), [archive]: name }));
}

/** @param {string} archive */
export function forgetBusiness(archive) {
  const others = Object.entries(names()).filter(([other]) => other !== archive);
  keep(NAMES, JSON.stringify(Object.fromEntries(others)));
  if (lastBusiness() === archive) keep(LAST, null);
}

/** The one that a page without a name in its address opens. @returns {string} */
export function lastBusiness() {
  try {
    const last = localStorage.getItem(LAST);
    return isBusiness(last) ? String(last) : FIRST;
  } catch {
    return FIRST;
  }
}

/** @param {string} archive */
export const useBusiness = (archive) => isBusiness(archive) && keep(LAST, archive);

/** The first one first, then by name. @returns {Promise<Business[]>} */
export async function listBusinesses() {
  const known = names();
  const businesses = (await listArchives()).filter(isBusiness).map((archive) => ({ archive, name: known[archive] ?? "" }));
  const order = (/** @type {Business} */ { archive, name }) => (archive === FIRST ? "" : ` ${name}`);
  return businesses.sort((one, other) => order(one).localeCompare(order(other)));
}

/** The archive of a further business: one that was begun and never named, else a new one. */
export async function furtherBusiness() {
  const begun = (await listBusinesses()).find(({ archive, name }) => archive !== FIRST && name === "");
  if (begun) return begun.archive;
  const letters = crypto.getRandomValues(new Uint8Array(8));
  return `b-${Array.from(letters, (letter) => (letter % 36).toString(36)).join("")}`;
}
