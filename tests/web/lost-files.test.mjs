// Files whose bytes are damaged or gone: nothing of them is handed out, backups are written without them and name them,
// the page of health finds them, and the original makes them whole again.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { ContainerReader } from "../../web-shell/src/backup/container-reader.js";
import { addCustomer, setUpBusiness } from "./support/business.mjs";
import { launch } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";

const NOTE = { name: "nota.txt", mimeType: "text/plain", buffer: Buffer.from("Garanzia fino al 2031") };
const PLAN = { name: "pianta.txt", mimeType: "text/plain", buffer: Buffer.from("Bagno al primo piano") };

let browser;
let page;
let me;
let record;
let whole; // the first backup: it lacks nothing

/** Has its way with the first record of a file in the browser's store. @param {string} word in the file @param {"flip" | "delete"} how */
const harm = (word, how) => page.evaluate(([word, how]) => new Promise((done) => {
  indexedDB.open("bottega-files:main").onsuccess = ({ target: { result: connection } }) => {
    const transaction = connection.transaction("chunks", "readwrite");
    transaction.objectStore("chunks").openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (!cursor) return;
      if (new TextDecoder().decode(cursor.value).includes(word)) {
        if (how === "delete") cursor.delete();
        else cursor.update(cursor.value.map((byte, index) => (index === 0 ? byte ^ 1 : byte)));
      }
      cursor.continue();
    };
    transaction.oncomplete = () => (connection.close(), done());
  };
}), [word, how]);

async function savedFiles() {
  await me.goTo("#/settings?part=data");
  const download = await me.download("button", "Salva una copia");
  const reader = await ContainerReader.open(new Blob([await readFile(await download.path())]));
  const texts = [];
  for await (const entry of reader.entries()) {
    if (entry.kind !== "file") continue;
    const pieces = [];
    for await (const piece of entry.pieces) pieces.push(piece);
    texts.push(await new Blob(pieces).text());
  }
  whole ??= await readFile(await download.path());
  return texts.sort();
}

async function check() {
  await me.goTo("#/health");
  await me.press("button", /^Controlla adesso/);
}

before(async () => {
  browser = await launch({ path: "/?lang=it", viewport: { width: 1440, height: 1500 } });
  ({ page } = browser);
  me = personAt(page);
  await setUpBusiness(me, "Ferramenta Bianchi");
  await addCustomer(me, "Officine Rossi");
  await me.press("tab", "File");
  record = await page.evaluate(() => location.hash);
  await me.giveFile("button", "Aggiungi file", NOTE);
  await me.giveFile("button", "Aggiungi file", PLAN);
  await me.sees("link", "pianta.txt");
});
after(() => browser?.close({ allow: [/storage: damaged|StorageError/] }));

describe("a file with a changed byte", () => {
  test("is left out of the backup, which is made all the same and says which file it lacks, and whose", async () => {
    assert.deepEqual(await savedFiles(), ["Bagno al primo piano", "Garanzia fino al 2031"]);
    await me.reads(/Copia di sicurezza salvata/);
    await harm("Garanzia", "flip");
    assert.deepEqual(await savedFiles(), ["Bagno al primo piano"]);
    await me.reads(/La copia c'è, ma senza file .*: nota\.txt \(Officine Rossi\)/);
  });

  test("is neither handed out nor shown", async () => {
    const downloads = [];
    page.on("download", (download) => downloads.push(download.suggestedFilename()));
    await me.goTo(record);
    await me.press("tab", "File");
    await me.press("button", "Scarica nota.txt");
    await me.reads(/nota\.txt è danneggiato in questo browser/);
    await me.press("link", "nota.txt");
    assert.equal(await page.getByRole("dialog", { name: "nota.txt" }).count(), 0);
    assert.deepEqual(downloads, []);
  });

  test("is found by the check, named with its record, and whole again once the original is added", async () => {
    await check();
    await me.reads("Alcuni file sono danneggiati o mancano");
    await me.press("link", /^nota\.txt/);
    assert.match(await page.evaluate(() => location.hash), /^#\/accounts\//);
    await me.press("tab", "File");
    await me.giveFile("button", "Aggiungi file", NOTE);
    const download = await me.download("button", "Scarica nota.txt");
    assert.deepEqual(await readFile(await download.path()), NOTE.buffer);
    await check();
    await me.reads("tutto a posto");
    assert.equal(await page.getByText("Alcuni file sono danneggiati o mancano").count(), 0);
  });
});

test("a file of which a piece is gone is named by the backup, too", async () => {
  await harm("Bagno", "delete");
  assert.deepEqual(await savedFiles(), ["Garanzia fino al 2031"]);
  await me.reads(/La copia c'è, ma senza file .*: pianta\.txt \(Officine Rossi\)/);
});

test("a file that is damaged or deleted here comes back from a backup that holds it whole", async () => {
  const backup = { name: "copia.bottega", mimeType: "", buffer: whole };
  await me.goTo("#/health");
  await me.giveFile("button", "Riprendili da una copia…", backup);
  await me.press("link", "pianta.txt");
  await me.reads("pianta.txt è di nuovo in Officine Rossi");
  await me.press("button", "Chiudi");
  await me.goTo(record);
  await me.press("tab", "File");
  assert.deepEqual(await readFile(await (await me.download("button", "Scarica pianta.txt")).path()), PLAN.buffer);

  await me.press("button", "Azioni per nota.txt");
  await me.press("menuitem", "Elimina");
  await me.press("button", "Elimina");
  await me.goTo("#/settings?part=data");
  await me.giveFile("button", "Riprendi singoli file…", backup);
  await me.press("link", "nota.txt");
  await me.reads("nota.txt è di nuovo in Officine Rossi");
  assert.deepEqual(await readFile(await (await me.download("button", "Scarica nota.txt")).path()), NOTE.buffer);
});
