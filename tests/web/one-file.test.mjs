// Bottega as one file on a disk: no server, no request, and the data is there again at the next visit.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { openBrowser } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DIST = process.env.BOTTEGA_DIST ?? join(ROOT, "build/dist");

let folder;
let stick;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "bottega-one-file-"));
  await promisify(execFile)("node", [join(ROOT, "web-shell/build-single.mjs"), "--site", DIST, "--out", join(folder, "bottega.html")]);
  stick = { origin: pathToFileURL(folder).href };
});
after(() => rm(folder, { recursive: true, force: true }));

/** What the page asks for besides itself and what it made. */
function requestsOf(page) {
  const asked = [];
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.isNavigationRequest()) asked.push(request.url());
  });
  return asked;
}

test("it has at most 3 MB, and a policy that lets nothing in", async () => {
  assert.ok((await stat(join(folder, "bottega.html"))).size <= 3e6);
  const text = await readFile(join(folder, "bottega.html"), "utf8");
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text);
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'none'/);
  const scripts = /script-src ([^;]+)/.exec(policy)[1].split(" ");
  assert.deepEqual(scripts.filter((source) => !/^'sha256-[\w+/=]+'$/.test(source)), ["'wasm-unsafe-eval'"]);
});

test("what is written is there again after the browser was closed, nothing is asked for, and it prints", async () => {
  const profile = join(folder, "profile");
  const visit = (path) => openBrowser(stick, { profile, path, serviceWorker: true });
  let browser = await visit(null);
  let asked = requestsOf(browser.page);
  await browser.open("/bottega.html?demo=it&lang=it");
  let me = personAt(browser.page);
  await me.goTo("#/products/new");
  await me.type("Codice", "CHIAVETTA");
  await me.type("Nome", "Dalla chiavetta");
  await me.press("button", "Salva");
  await browser.settle();
  assert.deepEqual(asked, []);
  await browser.close();

  browser = await visit(null);
  asked = requestsOf(browser.page);
  await browser.open("/bottega.html?demo=it&lang=it#/products?search=CHIAVETTA");
  me = personAt(browser.page);
  await me.sees("row", /Dalla chiavetta/);
  await me.goTo("#/invoices?filter=ui.filter.unpaid");
  await browser.page.getByRole("row").getByRole("link").first().click();
  await browser.page.waitForFunction(() => /^#\/invoices\/\d+$/.test(location.hash));
  const paper = await readFile(await (await me.download("button", "PDF")).path());
  assert.equal(paper.subarray(0, 5).toString(), "%PDF-");
  // The browser lets no page from disk print what is in its frame: the person gets the file.
  assert.match((await me.download("button", "Stampa")).suggestedFilename(), /\.pdf$/);
  assert.deepEqual(asked, []);
  await browser.close();
});
