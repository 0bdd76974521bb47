// A published file: from the server, or from the page itself where it holds everything (single/start.js).

/** @type {{ response: (url: string) => Promise<Response> } | undefined} */
const oneFile = /** @type {any} */ (globalThis).bottegaOneFile;

export const isOneFile = oneFile !== undefined;

/** @param {string} url relative to the page @returns {Promise<Response>} */
export const fetchOwn = (url) => (oneFile ? oneFile.response(url) : fetch(url));

/** Every file of ours lies in the page or in the browser already. */
export const isKept = () => isOneFile || Boolean(navigator.serviceWorker?.controller);

const PATIENCE_MS = [1000, 5000, 20_000, 60_000];

/** Goes on trying: what cannot be fetched without a network comes with the next one. @template T @param {() => Promise<T>} fetchIt */
export async function fetchPatiently(fetchIt) {
  for (let attempt = 0; ; ++attempt) {
    try {
      return await fetchIt();
    } catch (failure) {
      if (attempt === PATIENCE_MS.length) throw failure;
      await new Promise((resume) => setTimeout(resume, PATIENCE_MS[attempt]));
    }
  }
}

/**
 * A file of ours, at once: nothing else runs meanwhile. The service worker does not answer who waits like this, so without a
 * network it has to be here before.
 * @param {string} url
 */
export function readOwnAtOnce(url) {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.overrideMimeType("text/plain; charset=x-user-defined"); // no other form of bytes is given to who waits
  request.send();
  if (request.status !== 200) throw new Error(`${url}: ${request.status} ${request.statusText}`);
  return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 0xff);
}
