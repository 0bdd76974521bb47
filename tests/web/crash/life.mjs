// One life of the browser on a profile: what it finds, what it does, and its sudden end.
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../support/launch.mjs";

const script = (name) => ({ path: fileURLToPath(new URL(name, import.meta.url)) });
const PATIENCE_MS = 120_000;
const SMALL = { width: 800, height: 600 }; // nobody looks, and drawing takes time from saving

/** What the test has heard of one life, in the order in which it happened. */
class Witness {
  pledges = [];
  saved = 0;
  steps = 0;
  /** @type {Map<number, number>} open transactions, with the sequence of the newest commit when they began */
  openNow = new Map();
  broken = "";
  killed = false;
  #waiting = [];
  #lastHeard = Date.now();

  hear(what, value, sequence) {
    this.#lastHeard = Date.now();
    if (what === "saved") this.saved = value;
    else if (what === "step") this.steps++;
    else if (what === "open") this.openNow.set(value, sequence);
    else if (what === "end") this.openNow.delete(value);
    else if (what === "broken") this.broken = value;
    this.#waiting = this.#waiting.filter(({ holds, done }) => !(holds() && (done(), true)));
  }

  /** Answers as soon as something heard makes it hold. */
  until(condition) {
    const holds = () => this.broken !== "" || condition();
    if (holds()) return Promise.resolve();
    return new Promise((done, failed) => {
      this.#lastHeard = Date.now();
      const watch = setInterval(() => {
        if (Date.now() - this.#lastHeard < PATIENCE_MS) return;
        clearInterval(watch);
        failed(new Error("the page says nothing any more"));
      }, 1000);
      this.#waiting.push({ holds, done: () => (clearInterval(watch), done()) });
    });
  }
}

/** The archive as it was loaded: "<sequence> <what integrity_check says> <fingerprint>". */
function understand(loaded) {
  const [, sequence, integrity, fingerprint] = /^(\d+) (.*) (\w+)$/s.exec(loaded);
  return { sequence: Number(sequence), integrity, fingerprint };
}

/** Opens the browser on the profile and answers what is there before anything is done with it. */
export async function beginLife(site, { profile, args, mistake }) {
  const witness = new Witness();
  const browser = await openBrowser(site, { profile, args, viewport: SMALL, path: null });
  try {
    await browser.context.exposeBinding("crashSay", (_source, ...said) => witness.hear(...said));
    await browser.context.addInitScript({ content: `window.crashEar = "${site.ear}";` });
    await browser.context.addInitScript(script("page-side.js"));
    if (mistake) await browser.context.addInitScript(script("one-transaction-a-page.js"));
    await browser.open("/");
    const found = await browser.page.evaluate(async () => ({
      loaded: window.crash.text("_crash_found"),
      now: window.crash.text("_crash_fingerprint"),
      files: await window.crash.checkFiles(),
      bytes: window.bottega.stats().databaseBytes,
      fromCopy: window.crash.program.storage.openedFromCopy,
    }));
    return { browser, witness, found: { ...found, ...understand(found.loaded) } };
  } catch (failure) {
    await browser.context.close().catch(() => {});
    return { browser, witness, found: null, failure: `the archive does not open: ${failure.message.split("\n")[0]}` };
  }
}

/**
 * Does the steps of the plan and kills the browser at its moment. Answers all that was heard until then; `openSequence`
 * is the newest commit in the transaction that was open, or 0.
 */
export async function endLife(site, { browser, witness }, { steps, moment }) {
  site.hear.now = (fingerprint) => witness.pledges.push(fingerprint);
  browser.page.evaluate((plan) => window.crash.work(plan), steps).catch((failure) => { // the kill ends it too
    if (!witness.killed) witness.hear("broken", failure.message);
  });
  try {
    await witness.until(() => witness.steps >= moment.after);
    if (moment.kind === "open") await witness.until(() => witness.openNow.size > 0);
    await sleep(moment.delay);
    if (moment.kind === "open") await witness.until(() => witness.openNow.size > 0);
  } catch (failure) {
    witness.killed = true;
    await browser.context.close().catch(() => {});
    throw failure;
  }
  witness.killed = true;
  await browser.kill();
  if (witness.broken) throw new Error(`the page stopped working: ${witness.broken}`);
  const { pledges, saved, openNow } = witness;
  return { pledges, saved, steps: witness.steps, isOpen: openNow.size > 0, openSequence: Math.max(0, ...openNow.values()) };
}
