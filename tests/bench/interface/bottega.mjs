// Drives Bottega through the same work, on profiles into which the records were imported once.
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { openBrowser } from "../../web/support/launch.mjs";
import { writeAccounts, writeCards } from "./archive.mjs";
import { meterOf } from "./measure.mjs";
import { CARDS, FRAGMENT, MISTYPED, places, STEPS_AT_A_PLACE, TYPED, VIEW } from "./work.mjs";

const DRAG_STEPS = 60;
const WHEEL = 700; // what the wheel says to bring in a whole screen of other rows here
const atRest = (page) => page.evaluate(() => window.bottega.idle());
const twoFrames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

async function opened(site, profile) {
  const browser = await openBrowser(site, { path: null, profile, viewport: VIEW });
  const { page } = browser;
  page.setDefaultTimeout(0);
  await page.goto(`${site.origin}/?demo=it&lang=it`);
  await page.waitForFunction(() => Boolean(window.bottega));
  await page.evaluate(() => window.bottega.ready);
  await atRest(page);
  return { browser, page, meter: await meterOf(browser) };
}

/** A profile with so many accounts, or with the board's cards. @returns {Promise<{ profile: string, took: number, megabytes: number }>} */
async function imported(site, folder, write) {
  const profile = await mkdtemp(join(folder, "profile-"));
  const { browser, page } = await opened(site, profile);
  const archive = await page.evaluate(async () => (await window.bottega.exportArchive()).text());
  await write(join(folder, "site/archive.json"), archive);
  const took = await page.evaluate(async () => {
    const blob = await (await fetch("/archive.json")).blob();
    const begun = performance.now();
    await window.bottega.importArchive(blob);
    return performance.now() - begun;
  });
  const { databaseBytes } = await page.evaluate(() => window.bottega.stats());
  await browser.close();
  return { profile, took, megabytes: databaseBytes / 1e6 };
}

export const importAccounts = (site, folder, count) => imported(site, folder, (file, archive) => writeAccounts(file, archive, count));
export const importCards = (site, folder) => imported(site, folder, (file, archive) => writeCards(file, archive, CARDS));

/** The page's own watch: a promise of the moment in which the rows are others and painted. */
const rowsChanged = (page, act) =>
  page.evaluate(async (hash) => {
    const mirror = document.getElementById("mirror");
    const rows = () => [...mirror.querySelectorAll("[role=row]")].map((row) => row.textContent + row.getAttribute("aria-label")).join("|");
    const before = rows();
    const changed = new Promise((done) => {
      const observer = new MutationObserver(() => {
        if (rows() === before || rows() === "") return;
        observer.disconnect();
        done();
      });
      observer.observe(mirror, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    location.hash = hash;
    await changed;
    await new Promise(requestAnimationFrame);
  }, act);

const firstRow = (page) => page.evaluate(() => document.querySelectorAll("#mirror [role=row]")[1]?.ariaRowIndex);

/** One wheel event over the canvas, and two frames, as the others have them. */
const wheel = (page, pixels) =>
  page.evaluate(async (deltaY) => {
    document.querySelector("canvas").dispatchEvent(new WheelEvent("wheel", { deltaY, bubbles: true, cancelable: true }));
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }, pixels);

/** Carries the list's scroll bar to places from 0 to 1, as a person does who goes far. */
async function scrollBar(page) {
  const table = await page.locator("#mirror [role=table]").last().boundingBox();
  const header = await page.locator("#mirror [role=columnheader]").last().boundingBox();
  const x = table.x + table.width - 6, first = header.y + header.height + 14, last = table.y + table.height - 40;
  let at = first;
  return async (place) => {
    await page.mouse.move(x, at);
    await atRest(page);
    await page.mouse.down();
    at = first + place * (last - first);
    await page.mouse.move(x, at, { steps: 2 });
    await twoFrames(page); // with a button held there is no rest
    await page.mouse.up();
    await page.mouse.move(table.x + table.width / 2, table.y + table.height / 2);
    await atRest(page);
  };
}

async function measureScroll(page, meter, note) {
  const jump = await scrollBar(page);
  const steps = [];
  let all = 0;
  for (const place of places()) {
    const last = await firstRow(page);
    await jump(place);
    const from = await firstRow(page);
    if (from === last) throw new Error("the scroll bar did not move the list");
    const before = meter.allSpent();
    for (let step = 0; step < STEPS_AT_A_PLACE; step++) steps.push(await meter.cpu(() => wheel(page, WHEEL)));
    all += meter.allSpent() - before;
    await atRest(page); // the tree of the page follows
    if ((await firstRow(page)) === from) throw new Error("the list did not scroll");
  }
  note("scroll", steps);
  note("scroll, all processes", all / steps.length);
}

/** Letter by letter: CPU until the hits are drawn, and until nothing more follows. */
async function typed(page, meter, text) {
  const drawn = [], rest = [];
  for (const letter of text) {
    const before = await meter.spent();
    await page.keyboard.insertText(letter);
    await twoFrames(page);
    drawn.push((await meter.spent()) - before);
    await atRest(page);
    rest.push((await meter.spent()) - before);
  }
  return { drawn, rest };
}

async function measureBox(page, meter, note) {
  await page.keyboard.press("Control+k");
  await atRest(page);
  const drawn = [], withErrors = [];
  for (const text of [...TYPED, ...MISTYPED]) {
    const times = await typed(page, meter, text);
    if (MISTYPED.includes(text)) withErrors.push(times.rest.at(-1));
    else drawn.push(...times.drawn);
    if ((await page.locator("#mirror [role=dialog] [role=option], #mirror [role=dialog] [role=button], #mirror [role=dialog] [role=link]").count()) < 2)
      throw new Error(`the one box finds nothing for ${text}`);
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await atRest(page);
  }
  note("keystroke", drawn);
  note("keystroke with an error", withErrors);
  await page.keyboard.press("Escape");
  await atRest(page);
}

export async function measureList(site, profile, note) {
  const { browser, page, meter } = await opened(site, profile);
  const go = async (what, hash) => {
    const before = await meter.spent();
    await rowsChanged(page, hash);
    note(what, (await meter.spent()) - before);
    await atRest(page);
    note(`${what}, until at rest`, (await meter.spent()) - before);
  };
  await go("open", "#/accounts");
  await measureScroll(page, meter, note);
  await go("sort", "#/accounts?order=-name");
  await go("filter", `#/accounts?name.contains=${encodeURIComponent(FRAGMENT)}`);
  await page.evaluate(() => { location.hash = "#/accounts"; });
  await atRest(page);
  await go("search in the list", `#/accounts?search=${encodeURIComponent(FRAGMENT)}`);
  note("memory of list work", await meter.memory());
  await measureBox(page, meter, note);
  note("memory", await meter.memory());
  const { heapBytes, databaseBytes } = await page.evaluate(() => window.bottega.stats());
  note("heap of the program", heapBytes / 1e6);
  note("database", databaseBytes / 1e6);
  await browser.close();
}

/** A card is carried from the first column over the board and put back with Escape. */
export async function measureBoard(site, profile, note) {
  const { browser, page, meter } = await opened(site, profile);
  await page.evaluate(() => { location.hash = "#/opportunities"; });
  await atRest(page);
  const card = await page.locator("#mirror [role=listitem]").first().boundingBox();
  await page.mouse.move(card.x + card.width / 2, card.y + 20);
  await atRest(page);
  await page.mouse.down();
  const steps = [];
  for (let step = 0; step < DRAG_STEPS; step++) {
    const x = card.x + card.width / 2 + step * 10, y = card.y + 20 + (step % 20) * 8;
    steps.push(await meter.cpu(async () => {
      await page.mouse.move(x, y);
      await twoFrames(page);
    }));
  }
  await page.screenshot({ path: "build/interface-bench/drag.png" });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await atRest(page);
  note("drag", steps);
  await browser.close();
}
