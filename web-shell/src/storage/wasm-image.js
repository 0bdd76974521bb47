// The archive in the memory of the wasm program, through the functions of wasm-app/platform/page_store_bridge.hpp.

const SMALLEST_PAGE = 512; // bytes
const PIECE = 4096;

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
  const view = (/** @type {number} */ offset, /** @type {number} */ length) => {
    const address = addressOf(offset);
    return /** @type {Uint8Array<ArrayBuffer>} */ (program.HEAPU8.subarray(address, address + length));
  };
  return {
    create: (pageSize, size, sequence) => program._storage_create(pageSize, size, sequence) === 1,
    write: (offset, bytes) => {
      const piece = offset % PIECE === 0 ? PIECE : SMALLEST_PAGE; // which never lies in two places
      for (let done = 0; done < bytes.length; ) {
        const address = addressOf(offset + done);
        let end = done + piece;
        while (end < bytes.length && addressOf(offset + end) === address + end - done) end += piece;
        program.HEAPU8.set(bytes.subarray(done, end), address);
        done = end;
      }
    },
    view,
    copy: (offset, length) => view(offset, length).slice(),
    isWriting: () => program._storage_is_writing() === 1,
  };
}
