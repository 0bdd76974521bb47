// Typing into the canvas works as on any page: accents, keys, selection, clipboard, input methods, phones, scripts.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { openPlatformProbe, servePlatformProbe } from "./pages/platform-site.mjs";

let site;
let browser;
let page;
let keyboard;

const COMPANY = "Ragione sociale";
const company = () => browser.held("company");
const focused = () => page.evaluate(() => document.activeElement?.className || document.activeElement?.id);
const agent = (read) => page.evaluate(read);

before(async () => {
  site = await servePlatformProbe();
  browser = await openPlatformProbe(site, { permissions: ["clipboard-read", "clipboard-write"] });
  ({ page } = browser);
  ({ keyboard } = page);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** The field has the focus and holds just this. */
async function startWith(text) {
  await browser.field(COMPANY).click();
  await browser.settle();
  await keyboard.press("Control+A");
  await keyboard.press("Delete");
  if (text) await keyboard.insertText(text);
  assert.equal(await company(), text);
}

describe("typing", () => {
  beforeEach(() => startWith(""));

  test("a click by name focuses the agent, which says what it stands for", async () => {
    assert.equal(await focused(), "agent");
    assert.equal(await agent(() => document.activeElement.getAttribute("aria-label")), COMPANY);
  });

  test("accents of Italian and Romanian arrive", async () => {
    await keyboard.insertText("ăîșțâ àèìòù € ĂÎȘȚÂ");
    assert.equal(await company(), "ăîșțâ àèìòù € ĂÎȘȚÂ");
  });

  test("fast typing keeps its order, also after select all", async () => {
    await keyboard.type("Tipografia 12");
    await keyboard.press("Control+A");
    await keyboard.type("Nuovo nome");
    assert.equal(await company(), "Nuovo nome");
  });

  test("Home, End, Backspace and Ctrl+Backspace edit where the caret is", async () => {
    await keyboard.type("uno due");
    await keyboard.press("Home");
    await keyboard.type("X");
    await keyboard.press("End");
    await keyboard.press("Backspace");
    assert.equal(await company(), "Xuno du");
    await keyboard.press("Control+Backspace");
    assert.equal(await company(), "Xuno ");
  });

  test("the selection is mirrored, with its direction", async () => {
    await keyboard.type("abcdef");
    await keyboard.press("ArrowLeft");
    await keyboard.press("Shift+ArrowLeft");
    await keyboard.press("Shift+ArrowLeft");
    await browser.settle();
    const selection = await agent(() => {
      const { selectionStart, selectionEnd, selectionDirection } = document.activeElement;
      return [selectionStart, selectionEnd, selectionDirection];
    });
    assert.deepEqual(selection, [3, 5, "backward"]);
  });
});

describe("clipboard", () => {
  test("copy, cut and paste go through the browser", async () => {
    await startWith("Ditta Bianchi");
    await keyboard.press("Control+A");
    await keyboard.press("Control+C");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "Ditta Bianchi");
    await keyboard.press("Control+X");
    assert.equal(await company(), "");
    await keyboard.press("Control+V");
    await browser.settle();
    await keyboard.press("Control+V");
    assert.equal(await company(), "Ditta BianchiDitta Bianchi");
  });

  test("text of another program arrives whole, and undo takes it away", async () => {
    await startWith("prima");
    await page.evaluate(() => navigator.clipboard.writeText("Ștefănescu 🙂 €"));
    await keyboard.press("Control+A");
    await keyboard.press("Control+V");
    assert.equal(await company(), "Ștefănescu 🙂 €");
    await keyboard.press("Control+Z");
    await browser.settle();
    await keyboard.press("Control+Z");
    assert.equal(await company(), "prima");
  });
});

describe("input methods", () => {
  const compose = async (session, text) => {
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await browser.settle();
  };

  test("what is being composed is seen in the field, then committed", async () => {
    const session = await browser.context.newCDPSession(page);
    await startWith("A");
    for (const text of ["に", "にほ", "にほん"]) await compose(session, text);
    assert.equal(await company(), "Aにほん");
    await session.send("Input.insertText", { text: "日本" });
    assert.equal(await company(), "A日本");
    await keyboard.type("Z");
    assert.equal(await company(), "A日本Z");
  });

  test("a dead key makes an accent", async () => {
    const session = await browser.context.newCDPSession(page);
    await startWith("caff");
    await compose(session, "`");
    await session.send("Input.insertText", { text: "è" });
    assert.equal(await company(), "caffè");
  });

  const change = (value, inputType) =>
    page.evaluate(([text, type]) => {
      const field = document.activeElement;
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Unidentified", keyCode: 229, bubbles: true }));
      field.value = text;
      field.setSelectionRange(text.length, text.length);
      field.dispatchEvent(new InputEvent("input", { inputType: type, bubbles: true }));
    }, [value, inputType]);

  test("an Android keyboard's backspace, which has no key, deletes", async () => {
    await startWith("parola");
    await change("parol", "deleteContentBackward");
    assert.equal(await company(), "parol");
  });

  test("autocorrection replaces the word", async () => {
    await startWith("teh end");
    await change("the end", "insertReplacementText");
    assert.equal(await company(), "the end");
  });
});

describe("fields", () => {
  test("Tab goes to the next field and the agent follows", async () => {
    await startWith("x");
    await keyboard.press("Tab");
    await browser.settle();
    assert.equal(await agent(() => document.activeElement.getAttribute("aria-label")), "Partita IVA");
    assert.equal(await agent(() => document.activeElement.getAttribute("inputmode")), "decimal");
    await keyboard.press("Tab");
    await browser.settle();
    assert.equal(await agent(() => document.activeElement.getAttribute("inputmode")), "email");
    assert.equal(await agent(() => document.activeElement.getAttribute("aria-required")), "true");
  });

  test("fill() sets a field that has no focus, and inputValue() reads it", async () => {
    await startWith("x");
    await browser.field("Email").fill("fatture@caffè.ro");
    assert.equal(await browser.held("email"), "fatture@caffè.ro");
    assert.equal(await browser.field("Email").inputValue(), "fatture@caffè.ro");
    await browser.field("Email").fill("");
    assert.equal(await browser.held("email"), "");
  });

  test("a key that comes right after a selection acts on what is selected", async () => {
    await startWith("parola");
    await page.evaluate(() => {
      const field = document.activeElement;
      field.select();
      for (const type of ["keydown", "keyup"])
        field.dispatchEvent(new KeyboardEvent(type, { key: "Delete", code: "Delete", bubbles: true, cancelable: true }));
    });
    assert.equal(await company(), "");
  });

  test("a script that types into a field letter by letter is understood", async () => {
    await startWith("");
    await browser.field("Partita IVA").pressSequentially("0123");
    assert.equal(await browser.held("fiscal_id"), "0123");
    await browser.field("Partita IVA").fill("");
  });

  test("Escape leaves the field", async () => {
    await startWith("x");
    await keyboard.press("Escape");
    await browser.settle();
    assert.equal(await focused(), "stage");
  });

  test("a field inside a modal dialog is edited inside of it", async () => {
    await page.getByRole("button", { name: "Apri finestra" }).click();
    await browser.settle();
    const field = page.getByRole("dialog").getByRole("textbox", { name: "Nome" });
    await field.fill("Țuică");
    await keyboard.type(" bună");
    assert.equal(await field.inputValue(), "Țuică bună");
    assert.equal(await focused(), "agent");
    assert.equal(await browser.field(COMPANY).count(), 0);
    await page.getByRole("button", { name: "Chiudi finestra" }).click();
    assert.equal(await browser.held("dialog"), "Țuică bună");
  });
});

describe("long text", () => {
  const notes = () => browser.held("notes");

  test("is edited in a real text area that can be seen, and arrives in the program", async () => {
    await browser.field("Note").click();
    await browser.settle();
    assert.equal(await focused(), "long-text");
    const seen = await page.evaluate(() => {
      const { spellcheck, lang } = document.activeElement;
      const box = document.activeElement.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      let opacity = 1;
      for (let at = document.activeElement; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
      return { spellcheck, lang, opacity, onTop: top === document.activeElement, wide: box.width > 200 };
    });
    assert.deepEqual(seen, { spellcheck: true, lang: "it", opacity: 1, onTop: true, wide: true });
    await keyboard.press("Control+End");
    await keyboard.press("Enter");
    await keyboard.insertText("Riga trei: țuică");
    assert.equal(await notes(), "Prima riga\nSeconda riga\nRiga trei: țuică");
  });

  test("Tab leaves it for the next control", async () => {
    await keyboard.press("Tab");
    await browser.settle();
    const next = await page.evaluate(() => {
      const stage = document.activeElement;
      return document.getElementById(stage.getAttribute("aria-activedescendant"))?.getAttribute("aria-label");
    });
    assert.equal(next, "Riceve la newsletter");
  });

  test("a click elsewhere closes it, fill() works without opening it first", async () => {
    await page.getByRole("heading", { name: "Prova" }).click({ force: true });
    await browser.settle();
    assert.equal(await page.locator(".long-text").isVisible(), false);
    await browser.field("Note").fill("Tutto nuovo");
    assert.equal(await notes(), "Tutto nuovo");
    await browser.field("Note").click();
    await keyboard.press("Escape");
    await browser.settle();
    assert.equal(await focused(), "stage");
  });
});
