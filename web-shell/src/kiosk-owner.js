// What stands on a kiosk that cannot go on: for visitors, whom to call; for the owner, who knows the PIN, the way to the
// page that recovers the data.
import { deriveKey, kioskMark, rememberKiosk } from "./kiosk.js";
import { showNotice } from "./notice.js";
import { reloadChoice } from "./recovery-choices.js";
import { fill } from "./texts.js";

/** @typedef {ReturnType<typeof import("./texts.js").textsIn>} Texts */

// As in core/data/kiosk.cpp.
const FREE_ATTEMPTS = 3;
const FIRST_WAIT_S = 30;
const LONGEST_WAIT_S = 15 * 60;

/** @param {import("./kiosk.js").KioskMark} mark @param {number} now */
export function secondsToWait({ failures = 0, failedAt = 0 }, now) {
  if (failures < FREE_ATTEMPTS) return 0;
  const wait = Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** (failures - FREE_ATTEMPTS));
  const passed = (now - failedAt) / 1000;
  return passed < 0 ? wait : Math.max(0, Math.ceil(wait - passed));
}

/**
 * Looks at a PIN, and counts the wrong ones.
 * @param {string} pin @param {Texts} texts @returns {Promise<string>} why not; empty: it is right
 */
async function refusalOf(pin, texts) {
  const mark = kioskMark();
  if (!mark?.hash) return texts.kioskWrongPin;
  const wait = secondsToWait(mark, Date.now());
  if (wait > 0) return fill(texts.kioskWait, wait);
  const { hash } = await deriveKey(pin, mark.salt, mark.iterations);
  if (hash === mark.hash) {
    rememberKiosk({ ...mark, failures: 0 });
    return "";
  }
  rememberKiosk({ ...mark, failures: (mark.failures ?? 0) + 1, failedAt: Date.now() });
  return texts.kioskWrongPin;
}

/** @param {Texts} texts @param {() => void} act what the owner is led to */
function askForPin(texts, act) {
  const back = { label: texts.back, act: () => showKioskTrouble(texts, act) };
  const notice = showNotice({
    title: texts.kioskPinTitle,
    text: texts.kioskPinText,
    field: { label: "PIN", inputMode: "numeric" },
    choices: [{
      label: texts.goOn,
      act: async () => {
        const refusal = await refusalOf(notice.typed(), texts);
        if (refusal) notice.say(refusal);
        else act();
      },
    }, back],
  });
}

/** @param {Texts} texts @param {() => void} act what the owner is led to */
export function showKioskTrouble(texts, act) {
  showNotice({
    title: texts.kioskTroubleTitle,
    text: texts.kioskTrouble,
    choices: [reloadChoice(texts), { label: texts.kioskOwner, act: () => askForPin(texts, act) }],
  });
}
