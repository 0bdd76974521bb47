import { phases } from "./phases.js";

addEventListener("message", async ({ data: { number, phase, wish } }) => {
  try {
    postMessage({ number, answer: await phases[phase](wish) });
  } catch (failure) {
    postMessage({ number, failure: String(failure) });
  }
});
