// Keys. What the program acts on is kept from the browser; what belongs to the browser (reload, tabs, zoom, developer
// tools) never is. While a field is edited, text and clipboard go through the text agent, not through here.

const BLOCKED = new Set(["Tab", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End",
  "F1", "F2", "F3", "F4", "F6", "F7", "F8", "F9", "F10", "ContextMenu"]);
const BLOCKED_WITH_CTRL = new Set([..."abdefghijkopsuyz", "enter"]);
const EDITING = new Set(["Backspace", "Delete", "Enter"]);
const CLIPBOARD = new Set([..."cvx"]);
const SETTLING = new Set(["Tab", "Enter", "Escape"]);
const MAC_KEYUP_MS = 30;

/** @param {MouseEvent | KeyboardEvent} event */
export function modifiersOf(event) {
  const alt = event.altKey && !event.getModifierState("AltGraph");
  return (event.ctrlKey ? 1 : 0) | (event.shiftKey ? 2 : 0) | (alt ? 4 : 0) | (event.metaKey ? 8 : 0);
}

/** An input method or a phone's keyboard is at work: its text arrives as input events. @param {KeyboardEvent} event */
const isComposed = (event) =>
  event.isComposing || event.keyCode === 229 || event.key === "Process" || event.key === "Unidentified";

/** @param {KeyboardEvent} event */
function isPrintable(event) {
  const altGraph = (event.ctrlKey && event.altKey) || event.getModifierState("AltGraph");
  return [...event.key].length === 1 && ((!event.ctrlKey && !event.metaKey) || altGraph);
}

export class Keyboard {
  /**
   * @param {import("./program.js").Program} program
   * @param {import("./stage.js").Stage} stage
   * @param {import("./text-agent.js").TextAgent} agent
   * @param {import("./long-text.js").LongText} longText
   * @param {import("./mirror.js").Mirror} mirror
   */
  constructor(program, stage, agent, longText, mirror) {
    this.program = program;
    this.stage = stage;
    this.agent = agent;
    this.longText = longText;
    this.mirror = mirror;
  }

  start() {
    document.addEventListener("keydown", (event) => this.#key(event, true));
    document.addEventListener("keyup", (event) => this.#key(event, false));
    document.addEventListener("paste", (event) => this.#paste(event));
    window.addEventListener("blur", () => this.program.call("platform_focus", 0));
    window.addEventListener("focus", () => this.program.call("platform_focus", 1));
  }

  /** @param {KeyboardEvent} event @param {boolean} down */
  #key(event, down) {
    const target = /** @type {Node} */ (event.target);
    const isOurs = target === document.body || this.stage.element.contains(target);
    if (!isOurs || this.stage.element.hidden || isComposed(event)) return;
    if (this.longText.owns(target)) {
      if (!this.longText.releases(event)) return;
      if (down) this.longText.close();
    }
    const onAgent = this.agent.owns(target);
    if (this.mirror.isField(target) && !this.#enterField(event, target, down)) return;
    if (this.#isForBrowser(event, onAgent)) return;
    if (onAgent) this.agent.tellSelection();
    this.program.call("platform_key", event.code, event.key, down ? 1 : 0, modifiersOf(event));
    if (down) this.#afterDown(event, onAgent);
  }

  /**
   * A script or a screen reader is on a field's mirror: text is its own, other keys first make the field active.
   * @param {KeyboardEvent} event @param {Node} target @param {boolean} down
   */
  #enterField(event, target, down) {
    if (isPrintable(event) || !down) return false;
    this.mirror.activate(target);
    return true;
  }

  /** @param {KeyboardEvent} event @param {boolean} onAgent */
  #isForBrowser(event, onAgent) {
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (!onAgent) return command && key === "v"; // a paste event follows
    const byInsert = event.key === "Insert" && (event.shiftKey || command);
    const byDelete = event.key === "Delete" && event.shiftKey;
    return (command && !event.altKey && CLIPBOARD.has(key)) || byInsert || byDelete;
  }

  /** @param {KeyboardEvent} event @param {boolean} onAgent */
  #afterDown(event, onAgent) {
    const command = event.ctrlKey || event.metaKey;
    const printable = isPrintable(event);
    if (event.metaKey && event.key !== "Meta") this.#releaseLater(event);
    if (printable && !onAgent && event.key !== " ") this.program.call("platform_characters", event.key);
    if (this.#isBlocked(event, onAgent)) event.preventDefault();
    // Text and selection of the agent must be exact before the next event of the page.
    if (onAgent ? !printable || command : SETTLING.has(event.key) || command) {
      this.program.call("platform_flush", SETTLING.has(event.key) || command ? 4 : 1);
      this.agent.focus(true);
    }
  }

  /** @param {KeyboardEvent} event @param {boolean} onAgent */
  #isBlocked(event, onAgent) {
    const command = event.ctrlKey || event.metaKey;
    if (command) {
      const key = event.key.toLowerCase();
      const developerTools = event.shiftKey && key !== "z" && key !== "s";
      const acted = BLOCKED_WITH_CTRL.has(key) && !developerTools;
      return acted || BLOCKED.has(event.key) || (onAgent && EDITING.has(event.key));
    }
    if (event.altKey && event.key.startsWith("Arrow")) return false; // back and forward
    return BLOCKED.has(event.key) || (onAgent ? EDITING.has(event.key) : event.key === " ");
  }

  /** macOS sends no keyup while Cmd is held. @param {KeyboardEvent} event */
  #releaseLater(event) {
    setTimeout(() => this.program.call("platform_key", event.code, event.key, 0, 0), MAC_KEYUP_MS);
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const target = /** @type {Node} */ (event.target);
    if (this.agent.owns(target) || this.longText.owns(target) || this.stage.element.hidden) return;
    const text = event.clipboardData?.getData("text");
    if (!text) return;
    event.preventDefault();
    this.program.call("platform_paste", text);
  }
}
