// The main job, told as a person does it, in Italian and by role and name only: a business begins in mid-year, imports
// its customers and products, quotes, orders, invoices, is paid; then everything is found again after a reload, after the
// browser was killed, and in a fresh browser from one exported file.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openBrowser, serveSite, settle } from "./support/launch.mjs";
import { keepPicture, personAt } from "./support/person.mjs";

const SHARED = `${process.env.BOTTEGA_SHARED ?? "../shared"}/data/import`;
// Where the shared files are not there, ours have the same headers and faults.
const IS_REAL = existsSync(`${SHARED}/northwind_customers.csv`);
const file = (name) => `${IS_REAL ? SHARED : "tests/fixtures/import"}/${name}`;
const rowsOf = (name) => readFileSync(file(name), "utf8").trim().split("\n").slice(1);
const CUSTOMERS = rowsOf("northwind_customers.csv");
const MISFITS = CUSTOMERS.filter((row) => row.split(",").length !== 11).length;
const PRODUCTS = rowsOf("northwind_products.csv").length;
// [name, street, region] of rows whose address has a comma; the first is the customer of the story.
const ADDRESSES = IS_REAL
  ? [["Blondesddsl père et fils", "24, place Kléber", ""], ["Hanari Carnes", "Rua do Paço, 67", "RJ"],
    ["Ricardo Adocicados", "Av. Copacabana, 267", "RJ"]]
  : [["Le grenier bleu", "24, place Neuve", ""], ["Açougue do Porto", "Rua do Cais, 67", "RJ"]];
const CUSTOMER = ADDRESSES[0][0];
// Three pieces less 20+10-5 %, and 12,345678 for the delivery: 36,94 + 12,35 and 22 % of it, or 6,87 + 12,35.
const SALE = IS_REAL ? { product: "Chai", total: "60,13 €", left: "50,13 €" } : { product: "Prodotto 1", total: "23,45 €", left: "13,45 €" };
const VIEWPORT = { width: 1440, height: 1500 }; // high enough to see whole forms: what is scrolled away cannot be pressed

const archiveText = (page) => page.evaluate(async () => (await window.bottega.exportArchive()).text());

async function setUpBusiness(me, page) {
  await keepPicture(page, "first-start");
  await me.press("button", "Imposta la mia attività");
  await me.type("Il tuo nome", "Giulia Rossi");
  await me.type("Denominazione", "Alimentari Rossi");
  await me.type("Forma giuridica", "S.r.l.");
  await me.type("Partita IVA / CUI", "00743110157");
  await me.type("Codice fiscale", "00743110157");
  await me.type("Ufficio REA (provincia)", "MI");
  await me.type("Numero REA / Reg. Com.", "1234567");
  await me.typeAndLeave("Capitale sociale", "10000");
  await keepPicture(page, "my-business");
  await me.press("button", "Avanti");
  await me.type("Via e numero civico", "Via Manzoni 5");
  await me.type("CAP", "20121");
  await me.type("Città", "Milano");
  await me.type("Provincia", "MI");
  await me.type("IBAN", "IT60 X054 2811 1010 0000 0123 456");
  await me.press("button", "Avanti");
  await me.typeAndLeave(/Fatture/, "122");
  await me.press("button", "Comincia");
  await me.sees("heading", "1. I tuoi clienti");
}

async function importCustomers(me, page) {
  await me.goTo("#/import");
  await me.choose("Importa come", "Clienti");
  await me.giveFile("button", "Scegli il file…", file("northwind_customers.csv"));
  await keepPicture(page, "import-columns");
  await me.press("button", "Controlla le righe");
  await me.sees("heading", `${MISFITS} righe non hanno il numero giusto di celle`);
  assert.ok(await me.see("button", /^Importa \d+ righe/).isDisabled(), "nothing is imported before the person decided");
  await keepPicture(page, "import-rows");
  await me.press("button", "Accetta tutte le proposte");
  await me.press("button", `Importa ${CUSTOMERS.length} righe`);
  await me.sees("heading", "Importazione completata");
  await me.press("button", "Importa un altro file");
}

async function importProducts(me) {
  await me.choose("Importa come", "Prodotti e servizi");
  await me.giveFile("button", "Scegli il file…", file("northwind_products.csv"));
  await me.press("button", "Controlla le righe");
  await me.press("button", `Importa ${PRODUCTS} righe`);
  await me.sees("heading", "Importazione completata");
}

/** The rows whose address had a comma have the whole of it, and the word NULL is nothing. */
async function checkAddress(me, name, street, region) {
  await me.goTo(`#/accounts?search=${encodeURIComponent(name)}`);
  await me.press("link", name);
  assert.equal(await me.valueOf("Via e numero civico"), street);
  assert.equal(await me.valueOf("Provincia"), region);
}

async function quoteForOpportunity(me, page) {
  await me.goTo(`#/accounts?search=${encodeURIComponent(CUSTOMER)}`);
  await me.press("link", CUSTOMER);
  await keepPicture(page, "account");
  await me.press("button", "Nuova opportunità");
  await me.type("Nome", "Fornitura di Natale");
  await me.typeAndLeave("Importo", "1.500");
  await me.keys("Control+s");
  await me.press("button", "Nuovo preventivo");
  await me.see("combobox", "Riga 1, Descrizione").click();
  await page.keyboard.type(SALE.product);
  await settle(page);
  await me.press("option", SALE.product);
  await me.typeAndLeave("Riga 1, Quantità", "3");
  await me.typeAndLeave("Riga 1, Sconto", "20+10-5");
  await me.press("button", "Aggiungi riga");
  await me.see("combobox", "Riga 2, Descrizione").click();
  await page.keyboard.type("Consegna urgente");
  await me.keys("Tab");
  await me.typeAndLeave("Riga 2, Prezzo unitario", "12,345678");
  await me.reads(`Totale ${SALE.total}`);
  await me.keys("Control+s");
  await me.sees("heading", "Preventivo 1/2026");
  await keepPicture(page, "quote");
}

async function sellAndInvoice(me, page) {
  await me.press("button", "Segna come inviato");
  await me.press("button", "Segna come accettato");
  await me.press("button", "Crea l’ordine");
  await me.sees("heading", "Ordine 1/2026");
  await keepPicture(page, "order");
  await me.press("button", "Crea la fattura");
  await me.press("button", "Emetti la fattura");
  assert.equal(await me.valueOf("Numero che verrà assegnato"), "123/2026");
  await keepPicture(page, "issue");
  await me.press("button", "Emetti");
  await me.sees("status", "Fattura 123/2026 emessa e salvata");
  await me.press("button", "Chiudi");
  await me.sees("heading", "Fattura 123/2026");
  await keepPicture(page, "invoice");
}

async function takePayment(me, page) {
  await me.press("button", "Registra un incasso");
  await keepPicture(page, "payment");
  await me.typeAndLeave("Importo", "10");
  await me.press("button", "Registra l'incasso");
  await me.reads(SALE.left);
}

async function savePdf(me, page) {
  const download = await me.download("button", "PDF");
  const bytes = await readFile(await download.path());
  assert.equal(bytes.subarray(0, 5).toString(), "%PDF-");
  assert.match(download.suggestedFilename(), /123.*\.pdf$/);
  await settle(page);
}

async function findEverything(me, page) {
  await me.goTo("#/invoices");
  await me.sees("link", "123/2026");
  await me.goTo("#/accounts");
  await me.reads(new RegExp(`^${CUSTOMERS.length} `));
  await me.goTo("#/");
  await me.sees("link", `Da incassare: ${SALE.left}`);
  await keepPicture(page, "dashboard");
}

async function makeFirstSale(browser) {
  const me = personAt(browser.page);
  await setUpBusiness(me, browser.page);
  await importCustomers(me, browser.page);
  await importProducts(me);
  for (const address of ADDRESSES) await checkAddress(me, ...address);
  await quoteForOpportunity(me, browser.page);
  await sellAndInvoice(me, browser.page);
  await takePayment(me, browser.page);
  await savePdf(me, browser.page);
}

test("a business makes its first sale and finds everything again", async (t) => {
  const site = await serveSite();
  t.after(() => site.close());
  /** Opens a browser that is gone when the test ends, however it ends. */
  const open = async (options) => {
    const browser = await openBrowser(site, { viewport: VIEWPORT, ...options });
    t.after(() => browser.context.close().catch(() => {}));
    return browser;
  };
  const first = await open({});
  await makeFirstSale(first);
  await first.open("/");
  const me = personAt(first.page);
  await findEverything(me, first.page);
  const before = await archiveText(first.page);
  await me.sees("button", "Salvato");
  await first.kill();

  const second = await open({ profile: first.profile });
  await findEverything(personAt(second.page), second.page);
  assert.equal(await archiveText(second.page), before, "a killed browser has lost nothing");
  await second.close();

  const fresh = await open({});
  await fresh.page.evaluate(async (text) => window.bottega.importArchive(new Blob([text])), before);
  await findEverything(personAt(fresh.page), fresh.page);
  assert.equal(await archiveText(fresh.page), before, "an archive comes back byte for byte");
  await fresh.close();
});
