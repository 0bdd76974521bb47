// What a hand does by the way or by mistake, in the finished site: back while a dialog is open, a double click, a few
// letters typed into a drop-down, a file in another encoding.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PNG } from "./support/packages.mjs";
import { launch, openBrowser, settle } from "./support/launch.mjs";
import { keepPicture, personAt } from "./support/person.mjs";

let browser;
let page;
let person;

before(async () => {
  browser = await launch({ path: "/?demo=it&lang=it", viewport: { width: 1280, height: 800 } });
  ({ page } = browser);
  person = personAt(page);
});
after(() => browser?.close());

test("back on a phone while the sheet of a line is open asks, and the page answers", async () => {
  const phone = await openBrowser(browser.site, { path: "/?demo=it&lang=it", viewport: { width: 390, height: 844 }, touch: true });
  const me = personAt(phone.page);
  await me.goTo("#/quotes");
  await me.goTo("#/quotes/new");
  await me.press("link", "Riga 1, Riga vuota");
  await me.type("Descrizione", "Messa in opera", "combobox");
  await phone.page.goBack();
  await me.sees("alertdialog", "Uscire senza salvare?");
  assert.equal(await phone.page.getByRole("dialog", { name: "Riga 1" }).count(), 0);
  await keepPicture(phone.page, "back-over-sheet");
  await me.press("button", "Resta qui");
  await me.sees("dialog", "Riga 1");
  await phone.page.goBack();
  await me.press("button", "Esci senza salvare");
  await me.sees("heading", "Preventivi");
  await phone.close();
});

test("a double click takes a quote one step further", async () => {
  await person.goTo("#/accounts?filter=ui.filter.customers");
  await page.getByRole("row").getByRole("link").first().click();
  await settle(page);
  await person.press("button", "Nuovo preventivo");
  await person.type("Riga 1, Descrizione", "Prova", "combobox");
  await person.typeAndLeave("Riga 1, Prezzo unitario", "10");
  await person.keys("Control+s");
  const sent = person.see("button", "Segna come inviato");
  await sent.waitFor({ state: "attached" });
  await sent.dblclick();
  await settle(page);
  await person.sees("button", "Segna come accettato");
});

test("a record made from a field is there after one press, where the page says its button is", async () => {
  await person.goTo("#/quotes/new");
  await person.see("combobox", "Cliente").click();
  await page.keyboard.type("Verdi Luca");
  await settle(page);
  await person.press("option", "Crea “Verdi Luca”");
  const told = await person.see("button", "Crea").boundingBox();
  const dialog = await page.getByRole("dialog").boundingBox();
  assert.ok(told.x + told.width > dialog.x + dialog.width - 40, `the button is told at ${told.x}, in a dialog that ends at ${dialog.x + dialog.width}`);
  await page.mouse.click(told.x + told.width / 2, told.y + told.height / 2);
  await settle(page);
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.equal(await person.valueOf("Cliente", "combobox"), "Verdi Luca");
  await person.press("button", "Annulla");
});

test("letters typed into a drop-down choose what begins with all of them", async () => {
  await person.goTo("#/quotes/new");
  await person.press("combobox", "Riga 1, Aliquota IVA");
  await page.keyboard.type("n4", { delay: 60 });
  await keepPicture(page, "rates");
  await page.keyboard.press("Enter");
  await settle(page);
  assert.match(await person.see("combobox", "Riga 1, Aliquota IVA").textContent(), /^N4/);
  await person.press("button", "Annulla");
});

test("an old problem is not read again once all went well", async () => {
  await person.goTo("#/accounts/new");
  await person.keys("Control+s");
  await page.waitForFunction(() => document.getElementById("live-assertive").textContent !== "");
  await person.typeAndLeave("Nome o ragione sociale", "Ditta di prova");
  await person.keys("Control+s");
  await page.waitForFunction(() => document.getElementById("live-polite").textContent !== "");
  assert.equal(await page.locator("#live-assertive").textContent(), "");
});

test("a file is read again in the encoding the person knows", async () => {
  await person.goTo("#/import");
  const buffer = Buffer.from("codice;ragione sociale\nA1;\xaateaua \xdeepe\n", "latin1"); // as windows-1250 writes it
  await person.giveFile("button", "Scegli il file…", { name: "clienti.csv", mimeType: "text/csv", buffer });
  await person.choose("Codifica", "Windows-1250 (Europa centrale, romeno)");
  await person.reads("Şteaua Ţepe");
  await keepPicture(page, "encoding");
  await person.press("button", "Indietro");
});

test("the logo is seen before the first document is written", async () => {
  const fresh = await openBrowser(browser.site, { path: "/?lang=it&business=b-1", viewport: { width: 1280, height: 800 } });
  const me = personAt(fresh.page);
  assert.equal(await fresh.page.getByRole("button", { name: "Italiano" }).getAttribute("aria-pressed"), "true");
  await me.press("button", "Imposta la mia attività");
  await me.press("button", "Avanti");
  assert.equal(await me.see("textbox", "Denominazione").getAttribute("aria-invalid"), "true");
  await keepPicture(fresh.page, "first-start-problem");
  await me.type("Denominazione", "Bianchi");
  await me.press("button", "Avanti");
  const logo = new PNG({ width: 300, height: 120 });
  for (let at = 0; at < logo.data.length; at += 4) logo.data.set([200, 30, 60, 255], at);
  await me.giveFile("button", "Scegli un'immagine…", { name: "logo.png", mimeType: "image/png", buffer: PNG.sync.write(logo) });
  await me.sees("img", "Il logo della tua attività");
  await keepPicture(fresh.page, "logo-preview");
  await fresh.close();
});
