// Calls the phases of the bench here, or in a worker for the engines that need one.
import { IN_WORKER } from "./engines.js";
import { phases } from "./phases.js";

let worker = null;
let last = 0;

function inWorker(phase, wish) {
  worker ??= new Worker("./worker.js", { type: "module" });
  const number = ++last;
  return new Promise((resolve, reject) => {
    worker.addEventListener("message", function hear({ data }) {
      if (data.number !== number) return;
      worker.removeEventListener("message", hear);
      if (data.failure) reject(new Error(data.failure));
      else resolve(data.answer);
    });
    worker.postMessage({ number, phase, wish });
  });
}

window.bench = (engine, phase, wish) => (IN_WORKER.includes(engine) ? inWorker(phase, wish) : phases[phase](wish));
