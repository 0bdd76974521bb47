// The search of everything as a person has it: by the keyboard alone, any fragment, one typing error, what was open last.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violationsOf } from "./support/axe.mjs";
import { openBrowser, serveSite, settle } from "./support/launch.mjs";
import { keepPicture, personAt } from "./support/person.mjs";

let site, browser, me;

describe("the one box", () => {
  before(async () => {
    site = await serveSite();
    browser = await openBrowser(site, { path: "/?demo=it&lang=it" });
    me = personAt(browser.page);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const place = () => browser.page.evaluate(() => location.hash);

  /** Opens the box, types, and presses Enter on the first hit. */
  async function goThrough(typed) {
    await me.keys("Control+k");
    await browser.page.keyboard.type(typed);
    await settle(browser.page);
    await me.keys("Enter");
  }

  test("a fragment inside a word leads to the record, and so does a word with a slip", async () => {
    await me.goTo("#/accounts/new");
    await me.type("Nome o ragione sociale", "Zincografia Ölandese");
    await me.press("button", "Salva");
    const record = await place();
    assert.match(record, /^#\/accounts\/\d+$/);

    for (const typed of ["cografia oland", "ZINCOGRAIFA"]) {
      await me.goTo("#/products");
      await goThrough(typed);
      assert.equal(await place(), record, typed);
    }
  });

  test("nothing typed: what was open last; axe finds nothing wrong", async () => {
    const left = await place();
    await me.goTo("#/");
    await me.keys("Control+k");
    await me.reads("Aperti o modificati di recente");
    await keepPicture(browser.page, "one-box");
    assert.deepEqual(await violationsOf(browser.page), []);
    await me.keys("Enter");
    assert.equal(await place(), left);
  });

  test("Ctrl+F goes into the search of the open list", async () => {
    await me.goTo("#/accounts");
    await me.keys("Control+f");
    await browser.page.keyboard.type("zincog");
    await settle(browser.page);
    await me.sees("row", /Zincografia/);
    assert.equal(await browser.page.getByRole("row").getByRole("link").count(), 1);
  });
});
