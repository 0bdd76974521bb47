// Waiting for what comes: asked again and again with short questions. Playwright's waitForFunction takes the promise of
// an async question for a yes, and one long question, put to a page that is about to go, is not always answered.
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 120_000; // a machine that compiles beside the test is slow, not wrong
const PAUSE_MS = 50;

/** The first answer of `look` that is a yes. @param {string} what for the failure: "its port" */
export async function until(what, look) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what} does not come`);
    await sleep(PAUSE_MS);
  }
}
