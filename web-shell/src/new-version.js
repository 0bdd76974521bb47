// The program as it is kept by the service worker, see worker/service-worker.js: registering it, and changing over to a
// new version. A version changes between two starts of the page, never under a running one.
import { worker } from "bottega-assets";
import { isOneFile } from "./own-file.js";
import { ownScript } from "./own-script.js";

const LOOK_EVERY_MS = 3600_000;
const QUIET_MS = 1_500; // only at a start that changes the version
const TAKE_OVER_MS = 5_000; // then the page starts as the version it came as, and offers the newer one

/** Names this page's build, as the service worker names its cache. */
const cacheName = () => `bottega:${new URL(".", document.baseURI).pathname}:${document.documentElement.dataset.build}`;

const isPossible = () => !isOneFile && globalThis.isSecureContext && "serviceWorker" in navigator;

/**
 * The browser lets the running worker finish what it has under way first, which in Chromium may take minutes: a page is
 * not kept waiting for that.
 * @param {ServiceWorker} next @returns {Promise<boolean>} it runs the pages now
 */
function takeOver(next) {
  return new Promise((resolve) => {
    const look = () => {
      if (next.state === "activated") resolve(true);
      if (next.state === "redundant") resolve(false);
    };
    next.addEventListener("statechange", look);
    setTimeout(() => resolve(false), TAKE_OVER_MS);
    next.postMessage("take-over");
    look();
  });
}

/**
 * No request of this page keeps the running worker busy. Chromium 156 hands over at once then; asked while the worker still
 * answers the page, it sometimes stops answering for minutes (4 of 10 starts; none of 15 with this pause).
 */
async function requestsAreOver() {
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
}

/** @param {ServiceWorker} fetching @returns {Promise<boolean>} every file of it is there */
function fetched(fetching) {
  return new Promise((resolve) => {
    const look = () => {
      if (fetching.state === "redundant") resolve(false);
      else if (fetching.state !== "installing") resolve(true);
    };
    fetching.addEventListener("statechange", look);
    look();
  });
}

/**
 * Before anything starts: a version that was fetched during an earlier visit is taken. Who builds Bottega sees the newest
 * build at once.
 * @returns {Promise<boolean>} the page is being loaded anew
 */
export async function changeToFetchedVersion() {
  if (!isPossible() || !navigator.serviceWorker.controller) return false;
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) return false;
  if (location.hostname === "localhost") {
    await registration.update().catch(() => {}); // the server may be off
    if (registration.installing) await fetched(registration.installing);
  }
  if (!registration.waiting) return false;
  await requestsAreOver();
  if (!(await takeOver(registration.waiting))) return false;
  location.reload();
  return true;
}

/** Registers the service worker and watches for newer versions. @param {() => void} onReady one waits to be taken */
export async function watchForNewVersion(onReady) {
  if (!isPossible()) return;
  // Held as long as this page lives, so that the files of its version are kept.
  void navigator.locks.request(cacheName(), { mode: "shared" }, () => new Promise(() => {}));
  const registration = await navigator.serviceWorker.register(ownScript(worker), { updateViaCache: "none" });
  registration.active?.postMessage("tidy");
  const found = async () => {
    const { installing, waiting, active } = registration;
    if (waiting || (active && installing && (await fetched(installing)))) onReady();
  };
  registration.addEventListener("updatefound", found);
  void found();
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - looked < LOOK_EVERY_MS) return;
    looked = Date.now();
    registration.update().catch(() => {}); // no network
  });
}

/** The person wants it: the page is loaded anew. */
export async function changeToNewVersion() {
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration?.waiting) await takeOver(registration.waiting);
  location.reload();
}
