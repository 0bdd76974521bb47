// What the pages in place of the program offer in any trouble.
import { download } from "./files.js";
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
export function downloadChoice(texts, archive, say) {
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
