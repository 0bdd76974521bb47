// How large and how strong in contrast everything is: chosen in the settings or asked of the system, and used as before.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violationsOf } from "./support/axe.mjs";
import { controlsDrawnWrong } from "./support/ink.mjs";
import { openBrowser, serveSite, settle } from "./support/launch.mjs";
import { PNG } from "./support/packages.mjs";
import { personAt } from "./support/person.mjs";

let site;
before(async () => (site = await serveSite()));
after(() => site?.close());

/** The colour of the page beside everything. */
async function groundOf(page) {
  const { data } = PNG.sync.read(await page.screenshot({ clip: { x: 1432, y: 880, width: 1, height: 1 } }));
  return [...data.subarray(0, 3)];
}

describe("the size of text", () => {
  let browser, me;
  before(async () => {
    browser = await openBrowser(site, { viewport: { width: 1440, height: 900 }, path: "/?demo=it&lang=it" });
    me = personAt(browser.page);
  });
  after(() => browser?.close());

  test("makes everything larger, where it is seen as where it is pressed and typed", async () => {
    const { page } = browser;
    await me.goTo("#/settings?part=program");
    const before = await me.see("radio", "150 %").boundingBox();
    await me.press("radio", "150 %");
    const larger = await me.see("radio", "150 %").boundingBox();
    assert.ok(Math.abs(larger.height / before.height - 1.5) < 0.05, `${before.height} became ${larger.height}`);

    for (const place of ["#/accounts", "#/invoices/new", "#/"]) {
      await me.goTo(place);
      assert.deepEqual(await controlsDrawnWrong(page, { frame: 6 }), [], place);
      assert.deepEqual(await violationsOf(page), [], place);
    }
    await me.goTo("#/accounts/new");
    await me.see("textbox", "Nome o ragione sociale").click();
    await page.keyboard.type("Panificio Ferrarì");
    await me.press("button", "Salva");
    await me.sees("heading", "Panificio Ferrarì");
  });

  test("is the same after the page was opened again", async () => {
    await browser.page.reload();
    await settle(browser.page);
    await me.goTo("#/settings?part=program");
    assert.equal(await me.see("radio", "150 %").isChecked(), true);
    assert.equal(await browser.page.evaluate(() => document.getElementById("stage").style.transform), "scale(1.5)");
    await me.press("radio", "100 %");
    assert.equal(await browser.page.evaluate(() => document.getElementById("stage").style.transform), "");
  });

  test("leaves a phone as wide as it must be", async () => {
    const phone = await openBrowser(site, { viewport: { width: 390, height: 844 }, touch: true, path: "/?demo=it&lang=it" });
    const person = personAt(phone.page);
    await person.goTo("#/settings?part=program");
    await person.press("radio", "200 %");
    await person.goTo("#/accounts");
    assert.deepEqual(await controlsDrawnWrong(phone.page, { frame: 5 }), []);
    assert.equal(await phone.page.evaluate(() => Math.round(document.getElementById("mirror").offsetWidth)), 320);
    await phone.close();
  });
});

test("who has asked the system for its own few colours gets high contrast", async () => {
  const browser = await openBrowser(site, { viewport: { width: 1440, height: 900 }, path: "/?demo=it&lang=it" });
  const me = personAt(browser.page);
  await me.goTo("#/settings?part=program");
  assert.notDeepEqual(await groundOf(browser.page), [255, 255, 255]);
  await browser.page.emulateMedia({ forcedColors: "active" });
  await settle(browser.page);
  assert.deepEqual(await groundOf(browser.page), [255, 255, 255]);
  await browser.page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await settle(browser.page);
  assert.deepEqual(await groundOf(browser.page), [0, 0, 0]);
  assert.deepEqual(await violationsOf(browser.page), []);
  await browser.close();
});

describe("a dialog that opens with a long text", () => {
  let browser, me;
  before(async () => {
    browser = await openBrowser(site, { viewport: { width: 1440, height: 900 }, path: "/?demo=it&lang=it#/form?of=account" });
    me = personAt(browser.page);
  });
  after(() => browser?.close());

  test("shows the text area where the field is drawn, and what is chosen beside it comes into it", async () => {
    const { page } = browser;
    await me.press("button", "Altro su Telefono");
    await me.press("menuitem", "Mostra solo se…");
    const area = await page.locator("textarea:not([id])").boundingBox();
    const below = await me.see("combobox", "Campo").boundingBox();
    assert.ok(area.y + area.height < below.y, `${JSON.stringify(area)} does not lie over ${JSON.stringify(below)}`);
    await me.choose("Campo", "Tipo");
    await me.choose("è", "Privato");
    await me.press("button", "Salva");
    await page.getByText('si vede se Tipo = "Privato"', { exact: true }).waitFor({ state: "attached" });
  });
});
