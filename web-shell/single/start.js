// The first script of the one-file Bottega: everything else lies packed in the page. It unpacks a file when it is asked
// for, and runs scripts as what they are, scripts of the page, which the page's policy allows by their hash.
import { unpack } from "./lzma.js";

/** @typedef {Record<string, unknown>} Exports */
/** @typedef {(module: { exports: Exports }, require: (name: string) => Exports, load: (name: string) => Promise<Exports>) => void} Code */

const TYPES = { wasm: "application/wasm", ttf: "font/ttf" };

/** @type {Map<string, Code>} */
const codes = new Map();
/** @type {Map<string, { exports: Exports }>} */
const modules = new Map();

/** @type {any} */
const { trustedTypes } = globalThis;
const scripts = trustedTypes?.createPolicy("bottega-one-file", { createScript: (/** @type {string} */ text) => text });

/** @param {string} url "fonts/Inter-1A2B3C4D.ttf" */
function packedBlock(url) {
  const block = document.getElementById(url);
  if (!block) throw new Error(`${url} is not in this file`);
  return block;
}

/** @param {string} url @returns {Uint8Array<ArrayBuffer>} */
function bytesOf(url) {
  const { textContent, dataset } = packedBlock(url);
  const characters = atob(textContent ?? "");
  const packed = new Uint8Array(characters.length);
  for (let index = 0; index < packed.length; ++index) packed[index] = characters.charCodeAt(index); // from() takes 15 times as long
  return unpack(packed, Number(dataset.size));
}

/** Runs a script, which says with define() what it is. @param {string} url */
function run(url) {
  const text = new TextDecoder().decode(bytesOf(url));
  const element = document.createElement("script");
  element.text = scripts ? scripts.createScript(text) : text;
  document.head.append(element);
  element.remove();
}

/** @param {string} url @returns {Exports} */
function require(url) {
  const name = url.replace(/^\.\//, "");
  const known = modules.get(name);
  if (known) return known.exports;
  if (!codes.has(name)) run(name);
  const code = codes.get(name);
  if (!code) throw new Error(`${name} did not run`);
  const module = { exports: {} };
  modules.set(name, module);
  code(module, require, load);
  return module.exports;
}

/** Lets the page be drawn before something long. */
const breath = () => new Promise((resolve) => setTimeout(resolve));

/** What import() is elsewhere. @param {string} url */
async function load(url) {
  await breath();
  return require(url);
}

/** What fetch() is elsewhere. @param {string} url */
async function response(url) {
  await breath();
  const type = TYPES[/** @type {keyof typeof TYPES} */ (url.replace(/^.*\./, ""))] ?? "application/octet-stream";
  return new Response(bytesOf(url), { headers: { "content-type": type } });
}

/** @param {string} name @param {Code} code */
const define = (name, code) => void codes.set(name, code);

Object.assign(globalThis, { bottegaOneFile: { define, response } });
require(/** @type {string} */ (document.currentScript?.dataset.program));
