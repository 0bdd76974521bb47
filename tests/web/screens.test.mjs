// Every screen of the demo business, on a desk, a tablet and a phone, light and dark, in three languages: axe-core finds
// nothing wrong, every named control is drawn where it says it is, and no key stands where its text should.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violationsOf } from "./support/axe.mjs";
import { controlsDrawnWrong } from "./support/ink.mjs";
import { openBrowser, serveSite, settle } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";

const PLACES = ["#/", "#/accounts", "#/accounts/new", "#/contacts", "#/opportunities", "#/quotes", "#/quotes/new", "#/orders",
  "#/invoices", "#/invoices/new", "#/payments", "#/payments/new", "#/products", "#/products/new", "#/import", "#/settings", "#/about"];
const SIZES = [
  { name: "on a desk", viewport: { width: 1440, height: 900 }, colorScheme: "light", path: "/?demo=it&lang=it" },
  { name: "on a tablet, dark, in Romanian", viewport: { width: 1024, height: 768 }, colorScheme: "dark", path: "/?demo=ro&lang=ro" },
  { name: "on a phone, in English", viewport: { width: 390, height: 844 }, colorScheme: "light", touch: true, path: "/?demo=it&lang=en" },
];

/** Texts that are keys: a sentence somebody forgot. */
const keysShown = (page) => page.evaluate(() => [...document.querySelectorAll("main *")]
  .flatMap((element) => [element.getAttribute("aria-label"), element.childElementCount ? "" : element.textContent])
  .filter((text) => text && /^[a-z_]+(\.[a-z_0-9]+)+$/.test(text) && !/\.(it|ro|com|example)$/.test(text)));

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
