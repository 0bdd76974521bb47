// The program in a browser whose network is gone, and the change from one version to the next: whole, when the person
// wants it, and never half.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, cp, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { headerPolicy } from "../../tools/policy.mjs";
import { openBrowser, serveSite, settle } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";
import { until } from "./support/until.mjs";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FIRST = process.env.BOTTEGA_DIST ?? join(ROOT, "build/dist");
const NEXT_VERSION = "99.0.0";

let folder;
before(async () => (folder = await mkdtemp(join(tmpdir(), "bottega-offline-"))));
after(() => rm(folder, { recursive: true, force: true }));

/** A second build: another version number, and fonts of other bytes, so that what uses them gets other names too. */
async function nextBuild() {
  const out = join(folder, "next");
  const fonts = join(folder, "fonts");
  await cp(join(ROOT, "build/fonts"), fonts, { recursive: true });
  for (const name of await readdir(fonts)) await appendFile(join(fonts, name), "\0\0\0\0");
  await run("node", [join(ROOT, "web-shell/build.mjs"), "--fonts", fonts, "--out", out, "--version", NEXT_VERSION]);
  return out;
}

const filesOf = async (build) => new Set((await readdir(build, { recursive: true })).map((name) => name.replace(/^.*\//, "")));

/** A server on which a new build appears at once, as a deployment does it. */
async function serveChanging() {
  const current = join(folder, "current");
  const show = async (build) => {
    await symlink(build, `${current}.new`);
    await rename(`${current}.new`, current);
  };
  await show(FIRST);
  return { ...(await serveSite(current)), show };
}

/** The service worker runs this page, and has every file. */
const kept = (page) => page.evaluate(async () => {
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller)
    await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
});

const lookForNewVersion = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
/** Looks, and waits for what becomes of the version it finds. */
const fateOfNewVersion = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  const found = new Promise((resolve) => registration.addEventListener("updatefound", () => resolve(registration.installing), { once: true }));
  await registration.update().catch(() => {});
  const fetching = await found;
  while (fetching.state === "installing") await new Promise((done) => fetching.addEventListener("statechange", done, { once: true }));
  return fetching.state;
});

const versionOf = (page) => page.evaluate(() => window.bottega.stats().version);

/** Until the page, which loads itself anew meanwhile, runs this version. */
async function runsVersion(page, version) {
  const running = () => page.evaluate(() => window.bottega?.stats()?.version ?? null).catch((failure) => failure.message);
  await until(`version ${version}`, async () => (await running()) === version);
  await page.evaluate(() => window.bottega.ready);
}

const cachesOf = (page) => page.evaluate(() => caches.keys());

/** The hashed files that a page asks for from now on. */
function askedFor(page) {
  const names = new Set();
  page.on("request", (request) => {
    const name = new URL(request.url()).pathname.replace(/^.*\//, "");
    if (/-[0-9A-Z]{8}\.\w+$/.test(name)) names.add(name);
  });
  return names;
}

async function openTab(browser, site, address) {
  const page = await browser.context.newPage();
  await page.goto(site.origin + address);
  await page.waitForFunction(() => Boolean(window.bottega));
  await page.evaluate(() => window.bottega.ready);
  await settle(page);
  return page;
}

async function printFirstInvoice(page, button = "PDF") {
  const me = personAt(page);
  await me.goTo("#/invoices?filter=ui.filter.unpaid");
  await page.getByRole("row").getByRole("link").first().click();
  await page.waitForFunction(() => /^#\/invoices\/\d+$/.test(location.hash));
  const file = await (await me.download("button", button)).path();
  assert.equal((await readFile(file)).subarray(0, 5).toString(), "%PDF-");
}

async function addProduct(page, name) {
  const me = personAt(page);
  await me.goTo("#/products/new");
  await me.type("Codice", name);
  await me.type("Nome", name);
  await me.press("button", "Salva");
}

/** The site in a folder of a server that knows nothing of it and sends none of the recommended headers. */
async function servePlainFolder() {
  const web = join(folder, "web");
  await cp(FIRST, join(web, "bottega"), { recursive: true });
  const server = spawn("python3", ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", web]);
  const [said] = await once(server.stdout, "data");
  const port = /port (\d+)/.exec(said)[1];
  return { origin: `http://127.0.0.1:${port}`, close: () => (server.kill(), once(server, "exit")) };
}

async function assertInstallable(browser, manifestUrl) {
  const developer = await browser.context.newCDPSession(browser.page);
  const manifest = await developer.send("Page.getAppManifest");
  assert.equal(manifest.url, manifestUrl);
  assert.deepEqual(manifest.errors, []);
  assert.deepEqual((await developer.send("Page.getInstallabilityErrors")).installabilityErrors, []);
}

test("from a plain folder: installable, and with the server shut down a fresh tab opens, prints, saves and finds it again", async () => {
  const site = await servePlainFolder();
  const browser = await openBrowser(site, { serviceWorker: true, path: "/bottega/?demo=it&lang=it" });
  await kept(browser.page);
  await assertInstallable(browser, `${site.origin}/bottega/manifest.webmanifest`);
  await site.close();

  const page = await openTab(browser, site, "/bottega/?demo=ro&lang=it");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "it");
  await addProduct(page, "SENZARETE");
  await printFirstInvoice(page);
  const asked = askedFor(page);
  await page.reload();
  await page.waitForFunction(() => Boolean(window.bottega));
  await settle(page);
  await personAt(page).goTo("#/products?search=SENZARETE");
  await personAt(page).sees("row", /SENZARETE/);
  for (const kind of [/^bottega-.*\.wasm$/, /^Inter-Regular-.*\.ttf$/])
    assert.ok([...asked].some((name) => kind.test(name)), `${kind} was not asked for: ${[...asked]}`);
  await browser.close();
});

/** A deployment that broke: one file is not what it should be. */
async function damagedCopy(build) {
  const damaged = join(folder, "damaged");
  await cp(build, damaged, { recursive: true });
  const [font] = await readdir(join(damaged, "fonts"));
  await writeFile(join(damaged, "fonts", font), "not the font");
  return damaged;
}

test("a new version is used only when it is whole, taken when the person wants it, and never mixed with the running one", async () => {
  const next = await nextBuild();
  const site = await serveChanging();
  const browser = await openBrowser(site, { serviceWorker: true, path: null });
  const first = browser.page;
  const askedByFirst = askedFor(first);
  await browser.open("/?demo=it&lang=it");
  const versionBefore = await versionOf(first);
  await kept(first);

  await site.show(await damagedCopy(next));
  assert.equal(await fateOfNewVersion(first), "redundant");
  assert.equal(await personAt(first).see("button", "Aggiorna ora").count(), 0);
  await site.show(next);
  await lookForNewVersion(first);
  await personAt(first).see("button", "Aggiorna ora").waitFor();
  await personAt(first).reads("È pronta una nuova versione di Bottega");
  assert.equal(await versionOf(first), versionBefore);

  // Another tab starts with the new version while the first goes on: what it loads now is still of its own version.
  const second = await browser.context.newPage();
  const askedBySecond = askedFor(second);
  await second.goto(`${site.origin}/?demo=ro&lang=it`);
  await runsVersion(second, NEXT_VERSION);
  askedBySecond.clear(); // it came as the first version, and changed before anything started
  await printFirstInvoice(first);
  await printFirstInvoice(second);
  const [firstFiles, nextFiles] = [await filesOf(FIRST), await filesOf(next)];
  assert.deepEqual([...askedByFirst].filter((name) => !firstFiles.has(name)), []);
  assert.deepEqual([...askedBySecond].filter((name) => !nextFiles.has(name)), []);
  assert.ok([...askedByFirst].some((name) => name.startsWith("pdf-") && !nextFiles.has(name)), "the builds print with the same file");
  assert.equal((await cachesOf(first)).length, 2);

  await second.close();
  await personAt(first).click("button", "Aggiorna ora");
  await runsVersion(first, NEXT_VERSION);
  await until("the end of the older version's files", async () => (await cachesOf(first)).length === 1);
  await settle(first);
  await browser.close({ allow: [/integrity|digest/i] });
  await site.close();
});

test("a version that does not take over keeps no page waiting: it starts as it came, and offers the newer one", async () => {
  const site = await serveChanging();
  const browser = await openBrowser(site, { serviceWorker: true, path: "/?demo=it&lang=it" });
  const versionBefore = await versionOf(browser.page);
  await kept(browser.page);
  await site.show(await nextBuild());
  await lookForNewVersion(browser.page);
  await personAt(browser.page).see("button", "Aggiorna ora").waitFor();

  await browser.context.addInitScript(() => {
    if ("ServiceWorker" in window) ServiceWorker.prototype.postMessage = () => {}; // the request is lost, as in a browser that leaves it lying
  });
  const second = await browser.context.newPage();
  await second.goto(`${site.origin}/?demo=ro&lang=it`);
  await runsVersion(second, versionBefore);
  await personAt(second).see("button", "Aggiorna ora").waitFor();
  await browser.close();
  await site.close();
});

test("the README recommends the policy that the tests run with", async () => {
  assert.ok((await readFile(join(ROOT, "README.md"), "utf8")).includes(`"${headerPolicy()}"`));
});
