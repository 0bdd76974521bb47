// What a person does around a document in the finished site: makes its contact on the way, looks at its pages before
// they go out, shares them; and drops a table on the import instead of choosing it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, settle } from "./support/launch.mjs";
import { keepPicture, personAt } from "./support/person.mjs";

let browser;
let page;
let person;

before(async () => {
  browser = await launch({ path: null });
  ({ page } = browser);
  person = personAt(page);
  // A desktop's Chromium shares no files: it is played by one that does, and notes whether a press was going on.
  await browser.context.addInitScript(() => {
    Navigator.prototype.canShare = ({ files }) => files.every((file) => file.type === "application/pdf");
    Navigator.prototype.share = async ({ files, title }) => {
      window.shared = { name: files[0].name, bytes: files[0].size, title, within: window.event?.type };
    };
  });
  await browser.open("/?demo=it&lang=it");
});
after(() => browser?.close());

async function openFirst(list) {
  await person.goTo(list);
  await page.getByRole("row").getByRole("link").first().click();
  await page.waitForFunction(() => /\/\d+$/.test(location.hash));
  await settle(page);
}

/** The header keeps in its menu what it has no room for. */
async function pressAction(name) {
  const button = page.getByRole("button", { name, exact: true });
  if (await button.count()) return person.press("button", name);
  await person.press("button", "Altre azioni");
  await person.press("menuitem", name);
}

const preview = () => page.getByRole("dialog", { name: /\.pdf$/ });

test("a contact made while a quote is written belongs to its customer, and nothing typed is lost", async () => {
  await openFirst("#/accounts?filter=ui.filter.customers");
  const customer = (await page.getByRole("heading", { level: 1 }).first().textContent()).trim();
  await pressAction("Nuovo preventivo");
  await person.type("Oggetto", "Impianto di prova");
  await person.press("combobox", "Alla cortese attenzione");
  await person.press("option", "Nuovo contatto");
  await person.sees("dialog", "Nuovo contatto");
  assert.equal(await person.valueOf("Cliente o fornitore", "combobox"), customer);
  await keepPicture(page, "contact-beside-quote");
  await person.type("Nome e cognome", "Anna Prova");
  await person.press("button", "Crea");
  assert.equal(await person.valueOf("Alla cortese attenzione", "combobox"), "Anna Prova");
  assert.equal(await person.valueOf("Oggetto"), "Impianto di prova");
  await person.press("button", "Annulla");
});

test("the pages of an invoice are looked at, and go out from there", async () => {
  await openFirst("#/invoices?filter=ui.filter.unpaid");
  await pressAction("Anteprima");
  await preview().waitFor();
  await preview().getByRole("img", { name: /^Pagina 1 di/ }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Scarica");
  await page.screenshot({ path: "build/screenshots/preview-light.png" });

  const coming = page.waitForEvent("download");
  await preview().getByRole("button", { name: "Scarica" }).click();
  const file = await coming;
  assert.equal((await readFile(await file.path())).subarray(0, 5).toString(), "%PDF-");
  assert.equal(file.suggestedFilename(), (await preview().getByRole("heading").textContent()).trim());

  const draft = page.waitForEvent("download");
  await preview().getByRole("button", { name: "E-mail" }).click();
  assert.match((await draft).suggestedFilename(), /\.eml$/);
  await page.keyboard.press("Escape");
  await preview().waitFor({ state: "detached" });
});

test("sharing begins within the press, with the PDF ready", async () => {
  await openFirst("#/invoices?filter=ui.filter.unpaid");
  await pressAction("Condividi");
  await preview().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Condividi");
  assert.equal(await page.evaluate(() => window.shared), undefined);
  const name = (await preview().getByRole("heading").textContent()).trim();
  await page.keyboard.press("Enter");
  const shared = await page.evaluate(() => window.shared);
  assert.deepEqual([shared.name, shared.within], [name, "click"]);
  assert.ok(shared.bytes > 1000);
  await preview().getByRole("button", { name: "Chiudi" }).click();
  await preview().waitFor({ state: "detached" });
});

test("a table dropped on the import is read as a chosen one; what is none is refused, and so are two", async () => {
  const drop = async (event, files) => {
    await page.evaluate(([event, files]) => {
      const data = new DataTransfer();
      for (const [name, [type, content]] of Object.entries(files)) data.items.add(new File([content], name, { type }));
      document.getElementById("stage").dispatchEvent(new DragEvent(event, { bubbles: true, cancelable: true, dataTransfer: data }));
    }, [event, files]);
    await settle(page);
  };
  const table = { "clienti.csv": ["text/csv", "codice;ragione sociale;referente\nZ1;Prova Rossi;Anna Neri\n"] };
  await person.goTo("#/import");
  await drop("dragover", table);
  assert.equal(await page.locator(".drop-hint").textContent(), "Rilascia qui per importare questo file");
  await drop("drop", { "appunti.docx": ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"] });
  await person.reads(/“appunti.docx” non è una tabella/);
  await drop("drop", { ...table, "altri.csv": ["text/csv", "a;b\n1;2\n"] });
  await person.reads(/Si importa un file alla volta/);
  await drop("drop", table);
  await person.reads("referente");
  await person.press("button", "Controlla le righe");
  await person.reads(/Contatto da creare: Anna Neri/);
  await keepPicture(page, "import-contacts");
  await person.press("button", "Importa 1 riga");
  await person.sees("heading", "Importazione completata");
  await person.reads("1 creati, 0 aggiornati");
});
