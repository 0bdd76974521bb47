// What a person sees when the program cannot go on: why, and a way to take the data out of this browser.
import { DamagePage } from "./damage.js";
import { showNotice } from "./notice.js";
import { downloadChoice, reloadChoice } from "./recovery-choices.js";

export { reloadChoice };
/** @typedef {ReturnType<typeof import("./texts.js").textsIn>} Texts */

/** Titles and sentences by the storage's reasons. @param {Texts} texts @param {string} reason */
function sentenceFor(texts, reason) {
  /** @type {Record<string, { title: string, text: string }>} */
  const known = {
    "newer-format": { title: texts.newerTitle, text: texts.newer },
    "unavailable": { title: texts.unavailableTitle, text: texts.unavailable },
    "out-of-memory": { title: texts.memoryTitle, text: texts.memory },
  };
  return known[reason] ?? { title: texts.troubleTitle, text: texts.trouble };
}

/** @param {unknown} failure */
function detailsOf(failure) {
  if (!(failure instanceof Error)) return String(failure);
  const cause = failure.cause ? `\n${failure.cause}` : "";
  return `${failure.message}${cause}\n${failure.stack ?? ""}`;
}

/**
 * @param {object} trouble
 * @param {Texts} trouble.texts
 * @param {string} trouble.language
 * @param {string} trouble.archive
 * @param {unknown} trouble.failure
 * @param {import("./program.js").Program | null} trouble.program as far as it was loaded
 */
export function showRecovery({ texts, language, archive, failure, program }) {
  console.error(failure);
  const reason = /** @type {{ reason?: string } | null} */ (failure)?.reason ?? "";
  if (reason === "damaged" && failure instanceof Error) {
    const usable = program && !program.hasCrashed ? program : null;
    new DamagePage(texts, language, archive, failure, usable).show().catch(console.error);
    return;
  }
  /** @type {(text: string) => void} */
  let say = () => {};
  const notice = showNotice({
    ...sentenceFor(texts, reason),
    details: { label: texts.details, text: detailsOf(failure) },
    choices: [downloadChoice(texts, archive, (text) => say(text)), reloadChoice(texts)],
  });
  say = notice.say;
}
