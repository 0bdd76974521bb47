// What a tab shows that has lost its archive to another one: why, exactly what was not saved, and a way to keep it.
import { download } from "./files.js";
import { filledForm } from "./filled-form.js";
import { kioskArchive } from "./kiosk.js";
import { showNotice } from "./notice.js";

/** @typedef {ReturnType<typeof import("./texts.js").textsIn>} Texts */
/** @typedef {import("./notice.js").Choice} Choice */

const USE_HERE = "bottega:use-here"; // survives the reload that the button makes

/** Once: does the person want the archive in this tab? */
export function takeUseHere() {
  const asked = sessionStorage.getItem(USE_HERE) !== null;
  sessionStorage.removeItem(USE_HERE);
  return asked;
}

/** @param {Texts} texts @returns {Choice} */
const useHereChoice = (texts) => ({
  label: texts.useHere,
  act: () => {
    sessionStorage.setItem(USE_HERE, "1");
    location.reload();
  },
});

/**
 * The program goes on in memory, so it can still be asked for everything.
 * @param {Texts} texts
 * @param {import("./shell.js").Shell} shell
 * @param {string} archive
 * @param {(text: string) => void} say
 * @returns {Choice}
 */
function keepChoice(texts, shell, archive, say) {
  return {
    label: texts.keepThisTab,
    act: () => {
      try {
        const file = new Blob([shell.exportArchive()], { type: "application/json" });
        download(file, `bottega-${archive}-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}.json`);
      } catch (failure) {
        console.error(failure);
        say(texts.downloadFailed);
      }
    },
  };
}

/**
 * The form as a text, for who has to enter it again.
 * @param {Texts} texts @param {{ place: string, fields: string[] }} form @returns {Choice}
 */
const keepFormChoice = (texts, { place, fields }) => ({
  label: texts.keepForm,
  act: () => download(new Blob([[place, "", ...fields, ""].join("\n")], { type: "text/plain" }), `${place.replace(/[\\/:*?"<>|]/g, " ").trim() || "bottega"}.txt`),
});

/**
 * Why it was lost, by the storage's reasons.
 * @param {Texts} texts @param {string | null} reason @param {boolean} isAllSaved @param {boolean} hasForm
 */
function sentenceFor(texts, reason, isAllSaved, hasForm) {
  if (reason === "handed-over") return { title: texts.handedOverTitle, text: hasForm ? texts.handedOverForm : texts.handedOver };
  if (reason === "fenced") return { title: texts.fencedTitle, text: isAllSaved ? texts.fencedAllSaved : texts.fenced };
  return { title: texts.takenAwayTitle, text: isAllSaved ? texts.takenAway : texts.takenAwayUnsaved };
}

/**
 * @param {object} lost
 * @param {string | null} lost.reason
 * @param {string} lost.archive
 * @param {import("./shell.js").Shell} lost.shell
 * @param {import("./storage/types.js").ArchiveDatabase} lost.database
 * @param {Texts} texts
 */
export function showLostArchive({ reason, archive, shell, database }, texts) {
  const hasForm = shell.hasUnsavedInput();
  const form = hasForm ? filledForm() : { place: "", fields: [] };
  const lines = shell.unsavedWork(database.durableSequence);
  const isAllSaved = database.status.pending === 0;
  const mayKeep = !isAllSaved && !kioskArchive(); // a visitor at the counter takes no data along
  /** @type {(text: string) => void} */
  let say = () => {};
  const keep = mayKeep ? [keepChoice(texts, shell, archive, (text) => say(text))] : [];
  const items = hasForm ? [...lines, [texts.unsavedForm, form.place].filter(Boolean).join(": "), ...form.fields] : lines;
  const keepForm = form.fields.length && !kioskArchive() ? [keepFormChoice(texts, form)] : [];
  const notice = showNotice({
    ...sentenceFor(texts, reason, isAllSaved, hasForm),
    items: kioskArchive() ? [] : items,
    itemsTitle: texts.unsavedList.replace("{0}", String(lines.length + (hasForm ? 1 : 0))),
    choices: [...keep, ...keepForm, useHereChoice(texts)],
  });
  say = notice.say;
}
