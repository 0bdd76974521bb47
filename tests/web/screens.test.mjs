// Every screen of the demo business, on a desk, a tablet and a phone, light and dark, in three languages: axe-core finds
// nothing wrong, every named control is drawn where it says it is, and no key stands where its text should.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violationsOf } from "./support/axe.mjs";
import { controlsDrawnWrong } from "./support/ink.mjs";
import { keysShown } from "./support/keys-shown.mjs";
import { openBrowser, serveSite, settle } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";

const PLACES = ["#/", "#/accounts", "#/accounts/new", "#/contacts", "#/opportunities", "#/quotes", "#/quotes/new", "#/orders",
  "#/invoices", "#/invoices/new", "#/payments", "#/payments/new", "#/products", "#/products/new", "#/import", "#/settings", "#/about"];
const SIZES = [
  { name: "on a desk", viewport: { width: 1440, height: 900 }, colorScheme: "light", path: "/?demo=it&lang=it" },
  { name: "on a tablet, dark, in Romanian", viewport: { width: 1024, height: 768 }, colorScheme: "dark", path: "/?demo=ro&lang=ro" },
  { name: "on a phone, in English", viewport: { width: 390, height: 844 }, colorScheme: "light", touch: true, path: "/?demo=it&lang=en" },
];

let site;
before(async () => (site = await serveSite()));
after(() => site?.close());

for (const { name, ...options } of SIZES)
  describe(name, () => {
    let browser;
    before(async () => (browser = await openBrowser(site, options)));
    after(() => browser?.close());

    for (const place of PLACES)
      test(`${place} is whole`, async () => {
        const me = personAt(browser.page);
        await me.goTo(place);
        await settle(browser.page);
        assert.deepEqual(await violationsOf(browser.page), []);
        assert.deepEqual(await controlsDrawnWrong(browser.page), []);
        assert.deepEqual(await keysShown(browser.page), []);
      });
  });

test("a list that opens under a field is told to belong to it", async () => {
  const browser = await openBrowser(site, { path: "/?demo=it&lang=it" });
  const me = personAt(browser.page);
  for (const [place, field] of [["#/contacts/new", "Cliente o fornitore"], ["#/accounts/new", "Paese"]]) {
    await me.goTo(place);
    await me.press("combobox", field);
    assert.equal(await me.see("combobox", field).getAttribute("aria-expanded"), "true", field);
    const list = await me.see("combobox", field).getAttribute("aria-controls");
    assert.equal(await browser.page.locator(`#${list}`).getAttribute("role"), "listbox", field);
    assert.deepEqual(await violationsOf(browser.page), []);
    await browser.page.keyboard.press("Escape");
  }
  await browser.close();
});
