// What the canvas really shows where the accessibility tree says that a control is. A control whose rectangle is blank
// exists for a screen reader only; one whose writing runs into its edge is cut off.
import assert from "node:assert/strict";
import { PNG } from "./packages.mjs";

const NOTICEABLE = 24; // of 255: differences below it are shadows and antialiasing

/** The screen's pixels below a rectangle in CSS pixels. */
async function pixelsOf(page, box) {
  const viewport = page.viewportSize();
  const left = Math.max(0, Math.floor(box.x));
  const top = Math.max(0, Math.floor(box.y));
  const right = Math.min(viewport.width, Math.ceil(box.x + box.width));
  const bottom = Math.min(viewport.height, Math.ceil(box.y + box.height));
  if (right <= left || bottom <= top) return null;
  const clip = { x: left, y: top, width: right - left, height: bottom - top };
  return PNG.sync.read(await page.screenshot({ clip, caret: "initial" }));
}

const colourAt = (image, x, y) => image.data.readUInt32BE((y * image.width + x) * 4) >>> 8;

function difference(first, second) {
  const channel = (shift) => Math.abs(((first >> shift) & 255) - ((second >> shift) & 255));
  return Math.max(channel(0), channel(8), channel(16));
}

/** The colour most pixels have: what the writing stands on. */
function groundOf(image) {
  const counts = new Map();
  for (let y = 0; y < image.height; ++y)
    for (let x = 0; x < image.width; ++x) {
      const colour = colourAt(image, x, y);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

/** How many pixels of a column range differ from the ground, leaving out `margin` rows above and below. */
function inkIn(image, ground, firstColumn, lastColumn, margin) {
  let count = 0;
  for (let y = margin; y < image.height - margin; ++y)
    for (let x = firstColumn; x < lastColumn; ++x)
      if (difference(colourAt(image, x, y), ground) > NOTICEABLE) ++count;
  return count;
}

/**
 * What is drawn below a located element.
 * @returns {Promise<{box: object, pixels: number, ink: number, blank: boolean, leftEdge: number, rightEdge: number}>}
 *   ink: pixels inside the frame that differ from the ground; leftEdge, rightEdge: those in the two outermost columns
 *   inside `frame` pixels, where a control's writing may not reach
 */
export async function inkOf(page, locator, { frame = 3 } = {}) {
  const box = await locator.boundingBox();
  assert.ok(box, `${locator} has no rectangle`);
  const image = await pixelsOf(page, box);
  if (!image) return { box, pixels: 0, ink: 0, blank: true, leftEdge: 0, rightEdge: 0 };
  const margin = Math.min(frame, Math.floor((Math.min(image.width, image.height) - 1) / 3));
  const ground = groundOf(image);
  const ink = inkIn(image, ground, margin, image.width - margin, margin);
  return {
    box,
    pixels: image.width * image.height,
    ink,
    blank: ink < 4,
    leftEdge: inkIn(image, ground, margin, margin + 2, margin),
    rightEdge: inkIn(image, ground, image.width - margin - 2, image.width - margin, margin),
  };
}

/** Fails when nothing is drawn where the control is. */
export async function assertDrawn(page, locator, options) {
  const drawn = await inkOf(page, locator, options);
  assert.ok(!drawn.blank, `${locator} is named but nothing is drawn at ${JSON.stringify(drawn.box)}`);
  return drawn;
}

/** Fails when the control is blank or its writing reaches its right or left edge. */
export async function assertReadable(page, locator, options) {
  const drawn = await assertDrawn(page, locator, options);
  assert.equal(drawn.leftEdge + drawn.rightEdge, 0, `${locator} is cut off at ${JSON.stringify(drawn.box)}`);
  return drawn;
}

/** A part of a picture as a picture of its own. */
function cut(image, box) {
  const left = Math.max(0, Math.floor(box.x));
  const top = Math.max(0, Math.floor(box.y));
  const width = Math.min(image.width, Math.ceil(box.x + box.width)) - left;
  const height = Math.min(image.height, Math.ceil(box.y + box.height)) - top;
  if (width < 4 || height < 4) return null;
  const part = new PNG({ width, height });
  PNG.bitblt(image, part, left, top, width, height, 0, 0);
  return part;
}

/**
 * The named controls on the screen with nothing drawn where they are, and the buttons whose writing reaches their edge.
 * One picture serves for all of them. `frame`: pixels of a control's own edge.
 */
export async function controlsDrawnWrong(page, { frame = 3 } = {}) {
  const controls = await page.evaluate(() => [...document.querySelectorAll("[data-actionable]")].map((element) => {
    // Only what is to be seen of it: a long form is told whole, and scrolls.
    let { left, top, right, bottom } = element.getBoundingClientRect();
    const whole = (right - left) * (bottom - top);
    for (let around = element.parentElement; around; around = around.parentElement) {
      if (getComputedStyle(around).overflow === "visible") continue;
      const box = around.getBoundingClientRect();
      [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
      [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
    }
    const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
    const seen = Math.max(0, right - left) * Math.max(0, bottom - top);
    return { role: element.getAttribute("role") ?? element.localName, name, mostlySeen: seen > whole * 0.8,
      box: { x: left, y: top, width: right - left, height: bottom - top } };
  }));
  assert.ok(controls.length > 0, "the page names no control at all");
  const image = PNG.sync.read(await page.screenshot());
  const wrong = [];
  const below = ({ role, box }) => `${role} ${box.x} ${box.width}`; // the same control of the rows of one list
  const tallest = new Map();
  for (const control of controls) tallest.set(below(control), Math.max(tallest.get(below(control)) ?? 0, control.box.height));
  for (const control of controls) {
    const { role, name, box, mostlySeen } = control;
    // The edge of a row of its list, or of a board's next column: no control as a whole is as small as that.
    const scrollsIn = box.height < 16 || box.width < 18 || box.height < tallest.get(below(control)) / 2;
    const part = mostlySeen && !scrollsIn && cut(image, box);
    if (!part) continue;
    const margin = Math.min(frame, Math.floor((Math.min(part.width, part.height) - 1) / 3));
    const ground = groundOf(part);
    // An empty field is rightly empty inside its frame, and so is the column of a month without turnover.
    const mayBeEmpty = role === "input" || role === "textarea" || /: [^\d]*0[.,]00/.test(name);
    if (!mayBeEmpty && inkIn(part, ground, margin, part.width - margin, margin) < 4) wrong.push(`${role} "${name}" is blank`);
    const edges = inkIn(part, ground, margin, margin + 2, margin) + inkIn(part, ground, part.width - margin - 2, part.width - margin, margin);
    if (role === "button" && box.width > 60 && box.height < 60 && edges > 0) wrong.push(`button "${name}" is cut off`);
  }
  return wrong;
}
