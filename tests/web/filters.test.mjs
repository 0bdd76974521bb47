// The filters, the saved views and the totals of a list, as a person has them in the browser: by the keyboard alone, on a phone,
// light and dark, after a reload; axe-core finds nothing wrong in them.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violationsOf } from "./support/axe.mjs";
import { controlsDrawnWrong } from "./support/ink.mjs";
import { openBrowser, serveSite, settle } from "./support/launch.mjs";
import { keepPicture, personAt } from "./support/person.mjs";

let site;
before(async () => (site = await serveSite()));
after(() => site?.close());

describe("filters on a desk", () => {
  let browser, me;
  before(async () => {
    browser = await openBrowser(site, { path: "/?demo=it&lang=it", viewport: { width: 1440, height: 900 } });
    me = personAt(browser.page);
  });
  after(() => browser?.close());

  /** Presses Tab until a control of this name has the focus. */
  async function tabTo(name) {
    const fits = (label) => (name instanceof RegExp ? name.test(label) : label === name);
    for (let i = 0; i < 60; i++) {
      await me.keys("Tab");
      const label = await browser.page.evaluate(() => {
        const active = document.activeElement;
        const within = document.getElementById(active?.getAttribute("aria-activedescendant"));
        return (within ?? active)?.getAttribute("aria-label") ?? "";
      });
      if (fits(label)) return;
    }
    assert.fail(`Tab does not come to ${name}`);
  }

  test("a filter with a group is made, shown as chips, and found again by its address", async () => {
    await me.goTo("#/invoices");
    await me.press("button", "Filtri");
    await me.choose("Campo", "Cliente");
    await me.choose("Confronto: Cliente", "ha questi dati…");
    await me.press("button", "Gruppo");
    assert.deepEqual(await violationsOf(browser.page), []);
    assert.deepEqual(await controlsDrawnWrong(browser.page), []);
    await keepPicture(browser.page, "filters-desk");
    await me.press("button", "Togli il gruppo");
    await me.type("Valore: Nome o ragione sociale", "a");
    await me.press("button", /^Mostra \d+ element[oi]$/);
    await me.sees("button", "Cliente › Nome o ragione sociale contiene “a”");
    assert.match(await browser.page.evaluate(() => location.hash), /^#\/invoices\?customer\.name\.contains=a$/);
    assert.deepEqual(await violationsOf(browser.page), []);
    await keepPicture(browser.page, "filters-chips");
  });

  test("the view is saved with its name and count, and is there after a reload", async () => {
    await me.press("button", "Salva la vista");
    await me.type("Nome della vista", "Con la a");
    await keepPicture(browser.page, "filters-save");
    await me.press("button", "Salva");
    await me.sees("checkbox", /^Con la a \(\d+\)$/);
    await browser.page.reload();
    await settle(browser.page);
    await me.sees("checkbox", /^Con la a \(\d+\)$/);
    await me.sees("button", "Cliente › Nome o ragione sociale contiene “a”");
    await keepPicture(browser.page, "filters-view");
  });

  test("the dialog is opened, filled in and closed with the keyboard", async () => {
    await me.goTo("#/accounts?view=all");
    await tabTo("Filtri");
    await me.keys("Enter");
    await tabTo("Campo");
    await me.keys("Enter");
    await browser.page.keyboard.type("citt");
    await me.keys("Enter");
    await browser.page.keyboard.type("cort"); // what follows is the value
    await tabTo(/^Mostra \d+ element[oi]$/);
    await me.keys("Enter");
    await me.sees("button", "Città contiene “cort”");
  });
});

describe("filters on a phone, dark, in Romanian", () => {
  let browser, me;
  before(async () => {
    browser = await openBrowser(site, { path: "/?demo=ro&lang=ro", viewport: { width: 390, height: 844 }, colorScheme: "dark", touch: true });
    me = personAt(browser.page);
  });
  after(() => browser?.close());

  test("the filters fill the screen and nothing is cut", async () => {
    await me.goTo("#/invoices");
    await keepPicture(browser.page, "filters-phone-list");
    await me.press("button", "Filtre");
    await me.press("button", "Condiție");
    assert.deepEqual(await violationsOf(browser.page), []);
    assert.deepEqual(await controlsDrawnWrong(browser.page), []);
    await keepPicture(browser.page, "filters-phone");
  });
});
