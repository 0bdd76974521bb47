// The kiosk as a visitor finds it: what the owner chose, and no way to anything else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { besideProgram, harmPage } from "./support/business.mjs";
import { launch, settle } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";

const PIN = "2468";

/** The demo's shop with a kiosk on the counter; what a person types comes from the site's own screens. */
async function openKiosk() {
  const browser = await launch({ path: "/?demo=it" });
  const person = personAt(browser.page);
  await person.goTo("#/kiosk");
  await person.typeSecret("PIN per uscire", PIN);
  await person.typeSecret("PIN un'altra volta", PIN);
  await person.press("button", "Avvia il chiosco");
  await person.sees("button", "Vedi i prezzi");
  return { browser, person };
}

async function fillRequest(person) {
  await person.press("button", "Scrivi una richiesta");
  await person.typeAndLeave("Nome", "Mario Verdi");
  await person.typeAndLeave("E-mail", "mario@posta.example");
  await person.see("textbox", "Richiesta").fill("Due copie di una chiave");
  await person.press("checkbox", "Acconsento");
}

async function leave(person, pin = PIN) {
  if ((await person.see("dialog", "Esci dal chiosco").count()) === 0) await person.press("button", "Esci dal chiosco");
  for (const digit of pin) await person.press("button", digit);
  await person.press("button", "OK");
}

const archiveIsRefused = (page, call) => page.evaluate(
  (name) => window.bottega[name](new Blob(["{}"])).then(() => "", (failure) => failure.message), call);

test("neither address nor keyboard nor script leads out of the kiosk", async () => {
  const { browser, person } = await openKiosk();
  const { page, site } = browser;

  for (const address of ["/#/settings", "/?demo=ro", "/?business=b-1", "/?demo=it#/accounts"]) {
    await page.goto(site.origin + address);
    await page.evaluate(() => window.bottega.ready);
    await person.sees("button", "Vedi i prezzi", `${address} left the kiosk`);
    assert.equal(await page.getByRole("navigation").count(), 0);
  }
  await person.goTo("#/settings");
  await person.sees("button", "Vedi i prezzi");

  await person.keys("Control+k", "n", "F6", "Escape");
  assert.equal(await page.getByRole("dialog").count(), 0);

  assert.match(await archiveIsRefused(page, "exportArchive"), /chiosco/);
  assert.match(await archiveIsRefused(page, "importArchive"), /chiosco/);
  assert.ok((await page.evaluate(() => window.bottega.stats())).frames > 0);

  const isKeptOut = (type) => page.evaluate((name) => {
    const event = new Event(name, { bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  }, type);
  for (const type of ["contextmenu", "dragover", "drop"]) assert.ok(await isKeptOut(type), type);

  await leave(person, "1357");
  await person.reads("Il PIN non è giusto");
  await leave(person);
  await person.sees("navigation", "Navigazione");
  assert.ok(await page.evaluate(() => window.bottega.exportArchive().then((blob) => blob.size > 1000)));
  assert.equal(await isKeptOut("contextmenu"), false);
  await browser.close();
});

test("a request is thanked for when it is saved, outlives the visitor, and waits for the owner", async () => {
  const { browser, person } = await openKiosk();
  const { page } = browser;
  await person.press("button", "Vedi i prezzi");
  await person.type("Cerca", "volumetrico", "searchbox");
  await person.reads("Sensore volumetrico");
  await person.press("button", "Torna all'inizio");

  await fillRequest(person);
  await person.press("button", "Invia");
  await person.reads("Grazie, la tua richiesta è arrivata");
  await page.reload();
  await page.evaluate(() => window.bottega.ready);
  await person.press("button", "Scrivi una richiesta");
  assert.equal(await person.valueOf("Nome"), "");

  await leave(person);
  await person.press("link", "Richieste");
  await person.press("row", /Mario Verdi/);
  await person.press("button", "Registra alla scheda di un cliente");
  await person.press("button", "Crea il cliente");
  await person.sees("heading", "Mario Verdi");
  await browser.close();
});

test("while the storage refuses, the form says so and keeps the words; then it thanks", async () => {
  const { browser, person } = await openKiosk();
  const { page } = browser;
  await fillRequest(person);
  await page.evaluate(() => {
    window.realPut = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  await person.click("button", "Invia");
  await page.getByText(/non è ancora al sicuro/).waitFor({ state: "attached" });
  assert.equal(await person.see("textbox", "Nome").inputValue(), "Mario Verdi");

  await page.evaluate(() => { IDBObjectStore.prototype.put = window.realPut; });
  await page.locator("#mirror").getByText("Grazie, la tua richiesta è arrivata").waitFor({ state: "attached" });
  await browser.close({ allow: [/QuotaExceeded|full/] });
});

test("left alone the kiosk cleans itself, and rests", async () => {
  const { browser, person } = await openKiosk();
  const { page } = browser;
  await fillRequest(person);
  // Three minutes and a bit pass at once.
  await page.evaluate(() => {
    const ahead = 200_000, now = Date.now.bind(Date);
    Date.now = () => now() + ahead;
  });
  await page.mouse.move(1, 1);
  await settle(page);
  await person.sees("button", "Scrivi una richiesta");
  await person.press("button", "Scrivi una richiesta");
  assert.equal(await person.valueOf("Nome"), "");
  await browser.close();
});

/** A page in place of the program, so without window.bottega's rest. */
const says = (page, text) => page.getByText(text).first().waitFor();
const pressHere = (page, name) => page.getByRole("button", { name, exact: true }).click();

test("a kiosk whose archive is damaged leads a visitor nowhere, and its owner by the PIN to the recovery", async () => {
  const { browser } = await openKiosk();
  const { page, site } = browser;
  await besideProgram(page, site);
  await harmPage(page, "demo-it", 2);
  await page.goto(`${site.origin}/?lang=it`);
  await says(page, "Chiama il titolare del negozio");
  assert.deepEqual(await page.getByRole("button").allTextContents(), ["Ricarica", "Sono il titolare"]);

  await pressHere(page, "Sono il titolare");
  const pin = page.getByLabel("PIN", { exact: true });
  assert.equal(await pin.getAttribute("type"), "password");
  await pin.fill("1357");
  await page.keyboard.press("Enter");
  await says(page, "Il PIN non è giusto");
  assert.equal(await pin.inputValue(), "");
  assert.equal(await page.getByText("Pagine del tuo archivio").count(), 0);
  await pin.fill(PIN);
  await pressHere(page, "Continua");
  await says(page, "Pagine del tuo archivio che non si leggono: 1 su");
  await page.getByRole("button", { name: "Recupera quello che si legge" }).waitFor();

  await page.reload(); // a visitor comes back
  await says(page, "Chiama il titolare del negozio");
  for (let wrong = 0; wrong < 3; wrong++) {
    if (wrong === 0) await pressHere(page, "Sono il titolare");
    await pin.fill("0000");
    await pressHere(page, "Continua");
    await says(page, "Il PIN non è giusto");
    await page.waitForFunction(() => !document.querySelector(".notice button:disabled"));
  }
  await pin.fill(PIN);
  await pressHere(page, "Continua");
  await says(page, /riprova fra \d+ secondi/);
  await browser.close({ allow: [/StorageError|damaged|cannot be opened|404/] });
});
