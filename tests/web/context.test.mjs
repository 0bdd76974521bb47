// What surrounds the program may fail it: graphics, another tab, an address that is not safe, data of a newer program.
// None of it costs data, and the page says what happened.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPlatformProbe, servePlatformProbe } from "./pages/platform-site.mjs";
import { assertAccessible } from "./support/axe.mjs";
import { openBrowser } from "./support/launch.mjs";
import { assertReadable } from "./support/ink.mjs";

let site;
before(async () => (site = await servePlatformProbe()));
after(() => site?.close());

const onContext = (page, method) =>
  page.evaluate((called) => {
    const context = document.querySelector("canvas").getContext("webgl2");
    window.loser ??= context.getExtension("WEBGL_lose_context");
    window.loser[called]();
  }, method);

test("a lost graphics context comes back with the picture and with what was typed", async () => {
  const browser = await openPlatformProbe(site);
  const { page } = browser;
  await browser.field("Ragione sociale").fill("Prima della perdita");
  const button = page.getByRole("button", { name: "Premi" });
  await assertReadable(page, button);

  await onContext(page, "loseContext");
  await browser.settle();
  await browser.field("Email").fill("senza@immagine.it");
  await onContext(page, "restoreContext");
  await page.waitForFunction(() => !document.querySelector("canvas").getContext("webgl2").isContextLost());
  await browser.settle();

  await assertReadable(page, button);
  assert.equal(await browser.held("company"), "Prima della perdita");
  assert.equal(await browser.held("email"), "senza@immagine.it");
  await button.click();
  assert.equal(await browser.held("presses"), "1");
  await browser.close({ allow: [/CONTEXT_LOST_WEBGL/] });
});

test("without WebGL2 a plain sentence says so", async () => {
  const browser = await openBrowser(site, { path: null });
  await browser.page.addInitScript(() => delete window.WebGL2RenderingContext);
  await browser.page.goto(site.origin);
  await browser.page.getByRole("heading", { name: "Questo browser non può mostrare Bottega" }).waitFor();
  assert.equal(await browser.page.getByRole("button", { name: "Ricarica" }).isVisible(), true);
  await browser.close();
});

test("a second tab offers to be used instead, and the first gives way", async () => {
  const browser = await openPlatformProbe(site, { path: "/?lang=en" });
  const second = await browser.context.newPage();
  await second.goto(`${site.origin}/?lang=en`);
  await second.getByRole("button", { name: "Use here" }).click();
  await second.evaluate(() => window.bottega.ready);
  await browser.page.getByRole("heading", { name: "Bottega is now used in another tab" }).waitFor();
  await browser.page.getByRole("button", { name: "Use here" }).click();
  await second.getByRole("heading", { name: "Bottega is now used in another tab" }).waitFor();
  await browser.page.waitForFunction(() => Boolean(window.bottega));
  await browser.page.evaluate(() => window.bottega.ready);
  await browser.close();
});

test("over plain http it says that nothing is kept, and runs as a demo", async () => {
  const origin = site.origin.replace("localhost", "bottega.test");
  const browser = await openBrowser(
    { ...site, origin },
    { path: null, args: ["--host-resolver-rules=MAP bottega.test 127.0.0.1"] },
  );
  const { page } = browser;
  await page.goto(origin);
  await page.getByRole("heading", { name: "Solo dimostrazione: nulla viene conservato" }).waitFor();
  await page.getByRole("button", { name: "Prova" }).click();
  await page.evaluate(() => window.bottega.ready);
  await page.getByRole("button", { name: "Premi" }).click();
  await page.getByText("presses = [1]").waitFor({ state: "attached" });
  await browser.close();
});

test("data of a newer program is not touched, can be downloaded, and the page says why", async () => {
  const browser = await openBrowser(site, { path: "/?demo=it" });
  const { page } = browser;
  await page.evaluate(
    () => new Promise((done) => (indexedDB.open("bottega:main", 99).onsuccess = ({ target }) => done(target.result.close()))),
  );
  await page.goto(site.origin);
  await page.getByRole("heading", { name: "I tuoi dati richiedono una Bottega più recente" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Scarica i miei dati" }).isVisible(), true);
  await assertAccessible(page);
  const ready = await page.evaluate(() => window.bottega.ready.then(() => "ready", (failure) => failure.reason));
  assert.equal(ready, "newer-format");
  await browser.close({ allow: [/newer-format|VersionError/] });
});
