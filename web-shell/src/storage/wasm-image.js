// The archive in the memory of the wasm program, through the functions of wasm-app/platform/page_store_bridge.hpp.

/**
 * What is used of the program; its memory view must be read afresh each time, since it changes when memory grows.
 * @typedef {object} StorageExports
 * @property {Uint8Array} HEAPU8
 * @property {(pageSize: number, size: number, sequence: number) => number} _storage_create
 * @property {(offset: number) => number} _storage_page_address
 * @property {() => number} _storage_is_writing
 */

/**
 * @param {StorageExports} program
 * @returns {import("./types.js").DatabaseImage}
 */
export function wasmImage(program) {
  /** @param {number} offset */
  const addressOf = (offset) => program._storage_page_address(offset) >>> 0;
  return {
    create: (pageSize, size, sequence) => program._storage_create(pageSize, size, sequence) === 1,
    write: (offset, bytes) => program.HEAPU8.set(bytes, addressOf(offset)),
    copy: (offset, length) => {
      const address = addressOf(offset);
      return program.HEAPU8.slice(address, address + length);
    },
    isWriting: () => program._storage_is_writing() === 1,
  };
}
