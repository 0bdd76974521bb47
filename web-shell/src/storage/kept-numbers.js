// The last numbers that were given before an older copy of an archive took its place: kept until the program has raised
// its series to them, so that no number is given twice.

/** @param {string} archive */
const key = (archive) => `bottega:numbers:${archive}`;

/** @param {string} archive @param {string} numbers as core/documents/restored_numbers.hpp writes them */
export function keepNumbers(archive, numbers) {
  if (numbers) localStorage.setItem(key(archive), numbers);
}

/** @param {string} archive @returns {string | null} */
export function keptNumbers(archive) {
  try {
    return localStorage.getItem(key(archive));
  } catch {
    return null;
  }
}

/** @param {string} archive */
export function forgetNumbers(archive) {
  localStorage.removeItem(key(archive));
}
