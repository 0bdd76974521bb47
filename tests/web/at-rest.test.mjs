// The finished program costs nothing while nobody acts, whatever the storage still puts in order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { launch } from "./support/launch.mjs";

test("what the storage puts in order by itself, seconds after a large commit, costs no frame", async () => {
  const program = await launch({ path: "/?demo=it&lang=it" });
  await program.settle();
  await sleep(300);
  const frames = () => program.page.evaluate(() => window.bottega.stats().frames);
  const before = await frames();
  await sleep(5000);
  assert.equal((await frames()) - before, 0);
  await program.close();
});
