// The paper of an issued invoice, made in the browser from what the core has written: its text holds number, total and
// every diacritic, and it comes out the same each time.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";
import { launch } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";

const run = promisify(execFile);

async function textOf(download) {
  const { stdout } = await run("pdftotext", ["-layout", await download.path(), "-"]);
  return stdout;
}

async function openFirstInvoice(page, person) {
  await page.evaluate(() => (location.hash = "#/invoices?filter=ui.filter.unpaid"));
  await page.waitForFunction(() => location.hash.includes("unpaid"));
  await person.sees("row", /./);
  const link = page.getByRole("row").getByRole("link").first();
  const number = await link.getAttribute("aria-label").then(async (label) => label ?? (await link.textContent()));
  await link.click();
  await page.waitForFunction(() => /^#\/invoices\/\d+$/.test(location.hash));
  return number.trim();
}

test("an issued invoice becomes a PDF with its number, total and diacritics, twice the same", async () => {
  const browser = await launch({ path: "/?demo=ro&lang=ro", locale: "ro-RO" });
  const person = personAt(browser.page);
  const number = await openFirstInvoice(browser.page, person);

  const first = await person.download("button", "PDF");
  assert.match(first.suggestedFilename(), /\.pdf$/);
  assert.equal((await readFile(await first.path())).subarray(0, 5).toString(), "%PDF-");
  const text = await textOf(first);
  assert.ok(text.includes(number), `the paper does not name ${number}:\n${text}`);
  assert.match(text, /Total[^\n]*\d,\d\d/);
  for (const letter of ["ă", "ț"]) assert.ok(text.includes(letter), `no ${letter} on paper:\n${text}`);

  const second = await person.download("button", "PDF");
  assert.equal(await textOf(second), text);
  await browser.close();
});

test("a mail draft carries the document", async () => {
  const browser = await launch({ path: "/?demo=it&lang=it" });
  const person = personAt(browser.page);
  const number = await openFirstInvoice(browser.page, person);
  const mail = await person.download("button", "E-mail");
  assert.match(mail.suggestedFilename(), /\.eml$/);
  const draft = await readFile(await mail.path(), "latin1");
  assert.match(draft, /X-Unsent: 1/);
  assert.match(draft, /application\/pdf/);
  assert.ok(number.length > 0);
  await browser.close();
});

test("a list leaves as a PDF with the columns on the screen, and as JSON for other programs", async () => {
  const browser = await launch({ path: "/?demo=ro&lang=ro", locale: "ro-RO" });
  const person = personAt(browser.page);
  await person.goTo("#/invoices?filter=ui.filter.unpaid");
  const shown = await browser.page.getByRole("row").getByRole("link").first().getAttribute("aria-label");

  await person.press("button", "Exportă");
  const pdf = await person.download("menuitem", "Exportă în PDF");
  assert.match(pdf.suggestedFilename(), /^Facturi \d{4}-\d\d-\d\d\.pdf$/);
  const text = await textOf(pdf);
  assert.ok(text.includes(shown), `the list does not name ${shown}:\n${text}`);
  assert.match(text, /Pagina 1 din \d/);

  await browser.settle();
  await person.press("button", "Exportă");
  const json = await person.download("menuitem", "Exportă în JSON");
  const rows = JSON.parse(await readFile(await json.path(), "utf8"));
  assert.ok(rows.some((row) => row.number === shown && /^\d+\.\d\d$/.test(row.total)), JSON.stringify(rows[0]));
  await browser.close();
});
