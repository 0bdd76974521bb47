// What a person sees when the program cannot go on: why, and a way to take the data out of this browser.
import { download } from "./files.js";
import { showNotice } from "./notice.js";
import { exportRawPages } from "./storage/index.js";

/** @typedef {import("./notice.js").Choice} Choice */
/** @typedef {ReturnType<typeof import("./texts.js").textsIn>} Texts */

/** @param {Texts} texts @returns {Choice} */
export const reloadChoice = (texts) => ({ label: texts.reload, act: () => location.reload() });

/**
 * @param {Texts} texts
 * @param {string} archive
 * @param {(text: string) => void} say
 * @returns {Choice}
 */
function downloadChoice(texts, archive, say) {
  return {
    label: texts.downloadData,
    act: async () => {
      try {
        const file = await exportRawPages(archive);
        if (file) download(file, `bottega-${archive}-${new Date().toISOString().slice(0, 10)}.sqlite`);
        else say(texts.nothingStored);
      } catch (failure) {
        console.error(failure);
        say(texts.downloadFailed);
      }
    },
  };
}

/** Titles and sentences by the storage's reasons. @param {Texts} texts @param {string} reason */
function sentenceFor(texts, reason) {
  /** @type {Record<string, { title: string, text: string }>} */
  const known = {
    "newer-format": { title: texts.newerTitle, text: texts.newer },
    "damaged": { title: texts.damagedTitle, text: texts.damaged },
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

/** @param {Texts} texts @param {string} archive @param {unknown} failure */
export function showRecovery(texts, archive, failure) {
  console.error(failure);
  const reason = /** @type {{ reason?: string } | null} */ (failure)?.reason ?? "";
  /** @type {(text: string) => void} */
  let say = () => {};
  const notice = showNotice({
    ...sentenceFor(texts, reason),
    details: { label: texts.details, text: detailsOf(failure) },
    choices: [downloadChoice(texts, archive, (text) => say(text)), reloadChoice(texts)],
  });
  say = notice.say;
}
