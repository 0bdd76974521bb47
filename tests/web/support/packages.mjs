// The npm packages of the web tests. They live in web-shell/, where node does not look from here.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const fromShell = createRequire(new URL("../../../web-shell/package.json", import.meta.url));

export const { chromium } = fromShell("playwright-core");
export const { PNG } = fromShell("pngjs");

/** The source of axe-core, to be run in the page by page.evaluate(), which the page's policy does not concern. */
export const axeSource = () => readFile(fromShell.resolve("axe-core/axe.min.js"), "utf8");
