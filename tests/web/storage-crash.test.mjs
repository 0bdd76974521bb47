// The browser dies: what was called saved is there, and what is there is the archive after some commit.
// BOTTEGA_KILLS=100 makes a long run of it, and the browser's other store below IndexedDB is tried by
// CHROMIUM_ARGS="--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout".
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { after, before, test } from "node:test";
import { call, openProbe, serveProbe } from "./pages/storage-site.mjs";

const KILLS = Number(process.env.BOTTEGA_KILLS ?? 3);
const ARGS = (process.env.CHROMIUM_ARGS ?? "").split(" ").filter(Boolean);

let site;

before(async () => (site = await serveProbe()));
after(() => site?.close());

/** Commits 1, 2, 3 ... as fast as it can, each touching old rows too, with rollbacks and compactions between. */
function work() {
  const { probe } = window;
  probe.run("CREATE TABLE IF NOT EXISTS step(n INTEGER PRIMARY KEY, touched INTEGER, notes TEXT)");
  let next = Number(probe.run("SELECT ifnull(max(n), 0) FROM step")) + 1;
  const commitSome = () => {
    for (let i = 0; i < 5; i++, next++) {
      probe.run(`BEGIN; INSERT INTO step VALUES (${next}, 0, hex(randomblob(900)));
                 UPDATE step SET touched = touched + 1, notes = hex(randomblob(700)) WHERE n > ${next} - 20; COMMIT`);
    }
    if (next % 50 < 5) probe.run("BEGIN; UPDATE step SET touched = 0, notes = hex(randomblob(900)); ROLLBACK");
    if (next % 200 < 5) probe.run("VACUUM");
    const last = next - 1;
    probe.durable().then(() => (window.surelySaved = last));
    setTimeout(commitSome, 2);
  };
  commitSome();
}

/** Every row tells how often later commits touched it; only a whole prefix of the commits adds up. */
const WRONG_ROWS = "SELECT count(*) FROM step WHERE touched <> min(20, (SELECT max(n) FROM step) - n + 1)";
const ROWS = "SELECT count(*) || ' of ' || max(n) FROM step";

test(`a browser killed ${KILLS} times amid a burst of commits keeps a whole prefix, and all that was saved`, async (t) => {
  let profile;
  let browser;
  t.after(() => browser?.context.close().catch(() => {}));
  let surelySaved = 0;
  for (let kill = 0; kill <= KILLS; kill++) {
    browser = await openProbe(site, { profile, args: ARGS });
    profile = browser.profile;
    assert.equal((await call(browser.page, "open", "main")).state, "saved");
    if (kill > 0) {
      assert.equal(await call(browser.page, "run", "PRAGMA integrity_check"), "ok");
      assert.equal(await call(browser.page, "run", WRONG_ROWS), "0");
      const found = Number(await call(browser.page, "run", "SELECT max(n) FROM step"));
      assert.equal(await call(browser.page, "run", ROWS), `${found} of ${found}`);
      assert.ok(found >= surelySaved, `${found} found, ${surelySaved} were saved`);
    }
    if (kill === KILLS) {
      await browser.close();
      break;
    }
    await browser.page.evaluate(work);
    await browser.page.waitForFunction((than) => window.surelySaved > than, surelySaved);
    await browser.page.waitForTimeout(150 + 170 * kill);
    surelySaved = await browser.page.evaluate(() => window.surelySaved);
    await browser.kill();
  }
  await rm(profile, { recursive: true, force: true });
});

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
