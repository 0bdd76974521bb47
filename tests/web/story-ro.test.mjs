// A first sale in Romania, told in Romanian: the business with its CUI, a customer, a product, the offer accepted, the
// order, the invoice with all that the law asks on its paper, the money; all of it there again after a reload, and in
// English too.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { launch, settle } from "./support/launch.mjs";
import { keepPicture, personAt } from "./support/person.mjs";

const run = promisify(execFile);
const VIEWPORT = { width: 1440, height: 1500 }; // high enough to see whole forms

async function setUpBusiness(me) {
  await me.press("button", "Configurează afacerea mea");
  await me.press("radio", "România");
  await me.type("Numele tău", "Ioana Țăran");
  await me.type("Denumire", "Atelier Carpați");
  await me.type("Formă juridică", "SRL");
  await me.type("CUI / cod de TVA", "RO18547290");
  await me.type("Nr. Reg. Com.", "J12/345/2020");
  await me.typeAndLeave("Capital social", "200");
  await me.press("button", "Continuă");
  await me.type("Stradă și număr", "Str. Mihai Eminescu 7");
  await me.type("Cod poștal", "400033");
  await me.type("Localitate", "Cluj-Napoca");
  await me.type("Județ", "CJ");
  await me.type("IBAN", "RO49 AAAA 1B31 0075 9384 0000");
  await me.press("button", "Continuă");
  await me.typeAndLeave(/^Facturi/, "41");
  await me.press("button", "Începe");
  await me.sees("heading", "1. Clienții tăi");
}

async function addCustomerAndProduct(me) {
  await me.goTo("#/accounts/new");
  await me.type("Denumire", "Brutăria Ștefănescu SRL");
  await me.type("CUI / cod de TVA", "RO14399840");
  await me.type("Stradă și număr", "Bd. Unirii 12");
  await me.type("Localitate", "București");
  await me.type("Județ", "B");
  await me.keys("Control+s");
  await me.sees("heading", "Brutăria Ștefănescu SRL");
  await me.goTo("#/products/new");
  await me.type("Denumire", "Masă de lemn de nuc");
  await me.typeAndLeave("Preț", "100");
  await me.keys("Control+s");
  await me.sees("heading", "Masă de lemn de nuc");
}

async function offerAndSell(me, page) {
  await me.goTo("#/accounts?search=brut");
  await me.press("link", "Brutăria Ștefănescu SRL");
  await me.press("button", "Ofertă nouă");
  await me.see("combobox", "Rândul 1, Descriere").click();
  await page.keyboard.type("masa"); // without its accents
  await settle(page);
  await me.press("option", "Masă de lemn de nuc");
  await me.typeAndLeave("Rândul 1, Cantitate", "2");
  await me.reads("Total 242,00 lei");
  await me.keys("Control+s");
  await me.press("button", "Marchează ca trimisă");
  await me.press("button", "Marchează ca acceptată");
  await me.press("button", "Creează comanda");
  await me.press("button", "Creează factura");
  await me.press("button", "Emite factura");
  const number = await me.valueOf("Numărul care va fi atribuit");
  assert.match(number, /42/);
  await me.press("button", "Emite");
  await me.sees("status", `Factura ${number} a fost emisă și salvată`);
  await me.press("button", "Închide");
  await me.sees("heading", `Factură ${number}`);
  await keepPicture(page, "invoice-ro");
  return number;
}

async function checkPaper(me, number) {
  const download = await me.download("button", "PDF");
  const { stdout } = await run("pdftotext", ["-layout", await download.path(), "-"]);
  const paper = stdout.replace(/\s+/g, " ");
  const wanted = [number, "Factură", "Atelier Carpați", "RO18547290", "J12/345/2020", "200,00", "Cluj-Napoca", "RO49 AAAA",
    "Brutăria Ștefănescu SRL", "RO14399840", "București", "Masă de lemn de nuc", "21", "TVA", "42,00", "242,00"];
  for (const text of wanted) assert.ok(paper.includes(text), `the paper does not say ${text}:\n${stdout}`);
}

async function takePayment(me) {
  await me.press("button", "Înregistrează o încasare");
  await me.typeAndLeave("Sumă", "42");
  await me.press("button", "Înregistrează încasarea");
  await me.reads("200,00 lei");
}

test("a Romanian business makes its first sale", async (t) => {
  const browser = await launch({ locale: "ro-RO", viewport: VIEWPORT });
  t.after(() => browser.context.close().catch(() => {}));
  const { page } = browser;
  const me = personAt(page);
  await setUpBusiness(me);
  await addCustomerAndProduct(me);
  const number = await offerAndSell(me, page);
  await checkPaper(me, number);
  await takePayment(me);

  await browser.open("/?lang=ro");
  await me.goTo("#/invoices");
  await me.sees("link", number);
  await me.goTo("#/");
  await me.sees("link", "De încasat: 200,00 lei");

  await browser.open("/?lang=en#/invoices");
  await me.sees("heading", "Invoices");
  await me.press("link", number);
  await me.sees("heading", `Invoice ${number}`);
  await me.press("tab", "History");
  await me.reads(/Ioana Țăran/);
  await browser.close();
});
