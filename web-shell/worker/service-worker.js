// Keeps the program in the browser, so that it opens with no network. Every build has a cache of its own, which is
// filled whole or not used: each file is checked against the hash that this build wrote. A new build waits until the
// person takes it or no page is open. Names carry the hash of their content, so that a page gets the files of its own
// build from whichever cache has them, and a build that a page still uses (it holds a lock of that name) is kept.
import { build, files } from "bottega-files";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
const PREFIX = `bottega:${new URL(scope).pathname}:`;
const OURS = PREFIX + build;
const HASHED = /-[0-9A-Z]{8}\.\w+$/;
const AS_STORED = { ignoreSearch: true, ignoreVary: true };

const known = new Set(files.map(({ url }) => new URL(url, scope).href));

async function cacheNames() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** @param {string} url @returns {Promise<Response | undefined>} from our build, else from an older one */
async function kept(url) {
  const names = await cacheNames();
  for (const cacheName of [OURS, ...names]) {
    const found = await caches.match(url, { ...AS_STORED, cacheName });
    if (found) return found;
  }
  return undefined;
}

/** @param {Cache} cache @param {import("bottega-files").PublishedFile} file */
async function keep(cache, { url, integrity }) {
  const { href } = new URL(url, scope);
  if (await cache.match(href, AS_STORED)) return; // an earlier attempt was interrupted
  const isHashed = HASHED.test(href);
  const same = isHashed ? await kept(href) : undefined;
  const ask = (/** @type {RequestCache} */ mode) => fetch(href, { integrity, cache: mode });
  // What lies in the browser's own cache may have been sent wrong once.
  const response = same ?? (await (isHashed ? ask("default").catch(() => ask("reload")) : ask("no-cache")));
  if (!response.ok) throw new Error(`${href}: ${response.status}`);
  await cache.put(href, response);
}

async function fetchBuild() {
  const cache = await caches.open(OURS);
  await Promise.all(files.map((file) => keep(cache, file)));
}

/** Removes the builds that no page uses any more. */
async function tidy() {
  if (worker.registration.installing || worker.registration.waiting) return;
  for (const name of await cacheNames()) {
    if (name === OURS) continue;
    await navigator.locks.request(name, { ifAvailable: true }, async (free) => free && void (await caches.delete(name)));
  }
}

/** @param {Request} request @returns {string | null} the file of ours that is asked for */
function fileFor({ url, method, mode }) {
  if (method !== "GET") return null;
  const { origin, pathname } = new URL(url);
  const plain = origin + pathname;
  if (mode === "navigate") return [scope, `${scope}index.html`].includes(plain) ? scope : null;
  return known.has(plain) || (plain.startsWith(scope) && HASHED.test(plain)) ? plain : null;
}

worker.addEventListener("install", (event) => {
  event.waitUntil(navigator.locks.request(OURS, { mode: "shared" }, fetchBuild));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener("fetch", (event) => {
  const file = fileFor(event.request);
  if (file) event.respondWith(kept(file).then((found) => found ?? fetch(event.request)));
});

worker.addEventListener("message", (event) => {
  if (event.data === "take-over") event.waitUntil(worker.skipWaiting());
  if (event.data === "tidy") event.waitUntil(tidy());
});
