// A field that holds a file, in the finished site: dropped on its place it is that field's, elsewhere on the page it is
// the record's; kept over a reload, and by a record that is not saved yet.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, settle } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const CARD = { name: "carta.txt", mimeType: "text/plain", buffer: Buffer.from("Carta numero zxilofono 12") };

let browser;
let page;
let person;

before(async () => {
  browser = await launch({ path: "/?demo=it&lang=it" });
  ({ page } = browser);
  person = personAt(page);
  await person.goTo("#/fields?of=account");
  await person.press("button", "Aggiungi campo");
  await person.type("Nome del campo", "Carta");
  await person.press("combobox", "Tipo");
  await page.keyboard.type("File");
  await page.keyboard.press("Enter");
  await settle(page);
  await page.getByRole("button", { name: "Aggiungi campo", exact: true }).last().click();
  await settle(page);
});
after(() => browser?.close());

/** Lets files hang over a place, then go. @returns {Promise<string>} what the page said while they hung there */
async function drop(place, files) {
  const said = await page.evaluate(([place, files]) => {
    const data = new DataTransfer();
    for (const [name, content] of Object.entries(files)) data.items.add(new File([content], name, { type: "text/plain" }));
    const wishes = { bubbles: true, cancelable: true, clientX: place.x, clientY: place.y, dataTransfer: data };
    const target = document.getElementById("stage");
    target.dispatchEvent(new DragEvent("dragover", wishes));
    const hint = document.querySelector(".drop-hint")?.textContent;
    target.dispatchEvent(new DragEvent("drop", wishes));
    return hint;
  }, [place, files]);
  await settle(page);
  return said;
}

/** The person's own fields stand at the end of the form: there the wheel takes one. */
async function middleOf(role, name) {
  const control = person.see(role, name);
  const place = async () => (await settle(page), await control.boundingBox());
  await page.mouse.move(600, 500);
  for (let turn = 0; turn < 20 && ((await place())?.y ?? Infinity) > 650; ++turn) await page.mouse.wheel(0, 400);
  const { x, y, width, height } = await place();
  return { x: x + width / 2, y: y + height / 2 };
}

async function openFirstCustomer() {
  await person.goTo("#/accounts");
  await page.getByRole("row").getByRole("link").first().click();
  await page.waitForFunction(() => /\/\d+$/.test(location.hash));
  await settle(page);
  return page.evaluate(() => location.hash);
}

test("what is dropped on the field goes into it, what is dropped elsewhere is attached; both outlast a reload", async () => {
  const record = await openFirstCustomer();
  const said = await drop(await middleOf("button", "Scegli un file: Carta"), { [CARD.name]: CARD.buffer.toString() });
  assert.equal(said, "Rilascia qui per metterlo in questo campo");
  await person.sees("link", CARD.name);
  await person.press("button", "Salva");
  assert.equal(await drop({ x: 700, y: 20 }, { "altro.txt": "un allegato" }), "Rilascia qui per allegare a questa scheda");
  await person.reads("altro.txt: aggiunto");

  await page.reload();
  await page.evaluate(() => window.bottega.ready);
  await person.goTo(record);
  await person.press("link", CARD.name);
  const preview = page.getByRole("dialog", { name: CARD.name });
  await preview.waitFor();
  assert.match(await preview.locator(".content").innerText(), /zxilofono/);
  await page.keyboard.press("Escape");
  await preview.waitFor({ state: "detached" });
  await person.press("tab", "File");
  await person.sees("link", CARD.name);
  await person.sees("link", "altro.txt");
  const file = await person.download("button", `Scarica ${CARD.name}`);
  assert.equal(sha256(await readFile(await file.path())), sha256(CARD.buffer));
});

test("a new record takes a chosen file along when it is saved, and the words inside lead to it", async () => {
  await person.goTo("#/accounts/new");
  await person.giveFile("button", "Scegli un file: Carta", { ...CARD, name: "nuova.txt", buffer: Buffer.from("parola qwertzui") });
  await person.sees("link", "nuova.txt");
  await person.reads("Si aggiunge quando salvi");
  await person.typeAndLeave(/^Nome o ragione sociale/, "Cliente con la carta");
  await person.press("button", "Salva");
  await person.sees("button", "Sostituisci il file: Carta");
  await person.keys("Control+k");
  await page.keyboard.type("qwertz");
  await settle(page);
  await person.press("link", "nuova.txt");
  assert.match(await page.evaluate(() => location.hash), /^#\/files\/\d+$/);
});
