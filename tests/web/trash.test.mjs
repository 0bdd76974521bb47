// What was deleted, in the browser: seen in the trash, restored, purged, and still so after a reload.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, serveSite, settle } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";

let site;
before(async () => (site = await serveSite()));
after(() => site?.close());

/** Creates a customer and deletes it again, as a person does. */
async function createAndDelete(person, page, name) {
  await person.goTo("#/accounts/new");
  await person.type("Nome o ragione sociale", name);
  await person.press("button", "Salva");
  await person.see("heading", name).waitFor({ state: "attached" });
  await person.press("button", "Elimina");
  await page.getByRole("alertdialog").getByRole("button", { name: "Elimina", exact: true }).click();
  await settle(page);
}

test("a deleted customer comes back from the trash; another is purged for good, also after a reload", async () => {
  const browser = await openBrowser(site, { path: "/?demo=it&lang=it" });
  const { page } = browser;
  const person = personAt(page);
  await createAndDelete(person, page, "Bar Rossi");
  await createAndDelete(person, page, "Bar Neri");

  await person.goTo("#/trash");
  await person.press("button", "Ripristina: Bar Rossi");
  await person.press("button", "Elimina per sempre: Bar Neri");
  await person.reads("Il contenuto, le righe e i file spariscono anche dalla cronologia. Non si può annullare.");
  await page.getByRole("alertdialog").getByRole("button", { name: "Elimina per sempre", exact: true }).click();
  await person.reads("Il cestino è vuoto");

  await page.reload();
  await page.waitForFunction(() => Boolean(window.bottega));
  await settle(page);
  await person.reads("Il cestino è vuoto");
  await person.goTo("#/accounts?search=bar");
  await person.see("link", "Bar Rossi").waitFor({ state: "attached" });
  assert.equal(await person.see("link", "Bar Neri").count(), 0);
  await browser.close();
});
