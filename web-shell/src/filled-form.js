// The form that is filled in on the screen and not saved yet: told to other tabs that want the archive, and field by field
// to the person who loses it, so that it can be entered again.

const QUESTION = "is a form filled in?";
const YES = "yes";
const PATIENCE_MS = 500; // a tab that hangs does not answer

/** @param {string} archive */
const channelOf = (archive) => new BroadcastChannel(`bottega-form:${archive}`);

/**
 * Answers the other tabs as long as this one has the archive.
 * @param {string} archive @param {() => boolean} isFilledIn @returns {() => void} ends it
 */
export function answerAboutForm(archive, isFilledIn) {
  const channel = channelOf(archive);
  channel.onmessage = ({ data }) => {
    if (data === QUESTION && isFilledIn()) channel.postMessage(YES);
  };
  return () => channel.close();
}

/** Whether the tab that has the archive would lose a form. @param {string} archive @returns {Promise<boolean>} */
export function isFormFilledInElsewhere(archive) {
  const channel = channelOf(archive);
  return new Promise((resolve) => {
    const end = (/** @type {boolean} */ answer) => {
      channel.close();
      resolve(answer);
    };
    setTimeout(() => end(false), PATIENCE_MS);
    channel.onmessage = ({ data }) => data === YES && end(true);
    channel.postMessage(QUESTION);
  });
}

/** @param {Element} field @returns {string} nothing for what is empty, and for a secret */
function valueOf(field) {
  if (field.hasAttribute("aria-checked")) return field.getAttribute("aria-checked") === "true" ? "✓" : "";
  if (!(field instanceof HTMLInputElement) && !(field instanceof HTMLTextAreaElement)) return field.textContent ?? "";
  return ["password", "search"].includes(field.type) || field.readOnly ? "" : field.value;
}

/**
 * What stands in the form, as the page's tree for screen readers has it.
 * @returns {{ place: string, fields: string[] }} "Nuovo cliente", "Telefono: 02 123456"
 */
export function filledForm() {
  const dialogs = document.querySelectorAll("#stage [aria-modal=true]");
  const regions = [...document.querySelectorAll("#stage [role=region]")];
  const form = dialogs[dialogs.length - 1] ?? regions.find((region) => region.querySelector("[role=heading]"));
  const all = form?.querySelectorAll("input, textarea, [role=combobox], [role=checkbox], [role=switch], [role=radio]") ?? [];
  const fields = [...all].map((field) => [field.getAttribute("aria-label"), valueOf(field)]);
  return {
    place: form?.querySelector("[role=heading]")?.textContent ?? "",
    fields: fields.flatMap(([name, value]) => (name && value ? [`${name}: ${value}`] : [])),
  };
}
