// A second engine: what Chromium can, Firefox can.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openFirefox, openScreen } from "./support/firefox.mjs";
import { serveSite } from "./support/launch.mjs";

let site;
let screen;
let profile;
let firefox;

before(async () => {
  site = await serveSite();
  screen = await openScreen();
  profile = await mkdtemp(join(tmpdir(), "bottega-firefox-"));
});
after(async () => {
  await firefox?.kill();
  screen?.close();
  await site?.close().catch(() => {}); // the last test has closed it
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

async function start() {
  firefox = await openFirefox({ profile, display: screen.display });
  await firefox.open(`${site.origin}/?lang=it`);
}

async function setUpBusiness() {
  await firefox.press("button", "Imposta la mia attività");
  await firefox.write("Denominazione", "Alimentari Rossi");
  await firefox.press("button", "Avanti");
  await firefox.press("button", "Avanti");
  await firefox.press("button", "Comincia");
  await firefox.sees("heading", "1. I tuoi clienti");
}

async function addCustomer(name) {
  await firefox.goTo("#/accounts");
  await firefox.press("button", "Nuovo cliente o fornitore");
  await firefox.write("Nome o ragione sociale", name);
  await firefox.keys("Control", "s");
  await firefox.sees("heading", name);
}

test("a business is set up, works and saves; a reload finds it as it was", async () => {
  await start();
  await setUpBusiness();
  await addCustomer("Caffè Sant’Eustachio");
  const archive = await firefox.archive();
  assert.match(archive, /Caffè Sant’Eustachio/);
  assert.equal(await firefox.run(() => window.bottega.stats().pendingCommits), 0);

  await firefox.reload();
  assert.equal(await firefox.archive(), archive);
});

test("killed after it said that all is saved, it has lost nothing", async () => {
  await addCustomer("Ferramenta Bianchi");
  const archive = await firefox.archive();
  await firefox.kill();
  await start();
  assert.equal(await firefox.archive(), archive);
});

test("killed in the middle of a commit, it has the archive before it or after it", async () => {
  const before = await firefox.archive();
  await addCustomer("Trattoria da Gino");
  const after = await firefox.archive();
  await firefox.run(replaceForEver, before, after);
  await firefox.kill();
  await start();
  const found = await firefox.archive();
  assert.ok(found === before || found === after, "the archive is neither");
});

test("with the server gone it opens, works and saves", async () => {
  await firefox.run(() => navigator.serviceWorker.ready.then(() => {}));
  await site.close();
  await firefox.kill();
  await start();
  await addCustomer("Libreria Manuzio");
  const archive = await firefox.archive();
  await firefox.reload();
  assert.equal(await firefox.archive(), archive);
});

/** In the page: returns while a commit is on its way; more follow. */
async function replaceForEver(before, after) {
  let left = 3 + Math.floor(Math.random() * 5);
  const replace = async () => {
    for (;;) for (const text of [before, after]) await window.bottega.importArchive(new Blob([text]));
  };
  const isWriting = new Promise((writing) => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      if (mode === "readwrite" && --left < 0) writing();
      return transaction.call(this, stores, mode, options);
    };
  });
  replace();
  await isWriting;
}
