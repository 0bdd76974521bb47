// Drives the other lists and searches: one browser for each, with the data it needs as an array of objects.
import { openBrowser } from "../../web/support/launch.mjs";
import { meterOf } from "./measure.mjs";
import { FRAGMENT, MOST_HITS, places, STEP, STEPS_AT_A_PLACE, TYPED, VIEW } from "./work.mjs";

async function opened(site, name, count) {
  const browser = await openBrowser(site, { path: null, viewport: VIEW });
  const { page } = browser;
  page.setDefaultTimeout(0);
  await page.goto(`${site.origin}/peers.html`);
  await page.waitForFunction(() => Boolean(window.bench));
  await page.evaluate((wish) => window.bench.prepare(wish), { name, count });
  const meter = await meterOf(browser);
  const call = (verb, wish) => page.evaluate(([name, argument]) => window.bench[name](argument), [verb, wish]);
  return { browser, meter, call };
}

export async function measureList(site, name, count, note) {
  const { browser, meter, call } = await opened(site, name, count);
  const changed = async (what, verb, wish) => {
    let row;
    note(what, await meter.cpu(async () => { row = await call(verb, wish); }));
    if (!row) throw new Error(`${name} shows no rows after ${verb}`);
  };
  let first;
  note("open", await meter.cpu(async () => { first = await call("open"); }));
  if (!first) throw new Error(`${name} drew no rows`);
  const steps = [];
  let all = 0;
  for (const place of places()) {
    await call("jump", place);
    const before = meter.allSpent();
    for (let step = 0; step < STEPS_AT_A_PLACE; step++) steps.push(await meter.cpu(() => call("step", STEP)));
    all += meter.allSpent() - before;
  }
  note("scroll", steps);
  note("scroll, all processes", all / steps.length);
  await changed("sort", "sort");
  await changed("filter", "filter", FRAGMENT);
  note("memory", await meter.memory());
  await browser.close({ allow: [/./] }); // what others say is not ours
}

export async function measureSearch(site, name, count, rounds, note) {
  const { browser, meter, call } = await opened(site, name, count);
  note("search: build", await meter.cpu(() => call("open")));
  for (let round = 0; round < rounds; round++) {
    const keys = [];
    for (const typed of TYPED)
      for (let end = 1; end <= typed.length; end++)
        keys.push(await meter.cpu(() => call("find", { text: typed.slice(0, end), most: MOST_HITS })));
    note("keystroke", keys);
  }
  note("search: memory", await meter.memory());
  await browser.close({ allow: [/./] }); // what others say is not ours
}
