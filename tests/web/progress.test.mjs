// The loader's bar moves with the bytes that have really arrived, and a large archive says how far it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Progress } from "../../web-shell/src/progress.js";

const texts = { loadingProgram: "program", loadingData: "data" };

/** The page's elements, as far as the loader has them. */
function page() {
  const elements = { "loader": {}, "loader-progress": { value: 0 }, "loader-step": { textContent: "" } };
  globalThis.document = { getElementById: (id) => elements[id] };
  return { bar: elements["loader-progress"], step: elements["loader-step"] };
}

test("the bar follows the program's bytes, then the archive's", () => {
  const { bar, step } = page();
  const progress = new Progress(1000, texts);

  progress.add(500);
  assert.deepEqual([bar.value, step.textContent], [40, "program"]);
  progress.add(500);
  progress.showData(10_000_000, 40_000_000);
  assert.deepEqual([bar.value, step.textContent], [85, "data"]);
  progress.showData(40_000_000, 40_000_000);
  assert.equal(bar.value, 100);
});

test("an archive above 100 MB is told in megabytes", () => {
  const { bar, step } = page();
  const progress = new Progress(1000, texts);
  progress.add(1000);

  progress.showData(60_500_000, 120_000_000);

  assert.deepEqual([bar.value, step.textContent], [80 + (60.5 / 120) * 20, "data: 60 / 120 MB"]);
});
