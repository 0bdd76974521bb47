// What the page does for an archive in kiosk mode: it opens that archive whatever the address says, keeps the browser's
// own menus and dropped files out, and derives the key of the PIN.

const KIOSK = "bottega:kiosk"; // the archive that stands at the counter of this browser
const KEY_BITS = 256;
const SALT_BYTES = 16;

/**
 * What the page keeps of a kiosk beside the archive: which one it opens, and the hash of the PIN, since an archive that
 * is damaged or does not open cannot be asked for it, and its owner must get past the page that visitors see then.
 * @typedef {{ archive: string, salt: string, hash: string, iterations: number, failures?: number, failedAt?: number }} KioskMark
 */

/** @returns {KioskMark | null} */
export function kioskMark() {
  try {
    return JSON.parse(localStorage.getItem(KIOSK) ?? "null");
  } catch {
    return null;
  }
}

/** @returns {string | null} */
export const kioskArchive = () => kioskMark()?.archive ?? null;

/** @param {KioskMark | null} mark */
export function rememberKiosk(mark) {
  try {
    if (mark) localStorage.setItem(KIOSK, JSON.stringify(mark));
    else localStorage.removeItem(KIOSK);
  } catch {
    // The archive itself knows; only the address could then choose another.
  }
}

/** Text may be pasted, a file may not. @param {Event} event */
function refuse(event) {
  if (event instanceof ClipboardEvent && !event.clipboardData?.files.length) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
const KEPT_OUT = ["contextmenu", "dragover", "drop", "paste"];

/** @param {KioskMark | null} mark null: no kiosk any more */
export function setKiosk(mark) {
  rememberKiosk(mark);
  for (const type of KEPT_OUT) {
    if (mark) addEventListener(type, refuse, { capture: true });
    else removeEventListener(type, refuse, { capture: true });
  }
}

/** @param {Uint8Array} bytes */
const asHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {string} hex */
const fromHex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/**
 * PBKDF2 with SHA-256.
 * @param {string} secret @param {string} salt hexadecimal; empty: a new one @param {number} iterations
 * @returns {Promise<{ salt: string, hash: string }>}
 */
export async function deriveKey(secret, salt, iterations) {
  const saltBytes = salt ? fromHex(salt) : crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const material = await crypto.subtle.importKey("raw", new TextEncoder().encode(secret), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: saltBytes, iterations }, material, KEY_BITS);
  return { salt: asHex(saltBytes), hash: asHex(new Uint8Array(bits)) };
}
