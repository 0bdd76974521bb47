import { EPOCH_KEY, HEADER, PAGES } from "./stored-archive.js";

/**
 * How one transaction ended.
 * @typedef {{ kind: "saved" } | { kind: "wiped" } | { kind: "fenced" } | { kind: "failed", failure: unknown }} Outcome
 */

/**
 * What is known of the stored archive; it moves on with each group.
 * @typedef {object} Accounts
 * @property {number} schemaVersion
 * @property {import("./pages-sum.js").PagesSum} sum
 * @property {import("./opening-copy-trace.js").OpeningCopyTrace | null} trace
 * @property {import("./page-bundles.js").BundledPages} bundled
 */

/**
 * The event it leads to is what counts; a transaction that has already ended sends one too.
 * @param {IDBTransaction} transaction
 */
function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It was over.
  }
}

/**
 * Writes a group of commits in one strict transaction, unless another owner has come since or the store was wiped.
 * @param {IDBDatabase} connection
 * @param {import("./page-group.js").PageGroup} group
 * @param {Accounts & { epoch: number }} archive
 * @returns {Promise<Outcome>} it never rejects
 */
export function writeGroup(connection, group, archive) {
  return new Promise((resolve) => {
    /** @type {IDBTransaction} */
    let transaction;
    try {
      transaction = connection.transaction([PAGES, HEADER], "readwrite", { durability: "strict" });
    } catch (failure) {
      resolve({ kind: "failed", failure });
      return;
    }
    /** @type {Outcome | null} */
    let refusal = null;
    transaction.oncomplete = () => resolve({ kind: "saved" });
    transaction.onabort = () => resolve(refusal ?? { kind: "failed", failure: transaction.error });
    const refuse = (/** @type {Outcome} */ outcome) => {
      refusal = outcome;
      abort(transaction);
    };
    try {
      checkEpoch(transaction, group, archive.epoch, refuse);
      group.queueIn(transaction, archive);
    } catch (failure) {
      refuse({ kind: "failed", failure: transaction.error ?? failure });
    }
  });
}

/**
 * @param {IDBTransaction} transaction
 * @param {import("./page-group.js").PageGroup} group
 * @param {number} epoch
 * @param {(outcome: Outcome) => void} refuse
 */
function checkEpoch(transaction, group, epoch, refuse) {
  const request = transaction.objectStore(HEADER).get(EPOCH_KEY);
  request.onsuccess = () => {
    const wiped = request.result === undefined;
    if (request.result === epoch || (wiped && group.whole)) return;
    refuse({ kind: wiped ? "wiped" : "fenced" });
  };
}
