// Files of the person in the finished site: attached, found by a word inside, shown without running anything, kept over
// a reload; and the paper of an issued invoice, which is the same bytes for ever.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, settle } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const NOTE = { name: "appunti.txt", mimeType: "text/plain", buffer: Buffer.from("Caldaia con xilofono incorporato, modulo 12") };
const HOSTILE = {
  "disegno.svg": ["image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"><script>parent.hacked = 1</script><rect width="80" height="60" fill="red" onload="parent.hacked = 1"/></svg>`],
  "pagina.html": ["text/html", `<p>Ciao</p><script>parent.hacked = 1</script><img src="x" onerror="parent.hacked = 1">`],
  "modulo.pdf": ["application/pdf", `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>\nendobj\n`],
};

let browser;
let page;
let person;

before(async () => {
  browser = await launch({ path: "/?demo=it&lang=it" });
  ({ page } = browser);
  person = personAt(page);
});
after(() => browser?.close({ allow: [/no room/, /injected|storage: unavailable/] })); // the browser is full once, the disk refuses once

/** @returns {Promise<string>} its address */
async function openFirst(list) {
  await person.goTo(list);
  await page.getByRole("row").getByRole("link").first().click();
  await page.waitForFunction(() => /\/\d+$/.test(location.hash));
  await settle(page);
  return page.evaluate(() => location.hash);
}

/** Lets files go over the page, or pastes them. */
async function give(event, files) {
  await letGo(event, files);
  await settle(page);
}

/** The same, without waiting for what becomes of them. */
async function letGo(event, files) {
  await page.evaluate(([event, files]) => {
    const data = new DataTransfer();
    for (const [name, [type, content]] of Object.entries(files)) data.items.add(new File([content], name, { type }));
    const wishes = { bubbles: true, cancelable: true };
    const target = document.getElementById("stage");
    if (event === "paste") target.dispatchEvent(new ClipboardEvent(event, { ...wishes, clipboardData: data }));
    else target.dispatchEvent(new DragEvent(event, { ...wishes, dataTransfer: data }));
  }, [event, files]);
}

/** Reading one file takes until goOn(); reading another is refused by the disk. */
const troubleReading = (slow, unreadable) => page.evaluate(([slow, unreadable]) => {
  const read = Blob.prototype.arrayBuffer;
  const waiting = new Promise((resolve) => (window.goOn = resolve));
  Blob.prototype.arrayBuffer = async function () {
    if (this.name === unreadable) throw new DOMException("injected", "NotReadableError");
    if (this.name === slow) await waiting;
    return read.call(this);
  };
}, [slow, unreadable]);

const downloaded = async (role, name) => {
  const file = await person.download(role, name);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
};

test("a file is attached, found by a word inside it, and comes back byte for byte after a reload", async () => {
  const record = await openFirst("#/accounts");
  await person.press("tab", "File");
  await person.giveFile("button", "Aggiungi file", NOTE);
  await person.sees("link", "appunti.txt");

  await person.keys("Control+k");
  await page.keyboard.type("xilof");
  await settle(page);
  await person.press("link", "appunti.txt");
  assert.match(await page.evaluate(() => location.hash), /^#\/files\/\d+$/);

  await page.reload();
  await page.evaluate(() => window.bottega.ready);
  await person.goTo(record);
  await person.press("tab", "File");
  const found = await downloaded("button", "Scarica appunti.txt");
  assert.deepEqual([found.name, sha256(found.bytes)], ["appunti.txt", sha256(NOTE.buffer)]);
});

test("what is dropped or pasted is attached to the record on the screen, and nothing in it ever runs", async () => {
  await give("dragover", HOSTILE);
  assert.equal(await page.locator(".drop-hint").textContent(), "Rilascia qui per allegare a questa scheda");
  await give("drop", HOSTILE);
  assert.equal(await page.locator(".drop-hint").count(), 0);
  await give("paste", { "incollato.txt": ["text/plain", "dagli appunti"] });
  await give("paste", { "rotto.pdf": ["application/pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Cata"] });
  const shows = { "rotto.pdf": "p", "disegno.svg": "img", "pagina.html": "pre", "modulo.pdf": "p", "incollato.txt": "pre" };
  for (const [name, tag] of Object.entries(shows)) {
    await person.press("link", name);
    const preview = page.getByRole("dialog", { name });
    await preview.waitFor();
    assert.equal(await preview.locator(".content > *").first().evaluate((element) => element.localName), tag, name);
    assert.equal(await preview.locator("iframe").count(), 0, name);
    await page.keyboard.press("Escape");
    await preview.waitFor({ state: "detached" });
  }
  assert.equal(await page.evaluate(() => window.hacked), undefined);

  await person.goTo("#/accounts");
  await give("dragover", HOSTILE);
  assert.match(await page.locator(".drop-hint").textContent(), /^Apri prima una scheda/);
  await give("drop", HOSTILE);
});

test("a big file shows how far it is, and a browser without room says so", async () => {
  const record = await openFirst("#/products");
  await page.evaluate(() => {
    window.estimate = navigator.storage.estimate.bind(navigator.storage);
    navigator.storage.estimate = () => Promise.resolve({ usage: 0, quota: 9 * 1024 * 1024 });
  });
  await give("drop", { "film.mp4": ["video/mp4", "x".repeat(2 * 1024 * 1024)] });
  await person.reads(/film\.mp4 non è stato aggiunto/);
  await page.evaluate(() => (navigator.storage.estimate = window.estimate));

  const seen = page.evaluate(() => new Promise((resolve) => {
    const look = () => (document.querySelector("[role=progressbar]") ? resolve(true) : setTimeout(look));
    look();
  }));
  await give("drop", { "film.mp4": ["video/mp4", "x".repeat(40 * 1024 * 1024)] });
  assert.equal(await seen, true);
  await person.press("tab", "File");
  await person.sees("link", "film.mp4");
  assert.equal(await page.evaluate(() => location.hash), record);
});

test("of many files each is there as soon as it is kept, also when the page goes amid them; one that cannot be read is named", async () => {
  const record = await openFirst("#/contacts");
  await person.press("tab", "File");
  await troubleReading("lento.txt", "rotto.txt");
  await letGo("drop", { "uno.txt": ["text/plain", "1"], "rotto.txt": ["text/plain", "2"], "tre.txt": ["text/plain", "3"], "lento.txt": ["text/plain", "4"] });
  await person.see("link", "tre.txt").waitFor({ state: "attached" });
  assert.equal(await page.getByRole("link", { name: "lento.txt" }).count(), 0);
  await page.getByText(/rotto\.txt non si può leggere/).first().waitFor({ state: "attached" });
  await page.waitForFunction(() => window.bottega.stats().pendingCommits === 0);

  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await page.evaluate(() => window.bottega.ready);
  await person.goTo(record);
  await person.press("tab", "File");
  await person.sees("link", "uno.txt");
  await person.sees("link", "tre.txt");
  assert.equal(await page.getByRole("link", { name: /lento|rotto/ }).count(), 0);
});

test("many files are stopped: those that came stay", async () => {
  await openFirst("#/contacts");
  const big = "x".repeat(3 * 1024 * 1024);
  await troubleReading("lento.bin", "");
  await letGo("drop", { "prima.bin": ["application/octet-stream", `${big}1`], "lento.bin": ["application/octet-stream", `${big}2`], "dopo.bin": ["application/octet-stream", `${big}3`] });
  await page.getByRole("progressbar", { name: "Salvo 2 di 3: lento.bin" }).waitFor({ state: "attached" });
  await person.click("button", "Ferma qui");
  await page.evaluate(() => window.goOn());
  await settle(page);

  await person.reads(/prima\.bin: aggiunto/);
  await person.press("tab", "File");
  await person.sees("link", "prima.bin");
  assert.equal(await page.getByRole("link", { name: /lento\.bin|dopo\.bin/ }).count(), 0);
});

test("the PDF of an issued invoice is made once; later ones are the same bytes, also after a reload and changes", async () => {
  const invoice = await openFirst("#/invoices?filter=ui.filter.unpaid");
  const first = await downloaded("button", "PDF");
  assert.equal(first.bytes.subarray(0, 5).toString(), "%PDF-");

  await openFirst("#/accounts");
  await person.typeAndLeave(/^Nome o ragione sociale/, "Un altro nome S.r.l.");
  await person.press("button", "Salva");
  await page.reload();
  await page.evaluate(() => window.bottega.ready);
  await person.goTo(invoice);
  const requests = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  const second = await downloaded("button", "PDF");
  assert.equal(sha256(second.bytes), sha256(first.bytes));
  assert.equal(second.name, first.name);
  assert.deepEqual(requests.filter((path) => /pdf/.test(path)), [], "made anew");

  await person.press("tab", "File");
  const kept = await downloaded("button", `Scarica ${first.name}`);
  assert.equal(sha256(kept.bytes), sha256(first.bytes));
});
