// What is measured, the same rows and the same SQL for every engine; in the page or in a worker.
import { ENGINES } from "./engines.js";

/** All bytes given to IndexedDB or to the private files. */
let written = 0;
const sizeOf = (value) => {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (value instanceof ArrayBuffer) return value.byteLength;
  if (typeof value === "string") return value.length;
  if (value && typeof value === "object") return Object.values(value).reduce((sum, part) => sum + sizeOf(part), 0);
  return 8;
};

function countWrites() {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (value, ...key) {
    written += sizeOf(value);
    return put.call(this, value, ...key);
  };
  const handle = globalThis.FileSystemSyncAccessHandle?.prototype;
  if (!handle) return;
  const { write } = handle;
  handle.write = function (bytes, ...options) {
    written += bytes.byteLength;
    return write.call(this, bytes, ...options);
  };
}

/** Durable means that it is on the disk, for all of them: where an engine does not say so, we say it for it. */
function beStrict() {
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    return transaction.call(this, stores, mode, mode === "readwrite" ? { ...options, durability: "strict" } : options);
  };
}

countWrites();
beStrict();

let engine;

const row = (number, notes) => {
  const mixed = Math.imul(number, 2654435761) >>> 0;
  return `(${number}, 'Ditta ${mixed % 99991}', 'c${mixed}@example.com', 'Via ${mixed % 977} n. ${number % 200}', ` +
    `${mixed % 1000000}, '${notes(number)}')`;
};
const shortNotes = (number) => `nota ${number} `.repeat(4);
const longNotes = (number) => `nota ${number} `.repeat(90).slice(0, 960);

/** Statements of 250 rows each, so that no engine's way of binding values counts. */
function inserts(first, count, notes = shortNotes) {
  const statements = [];
  for (let next = first; next < first + count; next += 250) {
    const rows = Array.from({ length: Math.min(250, first + count - next) }, (_, index) => row(next + index, notes));
    statements.push(`INSERT INTO t VALUES ${rows.join(",")}`);
  }
  return statements;
}

async function inOneTransaction(statements) {
  await engine.run("BEGIN");
  for (const sql of statements) await engine.run(sql);
  await engine.run("COMMIT");
}

async function timed(work) {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

export const phases = {
  async open(name) {
    engine = await ENGINES[name]();
    return timed(() => engine.open());
  },
  async schema() {
    await engine.run(
      "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, email TEXT, street TEXT, amount INTEGER, notes TEXT);" +
      "CREATE INDEX t_email ON t (email); CREATE INDEX t_amount ON t (amount, name)",
    );
    await engine.durable();
  },
  /** Milliseconds for rows in one transaction, until it is durable. */
  async rows({ first, count }) {
    const statements = inserts(first, count);
    return timed(async () => {
      await inOneTransaction(statements);
      await engine.durable();
    });
  },
  /** Milliseconds a commit of one row, each durable before the next begins. */
  async acknowledged({ first, count }) {
    const before = written;
    const took = await timed(async () => {
      for (let next = first; next < first + count; next++) {
        await engine.run(`INSERT INTO t VALUES ${row(next, shortNotes)}`);
        await engine.durable();
      }
    });
    return { each: took / count, bytes: (written - before) / count };
  },
  /** Milliseconds for many commits of one row until the last of them is durable. */
  async burst({ first, count }) {
    return timed(async () => {
      for (let next = first; next < first + count; next++) await engine.run(`INSERT INTO t VALUES ${row(next, shortNotes)}`);
      await engine.durable();
    });
  },
  /** An archive of about so many megabytes, left alone for a while as a person leaves it. */
  async grow({ megabytes }) {
    for (let part = 0; part < megabytes; part++) await inOneTransaction(inserts(1 + part * 840, 840, longNotes));
    await engine.durable();
    await engine.rest?.();
    return Number(await engine.run("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"));
  },
  /** Milliseconds from a closed database to the first answer, with the program loaded already. */
  async cold(name) {
    engine = await ENGINES[name]();
    let count;
    const took = await timed(async () => {
      await engine.open();
      count = await engine.run("SELECT count(*) FROM t WHERE amount BETWEEN 1000 AND 2000");
    });
    return { took, count: Number(count) };
  },
  count: async () => Number(await engine.run("SELECT count(*) FROM t")),
  close: () => engine.close(),
};
