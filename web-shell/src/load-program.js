// Fetches and starts the wasm program and its fonts, telling how far it is.
import { data, fonts, later, wasm } from "bottega-assets";
import createBottega from "bottega-wasm";
import { DataFiles } from "./data-files.js";
import { LaterCode } from "./later-code.js";
import { fetchOwn } from "./own-file.js";

/** @param {string} language */
export const totalBytes = (language) =>
  wasm.bytes + data[language].bytes + Object.values(fonts).reduce((sum, font) => sum + font.bytes, 0);

/**
 * The response, counted while it is read. Sizes are of the uncompressed file, as the build knows them, so they are true
 * under any Content-Encoding.
 * @param {string} url @param {(bytes: number) => void} onBytes
 */
async function fetchCounted(url, onBytes) {
  const response = await fetchOwn(url);
  if (!response.ok || !response.body) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  const counter = new TransformStream({
    transform(chunk, controller) {
      onBytes(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counter), { headers: { "content-type": response.headers.get("content-type") ?? "" } });
}

/** @param {WebAssembly.Imports} imports @param {(bytes: number) => void} onBytes */
async function instantiate(imports, onBytes) {
  const response = await fetchCounted(wasm.url, onBytes);
  if (response.headers.get("content-type") === "application/wasm") {
    return WebAssembly.instantiateStreaming(response, imports);
  }
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

/**
 * @param {(bytes: number) => void} onBytes
 * @returns {Promise<{ module: import("bottega-wasm").BottegaModule, laterCode: LaterCode }>}
 */
export async function loadProgram(onBytes) {
  const laterCode = new LaterCode(later);
  const module = await startProgram(laterCode, onBytes);
  await laterCode.loadIfKept();
  return { module, laterCode };
}

/** @param {LaterCode} laterCode @param {(bytes: number) => void} onBytes @returns {Promise<import("bottega-wasm").BottegaModule>} */
function startProgram(laterCode, onBytes) {
  return new Promise((resolve, reject) => {
    createBottega({
      instantiateWasm: (imports, done) => {
        const whole = { ...imports, placeholder: laterCode.placeholders };
        instantiate(whole, onBytes).then(({ instance, module }) => {
          laterCode.belongsTo(instance);
          done(instance, module);
        }, reject);
        return {};
      },
      print: (text) => console.warn(text),
      printErr: (text) => console.error(text),
      onAbort: (reason) => reject(new Error(String(reason))),
    }).then(resolve, reject);
  });
}

/** With the texts of a language. @param {string} language @param {(bytes: number) => void} onBytes */
export async function loadData(language, onBytes) {
  const dataFiles = new DataFiles();
  await dataFiles.load(language, (url) => fetchCounted(url, onBytes));
  await dataFiles.loadIfKept();
  return dataFiles;
}

/** @param {(bytes: number) => void} onBytes @returns {Promise<Map<string, Uint8Array>>} by file name */
export async function loadFonts(onBytes) {
  const loaded = await Promise.all(
    Object.entries(fonts).map(async ([name, { url }]) => {
      const response = await fetchCounted(url, onBytes);
      return /** @type {[string, Uint8Array]} */ ([name, new Uint8Array(await response.arrayBuffer())]);
    }),
  );
  return new Map(loaded);
}
