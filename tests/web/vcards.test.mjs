// Cards of people: every version, charset and way to fold arrives as the same table, what cannot be taken is told, and
// the cards of real programs go in with their photos.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { prepareFile } from "../../web-shell/src/files.js";
import { readVcards } from "../../web-shell/src/vcards/read-vcards.js";
import { launch } from "./support/launch.mjs";
import { PNG as Picture } from "./support/packages.mjs";
import { personAt } from "./support/person.mjs";

const REAL = `${process.env.BOTTEGA_SHARED ?? "../shared"}/data/import/vcard`;
const OURS = "tests/fixtures/import/vcard";
const FOLDER = existsSync(REAL) ? REAL : OURS;

const PNG = Picture.sync.write(new Picture({ width: 2, height: 2 }));

/** The table as objects by column, and what is told of the file. */
async function cardsIn(bytes) {
  const text = new TextDecoder().decode(await readVcards(bytes));
  const [cards, notes] = text.split("\x1d").slice(1).map((sheet) => sheet.split("\x1e").slice(1).map((row) => row.split("\x1f")));
  const [columns, ...rows] = cards.map((row) => row.map((cell) => (cell[0] === "t" ? cell.slice(1) : cell)));
  const people = rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]]).filter(([, cell]) => cell)));
  return { people, notes: notes.map((note) => note.map((cell) => cell.slice(1))) };
}

const latin1 = (text) => Buffer.from(text, "latin1");
const card = (version, ...lines) => ["BEGIN:VCARD", `VERSION:${version}`, ...lines, "END:VCARD", ""].join("\r\n");
const onlyPerson = async (bytes) => (await cardsIn(bytes)).people[0];

describe("a card is read", () => {
  test("in 2.1, with quoted-printable over several lines and a charset for each value", async () => {
    const person = await onlyPerson(latin1(card("2.1",
      "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C8=98tef=C4=83nescu;Ion",
      "ORG;CHARSET=windows-1250;QUOTED-PRINTABLE:Cofet=E3ria Central=E3;V=E2nz=E3ri",
      "NOTE;ENCODING=QUOTED-PRINTABLE:prima riga=0D=0A=", "seconda =3D riga", "TEL;CELL:0722 123 456", "TEL;WORK;FAX:021 1", "EMAIL;INTERNET:ion@exemplu.ro",
      "ADR;WORK:;;Str. Lungă 5;Brașov;BV;500035;Rom", " ânia")));
    assert.equal(person["contact.name"], "Ion Ștefănescu");
    assert.equal(person.company, "Cofetăria Centrală");
    assert.equal(person.department, "Vânzări");
    assert.equal(person["contact.notes"], "prima riga\nseconda = riga");
    assert.deepEqual([person["contact.mobile"], person.fax, person["contact.email"]], ["0722 123 456", "021 1", "ion@exemplu.ro"]);
    assert.equal(person["postal code"], "500035");
  });

  test("folded as 2.1 does, where the blank belongs to the text, and as the others do, where it does not", async () => {
    assert.equal((await onlyPerson(latin1(card("2.1", "FN:Mario", " Rossi")))) ["contact.name"], "Mario Rossi");
    assert.equal((await onlyPerson(latin1(card("3.0", "FN:Mar", " io Ros", "\tsi")))) ["contact.name"], "Mario Rossi");
  });

  test("in 3.0, with groups, escapes and several of a kind", async () => {
    const person = await onlyPerson(Buffer.from(card("3.0", "FN:Rossi\\, Mario", "item1.EMAIL;TYPE=HOME:casa@rossi.it", "item2.EMAIL;TYPE=WORK,PREF:ufficio@rossi.it",
      "item2.X-ABLabel:lavoro", "TEL;TYPE=HOME:1", "TEL;TYPE=WORK:2", "TEL;TYPE=WORK:2", "ADR;TYPE=WORK:;Scala B;Via Po\\; 4\\nInterno 2;Torino;TO;10123;Italia", "URL:http\\://rossi.it", "X-MS-SPOUSE:Anna")));
    assert.equal(person["contact.name"], "Rossi, Mario");
    assert.deepEqual([person["contact.email"], person["email 2"]], ["ufficio@rossi.it", "casa@rossi.it"]);
    assert.deepEqual([person["contact.phone"], person["phone 2"], person["phone 3"]], ["2", "1", undefined]);
    assert.equal(person.street, "Scala B, Via Po; 4, Interno 2");
    assert.equal(person.website, "http://rossi.it");
    assert.equal(person.other, "Spouse: Anna");
  });

  test("in 4.0, with addresses in place of texts and a photo within", async () => {
    const { people, notes } = await cardsIn(Buffer.from(card("4.0", "FN:Ana Popa", 'TEL;VALUE=uri;TYPE="voice,cell":tel:+40-722-1', "EMAIL;PREF=1:mailto:ana@popa.ro", "BDAY:19800322",
      `PHOTO:data:image/png;base64,${PNG.toString("base64")}`) + card("4.0", "FN:Bogdan", "PHOTO;VALUE=uri:https://example.org/b.jpg") + card("4.0", "KIND:group", "FN:Amici")));
    assert.equal(people.length, 2);
    assert.deepEqual([people[0]["contact.mobile"], people[0]["contact.email"], people[0].birthday], ["+40-722-1", "ana@popa.ro", "1980-03-22"]);
    assert.match(people[0].photo, new RegExp(`^f[0-9a-f]{64}\timage/png\t${PNG.length}\tAna Popa\\.png$`));
    assert.deepEqual(notes, [["photo_address", "Bogdan", "1"], ["groups", "Amici", "1"]]);
  });

  test("from a file in UTF-16 or an old code page, and one without an end", async () => {
    assert.equal((await onlyPerson(Buffer.from(`\ufeff${card("3.0", "FN:Țuțu")}`, "utf16le")))["contact.name"], "Țuțu");
    assert.equal((await onlyPerson(latin1(card("3.0", "FN:Andr\xe9"))))["contact.name"], "André");
    const cut = await cardsIn(latin1("BEGIN:VCARD\nVERSION:3.0\nFN:Ugo"));
    assert.equal(cut.people[0]["contact.name"], "Ugo");
    assert.deepEqual(cut.notes, [["cut", "", "1"]]);
  });

  test("and what is no picture, no card or too much is told or refused", async () => {
    const { people, notes } = await cardsIn(latin1(card("3.0", "FN:Ugo", "PHOTO;ENCODING=b;TYPE=JPEG:PHNjcmlwdD4=", "KEY;ENCODING=b:AAAA")));
    assert.equal(people[0].photo, undefined);
    assert.deepEqual(notes, [["photo_unreadable", "Ugo", "1"], ["left_out", "KEY", "1"]]);
    await assert.rejects(() => readVcards(latin1("a;b\n1;2")), { reason: "no_cards" });
    await assert.rejects(() => readVcards(latin1(card("3.0", ...Array.from({ length: 600 }, (_, index) => `X-${index}:a`)))), { reason: "too_big" });
    await assert.rejects(() => readVcards(latin1(card("3.0", "FN:U").repeat(50_001))), { reason: "too_big" });
    assert.equal((await prepareFile(new File(["niente"], "vuoto.vcf"))).encoding, "refused: no_cards");
  });

  test("and a hostile name becomes neither a cell, a row nor a path", async () => {
    const person = await onlyPerson(Buffer.from(card("3.0", "FN:../a\x1fb\x1ec\u202egpj.exe", `PHOTO;ENCODING=b:${PNG.toString("base64")}`)));
    assert.equal(person["contact.name"], "../a b c\u202egpj.exe");
    assert.match(person.photo, /\t\.\. a b c gpj\.exe\.png$/);
  });
});

describe("real cards", () => {
  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith(".vcf"))) {
    test(name, async () => {
      const bytes = readFileSync(`${FOLDER}/${name}`);
      const { people } = await cardsIn(bytes);
      assert.equal(people.length, bytes.toString("latin1").match(/^BEGIN:VCARD\s*$/gim).length);
      for (const person of people) assert.ok(person["contact.name"] && person["contact.email"], JSON.stringify(person));
      const photos = bytes.toString("latin1").match(/^PHOTO[;:]/gm)?.length ?? 0;
      assert.equal(people.filter(({ photo }) => Number(photo?.split("\t")[2]) > 500).length, photos);
      assert.ok(people.every((person) => Object.values(person).every((cell) => !/=0D|=C3|\\n|\\,/.test(cell))));
    });
  }
});

describe("in the page", () => {
  let browser;
  let me;
  before(async () => {
    browser = await launch({ path: "/?demo=it", viewport: { width: 1440, height: 1500 } });
    me = personAt(browser.page);
  });
  after(() => browser?.close());

  for (const [place, entity] of [["contacts", "contact"], ["accounts", "account"]]) {
    test(`cards go in as ${place}, each file of them`, async () => {
      const files = readdirSync(FOLDER).filter((file) => file.endsWith(".vcf"));
      for (const name of files) {
        await me.goTo(`#/import?entity=${entity}&file=${name}`);
        await me.giveFile("button", "Scegli il file…", { name, mimeType: "text/vcard", buffer: readFileSync(`${FOLDER}/${name}`) });
        await me.press("button", "Controlla le righe");
        await me.press("button", /^Importa \d+ rig/);
        await me.sees("heading", "Importazione completata");
        assert.equal(await browser.page.getByText("Righe non importate").count(), 0, name);
      }
    });
  }
});
