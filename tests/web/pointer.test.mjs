// A mouse on a device that began with fingers: rows shrink from a finger's size, but not between press and release.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, settle } from "./support/launch.mjs";

test("the first click of a mouse opens the row that was pressed, on a phone's screen", async (t) => {
  const browser = await launch({ path: "/?demo=it#/accounts", viewport: { width: 390, height: 844 }, touch: true });
  t.after(() => browser.context.close().catch(() => {}));
  const { page } = browser;
  const rows = page.getByRole("row").getByRole("link");
  const last = rows.nth((await rows.count()) - 1); // rows above it may become less high
  const name = (await last.getAttribute("aria-label")) ?? (await last.textContent());
  const { x, y, width, height } = await last.boundingBox();
  await page.mouse.move(x + width / 2, Math.min(y + height / 2, 800));
  await page.mouse.down();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.mouse.up();
  await settle(page);
  assert.match(await page.evaluate(() => location.hash), /^#\/accounts\/\d+$/, `a press on ${name} opened nothing`);
  await browser.close();
});
