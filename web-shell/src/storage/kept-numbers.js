// The last numbers that were given before another copy took an archive's place, a line for each business whose archive
// it was (core/modules/business/given_numbers.hpp): kept until that business is here again and its series were raised to
// them, so that no number is given twice.

/** @param {string} archive */
const key = (archive) => `bottega:numbers:${archive}`;

/** @param {string} archive */
export function keptNumbers(archive) {
  try {
    return localStorage.getItem(key(archive)) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} archive @param {string} lines @returns {string} with those that were kept before */
export function keepNumbers(archive, lines) {
  const all = new Set([...keptNumbers(archive).split("\n"), ...lines.split("\n")].filter(Boolean));
  const kept = [...all].join("\n");
  replaceNumbers(archive, kept);
  return kept;
}

/** @param {string} archive @param {string} lines none: everything is forgotten */
export function replaceNumbers(archive, lines) {
  if (lines) localStorage.setItem(key(archive), lines);
  else localStorage.removeItem(key(archive));
}
