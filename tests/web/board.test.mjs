// A list as a board, as a person has it in the browser: cards are dragged with the mouse and with a finger, moved with the
// keyboard and taken back; the list is a board again after a reload; axe-core finds nothing wrong in it.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violationsOf } from "./support/axe.mjs";
import { controlsDrawnWrong } from "./support/ink.mjs";
import { openBrowser, serveSite, settle } from "./support/launch.mjs";
import { keepPicture, personAt } from "./support/person.mjs";

const OPPORTUNITIES = "/?demo=it&lang=it#/opportunities";

let site;
before(async () => (site = await serveSite()));
after(() => site?.close());

const column = (page, name) => page.getByRole("list", { name, exact: true });
const cardsIn = (page, name) => column(page, name).getByRole("link").evaluateAll((cards) => cards.map((card) => card.getAttribute("aria-label")));
const middleOf = async (locator) => {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
};

const frames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Takes the card onto the name of a column with the mouse, a little at a time. */
async function carry(page, card, columnName) {
  const from = await middleOf(page.getByRole("link", { name: card, exact: true }).first());
  const to = await middleOf(page.getByRole("heading", { name: columnName, exact: true }));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step++) {
    await page.mouse.move(from.x + ((to.x - from.x) * step) / 10, from.y + ((to.y - from.y) * step) / 10);
    await frames(page); // while a button is held the program never rests
  }
}

describe("a board on a desk", () => {
  let browser, page, me;
  before(async () => {
    browser = await openBrowser(site, { path: OPPORTUNITIES, viewport: { width: 1440, height: 900 } });
    page = browser.page;
    me = personAt(page);
  });
  after(() => browser?.close());

  test("the switch shows the list as a board, with nothing wrong in it", async () => {
    await me.press("radio", "Bacheca");
    await me.sees("heading", "Nuova");
    await page.mouse.move(700, 95); // off the switch, whose tooltip lies over what stands beside it
    await settle(page);
    assert.ok((await page.getByRole("listitem").count()) > 5);
    assert.equal(await page.getByRole("radio", { name: "Bacheca" }).getAttribute("aria-checked"), "true");
    assert.deepEqual(await violationsOf(page), []);
    assert.deepEqual(await controlsDrawnWrong(page), []);
    await keepPicture(page, "board-desk");
  });

  test("a card is dragged with the mouse, told, and taken back", async () => {
    const [card] = await cardsIn(page, "Nuova");
    await carry(page, card, "Trattativa");
    await page.screenshot({ path: "build/screenshots/board-drag.png" });
    await page.mouse.up();
    await settle(page);
    assert.ok((await cardsIn(page, "Trattativa")).includes(card));
    assert.ok(!(await cardsIn(page, "Nuova")).includes(card));
    await me.reads(`${card}: ora in “Trattativa”`);
    await me.press("button", "Annulla l'operazione");
    assert.ok((await cardsIn(page, "Nuova")).includes(card));
  });

  test("Escape puts the card in the hand back", async () => {
    const [card] = await cardsIn(page, "Nuova");
    await carry(page, card, "Proposta");
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await settle(page);
    assert.ok((await cardsIn(page, "Nuova")).includes(card));
    assert.match(await page.evaluate(() => location.hash), /^#\/opportunities$/);
  });

  test("with the keyboard alone a card is found, moved and opened", async () => {
    const focused = () => page.evaluate(() => document.getElementById(document.activeElement?.getAttribute("aria-activedescendant"))?.getAttribute("aria-label"));
    const [card] = await cardsIn(page, "Qualificata");
    for (let i = 0; i < 60 && (await focused()) !== card; i++) await me.keys("Tab");
    assert.equal(await focused(), card);
    await me.keys("Control+ArrowRight");
    assert.ok((await cardsIn(page, "Proposta")).includes(card));
    assert.equal(await focused(), card);
    await me.keys("Enter");
    await me.sees("heading", card);
    await page.goBack();
    await settle(page);
  });

  test("after a reload the list is still a board, with the card where it was moved to", async () => {
    await page.reload();
    await settle(page);
    await me.sees("heading", "Proposta");
    assert.equal(await page.getByRole("radio", { name: "Bacheca" }).getAttribute("aria-checked"), "true");
  });
});

describe("a board under a finger", () => {
  let browser, page, me;
  before(async () => {
    browser = await openBrowser(site, { path: OPPORTUNITIES, viewport: { width: 390, height: 844 }, touch: true });
    page = browser.page;
    me = personAt(page);
  });
  after(() => browser?.close());

  test("a phone shows one column beneath the names of all", async () => {
    await me.press("button", "Vista: Elenco");
    await me.press("menuitemradio", "Bacheca");
    await me.sees("tab", "Nuova");
    assert.deepEqual(await violationsOf(page), []);
    await keepPicture(page, "board-phone");
  });

  test("a long press opens the menu of the card; moving on, the finger carries it to another column", async () => {
    const [card] = await cardsIn(page, "Nuova");
    const client = await page.context().newCDPSession(page);
    const touch = (type, at) => client.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [at] : [] });
    const from = await middleOf(page.getByRole("link", { name: card, exact: true })), to = await middleOf(page.getByRole("tab", { name: "Qualificata", exact: true }));
    await touch("touchStart", from);
    await page.waitForTimeout(700);
    await settle(page);
    await me.sees("menuitem", "Sposta in: Qualificata");
    for (let step = 1; step <= 10; step++) {
      await touch("touchMove", { x: from.x + ((to.x - from.x) * step) / 10, y: from.y + ((to.y - from.y) * step) / 10 });
      await frames(page);
    }
    await page.screenshot({ path: "build/screenshots/board-finger.png" });
    await touch("touchEnd");
    await settle(page);
    assert.ok(!(await cardsIn(page, "Nuova")).includes(card));
    await me.press("tab", "Qualificata");
    assert.ok((await cardsIn(page, "Qualificata")).includes(card));
  });
});

describe("a record beside its list, and a calendar", () => {
  let browser, page, me;
  before(async () => {
    browser = await openBrowser(site, { path: OPPORTUNITIES, viewport: { width: 1440, height: 900 } });
    page = browser.page;
    me = personAt(page);
  });
  after(() => browser?.close());

  const wellMade = async () => {
    await page.mouse.move(700, 95);
    await settle(page);
    assert.deepEqual(await violationsOf(page), []);
    assert.deepEqual(await controlsDrawnWrong(page), []);
  };

  test("the record opens beside the list, the arrow keys change it, and a reload shows both again", async () => {
    await me.press("radio", "Elenco e scheda");
    const rows = page.getByRole("row").getByRole("link");
    const [first, second] = await rows.evaluateAll((links) => links.map((link) => link.getAttribute("aria-label")));
    await me.press("link", first);
    await me.sees("heading", first);
    await keepPicture(page, "split-desk");
    await wellMade();
    await me.keys("ArrowDown");
    await me.sees("heading", second);
    await page.reload();
    await settle(page);
    await me.sees("heading", second);
    await me.sees("link", first);
    await me.press("button", "Indietro");
    assert.match(await page.evaluate(() => location.hash), /^#\/opportunities$/);
  });

  test("a record is dragged to another day of the calendar and taken back", async () => {
    await me.press("button", "Vista: Elenco e scheda");
    await me.press("menuitemradio", "Calendario");
    await wellMade();
    await keepPicture(page, "calendar-desk");
    const chip = page.getByRole("cell").getByRole("link").first();
    const name = await chip.getAttribute("aria-label");
    const from = await middleOf(chip);
    const target = page.getByRole("button", { name: /^2[0-7] \S+ \d{4}$/ }).last();
    const to = await middleOf(target);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (let step = 1; step <= 10; step++) {
      await page.mouse.move(from.x + ((to.x - from.x) * step) / 10, from.y + ((to.y + 30 - from.y) * step) / 10);
      await frames(page);
    }
    await page.screenshot({ path: "build/screenshots/calendar-drag.png" });
    await page.mouse.up();
    await settle(page);
    await me.reads(`${name}: ora il`);
    await me.press("button", "Annulla l'operazione");
  });
});
