// What tests of the storage share: one browser on the probe for a file of them, and an archive of its own for each.
import { after, before, beforeEach } from "node:test";
import { call, openProbe, serveProbe, visit } from "./storage-site.mjs";

/** What the probe says in its console when a fault was asked for. */
const OF_INJECTED_FAULTS = [/injected/, /TransactionInactiveError/, /InvalidStateError/];

/** @param {string} kind begins the names of the archives */
export function storageTrial(kind) {
  let archive = 0;
  const trial = {
    site: undefined,
    browser: undefined,
    name: () => `${kind}-${archive}`,
    /** Within a test: from now on another one. */
    another: () => ++archive,
    probe: (called, ...values) => call(trial.browser.page, called, ...values),
    /** As after a kill: nothing more is written. */
    leave: () => visit(trial.browser.page, trial.site.origin),
    async commit(sql) {
      await trial.probe("run", sql);
      await trial.probe("saved");
    },
  };
  before(async () => {
    trial.site = await serveProbe();
    trial.browser = await openProbe(trial.site);
  });
  after(() => trial.browser?.close({ allow: OF_INJECTED_FAULTS }).finally(() => trial.site.close()));
  beforeEach(() => archive++);
  return trial;
}
