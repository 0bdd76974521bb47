// Where nothing can be kept, the archive lives in memory and says so.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { call, openProbe, serveProbe } from "./pages/storage-site.mjs";

let site;

before(async () => (site = await serveProbe()));
after(() => site?.close());

test("over plain http the archive lives in memory only and says so", async (t) => {
  const origin = site.origin.replace("localhost", "shop.test");
  const browser = await openProbe(site, { origin, args: ["--host-resolver-rules=MAP shop.test 127.0.0.1"] });
  t.after(() => browser.context.close().catch(() => {}));

  const { state, reason } = await call(browser.page, "open", "main");
  await call(browser.page, "run", "CREATE TABLE t(x); INSERT INTO t VALUES (1); PRAGMA user_version = 5");

  assert.deepEqual({ state, reason }, { state: "not-saved", reason: "memory-only" });
  assert.equal(await call(browser.page, "run", "SELECT count(*) FROM t"), "1");
  assert.equal(await call(browser.page, "schemaVersion"), 5);
  assert.equal(await call(browser.page, "refusal"), null);
  assert.deepEqual(await call(browser.page, "list"), []);
  await browser.close({ allow: [/request to another origin: http:\/\/shop\.test/] });
});
