// A page that nobody touches costs nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openPlatformProbe, servePlatformProbe } from "./pages/platform-site.mjs";

const WATCHED_MS = 3000;
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

/** Frames built and timers set while nobody does anything. */
async function whileNobodyActs() {
  await browser.settle();
  await sleep(1500); // the tooltip under the pointer has come or not
  await page.evaluate(() => {
    window.timersSet = 0;
    const original = window.setTimeout;
    window.setTimeout = (...args) => (window.timersSet++, original(...args));
  });
  const before = await browser.frames();
  await sleep(WATCHED_MS);
  const frames = (await browser.frames()) - before;
  return { frames, timers: await page.evaluate(() => window.timersSet) };
}

test("no frame and no timer when nothing happens", async () => {
  assert.deepEqual(await whileNobodyActs(), { frames: 0, timers: 0 });
});

test("no frame and no timer while the pointer rests on a button", async () => {
  await page.getByRole("button", { name: "Premi" }).hover();
  assert.deepEqual(await whileNobodyActs(), { frames: 0, timers: 0 });
});

test("a blinking caret costs a few frames a second, and none once the field is left", async () => {
  await browser.field("Ragione sociale").click();
  const { frames } = await whileNobodyActs();
  assert.ok(frames > 0 && frames < 20, `${frames} frames`);
  await page.keyboard.press("Escape");
  assert.deepEqual(await whileNobodyActs(), { frames: 0, timers: 0 });
});

test("drawing asks WebGL for nothing: each answer would wait until everything before is painted", async () => {
  await page.evaluate(() => {
    window.asked = 0;
    const answer = WebGL2RenderingContext.prototype.getParameter;
    WebGL2RenderingContext.prototype.getParameter = function (name) {
      window.asked++;
      return answer.call(this, name);
    };
  });
  const before = (await page.evaluate(() => window.bottega.stats())).presented;
  await browser.field("Ragione sociale").click();
  await page.keyboard.type("abc");
  await page.keyboard.press("Escape");
  await browser.settle();
  assert.ok((await page.evaluate(() => window.bottega.stats())).presented > before);
  assert.equal(await page.evaluate(() => window.asked), 0);
});

test("the figures of the last frames are told", async () => {
  const stats = await page.evaluate(() => window.bottega.stats());
  assert.ok(stats.frames >= stats.presented && stats.presented > 0);
  assert.ok(stats.frameCpuMs.p50 > 0 && stats.frameCpuMs.p95 >= stats.frameCpuMs.p50);
  assert.ok(stats.mirrorNodes > 10 && stats.heapBytes > 1e6);
});
