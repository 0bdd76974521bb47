// The whole program in the browser, with pictures to look at: every place, every list with its new and its first record, on
// a desk, a tablet and a phone, light and dark, each language in both. axe-core finds nothing wrong, every named control is
// drawn where it says it is, no key stands where its text should. The pictures go to build/walk.
import assert from "node:assert/strict";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { violationsOf } from "../support/axe.mjs";
import { controlsDrawnWrong } from "../support/ink.mjs";
import { keysShown } from "../support/keys-shown.mjs";
import { openBrowser, serveSite, settle } from "../support/launch.mjs";
import { personAt } from "../support/person.mjs";

const PLACES = ["", "import", "settings", "settings?part=documents", "settings?part=data", "settings?part=program", "health", "changes",
  "trash", "duplicates", "rules", "fields", "form", "form?of=quote", "lists", "businesses", "about"];
const LISTS = ["accounts", "contacts", "opportunities", "quotes", "orders", "invoices", "payments", "products", "categories",
  "account-folders", "notes", "number-series", "requests"];
const NEW = ["accounts", "contacts", "opportunities", "quotes", "orders", "invoices", "payments", "products", "categories", "account-folders"];
const DESK = { width: 1440, height: 900 }, TABLET = { width: 1024, height: 768 }, PHONE = { width: 390, height: 844 };
const WALKS = [
  { name: "desk-light-it", viewport: DESK, colorScheme: "light", path: "/?demo=it&lang=it" },
  { name: "desk-dark-ro", viewport: DESK, colorScheme: "dark", path: "/?demo=ro&lang=ro" },
  { name: "tablet-light-en", viewport: TABLET, colorScheme: "light", path: "/?demo=it&lang=en" },
  { name: "tablet-dark-it", viewport: TABLET, colorScheme: "dark", path: "/?demo=it&lang=it" },
  { name: "phone-light-ro", viewport: PHONE, colorScheme: "light", touch: true, path: "/?demo=ro&lang=ro" },
  { name: "phone-dark-en", viewport: PHONE, colorScheme: "dark", touch: true, path: "/?demo=it&lang=en" },
];
const PICTURES = "build/walk";

let site;
before(async () => {
  site = await serveSite();
  await rm(PICTURES, { recursive: true, force: true });
});
after(() => site?.close());

for (const { name, ...options } of WALKS)
  describe(name, () => {
    let browser;
    before(async () => {
      browser = await openBrowser(site, options);
      await mkdir(join(PICTURES, name), { recursive: true });
    });
    after(() => browser?.close());

    async function look(place) {
      const { page } = browser;
      await settle(page);
      await page.screenshot({ path: join(PICTURES, name, `${place.replace(/\W+/g, "-") || "home"}.png`) });
      assert.deepEqual(await violationsOf(page), []);
      assert.deepEqual(await controlsDrawnWrong(page), []);
      assert.deepEqual(await keysShown(page), []);
    }

    for (const place of [...PLACES, ...LISTS, ...NEW.map((list) => `${list}/new`)])
      test(`#/${place} is whole`, async () => {
        await personAt(browser.page).goTo(`#/${place}`);
        await look(place);
      });

    for (const list of LISTS)
      test(`the first record of #/${list} is whole`, async (context) => {
        const { page } = browser;
        await personAt(page).goTo(`#/${list}`);
        await settle(page);
        const first = page.locator("#mirror [role=table] [role=row] [role=link], #mirror [role=listitem] [role=link]").first();
        if ((await first.count()) === 0) return context.skip("the demonstration has none");
        await first.click();
        await settle(page);
        await look(`${list}-first`);
      });
  });
