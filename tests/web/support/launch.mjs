// Opens Bottega as a person has it: the finished site behind the recommended headers, in Chromium with a profile that
// keeps its data. A test that ends with close() has proven, besides what it asserts, that the page logged no warning
// and no error, broke no policy and asked no other origin for anything.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serveFolder } from "../../../tools/serve.mjs";
import { chromium } from "./packages.mjs";

const DIST = fileURLToPath(new URL("../../../build/dist", import.meta.url));
const PATIENCE = 60_000; // milliseconds: a machine that compiles beside the test is slow, not wrong
const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ORDINARY_SCREEN = {
  colorScheme: "light",
  deviceScaleFactor: 1,
  touch: false,
  reducedMotion: "no-preference",
  args: [],
};
const BROWSER_OPTIONS = [
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
];

function browserPath() {
  const path = process.env.CHROMIUM ?? BROWSERS.find((candidate) => existsSync(candidate));
  assert.ok(path, "no Chromium on this machine (CHROMIUM may name one)");
  return path;
}

/**
 * Serves the finished site, or another folder, on a free port. Keep it open over a restart of the browser: the data
 * belongs to the origin.
 */
export const serveSite = (folder = process.env.BOTTEGA_DIST ?? DIST, options = {}) => serveFolder(folder, options);

/** Nothing is left to draw, run or save. Rejects with the reason when saving fails, or when it does not come to rest. */
export const settle = (page) =>
  page.evaluate(async (patience) => {
    let alarm;
    const tooLong = new Promise((_, reject) => {
      alarm = setTimeout(() => reject(new Error(`not at rest: ${JSON.stringify(window.bottega.stats())}`)), patience);
    });
    await Promise.race([window.bottega.idle(), tooLong]).finally(() => clearTimeout(alarm));
  }, PATIENCE);

/** Collects what a page says and asks for that it should not. */
function watch(page, origin, problems) {
  page.on("pageerror", (error) => problems.push(`error: ${error.stack ?? error}`));
  page.on("crash", () => problems.push("the page crashed"));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (["http:", "https:", "ws:", "wss:"].includes(url.protocol) && url.origin !== origin)
      problems.push(`request to another origin: ${url.href}`);
  });
}

/** The process of the browser that holds a profile; Chromium writes it into the profile's lock. */
async function browserProcess(profile) {
  const lock = await readlink(join(profile, "SingletonLock"));
  return Number(lock.slice(lock.lastIndexOf("-") + 1));
}

function contextOptions({ locale, viewport, colorScheme, deviceScaleFactor, touch, reducedMotion, args, ...others }) {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return {
    executablePath: browserPath(),
    args: [...sandbox, ...BROWSER_OPTIONS, ...args],
    locale,
    viewport,
    colorScheme,
    deviceScaleFactor,
    hasTouch: touch,
    isMobile: touch,
    reducedMotion,
    acceptDownloads: true,
    timeout: PATIENCE,
    ...others,
  };
}

/**
 * A browser on a served site. Options not named here go to Playwright's launchPersistentContext.
 * @param {{origin: string, close: () => Promise<void>}} site what serveSite() returned
 * @param {object} [options]
 * @param {string} [options.profile] folder of an earlier browser, to find its data again; a fresh one otherwise
 * @param {string} [options.path] what to open: "/", "/?lang=ro", "/#/accounts"; null opens nothing
 * @param {boolean} [options.serviceWorker] the site keeps itself in the browser as it does for a person; elsewhere the
 *   tests go without, since that fetches the whole site once more
 */
export async function openBrowser(site, options = {}) {
  const { profile, path = "/", locale = "it-IT", viewport = { width: 1440, height: 900 }, serviceWorker = false, ...wishes } = options;
  const folder = profile ?? (await mkdtemp(join(tmpdir(), "bottega-profile-")));
  const context = await chromium.launchPersistentContext(
    folder,
    contextOptions({ ...ORDINARY_SCREEN, locale, viewport, ...wishes }),
  );
  context.setDefaultTimeout(PATIENCE);
  if (!serviceWorker) await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
  const problems = [];
  const page = context.pages()[0] ?? (await context.newPage());
  for (const open of context.pages()) watch(open, site.origin, problems);
  context.on("page", (opened) => watch(opened, site.origin, problems));

  const browser = {
    page,
    context,
    problems,
    profile: folder,
    settle: () => settle(page),
    /** Opens an address of the site and waits until the program runs. */
    async open(address) {
      await page.goto(site.origin + address);
      await page.waitForFunction(() => Boolean(window.bottega));
      await page.evaluate(() => window.bottega.ready);
      await settle(page);
    },
    /** Ends the browser like a power cut: no event reaches the page. The profile stays. */
    async kill() {
      const gone = new Promise((done) => context.once("close", done));
      process.kill(await browserProcess(folder), "SIGKILL");
      await gone;
    },
    /** Ends the browser and asserts that the page had nothing to complain about, besides what `allow` matches. */
    async close({ keepProfile = Boolean(profile), allow = [] } = {}) {
      await context.close();
      if (!keepProfile) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      assert.deepEqual(problems.filter((problem) => !allow.some((pattern) => pattern.test(problem))), []);
    },
  };
  if (path !== null) await browser.open(path);
  return browser;
}

/** Site and browser together, for tests that need one of each. close() ends both. */
export async function launch({ folder, headers, ...options } = {}) {
  const site = await serveSite(folder, headers ? { headers } : {});
  try {
    const browser = await openBrowser(site, options);
    const closeBrowser = browser.close;
    return {
      ...browser,
      site,
      close: (wishes) => closeBrowser(wishes).finally(() => site.close()),
    };
  } catch (error) {
    await site.close();
    throw error;
  }
}
