// What a run does, all of it from one seed: the steps of each life of the browser and the moment that ends it.

/** A small generator of numbers that are the same for the same seed everywhere (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: (limit) => Math.floor(next() * limit), between: (low, high) => low + Math.floor(next() * (high - low + 1)) };
}

/** How often a kind of step comes, and how much it does. */
const KINDS = [
  { kind: "edit", weight: 40, amount: [1, 1] },
  { kind: "add", weight: 10, amount: [1, 20] },
  { kind: "remove", weight: 8, amount: [1, 60] },
  { kind: "sell", weight: 10, amount: [1, 1] },
  { kind: "add", weight: 4, amount: [200, 700] }, // a large transaction
  { kind: "file", weight: 8, amount: [1, 1500] }, // kilobytes
  { kind: "refuse", weight: 5, amount: [5, 300] },
  { kind: "fail", weight: 3, amount: [5, 100] },
  { kind: "import", weight: 4, amount: [30, 200] },
  { kind: "cancelledImport", weight: 3, amount: [100, 400] },
  { kind: "restore", weight: 3, amount: [1, 1] },
  { kind: "vacuum", weight: 4, amount: [1, 1] },
  { kind: "rest", weight: 35, amount: [1, 1] }, // in which the opening copy is made
];
// An archive of 50 MB is not exported or compacted at every turn.
const SLOW_WHEN_BIG = new Set(["restore", "vacuum"]);

function pick(random, kinds) {
  let left = random.next() * kinds.reduce((sum, { weight }) => sum + weight, 0);
  return kinds.find(({ weight }) => (left -= weight) < 0) ?? kinds[0];
}

/** Steps come alone, or in bursts without a pause, as when somebody imports while typing. */
function stepsOf(random, first, count, big) {
  const kinds = big ? KINDS.filter(({ kind }) => !SLOW_WHEN_BIG.has(kind)) : KINDS;
  const steps = [];
  let burst = 0;
  for (let number = first; number < first + count; number++) {
    const { kind, amount } = pick(random, kinds);
    if (burst === 0) burst = [1, 1, 5, 20][random.below(4)];
    burst--;
    steps.push({ kind, number, amount: random.between(...amount), pause: burst > 0 ? null : random.below(12) });
  }
  return steps;
}

const BIG_FILLS = 3;
const ACCOUNTS_A_FILL = 950; // of 19 KB each: together more than 50 MB

/**
 * One life of the browser: the steps it takes and when it is killed, which is while a transaction is open ("open") three
 * times out of four, else at any moment ("any"), `delay` milliseconds after so many steps.
 * @param {{next: () => number, below: (limit: number) => number, between: (low: number, high: number) => number}} random
 */
export function planLife(random, { first, big }) {
  const steps = [{ kind: "setUp", number: first, amount: 1, pause: 0 }]; // refused where the business is there already
  const number = () => first + steps.length;
  for (let fill = 0; big && fill < BIG_FILLS; fill++)
    steps.push({ kind: "fill", number: number(), amount: ACCOUNTS_A_FILL, pause: 0 });
  if (big) steps.push({ kind: "settle", number: number(), amount: 1, pause: 0 });
  const prepared = steps.length;
  steps.push(...stepsOf(random, number(), 1000, big));
  const isOpen = random.next() < 0.75;
  const moment = {
    kind: isOpen ? "open" : "any",
    after: prepared + random.below(big ? 12 : 40),
    delay: isOpen ? random.below(8) : random.below(300),
  };
  return { steps, moment };
}
