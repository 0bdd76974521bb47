// Ways to keep SQLite in a browser, ours first, each behind the same few functions: open, run, durable, close.
// Every one has an exclusive lock and a cache of 16 MB; page size, journal and synchronous=FULL are as it brings them.

const SETTINGS = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;";
const NAME = "bench";

/** Our storage, under SQLite as the application has it. Its commits return at once; durable() waits. */
async function ours() {
  const { default: createProbe } = await import("./storage_probe.js");
  const { openArchive } = await import("./storage/open-archive.js");
  const { readOpeningCopy } = await import("./storage/opening-copy-store.js");
  const { wasmImage } = await import("./storage/wasm-image.js");
  let database;
  const program = await createProbe({ storage: { committed: (commit) => database.committed(commit) } });
  const run = (sql) => {
    const length = program.lengthBytesUTF8(sql) + 1;
    const text = program._malloc(length);
    program.stringToUTF8(sql, text, length);
    const answer = program.UTF8ToString(program._probe_run(text));
    program._free(text);
    if (answer.startsWith("error")) throw new Error(answer);
    return answer.trim();
  };
  return {
    open: async () => {
      database = await openArchive(NAME, wasmImage(program));
      if (database?.status.state !== "saved" || program._probe_open() !== 1) throw new Error("ours does not open");
      run("PRAGMA cache_size = -16384");
    },
    run,
    durable: () => database.waitDurable(),
    /** Some seconds after the last commit a large archive gets its opening copy. */
    rest: async () => {
      while (!(await readOpeningCopy(NAME))) await new Promise((resolve) => setTimeout(resolve, 500));
    },
    close: () => database.close(),
  };
}

/** wa-sqlite's stores in IndexedDB; a commit returns once it is durable. */
function waSqlite(className) {
  return async () => {
    const packageUrl = "./node_modules/@journeyapps/wa-sqlite";
    const { default: createModule } = await import(`${packageUrl}/dist/wa-sqlite-async.mjs`);
    const { Factory } = await import(`${packageUrl}/src/sqlite-api.js`);
    const vfsClass = (await import(`${packageUrl}/src/examples/${className}.js`))[className];
    const module = await createModule();
    const sqlite = Factory(module);
    let database;
    return {
      open: async () => {
        sqlite.vfs_register(await vfsClass.create(NAME, module), true);
        database = await sqlite.open_v2(NAME);
        await sqlite.exec(database, SETTINGS);
      },
      run: async (sql) => {
        let answer = "";
        await sqlite.exec(database, sql, (row) => (answer += row.join("|")));
        return answer;
      },
      durable: () => {},
      close: () => sqlite.close(database),
    };
  };
}

/** SQLite's own package on the origin's private files, in a worker, as it has to be. */
async function sahPool() {
  const { default: init } = await import("./node_modules/@sqlite.org/sqlite-wasm/dist/index.mjs");
  const sqlite = await init();
  let pool, database;
  return {
    open: async () => {
      pool = await sqlite.installOpfsSAHPoolVfs({ name: NAME });
      database = new pool.OpfsSAHPoolDb(`/${NAME}`);
      database.exec(SETTINGS);
    },
    run: (sql) => {
      const rows = database.exec(sql, { returnValue: "resultRows" });
      return rows.map((row) => row.join("|")).join("");
    },
    durable: () => {},
    close: () => {
      database.close();
      pool.pauseVfs();
    },
  };
}

/** sql.js, whose database is exported whole into one record. */
async function sqlJs() {
  const script = Object.assign(document.createElement("script"), { src: "./node_modules/sql.js/dist/sql-wasm-browser.js" });
  document.head.append(script); // no module
  await new Promise((loaded) => (script.onload = loaded));
  const { Database } = await window.initSqlJs({ locateFile: (file) => `./node_modules/sql.js/dist/${file}` });
  const answer = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  let database, store;
  return {
    open: async () => {
      const request = indexedDB.open(NAME);
      request.onupgradeneeded = () => request.result.createObjectStore("file");
      store = await answer(request);
      const bytes = await answer(store.transaction("file").objectStore("file").get(NAME));
      database = new Database(bytes);
      database.run(SETTINGS);
    },
    run: (sql) => database.exec(sql).map(({ values }) => values.map((row) => row.join("|")).join("")).join(""),
    durable: () =>
      new Promise((resolve, reject) => {
        const transaction = store.transaction("file", "readwrite", { durability: "strict" });
        transaction.objectStore("file").put(database.export(), NAME);
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      }),
    close: () => store.close(),
  };
}

export const ENGINES = {
  ours,
  "IDBMirrorVFS": waSqlite("IDBMirrorVFS"),
  "IDBBatchAtomicVFS": waSqlite("IDBBatchAtomicVFS"),
  "OPFS SAHPool": sahPool,
  "sql.js + export": sqlJs,
};
export const IN_WORKER = ["OPFS SAHPool"];
