// Every control on the canvas is in the page's accessibility tree: at its place, with its state, and it can be used there.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openPlatformProbe, servePlatformProbe } from "./pages/platform-site.mjs";
import { assertAccessible } from "./support/axe.mjs";
import { assertReadable } from "./support/ink.mjs";

let site;
before(async () => (site = await servePlatformProbe()));
after(() => site?.close());

describe("with a mouse", () => {
  let browser;
  let page;
  before(async () => {
    browser = await openPlatformProbe(site);
    ({ page } = browser);
  });
  after(() => browser?.close());

  test("a button is pressed by its name and says so", async () => {
    await page.getByRole("button", { name: "Premi" }).click();
    assert.equal(await browser.held("presses"), "1");
    assert.equal(await page.locator("#live-polite").textContent(), "Premuto");
  });

  test("a screen reader's click, which has no pointer, presses too", async () => {
    await page.getByRole("button", { name: "Premi" }).evaluate((element) => element.click());
    assert.equal(await browser.held("presses"), "2");
  });

  test("a box is checked and unchecked", async () => {
    const box = page.getByRole("checkbox", { name: "Riceve la newsletter" });
    await box.check();
    await browser.settle();
    assert.equal(await box.isChecked(), true);
    await box.uncheck();
    await browser.settle();
    assert.equal(await box.isChecked(), false);
  });

  test("what is wrong with a field is said with it", async () => {
    const email = browser.field("Email");
    assert.equal(await email.getAttribute("aria-invalid"), "true");
    assert.match(await email.getAttribute("aria-description"), /Manca/);
    assert.equal(await email.getAttribute("aria-required"), "true");
  });

  test("a modal dialog leaves nothing else to press, and Escape closes it", async () => {
    await page.getByRole("button", { name: "Apri finestra" }).click();
    await browser.settle();
    assert.equal(await page.getByRole("dialog", { name: "Nuova finestra" }).getAttribute("aria-modal"), "true");
    assert.equal(await page.getByRole("button", { name: "Premi" }).count(), 0);
    await assertAccessible(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await browser.settle();
    assert.equal(await page.getByRole("dialog").count(), 0);
    assert.equal(await page.getByRole("button", { name: "Premi" }).count(), 1);
  });

  test("the wheel scrolls the list under it", async () => {
    const first = page.getByRole("button", { name: "Riga 1", exact: true });
    const { x, y } = await first.boundingBox();
    await page.mouse.move(x + 20, y + 60);
    await page.mouse.wheel(0, 900);
    await browser.settle();
    assert.ok((await first.boundingBox()).y < y - 200);
  });

  test("what the page scrolls into view is scrolled to on the canvas, and pressed there", async () => {
    await page.getByRole("button", { name: "Riga 90", exact: true }).click();
    assert.equal(await browser.held("row"), "90");
  });

  test("is pressed where the page shows it, also before the browser tells that it was scrolled", async () => {
    await page.getByRole("button", { name: "Riga 20", exact: true }).evaluate((button) => {
      button.scrollIntoView({ block: "center" });
      const { x, y, width, height } = button.getBoundingClientRect();
      const place = { clientX: x + width / 2, clientY: y + height / 2, pointerType: "mouse", isPrimary: true, bubbles: true };
      for (const type of ["pointermove", "pointerdown", "pointerup"]) button.dispatchEvent(new PointerEvent(type, place));
    });
    await browser.settle();
    assert.equal(await browser.held("row"), "20");
  });

  test("the canvas shows what the tree names, and axe-core finds nothing wrong", async () => {
    await assertReadable(page, page.getByRole("button", { name: "Premi" }));
    await assertAccessible(page);
    assert.equal(await page.title(), "Prova · Bottega");
    assert.equal(await page.evaluate(() => document.documentElement.lang), "it");
  });
});

describe("with a finger, on a dense screen", () => {
  let browser;
  let page;
  before(async () => {
    browser = await openPlatformProbe(site, { touch: true, deviceScaleFactor: 2, viewport: { width: 1024, height: 768 } });
    ({ page } = browser);
  });
  after(() => browser?.close());

  const swipe = async (from, to) => {
    const session = await browser.context.newCDPSession(page);
    const send = (type, touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
    const steps = Array.from({ length: 8 }, (_, step) => (step + 1) / 8);
    const points = steps.map((part) => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }));
    // All at once: a finger that waits for a slow machine would be pressing long.
    await Promise.all([send("touchStart", [from]), ...points.map((point) => send("touchMove", [point])), send("touchEnd", [])]);
    await browser.settle();
  };

  test("the picture is as sharp as the screen", async () => {
    const size = await page.evaluate(() => [document.querySelector("canvas").width, document.querySelector("canvas").height]);
    assert.deepEqual(size, [2048, 1536]);
  });

  test("a tap presses", async () => {
    await page.getByRole("button", { name: "Premi" }).tap();
    assert.equal(await browser.held("presses"), "1");
  });

  test("a tap on a field focuses the agent within the gesture, so that a keyboard can open", async () => {
    await browser.field("Email").tap();
    assert.equal(await page.evaluate(() => document.activeElement.className), "agent");
    await page.keyboard.insertText("țest@à.ro");
    assert.equal(await browser.held("email"), "țest@à.ro");
  });

  test("a finger pulls the list, and presses nothing on the way", async () => {
    const before = await browser.held("row");
    const first = page.getByRole("button", { name: "Riga 1", exact: true });
    const { x, y } = await first.boundingBox();
    await swipe({ x: x + 20, y: y + 300 }, { x: x + 24, y: y + 20 });
    assert.ok((await first.boundingBox()).y < y - 200);
    assert.equal(await browser.held("row"), before);
  });
});
