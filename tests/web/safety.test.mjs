// What a person sees of safety: the health of the data, several businesses, the end of everything here, and what binds.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { addCustomer, customersOf, harmPage, setUpBusiness, spread } from "./support/business.mjs";
import { launch } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";

let browser;
let page;
let me;

const ready = async () => {
  await page.waitForFunction(() => Boolean(window.bottega));
  await page.evaluate(() => window.bottega.ready);
  await browser.settle();
};
/** Presses what loads the page again. */
async function leaveBy(role, name) {
  await Promise.all([page.waitForEvent("load"), me.see(role, name).click()]);
  await ready();
}

before(async () => {
  browser = await launch({ path: "/?lang=it", viewport: { width: 1440, height: 1500 } });
  ({ page } = browser);
  me = personAt(page);
  await setUpBusiness(me, "Ferramenta Bianchi");
});
after(() => browser?.close({ allow: [/injected|QuotaExceededError|storage: full/] }));

describe("the health of the data", () => {
  test("says what is missing, checks everything, and leads back to a copy without losing what is now", async () => {
    await me.goTo("#/health");
    await me.reads("ma solo in questo browser");
    await me.press("button", /^Controlla adesso/);
    await me.reads("tutto a posto");
    await me.press("button", "Conserva una copia adesso");
    await addCustomer(me, "Officine Rossi");
    await me.goTo("#/health");

    await me.press("link", "Chiesta da te");
    await me.reads("Ferramenta Bianchi (qui: Ferramenta Bianchi)");
    await me.reads("0 (qui: 1)");
    await leaveBy("button", "Torna a questa copia");

    assert.deepEqual(await customersOf(page), []);
    await me.goTo("#/health");
    await me.sees("link", "Prima di un ripristino");
    await me.press("button", "Salva una copia");
    assert.equal(await page.getByText("ma solo in questo browser").count(), 0);
  });
});

describe("an archive that is damaged while the program runs", () => {
  test("is stored anew from memory before a copy of it is kept", async () => {
    await addCustomer(me, "Officine Verdi");
    await browser.settle();
    await spread(page);
    await harmPage(page, "main", 5);
    await me.goTo("#/health");
    await me.press("button", "Conserva una copia adesso");
    await page.getByRole("link", { name: "Chiesta da te" }).nth(1).waitFor({ state: "attached" });
    await browser.settle();

    await browser.open("/?lang=it");

    assert.deepEqual(await customersOf(page), ["Officine Verdi"]);
  });
});

describe("several businesses", () => {
  test("are kept apart, each under its name, and one can be erased without the other", async () => {
    await me.goTo("#/businesses");
    await leaveBy("button", "Aggiungi un'attività");
    assert.match(page.url(), /business=b-/);
    await me.sees("button", "Torna a Ferramenta Bianchi");
    await setUpBusiness(me, "Bar Centrale");
    await addCustomer(me, "Cliente del bar");

    await me.press("button", "Attività");
    await leaveBy("menuitemradio", "Ferramenta Bianchi");
    assert.deepEqual(await customersOf(page), ["Officine Verdi"]);
    await page.goto(`${browser.site.origin}/?business=main`);
    await ready();
    await me.goTo("#/businesses");
    await leaveBy("link", /Bar Centrale/);
    assert.deepEqual(await customersOf(page), ["Cliente del bar"]);

    await me.goTo("#/businesses");
    await me.press("button", "Cancella questa attività…");
    assert.ok(await me.see("button", "Cancella per sempre").isDisabled(), "only the typed name agrees");
    await me.typeAndLeave("Per confermare scrivi Bar Centrale", "Bar Centrale");
    await leaveBy("button", "Cancella per sempre");
    await me.goTo("#/businesses");
    await me.reads("Ferramenta Bianchi");
    assert.equal(await page.getByText("Bar Centrale").count(), 0);
    assert.ok(!(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).join())).includes("b-"));
  });
});

test("a business that is added begins in the language that was chosen here", async () => {
  const visitor = await launch({ path: "/?lang=ro", locale: "it-IT" });
  await visitor.open("/?business=b-12345678");
  await personAt(visitor.page).sees("button", "Configurează afacerea mea");
  assert.equal(await visitor.page.evaluate(() => localStorage.getItem("bottega:language")), "ro");
  await visitor.close();
});

describe("what binds", () => {
  const fail = () => page.evaluate(() => {
    window.realPut = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("injected", "QuotaExceededError");
    };
  });
  const heal = () => page.evaluate(() => {
    IDBObjectStore.prototype.put = window.realPut;
  });

  test("is issued but said not to be saved while the browser refuses, and its paper waits", async () => {
    await page.goto(`${browser.site.origin}/?demo=it&lang=it`);
    await ready();
    await me.goTo("#/invoices?state=issued&kind=invoice");
    await me.see("link", /^\d+\/20\d\d$/).click();
    await browser.settle();
    await me.press("button", "Altre azioni");
    await me.press("menuitem", "Duplica");
    await me.press("button", "Emetti la fattura");
    await fail();
    await me.click("button", /^Emetti/);
    await page.getByText("il browser non l'ha salvato").first().waitFor();
    await me.click("button", "Chiudi");
    await page.getByText(/è emesso ma il browser non l'ha salvato/).first().waitFor();

    let papers = 0;
    page.on("download", () => papers++);
    await me.click("button", "PDF");
    await page.getByText("il PDF si può creare solo dopo").first().waitFor();
    assert.equal(papers, 0);

    await heal();
    await page.waitForFunction(() => window.bottega.stats().pendingCommits === 0);
    assert.match((await me.download("button", "PDF")).suggestedFilename(), /\.pdf$/);
  });
});

/** Reading from the disk takes until goOn(). */
const slowDisk = () => page.evaluate(() => {
  const read = Blob.prototype.arrayBuffer;
  const slow = new Promise((resolve) => (window.goOn = resolve));
  Blob.prototype.arrayBuffer = function () {
    return slow.then(() => read.call(this));
  };
});
const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort());

describe("a business is not erased", () => {
  test("while the backup that was offered first is being made, and leaves nothing once it is", async () => {
    await page.goto(`${browser.site.origin}/?business=main&lang=it`);
    await ready();
    await me.goTo("#/businesses");
    await leaveBy("button", "Aggiungi un'attività");
    await setUpBusiness(me, "Forno Neri");
    const added = new URL(page.url()).searchParams.get("business");
    await me.goTo("#/businesses");
    await slowDisk();
    await me.press("button", "Cancella tutto da questo browser…");
    await me.reads("La copia contiene solo Forno Neri");
    await me.press("button", "Annulla");
    await me.press("button", "Cancella questa attività…");
    await me.typeAndLeave("Per confermare scrivi Forno Neri", "Forno Neri");
    await me.click("button", "Prima salva una copia");
    await page.getByRole("button", { name: "Cancella per sempre", exact: true, disabled: true }).first().waitFor({ state: "attached" });
    const coming = page.waitForEvent("download");
    await page.evaluate(() => window.goOn());
    await coming;
    await me.reads(/Copia di sicurezza salvata/);
    await leaveBy("button", "Cancella per sempre");
    assert.deepEqual((await databases()).filter((name) => name.endsWith(added)), []);
  });
});

describe("erasing everything", () => {
  test("lists what goes, wants a typed word, and leaves nothing", async () => {
    await page.goto(`${browser.site.origin}/?business=main&lang=it`);
    await ready();
    await me.goTo("#/businesses");
    await me.press("button", "Cancella tutto da questo browser…");
    await me.reads("l'attività Ferramenta Bianchi");
    await me.typeAndLeave("Per confermare scrivi CANCELLA", "cancella");
    await me.click("button", "Cancella per sempre");
    await page.getByText("È stato cancellato tutto").waitFor();

    assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
    assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("bottega")).length), 0);
    await page.getByRole("button", { name: "Ricomincia" }).click();
    await page.waitForURL((url) => url.search === "");
    await ready();
  });
});
