// A full page that says one thing, with at most a few buttons: instead of the program.

/**
 * @typedef {object} Choice
 * @property {string} label
 * @property {() => void | Promise<void>} act
 */

/**
 * @param {object} notice
 * @param {string} notice.title
 * @param {string} notice.text
 * @param {Choice[]} [notice.choices] the first is the one proposed
 * @param {string[]} [notice.items] a list beneath the text
 * @param {string} [notice.itemsTitle]
 * @param {{ label: string, text: string }} [notice.details]
 * @param {{ label: string, inputMode: string }} [notice.field] something secret to type; Enter presses the first choice
 * @returns {{ say: (text: string) => void, remove: () => void, typed: () => string }} typed: once
 */
export function showNotice({ title, text, choices = [], items = [], itemsTitle, details, field }) {
  document.querySelector(".notice")?.remove();
  const section = document.createElement("section");
  section.className = "notice";
  const heading = append(section, "h1", title);
  heading.id = "notice-title";
  section.setAttribute("aria-labelledby", heading.id);
  const paragraph = append(section, "p", text);
  paragraph.setAttribute("role", "status");
  if (items.length) appendList(section, items, itemsTitle);
  if (details?.text) appendDetails(section, details);
  const input = field ? appendField(section, field) : null;
  const buttons = append(section, "div");
  buttons.className = "choices";
  for (const choice of choices) appendButton(buttons, choice);
  buttons.firstElementChild?.classList.add("primary");
  hideProgram(true);
  document.querySelector("main")?.append(section);
  const first = /** @type {HTMLElement | null} */ (buttons.firstElementChild);
  input?.addEventListener("keydown", ({ key }) => key === "Enter" && first?.click());
  (input ?? first)?.focus();
  return {
    typed: () => {
      const typed = input?.value ?? "";
      if (input) input.value = "";
      input?.focus();
      return typed;
    },
    say: (said) => void (paragraph.textContent = said),
    remove: () => {
      section.remove();
      hideProgram(false);
    },
  };
}

/** @param {boolean} hidden */
function hideProgram(hidden) {
  const stage = document.getElementById("stage");
  if (stage && (hidden || !document.getElementById("loader"))) stage.hidden = hidden;
}

/** @param {Element} parent @param {string} tag @param {string} [text] */
function append(parent, tag, text = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  parent.append(element);
  return element;
}

/** @param {Element} parent @param {string[]} items @param {string} [title] */
function appendList(parent, items, title) {
  if (title) append(parent, "h2", title);
  const list = append(parent, "ul");
  list.tabIndex = 0; // a long one scrolls
  for (const item of items) append(list, "li", item);
}

/** @param {Element} parent @param {{ label: string, inputMode: string }} field */
function appendField(parent, { label, inputMode }) {
  const input = /** @type {HTMLInputElement} */ (append(parent, "input"));
  Object.assign(input, { type: "password", inputMode, autocomplete: "new-password" });
  input.setAttribute("aria-label", label);
  return input;
}

/** @param {Element} parent @param {Choice} choice */
function appendButton(parent, { label, act }) {
  const button = /** @type {HTMLButtonElement} */ (append(parent, "button", label));
  button.type = "button";
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await act();
    } finally {
      button.disabled = false;
    }
  });
}

/** @param {Element} parent @param {{ label: string, text: string }} details */
function appendDetails(parent, { label, text }) {
  const box = append(parent, "details");
  append(box, "summary", label);
  append(box, "pre", text).tabIndex = 0;
}
