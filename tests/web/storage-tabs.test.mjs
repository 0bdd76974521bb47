// The real application in two tabs of one browser: what was begun in one is there in the other, a tab that hangs is
// overridden and tells exactly what it had not saved, and closing a tab asks while something would be lost.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { openBrowser, serveSite, settle } from "./support/launch.mjs";

const DEMO = "/?demo=it&lang=it";
let site;
let browser;

before(async () => {
  site = await serveSite();
  browser = await openBrowser(site, { path: DEMO });
});
after(async () => {
  await browser?.close({ allow: [/storage: (full|handed-over|fenced|blocked)/] }).finally(() => site.close());
});

/** A further tab, until it runs or says why it does not. An impatient one waits less for a tab that hangs. */
async function openTab({ impatient = false } = {}) {
  const page = await browser.context.newPage();
  if (impatient) {
    await page.addInitScript(() => {
      const timeout = AbortSignal.timeout.bind(AbortSignal);
      AbortSignal.timeout = (milliseconds) => timeout(milliseconds / 20);
    });
  }
  await page.goto(site.origin + DEMO);
  return page;
}

const notice = (page) => page.locator(".notice");
const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name) => page.getByRole("heading", { name, exact: true });
const goTo = (page, fragment) => page.evaluate((hash) => void (location.hash = hash), fragment);
const isRunning = (page) => page.evaluate(() => window.bottega.ready.then(() => true));

/** Begins a new customer, and is still in its first field. */
async function typeCustomer(page, name) {
  await goTo(page, "#/accounts/new");
  await heading(page, "Nuovo cliente o fornitore").waitFor({ state: "attached" });
  // A click could mean the mirror's node, which hides as soon as the field is being edited; the form begins in it.
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Nome o ragione sociale");
  await page.keyboard.type(name);
}

/** Creates a customer and sees it, saved by the browser or not. */
async function addCustomer(page, name) {
  await typeCustomer(page, name);
  await button(page, "Salva").click();
  await heading(page, name).waitFor({ state: "attached" });
}

async function customersOf(page) {
  await settle(page);
  const archive = await page.evaluate(async () => JSON.parse(await (await window.bottega.exportArchive()).text()));
  return JSON.stringify(archive);
}

/** The browser writes nothing until `resume` is called. */
async function holdWrites(page) {
  await page.evaluate((name) => new Promise((holds) => {
    indexedDB.open(name).onsuccess = ({ target: { result: connection } }) => {
      const store = connection.transaction(["pages", "header"], "readwrite").objectStore("header");
      const hold = () => {
        store.get("epoch").onsuccess = () => (window.resumeWrites ? connection.close() : hold());
      };
      hold();
      holds();
    };
  }), "bottega:demo-it");
  return () => page.evaluate(() => void (window.resumeWrites = true));
}

/** The disk is full: nothing can be written. */
const fillDisk = (page) => page.evaluate(() => {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("injected", "QuotaExceededError");
  };
});

describe("another tab", () => {
  test("gets everything that was begun in the first, which then says where it is", async () => {
    const first = browser.page;
    const resume = await holdWrites(first);
    await addCustomer(first, "Torrefazione Aurora");
    assert.ok(await first.evaluate(() => window.bottega.stats().pendingCommits > 0));

    const second = await openTab();
    await notice(second).getByText("Bottega è aperta in un'altra scheda").waitFor();
    await button(second, "Usa qui").click();
    await resume();
    await isRunning(second);

    assert.match(await customersOf(second), /Torrefazione Aurora/);
    await notice(first).getByText("Bottega ora è usata in un'altra scheda").waitFor();
    assert.equal(await notice(first).getByRole("listitem").count(), 0);
    await first.close();
    browser.page = second;
  });

  test("is warned of a form that is filled in, which the first then tells field by field and gives as a file", async () => {
    const first = browser.page;
    await typeCustomer(first, "Non ancora salvata");
    const second = await openTab();
    await notice(second).getByText("c'è un modulo compilato e non salvato").waitFor();
    await button(second, "Usa qui").click();
    await isRunning(second);

    await notice(first).getByText("era compilato e non salvato").waitFor();
    const told = await notice(first).getByRole("listitem").allTextContents();
    assert.match(told[0], /^Un modulo compilato ma non salvato: /);
    assert.ok(told.includes("Nome o ragione sociale: Non ancora salvata"), told.join("\n"));
    const coming = first.waitForEvent("download");
    await button(first, "Scarica il modulo").click();
    assert.match(await readFile(await (await coming).path(), "utf8"), /Nome o ragione sociale: Non ancora salvata/);
    await first.close();
    browser.page = second;
  });

  test("overrides one that hangs, which tells what it had not saved and gives it as a file", async () => {
    const hung = browser.page;
    await fillDisk(hung);
    await addCustomer(hung, "Ferramenta Persa");
    await button(hung, "Non salvato").waitFor({ state: "attached" });
    await typeCustomer(hung, "Mai salvata");
    const devtools = await browser.context.newCDPSession(hung);
    await devtools.send("Debugger.enable");
    await devtools.send("Debugger.pause");

    const taker = await openTab({ impatient: true });
    await button(taker, "Usa qui").click();
    await button(taker, "Prendi il controllo senza aspettare").click();
    await isRunning(taker);
    await devtools.send("Debugger.resume");
    await devtools.send("Debugger.disable");

    await notice(hung).getByText("Un'altra scheda ha preso il controllo").waitFor();
    const told = await notice(hung).getByRole("listitem").allTextContents();
    assert.match(told[0], /\d{1,2}:\d\d.*Ferramenta Persa$/);
    assert.match(told[1], /^Un modulo compilato ma non salvato: /);
    assert.ok(told.some((line) => line.endsWith(": Mai salvata")), told.join("\n"));
    const coming = hung.waitForEvent("download");
    await button(hung, "Scarica ciò che ha questa scheda").click();
    const file = await readFile(await (await coming).path(), "utf8");
    assert.match(file, /Ferramenta Persa/);
    assert.match(file, /Torrefazione Aurora/);
    const kept = await customersOf(taker);
    assert.match(kept, /Torrefazione Aurora/);
    assert.doesNotMatch(kept, /Ferramenta Persa/);
    await hung.close();
    browser.page = taker;
  });
});

describe("closing the tab", () => {
  /** Whether the browser asks; the person stays. */
  async function asks(page) {
    const asked = new Promise((resolve) => page.once("dialog", async (dialog) => {
      await dialog.dismiss();
      resolve(dialog.type() === "beforeunload");
    }));
    const closed = new Promise((resolve) => page.once("close", () => resolve(false)));
    await page.close({ runBeforeUnload: true });
    return Promise.race([asked, closed]);
  }

  test("asks while something that was typed or done is not saved, and else does not", async () => {
    const { page } = browser;
    await typeCustomer(page, "Panificio");
    assert.equal(await asks(page), true, "a field that is still being typed in");

    const resume = await holdWrites(page);
    await button(page, "Salva").click();
    await heading(page, "Panificio").waitFor({ state: "attached" });
    assert.equal(await asks(page), true, "a commit that is not saved");

    await resume();
    await settle(page);
    assert.equal(await asks(page), false);
  });
});
