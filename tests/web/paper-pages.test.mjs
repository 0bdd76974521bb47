// Bottega draws the pages of its own papers, on a phone too, where a browser has no viewer for PDF in a page. What it
// draws is the paper: compared with another program's picture of the same file.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { launch, settle } from "./support/launch.mjs";
import { personAt } from "./support/person.mjs";

const run = promisify(execFile);
const WIDTH = 300;
const BLOCK = 10;
const MOST_OF_A_BLOCK = 30; // of 255: two programs smooth the same letter in two ways

let browser;
let page;
let person;

before(async () => {
  browser = await launch({ path: "/?demo=it&lang=it", viewport: { width: 390, height: 844 }, touch: true, deviceScaleFactor: 2 });
  ({ page } = browser);
  person = personAt(page);
});
after(() => browser?.close());

/** The grey of each point of a page as it was drawn, so many points wide. */
const drawn = (index) =>
  page.locator(".pages canvas").nth(index).evaluate((canvas, width) => {
    const small = document.createElement("canvas");
    small.width = width;
    small.height = Math.round((canvas.height / canvas.width) * width);
    const pen = small.getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.drawImage(canvas, 0, 0, small.width, small.height);
    const { data } = pen.getImageData(0, 0, small.width, small.height);
    return Array.from({ length: small.width * small.height }, (_, at) => (data[at * 4] + data[at * 4 + 1] + data[at * 4 + 2]) / 3);
  }, WIDTH);

async function painted(path, index) {
  const wishes = ["-gray", "-f", `${index + 1}`, "-l", `${index + 1}`, "-scale-to-x", `${WIDTH}`, "-scale-to-y", "-1", "-singlefile"];
  await run("pdftoppm", [...wishes, path, path]);
  const file = await readFile(`${path}.pgm`);
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 40).toString("latin1"));
  return { height: Number(header[2]), greys: file.subarray(header[0].length) };
}

/** The mean of each square of a picture. */
function blocks(greys, height) {
  const means = [];
  for (let top = 0; top + BLOCK <= height; top += BLOCK)
    for (let left = 0; left + BLOCK <= WIDTH; left += BLOCK) {
      let sum = 0;
      for (let y = top; y < top + BLOCK; y++) for (let x = left; x < left + BLOCK; x++) sum += greys[y * WIDTH + x];
      means.push(sum / BLOCK ** 2);
    }
  return means;
}

async function openPreview(list) {
  await person.goTo(list);
  await page.getByRole("link", { name: /\d/ }).or(page.getByRole("row").getByRole("link")).first().click();
  await page.waitForFunction(() => /\/\d+$/.test(location.hash));
  await settle(page);
  const button = page.getByRole("button", { name: "Anteprima", exact: true });
  if (await button.count()) await button.click();
  else {
    await person.press("button", "Altre azioni");
    await person.press("menuitem", "Anteprima");
  }
  await settle(page);
  await page.getByRole("dialog", { name: /\.pdf$/ }).waitFor();
}

/** A logo of every brightness, partly to be seen through. */
async function chooseLogo() {
  const picture = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [300, 120];
    const pen = canvas.getContext("2d");
    const colours = pen.createLinearGradient(0, 0, 300, 120);
    colours.addColorStop(0, "#123");
    colours.addColorStop(1, "#fc0");
    pen.fillStyle = colours;
    pen.arc(150, 60, 58, 0, 7);
    pen.fill();
    pen.fillStyle = "rgb(0 0 255 / 0.4)";
    pen.fillRect(200, 10, 90, 100);
    return canvas.toDataURL("image/png").split(",")[1];
  });
  await person.goTo("#/settings");
  await person.giveFile("button", "Scegli un'immagine…", { name: "logo.png", mimeType: "image/png", buffer: Buffer.from(picture, "base64") });
  await person.press("button", "Salva");
}

test("a logo is there before the papers are drawn", async () => {
  await chooseLogo();
  await person.sees("button", "Cambia il logo");
});

for (const [what, list] of [["an issued invoice", "#/invoices?filter=ui.filter.unpaid"], ["a draft", "#/invoices?filter=ui.filter.drafts"],
  ["a quote", "#/quotes"]])
  test(`the pages of ${what} are drawn as another program paints them`, async () => {
    await openPreview(list);
    const dialog = page.getByRole("dialog", { name: /\.pdf$/ });
    await page.screenshot({ path: `build/screenshots/preview-phone-${what.split(" ").pop()}.png` });
    const coming = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Scarica" }).click();
    const path = await (await coming).path();
    const count = await page.locator(".pages canvas").count();
    assert.ok(count > 0, "no page was drawn");
    assert.match(await page.getByRole("img", { name: /^Pagina 1 di/ }).getAttribute("aria-label"), /Totale/);
    for (let index = 0; index < count; index++) {
      const paper = await painted(path, index);
      const [mine, theirs] = [blocks(await drawn(index), paper.height), blocks(paper.greys, paper.height)];
      assert.ok(theirs.some((grey) => grey < 250), "the other program painted nothing");
      const worst = Math.max(...mine.map((grey, at) => Math.abs(grey - theirs[at])));
      assert.ok(worst < MOST_OF_A_BLOCK, `page ${index + 1} differs by ${worst.toFixed(1)}`);
    }
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });
