// Runs in the page before the application: watches its transactions, has it run the steps of a plan, and tells the test.
// The test adds crashSay(what, numbers) (heard soon) and window.crashEar (an address; heard before the call returns).

/** How everything will stand after the commit that is about to happen: the test must know it before it can be durable. */
const tell = (fingerprint) => {
  const request = new XMLHttpRequest();
  request.open("POST", window.crashEar, false);
  request.send(fingerprint);
};

const LONGEST_WAIT_MS = 30_000;
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const crash = {
  program: null,
  pledged: 0,
  /** How many pledges there were when the archive reached this sequence. */
  reached: [],
  saved: 0,

  pledge(fingerprint) {
    tell(fingerprint);
    crash.pledged++;
  },

  text: (name) => crash.program.UTF8ToString(crash.program[name]()),

  /** The application's store of files, see crash-site.mjs. */
  async files() {
    const { openFileStore } = await import("/file-store.js");
    return (crash.store ??= openFileStore("main"));
  },

  /** How many files the rows name, and which of them are not there as they should be. */
  async checkFiles() {
    const store = await crash.files();
    const hashes = crash.text("_crash_hashes").split("\n").filter(Boolean);
    const broken = [];
    for (const hash of hashes) if (!(await store.verify(hash))) broken.push(hash);
    return { named: hashes.length, broken };
  },

  /** Call before and after a step, so that each sequence is known with what it holds. */
  note() {
    crash.reached.push({ sequence: crash.program.storage.sequence, pledged: crash.pledged });
  },

  /** What the program calls saved, the test must find again. */
  watchSaving() {
    const { storage } = crash.program;
    storage.addEventListener("change", () => {
      const { durableSequence } = storage;
      while (crash.reached.length > 1 && crash.reached[1].sequence <= durableSequence) crash.reached.shift();
      const [first] = crash.reached;
      if (!first || first.sequence > durableSequence || first.pledged <= crash.saved) return;
      crash.saved = first.pledged;
      window.crashSay("saved", crash.saved);
    });
  },

  async waitWhileBusy() {
    const until = performance.now() + LONGEST_WAIT_MS;
    while (crash.program._crash_is_busy() && performance.now() < until) await pause(2);
  },

  /** @type {Record<string, (step: {number: number, amount: number}) => void | Promise<void>>} */
  steps: {
    async import({ number, amount }) {
      crash.program._crash_import(number, amount);
      await crash.waitWhileBusy();
    },
    async cancelledImport({ number, amount }) {
      crash.program._crash_import(number, amount);
      await pause(20);
      crash.program._crash_cancel();
      await crash.waitWhileBusy();
    },
    /** The archive goes out, changes, and comes back as it was. */
    async restore({ number }) {
      const archive = await window.bottega.exportArchive();
      const before = crash.text("_crash_fingerprint");
      crash.command("edit", { number, amount: 1 });
      crash.note();
      crash.pledge(before);
      await window.bottega.importArchive(archive);
    },
    async file({ number, amount }) {
      const line = `Riga del passo ${number}\n`;
      const content = new Blob([line.repeat(Math.ceil((amount * 1024) / line.length))]);
      const { hash, size } = await (await crash.files()).put(content);
      crash.withText(hash, (text) => crash.program._crash_attach(number, text, size));
    },
    async rest() {
      await window.bottega.idle();
      await pause(100);
    },
    settle: () => window.bottega.idle(),
    vacuum: () => crash.program._crash_vacuum(),
  },

  withText(text, use) {
    const { program } = crash;
    const bytes = program.lengthBytesUTF8(text) + 1;
    const address = program._malloc(bytes);
    program.stringToUTF8(text, address, bytes);
    use(address);
    program._free(address);
  },

  command(kind, { number, amount }) {
    const kinds = ["setUp", "edit", "add", "fill", "remove", "sell", "refuse", "fail"]; // as crash_run() counts
    return crash.program._crash_run(kinds.indexOf(kind), number, amount);
  },

  /** Runs a plan until the end that the test has in mind. */
  async work(plan) {
    crash.watchSaving();
    for (const step of plan) {
      crash.note();
      if (crash.steps[step.kind]) await crash.steps[step.kind](step);
      else crash.command(step.kind, step);
      crash.note();
      window.crashSay("step", step.number);
      if (step.pause !== null) await pause(step.pause);
    }
  },
};
window.crash = crash;

let transactions = 0;
const { transaction } = IDBDatabase.prototype;
IDBDatabase.prototype.transaction = function (stores, mode, options) {
  const opened = transaction.call(this, stores, mode, options);
  if (mode !== "readwrite") return opened;
  const number = ++transactions;
  window.crashSay("open", number, crash.program?.storage?.sequence ?? 0);
  for (const end of ["complete", "abort"]) opened.addEventListener(end, () => window.crashSay("end", number));
  return opened;
};
