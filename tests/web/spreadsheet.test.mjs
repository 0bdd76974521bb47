// Workbooks in and out: the cells arrive as they were meant, hostile and broken files are refused in time, and a list
// that is exported as .xlsx holds numbers, days and texts that no spreadsheet takes for formulas.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { readSheets, typedNumber } from "../../web-shell/src/spreadsheet/read-workbook.js";
import { writeSheet } from "../../web-shell/src/spreadsheet/write-workbook.js";
import { launch, settle } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";
import { partsOf, workbook, zipped } from "./support/workbook.mjs";

const SHARED = `${process.env.BOTTEGA_SHARED ?? "../shared"}/data/import`;
const NORTHWIND = `${SHARED}/northwind_customers_products.xlsx`;

/** The sheets as the program gets them: [name, ...rows]. */
async function sheetsIn(bytes) {
  const text = new TextDecoder().decode(await readSheets(bytes));
  return text.split("\x1d").slice(1).map((sheet) => sheet.split("\x1e").map((row, index) => (index ? row.split("\x1f") : row)));
}

const isRefused = (bytes, reason) => assert.rejects(() => readSheets(bytes), (failure) => failure.reason === reason);

/** A table as the CSV of our fixtures has it, split at every comma: some rows are shifted, as in the shared workbook. */
const csvRows = (name) => readFileSync(`tests/fixtures/import/${name}`, "utf8").trim().split("\n").map((row) => row.split(","));

function customersWorkbook() {
  if (existsSync(NORTHWIND)) return readFileSync(NORTHWIND);
  return Buffer.from(workbook({ Customers: csvRows("northwind_customers.csv"), Products: csvRows("northwind_products.csv") }));
}

describe("reading a workbook", () => {
  test("cells keep what they are: texts, numbers, days, yes and no, and none", async () => {
    const bytes = workbook({ "Listino & co": [["Nome", "Prezzo", "Dal", "Attivo"], ["  Chiodi", { number: "18.899999999999999" }, { day: 46053 }, true], ["", { number: "1.5E-3" }]] });
    assert.deepEqual(await sheetsIn(bytes), [["Listino & co", ["tNome", "tPrezzo", "tDal", "tAttivo"], ["t  Chiodi", "n18.9", "d2026-01-31", "btrue"], ["", "n0.0015", "", ""]]]);
  });

  test("numbers are those that were typed", () => {
    const meant = { "0.30000000000000004": "0.3", "12345678901234567": "12345678901234567", "1E+20": "100000000000000000000", "-2.50": "-2.50", "1.0000000000000001E-7": "0.0000001" };
    for (const [text, number] of Object.entries(meant)) assert.equal(typedNumber(text), number);
  });

  test("every sheet arrives with its rows, the shifted ones as they stand", async () => {
    const [customers, products] = await sheetsIn(customersWorkbook());
    assert.deepEqual([customers[0], products[0]], ["Customers", "Products"]);
    const width = customers[1].filter(Boolean).length;
    assert.equal(width, 11);
    assert.ok(customers.slice(2).some((row) => row.length > width && row[width]), "some rows have a cell too many");
  });
});

describe("a workbook is refused", () => {
  const parts = partsOf({ Foglio: [["a", "b"], ["1", "2"]] });

  test("where the directory says that it becomes too big, before anything is inflated", async () => {
    const bytes = zipped({ ...parts, "xl/worksheets/sheet1.xml": new Uint8Array(80 << 20) });
    assert.ok(bytes.length < 1 << 20);
    await isRefused(bytes, "too_big");
  });

  test("where more comes out than the directory says", async () => {
    const bytes = zipped({ ...parts, "xl/worksheets/sheet1.xml": new Uint8Array(1 << 20) });
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; ++at) if (view.getUint32(at, true) === 1 << 20) view.setUint32(at, 100, true);
    await isRefused(bytes, "damaged");
  });

  test("where one cell stands so far out that a table up to it has no place", async () => {
    const far = '<worksheet><sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>';
    await isRefused(zipped({ ...parts, "xl/worksheets/sheet1.xml": far }), "too_big");
    await isRefused(zipped({ ...parts, "xl/worksheets/sheet1.xml": far.replaceAll("1048576", "99999999999") }), "damaged");
  });

  test("where it is protected, old, broken or something else", async () => {
    const container = new Uint8Array(4096);
    container.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    await isRefused(container, "old_format");
    container.set(Buffer.from("EncryptedPackage", "utf16le"), 1024);
    await isRefused(container, "password");
    await isRefused(new TextEncoder().encode("a;b\n1;2"), "not_a_workbook");
    await isRefused(zipped({ "hello.xml": "<a/>" }), "not_a_workbook");
    const whole = workbook({ Foglio: [["codice", "nome"], ["A1", "Chiodi"]] });
    await isRefused(whole.slice(0, whole.length - 200), "damaged");
    const bent = whole.slice();
    bent[60] ^= 0x10; // inside the first part
    await isRefused(bent, "damaged");
    await isRefused(zipped({ ...parts, "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>7</v></c></row></sheetData></worksheet>" }), "damaged");
  });
});

describe("writing a workbook", () => {
  test("what is written is read again as the same cells", async () => {
    const text = "\x1dClienti/2026\x1etNome\x1ftDal\x1ftSaldo\x1ftQuota\x1ftAttivo\x1et=1+1\x1fd2026-02-28\x1fm-1234.50\x1fn0.123456\x1fbfalse\x1et+39 02\x1f\x1f\x1f\x1f";
    const bytes = new Uint8Array(await (await writeSheet(text)).arrayBuffer());
    const [[name, headers, first, second]] = await sheetsIn(bytes);
    assert.equal(name, "Clienti 2026");
    assert.deepEqual(headers, ["tNome", "tDal", "tSaldo", "tQuota", "tAttivo"]);
    assert.deepEqual(first, ["t=1+1", "d2026-02-28", "n-1234.5", "n0.123456", "bfalse"]);
    assert.deepEqual(second, ["t+39 02", "", "", "", ""]);
  });
});

describe("in the page", () => {
  let browser;
  let me;
  before(async () => {
    browser = await launch({ path: "/?demo=it", viewport: { width: 1440, height: 1500 } });
    me = personAt(browser.page);
  });
  after(() => browser?.close());

  const choose = (name, buffer) => me.giveFile("button", "Scegli il file…", { name, mimeType: "", buffer });

  test("a workbook with several sheets is imported like a CSV file", async () => {
    await me.goTo("#/import?entity=account");
    await choose("northwind.xlsx", customersWorkbook());
    assert.equal(await me.see("combobox", "Foglio").textContent(), "Customers");
    await me.choose("Foglio", "Products");
    await me.reads("productName");
    await me.choose("Foglio", "Customers");
    await me.press("button", "Controlla le righe");
    await me.press("button", "Accetta tutte le proposte");
    await me.press("button", /^Importa \d+ righe/);
    await me.sees("heading", "Importazione completata");
    const street = existsSync(NORTHWIND) ? ["Blondesddsl père et fils", "24, place Kléber"] : ["Le grenier bleu", "24, place Neuve"];
    await me.goTo(`#/accounts?search=${encodeURIComponent(street[0])}`);
    await me.press("link", street[0]);
    assert.equal(await me.valueOf("Via e numero civico"), street[1]);
  });

  test("what cannot be read is said", async () => {
    await me.goTo("#/import");
    const whole = customersWorkbook();
    await choose("rotto.xlsx", Buffer.from(whole.subarray(0, whole.length / 2)));
    await me.reads("“rotto.xlsx” è danneggiato");
  });

  test("a list leaves as a workbook and as CSV, larger ones too", async () => {
    const rows = Array.from({ length: 900 }, (_, index) => [`S${index}`, `Cliente numero ${index} dell'elenco`, "Via delle Prove 12, interno 7", `cliente${index}@example.com`]);
    await me.goTo("#/import?entity=account");
    await choose("molti.xlsx", Buffer.from(workbook({ Molti: [["codice", "ragione sociale", "indirizzo", "email"], ...rows] })));
    await me.press("button", "Controlla le righe");
    await me.press("button", "Importa 900 righe");
    await me.sees("heading", "Importazione completata");
    await me.goTo("#/accounts");
    await me.press("button", "Esporta");
    const download = await me.download("menuitem", "Esporta in Excel (.xlsx)");
    assert.match(download.suggestedFilename(), /^.+ \d{4}-\d\d-\d\d\.xlsx$/);
    const [[, headers, ...exported]] = await sheetsIn(new Uint8Array(await readFile(await download.path())));
    assert.ok(exported.length > 900);
    const name = headers.indexOf("tNome o ragione sociale");
    assert.ok(exported.some((row) => row[name] === "tCliente numero 899 dell'elenco"), headers.join());
    await settle(browser.page);
    await me.press("button", "Esporta");
    const csv = await me.download("menuitem", "Esporta in CSV");
    assert.match(await readFile(await csv.path(), "utf8"), /^\uFEFF[^\n]*Nome o ragione sociale[^\n]*\r\n/);
  });
});
