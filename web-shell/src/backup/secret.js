// What a passphrase becomes. The passphrase itself is never kept: for the daily backup the browser keeps a key that no
// script can read out.
import { BackupError } from "./format.js";

/** @typedef {import("./format.js").Encryption} Encryption */

export const ITERATIONS = 600_000;
const MOST_ITERATIONS = 10_000_000; // what a file may ask of the reader
const SALT_BYTES = 16;
const utf8 = new TextEncoder();

/**
 * The key of one passphrase and salt; files made with it differ in their nonce.
 * @typedef {object} Secret
 * @property {CryptoKey} master for HKDF, not extractable
 * @property {Uint8Array<ArrayBuffer>} salt
 * @property {number} iterations
 */

/** @param {Uint8Array} bytes */
const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
function fromBase64(text) {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch (failure) {
    throw new BackupError("damaged", failure);
  }
}

/** @param {string} passphrase @param {Uint8Array<ArrayBuffer>} salt @param {number} iterations @returns {Promise<Secret>} */
async function derive(passphrase, salt, iterations) {
  const typed = await crypto.subtle.importKey("raw", utf8.encode(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, typed, 256);
  const master = await crypto.subtle.importKey("raw", bits, "HKDF", false, ["deriveBits", "deriveKey"]);
  return { master, salt, iterations };
}

/** @param {Uint8Array<ArrayBuffer>} nonce @param {string} what */
const hkdf = (nonce, what) => ({ name: "HKDF", hash: "SHA-256", salt: nonce, info: utf8.encode(`bottega backup ${what}`) });

/** @param {Secret} secret @param {Uint8Array<ArrayBuffer>} nonce */
async function checkOf(secret, nonce) {
  return toBase64(new Uint8Array(await crypto.subtle.deriveBits(hkdf(nonce, "check"), secret.master, 128)));
}

/** @param {Secret} secret @param {Uint8Array<ArrayBuffer>} nonce */
function contentKey(secret, nonce) {
  const cipher = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey(hkdf(nonce, "content"), secret.master, cipher, false, ["encrypt", "decrypt"]);
}

/** @param {string} passphrase @param {number} [iterations] */
export function newSecret(passphrase, iterations = ITERATIONS) {
  return derive(passphrase, crypto.getRandomValues(new Uint8Array(SALT_BYTES)), iterations);
}

/** For a new file. @param {Secret} secret @returns {Promise<{ encryption: Encryption, key: CryptoKey }>} */
export async function lockWith(secret) {
  const nonce = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const { salt, iterations } = secret;
  const encryption = {
    cipher: "AES-256-GCM", kdf: "PBKDF2-SHA256", iterations,
    salt: toBase64(salt), nonce: toBase64(nonce), check: await checkOf(secret, nonce),
  };
  return { encryption, key: await contentKey(secret, nonce) };
}

/**
 * The key of a file that exists.
 * @param {Encryption} encryption
 * @param {string | Secret} secret the passphrase, or the key it was made with
 */
export async function unlock({ salt, nonce, check, iterations }, secret) {
  if (iterations < 1 || iterations > MOST_ITERATIONS) throw new BackupError("too-costly");
  const known = typeof secret === "string" ? await derive(secret, fromBase64(salt), iterations) : secret;
  const bytes = fromBase64(nonce);
  if ((await checkOf(known, bytes)) !== check) throw new BackupError("passphrase");
  return contentKey(known, bytes);
}
