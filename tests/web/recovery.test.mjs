// A stored archive that is damaged is never opened as if it were whole, and there is always a way on.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { addCustomer, besideProgram, customersOf, harmPage, losePages, setUpBusiness } from "./support/business.mjs";
import { launch } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";

let browser;
let page;
let me;

const choice = (name) => page.getByRole("button", { name });
const notice = () => page.locator(".notice");
const damagedNow = async () => {
  await page.goto(`${browser.site.origin}/?lang=it`);
  await choice("Mettilo da parte e comincia da vuoto").waitFor();
};

/** Presses a choice of the recovery page, after which the program opens again. */
async function takeChoice(name) {
  await Promise.all([page.waitForEvent("load"), choice(name).click()]);
  await page.waitForFunction(() => Boolean(window.bottega));
  await page.evaluate(() => window.bottega.ready);
  await browser.settle();
}

before(async () => {
  browser = await launch({ path: "/?lang=it" });
  ({ page } = browser);
  me = personAt(page);
  await setUpBusiness(me, "Ferramenta Bianchi");
  await addCustomer(me, "Officine Rossi");
  await me.goTo("#/health");
  await me.press("button", "Conserva una copia adesso");
  await me.sees("link", "Chiesta da te");
  await addCustomer(me, "Bar Centrale");
});
after(() => browser?.close({ allow: [/damaged|The archive cannot be opened|404|Error: storage/] }));

describe("a damaged archive", () => {
  test("with a changed page is named, and goes back to the newest copy while the original is kept", async () => {
    await besideProgram(page, browser.site);
    await harmPage(page, "main", 5);
    await damagedNow();

    const said = await notice().innerText();
    assert.match(said, /Pagine del tuo archivio che non si leggono: 1 su \d+ \(n\. 6\)/);
    assert.match(said, /copia buona del .*mancano le modifiche salvate dopo/);
    await takeChoice(/^Torna alla copia del/);

    assert.deepEqual(await customersOf(page), ["Officine Rossi"]);
    await me.goTo("#/health");
    await me.sees("link", "L'originale danneggiato");
  });

  test("with lost pages and a damaged copy gives back what can be read, table by table", async () => {
    await besideProgram(page, browser.site);
    const count = await losePages(page, "main", []);
    await losePages(page, "main", [count - 1, count - 2]);
    await page.evaluate(() => new Promise((resolve) => {
      const request = indexedDB.open("bottega-snapshots:main");
      request.onsuccess = () => {
        const transaction = request.result.transaction("chunks", "readwrite");
        transaction.objectStore("chunks").delete([1, 0]);
        transaction.oncomplete = () => (request.result.close(), resolve());
      };
    }));
    await damagedNow();

    assert.match(await notice().innerText(), /non c'è una copia buona/);
    assert.equal(await choice(/^Torna alla copia del/).count(), 0);
    await choice("Recupera quello che si legge").click();
    await choice("Lavora con quello che si è recuperato").waitFor();
    assert.match(await notice().innerText(), /Clienti e fornitori: 1/);
    await takeChoice("Lavora con quello che si è recuperato");

    assert.deepEqual(await customersOf(page), ["Officine Rossi"]);
    await me.goTo("#/health");
    await me.press("button", /^Controlla adesso/);
    await me.reads("tutto a posto");
  });

  test("without its first page tells so, can be downloaded, and is set aside for an empty one", async () => {
    await besideProgram(page, browser.site);
    await losePages(page, "main", [0]);
    await damagedNow();

    const download = page.waitForEvent("download");
    await choice("Scarica i miei dati").click();
    assert.match((await download).suggestedFilename(), /^bottega-main-.*\.sqlite$/);
    await choice("Recupera quello che si legge").click();
    await page.getByText("Non si è potuto recuperare nulla").waitFor();
    await takeChoice("Mettilo da parte e comincia da vuoto");

    await me.sees("button", "Imposta la mia attività");
  });
});
