// A form that was filled in and not saved comes back: after a reload, after the browser was killed, in another tab.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setUpBusiness } from "./support/business.mjs";
import { openBrowser, serveSite, settle } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";
import { until } from "./support/until.mjs";

let site;
let browser;
let me;

before(async () => {
  site = await serveSite();
  browser = await openBrowser(site);
  me = personAt(browser.page);
  await setUpBusiness(me, "Officina Rossi");
});
after(async () => {
  await browser?.close({ allow: [/storage: (handed-over|fenced)/] }).finally(() => site.close());
});

/** Goes to the page as a reload does, and leaves the form that is filled in. */
async function reload(page) {
  const leave = (dialog) => dialog.accept();
  page.on("dialog", leave);
  await page.reload();
  page.off("dialog", leave);
  await page.evaluate(() => window.bottega.ready);
}

const kept = (page) => page.evaluate(() => localStorage.getItem("bottega-forms:main") ?? "");
const stored = (page) => page.evaluate(() => new Promise((resolve) => {
  indexedDB.open("bottega-forms:main", 1).onsuccess = ({ target: { result: connection } }) => {
    connection.transaction("forms").objectStore("forms").get("all").onsuccess = ({ target }) => {
      connection.close();
      resolve(target.result?.text ?? "");
    };
  };
}));

test("after a reload it is offered, goes on as it was, and is over once it is saved", async () => {
  const { page } = browser;
  await me.goTo("#/accounts/new");
  await me.type("Nome o ragione sociale", "Caffè Verdi");
  await me.type("Telefono", "02 123456");
  await reload(page);
  await page.getByText("Hai lasciato a metà: Nuovo cliente o fornitore · Caffè Verdi").waitFor({ state: "attached" });
  await me.press("button", "Riprendi");
  assert.equal(await me.see("textbox", "Telefono").inputValue(), "02 123456");
  await me.press("button", "Salva");
  await page.getByRole("heading", { name: "Caffè Verdi", exact: true }).waitFor({ state: "attached" });
  await until("letting go of the form", async () => (await kept(page)) === "");
  await until("letting go of the form in the database", async () => (await stored(page)) === "");
  await reload(page);
  assert.equal(await page.getByRole("button", { name: "Riprendi", exact: true }).count(), 0);
});

test("the last letters are kept when the page goes at once", async () => {
  const { page } = browser;
  await me.goTo("#/products/new");
  await me.see("textbox", "Nome").waitFor({ state: "attached" });
  await page.waitForFunction(() => document.activeElement?.tagName === "INPUT" || document.activeElement?.tagName === "TEXTAREA");
  await page.keyboard.type("Olio extravergine");
  await reload(page);
  await me.press("button", "Riprendi");
  assert.equal(await page.evaluate(() => document.querySelector("[aria-label='Nome']")?.value ?? ""), "Olio extravergine");
  await me.press("button", "Annulla");
  await until("letting go of the form", async () => (await kept(page)) === "");
});

test("the browser is killed: what was typed is there", async () => {
  const { page } = browser;
  await me.goTo("#/accounts/new");
  await me.type("Nome o ragione sociale", "Panificio Neri");
  await until("the form in the database", async () => (await stored(page)).includes("Panificio Neri"));
  await browser.kill();
  browser = await openBrowser(site, { profile: browser.profile });
  me = personAt(browser.page);
  await browser.page.getByText("Panificio Neri").first().waitFor({ state: "attached" });
  await me.press("button", "Riprendi");
  assert.equal(await me.see("textbox", "Nome o ragione sociale").inputValue(), "Panificio Neri");
});

test("a tab that takes the archive over is offered what the other one had not saved", async () => {
  const first = browser.page;
  await me.type("Telefono", "06 777");
  const second = await browser.context.newPage();
  await second.goto(`${site.origin}/`);
  await second.getByRole("button", { name: "Usa qui", exact: true }).click();
  await second.evaluate(() => window.bottega.ready);
  const other = personAt(second);
  await other.press("button", "Riprendi");
  assert.equal(await other.see("textbox", "Telefono").inputValue(), "06 777");
  await first.close();
  browser.page = second;
  me = other;
});

test("a form at rest asks for no frames", async () => {
  const { page } = browser;
  await page.mouse.click(1420, 840); // beside the form: no caret blinks
  await settle(page);
  const frames = () => page.evaluate(() => window.bottega.stats().frames);
  let drawn = -1;
  await until("rest", async () => {
    const before = drawn;
    await page.waitForTimeout(3000); // longer than the pause after which a form is kept
    drawn = await frames();
    return drawn === before;
  });
});

test("thrown away, it is gone", async () => {
  const { page } = browser;
  await reload(page);
  await me.press("button", "Elimina");
  await page.getByRole("alertdialog", { name: "Eliminare quello che avevi scritto?" }).waitFor({ state: "attached" });
  await page.getByRole("alertdialog").getByRole("button", { name: "Elimina", exact: true }).click();
  await until("letting go of the form", async () => (await kept(page)) === "");
  assert.equal(await page.getByRole("button", { name: "Riprendi", exact: true }).count(), 0);
});
