// The words of a PDF, read without drawing it: what writers of PDFs do differently, and what must never run.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { deflateSync } from "node:zlib";
import { letterOfGlyph } from "../../web-shell/src/glyph-names.js";
import { isActivePdf, pdfText } from "../../web-shell/src/pdf-text.js";

const require = createRequire(new URL("../../web-shell/package.json", import.meta.url));
const PDFDocument = require("pdfkit");
const FONT = new URL("../../build/fonts/Inter-Regular.ttf", import.meta.url);

function drawn(draw, options = {}) {
  return new Promise((resolve) => {
    const paper = new PDFDocument(options);
    const parts = [];
    paper.on("data", (part) => parts.push(part));
    paper.on("end", () => resolve(new Uint8Array(Buffer.concat(parts))));
    draw(paper);
    paper.end();
  });
}

/** A PDF by hand: object number -> its text, or [dictionary, stream]. */
function written(objects, trailer = "<< /Root 1 0 R >>") {
  const parts = ["%PDF-1.5\n"];
  for (const [number, object] of Object.entries(objects)) {
    const [dictionary, stream] = Array.isArray(object) ? object : [object];
    parts.push(`${number} 0 obj\n${dictionary}\n`);
    if (stream) parts.push("stream\n", Buffer.from(stream, "latin1"), "\nendstream\n");
    parts.push("endobj\n");
  }
  parts.push(`trailer ${trailer}\n%%EOF`);
  return new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));
}

const PAGE = "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>";
const onePage = (content, font, others = {}) =>
  written({
    1: "<< /Type /Catalog /Pages 2 0 R >>",
    2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    3: PAGE,
    4: content,
    5: font,
    ...others,
  });
const HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

describe("the words of a PDF", () => {
  test("in a standard font and in an embedded one, over pages in their order", async () => {
    const inter = await readFile(FONT);
    const bytes = await drawn((paper) => {
      paper.text("Caldaia a condensazione, 1.250,00 € più IVA");
      paper.addPage().font(inter).text("Țeavă de oțel și îmbinări");
    });
    const text = await pdfText(bytes);
    assert.match(text, /Caldaia a condensazione, 1\.250,00 € più IVA/);
    assert.match(text, /Țeavă de oțel și îmbinări/);
    assert.ok(text.indexOf("Caldaia") < text.indexOf("Țeavă"));
    assert.equal((await pdfText(bytes, 10)).length, 10);
  });

  test("in streams of objects, packed and written in other ways", async () => {
    const font = "<< /Type /Font /Subtype /Type1 /Encoding << /Differences [65 /scommaaccent /tcommaaccent /eacute] >> >>";
    const inside = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] >>", PAGE, font];
    let offset = 0;
    const index = inside.map((object, at) => {
      const place = `${[1, 2, 3, 5][at]} ${offset}`;
      offset += object.length + 1;
      return place;
    });
    const head = `${index.join(" ")} `;
    const stream = deflateSync(Buffer.from(head + inside.join(" "))).toString("latin1");
    const content = Buffer.from("BT /F1 12 Tf [(A) -20 (B) -400 (C)] TJ ET").toString("hex");
    const bytes = written({
      4: ["<< /Filter /ASCIIHexDecode >>", `${content}>`],
      9: [`<< /Type /ObjStm /N 4 /First ${head.length} /Filter /FlateDecode /Length ${stream.length} >>`, stream],
    });
    assert.equal(await pdfText(bytes), "șț é");
  });

  test("in forms on the page, in changes appended later, beside pictures and strange strings", async () => {
    const content = "BT /F1 9 Tf (Nota \\(b\\) n\\260 1\\\n2) Tj ET BI /W 1 ID (no Tj\\) \x01 EI /Fm Do /Fm Do";
    const form = ["<< /Subtype /Form /Resources << /Font << /F2 5 0 R >> >> >>", "BT /F2 9 Tf <4d6f64756c6f> Tj ET /Fm Do"];
    const page = PAGE.replace("/Font", "/XObject << /Fm 6 0 R >> /Font");
    const bytes = onePage(["<< /Length 9999 >>", "BT (vecchio) Tj ET"], HELVETICA, { 6: form });
    const appended = written({ 3: page, 4: ["<< >>", content] });
    const text = await pdfText(new Uint8Array([...bytes, ...appended]));
    assert.match(text, /^Nota \(b\) n° 12/);
    assert.equal(text.match(/Modulo/g)?.length, 2);
    assert.doesNotMatch(text, /vecchio|no Tj/);
  });

  test("of what is no PDF, locked, or circular: none, but no failure either", async () => {
    assert.equal(await pdfText(new Uint8Array([1, 2, 3])), "");
    assert.equal(await pdfText(new TextEncoder().encode("1 0 obj << /A [ ( <</ >> stream")), "");
    assert.equal(await pdfText(await drawn((paper) => paper.text("segreto"), { userPassword: "x" })), "");
    const circular = written({ 1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Kids [2 0 R] >>", 3: "3 0 R" });
    assert.equal(await pdfText(circular), "");
    const whole = await drawn((paper) => paper.text("Preventivo"));
    for (let length = 0; length < whole.length; length += 97) await pdfText(whole.subarray(0, length));
  });
});

describe("a PDF that acts by itself", () => {
  test("is told from one that does not, however its scripts are hidden", async () => {
    const calm = ["<< >>", "BT /F1 9 Tf (JavaScript) Tj ET"];
    assert.equal(await isActivePdf(onePage(calm, HELVETICA)), false);
    assert.equal(await isActivePdf(await drawn((paper) => paper.text("Preventivo"))), false);
    assert.equal(await isActivePdf(onePage(calm, HELVETICA, { 7: "<< /S /JavaScript /JS (app.alert\\(1\\)) >>" })), true);
    assert.equal(await isActivePdf(onePage(calm, HELVETICA, { 7: "[ << /S /J#61vaScript >> ]" })), true);
    assert.equal(await isActivePdf(onePage(calm, HELVETICA, { 7: "<< /AA << /O << /S /Launch >> >> >>" })), true);
    const packed = deflateSync(Buffer.from("8 0 << /S /JavaScript >>")).toString("latin1");
    const hidden = [`<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>`, packed];
    assert.equal(await isActivePdf(onePage(calm, HELVETICA, { 7: hidden })), true);
    const replaced = written({ 7: "<< /S /JavaScript >>" });
    assert.equal(await isActivePdf(new Uint8Array([...replaced, ...onePage(calm, HELVETICA, { 7: "<< >>" })])), true);
    const unreadable = ["<< /Type /ObjStm /N 1 /First 4 /Filter /LZWDecode >>", packed];
    assert.equal(await isActivePdf(onePage(calm, HELVETICA, { 7: unreadable })), true);
    assert.equal(await isActivePdf(await drawn((paper) => paper.text("x"), { userPassword: "x" })), true);
  });
});

test("letters by the names that fonts give them", () => {
  const names = ["A", "eacute", "scommaaccent", "Tcommaaccent", "abreve", "Icircumflex", "uni021B", "one", "Euro", ".notdef"];
  assert.deepEqual(names.map(letterOfGlyph), ["A", "é", "ș", "Ț", "ă", "Î", "ț", "1", "€", ""]);
});
