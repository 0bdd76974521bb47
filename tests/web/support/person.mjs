// What a person does with the page, by role and name only: the mirror must offer every control, where it is drawn.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { settle } from "./launch.mjs";

const SECONDS_A_PERSON_WAITS = 30;

/** Whether it is there within the time a person waits for a file to be read or a backup to be written. */
async function appears(page, shown) {
  await settle(page);
  const came = await shown.waitFor({ state: "attached", timeout: SECONDS_A_PERSON_WAITS * 1000 }).then(() => true, () => false);
  await settle(page);
  return came;
}

/** @param {import("playwright-core").Page} page */
export function personAt(page) {
  let pressed = { x: -1000, y: -1000 };
  /** Who presses where something else stood a moment ago looks first: the program takes a press at once for a double click. */
  async function look(control) {
    await control.waitFor({ state: "attached" });
    const box = await control.boundingBox();
    if (!box) return;
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const near = Math.hypot(at.x - pressed.x, at.y - pressed.y) <= 24; // more than the program calls the same place
    pressed = at;
    if (near) await page.waitForTimeout(600);
  }
  const person = {
    /** The control of that role whose name is exactly this text, or matches this pattern. */
    see: (role, name) => page.getByRole(role, typeof name === "string" ? { name, exact: true } : { name }).first(),
    /** Presses without waiting for what comes of it. */
    async click(role, name) {
      if (role === "button") await look(person.see(role, name));
      await person.see(role, name).click();
    },
    async press(role, name) {
      await person.click(role, name);
      await settle(page);
    },
    async type(name, text, role = "textbox") {
      const field = person.see(role, name);
      await field.fill(text);
      await settle(page);
    },
    /** Leaves the field, so that what was typed is read. */
    async typeAndLeave(name, text, role = "textbox") {
      await person.type(name, text, role);
      await page.keyboard.press("Tab");
      await settle(page);
    },
    /** What is typed hidden has no role; the label tells it. Of two that lie over each other, the one in sight. */
    async typeSecret(name, text) {
      await page.getByLabel(name, { exact: true }).and(page.locator("input[type=password]:not([hidden])")).fill(text);
      await settle(page);
    },
    async choose(name, option) {
      await person.press("combobox", name);
      await person.press("option", option);
    },
    /** Picks a record in a field that searches while one types. */
    async pick(name, typed, option) {
      const field = page.getByRole("combobox", { name }).or(page.getByRole("textbox", { name })).first();
      await field.click();
      await settle(page);
      await page.keyboard.type(typed);
      await settle(page);
      await person.press("option", option);
    },
    async keys(...combinations) {
      for (const combination of combinations) await page.keyboard.press(combination);
      await settle(page);
    },
    async giveFile(role, name, file) {
      const chooser = page.waitForEvent("filechooser");
      await person.click(role, name);
      await (await chooser).setFiles(file);
      await settle(page);
    },
    /** The bytes of what the page lets the person download when the control is pressed. */
    async download(role, name) {
      const coming = page.waitForEvent("download");
      await person.click(role, name);
      return coming;
    },
    async sees(role, name, message) {
      assert.ok(await appears(page, person.see(role, name)), message ?? `no ${role} named ${name} on the page`);
    },
    async reads(text) {
      assert.ok(await appears(page, page.getByText(text).first()), `the page does not say ${text}`);
    },
    async valueOf(name, role = "textbox") {
      await settle(page);
      return person.see(role, name).inputValue();
    },
    async goTo(address) {
      await page.evaluate((fragment) => { location.hash = fragment; }, address);
      await settle(page);
    },
  };
  return person;
}

/** Keeps a picture of the screen in build/screenshots, light and dark. */
export async function keepPicture(page, name) {
  const folder = "build/screenshots";
  await mkdir(folder, { recursive: true });
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    await settle(page);
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
  }
}
