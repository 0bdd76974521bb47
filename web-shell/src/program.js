// The running wasm program, as the rest of the shell calls it: texts and bytes cross the border here and nowhere else.

/** @typedef {import("bottega-wasm").BottegaModule} BottegaModule */

const decoder = new TextDecoder();

export class Program {
  /** @param {BottegaModule} module @param {(failure: unknown) => void} onCrash */
  constructor(module, onCrash) {
    this.module = module;
    this.onCrash = onCrash;
    this.hasCrashed = false;
  }

  /**
   * Calls an exported function; texts become zero-terminated UTF-8 for the length of the call.
   * @param {string} name @param {...(string | number)} args
   * @returns {number}
   */
  call(name, ...args) {
    if (this.hasCrashed) return 0;
    /** @type {number[]} */
    const kept = [];
    try {
      const raw = args.map((value) => (typeof value === "string" ? this.#keepText(value, kept) : value));
      return this.module[`_${name}`](...raw);
    } catch (failure) {
      this.hasCrashed = true;
      this.onCrash(failure);
      return 0;
    } finally {
      if (!this.hasCrashed) for (const pointer of kept) this.module._free(pointer);
    }
  }

  /**
   * Like call(), with bytes as the last two arguments: their address and their number.
   * @param {string} name @param {Uint8Array} bytes @param {...(string | number)} args
   */
  callWithBytes(name, bytes, ...args) {
    const pointer = this.module._malloc(Math.max(1, bytes.length));
    this.module.HEAPU8.set(bytes, pointer);
    try {
      return this.call(name, ...args, pointer, bytes.length);
    } finally {
      if (!this.hasCrashed) this.module._free(pointer);
    }
  }

  /** @param {number} pointer @param {number} length */
  text(pointer, length) {
    return length ? decoder.decode(this.module.HEAPU8.subarray(pointer, pointer + length)) : "";
  }

  /** A copy that outlives the call. @param {number} pointer @param {number} length */
  bytes(pointer, length) {
    return this.module.HEAPU8.slice(pointer, pointer + length);
  }

  /** @param {string} text @param {number[]} kept */
  #keepText(text, kept) {
    const size = this.module.lengthBytesUTF8(text) + 1;
    const pointer = this.module._malloc(size);
    this.module.stringToUTF8(text, pointer, size);
    kept.push(pointer);
    return pointer;
  }
}
