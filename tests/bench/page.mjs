// Measures the page in Chromium: idle, the list of 100,000 accounts, what one edited field writes. One measurement a line.
import assert from "node:assert/strict";
import { crc32 } from "node:zlib";
import { launch } from "../web/support/launch.mjs";

const ROWS = 100_000;
const PAUSE_MS = 400; // between two keys of a person: what was painted before is on the screen, not waited for
const print = (name, value, unit) => console.log(JSON.stringify({ name: `page: ${name}`, value: Math.round(value * 1000) / 1000, unit }));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const FIRSTS = ["Officine", "Cantina", "Panificio", "Ferramenta", "Atelier", "Studio", "Autofficina", "Libreria", "Farmacia", "Vivaio"];
const SECONDS = ["Rossi", "Bianchi", "Popescu", "Ferrari", "Ionescu", "Esposito", "Marino", "Stan", "Greco", "Dumitru"];

/** CRC-32 as the archive's last key holds it; node:zlib has it from 20.15 on. */
const checksum = (text) => crc32(Buffer.from(text)).toString(16).padStart(8, "0");

/** The demo's archive with its accounts joined by many more, as a file that Bottega itself would read. */
function withManyAccounts(archive) {
  const rows = [];
  for (let i = 0; i < ROWS; i++) {
    const name = `${FIRSTS[i % 10]} ${SECONDS[Math.floor(i / 10) % 10]} ${i}`;
    rows.push(JSON.stringify({ id: String(900000000000 + i), code: `M${i}`, name, kind: "company", is_customer: true,
      country: "IT", city: i % 2 ? "Milano" : "Torino", email: `m${i}@example.com` }));
  }
  const body = archive.slice(0, archive.lastIndexOf('"crc32"')).replace('"account":[', `"account":[\n${rows.join(",\n")},`);
  return `${body}"crc32":"${checksum(body)}"}\n`;
}

async function frames(page) {
  return (await page.evaluate(() => window.bottega.stats())).frames;
}

async function measureIdle(browser) {
  await browser.settle();
  const before = await frames(browser.page);
  await browser.page.waitForTimeout(10_000);
  print("frames in 10 s of rest", (await frames(browser.page)) - before, "frames");
}

/** Until the rows of the list are others in the page's tree: what a person waits for, without the painting. */
async function timedUntilRows(browser, act) {
  await browser.page.waitForTimeout(PAUSE_MS);
  await browser.page.evaluate(() => {
    window.rowsChanged = new Promise((changed) => {
      const rows = () => [...document.querySelectorAll("#mirror [role=row]")].map((row) => row.textContent + row.getAttribute("aria-label")).join("|");
      const before = rows();
      const start = (event) => (window.rowsFrom ??= event.timeStamp);
      window.rowsFrom = undefined;
      for (const type of ["keydown", "hashchange", "popstate"]) addEventListener(type, start, { capture: true, once: true });
      new MutationObserver((_, observer) => {
        if (window.rowsFrom === undefined || rows() === before) return;
        observer.disconnect();
        changed(performance.now() - window.rowsFrom);
      }).observe(document.getElementById("mirror"), { subtree: true, childList: true, attributes: true, characterData: true });
    });
  });
  await act();
  const took = await browser.page.evaluate(() => window.rowsChanged);
  await browser.settle();
  return took;
}

async function timedUntilIdle(browser, act) {
  const start = performance.now();
  await act();
  await browser.settle();
  return performance.now() - start;
}

/** The longest frame of CPU while something happens, from the statistics of the last frames. */
async function measureList(browser) {
  const { page } = browser;
  print("100,000 accounts: open the list, until its rows", await timedUntilRows(browser, () => page.evaluate(() => { location.hash = "#/accounts"; })), "ms");
  await page.evaluate(() => { location.hash = "#/"; });
  await browser.settle();
  print("100,000 accounts: open the list again, until idle", await timedUntilIdle(browser, () => page.evaluate(() => { location.hash = "#/accounts"; })), "ms");
  await page.mouse.move(700, 500);
  for (let i = 0; i < 200; i++) {
    await page.mouse.wheel(0, 600);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await browser.settle();
  const stats = await page.evaluate(() => window.bottega.stats());
  for (const [part, share] of Object.entries(stats.frameParts)) {
    print(`100,000 accounts: ${part} of a frame p50 while scrolling`, share.p50, "ms");
    print(`100,000 accounts: ${part} of a frame p95 while scrolling`, share.p95, "ms");
  }
  print("100,000 accounts: frame CPU p50 while scrolling", stats.frameCpuMs.p50, "ms");
  print("100,000 accounts: frame CPU p95 while scrolling", stats.frameCpuMs.p95, "ms");
  print("mirror nodes", stats.mirrorNodes, "nodes");
  const search = page.getByRole("searchbox").last();
  await search.click();
  await browser.settle();
  const rows = [];
  for (const letter of "fsvdug") { // none of them is in the rows that stand first
    rows.push(await timedUntilRows(browser, () => page.keyboard.type(letter)));
    rows.push(await timedUntilRows(browser, () => page.keyboard.press("Backspace")));
  }
  print("100,000 accounts: one search keystroke, median until new rows", median(rows), "ms");
  print("100,000 accounts: one search keystroke, longest until new rows", Math.max(...rows), "ms");
  const times = [];
  for (const letter of "officine pop") times.push(await timedUntilIdle(browser, () => page.keyboard.type(letter)));
  print("100,000 accounts: one search keystroke, median until idle", median(times), "ms");
  print("100,000 accounts: one search keystroke, longest until idle", Math.max(...times), "ms");
}

async function measureEdit(browser) {
  const { page } = browser;
  await page.goto(`${browser.site.origin}/?demo=it#/accounts/900000000500`);
  await page.evaluate(() => window.bottega.ready);
  await browser.settle();
  const written = [];
  for (let i = 0; i < 5; i++) {
    const before = (await page.evaluate(() => window.bottega.stats())).storedBytes;
    await page.getByRole("textbox", { name: "Telefono" }).fill(`011 55${i}`);
    await page.keyboard.press("Control+s");
    await browser.settle();
    written.push((await page.evaluate(() => window.bottega.stats())).storedBytes - before);
  }
  assert.ok(written.every((bytes) => bytes > 0), "each edit wrote something");
  print("bytes written to IndexedDB for one edited field", median(written), "bytes");
  print("pages written for one edited field", median(written) / 4096, "pages");
}

/** What the page holds of memory once the archive has been opened anew: the program's heap and JavaScript's. */
async function measureMemory(browser) {
  const { page } = browser;
  await page.reload();
  await page.waitForFunction(() => Boolean(window.bottega));
  await page.evaluate(() => window.bottega.ready);
  await browser.settle();
  const { databaseBytes, heapBytes } = await page.evaluate(() => window.bottega.stats());
  const developer = await browser.context.newCDPSession(page);
  await developer.send("HeapProfiler.collectGarbage");
  const { usedSize } = await developer.send("Runtime.getHeapUsage");
  print("database", databaseBytes / 1e6, "MB");
  print("heap of the program after opening", heapBytes / 1e6, "MB");
  print("heap of JavaScript after opening", usedSize / 1e6, "MB");
  print("memory for one of the database", (heapBytes + usedSize) / databaseBytes, "times");
}

const browser = await launch({ path: "/?demo=it" });
try {
  await measureIdle(browser);
  const archive = await browser.page.evaluate(async () => (await window.bottega.exportArchive()).text());
  const big = withManyAccounts(archive);
  print(`archive of ${ROWS} accounts`, big.length / 1e6, "MB");
  const took = await browser.page.evaluate(async (text) => {
    const start = performance.now();
    await window.bottega.importArchive(new Blob([text]));
    return performance.now() - start;
  }, big);
  print("that archive imported and durable", took, "ms");
  await measureList(browser);
  await measureEdit(browser);
  const { heapBytes } = await browser.page.evaluate(() => window.bottega.stats());
  print("heap of the program after the import of that archive", heapBytes / 1e6, "MB");
  await measureMemory(browser);
} finally {
  await browser.close();
}
