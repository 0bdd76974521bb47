// The second part of the program comes after the first screen; what is pressed before it is there is waited for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, serveSite } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";
import { until } from "./support/until.mjs";

const SECOND_PART = /\/bottega\.later-\w+\.wasm$/;

/** A browser that is told what becomes of each request for the second part. */
async function openWith(site, decide) {
  const browser = await openBrowser(site, { path: null });
  const asked = [];
  await browser.page.route(SECOND_PART, async (route) => {
    const kind = route.request().resourceType(); // "fetch" where the page goes on meanwhile, "xhr" where it waits
    asked.push(kind);
    await decide(route, kind);
  });
  return { ...browser, asked };
}

test("the first screen does not wait for the second part", async () => {
  const site = await serveSite();
  let release;
  const held = new Promise((done) => (release = done));
  const { page, asked, close } = await openWith(site, async (route) => {
    await held;
    await route.continue();
  });
  const person = personAt(page);

  await page.goto(`${site.origin}/?lang=it`);
  await person.sees("heading", "Benvenuto in Bottega");
  await until("the question for the second part", () => asked.length > 0);
  assert.deepEqual(asked, ["fetch"]);

  release();
  await page.evaluate(() => window.bottega.idle());
  await close();
  await site.close();
});

test("what is asked for before it has come is waited for, and there", async () => {
  let isStandingStill = false;
  const site = await serveSite();
  const { page, asked, open, close } = await openWith(site, (route, kind) => (kind === "fetch" && isStandingStill ? route.abort() : route.continue()));
  const person = personAt(page);
  await open("/?demo=it&lang=it");
  asked.length = 0;

  isStandingStill = true;
  await page.goto("about:blank");
  await open("/?demo=it&lang=it#/about");
  await person.sees("heading", "Informazioni");
  assert.ok(asked.includes("xhr"), String(asked));

  await close({ allow: [/ERR_FAILED/, /Synchronous XMLHttpRequest/] });
  await site.close();
});
