// Makes calls of IndexedDB go wrong: the n-th from now, once or from then on, until release(). Everything else is the
// browser's own IndexedDB.

const CALLS = [
  [IDBFactory.prototype, ["open"]],
  [IDBDatabase.prototype, ["transaction"]],
  [IDBTransaction.prototype, ["objectStore"]],
  [IDBObjectStore.prototype, ["get", "put", "delete", "getAll", "count"]],
];
const deleteDatabase = IDBFactory.prototype.deleteDatabase.bind(indexedDB);

let kind = null;
let countdown = 0;
let isSticky = false;
let isPaused = false;
let calls = 0;
let releaseBlock = null;

const transactionOf = (target) => (target instanceof IDBObjectStore ? target.transaction : target instanceof IDBTransaction ? target : null);
const connectionOf = (target) => (target instanceof IDBDatabase ? target : transactionOf(target)?.db);

/** A request that fails. */
function failedRequest(name) {
  const request = { error: new DOMException("injected", name), onerror: null };
  setTimeout(() => request.onerror?.());
  return request;
}

function abort(transaction, name) {
  if (name) Object.defineProperty(transaction, "error", { value: new DOMException("injected", name) });
  try {
    transaction.abort();
  } catch {
    // It was over.
  }
}

/** As the browser does when the disk fails or the data is cleared. */
function closeByForce(target) {
  const connection = connectionOf(target);
  const transaction = transactionOf(target);
  if (transaction) abort(transaction);
  connection.close();
  setTimeout(() => connection.dispatchEvent(new Event("close")));
}

/** The call fails after the fact: its transaction is aborted. */
function aborting(name) {
  return (target, call) => {
    if (target instanceof IDBFactory) return failedRequest(name ?? "AbortError");
    const result = call();
    abort(target instanceof IDBDatabase ? result : transactionOf(target), name);
    return result;
  };
}

/** Another connection keeps a transaction open, as a tab that hangs does; ours wait behind it. */
function block(name) {
  const request = indexedDB.open(name);
  return new Promise((holds) => {
    request.onsuccess = () => {
      const store = request.result.transaction(["pages", "header"], "readwrite").objectStore("header");
      let isReleased = false;
      releaseBlock = () => (isReleased = true);
      const hold = () => {
        store.get("epoch").onsuccess = () => (isReleased ? request.result.close() : hold());
        holds();
      };
      hold();
    };
  });
}

const KINDS = {
  abort: aborting(),
  full: aborting("QuotaExceededError"),
  invalid: (target) => {
    if (target instanceof IDBFactory) return failedRequest("InvalidStateError");
    throw new DOMException("injected", "InvalidStateError");
  },
  closed: (target, call) => {
    if (target instanceof IDBFactory) return failedRequest("UnknownError");
    closeByForce(target);
    return call(); // throws: the connection is closed
  },
  wiped: (target, call, [name]) => {
    if (target instanceof IDBFactory) {
      deleteDatabase(name);
      return call();
    }
    closeByForce(target);
    deleteDatabase(connectionOf(target).name);
    return call();
  },
  unwanted: (target, call) => {
    const connection = connectionOf(target);
    connection?.dispatchEvent(new IDBVersionChangeEvent("versionchange", { oldVersion: connection.version, newVersion: null }));
    return call();
  },
};

for (const [prototype, names] of CALLS) {
  for (const name of names) {
    const original = prototype[name];
    prototype[name] = function (...values) {
      const call = () => original.apply(this, values);
      if (isPaused) return call();
      calls++;
      const isDue = kind && (--countdown === 0 || (isSticky && countdown < 0));
      return isDue ? KINDS[kind](this, call, values) : call();
    };
  }
}

export const faults = {
  block,
  /** @param {keyof typeof KINDS} wanted @param {number} at from 1 @param {boolean} sticky every later call fails too */
  arm(wanted, at, sticky = false) {
    kind = wanted;
    countdown = at;
    isSticky = sticky;
    calls = 0;
  },
  /** How many calls were made since arm(). */
  calls: () => calls,
  release() {
    kind = null;
    releaseBlock?.();
    releaseBlock = null;
  },
  /** Runs work that is not watched. */
  async unwatched(work) {
    isPaused = true;
    try {
      return await work();
    } finally {
      isPaused = false;
    }
  },
};
