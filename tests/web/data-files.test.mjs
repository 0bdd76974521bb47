// The languages one does not read come after the first screen; what asks for one of them before waits for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, serveSite } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";
import { until } from "./support/until.mjs";

const TEXTS = /\/data\/(..)-\w+\.json$/;

/** A browser that is told what becomes of each request for the texts of a language: "fetch" goes on meanwhile, "xhr" waits. */
async function openWith(site, decide) {
  const browser = await openBrowser(site, { path: null });
  const asked = [];
  await browser.page.route(TEXTS, async (route) => {
    const [, language] = TEXTS.exec(route.request().url());
    const kind = route.request().resourceType();
    asked.push(`${kind} ${language}`);
    await decide(route, kind, language);
  });
  return { ...browser, asked };
}

/** The one box knows the program's actions by their words in every language. */
async function looksFor(page, words) {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(words);
  await page.evaluate(() => window.bottega.idle());
}

test("the first screen waits for one language, the others follow", async () => {
  const site = await serveSite();
  let release;
  const held = new Promise((done) => (release = done));
  const { page, asked, close } = await openWith(site, async (route, kind, language) => {
    if (language !== "ro") await held;
    await route.continue();
  });
  const person = personAt(page);

  await page.goto(`${site.origin}/?lang=ro`);
  await person.sees("heading", "Bine ai venit în Bottega");
  await until("the question for the others", () => asked.length > 1);
  assert.deepEqual(asked.toSorted(), ["fetch en", "fetch it", "fetch ro"]);

  release();
  await page.evaluate(() => window.bottega.idle());
  await close();
  await site.close();
});

test("a language that is asked for before it has come is waited for", async () => {
  const site = await serveSite();
  const { page, asked, open, close } = await openWith(site, (route, kind, language) =>
    kind === "fetch" && language !== "it" ? route.abort() : route.continue());
  const person = personAt(page);

  await open("/?demo=it&lang=it");
  await looksFor(page, "keyboard shortcuts");
  await person.sees("link", "Scorciatoie da tastiera");
  assert.ok(asked.includes("xhr en"), String(asked));

  await close({ allow: [/ERR_FAILED/, /Synchronous XMLHttpRequest/] });
  await site.close();
});

test("where a language cannot be had the program goes on in the one it has", async () => {
  const site = await serveSite();
  const { page, open, close } = await openWith(site, (route, kind, language) => (language === "it" ? route.continue() : route.abort()));
  const person = personAt(page);

  await open("/?demo=it&lang=it");
  await looksFor(page, "scorciatoie");
  await person.sees("link", "Scorciatoie da tastiera");

  await close({ allow: [/ERR_FAILED/, /Synchronous XMLHttpRequest/, /The texts of/, /NetworkError/] });
  await site.close();
});
