// Files in and out: whatever encoding a spreadsheet wrote, the program gets the text; a document leaves as it is.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { mailDraft } from "../../web-shell/src/documents.js";
import { decodeText, prepareFile } from "../../web-shell/src/files.js";
import { openPlatformProbe, servePlatformProbe } from "./pages/platform-site.mjs";
import { PNG } from "./support/packages.mjs";

const bytes = (...values) => Uint8Array.from(values);

describe("the encoding of a text", () => {
  test("UTF-8 is recognised with and without its mark", () => {
    const text = new TextEncoder().encode("Țuică");
    assert.deepEqual(decodeText(text), { text: "Țuică", encoding: "utf-8" });
    assert.deepEqual(decodeText(bytes(0xef, 0xbb, 0xbf, ...text)), { text: "Țuică", encoding: "utf-8 bom" });
  });

  test("UTF-16 is recognised by its mark", () => {
    assert.deepEqual(decodeText(bytes(0xff, 0xfe, 0x41, 0x00)), { text: "A", encoding: "utf-16" });
  });

  test("UTF-16 is recognised without its mark", () => {
    assert.deepEqual(decodeText(bytes(0x41, 0, 0x3b, 0, 0x42, 0)), { text: "A;B", encoding: "utf-16" });
  });

  test("a picture that is called a table is none", async () => {
    const file = new File([PNG.sync.write(new PNG({ width: 2, height: 2 }))], "clienti.csv", { type: "text/csv" });
    assert.equal((await prepareFile(file)).encoding, "");
    assert.equal((await prepareFile(new File(["a;b\n1;2"], "clienti.csv", { type: "text/csv" }))).encoding, "utf-8");
  });
});

describe("a mail draft", () => {
  const draft = mailDraft({
    bytes: bytes(1, 2, 3),
    name: "Fattura 12-2026 ț.pdf",
    to: "a@b.it\r\nBcc: c@d.it",
    subject: "Fattura della società Ștefănescu e figli, con un oggetto più lungo di una riga intera",
    body: "Buongiorno,\nin allegato la fattura.",
  });

  test("opens as an unsent mail and carries the document", () => {
    assert.match(draft, /^X-Unsent: 1\r\n/);
    assert.match(draft, /filename\*=utf-8''Fattura%2012-2026%20%C8%9B\.pdf/);
    assert.match(draft, /\r\n\r\nAQID\r\n--bottega-/);
  });

  test("lets no line of its fields become another header", () => {
    assert.match(draft, /^To: a@b\.it Bcc: c@d\.it\r$/m);
    assert.doesNotMatch(draft, /^Bcc:/m);
  });

  test("keeps header lines short and whole characters together", () => {
    const subject = /^Subject: ((?:.+\r\n )*.+)\r$/m.exec(draft)[1];
    const words = subject.split("\r\n ");
    assert.ok(words.every((word) => word.length <= 75));
    const decoded = words.map((word) => Buffer.from(/\?B\?(.+)\?=/.exec(word)[1], "base64").toString("utf8")).join("");
    assert.equal(decoded, "Fattura della società Ștefănescu e figli, con un oggetto più lungo di una riga intera");
  });
});

describe("in the page", () => {
  let site;
  let browser;
  let page;
  before(async () => {
    site = await servePlatformProbe();
    browser = await openPlatformProbe(site);
    ({ page } = browser);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const choose = async (file) => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Scegli file" }).click(),
    ]);
    await chooser.setFiles(file);
    await page.getByText(`file = [${file.name}`).waitFor({ state: "attached" });
    return browser.held("file");
  };

  test("a chosen text arrives as UTF-8, with the encoding it had", async () => {
    const buffer = Buffer.from("Citt\xe0 \x80", "latin1"); // the euro sign is where latin1 has none
    const held = await choose({ name: "clienti.csv", mimeType: "text/csv", buffer });
    assert.equal(held, "clienti.csv|windows-1252|Città €");
  });

  test("a chosen picture arrives as a PNG", async () => {
    const buffer = PNG.sync.write(new PNG({ width: 1200, height: 100 }));
    assert.equal(await choose({ name: "logo.png", mimeType: "image/png", buffer }), "logo.png||PNG");
  });

  test("a download has its name and its bytes", async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Scarica" }).click(),
    ]);
    assert.equal(download.suggestedFilename(), "ditta.txt");
    assert.equal(await readFile(await download.path(), "utf8"), "Officine Rossi");
  });
});
