// axe-core over the page's accessibility tree.
import assert from "node:assert/strict";
import { axeSource } from "./packages.mjs";

/** What axe-core finds wrong on the page, one line a finding. */
export async function violationsOf(page) {
  await page.evaluate(await axeSource());
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(" | ")}`);
}

export async function assertAccessible(page) {
  assert.deepEqual(await violationsOf(page), []);
}
