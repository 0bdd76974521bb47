// One tab owns an archive. A Web Lock says which; over a BroadcastChannel another tab asks the owner to hand over.

const ASK = "hand-over?";
const OWNED = "owned";

/**
 * @typedef {object} TabLock
 * @property {() => void} release
 */

/**
 * @typedef {object} TabLockOptions
 * @property {"try" | "wait" | "steal"} [mode] take it if it is free, ask the owner and wait, or take it from one that
 *   hangs
 * @property {number} [patienceMs] how long "wait" waits
 * @property {() => void} onAsked another tab wants it: save, close, then release()
 * @property {() => void} onLost another tab took it without waiting
 */

/**
 * @param {string} name
 * @param {TabLockOptions} options
 * @returns {Promise<TabLock | null>} null: another tab has it, or did not hand over in time
 */
export async function acquireTabLock(name, { mode = "try", patienceMs = 10_000, onAsked, onLost }) {
  const channel = new BroadcastChannel(`bottega:${name}`);
  if (mode === "wait") askOwner(channel);
  const lock = await requestLock(name, lockOptions(mode, patienceMs), onLost);
  if (!lock) {
    channel.close();
    return null;
  }
  channel.onmessage = ({ data }) => {
    if (data === ASK) onAsked();
  };
  // Whoever waits too asked the owner before us; now it must ask us.
  channel.postMessage(OWNED);
  return {
    release: () => {
      channel.close();
      lock.release();
    },
  };
}

/** @param {BroadcastChannel} channel */
function askOwner(channel) {
  channel.onmessage = ({ data }) => {
    if (data === OWNED) channel.postMessage(ASK);
  };
  channel.postMessage(ASK);
}

/** @param {"try" | "wait" | "steal"} mode @param {number} patienceMs @returns {LockOptions} */
function lockOptions(mode, patienceMs) {
  if (mode === "try") return { ifAvailable: true };
  if (mode === "steal") return { steal: true };
  return { signal: AbortSignal.timeout(patienceMs) };
}

/**
 * @param {string} name
 * @param {LockOptions} options
 * @param {() => void} onLost
 * @returns {Promise<TabLock | null>}
 */
function requestLock(name, options, onLost) {
  return new Promise((resolve, reject) => {
    let held = false;
    const request = navigator.locks.request(`bottega:${name}`, options, (lock) => {
      if (!lock) return resolve(null);
      held = true;
      return new Promise((release) => resolve({ release: () => release(undefined) }));
    });
    request.catch((failure) => {
      if (held) onLost();
      else if (failure.name === "TimeoutError" || failure.name === "AbortError") resolve(null);
      else reject(failure);
    });
  });
}
