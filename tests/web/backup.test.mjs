// Backups of the running program: into a folder by themselves, encrypted, back again with their files, and what a kill
// amid a restore leaves.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { openBrowser, serveSite, settle } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";
import { until } from "./support/until.mjs";

const PASSPHRASE = "quattro parole a caso";
let site;
before(async () => (site = await serveSite()));
after(() => site?.close());

/** A small business of its own, in Italian. */
async function setUp(browser, name) {
  const person = personAt(browser.page);
  await person.press("button", "Imposta la mia attività");
  await person.type("Denominazione", name);
  await person.press("button", "Avanti");
  await person.press("button", "Avanti");
  await person.press("button", "Comincia");
  return person;
}

const exported = (page) => page.evaluate(async () => (await window.bottega.exportArchive()).text());

/** The folder that a person would pick: the browser's own, since no test can press the system's dialog. */
const chooseFolder = (page, archive) => page.evaluate(async (name) => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle("Copie", { create: true });
  const connection = await new Promise((resolve, reject) => {
    const request = indexedDB.open(`bottega-backup:${name}`, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("settings");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = connection.transaction("settings", "readwrite");
  const store = transaction.objectStore("settings");
  const settings = await new Promise((resolve) => (store.get("backups").onsuccess = ({ target }) => resolve(target.result ?? {})));
  store.put({ ...settings, folder, written: [] }, "backups");
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  connection.close();
}, archive);

const filesInFolder = (page) => page.evaluate(async () => {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("Copie");
  return Array.fromAsync(folder.values(), async (handle) => ({ name: handle.name, bytes: (await handle.getFile()).size }));
});

const addFile = (page, text) => page.evaluate(async (content) => {
  const bytes = new TextEncoder().encode(content);
  const hash = Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const connection = await new Promise((resolve, reject) => {
    const request = indexedDB.open("bottega-files:main", 1);
    request.onupgradeneeded = () => ["files", "chunks"].forEach((name) => request.result.createObjectStore(name));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = connection.transaction(["files", "chunks"], "readwrite");
  transaction.objectStore("chunks").put(bytes, [hash, 0]);
  transaction.objectStore("files").put({ size: bytes.length, chunks: 1 }, hash);
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  connection.close();
  return hash;
}, text);

const storedFiles = (page) => page.evaluate(() => new Promise((resolve) => {
  indexedDB.open("bottega-files:main", 1).onsuccess = ({ target }) => {
    const { result: connection } = target;
    if (!connection.objectStoreNames.contains("files")) return resolve([]);
    connection.transaction("files").objectStore("files").getAllKeys().onsuccess = ({ target: { result } }) => {
      connection.close();
      resolve(result);
    };
  };
}));

describe("a backup", () => {
  let browser;
  let person;
  let hash;
  let text;
  let backup;
  before(async () => {
    browser = await openBrowser(site);
    person = await setUp(browser, "Ferramenta Bianchi");
    hash = await addFile(browser.page, "una ricevuta");
    text = await exported(browser.page);
  });
  after(() => browser?.close());

  test("goes to the chosen folder by itself, proven, and is said in the settings", async () => {
    const { page } = browser;
    await chooseFolder(page, "main");
    await browser.open("/");
    const isBackup = ({ name, bytes }) => name.endsWith(".bottega") && bytes > 0; // not the browser's own, while it writes
    const file = await until("a backup in the folder", async () => (await filesInFolder(page)).find(isBackup));
    assert.match(file.name, /^bottega-ferramenta-bianchi-\d{4}-\d{2}-\d{2}-\d{4}\.bottega$/);
    await person.goTo("#/settings?part=data");
    await person.reads("Cartella: Copie");
    await person.reads(/Ultima copia: .* nella cartella/);
  });

  test("is encrypted once a passphrase was set", async () => {
    const { page } = browser;
    await person.press("button", "Non salvare più qui");
    await person.press("button", "Imposta una frase segreta…");
    await person.typeSecret("Frase segreta", PASSPHRASE);
    await person.typeSecret("Ancora una volta", PASSPHRASE);
    await person.press("button", "Proteggi le copie");
    await person.reads("Le copie sono cifrate con la tua frase segreta.");
    const download = await person.download("button", "Salva una copia");
    backup = await readFile(await download.path());
    assert.ok(!backup.includes("Bianchi"));
    assert.equal(JSON.parse(backup.subarray(12, 12 + backup.readUInt32LE(8))).encryption.iterations, 600_000);
    await settle(page);
  });

  test("leaves as JSON and as a database that any SQLite tool opens, too", async () => {
    const json = await person.download("button", "Scarica JSON");
    assert.equal(await readFile(await json.path(), "utf8"), text);
    const sqlite = await readFile(await (await person.download("button", "Scarica database SQLite")).path());
    assert.equal(sqlite.subarray(0, 15).toString(), "SQLite format 3");
    assert.equal(sqlite.length, sqlite.readUInt16BE(16) * sqlite.readUInt32BE(28), "as many pages as its header says");

    await person.giveFile("button", "Scegli il file della copia…", { name: "dati.sqlite", mimeType: "application/vnd.sqlite3", buffer: sqlite });
    await person.reads("Ferramenta Bianchi (qui: Ferramenta Bianchi)");
    await person.press("button", "Annulla");
  });

  test("comes back in an empty browser with its passphrase and its files, and the numbers are asked for", async () => {
    const fresh = await openBrowser(site);
    const newcomer = personAt(fresh.page);
    await newcomer.giveFile("button", "Apri una copia di sicurezza", { name: "copia.bottega", mimeType: "", buffer: backup });
    await newcomer.reads("La copia è cifrata");
    await newcomer.typeSecret("Frase segreta", "un'altra frase");
    await newcomer.press("button", "Apri");
    await newcomer.reads("La frase segreta non è quella di questa copia");
    await newcomer.typeSecret("Frase segreta", PASSPHRASE);
    await newcomer.press("button", "Apri");
    await newcomer.reads("Ferramenta Bianchi");
    await newcomer.typeAndLeave("Fatture " + new Date().getFullYear(), "41");
    await newcomer.press("button", "Apri questa copia");
    await newcomer.goTo("#/settings?part=documents");
    await newcomer.reads(/^42\//);
    assert.deepEqual(await storedFiles(fresh.page), [hash]);
    await fresh.close({ allow: [/backup: passphrase/] });
  });

  test("that is damaged is refused, and nothing changes", async () => {
    const damaged = Buffer.from(backup);
    damaged[damaged.length - 30] ^= 1;
    await person.giveFile("button", "Scegli il file della copia…", { name: "copia.bottega", mimeType: "", buffer: damaged });
    await person.reads("Il file è danneggiato o incompleto: nulla è cambiato");
    await person.press("button", "Ho capito");
    assert.equal(await exported(browser.page), text);
    browser.problems.splice(0, browser.problems.length, ...browser.problems.filter((problem) => !/backup: damaged/.test(problem)));
  });
});

test("a backup of another business, opened by mistake and taken back, leaves the numbers as they were", async () => {
  const other = await openBrowser(site, { path: "/?demo=it" });
  const foreign = Buffer.from(await exported(other.page));
  await other.close();
  const mine = await openBrowser(site);
  const person = await setUp(mine, "Ferramenta Bianchi");
  const series = async () => JSON.parse(await exported(mine.page)).entities.number_series.map(({ key, last_number: last = "0" }) => `${key}: ${last}`);
  const before = await series();
  assert.ok(before.length > 0 && before.every((line) => line.endsWith(": 0")), before.join());

  await person.goTo("#/settings?part=data");
  await person.giveFile("button", "Scegli il file della copia…", { name: "dimostrazione.json", mimeType: "application/json", buffer: foreign });
  await person.reads("Attenzione: la copia è di un'altra attività.");
  await person.reads(/è la copia di una dimostrazione/);
  await person.press("button", "Sostituisci tutto");
  await person.reads("Archivio ripristinato");
  assert.ok((await series()).some((line) => !line.endsWith(": 0")));

  await person.goTo("#/health");
  await person.press("link", "Prima di un ripristino");
  await Promise.all([mine.page.waitForEvent("load"), person.click("button", "Torna a questa copia")]);
  await mine.page.waitForFunction(() => Boolean(window.bottega));
  await settle(mine.page);
  assert.deepEqual(await series(), before);
  await mine.close({ keepProfile: false });
});

test("a browser killed amid a restore holds the old archive or the new one, whole", async () => {
  const one = await openBrowser(site);
  await setUp(one, "Prima");
  const first = await exported(one.page);
  const other = await openBrowser(site, { path: "/?demo=it" });
  const second = await exported(other.page);
  await other.close();
  await one.page.evaluate((text) => void window.bottega.importArchive(new Blob([text])).catch(() => {}), second);
  await one.kill();
  const again = await openBrowser(site, { profile: one.profile });
  const found = await exported(again.page);
  assert.ok(found === first || found === second, "neither the old archive nor the new one");
  await again.close({ keepProfile: false });
});

test("a backup that takes long tells how far it is, and stops when that is wanted", async () => {
  const browser = await openBrowser(site);
  const { page } = browser;
  const person = await setUp(browser, "Ferramenta Grandi");
  await addFile(page, "ricevuta ".repeat(400_000));
  await person.goTo("#/settings?part=data");
  await page.evaluate(() => {
    const read = Blob.prototype.arrayBuffer;
    const slowDisk = new Promise((resolve) => (window.goOn = resolve));
    Blob.prototype.arrayBuffer = function () { return slowDisk.then(() => read.call(this)); };
  });
  const downloads = [];
  page.on("download", (download) => downloads.push(download.suggestedFilename()));

  await person.click("button", "Salva una copia");
  const bar = page.getByRole("progressbar", { name: "Scrivo la copia di sicurezza" });
  await bar.waitFor({ state: "attached" });
  assert.match(await bar.getAttribute("aria-valuetext"), /di 3,\d MB$/);
  await person.click("button", "Interrompi");
  await page.evaluate(() => window.goOn());
  await page.getByText("Copia interrotta").first().waitFor({ state: "attached" });
  await bar.waitFor({ state: "detached" });
  assert.deepEqual(downloads, []);
  await browser.close({ allow: [/AbortError|abort/i] });
});
